"""What stands before the head of a role phrase: determiner, states, "former", organisations, modifiers; and the head itself."""

from __future__ import annotations

from dataclasses import dataclass

from geotie.extraction import roles
from geotie.extraction.names_beside import names_a_son
from geotie.extraction.phrase_reader import Reader
from geotie.extraction.phrase_words import (
    ALL_HEADS,
    DETERMINERS,
    FORMER,
    HEAD,
    HYPHENED,
    JOINT,
    MEASURED,
    MODIFIER,
    OF,
    OPENS_ROLE,
    ORGANISATION,
    ORGANISATION_WORD,
    PORTFOLIO,
    POSSESSIVE,
)
from geotie.extraction.wordlists import wordset
from geotie.records import Mention

_DEFINITE = wordset("the his her its their this that")
_OF_WHOM = wordset("his her its their")
_BODIES = wordset("house ministry department chamber office council board")
# Organisations whose first word is a modifier elsewhere: "European affairs minister".
_UNIONS = frozenset(
    (first, second)
    for first in ("european", "african", "arab")
    for second in ("union", "commission", "council", "parliament", "league")
)


@dataclass(slots=True)
class Opening:
    """What stands before the head of a role phrase, up to token `at`."""

    at: int
    definite: bool = False
    countries: tuple[str, ...] = ()
    official: bool = True
    organisation: bool = False
    of_whom: str = ""
    role_from: int = 0
    parts: tuple[tuple[int, int], ...] = ()  # spans of the countries of "German and French ministers"


def read_opening(reader: Reader, at: int, stop: int) -> Opening:
    """The opening that begins at a token; it may be empty, and its end need not be a head."""
    opening = Opening(at, role_from=at)
    word = reader.lower[at]
    if word in DETERMINERS:
        opening.definite = word in _DEFINITE
        opening.of_whom = word if word in _OF_WHOM else ""
        opening.at = opening.role_from = at + 1
    while opening.at < stop and _read_word(reader, opening, at, stop):
        pass
    return opening


def _read_word(reader: Reader, opening: Opening, at: int, stop: int) -> bool:
    """Take the next word into an opening that began at `at`; False where it ends."""
    here = opening.at
    mention = reader.countries.get(here)
    if mention is not None:
        return _read_country(reader, opening, mention, at, stop)
    if reader.capitals[here] and _read_capital(reader, opening, stop):
        return True
    marks = reader.marks[here]
    return bool(marks & OPENS_ROLE) and (_read_portfolios(reader, opening, stop) or _read_modifier(reader, opening, marks, stop))


_MINISTERIAL = wordset("minister ministers secretary secretaries")


def _read_portfolios(reader: Reader, opening: Opening, stop: int) -> bool:
    """ "Industry and Trade" before "Minister", "health, labour and welfare", "Women's Affairs"."""
    here, lower, capitals, marks = opening.at, reader.lower, reader.capitals, reader.marks
    at, joined = here, False
    while at < stop and capitals[at] == capitals[here] and marks[at] & (PORTFOLIO | MODIFIER):
        if marks[at] & HEAD:
            return False
        at += 1
        if at < stop and reader.words[at] in POSSESSIVE:
            at, joined = at + 1, True
        elif at < stop and marks[at] & JOINT:
            beyond = at + 1 + (lower[at] == "," and at + 1 < stop and lower[at + 1] == "and")
            if beyond >= stop or not marks[beyond] & (PORTFOLIO | MODIFIER) or marks[beyond] & HEAD:
                break
            at, joined = beyond, joined or lower[beyond - 1] == "and"
    if not joined or at >= stop or lower[at] not in _MINISTERIAL:
        return False
    opening.at = at
    return True


def _read_modifier(reader: Reader, opening: Opening, marks: int, stop: int) -> bool:
    """ "Former", "UN", "deputy", "70-year-old"; False before a head or another word."""
    here, capital = opening.at, reader.capitals[opening.at]
    word, width = reader.lower[here], 1
    if marks & OF:
        width = 2 if _joins_a_body(reader, here, stop) else 0
    elif marks & FORMER:
        opening.official = False
        width = 0 if word.startswith("ex-") and word[3:] in ALL_HEADS else 1
    elif capital and tuple(reader.lower[here : here + 2]) in _UNIONS:
        opening.organisation = True
        width = 2 + (here + 2 < stop and ends_possessive(reader, here + 2))
    elif marks & ORGANISATION or (marks & ORGANISATION_WORD and capital and not marks & MODIFIER):
        opening.organisation = True
        width += here + 1 < stop and ends_possessive(reader, here + 1)  # "NATO's", "the United Nations'"
    elif marks & (MODIFIER | MEASURED) or (marks & ORGANISATION_WORD and capital):
        if (marks & HEAD and _is_head(reader.marks, here, stop)) or (word == "under" and not _is_title(reader.lower, here, stop)):
            return False
        if here + 1 < stop and reader.words[here + 1] in POSSESSIVE:
            width, opening.role_from = 2, here + 2  # "the presidency's spokesman"
    else:
        width = 0
    opening.at += width
    return width > 0


def _is_title(lower: list[str], under: int, stop: int) -> bool:
    """ "Under Secretary of State", but not "under President Lee"."""
    return under + 1 < stop and lower[under + 1].startswith("secretary")


def ends_possessive(reader: Reader, at: int) -> bool:
    """Whether a token is "'s", or the apostrophe behind a name in "s": "the United States' envoy"."""
    return reader.words[at] in POSSESSIVE or (reader.words[at] in "'’" and reader.lower[at - 1].endswith("s"))


def _read_country(reader: Reader, opening: Opening, mention: Mention, at: int, stop: int) -> bool:
    """A state, with "'s", or with "and" where another follows: "Iran's", "German and French"."""
    here, lower = opening.at, reader.lower
    last = reader.mention_end[here]
    possessive = last < stop and ends_possessive(reader, last)
    if opening.countries and not possessive and not (here > at and reader.marks[here - 1] & JOINT):
        return False
    opening.countries = (*opening.countries, mention.country)
    opening.parts = (*opening.parts, (here, last))
    opening.at = last + possessive
    opening.definite = opening.definite or possessive
    if opening.at < stop and reader.marks[opening.at] & JOINT and not possessive:
        comma = lower[opening.at] == ","
        beyond = opening.at + 1 + (comma and opening.at + 1 < stop and lower[opening.at + 1] == "and")
        following = reader.countries.get(beyond) if beyond < stop else None
        if following is not None and following.kind in ("demonym", "name") and _same_list(comma, mention, following):
            opening.at = beyond
    opening.role_from = opening.at
    return True


def _same_list(comma: bool, left: Mention, right: Mention) -> bool:
    """ "US, British and French officials" is a list; "in Kuwait, Bangladeshi officials", "in Peru, Chile's envoy" are none."""
    return not comma or left.kind == right.kind == "demonym" or left.text.replace(".", "").isupper()


def _read_capital(reader: Reader, opening: Opening, stop: int) -> bool:
    """Bodies by name or initials: "Mossad chief", "CIA Director", and "House of" in "House of Representatives"."""
    here, lower, words = opening.at, reader.lower, reader.words
    word = lower[here]
    if word in roles.INSTITUTIONS and not opening.countries:
        opening.countries, opening.definite = (roles.INSTITUTIONS[word],), True
        opening.at += 1
        return True
    name = words[here]
    if 2 <= len(name) <= 6 and name.isupper() and name.isalpha() and here + 1 < stop and reader.marks[here + 1] & (MODIFIER | HEAD):
        opening.at += 1  # "NSC Coordinator"
        opening.organisation = opening.organisation or bool(reader.marks[here] & ORGANISATION)
        return True
    return False


def _joins_a_body(reader: Reader, of: int, stop: int) -> bool:
    """ "US House of Representatives Majority Whip"."""
    capitals = reader.capitals
    return of + 1 < stop and reader.lower[of - 1] in _BODIES and capitals[of - 1] and capitals[of + 1]


def _is_head(marks: list[int], at: int, stop: int) -> bool:
    """A word that is a modifier and a head ("chief", "deputy"): it is the head where no further head follows."""
    ahead = at + 1
    while ahead < stop and ahead < at + 4 and marks[ahead] & MODIFIER:
        ahead += 1
    return not (ahead < stop and marks[ahead] & HEAD)


def head_end(reader: Reader, at: int, stop: int) -> int:
    """The token after a chain of head words that begins at `at` ("prime minister", "vice president", "chief negotiator")."""
    marks = reader.marks
    if not marks[at] & (HEAD | HYPHENED) or not _is_head_word(reader.lower[at].removeprefix("ex-")):
        return at
    last = at + 1
    while last < stop and (marks[last] & HEAD or reader.lower[last] in ("general", "designate", "elect", "magistrate")):
        if reader.lower[last] in NAMES_TOO and last + 1 < stop and reader.capitals[last] and reader.capitals[last + 1]:
            break  # "Foreign Minister Shah Mahmood Qureshi"
        if names_a_son(reader, last, stop):
            break  # "Crown Prince Sultan bin Abdulaziz"
        last += 1
    return last


NAMES_TOO = wordset("shah malik")


def _is_head_word(word: str) -> bool:
    if word in ALL_HEADS or word.rpartition("-")[2] in ALL_HEADS:
        return True
    return word.removesuffix("-designate") in ALL_HEADS or (word.endswith("-elect") and word[:-6] in ALL_HEADS)
