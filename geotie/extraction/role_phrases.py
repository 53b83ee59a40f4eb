"""
Noun phrases with a role: "Iran's deputy foreign minister, Majid Takht-Ravanchi", "the Cuban government", "a delegation from Chad".

A role phrase is an opening (`role_openings`), a head, complements (`role_complements`) and a name (`names_beside`).
"""

from __future__ import annotations

from geotie.extraction import roles
from geotie.extraction.groups_of_people import read_delegation, read_plural
from geotie.extraction.names_beside import gender, name_beside
from geotie.extraction.phrase_reader import NounPhrase, Reader
from geotie.extraction.phrase_words import (
    AFTER_NO_PERSON,
    DETERMINERS,
    GOVERNMENT,
    HEADS,
    IN_ROLE,
    MODIFIER,
    NO_NAME,
    PEERS,
    POSSESSIVE,
)
from geotie.extraction.role_complements import read_complement, role_text
from geotie.extraction.role_openings import NAMES_TOO, Opening, head_end, read_opening
from geotie.extraction.wordlists import wordset

_OF_PEERS = frozenset({"from", "of"})  # "his peers from Chad and Mali"
_COUNTERPARTS = frozenset({"counterpart", "counterparts"})
_GOVERNMENTS = wordset("government governments authorities")
_RANKS = frozenset(roles.OFFICIAL_COURTESY.values())
_CLOSING_MARKS = ",.;)–—"
_CLOSING_WORDS = wordset("who said and for told 's")
# "Official" before one of these is an adjective: "his official trip", "the official residence".
_OFFICIAL_THINGS = wordset("""
    visit visits trip trips tour tours journey travel talks talk meeting meetings residence statement statements ceremony
    ceremonies welcome reception dinner lunch banquet delegation delegations duties business engagement engagements programme
    program agenda capacity invitation invitations opening launch website media news results policy position language name
""")


def described(reader: Reader, at: int, stop: int) -> list[NounPhrase]:
    """Phrases with a role, a delegation or a government that begin at this word."""
    lower = reader.lower
    here = at + (lower[at] in DETERMINERS)
    if here >= stop or not (reader.marks[here] & IN_ROLE or here in reader.countries or reader.words[here].isupper()):
        return []
    courteous = lower[at] in roles.COURTESY and lower[at].endswith(".")
    if courteous or (lower[at] == "that" and (here in reader.countries or reader.capitals[here])):  # "said that Peru's envoy"
        return []
    opening = read_opening(reader, at, stop)
    here = opening.at
    if here >= stop:
        return []
    end = head_end(reader, here, stop)
    if end == here:
        return _possessed(reader, at, opening, stop)
    if _is_no_office(lower, at, end, stop) or (lower[end - 1] in PEERS and not _is_counterpart(lower, opening, end, stop)):
        return []
    return _with_head(reader, opening, _headed(reader, at, opening, end), end, stop)


def _is_counterpart(lower: list[str], opening: Opening, end: int, stop: int) -> bool:
    """ "Her Chadian colleague", "his peers from Chad and Mali"; "her colleagues" are none."""
    return bool(opening.of_whom) and (bool(opening.countries) or (end < stop and lower[end] in _OF_PEERS))


def _is_no_office(lower: list[str], at: int, end: int, stop: int) -> bool:
    """Whether a head is none here: "the official visit", "its official news agency", "at the head of a Peruvian delegation"."""
    if lower[end - 1] == "head":
        return at > 0 and lower[at - 1] == "at"
    if lower[end - 1] == "general":
        return end < stop and lower[end] in _GENERAL_THINGS
    if lower[end - 1] != "official" or end >= stop:
        return False
    return lower[end] in _OFFICIAL_THINGS or not _MEDIA.isdisjoint(lower[end : min(stop, end + 4)])


_GENERAL_THINGS = wordset("assembly election elections debate council conference hospital strike directorate agreement")
_MEDIA = wordset("agency newspaper daily gazette television tv radio broadcaster")


def _possessed(reader: Reader, at: int, opening: Opening, stop: int) -> list[NounPhrase]:
    """A government, "the Cuban government", or a person by a state: "Russia's Sergei Lavrov"."""
    lower, here = reader.lower, opening.at
    word = lower[here]
    if not opening.countries:
        return _government_of(reader, at, here, stop) if word in _GOVERNMENTS else []
    if word in GOVERNMENT:
        state = opening.countries[-1]
        return [NounPhrase(at, here + 1, "state", countries=(state,), key=state, official=opening.official)]
    if not reader.capitals[here] or reader.marks[here] & NO_NAME:
        return []
    if any(word in roles.MODIFIERS for word in lower[opening.role_from : here]):
        return []
    end = reader.name_end(here, stop)
    if end == here or not (end - here >= 2 or lower[here - 1] in POSSESSIVE) or names_no_person(lower, here, end, stop):
        return []
    return [NounPhrase(at, end, "person", name=reader.part(here, end), countries=opening.countries[:1], official=False)]


def names_no_person(lower: list[str], first: int, last: int, stop: int) -> bool:
    """Whether a name holds, or stands before, a word like "company"."""
    return not AFTER_NO_PERSON.isdisjoint(lower[first : last + (last < stop)])


def _government_of(reader: Reader, at: int, here: int, stop: int) -> list[NounPhrase]:
    """ "The government of the Sudan"."""
    lower = reader.lower
    if here + 1 >= stop or lower[here + 1] != "of":
        return []
    beyond = here + 2 + (here + 2 < stop and lower[here + 2] == "the")
    mention = reader.countries.get(beyond) if beyond < stop else None
    if mention is None or mention.kind != "name":
        return []
    return [NounPhrase(at, reader.mention_end[beyond], "state", countries=(mention.country,), key=mention.country)]


def _headed(reader: Reader, at: int, opening: Opening, end: int) -> NounPhrase:
    """The phrase from its opening to its head, which ends before token `end`."""
    lower = reader.lower
    head = lower[end - 1].removeprefix("ex-")
    if head in PEERS:
        head = "counterparts" if head.endswith("s") else "counterpart"
    phrase = NounPhrase(at, end, "person", head=head, countries=opening.countries, definite=opening.definite)
    in_office = head not in roles.UNOFFICIAL_HEADS and not lower[opening.at].startswith("ex-") and not head.endswith("-elect")
    phrase.official = opening.official and in_office
    phrase.plural = head in roles.PLURAL_HEADS or head in ("counterparts", "delegations")
    phrase.organisation = opening.organisation
    phrase.counterpart_of = opening.of_whom if head in _COUNTERPARTS else ""
    for word in lower[at:end]:
        female = gender(word) if word not in ("his", "her") else None
        if female is not None:
            phrase.female = female
            break
    return phrase


def _with_head(reader: Reader, opening: Opening, phrase: NounPhrase, end_of_head: int, stop: int) -> list[NounPhrase]:
    """Add complements and names to a phrase with a head; a list of people or states gives several phrases."""
    words, at = reader.words, phrase.first
    end = read_complement(reader, phrase, end_of_head, stop)
    phrase.role = role_text(reader, opening.role_from, end, end_of_head)
    if reader.lower[end_of_head - 1] in PEERS:
        phrase.role = phrase.head
    if end + 2 < stop and words[end] == "(" and words[end + 2] == ")":
        end += 3
    phrase.last = end
    if phrase.head in roles.DELEGATION_HEADS:
        return read_delegation(reader, phrase, end, stop)
    if phrase.plural:
        return read_plural(reader, phrase, opening, end, stop)
    last = _further_offices(reader, phrase, opening.at, end, stop)
    if last > end:
        phrase.role = role_text(reader, opening.role_from, last, end_of_head)
        end = last
    phrase = _with_name(reader, phrase, end, stop)
    if phrase.name and phrase.head in roles.COURTESY:
        read_office_after(reader, phrase, phrase.last, stop)  # "Sheikh Tamim bin Hamad Al Thani, emir of Qatar"
    if phrase.name and not phrase.countries:
        known = next(
            (found for found in map(reader.mention_at.get, range(at, phrase.last)) if found and found.kind == "person"), None
        )
        phrase.shared = (known.country,) if known is not None and known.country else ()
    return [phrase]


def _further_offices(reader: Reader, phrase: NounPhrase, head_at: int, end: int, stop: int) -> int:
    """
    The token after more offices of the same person, `end` where there are none or no name follows.

    "State Councilor and Foreign Minister Wang Yi", "Special Adviser to the Premier and NSC Senior Director Ann Lee",
    "Libya's vice premier and foreign minister, Ali Zayd,"
    """
    lower, capitals, at = reader.lower, reader.capitals, end
    if not capitals[head_at]:
        return _second_office(reader, end, stop) if phrase.countries else end
    apposed = phrase.first > 0 and lower[phrase.first - 1] == "," and not phrase.countries
    while True:
        ahead = at + (at < stop and lower[at] in ("and", "&"))
        if ahead >= stop or not capitals[ahead]:
            break
        second = read_opening(reader, ahead, stop)
        second_end = head_end(reader, second.at, stop) if second.at < stop else second.at
        if second_end == second.at or second.countries or lower[second_end - 1] not in HEADS:
            break
        if not all(capitals[ahead:second_end]) or lower[second.at] in NAMES_TOO:
            break
        at = read_complement(reader, phrase, second_end, stop)
    apposed = apposed and bool(phrase.countries)  # ", the Crown Prince and Prime Minister of Bahrain,"
    return at if at > end and (apposed or reader.name_end(at, stop) > at) else end


def _second_office(reader: Reader, end: int, stop: int) -> int:
    """The token after "and foreign minister" where one name follows between commas, else `end`."""
    lower = reader.lower
    if end + 1 >= stop or lower[end] != "and":
        return end
    second = read_opening(reader, end + 1, stop)
    last = head_end(reader, second.at, stop) if second.at < stop and not second.countries else second.at
    if last == second.at or last + 1 >= stop or lower[last] != "," or lower[last - 1] in roles.PLURAL_HEADS:
        return end
    name = reader.name_end(last + 1, stop)
    return last if last + 1 < name < stop and lower[name] in ",." else end


def _with_name(reader: Reader, phrase: NounPhrase, at: int, stop: int) -> NounPhrase:
    """Add the name beside a role; a title may stand before it: "Iran's envoy, Ambassador Ali Rezaei,"."""
    words = reader.words
    apposed = phrase.definite and (phrase.countries or phrase.organisation) and at + 1 < stop and words[at] == ","
    if apposed and reader.lower[at + 1] not in roles.COURTESY:
        titled = described(reader, at + 1, stop)
        other = titled[0] if len(titled) == 1 and titled[0].kind == "person" else None
        closes = other is not None and (other.last >= stop or words[other.last] in ",.)")
        if other is not None and closes and other.name and other.role and not other.countries:
            phrase.role = phrase.role if other.role in _RANKS else other.role  # "the army chief, General Ana Costa"
            phrase.name, phrase.last = other.name, other.last
            return phrase
    return name_beside(reader, phrase, at, stop)


def read_office_after(reader: Reader, phrase: NounPhrase, end: int, stop: int) -> None:
    """Add the office that stands behind a name: "Li Qiang, China's premier"."""
    lower, words = reader.lower, reader.words
    if end + 1 >= stop or words[end] not in (",", "(", "–", "—"):
        return
    beyond = end + 1
    titled = lower[beyond] in roles.COURTESY and lower[beyond + 1 : beyond + 2] != ["of"]
    named = beyond not in reader.mention_at and not reader.marks[beyond] & MODIFIER and reader.name_end(beyond, stop) > beyond
    if titled or named:
        return
    found = described(reader, beyond, stop)
    if len(found) != 1 or found[0].kind != "person" or found[0].name or not found[0].role or found[0].counterpart_of:
        return
    office = found[0]
    closes = office.last >= stop or words[office.last] in _CLOSING_MARKS or lower[office.last] in _CLOSING_WORDS
    if closes and (office.definite or office.countries or end - phrase.first > 1):
        phrase.role, phrase.countries, phrase.head = office.role, office.countries or phrase.countries, office.head
        phrase.official, phrase.organisation, phrase.last = office.official, office.organisation, office.last
        while _another_office(reader, phrase, stop):
            pass


def _another_office(reader: Reader, phrase: NounPhrase, stop: int) -> bool:
    """Add one more office of the same person, if one follows: "crown prince, deputy premier and minister of defence,"."""
    at, ahead = phrase.last, phrase.last + 1
    if ahead >= stop or reader.lower[at] not in (",", "and") or not reader.capitals[ahead] or ahead in reader.mention_at:
        return False
    found = described(reader, ahead, stop)
    if len(found) != 1 or found[0].kind != "person" or found[0].name or not found[0].role:
        return False
    homes, last = found[0].countries, found[0].last
    if (homes and phrase.countries and homes != phrase.countries) or (last < stop and reader.lower[last] not in _AFTER_OFFICES):
        return False
    phrase.countries, phrase.last = phrase.countries or homes, last
    return True


_AFTER_OFFICES = frozenset({",", ".", ";", ")", "and"})
