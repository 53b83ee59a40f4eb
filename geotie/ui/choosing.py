"""Tables and lists of which one thing can be chosen: the choice is in the address, so that a link, a reload and back keep it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any
from zlib import crc32

import polars as pl
import streamlit as st

from geotie.ui import address
from geotie.ui.kept import said

DAY = st.column_config.DateColumn(format="YYYY-MM-DD")
_ROW_PIXELS = 35
_MOST_ROWS = 14  # then it scrolls, so that what is chosen stands in sight below it


def choose_row(
    table: pl.DataFrame,
    ids: Sequence[str],
    name: str,
    *,
    key: str,
    config: Mapping[str, Any] | None = None,
    clears: Iterable[str] = (),
) -> str | None:
    """
    The id of the row that the address tells under `name`, whether the table has it or not; None where it tells none.

    `ids` are those of the rows. A choice takes the names in `clears` out of the address.
    """
    widget = f"{key}_{crc32(' '.join(ids).encode()):08x}"  # other rows are another table, in which nothing is chosen yet
    chosen = st.query_params.get(name)
    gone = dict.fromkeys(clears)

    def pick() -> None:
        rows = said(widget)["selection"]["rows"]
        address.tell({**gone, name: ids[rows[0]] if rows and rows[0] < len(ids) else None})

    st.dataframe(
        table,
        key=widget,
        on_select=pick,
        selection_mode="single-row",
        selection_default={"selection": {"rows": [ids.index(chosen)] if chosen in ids else [], "columns": [], "cells": []}},
        column_config=dict(config or {}),
        placeholder="",
        height=min(_MOST_ROWS, len(table) + 1) * _ROW_PIXELS + 3,
    )
    return chosen


def choice(
    label: str,
    options: Sequence[str],
    told: str | None,
    choose: Callable[[str | None], None],
    *,
    key: str,
    **look: Any,
) -> None:
    """
    A selectbox that shows what is told elsewhere, and calls `choose` with what a visitor chooses in it.

    Each value told has a widget of its own. One widget that was set from here would say its value of before once more where the
    visitor did something before the browser heard of it, and so take the choice back.
    """
    widget = choice_key(key, told)
    index = options.index(told) if told in options else None
    st.selectbox(label, options, index=index, key=widget, on_change=lambda: choose(said(widget)), **look)


def choice_key(key: str, told: str | None) -> str:
    """The widget of such a selectbox while this is told."""
    return f"{key}_{told or 'none'}"
