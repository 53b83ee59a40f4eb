"""
The tables of an archive with their events.

    stops   + event_id (the journey), event_status (of the stay, after all its reports)
    ties    + event_id (the act)
    events  one row per journey or act, with the columns of `EVENT_COLUMNS`

An event goes by the smallest id of a visit or tie in it. Nothing here is stored: the same records give the same events, in whatever
order their articles came, and a record that goes takes nothing with it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeGuard

import polars as pl

from geotie.events import acts, journeys
from geotie.events.acts import TieReport
from geotie.events.stays import Stay, StopReport, stays
from geotie.events.visitors import visitor

EVENT_COLUMNS: Mapping[str, Any] = {
    "event_id": pl.String,
    "kind": pl.String,  # "journey" or "tie"
    "visitor": pl.String,  # as the report with the fullest name has it; "" for a tie
    "role": pl.String,
    "home": pl.String,
    "countries": pl.List(pl.String),  # stops in order of travel, of the fullest report; or all states that take part in a tie
    "type": pl.String,  # of a tie, as is polarity
    "polarity": pl.Int64,
    "day": pl.Date,  # the earliest day that a text gives, else the earliest of publication
    "last_day": pl.Date,
    "status": pl.String,  # of a journey "done" where any stay is, else "planned", "cancelled", "denied"; of a tie its modality
    "reports": pl.Int64,  # visits or ties, as articles tell them
    "articles": pl.Int64,
    "outlets": pl.Int64,  # independent sources: copies of one text count once, for the outlet or agency that they go back to
    "conflicts": pl.List(pl.String),  # what the reports contradict each other in: "dates", "order", "status"
    "variants": pl.Int64,  # how many versions they tell; 1 where they agree
}

Row = tuple[Any, ...]
_STATUSES = ("done", "planned", "cancelled", "denied")
_MODALITIES = ("asserted", "future", "negated", "hypothetical")


@dataclass(frozen=True, slots=True)
class Events:
    """`stops` has a row per stop_id, `ties` one per tie_id, `table` one per event."""

    stops: pl.DataFrame
    ties: pl.DataFrame
    table: pl.DataFrame


def merge(articles: pl.DataFrame, stops: pl.DataFrame, ties: pl.DataFrame) -> Events:
    """The events that the stops and ties of an archive tell of; `articles` has the columns cluster_id and origin_outlet."""
    sources = _sources(articles)
    journey_rows, stop_rows = _journeys(_stop_reports(stops, sources), sources)
    act_rows, tie_rows = _acts(_tie_reports(ties, sources), sources)
    columns = {"event_id": pl.String, "event_status": pl.String}
    return Events(
        stops=pl.DataFrame(stop_rows, schema={"stop_id": pl.String, **columns}, orient="row"),
        ties=pl.DataFrame(tie_rows, schema={"tie_id": pl.String, "event_id": pl.String}, orient="row"),
        table=pl.DataFrame([*journey_rows, *act_rows], schema=dict(EVENT_COLUMNS), orient="row").sort("event_id"),
    )


@dataclass(frozen=True, slots=True)
class _Source:
    cluster_id: str
    outlet: str
    first_told: date | None


def _sources(articles: pl.DataFrame) -> dict[str, _Source]:
    first = articles.select("article_id", "cluster_id", "origin_outlet", pl.col("published").min().over("cluster_id"))
    return {article_id: _Source(*source) for article_id, *source in first.iter_rows()}


def _stop_reports(stops: pl.DataFrame, sources: Mapping[str, _Source]) -> list[StopReport]:
    wanted = (
        "stop_id", "visit_id", "article_id", "visitor", "role", "home", "country", "number", "status", "start_text", "end_text",
        "day", "day_source",
    )  # fmt: skip
    reports = []
    for stop_id, visit_id, article_id, name, role, home, country, number, status, start, end, day, day_source in stops.select(
        wanted
    ).iter_rows():
        source = sources[article_id]
        who = visitor(name, role, home, day)
        reports.append(
            StopReport(
                stop_id, visit_id, article_id, source.cluster_id, name, who, country, number, status, start, end, day, day_source,
                source.first_told,
            )
        )  # fmt: skip
    return reports


def _tie_reports(ties: pl.DataFrame, sources: Mapping[str, _Source]) -> list[TieReport]:
    """One report per tie, out of one row per dyad."""
    told = ("tie_id", "article_id", "type", "polarity", "modality", "date_text", "day", "evidence", "mutual", "source", "target")
    rows: dict[str, Row] = {}
    sides: dict[str, tuple[set[str], set[str]]] = {}
    for row in ties.select(told).iter_rows():
        *_, mutual, source, target = row
        rows.setdefault(row[0], row)
        acting, acted_on = sides.setdefault(row[0], (set(), set()))
        acting.add(source)
        (acting if mutual else acted_on).add(target)
    reports = []
    for tie_id, article_id, kind, polarity, modality, date_text, day, evidence, *_ in rows.values():
        source = sources[article_id]
        actors, others = sides[tie_id]
        reports.append(
            TieReport(
                tie_id, article_id, source.cluster_id, tuple(sorted(actors)), tuple(sorted(others)), kind, polarity, modality,
                date_text or None, day, source.first_told, evidence,
            )
        )  # fmt: skip
    return reports


def _journeys(reports: list[StopReport], sources: Mapping[str, _Source]) -> tuple[list[Row], list[Row]]:
    found = stays(reports)
    groups = journeys.joined(found)
    stays_of: dict[str, list[Stay]] = defaultdict(list)
    reports_of: dict[str, list[StopReport]] = defaultdict(list)
    stop_rows: list[Row] = []
    for stay in found:
        event_id = groups.of(stay.reports[0].visit_id)
        status = stay.status
        stays_of[event_id].append(stay)
        reports_of[event_id] += stay.reports
        stop_rows += [(report.stop_id, event_id, status) for report in stay.reports]
    return [_journey(event_id, stays_of[event_id], of_event, sources) for event_id, of_event in reports_of.items()], stop_rows


def _journey(event_id: str, found: Sequence[Stay], reports: list[StopReport], sources: Mapping[str, _Source]) -> Row:
    by_visit: dict[str, list[StopReport]] = defaultdict(list)
    for report in sorted(reports, key=lambda report: (report.visit_id, report.number)):
        by_visit[report.visit_id].append(report)
    fullest = min(by_visit.values(), key=lambda stops: (-len(stops), stops[0].visit_id))
    named = min(reports, key=lambda report: (-len(report.visitor.names), -len(report.name), report.name))
    homes = Counter(report.visitor.home for report in reports if report.visitor.home)
    roles = Counter(report.visitor.role for report in reports if report.visitor.role)
    days = [day for stay in found for day in _days((report.start or report.end, report.day) for report in stay.reports)]
    statuses = {stay.status for stay in found}
    contradictions, variants = journeys.conflicts(reports, found)
    return (
        event_id,
        "journey",
        named.name,
        _commonest(roles) or "",
        _commonest(homes),
        [report.country for report in fullest],
        "",
        None,
        min(days, default=None),
        max([*days, *(date.fromisoformat(report.end) for report in reports if _is_day(report.end))], default=None),
        next(status for status in _STATUSES if status in statuses),
        len(by_visit),
        *_heard(reports, sources),
        contradictions,
        variants,
    )


def _acts(reports: list[TieReport], sources: Mapping[str, _Source]) -> tuple[list[Row], list[Row]]:
    groups = acts.joined(reports)
    by_event: dict[str, list[TieReport]] = defaultdict(list)
    for report in reports:
        by_event[groups.of(report.tie_id)].append(report)
    tie_rows: list[Row] = [(report.tie_id, event_id) for event_id, of_event in by_event.items() for report in of_event]
    return [_act(event_id, of_event, sources) for event_id, of_event in by_event.items()], tie_rows


def _act(event_id: str, reports: list[TieReport], sources: Mapping[str, _Source]) -> Row:
    told = reports[0]
    days = _days((report.date_text, report.day) for report in reports)
    modalities = {report.modality for report in reports}
    contradictions, variants = acts.conflicts(reports)
    return (
        event_id,
        "tie",
        "",
        "",
        None,
        [*told.sources, *told.targets],
        told.type,
        told.polarity,
        min(days, default=None),
        max(days, default=None),
        next(modality for modality in _MODALITIES if modality in modalities),
        len(reports),
        *_heard(reports, sources),
        contradictions,
        variants,
    )


def _heard(reports: Sequence[StopReport | TieReport], sources: Mapping[str, _Source]) -> tuple[int, int]:
    """Articles, and independent sources."""
    told_by = {report.article_id for report in reports}
    return len(told_by), len({sources[article_id].outlet for article_id in told_by})


def _days(told: Iterable[tuple[str | None, date | None]]) -> list[date]:
    """Days of the reports that tell them most exactly: by the day, the month, the year, or not at all."""
    exact = [(len(text or ""), day) for text, day in told if day]
    finest = max((length for length, _ in exact), default=0)
    return [day for length, day in exact if length == finest]


def _is_day(text: str | None) -> TypeGuard[str]:
    return text is not None and len(text) == len("2011-06-03")


def _commonest(counts: Counter[str]) -> str | None:
    return min(counts, key=lambda name: (-counts[name], name), default=None)
