"""Sightings told by nouns: "his visit to Oslo", "a tour of Chad and Niger", "talks between A and B in Rome"."""

from __future__ import annotations

from collections.abc import Iterable

from geotie.extraction import travel
from geotie.extraction.apposed_lists import further_members
from geotie.extraction.clauses import SUMMED, Clauses, Predicate
from geotie.extraction.document import Actor, DateExpression, within
from geotie.extraction.journey_nouns import JOURNEYS, LEGS, JourneyNoun, journey_nouns
from geotie.extraction.sightings import (
    Account,
    Reading,
    Relation,
    Sighting,
    meeting_before,
    note_bounds,
    sight,
    status_of,
    the_country,
    venue_near,
)
from geotie.extraction.tellings import VEHICLES, Telling
from geotie.extraction.told_days import later
from geotie.extraction.told_places import MARGINS, Place, as_item, before_noun, enumerated, goal_of, places_of
from geotie.extraction.travel_meetings import SAME_TALKS
from geotie.extraction.travellers import homes_of, is_international, last_traveller, speakers, travellers_among
from geotie.extraction.wordlists import phraseset, wordset
from geotie.records import Status

_DATED_BY = (
    travel.STARTING
    | travel.PAYING
    | travel.ENDING
    | phraseset("arrive, be, travel, leave, depart, set off, set out, fly out, take off, come, take place, happen, last")
)
_WITHOUT_COURSE = frozenset({"visit", "stop", "stay"})  # they begin and end where they are, a tour does not
_BEFORE_NOW = frozenset({"last", "previous", "earlier", "past"})


def read_nouns(reading: Reading, clauses: Clauses) -> None:
    for noun in journey_nouns(clauses):
        if noun.noun in JOURNEYS:
            _read_journey(reading, clauses, noun)
        else:
            _read_talks(reading, clauses, noun)


def _read_journey(reading: Reading, clauses: Clauses, noun: JourneyNoun) -> None:
    verb = noun.governor = _not_of_a_spokesman(reading, clauses, noun)
    places = _destinations(reading, clauses, noun)
    keys = _travellers(reading, clauses, noun) or _of_that_visit(reading, clauses, noun, places)
    status = "cancelled" if _would_have_been(clauses, noun) else _status(noun)
    if noun.noun == "departure" and status == "planned" and _is_past(reading, noun.dates):
        status = "done"
    if status == "cancelled" and not places and not _of_which_a_leg(clauses, noun) and not _under_way(reading, noun, keys):
        reading.cancelled += [(key, noun.start) for key in keys]
    _note_days(reading, clauses, noun, keys, places)
    if not places:
        _read_several_visits(reading, clauses, noun, keys)
        _add_duration(reading, keys, noun)
        return
    if not keys or status is None:
        return
    if verb is not None and verb.verb == "follow" and verb.passive:  # "leaves for Moscow, followed by a stop in Vienna"
        status = next((sighting.status for sighting in reversed(reading.sightings) if sighting.key in keys), status)
    account = Account(
        status, _span(clauses, noun), "noun", 0.85 if noun.owners else 0.8, _dates(noun), _relation(reading, noun),
        background=not _BEFORE_NOW.isdisjoint(noun.words) or _of_other_journeys(noun), ends=verb is not None and _ends(noun, verb),
        shared=noun.noun in ("visit", "visits") and any(noun.start < told.start < places[0].start for told in noun.dates),
    )  # fmt: skip
    told = len(reading.sightings)
    sight(reading, keys, places, account)
    _plan_the_rest(clauses, noun, reading.sightings[told:])
    once_more = status == "planned" and _is_once_more(clauses, noun)
    for sighting in reading.sightings[told:]:
        sighting.again = once_more
        sighting.past_plan = verb is not None and verb.tense == "past" and status == sighting.status == "planned"
        sighting.present = verb is not None and status == "done" and _in_simple_present(noun, verb)
    embarks = verb is not None and verb.verb in _EMBARKING and noun.link == "on" and not noun.goals()
    if (noun.only_departed or embarks) and status == "done":
        for sighting in reading.sightings[told:]:
            sighting.rule = "verb-leave"  # its day is that of the departure
            sighting.status = "planned" if embarks or len(places) > 1 else "done"  # who "left for a visit to Chad" is on it


_BEGINNINGS = frozenset({"start", "beginning", "outset"})


def _plan_the_rest(clauses: Clauses, noun: JourneyNoun, sightings: list[Sighting]) -> None:
    """ "Arrived in Chad at the start of a trip with stops in Niger and Mali": these lie ahead."""
    verb, items = noun.governor, clauses.items
    if verb is None or verb.verb not in _ARRIVING or noun.link not in ("at", "with"):
        return
    begins = any(items[number].lower in _BEGINNINGS for number in range(verb.last, noun.at))
    here = {place.country for place in goal_of(before_noun(verb), "in", "at", "to")}
    for sighting in sightings if begins and here else ():
        if sighting.place.country not in here and sighting.status == "done":
            sighting.status, sighting.relation = "planned", None


_ARRIVING = phraseset("arrive, land, touch down, fly in, fly, travel, be")


def _in_simple_present(noun: JourneyNoun, verb: Predicate) -> bool:
    """ "She concludes her trip with a visit to Chad": the present may mean the future."""
    simple = verb.tense == "present" and not (verb.progressive or verb.perfect or verb.passive)
    return simple and (noun.link == "with" or noun.own) and verb.verb in travel.ENDING


_ADJECTIVES = 5  # items before the noun: "a second, unscheduled trip"


def _is_once_more(clauses: Clauses, noun: JourneyNoun) -> bool:
    """ "A second, unscheduled trip", "another visit": on the same journey, not "his second visit to Chad"."""
    words = clauses.words[max(0, noun.at - _ADJECTIVES) : noun.at]
    return "another" in words or any(words[at : at + 2] == ["a", "second"] for at in range(len(words) - 1))


_DEFINITE = frozenset({"the", "this", "that"})


def _of_that_visit(reading: Reading, clauses: Clauses, noun: JourneyNoun, places: list[Place]) -> list[str]:
    """ "She postponed a visit to Chad. The visit to Abéché had been set for Monday": whose visit to that country was told of."""
    definite = any(item.lower in _DEFINITE for item in clauses.items[max(0, noun.at - 2) : noun.at])
    if not places or not noun.own or not definite:
        return []
    told = (s.key for s in reversed(reading.sightings) if s.place.country == places[0].country and s.span[1] <= noun.start)
    return list(told)[:1]


def _is_past(reading: Reading, dates: list[DateExpression]) -> bool:
    """Whether a departure was due on days before the news."""
    published, days = reading.document.article.published, [told.first for told in dates if told.first is not None]
    return published is not None and bool(days) and all(day.latest < published for day in days)


def _not_of_a_spokesman(reading: Reading, clauses: Clauses, noun: JourneyNoun) -> Predicate | None:
    """ "Costa will visit Oslo following stops in Riga, a spokesman said": the noun hangs on the verb before it."""
    verb = noun.governor
    if verb is None or verb.first < noun.at or not verb.subject or noun.own or noun.fronted:
        return verb
    if not all(actor.key in reading.people and "spokes" in reading.people[actor.key].role for actor in verb.subject):
        return verb
    before = [other for other in clauses.predicates if other.form == "finite" and other.last <= noun.at]
    return before[-1] if before else verb


_GOING_HOME = phraseset("leave, depart, return, fly home, fly out, head home, fly back, go home, return home")


def _ends(noun: JourneyNoun, verb: Predicate) -> bool:
    """ "Concluded his visit on Friday", "left on Friday after a visit": the day is the last one."""
    if noun.own:
        return verb.verb in travel.ENDING
    left = places_of(verb.objects)
    if left and noun.goals() and all(place.country != left[0].country for place in noun.goals()):
        return False  # "left Oslo on Monday, on the way home from a visit to Chad"
    closes = noun.link in ("after", "following", "from") or "end" in noun.words  # "at the end of his visit"
    return closes and (verb.verb in _GOING_HOME or verb.object_noun == "home")


def _of_other_journeys(noun: JourneyNoun) -> bool:
    """ "His wife also accompanied him on trips to Chad and Niger"."""
    verb = noun.governor
    return verb is not None and verb.verb == "accompany" and verb.tense == "past" and noun.noun in ("trips", "visits")


def _span(clauses: Clauses, noun: JourneyNoun) -> tuple[int, int]:
    verb, items = noun.governor, clauses.items
    left = verb.left if verb is not None and verb.left <= noun.at else noun.at
    start = min(items[left].start, noun.start, *(actor.start for actor in noun.owners))
    end = verb.end if verb is not None and verb.noun == noun.noun else 0
    return start, max(items[noun.last - 1].end, noun.start, end)


def _under_way(reading: Reading, noun: JourneyNoun, keys: list[str]) -> bool:
    """ "Arrived in Chad on Monday. ... Her tour last spring was postponed": another one, unless it is the rest of the tour."""
    own = (told for told in reading.sightings if told.key in keys and not told.background and not told.past_plan)
    there = any(sighting.status == "done" for sighting in own)
    return there and not {"rest", "remainder"} & set(noun.words)


def _of_which_a_leg(clauses: Clauses, noun: JourneyNoun) -> bool:
    """ "Scrapped the Moscow leg of her trip": the rest of the trip stands."""
    before = clauses.items[max(0, noun.at - 4) : noun.at]
    return any(item.lower in LEGS for item in before)


# ---------------------------------------------------------------- where to


def _destinations(reading: Reading, clauses: Clauses, noun: JourneyNoun) -> list[Place]:
    places = noun.goals() or _there(clauses, noun) or _gone_on_with(noun) or _set_out_from(reading, clauses, noun)
    places += (_followed_by(clauses, noun) or _listed_on(clauses, noun, places[-1])) if places else []
    places = places or _met_on_the_way(reading, clauses, noun) or _to_the_gathering(reading, clauses, noun)
    if not places and noun.noun in _WITH_COURSE:
        places = _named_after_their_number(clauses, noun)
    if not places and noun.later is not None and noun.later.form == "reduced":
        return goal_of(noun.later, "to")  # "her trip scheduled for this week to Chad"
    if noun.later is not None and len(places) == 1 and not places[0].name:
        inside = [place for place in goal_of(noun.later, "in", "at") if place.country == places[0].country]
        return inside[:1] or places  # "his visit to Chad, planned for Monday in N'Djamena"
    return places


def _listed_on(clauses: Clauses, noun: JourneyNoun, last: Place) -> list[Place]:
    """ "Visits to Chad, an oil producer, and Niger"."""
    return further_members(clauses, last) if last.start > noun.start else []


def _gone_on_with(noun: JourneyNoun) -> list[Place]:
    """ "Continued her tour with Chad": the next stop."""
    verb, phrase = noun.governor, noun.phrases[0] if noun.phrases else None
    staged = verb is not None and noun.own and verb.verb in travel.STARTING | travel.ENDING | _GOING_ON
    if not staged or noun.noun not in _WITH_COURSE or phrase is None or phrase.preposition != "with" or phrase.noun:
        return []
    return places_of(item for item in phrase.items if item.actor is None or item.actor.kind == "state")


def _set_out_from(reading: Reading, clauses: Clauses, noun: JourneyNoun) -> list[Place]:
    """ "Will begin her tour from Chad": the first stop, unless it is home."""
    verb = noun.governor
    if verb is None or not noun.own or verb.verb not in travel.STARTING:
        return []
    homes = {home for key in _travellers(reading, clauses, noun) for home in homes_of(reading.people[key])}
    return [place for place in (noun.places("from") or goal_of(verb, "from")) if place.country not in homes][:1]


def _there(clauses: Clauses, noun: JourneyNoun) -> list[Place]:
    """ "In Chad he said on the first day of his visit there": the place told of before in the sentence."""
    if noun.at + 1 >= len(clauses.items) or clauses.items[noun.at + 1].lower != "there":
        return []
    return places_of(clauses.items[: noun.at])[-1:]


_EMBARKING = phraseset("embark, set off, set out")
_WITH_COURSE = frozenset({"tour", "trip", "journey", "swing", "visits"})


def _named_after_their_number(clauses: Clauses, noun: JourneyNoun) -> list[Place]:
    """ "A tour to hand letters to the leaders of five countries, including Chad and Niger"."""
    items, last = clauses.items, noun.last
    if last + 2 < len(items) and items[last].kind == "mark" and items[last + 1].lower in ("including", "namely"):
        return enumerated(items, last + 2, len(items))[0]  # "our trip to the Pacific - including Fiji and Samoa"
    for at in range(noun.at + 1, len(items) - 3):
        if items[at].lower in SUMMED:
            opening = at + 1 + (items[at + 1].lower == ",")
            return enumerated(items, opening + 1, len(items))[0] if items[opening].lower in ("including", "namely", ":") else []
    return []


def _followed_by(clauses: Clauses, noun: JourneyNoun) -> list[Place]:
    """ "A visit to Chad, followed by Niger and Mali"."""
    for other in clauses.predicates:
        if other.verb == "follow" and other.form == "reduced" and 0 <= other.first - noun.last <= 1:
            return goal_of(other, "by")
    return []


def _to_the_gathering(reading: Reading, clauses: Clauses, noun: JourneyNoun) -> list[Place]:
    """ "Called off her trip to the summit": where the gathering is that the text told of before."""
    nouns = {phrase.noun for phrase in noun.phrases[:2] if phrase.preposition in ("to", "for")} & travel.EVENT_NOUNS
    venue = venue_near(reading, clauses.sentence.index, nouns) if nouns else None
    return [venue.place] if venue is not None and venue.events & nouns else []


def _met_on_the_way(reading: Reading, clauses: Clauses, noun: JourneyNoun) -> list[Place]:
    """ "A tour of the Pacific, meeting leaders of Samoa and Fiji": the stops are told by those met there."""
    for other in clauses.predicates:
        if other.first > noun.at and other.form == "participle" and other.verb in ("meet", "see"):
            met = [item.actor for item in other.objects if item.actor is not None and item.actor.kind == "delegation"]
            mentions = reading.document.mentions
            return places_of(as_item(mention) for actor in met for mention in within(mentions, actor.start, actor.end))
    return []


# ---------------------------------------------------------------- when


def _dates(noun: JourneyNoun) -> tuple[DateExpression, ...]:
    """The dates of the noun and of what is told of it after; where they fix no day, those of a verb that takes the journey."""
    dates, verb = [*noun.dates, *noun.later_dates], noun.governor
    fixed = any(told.first or told.last for told in dates)
    linked = noun.own or noun.link in ("on", "for")
    if verb is not None and not fixed and verb.form == "participle" and verb.parent is not None and _ends(noun, verb):
        return (*dates, *(told for told in verb.parent.dates if told not in dates))  # "left on Friday, ending a visit"
    if verb is not None and not fixed and noun.link == "during" and (noun.at < verb.first or verb.form == "finite"):
        return (*dates, *verb.dates)  # "On May 3, during a visit to Chad, she said", "met him on May 3 during a stop in Chad"
    set_for = noun.own and verb is not None and verb.verb in travel.SCHEDULING  # "her visit is set for May 3"
    if verb is not None and not fixed and ((verb.verb in _DATED_BY and linked) or set_for or _ends(noun, verb)):
        dates += [told for told in verb.dates if told not in dates]
    return tuple(dates)


_INDEFINITE = frozenset({"a", "an"})
_GOING_ON = phraseset("continue, go on, resume, pursue")
_RUNNING = phraseset("run, last, take place, be, go, schedule, plan, set, slate, happen, expect")


def _note_days(reading: Reading, clauses: Clauses, noun: JourneyNoun, keys: list[str], places: list[Place]) -> None:
    """Remember when a journey begins and ends whose places are told elsewhere."""
    verb = noun.governor
    if noun.noun == "arrival" and not places and (noun.owners or noun.link in ("on", "upon")) and noun.dates:
        note_bounds(reading, keys, noun.dates, noun.start, plan=False)  # "on his arrival on Monday, he said"
    homes = {country for key in keys for country in homes_of(reading.people[key])}
    if verb is None or any(place.country not in homes for place in places):
        return
    goes = verb.verb == "go on" and not _INDEFINITE.isdisjoint(noun.words)  # "will go on a three-day tour on Sunday"
    if verb.verb in _GOING_ON and not goes:
        return  # "went on with her tour on Sunday", "the tour continues on Sunday"
    spans = any(told.last is not None and told.last.day for told in noun.dates)
    after = noun.later_dates
    begun = goes or (verb.verb in travel.STARTING and noun.link == "on")  # "embarked on the tour on Sunday"
    if not (noun.own or spans or after or noun.only_departed or begun):
        return
    ends = verb.verb in travel.ENDING
    runs = noun.own and verb.verb in _RUNNING and any(told.last is not None and told.last.day for told in verb.dates)
    set_for = noun.own and verb.verb in travel.SCHEDULING  # "the visit is set for Tuesday"
    bounds = ends or begun or verb.verb in travel.STARTING or noun.only_departed or noun.extends or runs or set_for
    dates = (*after, *(verb.dates if bounds else ()), *noun.dates)
    travellers = keys or last_traveller(reading, clauses.sentence.end)
    plan = set_for or verb.actuality == "future"
    note_bounds(reading, travellers, dates, noun.start, plan=plan, ends=ends or noun.extends)


def _read_several_visits(reading: Reading, clauses: Clauses, noun: JourneyNoun, keys: list[str]) -> None:
    """ "Follows his earlier visits to the country in January 2021 and March 2022": one journey for each date."""
    months = [told for told in noun.dates if told.first is not None and not told.first.day]
    if noun.noun not in ("visits", "trips") or not months:
        return
    places = the_country(reading, clauses, noun.at, noun.last)
    span = (noun.start, clauses.items[noun.last - 1].end)
    for told in months:
        sight(reading, keys, places, Account("done", span, "noun", 0.8, (told,), background=True))


def _add_duration(reading: Reading, keys: list[str], noun: JourneyNoun) -> None:
    """ "During the two-day visit": the stay told of last before it has an end."""
    duration = next((told.duration_days for told in noun.dates if told.duration_days), None)
    if not duration:
        return
    for sighting in reversed(reading.sightings):
        if sighting.at > noun.start and noun.noun not in _WITHOUT_COURSE:
            return  # "at the start of a week-long trip that will also take her to Chad"
        if sighting.at <= noun.start and (not keys or sighting.key in keys):
            if sighting.start is not None and sighting.start.day and sighting.end is None:
                sighting.end = later(sighting.start, duration - 1)
            return


def _relation(reading: Reading, noun: JourneyNoun) -> Relation | None:
    """Where the order of travel has the journey: "after a visit to Chad he flew", "the trip follows", "ended the tour in"."""
    verb = noun.governor
    if verb is None:
        return None
    if noun.link in ("after", "following", "since"):
        of_journey = verb.noun in travel.JOURNEY_NOUNS and not verb.subject and bool(reading.sightings)
        return "before", reading.sightings[-1].span[0] if of_journey else verb.start  # "the visit comes after a tour of"
    if noun.link in ("before", "ahead"):
        return "after", verb.start
    if noun.link == "with":
        return _with_a_stop(noun, verb)
    if _made_before(noun, verb):
        return "before", verb.start
    return _stage(noun, verb) if noun.own and noun.noun not in _WITHOUT_COURSE else None


def _with_a_stop(noun: JourneyNoun, verb: Predicate) -> Relation | None:
    """ "Ends her trip with a visit to Chad", "flew to Chad with a stop in Niger"."""
    bounds = travel.ENDING | travel.STARTING
    if verb.verb in bounds and verb.object_noun in travel.JOURNEY_NOUNS:
        return "last" if verb.verb in travel.ENDING else "first", verb.start
    return ("before", verb.start) if noun.noun in ("stop", "stops", "stopover") else None


def _made_before(noun: JourneyNoun, verb: Predicate) -> bool:
    """Whether the stops of the noun come before that of the verb which it hangs on."""
    if noun.start < verb.start:
        return False
    home_from = noun.link == "from" and verb.verb in _GOING_HOME  # "left Oslo on her way home from a trip to Chad"
    return home_from or (verb.verb == "follow" and not verb.passive)  # "the trip follows visits to Chad and Niger"


def _stage(noun: JourneyNoun, verb: Predicate) -> Relation | None:
    """ "Began his tour in Chad", "ended the tour in Niger"."""
    if verb.verb in travel.ENDING:
        return ("last", verb.start) if noun.places("in", "at") else None
    return ("first", verb.start) if verb.verb in travel.STARTING else None


# ---------------------------------------------------------------- who


def _travellers(reading: Reading, clauses: Clauses, noun: JourneyNoun) -> list[str]:
    keys, verb = _makers(reading, clauses, noun), noun.governor
    if not keys and reading.owners[0] == clauses.sentence.index:
        return reading.owners[1]  # "her third trip to Asia, following visits to Nepal and Laos"
    if noun.owners and keys:
        reading.owners = (clauses.sentence.index, keys)
    if not keys and noun.own and verb is not None and verb.verb in travel.CANCELLING:
        once_planned = any(p.noun == noun.noun and p.perfect and p.tense == "past" for p in clauses.predicates)
        return [] if once_planned else last_traveller(reading, clauses.sentence.end)  # "Stops in Chad and Niger were cancelled"
    return keys


def _no_speakers(reading: Reading, actors: list[Actor]) -> list[Actor]:
    """Some actors but for spokesmen, who tell of the journeys of others."""
    return [actor for actor in actors if actor.key not in reading.people or "spokes" not in reading.people[actor.key].role]


def _makers(reading: Reading, clauses: Clauses, noun: JourneyNoun) -> list[str]:
    owners = _no_speakers(reading, noun.owners)
    if owners:
        return travellers_among(reading, owners)
    if "my" in noun.words or "our" in noun.words:
        return speakers(reading, clauses)
    own = next((keys for by in ("by", "of") if (keys := travellers_among(reading, _no_speakers(reading, noun.makers(by))))), [])
    return own or (_of_verb(reading, clauses, noun, noun.governor) if noun.governor is not None else [])


_HOSTING = wordset("host receive welcome greet invite send dispatch")


def _of_verb(reading: Reading, clauses: Clauses, noun: JourneyNoun, verb: Predicate) -> list[str]:
    """The travellers whom the verb of a noun of travel tells."""
    if verb.verb in ("lead", "head") and verb.passive and (leaders := travellers_among(reading, verb.agent)):
        return leaders  # "delegations led by A and B, on a visit to Chad"
    accompanied = verb.verb == "accompany" and noun.link in ("on", "during") and not verb.passive
    if verb.verb in _HOSTING or accompanied:
        objects = [item.actor for item in verb.objects if item.actor is not None]
        return travellers_among(reading, verb.subject if verb.passive else objects)
    made = next((other for other in clauses.predicates if other.verb in travel.PAYING and other.form == "reduced"), verb)
    if made.passive and made.noun == noun.noun:
        return travellers_among(reading, made.agent)  # "after a visit made by the Turkish president"
    return _of_its_subject(reading, clauses, noun, verb)


def _of_its_subject(reading: Reading, clauses: Clauses, noun: JourneyNoun, verb: Predicate) -> list[str]:
    """Who is the subject of the verb of a noun of travel, or whose plane, delegation or itinerary is."""
    subjects = travellers_among(reading, verb.subject)
    if verb.noun in VEHICLES and not subjects:
        return Telling(reading, clauses, verb).travellers  # "the plane will make a stop in Chad"
    follows = verb.verb == "follow" and verb.passive and not verb.subject  # "left for Chad, followed by stops in Niger and Mali"
    if follows or (not subjects and verb.verb in ("announce", "confirm")):
        return last_traveller(reading, noun.start)  # "the envoy's office announced the end of a visit to Oman"
    if not verb.subject and (verb.noun in travel.JOURNEY_NOUNS or verb.noun in travel.ITINERARY_NOUNS):
        named = _of_itinerary(clauses, noun, verb)
        return travellers_among(reading, named) if named else last_traveller(reading, noun.start + 1)
    if not subjects and verb.subject and all(actor.kind == "delegation" and not actor.countries for actor in verb.subject):
        subjects = last_traveller(reading, clauses.sentence.start)  # "The delegation will make stops in Chad and Niger"
    return subjects or (travellers_among(reading, verb.parent.subject) if verb.parent is not None else [])


def _of_itinerary(clauses: Clauses, noun: JourneyNoun, verb: Predicate) -> list[Actor]:
    """ "The itinerary of Costa includes visits to"."""
    if verb.noun not in travel.ITINERARY_NOUNS or noun.start <= verb.start:
        return []
    named = [item.actor for item in clauses.items[: verb.first] if item.actor is not None and item.actor.kind == "person"]
    return named[-1:]


# ---------------------------------------------------------------- how it stands

_PROPOSING = phraseset("invite, urge, propose, suggest, consider, mull, discuss, offer, request, rule out")
_PLANNING = wordset("plan announce schedule confirm prepare expect await add set slate book time due")
_INCLUDING = wordset("include comprise cover")
_GOVERNED = frozenset(["on", "for", "in", "with", ""])  # links of a noun that stands as its verb does


def _status(noun: JourneyNoun) -> Status | None:
    """Status of the journey: what words before the noun say, else what its verb says."""
    words, verb = set(noun.words), noun.governor
    if verb is not None and _is_on_again(noun, verb):
        return "planned"
    if (verb is not None and _calls_off(noun, verb)) or words & travel.CANCELLED_WORDS:
        return "cancelled"
    if words & travel.UNREAL_WORDS or words & travel.WISHING_NOUNS or noun.mentioned:
        return None
    if words & travel.PLANNED_WORDS or (noun.noun == "departure" and _is_to_leave(noun, verb)):
        return "planned"
    return _status_by_verb(noun, verb) if verb is not None else "done"


def _is_to_leave(noun: JourneyNoun, verb: Predicate | None) -> bool:
    """ "Held talks before his departure for Chad", "her departure for Chad was delayed"."""
    return noun.link in ("before", "ahead", "at") or (verb is not None and verb.verb in travel.CANCELLING)


def _then_called_off(clauses: Clauses, verb: Predicate) -> bool:
    """ "The talks in Rome planned for Monday were called off": the second verb tells how the first one's plan ended."""
    following = next((other for other in clauses.predicates if other.first >= verb.last), None)
    if verb.verb not in travel.SCHEDULING or following is None or following.subject or following.noun:
        return False
    return following.passive and following.verb in travel.CANCELLING and following.actuality in ("done", "future")


def _is_on_again(noun: JourneyNoun, verb: Predicate) -> bool:
    """ "Has rescheduled his delayed trip for May 4", "her postponed visit is back on"."""
    later = any(told.first is not None for told in (*noun.dates, *verb.dates))
    return noun.own and ((verb.verb == "reschedule" and later) or (verb.verb == "be" and verb.object_noun == "back"))


def _would_have_been(clauses: Clauses, noun: JourneyNoun) -> bool:
    """ "Has cancelled what would have been her first trip to Chad"."""
    verb = noun.governor
    if verb is None or verb.verb != "be" or not verb.perfect or verb.modal != "would":
        return False
    before = [other for other in clauses.predicates if other.first < verb.first]
    return bool(before) and before[-1].verb in travel.CANCELLING and before[-1].actuality == "done"


_PLANS = frozenset(["plan", "plans"])


def _calls_off(noun: JourneyNoun, verb: Predicate) -> bool:
    """ "The visit was called off", "plans for a stop in Chad were scrapped"; who "will reschedule visits" calls none off."""
    if noun.noun == "departure":
        return False  # "she delayed her departure by a day": then she leaves later
    cancels = verb.verb in travel.CANCELLING and (
        verb.actuality == "done" or (verb.actuality == "future" and (verb.verb != "reschedule" or verb.passive))
    )
    planned = noun.link == "for" and bool({verb.noun, verb.object_noun} & _PLANS)
    return (noun.own and (verb.lapsed or cancels)) or (planned and cancels)


def _status_by_verb(noun: JourneyNoun, verb: Predicate) -> Status | None:
    if verb.verb in _PROPOSING or (verb.verb == "be" and verb.modal in ("would", "'d", "’d")):
        return None  # "it would be the first visit"
    if noun.own and verb.noun in travel.ITINERARY_NOUNS and verb.actuality == "negated":
        return None  # "the trip does not include a stop in Chad": the tour as the subject tells it
    if noun.own and verb.noun in travel.ITINERARY_NOUNS and verb.tense == "present" and verb.verb in _INCLUDING:
        return "planned"
    aside = verb.start > noun.start and not noun.fronted  # "Srettha, on a trip to Germany, will return"
    made_before = noun.link in ("after", "following") and bool(noun.makers("by"))  # "a day after the visit by the minister"
    if noun.link == "from" or made_before or (aside and not noun.own and noun.link in ("on", "in")):
        return "done"
    if noun.own or noun.link in _GOVERNED:
        return _status_as_governed(noun, verb)
    lies_ahead = (
        noun.link == "ahead"
        or (noun.link == "before" and verb.tense != "past" and verb.actuality in ("done", "future"))
        or (noun.link in ("during", "after", "following") and verb.actuality == "future")
    )
    return "planned" if lies_ahead else "done"


def _status_as_governed(noun: JourneyNoun, verb: Predicate) -> Status | None:
    if noun.own and verb.verb in travel.CANCELLING:
        return None
    if noun.own and verb.verb in _PLANNING:
        return "planned"
    if verb.actuality == "future":
        return "cancelled" if verb.lapsed else "planned"
    if verb.actuality == "negated":
        return "denied" if noun.own and verb.verb in travel.PAYING else None
    return "done" if verb.actuality == "done" else None


# ---------------------------------------------------------------- talks

_TALKING = travel.STARTING | travel.ENDING | {"hold", "have", "resume", "continue", "join", "enter", "attend"}
_SHARED = frozenset(["after", "following", "during", "before", "at", "in", "for"])  # "after talks with B in Rome, A flew"


def _read_talks(reading: Reading, clauses: Clauses, noun: JourneyNoun) -> None:
    verb = noun.governor
    if verb is not None and noun.own and verb.verb == "follow" and verb.form == "participle" and verb.parent is not None:
        noun.link, noun.own = "following", False  # "Following talks in Rome, she flew to Oslo"
        verb = noun.governor = verb.parent
    venue = next(
        (found for phrase in noun.phrases if phrase.preposition in ("in", "at") and (found := places_of(phrase.items))), []
    )  # fmt: skip
    if not venue and "the" in noun.words and noun.link in ("during", "at", "in"):
        _date_the_meeting(reading, clauses, noun)
    afar = not travel.FROM_AFAR.isdisjoint(item.lower for item in clauses.items[noun.at : noun.last + 1])
    if not venue or afar or _has_topic(noun) or not travel.UNREAL_WORDS.isdisjoint(noun.words):
        return
    own = verb is not None and noun.link != "following" and noun.noun in (verb.noun, verb.object_noun)
    status: Status | None = status_of(verb) if verb is not None and (own or verb.actuality == "future") else "done"
    if (
        verb is not None
        and own
        and ((verb.verb in travel.CANCELLING and verb.actuality in ("done", "future")) or _then_called_off(clauses, verb))
    ):
        status = "cancelled"
    elif noun.link == "ahead" or not travel.PLANNED_WORDS.isdisjoint(noun.words):
        status = "planned"
    actors, subjects = _parties(reading, clauses, noun)
    keys = travellers_among(reading, actors, subjects=subjects)
    countries = {place.country for place in venue}
    if len(countries) > 1:  # "talks with Israeli and Palestinian leaders in Jerusalem and the West Bank": they are at home
        keys = [key for key in keys if countries.isdisjoint(reading.people[key].countries)]
    follows = verb is not None and _follows(verb)
    relation: Relation | None = None
    if verb is not None and (follows or noun.link in ("after", "following")):
        relation = ("before", verb.start)  # "flew to Rome after a meeting in Oslo"
    dates = tuple(noun.dates) or (verb.dates if verb is not None and own else ())
    met = meeting_before(reading, clauses.sentence.index) if noun.noun in SAME_TALKS and "the" in noun.words else None
    if met is not None and (not actors or not keys):  # "The two held talks on Monday. The meeting in Oslo dealt with trade"
        keys, dates = list(met.keys), dates or met.dates
    places = venue if len(countries) > 1 or all(place.name for place in venue) else venue[:1]
    ends = not dates and verb is not None and _ends(noun, verb)  # "left on Friday after two days of talks in Rome and Milan"
    dates = tuple(verb.dates) if ends and verb is not None else dates
    sight(reading, keys, places, Account(status, _span_of_talks(clauses, noun), "talks", 0.75, dates, relation, ends=ends))


_MEETING_RULES = frozenset({"meet", "talks", "host", "attend", "meet-at-home"})


def _date_the_meeting(reading: Reading, clauses: Clauses, noun: JourneyNoun) -> None:
    """ "She will meet B in Rome. During the meeting on Monday": the day of the meeting told of right before."""
    day = next((told.first for told in noun.dates if told.first is not None and told.first.day), None)
    for sighting in reversed(reading.sightings) if day is not None else ():
        if reading.document.sentence_at(sighting.span[0]).index < clauses.sentence.index - 1:
            break
        if sighting.rule in _MEETING_RULES and sighting.start is None:
            sighting.start = day


def _has_topic(noun: JourneyNoun) -> bool:
    """ "Talks on the war in Ukraine" are not held there."""
    return any(
        phrase.noun and phrase.preposition in ("on", "about", "over", "of")
        and phrase.noun not in travel.EVENT_NOUNS and phrase.noun not in MARGINS
        for phrase in noun.phrases
    )  # fmt: skip


def _follows(verb: Predicate) -> bool:
    """ "The visit to Oslo follows a meeting in Riga"."""
    return verb.verb in ("follow", "come") and verb.noun in travel.JOURNEY_NOUNS


_OUR = frozenset({"my", "our"})
_FRESH = frozenset({"fresh", "back", "straight", "arriving", "returning"})


def _parties(reading: Reading, clauses: Clauses, noun: JourneyNoun) -> tuple[list[Actor], Iterable[Actor]]:
    """Those who talk, and those of them who surely are no hosts."""
    verb = noun.governor
    owners = [actor for actor in noun.owners if actor.kind != "delegation" or actor.countries]  # "the defence ministers' meeting"
    actors = owners + _those_before_the_venue(noun)
    if not noun.owners and not _OUR.isdisjoint(noun.words):  # "I am satisfied with my talks in Rome"
        own = [reading.people[key] for key in speakers(reading, clauses)]
        return [*own, *actors], own
    if verb is None:
        return actors, noun.owners
    if _follows(verb) and not actors:
        before = [reading.people[key] for key in last_traveller(reading, clauses.sentence.end)]
        return before, before
    if noun.link == "from" and noun.at > 1 and clauses.items[noun.at - 2].lower in _FRESH:
        noun.link = "after"  # "fresh from talks in Rome, she flew to Oslo"
    if noun.link in _SHARED and noun.actors("with"):
        actors = [*actors, *verb.subject]
    if verb.verb == "accompany":  # "accompanied the president in meetings with A in Rome"
        actors = [*actors, *(item.actor for item in verb.objects if item.actor is not None)]
    if not actors and noun.fronted and noun.link in ("during", "at", "in"):
        actors = list(verb.subject)  # "During the meeting in Rome, A and B reviewed"
    elsewhere = noun.link == "during" and any(places_of(phrase.items) for phrase in verb.phrases if phrase.preposition == "in")
    held = noun.link in ("at", "after", "following", "during") and verb.form == "finite" and not (verb.passive or elsewhere)
    if not actors and held:
        official = [reading.people[actor.key] for actor in verb.subject if actor.kind in ("person", "pronoun", "delegation")]
        actors = [actor for actor in official if actor.countries or is_international(actor)]
        if noun.link == "during":  # "sealed the deal with B during a summit in Rome"
            actors += [actor for phrase in verb.phrases if phrase.preposition == "with" for actor in phrase.actors]
        return actors, actors  # "won no consensus at a meeting in Rome"
    if not actors and verb.verb in _TALKING:
        return list(verb.subject), verb.subject  # "wrapped up two days of talks in Rome"
    return actors, noun.owners


def _those_before_the_venue(noun: JourneyNoun) -> list[Actor]:
    """ "Talks with A in Rome and with B in Oslo": A is in Rome; "talks in Rome between A and B": both are."""
    venue = next((at for at, told in enumerate(noun.phrases) if told.preposition in ("in", "at") and places_of(told.items)), 0)
    for phrases in (noun.phrases[:venue], noun.phrases):
        found = [actor for told in phrases if told.preposition in _OF_PARTIES for actor in told.actors]
        if found:
            return found
    return []


_OF_PARTIES = frozenset(["between", "with", "of", "among", "by"])


def _span_of_talks(clauses: Clauses, noun: JourneyNoun) -> tuple[int, int]:
    items, verb = clauses.items, noun.governor
    left = min(noun.at, verb.left) if verb is not None else noun.at
    return min(items[left].start, noun.start), max(items[noun.last - 1].end, items[noun.at].end)
