"""
Sightings: single statements that somebody is, was or will be in a foreign place.

A rule names the travellers, the places and what it was told (`Account`); `sight` leaves out homes and those who cannot travel,
reads the days and notes one sighting for each traveller and place. `Reading` is the state of reading one article.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Literal

from geotie.extraction import travel
from geotie.extraction.clauses import Clauses, Predicate
from geotie.extraction.document import Actor, DateExpression, Document, within
from geotie.extraction.told_days import (
    WEEKDAY,
    ahead,
    dated_groups,
    dates_another_place,
    later,
    long_past,
    several_months,
    window,
    without_dateline,
)
from geotie.extraction.told_periods import Period, period_of
from geotie.extraction.told_places import Place, as_item, places_of, whole_country
from geotie.extraction.travellers import homes_of, is_international
from geotie.extraction.wordlists import wordset
from geotie.records import PartialDate, Status

Relation = tuple[Literal["before", "after", "first", "last"], int]
"""Where a stop stands in the order of travel: before or after the one told of at an offset of the text, first or last of all."""


@dataclass(slots=True)
class Account:
    """What a clause says of a stay, besides who and where; a status of None means that it tells of no stay."""

    status: Status | None
    span: tuple[int, int]
    rule: str
    confidence: float
    dates: tuple[DateExpression, ...] = ()
    relation: Relation | None = None
    background: bool = False
    ends: bool = False  # its date is the last day: "left Oslo on Monday"
    shared: bool = False  # its day is that of all its places: "visits today to Chad and Niger"


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
    now: bool = False  # under way when the text was written: "is in Oslo", "is visiting Chad"
    over: bool = False  # of a journey from which the traveller is back home
    left: bool = False  # told by leaving it: "left Oslo on Monday"
    past_plan: bool = False  # a plan told in the past: "was due to visit", "planned to meet"
    once_planned: bool = False  # such a plan that the text gives up: "was originally scheduled to visit"
    purpose: str = ""
    days: int = 0  # how long the stay lasts, 0 where that is not said
    tour: int = 0  # sightings of one list share a number
    of_tour: bool = False  # its days are those of a list of several stops
    period: Period | None = None  # when, also where no day is told: "last week"


@dataclass(slots=True)
class Venue:
    """Where people gather."""

    place: Place
    dates: tuple[DateExpression, ...]
    status: Status
    sentence: int
    events: frozenset[str] = frozenset()  # nouns by which the gathering is called: "summit"
    arrivals: bool = False  # people are told to arrive there: "Leaders arrived in Lagos"


@dataclass(frozen=True, slots=True)
class Meeting:
    """Talks of which a sentence tells no place; the next may: "The two held talks on Monday. The meeting took place in Oslo"."""

    keys: tuple[str, ...]
    dates: tuple[DateExpression, ...]
    sentence: int


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
    dateline: Place | None = None  # where the article was written: "HANOI, May 3 (Xinhua) --"
    venues: list[Venue] = field(default_factory=list)
    sightings: list[Sighting] = field(default_factory=list)
    meetings: list[Meeting] = field(default_factory=list)
    cancelled: list[tuple[str, int]] = field(default_factory=list)  # whose journey, where in the text
    bounds: list[Bound] = field(default_factory=list)
    gatherings: list[tuple[str, int, tuple[DateExpression, ...]]] = field(default_factory=list)  # noun, sentence, its days
    postings: dict[str, tuple[str, ...]] = field(
        default_factory=dict
    )  # key of an ambassador, a commander -> where he or she serves
    aides: dict[str, list[str]] = field(default_factory=dict)  # key of a spokesman who travels along -> with whom
    tours: int = 0
    owners: tuple[int, list[str]] = (-1, [])  # sentence and travellers of the last noun of travel with a possessive
    group: int = 0  # how many "the leaders" were when last counted: "the three leaders"
    leaders: dict[str, list[str]] = field(default_factory=dict)  # key of a delegation -> keys of those who lead it

    def own_dates(self, dates: Iterable[DateExpression]) -> tuple[DateExpression, ...]:
        """Dates but for the one in the dateline."""
        return without_dateline(self.document, self.dateline, dates)


# ---------------------------------------------------------------- how an act stands

_DENYING = frozenset({"deny", "rule out", "refute", "dismiss", "reject"})
_STATUSES: dict[str, Status] = {"done": "done", "future": "planned", "negated": "denied"}


def status_of(predicate: Predicate, clauses: Clauses | None = None) -> Status | None:
    """Status of the act; "denied that he would travel" is a denial, whatever the verb group says."""
    if clauses is not None:
        before = [other for other in clauses.predicates if other.first < predicate.first and other.form == "finite"]
        if before and before[-1].verb in _DENYING and predicate.link != "and" and before[-1].actuality == "done":
            return "denied"
    above = predicate.parent
    if predicate.form == "infinitive" and above is not None and above.verb in travel.CANCELLING and above.actuality == "done":
        return "cancelled"  # "scrapped plans to visit"
    if predicate.link == "on" and above is not None and above.verb == "plan" and predicate.actuality == "done":
        return "planned"  # "plans on visiting"
    if predicate.lapsed:
        return "cancelled"  # "had been due to visit", "will no longer visit"
    if predicate.modal in ("may", "might") and predicate.progressive and predicate.dates:
        return "planned"  # "may be flying to Oslo on Monday"
    return _STATUSES.get(predicate.actuality)


# ---------------------------------------------------------------- noting sightings

_POSTED_TO = re.compile(r"\b(?:to|in|at)\s+(?:the\s+)?$")


def note_postings(reading: Reading) -> None:
    """Remember where resident officials serve: "the Chinese ambassador to Chad", "the top U.S. commander in Iraq"."""
    document = reading.document
    for actor in document.actors:
        if actor.kind != "person" or not RESIDENT.search(actor.role):
            continue
        inside = within(document.mentions, actor.start, actor.end)
        posted = [mention.country for mention in inside if _POSTED_TO.search(document.text, actor.start, mention.start)]
        if posted:
            reading.postings[actor.key] = (*reading.postings.get(actor.key, ()), *posted)


_RESPECTIVELY = "respectively"
RESIDENT = re.compile(r"\b(?:ambassador|consul|charg[eé]|attach[eé]|permanent representative|commander|resident coordinator)\b")
_NOT_OF_AMBASSADORS = wordset("host meet talks speak attend venue")  # an ambassador is met where he or she is posted
_NEEDS_HOME = frozenset({"speak", "attend", "venue", "meet", "talks"})  # who speaks at a place may be at home there
_LASTING = frozenset({"noun", "verb-in", "verb-visit", "verb-to", "tour"})  # rules whose clause tells how long a stay lasts
_VISIT = re.compile(r"[\s-]+(?:\w+ ){0,2}(?:visit|stay)\b")
_OF_MORE = re.compile(r"[\s-]+(?:\w+ )?(?:tour|swing|trip|summit|conference|forum|meeting|congress|assembly|session)\b")


def sight(reading: Reading, keys: Iterable[str], places: list[Place], account: Account) -> None:
    """Note that each of the travellers is at each of the places, home left out."""
    if account.status is None or not places:
        return
    keys = list(dict.fromkeys(leader for key in keys for leader in reading.aides.get(key, (key,)))) if reading.aides else list(keys)
    if not keys:
        return
    document = reading.document
    dates = reading.own_dates(account.dates)
    if places[-1].start >= account.span[0]:
        dates = tuple(told for told in dates if not dates_another_place(document, places, told))
    if len(keys) == len(places) > 1 and _RESPECTIVELY in document.text[account.span[0] : account.span[1] + 20]:
        for key, place in zip(keys, places, strict=True):  # "A and B flew to Lima and Quito respectively"
            _sight_group(reading, [key], [place], replace(account, dates=dates))
        return
    told = len(reading.sightings)
    if len(places) == 1 and account.status == "done" and (months := several_months(dates)):
        for month in months:  # "travelled there in March and June": two visits
            _sight_group(reading, keys, places, replace(account, dates=(month,)))
        return
    groups = _in_brackets(document, places, dates) or _parted_by_on_to(document, places, dates) or dated_groups(places, dates)
    for some_places, some_dates in groups:
        _sight_group(reading, keys, some_places, account if some_dates == account.dates else replace(account, dates=some_dates))
    _go_forward(reading.sightings[told:], dates)


def _in_brackets(
    document: Document, places: list[Place], dates: tuple[DateExpression, ...]
) -> list[tuple[list[Place], tuple[DateExpression, ...]]]:
    """ "To Chad (June 3-4), Niger and Mali": a day in brackets is that of the place before it; none without one."""
    inside = {told.start: told for told in dates if document.text[told.start - 1] == "("}
    own = {place.start: inside[place.end + 2] for place in places if place.end + 2 in inside} if inside else {}
    if len(places) < 2 or not own or len(own) < len(dates):
        return []
    groups: list[tuple[list[Place], tuple[DateExpression, ...]]] = []
    for place in places:
        days = (own[place.start],) if place.start in own else ()
        if groups and not groups[-1][1] and (not days or groups[-1][0][-1].country == place.country):
            groups[-1] = ([*groups[-1][0], place], days)  # "Quito and Guayaquil, Ecuador (June 5-7)"
        else:
            groups.append(([place], days))
    return groups


_ON_TO = re.compile(r"\b(?:on|onward|then|later)\s+to\s+(?:the\s+)?$")


def _parted_by_on_to(
    document: Document, places: list[Place], dates: tuple[DateExpression, ...]
) -> list[tuple[list[Place], tuple[DateExpression, ...]]]:
    """ "To Oslo and on to Riga on Monday": a day behind the last place is of that one only; none where nothing parts them so."""
    behind = tuple(told for told in dates if told.start >= places[-1].end)
    if len(places) < 2 or not behind or not _ON_TO.search(document.text, places[-2].end, places[-1].start):
        return []
    if any(told.first is None or not told.first.day or told.last is not None for told in behind):
        return []  # a month, or the days of the whole tour
    before = tuple(told for told in dates if told not in behind)
    return [(places[:-1], before), (places[-1:], behind)]


def _go_forward(sightings: list[Sighting], dates: tuple[DateExpression, ...]) -> None:
    """ "In Riga on Tuesday, Oslo on Wednesday" told ahead on a Wednesday: the second day is that of the week to come."""
    latest: dict[str, PartialDate] = {}
    for sighting in sightings:
        start, before = sighting.start, latest.get(sighting.key)
        if start is None or not start.day or sighting.status != "planned":
            continue
        if before is not None and 0 < (before.earliest - start.earliest).days < 7 and WEEKDAY.search(dates[-1].text):
            start = sighting.start = later(start, 7)
        latest[sighting.key] = start


def _sight_group(reading: Reading, keys: list[str], places: list[Place], account: Account) -> None:
    status = _status_by_days(reading, account)
    start, end, duration = _days(reading, account, status)
    published = reading.document.article.published
    if status == "done" and published is not None and start is not None and start.earliest > published:
        status = "planned"  # "leaves for Moscow on Monday"
    for key in keys:
        traveller = reading.people[key]
        if not traveller.countries and account.rule in _NEEDS_HOME and not is_international(traveller):
            continue
        if account.rule in _NOT_OF_AMBASSADORS and RESIDENT.search(traveller.role):
            continue
        home = homes_of(traveller) + reading.postings.get(key, ())
        abroad = [place for place in places if place.country not in home and not (home == ("VAT",) and place.name == "Rome")]
        reading.tours += 1
        whole = start is not None and (start.precision != "day" or account.shared) and end is None
        period = period_of(start, end, account.dates, published)
        for number, place in enumerate(abroad):
            sighting = Sighting(
                key, place, status, _evidence(reading.document.text, account.span, place), account.rule, account.confidence,
                start if number == 0 or whole else None,
                end if number == len(abroad) - 1 else None,
                place.start,
                account.relation,
                account.background,
                days=duration if duration and account.rule == "verb-in" and len(abroad) == 1 else 0,
                tour=reading.tours,
                of_tour=len(abroad) > 1 and start is not None and end is not None,
                period=period,
            )  # fmt: skip
            reading.sightings.append(sighting)


def _status_by_days(reading: Reading, account: Account) -> Status:
    """What is told as done on a day to come is planned; a plan for a day long past is done."""
    status, published = account.status or "done", reading.document.article.published
    if status == "done" and any(told.tense == "future" for told in account.dates):
        status = "planned"
    fixed = [told for told in account.dates if told.first is not None or told.last is not None]
    if status == "planned" and published and fixed and account.relation is not None and account.relation[0] == "before":
        days = [told.first for told in fixed if told.first is not None]
        if days and all((day.earliest if day.day else day.latest) < published for day in days):
            return "done"  # "after a stop in Oslo on Monday, she will fly to Riga"
    if status == "planned" and published and fixed and all(long_past(told, published) for told in fixed):
        status = "done"
    return status


def _days(
    reading: Reading, account: Account, status: Status
) -> tuple[PartialDate | None, PartialDate | None, int | None]:  # fmt: skip
    """First and last day of the stay, and how many days it lasts."""
    dates, relation, published = account.dates, account.relation, reading.document.article.published
    start, end, duration = window(dates)
    text = reading.document.text
    if account.rule != "noun" and any(told.duration_days and _OF_MORE.match(text, told.end) for told in dates):
        duration = None  # "arrived in La Paz on a ten-day tour", "for a two-day summit": these last so long, not the stay
    if status in ("planned", "cancelled") and published is not None and start is not None and start.earliest < published:
        start, end = ahead(start, dates, published), end and ahead(end, dates, published)
    if account.ends and end is None and start is not None and start.day:
        start, end = None, start
    if relation is not None and relation[0] == "after" and start is not None:
        start = _behind(reading, start, relation[1], dates)
    lasts = duration if duration and account.rule in _LASTING else 0
    closing = account.ends or (relation is not None and relation[0] == "last")  # the whole tour lasted so long, not this stay
    closing = closing and not any(told.duration_days and _VISIT.match(text, told.end) for told in dates)
    if lasts and end is None and start is not None and start.day:
        end = later(start, lasts - 1)
    elif lasts and start is None and end is not None and end.day and not closing:
        begin = later(end, 1 - lasts)  # "will stay three days until Tuesday"
        start = begin if status == "done" or published is None or begin.earliest >= published else None
    return start, end, duration


def _behind(reading: Reading, start: PartialDate, anchor: int, dates: Iterable[DateExpression]) -> PartialDate:
    """ "Arrived on Friday before flying on to Riga on Saturday": a weekday of the week in which the journey goes on."""
    if not WEEKDAY.search(" ".join(told.text for told in dates)):
        return start
    earlier = [s.start for s in reading.sightings if s.start is not None and s.span[0] <= anchor < s.span[1]]
    if earlier and start.earliest < earlier[-1].earliest and (earlier[-1].earliest - start.earliest).days < 7:
        return later(start, 7)
    return start


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

    How long the journey takes, or the last day of a span, gives its last day.
    """
    dates = tuple(dates)
    published = reading.document.article.published
    day = next((told.first for told in dates if told.first is not None and told.first.day), None)
    if day is not None and plan and published is not None and day.earliest < published:
        day = ahead(day, dates, published)
    if day is None:
        return
    duration = next((told.duration_days for told in dates if told.duration_days), None)
    last = next((told.last for told in dates if told.last is not None and told.last.day), None)
    for key in keys:
        reading.bounds.append(Bound(key, "end" if ends else "start", day, at))
        if not ends and (duration or last):
            reading.bounds.append(Bound(key, "end", last or later(day, (duration or 1) - 1), at))


# ---------------------------------------------------------------- places that the text before tells


def place_of_there(reading: Reading, clauses: Clauses, predicate: Predicate) -> list[Place]:
    """ "Flew there": the place spoken of last; "here": where the article was written."""
    after = [item.lower for item in clauses.items[predicate.last : max(predicate.right, predicate.last + 1)]]
    if reading.dateline is not None and "here" in after:
        return [reading.dateline]
    opens = clauses.items[0].lower == "there" and predicate.left <= 2
    if not opens and "there" not in after:
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
        item = items[number]
        if item.lower not in _LANDS or items[number - 1].lower not in ("the", "this", "that"):
            continue
        before = places_of(items[:number])
        if before:
            return [whole_country(before[-1].country, item.start, item.end)]
        if reading.dateline is not None and item.lower == "country":
            return [whole_country(reading.dateline.country, item.start, item.end)]
        told = [sighting.place for sighting in reading.sightings if sighting.span[0] < clauses.sentence.start]
        return [whole_country(told[-1].country, told[-1].start, told[-1].end)] if told else []
    return []


def venue_near(reading: Reading, sentence: int, nouns: Iterable[str] = ()) -> Venue | None:
    """The gathering told of in the sentences before; further back the one that is called by the same noun ("the summits")."""
    called = events_in(nouns)
    earlier = [venue for venue in reading.venues if venue.sentence <= sentence]
    named = [venue for venue in earlier if venue.events & called]
    near = [venue for venue in earlier if venue.sentence >= sentence - 4]
    found = named or near
    return found[-1] if found else None


def meeting_before(reading: Reading, sentence: int) -> Meeting | None:
    """The talks without a place that this sentence or one of the two before it told of last."""
    return next((met for met in reversed(reading.meetings) if 0 <= sentence - met.sentence <= 2), None)


def arrivals_before(reading: Reading, sentence: int) -> Venue | None:
    """Where people are told to arrive one after another: "Leaders arrived in Lagos. ... Costa also landed"."""
    return next((venue for venue in reversed(reading.venues) if venue.arrivals and venue.sentence <= sentence), None)


def events_in(nouns: Iterable[str]) -> frozenset[str]:
    """The gatherings among some nouns, in the singular."""
    last_words = (noun.split()[-1] for noun in nouns if noun)
    return frozenset(_singular(word) for word in last_words if word in travel.EVENT_NOUNS)


def _singular(noun: str) -> str:
    return noun if noun == "talks" or noun.endswith("ss") else noun.removesuffix("s")
