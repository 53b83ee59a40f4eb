"""Stops told in a list of their own: "the stops are: A; B; and C", "three countries: A and B", "A and B are on his itinerary"."""

from __future__ import annotations

import re

from geotie.extraction import travel
from geotie.extraction.clauses import SUMMED, Clauses, Predicate
from geotie.extraction.sightings import Reading
from geotie.extraction.tellings import Telling
from geotie.extraction.told_places import enumerated, goal_of, places_of
from geotie.extraction.travellers import last_traveller
from geotie.extraction.wordlists import wordset
from geotie.records import Status

_OTHERS = frozenset({"other", "others", "remaining"})
_COUNTED_PLACES = SUMMED | {"others", "two", "three", "four", "five", "six", "seven", "eight", "nine"}
_OPENING = frozenset([":", "—", "–", "--", "-", "(", "including", "namely"])
_STOPS = wordset("stops legs destinations stopovers")
_MOTIONS_OF_LISTS = frozenset({"to", "in", "visit"})
_COUNTED_TOUR = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|\d+)[- ](?:\w+ )?"
    r"(?:nations?|country|countries|states?|capitals?|legs?|stops?)\b"
)
_BACK = 2  # sentences within which "they are A, B and C" may list the countries of "a three-nation tour"


def read_list_behind(telling: Telling, rule: str) -> None:
    """ "Will visit three countries: Chad (June 3-5), Mali (June 6) and Niger": each with the days in the brackets behind it."""
    predicate, items = telling.predicate, telling.clauses.items
    limit = _limit(telling.clauses, predicate)
    opening = next((number for number in range(predicate.last, limit) if items[number].lower in _OPENING), limit)
    places, dates = enumerated(items, opening + 1, limit)
    telling.sight(telling.travellers, places, rule, dates=dates or None)


def read_listed(reading: Reading, clauses: Clauses, predicate: Predicate) -> bool:
    """ "The stops are A and B", "the countries that she will visit are A and B", "A and B are on her itinerary"."""
    items = clauses.items
    before = items[: predicate.first]
    telling = Telling(reading, clauses, predicate, 0.75)
    nouns = {predicate.noun, *(item.lower for item in before if item.kind == "word")}
    behind = {item.lower for item in items[predicate.last :] if item.kind == "word"}
    listed_behind = bool(nouns & (SUMMED | travel.ITINERARY_NOUNS | {"they", "these"})) and not places_of(before)
    if not listed_behind and not (behind & (SUMMED | travel.ITINERARY_NOUNS) and _opens_with_places(clauses, predicate)):
        return False
    first, limit = (predicate.last, _limit(clauses, predicate)) if listed_behind else (0, predicate.first)
    places, dates = enumerated(items, first, limit)
    if len({place.country for place in places}) < (2 if listed_behind else 1):
        return False
    keys, status = _whose(telling, nouns if listed_behind else behind)
    telling.sight(keys, places, "tour", dates=dates or None, status=status)
    return bool(keys)


def _opens_with_places(clauses: Clauses, predicate: Predicate) -> bool:
    return bool(places_of(clauses.items[:1])) and all(actor.kind == "state" for actor in predicate.subject)


def _limit(clauses: Clauses, predicate: Predicate) -> int:
    return next((other.first for other in clauses.predicates if other.first > predicate.first), len(clauses.items))


def _whose(telling: Telling, words: set[str]) -> tuple[list[str], Status | None]:
    """Whose stops a sentence lists, and how they stand: as its verb of travel says, else planned if told in the present."""
    reading, clauses, predicate = telling.reading, telling.clauses, telling.predicate
    for other in clauses.predicates:
        row = travel.VERBS.get(other.verb)
        if other is not predicate and row is not None and row.motion in _MOTIONS_OF_LISTS and not goal_of(other, "", "to", "in"):
            inner = Telling(reading, clauses, other)
            return inner.travellers, inner.status
    status: Status | None = telling.status
    if status == "done" and predicate.tense == "present":
        status = "planned"
    itinerary = bool(words & (travel.ITINERARY_NOUNS | _STOPS))
    named = [item.actor for item in clauses.items if item.actor is not None and item.actor.kind in ("person", "pronoun")]
    if itinerary and named:
        return telling.people(named)[:1], status
    if itinerary or _counted_before(reading, clauses):
        return last_traveller(reading, clauses.sentence.start + 1), status
    return [], None


def _counted_before(reading: Reading, clauses: Clauses) -> bool:
    """Whether a sentence shortly before tells of a journey to counted countries."""
    here = clauses.sentence.index
    for other in reading.document.clauses[max(0, here - _BACK) : here]:
        words = {item.lower for item in other.items}
        travels = words & (travel.JOURNEY_NOUNS | {"visit", "visited"}) or any(p.verb == "visit" for p in other.predicates)
        if travels and _COUNTED_TOUR.search(other.sentence.text):
            return True
    return False


def read_other_countries(reading: Reading, clauses: Clauses, predicate: Predicate) -> bool:
    """ "Will visit eight countries including Samoa. The other seven are Fiji, ...": the list belongs to the journey before."""
    last = reading.sightings[-1] if reading.sightings else None
    if last is None or predicate.noun not in _COUNTED_PLACES:
        return False
    places = goal_of(predicate, "")
    if len(places) < 2 or not any(item.lower in _OTHERS for item in clauses.items[: predicate.first]):
        return False
    Telling(reading, clauses, predicate, 0.75).sight([last.key], places, "tour", status=last.status, dates=())
    reading.sightings[-1].end, last.end = last.end, None
    return True
