"""Method: how records are made, what is counted, where the limits are, and where the reference data comes from."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import streamlit as st

from geotie.datafiles import data_file
from geotie.plover import SCALE
from geotie.records import EXTRACTOR_VERSION
from geotie.ui.article_view import dress_page

_TEXT = Path(__file__).with_name("assets") / "method.md"


def page() -> None:
    dress_page()
    with st.container(width=860):
        st.title("Method")
        st.markdown(_TEXT.read_text(encoding="utf-8"))
        st.caption(f"Version of the extraction rules: {EXTRACTOR_VERSION}.")
        st.header("Types of ties")
        st.caption(
            "Types of the PLOVER ontology. The weight ranks kinds of acts from −10 (war) to +10 (union), after Goldstein (1992)."
        )
        st.table(_codebook())
        st.header("Reference data and licences")
        with st.expander("Origin, version and licence of each table"):
            st.markdown(data_file("README.md").read_text(encoding="utf-8"))


def _codebook() -> pl.DataFrame:
    """Friendly types first, each with its meaning and weight."""
    scales = sorted(SCALE.values(), key=lambda scale: -scale.weight)
    return pl.DataFrame(
        {
            "Type": [scale.type.lower() for scale in scales],
            "Sign": ["friendly (+)" if scale.weight > 0 else "hostile (−)" for scale in scales],
            "Weight": [f"{scale.weight:+.1f}".replace("-", "−") for scale in scales],
            "The source …": [scale.meaning for scale in scales],
        }
    )
