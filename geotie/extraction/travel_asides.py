"""Sightings told in passing: "en route to Oslo", "Costa, in Vienna for talks, said", "the visiting minister"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Literal

from geotie.extraction import travel
from geotie.extraction.clauses import Clauses, Item, Predicate
from geotie.extraction.document import Actor, DateExpression
from geotie.extraction.sightings import Account, Reading, Relation, sight, status_of
from geotie.extraction.tellings import Telling
from geotie.extraction.told_places import Place, as_item, goal_of, named_within, places_of, whole_country
from geotie.extraction.travel_gatherings import beside_at_event
from geotie.extraction.travellers import homes_of, last_traveller, travellers_among
from geotie.extraction.wordlists import phraseset, wordset

_NO_PRESENCE = wordset(
    "bear live study work serve base remain lead rule govern win lose face fight own vote elect come grow need want hope"
)


_BEFORE_THE_PLACE = wordset("on later earlier that same day morning afternoon evening and , early late")


def may_be_present(clauses: Clauses, predicate: Predicate) -> bool:
    """Whether a clause, whatever its verb, may tell where somebody is: "Riga, where she addressed", "In Dakar he opened"."""
    if predicate.form != "finite" or predicate.verb in _NO_PRESENCE:
        return False
    if predicate.link == "where":
        return predicate.antecedent is not None
    return bool(_opening_place(clauses, predicate)) or bool(_place_of_act(predicate))


_SPEECHES = wordset("speech lecture address talk conference interview remarks briefing keynote statement")
_ANNOUNCEMENTS = wordset("announcement remarks comments statement speech pledge appeal")
_PHYSICAL = phraseset("""
    chair, co-chair, cochair, preside, inspect, unveil, celebrate, mark, watch, brief, appear, pray, stroll, lecture, preach,
    mingle, campaign, lobby, plant, review, observe, perform, pose, open, co-host, cohost, spot, photograph
""")
_SET_IN_PLACES = wordset("""
    war attack attacks crisis situation government election elections violence conflict unrest coup operation operations rights
    people power invasion offensive front role policy influence interests
""")


def _place_of_act(predicate: Predicate) -> list[Place]:
    """The town abroad of an act that nobody does from afar: "inspected a hospital in Gao", "gave a lecture in Oxford"."""
    speaks = predicate.verb == "give" and (predicate.object_noun in _SPEECHES or predicate.passive)
    speaks = speaks or (predicate.verb == "make" and predicate.object_noun in _ANNOUNCEMENTS)
    if predicate.verb not in _PHYSICAL and not speaks:
        return []
    phrases = predicate.phrases
    if predicate.object_noun in _SET_IN_PLACES or not phrases or phrases[0].preposition not in ("in", "at"):
        return []
    places = places_of(phrases[0].items)
    if speaks and phrases[0].noun in travel.EVENT_NOUNS and len(phrases) > 1 and phrases[1].preposition in ("in", "at"):
        places = places or places_of(phrases[1].items)  # "gave a speech at a forum in Oxford"
    return [place for place in places[:1] if place.name]


def _opening_place(clauses: Clauses, predicate: Predicate) -> list[Place]:
    """The place of "In Riga she opened", "On Monday in Riga she will open"."""
    items = clauses.items
    if not predicate.lead or (items[0].date is None and items[0].lower not in _BEFORE_THE_PLACE and items[0].lower != "in"):
        return []
    opening = next((number for number, item in enumerate(items) if item.lower == "in"), len(items))
    if any(item.date is None and item.lower not in _BEFORE_THE_PLACE for item in items[:opening]):
        return []
    phrase = next((phrase for phrase in predicate.lead if phrase.preposition == "in"), None)
    return places_of(phrase.items) if phrase is not None and phrase.items else []


def read_presence(telling: Telling) -> None:
    """
    Whatever a traveller does at a place, he or she is there.

    "Riga, where she addressed parliament"; "In Dakar he opened a stadium", if the article tells of the traveller's journey.
    """
    reading, clauses, predicate = telling.reading, telling.clauses, telling.predicate
    if not may_be_present(clauses, predicate):
        return
    keys = telling.people(predicate.subject)
    if predicate.link == "where" and predicate.antecedent is not None:
        places = places_of([as_item(predicate.antecedent)])
        if all(place.name for place in places):
            telling.sight(keys, places, "there", 0.75, dates=(), relation=telling.relation)
        return
    places = named_within(_opening_place(clauses, predicate), goal_of(predicate, "in", "at"))
    acted = [] if places else _place_of_act(predicate)
    if acted:
        keys += [key for key in telling.people(beside_at_event(predicate)) if key not in keys]
        keys = [key for key in keys if homes_of(reading.people[key])]
        telling.sight(keys, acted, "there", 0.7, relation=telling.relation)
        return
    telling.sight(_known(reading, keys), places, "there", 0.75, relation=telling.relation)


def _known(reading: Reading, keys: list[str]) -> list[str]:
    """Those of whose journey the article has told."""
    return [key for key in keys if any(sighting.key == key for sighting in reading.sightings)]


def read_carried(telling: Telling) -> None:
    """ "A cruiser carried him from Greece to Tunis"."""
    predicate = telling.predicate
    keys = telling.people(telling.objects)
    if not keys and predicate.object_noun in ("him", "her"):
        keys = last_traveller(telling.reading, predicate.start)
    telling.sight(keys, goal_of(predicate, "to"), "verb-to")


def read_asides(reading: Reading, clauses: Clauses, words: Collection[str]) -> None:
    """What a sentence tells beside its verbs; `words` are those of the sentence, so that most rules need not look."""
    if "in" in words and "," in words:
        _read_between_commas(reading, clauses)
    if "route" in words or "way" in words:
        _read_en_route(reading, clauses)
    if "while" in words and "in" in words:
        _read_while_in(reading, clauses)
    if "isiting" in clauses.sentence.text:
        _read_visitors(reading, clauses)
    if "day" in words and "in" in words:
        _read_day_in(reading, clauses)
    if "then" in words and "to" in words:
        _read_then_to(reading, clauses)
    if not _STAGES.isdisjoint(words) and ("," in words or ":" in words):
        _read_stage_beside_place(reading, clauses)
    if "after" in words and clauses.items[0].lower == "after":
        _read_after_places(reading, clauses)


# ---------------------------------------------------------------- on the way

_ON_THE_WAY = frozenset([("en", "route"), ("his", "way"), ("her", "way"), ("their", "way"), ("the", "way"), ("its", "way")])


_WAYS = frozenset({"from", "to", "home", "back"})


def _read_en_route(reading: Reading, clauses: Clauses) -> None:
    """ "En route to Oslo on Tuesday, she will stop in Riga", "he was on his way from Riga to Oslo"."""
    items = clauses.items
    for number in range(1, len(items) - 2):
        if (items[number - 1].lower, items[number].lower) not in _ON_THE_WAY or items[number + 1].lower not in _WAYS:
            continue
        end = next((at for at in range(number, len(items)) if items[at].lower in (",", "and", ";")), len(items))
        inside = [other for other in clauses.predicates if other.left < number < max(other.right, other.last)]
        main = inside[-1] if inside else next((other for other in clauses.predicates if other.first > number), None)
        if main is not None:
            before_verb = main.left if main.left > number else main.first  # "on the way to Oslo she stopped in Riga"
            _read_way(reading, clauses, main, number, min(end, before_verb) if main.first > number else end)


def _read_way(reading: Reading, clauses: Clauses, main: Predicate, first: int, end: int) -> None:
    items = clauses.items
    keys = Telling(reading, clauses, main).travellers
    span = (items[first - 1].start, items[end - 1].end)
    trip = next((at for at in range(first, end) if items[at].lower in travel.JOURNEY_NOUNS), end)  # "home from a trip to Chad"
    starts = [at for at in range(first, trip) if items[at].lower in ("from", "to")]
    for at, stop in zip(starts, [*starts[1:], end], strict=False):
        goes = items[at].lower == "to"
        status = status_of(main, clauses)
        if goes and status == "done" and main.verb == "be":
            status = "planned"
        relation: Relation = ("after" if goes else "before", main.start)
        dates = tuple(_dates(items[at:stop])) if goes else ()
        sight(reading, keys, places_of(items[at + 1 : stop]), Account(status, span, "verb-to", 0.75, dates, relation))


def _dates(items: list[Item]) -> Iterator[DateExpression]:
    return (item.date for item in items if item.date is not None)


def _read_while_in(reading: Reading, clauses: Clauses) -> None:
    """ "While in Oslo on Tuesday, she will meet the king", "Costa, while in Oslo, met the king"."""
    items = clauses.items
    main = next((other for other in clauses.predicates if other.form == "finite" and other.subject), None)
    at = next((n for n in range(len(items) - 2) if items[n].lower == "while" and items[n + 1].lower == "in"), None)
    if main is None or at is None or (at and items[at - 1].lower != ","):
        return
    comma = next((number for number in range(at + 3, len(items)) if items[number].lower == ","), len(items))
    last = comma if main.first <= at else min(comma, main.first)
    dates = tuple(_dates(items[at + 2 : comma])) or main.dates
    account = Account(status_of(main, clauses), (items[at].start, items[last - 1].end), "there", 0.75, dates)
    keys = travellers_among(reading, main.subject)
    keys = [key for key in keys if homes_of(reading.people[key])] or _known(reading, keys)
    sight(reading, keys, places_of(items[at + 2 : last])[:1], account)


_ORDINALS = frozenset(["first", "second", "third", "fourth", "fifth", "last", "final"])


def _read_day_in(reading: Reading, clauses: Clauses) -> None:
    """ "On his second day in Lisbon"."""
    items = clauses.items
    for number in range(len(items) - 4):
        owner = items[number].actor
        if owner is None or items[number + 2].lower != "day" or items[number + 3].lower != "in":
            continue
        if items[number + 1].lower in _ORDINALS:
            account = Account("done", (items[number].start, items[number + 4].end), "aside", 0.75)
            sight(reading, travellers_among(reading, [owner]), places_of(items[number + 4 : number + 7])[:1], account)


def _read_then_to(reading: Reading, clauses: Clauses) -> None:
    """ "Will go to Qatar, where he will meet the emir, and then to Cyprus": the journey goes on behind another clause."""
    items, start = clauses.items, clauses.sentence.start
    own = [sighting for sighting in reading.sightings if sighting.span[0] >= start and sighting.rule in ("verb-to", "verb-visit")]
    for number in range(1, len(items) - 2):
        if items[number].lower != "then" or items[number + 1].lower not in ("to", "on") or not own:
            continue
        places = places_of(items[number + 2 : number + 3 + (items[number + 2].lower in ("to", "the"))])
        if places and all(sighting.at != places[0].start for sighting in reading.sightings):
            last = own[-1]
            span = (items[number].start, places[-1].end)
            sight(reading, [last.key], places, Account(last.status, span, "verb-to", 0.75, relation=("after", last.span[0])))


def _read_after_places(reading: Reading, clauses: Clauses) -> None:
    """ "After Jordan and Egypt, she will go to Qatar": stops before."""
    items = clauses.items
    comma = next((number for number, item in enumerate(items) if item.lower == ","), 0)
    own = [sighting for sighting in reading.sightings if sighting.span[0] >= clauses.sentence.start]
    if not comma or not own or any(item.kind == "word" and item.lower not in ("and", "the") for item in items[1:comma]):
        return
    account = Account(own[0].status, (items[0].start, items[comma - 1].end), "verb-to", 0.7, relation=("before", own[0].span[0]))
    sight(reading, [own[0].key], places_of(items[1:comma]), account)


_STAGES = wordset("stop leg destination stopover")
_IN_ORDER: dict[str, Literal["first", "last"]] = {"first": "first", "last": "last", "final": "last"}
_STAGE_WORDS = wordset("first next last final second third fourth fifth and the his her their its only")


def _read_stage_beside_place(reading: Reading, clauses: Clauses) -> None:
    """ "Vietnam, her first stop, ...", "Next stop: Vietnam."."""
    items = clauses.items
    for number, item in enumerate(items):
        if item.lower not in _STAGES:
            continue
        first = number
        while first > 0 and (items[first - 1].lower in _STAGE_WORDS or _is_possessive(items[first - 1])):
            first -= 1
        order = {word.lower for word in items[first:number]} & {"next", "second", "third", "fourth", "fifth", *_IN_ORDER}
        before = places_of(items[first - 2 : first - 1]) if first > 1 and items[first - 1].lower == "," else []
        colon = number + 1 + 2 * (items[number + 1 : number + 2] != [] and items[number + 1].lower in ("for", "of"))
        behind = items[colon + 1 : colon + 2] if colon + 1 < len(items) and items[colon].lower == ":" else []
        places = before or (places_of(behind) if first == 0 else [])
        if order and places and items[first].lower != "and":
            _sight_stage(reading, clauses, places, order, (first, number))


def _is_possessive(item: Item) -> bool:
    return item.actor is not None and item.actor.kind == "pronoun"


def _sight_stage(reading: Reading, clauses: Clauses, places: list[Place], order: set[str], at: tuple[int, int]) -> None:
    """The place is a stop of the one whose stop it is called, else of who was told of last."""
    items, (first, last) = clauses.items, at
    owners = [item.actor for item in items[first : last + 4] if item.actor is not None and item.actor.kind in ("person", "pronoun")]
    keys = travellers_among(reading, owners)[:1] or last_traveller(reading, clauses.sentence.end)
    main = next((other for other in clauses.predicates if other.form == "finite"), None)
    planned = (main is not None and main.actuality == "future") or (main is None and "next" in order)
    relation: Relation | None = next(((_IN_ORDER[word], items[first].start) for word in order if word in _IN_ORDER), None)
    span = (min(places[0].start, items[first].start), max(places[0].end, items[last].end))
    told = [sighting for sighting in reading.sightings if sighting.at == places[0].start and sighting.key in keys]
    for sighting in told:
        sighting.relation = sighting.relation or relation
    if not told:
        sight(reading, keys, places, Account("planned" if planned else "done", span, "tour", 0.75, relation=relation))


# ---------------------------------------------------------------- beside a person

_NOW = frozenset(["now", "currently", "also", "already", "still"])


def _read_between_commas(reading: Reading, clauses: Clauses) -> None:
    """ "Tshisekedi, in Washington for a summit, told reporters": a place between commas beside a person."""
    items = clauses.items
    for number in range(len(items) - 4):
        actor = items[number].actor
        if actor is None or items[number].mention is not None or items[number + 1].lower != ",":
            continue
        at = number + 2 + (items[number + 2].lower in _NOW)
        if items[at].lower != "in" or at + 1 >= len(items):
            continue
        place = items[at + 1]
        if place.mention is None or place.mention.kind == "demonym":
            continue
        if any(item.lower == "," for item in items[number + 4 : number + 16]):
            account = Account("done", (items[number].start, place.end), "aside", 0.8)
            sight(reading, travellers_among(reading, [actor]), places_of(items[number + 3 : number + 6]), account)


_VISITING = re.compile(r"(?:the )?visiting\b", re.IGNORECASE)


def _read_visitors(reading: Reading, clauses: Clauses) -> None:
    """ "Cambodian Prime Minister Hun Manet met visiting Chinese Foreign Minister Wang Yi": at home with the other."""
    people = [item for item in clauses.items if item.actor is not None and item.actor.kind == "person"]
    span = (clauses.sentence.start, clauses.sentence.end)
    dates = tuple(_dates(clauses.items))
    for guest in people:
        if guest.actor is not None and _VISITING.match(guest.actor.text):
            places = _places_of_hosts(reading, clauses, people, guest, guest.actor)
            account = Account("done", span, "visiting", 0.85, dates)
            sight(reading, travellers_among(reading, [guest.actor]), places[:1], account)


def _places_of_hosts(reading: Reading, clauses: Clauses, people: list[Item], guest: Item, actor: Actor) -> list[Place]:
    """The place that the sentence tells, if it lies in a host's country; else that country."""
    items = clauses.items
    others = [item.actor for item in people if item.actor is not None]
    hosts = [other for other in others if other.countries and other.countries != actor.countries]
    states = [item.actor for item in items if item.actor is not None and item.actor.kind == "state"]
    homes = {host.countries[0] for host in hosts} or {state.countries[0] for state in states if state.countries}
    inside = [
        place for number, item in enumerate(items[:-1]) if item.lower in ("in", "at")
        for place in places_of(items[number + 1 : number + 2])
    ]  # fmt: skip
    if reading.dateline is not None and any(item.lower == "here" for item in items):
        inside.append(reading.dateline)
    places = [place for place in inside if not homes or place.country in homes]
    return places or ([whole_country(hosts[0].countries[0], guest.start, guest.end)] if hosts else [])
