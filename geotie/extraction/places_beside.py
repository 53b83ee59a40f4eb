"""Cities that a sentence beside tells of a stay: "She flew to Gabon. The talks in Libreville will focus on trade"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from geotie.countries import country
from geotie.extraction import travel
from geotie.extraction.clauses import LOOSE, Clauses, Predicate
from geotie.extraction.document import within
from geotie.extraction.sightings import Reading, Sighting
from geotie.extraction.told_places import SITE, Place
from geotie.extraction.wordlists import wordset
from geotie.records import Mention

_REACH = 3  # sentences behind, and two before
_OF_THE_NEWS = 60  # days: a sentence that tells of earlier ones speaks of another visit
_INSIDE = re.compile(
    r"\b(?:in|at|to|into)\s+(?:the\s+)?(?:(?:\w+\s+)?(?:capital|city|town|port|resort)(?:\s+city)?(?:\s+of|,)?\s+)?$"
)
_WHERE = frozenset({"in", "at", "to", "into", LOOSE, ""})
_EVENTS = travel.EVENT_NOUNS | travel.TALK_NOUNS | wordset("visit stay trip audience opening signing briefing festivities")
_DEFINITE = wordset("the this his her their its today's thursday's")
_EVENT_REACH = 6  # items before the city within which an event is named: "the talks, to be held in Libreville"


def place_by_neighbours(reading: Reading) -> None:
    """Give stays in a country without a city the one where the traveller acts, or the visit takes place, in a sentence near."""
    named = {(s.key, s.place.country) for s in reading.sightings if s.place.name and not SITE.search(s.place.name)}
    told = {mention.country for mention in reading.document.mentions if mention.kind in ("city", "capital")}
    capital = "capital" in reading.document.tokens.lower
    for sighting in reading.sightings:
        stay = sighting.key, sighting.place.country
        if stay in named or sighting.background or sighting.status == "denied" or not (capital or stay[1] in told):
            continue
        named.add(stay)
        place = _place_beside(reading, sighting)
        for other in reading.sightings if place is not None else ():
            if (other.key, other.place.country) == stay and not other.background and place is not None:
                other.place = replace(place, start=other.place.start, end=other.place.end)


def _place_beside(reading: Reading, sighting: Sighting) -> Place | None:
    clauses_of = reading.document.clauses
    here = reading.document.sentence_at(sighting.span[0]).index
    last = min(here + _REACH, len(clauses_of) - 1)
    for index in (*range(here, last + 1), *range(here - 1, max(-1, here - _REACH), -1)):
        clauses = clauses_of[index]
        place = next(_cities(reading, clauses, sighting), None)
        if place is None and "capital" in clauses.words:
            place = _the_capital(reading, clauses, sighting)
        if place is not None and _of_the_news(reading, clauses):
            return place
    return None


def _of_the_news(reading: Reading, clauses: Clauses) -> bool:
    published: date | None = reading.document.article.published
    told = within(reading.document.dates, clauses.sentence.start, clauses.sentence.end)
    days = [day.first for day in told if day.first is not None]
    return published is None or all(abs((day.latest - published).days) <= _OF_THE_NEWS or day.latest > published for day in days)


def _cities(reading: Reading, clauses: Clauses, sighting: Sighting) -> Iterator[Place]:
    """Cities of the country in which this sentence puts the traveller or an event of the visit."""
    document = reading.document
    here = clauses.sentence.start <= sighting.span[0] < clauses.sentence.end
    for mention in within(document.mentions, clauses.sentence.start, clauses.sentence.end):
        if mention.country != sighting.place.country or mention.kind not in ("city", "capital"):
            continue
        if not _INSIDE.search(document.text[max(0, mention.start - 40) : mention.start]):
            continue
        acts = any(_acts_in(predicate, sighting.key, mention) for predicate in clauses.predicates)
        if acts or _event_in(clauses, mention, definite=not here):
            yield Place(mention.country, mention.text, mention.lon, mention.lat, mention.start, mention.end)


def _acts_in(predicate: Predicate, key: str, mention: Mention) -> bool:
    """Whether the traveller does something, or something is done to him or her, in a city."""
    there = any(
        phrase.preposition in _WHERE and any(place.start == mention.start for place in phrase.places)
        for phrase in (*predicate.phrases, *predicate.lead)
    )
    return there and not predicate.negated and _takes_part(predicate, key)


def _takes_part(predicate: Predicate, key: str) -> bool:
    actors = [*predicate.subject, *(item.actor for item in predicate.objects if item.actor is not None)]
    actors += [actor for phrase in predicate.phrases if phrase.preposition in ("with", "by") for actor in phrase.actors]
    return any(key in actor.key.split("&") for actor in actors)


def _event_in(clauses: Clauses, mention: Mention, *, definite: bool) -> bool:
    """Whether talks, a visit or another event stands right before "in" a city; `definite`: one that was told of before."""
    items = clauses.items
    at = next((number for number in clauses.names if items[number].start == mention.start), 0)
    for number in range(at - 1, max(-1, at - 1 - _EVENT_REACH), -1):
        if items[number].kind in ("actor", "place") or items[number].lower in (".", ";", ","):
            return False
        if items[number].lower in _EVENTS:
            before = {item.lower for item in items[max(0, number - 3) : number]}
            return not definite or not before.isdisjoint(_DEFINITE)
    return False


def _the_capital(reading: Reading, clauses: Clauses, sighting: Sighting) -> Place | None:
    """ "She met the president in the capital", said of the country that was spoken of last."""
    for predicate in clauses.predicates:
        for phrase in (*predicate.phrases, *predicate.lead):
            if (
                phrase.noun != "capital"
                or phrase.items
                or phrase.preposition not in _WHERE
                or not _takes_part(predicate, sighting.key)
            ):
                continue
            told = [m for m in reading.document.mentions if m.start < predicate.start and m.kind not in ("demonym", "person")]
            entry = country(sighting.place.country)
            if entry.capital and told and told[-1].country == entry.code:
                return Place(entry.code, entry.capital, entry.capital_lon, entry.capital_lat, predicate.start, predicate.end)
    return None
