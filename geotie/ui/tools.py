"""Pictures of a chart and the printer: what a browser does itself, so that it works offline."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import polars as pl
import streamlit as st

from geotie.export import to_csv
from geotie.ui.routes import plotly_path

_ASSETS = Path(__file__).parent / "assets"
_tools = st.components.v2.component(
    "geotie_tools",
    html='<div class="gt-tools"></div>',
    css=(_ASSETS / "tools.css").read_text(encoding="utf-8"),
    js=(_ASSETS / "tools.js").read_text(encoding="utf-8"),
    isolate_styles=False,
)


def take_home(what: str, table: pl.DataFrame, *, chart: str, name: str, svg: str = "") -> None:
    """
    Buttons for what is seen: its numbers as CSV, its picture as SVG and PNG.

    `chart` is the key of the chart on the page; where it is no Plotly chart, `svg` is its picture. `name` names the files.
    """
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"{chart}_files"):
        csv_button(what, table, key=chart, name=name)
        data = {"chart": chart, "what": what, "name": name, "plotly": plotly_path(), "svg": svg}
        _tools(key=f"{chart}_picture", data=data, width="content")


def csv_button(what: str, table: pl.DataFrame, *, key: str, name: str) -> None:
    """A table as it stands, made into a file when it is asked for."""
    st.download_button(
        "CSV",
        partial(to_csv, table),
        file_name=f"{name}.csv",
        mime="text/csv",
        key=f"{key}_csv",
        on_click="ignore",
        type="tertiary",
        icon=":material/download:",
        help=f"The numbers of {what}",
    )


def print_button() -> None:
    _tools(key="print", data={"print": True}, width="content")
