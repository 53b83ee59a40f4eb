"""The journey as the subject: "her trip began in Oslo", "Chad will be the first stop"."""

from __future__ import annotations

from typing import Literal

from geotie.extraction import travel
from geotie.extraction.apposed_lists import further_members
from geotie.extraction.clauses import Clauses, Predicate
from geotie.extraction.document import Actor, within
from geotie.extraction.journey_nouns import RELATIVE_LINKS
from geotie.extraction.sightings import Reading, Relation, note_bounds
from geotie.extraction.tellings import GROUPS, UNNAMED, Telling
from geotie.extraction.told_places import Place, as_item, goal_of, places_of
from geotie.extraction.travellers import last_traveller, owner_behind_whose, owners_of
from geotie.extraction.wordlists import phraseset, wordset

JOURNEYS = travel.JOURNEY_NOUNS | {"destination", "leg"}
CARRYING = wordset("take bring carry lead include cover")
_STAGING = phraseset("begin, start, kick off, open, end, conclude, finish, culminate, wrap up, take, bring, include, cover")
_OPENING = phraseset("begin, start, kick off, open")
_BOUNDING = _OPENING | phraseset("end, conclude, wrap up, wind up, continue, finish, culminate")
_OF_MISSIONS = phraseset("cover, begin, start, end, finish, conclude, wrap up, wind up")  # "the mission will cover Chad and Niger"
_TAKING = wordset("take bring lead carry")
_INCLUDING = wordset("include cover feature comprise")
_TOLD_AHEAD = wordset("be take bring carry end conclude culminate continue finish")  # in the present: "the tour takes her to"
_STAGES = wordset("stop stops destination leg")
_ITINERARIES = wordset("itinerary schedule programme program")


# "A trip, taking him to Laos", "will begin a tour, starting with Laos"
_LINKS_OF_PARTICIPLES = dict.fromkeys(("take", "bring", "carry"), ("to",)) | dict.fromkeys(_BOUNDING, ("with", "in", "from", "at"))


def journey_noun(clauses: Clauses, predicate: Predicate) -> str:
    """
    The noun of travel that is the subject, also where something stands between: "the trip between May 4 and 6 will take".

    Of "a tour of Asia that began with Laos and which will end in Nepal" it is the tour; of "a trip, taking him to Laos" the trip.
    """
    if predicate.noun in JOURNEYS or (predicate.noun in GROUPS and predicate.verb in _OF_MISSIONS):
        return predicate.noun
    if predicate.noun in _ITINERARIES and predicate.verb in _INCLUDING and goal_of(predicate, ""):
        return predicate.noun  # "her programme also includes Chad and Niger"
    if predicate.verb not in _STAGING and predicate.verb not in CARRYING:
        return ""
    items = clauses.items
    links = {item.lower for item in items[max(0, predicate.first - 3) : predicate.first]}
    ahead = predicate.tense == "future" and predicate.verb in _INCLUDING and bool(goal_of(predicate, ""))
    takes_them = (
        predicate.verb in _TAKING and any(item.actor is not None for item in predicate.objects) and bool(goal_of(predicate, "to"))
    )
    relative = bool({"that", "which"} & links) and predicate.verb in _STAGING and (not predicate.noun or ahead or takes_them)
    carries = predicate.verb in _TAKING or (not predicate.object_noun and predicate.link in ("", "and"))
    takes = (
        predicate.form == "participle" and carries and bool(goal_of(predicate, *_LINKS_OF_PARTICIPLES.get(predicate.verb, ("-",))))
    )
    opens = predicate.verb in CARRYING and not predicate.noun and not predicate.subject and predicate.form == "finite"
    if not (relative or takes or opens):
        return ""
    previous = max((other.last for other in clauses.predicates if other.first < predicate.first), default=0)
    floor = 0 if relative or takes else previous
    nouns = [items[at].lower for at in range(floor, predicate.first) if items[at].lower in JOURNEYS and items[at].kind == "word"]
    return nouns[-1] if nouns else ""


def read_journey(reading: Reading, clauses: Clauses, predicate: Predicate, noun: str) -> None:
    """ "Her trip began in Oslo", "the tour will take him to Chad and Niger", "will also take in India"."""
    telling = Telling(reading, clauses, predicate)
    carried = [actor for actor in telling.objects if actor.kind != "state"]
    places = _stops_told(telling, noun, carried)
    places += further_members(clauses, places[-1]) if places and places[-1].start > predicate.start else []
    if not places:
        return
    makers = [actor for other in clauses.predicates if other.object_noun == noun for actor in other.subject]
    keys = (
        (reading.leaders.get(UNNAMED) or last_traveller(reading, clauses.sentence.start) if noun in GROUPS else [])
        or telling.people(owner_behind_whose(clauses, predicate))
        or telling.people(carried)
        or telling.people(owners_of(clauses, predicate))
        or telling.people(makers)
        or (telling.people(predicate.subject) if predicate.form == "participle" else [])
        or last_traveller(reading, clauses.sentence.end)
    )
    status = telling.status
    simple = predicate.tense == "present" and not (predicate.perfect or predicate.progressive or predicate.passive)
    includes = predicate.verb in _INCLUDING and (
        predicate.link not in ("that", "which") or clauses.items[predicate.first - 1].lower == "also"
    )
    if simple and status == "done" and (includes or predicate.verb in _TOLD_AHEAD):
        status = "planned"  # "the next stop is", "the tour takes her to"
    opening: Relation | None = ("first", predicate.start) if predicate.verb in _OPENING else None
    words = {item.lower for item in clauses.items[max(0, predicate.first - 3) : predicate.first]}
    if predicate.verb == "be" and "first" in words and noun in _STAGES:
        opening = ("first", predicate.start)  # "her first stop will be Chad"
    if "earlier" in words and reading.sightings:  # "Her earlier stops included Chad"
        opening = ("before", reading.sightings[-1].span[0])
    elif "also" in words and predicate.tense == "past" and predicate.link in RELATIVE_LINKS:
        opening = _before_main(clauses, predicate)  # "left Oslo after a trip that also took her to Riga"
    going_on = predicate.verb in ("continue", "resume", "go on")  # "the tour will continue with visits to Chad on Oct 26-27"
    whole = not going_on and len(predicate.dates) == 1 and any(told.last is not None and told.last.day for told in predicate.dates)
    if whole:  # "the Oct 20-27 trip starts in Chad", "the tour from May 3 to 7 includes Chad": days of the whole journey
        note_bounds(reading, keys, predicate.dates, predicate.start, plan=status == "planned")
    telling.sight(keys, places, "tour", dates=() if whole else None, status=status, relation=opening)
    for other in clauses.predicates:  # "embarked on Sunday on a tour that will take her to Chad"
        if (
            other.verb in travel.STARTING
            and other.first < predicate.first
            and noun in (other.object_noun, *(p.noun for p in other.phrases))
        ):
            note_bounds(reading, keys, other.dates, predicate.start, plan=other.actuality == "future")


def _before_main(clauses: Clauses, predicate: Predicate) -> Relation | None:
    main = next((other for other in clauses.predicates if other.form == "finite" and other.last <= predicate.first), None)
    return ("before", main.start) if main is not None else None


def _stops_told(telling: Telling, noun: str, carried: list[Actor]) -> list[Place]:
    clauses, predicate = telling.clauses, telling.predicate
    if predicate.verb in _TAKING:
        places = goal_of(predicate, "to", "in", "through", "across", "from") or _within_posting(telling.reading, carried)
        return places or (goal_of(predicate, "") if not carried and predicate.verb == "take" else [])
    if predicate.verb == "see" and carried:  # "a tour that saw him hold talks in Doha"
        return goal_of(predicate, "in", "at", "to")
    if predicate.verb in _INCLUDING:
        places = goal_of(predicate, "", "in", "to", "at")
        if not places and not predicate.object_noun:  # "includes, apart from Chad, the states that signed: Niger and Mali"
            places = places_of(item for item in clauses.items[predicate.last :] if item.kind in ("place", "actor"))
        return places
    if predicate.verb == "be" and noun in _STAGES:
        after = [other for other in clauses.predicates if other.verb == "follow" and other.passive]
        return goal_of(predicate, "", "in", "to") + [place for other in after for place in goal_of(other, "by")]
    from_where = ("from",) if predicate.verb in _OPENING else ()
    return goal_of(predicate, "in", "at", "with", "to", *from_where) if predicate.verb in _BOUNDING else []


def _within_posting(reading: Reading, carried: list[Actor]) -> list[Place]:
    """ "The tour will take the Chilean envoy to Abu Dhabi": there "to Abu Dhabi" is no posting."""
    for actor in carried:
        at = actor.text.find(" to ")
        if at > 0:
            inside = within(reading.document.mentions, actor.start + at, actor.end)
            return places_of(as_item(mention) for mention in inside)
    return []


_PLACES_IN_ORDER: dict[str, Literal["first", "last"]] = {"first": "first", "opening": "first", "last": "last", "final": "last"}
_STOP_NOUNS = wordset("stop leg destination stage port stopover")
_COUNTED = wordset("country nation state capital city")
_IN_TURN = wordset("next first second third fourth fifth sixth last final then finally")


def _stage_at(clauses: Clauses, first: int, last: int) -> int | None:
    """The item that calls a place a stop: "her last stop", "the last country on the tour", "next on his itinerary"."""
    items = clauses.items
    for number in range(first, last):
        word = items[number].lower
        if word in _STOP_NOUNS:
            return number
        if (word in _COUNTED or word in _IN_TURN) and number + 1 < last and items[number + 1].lower in ("on", "of", "in"):
            behind = (item.lower for item in items[number + 2 : number + 6])
            if not travel.ITINERARY_NOUNS.isdisjoint(behind) and (word in _IN_TURN or items[number - 1].lower in _IN_TURN):
                return number
    return None


def read_inverted_stage(reading: Reading, clauses: Clauses, predicate: Predicate) -> bool:
    """ "Next on her itinerary is Chad", "third country on the tour will be Chad", "then it is on to the Malian capital"."""
    items, here = clauses.items, predicate.last
    on_to = predicate.noun == "it" and [item.lower for item in items[here : here + 2]] == ["on", "to"]
    opener = items[0].lower if items else ""
    if on_to:
        places = goal_of(predicate, "to") if predicate.first <= _OPENING_WORDS or opener in _IN_TURN else []
    else:
        stage = _stage_at(clauses, max(0, predicate.first - _STAGE_WORDS), predicate.first)
        places = goal_of(predicate, "") if stage is not None and items[stage].lower not in _STOP_NOUNS else []
    if not places or not reading.sightings:
        return False
    telling = Telling(reading, clauses, predicate)
    people = [
        item.actor for item in items[: predicate.first] if item.actor is not None and item.actor.kind in ("person", "pronoun")
    ]
    keys = telling.people(people)[:1] or last_traveller(reading, clauses.sentence.start + 1)
    status = (
        "planned" if telling.status == "done" and predicate.tense == "present" and (on_to or opener != "first") else telling.status
    )
    order = next((_PLACES_IN_ORDER[item.lower] for item in items[: predicate.first] if item.lower in _PLACES_IN_ORDER), None)
    relation: Relation | None = (order, predicate.start) if order is not None else None
    telling.sight(keys, places[:1], "tour", status=status, relation=relation)
    return True


_OPENING_WORDS = 3  # items before "is" in "then it is on to"
_STAGE_WORDS = 8  # items before "is" in "the third country on her five-nation tour is"


def read_stage(reading: Reading, clauses: Clauses, predicate: Predicate) -> bool:
    """ "Oman was the last leg of his tour", "Chad will be her first stop": the place is the subject."""
    items = clauses.items
    right = max(predicate.right, predicate.last)
    stage = _stage_at(clauses, predicate.last, right)
    if stage is None or predicate.noun in travel.JOURNEY_NOUNS:
        return read_inverted_stage(reading, clauses, predicate)
    first = max((other.right for other in clauses.predicates if other.first < predicate.first), default=0)
    places = places_of(items[min(first, predicate.left) : predicate.first])
    if not places:
        return False
    telling = Telling(reading, clauses, predicate)
    people = [item.actor for item in items[predicate.last :] if item.actor is not None and item.actor.kind in ("person", "pronoun")]
    everybody = stage + 1 < len(items) and items[stage + 1].lower == "of"  # "Oman was the destination of A, B and C"
    keys = telling.people(people)[: None if everybody else 1] or last_traveller(reading, clauses.sentence.end)
    order = next(
        (item.lower for item in items[max(predicate.last, stage - 2) : stage] if item.lower in ("next", *_PLACES_IN_ORDER)), ""
    )
    status = telling.status
    if order == "next" and status == "done" and predicate.tense == "present":
        status = "planned"
    relation = (_PLACES_IN_ORDER[order], predicate.start) if order in _PLACES_IN_ORDER else None
    telling.sight(keys, places[:1], "tour", status=status, relation=relation)
    return True
