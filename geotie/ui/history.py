"""The browser’s history, kept to one step for each act of the visitor."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

_history = st.components.v2.component(
    "geotie_history",
    css=".st-key-history { position: absolute; width: 1px !important; }",
    js=(Path(__file__).parent / "assets" / "history.js").read_text(encoding="utf-8"),
    isolate_styles=False,
)


def one_step_per_act() -> None:
    """However often the address is written on the way to a page, back leads to the page before. Called on each run."""
    _history(key="history", data={"role": "history"}, height=1)
