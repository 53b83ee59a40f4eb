"""Who travels along: "with her Danish counterpart", "accompanied by A of Chad", "followed by B"."""

from __future__ import annotations

from collections.abc import Iterator

from geotie.extraction import travel
from geotie.extraction.clauses import Predicate
from geotie.extraction.document import Actor
from geotie.extraction.tellings import Telling
from geotie.extraction.travellers import is_international
from geotie.extraction.wordlists import wordset

_ALONG = frozenset({"with", "alongside", "along"})
_TOGETHER = frozenset({"along", "together", ","})  # before "with" where it stands between the subject and its verb
_ACCOMPANYING = wordset("accompany join flank")


def fellows(telling: Telling, keys: list[str]) -> list[str]:
    """
    "Will arrive in Oslo with the Greek premier": who travels along for another state or for an organisation.

    With whom somebody flew "to Oslo for talks" need not have come along.
    """
    people = telling.reading.people
    homes = {home for key in keys for home in people[key].countries}
    along = [
        actor for actor in _along(telling) if actor.kind == "person" or (actor.kind == "delegation" and len(actor.countries) == 1)
    ]
    others = [key for key in telling.people(along) if key not in keys and homes.isdisjoint(people[key].countries)]
    return [key for key in others if people[key].countries or is_international(people[key])]


def _along(telling: Telling) -> Iterator[Actor]:
    predicate = telling.predicate
    for phrase in predicate.phrases:
        if phrase.noun in travel.TALK_NOUNS | travel.EVENT_NOUNS:
            break
        if phrase.preposition in _ALONG:
            yield from phrase.actors
    if predicate.form == "finite":
        yield from _between_commas(telling)
    for other in telling.clauses.predicates:
        if other.verb in _ACCOMPANYING and other.passive and other.form == "reduced" and _belongs(other, predicate):
            yield from other.agent


def _belongs(accompanied: Predicate, predicate: Predicate) -> bool:
    """Whether "accompanied by B" stands right before a verb, between commas, or hangs on it."""
    return accompanied.parent is predicate or (accompanied.subject == predicate.subject and accompanied.last <= predicate.first)


def _between_commas(telling: Telling) -> Iterator[Actor]:
    """ "Costa, along with the presidents of Chad and Niger, flew": those told between the subject and its verb."""
    items, first = telling.clauses.items, telling.predicate.first
    last = first - 1
    if last < 1 or items[last].lower != ",":
        return
    for number in range(last - 1, 0, -1):
        if items[number].lower in _ALONG and (items[number].lower == "alongside" or items[number - 1].lower in _TOGETHER):
            yield from (item.actor for item in items[number:last] if item.actor is not None)
            return
        if items[number].kind == "word" and items[number].lower not in ("and", "the", "of"):
            return


def followers(telling: Telling) -> list[str]:
    """ "Landed in Oslo, followed by B and C"."""
    behind = [other for other in telling.clauses.predicates if other.first >= telling.predicate.last]
    return telling.people(actor for other in behind if other.verb == "follow" and other.passive for actor in other.agent)
