"""The time in which a stay lies, as far as its clause tells: a day, but also a month, "last week" or "three weeks ago"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from geotie.extraction.date_readings import number
from geotie.extraction.document import DateExpression
from geotie.records import PartialDate

_WEEK = 7  # days
_LENGTHS = {"day": 1, "week": _WEEK, "month": 30, "year": 365}
_SHIFTS = {"last": -1, "previous": -1, "past": -1, "this": 0, "next": 1}
_ABOUT = 3  # days by which "three weeks ago" may be off


@dataclass(frozen=True, slots=True)
class Period:
    """
    First and last day as ordinals.

    `ends`: the text tells the last day; `vague`: the stay is some time in a week, or in a month or a year.
    """

    first: int
    last: int
    ends: bool = False
    vague: Literal["", "week", "month"] = ""

    def gap(self, other: Period) -> int:
        """Days between two periods, 0 where they overlap."""
        return max(0, max(self.first, other.first) - min(self.last, other.last))


def period_of(
    start: PartialDate | None, end: PartialDate | None, dates: Iterable[DateExpression], published: date | None
) -> Period | None:
    """The period of a stay with these bounds, told by these dates; None where no time is told."""
    first, last = start or end, end or start
    if first is not None and last is not None:
        whole = first.precision != "day"
        if whole and any(told.tense == "present" for told in dates):
            return None  # "her second trip this year"
        earliest, latest = first.earliest.toordinal(), last.latest.toordinal()
        if whole and published is not None and any(told.tense == "past" for told in dates):
            latest = max(earliest, min(latest, published.toordinal()))  # "earlier this month"
        return Period(earliest, latest, end is not None and end.precision == "day", "month" if whole else "")
    if published is None:
        return None
    return next(filter(None, (_open_period(told, published) for told in dates)), None)


def _open_period(told: DateExpression, published: date) -> Period | None:
    """The period of words that fix neither a day nor a month: "last week", "three weeks ago", "in the past two months"."""
    if told.first is not None or told.last is not None or told.bound is not None or not told.tense:
        return None
    today = published.toordinal()
    words = told.text.lower().split()
    if told.rule == "ago":
        middle = today - number(words[0]) * _LENGTHS.get(words[-2].removesuffix("s"), _WEEK)
        return Period(middle - _ABOUT, middle + _ABOUT, vague="week")
    if words[-1] in ("week", "weekend") and len(words) > 1:
        monday = today - published.weekday() + _WEEK * _SHIFTS.get(words[-2], 0)
        first = monday + (5 if words[-1] == "weekend" else 0)
        return Period(first, monday + 6, vague="week")
    return None
