"""
The forms that dates take in news copy: a table of patterns, each with the function that reads it.

All are tried at the words that they may begin with, in the order of the table: longer forms stand above shorter ones.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from geotie.extraction.date_readings import (
    MONTHS,
    NUMBERS,
    WEEKDAYS,
    Context,
    Reading,
    read_ago,
    read_coming,
    read_day,
    read_day_word,
    read_days,
    read_days_of_month,
    read_duration,
    read_in_the_day,
    read_iso,
    read_long,
    read_month,
    read_months,
    read_neighbour,
    read_period,
    read_slashed,
    read_weekday,
    read_weekdays,
    read_year,
    read_years,
)

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
FULL_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_WEEKDAY = r"(?i:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
_DAY = r"(?:3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?(?![\w%]|[.,][0-9])"
_BARE_DAY = r"(?:3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?:1[6-9][0-9]{2}|20[0-9]{2})(?![\w%]|[.,][0-9])"
_ORDINAL = r"(?:3[01]|[12][0-9]|[1-9])(?:st|nd|rd|th)"
_TO = r"(?:\s*[-–—/]\s*|\s+(?:to|and|through|till|until|&)\s+(?:the\s+)?)"
_NUMBER = (
    r"(?:[0-9]{1,3}|(?i:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    r"|eighteen|nineteen|twenty-one|twenty|thirty|forty|fifty|sixty|ninety))"
)


@dataclass(frozen=True, slots=True)
class DateForm:
    name: str
    openers: frozenset[str]  # the words, in lower case, that an expression of this form may begin with
    pattern: re.Pattern[str]
    read: Callable[[re.Match[str], Context], Reading | None]


def _form(name: str, openers: frozenset[str], pattern: str, read: Callable[[re.Match[str], Context], Reading | None]) -> DateForm:
    return DateForm(name, openers, re.compile(pattern), read)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_DIGITS = frozenset({"0"})  # stands for any figure
_WEEKDAY_WORDS = frozenset(WEEKDAYS)
_MONTH_WORDS = frozenset(MONTHS) | {month[:3] for month in MONTHS} | {"sept"}
_NUMBER_WORDS = frozenset(word.split("-")[0] for word in NUMBERS) | _DIGITS


_PART_OF_DAY = r"(?:\s+(?:morning|afternoon|evening|night)(?!\w))?"
_AT_WEEKDAY = rf"(?:{_WEEKDAY}\s*,?\s+(?:the\s+)?)?"
_MORE_DAYS = rf"(?:(?:,\s+(?:the\s+)?{_BARE_DAY})+,?)?"  # "7, 8 and 9 May"
_NAMED_WEEKDAY = rf"(?:(?P<weekday>{_WEEKDAY})\s*,?\s+(?:the\s+)?)?"
FORMS = (
    _form("iso day", _DIGITS, r"(?P<year>[12][0-9]{3})-(?P<month>[01][0-9])-(?P<day>[0-3][0-9])(?![\w-])", read_iso),
    _form(
        "slashed day",
        _DIGITS,
        r"(?P<left>[0-3]?[0-9])[/.](?P<right>[0-3]?[0-9])[/.](?P<year>(?:19|20)[0-9]{2})(?![\w/])",
        read_slashed,
    ),
    _form(
        "days, month first",
        _WEEKDAY_WORDS | _MONTH_WORDS,
        rf"{_AT_WEEKDAY}(?P<month>{_MONTH})\s+(?P<day>{_BARE_DAY}){_MORE_DAYS}(?:,?\s+(?P<year>{_YEAR}),?)?{_TO}{_AT_WEEKDAY}"
        rf"(?:(?P<to_month>{_MONTH})\s+)?(?P<to_day>{_DAY})(?:,?\s+(?P<to_year>{_YEAR}))?",
        read_days,
    ),
    _form(
        "days, day first",
        _WEEKDAY_WORDS | _DIGITS,
        rf"{_AT_WEEKDAY}(?P<day>{_BARE_DAY}){_MORE_DAYS}(?:\s+(?:of\s+)?(?P<month>{_MONTH}))?(?:,?\s+(?P<year>{_YEAR}))?{_TO}{_AT_WEEKDAY}"
        rf"(?P<to_day>{_BARE_DAY})\s+(?:of\s+)?(?P<to_month>{_MONTH})(?!\w)(?:,?\s+(?P<to_year>{_YEAR}))?",
        read_days,
    ),
    _form(
        "day, month first",
        _WEEKDAY_WORDS | _MONTH_WORDS,
        rf"{_NAMED_WEEKDAY}(?P<month>{_MONTH})\s+(?P<day>{_DAY})(?:,?\s+(?P<year>{_YEAR}))?",
        read_day,
    ),
    _form(
        "day, day first",
        _WEEKDAY_WORDS | _DIGITS,
        rf"{_NAMED_WEEKDAY}(?P<day>{_BARE_DAY})\s+(?:of\s+)?(?P<month>{_MONTH})(?!\w)(?:,?\s+(?:of\s+)?(?P<year>{_YEAR}))?",
        read_day,
    ),
    _form(
        "weekdays",
        _WEEKDAY_WORDS,
        rf"(?P<weekday>{_WEEKDAY})(?:(?:,\s+{_WEEKDAY})+,?)?{_TO}(?P<to_weekday>{_WEEKDAY})(?!\w)",
        read_weekdays,
    ),
    _form(
        "weekday",
        _WEEKDAY_WORDS | _words("last next this coming past previous upcoming following"),
        rf"(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his|[Cc]oming|[Pp]ast|[Pp]revious|[Uu]pcoming|[Ff]ollowing)\s+)?(?P<weekday>{_WEEKDAY})(?!\w)"
        rf"{_PART_OF_DAY}",
        read_weekday,
    ),
    _form(
        "months",
        _MONTH_WORDS,
        rf"(?P<month>{FULL_MONTH}){_TO}(?P<to_month>{FULL_MONTH})(?:,?\s+(?P<year>{_YEAR}))?(?!\w|\s+\d)",
        read_months,
    ),
    _form(
        "month",
        _MONTH_WORDS | _words("last next this early mid late"),
        rf"(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his|[Ee]arly|[Mm]id|[Ll]ate)[-\s]+)?(?P<month>{_MONTH})(?:,?\s+(?:of\s+)?(?P<year>{_YEAR}))?(?!\w)",
        read_month,
    ),
    _form(
        "today and its neighbours",
        _words("the earlier later today tonight yesterday tomorrow last this"),
        r"(?:[Tt]he\s+day\s+before\s+yesterday|[Tt]he\s+day\s+after\s+tomorrow|(?:[Ee]arlier|[Ll]ater)\s+to(?:day|night)|[Tt]oday|[Tt]onight"
        r"|[Yy]esterday(?:\s+evening)?|[Tt]omorrow|[Ll]ast\s+night|[Tt]his\s+(?:morning|afternoon|evening))(?!\w)",
        read_day_word,
    ),
    _form(
        "this week, last month, next year",
        _words("earlier later early late last this next previous"),
        r"(?:(?P<nudge>[Ee]arlier|[Ll]ater|[Ee]arly|[Ll]ate)\s+)?(?P<which>[Ll]ast|[Tt]his|[Nn]ext|[Pp]revious)\s+"
        r"(?P<unit>weekend|week|month|year)(?!\w)",
        read_period,
    ),
    _form(
        "coming days",
        _words("coming next past recent last"),
        rf"(?P<which>[Cc]oming|[Nn]ext|[Pp]ast|[Rr]ecent|[Ll]ast)\s+(?:few\s+|several\s+|{_NUMBER}\s+)?(?:day|week|month|year)s(?!\w)",
        read_coming,
    ),
    _form("ago", _NUMBER_WORDS, rf"(?P<count>{_NUMBER})\s+(?P<unit>day|week|month|year)s?\s+ago(?!\w)", read_ago),
    _form(
        "days later", _NUMBER_WORDS, rf"(?P<count>{_NUMBER})\s+days?\s+(?P<word>later|after|earlier|before)(?!\w)", read_neighbour
    ),
    _form(
        "that day",
        _words("the same following next previous that"),
        r"(?:[Tt]he\s+)?(?P<word>[Ss]ame|[Ff]ollowing|[Nn]ext|[Pp]revious|[Tt]hat)\s+(?:day|morning|afternoon|evening|night)(?!\w)",
        read_neighbour,
    ),
    _form("in the day", _words("earlier later"), r"(?:[Ee]arlier|[Ll]ater)\s+in\s+the\s+day(?!\w)", read_in_the_day),
    _form(
        "the day before",
        _words("the"),
        r"[Tt]he\s+(?:day|night|evening)\s+(?P<word>before|after)(?=\s*[.,;)]|\s+(?:in|at|with|and|to|for|from|during|on|when)\b)",
        read_neighbour,
    ),
    _form("part of the day", _words("the"), r"the\s+(?:morning|afternoon|evening)(?!\w)", read_in_the_day),
    _form("hours later", _words("hours"), r"hours\s+(?:later|earlier)(?!\w)", read_in_the_day),
    _form(
        "days of a month",
        _words("the"),
        rf"the\s+(?P<day>{_ORDINAL})(?:(?:(?:,\s+(?:the\s+)?{_ORDINAL})+,?)?{_TO}(?P<to_day>{_ORDINAL}))?"
        r"(?:\s+of\s+(?P<which>this|next|last|the)\s+month)?(?=\s*(?:[.,;:)”\"]|$)"
        r"|\s+(?:and|but|or|to|for|in|at|with|of\s+(?:the|that)\s+month|before|after|when|where|until|he|she|they|it|[-–—])(?!\w))",
        read_days_of_month,
    ),
    _form(
        "duration",
        _NUMBER_WORDS,
        rf"(?P<count>(?!an?\b){_NUMBER})[-‑](?P<unit>day|night|week|month)(?:[-‑\s]long)?(?![\w-])",
        read_duration,
    ),
    _form("long", _words("day daylong week weeklong month monthlong"), r"(?P<unit>[Dd]ay|[Ww]eek|[Mm]onth)-?long(?!\w)", read_long),
    _form("for days", _NUMBER_WORDS, rf"(?P<count>{_NUMBER})\s+(?P<unit>day|night|week|month)s?(?!\w)", read_duration),
    _form("years", _DIGITS, rf"(?P<year>{_YEAR}){_TO}(?P<to_year>{_YEAR})", read_years),
    _form("year", _DIGITS, rf"(?P<year>{_YEAR})", read_year),
)

BY_OPENER: dict[str, tuple[DateForm, ...]] = {
    word: tuple(rule for rule in FORMS if word in rule.openers) for word in frozenset().union(*(rule.openers for rule in FORMS))
}
