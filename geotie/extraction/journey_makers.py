"""
Whose journeys sightings tell: a delegation's leader, the holder of an office, one without the wife or husband at his or her side.

What the text says of a journey beside its stops is settled here too, before they are put in order: that it was called off, and
where people meet of whom a sentence tells the country alone.
"""

from __future__ import annotations

import re
from dataclasses import replace

from geotie.extraction.document import Actor
from geotie.extraction.sightings import Reading, Sighting
from geotie.extraction.travellers import SPOUSE, is_international

_NEAR = 400  # characters after "he called off the trip" in which the trip may still be told of


def apply_cancellations(reading: Reading) -> None:
    """ "The visit was called off": the planned journey told of before is the one."""
    for key, at in reading.cancelled:
        for sighting in reading.sightings:
            meant = sighting.past_plan or (sighting.status == "planned" and sighting.at <= at + _NEAR)
            if sighting.key == key and meant and not _came(reading, sighting):
                for other in reading.sightings:  # and those who were to be there with the traveller
                    planned = other.status == "planned" or other is sighting
                    if other.span == sighting.span and other.place == sighting.place and planned:
                        other.status = "cancelled"
    for sighting in reading.sightings:
        if sighting.once_planned and sighting.status == "planned" and not _told_again(reading, sighting):
            sighting.status = "cancelled"


def _came(reading: Reading, plan: Sighting) -> bool:
    """ "She was expected in Oslo, Riga and Rome, but has cancelled. ... She left for Oslo on Sunday": that stop was made."""
    return any(
        told.key == plan.key and told.place.country == plan.place.country and told.status == "done"
        and not (told.background or told.past_plan) and told.span[0] > plan.span[0] and told.rule in _MOTION
        for told in reading.sightings
    )  # fmt: skip


_MOTION = frozenset({"verb-leave", "verb-in", "verb-to"})


def _told_again(reading: Reading, plan: Sighting) -> bool:
    """Whether what "was originally planned" is told of again, as done or for another day."""
    return any(
        told is not plan and told.key == plan.key and told.place.country == plan.place.country and not told.once_planned
        for told in reading.sightings
    )


def name_delegations(reading: Reading) -> None:
    """A delegation whose leader, or officials whose minister, the text also puts there, are the named traveller's company."""
    people = reading.people
    named: list[Sighting] = []
    company: dict[str, list[str]] = {}  # key of a delegation -> keys of its members, once told
    for sighting in reading.sightings:
        if people[sighting.key].kind != "delegation":
            other = _describes_another(reading, sighting)
            if other and not sighting.background and sighting.rule.startswith("verb"):
                named.append(replace(sighting, key=other))
            elif not other:
                named.append(sighting)
        elif people[sighting.key].kind == "delegation":
            members = _members_there(reading, sighting)
            company.setdefault(sighting.key, members)
            company[sighting.key] = company[sighting.key] or members
            named.append(sighting)
    found: list[Sighting] = []
    for sighting in named:
        those: list[str] = []
        if sighting.key in company:
            those = _members_there(reading, sighting) or company[sighting.key] or _holders(reading, people[sighting.key])
        abroad = [key for key in dict.fromkeys(those) if sighting.place.country not in people[key].countries]
        found += [replace(sighting, key=key) for key in abroad] if those else [sighting]
    reading.sightings[:] = _to_the_named(reading, found)


def _members_there(reading: Reading, sighting: Sighting) -> list[str]:
    """Keys of those who lead a delegation, or whom the text names as being where it is."""
    people, homes = reading.people, reading.people[sighting.key].countries
    leaders = reading.leaders.get(sighting.key) or next(
        (keys for key, keys in reading.leaders.items() if homes and key in people and people[key].countries == homes), []
    )
    return leaders or [
        other.key for other in reading.sightings
        if people[other.key].kind != "delegation" and people[other.key].countries == homes
        and other.place.country == sighting.place.country
    ]  # fmt: skip


_GOVERNING = re.compile(r"\b(?:president|premier|minister|chancellor|leader|king)$")


_NO_ROLE = frozenset({"", "counterpart"})


def _holders(reading: Reading, office: Actor) -> list[str]:
    """The one of whom "the premiers of Chad and Niger" or "Chadian leaders" speak, if the text names somebody who may be it."""
    if len(office.countries) != 1 or not _GOVERNING.search(office.role):
        return []
    named = [
        key for key, other in reading.people.items()
        if ":" not in key and other.kind == "person" and other.name and other.countries == office.countries
        and (other.role in _NO_ROLE or (other.official and _may_hold(other, office)))
    ]  # fmt: skip
    of_office = [key for key in named if reading.people[key].role not in _NO_ROLE]
    return named if len(named) == 1 else of_office if len(of_office) == 1 else []


def _to_the_named(reading: Reading, sightings: list[Sighting]) -> list[Sighting]:
    """Sightings of a nameless holder of an office ("the Cuban President") go to the traveller of that home who may hold it."""
    people = reading.people
    named = {sighting.key: people[sighting.key] for sighting in sightings if ":" not in sighting.key}
    found = []
    for sighting in sightings:
        person = people[sighting.key]
        if ":" in sighting.key and person.kind == "person" and person.countries:
            same = [key for key, other in named.items() if other.countries == person.countries and _may_hold(other, person)]
            same = same or _of_that_office(reading, person)
            if len(same) == 1:
                found.append(replace(sighting, key=same[0]))
                continue
        found.append(sighting)
    return found


def _of_that_office(reading: Reading, office: Actor) -> list[str]:
    """Named officials of an office, where no traveller is named: "A Peruvian envoy landed in Lima. ... Juan Soto, the envoy,"."""
    head = office.role.split(" for ")[0].rpartition(" ")[2]
    if not head or head in _NAMELESS:
        return []
    return [
        key for key, other in reading.people.items()
        if ":" not in key and other.kind == "person" and other.official and other.name and other.countries == office.countries
        and head in other.role.split() and not _DEPUTY.search(other.role)
    ]  # fmt: skip


_NAMELESS = frozenset({"official", "diplomat", "aide", "spokesman", "spokeswoman", "spokesperson", "lawmaker"})


_HEADS_OF_STATE = re.compile(
    r"\b(?:president|premier|prime minister|chancellor|king|queen|emir|amir|leader|secretary|chairman|head)\b"
)
_CHIEF_DIPLOMAT = re.compile(r"\bforeign\b|\bsecretary of state\b|\bexternal (?:affairs|relations)\b")
_DEPUTY = re.compile(r"\b(?:vice|deputy|assistant|under|acting|former)\b")
_LESSER = re.compile(r"\b(?:vice|deputy|foreign|defen[cs]e|assistant|under|minister for|speaker)\b")


def _may_hold(person: Actor, office: Actor) -> bool:
    """Whether a named person may be the one whom only an office describes: no role of his or hers says otherwise."""
    if not person.role or person.role == office.role:
        return True
    if not _DEPUTY.search(person.role) and set(office.role.split()) <= set(person.role.split()):
        return True  # "the prince" is the crown prince
    if office.role.endswith("diplomat") and "top" in f"{office.name} {office.role}".split():
        return bool(_CHIEF_DIPLOMAT.search(person.role)) and not _DEPUTY.search(person.role)
    rank = bool(_LESSER.search(person.role)), bool(_LESSER.search(office.role))
    return not any(rank) and bool(_HEADS_OF_STATE.search(person.role)) and bool(_HEADS_OF_STATE.search(office.role))


def find_homes(reading: Reading, outlet_home: str) -> None:
    """
    Homes of officials whom the text calls only "the Amir" or "Foreign Minister X": where the news is written, if they leave it.

    A traveller who is also seen in that country is a guest there, whose home stays unknown.
    """
    here = reading.dateline.country if reading.dateline is not None else outlet_home
    if not here:
        return
    for key in dict.fromkeys(sighting.key for sighting in reading.sightings):
        person = reading.people[key]
        own = [sighting for sighting in reading.sightings if sighting.key == key]
        if person.countries or not _OF_A_STATE.search(person.role) or is_international(person):
            continue
        if all(sighting.place.country != here or sighting.rule in _LEAVING for sighting in own):
            reading.people[key] = replace(person, countries=(here,))
            reading.sightings[:] = [s for s in reading.sightings if s.key != key or s.place.country != here]


_LEAVING = frozenset({"verb-leave", "verb-from"})


_OF_A_STATE = re.compile(r"\b(?:president|premier|minister|king|queen|emir|amir|sultan|chancellor|prince|speaker|secretary)\b")


def drop_companions(reading: Reading) -> None:
    """A wife or husband is not told of beside the official of the same home, or of none, who is there as well."""
    people = reading.people
    there = {
        (home, sighting.place.country)
        for sighting in reading.sightings
        if not SPOUSE.search(people[sighting.key].role)
        for home in ("", *people[sighting.key].countries)
    }
    reading.sightings[:] = [
        sighting
        for sighting in reading.sightings
        if not SPOUSE.search(people[sighting.key].role)
        or ("".join(people[sighting.key].countries[:1]), sighting.place.country) not in there
    ]


def name_places(reading: Reading) -> None:
    """ "They will meet in Spain"; "the summit, set for Wednesday in Madrid": the city of a gathering is where they meet."""
    for sighting in reading.sightings:
        if sighting.place.name or sighting.rule not in _MEETING_RULES:
            continue
        venue = next((v for v in reading.venues if v.place.country == sighting.place.country and v.place.name), None)
        if venue is not None:
            sighting.place = replace(venue.place, start=sighting.place.start, end=sighting.place.end)
            day = next((told.first for told in venue.dates if told.first is not None and told.first.day), None)
            sighting.start = sighting.start or day


_MEETING_RULES = frozenset({"meet", "attend", "venue", "talks"})


def _describes_another(reading: Reading, sighting: Sighting) -> str:
    """ "The first visit to Oman by an Irish premier": the key of the premier whom the article names as being there."""
    person = reading.people[sighting.key]
    before = reading.document.text[max(0, person.start - 3) : person.start].lower()
    indefinite = person.text.lower().startswith(("a ", "an ")) or before.endswith((" a ", " an "))
    if not indefinite:
        return ""
    same_home = (other for other in reading.sightings if reading.people[other.key].countries == person.countries)
    there = (other.key for other in same_home if other.place.country == sighting.place.country)
    return next((key for key in there if key != sighting.key), "")
