"""Meetings: who meets whom where, on the margins of what, at home with the host or in a third place."""

from __future__ import annotations

import itertools
import re
from typing import Literal

from geotie.extraction import travel
from geotie.extraction.clauses import LOOSE, Phrase, Predicate
from geotie.extraction.document import Actor, DateExpression
from geotie.extraction.sightings import Meeting, Reading, Relation, meeting_before, the_country, venue_near
from geotie.extraction.tellings import GROUPS, Telling
from geotie.extraction.told_places import MARGINS, Place, all_venues, goal_of, places_of, venue_places, whole_country
from geotie.extraction.travel import FROM_AFAR, TravelVerb
from geotie.extraction.travellers import several, they, travellers_among
from geotie.extraction.wordlists import phraseset, wordset

_MEETING = phraseset("meet, see, meet up, confer, gather, convene, sit down, call on, negotiate, dine, lunch, discuss, consult")
_BOUNDS = phraseset("begin, start, end, finish, conclude, kick off, wrap up, wind up, round off")
_CHAIRING = wordset("chair co-chair cochair attend lead mediate broker visit")
_SPANS = wordset("day week weekend month it")  # "started her week in Rome and will end it in Oslo"
_IN_PERSON = frozenset({"meet", "hold", "have"})
SAME_TALKS = wordset("talks meeting negotiations discussions conversation")  # "the talks": those told of before
_GATHERED = travel.TALK_NOUNS | travel.EVENT_NOUNS
_LEAD_SENTENCES = 3  # of an article: what they tell without a day is its news
_MULTILATERAL = frozenset({"summit", "conference", "forum", "assembly", "congress"})

_DAY_BEHIND = 40  # characters behind a place in which its day is told

Where = tuple[list[Place], str, float, tuple[DateExpression, ...]]  # places, rule, confidence, dates


def read_meeting(telling: Telling, row: TravelVerb) -> None:
    predicate, reading = telling.predicate, telling.reading
    if _begins_journey(telling):
        return
    talks = {predicate.object_noun, predicate.noun, _relative_object(telling)} & travel.TALK_NOUNS
    if row.verb not in _MEETING and not talks:
        return
    if row.verb == "see" and not any(actor.kind == "person" for actor in telling.objects):
        return
    if row.verb == "consult" and not telling.objects and predicate.phrase("with") is None:
        return
    if row.verb == "discuss" and (
        predicate.object_noun or not predicate.phrases or predicate.phrases[0].preposition != "in" or predicate.objects
    ):
        return  # "discussed the war in Syria with" says nothing of where
    places, rule, confidence, dates = _where(telling, row)
    if not places:
        _note_meeting(telling)
        return
    _read_second(telling, places)
    own, others = _split(predicate)
    for number, (there, elsewhere) in enumerate(others):
        keys = travellers_among(reading, [*predicate.subject, *there], subjects=predicate.subject)
        beyond = others[number + 1][1][0].start if number + 1 < len(others) else elsewhere[0].end + _DAY_BEHIND
        own_dates = tuple(told for told in dates if elsewhere[0].end < told.start < beyond)
        telling.sight(keys, elsewhere[:1], "meet", 0.8, dates=own_dates)
    if others:
        dates = tuple(told for told in dates if told.start < others[0][1][0].start) or dates
    places = all_venues(predicate, places)
    keys = [key for key in _who_meets(telling, own) if not _is_host(telling, key, places)]
    met = meeting_before(reading, telling.clauses.sentence.index) if predicate.noun in SAME_TALKS else None
    if met is not None:  # "The two held talks on Monday. The meeting took place in Oslo"
        keys, dates = keys or list(met.keys), dates or met.dates
    telling.sight(keys, places, rule, confidence, dates=dates, relation=telling.relation)


def _note_meeting(telling: Telling) -> None:
    """Remember who met when, for a sentence to come that tells where."""
    predicate = telling.predicate
    from_afar = not FROM_AFAR.isdisjoint(telling.clauses.words)
    if predicate.verb not in _IN_PERSON or predicate.form != "finite" or telling.status not in ("done", "planned") or from_afar:
        return
    keys = _who_meets(telling, list(predicate.phrases))
    dates = telling.reading.own_dates(telling.days)
    if keys:
        telling.reading.meetings.append(Meeting(tuple(keys), dates, telling.clauses.sentence.index))


def _begins_journey(telling: Telling) -> bool:
    """ "She began in Rome": where a journey begins or ends, told of the traveller."""
    predicate = telling.predicate
    unnamed = any(actor.kind == "delegation" and not actor.countries for actor in predicate.subject)
    group = predicate.noun in GROUPS or unnamed  # "the delegation will finish in Rome"
    if predicate.verb not in _BOUNDS or predicate.objects or (predicate.noun and not group) or predicate.passive:
        return False
    if predicate.object_noun and predicate.object_noun not in _SPANS:
        return False
    where: Literal["first", "last"] = "first" if predicate.verb in ("begin", "start", "kick off") else "last"
    relation: Relation = (where, predicate.start)
    keys = telling.travellers if group else telling.people(predicate.subject)
    telling.sight(keys, goal_of(predicate, "in", "at")[:1], "verb-in", 0.8, relation=relation)
    return True


def _relative_object(telling: Telling) -> str:
    """ "The talks he held in Rome": the noun before the subject is the object."""
    predicate = telling.predicate
    return telling.clauses.items[predicate.left - 1].lower if predicate.left and not predicate.objects else ""


def _where(telling: Telling, row: TravelVerb) -> Where:
    """The place of a meeting: told by the clause, else by the gathering at whose margins they meet, the dateline or a summit."""
    predicate, reading = telling.predicate, telling.reading
    places = venue_places(predicate, telling.clauses) or telling.there or _fronted_place(telling) or _in_that_country(telling)
    margins, margin_dates = _on_the_margins(telling)
    dates = telling.days or margin_dates
    places = places or margins or _told_around(telling)
    if not places and predicate.passive and predicate.noun in travel.TALK_NOUNS:
        venue = venue_near(reading, telling.clauses.sentence.index)  # "The treaty was signed by A and B"
        places = [venue.place] if venue is not None else []
    if not places and any(phrase.noun in MARGINS for phrase in predicate.lead):
        places = [sighting.place for sighting in reading.sightings[-1:]]  # "on the sidelines he met"
    if places or row.verb not in _IN_PERSON or not FROM_AFAR.isdisjoint(telling.clauses.words):
        return places, "meet", telling.confidence, dates
    at_home = _home_of_host(telling)
    if at_home:
        return at_home, "meet-at-home", 0.7, reading.own_dates(dates)
    if _news_of_a_meeting_here(telling):
        return _dateline(reading), "meet", 0.6, reading.own_dates(dates)
    return _at_a_gathering(telling), "meet", 0.6, dates


_REACH_OF_COUNTRY = 8  # items behind a verb: "had with the leaders of the opposition in that country"


def _in_that_country(telling: Telling) -> list[Place]:
    items, last = telling.clauses.items, telling.predicate.last
    for number in range(last + 1, min(last + _REACH_OF_COUNTRY, len(items) - 1)):
        if items[number - 1].lower == "in" and items[number + 1].lower == "country":
            return the_country(telling.reading, telling.clauses, number, number + 2)
    return []


def _told_around(telling: Telling) -> list[Place]:
    """ "Flew to Rome to meet his counterpart", "met diplomats chairing the group in Rome": told by the clause above or behind."""
    predicate, above = telling.predicate, telling.predicate.parent
    if predicate.form == "infinitive" and above is not None and above.last <= predicate.first:
        row = travel.VERBS.get(above.verb)
        goals = goal_of(above, "to", "in", "for") if row is not None and row.motion in ("to", "in", "leave") else []
        if len(goals) == 1 and goals[0].name:
            return goals
    behind = next((other for other in telling.clauses.predicates if other.first >= predicate.last), None)
    chairs = behind is not None and behind.form == "participle" and behind.verb in _CHAIRING and bool(behind.subject)
    return goal_of(behind, "in") if behind is not None and chairs else []


def _fronted_place(telling: Telling) -> list[Place]:
    """ "On his second day in Lisbon, where he arrived on Monday, he met": the place that opens the sentence."""
    items = telling.clauses.items
    if items[0].lower not in ("on", "at", "during") or telling.predicate.form != "finite" or telling.predicate.link:
        return []
    comma = next((number for number, item in enumerate(items) if item.lower == ","), 0)
    if not comma or comma > telling.predicate.first:
        return []
    before = next((number for number in range(1, comma) if items[number].lower == "in"), comma)
    return places_of(items[before + 1 : comma])[:1]


def _on_the_margins(telling: Telling) -> tuple[list[Place], tuple[DateExpression, ...]]:
    """ "On the sidelines of a summit set for Sunday and Monday in Riga": the place of the summit, and its days."""
    items, predicate = telling.clauses.items, telling.predicate
    if not any(phrase.noun in MARGINS for phrase in predicate.phrases):
        return [], ()
    for number in range(predicate.last, len(items) - 1):
        found = places_of(items[number + 1 : number + 2]) if items[number].lower in ("in", "at") else []
        if found and found[0].name:
            near = items[max(predicate.last, number - 3) : number + 4]
            return found, tuple(item.date for item in near if item.date is not None)
    return [], ()


def _home_of_host(telling: Telling) -> list[Place]:
    """ "HANOI (Reuters) - The Vietnamese president met his Lao counterpart": who meets at home where the news comes from."""
    reading, predicate = telling.reading, telling.predicate
    here, published = reading.dateline, reading.document.article.published
    if predicate.form != "finite":
        return []  # "made a visit to Cuba to meet with Castro"
    met = predicate.subject if here is not None else []
    if here is not None and not any(here.country in actor.countries for actor in met):
        met = _leaders_at_home(telling, here)
    if here is None or not any(here.country in actor.countries for actor in met):
        return []
    hosts = {key for actor in met for key in actor.key.split("&")}
    if any(sighting.key in hosts and sighting.place.country != here.country for sighting in reading.sightings):
        return []  # he is abroad himself
    told = reading.own_dates(predicate.dates)
    days = [one.first for one in told if one.first is not None and one.first.day]
    if days and published is not None:
        recent = all(abs((day.earliest - published).days) <= 7 for day in days)
    else:
        recent = not told and telling.clauses.sentence.index < _LEAD_SENTENCES
    if not recent:
        return []
    guests = {key for actor in predicate.subject for key in actor.key.split("&")}
    seen = any(sighting.key in guests and sighting.place.country == here.country for sighting in reading.sightings)
    return [whole_country(here.country, here.start, here.end)] if seen else [here]  # the stay told before has its own place


def _leaders_at_home(telling: Telling, here: Place) -> list[Actor]:
    """ "HANOI - The Lao premier met the Vietnamese president on Monday": those met who lead the country the news comes from."""
    predicate = telling.predicate
    named = [item.mention for item in telling.clauses.items if item.mention is not None and item.start >= here.end]
    told_elsewhere = any(mention.country == here.country and mention.kind not in ("demonym", "person") for mention in named)
    if told_elsewhere:
        return []  # "visited Vietnam and met its president"
    guests = [actor for actor in predicate.subject if actor.kind == "person"]
    if not guests or not all(actor.official and actor.countries for actor in guests):
        return []
    text = telling.reading.document.text
    if any("visiting" in text[max(0, actor.start - 10) : actor.end] for actor in guests):
        return []  # "the visiting premier met": read as a visit
    actors = [*telling.objects, *(actor for phrase in predicate.phrases if phrase.preposition == "with" for actor in phrase.actors)]
    return [actor for actor in actors if here.country in actor.countries and actor.official and _LEADING.search(actor.role)]


_LEADING = re.compile(r"\b(?:president|premier|minister|chancellor|king|queen|emir|sultan|prince|leader)\b")


def _news_of_a_meeting_here(telling: Telling) -> bool:
    """ "GENEVA - The two presidents met here for a summit. ... A and B held talks on Monday": told of the place of the dateline."""
    reading, predicate = telling.reading, telling.predicate
    here, index = reading.dateline, telling.clauses.sentence.index
    if here is None or predicate.form != "finite" or predicate.actuality != "done" or index >= _LEAD_SENTENCES:
        return False
    people = [actor for actor in predicate.subject if actor.kind in ("person", "pronoun") and reading.people[actor.key].countries]
    abroad = all(here.country not in reading.people[actor.key].countries for actor in people)
    told = any(venue.place.country == here.country and venue.sentence <= index for venue in reading.venues) or any(
        sighting.place.country == here.country and sighting.rule in ("meet", "talks", "attend") for sighting in reading.sightings
    )
    return bool(people) and abroad and told


def _dateline(reading: Reading) -> list[Place]:
    return [reading.dateline] if reading.dateline is not None else []


def _at_a_gathering(telling: Telling) -> list[Place]:
    """ "He also held a meeting with the Vietnamese premier": who attends a summit abroad meets others there."""
    reading, predicate = telling.reading, telling.predicate
    keys = telling.people(predicate.subject)
    own = [sighting for sighting in reading.sightings if sighting.key in keys[:1]]
    if len(keys) != 1 or not own or predicate.actuality != "done" or predicate.perfect or predicate.dates:
        return []
    there = own[-1].place
    gathers = any(venue.place.country == there.country and venue.events & _MULTILATERAL for venue in reading.venues)
    return [there] if gathers and all(sighting.place.country == there.country for sighting in own) else []


def _split(predicate: Predicate) -> tuple[list[Phrase], list[tuple[list[Actor], list[Place]]]]:
    """ "Will meet with A in London and with B in Geneva": the phrases of the first meeting; those met at others, and where."""
    phrases = list(itertools.takewhile(lambda told: told.preposition != LOOSE or told.noun not in _GATHERED, predicate.phrases))
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


def _read_second(telling: Telling, places: list[Place]) -> None:
    """ "Met A in Rome on Monday and B in Vienna two days later": the verb counts for both."""
    items, predicate = telling.clauses.items, telling.predicate
    for number in range(predicate.last + 2, max(predicate.right, predicate.last) - 2):
        here, after = items[number], items[number + 1]
        event = here.lower in travel.EVENT_NOUNS and here.kind == "word" and after.lower == "in"
        if event and here.start > places[0].end and any(item.lower == "and" for item in items[max(0, number - 4) : number]):
            elsewhere = [place for place in places_of(items[number + 2 : number + 3]) if place.country != places[0].country]
            telling.sight(telling.people(predicate.subject), elsewhere, "meet", 0.7, dates=())
        joined = items[number - 1].lower in ("and", "then") and here.kind == "actor" and here.mention is None
        if joined and here.actor is not None and here.start > places[0].end and after.lower in ("in", "at"):
            beyond = places_of(items[number + 2 : number + 5])
            dates = tuple(item.date for item in items[number : predicate.right] if item.date is not None)
            keys = travellers_among(telling.reading, [*predicate.subject, here.actor], subjects=predicate.subject)
            telling.sight(keys, beyond[:1], "meet", 0.8, dates=dates)


def _who_meets(telling: Telling, phrases: list[Phrase]) -> list[str]:
    reading, clauses, predicate = telling.reading, telling.clauses, telling.predicate
    subjects = [*predicate.subject, *several(reading, clauses, predicate)]
    if not subjects:
        subjects += [reading.people[key] for key in telling.travellers]
    if predicate.noun == "they":
        subjects += they(clauses, predicate)
    actors = [*subjects, *telling.objects]
    actors += [actor for phrase in phrases if phrase.preposition in ("with", "by", "between") for actor in phrase.actors]
    if predicate.noun in travel.TALK_NOUNS:  # "Talks between A and B were held in Rome"
        actors += [item.actor for item in clauses.items[predicate.left : predicate.first] if item.actor is not None]
    return travellers_among(reading, actors, subjects=subjects)


def _is_host(telling: Telling, key: str, places: list[Place]) -> bool:
    """
    Whether somebody is at home at one of several places.

    "Is to visit Oslo, Riga and Vienna, where she will meet" leaders of all three; "talks with Israeli and Palestinian leaders in
    Jerusalem and the West Bank".
    """
    homes = set(telling.reading.people[key].countries)
    countries = {place.country for place in places}
    if telling.predicate.link == "where":
        above = [other.last for other in telling.clauses.predicates if other.last < telling.predicate.left]
        before = telling.clauses.items[above[-1] if above else 0 : telling.predicate.left]
        countries |= {item.mention.country for item in before if item.mention is not None}
    return len(countries) > 1 and bool(homes & countries)
