"""
Journeys put together from sightings: those that speak of one stay become one stop, a visit of another year is a journey of its own.

The stops of a journey are brought into the order of travel by what the text says of it ("after", "then", "last stop"), by days, and
by the order of telling; what is planned comes after what is done.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from geotie.countries import country
from geotie.extraction.sightings import Reading, Sighting
from geotie.extraction.stays import Journey, Stay, add, gap, interval
from geotie.extraction.told_days import WEEKDAY, later
from geotie.extraction.told_places import SITE
from geotie.extraction.travel_order import in_order
from geotie.records import Evidence, Itinerary, PartialDate, Status, Stop

_DAYS_APART = 45  # sightings further apart than this belong to different journeys

_DAYS_APART_CALLED_OFF = 10  # a visit called off so long after a journey that took place is none of its stops


def assemble(reading: Reading) -> Iterator[Itinerary]:
    by_key: dict[str, list[Journey]] = {}
    for sighting in reading.sightings:
        journeys = by_key.setdefault(sighting.key, [])
        journey = _journey_for(reading, journeys, sighting)
        if journey is not None and _tells_another(reading, journey, sighting):
            journey = None
        if journey is None:
            journey = Journey(sighting.key, background=sighting.background, denied=sighting.status == "denied")
            journeys.append(journey)
        add(journey, sighting)
    for key, journeys in by_key.items():
        for journey in _joined(journeys):
            _plan_what_lies_ahead(journey, reading.document.article.published)
            _weekdays_in_turn(reading, journey)
            stays = in_order(reading, journey)
            if not journey.background and not journey.denied:
                _set_bounds(reading, key, stays)
            stops = tuple(_stop(reading.document.text, stay) for stay in stays)
            actor = reading.people[key]
            told = (sighting.purpose for stay in journey.stays for sighting in stay.sightings)
            home = actor.countries[0] if actor.countries else None
            yield Itinerary(actor.name, stops, actor.role, home, next(filter(None, told), ""))


def _plan_what_lies_ahead(journey: Journey, published: date | None) -> None:
    """ "When she visits Oslo and Riga this week": a stay whose first day is to come is planned, whatever tense tells of it."""
    for stay in journey.stays:
        start = stay.start
        if published is not None and start is not None and start.precision == "day" and start.earliest > published:
            for sighting in stay.sightings:
                sighting.status = "planned" if sighting.status == "done" else sighting.status


def _weekdays_in_turn(reading: Reading, journey: Journey) -> None:
    """ "On Monday ..., on Wednesday ..., on Friday she will return", told on a Friday: the Friday after the other days."""
    published = reading.document.article.published
    told = sorted((s for stay in journey.stays for s in stay.sightings if s.start is not None), key=lambda s: s.at)
    ahead = False
    for sighting in told:
        start = sighting.start
        if start is None or not start.day or sighting.status != "planned" or published is None:
            continue
        days = (start.earliest - published).days
        text = reading.document.text[reading.document.sentence_at(sighting.at).start : sighting.at]
        if ahead and not days and WEEKDAY.search(text):
            sighting.start = later(start, 7)
        ahead = ahead or 0 < days < 7


def _joined(journeys: list[Journey]) -> list[Journey]:
    """Journeys that later sightings have bridged: days of both lie close together."""
    joined: list[Journey] = []
    for journey in journeys:
        for other in joined:
            same_kind = other.background == journey.background and other.denied == journey.denied
            apart = _days_apart(journey.statuses(), other.statuses())
            if same_kind and any(gap(a, b) <= apart for a in other.days() for b in journey.days()):
                for stay in journey.stays:
                    for sighting in stay.sightings:
                        add(other, sighting)
                break
        else:
            joined.append(journey)
    return joined


def _journey_for(reading: Reading, journeys: list[Journey], sighting: Sighting) -> Journey | None:
    published = reading.document.article.published
    today = (published.toordinal(), published.toordinal()) if published else None
    dated = sighting.start is not None or sighting.end is not None
    if not dated and len(journeys) > 1:
        journeys = sorted(journeys, key=lambda other: not _long_ago(other, today))  # the last one, but for those long past
    for journey in reversed(journeys):
        if sighting.background != journey.background or (sighting.status == "denied") != journey.denied:
            continue
        if _parted_by_home(journey, sighting):
            continue
        if not dated or any(s.tour == sighting.tour for stay in journey.stays for s in stay.sightings):
            return journey
        own = interval(sighting)
        days = journey.days() or ([today] if today else [])
        if not days or min(gap(own, day) for day in days) <= _days_apart(journey.statuses(), {sighting.status}):
            return journey
    return None


def _parted_by_home(journey: Journey, sighting: Sighting) -> bool:
    """ "Will fly to Chad a day after returning home from Oslo": two journeys."""
    ahead = sighting.status == "planned" and not sighting.past_plan
    if ahead:
        return any(told.over for stay in journey.stays for told in stay.sightings)
    return sighting.over and journey.statuses() == {"planned"}


def _days_apart(statuses: set[Status], others: set[Status]) -> int:
    """How far apart days of one journey may be: less where all of the one took place and all of the other was called off."""
    parted = ({"done"}, {"cancelled"}) in ((statuses, others), (others, statuses))
    return _DAYS_APART_CALLED_OFF if parted else _DAYS_APART


def _long_ago(journey: Journey, today: tuple[int, int] | None) -> bool:
    days = journey.days()
    return today is not None and bool(days) and all(today[0] - last > _DAYS_APART for _, last in days)


def _tells_another(reading: Reading, journey: Journey, sighting: Sighting) -> bool:
    """
    Whether a list of other countries begins a journey of its own.

    It does if the journey so far lies ahead and the list is over ("will visit A and B. ... He toured C, D and E"), or if the list
    has a month or year of its own.
    """
    if sighting.status != "done" or sighting.present or sighting.relation is not None:
        return False
    listed = [s for s in reading.sightings if s.tour == sighting.tour and s.key == sighting.key]
    known = {stay.country for stay in journey.stays}
    if len(listed) < 2 or sighting is not listed[0] or known & {s.place.country for s in listed}:
        return False
    when, published = sighting.start, reading.document.article.published
    if when is not None and when.precision != "day":
        return published is not None and when.latest < published and len(known) > 1
    ahead = [stay for stay in journey.stays if stay.status == "planned" and not any(s.past_plan for s in stay.sightings)]
    sentence = reading.document.sentence_at(sighting.span[0]).text
    return when is None and len(ahead) > 1 and sighting.rule in _ACTIVE and not _SAME_TOUR.search(sentence)


_ACTIVE = frozenset({"verb-visit", "verb-to", "verb-in"})
_SAME_TOUR = re.compile(r"\b(?:so far|already|this week|also|(?:the|his|her|their|this) (?:\w+ )?(?:tour|trip|swing|journey))\b")


_LATELY_DAYS = 7  # a journey whose stops lie ahead may have begun so long ago


def _set_bounds(reading: Reading, key: str, stays: list[Stay]) -> None:
    """Days on which the whole journey begins and ends go to its first and last stop, where these have none of their own."""
    published = reading.document.article.published
    for bound in reading.bounds:
        ahead = published is not None and bound.day.earliest > published
        lately = published is None or ahead or (published - bound.day.earliest).days <= _LATELY_DAYS
        part = [stay for stay in stays if (stay.status == "planned" and lately) or (stay.status == "done" and not ahead)]
        if bound.key != key or not part:
            continue
        days = [day for stay in part for day in (stay.start, stay.end) if day is not None]
        first = part[0]
        near = first.start is None or (first.by_meetings and (first.start.earliest - bound.day.earliest).days <= _LATELY_DAYS)
        if bound.which == "start" and near and all(bound.day.earliest <= day.earliest for day in days):
            _date_by_bound(first, bound.day)
        if bound.which == "end" and all(day.latest <= bound.day.latest for day in days) and part[-1].end is None:
            part[-1].best.end = bound.day


def _date_by_bound(stay: Stay, day: PartialDate) -> None:
    """Let a stay begin on the day on which the journey does, not on that of the first meeting."""
    for sighting in stay.sightings:
        sighting.start = None
    stay.best.start = day


_DISTRICT = re.compile(r"Washington,? D\.?C\b")


def _stop(text: str, stay: Stay) -> Stop:
    best = stay.best
    told = [s for s in stay.sightings if s.place.name]
    named = next((s for s in told if not SITE.search(s.place.name)), told[0] if told else best)
    name = named.place.name
    capital = country(stay.country).capital
    if capital and capital in name and SITE.search(name):
        name = capital  # "Sabiha Tashkent International Airport"
    if name == "Washington" and _DISTRICT.match(text, named.place.start):
        name = "Washington, D.C."
    return Stop(
        country=stay.country, evidence=Evidence.of(text, *best.span), place=name, lon=named.place.lon, lat=named.place.lat,
        start=stay.start, end=stay.end, status=stay.status, confidence=best.confidence, rule=best.rule,
    )  # fmt: skip
