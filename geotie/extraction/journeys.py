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
from geotie.extraction.journey_parting import joined, journey_for, tells_another
from geotie.extraction.sightings import Reading
from geotie.extraction.stays import Journey, Stay, add
from geotie.extraction.told_days import WEEKDAY, later
from geotie.extraction.told_places import SITE
from geotie.extraction.travel_order import in_order
from geotie.records import Evidence, Itinerary, PartialDate, Stop


def assemble(reading: Reading) -> Iterator[Itinerary]:
    by_key: dict[str, list[Journey]] = {}
    for sighting in reading.sightings:
        journeys = by_key.setdefault(sighting.key, [])
        journey = journey_for(reading, journeys, sighting)
        parted = journey is not None and tells_another(reading, journey, sighting)
        if journey is None or parted:
            journey = Journey(sighting.key, [], sighting.background, sighting.status == "denied", parted)
            journeys.append(journey)
        add(journey, sighting)
    for key, journeys in by_key.items():
        for journey in joined(reading, journeys):
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


_LATELY_DAYS = 7  # a journey whose stops lie ahead may have begun so long ago


def _set_bounds(reading: Reading, key: str, stays: list[Stay]) -> None:
    """Days on which the whole journey begins and ends go to its first and last stop, where these have none of their own."""
    published = reading.document.article.published
    for bound in reading.bounds:
        ahead = published is not None and bound.day.earliest > published
        lately = published is None or ahead or (published - bound.day.earliest).days <= _LATELY_DAYS
        part = [stay for stay in stays if (stay.status == "planned" and lately) or (stay.status == "done" and not ahead)]
        part = part or [stay for stay in stays if stay.status == "cancelled" and lately]
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
    place = stay.place
    name = place.name
    capital = country(stay.country).capital
    if capital and capital in name and SITE.search(name):
        name = capital  # "Sabiha Tashkent International Airport"
    if name == "Washington" and _DISTRICT.match(text, place.start):
        name = "Washington, D.C."
    return Stop(
        country=stay.country, evidence=Evidence.of(text, *best.span), place=name, lon=place.lon, lat=place.lat,
        start=stay.start, end=stay.end, status=stay.status, confidence=best.confidence, rule=best.rule,
    )  # fmt: skip
