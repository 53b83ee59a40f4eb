"""Acts between states: ties of one kind between the same states on the same day, told by several articles."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from geotie.events.groups import Groups
from geotie.events.sources import Source
from geotie.events.windows import Window, of_one_day, ordinal, overlap, told

DATE_SLACK_DAYS = 1  # one act may lie on two days: it is told by the day in either place
LATE_NEWS_DAYS = 2  # undated reports of an act
AHEAD_DAYS = 30  # undated announcements

ActKey = tuple[str, int, str, tuple[str, ...], tuple[str, ...]]


@dataclass(slots=True, eq=False)
class TieReport:
    """
    A tie as one article tells it.

    `sources` and `targets` are sorted; a mutual act has all its participants among its sources. `first_told` is the day on which
    the text first appeared, in whichever outlet.
    """

    tie_id: str
    article_id: str
    cluster_id: str
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    type: str
    polarity: int
    modality: str
    date_text: str | None
    day: date | None
    first_told: date | None
    evidence: str
    source: Source

    @property
    def key(self) -> ActKey:
        """What two reports of one act have in common. What is announced and what then happens is one act."""
        outcome = "asserted" if self.modality == "future" else self.modality
        return self.type, self.polarity, outcome, self.sources, self.targets

    @property
    def window(self) -> Window | None:
        if self.date_text:
            first, last = told(self.date_text)
            return first, last + DATE_SLACK_DAYS
        told_on = ordinal(self.first_told)
        if told_on is None:
            return None
        return (told_on, told_on + AHEAD_DAYS) if self.modality == "future" else (told_on - LATE_NEWS_DAYS, told_on)


def joined(reports: Iterable[TieReport]) -> Groups:
    """Tie ids joined into acts; the same whatever the order of the reports."""
    by_key: dict[ActKey, list[TieReport]] = defaultdict(list)
    for report in reports:
        by_key[report.key].append(report)
    groups = Groups()
    for alike in by_key.values():
        if len(alike) > 1:
            _join(sorted(alike, key=lambda report: report.tie_id), groups)
    return groups


def conflicts(reports: Iterable[TieReport]) -> tuple[list[str], int]:
    """In what the reports of one act contradict each other (only "dates" can be), and how many versions there are."""
    dates = {report.date_text for report in reports if report.date_text}
    if all(overlap(told(one), told(other)) for one, other in combinations(dates, 2)):
        return [], 1
    return ["dates"], len(dates)


def _join(reports: list[TieReport], groups: Groups) -> None:
    for copies in _copies(reports):  # also where no window holds them together
        for copy in copies[1:]:
            groups.join(copies[0].tie_id, copy.tie_id)
    dated = [(report, report.window) for report in reports if report.window]
    undated = [report for report in reports if not report.window]
    parts = [[report for report, _ in part] for part in of_one_day(dated, window=lambda item: item[1])]
    if undated:
        if len(parts) == 1:
            parts[0] += undated
        else:
            parts.append(undated)
    for part in parts:
        for report in part[1:]:
            groups.join(part[0].tie_id, report.tie_id)


def _copies(reports: list[TieReport]) -> Iterable[list[TieReport]]:
    """
    The same sentence in copies of one text, whatever day each outlet's day of publication makes of "on Monday".

    Where a sentence tells of several acts, the first is the first in each copy.
    """
    same: dict[tuple[str, str, int], list[TieReport]] = defaultdict(list)
    told: Counter[tuple[str, str]] = Counter()
    for report in sorted(reports, key=lambda report: (len(report.tie_id), report.tie_id)):
        sentence = " ".join(report.evidence.casefold().split())
        same[report.cluster_id, sentence, told[report.article_id, sentence]].append(report)
        told[report.article_id, sentence] += 1
    return same.values()
