"""Tours over time: each journey as a row of bars, on the calendar of a year or counted from its first day."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

import polars as pl
import streamlit as st

from geotie.figures import theme
from geotie.figures.gantt import Stay, gantt, legend_html
from geotie.measures.stays import stays
from geotie.ui import address
from geotie.ui.journey_words import stay_of
from geotie.ui.kept import said
from geotie.ui.paging import page_of
from geotie.ui.seen import Seen
from geotie.ui.tools import take_home
from geotie.ui.words import counted, name_of

_ROWS = 30
_NAME = 26  # characters of a row's name
_AXES = {"tour": "Day of the tour", "calendar": "Calendar"}
_CHART = {"displayModeBar": False, "scrollZoom": False}


def over_time(shown: Seen, journeys: pl.DataFrame) -> str | None:
    """The chart of these journeys; the visit of the bar that was clicked, or of the address."""
    told = stays(shown.tables, shown.window).filter(pl.col("journey").is_in(journeys["journey"].to_list()))
    tours = _tours(told, journeys["visit_id"].to_list())
    years = sorted({stay.first.year for stays_of in tours.values() for stay in stays_of}, reverse=True)
    if not years:
        st.info("The articles tell no day of these journeys.")
        return None
    with st.container(horizontal=True, vertical_alignment="bottom"):
        axis = st.segmented_control(
            "Days", list(_AXES), default="tour", required=True, format_func=_AXES.__getitem__, key="axis", bind="query-params"
        )
        year = st.selectbox("Year", years, key="year", bind="query-params", width=120) if axis == "calendar" else None
    kept = {visit: of for visit, of in tours.items() if _shown(of, year)}
    undated = journeys.height - (len(tours) if year else len(kept))
    left = f"; {counted(undated, 'journey')} of which no day is told {'is' if undated == 1 else 'are'} left out" if undated else ""
    first, last = page_of(len(kept), _ROWS, key="page")
    part = f"{first + 1} to {last} of " if len(kept) > _ROWS else ""
    st.caption(f"{part}{counted(len(kept), 'journey')}{', the latest first' if len(kept) > 1 else ''}{left}.")
    rows = [(_row_name(told, visit), of) for visit, of in list(kept.items())[first:last]]
    period = _months(year, [stay for _, of in rows for stay in of]) if year else None
    look = theme(st.context.theme.type)
    st.html(legend_html([stay for _, of in rows for stay in of], look))
    key = f"journeys_gantt_{axis}_{year}_{first}"

    def chosen() -> None:
        picked = [point["customdata"] for point in said(key)["selection"]["points"] if point.get("customdata")]
        address.tell({"visit": str(picked[0][0]) if picked else None})

    with st.container(key="journeys_gantt_box"):
        st.plotly_chart(
            gantt(rows, look, period),
            theme=None,
            key=key,
            config=_CHART,
            alt="A row per journey with a bar for each stop",
            on_select=chosen,
            selection_mode="points",
        )
    numbers = told.filter(pl.col("visit_id").is_in(list(kept))).drop("published")
    take_home("these tours", numbers, chart="journeys_gantt_box", name="geotie-tours")
    visit = st.query_params.get("visit")
    if visit is None:
        st.write("Choose a bar to see the stops with their sentences.")
    return visit


def _months(year: int, shown: list[Stay]) -> tuple[date, date]:
    """The whole months of a year that these stays take up, three at least."""
    first = max(date(year, 1, 1), min((stay.first for stay in shown), default=date(year, 1, 1))).month
    last = min(date(year, 12, 31), max((stay.last for stay in shown), default=date(year, 12, 31))).month
    first, last = min(first, 10), max(last, min(first, 10) + 2)
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def _shown(stays_of: list[Stay], year: int | None) -> bool:
    """On a calendar what may lie in the year; in days of the tour what has a day to count from."""
    if year is None:
        return any(stay.sure for stay in stays_of)
    return any(stay.first.year <= year <= stay.last.year for stay in stays_of)


def _tours(told: pl.DataFrame, order: list[str]) -> dict[str, list[Stay]]:
    """The dated stays of each visit, in the order given; visits without any day are left out."""
    found: dict[str, list[Stay]] = {visit: [] for visit in order}
    for row in told.iter_rows(named=True):
        stay = stay_of(row)
        if stay is not None and row["visit_id"] in found:
            found[row["visit_id"]].append(stay)
    return {visit: of for visit, of in found.items() if of}


def _row_name(told: pl.DataFrame, visit_id: str) -> str:
    of = told.filter(pl.col("visit_id") == visit_id)
    visitor, home = of.select("visitor", "home").row(0)
    who = visitor or f"Visitor of {name_of(home)}"
    name = who if len(who) <= _NAME else f"{who[: _NAME - 1].rstrip()}…"
    return f"{name} {of['first'].dt.year().min()!s}"
