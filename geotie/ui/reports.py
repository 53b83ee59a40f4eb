"""Other reports of the event that a record tells of, and in what they contradict it: pure functions from tables to words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

from geotie.measures import Tables
from geotie.ui.words import MODALITY_WORDS, STATUS_WORDS, counted, day_words, name_of

Row = Mapping[str, Any]
_STOP = ("record_id", "article_id", "event_id", "country", "place", "start_text", "end_text", "status", "evidence_start")
_TIE = ("record_id", "article_id", "event_id", "date_text", "modality", "speaker", "evidence_start")
_ARTICLE = ("title", "outlet", "state_media", "published", "cluster_id")


@dataclass(frozen=True, slots=True)
class Report:
    """What another article says of the same event: `says` in words, `differs` names what is told otherwise there."""

    article_id: str
    title: str
    outlet: str
    state_media: bool
    published: date | None
    at: int  # offset of its words in the article
    says: str
    differs: tuple[str, ...]
    copy: bool  # of the same text


@dataclass(frozen=True, slots=True)
class Version:
    """One course of a journey, as one or more articles tell it."""

    course: str
    outlets: tuple[str, ...]
    articles: int


def other_reports(tables: Tables, rows: Iterable[Row]) -> dict[str, list[Report]]:
    """
    For rows of `measures.evidence` the reports of the same stay or act in other articles, those that contradict it first.

    By record_id; records that no other article tells of, and those that are no events, are left out.
    """
    rows = list(rows)
    stops, ties = ({row["record_id"] for row in rows if row["kind"] == kind} for kind in ("journey", "tie"))
    found: dict[str, list[Report]] = {}
    if stops:
        told = _told(tables, tables.stops.rename({"stop_id": "record_id"}), _STOP, stops)
        found |= _compared(told, stops, ("event_id", "country"), _stop_says, ("start_text", "status"))
    if ties:
        told = _told(tables, tables.ties.rename({"tie_id": "record_id"}), _TIE, ties)
        found |= _compared(told, ties, ("event_id",), _tie_says, ("date_text", "modality"))
    return found


def versions(tables: Tables, visit_id: str) -> list[Version]:
    """The courses that reports give of a journey, the most often told first; one of them where all agree."""
    ours = tables.stops.filter(pl.col("visit_id") == visit_id).select("event_id").unique()
    visits = (
        tables.stops.join(ours, on="event_id", how="semi")
        .sort("visit_id", "number")
        .group_by("visit_id", maintain_order=True)
        .agg(pl.first("article_id", "outlet"), "country", "status")
        .collect()
    )
    found: dict[str, list[tuple[str, str]]] = {}
    for row in visits.iter_rows(named=True):
        found.setdefault(_course(row["country"], row["status"]), []).append((row["outlet"], row["article_id"]))
    told = [
        Version(course, tuple(dict.fromkeys(outlet or "an outlet not known" for outlet, _ in by)), len({one for _, one in by}))
        for course, by in found.items()
    ]
    return sorted(told, key=lambda version: (-version.articles, version.course))


def reports_words(reports: list[Report]) -> str:
    """ "Told by 3 other articles, 1 of them otherwise"."""
    otherwise = sum(bool(report.differs) for report in reports)
    told = f"Told by {counted(len(reports), 'other article')}"
    return f"{told}, {otherwise} of them otherwise" if otherwise else told


def report_words(report: Report) -> str:
    """ "3 May 2019 · Havana, planned · another day"."""
    differs = f"another {' and another '.join(report.differs)}" if report.differs else ""
    facts = (day_words(report.published), report.says, differs, "copy of the same text" if report.copy else "")
    return " · ".join(fact for fact in facts if fact)


def _told(tables: Tables, records: pl.LazyFrame, columns: tuple[str, ...], ids: set[str]) -> list[Row]:
    """All reports of the events that these records belong to, with their articles."""
    events = records.filter(pl.col("record_id").is_in(sorted(ids))).select("event_id").unique()
    of_events = records.select(columns).join(events, on="event_id", how="semi").unique("record_id").collect()
    # Filtered, not joined: a join would look at every article of the archive
    named = pl.col("article_id").is_in(of_events["article_id"].unique().implode())
    articles = tables.articles.filter(named).select("article_id", *_ARTICLE).collect()
    return list(of_events.join(articles, on="article_id", how="left").sort("record_id").iter_rows(named=True))


def _compared(
    told: list[Row], ids: set[str], same: tuple[str, ...], says: Callable[[Row], str], compared: tuple[str, str]
) -> dict[str, list[Report]]:
    groups: dict[tuple[Any, ...], list[Row]] = {}
    for row in told:
        groups.setdefault(tuple(row[name] for name in same), []).append(row)
    found = {}
    for group in groups.values():
        for ours in group:
            others = {one["article_id"]: one for one in group if one["article_id"] != ours["article_id"]}
            if ours["record_id"] in ids and others:
                reports = [_report(one, ours, says, compared) for one in others.values()]
                found[ours["record_id"]] = sorted(reports, key=_order)
    return found


def _order(report: Report) -> tuple[Any, ...]:
    return not report.differs, report.copy, report.published or date.max, report.article_id


def _report(one: Row, ours: Row, says: Callable[[Row], str], compared: tuple[str, str]) -> Report:
    return Report(
        one["article_id"],
        one["title"],
        one["outlet"],
        bool(one["state_media"]),
        one["published"],
        one["evidence_start"],
        says(one),
        tuple(_differing(one, ours, compared)),
        one["cluster_id"] == ours["cluster_id"],
    )


def _differing(one: Row, ours: Row, compared: tuple[str, str]) -> Iterator[str]:
    """A day that one of the two leaves open, or tells less exactly, is no contradiction."""
    day, status = compared
    first, second = one[day] or "", ours[day] or ""
    if not (first.startswith(second) or second.startswith(first)):
        yield "day"
    if one[status] != ours[status]:
        yield "status"


def _stop_says(one: Row) -> str:
    days = " to ".join(dict.fromkeys(day for day in (one["start_text"], one["end_text"]) if day))
    return ", ".join(part for part in (one["place"] or name_of(one["country"]), STATUS_WORDS[one["status"]], days) if part)


def _tie_says(one: Row) -> str:
    speaker = f"according to {one['speaker']}" if one["speaker"] else ""
    return ", ".join(part for part in (MODALITY_WORDS[one["modality"]], one["date_text"], speaker) if part)


def _course(countries: list[str], statuses: list[str]) -> str:
    steps: list[str] = []
    for code, status in zip(countries, statuses, strict=True):
        step = name_of(code) + ("" if status == "done" else f" ({STATUS_WORDS[status]})")
        if not steps or steps[-1] != step:
            steps.append(step)
    return " → ".join(steps)
