"""An article as a page shows it: the records that stand after the decisions, each with its id and what was decided on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from geotie.decisions import Kind, Standing, Standings
from geotie.records import Extraction


@dataclass(frozen=True, slots=True)
class ShownArticle:
    """
    `extraction` holds what stands. By the anchor of a record ("v1s2" for stop 2 of journey 1, "t3", "r1", "m4"): `ids` its id in
    the archive and `states` what was decided. An article that is in no archive has neither.
    """

    extraction: Extraction
    ids: Mapping[str, str] = field(default_factory=dict)
    states: Mapping[str, str] = field(default_factory=dict)
    rejected: tuple[Standing, ...] = ()


def as_it_stands(sheet: Standings) -> ShownArticle:
    """The records of a sheet, journeys without their rejected stops; numbers run without gaps, ids stay those of the archive."""
    ids: dict[str, str] = {}
    states: dict[str, str] = {}

    def note(anchor: str, standing: Standing) -> None:
        ids[anchor] = standing.id(sheet.article.id)
        if standing.state:
            states[anchor] = standing.state

    stops_of: dict[int | None, list[Standing]] = {}
    for stop in sheet.of("stop"):
        stops_of.setdefault(stop.visit, []).append(stop)
    visits = [visit for visit in sheet.of("visit") if visit.number in stops_of]
    itineraries = []
    for number, visit in enumerate(visits, 1):
        note(f"v{number}", visit)
        for place, stop in enumerate(stops_of[visit.number], 1):
            note(f"v{number}s{place}", stop)
        itineraries.append(replace(visit.record, stops=tuple(stop.record for stop in stops_of[visit.number])))
    others: dict[str, list[Standing]] = {}
    kinds: tuple[Kind, ...] = ("mention", "tie", "route")
    for kind in kinds:
        others[kind] = sheet.of(kind)
        for number, standing in enumerate(others[kind], 1):
            note(f"{kind[0]}{number}", standing)
    extraction = Extraction(
        sheet.article,
        tuple(one.record for one in others["mention"]),
        tuple(itineraries),
        tuple(one.record for one in others["tie"]),
        tuple(one.record for one in others["route"]),
    )
    return ShownArticle(extraction, ids, states, _rejected(sheet))


def _rejected(sheet: Standings) -> tuple[Standing, ...]:
    """What was rejected; of a whole journey its own record, not each stop."""
    gone = [one for one in sheet.records if one.state == "rejected" and one.kind != "mention"]
    visits = {one.number for one in gone if one.kind == "visit"}
    return tuple(one for one in gone if not (one.kind == "stop" and one.visit in visits))
