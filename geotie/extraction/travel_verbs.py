"""
Sightings told by verbs: motion, arrival, stay, departure, reception, and who sends whom.

`travel.VERBS` says of which kind a verb is; one function reads each kind. Meetings and gatherings are read in modules of their own.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from dataclasses import replace

from geotie.extraction import travel
from geotie.extraction.apposed_lists import further_members
from geotie.extraction.clauses import LOOSE, SUMMED, Clauses, Item, Phrase, Predicate
from geotie.extraction.companions import fellows, followers
from geotie.extraction.document import Actor, DateExpression, within
from geotie.extraction.sightings import Reading, Relation, Sighting, arrivals_before, note_bounds, venue_near
from geotie.extraction.tellings import GROUPS, UNNAMED, VEHICLES, Telling
from geotie.extraction.told_days import later
from geotie.extraction.told_places import (
    SITE,
    Place,
    as_item,
    before_noun,
    goal_of,
    list_goes_on,
    named_within,
    passed_through,
    places_of,
    venue_places,
    whole_country,
)
from geotie.extraction.travel import TravelVerb
from geotie.extraction.travel_asides import may_be_present, read_carried, read_presence
from geotie.extraction.travel_gatherings import may_be_told_where, read_attending, read_speaking
from geotie.extraction.travel_lists import read_list_behind, read_listed, read_other_countries
from geotie.extraction.travel_meetings import read_meeting
from geotie.extraction.travel_tours import CARRYING, journey_noun, read_journey, read_stage
from geotie.extraction.travellers import homes_of
from geotie.extraction.wordlists import phraseset, wordset
from geotie.records import Status

_FIRST_TIME = re.compile(r"\b(?:will|would) (?:be|mark) the (?:first|second|third) time\b")
_NOUN_TELLS = frozenset({"meet", "attend", "visit"})  # of "made a visit", "had a tour"


_LISTING = (read_stage, read_other_countries, read_listed)  # what "is" and "are" may tell


def read_predicate(reading: Reading, clauses: Clauses, predicate: Predicate) -> None:
    """Read what one verb tells of journeys."""
    noun = journey_noun(clauses, predicate)
    if noun:
        read_journey(reading, clauses, predicate, noun)
    if predicate.verb == "be" and any(read(reading, clauses, predicate) for read in _LISTING):
        return
    verb = "go" if predicate.verb == "make" and predicate.object_noun == "way" else predicate.verb
    row = travel.VERBS.get(verb)
    if predicate.verb == "follow" and predicate.passive and predicate.form == "finite":
        _read_followed(Telling(reading, clauses, predicate))
    if predicate.verb == "do" and predicate.objects and clauses.items[predicate.first - 1].lower in ("as", "so"):
        _read_likewise(Telling(reading, clauses, predicate))
    if predicate.verb in travel.CANCELLING and predicate.object_noun in _PRESENCE:
        _read_cancelled_presence(Telling(reading, clauses, predicate))
    if row is None:
        if predicate.noun in VEHICLES and predicate.verb in CARRYING:
            read_carried(Telling(reading, clauses, predicate))
        if predicate.verb in ("take", "bring") and predicate.object_noun in _ERRANDS:
            telling = Telling(reading, clauses, predicate)
            telling.sight(telling.people(predicate.subject), goal_of(predicate, "to"), "verb-to")  # "took her campaign to Chad"
        if may_be_present(clauses, predicate):
            read_presence(Telling(reading, clauses, predicate))
    elif row.motion == "speak" and not may_be_told_where(clauses, predicate):
        return
    elif not (predicate.object_noun in travel.JOURNEY_NOUNS and row.motion in _NOUN_TELLS):
        _read_travel(Telling(reading, clauses, predicate, row.confidence), row)


def _read_travel(telling: Telling, row: TravelVerb) -> None:
    reading, clauses, predicate = telling.reading, telling.clauses, telling.predicate
    if predicate.perfect and row.verb in ("visit", "travel"):
        before = reading.document.text[clauses.sentence.start : predicate.start]
        if _FIRST_TIME.search(before):
            return  # "it will be the first time that a Greek premier has visited Chad"
    told = len(reading.sightings)
    _MOTIONS[row.motion](telling, row)
    if len(reading.sightings) == told:
        read_presence(telling)
    if len(reading.sightings) > told:
        _note_manner(telling, reading.sightings[told:])


def _read_likewise(telling: Telling) -> None:
    """ "A flew to Lagos, as did B and C": they did what was told before."""
    sightings, start = telling.reading.sightings, telling.clauses.sentence.start
    before = [sighting for sighting in sightings if sighting.span[0] >= start]
    for sighting in [other for other in before if other.tour == before[-1].tour and other.key == before[-1].key]:
        for key in telling.people(telling.objects):
            if sighting.place.country not in homes_of(telling.reading.people[key]):
                sightings.append(replace(sighting, key=key, span=(sighting.span[0], telling.span[1])))


_ERRANDS = wordset("""
    campaign message case fight plea tour diplomacy offensive mission pitch appeal quest push bid drive crusade roadshow
""")
_JUST_BEFORE = 2  # sentences within which travellers who "will be followed by" others were told of


def _read_followed(telling: Telling) -> None:
    """ "A and B landed in Oslo. They were due to be followed by C and D": these go where the others are."""
    reading, predicate = telling.reading, telling.predicate
    last = next((other for other in reversed(reading.sightings) if other.span[0] < predicate.start), None)
    travellers = predicate.noun == "they" or any(actor.kind in ("person", "pronoun") for actor in predicate.subject)
    if last is None or not travellers:
        return
    if telling.clauses.sentence.index - reading.document.sentence_at(last.span[0]).index <= _JUST_BEFORE:
        telling.sight(telling.people(actor for actor in predicate.agent if actor.kind == "person"), [last.place], "verb-in")


_PRESENCE = wordset("attendance participation presence appearance")


def _read_cancelled_presence(telling: Telling) -> None:
    """ "Decided to cancel his attendance at the summit to be held in Lima"."""
    keys = telling.people(telling.predicate.subject)
    later_told = [other for other in telling.clauses.predicates if other.first > telling.predicate.last]
    places = goal_of(telling.predicate, "in") or [place for other in later_told[:1] for place in goal_of(other, "in", "at")]
    telling.sight(keys, places[:1], "attend", status="cancelled")
    telling.reading.cancelled += [(key, telling.predicate.start) for key in keys]


_RETURNING = phraseset("return, fly back, come back, head back, go back, travel back")


def _note_manner(telling: Telling, sightings: list[Sighting]) -> None:
    """Mark what was told in the simple present, which may mean the future, what was planned once, and what a journey is for."""
    predicate = telling.predicate
    simple = not (predicate.progressive or predicate.perfect or predicate.passive)
    purpose = _purpose(telling)
    now = predicate.form == "finite" and (predicate.progressive or (predicate.verb == "be" and not predicate.perfect))
    once = not _ONCE.isdisjoint(item.lower for item in telling.clauses.items[predicate.first : predicate.last])
    on_the_way = predicate.link == "before" and predicate.parent is not None and predicate.parent.noun in ("i", "we")
    turned_away = telling.status == "planned" and predicate.tense == "past" and _turned_away(telling)
    soon = predicate.tense == "present" and simple and predicate.verb != "be" and any(map(_is_this_week, predicate.dates))
    for sighting in sightings:
        if (soon or on_the_way) and sighting.status == "done":
            sighting.status = "planned"  # also of "Today I arrived in Oslo before going to Riga"
        if turned_away and sighting.status == "planned":
            sighting.status = "cancelled"
            published = telling.reading.document.article.published
            if sighting.start is not None and published is not None and 0 < (sighting.start.earliest - published).days < _WEEK:
                sighting.start = later(sighting.start, -_WEEK)  # what failed is over
        sighting.present = predicate.tense == "present" and predicate.verb != "be" and simple
        sighting.now = sighting.status == "done" and predicate.tense == "present" and now
        sighting.goes_on = sighting.present and predicate.form == "finite" and sighting.rule == "verb-to"
        planned = telling.status == "planned" or predicate.verb == "expect"
        sighting.past_plan = predicate.tense == "past" and planned and sighting.status in ("planned", "done")
        sighting.once_planned = sighting.past_plan and once
        if sighting.rule != "there":
            sighting.purpose = purpose
            sighting.again = predicate.verb in _RETURNING and sighting.rule == "verb-to"


_WEEK = 7  # days
_TURNING_AWAY = phraseset("turn away, turn back, deny, refuse, reject, bar, block, prevent, stop, disinvite")


def _turned_away(telling: Telling) -> bool:
    """ "Was to visit Chad but was denied entry"."""
    predicate, items = telling.predicate, telling.clauses.items
    after = next((other for other in telling.clauses.predicates if other.first > predicate.first), None)
    if after is None or not after.passive or after.tense != "past" or after.form != "finite":
        return False
    but = any(item.lower in ("but", "only") for item in items[predicate.last : after.first])
    return but and (after.verb in _TURNING_AWAY or (after.verb == "turn" and after.object_noun in ("away", "back")))


_ONCE = frozenset({"initially", "originally"})


def _is_this_week(told: DateExpression) -> bool:
    """ "Travels to Oslo this week" is news of a plan."""
    return told.tense == "present" and told.text.lower().startswith("this week")


def _purpose(telling: Telling) -> str:
    """ "Flew to Riga to discuss gas": the words of the infinitive that hangs on a verb of travel, "" where there is none."""
    for other in telling.clauses.predicates:
        if other.parent is telling.predicate and other.form == "infinitive" and other.link == "to":
            start, end = telling.clauses.span(other)
            return telling.reading.document.text[start:end]
    return ""


# ---------------------------------------------------------------- going and being there

_GOALS = ("to", "for", "into", "onto", "toward", "towards", "across", "between")
_COMING_BACK = phraseset("return, fly back, come back, head back")


def _read_going(telling: Telling, row: TravelVerb) -> None:
    predicate = telling.predicate
    keys = telling.travellers if not predicate.passive else []
    if not keys:
        return
    status = telling.status
    if status == "done" and predicate.progressive and predicate.tense == "present":
        planned = predicate.noun in ("i", "we") or any(told.tense == "future" or _is_this_week(told) for told in predicate.dates)
        status = "planned" if planned else "done"
    if row.verb in ("travel", "fly") and _note_aides(telling, keys):
        return
    _read_origin(telling, keys, status)
    before = ("before", predicate.start)
    telling.sight(keys, passed_through(predicate), "verb-to", 0.7, dates=(), status=status, relation=before)  # type: ignore[arg-type]
    goal, days = _goal(telling), _days_of_going(telling)
    if not goal:
        goal = _goal_told_elsewhere(telling, keys, days, status)
    telling.sight([*keys, *fellows(telling, keys)], goal, "verb-to", dates=days, status=status, relation=telling.relation)


_AIDES = re.compile(r"spokes|\baide\b|\bpress secretary\b")


def _note_aides(telling: Telling, keys: list[str]) -> bool:
    """ "Her spokesman, who is travelling with Costa": where he goes she does."""
    people, phrase = telling.reading.people, telling.predicate.phrase("with")
    leaders = telling.people(phrase.actors) if phrase is not None else []
    aides = [key for key in keys if leaders and _AIDES.search(people[key].role) and key not in leaders]
    telling.reading.aides.update(dict.fromkeys(aides, leaders))
    return bool(aides) and len(aides) == len(keys) and not goal_of(telling.predicate, *_GOALS)


def _goal_told_elsewhere(
    telling: Telling, keys: list[str], days: tuple[DateExpression, ...], status: Status | None
) -> list[Place]:  # fmt: skip
    """A journey to places that another part of the text tells: its days are kept, a list behind is read."""
    predicate, at = telling.predicate, telling.span[0]
    if any(phrase.preposition == "to" and phrase.noun in SUMMED for phrase in predicate.phrases):
        note_bounds(telling.reading, keys, days, at, plan=status == "planned")  # "will travel to five states on March 6-13"
        read_list_behind(telling, "verb-to")
    if predicate.verb in _COMING_BACK and days and status is not None:
        note_bounds(telling.reading, keys, days, at, plan=status == "planned", ends=True)  # "returns on Friday"
    coming = predicate.verb in _COMING and status == "done" and predicate.phrase("to", "for") is None
    venue = arrivals_before(telling.reading, telling.clauses.sentence.index) if coming else None
    return [venue.place] if venue is not None else []  # "B came with a large delegation"


def _read_origin(telling: Telling, keys: list[str], status: Status | None) -> None:
    """ "Flew to Oslo from Riga"; who is back home from there has ended the journey."""
    predicate, reading = telling.predicate, telling.reading
    origin, goals = predicate.phrase("from"), goal_of(predicate, "to")
    if origin is None or status not in ("done", "planned"):
        return
    home = predicate.object_noun == "home" or (bool(goals) and _all_at_home(telling, keys, goals))
    back = (predicate.verb in _COMING_BACK and (home or not goals)) or predicate.object_noun == "home"
    if home and reading.document.text[: predicate.start].rstrip().endswith(" after"):
        status = "done"  # "will fly to Chad a day after returning home from Riga"
    relation: Relation = ("last" if back else "before", predicate.start)
    told = len(reading.sightings)
    places = places_of(origin.items) or (goal_of(predicate, "in") if origin.noun in travel.EVENT_NOUNS else [])
    dates = predicate.dates if back and home and predicate.verb not in _COMING_BACK else ()  # "flew home from Oslo on Monday"
    telling.sight(keys, places, "verb-from", 0.7, dates=dates, status=status, relation=relation, ends=True)
    for sighting in reading.sightings[told:]:
        sighting.over = back and home


_COMING = phraseset("come, fly in, jet in")


def _goal(telling: Telling) -> list[Place]:
    predicate = telling.predicate
    places = goal_of(before_noun(predicate), *_GOALS) or telling.there
    if not places and predicate.verb not in _COMING_BACK:  # "will return to the country on Friday": home
        places = telling.the_country(4)
    if len(places) == 1:
        places = named_within(places, goal_of(predicate, LOOSE))  # "to Jordan's capital, Amman"
    if len(places) == 1:
        places += list_goes_on(telling.clauses, predicate, places) or _and_to(telling, places[0])
    places += further_members(telling.clauses, places[-1]) if places else []
    gathering = any(phrase.noun in travel.EVENT_NOUNS for phrase in predicate.phrases if phrase.preposition in ("to", "for"))
    return places or (goal_of(predicate, "in", "at") if gathering else [])  # "heading to a summit in Brazil"


def _and_to(telling: Telling, first: Place) -> list[Place]:
    """ "Will go to Oslo, the city of the prize, and to Riga and Vienna": goals behind the apposition."""
    items, predicate = telling.clauses.items, telling.predicate
    beyond = next((other.first for other in telling.clauses.predicates if other.first > predicate.first), len(items))
    for number in range(predicate.last, beyond - 2):
        if items[number].lower == "and" and items[number + 1].lower in ("to", "for") and items[number].start > first.end:
            return places_of(itertools.takewhile(_in_a_list, items[number + 2 : beyond]))
    return []


def _in_a_list(item: Item) -> bool:
    return item.kind != "word" or item.lower in ("and", "the")


def _days_of_going(telling: Telling) -> tuple[DateExpression, ...]:
    """The dates of the verb; else of what the journey is for, or of the departure: "left Kuwait on Tuesday, heading to Oman"."""
    predicate = telling.predicate
    for other in telling.clauses.predicates if not predicate.dates else ():
        if other.parent is predicate and other.form == "infinitive" and other.link == "to" and predicate.last <= other.first:
            if other.dates:
                return other.dates  # "will fly to Oslo to attend a summit on May 5"
            break
        if other.form == "reduced" and other.verb in travel.SCHEDULING and 0 <= other.first - predicate.right <= 1 and other.dates:
            return other.dates  # "will visit Chad and Niger, scheduled from 7 to 9 May"
    return telling.days


_IN_THE_PASSIVE = wordset("expect strand")  # "is expected in Oslo", "was stranded in Oslo"
_AT = ("in", "at", "on", "to", "through", "into", "across", "outside", "near")
_ARRIVING = phraseset("arrive, land, touch down")


def _read_being(telling: Telling, row: TravelVerb) -> None:
    predicate = telling.predicate
    if predicate.passive != (row.verb in _IN_THE_PASSIVE) or (row.verb == "call" and predicate.phrase("at") is None):
        return
    if row.verb == "be" and not _is_there(telling):
        return
    keys = telling.travellers
    if not keys:
        return
    status = telling.status
    if (row.verb == "expect" or predicate.object_noun == "due") and status == "done":
        status = "planned"
    origin = predicate.phrase("from")
    if origin is not None and row.verb in _ARRIVING:
        before = ("before", predicate.start)
        telling.sight(keys, places_of(origin.items), "verb-from", 0.7, dates=(), status=status, relation=before)  # type: ignore[arg-type]
    places = _whereabouts(telling, row) or (_at_the_gathering(telling) if row.verb == "be" else [])
    dates = predicate.dates
    if row.verb in _ARRIVING | {"expect"} and (not places or SITE.search(places[0].name)):
        venue = arrivals_before(telling.reading, telling.clauses.sentence.index)
        if venue is not None:  # "A also touched down", "B is expected tomorrow"
            places, dates = [venue.place], dates or (venue.dates if status == "done" else ())
    if not places and row.verb in _ARRIVING:
        note_bounds(telling.reading, keys, dates, telling.span[0], plan=status == "planned")  # "he will arrive on Monday"
    telling.sight(keys, places, "verb-in", dates=dates, status=status, relation=telling.relation)
    if places:
        along = [*followers(telling), *fellows(telling, keys)] if row.verb in _ARRIVING else fellows(telling, keys)
        telling.sight(along, places, "verb-in", dates=dates, status=status)


def _at_the_gathering(telling: Telling) -> list[Place]:
    """ "Leaders arrived in Oslo. ... Costa is also expected to be in the talks": where people gather."""
    nouns = {phrase.noun for phrase in telling.predicate.phrases if phrase.preposition in ("in", "at")} & travel.EVENT_NOUNS
    if not nouns:
        return []
    reading, sentence = telling.reading, telling.clauses.sentence
    venue = venue_near(reading, sentence.index, nouns)
    if venue is not None:
        return [venue.place]
    last = reading.sightings[-1] if reading.sightings else None
    near = last is not None and reading.document.sentence_at(last.span[0]).index >= sentence.index - 1
    return [last.place] if last is not None and near else []


def _is_there(telling: Telling) -> bool:
    """ "Is in Oslo", "was back in Oslo", "was there": no other predicate than a place."""
    predicate = telling.predicate
    if predicate.form != "finite" or predicate.objects or predicate.object_noun not in ("", "back", "due", "there"):
        return False
    behind = predicate.phrases[0].preposition if predicate.phrases else ""
    return behind in ("in", "at", "on") or bool(telling.there)


def _whereabouts(telling: Telling, row: TravelVerb) -> list[Place]:
    predicate = telling.predicate
    prepositions = ("", *_AT) if row.verb == "pass through" else _AT
    near = before_noun(predicate)  # not the stops of "arrived in Chad at the start of a trip with stops in Niger and Mali"
    places = next(
        (found for told in (near, predicate) for preposition in prepositions if (found := goal_of(told, preposition))), []
    )
    items, there = telling.clauses.items, telling.there
    here = predicate.last < len(items) and items[predicate.last].lower == "here"
    if there and (not places or (here and places[0].country == there[0].country)):
        return there  # "arrived here for a visit to Chad"
    if not places and row.verb != "be":
        places = telling.the_country(4)
    if len(places) == 1 and predicate.phrases and places[0].start > predicate.start:
        places = [*places, *list_goes_on(telling.clauses, predicate, places)]
    if not places and predicate.link == "where" and predicate.antecedent is not None and row.verb in _ARRIVING | {"be", "stay"}:
        return places_of([as_item(predicate.antecedent)])
    return places


def _read_visiting(telling: Telling, row: TravelVerb) -> None:
    predicate, clauses = telling.predicate, telling.clauses
    if predicate.passive:
        return
    places = goal_of(predicate, "") or places_of(clauses.items[predicate.last : predicate.last + 1])  # "visited Oslo was in May"
    places += (_as_well_as(telling) or list_goes_on(clauses, predicate, places)) if places else []
    places += further_members(clauses, places[-1]) if places else []
    if not places and row.verb == "transit":
        places = goal_of(predicate, "through", "in", "at", "via")
    if not places and row.verb in ("visit", "tour"):
        places = goal_of(predicate, "in", "at", "to") or goal_of(predicate, LOOSE)
    if not places and predicate.object_noun == "country":
        places = telling.the_country(3)
    if not places:
        if predicate.object_noun in SUMMED or predicate.object_noun == "places":
            read_list_behind(telling, "verb-visit")
        return
    dates = predicate.dates
    dates = dates or telling.dates_of_when() or _days_of_going(telling)
    keys = telling.travellers
    telling.sight([*keys, *fellows(telling, keys)], places, "verb-visit", dates=dates, relation=telling.relation)


def _as_well_as(telling: Telling) -> list[Place]:
    """ "Will visit Oslo, the city of the prize, as well as Riga and Vienna": the list goes on behind the apposition."""
    items, predicate = telling.clauses.items, telling.predicate
    beyond = next((other.first for other in telling.clauses.predicates if other.first > predicate.first), len(items))
    for number in range(max(predicate.last, 1), beyond - 3):
        if items[number].lower == "as" and [item.lower for item in items[number + 1 : number + 3]] == ["well", "as"]:
            behind = items[number + 3 : beyond]
            return places_of(itertools.takewhile(_in_a_list, behind))
    return []


def _already_told(telling: Telling, keys: list[str], goals: list[Place]) -> Relation | None:
    """ "Met her host in Oslo. ..., she said before leaving Riga for Oslo": Riga comes before what was told."""
    countries = {place.country for place in goals[:1]}
    told = (s for s in telling.reading.sightings if s.key in keys and s.status == "done" and s.place.country in countries)
    first = next(told, None)
    return ("before", first.place.start) if first is not None else None


def _read_leaving(telling: Telling, row: TravelVerb) -> None:
    predicate = telling.predicate
    keys = telling.travellers if not predicate.passive else []
    if not keys:
        return
    origin, goal = predicate.phrase("from"), _goal_of_leaving(predicate)
    if origin is None and predicate.phrases and predicate.phrases[0].preposition in ("of", "out"):
        origin = predicate.phrases[0]  # "flew out of Abuja", not "departed on a tour of Chad"
    left = places_of(predicate.objects) if row.verb in ("leave", "depart") else []
    left += places_of(origin.items) if origin is not None else []
    relation = telling.relation
    if goal is None and relation is None and telling.status == "done":
        relation = ("last", predicate.start)  # "left Seoul, ending a tour"
    goals = places_of(goal.items) if goal is not None else []
    goals += list_goes_on(telling.clauses, predicate, goals) if len(goals) == 1 else []
    homeward = bool(goals) and _all_at_home(telling, keys, goals)
    dates = predicate.dates if not goals or homeward else ()  # "left Oslo for home on Monday"
    told = len(telling.reading.sightings)
    known = None if relation is not None and relation[0] == "after" else relation  # "he later left Oslo": he was there before
    arrived = _already_told(telling, keys, goals) if known is None and left and telling.status == "done" else None
    telling.sight(keys, left, "verb-leave", 0.7, dates=dates, relation=known or arrived, ends=True)
    for sighting in telling.reading.sightings[told:]:
        sighting.left = True
    if dates and (homeward or (_all_at_home(telling, keys, left) if left else not predicate.objects)):
        plan = telling.status == "planned"  # "left Tokyo on Monday", "the mission leaves on Sunday"
        ends = homeward or (goal is not None and goal.noun == "home")
        note_bounds(telling.reading, keys, dates, telling.span[0], plan=plan, ends=ends)
    if goal is not None:
        telling.sight(keys, goals, "verb-leave", relation=relation)


def _goal_of_leaving(predicate: Predicate) -> Phrase | None:
    """ "Left Oslo for Riga"; of "left Oslo on her way home from a trip to Chad" none."""
    for phrase in predicate.phrases:
        if phrase.preposition in ("for", "to"):
            return phrase
        if phrase.noun == "home" or (phrase.noun in travel.JOURNEY_NOUNS and phrase.preposition != "on"):
            break
    return None


def _all_at_home(telling: Telling, keys: list[str], places: list[Place]) -> bool:
    homes = {country for key in keys for country in homes_of(telling.reading.people[key])}
    return all(place.country in homes for place in places)


# ---------------------------------------------------------------- host and guest, sender and sent


def _read_receiving(telling: Telling, row: TravelVerb) -> None:
    predicate = telling.predicate
    lead = _lead_behind(telling)
    guests = telling.people(predicate.subject if predicate.passive else telling.objects) or telling.people(
        lead.agent if lead else ()
    )
    if not guests and not predicate.passive and predicate.phrases and not predicate.object_noun:
        guests = telling.people(actor for actor in predicate.phrases[0].actors if actor.kind != "state")  # "received in Oslo the"
    if not guests:
        if predicate.object_noun in travel.EVENT_NOUNS:
            read_attending(telling, row)
        return
    places, dates = venue_places(predicate, telling.clauses), predicate.dates
    if lead is not None:
        places, dates = places or venue_places(lead, telling.clauses), dates or lead.dates
    at_the_airport = any(phrase.noun in _WHERE_GUESTS_LAND for phrase in predicate.phrases)
    if not places and (row.verb in ("host", "receive") or at_the_airport):
        hosts = predicate.agent if predicate.passive else predicate.subject
        host = next((actor for actor in hosts if actor.countries), None)
        places = [whole_country(host.countries[0], host.start, host.end)] if host is not None else _host_by_name(telling)
    places = places or goal_of(predicate, "to")  # "welcomed him to Paris"
    telling.sight(guests, places, "host", dates=dates, relation=telling.relation)


_WHERE_GUESTS_LAND = frozenset({"airport", "airstrip", "plane", "tarmac"})


def _lead_behind(telling: Telling) -> Predicate | None:
    """ "Received two delegations led by A and B": the guests, and often the place and the day, are told there."""
    behind = [other for other in telling.clauses.predicates if other.first >= telling.predicate.last]
    return next(
        (other for other in behind[:1] if other.verb in ("lead", "head") and other.passive and other.form == "reduced"), None
    )


def _host_by_name(telling: Telling) -> list[Place]:
    """ "Algiers last week received": a capital that opens the sentence; else the dateline, of a host whose home is not told."""
    items = telling.clauses.items
    if items[0].mention is not None and items[0].mention.kind in ("capital", "city", "name") and not telling.predicate.subject:
        return places_of(items[:1])
    here = telling.reading.dateline
    return [here] if here is not None and telling.predicate.subject else []


def _read_sending(telling: Telling, row: TravelVerb) -> None:
    predicate = telling.predicate
    keys = telling.people(predicate.subject if predicate.passive else telling.objects)
    if not keys:
        return
    _give_home(telling, keys)
    goal = predicate.phrase("to")
    if goal is not None:
        telling.sight(keys, places_of(goal.items), "sent")
    elif posted := _sent_as_envoy(telling):
        telling.sight(keys, posted, "sent")
    elif met := _states_of_those_met(telling):
        just_now = predicate.tense == "present" and (predicate.perfect or predicate.progressive)  # "has sent", "is sending"
        telling.sight(keys, met, "sent", 0.6, status="planned" if just_now and telling.status == "done" else None)
    elif any(phrase.noun in ("place", "stead") for phrase in predicate.phrases):
        _take_the_place(telling, keys)


def _sent_as_envoy(telling: Telling) -> list[Place]:
    """ "Sent an envoy to Sudan and Chad", where "to Sudan" is no posting."""
    objects = [item for item in telling.predicate.objects if item.actor is not None and item.lower.startswith(("a ", "an "))]
    mentions = telling.reading.document.mentions
    places = places_of(as_item(m) for item in objects[:1] if " to " in item.lower for m in within(mentions, item.start, item.end))
    return places + list_goes_on(telling.clauses, telling.predicate, places) if places else []


def _states_of_those_met(telling: Telling) -> list[Place]:
    """ "Sent his envoy to meet with the presidents of Chad and Niger": where these are at home."""
    below = [other for other in telling.clauses.predicates if other.parent is telling.predicate and other.form == "infinitive"]
    if not below or below[0].verb not in ("meet", "see") or goal_of(below[0], "in", "at"):
        return []
    met = [item.actor for item in below[0].objects if item.actor is not None]
    met += [actor for phrase in below[0].phrases if phrase.preposition == "with" for actor in phrase.actors]
    states = {actor.countries[0]: actor for actor in met if len(actor.countries) == 1 and actor.kind in ("person", "delegation")}
    return [whole_country(code, actor.start, actor.end) for code, actor in states.items()]


def _give_home(telling: Telling, keys: list[str]) -> None:
    """ "The Japanese government will send Akira Amari": whom a state sends and whose home is not told comes from there."""
    people, predicate, clauses = telling.reading.people, telling.predicate, telling.clauses
    if all(people[key].countries for key in keys):
        return
    senders: list[Actor] = [*predicate.subject, *predicate.agent]
    above = [other for other in clauses.predicates if other.first < predicate.first and other.form == "finite"]
    homes = next((actor.countries[:1] for actor in senders if actor.countries), ())
    if not senders and above and predicate.noun == "it":
        told = [item.mention.country for item in clauses.items[: above[-1].first] if item.mention is not None]
        government = above[-1].noun in ("government", "ministry", "cabinet") and bool(told)
        named = next((actor.countries[:1] for actor in above[-1].subject if actor.countries), ())
        homes = named or ((told[-1],) if government else ())
    for key in keys:
        if homes and not people[key].countries:
            people[key] = replace(people[key], countries=homes)


def _take_the_place(telling: Telling, keys: list[str]) -> None:
    """ "Will skip a summit in Lima, sending her deputy in her place": the deputy is to go where the other does not."""
    sightings, (start, end) = telling.reading.sightings, telling.span
    last = sightings[-1] if sightings else None
    if last is None or last.status != "cancelled" or _of_a_journey(telling, last):
        return
    for sighting in [other for other in sightings if other.tour == last.tour]:
        span = (min(sighting.span[0], start), max(sighting.span[1], end))
        sightings += [replace(sighting, key=key, status="planned", rule="sent", span=span) for key in keys]


def _of_a_journey(telling: Telling, sighting: Sighting) -> bool:
    """ "Pulled out of a tour of Chad and Niger, sending her deputy": where the deputy goes is not said."""
    start, items = telling.clauses.sentence.start, telling.clauses.items
    before = {item.lower for item in items if item.start < telling.predicate.start}
    return sighting.span[0] >= start and not travel.JOURNEY_NOUNS.isdisjoint(before) and travel.EVENT_NOUNS.isdisjoint(before)


def _read_leading(telling: Telling, row: TravelVerb) -> None:
    """ "Singh led a delegation to Accra", "a delegation headed by Singh": the leader is the traveller."""
    predicate = telling.predicate
    leaders = telling.people((predicate.agent or _named_behind_by(telling)) if predicate.passive else predicate.subject)
    led = list(predicate.subject) if predicate.passive else telling.objects
    delegations = [actor for actor in led if actor.kind == "delegation"]
    unnamed = (predicate.noun if predicate.passive else predicate.object_noun) in GROUPS
    for delegation in delegations:
        telling.reading.leaders.setdefault(delegation.key, leaders)
    if unnamed and leaders:
        telling.reading.leaders[UNNAMED] = leaders  # of whom "the delegation" speaks later
    if predicate.verb == "head" and not delegations and not unnamed:
        _read_going(telling, row)
    elif (delegations or unnamed) and not predicate.passive:
        gatherings = {phrase.noun for phrase in predicate.phrases if phrase.preposition in ("to", "at", "in")} & travel.EVENT_NOUNS
        there = gatherings or (predicate.verb == "lead" and (predicate.tense != "present" or predicate.dates))
        places = goal_of(predicate, "to") or (goal_of(predicate, "in", "at") if there else [])
        venue = venue_near(telling.reading, telling.clauses.sentence.index, gatherings) if gatherings and not places else None
        telling.sight(leaders, [venue.place] if venue is not None else places, "verb-to")  # "leads a delegation at the meeting"


def _named_behind_by(telling: Telling) -> list[Actor]:
    """ "A delegation led by A and B arrived": the leaders, whom the main verb has for its subject."""
    items, at = telling.clauses.items, telling.predicate.last
    if at + 1 >= len(items) or items[at].lower != "by":
        return []
    listed = itertools.takewhile(lambda item: item.actor is not None or item.lower in (",", "and"), items[at + 1 :])
    return [item.actor for item in listed if item.actor is not None and item.actor.kind == "person"]


def _read_skipping(telling: Telling, row: TravelVerb) -> None:
    """A place or a gathering that is left out of a journey, or a journey that somebody withdraws from."""
    predicate = telling.predicate
    if row.verb in ("drop", "remove") and not any(phrase.noun in travel.ITINERARY_NOUNS for phrase in predicate.phrases):
        return
    nouns = {predicate.object_noun, *(phrase.noun for phrase in predicate.phrases[:2])}
    places = [] if predicate.object_noun else goal_of(predicate, "")
    if not places and nouns & (travel.EVENT_NOUNS | travel.JOURNEY_NOUNS | travel.TALK_NOUNS):
        places = goal_of(predicate, "in", "at", "to")
    if telling.status in ("done", "planned"):
        keys = telling.people(predicate.agent if predicate.passive else predicate.subject)
        telling.sight(keys, places, "verb-visit", status="cancelled")


_MOTIONS: dict[travel.Motion, Callable[[Telling, TravelVerb], None]] = {
    "to": _read_going,
    "in": _read_being,
    "visit": _read_visiting,
    "leave": _read_leaving,
    "receive": _read_receiving,
    "meet": read_meeting,
    "send": _read_sending,
    "attend": read_attending,
    "speak": read_speaking,
    "lead": _read_leading,
    "skip": _read_skipping,
}
