"""
Noun phrases that may name an actor: a role with its modifiers, demonym or country and the name beside it ("Iran's deputy foreign
minister, Majid Takht-Ravanchi,"), courtesy titles ("Ms. Rice"), delegations, governments, bare states and pronouns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import compress, count

from geotie.extraction import roles
from geotie.extraction.names_beside import behind_courtesies
from geotie.extraction.phrase_reader import NounPhrase, Reader
from geotie.extraction.phrase_words import (
    AFTER_A_STATE,
    AFTER_NO_PERSON,
    ALL_HEADS,
    COURTESY,
    DETERMINERS,
    GOVERNMENT,
    NAMES_NO_PERSON,
    ORGANISATION_WORDS,
    ORGANISATIONS,
    PLURAL_PRONOUNS,
    POSSESSIVE,
    PRONOUNS,
    SHORT_STYLES,
    STYLE,
    STYLE_ADJECTIVES,
    STYLE_WORDS,
)
from geotie.extraction.role_openings import ends_possessive
from geotie.extraction.role_phrases import described, read_office_after
from geotie.extraction.wordlists import WordTable, wordset

_OPENERS = (
    roles.MODIFIERS | roles.FORMER | roles.OPPOSITION | ALL_HEADS | roles.COURTESY | GOVERNMENT | PRONOUNS | {"both", "two"}
)  # fmt: skip
_BEFORE_AN_OPENER = DETERMINERS - PRONOUNS
_OPENER, _DETERMINER = 1, 2  # what a word may be at the beginning of a noun phrase
_MAY_OPEN = WordTable(
    lambda word: _OPENER * (word[0].isupper() or word in _OPENERS or "-" in word) + _DETERMINER * (word in _BEFORE_AN_OPENER)
)
_COUPLES = frozenset({("both", "leaders"), ("the", "pair"), ("the", "duo")})
_NO_PERSON = AFTER_NO_PERSON | ORGANISATION_WORDS
_MEANS_NOBODY = NAMES_NO_PERSON | ORGANISATIONS
_LEADING = (["led", "by"], ["headed", "by"])
_LISTING = ([","], ["and"], [",", "and"], ["&"], ["as", "well", "as"])


def noun_phrases(reader: Reader) -> Iterator[NounPhrase]:
    """Noun phrases in text order; they never overlap."""
    starts = reader.sentence_starts
    number, stop, taken = -1, 0, 0  # the sentence, the token after it, the token after the last phrase
    before: NounPhrase | None = None
    for at in _openers(reader):
        if at < taken:
            continue
        if at >= stop:
            before = None
            while at >= stop:
                number += 1
                stop = starts[number + 1]
        found = _phrases_at(reader, at, stop)
        for phrase in found:
            phrase.sentence = number
            if before is not None and not (phrase.countries and before.countries):
                _share_states(reader, before, phrase)
            before = phrase
            yield phrase
            taken = max(taken, phrase.last)


def _openers(reader: Reader) -> list[int]:
    """The tokens where a noun phrase may begin: most words of a text cannot begin one."""
    words = reader.words
    may = list(map(_MAY_OPEN.__getitem__, words[: reader.sentence_starts[-1]]))
    ends = set(reader.sentence_starts)  # "the" at the end of a sentence opens nothing
    return [
        at
        for at in compress(count(), may)
        if not may[at] & _DETERMINER or (at + 1 not in ends and (may[at + 1] & _OPENER or (words[at], words[at + 1]) in _COUPLES))
    ]


def _share_states(reader: Reader, left: NounPhrase, right: NounPhrase) -> None:
    """Let a phrase without a state share that of the phrase before it: in a list, behind "led by", behind "'s"."""
    between = reader.lower[left.last : right.first]
    if right.role and right.name and left.kind == "person" and left.role and between in _LISTING:
        right.shared = left.countries or left.shared
    if right.role and left.role and left.name and between == ["and"] and _of_one_state(reader, left, right):
        left.shared = left.shared or right.countries
    if right.name and left.kind == "delegation" and between[-2:] in _LEADING:
        right.shared = left.countries
    if left.name and right.kind == "delegation" and between == ["and"]:
        left.shared = left.shared or right.countries  # "Chairman Lam and a delegation of the Lao party"
    if right.role and len(between) == 1 and between[0] in POSSESSIVE:
        right.shared = left.countries  # "President Xi's special envoy"
        if not right.name and left.countries and left.kind == "person":
            right.countries, right.definite = left.countries[:1], True  # "the Peruvian president's envoy"


def _of_one_state(reader: Reader, left: NounPhrase, right: NounPhrase) -> bool:
    """ "Deputy Prime Minister A and Trade Minister B of Chad": two offices, the state behind the second name."""
    behind = any(at in reader.countries and reader.mention_end[at] == right.last for at in range(right.last - 3, right.last))
    offices = left.head in _OFFICES and left.role != right.role and not right.counterpart_of
    return behind and offices and bool(right.name) and not left.countries


_OFFICES = roles.LEADER_HEADS | {"minister", "secretary", "speaker"}


def _phrases_at(reader: Reader, at: int, stop: int) -> list[NounPhrase]:
    """The phrase that begins at a token, several where a list of people does, none where no actor is named."""
    word = reader.lower[at]
    if word in PRONOUNS:
        found = described(reader, at, stop) if word in ("his", "her", "their") else []
        return found or [NounPhrase(at, at + 1, "pronoun", head=word, plural=word in PLURAL_PRONOUNS)]
    if at in reader.countries:
        if _stands_alone(reader, at, stop):
            return _bare_mention(reader, at)
    elif not reader.marks[at] and reader.capitals[at] and at not in reader.mention_at and not reader.words[at].isupper():
        return _named(reader, at, stop)
    return (
        (_couple(reader, at, stop) if word in _OPENING_TWO else [])
        or (_styled(reader, at, stop) if reader.marks[at] & STYLE or word in _BEFORE_A_STYLE else [])
        or described(reader, at, stop)
        or (_courteous(reader, at, stop) if reader.marks[at] & COURTESY else [])
        or _named(reader, at, stop)
        or _bare_mention(reader, at)
    )


def _stands_alone(reader: Reader, at: int, stop: int) -> bool:
    """Whether a state's name is followed by nothing that could make it part of a longer phrase: "Iran said"."""
    if reader.countries[at].kind not in ("name", "demonym"):
        return False
    beyond = reader.mention_end[at]
    beyond += beyond < stop and ends_possessive(reader, beyond)
    return beyond >= stop or not (reader.marks[beyond] & AFTER_A_STATE or reader.capitals[beyond] or beyond in reader.countries)


# ---------------------------------------------------------------- two sides


_TWO = re.compile(
    r"\b(?:both (?:sides|countries|nations|states|governments|leaders|presidents|ministers|capitals|parties)"
    r"|(?:the )?two (?:sides|countries|nations|states|governments|leaders|presidents"
    r"|(?:prime |foreign |defence |defense )?ministers|parties|neighbou?rs|allies|men|officials|powers|diplomats|capitals|peoples)"
    r"|the (?:sides|parties|leaders of the two countries))\b",
    re.IGNORECASE,
)
_OPENING_TWO = frozenset({"both", "two", "the"})
_BEHIND_THE = wordset("two sides parties leaders pair duo")
_ALONE = wordset("will would are were have had met meet also held hold agreed discussed exchanged spoke talked signed shook last")


def _couple(reader: Reader, at: int, stop: int) -> list[NounPhrase]:
    """ "Both sides", "the two leaders": an actor that stands for the two states spoken of last."""
    word = reader.lower[at]
    if word == "the" and (at + 1 >= stop or reader.lower[at + 1] not in _BEHIND_THE):
        return []
    match = _TWO.match(reader.text, reader.starts[at])
    if not match:
        return _couple_alone(reader, at, stop) if word == "the" else []
    last, ends = at, reader.ends
    while last < stop and ends[last] <= match.end():
        last += 1
    return [NounPhrase(at, last, "state", head="both", plural=True)]


def _couple_alone(reader: Reader, at: int, stop: int) -> list[NounPhrase]:
    """ "The two will discuss", "the pair met": two people spoken of before."""
    lower = reader.lower
    if lower[at + 1] not in ("two", "pair", "duo") or at + 2 >= stop or lower[at + 2] not in _ALONE:
        return []
    return [NounPhrase(at, at + 2, "state", head="both", plural=True)]


# ---------------------------------------------------------------- styles and courtesy


_BEFORE_A_STYLE = wordset("his her their the")
_CUSTODIAN = ["custodian", "of", "the", "two", "holy", "mosques"]


def _styled(reader: Reader, at: int, stop: int) -> list[NounPhrase]:
    """A person with a style of honour before title and name, which are read as if they stood alone."""
    lower = reader.lower
    end = _style_end(reader, at, stop)
    if end == at or end >= stop:
        return []
    found = _phrases_at(reader, end, stop)
    if not found or found[0].first != end or found[0].kind != "person":
        return []
    person = found[0]
    person.first, person.definite = at, True
    if not person.role:
        style = lower[end - 1 - (lower[end - 1] == ",")]
        person.role, person.official = style if style in STYLE_WORDS else "excellency", True
    if person.name and (person.role in roles.COURTESY or person.role in STYLE_WORDS):
        read_office_after(reader, person, person.last, stop)  # "His Highness Prince Turki, crown prince and premier,"
    if "mosques" in lower[at:end]:
        person.countries = person.countries or ("SAU",)
    return found


def _style_end(reader: Reader, at: int, stop: int) -> int:
    """The token after "His Royal Highness", "Custodian of the Two Holy Mosques"; `at` where no style stands."""
    lower = reader.lower
    here = at + (lower[at] in _BEFORE_A_STYLE)
    if here >= stop or not reader.marks[here] & STYLE:
        return at
    if lower[here] == "custodian":
        if lower[here : here + len(_CUSTODIAN)] != _CUSTODIAN:
            return at
        here += len(_CUSTODIAN)
    elif lower[here] in SHORT_STYLES:
        here += 1
    else:
        here += lower[here] in STYLE_ADJECTIVES
        if here == at or here >= stop or lower[here] not in STYLE_WORDS:
            return at
        here += 1
    return here + (here < stop and lower[here] == ",")


def _courteous(reader: Reader, at: int, stop: int) -> list[NounPhrase]:
    """ "Ms. Rice", "Sen. John McCain"."""
    phrase = NounPhrase(at, at, "person", official=False)
    first = behind_courtesies(reader, phrase, at, stop)
    end = reader.name_end(first, stop) if at < first < stop else first
    if end == first:
        return []
    phrase.last, phrase.name = end, reader.part(first, end)
    phrase.role = next(filter(None, (roles.OFFICIAL_COURTESY.get(word, "") for word in reader.lower[at:first])), "")
    phrase.official = bool(phrase.role)
    read_office_after(reader, phrase, end, stop)
    return [phrase]


# ---------------------------------------------------------------- names and places


def _named(reader: Reader, at: int, stop: int) -> list[NounPhrase]:
    """A name without a role before it, with the role that may stand after it: "Li Qiang, China's premier"."""
    lower = reader.lower
    end = reader.name_end(at, stop) if reader.capitals[at] else at
    if end == at:
        return []
    words = lower[at:end]
    if not _NO_PERSON.isdisjoint(words) or (end < stop and lower[end] in AFTER_NO_PERSON):
        return [NounPhrase(at, end, "group")]
    phrase = NounPhrase(at, end, "person", name=reader.part(at, end), official=False)
    phrase.body = not _MEANS_NOBODY.isdisjoint(words) or words == ["middle", "east"]
    read_office_after(reader, phrase, end, stop)
    state = reader.countries.get(end + 1) if end + 1 < stop and lower[end] == "of" and not phrase.role else None
    if state is not None and state.kind != "demonym":
        phrase.countries, phrase.last = (state.country,), reader.mention_end[end + 1]
        if words[-1] in _VOICES:
            phrase.kind, phrase.key, phrase.name, phrase.official = "state", state.country, "", True
    return [phrase]


_VOICES = wordset("embassy ministry government consulate")  # "the Embassy of Peru" speaks for Peru


def _bare_mention(reader: Reader, at: int) -> list[NounPhrase]:
    """A person whom the gazetteer knows, a state by its name, or another place or body, which is no actor."""
    mention = reader.mention_at.get(at)
    if mention is None:
        return []
    last = reader.mention_end[at]
    if mention.kind == "person":
        return [NounPhrase(at, last, "person", name=reader.part(at, last), countries=(mention.country,))]
    if mention.kind == "name" or (mention.acts and mention.kind in ("capital", "region", "city")):
        return [NounPhrase(at, last, "state", countries=(mention.country,), key=mention.country)]
    return [NounPhrase(at, last, "group")] if last > at + 1 else []
