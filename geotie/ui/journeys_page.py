"""Journeys: every tour as a row, tours over time, visitors beside each other, and whose stays met."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import polars as pl
import streamlit as st

from geotie.measures import evidence_of_visit
from geotie.measures.itineraries import itineraries
from geotie.ui import links
from geotie.ui.article_view import dress_page
from geotie.ui.choosing import DAY, choose_row
from geotie.ui.evidence_rows import evidence_rows
from geotie.ui.journey_words import itinerary_of, route_words
from geotie.ui.journeys_compared import compare, show_meetings
from geotie.ui.journeys_over_time import over_time
from geotie.ui.report import STYLE
from geotie.ui.route_map import show_route
from geotie.ui.seen import Seen, seen, tell_filters, tell_nothing
from geotie.ui.tools import csv_button
from geotie.ui.words import STATUS_WORDS, counted, name_of

Part = Literal["table", "time", "compare", "meetings"]
_PARTS: dict[Part, str] = {
    "table": "Table",
    "time": "Over time",
    "compare": "Compare visitors",
    "meetings": "Same place, same days",
}


def page() -> None:
    dress_page()
    st.html(STYLE)
    shown = seen()
    st.title("Journeys")
    tell_filters(shown)
    journeys = itineraries(shown.tables, shown.window)
    if journeys.is_empty():
        tell_nothing(shown, "journeys", "journey")
        return
    part = st.segmented_control(
        "View", list(_PARTS), default="table", required=True, format_func=_PARTS.__getitem__, key="tab", bind="query-params",
        label_visibility="collapsed",
    )  # fmt: skip
    if part == "compare":
        compare(shown)
    elif part == "meetings":
        show_meetings(shown)
    else:
        _listed(shown, journeys, part)


def _listed(shown: Seen, journeys: pl.DataFrame, part: Part) -> None:
    """The journeys that fit the filters, as rows or over time, and the one chosen."""
    fitting = _filtered(journeys)
    found = f"{counted(len(fitting), 'journey')} of {len(journeys):,}"
    st.caption(f"{found} in the archive; each counts once, however many articles tell of it.")
    if fitting.is_empty():
        st.info("No journey fits these filters. Widen one of them.")
        return
    chosen = over_time(shown, fitting) if part == "time" else _table(fitting)
    if chosen is not None:
        _journey(shown, chosen)


def matching(journeys: pl.DataFrame, visitor: str, homes: list[str], visited: list[str], statuses: list[str]) -> pl.DataFrame:
    """Journeys that fit all filters; an empty filter lets everything pass."""
    if words := visitor.casefold().split():
        told = pl.concat_str("visitor", "role", separator=" ").str.to_lowercase()
        journeys = journeys.filter(*(told.str.contains(word, literal=True) for word in words))
    if homes:
        journeys = journeys.filter(pl.col("home").is_in(homes))
    if visited:
        journeys = journeys.filter(pl.col("countries").list.set_intersection(visited).list.len() > 0)
    if statuses:
        journeys = journeys.filter(pl.col("statuses").list.set_intersection(statuses).list.len() > 0)
    return journeys


def _filtered(journeys: pl.DataFrame) -> pl.DataFrame:
    """Filters whose choices are in the address, so that a link reproduces the view."""
    homes = _by_name(journeys["home"].drop_nulls().unique().to_list())
    visited = _by_name(journeys["countries"].explode().drop_nulls().unique().to_list())
    with st.container(horizontal=True, key="filters"):
        visitor = st.text_input("Visitor or role", key="visitor", bind="query-params", placeholder="any")
        chosen_homes = _choice("From", homes, "home", "any country")
        chosen_countries = _choice("To", visited, "visited", "any country")
        chosen_statuses = _choice("Status of a stop", list(STATUS_WORDS), "status", "any", STATUS_WORDS)
    return matching(journeys, visitor, chosen_homes, chosen_countries, chosen_statuses)


def _choice(label: str, options: list[str], key: str, nothing: str, words: Mapping[str, str] | None = None) -> list[str]:
    naming = words.__getitem__ if words else name_of
    return st.multiselect(label, options, format_func=naming, key=key, bind="query-params", placeholder=nothing)


def _by_name(codes: list[str]) -> list[str]:
    return sorted(codes, key=name_of)


def _table(journeys: pl.DataFrame) -> str | None:
    """The journeys as rows; the visit of the row chosen, or else of the address."""
    rows = journeys.select(
        pl.col("first").alias("First day"),
        pl.col("visitor").alias("Visitor"),
        _routes(journeys).alias("Route"),
        _named("home").alias("From"),
        pl.col("role").alias("Role"),
        pl.col("countries").list.len().alias("Stops"),
        pl.col("last").alias("Last day"),
        pl.when(pl.col("day_source") == "text").then(pl.lit("in the text")).otherwise(pl.lit("of publication")).alias("Day"),
        pl.col("reports").alias("Articles"),
    )
    config = {
        "Route": st.column_config.TextColumn(width="large", help="Countries in order of travel"),
        "First day": DAY,
        "Last day": DAY,
        "Day": st.column_config.TextColumn(help="Whether the text gives the days; else the article's own day stands in"),
        "Articles": st.column_config.NumberColumn(help="Articles of the archive that tell of this journey"),
    }
    visit = choose_row(rows, journeys["visit_id"].to_list(), "visit", key="journeys_table", config=config)
    csv_button("these journeys", rows, key="journeys", name="geotie-journeys")
    if visit is None:
        st.write("Choose a row to see the stops with their sentences.")
    return visit


def _named(column: str) -> pl.Expr:
    return pl.col(column).map_elements(name_of, return_dtype=pl.String)


def _routes(journeys: pl.DataFrame) -> pl.Series:
    return pl.Series([route_words(*row) for row in journeys.select("countries", "statuses").iter_rows()], dtype=pl.String)


def _journey(shown: Seen, visit_id: str) -> None:
    """Stops of a visit with their sentences, beside its route."""
    rows = evidence_of_visit(shown.tables, visit_id)
    if rows.is_empty():
        st.info("This journey is not in the archive, or not under what was chosen on the map.")
        return
    itinerary = itinerary_of(shown.tables.stops.filter(pl.col("visit_id") == visit_id).collect())
    words, route = st.columns([3, 2], gap="large")
    with words:
        who = itinerary.visitor or "Unnamed visitor"
        st.subheader(f"{who}: {route_words([stop.country for stop in itinerary.stops], [stop.status for stop in itinerary.stops])}")
        evidence_rows(shown.path, shown.revision, shown.tables, rows, key="journey")
    with route:
        show_route([itinerary], key="journey_route")
        with st.container(horizontal=True):
            links.to("map", "On the map", show=f"visit:{visit_id}")
