"""Journeys: visits of several articles that share a stay, or that follow each other without a return."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from geotie.events.stays import Stay, StopReport
from geotie.events.windows import overlap

TOUR_GAP_DAYS = 3  # between dated stops of two reports; who is elsewhere so soon has hardly been at home


def pairs_of_stays(found: Iterable[Stay]) -> Iterator[tuple[str, str]]:
    """Visits that share a stay."""
    for stay in found:
        first, *others = sorted({report.visit_id for report in stay.reports})
        for other in others:
            yield first, other


def person(stay: Stay) -> str:
    """Whose journeys may go on with it, "" for nobody's: who was there or means to, by name and home state."""
    if not stay.visitor.names or stay.status not in ("done", "planned"):
        return ""
    return f"{' '.join(sorted(stay.visitor.names))}|{stay.visitor.home or ''}"


def pairs_of_tours(found: Mapping[str, Iterable[StopReport]]) -> Iterator[tuple[str, str]]:
    """Visits of one person that follow each other without a return; `found` are the reports of all stays of each person."""
    for name in sorted(found):
        spans: dict[str, tuple[int, int, StopReport]] = {}
        for report in found[name]:
            if report.dates and report.is_exact:
                first, last = report.dates
                known = spans.get(report.visit_id, (first, last, report))
                spans[report.visit_id] = min(first, known[0]), max(last, known[1]), report
        yield from _neighbours(spans)


def conflicts(reports: Iterable[StopReport], found: Iterable[Stay]) -> tuple[list[str], int]:
    """In what the reports of one journey contradict each other ("dates", "order", "status"), and how many versions there are."""
    versions: dict[str, list[tuple[object, ...]]] = defaultdict(list)
    told_differently = set()
    for stay in found:
        arrivals = {report.start for report in stay.reports if report.start and report.is_exact}
        spans = {report.dates for report in stay.reports if report.start in arrivals and report.dates}
        if not all(overlap(one, other) for one, other in combinations(spans, 2)):
            told_differently.add("dates")
            for report in stay.reports:
                if report.start in arrivals:
                    versions[report.visit_id].append((stay.stay_id, report.start))
        statuses = {report.status for report in stay.reports}
        if len(statuses - {"planned"}) > 1 or statuses >= {"planned", "denied"}:
            told_differently.add("status")
            for report in stay.reports:
                versions[report.visit_id].append((stay.stay_id, report.status))
    routes = _routes(reports)
    if any(_disagree(one, other) for one, other in combinations(sorted(set(routes.values())), 2)):
        told_differently.add("order")
        for visit_id, route in routes.items():
            versions[visit_id].append(route)
    return sorted(told_differently), max(1, len({tuple(sorted(map(str, told_so))) for told_so in versions.values()}))


def _neighbours(spans: Mapping[str, tuple[int, int, StopReport]]) -> Iterator[tuple[str, str]]:
    previous: tuple[str, int, StopReport] | None = None
    for visit_id, (first, last, report) in sorted(spans.items(), key=lambda item: (item[1][:2], item[0])):
        if previous and first - previous[1] <= TOUR_GAP_DAYS and not _of_one_source(previous[2], report):
            yield previous[0], visit_id
        if previous is None or last >= previous[1]:
            previous = visit_id, last, report


def _of_one_source(one: StopReport, other: StopReport) -> bool:
    """An article, or a catalogue, knows its own journeys."""
    return one.article_id == other.article_id or (one.catalogue is not None and one.catalogue == other.catalogue)


def _routes(reports: Iterable[StopReport]) -> dict[str, tuple[str, ...]]:
    """Countries of each visit in order of travel, each once."""
    by_visit: dict[str, dict[str, None]] = defaultdict(dict)
    for report in sorted(reports, key=lambda report: (report.visit_id, report.number)):
        by_visit[report.visit_id][report.country] = None
    return {visit_id: tuple(countries) for visit_id, countries in by_visit.items()}


def _disagree(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two routes pass the countries that they share in another order."""
    return [country for country in one if country in other] != [country for country in other if country in one]
