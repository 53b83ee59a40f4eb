"""
The tables of an archive with their events.

    stops   + event_id (the journey), event_status (of the stay, after all its reports)
    ties    + event_id (the act)
    events  one row per journey or act, with the columns of `EVENT_COLUMNS`

An event goes by the smallest id of a visit or tie in it. The same records give the same events, in whatever order their articles
came, and a record that goes takes nothing with it.

Events that were found before are taken up: what rows are new, changed or gone is found by comparing the rows themselves, and only
the countries and kinds of acts that these belong to are looked at again. So it does not matter how old the earlier events are, and
what comes out is what would come out without them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeGuard

import polars as pl

from geotie.events import acts, journeys
from geotie.events.acts import TieReport
from geotie.events.groups import Groups
from geotie.events.reports import STOP_COLUMNS, TIE_COLUMNS, sources_of, stop_reports, stop_rows, tie_reports, tie_rows
from geotie.events.stays import Stay, StopReport, stays

EVENT_COLUMNS: dict[str, Any] = {
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
    "state_media_only": pl.Boolean,  # whether all of these are state media; null where that is not known
    "conflicts": pl.List(pl.String),  # what the reports contradict each other in: "dates", "order", "status"
    "variants": pl.Int64,  # how many versions they tell; 1 where they agree
}

Row = tuple[Any, ...]
_STATUSES = ("done", "planned", "cancelled", "denied")
_MODALITIES = ("asserted", "future", "negated", "hypothetical")
_STAY = {"stay_id": pl.String, "person": pl.String}
_JOURNEY = {"linked": pl.String, "event_id": pl.String, "event_status": pl.String}
_ACT = ("type", "polarity", "sources", "targets")  # in which the reports of an act never differ


@dataclass(frozen=True, slots=True)
class Events:
    """
    `stops` has a row per stop_id, `ties` one per tie_id, `table` one per event.

    Beside what they were found from, stops have their stay, the person whose tour it may belong to, and `linked`: the smallest
    visit that they hang together with, directly or through others, before catalogues keep their rows apart.
    """

    stops: pl.DataFrame
    ties: pl.DataFrame
    table: pl.DataFrame

    @classmethod
    def none(cls) -> Events:
        return cls(
            pl.DataFrame(schema={**STOP_COLUMNS, **_STAY, **_JOURNEY}),
            pl.DataFrame(schema={**TIE_COLUMNS, "event_id": pl.String}),
            pl.DataFrame(schema=EVENT_COLUMNS),
        )


def merge(articles: pl.DataFrame, stops: pl.DataFrame, ties: pl.DataFrame, before: Events | None = None) -> Events:
    """
    The events that the stops and ties of an archive tell of.

    Parameters
    ----------
    articles
        With the columns cluster_id, origin_outlet and origin_state_media.
    before
        Events of an earlier state of the archive, or of any other: they only save time.
    """
    before = before or Events.none()
    sources = sources_of(articles)
    found_stops, journey_rows, gone_journeys = _journeys(stop_rows(stops, sources), before.stops)
    found_ties, act_rows, gone_acts = _acts(tie_rows(ties, sources), before.ties)
    fresh = pl.DataFrame([*journey_rows, *act_rows], schema=EVENT_COLUMNS, orient="row")
    kept = before.table.filter(~_in("event_id", pl.concat([gone_journeys, gone_acts])))
    return Events(found_stops, found_ties, pl.concat([kept, fresh]).sort("event_id"))


def _journeys(rows: pl.DataFrame, before: pl.DataFrame) -> tuple[pl.DataFrame, list[Row], pl.Series]:
    """Stops with stays and journeys, the journeys found anew, and the ids of those that they take the place of."""
    touched = _touched(rows, before, STOP_COLUMNS, ["country"])
    again = _in("country", touched["country"])
    reports = {report.stop_id: report for report in stop_reports(rows.filter(again))}
    with_stays = pl.concat(
        [
            rows.filter(~again).join(before.select("stop_id", *_STAY), on="stop_id", how="left"),
            rows.filter(again).join(_stay_rows(stays(reports.values())), on="stop_id", how="left"),
        ]
    )
    whole = with_stays.join(before.select("stop_id", *_JOURNEY), on="stop_id", how="left")

    visits = _visits_touched(whole.filter(again), before.filter(again), whole, before)
    linked = before.filter(_in("visit_id", visits))["linked"]
    visits = pl.concat([visits, before.filter(_in("linked", linked))["visit_id"]]).unique()
    mine = _in("visit_id", visits)
    gone = before.filter(mine)["event_id"].unique()
    affected, others = whole.filter(mine), whole.filter(~mine)
    of_persons = whole.filter(_in("person", affected["person"].unique()) & (pl.col("person") != ""))
    missing = pl.concat([affected, of_persons]).unique("stop_id").filter(~_in("stop_id", pl.Series(list(reports), dtype=pl.String)))
    reports |= {report.stop_id: report for report in stop_reports(missing)}
    found, events = _joined(affected, of_persons, reports)
    done = affected.drop(*_JOURNEY).join(found, on="stop_id", how="left")
    return pl.concat([others, done.select(others.columns)]), events, gone


def _touched(rows: pl.DataFrame, before: pl.DataFrame, columns: Iterable[str], keys: list[str]) -> pl.DataFrame:
    """Keys of the rows that are new, gone or changed."""
    ours, theirs = (table.select(*columns).hash_rows() for table in (rows, before))  # of 64 bits: no two rows have one
    new = rows.select(keys).filter(~ours.is_in(theirs.implode()))
    gone = before.select(keys).filter(~theirs.is_in(ours.implode()))
    return pl.concat([new, gone]).unique()


def _stay_rows(found: Iterable[Stay]) -> pl.DataFrame:
    told: list[tuple[str, str, str]] = []
    for stay in found:
        stay_id, person = stay.stay_id, journeys.person(stay)
        told += [(report.stop_id, stay_id, person) for report in stay.reports]
    return pl.DataFrame(told, schema={"stop_id": pl.String, **_STAY}, orient="row")


def _visits_touched(new: pl.DataFrame, old: pl.DataFrame, whole: pl.DataFrame, before: pl.DataFrame) -> pl.Series:
    """Visits of stays that are not what they were, and of the persons whose tours these may belong to."""
    changed = _touched(new, old, [*STOP_COLUMNS, *_STAY], ["stay_id"])["stay_id"]
    stays_touched = [table.filter(_in("stay_id", changed)) for table in (new, old)]
    persons = pl.concat([table["person"] for table in stays_touched]).unique()
    of_persons = [table.filter(_in("person", persons) & (pl.col("person") != "")) for table in (whole, before)]
    return pl.concat([table["visit_id"] for table in (*stays_touched, *of_persons)]).unique()


def _joined(affected: pl.DataFrame, of_persons: pl.DataFrame, reports: dict[str, StopReport]) -> tuple[pl.DataFrame, list[Row]]:
    """Journeys of the affected visits: a row for each stop, and the events."""
    found = _stays_of(affected, reports)
    visits = {report.visit_id: report.catalogue for stay in found for report in stay.reports}
    tours = defaultdict(list)
    for stop_id, person in of_persons.select("stop_id", "person").iter_rows():
        tours[person].append(reports[stop_id])
    pairs = [*journeys.pairs_of_stays(found)]
    pairs += [(one, other) for one, other in journeys.pairs_of_tours(tours) if one in visits and other in visits]
    linked, groups = Groups(), Groups({visit_id: name for visit_id, name in visits.items() if name})
    for one, other in pairs:
        linked.join(one, other)
        groups.join(one, other)
    of_event: dict[str, list[Stay]] = defaultdict(list)
    rows: list[Row] = []
    for stay in found:
        parts: dict[str, list[StopReport]] = defaultdict(list)
        for report in stay.reports:
            parts[groups.of(report.visit_id)].append(report)
        for event_id, told in parts.items():
            part = Stay(stay.visitor, None, told)
            of_event[event_id].append(part)
            status = part.status
            rows += [(report.stop_id, linked.of(report.visit_id), event_id, status) for report in told]
    table = pl.DataFrame(rows, schema={"stop_id": pl.String, **_JOURNEY}, orient="row")
    return table, [_journey(event_id, of_event[event_id]) for event_id in sorted(of_event)]


def _stays_of(rows: pl.DataFrame, reports: dict[str, StopReport]) -> list[Stay]:
    by_stay: dict[str, list[StopReport]] = defaultdict(list)
    for stop_id, stay_id in rows.select("stop_id", "stay_id").iter_rows():
        by_stay[stay_id].append(reports[stop_id])
    told = [sorted(of_stay, key=lambda report: report.stop_id) for _, of_stay in sorted(by_stay.items())]
    return [Stay(max((report.visitor for report in of_stay), key=lambda one: one.precision), None, of_stay) for of_stay in told]


def _journey(event_id: str, found: Sequence[Stay]) -> Row:
    reports = [report for stay in found for report in stay.reports]
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
        *_heard(reports),
        contradictions,
        variants,
    )


def _acts(rows: pl.DataFrame, before: pl.DataFrame) -> tuple[pl.DataFrame, list[Row], pl.Series]:
    """Ties with their acts, the acts found anew, and the ids of those that they take the place of."""
    key = pl.concat_str([pl.col(name).cast(pl.String) for name in _ACT], separator="|").alias("key")
    rows, before = rows.with_columns(key), before.with_columns(key)
    again = _in("key", _touched(rows, before, TIE_COLUMNS, ["key"])["key"])
    reports = list(tie_reports(rows.filter(again)))
    groups = acts.joined(reports)
    by_event: dict[str, list[TieReport]] = defaultdict(list)
    for report in sorted(reports, key=lambda report: report.tie_id):
        by_event[groups.of(report.tie_id)].append(report)
    told = [(report.tie_id, event_id) for event_id, of_event in by_event.items() for report in of_event]
    found = pl.DataFrame(told, schema={"tie_id": pl.String, "event_id": pl.String}, orient="row")
    known = pl.concat([found, before.filter(~again).select("tie_id", "event_id")])
    gone = before.filter(again)["event_id"].unique()
    return rows.drop("key").join(known, on="tie_id", how="left"), [_act(*event) for event in by_event.items()], gone


def _act(event_id: str, reports: Sequence[TieReport]) -> Row:
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
        *_heard(reports),
        contradictions,
        variants,
    )


def _heard(reports: Sequence[StopReport | TieReport]) -> tuple[int, int, bool | None]:
    """Articles, independent sources, and whether all of these are state media."""
    outlets = {report.source for report in reports}
    told = {source.state_media for source in outlets}
    only = False if False in told else None if None in told else True
    return len({report.article_id for report in reports}), len({source.outlet for source in outlets}), only


def _days(told: Iterable[tuple[str | None, date | None]]) -> list[date]:
    """Days of the reports that tell them most exactly: by the day, the month, the year, or not at all."""
    exact = [(len(text or ""), day) for text, day in told if day]
    finest = max((length for length, _ in exact), default=0)
    return [day for length, day in exact if length == finest]


def _is_day(text: str | None) -> TypeGuard[str]:
    return text is not None and len(text) == len("2011-06-03")


def _commonest(counts: Counter[str]) -> str | None:
    return min(counts, key=lambda name: (-counts[name], name), default=None)


def _in(column: str, values: pl.Series) -> pl.Expr:
    return pl.col(column).is_in(values.implode())
