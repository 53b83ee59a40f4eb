"""
Journeys: who travelled where, when and in which order, and whether it took place.

Two steps. Sightings are single statements that somebody is, was or will be in a foreign place, told by a verb (`travel_verbs`) or a
noun (`travel_nouns`). Sightings of one traveller are then put together into journeys (`journeys`), with their stops in order
(`travel_order`).
"""

from __future__ import annotations

from geotie.extraction.clauses import Clauses
from geotie.extraction.document import Actor, Document
from geotie.extraction.homes import home_of
from geotie.extraction.journey_makers import apply_cancellations, drop_companions, find_homes, name_delegations, name_places
from geotie.extraction.journey_nouns import TELLING_NOUNS
from geotie.extraction.journeys import assemble
from geotie.extraction.places_beside import place_by_neighbours
from geotie.extraction.sightings import Reading, note_postings
from geotie.extraction.told_beside import date_by_neighbours
from geotie.extraction.told_places import dateline_of
from geotie.extraction.travel_asides import read_asides
from geotie.extraction.travel_gatherings import note_venues, read_attendance
from geotie.extraction.travel_nouns import read_nouns
from geotie.extraction.travel_verbs import read_predicate
from geotie.records import Itinerary

RULES = {
    "verb-to": 'A verb of motion with its goal: "flew to", "headed for".',
    "verb-from": 'The place that a verb of motion comes from: "arrived from".',
    "verb-in": 'A verb of arrival or stay with its place: "arrived in", "is in".',
    "verb-visit": 'A verb whose object is the place: "visited", "toured".',
    "verb-leave": 'A verb of departure with its goal: "left for".',
    "host": 'A host receives a guest, who is the traveller: "received him in", "hosted".',
    "meet": "People who meet at a place travel there, unless they are at home.",
    "meet-at-home": "A guest meets the host at home, in the country that the dateline names.",
    "sent": "Someone is sent to a place.",
    "attend": "Somebody takes part in a gathering at a place.",
    "venue": "Somebody takes part in a gathering whose place another sentence tells.",
    "speak": "An official speaks in a foreign city.",
    "noun": 'A noun of travel with its place: "his visit to", "a tour of".',
    "talks": 'A noun of meeting with its participants and place: "talks between A and B in".',
    "there": 'Something that a traveller does at a place: "Riga, where she addressed", "In Dakar he opened".',
    "visiting": 'Somebody is called visiting: "met the visiting Kenyan minister".',
    "aside": 'A place between commas beside a person: "Costa, in Vienna for talks, said".',
    "tour": 'A journey as the subject: "the tour will take him to", "her trip began in".',
}


def find(document: Document) -> tuple[Itinerary, ...]:
    """The journeys of an article, in the order in which their travellers are first told of."""
    if not document.clauses:
        return ()
    people: dict[str, Actor] = {}
    for actor in document.actors:
        if actor.key and (actor.key not in people or (actor.kind == "person" and people[actor.key].kind == "pronoun")):
            people[actor.key] = actor
    reading = Reading(document, people, dateline_of(document))
    note_postings(reading)
    sentences = [(clauses, _words_of(clauses)) for clauses in document.clauses]
    for clauses, words in sentences:
        note_venues(reading, clauses, words)
    for clauses, words in sentences:
        for predicate in clauses.predicates:
            read_predicate(reading, clauses, predicate)
            read_attendance(reading, clauses, predicate)
        if not TELLING_NOUNS.isdisjoint(words):
            read_nouns(reading, clauses)
        read_asides(reading, clauses, words)
    find_homes(reading, home_of(document.article))
    name_places(reading)
    drop_companions(reading)
    apply_cancellations(reading)
    name_delegations(reading)
    date_by_neighbours(reading)
    place_by_neighbours(reading)
    return tuple(assemble(reading))


def _words_of(clauses: Clauses) -> set[str]:
    """The words of a sentence, and the last word of each name in it: "the ASEAN Summit" is a summit."""
    return {*clauses.words, *(clauses.words[number].rpartition(" ")[2] for number in clauses.names)}
