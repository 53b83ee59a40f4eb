"""Journeys and stays in words, and as records to draw."""

from __future__ import annotations

from datetime import date
from html import escape
from itertools import groupby
from typing import Any

import polars as pl

from geotie.figures.gantt import Stay
from geotie.records import Evidence, Itinerary, PartialDate, Status, Stop
from geotie.ui.words import STATUS_WORDS, day_words, name_of, span_words

Row = dict[str, Any]


def route_words(countries: list[str], statuses: list[str]) -> str:
    """ "Cuba → Venezuela → Bolivia (planned)"; a tour of one status throughout tells it once, "Cuba → Venezuela (all planned)"."""
    stops = [stop for stop, _ in groupby(zip(countries, statuses, strict=True))]  # two cities of one country are one step
    if len(stops) > 1 and len({status for _, status in stops}) == 1 and stops[0][1] != "done":
        return f"{' → '.join(name_of(code) for code, _ in stops)} (all {STATUS_WORDS[stops[0][1]]})"
    return " → ".join(name_of(code) + ("" if status == "done" else f" ({STATUS_WORDS[status]})") for code, status in stops)


def days_words(first: date | None, last: date | None) -> str:
    """ "3 to 5 June 2011"; "" where no day is known."""
    if first is None or last is None:
        return day_words(first or last)
    return span_words(PartialDate.of(first), PartialDate.of(last))


def stay_words(row: Row) -> str:
    """When a stay was, as far as it is known: "3 to 5 June 2011", "a day or more of June 2011", "between 3 and 9 June 2011"."""
    if row["sure_first"] is not None:
        return days_words(row["sure_first"], row["sure_last"])
    if row["precision"] == "month":
        return f"in {day_words(PartialDate(row['first'].year, row['first'].month))}"
    if row["precision"] == "year":
        return f"in {row['first'].year}"
    if row["precision"] == "between":
        if row["first"] == row["last"]:
            return f"about {day_words(row['first'])}"
        return f"between {day_words(row['first'])} and {day_words(row['last'])}"
    return f"day not told, article of {day_words(row['published'])}" if row["published"] else "day not told"


def status_note(status: str) -> str:
    """ " (planned)"; nothing for what took place."""
    return "" if status == "done" else f" ({STATUS_WORDS[status]})"


def stay_of(row: Row) -> Stay | None:
    """A row of `measures.stays` as a bar; None where no day is known."""
    if row["first"] is None:
        return None
    place = f"{row['place']}, {name_of(row['country'])}" if row["place"] else name_of(row["country"])
    words = (
        f"<b>{escape(row['visitor'] or 'Unnamed visitor')}</b><br>{escape(place)}{status_note(row['status'])}<br>{stay_words(row)}"
    )
    sure = None if row["sure_first"] is None else (row["sure_first"], row["sure_last"])
    return Stay(
        row["visit_id"], row["stop_id"], row["country"], row["home"], row["status"], row["first"], row["last"], sure, words
    )  # fmt: skip


def itinerary_of(stops: pl.DataFrame) -> Itinerary:
    """The stops of one visit, rows of the table of stops, as a journey to draw."""
    first = stops.row(0, named=True)
    drawn = tuple(
        Stop(row["country"], _NO_WORDS, row["place"] or "", row["lon"], row["lat"], status=_status(row["event_status"]))
        for row in stops.sort("number").iter_rows(named=True)
    )
    return Itinerary(first["visitor"], drawn, first["role"] or "", first["home"], first["purpose"] or "")


_NO_WORDS = Evidence(0, 0, "")


def _status(told: str) -> Status:
    return told if told in STATUS_WORDS else "done"  # type: ignore[return-value]
