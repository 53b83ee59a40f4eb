"""Method: how records are made, what is counted, where the limits are, and where the reference data comes from."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from geotie.datafiles import data_file
from geotie.records import EXTRACTOR_VERSION

_TEXT = Path(__file__).with_name("assets") / "method.md"


def page() -> None:
    st.title("Method")
    st.markdown(_TEXT.read_text(encoding="utf-8"))
    st.caption(f"Version of the extraction rules: {EXTRACTOR_VERSION}.")
    st.header("Reference data and licences")
    with st.expander("Origin, version and licence of each table"):
        st.markdown(data_file("README.md").read_text(encoding="utf-8"))
