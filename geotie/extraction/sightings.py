"""
Sightings: single statements that somebody is, was or will be in a foreign place, and what all rules that find them share.

A rule names the travellers, the places and how the act stands; `sight` leaves out homes and those who cannot travel, reads the days
and notes one sighting for each traveller and place. `Reading` is the state of reading one article.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from geotie.countries import country
from geotie.extraction import travel
from geotie.extraction.clauses import LOCALITIES, Clauses, Item, Phrase, Predicate
from geotie.extraction.document import Actor, DateExpression, Document
from geotie.extraction.wordlists import phraseset, wordset
from geotie.records import Mention, PartialDate, Status

SPOUSE = re.compile(r"\b(?:first|second) (?:lady|gentleman)\b|\bspouse\b|\bwife\b|\bhusband\b")


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
    again: bool = False  # a return to a country visited before
    present: bool = False  # told in the simple present, which may mean the future: "flies on to Oslo"
    goes_on: bool = False  # told so by a finite verb
    past_plan: bool = False  # a plan told in the past: "was due to visit", "planned to meet"
    purpose: str = ""
    days: int = 0  # how long the stay lasts, 0 where that is not said
    tour: int = 0  # sightings of one list share a number


@dataclass(slots=True)
class Venue:
    place: Place
    dates: tuple[DateExpression, ...]
    status: Status
    sentence: int
    events: frozenset[str] = frozenset()  # nouns by which it is called: "summit"


@dataclass(frozen=True, slots=True)
class Bound:
    """A day on which a journey begins or ends, told apart from its places: "the tour starts on Monday"."""

    key: str
    which: Literal["start", "end"]
    day: PartialDate
    at: int


@dataclass(slots=True)
class Reading:
    """The state of reading one article."""

    document: Document
    people: dict[str, Actor]
    venues: list[Venue] = field(default_factory=list)
    sightings: list[Sighting] = field(default_factory=list)
    cancelled: list[tuple[str, int]] = field(default_factory=list)  # whose journey, where in the text
    bounds: list[Bound] = field(default_factory=list)
    gatherings: list[tuple[str, int, tuple[DateExpression, ...]]] = field(default_factory=list)  # noun, sentence, its days
    tours: int = 0
    owners: tuple[int, list[str]] = (-1, [])  # sentence and travellers of the last noun of travel with a possessive
    dateline: Place | None = None  # where the article was written: "HANOI, May 3 (Xinhua) --"
    group: int = 0  # how many "the leaders" were when last counted: "the three leaders"
    leaders: dict[str, list[str]] = field(default_factory=dict)  # key of a delegation -> keys of those who lead it


_DATELINE_END = re.compile(
    r"\)?\s*(?:[—–]|--?\s|\(|:|,\s+(?:\w+ )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|\d|[A-Z][\w'’ ]+(?:\s[—–(-]|,)))"
)


# "(KUNA)" or "May 3, 2024 (" in front of a dateline
_CREDIT = re.compile(r"\s*(?:\((?:[^()]|\([^()]*\))*\)\s*)?(?:[A-Z][a-z]+\.? \d{1,2}, \d{4} \()?")


def dateline_of(document: Document) -> Place | None:
    """The place in front of an agency's text: "NAIROBI, May 2 (Reuters) -", "Hanoi (VNA) –"; of a city state its name."""
    opening = _CREDIT.match(document.text)
    begin = opening.end() if opening else 0
    first = next((mention for mention in document.mentions if mention.kind not in ("demonym", "person")), None)
    if first is None or first.start > begin or not (first.place or first.text.isupper()):
        return None
    if not _DATELINE_END.match(document.text, first.end):
        return None
    return Place(first.country, first.place, first.lon, first.lat, first.start, first.end)


def without_dateline(reading: Reading, dates: Iterable[DateExpression]) -> tuple[DateExpression, ...]:
    """Dates but for the day that an agency writes behind the place: "HANOI, May 3 (Reuters)"."""
    here, text = reading.dateline, reading.document.text
    if here is None:
        return tuple(dates)
    opening = text[: here.start]
    return tuple(
        told
        for told in dates
        if (told.start > here.start or opening[: told.start].strip() or not opening.endswith("("))
        and (told.start < here.end or text[here.end : told.start].strip(" ,("))
    )


def places_of(items: Iterable[Item]) -> list[Place]:
    """Destinations among the items of a phrase: "Accra, Ghana" is one, "Cuba, Venezuela and Bolivia" are three."""
    found: list[Place] = []
    for item in items:
        mention = item.mention
        if mention is None or mention.kind in ("demonym", "person"):
            continue
        local = mention.text if mention.kind in ("city", "capital", "region") else ""
        if found and found[-1].country == mention.country:
            if mention.kind == "region" and found[-1].name and mention.start - found[-1].end <= 3:
                found[-1] = replace(found[-1], end=mention.end)  # "Palm Beach, Florida"
                continue
            if not local:
                found[-1] = replace(found[-1], end=mention.end)
                continue
            if not found[-1].name:
                found[-1] = Place(mention.country, local, mention.lon, mention.lat, found[-1].start, mention.end)
                continue
        found.append(Place(mention.country, local, mention.lon, mention.lat, mention.start, mention.end))
    return found


def before_noun(predicate: Predicate) -> Predicate:
    """The verb with its phrases up to a noun of travel: "returned to Tokyo from a trip to Oman" says no more than "to Tokyo"."""
    phrases = predicate.phrases
    cut = next((number for number, phrase in enumerate(phrases) if phrase.noun in travel.JOURNEY_NOUNS), len(phrases))
    return replace(predicate, phrases=phrases[:cut]) if cut < len(phrases) else predicate


def passed_through(predicate: Predicate) -> list[Place]:
    """Places passed through: "via Lomé", "by way of the port of Lomé and Cotonou"."""
    phrases = predicate.phrases
    found = goal_of(predicate, "via", "through")
    way = next(
        (number for number, phrase in enumerate(phrases) if phrase.preposition == "by" and phrase.noun == "way"), len(phrases)
    )
    for phrase in itertools.takewhile(lambda phrase: phrase.preposition == "of", phrases[way + 1 :]):
        found += places_of(phrase.items)
    return found


def goal_of(predicate: Predicate, *prepositions: str) -> list[Place]:
    """Places behind some prepositions ("" is the object); "the Kenyan port of Mombasa" is Mombasa, "the Kenyan capital" Nairobi."""
    phrases = [Phrase("", list(predicate.objects), predicate.object_noun), *predicate.phrases]
    found: list[Place] = []
    for number, phrase in enumerate(phrases):
        if phrase.preposition not in prepositions:
            continue
        found += _places_in(phrases, number)
    return found


def _places_in(phrases: Sequence[Phrase], number: int) -> list[Place]:
    """The places of one phrase; of "in the West Bank town of Jericho" the town that the next one names."""
    phrase = phrases[number]
    places = places_of(phrase.items)
    following = phrases[number + 1] if number + 1 < len(phrases) else None
    if phrase.noun in LOCALITIES and following is not None and following.preposition == "of":
        named = places_of(following.items)
        return named if named and all(place.country == named[0].country for place in places) else places + named
    if phrase.noun == "capital" and not any(place.name for place in places):
        return _capitals(phrase.items) or places
    return places


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
    r"\b(?:un|u\.n\.|united nations|eu|european|nato|iaea|imf|world bank|african union|arab league|asean|osce|oic|"
    r"secretary[- ]general|director[- ]general|high representative|high commissioner|special rapporteur|"
    r"council of europe|commission)\b"
)


# Where an organisation sits, its officials are at home.
_SEATS = tuple(
    (re.compile(rf"\b(?:{names})\b"), homes)
    for names, homes in (
        ("un|u\\.n\\.|united nations", ("USA",)),
        ("african union|au commission", ("ETH",)),
        ("eu|european (?:union|commission|council|parliament)|nato|high representative", ("BEL",)),
        ("arab league|league of arab states", ("EGY",)),
        ("iaea|opec|osce", ("AUT",)),
        ("asean", ("IDN",)),
        ("imf|world bank|oas|organization of american states", ("USA",)),
        ("gulf cooperation council|gcc|oic|organi[sz]ation of islamic cooperation", ("SAU",)),
        ("ecowas", ("NGA",)),
        ("sadc", ("BWA",)),
        ("caricom", ("GUY",)),
        ("commonwealth", ("GBR",)),
        ("council of europe", ("FRA",)),
        ("shanghai cooperation organi[sz]ation|sco", ("CHN",)),
        ("csto|commonwealth of independent states", ("RUS", "BLR")),
    )
)


def _description(actor: Actor) -> str:
    return f"{actor.role} {actor.text.lower()}"


def is_international(actor: Actor) -> bool:
    """Whether an official without a home acts for an organisation: "the UN's special envoy for Syria, Geir Pedersen"."""
    return not actor.countries and bool(_INTERNATIONAL.search(_description(actor)))


def homes_of(actor: Actor) -> tuple[str, ...]:
    """The states in which a traveller is at home, for an official of an organisation that of its seat."""
    described = _description(actor) if not actor.countries else actor.role
    seats = next((homes for pattern, homes in _SEATS if pattern.search(described)), ())
    return (*actor.countries, *(_SUCCESSOR[code] for code in actor.countries if code in _SUCCESSOR), *seats)


def _can_travel(reading: Reading, key: str) -> bool:
    actor = reading.people.get(key)
    return (
        actor is not None
        and actor.official
        and actor.kind != "state"
        and bool(actor.name)
        and bool(actor.countries or (actor.role and actor.kind != "delegation" and ":" not in key))
    )


def travellers_among(reading: Reading, actors: Iterable[Actor], *, subjects: Iterable[Actor] | None = None) -> list[str]:
    """
    Keys of those actors who may travel; "the two leaders" are two. A companion by marriage does not count beside an official.

    Of people who meet (`subjects` given), those who are no subjects must have a known home: most are hosts.
    """
    known = None if subjects is None else {key for actor in subjects for key in actor.key.split("&")}
    keys: list[str] = []
    for actor in actors:
        for key in actor.key.split("&"):
            if key and key not in keys and _can_travel(reading, key):
                person = reading.people[key]
                if known is not None and key not in known and not person.countries and not is_international(person):
                    continue
                keys.append(key)
    official = [key for key in keys if not SPOUSE.search(reading.people[key].role)]
    return official or keys


def status_of(predicate: Predicate, clauses: Clauses | None = None) -> Status | None:
    """Status of the act; "denied that he would travel" is a denial, whatever the verb group says."""
    if clauses is not None:
        before = [other for other in clauses.predicates if other.first < predicate.first and other.form == "finite"]
        if before and before[-1].verb in _DENYING and predicate.link != "and" and before[-1].actuality == "done":
            return "denied"
    above = predicate.parent
    if predicate.form == "infinitive" and above is not None and above.verb in travel.CANCELLING and above.actuality == "done":
        return "cancelled"  # "scrapped plans to visit"
    if predicate.lapsed:
        return "cancelled"  # "had been due to visit", "will no longer visit"
    return _STATUSES.get(predicate.actuality)


_STATUSES: dict[str, Status] = {"done": "done", "future": "planned", "negated": "denied"}


_NOT_OF_AMBASSADORS = wordset("host meet talks speak attend venue")  # an ambassador is met where he or she is posted

_RESIDENT = re.compile(r"\b(?:ambassador|consul|charg[eé]|attach[eé]|permanent representative)\b")

_SUCCESSOR = {"SUN": "RUS", "YUG": "SRB", "CSK": "CZE", "DDR": "DEU"}  # Moscow is home for a Soviet premier

_TOUR = re.compile(r"[\s-]+(?:\w+ )?(?:tour|swing|trip)\b")

_LASTING = frozenset({"noun", "verb-in", "verb-visit", "verb-to", "tour"})  # rules whose clause tells how long a stay lasts

_NEEDS_HOME = frozenset({"speak", "attend", "venue", "meet", "talks"})  # who speaks at a place may be at home there

_DENYING = frozenset({"deny", "rule out", "refute", "dismiss", "reject"})


def sight(  # noqa: PLR0912, PLR0917
    reading: Reading, keys: Iterable[str], places: list[Place], status: Status | None, span: tuple[int, int], rule: str,
    confidence: float,
    dates: Iterable[DateExpression] = (), *, relation: Relation | None = None, background: bool = False, ends: bool = False,
) -> None:  # fmt: skip
    """Note that each of the travellers is at each of the places, home left out."""
    if status is None:
        return
    dates = tuple(dates)
    published = reading.document.article.published
    dates = tuple(told for told in without_dateline(reading, dates) if not _dates_another_place(reading, places, told))
    if status == "done" and any(told.tense == "future" for told in dates):
        status = "planned"
    if status == "planned" and published is not None and dates and all(_long_past(told, published) for told in dates):
        status = "done"
    groups = _dated_groups(places, dates)
    if len(groups) > 1:
        for some_places, some_dates in groups:
            sight(reading, keys, some_places, status, span, rule, confidence, some_dates, relation=relation, background=background)
        return
    start, end, duration = _window(dates)
    text = reading.document.text
    if any(told.duration_days and _TOUR.match(text, told.end) for told in dates) and rule != "noun":
        duration = None  # "arrived in La Paz on a ten-day tour": the tour lasts so long, not the stay
    if status in ("planned", "cancelled") and published is not None and start is not None and start.earliest < published:
        start, end = _ahead(start, dates, published), end and _ahead(end, dates, published)
    if ends and end is None and start is not None and start.day:
        start, end = None, start
    if (
        relation is not None
        and relation[0] == "after"
        and start is not None
        and _WEEKDAY.search(" ".join(told.text for told in dates))
    ):
        earlier = [s.start for s in reading.sightings if s.start is not None and s.span[0] <= relation[1] < s.span[1]]
        if earlier and start.earliest < earlier[-1].earliest and (earlier[-1].earliest - start.earliest).days < 7:
            start = later(start, 7)  # "arrived on Friday before flying on to Riga on Saturday"
    if start is not None and duration and end is None and start.day and rule in _LASTING:
        end = later(start, duration - 1)
    closing = ends or (relation is not None and relation[0] == "last")  # the whole tour lasted so long, not this stay
    if start is None and duration and end is not None and end.day and rule in _LASTING and not closing:
        begin = later(end, 1 - duration)  # "will stay three days until Tuesday"
        start = begin if status == "done" or published is None or begin.earliest >= published else None
    if status == "done" and published is not None and start is not None and start.earliest > published:
        status = "planned"  # "leaves for Moscow on Monday"
    for key in keys:
        traveller = reading.people[key]
        if not traveller.countries and rule in _NEEDS_HOME and not is_international(traveller):
            continue
        if rule in _NOT_OF_AMBASSADORS and _RESIDENT.search(traveller.role):
            continue
        home = homes_of(traveller)
        abroad = [place for place in places if place.country not in home and not (home == ("VAT",) and place.name == "Rome")]
        reading.tours += 1
        for number, place in enumerate(abroad):
            whole = start is not None and start.precision != "day" and end is None
            sighting = Sighting(
                key, place, status, _evidence(text, span, place), rule, confidence,
                start=start if number == 0 or whole else None,
                end=end if number == len(abroad) - 1 else None,
                at=place.start,
                relation=relation,
                background=background,
                days=duration if duration and rule == "verb-in" and len(abroad) == 1 else 0,
                tour=reading.tours,
            )  # fmt: skip
            reading.sightings.append(sighting)


_PREPOSITION_BEFORE = re.compile(r"\b(?:in|at|to|from|on|near|via|through|for|of)\s+(?:the\s+)?(?:[a-z]+\s+){0,2}$", re.IGNORECASE)


def _evidence(text: str, span: tuple[int, int], place: Place) -> tuple[int, int]:
    """The clause with the place that it names; a place before the clause is taken with its preposition: "In Oslo he met"."""
    if place.start >= span[0]:
        return span[0], max(span[1], place.end)
    lead = _PREPOSITION_BEFORE.search(text[max(0, place.start - 40) : place.start])
    return place.start - (len(lead[0]) if lead else 0), max(span[1], place.end)


def note_bounds(
    reading: Reading, keys: Iterable[str], dates: Iterable[DateExpression], at: int, *, plan: bool, ends: bool = False
) -> None:
    """
    Remember the day that begins (or `ends`) a journey whose places are told elsewhere; the day of a plan lies ahead.

    How long the journey takes gives its last day.
    """
    dates = tuple(dates)
    published = reading.document.article.published
    day = next((told.first for told in dates if told.first is not None and told.first.day), None)
    if day is not None and plan and published is not None and day.earliest < published:
        day = _ahead(day, dates, published)
    if day is None:
        return
    duration = next((told.duration_days for told in dates if told.duration_days), None)
    for key in keys:
        reading.bounds.append(Bound(key, "end" if ends else "start", day, at))
        last = next((told.last for told in dates if told.last is not None and told.last.day), None)
        if not ends and (duration or last):
            reading.bounds.append(Bound(key, "end", last or later(day, (duration or 1) - 1), at))


def _dates_another_place(reading: Reading, places: list[Place], told: DateExpression) -> bool:
    """ "Will visit Chile and Peru for a summit in Lima from May 4 to 6": the days are those of the summit."""
    if not places or told.start < places[-1].end:
        return False
    between = [
        mention for mention in reading.document.mentions
        if places[-1].end <= mention.start < told.start and mention.kind not in ("demonym", "person")
        and (mention.country != places[-1].country or (mention.place and places[-1].name))
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
        return later(day, 7) if (published - day.earliest).days <= 7 else day
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


def later(day: PartialDate, days: int) -> PartialDate:
    return PartialDate.of(day.earliest.fromordinal(day.earliest.toordinal() + days))


_BEFORE_A_JOURNEY = wordset("'s ’s the first second third next last final only other whirlwind official long")


def owners_of(clauses: Clauses, predicate: Predicate) -> list[Actor]:
    """ "Merkel's last stop", "the second leg of his tour": whose journey the subject is."""
    first = predicate.left
    items = clauses.items
    while first > 0 and (items[first - 1].kind == "actor" or items[first - 1].lower in _BEFORE_A_JOURNEY):
        first -= 1
    return [item.actor for item in items[first : predicate.first] if item.actor is not None and item.actor.kind != "state"]


def last_traveller(reading: Reading, before: int) -> list[str]:
    """Who was told of as travelling last, for "the trip" and "the tour"; who was named last where nobody travelled yet."""
    earlier = [sighting for sighting in reading.sightings if sighting.span[0] < before]
    if earlier:
        return [max(earlier, key=lambda sighting: sighting.span[0]).key]
    here = reading.document.sentence_at(before - 1).index
    for actor in reversed(reading.document.actors):
        if actor.start < before and actor.kind == "person" and actor.name:
            near = here - reading.document.sentence_at(actor.start).index <= _NAMED_NEAR
            return travellers_among(reading, [actor]) if near and reading.people[actor.key].countries else []
    return []


_NAMED_NEAR = 1  # sentences back in which "the tour" may have its traveller


def place_of_there(reading: Reading, clauses: Clauses, predicate: Predicate) -> list[Place]:
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
        as_item(m) for m in reading.document.mentions if m.start < clauses.sentence.start and m.kind not in ("demonym", "person")
    ]
    found = places_of(here) or places_of(there)
    return found[-1:]


_LANDS = wordset("country island islands kingdom")


def the_country(reading: Reading, clauses: Clauses, first: int, last: int) -> list[Place]:
    """ "Flew into the country", "his visit to the country": the one spoken of last or where the article was written."""
    items = clauses.items
    for number in range(max(first, 1), min(last, len(items))):
        if items[number].lower in _LANDS and items[number - 1].lower in ("the", "this"):
            before = places_of(items[:number])
            if before:
                return [Place(before[-1].country, "", None, None, items[number].start, items[number].end)]
            here = reading.dateline
            if here is not None and items[number].lower == "country":
                return [Place(here.country, "", None, None, items[number].start, items[number].end)]
            told = [sighting.place for sighting in reading.sightings if sighting.span[0] < clauses.sentence.start]
            return [replace(told[-1], name="", lon=None, lat=None)] if told else []
    return []


_SPEECH = wordset("say tell add announce write declare state explain note confirm post tweet reply insist")


def speakers(reading: Reading, clauses: Clauses) -> list[str]:
    """Who says "I", "my" and "we" in a sentence."""
    said = [other.subject for other in clauses.predicates if other.verb in _SPEECH and other.subject]
    return travellers_among(reading, said[0])[:1] if said else []


def as_item(mention: Mention) -> Item:
    return Item("place", mention.start, mention.end, "", mention=mention)


def venue_places(predicate: Predicate, clauses: Clauses | None = None) -> list[Place]:  # noqa: PLR0912
    """The place where people meet: "in" a place, not in a place that a topic names ("talks on the war in Ukraine")."""
    topic = False
    for number, phrase in enumerate(predicate.phrases):
        if (
            phrase.noun not in ("island", "islands")
            and phrase.preposition in ("on", "about", "over", "of", "regarding", "concerning", "against", "for")
            and predicate.verb not in _ATTENDING  # "took part in a conference on Africa in Lima"
            and phrase.noun
            and not phrase.items
            and phrase.noun not in travel.EVENT_NOUNS | MARGINS
        ):
            topic = True
            continue
        island = phrase.preposition == "on" and phrase.noun in ("island", "islands")
        if (phrase.preposition in ("in", "at", "outside", "near") or island) and not topic:
            places = _places_in(predicate.phrases, number)
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
        return places_of([as_item(predicate.antecedent)])
    return []


_ATTENDING = phraseset("attend, participate, take part, join")
MARGINS = wordset("margins sidelines sideline occasion side fringes eve invitation request basis")


def venue_near(reading: Reading, sentence: int, nouns: Iterable[str] = ()) -> Venue | None:
    """The gathering told of in the sentences before; further back the one that is called by the same noun ("the summits")."""
    called = events_in(nouns)
    earlier = [venue for venue in reading.venues if venue.sentence <= sentence]
    named = [venue for venue in earlier if venue.events & called]
    near = [venue for venue in earlier if venue.sentence >= sentence - 4]
    found = named or near
    return found[-1] if found else None


def events_in(nouns: Iterable[str]) -> frozenset[str]:
    """The gatherings among some nouns, in the singular."""
    return frozenset(_singular(noun.split()[-1]) for noun in nouns if noun and noun.split()[-1] in travel.EVENT_NOUNS)


def _singular(noun: str) -> str:
    return noun.removesuffix("s") if noun != "talks" else noun
