"""Visitors beside each other: where both went, and where they were on the same days."""

from __future__ import annotations

from typing import Any

import polars as pl
import streamlit as st

from geotie.figures import theme
from geotie.figures.visited import visited_map
from geotie.measures import evidence
from geotie.measures.stays import compared, meetings, stays
from geotie.ui.choosing import choose_row
from geotie.ui.evidence_rows import evidence_rows
from geotie.ui.journey_words import days_words, status_note, stay_words
from geotie.ui.report import table_html
from geotie.ui.routes import borders_path
from geotie.ui.seen import Seen
from geotie.ui.tools import csv_button, take_home
from geotie.ui.words import counted, name_of

_MOST_VISITORS = 6
_WHY = {
    "certain": "the text tells days on which both were there",
    "planned": "one of the stays is only announced",
    "undated": "one article tells of both at one place, without a day",
    "open": "the dates that the text tells leave it open",
}


def compare(shown: Seen) -> None:
    """A table of the countries that the visitors chosen went to, and when."""
    told = stays(shown.tables, shown.window)
    chosen = _visitors(told, "compare", "Visitors to compare", "Choose two or more", f"Up to {_MOST_VISITORS}")
    if len(chosen) < 2:
        st.write("Choose two visitors or more to see where they went, where both did, and when.")
        return
    table = compared(told, chosen)
    when = _when(told)
    both = table.filter(pl.col("visitors") > 1)
    rows = [
        (name_of(row["country"]), *("; ".join(when[stop] for stop in row[name]) for name in chosen))
        for row in table.iter_rows(named=True)
    ]
    caption = f"{counted(len(table), 'country', 'countries')} visited or planned, {len(both) or 'none'} by more than one of them"
    words, route = st.columns([3, 2], gap="large")
    with words:
        st.html(table_html(caption, ("Country", *chosen), rows))
        flat = pl.DataFrame([dict(zip(("country", *chosen), row, strict=True)) for row in rows])
    with route:
        went = {row["country"]: [name for name in chosen for _ in row[name]] for row in table.iter_rows(named=True)}
        look, geojson = theme(st.context.theme.type), borders_path(shown.policy, far=True)
        figure = visited_map(chosen, went, look, geojson, policy=shown.policy)
        alt = f"World map: countries that {', '.join(chosen)} visited or planned to visit"
        with st.container(key="compare_box"):
            st.plotly_chart(figure, theme=None, key="compare_map", config={"displayModeBar": False, "scrollZoom": False}, alt=alt)
        take_home("this comparison", flat, chart="compare_box", name="geotie-compared")
    _records(shown, table, chosen)


def _records(shown: Seen, table: pl.DataFrame, chosen: tuple[str, ...]) -> None:
    country = st.selectbox(
        "Records of visits to",
        table["country"].to_list(),
        index=None,
        format_func=name_of,
        placeholder="Choose a country",
        width=300,
        key="visits_to",
        bind="query-params",
    )
    if country:
        row = table.filter(pl.col("country") == country).row(0, named=True)
        _show_stops(shown, [stop for name in chosen for stop in row[name]], "compare")


def show_meetings(shown: Seen) -> None:
    """Pairs of visitors in one country on the same days, certain ones first; a chosen row shows the sentences of both stays."""
    told = stays(shown.tables, shown.window)
    chosen = _visitors(
        told, "met", "Visitors", "everybody", "With one visitor: all whom he or she may have met. With more: only those among them."
    )
    found = meetings(told, chosen)
    if found.is_empty():
        st.info("No two of these visitors were in one country on the same days, as far as the articles tell.")
        return
    certain = found.filter(pl.col("certainty") == "certain").height
    st.caption(
        f"{counted(len(found), 'pair of stays', 'pairs of stays')} in one country on the same days: {certain} certain, "
        f"{len(found) - certain} possible. Being in one place is no proof of a meeting. Visitors at home are not counted."
    )
    rows = found.select(
        pl.col("visitor").alias("Visitor"),
        _named("home").alias("Of"),
        pl.col("other").alias("And"),
        _named("other_home").alias("of"),
        _named("country").alias("Country"),
        pl.col("place").alias("Same place"),
        pl.Series("Days in common", [days_words(*row) for row in found.select("first", "last").iter_rows()], pl.String),
        pl.col("certainty").alias("Certainty"),
        pl.Series("Because", [why(row) for row in found.iter_rows(named=True)], pl.String),
    )
    pairs = [f"{one}~{other}" for one, other in found.select("stop_id", "other_stop_id").iter_rows()]
    pair = choose_row(rows, pairs, "stays", key="meetings_table", config={"Because": st.column_config.TextColumn(width="large")})
    csv_button("these meetings", rows, key="meetings", name="geotie-same-place-same-days")
    if pair is not None and pair in pairs:
        _show_stops(shown, pair.split("~"), "meeting")
    else:
        st.write("Choose a row to read the sentences of both stays.")


def why(row: dict[str, Any]) -> str:
    """Why a meeting is certain or only possible."""
    if row["certainty"] == "certain":
        return _WHY["certain"]
    if row["planned"]:
        return _WHY["planned"]
    return _WHY["undated" if row["first"] is None else "open"]


def _visitors(told: pl.DataFrame, key: str, label: str, placeholder: str, words: str) -> tuple[str, ...]:
    """Names of visitors, chosen in the address too."""
    known = told.filter(pl.col("visitor") != "").group_by("visitor").agg(pl.len(), pl.first("home")).sort("visitor")
    homes = dict(known.select("visitor", "home").iter_rows())
    names = list(homes)

    def called(name: str) -> str:
        return f"{name} ({name_of(homes[name])})" if homes.get(name) else name

    chosen = st.multiselect(
        label,
        names,
        format_func=called,
        key=key,
        bind="query-params",
        placeholder=placeholder,
        max_selections=_MOST_VISITORS,
        help=words,
    )
    return tuple(chosen)


def _when(told: pl.DataFrame) -> dict[str, str]:
    return {row["stop_id"]: _place(row) + stay_words(row) + status_note(row["status"]) for row in told.iter_rows(named=True)}


def _place(row: dict[str, Any]) -> str:
    return f"{row['place']}, " if row["place"] else ""


def _named(column: str) -> pl.Expr:
    return pl.col(column).map_elements(name_of, return_dtype=pl.String)


def _show_stops(shown: Seen, stop_ids: list[str], key: str) -> None:
    rows = evidence(shown.tables, layers=("journeys",)).filter(pl.col("record_id").is_in(stop_ids)).collect()
    evidence_rows(shown.path, shown.revision, shown.tables, rows, key=key)
