"""What the codes of the records are called on screen."""

from __future__ import annotations

import re
from datetime import date

from geotie.countries import country_name
from geotie.errors import UnknownCountryError
from geotie.records import MentionKind, Modality, PartialDate, Tie, TieType

TIE_WORDS: dict[TieType, str] = {
    "AGREE": "agrees with",
    "CONSULT": "meets or consults",
    "SUPPORT": "supports",
    "CONCEDE": "yields to",
    "COOPERATE": "cooperates with",
    "AID": "gives aid to",
    "RETREAT": "withdraws from",
    "REQUEST": "demands of",
    "ACCUSE": "accuses or criticises",
    "REJECT": "rejects",
    "THREATEN": "threatens",
    "PROTEST": "protests against",
    "SANCTION": "sanctions or breaks ties with",
    "MOBILIZE": "readies forces against",
    "COERCE": "coerces",
    "ASSAULT": "attacks",
}
MUTUAL_WORDS: dict[TieType, str] = {"AGREE": "agree", "CONSULT": "meet or consult", "COOPERATE": "cooperate"}
STATUS_WORDS: dict[str, str] = {
    "done": "took place",
    "planned": "planned",
    "cancelled": "cancelled",
    "denied": "denied",
}
MODALITY_WORDS: dict[Modality, str] = {
    "asserted": "",
    "negated": "said not to be so",
    "future": "announced",
    "hypothetical": "only considered",
}
KIND_WORDS: dict[MentionKind, str] = {
    "name": "name of the country",
    "demonym": "people or adjective",
    "capital": "capital",
    "city": "city or place",
    "region": "region",
    "person": "person who stands for the state",
}
_MARKDOWN = re.compile(r"[\\`*_{}\[\]()#!|<>~$:]")
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")


def tie_words(tie: Tie) -> str:
    """What the sources do to the targets, or with one another where it is a mutual act."""
    if not tie.targets:
        return MUTUAL_WORDS.get(tie.type, TIE_WORDS[tie.type])
    return "asks" if tie.type == "REQUEST" and tie.polarity > 0 else TIE_WORDS[tie.type]


def name_of(code: str | None) -> str:
    """Name of a country; the code itself for one that the table does not have, "" for none."""
    try:
        return country_name(code) if code else ""
    except UnknownCountryError:
        return str(code)


def day_words(day: date | PartialDate | None) -> str:
    """ "3 February 2018", "June 2011", "2011"; "" for no date."""
    if day is None:
        return ""
    month = _MONTHS[day.month - 1] if day.month else ""
    return " ".join(str(part) for part in (day.day, month, day.year) if part)


def span_words(start: PartialDate | None, end: PartialDate | None) -> str:
    """ "11 to 13 June 2018" in the shortest form that is not ambiguous; "" where neither end is known."""
    if start is None or end is None or start == end:
        return day_words(start or end)
    first = day_words(start)
    if start.year == end.year and start.precision == end.precision != "year":
        same_month = start.month == end.month and start.day is not None
        first = str(start.day) if same_month else first.removesuffix(f" {start.year}")
    return f"{first} to {day_words(end)}"


def plain(text: str) -> str:
    """Text that Markdown shows as it stands: what an article or a file says must not become a link or load a picture."""
    return _MARKDOWN.sub(r"\\\g<0>", " ".join(text.split()))


def counted(number: int, one: str, many: str = "") -> str:
    """ "1 stop", "3 stops", "no stops"."""
    return f"{number or 'no'} {one if number == 1 else many or one + 's'}" if number < 1000 else f"{number:,} {many or one + 's'}"
