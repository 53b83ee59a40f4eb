"""Several people as one noun phrase: delegations, "US and Cuban officials", "Presidents Xi Jinping and Vladimir Putin"."""

from __future__ import annotations

from dataclasses import replace

from geotie.extraction import roles
from geotie.extraction.names_beside import name_beside
from geotie.extraction.phrase_reader import NounPhrase, Reader
from geotie.extraction.phrase_words import POSSESSIVE
from geotie.extraction.role_openings import Opening
from geotie.extraction.wordlists import wordset
from geotie.records import Mention

_DELEGATIONS_IF_OF_A_STATE = wordset("mission team entourage")
_REPRESENTATIVE_HEADS = (roles.PLURAL_HEADS - {"experts"}) | {"counterparts"}


def read_delegation(reader: Reader, phrase: NounPhrase, at: int, stop: int) -> list[NounPhrase]:
    """A delegation, or one for each of the states that it comes from."""
    stateless = phrase.head in _DELEGATIONS_IF_OF_A_STATE and not (phrase.countries or phrase.organisation)
    if stateless and POSSESSIVE.isdisjoint(reader.lower[max(0, phrase.first - 3) : phrase.first]):  # but "the president's team"
        return []
    phrase.kind = "delegation"
    phrase.name = reader.part(phrase.first, phrase.last)
    if len(phrase.homes) > 1 and len(phrase.homes) == len(phrase.countries):
        return _by_home(reader, phrase, "delegation")  # "delegations from Chad and Niger"
    phrase.role = ""
    if not phrase.countries and at < stop and reader.lower[at] in ("from", "of"):
        mention = reader.mention_at.get(at + 1)
        if mention is not None and mention.kind == "name":
            phrase.countries, phrase.last = (mention.country,), reader.mention_end[at + 1]
    return [phrase]


def read_plural(reader: Reader, phrase: NounPhrase, opening: Opening, at: int, stop: int) -> list[NounPhrase]:
    """Officials in the plural: those whose names follow, else one delegation for each state told, else one phrase for all."""
    singular = _singular(phrase.head)
    role = " ".join([*phrase.role.split()[:-1], singular]) if phrase.role.endswith(phrase.head) else phrase.role
    opened = at < stop and reader.words[at] in (",", "–", "—", "-", ":", "(")
    people = _names(reader, phrase, role, at + opened, stop)
    if people and (len(people) > 1 or not opened):
        for number, person in enumerate(people):
            if not person.countries and len(phrase.countries) == len(people):
                person.countries = (phrase.countries[number],)
            elif not person.countries and len(phrase.countries) == 1:
                person.countries = phrase.countries
        people[0].first = phrase.first
        return people
    if phrase.head not in _REPRESENTATIVE_HEADS:
        return [phrase]
    phrase.kind = "delegation"
    if len(opening.parts) > 1 and len(opening.parts) == len(phrase.countries):
        return _by_part(reader, phrase, opening, role)
    if len(phrase.homes) > 1 and len(phrase.homes) == len(phrase.countries):
        return _by_home(reader, phrase, singular)
    phrase.name = reader.part(phrase.first, phrase.last)
    return [phrase]


def _singular(head: str) -> str:
    return head if head.endswith("ss") else head.removesuffix("s")


def _names(reader: Reader, phrase: NounPhrase, role: str, here: int, stop: int) -> list[NounPhrase]:
    """The persons named one after the other from token `here` on; states between them are added to the phrase."""
    lower, words = reader.lower, reader.words
    people: list[NounPhrase] = []
    begin = stop
    while here < stop:
        end = reader.name_end(here, stop)
        if end == here:
            state = reader.mention_at.get(here) if people else None
            beyond = reader.mention_end[here] if state is not None else here
            if state is None or state.kind != "name" or beyond + 1 >= stop or words[beyond] != ",":
                break
            end = reader.name_end(beyond + 1, stop)  # "of Russia, Sergei Lavrov, and Turkey, Hakan Fidan"
            if end == beyond + 1:
                break
            phrase.countries = (*phrase.countries, state.country)
            begin, here = here, beyond + 1
        person = NounPhrase(here, end, "person", head=_singular(phrase.head), role=role, official=phrase.official)
        person.organisation, person.counterpart_of = phrase.organisation, phrase.counterpart_of
        person = name_beside(reader, person, here, stop)
        person.first = min(begin, person.first)
        begin = stop
        people.append(person)
        here = person.last
        here += here < stop and words[here] == ","
        if here < stop and lower[here] in ("and", "&"):
            here += 1
        elif words[here - 1] != ",":
            break
    return people


def _by_part(reader: Reader, phrase: NounPhrase, opening: Opening, role: str) -> list[NounPhrase]:
    """ "German and French ministers": one delegation a state; the last has the head."""
    head_words = " ".join(reader.words[opening.role_from : phrase.last])
    head_words = (
        head_words.replace("counterparts", "counterpart").replace("peers", "peer").replace("colleagues", "colleague")
    )  # one of each state
    split = []
    final = len(opening.parts) - 1
    for number, (first, last) in enumerate(opening.parts):
        part = replace(
            phrase, first=phrase.first if number == 0 else first, last=phrase.last if number == final else last,
            countries=(phrase.countries[number],), name=f"{reader.part(first, last)} {head_words}", role=role,
        )  # fmt: skip
        split.append(part)
    return split


def _by_home(reader: Reader, phrase: NounPhrase, singular: str) -> list[NounPhrase]:
    """ "The leaders of Chad, Niger and Mali": one delegation a country; each phrase ends with its country."""
    parts = []
    first = phrase.first
    for number, (last, mention) in enumerate(phrase.homes):
        begin = first if number == 0 else last - _width(reader, last, mention)
        begin -= number > 0 and reader.lower[begin - 1] == "the"
        role = " ".join([singular if word == phrase.head else word for word in phrase.role.split()])
        part = replace(phrase, first=begin, last=last, countries=(mention.country,), homes=(), role=role)
        part.name = f"{role} of {mention.text}"
        parts.append(part)
    return parts


def _width(reader: Reader, last: int, mention: Mention) -> int:
    """Number of tokens of a mention that ends before token `last`."""
    first = last
    while first > 0 and reader.starts[first - 1] >= mention.start:
        first -= 1
    return last - first
