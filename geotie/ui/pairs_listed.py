"""Pairs of countries as rows, the busiest first: what a matrix of the busiest countries leaves out is found here."""

from __future__ import annotations

import polars as pl
import streamlit as st

from geotie.ui.choosing import DAY, choose_row
from geotie.ui.tools import csv_button
from geotie.ui.words import counted, name_of


def with_countries(told: pl.DataFrame) -> pl.DataFrame:
    """The dyads that countries of the visitor's choice, kept in the address, take part in; all of them without a choice."""
    codes = sorted({*told["source"], *told["target"]}, key=name_of)
    chosen = st.multiselect(
        "With", codes, format_func=name_of, key="with", bind="query-params", placeholder="any country", width=320
    )  # fmt: skip
    return told.filter(pl.col("source").is_in(chosen) | pl.col("target").is_in(chosen)) if chosen else told


def pairs_listed(told: pl.DataFrame, of: int) -> None:
    """
    A row per dyad with its events; a chosen row becomes the pair of the address.

    `told` is a table of `measures.dyads`, `of` the number of dyads before the choice of countries.
    """
    rows = told.with_columns(events=pl.col("friendly") + pl.col("hostile")).sort(
        "events", "last", "source", "target", descending=[True, True, False, False], nulls_last=True
    )
    pairs = [f"{source}>{target}" for source, target in rows.select("source", "target").iter_rows()]
    st.caption(
        f"{counted(len(rows), 'pair')} of {of:,} with events, the busiest first; a pair has a direction. An event counts once, "
        "however many articles tell of it; a meeting or treaty counts both ways. Choose a row to read the sentences."
    )
    shown = rows.select(
        pl.col("source").map_elements(name_of, return_dtype=pl.String).alias("Acts"),
        pl.col("target").map_elements(name_of, return_dtype=pl.String).alias("Towards"),
        pl.col("events").alias("Events"),
        pl.col("friendly").alias("Friendly"),
        pl.col("hostile").alias("Hostile"),
        pl.col("weight").round(1).alias("Mean weight"),
        pl.col("first").alias("First"),
        pl.col("last").alias("Last"),
    )
    weight = st.column_config.NumberColumn(help="Of the kinds of acts, from −10 (war) to +10 (union)", format="%.1f")
    choose_row(
        shown,
        pairs,
        "pair",
        key="ties_pairs",
        config={"Mean weight": weight, "First": DAY, "Last": DAY},
        clears=("year",),
    )
    csv_button("these pairs", shown, key="ties_pairs", name="geotie-pairs")
