"""
News dates: words that fix a day, a month, a year or a span of days, read against the day of publication.

A small grammar of our own: each `_Rule` is a pattern and a function that reads it. All patterns are tried in one pass, in the
order of the table `_RULES`, so longer forms stand above shorter ones. An expression whose day cannot be told ("last week", or
"on Thursday" in an article without a date) is still reported, with `first` None: its tense and place in the text help others.

How a day is chosen:

- "on Thursday" is the last Thursday up to publication, or the next one if a future verb governs it ("will arrive on Thursday").
- "3 February" takes the year that brings it nearest to publication; "in March" the last one before publication, or the next one
  under a future verb. A year told in the same sentence for the same time of the year wins.
- "the following day" counts from the last day told before it.
- "before", "after", "by" and "since" bound an act and do not date it; "until Friday" gives the end only.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from geotie.extraction.document import DateExpression, Document
from geotie.records import PartialDate

Tense = Literal["past", "present", "future", ""]
_TENSES: tuple[Tense, ...] = ("past", "present", "future")

_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
    "nineteen": 19, "twenty": 20, "twenty-one": 21, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "ninety": 90,
}  # fmt: skip


_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
_FULL_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_WEEKDAY = r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
_DAY = r"(?:3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?(?![\w%]|[.,][0-9])"
_BARE_DAY = r"(?:3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?:1[6-9][0-9]{2}|20[0-9]{2})(?![\w%]|[.,][0-9])"
_TO = r"(?:\s*[-–—/]\s*|\s+(?:to|and|through|till|until|&)\s+(?:the\s+)?)"
_NUMBER = (
    r"(?:[0-9]{1,3}|(?i:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    r"|eighteen|nineteen|twenty-one|twenty|thirty|forty|fifty|sixty|ninety))"
)

_FUTURE = re.compile(
    r"\b(?:will|won't|shall|would|'ll|’ll|going to|(?:is|are|was|were) (?:also )?to (?!be )\w+|due|scheduled|expected to|set to"
    r"|slated|planned|plan(?:s|ning)?(?: to)?|poised to|hopes? to|intends? to|upcoming|ahead of|(?:is|are) \w+ing|arrives?|begins?"
    r"|starts?|travels?|visits|leaves|departs?|heads|flies|meets|hosts|opens)\b"
)
_PAST = re.compile(
    r"\b(?!\w*(?:will|need|indeed|scheduled|planned|expected|slated|poised)\b)(?:\w{2,}ed|said|told|met|held|left|flew|went|came|began|took|made"
    r"|gave|paid|spoke|saw|had|was|were|became|sent|won|led|wrote|shook|drew|brought|put|hit|has|have|says|tells)\b"
)


@dataclass(frozen=True, slots=True)
class _Reading:
    first: PartialDate | None
    last: PartialDate | None = None
    duration_days: int | None = None
    tense: Tense = ""


@dataclass(slots=True)
class _Context:
    """What an expression is read against: publication, the sentence around it, and the dates read so far."""

    published: date | None
    sentence: str
    offset: int  # of the expression in the sentence
    end: int
    told: list[DateExpression]  # in this article so far
    sentence_start: int

    def tense(self) -> Tense:
        """The tense of the verb that governs the expression: the last one before it, else the first one after it."""
        before, after = self.sentence[: self.offset], self.sentence[self.end :]
        future = max((match.start() for match in _FUTURE.finditer(before)), default=-1)
        past = max((match.start() for match in _PAST.finditer(before)), default=-1)
        if future >= 0 or past >= 0:
            return "future" if future > past else "past"
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
        return None


@dataclass(frozen=True, slots=True)
class _Rule:
    name: str
    openers: frozenset[str]  # the words, in lower case, that an expression of this form may begin with
    pattern: re.Pattern[str]
    read: Callable[[re.Match[str], _Context], _Reading | None]


def _month_number(name: str) -> int:
    return next(number for number, month in enumerate(_MONTHS, 1) if month.startswith(name.lower().rstrip(".")[:3]))


def _day_number(text: str) -> int:
    return int(text.rstrip("stndrh"))


def _number(text: str) -> int:
    return int(text) if text.isdigit() else _NUMBERS[text.lower()]


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _nearest(month: int, day: int, context: _Context, weekday: str | None = None) -> date | None:
    """The day of this month and day of the month that lies nearest to publication, on the weekday told beside it."""
    year = context.year_told_for(month)
    if year is not None:
        return _valid(year, month, day)
    published = context.published
    if published is None:
        return None
    days = [_valid(published.year + shift, month, day) for shift in (-1, 0, 1)]
    known = [candidate for candidate in days if candidate]
    if weekday:
        known = [candidate for candidate in known if candidate.weekday() == _WEEKDAYS.index(weekday.lower())]
    if not known:
        return None
    best = min(known, key=lambda candidate: abs((candidate - published).days))
    tense = context.tense() if abs((best - published).days) > 45 else ""  # near days speak for themselves
    if tense == "past":
        return max((candidate for candidate in known if candidate <= published), default=best)
    if tense == "future":
        return min((candidate for candidate in known if candidate >= published), default=best)
    return best


def _day(month: str, day: str, year: str | None, context: _Context, weekday: str | None = None) -> PartialDate | None:
    of_month = _month_number(month), _day_number(day)
    found = _valid(int(year), *of_month) if year else _nearest(*of_month, context, weekday)
    return PartialDate.of(found) if found else None


def _read_day(match: re.Match[str], context: _Context) -> _Reading | None:
    known = match.groupdict()
    if known["year"] and not _valid(int(known["year"]), _month_number(known["month"]), _day_number(known["day"])):
        return None
    return _Reading(_day(known["month"], known["day"], known["year"], context, known["weekday"]))


def _read_days(match: re.Match[str], context: _Context) -> _Reading | None:
    """A span of days: the year stands after its end, the month may stand with either end or both."""
    known = match.groupdict()
    months = known.get("month"), known.get("to_month")
    first_month, last_month = months[0] or months[1], months[1] or months[0]
    assert first_month is not None and last_month is not None, "a span names a month"
    last = _day(last_month, known["to_day"], known["to_year"] or known.get("year"), context)
    if last is None:
        return _Reading(None)
    year = known.get("year") or str(last.year - (_month_number(first_month) > _month_number(last_month)))
    first = _day(first_month, known["day"], year, context)
    if first is None or first >= last:
        return None
    return _Reading(first, last)


def _read_iso(match: re.Match[str], context: _Context) -> _Reading | None:
    found = _valid(*(int(match[name]) for name in ("year", "month", "day")))
    return _Reading(PartialDate.of(found)) if found else None


def _read_slashed(match: re.Match[str], context: _Context) -> _Reading | None:
    """3/2/2018 may be March or February: read only where one order is impossible or both give one day."""
    left, right, year = (int(match[name]) for name in ("left", "right", "year"))
    days = {day for day in (_valid(year, right, left), _valid(year, left, right)) if day}
    return _Reading(PartialDate.of(days.pop())) if len(days) == 1 else _Reading(None) if days else None


def _weekday_near(weekday: int, published: date, which: str, context: _Context) -> tuple[date, Tense]:
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


def _read_weekday(match: re.Match[str], context: _Context) -> _Reading | None:
    if context.published is None:
        return _Reading(None)
    weekday = _WEEKDAYS.index(match["weekday"].lower())
    day, tense = _weekday_near(weekday, context.published, (match["which"] or "").lower(), context)
    return _Reading(PartialDate.of(day), tense=tense)


def _read_weekdays(match: re.Match[str], context: _Context) -> _Reading | None:
    if context.published is None:
        return _Reading(None)
    first, last = (_WEEKDAYS.index(match[name].lower()) for name in ("weekday", "to_weekday"))
    span = timedelta((last - first) % 7)
    if not span:
        return None
    if context.tense() == "future":
        start, _ = _weekday_near(first, context.published, "", context)
        return _Reading(PartialDate.of(start), PartialDate.of(start + span))
    end, _ = _weekday_near(last, context.published, "", context)
    return _Reading(PartialDate.of(end - span), PartialDate.of(end))


_DAY_WORDS: dict[str, tuple[int, Tense]] = {
    "today": (0, "present"), "tonight": (0, "present"), "this morning": (0, "present"), "this afternoon": (0, "present"),
    "this evening": (0, "present"), "earlier today": (0, "past"), "later today": (0, "future"),
    "later tonight": (0, "future"), "yesterday": (-1, "past"), "last night": (-1, "past"), "yesterday evening": (-1, "past"),
    "tomorrow": (1, "future"), "the day before yesterday": (-2, "past"), "the day after tomorrow": (2, "future"),
}  # fmt: skip


def _read_day_word(match: re.Match[str], context: _Context) -> _Reading | None:
    shift, tense = _DAY_WORDS[" ".join(match[0].lower().split())]
    if context.published is None:
        return _Reading(None, tense=tense)
    return _Reading(PartialDate.of(context.published + timedelta(shift)), tense=tense)


def _shifted_month(day: date, months: int) -> PartialDate:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return PartialDate(year, month + 1)


def _read_period(match: re.Match[str], context: _Context) -> _Reading | None:
    """ "last month", "earlier this year", "next week": a week is no month and no day, so it stays open."""
    which, unit = match["which"].lower(), match["unit"].lower()
    nudge = (match["nudge"] or "").lower()
    shift = {"last": -1, "past": -1, "previous": -1, "this": 0, "next": 1, "coming": 1, "the coming": 1}[which]
    tense: Tense = _TENSES[shift + 1]
    if not shift and nudge:
        tense = "past" if nudge == "earlier" else "future" if nudge == "later" else "present"
    if context.published is None or unit in ("week", "weekend"):
        return _Reading(None, tense=tense)
    if unit == "month":
        return _Reading(_shifted_month(context.published, shift), tense=tense)
    return _Reading(PartialDate(context.published.year + shift), tense=tense)


def _read_ago(match: re.Match[str], context: _Context) -> _Reading | None:
    count, unit = _number(match["count"]), match["unit"].lower()
    published = context.published
    if published is None or unit == "week" or count > 400:
        return _Reading(None, tense="past")
    if unit == "day":
        return _Reading(PartialDate.of(published - timedelta(count)), tense="past")
    if unit == "month":
        return _Reading(_shifted_month(published, -count), tense="past")
    return _Reading(PartialDate(published.year - count), tense="past")


def _read_month(match: re.Match[str], context: _Context) -> _Reading | None:
    month = _month_number(match["month"])
    if match["year"]:
        return _Reading(PartialDate(int(match["year"]), month))
    which = (match["which"] or "").lower()
    published = context.published
    if published is None:
        return _Reading(None)
    told: Tense = "past" if which == "last" else "future" if which == "next" else ""
    tense = told or context.tense()
    if tense == "future":
        year = published.year + (month < published.month or (month == published.month and which == "next"))
    elif tense == "past":
        year = published.year - (month > published.month or (month == published.month and which == "last"))
    else:
        year = published.year + min((-1, 0, 1), key=lambda shift: abs(shift * 12 + month - published.month))
    return _Reading(PartialDate(year, month), tense=told)


def _read_months(match: re.Match[str], context: _Context) -> _Reading | None:
    first, last, year = _month_number(match["month"]), _month_number(match["to_month"]), int(match["year"])
    return _Reading(PartialDate(year - (first > last), first), PartialDate(year, last))


def _read_year(match: re.Match[str], context: _Context) -> _Reading | None:
    return _Reading(PartialDate(int(match["year"])))


def _read_years(match: re.Match[str], context: _Context) -> _Reading | None:
    first, last = int(match["year"]), int(match["to_year"])
    return _Reading(PartialDate(first), PartialDate(last)) if first < last else None


_UNIT_DAYS = {"day": 1, "night": 1, "week": 7, "month": 30}


def _read_duration(match: re.Match[str], context: _Context) -> _Reading | None:
    return _Reading(None, duration_days=_number(match["count"]) * _UNIT_DAYS[match["unit"].lower()])


def _read_long(match: re.Match[str], context: _Context) -> _Reading | None:
    return _Reading(None, duration_days=_UNIT_DAYS[match["unit"].lower()])


def _read_neighbour(match: re.Match[str], context: _Context) -> _Reading | None:
    """ "the same day", "two days later": counted from the last day told."""
    known = match.groupdict()
    count = _number(known["count"]) if known.get("count") else 1
    word = known["word"].lower()
    shift = 0 if word in ("same", "that") else count if word in ("following", "next", "later", "after") else -count
    for expression in reversed(context.told):
        told = expression.last or expression.first
        if told and told.day:
            return _Reading(PartialDate.of(told.earliest + timedelta(shift)))
    return _Reading(None)


def _read_coming(match: re.Match[str], context: _Context) -> _Reading | None:
    return _Reading(None, tense="future" if match["which"].lower() in ("coming", "next") else "past")


def _rule(name: str, openers: frozenset[str], pattern: str, read: Callable[[re.Match[str], _Context], _Reading | None]) -> _Rule:
    return _Rule(name, openers, re.compile(pattern), read)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_DIGITS = frozenset({"0"})  # stands for any figure
_WEEKDAY_WORDS = frozenset(_WEEKDAYS)
_MONTH_WORDS = frozenset(_MONTHS) | {month[:3] for month in _MONTHS} | {"sept"}
_NUMBER_WORDS = frozenset(word.split("-")[0] for word in _NUMBERS) | _DIGITS


_AT_WEEKDAY = rf"(?:{_WEEKDAY}\s*,?\s+(?:the\s+)?)?"
_NAMED_WEEKDAY = rf"(?:(?P<weekday>{_WEEKDAY})\s*,?\s+(?:the\s+)?)?"
_RULES = (
    _rule("iso day", _DIGITS, r"(?P<year>[12][0-9]{3})-(?P<month>[01][0-9])-(?P<day>[0-3][0-9])(?![\w-])", _read_iso),
    _rule(
        "slashed day",
        _DIGITS,
        r"(?P<left>[0-3]?[0-9])[/.](?P<right>[0-3]?[0-9])[/.](?P<year>(?:19|20)[0-9]{2})(?![\w/])",
        _read_slashed,
    ),
    _rule(
        "days, month first",
        _WEEKDAY_WORDS | _MONTH_WORDS,
        rf"{_AT_WEEKDAY}(?P<month>{_MONTH})\s+(?P<day>{_BARE_DAY})(?:,?\s+(?P<year>{_YEAR}))?{_TO}{_AT_WEEKDAY}"
        rf"(?:(?P<to_month>{_MONTH})\s+)?(?P<to_day>{_DAY})(?:,?\s+(?P<to_year>{_YEAR}))?",
        _read_days,
    ),
    _rule(
        "days, day first",
        _WEEKDAY_WORDS | _DIGITS,
        rf"{_AT_WEEKDAY}(?P<day>{_BARE_DAY})(?:\s+(?:of\s+)?(?P<month>{_MONTH}))?(?:,?\s+(?P<year>{_YEAR}))?{_TO}{_AT_WEEKDAY}"
        rf"(?P<to_day>{_BARE_DAY})\s+(?:of\s+)?(?P<to_month>{_MONTH})(?!\w)(?:,?\s+(?P<to_year>{_YEAR}))?",
        _read_days,
    ),
    _rule(
        "day, month first",
        _WEEKDAY_WORDS | _MONTH_WORDS,
        rf"{_NAMED_WEEKDAY}(?P<month>{_MONTH})\s+(?P<day>{_DAY})(?:,?\s+(?P<year>{_YEAR}))?",
        _read_day,
    ),
    _rule(
        "day, day first",
        _WEEKDAY_WORDS | _DIGITS,
        rf"{_NAMED_WEEKDAY}(?P<day>{_BARE_DAY})\s+(?:of\s+)?(?P<month>{_MONTH})(?!\w)(?:,?\s+(?:of\s+)?(?P<year>{_YEAR}))?",
        _read_day,
    ),
    _rule("weekdays", _WEEKDAY_WORDS, rf"(?P<weekday>{_WEEKDAY}){_TO}(?P<to_weekday>{_WEEKDAY})(?!\w)", _read_weekdays),
    _rule(
        "weekday",
        _WEEKDAY_WORDS | _words("last next this coming past previous upcoming following"),
        rf"(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his|[Cc]oming|[Pp]ast|[Pp]revious|[Uu]pcoming|[Ff]ollowing)\s+)?(?P<weekday>{_WEEKDAY})(?!\w)",
        _read_weekday,
    ),
    _rule("months", _MONTH_WORDS, rf"(?P<month>{_FULL_MONTH}){_TO}(?P<to_month>{_FULL_MONTH}),?\s+(?P<year>{_YEAR})", _read_months),
    _rule(
        "month",
        _MONTH_WORDS | _words("last next this early mid late"),
        rf"(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his|[Ee]arly|[Mm]id|[Ll]ate)[-\s]+)?(?P<month>{_MONTH})(?:,?\s+(?:of\s+)?(?P<year>{_YEAR}))?(?!\w)",
        _read_month,
    ),
    _rule(
        "today and its neighbours",
        _words("the earlier later today tonight yesterday tomorrow last this"),
        r"(?:[Tt]he\s+day\s+before\s+yesterday|[Tt]he\s+day\s+after\s+tomorrow|(?:[Ee]arlier|[Ll]ater)\s+to(?:day|night)|[Tt]oday|[Tt]onight"
        r"|[Yy]esterday(?:\s+evening)?|[Tt]omorrow|[Ll]ast\s+night|[Tt]his\s+(?:morning|afternoon|evening))(?!\w)",
        _read_day_word,
    ),
    _rule(
        "this week, last month, next year",
        _words("earlier later early late last this next previous"),
        r"(?:(?P<nudge>[Ee]arlier|[Ll]ater|[Ee]arly|[Ll]ate)\s+)?(?P<which>[Ll]ast|[Tt]his|[Nn]ext|[Pp]revious)\s+"
        r"(?P<unit>weekend|week|month|year)(?!\w)",
        _read_period,
    ),
    _rule(
        "coming days",
        _words("coming next past recent last"),
        rf"(?P<which>[Cc]oming|[Nn]ext|[Pp]ast|[Rr]ecent|[Ll]ast)\s+(?:few\s+|several\s+|{_NUMBER}\s+)?(?:day|week|month|year)s(?!\w)",
        _read_coming,
    ),
    _rule("ago", _NUMBER_WORDS, rf"(?P<count>{_NUMBER})\s+(?P<unit>day|week|month|year)s?\s+ago(?!\w)", _read_ago),
    _rule(
        "days later", _NUMBER_WORDS, rf"(?P<count>{_NUMBER})\s+days?\s+(?P<word>later|after|earlier|before)(?!\w)", _read_neighbour
    ),
    _rule(
        "that day",
        _words("the same following next previous that"),
        r"(?:[Tt]he\s+)?(?P<word>[Ss]ame|[Ff]ollowing|[Nn]ext|[Pp]revious|[Tt]hat)\s+day(?!\w)",
        _read_neighbour,
    ),
    _rule(
        "duration",
        _NUMBER_WORDS,
        rf"(?P<count>(?!an?\b){_NUMBER})[-‑](?P<unit>day|night|week|month)(?:[-‑\s]long)?(?![\w-])",
        _read_duration,
    ),
    _rule(
        "long", _words("day daylong week weeklong month monthlong"), r"(?P<unit>[Dd]ay|[Ww]eek|[Mm]onth)-?long(?!\w)", _read_long
    ),
    _rule("for days", _NUMBER_WORDS, rf"(?P<count>{_NUMBER})\s+(?P<unit>day|night|week|month)s?(?!\w)", _read_duration),
    _rule("years", _DIGITS, rf"(?P<year>{_YEAR}){_TO}(?P<to_year>{_YEAR})", _read_years),
    _rule("year", _DIGITS, rf"(?P<year>{_YEAR})", _read_year),
)

_BY_OPENER: dict[str, tuple[_Rule, ...]] = {
    word: tuple(rule for rule in _RULES if word in rule.openers) for word in frozenset().union(*(rule.openers for rule in _RULES))
}


def _any_of(words: Iterable[str]) -> str:
    """A pattern for any of these words that tries each letter once, as a trie: many times faster than a row of alternatives."""
    tails: dict[str, list[str]] = {}
    for word in words:
        tails.setdefault(word[:1], []).append(word[1:])
    ends = "" in tails
    branches = [letter + _any_of(rest) for letter, rest in sorted(tails.items()) if letter]
    if not branches:
        return ""
    return f"(?:{'|'.join(branches)})" + ("?" if ends else "")


# After "$", "." or "-" a figure or word is no date of its own: "$2018", "3.5", "pre-2011".
_OPENER = re.compile(
    rf"(?<![\w$€£¥#.,–&-])(?:[0-9]+|{_any_of(word for word in _BY_OPENER if word != '0')}(?![a-z]))", re.IGNORECASE
)


def _matches(text: str) -> Iterator[tuple[_Rule, re.Match[str]]]:
    """Rules that fit, in text order; of those that fit at one place the first in the table, and none inside another."""
    taken = 0
    for opener in _OPENER.finditer(text):
        if opener.start() < taken:
            continue
        word = opener[0].lower()
        for rule in _BY_OPENER["0" if word.isdigit() else word]:
            match = rule.pattern.match(text, opener.start())
            if match and _stands(rule, match, text):
                taken = match.end()
                yield rule, match
                break


# A lone month may be a name or a verb (Theresa May, "March on"); a lone year may be a number or belong to a name ("the 2015 deal").
_MONTH_LEADS = re.compile(
    r"\b(?:in|since|until|during|by|from|of|before|after|through|between|and|for|last|next|this|every)\s+(?:the\s+\w+\s+of\s+)?$",
    re.I,
)
_NAME_MONTH_LEADS = re.compile(r"\b(?:in|since|until|during|of)\s+(?:the\s+\w+\s+of\s+)?$", re.I)
_YEAR_LEADS = re.compile(r"\b(?:in|since|during|until|by|before|after|(?:in|since)\s+(?:early|late|mid)|from|year)[-\s]+$", re.I)
_BOUNDS = re.compile(
    r"\b(?P<word>before|after|by|since|until|till|through|ahead of|prior to)\s+(?:the\s+\w+\s+of\s+)?(?:early\s+|late\s+)?$", re.I
)
_FOR = re.compile(r"\b(?:for|of|lasting|over|spend(?:ing)?|spent|stay(?:ed)?|within)\s+(?:\w+\s+)?$", re.I)


def _stands(rule: _Rule, match: re.Match[str], text: str) -> bool:
    """Whether words that may be something else are a date here."""
    before = text[max(0, match.start() - 40) : match.start()]
    if rule.name == "month" and not match["year"]:
        if match["which"] and match["which"].lower() in ("last", "next", "early", "mid", "late"):
            return True
        name = match["month"]
        if not re.fullmatch(_FULL_MONTH, name):
            return False
        leads = _NAME_MONTH_LEADS if name in ("May", "March", "April", "June", "August") else _MONTH_LEADS
        return bool(leads.search(before)) and not re.match(r"\s+[A-Z]", text[match.end() :])
    if rule.name == "year":
        return bool(_YEAR_LEADS.search(before)) and not re.match(
            r"\s+(?:\w+s\b(?<!has|was)|percent|people|km|miles)", text[match.end() : match.end() + 20]
        )
    if rule.name == "for days":
        return bool(_FOR.search(before))
    return True


def _bounded(reading: _Reading, match: re.Match[str], text: str) -> _Reading:
    """A bound ("by Friday", "since 2011") is no date of an act; "until Friday" is the end of it."""
    lead = _BOUNDS.search(text[max(0, match.start() - 40) : match.start()])
    if not lead or reading.first is None or text.startswith(("'s", "’s"), match.end()):
        return reading
    word = lead["word"].lower()
    if word in ("until", "till", "through"):
        return _Reading(None, reading.last or reading.first, tense=reading.tense)
    if word == "since" and reading.first.precision == "day":
        return reading
    return _Reading(None, tense=reading.tense)


_DATELINE = re.compile(r"\A\W*[A-Z][\w .,'’/-]{1,60}?[,(]\s*")


def _anchor(document: Document) -> date | None:
    """The day of publication; in its absence the full date of a dateline ("HAVANA, March 18, 2013 (Agency)")."""
    if document.article.published:
        return document.article.published
    head = document.text[:120]
    for rule, match in _matches(head):
        if rule.read is _read_day and match["year"] and _DATELINE.match(head[: match.start()] + ","):
            return _valid(int(match["year"]), _month_number(match["month"]), _day_number(match["day"]))
    return None


def find(document: Document) -> tuple[DateExpression, ...]:
    """Date expressions of an article in text order; without any date to count from, only absolute ones have a `first`."""
    text = document.text
    published = _anchor(document)
    found: list[DateExpression] = []
    for rule, match in _matches(text):
        start, sentence = 0, text
        if document.sentences:
            holder = document.sentence_at(match.start())
            start, sentence = holder.start, holder.text
        context = _Context(published, sentence, match.start() - start, match.end() - start, found, start)
        reading = rule.read(match, context)
        if reading is None:
            continue
        reading = _bounded(reading, match, text)
        found.append(
            DateExpression(
                match.start(), match.end(), match[0], reading.first, reading.last, reading.duration_days, reading.tense, rule.name
            )
        )
    return tuple(found)
