"""
Stays: stops of several articles in one country that are the same stay of the same visitor.

A report that tells less exactly who came (a surname, an office) joins the stay of someone told more exactly, if one stay alone
fits; where several fit it stands with its like. So reports of two namesakes are never joined by a third that could mean either.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from geotie.events.sources import Source
from geotie.events.visitors import Visitor
from geotie.events.windows import Window, common, of_one_day, ordinal, overlap, told
from geotie.records import Status

DATE_SLACK_DAYS = 3  # reports of one stay date it up to twice as many days apart: departure or arrival, an outlet's error
ONWARD_DAYS = 14  # a stop without a date of its own follows the dated stop before it
LATE_NEWS_DAYS = 10  # undated reports of what happened
AHEAD_DAYS = 30  # undated announcements

_RANK: dict[str, int] = {"done": 3, "cancelled": 2, "denied": 1, "planned": 0}


@dataclass(slots=True, eq=False)  # not frozen: there may be a million, and freezing trebles the time to make one
class StopReport:
    """
    A stop as one article tells it. `first_told` is the day on which its text first appeared, in whichever outlet.

    `catalogue` names the source of ready-made records, None for what was read in an article. `dates` are the days that the text
    itself gives, first and last. `window` holds the days of which one at least belongs to the stay; None where nothing tells of
    days.
    """

    stop_id: str
    visit_id: str
    article_id: str
    cluster_id: str
    name: str
    visitor: Visitor
    country: str
    number: int
    status: Status
    start: str | None
    end: str | None
    day: date | None
    day_source: str | None
    first_told: date | None
    source: Source
    catalogue: str | None
    dates: Window | None = field(init=False)
    window: Window | None = field(init=False)

    def __post_init__(self) -> None:
        self.dates = _dates(self.start, self.end)
        self.window = _window(self)

    @property
    def is_exact(self) -> bool:
        """Whether all that the text dates, it dates to the day."""
        return all(len(text) == len("2011-06-03") for text in (self.start, self.end) if text)


def _dates(start: str | None, end: str | None) -> Window | None:
    days = [day for text in (start, end) if text for day in told(text)]
    return (min(days), max(days)) if days else None


def _window(report: StopReport) -> Window | None:
    if report.dates:
        return report.dates[0] - DATE_SLACK_DAYS, report.dates[1] + DATE_SLACK_DAYS
    if report.day is not None and report.day_source == "text":
        return report.day.toordinal() - DATE_SLACK_DAYS, report.day.toordinal() + ONWARD_DAYS
    told_on = ordinal(report.first_told)
    if told_on is None:
        return None
    before = 0 if report.status == "planned" else LATE_NEWS_DAYS
    after = 1 if report.status == "done" else AHEAD_DAYS
    return told_on - before, told_on + after


@dataclass(slots=True)
class Stay:
    """`window` holds the days that all dated reports allow; None where no report has any."""

    visitor: Visitor
    window: Window | None
    reports: list[StopReport]

    @property
    def stay_id(self) -> str:
        return min(report.stop_id for report in self.reports)

    @property
    def status(self) -> Status:
        """The latest report's, except that a plan never undoes what was done."""
        done = any(report.status == "done" for report in self.reports)
        telling = [report for report in self.reports if not (done and report.status == "planned")]
        return max(telling, key=lambda report: (report.first_told or date.min, _RANK[report.status])).status

    def admits(self, report: StopReport) -> bool:
        """Whether a less exact report may mean this stay."""
        one, other = report.visitor, self.visitor
        if one.home and other.home and one.home != other.home:
            return False
        if one.names:
            same = one.names <= other.names
        else:
            same = one.home == other.home and any(one.role == told.visitor.role for told in self.reports)
        return same and (report.window is None or self.window is None or overlap(report.window, self.window))


def stays(reports: Iterable[StopReport]) -> list[Stay]:
    """All stays, each report in one of them; the same whatever the order of the reports."""
    by_country = defaultdict(list)
    for report in reports:
        by_country[report.country].append(report)
    return [
        part for country in sorted(by_country) for stay in _in_country(by_country[country]) for part in _with_one_row_each(stay)
    ]


def _in_country(reports: list[StopReport]) -> list[Stay]:
    found: list[Stay] = []
    by_name: dict[str, list[Stay]] = defaultdict(list)
    by_office: dict[tuple[str, str | None], list[Stay]] = defaultdict(list)
    ordered = sorted(reports, key=lambda report: (*report.visitor.precision, report.stop_id), reverse=True)
    for _, alike in groupby(ordered, key=lambda report: report.visitor.precision):
        joining: list[tuple[Stay, StopReport]] = []
        left: dict[object, list[StopReport]] = defaultdict(list)
        for report in alike:
            one = report.visitor
            near = by_name[min(one.names)] if one.names else by_office[one.role, one.home] if one.is_told else []
            fits = {id(stay): stay for stay in near if stay.admits(report)}
            if len(fits) == 1:
                joining.append((next(iter(fits.values())), report))
            else:
                left[_identity(report)].append(report)
        new = [stay for same in left.values() for stay in _apart(same)]
        for stay, report in joining:
            stay.reports.append(report)
            by_office[report.visitor.role, stay.visitor.home].append(stay)
        for stay in new:
            for name in stay.visitor.names:
                by_name[name].append(stay)
            for role in {report.visitor.role for report in stay.reports}:
                by_office[role, stay.visitor.home].append(stay)
        found += new
    return found


def _identity(report: StopReport) -> object:
    """What has to be equal where nothing more exact is known. Who is not told at all is the same in copies of one text only."""
    one = report.visitor
    if one.names:
        return one.names, one.home
    return (one.role, one.home) if one.is_told else (report.cluster_id, report.name, one.home)


def _apart(reports: list[StopReport]) -> Iterator[Stay]:
    """Stays of one visitor, apart in time. Reports without any day join the only one, else they are one among themselves."""
    dated = [(report, report.window) for report in reports if report.window]
    undated = [report for report in reports if not report.window]
    visitor = reports[0].visitor
    parts = list(of_one_day(sorted(dated, key=lambda item: item[0].stop_id), window=lambda item: item[1]))
    made = [Stay(visitor, common(window for _, window in part), [report for report, _ in part]) for part in parts]
    if undated and len(made) == 1:
        made[0].reports += undated
    elif undated:
        made.append(Stay(visitor, None, undated))
    yield from made


def _with_one_row_each(stay: Stay) -> Iterator[Stay]:
    """
    A catalogue tells each stay once, so two of its visits are two stays, however near they lie.

    Every other report goes to the visit whose days are nearest.
    """
    rows: dict[str, dict[str, StopReport]] = defaultdict(dict)
    for report in sorted(stay.reports, key=lambda report: report.stop_id):
        if report.catalogue:
            rows[report.catalogue].setdefault(report.visit_id, report)
    visits = max(rows.values(), key=len, default={})  # of the catalogue that tells most, the first of several
    if len(visits) < 2:
        yield stay
        return
    parts: dict[str, list[StopReport]] = {visit_id: [] for visit_id in visits}
    for report in stay.reports:
        nearest = min(visits, key=lambda visit_id: (_days_apart(report, visits[visit_id]), visit_id))
        parts[report.visit_id if report.visit_id in visits else nearest].append(report)
    for reports in parts.values():
        yield from _with_one_row_each(Stay(stay.visitor, stay.window, reports))


def _days_apart(one: StopReport, other: StopReport) -> int:
    ours, theirs = one.dates or one.window, other.dates or other.window
    return abs(ours[0] - theirs[0]) if ours and theirs else 0
