"""Stays and journeys: the sightings of one traveller that speak of one stop, and the stops of one journey."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain
from operator import attrgetter

from geotie.extraction.sightings import Sighting
from geotie.extraction.told_days import later
from geotie.extraction.told_periods import Period, period_of
from geotie.extraction.told_places import SITE, Place
from geotie.records import PartialDate, Status

# Rules that tell of what may happen days after the arrival.
_EVENTS_THERE = frozenset({"meet", "attend", "venue", "talks", "meet-at-home", "host", "speak", "aside", "visiting"})
_COMING = frozenset({"verb-to", "verb-in"})
_BEFORE_ARRIVAL = 7  # days by which a meeting may come before the day that is told of the visit


@dataclass(slots=True, eq=False)
class Stay:
    """All sightings of one traveller that speak of one stop."""

    sightings: list[Sighting]
    at: int

    @property
    def country(self) -> str:
        return self.sightings[0].place.country

    @property
    def best(self) -> Sighting:
        return self.sightings[0] if len(self.sightings) == 1 else max(self.sightings, key=attrgetter("confidence"))

    @property
    def status(self) -> Status:
        if len(self.sightings) == 1:
            return self.sightings[0].status
        if "cancelled" in [sighting.status for sighting in self.sightings]:
            return "cancelled"
        told = [sighting for sighting in self.sightings if not (sighting.past_plan and sighting.status == "planned")]
        return max(told or self.sightings, key=attrgetter("confidence")).status  # "was due in Oslo. ... He left for it on Monday"

    @property
    def name(self) -> str:
        return self.place.name

    @property
    def place(self) -> Place:
        """The most telling of its places: a city before a palace or an airport, these before a region or the country."""
        return max((sighting.place for sighting in self.sightings), key=_how_telling)

    @property
    def start(self) -> PartialDate | None:
        """The earliest day told of coming, being or meeting there, but not long before the arrival; else a month or a year."""
        if len(self.sightings) == 1:
            return self.sightings[0].start
        plans = [s for s in self.sightings if s.status == "planned" and s.start is not None] if self.status == "cancelled" else []
        arrivals = [s for s in self.sightings if s.start is not None and s.rule in _COMING and not s.of_tour]
        if arrivals and any(s.of_tour for s in self.sightings):
            plans = plans or arrivals  # "will tour Chad and Mali on May 3-9": not the day on which she flies on to Mali
        told = [(s.rule, s.start) for s in plans or self.sightings if s.start is not None]
        days = [(rule, day) for rule, day in told if day.precision == "day"]
        if not days:
            return told[0][1] if told else None
        came = [day for rule, day in days if rule not in _EVENTS_THERE and rule != "verb-leave"]
        if came:  # "left on Monday ... landed on Tuesday"
            days = [(rule, day) for rule, day in days if rule != "verb-leave"]
        anchor = came[0].earliest.toordinal() if came else 0
        return min((day for _, day in days if day.earliest.toordinal() >= anchor - _BEFORE_ARRIVAL), key=lambda day: day.earliest)

    @property
    def by_meetings(self) -> bool:
        """Whether nothing but what happened there tells a day of the stay."""
        return all(s.rule in _EVENTS_THERE for s in self.sightings if s.start is not None and s.start.precision == "day")

    @property
    def end(self) -> PartialDate | None:
        told = next((s.end for s in self.sightings if s.end), None)
        days = next((s.days for s in self.sightings if s.days), 0)
        arrived = next((s.start for s in self.sightings if s.start and s.rule == "verb-in"), None)
        if told is None and days and arrived is not None and arrived.day:
            return later(arrived, days - 1)  # "arrived on Monday"; "will stay three days"
        return told


@dataclass(slots=True)
class Journey:
    key: str
    stays: list[Stay] = field(default_factory=list)
    background: bool = False
    denied: bool = False
    parted: bool = False  # the text says that it is another one than those before

    def statuses(self) -> set[Status]:
        return {stay.status for stay in self.stays}

    def sightings(self) -> Iterator[Sighting]:
        return chain.from_iterable(stay.sightings for stay in self.stays)

    def periods(self) -> list[Period]:
        return [period for sighting in self.sightings() if (period := when(sighting)) is not None]


def when(sighting: Sighting) -> Period | None:
    """The time in which a sighting has the stay: its days, else the month or week that is told of it or of its list."""
    start, end = sighting.start, sighting.end
    if sighting.period is not None and sighting.of_tour:
        return sighting.period
    if sighting.period is not None and not any(day is not None and day.day for day in (start, end)):
        return sighting.period
    return period_of(start, end, (), None)


def add(journey: Journey, sighting: Sighting) -> None:
    """Put a sighting to the stay that it speaks of, or begin a new one."""
    place = sighting.place
    same = [stay for stay in journey.stays if stay.country == place.country]
    if sighting.again and journey.stays and journey.stays[-1].country != place.country:
        same = []
    for stay in reversed(same):
        if sighting.status == "done" and stay.status == "planned" and any(s.again for s in stay.sightings):
            continue  # "will make a second trip to Oslo on Friday", where she was on Tuesday
        if not place.name or not stay.name or _town(stay.name) == _town(place.name) or _same_town(stay, place):
            stay.sightings.append(sighting)
            return
    beside = sighting.relation is None and any(_told_in_a_list(journey, stay) for stay in same)
    journey.stays.append(Stay([sighting], same[-1].at if beside else sighting.at))


def _told_in_a_list(journey: Journey, stay: Stay) -> bool:
    """ "Will visit Chad and Niger. ... In Abéché and Zinder he will": a second town of Chad is seen before Niger."""
    tour = stay.sightings[0].tour
    return any(other.country != stay.country and any(s.tour == tour for s in other.sightings) for other in journey.stays)


def _town(name: str) -> str:
    """ "Davao" and "Davao City" are one."""
    return name.casefold().removesuffix(" city")


def _how_telling(place: Place) -> int:
    return (1 if place.region else 2 if SITE.search(place.name) else 3) if place.name else 0


_TOWN_DEGREES = 0.4
_REGION_DEGREES = 4.0  # from the middle of a region to a city in it


def _same_town(stay: Stay, place: Place) -> bool:
    """A palace or an airport and the city around it are one stop, and so are a city and the region in which it lies."""
    for sighting in stay.sightings:
        other = sighting.place
        if any(SITE.search(one.name) and one.lon is None for one in (place, other)):
            return True  # a palace that no gazetteer has
        if other.lon is None or other.lat is None or place.lon is None or place.lat is None:
            continue
        apart = max(abs(other.lon - place.lon), abs(other.lat - place.lat))
        if apart < _TOWN_DEGREES and (SITE.search(other.name) or SITE.search(place.name)):
            return True
        if apart < _REGION_DEGREES and other.region != place.region:
            return True
    return False
