"""
Journeys: who travelled where, when and in which order, and whether it took place.

Two steps. *Sightings* are single statements that somebody is, was or will be in a foreign place: told by a verb ("arrived in"), a
noun ("his visit to"), a gathering ("attended the summit in") or a host ("received him in"). Sightings of one traveller are then
put together into journeys: those that speak of one stay become one stop, a visit of another year is a journey of its own, and
the stops of a journey are brought into the order of travel by what the text says of it ("after", "then", "last stop"), by dates,
and by the order of telling, in this order.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from geotie.countries import country
from geotie.extraction import roles, travel
from geotie.extraction.clauses import LOCALITIES, LOOSE, Clauses, Item, Phrase, Predicate
from geotie.extraction.document import Actor, DateExpression, Document
from geotie.extraction.wordlists import phraseset, wordset
from geotie.records import Evidence, Itinerary, Mention, PartialDate, Status, Stop

RULES = {
    "verb-to": 'A verb of motion with its goal: "flew to", "headed for".',
    "verb-from": 'The place that a verb of motion comes from: "arrived from".',
    "verb-in": 'A verb of arrival or stay with its place: "arrived in", "is in".',
    "verb-visit": 'A verb whose object is the place: "visited", "toured".',
    "verb-leave": 'A verb of departure with its goal: "left for".',
    "host": 'A host receives a guest, who is the traveller: "received him in", "hosted".',
    "meet": "People who meet at a place travel there, unless they are at home.",
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
_SPOUSE = re.compile(r"\b(?:first|second) (?:lady|gentleman)\b|\bspouse\b|\bwife\b|\bhusband\b")
_DAYS_APART = 45  # sightings further apart than this belong to different journeys
_TO = ("to", "for", "into", "onto", "between", "across", "through", "via", "toward", "towards", "in", "at")
_IN = ("in", "at", "on", "to", "through", "into", "from", "outside", "near", "across")
_TALK_NOUNS = wordset("""
    audience accords treaties pacts deals declarations document
    talks meeting meetings negotiations summit consultations discussions conversation dialogue round session conference deal
    agreement hands treaty accord memorandum agreements documents declaration memorandums communique communiqué pact
    breakfast lunch dinner counterpart
""")


@dataclass(frozen=True, slots=True)
class Place:
    """A foreign place where somebody is said to be."""

    country: str
    name: str
    lon: float | None
    lat: float | None
    start: int
    end: int


Relation = tuple[Literal["before", "after", "first", "last"], int]
"""Where a stop stands in the order of travel: before or after the one told of at an offset of the text, first or last of all."""


@dataclass(slots=True)
class Sighting:
    """One statement that a traveller is, was or will be somewhere; `at` orders them as the text tells them."""

    key: str
    place: Place
    status: Status
    span: tuple[int, int]
    rule: str
    confidence: float
    start: PartialDate | None = None
    end: PartialDate | None = None
    at: int = 0
    relation: Relation | None = None
    background: bool = False
    present: bool = False  # told in the simple present, which may mean the future: "flies on to Oslo"
    purpose: str = ""
    tour: int = 0  # sightings of one list share a number


@dataclass(slots=True)
class _Venue:
    place: Place
    dates: tuple[DateExpression, ...]
    status: Status
    sentence: int


@dataclass(slots=True)
class _Reading:
    """The state of reading one article."""

    document: Document
    people: dict[str, Actor]
    venues: list[_Venue] = field(default_factory=list)
    sightings: list[Sighting] = field(default_factory=list)
    cancelled: list[tuple[str, int]] = field(default_factory=list)  # whose journey, where in the text
    tours: int = 0
    owners: tuple[int, list[str]] = (-1, [])  # sentence and travellers of the last noun of travel with a possessive
    dateline: Place | None = None  # where the article was written: "HANOI, May 3 (Xinhua) --"
    leaders: dict[str, list[str]] = field(default_factory=dict)  # key of a delegation -> keys of those who lead it


def find(document: Document) -> tuple[Itinerary, ...]:
    """The journeys of an article, in the order in which their travellers are first told of."""
    if not document.clauses:
        return ()
    people: dict[str, Actor] = {}
    for actor in document.actors:
        if actor.key and (actor.key not in people or (actor.kind == "person" and people[actor.key].kind == "pronoun")):
            people[actor.key] = actor
    reading = _Reading(document, people)
    reading.dateline = _dateline(document)
    for clauses in document.clauses:
        _note_venues(reading, clauses)
    for clauses in document.clauses:
        for predicate in clauses.predicates:
            _read_predicate(reading, clauses, predicate)
            _read_attendance(reading, clauses, predicate)
        _read_nouns(reading, clauses)
        _read_asides(reading, clauses)
        _read_visitors(reading, clauses)
    _apply_cancellations(reading)
    _name_delegations(reading)
    return tuple(_itineraries(reading))


_DATELINE_END = re.compile(
    r"\s*(?:[—–]|--?\s|\(|:|,\s+(?:\w+ )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|\d|[A-Z][\w'’ ]+(?:\s[—–(-]|,)))"
)


def _dateline(document: Document) -> Place | None:
    """The place in front of an agency's text: "NAIROBI, May 2 (Reuters) -", "Hanoi (VNA) –"."""
    first = next((mention for mention in document.mentions if mention.kind not in ("demonym", "person")), None)
    if first is None or document.text[: first.start].strip() or not first.place:
        return None
    if not _DATELINE_END.match(document.text, first.end):
        return None
    return Place(first.country, first.place, first.lon, first.lat, first.start, first.end)


# ---------------------------------------------------------------- places, dates, travellers


def places_of(items: Iterable[Item]) -> list[Place]:
    """Destinations among the items of a phrase: "Accra, Ghana" is one, "Cuba, Venezuela and Bolivia" are three."""
    found: list[Place] = []
    for item in items:
        mention = item.mention
        if mention is None or mention.kind in ("demonym", "person"):
            continue
        local = mention.text if mention.kind in ("city", "capital", "region") else ""
        if found and found[-1].country == mention.country:
            if not local:
                found[-1] = replace(found[-1], end=mention.end)
                continue
            if not found[-1].name:
                found[-1] = Place(mention.country, local, mention.lon, mention.lat, found[-1].start, mention.end)
                continue
        found.append(Place(mention.country, local, mention.lon, mention.lat, mention.start, mention.end))
    return found


def _before_noun(predicate: Predicate) -> Predicate:
    """The verb with its phrases up to a noun of travel: "returned to Tokyo from a trip to Oman" says no more than "to Tokyo"."""
    phrases = predicate.phrases
    cut = next((number for number, phrase in enumerate(phrases) if phrase.noun in travel.JOURNEY_NOUNS), len(phrases))
    return replace(predicate, phrases=phrases[:cut]) if cut < len(phrases) else predicate


def _passed(predicate: Predicate) -> list[Place]:
    """Places passed through: "via Lomé", "by way of the port of Lomé and Cotonou"."""
    phrases = predicate.phrases
    found = _goal(predicate, "via", "through")
    for number, phrase in enumerate(phrases[:-1]):
        if phrase.preposition == "by" and phrase.noun == "way":
            while number + 1 < len(phrases) and phrases[number + 1].preposition == "of":
                number += 1
                found += places_of(phrases[number].items)
    return found


def _goal(predicate: Predicate, *prepositions: str) -> list[Place]:
    """Places behind some prepositions ("" is the object); "the Kenyan port of Mombasa" is Mombasa, "the Kenyan capital" Nairobi."""
    phrases = [Phrase("", list(predicate.objects), predicate.object_noun), *predicate.phrases]
    found: list[Place] = []
    for number, phrase in enumerate(phrases):
        if phrase.preposition not in prepositions:
            continue
        places = places_of(phrase.items)
        if phrase.noun == "capital" and not any(place.name for place in places):
            places = _capitals(phrase.items) or places
        if phrase.noun in LOCALITIES and (not places or number + 1 < len(phrases)):
            following = phrases[number + 1] if number + 1 < len(phrases) else None
            if following is not None and following.preposition == "of":
                places = places + places_of(following.items)
            elif not places and phrase.noun == "capital":
                places = _capitals(phrase.items)
        found += places
    return found


def _capitals(items: Iterable[Item]) -> list[Place]:
    """The capitals of the countries whose demonyms or names stand before "capital"."""
    found = []
    for item in items:
        if item.mention is not None and item.mention.kind in ("demonym", "name"):
            entry = country(item.mention.country)
            if entry.capital:
                found.append(Place(entry.code, entry.capital, entry.capital_lon, entry.capital_lat, item.start, item.end))
    return found


def _window(dates: Iterable[DateExpression]) -> tuple[PartialDate | None, PartialDate | None, int | None]:
    """Start, end and duration of a stay as the dates of its clause fix them; the most precise date wins."""
    known = [told for told in dates if told.first is not None or told.last is not None]
    duration = next((told.duration_days for told in dates if told.duration_days), None)
    if not known:
        return None, None, duration
    best = min(known, key=lambda told: {"day": 0, "month": 1, "year": 2}[(told.first or told.last).precision])  # type: ignore[union-attr]
    return best.first, best.last, duration


_INTERNATIONAL = re.compile(
    r"\b(?:un|u\.n\.|united nations|eu|european|nato|iaea|imf|world bank|african union|arab league|asean|osce|oic|who|secretary[- ]general|director[- ]general|high representative|"
    r"high commissioner|special rapporteur|council of europe|commission)\b"
)


def _can_travel(reading: _Reading, key: str) -> bool:
    actor = reading.people.get(key)
    return (
        actor is not None
        and actor.official
        and actor.kind != "state"
        and bool(actor.name)
        and bool(actor.countries or (actor.role and actor.kind != "delegation" and ":" not in key))
    )


def _keys(reading: _Reading, actors: Iterable[Actor], *, subjects: Iterable[Actor] | None = None) -> list[str]:
    """
    Keys of those actors who may travel; "the two leaders" are two. A companion by marriage does not count beside an official.

    Of people who meet (`subjects` given), those who are no subjects must have a known home: most are hosts.
    """
    known = None if subjects is None else {key for actor in subjects for key in actor.key.split("&")}
    keys: list[str] = []
    for actor in actors:
        for key in actor.key.split("&"):
            if key and key not in keys and _can_travel(reading, key):
                if known is not None and key not in known and not reading.people[key].countries:
                    continue
                keys.append(key)
    official = [key for key in keys if not _SPOUSE.search(reading.people[key].role)]
    return official or keys


def _status(predicate: Predicate, clauses: Clauses | None = None) -> Status | None:
    """Status of the act; "denied that he would travel" is a denial, whatever the verb group says."""
    if clauses is not None:
        before = [other for other in clauses.predicates if other.first < predicate.first and other.form == "finite"]
        if before and before[-1].verb in _DENYING and predicate.link != "and" and before[-1].actuality == "done":
            return "denied"
    above = predicate.parent
    if predicate.form == "infinitive" and above is not None and above.verb in travel.CANCELLING and above.actuality == "done":
        return "cancelled"  # "scrapped plans to visit"
    actuality = predicate.actuality
    if actuality == "done":
        return "done"
    if actuality == "future":
        return "planned"
    if actuality == "negated":
        return "denied"
    return None


_NOT_OF_AMBASSADORS = wordset("host meet talks speak attend venue")  # an ambassador is met where he or she is posted
_RESIDENT = re.compile(r"\b(?:ambassador|consul|charg[eé]|attach[eé]|permanent representative)\b")
_SUCCESSOR = {"SUN": "RUS", "YUG": "SRB", "CSK": "CZE", "DDR": "DEU"}  # Moscow is home for a Soviet premier
_TOUR = re.compile(r"[\s-]+(?:\w+ )?(?:tour|swing|trip)\b")
_LASTING = frozenset({"noun", "verb-in", "verb-visit", "verb-to", "tour"})  # rules whose clause tells how long a stay lasts
_NEEDS_HOME = frozenset({"speak", "attend", "venue", "meet", "talks"})  # who speaks at a place may be at home there
_DENYING = frozenset({"deny", "rule out", "refute", "dismiss", "reject"})


def _sight(
    reading: _Reading, keys: Iterable[str], places: list[Place], status: Status | None, span: tuple[int, int], rule: str, confidence: float,
    dates: Iterable[DateExpression] = (), *, relation: Relation | None = None, background: bool = False, ends: bool = False,
) -> None:  # fmt: skip
    """Note that each of the travellers is at each of the places, home left out."""
    if status is None:
        return
    dates = tuple(dates)
    published = reading.document.article.published
    dates = tuple(told for told in dates if not _dates_another_place(reading, places, told))
    if status == "done" and any(told.tense == "future" for told in dates):
        status = "planned"
    if status == "planned" and published is not None and dates and all(_long_past(told, published) for told in dates):
        status = "done"
    groups = _dated_groups(places, dates)
    if len(groups) > 1:
        for some_places, some_dates in groups:
            _sight(reading, keys, some_places, status, span, rule, confidence, some_dates, relation=relation, background=background)
        return
    start, end, duration = _window(dates)
    text = reading.document.text
    if any(told.duration_days and _TOUR.match(text, told.end) for told in dates) and rule != "noun":
        duration = None  # "arrived in La Paz on a ten-day tour": the tour lasts so long, not the stay
    if status == "planned" and published is not None and start is not None and start.earliest < published:
        start, end = _ahead(start, dates, published), end and _ahead(end, dates, published)
    if ends and end is None:
        start, end = None, start
    if (
        relation is not None
        and relation[0] == "after"
        and start is not None
        and _WEEKDAY.search(" ".join(told.text for told in dates))
    ):
        earlier = [s.start for s in reading.sightings if s.start is not None and s.span[0] <= relation[1] < s.span[1]]
        if earlier and start < earlier[-1] and (earlier[-1].earliest - start.earliest).days < 7:
            start = _later(start, 7)  # "arrived on Friday before flying on to Riga on Saturday"
    if start is not None and duration and end is None and start.day and rule in _LASTING:
        end = _later(start, duration - 1)
    if status == "done" and published is not None and start is not None and start.earliest > published:
        status = "planned"  # "leaves for Moscow on Monday"
    for key in keys:
        home = reading.people[key].countries
        if not home and rule in _NEEDS_HOME and not _INTERNATIONAL.search(reading.people[key].role):
            continue
        if rule in _NOT_OF_AMBASSADORS and _RESIDENT.search(reading.people[key].role):
            continue
        home = (*home, *(_SUCCESSOR[code] for code in home if code in _SUCCESSOR))
        abroad = [place for place in places if place.country not in home and not (home == ("VAT",) and place.name == "Rome")]
        reading.tours += 1
        for number, place in enumerate(abroad):
            whole = start is not None and start.precision != "day" and end is None
            sighting = Sighting(
                key, place, status, (min(span[0], place.start), max(span[1], place.end)), rule, confidence,
                start=start if number == 0 or whole else None,
                end=end if number == len(abroad) - 1 else None,
                at=place.start,
                relation=relation,
                background=background,
                tour=reading.tours,
            )  # fmt: skip
            reading.sightings.append(sighting)


def _dates_another_place(reading: _Reading, places: list[Place], told: DateExpression) -> bool:
    """ "Will visit Chile and Peru for a summit in Lima from May 4 to 6": the days are those of the summit."""
    if not places or told.start < places[-1].end:
        return False
    between = [
        mention for mention in reading.document.mentions
        if places[-1].end <= mention.start < told.start and mention.kind not in ("demonym", "person")
    ]  # fmt: skip
    text = reading.document.text[places[-1].end : told.start]
    return bool(between) and not re.match(
        r"\s*,|.*\b(?:from|via|way of)\b", text[: between[0].start - places[-1].end + 1], re.DOTALL
    )


_WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)


def _ahead(day: PartialDate, dates: Iterable[DateExpression], published: date) -> PartialDate:
    """A day without its year or week that a plan puts into the future: "expected on Sunday" is the next one."""
    text = " ".join(told.text for told in dates)
    if not day.day or re.search(r"\d{4}", text) or day.earliest >= published:
        return day
    if _WEEKDAY.search(text) and not re.search(r"\d", text):
        return _later(day, 7) if (published - day.earliest).days <= 7 else day
    if re.search(r"\d", text) and (published - day.earliest).days > 60 and (day.month, day.day) != (2, 29):
        return PartialDate(day.year + 1, day.month, day.day)
    return day


def _long_past(expression: DateExpression, day: date) -> bool:
    last = expression.last or expression.first
    return last is not None and (day - last.latest).days > (60 if last.day else 7)


def _dated_groups(places: list[Place], dates: tuple[DateExpression, ...]) -> list[tuple[list[Place], list[DateExpression]]]:
    """ "To Chile in May 2021 and Peru in June 2022" is two groups; places and dates that do not take turns are one."""
    inner = [told for told in dates if told.first is not None and places and told.start < places[-1].start]
    if len(places) < 2 or not inner or len({told.start for told in dates if told.first is not None}) < 2:
        return [(places, list(dates))]
    marks: list[Place | DateExpression] = [*places, *(told for told in dates if told.first is not None)]
    marks.sort(key=lambda mark: mark.start)
    groups: list[tuple[list[Place], list[DateExpression]]] = []
    date_first = isinstance(marks[0], DateExpression)
    for mark in marks:
        opens = isinstance(mark, DateExpression) if date_first else isinstance(mark, Place) and bool(groups) and bool(groups[-1][1])
        if not groups or opens:
            groups.append(([], []))
        if isinstance(mark, Place):
            groups[-1][0].append(mark)
        else:
            groups[-1][1].append(mark)
    return [group for group in groups if group[0]] if all(group[0] and group[1] for group in groups) else [(places, list(dates))]


def _later(day: PartialDate, days: int) -> PartialDate:
    return PartialDate.of(day.earliest.fromordinal(day.earliest.toordinal() + days))


# ---------------------------------------------------------------- verbs


def _read_predicate(reading: _Reading, clauses: Clauses, predicate: Predicate) -> None:
    if predicate.noun in travel.JOURNEY_NOUNS | {"destination", "leg"}:
        _read_journey_verb(reading, clauses, predicate)
    told = len(reading.sightings)
    row = travel.VERBS.get("go" if predicate.verb == "make" and predicate.object_noun == "way" else predicate.verb)
    if row is None:
        _read_presence(reading, clauses, predicate)
        return
    span = clauses.span(predicate)
    if predicate.object_noun in travel.JOURNEY_NOUNS and row.motion in ("meet", "attend", "visit"):
        return  # the noun tells
    _MOTIONS[row.motion](reading, clauses, predicate, row, span)
    if len(reading.sightings) == told:
        _read_presence(reading, clauses, predicate)
    if (
        predicate.tense == "present"
        and predicate.verb != "be"
        and not (predicate.progressive or predicate.perfect or predicate.passive)
    ):
        for sighting in reading.sightings[told:]:
            sighting.present = True


def _read_presence(reading: _Reading, clauses: Clauses, predicate: Predicate) -> None:
    """
    Whatever a traveller does at a place, he or she is there.

    "Riga, where she addressed parliament"; "In Dakar he opened a stadium", if the article tells of the traveller's journey.
    """
    if predicate.form != "finite" or predicate.verb in _NO_PRESENCE:
        return
    keys = _keys(reading, predicate.subject)
    relation = _relation(reading, clauses, predicate)
    if predicate.link == "where" and predicate.antecedent is not None:
        places = places_of([_as_item(predicate.antecedent)])
        if all(place.name for place in places):
            _sight(reading, keys, places, _status(predicate, clauses), clauses.span(predicate), "there", 0.75, relation=relation)
        return
    if not predicate.lead or predicate.lead[0].preposition != "in" or clauses.items[0].lower != "in":
        return
    travellers = [key for key in keys if any(sighting.key == key for sighting in reading.sightings)]
    places = places_of(predicate.lead[0].items)
    _sight(
        reading,
        travellers,
        places[:1],
        _status(predicate, clauses),
        clauses.span(predicate),
        "there",
        0.75,
        predicate.dates,
        relation=relation,
    )


_NO_PRESENCE = wordset(
    "bear live study work serve base remain lead rule govern win lose face fight own vote elect come grow need want hope"
)


def _read_journey_verb(reading: _Reading, clauses: Clauses, predicate: Predicate) -> None:
    """The journey as subject: "her trip began in Oslo", "the tour will take him to Chad and Niger", "will also take in India"."""
    owners = _owners(clauses, predicate)
    carried = [item.actor for item in predicate.objects if item.actor is not None and item.actor.kind != "state"]
    makers = [actor for other in clauses.predicates if other.object_noun == predicate.noun for actor in other.subject]
    keys = (
        _keys(reading, carried)
        or _keys(reading, owners)
        or _keys(reading, makers)
        or _last_traveller(reading, clauses.sentence.end)
    )
    if predicate.verb in ("take", "bring", "lead", "carry"):
        places = _goal(predicate, "to", "in", "through", "across", "from")
        if not carried and predicate.verb == "take" and not places:
            places = _goal(predicate, "")
    elif predicate.verb in ("include", "cover", "feature", "comprise"):
        places = _goal(predicate, "", "in", "to", "at")
    elif predicate.verb == "be" and predicate.noun in ("stop", "stops", "destination", "leg"):
        places = _goal(predicate, "", "in", "to")
        places += [
            place for other in clauses.predicates if other.verb == "follow" and other.passive for place in _goal(other, "by")
        ]
    elif predicate.verb in ("begin", "start", "end", "conclude", "kick off", "wrap up", "open", "continue", "finish", "culminate"):
        places = _goal(predicate, "in", "at", "with", "to")
    else:
        return
    status = _status(predicate, clauses)
    if predicate.verb == "be" and predicate.tense == "present" and status == "done":
        status = "planned"  # "the next stop is"
    relation: Relation | None = None
    if predicate.verb in ("begin", "start", "kick off", "open"):
        relation = ("first", predicate.start)
    _sight(reading, keys, places, status, clauses.span(predicate), "tour", 0.8, predicate.dates, relation=relation)


_BEFORE_A_JOURNEY = wordset("'s ’s the first second third next last final only other whirlwind official long")


def _owners(clauses: Clauses, predicate: Predicate) -> list[Actor]:
    """ "Merkel's last stop", "the second leg of his tour": whose journey the subject is."""
    first = predicate.left
    items = clauses.items
    while first > 0 and (items[first - 1].kind == "actor" or items[first - 1].lower in _BEFORE_A_JOURNEY):
        first -= 1
    return [item.actor for item in items[first : predicate.first] if item.actor is not None and item.actor.kind != "state"]


def _last_traveller(reading: _Reading, before: int) -> list[str]:
    """Who was told of as travelling last, for "the trip" and "the tour"."""
    earlier = [sighting for sighting in reading.sightings if sighting.span[0] < before]
    return [max(earlier, key=lambda sighting: sighting.span[0]).key] if earlier else []


_VEHICLES = wordset("plane jet aircraft flight helicopter motorcade train convoy airliner ship yacht warship")
_SPEECH = wordset("say tell add announce write declare state explain note confirm post tweet reply insist")


def _travellers(reading: _Reading, clauses: Clauses, predicate: Predicate) -> list[str]:
    """Who the subject of a verb of travel is: also the one whose plane lands, and the speaker who says "I"."""
    if predicate.noun in _VEHICLES:
        main = next((other for other in clauses.predicates if other.noun == predicate.noun), predicate)
        return _keys(reading, _owners(clauses, main))
    if predicate.noun in roles.DELEGATION_HEADS or any(actor.kind == "delegation" for actor in predicate.subject):
        leads = [other for other in clauses.predicates if other.verb in ("lead", "head") and other.passive]
        leaders = _keys(reading, (actor for other in leads for actor in other.agent))
        if leaders:
            return leaders  # "The delegation, led by Sun Weidong, will be in Pyongyang"
    if predicate.noun in ("i", "we"):
        speakers = [other.subject for other in clauses.predicates if other.verb in _SPEECH and other.subject]
        return _keys(reading, speakers[0])[:1] if speakers else []
    keys = _keys(reading, predicate.subject)
    if not keys and (predicate.noun in roles.DELEGATION_HEADS or any(actor.kind == "delegation" for actor in predicate.subject)):
        return _last_traveller(reading, clauses.sentence.start)  # "The delegation then flew to Niue"
    return keys


def _there(reading: _Reading, clauses: Clauses, predicate: Predicate) -> list[Place]:
    """ "Flew there": the place spoken of last."""
    after = clauses.items[predicate.last : max(predicate.right, predicate.last + 1)]
    if reading.dateline is not None and any(item.lower == "here" for item in after):
        return [reading.dateline]
    opens = clauses.items[0].lower == "there" and predicate.left <= 2
    if not opens and not any(item.lower == "there" for item in after):
        return []
    if reading.sightings and reading.sightings[-1].span[0] >= clauses.sentence.start:
        return [reading.sightings[-1].place]
    here = [item for item in clauses.items[: predicate.left] if item.mention is not None]
    there = [
        _as_item(m) for m in reading.document.mentions if m.start < clauses.sentence.start and m.kind not in ("demonym", "person")
    ]
    found = places_of(here) or places_of(there)
    return found[-1:]


def _motion_to(reading: _Reading, clauses: Clauses, predicate: Predicate, row: travel.TravelVerb, span: tuple[int, int]) -> None:
    keys = _travellers(reading, clauses, predicate)
    if not keys or predicate.passive:
        return
    status = _status(predicate, clauses)
    if status == "done" and predicate.progressive and predicate.tense == "present":
        status = "planned" if predicate.noun in ("i", "we") or any(told.tense == "future" for told in predicate.dates) else "done"
    places = _goal(_before_noun(predicate), "to", "for", "into", "onto", "toward", "towards", "across", "between")
    places = places or _there(reading, clauses, predicate)
    origin = predicate.phrase("from")
    relation = _relation(reading, clauses, predicate)
    if origin is not None and origin.items and status in ("done", "planned"):
        back = predicate.verb in ("return", "fly back", "come back", "head back") or predicate.object_noun == "home"
        _sight(
            reading,
            keys,
            places_of(origin.items),
            "done" if status == "done" else "planned",
            span,
            "verb-from",
            0.7,
            relation=("last" if back else "before", predicate.start),
        )
    passed = _passed(predicate)
    _sight(reading, keys, passed, status, span, "verb-to", 0.7, relation=("before", predicate.start))
    _sight(reading, keys, places, status, span, "verb-to", row.confidence, predicate.dates, relation=relation)


_WAY_BACK = re.compile(r"\b[Oo]n (?:the|his|her|their) (?:way|return|trip|flight) (?:home|back)\b")
_LAST_LEG = re.compile(r"\b(?:last|final|third and last) (?:leg|stop|stage)\b")


def _relation(reading: _Reading, clauses: Clauses, predicate: Predicate) -> Relation | None:
    """
    What a clause says of the order of travel.

    "After visiting Cuba he flew on": Cuba comes before the flight, wherever the clause stands; "before visiting" after it. What
    "had been" or "earlier was" comes before what was told last.
    """
    above = predicate.parent
    if predicate.link in ("after", "following", "since") and above is not None:
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


def _motion_in(reading: _Reading, clauses: Clauses, predicate: Predicate, row: travel.TravelVerb, span: tuple[int, int]) -> None:
    keys = _travellers(reading, clauses, predicate)
    expected = row.verb == "expect"
    if row.verb == "call" and predicate.phrase("at") is None:
        return
    if not keys or predicate.passive != expected:
        return
    relation = _relation(reading, clauses, predicate)
    status = _status(predicate, clauses)
    if row.verb == "be" and (
        predicate.objects or predicate.object_noun not in ("", "back", "due", "there") or predicate.form != "finite"
    ):
        return
    if (expected or predicate.object_noun == "due") and status == "done":
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
        places = places or _goal(predicate, preposition)
    there = _there(reading, clauses, predicate)
    places = places or there
    if row.verb == "be" and not there and (not predicate.phrases or predicate.phrases[0].preposition not in ("in", "at", "on")):
        return
    origin = predicate.phrase("from")
    if origin is not None and row.verb in ("arrive", "land", "touch down") and places_of(origin.items):
        _sight(reading, keys, places_of(origin.items), status, span, "verb-from", 0.7, relation=("before", predicate.start))
    if (
        not places
        and row.verb in ("arrive", "land", "touch down", "be", "stay")
        and predicate.antecedent is not None
        and predicate.link == "where"
    ):
        places = places_of([_as_item(predicate.antecedent)])
    _sight(reading, keys, places, status, span, "verb-in", row.confidence, predicate.dates, relation=relation)


def _as_item(mention: Mention) -> Item:
    return Item("place", mention.start, mention.end, "", mention=mention)


def _motion_visit(reading: _Reading, clauses: Clauses, predicate: Predicate, row: travel.TravelVerb, span: tuple[int, int]) -> None:
    status = _status(predicate, clauses)
    relation = _relation(reading, clauses, predicate)
    if predicate.passive:
        keys = _keys(reading, predicate.agent)
        return _sight(reading, keys, [], status, span, "verb-visit", row.confidence, predicate.dates, relation=relation)
    keys = _travellers(reading, clauses, predicate)
    places = _goal(predicate, "")
    dates = predicate.dates
    if not dates and predicate.left and clauses.items[predicate.left - 1].lower == "when":
        earlier = [other for other in clauses.predicates if other.first < predicate.first and other.form == "finite"]
        dates = earlier[-1].dates if earlier else ()  # "met her in March when he visited Oslo"
    if not places and row.verb in ("visit", "tour"):
        places = _goal(predicate, "in", "at", "to") or _goal(predicate, LOOSE)
    _sight(reading, keys, places, status, span, "verb-visit", row.confidence, dates, relation=relation)
    return None


def _motion_leave(reading: _Reading, clauses: Clauses, predicate: Predicate, row: travel.TravelVerb, span: tuple[int, int]) -> None:
    keys = _keys(reading, predicate.subject)
    status = _status(predicate, clauses)
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
    _sight(
        reading, keys, left, status, span, "verb-leave", 0.7, predicate.dates if goal is None else (), relation=relation, ends=True
    )
    if goal is not None:
        _sight(reading, keys, places_of(goal.items), status, span, "verb-leave", row.confidence, predicate.dates, relation=relation)


def _venue_places(predicate: Predicate, clauses: Clauses | None = None) -> list[Place]:
    """The place where people meet: "in" a place, not in a place that a topic names ("talks on the war in Ukraine")."""
    topic = False
    for phrase in predicate.phrases:
        if (
            phrase.preposition in ("on", "about", "over", "of", "regarding", "concerning", "against", "for")
            and phrase.noun
            and not phrase.items
            and phrase.noun not in travel.EVENT_NOUNS | _MARGINS
        ):
            topic = True
            continue
        if phrase.preposition in ("in", "at") and not topic:
            places = places_of(phrase.items)
            if places:
                return places
        if phrase.preposition in ("in", "at") and topic and phrase.items:
            topic = False  # the next one may be the venue
    for phrase in predicate.lead:
        if phrase.preposition in ("in", "at"):
            places = places_of(phrase.items)
            if places:
                return places
    if predicate.noun and clauses is not None:  # "The summit in Vilnius was attended by"
        items = clauses.items
        for number in range(predicate.left, predicate.first - 1):
            if items[number].lower in ("in", "at"):
                places = places_of(items[number + 1 : predicate.first])
                if places:
                    return places
    if predicate.link == "where" and predicate.antecedent is not None:
        return places_of([_as_item(predicate.antecedent)])
    return []


_MARGINS = wordset("margins sidelines sideline occasion side fringes eve invitation request basis")


def _motion_receive(
    reading: _Reading, clauses: Clauses, predicate: Predicate, row: travel.TravelVerb, span: tuple[int, int]
) -> None:
    status = _status(predicate, clauses)
    places = _venue_places(predicate, clauses)
    if predicate.passive:
        guests = _keys(reading, predicate.subject)
        hosts: list[Actor] = list(predicate.agent)
    else:
        guests = _keys(reading, (item.actor for item in predicate.objects if item.actor is not None))
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
        places = _goal(predicate, "to")  # "welcomed him to Paris"
    _sight(
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


def _motion_bound(reading: _Reading, clauses: Clauses, predicate: Predicate, row: travel.TravelVerb, span: tuple[int, int]) -> bool:
    """ "She began in Rome": where a journey begins or ends, told of the traveller."""
    if predicate.verb not in _BOUNDS or predicate.objects or predicate.object_noun or predicate.noun or predicate.passive:
        return False
    keys, places = _keys(reading, predicate.subject), _goal(predicate, "in", "at")
    where: Literal["first", "last"] = "first" if predicate.verb in ("begin", "start") else "last"
    _sight(
        reading,
        keys,
        places[:1],
        _status(predicate, clauses),
        span,
        "verb-in",
        0.8,
        predicate.dates,
        relation=(where, predicate.start),
    )
    return True


def _motion_meet(reading: _Reading, clauses: Clauses, predicate: Predicate, row: travel.TravelVerb, span: tuple[int, int]) -> None:
    if _motion_bound(reading, clauses, predicate, row, span):
        return
    if row.verb not in ("meet", "meet up", "confer", "gather", "convene", "sit down", "call on", "negotiate") and not (
        {predicate.object_noun, predicate.noun} & _TALK_NOUNS
    ):
        return
    places = _venue_places(predicate, clauses) or _there(reading, clauses, predicate)
    if not places and predicate.passive and predicate.noun in _TALK_NOUNS:
        venue = _venue_near(reading, clauses.sentence.index)  # "The treaty was signed by A and B"
        places = [venue.place] if venue is not None else []
    if not places and any(phrase.noun in _MARGINS for phrase in predicate.lead):
        places = [sighting.place for sighting in reading.sightings[-1:]]  # "on the sidelines he met"
    if not places:
        return
    _second_meeting(reading, clauses, predicate, places, span)
    actors = [*predicate.subject, *(item.actor for item in predicate.objects if item.actor is not None)]
    actors += [actor for phrase in predicate.phrases if phrase.preposition in ("with", "by", "between") for actor in phrase.actors]
    if predicate.noun in _TALK_NOUNS:  # "Talks between A and B were held in Rome"
        actors += [item.actor for item in clauses.items[predicate.left : predicate.first] if item.actor is not None]
    keys = _keys(reading, actors, subjects=predicate.subject)
    _sight(
        reading,
        keys,
        places[:1],
        _status(predicate, clauses),
        span,
        "meet",
        row.confidence,
        predicate.dates,
        relation=_relation(reading, clauses, predicate),
    )


def _second_meeting(reading: _Reading, clauses: Clauses, predicate: Predicate, places: list[Place], span: tuple[int, int]) -> None:
    """ "Met A in Rome on Monday and B in Vienna two days later": the verb counts for both."""
    items = clauses.items
    for number in range(predicate.last + 2, max(predicate.right, predicate.last) - 2):
        here, after = items[number], items[number + 1]
        joined = items[number - 1].lower in ("and", "then") and here.kind == "actor" and here.mention is None
        if joined and here.start > places[0].end and after.lower in ("in", "at"):
            beyond = places_of(items[number + 2 : number + 5])
            dates = [item.date for item in items[number : predicate.right] if item.date is not None]
            _sight(reading, _keys(reading, predicate.subject), beyond[:1], _status(predicate, clauses), span, "meet", 0.8, dates)


def _motion_send(reading: _Reading, clauses: Clauses, predicate: Predicate, row: travel.TravelVerb, span: tuple[int, int]) -> None:
    actors = predicate.subject if predicate.passive else tuple(item.actor for item in predicate.objects if item.actor is not None)
    goal = predicate.phrase("to")
    if goal is not None:
        _sight(
            reading,
            _keys(reading, actors),
            places_of(goal.items),
            _status(predicate, clauses),
            span,
            "sent",
            row.confidence,
            predicate.dates,
        )


def _motion_attend(
    reading: _Reading, clauses: Clauses, predicate: Predicate, row: travel.TravelVerb, span: tuple[int, int]
) -> None:
    nouns = {predicate.object_noun, predicate.noun, *(phrase.noun for phrase in predicate.phrases[:3])}
    actors = predicate.agent if predicate.passive else predicate.subject
    keys = _keys(reading, actors)
    if not keys:
        return
    status = _status(predicate, clauses)
    places = _venue_places(predicate, clauses)
    dates = predicate.dates or _event_dates(clauses, predicate)
    rule, confidence = "attend", row.confidence
    if not places and nouns & (travel.EVENT_NOUNS | _TALK_NOUNS):
        venue = _venue_near(reading, clauses.sentence.index)
        if venue is None:
            return
        places, rule, confidence = [venue.place], "venue", 0.75
        dates = dates or venue.dates
        if status == "done" and venue.status == "planned":
            status = "planned"
    _sight(reading, keys, places[:1], status, span, rule, confidence, dates, relation=_relation(reading, clauses, predicate))


def _event_dates(clauses: Clauses, predicate: Predicate) -> tuple[DateExpression, ...]:
    """ "The summit in Cornwall, which is held from June 11 to 13": the dates of the gathering itself."""
    for other in clauses.predicates:
        if other.first >= predicate.last and other.link in ("which", "that") and other.verb in _HAPPENING:
            return other.dates
    return ()


_HAPPENING = phraseset("happen, hold, take place, be, run, open, start, begin, schedule, last, host, set")


def _motion_speak(reading: _Reading, clauses: Clauses, predicate: Predicate, row: travel.TravelVerb, span: tuple[int, int]) -> None:
    phrase = predicate.phrase("in", "at")
    here = _there(reading, clauses, predicate)
    if phrase is None and here and here[0] is reading.dateline:
        _sight(
            reading,
            _keys(reading, predicate.subject),
            here,
            _status(predicate, clauses),
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
    _sight(
        reading,
        _keys(reading, predicate.subject),
        places[:1],
        _status(predicate, clauses),
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
}


def _motion_lead(reading: _Reading, clauses: Clauses, predicate: Predicate, row: travel.TravelVerb, span: tuple[int, int]) -> None:
    """ "Singh led a delegation to Accra", "a delegation headed by Singh": the leader is the traveller."""
    if predicate.passive:
        leaders, led = _keys(reading, predicate.agent), list(predicate.subject)
    else:
        leaders, led = _keys(reading, predicate.subject), [item.actor for item in predicate.objects if item.actor is not None]
    delegations = [actor for actor in led if actor.kind == "delegation"]
    unnamed = predicate.object_noun in ("delegation", "mission", "team", "group") and not predicate.passive
    for delegation in delegations:
        reading.leaders.setdefault(delegation.key, leaders)
    if (delegations or unnamed) and not predicate.passive:
        _sight(
            reading, leaders, _goal(predicate, "to"), _status(predicate, clauses), span, "verb-to", row.confidence, predicate.dates
        )
    if predicate.verb == "head" and not delegations and not unnamed:
        _motion_to(reading, clauses, predicate, row, span)


_MOTIONS["lead"] = _motion_lead


def _read_visitors(reading: _Reading, clauses: Clauses) -> None:
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
        _sight(reading, _keys(reading, [actor]), places[:1], "done", span, "visiting", 0.85, dates)


_VISITING = re.compile(r"(?:the )?visiting\b", re.IGNORECASE)


def _read_asides(reading: _Reading, clauses: Clauses) -> None:
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
            _sight(reading, _keys(reading, [actor.actor]), places_of(items[number + 3 : number + 6]), "done", span, "aside", 0.8)


# ---------------------------------------------------------------- gatherings


_ATTENDEES = wordset("participants attendees guests delegates leaders others speakers dignitaries officials")


def _read_attendance(reading: _Reading, clauses: Clauses, predicate: Predicate) -> None:
    """ "Participants include A, B and C": they are where the gathering told of before is."""
    if (
        predicate.verb == "be" and predicate.objects and clauses.items[0].lower == "among"
    ):  # "Among those who flew to Lagos were A and B"
        guests = _keys(reading, (item.actor for item in predicate.objects if item.actor is not None))
        places = places_of(clauses.items[: predicate.first])
        _sight(reading, guests, places[:1], _status(predicate, clauses), clauses.span(predicate), "attend", 0.8)
        return
    if predicate.verb == "be" and predicate.objects:  # "Those attending the funeral in Lagos were A and B"
        above = next((other for other in clauses.predicates if other.first < predicate.first and other.form == "participle"), None)
        if above is not None and above.verb in ("attend", "join", "gather", "participate", "arrive") and not predicate.subject:
            guests = _keys(reading, (item.actor for item in predicate.objects if item.actor is not None))
            places = places_of(clauses.items[above.last : predicate.first])
            _sight(reading, guests, places[:1], _status(predicate, clauses), clauses.span(predicate), "attend", 0.8)
        return
    venue = _venue_near(reading, clauses.sentence.index)
    if venue is None or predicate.noun not in _ATTENDEES or predicate.verb not in ("include", "be", "comprise"):
        return
    guests = _keys(reading, (item.actor for item in predicate.objects if item.actor is not None))
    _sight(reading, guests, [venue.place], venue.status, clauses.span(predicate), "venue", 0.75, predicate.dates or venue.dates)


def _note_venues(reading: _Reading, clauses: Clauses) -> None:
    """Remember where a summit or talks take place: "The summit will be held in Astana on Friday"."""
    for predicate in clauses.predicates:
        nouns = {predicate.noun, predicate.object_noun}
        states_meet = predicate.verb in ("agree", "sign", "meet", "negotiate") and any(
            actor.kind == "state" for actor in predicate.subject
        )
        if not nouns & (travel.EVENT_NOUNS | _TALK_NOUNS) and not states_meet:
            continue
        status = _status(predicate, clauses)
        places = _venue_places(predicate, clauses)
        if places and status in ("done", "planned"):
            reading.venues.append(_Venue(places[0], predicate.dates, status, clauses.sentence.index))


def _venue_near(reading: _Reading, sentence: int) -> _Venue | None:
    near = [venue for venue in reading.venues if sentence - 4 <= venue.sentence <= sentence]
    return near[-1] if near else None


# ---------------------------------------------------------------- nouns


@dataclass(slots=True)
class _NounPhrase:
    """A noun of travel or meeting with all that hangs on it."""

    at: int
    last: int
    start: int  # offset of the noun
    noun: str
    owners: list[Actor]
    words: list[str]
    before: list[Item]  # places in front of the noun: "his Beijing visit"
    phrases: list[Phrase]
    dates: list[DateExpression]
    link: str  # the preposition before it: "during", "after", "on"
    governor: Predicate | None
    fronted: bool = False  # it opens the sentence: "On a visit to Oslo, she will ..."

    def actors(self, *prepositions: str) -> list[Actor]:
        return [actor for phrase in self.phrases if phrase.preposition in prepositions for actor in phrase.actors]

    def places(self, *prepositions: str) -> list[Place]:
        return [place for phrase in self.phrases if phrase.preposition in prepositions for place in places_of(phrase.items)]


_NOUN_STOPS = wordset("""
    ; : — – “ " who which where that after before following ahead during as while when since amid if but despite because
""")
_NOUN_PREPOSITIONS = wordset("to in of at by with between from for on through across into among via around")


def _read_nouns(reading: _Reading, clauses: Clauses) -> None:
    verbs = {number for predicate in clauses.predicates for number in range(predicate.first, predicate.last)}
    for number, item in enumerate(clauses.items):
        if item.kind != "word" or number in verbs:
            continue
        if item.lower in travel.JOURNEY_NOUNS:
            _read_journey_noun(reading, clauses, _noun_phrase(clauses, number, verbs))
        elif item.lower in _TALK_NOUNS and item.lower in travel.EVENT_NOUNS:
            _read_talks(reading, clauses, _noun_phrase(clauses, number, verbs))


def _noun_phrase(clauses: Clauses, at: int, verbs: set[int]) -> _NounPhrase:
    items = clauses.items
    owners: list[Actor] = []
    words: list[str] = []
    before: list[Item] = []
    dates: list[DateExpression] = []
    back = at - 1
    while back >= 0:
        item = items[back]
        if item.kind == "actor" and item.actor is not None:
            possessive = back + 1 < len(items) and items[back + 1].lower in ("'s", "’s", "'", "’")
            if (item.actor.kind == "pronoun" and item.lower in ("his", "her", "their")) or (
                possessive and item.actor.kind != "state"
            ):
                owners.append(item.actor)
                back -= 1
                break
            if item.mention is not None and not possessive:
                before.insert(0, item)
            else:
                break
        elif item.kind == "place":
            before.insert(0, item)
        elif item.kind == "date" and item.date is not None:
            dates.append(item.date)
        elif (
            (item.kind == "mark" and item.lower not in ("'", "’", "-", "–", ","))
            or (item.kind == "mark" and item.lower == ",")
            or (item.kind == "word" and (item.lower in _NOUN_PREPOSITIONS or item.lower in _LINKS or back in verbs))
        ):
            break
        else:
            words.append(item.lower)
        back -= 1
    link = items[back].lower if back >= 0 and items[back].kind == "word" else ""
    if (
        link == "of"
        and back >= 1
        and items[back - 1].lower in ("ahead", "part", "leg", "start", "beginning", "end", "eve", "day", "stage")
    ):
        words.append(items[back - 1].lower)
        outer = back - 2
        while outer >= 0 and items[outer].lower in ("the", "a", "his", "her", "first", "last", "final", "next", "second", "third"):
            outer -= 1
        link = "ahead" if items[back - 1].lower == "ahead" else items[outer].lower if outer >= 0 else ""
    phrases: list[Phrase] = []
    here = at + 1
    while here < len(items):
        item = items[here]
        if here in verbs or (item.lower in _NOUN_STOPS and item.kind in ("word", "mark")):
            break
        if item.kind == "date" and item.date is not None:
            dates.append(item.date)
            if phrases and not phrases[-1].items and not phrases[-1].noun:
                phrases.pop()  # "in May 2021": what follows goes on with the list before it
        elif item.kind == "word" and item.lower in _NOUN_PREPOSITIONS:
            phrases.append(Phrase(item.lower))
        elif item.kind in ("actor", "place"):
            if not phrases:
                break
            phrases[-1].items.append(item)
        elif item.kind == "word" and item.lower not in ("the", "a", "an", "and", "his", "her"):
            if not phrases and item.lower not in ("there", "here", "yet"):
                break
            if phrases and not phrases[-1].items:
                phrases[-1].noun = item.lower
        here += 1
    governor = _governor(clauses, at)
    return _NounPhrase(
        at, here, items[at].start, items[at].lower, owners, words, before, phrases, dates, link, governor, fronted=back <= 1
    )


def _governor(clauses: Clauses, at: int) -> Predicate | None:
    """The verb that a noun belongs to: the one whose subject it is, else the one before it, else the one after it."""
    noun = clauses.items[at].lower
    own = [
        p for p in clauses.predicates if p.first > at and p.noun == noun and p.form == "finite" and p.link not in _RELATIVE_LINKS
    ]  # fmt: skip
    if own:
        return own[-1]
    before = [p for p in clauses.predicates if p.last <= at]
    within = [p for p in before if at < p.right]
    if within or before:
        return (within or before)[-1]
    return next((p for p in clauses.predicates if p.first > at), None)


_RELATIVE_LINKS = frozenset({"that", "which", "who"})
_LINKS = wordset("during after before following ahead since until amid despite on for with in at upon about")


def _read_journey_noun(reading: _Reading, clauses: Clauses, phrase: _NounPhrase) -> None:
    verb = phrase.governor
    places = places_of(phrase.before) + phrase.places("to", "in", "of", "through", "across", "at", "into", "around", "between")
    keys = _noun_travellers(reading, phrase, verb)
    if not keys and reading.owners[0] == clauses.sentence.index:
        keys = reading.owners[1]  # "her third trip to Asia, following visits to Nepal and Laos"
    elif phrase.owners and keys:
        reading.owners = (clauses.sentence.index, keys)
    own = verb is not None and phrase.noun in (verb.noun, verb.object_noun)
    once_planned = any(p.noun == phrase.noun and p.perfect and p.tense == "past" for p in clauses.predicates)
    if not keys and own and verb is not None and verb.verb in travel.CANCELLING and not once_planned:
        keys = _last_traveller(reading, clauses.sentence.end)  # "Stops in Chad and Niger were cancelled"
    status = _noun_status(phrase, verb, own)
    first = clauses.items[phrase.at].start
    left = verb.left if verb is not None and verb.left <= phrase.at else phrase.at
    start = min(clauses.items[left].start, *(actor.start for actor in phrase.owners), first)
    end = max(clauses.items[phrase.last - 1].end, first, verb.end if verb is not None and verb.noun == phrase.noun else 0)
    if status == "cancelled" or (verb is not None and own and verb.verb in travel.CANCELLING and verb.actuality == "done"):
        if not places:
            reading.cancelled += [(key, first) for key in keys]
        status = "cancelled"
    if not places:
        _add_duration(reading, keys, phrase.dates)
        return
    if not keys or status is None:
        return
    if verb is not None and verb.verb == "follow" and verb.passive:  # "leaves for Moscow, followed by a stop in Vienna"
        status = next((sighting.status for sighting in reversed(reading.sightings) if sighting.key in keys), status)
    if _only_departed(verb, phrase) and status == "done":
        status = "planned"
    dates = [*phrase.dates, *_start_told_after(clauses, phrase)]
    if (
        not dates
        and verb is not None
        and (verb.verb in travel.STARTING | travel.PAYING | travel.ENDING | {"arrive", "be", "travel", "leave"})
        and (own or phrase.link in ("on", "for"))
    ):
        dates = list(verb.dates)
    relation: Relation | None = None
    if verb is not None and phrase.link in ("after", "following", "since"):
        relation = ("before", verb.start)
    elif verb is not None and phrase.link in ("before", "ahead"):
        relation = ("after", verb.start)
    elif (
        own
        and verb is not None
        and verb.verb in travel.ENDING
        and phrase.noun not in ("visit", "stop", "stay")
        and phrase.places("in", "at")
    ):
        relation = ("last", verb.start)
    elif own and verb is not None and verb.verb in travel.STARTING and phrase.noun not in ("visit", "stop", "stay"):
        relation = ("first", verb.start)
    background = any(word in ("last", "previous", "earlier", "past") for word in phrase.words)
    ends = own and verb is not None and verb.verb in travel.ENDING
    _sight(
        reading,
        keys,
        places,
        status,
        (start, end),
        "noun",
        0.85 if phrase.owners else 0.8,
        dates,
        relation=relation,
        background=background,
        ends=ends,
    )


def _start_told_after(clauses: Clauses, phrase: _NounPhrase) -> list[DateExpression]:
    """ "A trip to Chad starting on Monday", "his tour of Asia, which begins on May 4"."""
    for other in clauses.predicates:
        about = (other.noun == phrase.noun and other.link in _RELATIVE_LINKS) or (
            other.form == "participle" and other.first <= phrase.last + 1
        )
        if other.first > phrase.at and about and other.verb in travel.STARTING:
            return [told for told in other.dates if told.start > other.start]
    return []


_DEPARTING = phraseset("leave, depart, set off, set out, embark, head off, fly out, take off, head out")


def _only_departed(verb: Predicate | None, phrase: _NounPhrase) -> bool:
    """ "Left for visits to A, B and C": under way, but not there yet."""
    return verb is not None and verb.verb in _DEPARTING and phrase.link == "for"


def _add_duration(reading: _Reading, keys: list[str], dates: list[DateExpression]) -> None:
    """ "During the two-day visit": the stay told of last has an end."""
    duration = next((told.duration_days for told in dates if told.duration_days), None)
    for sighting in reversed(reading.sightings):
        if duration and (not keys or sighting.key in keys):
            if sighting.start is not None and sighting.start.day and sighting.end is None:
                sighting.end = _later(sighting.start, duration - 1)
            return


def _noun_travellers(reading: _Reading, phrase: _NounPhrase, verb: Predicate | None) -> list[str]:
    if phrase.owners:
        return _keys(reading, phrase.owners)
    agents = _keys(reading, phrase.actors("by"))
    if agents:
        return agents
    of = _keys(reading, phrase.actors("of"))
    if of:
        return of
    if verb is None:
        return []
    if verb.verb in ("host", "receive", "welcome", "greet", "invite", "send", "dispatch"):
        if verb.passive:
            return _keys(reading, verb.subject)
        return _keys(reading, (item.actor for item in verb.objects if item.actor is not None))
    if verb.passive and verb.noun == phrase.noun:
        return _keys(reading, verb.agent)
    if verb.noun in travel.JOURNEY_NOUNS and not verb.subject:
        return _last_traveller(reading, phrase.start + 1)
    keys = _keys(reading, verb.subject)
    if not keys and verb.parent is not None:
        keys = _keys(reading, verb.parent.subject)
    return keys


def _noun_status(phrase: _NounPhrase, verb: Predicate | None, own: bool) -> Status | None:
    words = set(phrase.words)
    if words & travel.CANCELLED_WORDS:
        return "cancelled"
    if words & travel.UNREAL_WORDS or words & travel.WISHING_NOUNS:
        return None
    if words & travel.PLANNED_WORDS:
        return "planned"
    if verb is None:
        return "done"
    if verb.verb in ("invite", "urge", "propose", "suggest", "consider", "mull", "discuss", "offer", "request", "rule out"):
        return None
    if verb.verb == "be" and verb.modal in ("would", "'d", "’d"):
        return None  # "it would be the first visit"
    aside = verb.start > phrase.start and not phrase.fronted  # "Srettha, on a trip to Germany, will return"
    if phrase.link == "from" or (aside and not own and phrase.link in ("on", "in")):
        return "done"
    actuality = verb.actuality
    if own or phrase.link in ("on", "for", "in", "with", ""):
        if verb.verb in travel.CANCELLING and own:
            return "cancelled" if actuality in ("done", "future") else None
        if verb.verb in ("plan", "announce", "schedule", "confirm", "prepare", "expect", "await") and own:
            return "planned"
        if actuality == "future":
            return "planned"
        if actuality == "negated":
            return "denied" if own and verb.verb in travel.PAYING else None
        return "done" if actuality == "done" else None
    if phrase.link in ("before", "ahead"):
        return "planned" if (actuality in ("done", "future") and verb.tense != "past") or phrase.link == "ahead" else "done"
    if actuality == "future" and phrase.link in ("during", "after", "following"):
        return "planned"
    return "done"


_TALKING = travel.STARTING | travel.ENDING | {"hold", "have", "resume", "continue", "join", "enter", "attend"}


def _read_talks(reading: _Reading, clauses: Clauses, phrase: _NounPhrase) -> None:
    verb = phrase.governor
    venue = next((places_of(p.items) for p in phrase.phrases if p.preposition in ("in", "at") and places_of(p.items)), [])
    if not venue or any(
        p.noun and p.preposition in ("on", "about", "over", "of") and p.noun not in travel.EVENT_NOUNS | _MARGINS
        for p in phrase.phrases
        if p.preposition not in ("in", "at")
    ):
        return
    actors = phrase.owners + phrase.actors("between", "with", "of", "among", "by")
    if phrase.link in ("after", "following", "during", "before", "at", "in", "for") and verb is not None and phrase.actors("with"):
        actors += verb.subject
    subjects = phrase.owners
    if not actors and verb is not None and verb.verb in _TALKING:
        actors = subjects = list(verb.subject)  # "wrapped up two days of talks in Rome"
    status: Status | None = "done"
    if verb is not None:
        status = _status(verb) if phrase.noun in (verb.noun, verb.object_noun) or verb.actuality == "future" else "done"
    if set(phrase.words) & travel.UNREAL_WORDS:
        return
    if set(phrase.words) & travel.PLANNED_WORDS or phrase.link == "ahead":
        status = "planned"
    keys = _keys(reading, actors, subjects=subjects)
    items = clauses.items
    span = (items[max(0, min(phrase.at, verb.left if verb is not None else phrase.at))].start, items[phrase.last - 1].end)
    span = (min(span[0], items[phrase.at].start), max(span[1], items[phrase.at].end))
    own = verb is not None and phrase.noun in (verb.noun, verb.object_noun)
    dates = phrase.dates or (verb.dates if verb is not None and own else [])
    _sight(reading, keys, venue[:1], status, span, "talks", 0.75, dates)


# ---------------------------------------------------------------- journeys


_NEAR = 400  # characters after "he called off the trip" in which the trip may still be told of


def _apply_cancellations(reading: _Reading) -> None:
    """ "The visit was called off": the planned journey told of before is the one."""
    for key, at in reading.cancelled:
        for sighting in reading.sightings:
            if sighting.key == key and sighting.status == "planned" and sighting.at <= at + _NEAR:
                sighting.status = "cancelled"


def _name_delegations(reading: _Reading) -> None:
    """A delegation whose leader, or officials whose minister, the text also puts there, are the named traveller's company."""
    people = reading.people
    named: list[Sighting] = []
    for sighting in reading.sightings:
        if people[sighting.key].kind != "delegation":
            if not _describes_another(reading, sighting):
                named.append(sighting)
            continue
        homes = people[sighting.key].countries
        leaders = reading.leaders.get(sighting.key) or next(
            (keys for key, keys in reading.leaders.items() if homes and people[key].countries == homes), []
        )
        leaders = leaders or [
            other.key for other in reading.sightings
            if people[other.key].kind != "delegation" and people[other.key].countries == homes and other.place.country == sighting.place.country
        ]  # fmt: skip
        for key in dict.fromkeys(leaders):
            if sighting.place.country not in people[key].countries:
                named.append(replace(sighting, key=key))
        if not leaders:
            named.append(sighting)
    reading.sightings[:] = named


def _describes_another(reading: _Reading, sighting: Sighting) -> bool:
    """ "The first visit to Oman by an Irish premier": the premier is whom the article names as being there."""
    person = reading.people[sighting.key]
    return person.text.lower().startswith(("a ", "an ")) and any(
        other.key != sighting.key
        and other.place.country == sighting.place.country
        and reading.people[other.key].countries == person.countries
        for other in reading.sightings
    )


@dataclass(slots=True)
class _Stay:
    """All sightings of one traveller that speak of one stop."""

    sightings: list[Sighting]
    at: int

    @property
    def country(self) -> str:
        return self.sightings[0].place.country

    @property
    def best(self) -> Sighting:
        return max(self.sightings, key=lambda sighting: sighting.confidence)

    @property
    def status(self) -> Status:
        return "cancelled" if any(sighting.status == "cancelled" for sighting in self.sightings) else self.best.status

    @property
    def name(self) -> str:
        return next((sighting.place.name for sighting in self.sightings if sighting.place.name), "")

    @property
    def start(self) -> PartialDate | None:
        return next(
            (s.start for s in sorted(self.sightings, key=lambda s: s.start is None or s.start.precision != "day") if s.start), None
        )

    @property
    def end(self) -> PartialDate | None:
        return next((s.end for s in self.sightings if s.end), None)


@dataclass(slots=True)
class _Journey:
    key: str
    stays: list[_Stay] = field(default_factory=list)
    background: bool = False
    denied: bool = False

    def days(self) -> list[tuple[int, int]]:
        return [_interval(s) for stay in self.stays for s in stay.sightings if s.start or s.end]


def _interval(sighting: Sighting) -> tuple[int, int]:
    first = sighting.start or sighting.end
    last = sighting.end or sighting.start
    assert first is not None and last is not None
    return first.earliest.toordinal(), last.latest.toordinal()


def _gap(a: tuple[int, int], b: tuple[int, int]) -> int:
    return max(0, max(a[0], b[0]) - min(a[1], b[1]))


def _itineraries(reading: _Reading) -> Iterator[Itinerary]:
    by_key: dict[str, list[_Journey]] = {}
    for sighting in reading.sightings:
        journeys = by_key.setdefault(sighting.key, [])
        journey = _journey_for(reading, journeys, sighting)
        if journey is None:
            journey = _Journey(sighting.key, background=sighting.background, denied=sighting.status == "denied")
            journeys.append(journey)
        _add(journey, sighting)
    for key, journeys in by_key.items():
        for journey in _joined(journeys):
            stops = tuple(_stop(reading.document.text, stay) for stay in _in_order(journey))
            actor = reading.people[key]
            yield Itinerary(actor.name, stops, actor.role, actor.countries[0] if actor.countries else None)


def _joined(journeys: list[_Journey]) -> list[_Journey]:
    """Journeys that later sightings have bridged: days of both lie close together."""
    joined: list[_Journey] = []
    for journey in journeys:
        for other in joined:
            same_kind = other.background == journey.background and other.denied == journey.denied
            if same_kind and any(_gap(a, b) <= _DAYS_APART for a in other.days() for b in journey.days()):
                for stay in journey.stays:
                    for sighting in stay.sightings:
                        _add(other, sighting)
                break
        else:
            joined.append(journey)
    return joined


def _journey_for(reading: _Reading, journeys: list[_Journey], sighting: Sighting) -> _Journey | None:
    published = reading.document.article.published
    today = (published.toordinal(), published.toordinal()) if published else None
    dated = sighting.start is not None or sighting.end is not None
    for journey in reversed(journeys):
        if sighting.background != journey.background or (sighting.status == "denied") != journey.denied:
            continue
        if not dated:
            return journey
        own = _interval(sighting)
        days = journey.days() or ([today] if today else [])
        if not days or min(_gap(own, day) for day in days) <= _DAYS_APART:
            return journey
    return None


def _add(journey: _Journey, sighting: Sighting) -> None:
    """Put a sighting to the stay that it speaks of, or begin a new one."""
    place = sighting.place
    same = [stay for stay in journey.stays if stay.country == place.country]
    for stay in reversed(same):
        if not place.name or not stay.name or stay.name.casefold() == place.name.casefold() or _same_town(stay, place):
            stay.sightings.append(sighting)
            return
    journey.stays.append(_Stay([sighting], sighting.at))


_SITE = re.compile(
    r"\b(?:Palace|Castle|House|Airport|Base|Kremlin|Cosmodrome|Hotel|Centre|Center|Residence|Hall|Square|Mosque|Cathedral|Street)\b"
)
_TOWN_DEGREES = 0.4


def _same_town(stay: _Stay, place: Place) -> bool:
    """A palace or an airport and the city around it are one stop."""
    for sighting in stay.sightings:
        other = sighting.place
        if other.lon is None or other.lat is None or place.lon is None or place.lat is None:
            continue
        near = abs(other.lon - place.lon) < _TOWN_DEGREES and abs(other.lat - place.lat) < _TOWN_DEGREES
        if near and (_SITE.search(other.name) or _SITE.search(place.name)):
            return True
    return False


def _in_order(journey: _Journey) -> list[_Stay]:
    """Stays in order of travel: as told, then as words of order say, then as days say."""
    stays = sorted(journey.stays, key=lambda stay: stay.at)
    for stay in list(stays):
        for sighting in stay.sightings:
            if sighting.relation is not None:
                _move(stays, stay, sighting.relation)
    stays.sort(key=_end_of_journey)
    slots = [number for number, stay in enumerate(stays) if stay.start is not None and stay.start.precision == "day"]
    dated = sorted((stays[number] for number in slots), key=lambda stay: stay.start.earliest)  # type: ignore[union-attr]
    for number, stay in zip(slots, dated, strict=True):
        stays[number] = stay
    return _past_first(stays)


def _past_first(stays: list[_Stay]) -> list[_Stay]:
    """What is planned comes after what is done; the simple present after a plan is part of the plan."""
    ahead = False
    for stay in stays:
        status = stay.status
        if ahead and status == "done" and all(sighting.present for sighting in stay.sightings):
            for sighting in stay.sightings:
                sighting.status = "planned"
        ahead = ahead or status == "planned"
    done = [stay for stay in stays if stay.status not in ("planned", "cancelled")]
    return done + [stay for stay in stays if stay.status in ("planned", "cancelled")]


def _end_of_journey(stay: _Stay) -> int:
    """-1 for a stay that the text calls the first, 1 for the last, 0 for others."""
    words = {sighting.relation[0] for sighting in stay.sightings if sighting.relation is not None}
    return -1 if "first" in words else 1 if "last" in words else 0


def _move(stays: list[_Stay], stay: _Stay, relation: Relation) -> None:
    """Put a stay where a word of order wants it, others keeping their order."""
    where, anchor = relation
    if where in ("first", "last"):
        return
    target = next((other for other in stays if other is not stay and _told_at(other, anchor)), None)
    if target is None:
        return
    here, there = stays.index(stay), stays.index(target)
    if (where == "before") == (here < there):
        return
    stays.remove(stay)
    stays.insert(stays.index(target) + (where == "after"), stay)


def _told_at(stay: _Stay, offset: int) -> bool:
    return any(s.span[0] <= offset < s.span[1] and (s.relation is None or s.relation[1] != offset) for s in stay.sightings)


_DISTRICT = re.compile(r"Washington,? D\.?C\b")


def _stop(text: str, stay: _Stay) -> Stop:
    best = stay.best
    told = [s for s in stay.sightings if s.place.name]
    named = next((s for s in told if not _SITE.search(s.place.name)), told[0] if told else best)
    name = named.place.name
    if name == "Washington" and _DISTRICT.match(text, named.place.start):
        name = "Washington, D.C."
    return Stop(
        country=stay.country, evidence=Evidence.of(text, *best.span), place=name, lon=named.place.lon, lat=named.place.lat,
        start=stay.start, end=stay.end, status=stay.status, confidence=best.confidence, rule=best.rule,
    )  # fmt: skip
