"""Journeys: every tour as a row, its countries in order of travel; a chosen row shows its stops and their sentences."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby

import polars as pl
import streamlit as st

from geotie.archive import Archive
from geotie.measures.itineraries import itineraries
from geotie.ui import cache, links, state
from geotie.ui.article_view import dress_page
from geotie.ui.record_cards import journeys_html
from geotie.ui.route_map import show_route
from geotie.ui.words import STATUS_WORDS, counted, name_of, plain

_ROW_PIXELS = 35  # of the table
_MOST_ROWS = 14  # then it scrolls, so that what is chosen stands in sight below it


def page() -> None:
    dress_page()
    st.title("Journeys")
    journeys = itineraries(cache.tables(state.archive_path(), state.revision()))
    if journeys.is_empty():
        st.info("The archive holds no journeys yet. Read an article that tells of one and add it to the map.")
        return
    shown = _filtered(journeys)
    found = f"{counted(len(shown), 'journey')} of {len(journeys)} in the archive"
    st.caption(f"{found}; each counts once, however many articles tell of it.")
    if shown.is_empty():
        st.info("No journey fits these filters. Widen one of them.")
        return
    chosen = _table(shown)
    if chosen is None:
        st.write("Choose a row to see the stops with their sentences.")
    else:
        _journey(chosen)


def route_words(countries: list[str], statuses: list[str]) -> str:
    """ "Cuba → Venezuela → Bolivia (planned)"; a tour of one status throughout tells it once, "Cuba → Venezuela (all planned)"."""
    stops = [stop for stop, _ in groupby(zip(countries, statuses, strict=True))]  # two cities of one country are one step
    if len(stops) > 1 and len({status for _, status in stops}) == 1 and stops[0][1] != "done":
        return f"{' → '.join(name_of(code) for code, _ in stops)} (all {STATUS_WORDS[stops[0][1]]})"
    return " → ".join(name_of(code) + ("" if status == "done" else f" ({STATUS_WORDS[status]})") for code, status in stops)


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
    column = iter(st.columns(4))
    with next(column):
        visitor = st.text_input("Visitor or role", key="visitor", bind="query-params", placeholder="any")
    with next(column):
        chosen_homes = _choice("From", homes, "home", "any country")
    with next(column):
        chosen_countries = _choice("To", visited, "visited", "any country")
    with next(column):
        chosen_statuses = _choice("Status of a stop", list(STATUS_WORDS), "status", "any", STATUS_WORDS)
    return matching(journeys, visitor, chosen_homes, chosen_countries, chosen_statuses)


def _choice(label: str, options: list[str], key: str, nothing: str, words: Mapping[str, str] | None = None) -> list[str]:
    naming = words.__getitem__ if words else name_of
    return st.multiselect(label, options, format_func=naming, key=key, bind="query-params", placeholder=nothing)


def _by_name(codes: list[str]) -> list[str]:
    return sorted(codes, key=name_of)


def _table(journeys: pl.DataFrame) -> str | None:
    """The journeys as rows; the visit of the row chosen, if there is one."""
    rows = journeys.select(
        pl.col("visitor").alias("Visitor"),
        pl.col("role").alias("Role"),
        _named("home").alias("From"),
        _routes(journeys).alias("Route"),
        pl.col("countries").list.len().alias("Stops"),
        pl.col("first").alias("First day"),
        pl.col("last").alias("Last day"),
        pl.when(pl.col("day_source") == "text").then(pl.lit("in the text")).otherwise(pl.lit("of publication")).alias("Day"),
        pl.col("reports").alias("Articles"),
    )
    event = st.dataframe(
        rows,
        key="journeys_table",
        on_select="rerun",
        selection_mode="single-row",
        column_config={
            "Route": st.column_config.TextColumn(width="large", help="Countries in order of travel"),
            "First day": st.column_config.DateColumn(format="YYYY-MM-DD"),
            "Last day": st.column_config.DateColumn(format="YYYY-MM-DD"),
            "Day": st.column_config.TextColumn(help="Whether the text gives the days; else the article's own day stands in"),
            "Articles": st.column_config.NumberColumn(help="Articles of the archive that tell of this journey"),
        },
        placeholder="",
        height=min(_MOST_ROWS, len(rows) + 1) * _ROW_PIXELS + 3,
    )
    selected = event["selection"]["rows"]
    return journeys["visit_id"][selected[0]] if selected and selected[0] < len(journeys) else None


def _named(column: str) -> pl.Expr:
    return pl.col(column).map_elements(name_of, return_dtype=pl.String)


def _routes(journeys: pl.DataFrame) -> pl.Series:
    return pl.Series([route_words(*row) for row in journeys.select("countries", "statuses").iter_rows()], dtype=pl.String)


def _journey(visit_id: str) -> None:
    """Stops of a visit with their sentences, and the way to its article."""
    article_id, _, visit = visit_id.rpartition(".v")
    with Archive.open(state.archive_path(), readonly=True) as archive:
        extraction = archive.extraction(article_id)
    itinerary = extraction.itineraries[int(visit) - 1]
    words, route = st.columns([3, 2], gap="large")
    with words:
        st.html(journeys_html([itinerary], extraction.article.text))
    with route:
        show_route([itinerary], key="journey_route")
    links.to("read", "Open the article", article=article_id, at=str(itinerary.stops[0].evidence.start))
    article = extraction.article
    st.caption(f"Told in “{plain(article.title or 'Untitled article')}”, {plain(article.outlet or 'unknown outlet')}.")
