"""
Sightings told by verbs: motion, arrival, stay, departure, reception, meeting, attendance, and what a traveller does at a place.

`travel.VERBS` says of which kind a verb is; one function reads each kind.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from typing import Literal

from geotie.extraction import roles, travel
from geotie.extraction.clauses import LOOSE, SUMMED, Clauses, Phrase, Predicate
from geotie.extraction.document import Actor, DateExpression, within
from geotie.extraction.sightings import (
    MARGINS,
    Place,
    Reading,
    Relation,
    Sighting,
    Venue,
    as_item,
    before_noun,
    events_in,
    goal_of,
    last_traveller,
    note_bounds,
    owners_of,
    passed_through,
    place_of_there,
    places_of,
    sight,
    speakers,
    status_of,
    the_country,
    travellers_among,
    venue_near,
    venue_places,
    without_dateline,
)
from geotie.extraction.wordlists import phraseset, wordset


def read_predicate(reading: Reading, clauses: Clauses, predicate: Predicate) -> None:
    noun = _journey_noun(clauses, predicate)
    if noun:
        _read_journey_verb(reading, clauses, predicate, noun)
    if predicate.verb == "be" and (_read_stage(reading, clauses, predicate) or _read_other_countries(reading, clauses, predicate)):
        return
    if (
        predicate.perfect
        and predicate.verb in ("visit", "travel")
        and _FIRST_TIME.search(reading.document.text[clauses.sentence.start : predicate.start])
    ):
        return  # "it will be the first time that a Greek premier has visited Chad"
    told = len(reading.sightings)
    row = travel.VERBS.get("go" if predicate.verb == "make" and predicate.object_noun == "way" else predicate.verb)
    if row is None:
        if predicate.noun in _VEHICLES and predicate.verb in _CARRYING:
            _read_carried(reading, clauses, predicate)
        _read_presence(reading, clauses, predicate)
        return
    span = clauses.span(predicate)
    if predicate.object_noun in travel.JOURNEY_NOUNS and row.motion in ("meet", "attend", "visit"):
        return  # the noun tells
    _MOTIONS[row.motion](reading, clauses, predicate, row, span)
    purpose = _purpose(reading, clauses, predicate)
    for sighting in reading.sightings[told:]:
        sighting.purpose = purpose
        sighting.again = predicate.verb in _RETURNING and sighting.rule == "verb-to"
    if len(reading.sightings) == told:
        _read_presence(reading, clauses, predicate)
    _note_tense(predicate, reading.sightings[told:])


_FIRST_TIME = re.compile(r"\b(?:will|would) (?:be|mark) the (?:first|second|third) time\b")


def _journey_noun(clauses: Clauses, predicate: Predicate) -> str:
    """
    The noun of travel that is the subject, also where something stands between: "the trip between May 4 and 6 will take".

    Of "a tour of Asia that began with Laos and which will end in Nepal" it is the tour; of "a trip, taking him to Laos" the trip.
    """
    if predicate.noun in _JOURNEYS:
        return predicate.noun
    items = clauses.items
    links = [item.lower for item in items[max(0, predicate.first - 3) : predicate.first]]
    relative = bool({"that", "which"} & set(links)) and predicate.verb in _STAGING and not predicate.noun
    takes = predicate.form == "participle" and predicate.verb in ("take", "bring", "carry") and bool(goal_of(predicate, "to"))
    opens = not predicate.noun and not predicate.subject and predicate.form == "finite"
    if not (relative or takes or opens):
        return ""
    previous = max((other.last for other in clauses.predicates if other.first < predicate.first), default=0)
    floor = 0 if relative or takes else previous
    nouns = [items[at].lower for at in range(floor, predicate.first) if items[at].lower in _JOURNEYS and items[at].kind == "word"]
    return nouns[-1] if nouns and (not opens or relative or predicate.verb in _CARRYING) else ""


_JOURNEYS = travel.JOURNEY_NOUNS | {"destination", "leg"}
_CARRYING = wordset("take bring carry lead include cover")
_STAGING = phraseset("begin, start, kick off, open, end, conclude, finish, culminate, wrap up, take, bring, include, cover")


def _note_tense(predicate: Predicate, sightings: list[Sighting]) -> None:
    """Mark what was told in the simple present, which may mean the future, and what was planned once."""
    simple = not (predicate.progressive or predicate.perfect or predicate.passive)
    for sighting in sightings:
        sighting.present = predicate.tense == "present" and predicate.verb != "be" and simple
        sighting.goes_on = sighting.present and predicate.form == "finite" and sighting.rule == "verb-to"
        sighting.past_plan = predicate.tense == "past" and sighting.status == "planned"


_RETURNING = phraseset("return, fly back, come back, head back, go back, travel back")


def _purpose(reading: Reading, clauses: Clauses, predicate: Predicate) -> str:
    """ "Flew to Riga to discuss gas": the words of the infinitive that hangs on a verb of travel, "" where there is none."""
    for other in clauses.predicates:
        if other.parent is predicate and other.form == "infinitive" and other.link == "to":
            start, end = clauses.span(other)
            return reading.document.text[start:end]
    return ""


def _read_presence(reading: Reading, clauses: Clauses, predicate: Predicate) -> None:
    """
    Whatever a traveller does at a place, he or she is there.

    "Riga, where she addressed parliament"; "In Dakar he opened a stadium", if the article tells of the traveller's journey.
    """
    if predicate.form != "finite" or predicate.verb in _NO_PRESENCE:
        return
    keys = travellers_among(reading, predicate.subject)
    relation = _relation(reading, clauses, predicate)
    if predicate.link == "where" and predicate.antecedent is not None:
        places = places_of([as_item(predicate.antecedent)])
        if all(place.name for place in places):
            sight(reading, keys, places, status_of(predicate, clauses), clauses.span(predicate), "there", 0.75, relation=relation)
        return
    if not predicate.lead or predicate.lead[0].preposition != "in" or clauses.items[0].lower != "in":
        return
    travellers = [key for key in keys if any(sighting.key == key for sighting in reading.sightings)]
    places = places_of(predicate.lead[0].items)
    if places and not places[0].name:  # "In Chad he opened a school in Abéché"
        places = [place for place in goal_of(predicate, "in", "at") if place.name and place.country == places[0].country] or places
    sight(
        reading,
        travellers,
        places[:1],
        status_of(predicate, clauses),
        clauses.span(predicate),
        "there",
        0.75,
        predicate.dates,
        relation=relation,
    )


_NO_PRESENCE = wordset(
    "bear live study work serve base remain lead rule govern win lose face fight own vote elect come grow need want hope"
)


def _read_journey_verb(reading: Reading, clauses: Clauses, predicate: Predicate, noun: str) -> None:
    """The journey as subject: "her trip began in Oslo", "the tour will take him to Chad and Niger", "will also take in India"."""
    owners = owners_of(clauses, predicate)
    carried = [item.actor for item in predicate.objects if item.actor is not None and item.actor.kind != "state"]
    makers = [actor for other in clauses.predicates if other.object_noun == noun for actor in other.subject]
    keys = (
        travellers_among(reading, carried)
        or travellers_among(reading, owners)
        or travellers_among(reading, makers)
        or (travellers_among(reading, predicate.subject) if predicate.form == "participle" else [])
        or last_traveller(reading, clauses.sentence.end)
    )
    if predicate.verb in ("take", "bring", "lead", "carry"):
        places = goal_of(predicate, "to", "in", "through", "across", "from") or _within_posting(reading, carried)
        if not carried and predicate.verb == "take" and not places:
            places = goal_of(predicate, "")
    elif predicate.verb in ("include", "cover", "feature", "comprise"):
        places = goal_of(predicate, "", "in", "to", "at")
        if not places and not predicate.object_noun:  # "includes, apart from Chad, the states that signed: Niger and Mali"
            places = places_of(item for item in clauses.items[predicate.last :] if item.kind in ("place", "actor"))
    elif predicate.verb == "be" and noun in ("stop", "stops", "destination", "leg"):
        places = goal_of(predicate, "", "in", "to")
        places += [
            place for other in clauses.predicates if other.verb == "follow" and other.passive for place in goal_of(other, "by")
        ]
    elif predicate.verb in ("begin", "start", "end", "conclude", "kick off", "wrap up", "open", "continue", "finish", "culminate"):
        places = goal_of(predicate, "in", "at", "with", "to")
    else:
        return
    status = status_of(predicate, clauses)
    simple = predicate.tense == "present" and not (predicate.perfect or predicate.progressive or predicate.passive)
    includes = predicate.verb in ("include", "cover") and predicate.link not in ("that", "which")
    if simple and status == "done" and (includes or predicate.verb in _TOLD_AHEAD):
        status = "planned"  # "the next stop is", "the tour takes her to"
    relation: Relation | None = None
    if predicate.verb in ("begin", "start", "kick off", "open"):
        relation = ("first", predicate.start)
    sight(reading, keys, places, status, clauses.span(predicate), "tour", 0.8, predicate.dates, relation=relation)


_TOLD_AHEAD = wordset("be take bring carry end conclude culminate")


def _within_posting(reading: Reading, carried: list[Actor]) -> list[Place]:
    """ "The tour will take the Chilean envoy to Abu Dhabi": there "to Abu Dhabi" is no posting."""
    for actor in carried:
        at = actor.text.find(" to ")
        if at > 0:
            inside = within(reading.document.mentions, actor.start + at, actor.end)
            return places_of(as_item(mention) for mention in inside)
    return []


_STAGES = wordset("stop leg destination stage port stopover")
_PLACES_IN_ORDER: dict[str, Literal["first", "last"]] = {"first": "first", "opening": "first", "last": "last", "final": "last"}


def _read_stage(reading: Reading, clauses: Clauses, predicate: Predicate) -> bool:
    """ "Oman was the last leg of his tour", "Chad will be her first stop": the place is the subject."""
    items = clauses.items
    right = max(predicate.right, predicate.last)
    stage = next((number for number in range(predicate.last, right) if items[number].lower in _STAGES), None)
    first = max((other.right for other in clauses.predicates if other.first < predicate.first), default=0)
    places = places_of(items[min(first, predicate.left) : predicate.first])
    if stage is None or not places or predicate.noun in travel.JOURNEY_NOUNS:
        return False
    people = [item.actor for item in items[predicate.last :] if item.actor is not None and item.actor.kind in ("person", "pronoun")]
    keys = travellers_among(reading, people)[:1] or last_traveller(reading, clauses.sentence.end)
    order = next((item.lower for item in items[predicate.last : stage] if item.lower in ("next", *_PLACES_IN_ORDER)), "")
    status = status_of(predicate, clauses)
    if order == "next" and status == "done" and predicate.tense == "present":
        status = "planned"
    relation = (_PLACES_IN_ORDER[order], predicate.start) if order in _PLACES_IN_ORDER else None
    sight(reading, keys, places[:1], status, clauses.span(predicate), "tour", 0.8, predicate.dates, relation=relation)
    return True


def _read_other_countries(reading: Reading, clauses: Clauses, predicate: Predicate) -> bool:
    """ "Will visit eight countries including Samoa. The other seven are Fiji, ...": the list belongs to the journey before."""
    places = goal_of(predicate, "")
    others = {"other", "others", "remaining"} & {item.lower for item in clauses.items[: predicate.first]}
    last = reading.sightings[-1] if reading.sightings else None
    if not others or len(places) < 2 or last is None or predicate.noun not in SUMMED | {"others", "seven", "four", "five", "three"}:
        return False
    sight(reading, [last.key], places, last.status, clauses.span(predicate), "tour", 0.75)
    reading.sightings[-1].end, last.end = last.end, None
    return True


_ON_THE_WAY = frozenset([("en", "route"), ("his", "way"), ("her", "way"), ("their", "way"), ("the", "way")])


def read_en_route(reading: Reading, clauses: Clauses) -> None:
    """ "En route to Oslo on Tuesday, she will stop in Riga", "he was on his way from Riga to Oslo", "While in Oslo, she ..."."""
    items = clauses.items
    if [item.lower for item in items[:2]] == ["while", "in"]:
        _read_while_in(reading, clauses)
    for number in range(1, len(items) - 2):
        if (items[number - 1].lower, items[number].lower) not in _ON_THE_WAY or items[number + 1].lower not in ("from", "to"):
            continue
        end = next((at for at in range(number, len(items)) if items[at].lower in (",", "and", ";")), len(items))
        inside = [other for other in clauses.predicates if other.left < number < max(other.right, other.last)]
        main = inside[-1] if inside else next((other for other in clauses.predicates if other.first > number), None)
        if main is None:
            continue
        keys = travellers_among(reading, main.subject)
        span = (items[number - 1].start, items[end - 1].end)
        starts = [at for at in range(number, end) if items[at].lower in ("from", "to")]
        for at in starts:
            stop = next((other for other in starts if other > at), end)
            status = status_of(main, clauses)
            goes = items[at].lower == "to"
            dates = [item.date for item in items[at:stop] if item.date is not None] if goes else []
            if goes and status == "done" and main.verb == "be":
                status = "planned"
            relation: Relation = ("after" if goes else "before", main.start)
            sight(reading, keys, places_of(items[at + 1 : stop]), status, span, "verb-to", 0.75, dates, relation=relation)


def _read_carried(reading: Reading, clauses: Clauses, predicate: Predicate) -> None:
    """ "A cruiser carried him from Greece to Tunis"."""
    people = travellers_among(reading, (item.actor for item in predicate.objects if item.actor is not None))
    if not people and predicate.object_noun in ("him", "her"):
        people = last_traveller(reading, predicate.start)
    span, status = clauses.span(predicate), status_of(predicate, clauses)
    sight(reading, people, goal_of(predicate, "to"), status, span, "verb-to", 0.8, predicate.dates)


def _read_while_in(reading: Reading, clauses: Clauses) -> None:
    items = clauses.items
    main = next((other for other in clauses.predicates if other.form == "finite" and other.subject), None)
    comma = next((number for number, item in enumerate(items) if item.lower == "," and number > 2), len(items))
    if main is None or main.first < 3:
        return
    keys = [key for key in travellers_among(reading, main.subject) if any(other.key == key for other in reading.sightings)]
    dates = [item.date for item in items[2:comma] if item.date is not None]
    span = (items[0].start, items[min(comma, main.first) - 1].end)
    sight(reading, keys, places_of(items[2 : min(comma, main.first)])[:1], status_of(main, clauses), span, "there", 0.75, dates)


_VEHICLES = wordset(
    "cruiser frigate destroyer plane jet aircraft flight helicopter motorcade train convoy airliner ship yacht warship"
)


def _travellers(reading: Reading, clauses: Clauses, predicate: Predicate) -> list[str]:
    """Who the subject of a verb of travel is: also the one whose plane lands, and the speaker who says "I"."""
    if predicate.noun in _VEHICLES:
        main = next((other for other in clauses.predicates if other.noun == predicate.noun), predicate)
        return travellers_among(reading, owners_of(clauses, main))
    if predicate.noun in roles.DELEGATION_HEADS or any(actor.kind == "delegation" for actor in predicate.subject):
        leads = [other for other in clauses.predicates if other.verb in ("lead", "head") and other.passive]
        leaders = travellers_among(reading, (actor for other in leads for actor in other.agent))
        if leaders:
            return leaders  # "The delegation, led by Sun Weidong, will be in Pyongyang"
    if predicate.noun == "they" and (both := _they(clauses, predicate)):
        return travellers_among(reading, both)
    if predicate.noun in ("i", "we"):
        return speakers(reading, clauses)
    if predicate.noun in travel.JOURNEY_NOUNS and predicate.form == "participle":
        return last_traveller(reading, predicate.start)  # "the trip takes in Chad before heading to Niger"
    keys = travellers_among(reading, predicate.subject)
    if not keys and predicate.form == "participle" and predicate.parent is not None:
        keys = travellers_among(reading, predicate.parent.subject)  # "left Kuwait on Tuesday heading to Oman"
    if not keys:
        keys = _with_company(reading, clauses, predicate) or _before_apposition(reading, clauses, predicate)
    if not keys and (predicate.noun in roles.DELEGATION_HEADS or any(actor.kind == "delegation" for actor in predicate.subject)):
        return last_traveller(reading, clauses.sentence.start)  # "The delegation then flew to Niue"
    return keys


def _they(clauses: Clauses, predicate: Predicate) -> list[Actor]:
    """ "A met B as they passed through Dubai", "it was agreed by A and B when they met in Bali"."""
    before = [other for other in clauses.predicates if other.last <= predicate.first and other.form == "finite"]
    for other in before[:1]:
        met = [item.actor for item in other.objects if item.actor is not None]
        met += [actor for phrase in other.phrases if phrase.preposition == "with" for actor in phrase.actors]
        return [*other.subject, *other.agent, *met]
    return []


def _with_company(reading: Reading, clauses: Clauses, predicate: Predicate) -> list[str]:
    """ "The emir and a delegation accompanying him departed": who is accompanied goes too."""
    before = [other for other in clauses.predicates if other.last <= predicate.first]
    if before and before[-1].verb == "accompany" and before[-1].form in ("participle", "reduced"):
        return travellers_among(reading, before[-1].subject)
    return []


def _before_apposition(reading: Reading, clauses: Clauses, predicate: Predicate) -> list[str]:
    """ "Costa, a member of the Senate, the upper house of parliament, will visit": who opens the sentence is the subject."""
    items = clauses.items
    opening = next((number for number, item in enumerate(items) if item.actor is not None and item.actor.kind == "person"), None)
    if opening is None or predicate.subject or predicate.form != "finite" or predicate.noun in ("it", "they", "he", "she"):
        return []
    parted = opening + 1 < predicate.first and items[opening + 1].lower == "," and items[predicate.first - 1].lower == ","
    first = all(other.first >= predicate.first for other in clauses.predicates if other.form == "finite")
    at_start = all(item.kind in ("mark", "date") for item in items[:opening]) or items[opening - 1].lower in (":", "--", "–", "—")
    return travellers_among(reading, [items[opening].actor]) if parted and first and at_start else []  # type: ignore[list-item]


def _motion_to(reading: Reading, clauses: Clauses, predicate: Predicate, row: travel.TravelVerb, span: tuple[int, int]) -> None:
    keys = _travellers(reading, clauses, predicate)
    if not keys or predicate.passive:
        return
    status = status_of(predicate, clauses)
    if status == "done" and predicate.progressive and predicate.tense == "present":
        status = "planned" if predicate.noun in ("i", "we") or any(told.tense == "future" for told in predicate.dates) else "done"
    places = goal_of(before_noun(predicate), "to", "for", "into", "onto", "toward", "towards", "across", "between")
    places = places or place_of_there(reading, clauses, predicate)
    places = places or the_country(reading, clauses, predicate.last, predicate.last + 4)
    if not places and any(phrase.noun in travel.EVENT_NOUNS for phrase in predicate.phrases if phrase.preposition in ("to", "for")):
        places = goal_of(predicate, "in", "at")  # "heading to a summit in Brazil"
    origin = predicate.phrase("from")
    relation = _relation(reading, clauses, predicate)
    if origin is not None and origin.items and status in ("done", "planned"):
        back = predicate.verb in ("return", "fly back", "come back", "head back") or predicate.object_noun == "home"
        sight(
            reading,
            keys,
            places_of(origin.items),
            "done" if status == "done" else "planned",
            span,
            "verb-from",
            0.7,
            relation=("last" if back else "before", predicate.start),
        )
    passed = passed_through(predicate)
    sight(reading, keys, passed, status, span, "verb-to", 0.7, relation=("before", predicate.start))
    dates = predicate.dates or _dates_of_purpose(clauses, predicate)
    above = predicate.parent
    if (
        not dates
        and predicate.form == "participle"
        and not predicate.link
        and above is not None
        and above.verb in ("leave", "depart")
    ):
        dates = above.dates  # "left Kuwait on Tuesday, heading to Oman"
    sight(reading, keys, places, status, span, "verb-to", row.confidence, dates, relation=relation)


def _dates_of_purpose(clauses: Clauses, predicate: Predicate) -> tuple[DateExpression, ...]:
    """ "Will fly to Oslo to attend a summit on May 5": the day of what the journey is for."""
    for other in clauses.predicates:
        if other.parent is predicate and other.form == "infinitive" and other.link == "to" and predicate.last <= other.first:
            return other.dates
    return ()


_WAY_BACK = re.compile(r"\b[Oo]n (?:the|his|her|their) (?:way|return|trip|flight) (?:home|back)\b")

_LAST_LEG = re.compile(r"\b(?:last|final|third and last) (?:leg|stop|stage)\b")


def _relation(reading: Reading, clauses: Clauses, predicate: Predicate) -> Relation | None:  # noqa: PLR0911
    """
    What a clause says of the order of travel.

    "After visiting Cuba he flew on": Cuba comes before the flight, wherever the clause stands; "before visiting" after it. What
    "had been" or "earlier was" comes before what was told last.
    """
    above = predicate.parent
    if predicate.link in ("after", "following", "since") and above is not None:
        if above.noun in travel.JOURNEY_NOUNS and not above.subject and reading.sightings:
            return "before", reading.sightings[-1].span[0]  # "his arrival comes after he visited Oslo"
        if clauses.items[above.left - 1].lower == "before" and above.parent is None:  # "visited A before B after touring C"
            above = next((other for other in clauses.predicates if other.form == "finite"), above)
        return "before", above.start
    if predicate.link == "before" and above is not None:
        return "after", above.start
    words = [item.lower for item in clauses.items[predicate.left : max(predicate.right, predicate.last)] if item.kind == "word"]
    last = clauses.items[max(predicate.right, predicate.last) - 1].lower
    inside = [item.lower for item in clauses.items[predicate.first : predicate.last]]
    if "first" in (last, *inside):
        return "first", predicate.start  # "will first travel to Quito", "went to Quito first"
    if _LAST_LEG.search(" ".join(words)) or _WAY_BACK.search(reading.document.text[clauses.sentence.start : predicate.start]):
        return "last", predicate.start
    if (predicate.link == "and" or "then" in words or "next" in words) and above is not None and above.start < predicate.start:
        return "after", above.start
    pluperfect = predicate.perfect and predicate.tense == "past"
    earlier = any(told.text.lower().startswith(("earlier", "last ")) for told in predicate.dates)
    if pluperfect or earlier or "earlier" in words or "previously" in words:
        told = [sighting for sighting in reading.sightings if sighting.span[0] < clauses.span(predicate)[0]]
        if told:
            return "before", told[-1].span[0]
    return None


def _motion_in(reading: Reading, clauses: Clauses, predicate: Predicate, row: travel.TravelVerb, span: tuple[int, int]) -> None:
    keys = _travellers(reading, clauses, predicate)
    expected = row.verb in _IN_THE_PASSIVE
    if row.verb == "call" and predicate.phrase("at") is None:
        return
    if not keys or predicate.passive != expected:
        return
    relation = _relation(reading, clauses, predicate)
    status = status_of(predicate, clauses)
    if row.verb == "be" and (
        predicate.objects or predicate.object_noun not in ("", "back", "due", "there") or predicate.form != "finite"
    ):
        return
    if (row.verb == "expect" or predicate.object_noun == "due") and status == "done":
        status = "planned"
    places: list[Place] = []
    for preposition in (
        "" if row.verb == "pass through" else "in",
        "in",
        "at",
        "on",
        "to",
        "through",
        "into",
        "across",
        "outside",
        "near",
    ):
        places = places or goal_of(predicate, preposition)
    there = place_of_there(reading, clauses, predicate)
    if there and (not places or (clauses.items[predicate.last].lower == "here" and places[0].country == there[0].country)):
        places = there
    places = places or (the_country(reading, clauses, predicate.last, predicate.last + 4) if row.verb != "be" else [])
    if row.verb == "be" and not there and (not predicate.phrases or predicate.phrases[0].preposition not in ("in", "at", "on")):
        return
    origin = predicate.phrase("from")
    if origin is not None and row.verb in ("arrive", "land", "touch down") and places_of(origin.items):
        sight(reading, keys, places_of(origin.items), status, span, "verb-from", 0.7, relation=("before", predicate.start))
    if (
        not places
        and row.verb in ("arrive", "land", "touch down", "be", "stay")
        and predicate.antecedent is not None
        and predicate.link == "where"
    ):
        places = places_of([as_item(predicate.antecedent)])
    if not places and row.verb in ("arrive", "land", "touch down"):
        note_bounds(reading, keys, predicate.dates, span[0], plan=status == "planned")  # "he will arrive on Monday"
    sight(reading, keys, places, status, span, "verb-in", row.confidence, predicate.dates, relation=relation)


_IN_THE_PASSIVE = wordset("expect strand")  # "is expected in Oslo", "was stranded in Oslo"


def _motion_visit(reading: Reading, clauses: Clauses, predicate: Predicate, row: travel.TravelVerb, span: tuple[int, int]) -> None:
    status = status_of(predicate, clauses)
    relation = _relation(reading, clauses, predicate)
    if predicate.passive:
        keys = travellers_among(reading, predicate.agent)
        return sight(reading, keys, [], status, span, "verb-visit", row.confidence, predicate.dates, relation=relation)
    keys = _travellers(reading, clauses, predicate)
    places = goal_of(predicate, "")
    places += _as_well_as(clauses, predicate) if places else []
    dates = predicate.dates
    if not dates and predicate.left and clauses.items[predicate.left - 1].lower == "when":
        earlier = [other for other in clauses.predicates if other.first < predicate.first and other.form == "finite"]
        dates = earlier[-1].dates if earlier else ()  # "met her in March when he visited Oslo"
    if not places and row.verb in ("visit", "tour"):
        places = goal_of(predicate, "in", "at", "to") or goal_of(predicate, LOOSE)
    if not places and predicate.object_noun == "country":
        places = the_country(reading, clauses, predicate.last, predicate.last + 3)
    sight(reading, keys, places, status, span, "verb-visit", row.confidence, dates, relation=relation)
    return None


def _as_well_as(clauses: Clauses, predicate: Predicate) -> list[Place]:
    """ "Will visit Oslo, the city of the prize, as well as Riga and Vienna": the list goes on behind the apposition."""
    items = clauses.items
    beyond = next((other.first for other in clauses.predicates if other.first > predicate.first), len(items))
    for number in range(max(predicate.last, 1), beyond - 3):
        if [item.lower for item in items[number : number + 3]] == ["as", "well", "as"]:
            listed = itertools.takewhile(
                lambda item: item.kind != "word" or item.lower in ("and", "the"), items[number + 3 : beyond]
            )
            return places_of(listed)
    return []


def _motion_leave(reading: Reading, clauses: Clauses, predicate: Predicate, row: travel.TravelVerb, span: tuple[int, int]) -> None:
    keys = _travellers(reading, clauses, predicate)
    status = status_of(predicate, clauses)
    if not keys or predicate.passive:
        return
    relation = _relation(reading, clauses, predicate)
    left = places_of(predicate.objects) if row.verb == "leave" else []
    origin = predicate.phrase("from", "of", "out")
    if origin is not None:
        left += places_of(origin.items)
    goal = predicate.phrase("for", "to")
    if goal is None and relation is None and status == "done":
        relation = ("last", predicate.start)  # "left Seoul, ending a tour"
    sight(
        reading, keys, left, status, span, "verb-leave", 0.7, predicate.dates if goal is None else (), relation=relation, ends=True
    )
    if goal is not None:
        sight(reading, keys, places_of(goal.items), status, span, "verb-leave", row.confidence, predicate.dates, relation=relation)


def _motion_receive(
    reading: Reading, clauses: Clauses, predicate: Predicate, row: travel.TravelVerb, span: tuple[int, int]
) -> None:
    status = status_of(predicate, clauses)
    places = venue_places(predicate, clauses)
    if predicate.passive:
        guests = travellers_among(reading, predicate.subject)
        hosts: list[Actor] = list(predicate.agent)
    else:
        guests = travellers_among(reading, (item.actor for item in predicate.objects if item.actor is not None))
        if not guests and predicate.phrases and not predicate.object_noun:  # "received in Oslo the Danish minister"
            guests = travellers_among(reading, (actor for actor in predicate.phrases[0].actors if actor.kind != "state"))
        hosts = list(predicate.subject)
    if not guests:
        if predicate.object_noun in travel.EVENT_NOUNS:
            _motion_attend(reading, clauses, predicate, row, span)
        return
    if not places and row.verb in ("host", "receive"):
        country = next((actor.countries[0] for actor in hosts if actor.countries), "")
        host = next((actor for actor in hosts if actor.countries), None)
        if country and host is not None:
            places = [Place(country, "", None, None, host.start, host.end)]
    if not places:
        places = goal_of(predicate, "to")  # "welcomed him to Paris"
    sight(
        reading,
        guests,
        places,
        status,
        span,
        "host",
        row.confidence,
        predicate.dates,
        relation=_relation(reading, clauses, predicate),
    )


_BOUNDS = wordset("begin start end finish conclude")


def _motion_bound(reading: Reading, clauses: Clauses, predicate: Predicate, row: travel.TravelVerb, span: tuple[int, int]) -> bool:
    """ "She began in Rome": where a journey begins or ends, told of the traveller."""
    if predicate.verb not in _BOUNDS or predicate.objects or predicate.object_noun or predicate.noun or predicate.passive:
        return False
    keys, places = travellers_among(reading, predicate.subject), goal_of(predicate, "in", "at")
    where: Literal["first", "last"] = "first" if predicate.verb in ("begin", "start") else "last"
    sight(
        reading,
        keys,
        places[:1],
        status_of(predicate, clauses),
        span,
        "verb-in",
        0.8,
        predicate.dates,
        relation=(where, predicate.start),
    )
    return True


_MEETING = phraseset("meet, meet up, confer, gather, convene, sit down, call on, negotiate, dine, lunch, discuss")


def _motion_meet(reading: Reading, clauses: Clauses, predicate: Predicate, row: travel.TravelVerb, span: tuple[int, int]) -> None:
    if _motion_bound(reading, clauses, predicate, row, span):
        return
    talks = {predicate.object_noun, predicate.noun, _relative_object(clauses, predicate)} & travel.TALK_NOUNS
    if row.verb not in _MEETING and not talks:
        return
    if row.verb == "discuss" and (not predicate.phrases or predicate.phrases[0].preposition != "in" or predicate.objects):
        return  # "discussed the war in Syria with" says nothing of where
    places = venue_places(predicate, clauses) or place_of_there(reading, clauses, predicate)
    margins, margin_dates = _place_of_margins(clauses, predicate)
    places = places or margins
    if not places and predicate.passive and predicate.noun in travel.TALK_NOUNS:
        venue = venue_near(reading, clauses.sentence.index)  # "The treaty was signed by A and B"
        places = [venue.place] if venue is not None else []
    if not places and any(phrase.noun in MARGINS for phrase in predicate.lead):
        places = [sighting.place for sighting in reading.sightings[-1:]]  # "on the sidelines he met"
    rule, confidence, dates = "meet", row.confidence, predicate.dates or margin_dates
    if not places and row.verb in _IN_PERSON:
        places, rule, confidence = _dateline_of_host(reading, clauses, predicate), "meet-at-home", 0.7
        dates = without_dateline(reading, dates)
    if not places and row.verb in _IN_PERSON:
        places, rule, confidence = _gathering_of(reading, clauses, predicate), "meet", 0.6
    if not places:
        return
    _second_meeting(reading, clauses, predicate, places, span)
    own, others = _split_meetings(predicate)
    for met, elsewhere in others:
        keys = travellers_among(reading, [*predicate.subject, *met], subjects=predicate.subject)
        sight(reading, keys, elsewhere[:1], status_of(predicate, clauses), span, "meet", 0.8, ())
    actors = [*predicate.subject, *(item.actor for item in predicate.objects if item.actor is not None)]
    actors += [actor for phrase in own if phrase.preposition in ("with", "by", "between") for actor in phrase.actors]
    if predicate.noun in travel.TALK_NOUNS:  # "Talks between A and B were held in Rome"
        actors += [item.actor for item in clauses.items[predicate.left : predicate.first] if item.actor is not None]
    subjects = [*predicate.subject, *_several(reading, clauses, predicate)]
    if predicate.noun == "they":
        subjects += _they(clauses, predicate)
    keys = travellers_among(reading, [*subjects, *actors], subjects=subjects)
    if predicate.link == "where":
        keys = [key for key in keys if not _is_host(reading, clauses, predicate, key)]
    places = _all_venues(predicate, places)
    countries = {place.country for place in places}
    if len(countries) > 1:  # "talks with Israeli and Palestinian leaders in Jerusalem and the West Bank": they are at home
        keys = [key for key in keys if not countries & set(reading.people[key].countries)]
    sight(
        reading,
        keys,
        places,
        status_of(predicate, clauses),
        span,
        rule,
        confidence,
        dates,
        relation=_relation(reading, clauses, predicate),
    )


def _all_venues(predicate: Predicate, places: list[Place]) -> list[Place]:
    """ "Will hold talks in Chad and Niger" is at both; of other places, told one behind the other, the first is the venue."""
    together = next((places_of(phrase.items) for phrase in predicate.phrases if phrase.preposition == "in"), [])
    both = len(places) == len(together) and [place.start for place in places] == [place.start for place in together]
    return places if both and len({place.country for place in places}) > 1 else places[:1]


def _split_meetings(predicate: Predicate) -> tuple[list[Phrase], list[tuple[list[Actor], list[Place]]]]:
    """ "Will meet with A in London and with B in Geneva": the phrases of the first meeting; those met at others, and where."""
    phrases = list(predicate.phrases)
    venues = [at for at, phrase in enumerate(phrases) if phrase.preposition in ("in", "at") and places_of(phrase.items)]
    withs = [at for at, phrase in enumerate(phrases) if phrase.preposition == "with" and phrase.actors]
    starts = [at for at in withs if venues and at > venues[0] and any(venue > at for venue in venues)]
    if not starts:
        return phrases, []
    others = []
    for at, beyond in zip(starts, [*starts[1:], len(phrases)], strict=True):
        venue = next(places_of(phrases[number].items) for number in venues if number > at)
        others.append(([actor for phrase in phrases[at:beyond] for actor in phrase.actors if phrase.preposition == "with"], venue))
    return phrases[: starts[0]], others


def _relative_object(clauses: Clauses, predicate: Predicate) -> str:
    """ "The talks he held in Rome": the noun before the subject is the object."""
    return clauses.items[predicate.left - 1].lower if predicate.left and not predicate.objects else ""


def _is_host(reading: Reading, clauses: Clauses, predicate: Predicate, key: str) -> bool:
    """ "Is to visit Oslo, Riga and Vienna, where she will meet" leaders of all three: each at home."""
    before = clauses.items[: predicate.left]
    homes = reading.people[key].countries
    return any(item.mention is not None and item.mention.country in homes for item in before if item.kind in ("place", "actor"))


def _place_of_margins(clauses: Clauses, predicate: Predicate) -> tuple[list[Place], tuple[DateExpression, ...]]:
    """ "On the sidelines of a summit set for Sunday and Monday in Riga": the place of the summit, and its days."""
    if not any(phrase.noun in MARGINS for phrase in predicate.phrases):
        return [], ()
    items = clauses.items
    for number in range(predicate.last, len(items) - 1):
        found = places_of(items[number + 1 : number + 2]) if items[number].lower in ("in", "at") else []
        if found and found[0].name:
            near = items[max(predicate.last, number - 3) : number + 4]
            return found, tuple(item.date for item in near if item.date is not None)
    return [], ()


_NUMBERS = {"two": 2, "both": 2, "three": 3, "trio": 3, "four": 4, "five": 5}


_COUNTED = wordset("leaders presidents ministers premiers trio men")


def _several(reading: Reading, clauses: Clauses, predicate: Predicate) -> list[Actor]:
    """ "The three leaders met": as many people of different homes, spoken of last."""
    words = [word for item in clauses.items[max(0, predicate.left - 2) : predicate.first] for word in item.lower.split()]
    above = predicate.parent
    plans = predicate.form == "infinitive" and above is not None and above.object_noun == "plans"
    if plans and not predicate.subject:  # "plans for the three leaders to meet"
        words = [item.lower for item in clauses.items[max(0, predicate.left - 3) : predicate.left]]
    number = next((_NUMBERS[word] for word in words if word in _NUMBERS), 0)
    unnamed = all(actor.kind == "delegation" and not actor.countries for actor in predicate.subject)
    if not unnamed or not _COUNTED & {predicate.noun, *words}:
        return []
    number = number or reading.group  # "the leaders last met in Cambodia": those of before
    if not number:
        return []
    reading.group = number
    found: dict[str, Actor] = {}
    for actor in reversed(reading.document.actors):
        home = reading.people[actor.key].countries if actor.key in reading.people else ()
        if actor.start < clauses.sentence.start and actor.kind == "person" and home and home[0] not in found:
            found[home[0]] = reading.people[actor.key]
        if len(found) == number:
            return list(reversed(found.values()))
    return []


_IN_PERSON = frozenset({"meet", "hold", "have"})
_FROM_AFAR = wordset("phone telephone telephoned video virtual virtually online videoconference call")
_LEAD_SENTENCES = 3  # of an article: what they tell without a day is its news


def _dateline_of_host(reading: Reading, clauses: Clauses, predicate: Predicate) -> list[Place]:
    """ "HANOI (Reuters) - The Vietnamese president met his Lao counterpart": who meets at home where the news comes from."""
    here, published = reading.dateline, reading.document.article.published
    if predicate.form != "finite":
        return []  # "made a visit to Cuba to meet with Castro"
    if here is None or not any(here.country in actor.countries for actor in predicate.subject):
        return []
    if any(item.lower in _FROM_AFAR for item in clauses.items):
        return []
    hosts = {key for actor in predicate.subject for key in actor.key.split("&")}
    if any(sighting.key in hosts and sighting.place.country != here.country for sighting in reading.sightings):
        return []  # he is abroad himself
    told = without_dateline(reading, predicate.dates)
    days = [one.first for one in told if one.first is not None and one.first.day]
    if days and published is not None:
        recent = all(abs((day.earliest - published).days) <= 7 for day in days)
    else:
        recent = not told and clauses.sentence.index < _LEAD_SENTENCES
    return [here] if recent else []


def _gathering_of(reading: Reading, clauses: Clauses, predicate: Predicate) -> list[Place]:
    """ "He also held a meeting with the Vietnamese premier": who attends a summit abroad meets others there."""
    keys = travellers_among(reading, predicate.subject)
    own = [sighting for sighting in reading.sightings if sighting.key in keys[:1]]
    if len(keys) != 1 or predicate.actuality != "done" or not own or any(item.lower in _FROM_AFAR for item in clauses.items):
        return []
    there = own[-1].place
    gathers = any(venue.place.country == there.country and venue.events & _MULTILATERAL for venue in reading.venues)
    elsewhere = {sighting.place.country for sighting in own} - {there.country}
    return [there] if gathers and not elsewhere and not predicate.perfect and not predicate.dates else []


_MULTILATERAL = frozenset({"summit", "conference", "forum", "assembly", "congres"})


def _second_meeting(reading: Reading, clauses: Clauses, predicate: Predicate, places: list[Place], span: tuple[int, int]) -> None:
    """ "Met A in Rome on Monday and B in Vienna two days later": the verb counts for both."""
    items = clauses.items
    for number in range(predicate.last + 2, max(predicate.right, predicate.last) - 2):
        here, after = items[number], items[number + 1]
        joined = items[number - 1].lower in ("and", "then") and here.kind == "actor" and here.mention is None
        if joined and here.start > places[0].end and after.lower in ("in", "at"):
            beyond = places_of(items[number + 2 : number + 5])
            dates = [item.date for item in items[number : predicate.right] if item.date is not None]
            sight(
                reading,
                travellers_among(reading, predicate.subject),
                beyond[:1],
                status_of(predicate, clauses),
                span,
                "meet",
                0.8,
                dates,
            )


def _motion_send(reading: Reading, clauses: Clauses, predicate: Predicate, row: travel.TravelVerb, span: tuple[int, int]) -> None:
    actors = predicate.subject if predicate.passive else tuple(item.actor for item in predicate.objects if item.actor is not None)
    goal = predicate.phrase("to")
    keys = travellers_among(reading, actors)
    _give_home(reading, clauses, predicate, keys)
    if goal is not None:
        sight(reading, keys, places_of(goal.items), status_of(predicate, clauses), span, "sent", row.confidence, predicate.dates)
    elif any(phrase.noun in ("place", "stead") for phrase in predicate.phrases):
        _take_the_place(reading, keys, span)


def _give_home(reading: Reading, clauses: Clauses, predicate: Predicate, keys: list[str]) -> None:
    """ "The Japanese government will send Akira Amari": whom a state sends and whose home is not told comes from there."""
    senders = [*predicate.subject, *predicate.agent]
    above = [other for other in clauses.predicates if other.first < predicate.first and other.form == "finite"]
    if not senders and above and predicate.noun == "it":
        senders = list(above[-1].subject)
        nationals = [item.mention for item in clauses.items[: above[-1].first] if item.mention is not None]
        if not senders and above[-1].noun in ("government", "ministry", "cabinet") and nationals:
            senders = [Actor(0, 0, "", "state", "", countries=(nationals[-1].country,))]
    homes = next((actor.countries[:1] for actor in senders if actor.countries), ())
    for key in keys:
        if homes and not reading.people[key].countries:
            reading.people[key] = replace(reading.people[key], countries=homes)


def _take_the_place(reading: Reading, keys: list[str], span: tuple[int, int]) -> None:
    """ "Will skip a summit in Lima, sending her deputy in her place": the deputy is to go where the other does not."""
    last = reading.sightings[-1] if reading.sightings else None
    if last is None or last.status != "cancelled":
        return
    for sighting in [other for other in reading.sightings if other.tour == last.tour]:
        for key in keys:
            reading.sightings.append(replace(sighting, key=key, status="planned", rule="sent", span=_joint(sighting.span, span)))


def _joint(left: tuple[int, int], right: tuple[int, int]) -> tuple[int, int]:
    return min(left[0], right[0]), max(left[1], right[1])


def _motion_skip(reading: Reading, clauses: Clauses, predicate: Predicate, row: travel.TravelVerb, span: tuple[int, int]) -> None:
    """A place or a gathering that is left out of a journey, or a journey that somebody withdraws from."""
    keys = travellers_among(reading, predicate.agent if predicate.passive else predicate.subject)
    if row.verb in ("drop", "remove") and not any(phrase.noun in travel.ITINERARY_NOUNS for phrase in predicate.phrases):
        return
    nouns = {predicate.object_noun, *(phrase.noun for phrase in predicate.phrases[:2])}
    places = [] if predicate.object_noun else goal_of(predicate, "")
    if not places and nouns & (travel.EVENT_NOUNS | travel.JOURNEY_NOUNS | travel.TALK_NOUNS):
        places = goal_of(predicate, "in", "at", "to")
    if status_of(predicate, clauses) in ("done", "planned"):
        sight(reading, keys, places, "cancelled", span, "verb-visit", row.confidence, predicate.dates)


def _motion_attend(reading: Reading, clauses: Clauses, predicate: Predicate, row: travel.TravelVerb, span: tuple[int, int]) -> None:
    nouns = {predicate.object_noun, predicate.noun, *(phrase.noun for phrase in predicate.phrases[:3])}
    nouns |= _events_named(predicate)
    actors = predicate.agent if predicate.passive else predicate.subject
    keys = travellers_among(reading, actors)
    if not keys:
        return
    status = status_of(predicate, clauses)
    if predicate.left and clauses.items[predicate.left - 1].lower in ("which", "that") and not predicate.object_noun:
        nouns |= {item.lower for item in clauses.items[: predicate.left] if item.lower in travel.EVENT_NOUNS}
    places = venue_places(predicate, clauses) or _namesake(clauses, predicate)
    held = _to_be_held(clauses, predicate)
    if held is not None:
        places = places or goal_of(held, "in", "at")
    dates = predicate.dates or (held.dates if held is not None else ()) or _event_dates(reading, clauses, predicate, nouns)
    rule, confidence = "attend", row.confidence
    if not places and nouns & (travel.EVENT_NOUNS | travel.TALK_NOUNS):
        venue = venue_near(reading, clauses.sentence.index, nouns)
        if venue is None:
            return
        places, rule, confidence = [venue.place], "venue", 0.75
        dates = dates or venue.dates
        if status == "done" and venue.status == "planned":
            status = "planned"
    sight(reading, keys, places[:1], status, span, rule, confidence, dates, relation=_relation(reading, clauses, predicate))


def _to_be_held(clauses: Clauses, predicate: Predicate) -> Predicate | None:
    """ "Will attend a ceremony to be held in Riga", "a summit taking place in Riga", "a forum opening in Riga"."""
    for other in clauses.predicates:
        if predicate.last <= other.first <= predicate.last + 12 and other.form != "finite" and other.verb in _HAPPENING:
            return other
    return None


def _events_named(predicate: Predicate) -> set[str]:
    """ "The ASEAN Summits": the nouns of gatherings that are told by name."""
    told = [*predicate.objects, *(item for phrase in predicate.phrases[:3] for item in phrase.items)]
    names = [item.lower for item in told if item.actor is not None] + [actor.text.lower() for actor in predicate.subject]
    return {name.split()[-1] for name in names} & travel.EVENT_NOUNS


def _namesake(clauses: Clauses, predicate: Predicate) -> list[Place]:
    """The city that a gathering is named after: "the 2019 Osaka summit"."""
    first = predicate.left if predicate.passive else predicate.last  # "The Baghdad conference was attended by"
    within_clause = clauses.items[first : predicate.right]
    for modifier, noun in itertools.pairwise(within_clause):
        city = modifier.mention is not None and modifier.mention.kind in ("city", "capital")
        if city and noun.lower in travel.EVENT_NOUNS:
            return places_of([modifier])
    return []


def _event_dates(reading: Reading, clauses: Clauses, predicate: Predicate, nouns: set[str]) -> tuple[DateExpression, ...]:
    """ "The summit in Cornwall, which is held from June 11 to 13": the dates of the gathering itself, also from near sentences."""
    for other in clauses.predicates:
        if other.first >= predicate.last and other.link in ("which", "that") and other.verb in _HAPPENING:
            return other.dates
    for noun, sentence, dates in reading.gatherings:
        if noun in nouns and noun in travel.EVENT_NOUNS and abs(sentence - clauses.sentence.index) <= _NEIGHBOURS:
            return dates
    return ()


_NEIGHBOURS = 3  # sentences within which "the summit" is one and the same

_HAPPENING = phraseset(
    "happen, hold, commence, convene, kick off, take place, be, run, open, start, begin, schedule, last, host, set"
)


def _motion_speak(reading: Reading, clauses: Clauses, predicate: Predicate, row: travel.TravelVerb, span: tuple[int, int]) -> None:
    phrase = predicate.phrase("in", "at")
    if any(other.noun in MARGINS for other in predicate.phrases) and not predicate.passive:
        places = venue_places(predicate, clauses)  # "on the sidelines of a conference in Oslo"
        keys = travellers_among(reading, predicate.subject)
        sight(reading, keys, places[:1], status_of(predicate, clauses), span, "speak", row.confidence, predicate.dates)
        return
    here = place_of_there(reading, clauses, predicate)
    if phrase is None and here and here[0] is reading.dateline:
        sight(
            reading,
            travellers_among(reading, predicate.subject),
            here,
            status_of(predicate, clauses),
            span,
            "speak",
            row.confidence,
            predicate.dates,
        )
        return
    if (
        phrase is None
        or predicate.passive
        or (predicate.phrases[0] is not phrase and predicate.phrases[0].preposition not in ("to", "with", "at", LOOSE))
    ):
        return
    if phrase.noun and phrase.preposition != "at":
        return
    places = [place for place in places_of(phrase.items) if place.name]
    sight(
        reading,
        travellers_among(reading, predicate.subject),
        places[:1],
        status_of(predicate, clauses),
        span,
        "speak",
        row.confidence,
        predicate.dates,
    )


_MOTIONS = {
    "to": _motion_to,
    "in": _motion_in,
    "visit": _motion_visit,
    "leave": _motion_leave,
    "receive": _motion_receive,
    "meet": _motion_meet,
    "send": _motion_send,
    "attend": _motion_attend,
    "speak": _motion_speak,
    "skip": _motion_skip,
}


def _motion_lead(reading: Reading, clauses: Clauses, predicate: Predicate, row: travel.TravelVerb, span: tuple[int, int]) -> None:
    """ "Singh led a delegation to Accra", "a delegation headed by Singh": the leader is the traveller."""
    if predicate.passive:
        leaders, led = travellers_among(reading, predicate.agent), list(predicate.subject)
    else:
        leaders, led = (
            travellers_among(reading, predicate.subject),
            [item.actor for item in predicate.objects if item.actor is not None],
        )
    delegations = [actor for actor in led if actor.kind == "delegation"]
    unnamed = predicate.object_noun in ("delegation", "mission", "team", "group") and not predicate.passive
    for delegation in delegations:
        reading.leaders.setdefault(delegation.key, leaders)
    if (delegations or unnamed) and not predicate.passive:
        gathering = any(phrase.preposition == "to" and phrase.noun in travel.EVENT_NOUNS for phrase in predicate.phrases)
        sight(
            reading,
            leaders,
            goal_of(predicate, "to") or (goal_of(predicate, "in", "at") if gathering else []),
            status_of(predicate, clauses),
            span,
            "verb-to",
            row.confidence,
            predicate.dates,
        )
    if predicate.verb == "head" and not delegations and not unnamed:
        _motion_to(reading, clauses, predicate, row, span)


_MOTIONS["lead"] = _motion_lead


def read_visitors(reading: Reading, clauses: Clauses) -> None:
    """ "Cambodian Prime Minister Hun Manet met visiting Chinese Foreign Minister Wang Yi": at home with the other."""
    people = [item for item in clauses.items if item.actor is not None and item.actor.kind == "person"]
    for guest in people:
        actor = guest.actor
        if actor is None or not _VISITING.match(actor.text):
            continue
        hosts = [
            item.actor
            for item in people
            if item.actor is not None and item.actor.countries and item.actor.countries != actor.countries
        ]
        inside = [place for number, item in enumerate(clauses.items[:-1]) if item.lower in ("in", "at")
                  for place in places_of(clauses.items[number + 1 : number + 2])]  # fmt: skip
        here = [reading.dateline] if reading.dateline is not None and any(item.lower == "here" for item in clauses.items) else []
        states = [item for item in clauses.items if item.actor is not None and item.actor.kind == "state" and item.actor.countries]
        homes = {country for host in hosts for country in host.countries[:1]} or {
            item.actor.countries[0] for item in states if item.actor is not None
        }
        places = [place for place in (*inside, *here) if not homes or place.country in homes]
        if not places and hosts:
            places = [Place(hosts[0].countries[0], "", None, None, guest.start, guest.end)]
        dates = [item.date for item in clauses.items if item.date is not None]
        span = (clauses.sentence.start, clauses.sentence.end)
        sight(reading, travellers_among(reading, [actor]), places[:1], "done", span, "visiting", 0.85, dates)


_VISITING = re.compile(r"(?:the )?visiting\b", re.IGNORECASE)


def read_asides(reading: Reading, clauses: Clauses) -> None:
    """ "Tshisekedi, in Washington for a summit, told reporters": a place between commas beside a person."""
    items = clauses.items
    for number in range(len(items) - 4):
        actor, comma, preposition, place = items[number : number + 4]
        if actor.kind != "actor" or actor.actor is None or actor.mention is not None or comma.lower != ",":
            continue
        words = [item.lower for item in items[number + 2 : number + 5]]
        skip = 1 if words[0] in ("now", "currently", "also", "already", "still") else 0
        preposition, place = items[number + 2 + skip], items[min(number + 3 + skip, len(items) - 1)]
        if preposition.lower != "in" or place.mention is None or place.mention.kind == "demonym":
            continue
        if any(item.lower == "," for item in items[number + 4 : number + 16]):
            span = (actor.start, place.end)
            sight(
                reading,
                travellers_among(reading, [actor.actor]),
                places_of(items[number + 3 : number + 6]),
                "done",
                span,
                "aside",
                0.8,
            )


_ATTENDEES = wordset("""
    participants attendees guests delegates leaders others speakers dignitaries officials those ministers presidents they heads
    present
""")


def read_attendance(reading: Reading, clauses: Clauses, predicate: Predicate) -> None:
    """ "Participants include A, B and C": they are where the gathering told of before is."""
    if (
        predicate.verb == "be" and predicate.objects and clauses.items[0].lower == "among"
    ):  # "Among those who flew to Lagos were A and B"
        guests = travellers_among(reading, (item.actor for item in predicate.objects if item.actor is not None))
        before = clauses.items[: predicate.first]
        places, status = places_of(before), status_of(predicate, clauses)
        venue = None if places else venue_near(reading, clauses.sentence.index, (item.lower for item in before))
        if venue is not None:
            places, status = [venue.place], "planned" if any(p.actuality == "future" for p in clauses.predicates) else status
        sight(reading, guests, places[:1], status, clauses.span(predicate), "attend" if venue is None else "venue", 0.8)
        return
    if predicate.verb == "be" and predicate.objects:  # "Those attending the funeral in Lagos were A and B"
        above = next((other for other in clauses.predicates if other.first < predicate.first and other.form == "participle"), None)
        if above is not None and above.verb in ("attend", "join", "gather", "participate", "arrive") and not predicate.subject:
            guests = travellers_among(reading, (item.actor for item in predicate.objects if item.actor is not None))
            places = places_of(clauses.items[above.last : predicate.first])
            sight(reading, guests, places[:1], status_of(predicate, clauses), clauses.span(predicate), "attend", 0.8)
        return
    _read_members(reading, clauses, predicate)
    venue = venue_near(reading, clauses.sentence.index)
    group = predicate.noun in _ATTENDEES or any(_unnamed_group(actor) for actor in predicate.subject)
    if venue is None or not group or predicate.verb not in ("include", "be", "comprise"):
        return
    guests = travellers_among(reading, (item.actor for item in predicate.objects if item.actor is not None))
    sight(reading, guests, [venue.place], venue.status, clauses.span(predicate), "venue", 0.75, predicate.dates or venue.dates)


_GATHERING = phraseset("arrive, gather, meet, convene, fly, travel, assemble, converge, attend, land, come, join")


def _unnamed_group(actor: Actor) -> bool:
    """ "Leaders", "heads of state", "the ministers": people whose names are told elsewhere."""
    return actor.kind == "delegation" and not actor.countries


def _is_gathering(predicate: Predicate) -> bool:
    group = predicate.noun in _ATTENDEES or any(_unnamed_group(actor) for actor in predicate.subject)
    return group and predicate.verb in _GATHERING and predicate.form == "finite"


def _read_members(reading: Reading, clauses: Clauses, predicate: Predicate) -> None:
    """ "Leaders flew to Lagos, among them A and B"."""
    items = clauses.items
    if not _is_gathering(predicate):
        return
    opening = next((at for at in range(predicate.last, len(items) - 1) if items[at].lower in ("among", "including")), None)
    if opening is None:
        return
    guests = travellers_among(reading, (item.actor for item in items[opening:] if item.actor is not None))
    places = _gathering_places(predicate, clauses)
    sight(reading, guests, places[:1], status_of(predicate, clauses), clauses.span(predicate), "attend", 0.8, predicate.dates)


def _gathering_places(predicate: Predicate, clauses: Clauses) -> list[Place]:
    return venue_places(predicate, clauses) or goal_of(predicate, "to", "in", "at")


def note_venues(reading: Reading, clauses: Clauses) -> None:
    """Remember where a summit or talks take place: "The summit will be held in Astana on Friday"."""
    for predicate in clauses.predicates:
        nouns = {predicate.noun, predicate.object_noun}
        if predicate.verb == "attend":
            nouns |= {item.lower for item in clauses.items[predicate.last : predicate.right]}
        nouns |= _events_named(predicate)
        states_meet = predicate.verb in ("agree", "sign", "meet", "negotiate") and any(
            actor.kind == "state" for actor in predicate.subject
        )
        gathering = _is_gathering(predicate)
        if not nouns & (travel.EVENT_NOUNS | travel.TALK_NOUNS) and not states_meet and not gathering:
            continue
        if predicate.noun in travel.EVENT_NOUNS and predicate.verb in _HAPPENING and predicate.dates:
            reading.gatherings.append((predicate.noun, clauses.sentence.index, predicate.dates))
        status = status_of(predicate, clauses)
        places = _gathering_places(predicate, clauses) if gathering else venue_places(predicate, clauses)
        if not places and predicate.verb == "attend" and predicate.parent is not None:  # "arrived in Riga to attend a summit"
            places = goal_of(predicate.parent, "to", "in", "for") or place_of_there(reading, clauses, predicate.parent)
        if places and status in ("done", "planned"):
            begin = predicate.left if predicate is not clauses.predicates[0] else 0
            words = (item.lower for item in clauses.items[begin : max(predicate.right, predicate.last)])
            events = events_in([*words, *nouns])
            reading.venues.append(Venue(places[0], predicate.dates, status, clauses.sentence.index, events))
