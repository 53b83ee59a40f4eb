"""
News dates: words that fix a day, a month, a year or a span of days, read against the day of publication.

A small grammar of our own: `date_forms` has the patterns, `date_readings` what they mean, and here they are found. An expression
whose day cannot be told ("last week", or "on Thursday" in an article without a date) is still reported, with `first` None: its
tense and place in the text help others.

How a day is chosen:

- "on Thursday" is the last Thursday up to publication, or the next one if a future verb governs it ("will arrive on Thursday").
- "3 February" takes the year that brings it nearest to publication; "in March" the last one before publication, or the next one
  under a future verb. A year told in the same sentence for the same time of the year wins.
- "the following day" counts from the last day told before it.
- "Later in the day", "in the evening" and "hours later" are of the day told before; "on the 25th" is of the month told before.
- "today" and weekdays count from the day of a dateline, where it has one: "LIMA, May 7 - He arrived today".
- Where publication is unknown, a year that the text tells once holds for all its days, and a dateline for its weekdays.
- "before", "after", "by" and "since" bound an act and do not date it; "until Friday" gives the end only.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from itertools import compress, count

from geotie.extraction.date_forms import BY_OPENER, FULL_MONTH, DateForm
from geotie.extraction.date_readings import (
    Context,
    Reading,
    day_number,
    month_number,
    read_ago,
    read_day,
    read_day_word,
    read_days,
    read_in_the_day,
    read_month,
    read_weekday,
    read_weekdays,
    valid_day,
)
from geotie.extraction.document import DateExpression, Document
from geotie.extraction.wordlists import WordTable, wordset

_FIRST_PART = re.compile(r"[0-9]+|[a-z]+")
# Behind one of these a figure or word is no date of its own: "$2018", "3.5", "pre-2011".
_NOT_BEHIND = frozenset("$€£¥#.,–&-_")


def _forms(token: str) -> tuple[DateForm, ...]:
    """The forms that may begin with a token, by its first part: "mid-March", "10-day", "2011"."""
    first = _FIRST_PART.match(token)
    if first is None:
        return ()
    return BY_OPENER["0"] if first[0].isdigit() else BY_OPENER.get(first[0], ())


_FORMS = WordTable(_forms)
# Words that seldom begin a date, with those that must follow.
_UNITS = wordset("day days night nights week weeks month months year years")
_DAYS_OF_MONTH = {f"{day}{ending}" for day in range(1, 32) for ending in ("st", "nd", "rd", "th")}
_PARTS_OF_DAY = wordset("morning afternoon evening night")
_SECOND_WORDS = {
    "the": wordset("day same following next previous that") | _PARTS_OF_DAY | _DAYS_OF_MONTH,
    "that": frozenset({"day"}), "a": _UNITS, "an": _UNITS,
}  # fmt: skip


def _matches(document: Document) -> Iterator[tuple[DateForm, re.Match[str]]]:
    """Forms that fit, in text order; of those that fit at one place the first in the table, and none inside another."""
    text, lower, starts = document.text, document.tokens.lower, document.tokens.starts
    taken = 0
    forms_at = list(map(_FORMS.__getitem__, lower))
    for at in compress(count(), forms_at):  # most words begin no date
        start = starts[at]
        if start < taken:
            continue
        if start and (text[start - 1] in _NOT_BEHIND or text[start - 1].isalnum()):
            continue
        if lower[at] in _SECOND_WORDS and (at + 1 == len(lower) or lower[at + 1] not in _SECOND_WORDS[lower[at]]):
            continue
        for form in forms_at[at]:
            match = form.pattern.match(text, start)
            if match and _stands(form, match, text):
                taken = match.end()
                yield form, match
                break


# A lone month may be a name or a verb (Theresa May, "March on"); a lone year may be a number or belong to a name ("the 2015 deal").
_MONTH_LEADS = re.compile(
    r"\b(?:in|since|until|during|by|from|of|before|after|through|between|and|for|last|next|this|every)\s+(?:the\s+\w+\s+of\s+)?$",
    re.I,
)
_BEFORE_EVENT = re.compile(r"\b(?:an?|his|her|their|its|the|that|last|planned|upcoming|[’']s)\s+$", re.I)
_EVENT = re.compile(
    r"\s+(?:trips?|visits?|tours?|summit|meetings?|talks|conference|elections?|agreement|deal|accord|ceasefire|attack)\b"
)
_NAME_MONTH_LEADS = re.compile(r"\b(?:in|since|until|during|of)\s+(?:the\s+\w+\s+of\s+)?$", re.I)
_YEAR_LEADS = re.compile(r"\b(?:in|since|during|until|by|before|after|(?:in|since)\s+(?:early|late|mid)|from|year)[-\s]+$", re.I)
_BOUNDS = re.compile(
    r"\b(?P<word>before|after|by|since|until|till|through|ahead of|prior to)\s+(?:the\s+\w+\s+of\s+)?(?:early\s+|late\s+)?$", re.I
)
_BOUNDING = wordset("before after by since until till through ahead prior")
_FOR = re.compile(r"\b(?:for|of|lasting|over|spend(?:ing)?|spent|stay(?:ed)?|within)\s+(?:\w+\s+)?$", re.I)


def _stands(form: DateForm, match: re.Match[str], text: str) -> bool:
    """Whether words that may be something else are a date here."""
    doubt = _DOUBTS.get(form.name)
    return doubt is None or doubt(match, text[max(0, match.start() - 40) : match.start()], text)


_AFTER_A_NUMBER = re.compile(r"\s+(?:\w+s\b(?<!has|was)|percent|people|km|miles)")


def _month_stands(match: re.Match[str], before: str, text: str) -> bool:
    """ "In May", "late May", "a May visit", but neither "Theresa May" nor "may"."""
    name = match["month"]
    if match["which"] and match["which"].lower() in ("last", "next", "early", "mid", "late"):
        return True
    if not re.fullmatch(FULL_MONTH, name):
        return False
    if _EVENT.match(text, match.end()) and _BEFORE_EVENT.search(before):
        return True
    leads = _NAME_MONTH_LEADS if name in ("May", "March", "April", "June", "August") else _MONTH_LEADS
    return bool(leads.search(before)) and not re.match(r"\s+[A-Z]", text[match.end() : match.end() + 4])


_AND_MONTH = re.compile(rf"\bin\s+{FULL_MONTH}\s+and(?:\s+in)?\s+$")


def _second_month(match: re.Match[str], before: str, text: str) -> bool:
    """ "In January and March": a month, unless it is the name of somebody or a verb ("and March went")."""
    return bool(_AND_MONTH.search(before)) and not re.match(r"\s+\w", text[match.end() : match.end() + 3])


# By the name of a form: whether the words of a match are a date, told by what stands before and behind.
_DOUBTS: dict[str, Callable[[re.Match[str], str, str], bool]] = {
    "month": lambda match, before, text: (
        bool(match["year"]) or _month_stands(match, before, text) or _second_month(match, before, text)
    ),
    "months": lambda match, before, _: bool(match["year"]) or before.lower().endswith(("from ", "between ")),
    "years": lambda _, before, __: not before.endswith("the "),  # "the 1932-1933 famine"
    "year": lambda match, before, text: (
        bool(_YEAR_LEADS.search(before)) and not _AFTER_A_NUMBER.match(text[match.end() : match.end() + 20])
    ),
    "for days": lambda _, before, __: bool(_FOR.search(before)),
    "part of the day": lambda _, before, __: before.lower().endswith("in "),
    "days of a month": lambda _, before, __: before.lower().endswith(
        ("on ", "from ", "between ", "until ", "till ", "by ", "since ")
    ),
}


def _bounded(reading: Reading, match: re.Match[str], text: str) -> Reading:
    """A bound ("by Friday", "since 2011") is no date of an act; "until Friday" is the end of it."""
    before = text[max(0, match.start() - 40) : match.start()]
    lead = _BOUNDS.search(before) if not _BOUNDING.isdisjoint(before.lower().split()) else None
    if not lead or reading.first is None or text.startswith(("'s", "’s"), match.end()):
        return reading
    word = lead["word"].lower()
    if word in ("until", "till", "through"):
        return Reading(None, reading.last or reading.first, tense=reading.tense)
    if word == "since" and reading.first.precision == "day":
        return reading
    return Reading(None, tense=reading.tense, bound=reading.first)


_LONGEST_DATELINE = 120  # characters
_DATELINE = re.compile(r"\A\W*[A-Z][\w .,'’/-]{1,60}?[,(]\s*")


def _anchor(document: Document, years: list[tuple[int, int]]) -> date | None:
    """The day of publication; in its absence that of a dateline: "HAVANA, March 18, 2013 (Agency)", or without its year."""
    if document.article.published:
        return document.article.published
    for form, match in _matches(document):
        if match.start() > _LONGEST_DATELINE:
            break
        if form.read is not read_day or not _in_dateline(document.text, match):
            continue
        told = {year for _, year in years}
        year = int(match["year"]) if match["year"] else next(iter(told), 0) if len(told) == 1 else 0
        return valid_day(year, month_number(match["month"]), day_number(match["day"])) if year else None
    return None


def _in_dateline(text: str, match: re.Match[str]) -> bool:
    if not text[: match.start()].strip():
        return bool(match["year"]) and _ENDS_LINE.match(text, match.end()) is not None
    return bool(_DATELINE.match(text[: match.start()] + ",")) and (
        bool(match["year"]) or bool(_DATELINE_ENDS.match(text, match.end()))
    )


_ENDS_LINE = re.compile(r"\s*(?:\n|-{1,2}\s|[–—|(])")


def _years(document: Document) -> list[tuple[int, int]]:
    """Where the text tells the year of a day or a month, and which; not of one that is long over: "since January 2019"."""
    text = document.text
    told: list[tuple[int, int]] = []
    for form, match in _matches(document):
        year = match["year"] or match.groupdict().get("to_year") if form.read in _WITH_YEAR else None
        if year and not _BOUNDS.search(text[max(0, match.start() - 40) : match.start()]):
            told.append((match.start(), int(year)))
    return told


_WITH_YEAR = (read_day, read_days, read_month)
_YEAR_REACHES = 400  # characters for which the year of one day is that of those told behind, if the text tells several


def _year_at(offset: int, years: list[tuple[int, int]]) -> int | None:
    """The year of a day told without one: the only year of the text, or the one told shortly before."""
    if len({year for _, year in years}) == 1:
        return years[0][1]
    return next((year for at, year in reversed(years) if 0 <= offset - at < _YEAR_REACHES), None)


_WRITTEN_BEFORE = 7  # days by which the day of a dateline may come before publication
_PLACE_BEFORE = re.compile(r"\W*[A-Z][\w .,'’/-]{1,60}?[,(]?\s*")
_DATELINE_ENDS = re.compile(r"\)?\s*(?:(?:-{1,2}|[–—]|:)\s|[(/][^()\n]{2,40}[)/])")


def _of_dateline(document: Document, match: re.Match[str], reading: Reading) -> date | None:
    """The day on which an article was written, if these words are the day of its dateline: "LIMA, May 7 (Agency) -"."""
    published, day, text = document.article.published, reading.first, document.text
    if match.start() > _LONGEST_DATELINE or day is None or not day.day or published is None:
        return None
    if not 0 < (published - day.earliest).days <= _WRITTEN_BEFORE:
        return None
    place = _PLACE_BEFORE.fullmatch(text[: match.start()])
    return day.earliest if place and place[0].split()[0].isupper() and _DATELINE_ENDS.match(text, match.end()) else None


_TO = frozenset({"to", "until", "till", "through", "-", "–"})


def _spans(begin: DateExpression, end: Reading, between: str) -> bool:
    """ "From tomorrow to December 5": two days told in different ways are the ends of one span."""
    first, last = begin.first, end.first
    if first is None or last is None or begin.last is not None or end.last is not None or between.strip() not in _TO:
        return False
    return first.precision == last.precision == "day" and first.earliest < last.earliest


_FROM_WRITING = (read_day_word, read_weekday, read_weekdays, read_in_the_day, read_ago)


def find(document: Document) -> tuple[DateExpression, ...]:
    """Date expressions of an article in text order; without any date to count from, only absolute ones have a `first`."""
    text = document.text
    years = [] if document.article.published else _years(document)
    published = _anchor(document, years)
    found: list[DateExpression] = []
    written = None  # the day of the dateline
    for form, match in _matches(document):
        start, sentence = 0, text
        if document.sentences:
            holder = document.sentence_at(match.start())
            start, sentence = holder.start, holder.text
        today = written if written is not None and form.read in _FROM_WRITING else published
        context = Context(today, sentence, match.start() - start, match.end() - start, found, start, _year_at(match.start(), years))
        reading = form.read(match, context)
        if reading is None:
            continue
        if form.read is read_day and not found:
            written = _of_dateline(document, match, reading)
        if found and _spans(found[-1], reading, text[found[-1].end : match.start()]):
            found[-1] = replace(found[-1], end=match.end(), text=text[found[-1].start : match.end()], last=reading.first)
            continue
        reading = _bounded(reading, match, text)
        found.append(
            DateExpression(
                match.start(),
                match.end(),
                match[0],
                reading.first,
                reading.last,
                reading.duration_days,
                reading.tense,
                form.name,
                reading.bound,
            )
        )
    return tuple(found)
