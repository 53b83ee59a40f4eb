"""The days of a stay, as dates of its clause fix them: which are its own, what a plan makes of a weekday, how long it lasts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from geotie.extraction.document import DateExpression, Document, within
from geotie.extraction.told_places import Place
from geotie.records import PartialDate

WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)
_ANOTHER_WAY = re.compile(r"\s*,|.*\b(?:from|via|way of)(?:\s+the)?\s+.$", re.DOTALL)  # the last character is the place's first
_PRECISION = {"day": 0, "month": 1, "year": 2}


def later(day: PartialDate, days: int) -> PartialDate:
    return PartialDate.of(day.earliest.fromordinal(day.earliest.toordinal() + days))


def window(dates: Iterable[DateExpression]) -> tuple[PartialDate | None, PartialDate | None, int | None]:
    """Start, end and duration of a stay as the dates of its clause fix them; the most precise date wins."""
    known = [(told.first or told.last, told) for told in dates]
    fixed = [(_PRECISION[day.precision], told) for day, told in known if day is not None]
    duration = next((told.duration_days for told in dates if told.duration_days), None)
    if not fixed:
        return None, None, duration
    best = min(fixed, key=lambda pair: pair[0])[1]
    return best.first, best.last, duration


def without_dateline(document: Document, here: Place | None, dates: Iterable[DateExpression]) -> tuple[DateExpression, ...]:
    """Dates but for the day that an agency writes beside the place: "HANOI, May 3 (Reuters)", "May 3, 2024 (HANOI) -"."""
    dates = tuple(dates)
    if here is None or not dates:
        return dates
    text = document.text
    before = text[: here.start]
    return tuple(
        told
        for told in dates
        if (told.start > here.start or before[: told.start].strip() or not before.endswith("("))
        and (told.start < here.end or text[here.end : told.start].strip(" ,("))
    )


def dates_another_place(document: Document, places: Sequence[Place], told: DateExpression) -> bool:
    """ "Will visit Chile and Peru for a summit in Lima from May 4 to 6": the days are those of the summit."""
    if not places or told.start < places[-1].end:
        return False
    last = places[-1]
    between = next(
        (
            mention for mention in within(document.mentions, last.end, told.start)
            if mention.kind not in ("demonym", "person") and (mention.country != last.country or (mention.place and last.name))
        ),
        None,
    )  # fmt: skip
    return between is not None and not _ANOTHER_WAY.match(document.text[last.end : between.start + 1])


def ahead(day: PartialDate, dates: Iterable[DateExpression], published: date) -> PartialDate:
    """A day without its year or week that a plan puts into the future: "expected on Sunday" is the next one."""
    text = " ".join(told.text for told in dates)
    if not day.day or re.search(r"\d{4}", text) or day.earliest >= published:
        return day
    if WEEKDAY.search(text) and not re.search(r"\d", text):
        return later(day, 7) if (published - day.earliest).days <= 7 else day
    if re.search(r"\d", text) and (published - day.earliest).days > 60 and (day.month, day.day) != (2, 29):
        return PartialDate(day.year + 1, day.month, day.day)
    return day


def before_that(dates: tuple[DateExpression, ...], published: date | None) -> tuple[DateExpression, ...]:
    """ "The trip comes after visiting Chad in November", told in August: a month without its year is the one that is over."""
    return tuple(
        replace(told, first=PartialDate(told.first.year - 1, told.first.month))
        if published is not None
        and told.first is not None
        and told.first.precision == "month"
        and told.last is None
        and told.first.earliest > published
        and not re.search(r"\d", told.text)
        else told
        for told in dates
    )


def long_past(expression: DateExpression, day: date) -> bool:
    last = expression.last or expression.first
    if last is not None and last.day and not re.search(r"\d{4}", expression.text) and (day - last.latest).days > 60:
        return False  # "will be held on December 21": the next one, see `ahead`
    return last is not None and (day - last.latest).days > (60 if last.day else 7)


def several_months(dates: Sequence[DateExpression]) -> tuple[DateExpression, ...]:
    """ "In March and June" told of one act: a visit in each, in that order; none where a day is told, or one month only."""
    months = [told for told in dates if told.first is not None]
    if len(months) < 2 or any(told.last is not None or told.first is None or told.first.precision != "month" for told in months):
        return ()
    in_order: list[DateExpression] = []
    for told in reversed(months):
        month = told.first
        assert month is not None, "kept above"
        if in_order and in_order[0].first is not None and month.earliest >= in_order[0].first.earliest:
            month = PartialDate(month.year - 1, month.month)  # told in May: both are of last year
        in_order.insert(0, replace(told, first=month))
    return tuple(in_order)


_PERIOD = "this week, last month, next year"  # a week fixes no day, but parts places all the same


def dated_groups(places: list[Place], dates: tuple[DateExpression, ...]) -> list[tuple[list[Place], tuple[DateExpression, ...]]]:
    """ "To Chile in May 2021 and Peru in June 2022" is two groups; places and dates that do not take turns are one."""
    whole = [(places, dates)]
    fixed = [told for told in dates if told.first is not None or told.rule == _PERIOD]
    if len(places) < 2 or len({told.start for told in fixed}) < 2 or fixed[0].start >= places[-1].start:
        return whole
    marks: list[Place | DateExpression] = sorted([*places, *fixed], key=lambda mark: mark.start)
    date_first = isinstance(marks[0], DateExpression)
    groups: list[tuple[list[Place], list[DateExpression]]] = []
    for number, mark in enumerate(marks):
        if date_first:
            opens = isinstance(mark, DateExpression)
        else:
            behind_days = bool(groups) and bool(groups[-1][1]) and bool(groups[-1][0])
            opens = behind_days and (isinstance(mark, Place) or _right_before(mark, marks[number + 1 :]))
        if not groups or opens:
            groups.append(([], []))
        if isinstance(mark, Place):
            groups[-1][0].append(mark)
        else:
            groups[-1][1].append(mark)
    undated = sum(not days for _, days in groups)
    taking_turns = all(some for some, _ in groups) and (not undated or len(groups) - undated > 1)
    return [(some, tuple(days)) for some, days in groups] if taking_turns else whole


def _right_before(mark: Place | DateExpression, following: Sequence[Place | DateExpression]) -> bool:
    """ "Chad on Monday, and on Tuesday Niger": the second day stands right before its place."""
    ahead = following[0] if following else None
    return isinstance(mark, DateExpression) and isinstance(ahead, Place) and ahead.start - mark.end == 1
