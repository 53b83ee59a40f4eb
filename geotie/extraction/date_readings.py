"""
What the words of a date mean: a day, a month, a year or a span of days, read against the day of publication.

Each `read_...` takes the match of one form of `date_forms` and what stands around it; None says that the words are no date.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from geotie.extraction.document import DateExpression
from geotie.records import PartialDate

Tense = Literal["past", "present", "future", ""]
_TENSES: tuple[Tense, ...] = ("past", "present", "future")

MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
_MONTH_NUMBERS = {month[:3]: number for number, month in enumerate(MONTHS, 1)}
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
    "nineteen": 19, "twenty": 20, "twenty-one": 21, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "ninety": 90,
}  # fmt: skip

_FUTURE = re.compile(
    r"\b(?:will|won't|shall|would|'ll|’ll|going to|(?:is|are|was|were) (?:also )?to (?!be )\w+|due|scheduled|expected to"
    r"|set (?:to|for)|(?:is|are) to be|slated|planned|plan(?:s|ning)?(?: to)?|poised to|hopes? to|intends? to|upcoming|ahead of"
    r"|(?:is|are) \w+ing|arrives?|begins?|starts?|travels?"
    r"|(?<!official )(?<!state )visits(?! (?:to|by|of|from|in)\b)|leaves|departs?|goes|returns|ends|concludes|lasts|runs"
    r"|jets|heads(?! of\b)|flies|meets|hosts|opens)\b"
)
_PAST = re.compile(
    r"\b(?<!\bbe )(?<!\bbeing )(?!\w*(?:will|need|indeed|scheduled|planned|expected|slated|poised)\b)"
    r"(?:\w{2,}ed|said|told|met|held|left|flew|went|came|began|took|made"
    r"|gave|paid|spoke|saw|had|was|were|became|sent|won|led|wrote|shook|drew|brought|put|hit|has|have|says|tells)\b"
)
_ASIDE = re.compile(r", wh(?:o|ich) [^,]*,")  # "On Monday, Costa, who heads the party, flew": the verb that tells is "flew"


@dataclass(slots=True)
class Reading:
    first: PartialDate | None
    last: PartialDate | None = None
    duration_days: int | None = None
    tense: Tense = ""
    bound: PartialDate | None = None


@dataclass(slots=True)
class Context:
    """What an expression is read against: publication, the sentence around it, and the dates read so far."""

    published: date | None
    sentence: str
    offset: int  # of the expression in the sentence
    end: int
    told: list[DateExpression]  # in this article so far
    sentence_start: int
    year: int | None = None  # the one that the text tells for other days, where publication is unknown

    def tense(self) -> Tense:
        """The tense of the verb that governs the expression: the last one before it, else the first one after it."""
        before, after = self.sentence[: self.offset], self.sentence[self.end :]
        future = max((match.start() for match in _FUTURE.finditer(before)), default=-1)
        past = max((match.start() for match in _PAST.finditer(before)), default=-1)
        if future >= 0 or past >= 0:
            return "future" if future > past else "past"
        after = _ASIDE.sub("", after, count=1)
        ahead, behind = _FUTURE.search(after), _PAST.search(after)
        if ahead and (not behind or ahead.start() < behind.start()):
            return "future"
        return "past" if behind else ""

    def year_told_for(self, month: int) -> int | None:
        """The year of a date told in full earlier in this sentence, for the same or a neighbouring month."""
        for expression in reversed(self.told):
            known = expression.last or expression.first
            if expression.start < self.sentence_start or known is None or known.month is None:
                break
            if abs(known.month - month) <= 1:
                return known.year
        return self.year if self.published is None else None

    def day_before(self) -> PartialDate | None:
        """The day told last, in this sentence or, if it fits the tense, shortly before it."""
        told = next((expression for expression in reversed(self.told) if _last_day(expression) is not None), None)
        day = _last_day(told) if told is not None else None
        if told is None or day is None or told.start >= self.sentence_start or self.published is None:
            return day
        apart = (day.earliest - self.published).days
        near = self.sentence_start - told.start < _NEARBY and (apart >= 0 if self.tense() == "future" else -_WEEK < apart <= 0)
        return day if near else None


_NEARBY = 400  # characters
_WEEK = 7  # days


def _last_day(told: DateExpression) -> PartialDate | None:
    day = told.last or told.first
    return day if day is not None and day.day else None


def month_number(name: str) -> int:
    return _MONTH_NUMBERS[name[:3].lower()]


def day_number(text: str) -> int:
    return int(text.rstrip("stndrh"))


def number(text: str) -> int:
    return int(text) if text.isdigit() else NUMBERS[text.lower()]


def valid_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _nearest(month: int, day: int, context: Context, weekday: str | None = None) -> date | None:
    """The day of this month and day of the month that lies nearest to publication, on the weekday told beside it."""
    year = context.year_told_for(month)
    if year is not None:
        return valid_day(year, month, day)
    published = context.published
    if published is None:
        return None
    days = [valid_day(published.year + shift, month, day) for shift in (-1, 0, 1)]
    known = [candidate for candidate in days if candidate]
    if weekday:
        known = [candidate for candidate in known if candidate.weekday() == WEEKDAYS.index(weekday.lower())]
    if not known:
        return None
    best = min(known, key=lambda candidate: abs((candidate - published).days))
    tense = context.tense() if abs((best - published).days) > 45 else ""  # near days speak for themselves
    if tense == "past":
        return max((candidate for candidate in known if candidate <= published), default=best)
    if tense == "future":
        return min((candidate for candidate in known if candidate >= published), default=best)
    return best


def _day(month: str, day: str, year: str | None, context: Context, weekday: str | None = None) -> PartialDate | None:
    of_month = month_number(month), day_number(day)
    found = valid_day(int(year), *of_month) if year else _nearest(*of_month, context, weekday)
    return PartialDate.of(found) if found else None


def read_day(match: re.Match[str], context: Context) -> Reading | None:
    known = match.groupdict()
    if known["year"] and not valid_day(int(known["year"]), month_number(known["month"]), day_number(known["day"])):
        return None
    return Reading(_day(known["month"], known["day"], known["year"], context, known["weekday"]))


def read_days(match: re.Match[str], context: Context) -> Reading | None:
    """A span of days: the year stands after its end, the month may stand with either end or both."""
    known = match.groupdict()
    months = known.get("month"), known.get("to_month")
    first_month, last_month = months[0] or months[1], months[1] or months[0]
    assert first_month is not None and last_month is not None, "a span names a month"
    last = _day(last_month, known["to_day"], known["to_year"] or known.get("year"), context)
    if last is None:
        return Reading(None)
    year = known.get("year") or str(last.year - (month_number(first_month) > month_number(last_month)))
    first = _day(first_month, known["day"], year, context)
    if first is None or first >= last:
        return None
    return Reading(first, last)


def read_iso(match: re.Match[str], context: Context) -> Reading | None:
    found = valid_day(*(int(match[name]) for name in ("year", "month", "day")))
    return Reading(PartialDate.of(found)) if found else None


def read_slashed(match: re.Match[str], context: Context) -> Reading | None:
    """3/2/2018 may be March or February: read only where one order is impossible or both give one day."""
    left, right, year = (int(match[name]) for name in ("left", "right", "year"))
    days = {day for day in (valid_day(year, right, left), valid_day(year, left, right)) if day}
    return Reading(PartialDate.of(days.pop())) if len(days) == 1 else Reading(None) if days else None


def _weekday_near(weekday: int, published: date, which: str, context: Context) -> tuple[date, Tense]:
    back = timedelta((published.weekday() - weekday) % 7)
    ahead = timedelta((weekday - published.weekday()) % 7)
    week = timedelta(7)
    if which in ("last", "past", "previous"):
        return published - (back or week), "past"
    if which in ("next", "coming", "following"):
        return published + (ahead or week), "future"
    if which in ("this", "upcoming"):
        return (published - back, "past") if context.tense() == "past" else (published + ahead, "future")
    return (published + ahead if context.tense() == "future" else published - back), ""


# "Following his visit to Oslo on Sunday", told up to the day: what went before the act of the sentence.
_BEHIND_AFTER = re.compile(r"\b(?:after|following)\s+(?P<told>[^,;:.]*)$", re.IGNORECASE)
_DAY_OF_WEEK = re.compile(rf"\b(?:{'|'.join(WEEKDAYS)})\b", re.IGNORECASE)


def _comes_before_the_act(weekday: int, published: date, context: Context) -> bool:
    """
    Whether a weekday behind "after" is over although the act is to come: "after a stop in Oslo on Monday, she will fly to Riga".

    It lies ahead only where the act has a later day of its own, or where the next such day is nearer and the act not of this week.
    """
    lead = _BEHIND_AFTER.search(context.sentence[: context.offset])
    if lead is None or _PAST.search(lead["told"]) or _FUTURE.search(lead["told"]):
        return False
    ahead, back = ((days % 7) for days in (weekday - published.weekday(), published.weekday() - weekday))
    act = _DAY_OF_WEEK.search(context.sentence[: lead.start()] + context.sentence[context.end :])
    if act is not None:
        return ahead >= (WEEKDAYS.index(act[0].lower()) - published.weekday()) % 7
    return back <= ahead or "this week" in context.sentence


_UNTIL = re.compile(r"\b(?:until|till|through)\s+$")


def read_weekday(match: re.Match[str], context: Context) -> Reading | None:
    if context.published is None:
        return Reading(None)
    weekday = WEEKDAYS.index(match["weekday"].lower())
    which = (match["which"] or "").lower()
    if not which and _UNTIL.search(context.sentence, max(0, context.offset - 10), context.offset) and context.tense() != "past":
        return Reading(
            PartialDate.of(context.published + timedelta((weekday - context.published.weekday()) % 7))
        )  # "is in Riga until Sunday"
    over = not which and _comes_before_the_act(weekday, context.published, context)
    day, tense = _weekday_near(weekday, context.published, "last" if over else which, context)
    return Reading(PartialDate.of(day), tense=tense)


def read_weekdays(match: re.Match[str], context: Context) -> Reading | None:
    if context.published is None:
        return Reading(None)
    first, last = (WEEKDAYS.index(match[name].lower()) for name in ("weekday", "to_weekday"))
    span = timedelta((last - first) % 7)
    if not span:
        return None
    if context.tense() == "future" and not _comes_before_the_act(last, context.published, context):
        start, _ = _weekday_near(first, context.published, "", context)
        return Reading(PartialDate.of(start), PartialDate.of(start + span))
    end = context.published - timedelta((context.published.weekday() - last) % 7)
    return Reading(PartialDate.of(end - span), PartialDate.of(end))


_DAY_WORDS: dict[str, tuple[int, Tense]] = {
    "today": (0, "present"), "tonight": (0, "present"), "this morning": (0, "present"), "this afternoon": (0, "present"),
    "this evening": (0, "present"), "earlier today": (0, "past"), "later today": (0, "future"),
    "later tonight": (0, "future"), "yesterday": (-1, "past"), "last night": (-1, "past"), "yesterday evening": (-1, "past"),
    "tomorrow": (1, "future"), "the day before yesterday": (-2, "past"), "the day after tomorrow": (2, "future"),
}  # fmt: skip


def read_day_word(match: re.Match[str], context: Context) -> Reading | None:
    shift, tense = _DAY_WORDS[" ".join(match[0].lower().split())]
    if context.published is None:
        return Reading(None, tense=tense)
    return Reading(PartialDate.of(context.published + timedelta(shift)), tense=tense)


def _shifted_month(day: date, months: int) -> PartialDate:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return PartialDate(year, month + 1)


def read_period(match: re.Match[str], context: Context) -> Reading | None:
    """ "last month", "earlier this year", "next week": a week is no month and no day, so it stays open."""
    which, unit = match["which"].lower(), match["unit"].lower()
    nudge = (match["nudge"] or "").lower()
    shift = {"last": -1, "past": -1, "previous": -1, "this": 0, "next": 1, "coming": 1, "the coming": 1}[which]
    tense: Tense = _TENSES[shift + 1]
    if not shift and nudge:
        tense = "past" if nudge == "earlier" else "future" if nudge == "later" else "present"
    if context.published is None or unit in ("week", "weekend"):
        return Reading(None, tense=tense)
    if unit == "month":
        return Reading(_shifted_month(context.published, shift), tense=tense)
    return Reading(PartialDate(context.published.year + shift), tense=tense)


def read_ago(match: re.Match[str], context: Context) -> Reading | None:
    count, unit = number(match["count"]), match["unit"].lower()
    published = context.published
    if published is None or unit == "week" or count > 400:
        return Reading(None, tense="past")
    if unit == "day":
        return Reading(PartialDate.of(published - timedelta(count)), tense="past")
    if unit == "month":
        return Reading(_shifted_month(published, -count), tense="past")
    return Reading(PartialDate(published.year - count), tense="past")


def read_month(match: re.Match[str], context: Context) -> Reading | None:
    month = month_number(match["month"])
    if match["year"]:
        return Reading(PartialDate(int(match["year"]), month))
    which = (match["which"] or "").lower()
    published = context.published
    if published is None:
        return Reading(PartialDate(context.year, month) if context.year and not which else None)
    told: Tense = "past" if which == "last" else "future" if which == "next" else ""
    tense = told or context.tense()
    if tense == "future":
        year = published.year + (month < published.month or (month == published.month and which == "next"))
    elif tense == "past":
        year = published.year - (month > published.month or (month == published.month and which == "last"))
    else:
        year = published.year + min((-1, 0, 1), key=lambda shift: abs(shift * 12 + month - published.month))
    return Reading(PartialDate(year, month), tense=told)


def read_months(match: re.Match[str], context: Context) -> Reading | None:
    first, last = month_number(match["month"]), month_number(match["to_month"])
    if match["year"]:
        year = int(match["year"])
    elif context.published is None:
        return Reading(None)
    else:
        year = _year_of_months(first, last, context.published, context.tense())
    return Reading(PartialDate(year - (first > last), first), PartialDate(year, last))


def _year_of_months(first: int, last: int, published: date, tense: Tense) -> int:
    """The year in which a span of months ends that lies ahead, is past, or, where no verb tells, is nearest."""
    if tense == "future":
        return published.year + (first < published.month or first > last)
    if tense == "past":
        return published.year - (first > published.month and first <= last)
    return published.year + (first > last)


def read_year(match: re.Match[str], context: Context) -> Reading | None:
    return Reading(PartialDate(int(match["year"])))


def read_years(match: re.Match[str], context: Context) -> Reading | None:
    first, last = int(match["year"]), int(match["to_year"])
    return Reading(PartialDate(first), PartialDate(last)) if first < last else None


_UNIT_DAYS = {"day": 1, "night": 1, "week": 7, "month": 30}


def read_duration(match: re.Match[str], context: Context) -> Reading | None:
    return Reading(None, duration_days=number(match["count"]) * _UNIT_DAYS[match["unit"].lower()])


def read_long(match: re.Match[str], context: Context) -> Reading | None:
    return Reading(None, duration_days=_UNIT_DAYS[match["unit"].lower()])


def read_neighbour(match: re.Match[str], context: Context) -> Reading | None:
    """ "the same day", "two days later": counted from the last day told; "a day after she landed" is the day of the landing."""
    known = match.groupdict()
    behind = context.sentence[context.end : context.end + 6]
    of_clause = known.get("count") is not None and match["word"].lower() in ("after", "before") and behind[1:2].isalpha()
    of_clause = of_clause and behind.strip(" .,;") not in ("that", "this")
    count = number(known["count"]) if known.get("count") else 1
    word = known["word"].lower()
    shift = 0 if word in ("same", "that") else count if word in ("following", "next", "later", "after") else -count
    for expression in reversed(context.told):
        if of_clause and expression.start < context.sentence_start:
            break
        told = expression.last or expression.first
        if told and told.day:
            return Reading(PartialDate.of(told.earliest + timedelta(-shift if of_clause else shift)))
    return Reading(None)


def read_in_the_day(match: re.Match[str], context: Context) -> Reading | None:
    """ "Earlier in the day", "in the afternoon", "hours later": the day told before, else that of publication."""
    day = context.day_before()
    if day is None and context.published is not None and not match[0].startswith("hours"):
        day = PartialDate.of(context.published)
    return Reading(day)


def read_days_of_month(match: re.Match[str], context: Context) -> Reading | None:
    """ "On the 25th and 26th (of this month)": of the month told before, else of the one that the tense wants."""
    first = _day_of_month(day_number(match["day"]), (match["which"] or "").lower(), context)
    if first is None or not match["to_day"]:
        return Reading(first)
    begin = first.earliest
    ends = (begin + timedelta(days) for days in range(1, 32))
    last = next((end for end in ends if end.day == day_number(match["to_day"])), None)
    return Reading(first, PartialDate.of(last)) if last else None


def _day_of_month(day: int, which: str, context: Context) -> PartialDate | None:
    told = next((known for known in map(_last_day, reversed(context.told)) if known is not None), None)
    if which in ("", "the") and told is not None:
        near = told.earliest
    elif context.published is not None:
        near = context.published
    else:
        return None
    months = {"last": (-1,), "next": (1,), "this": (0,)}.get(which, (-1, 0, 1))
    shifted = (_shifted_month(near, months_away) for months_away in months)
    known = [found for month in shifted if (found := valid_day(month.year, month.month or 1, day))]
    if not known:
        return None
    if near == context.published and not which:
        tense = context.tense()
        fitting = [found for found in known if (found >= near if tense == "future" else found <= near or not tense)]
        known = fitting or known
    return PartialDate.of(min(known, key=lambda found: abs((found - near).days)))


def read_coming(match: re.Match[str], context: Context) -> Reading | None:
    return Reading(None, tense="future" if match["which"].lower() in ("coming", "next") else "past")
