"""
Journeys put together from sightings: those that speak of one stay become one stop, a visit of another year is a journey of its own.

The stops of a journey are brought into the order of travel by what the text says of it ("after", "then", "last stop"), by days, and
by the order of telling; what is planned comes after what is done.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from operator import attrgetter

from geotie.countries import country
from geotie.extraction.document import Actor
from geotie.extraction.sightings import Reading, Relation, Sighting
from geotie.extraction.told_days import WEEKDAY, later
from geotie.extraction.told_places import SITE, Place
from geotie.extraction.travellers import SPOUSE, is_international
from geotie.records import Evidence, Itinerary, PartialDate, Status, Stop

_DAYS_APART = 45  # sightings further apart than this belong to different journeys

_DAYS_APART_CALLED_OFF = 10  # a visit called off so long after a journey that took place is none of its stops

_NEAR = 400  # characters after "he called off the trip" in which the trip may still be told of


def apply_cancellations(reading: Reading) -> None:
    """ "The visit was called off": the planned journey told of before is the one."""
    for key, at in reading.cancelled:
        for sighting in reading.sightings:
            meant = sighting.past_plan or sighting.at <= at + _NEAR
            if sighting.key == key and (sighting.status == "planned" or sighting.past_plan) and meant:
                for other in reading.sightings:  # and those who were to be there with the traveller
                    if other.span == sighting.span and other.place == sighting.place and other.status == "planned":
                        other.status = "cancelled"


def name_delegations(reading: Reading) -> None:
    """A delegation whose leader, or officials whose minister, the text also puts there, are the named traveller's company."""
    people = reading.people
    named: list[Sighting] = []
    company: dict[str, list[str]] = {}  # key of a delegation -> keys of its members, once told
    for sighting in reading.sightings:
        if people[sighting.key].kind != "delegation":
            other = _describes_another(reading, sighting)
            if other and not sighting.background and sighting.rule.startswith("verb"):
                named.append(replace(sighting, key=other))
            elif not other:
                named.append(sighting)
        elif people[sighting.key].kind == "delegation":
            members = _members_there(reading, sighting)
            company.setdefault(sighting.key, members)
            company[sighting.key] = company[sighting.key] or members
            named.append(sighting)
    found: list[Sighting] = []
    for sighting in named:
        those: list[str] = []
        if sighting.key in company:
            those = _members_there(reading, sighting) or company[sighting.key] or _holders(reading, people[sighting.key])
        abroad = [key for key in dict.fromkeys(those) if sighting.place.country not in people[key].countries]
        found += [replace(sighting, key=key) for key in abroad] if those else [sighting]
    reading.sightings[:] = _to_the_named(reading, found)


def _members_there(reading: Reading, sighting: Sighting) -> list[str]:
    """Keys of those who lead a delegation, or whom the text names as being where it is."""
    people, homes = reading.people, reading.people[sighting.key].countries
    leaders = reading.leaders.get(sighting.key) or next(
        (keys for key, keys in reading.leaders.items() if homes and key in people and people[key].countries == homes), []
    )
    return leaders or [
        other.key for other in reading.sightings
        if people[other.key].kind != "delegation" and people[other.key].countries == homes
        and other.place.country == sighting.place.country
    ]  # fmt: skip


_GOVERNING = re.compile(r"\b(?:president|premier|minister|chancellor|leader|king)$")


_NO_ROLE = frozenset({"", "counterpart"})


def _holders(reading: Reading, office: Actor) -> list[str]:
    """The one of whom "the premiers of Chad and Niger" or "Chadian leaders" speak, if the text names somebody who may be it."""
    if len(office.countries) != 1 or not _GOVERNING.search(office.role):
        return []
    named = [
        key for key, other in reading.people.items()
        if ":" not in key and other.kind == "person" and other.name and other.countries == office.countries
        and (other.role in _NO_ROLE or (other.official and _may_hold(other, office)))
    ]  # fmt: skip
    of_office = [key for key in named if reading.people[key].role not in _NO_ROLE]
    return named if len(named) == 1 else of_office if len(of_office) == 1 else []


def _to_the_named(reading: Reading, sightings: list[Sighting]) -> list[Sighting]:
    """Sightings of a nameless holder of an office ("the Cuban President") go to the traveller of that home who may hold it."""
    people = reading.people
    named = {sighting.key: people[sighting.key] for sighting in sightings if ":" not in sighting.key}
    found = []
    for sighting in sightings:
        person = people[sighting.key]
        if ":" in sighting.key and person.kind == "person" and person.countries:
            same = [key for key, other in named.items() if other.countries == person.countries and _may_hold(other, person)]
            same = same or _of_that_office(reading, person)
            if len(same) == 1:
                found.append(replace(sighting, key=same[0]))
                continue
        found.append(sighting)
    return found


def _of_that_office(reading: Reading, office: Actor) -> list[str]:
    """Named officials of an office, where no traveller is named: "A Peruvian envoy landed in Lima. ... Juan Soto, the envoy,"."""
    head = office.role.split(" for ")[0].rpartition(" ")[2]
    if not head or head in _NAMELESS:
        return []
    return [
        key for key, other in reading.people.items()
        if ":" not in key and other.kind == "person" and other.official and other.name and other.countries == office.countries
        and head in other.role.split() and not _DEPUTY.search(other.role)
    ]  # fmt: skip


_NAMELESS = frozenset({"official", "diplomat", "aide", "spokesman", "spokeswoman", "spokesperson", "lawmaker"})


_HEADS_OF_STATE = re.compile(
    r"\b(?:president|premier|prime minister|chancellor|king|queen|emir|amir|leader|secretary|chairman|head)\b"
)
_CHIEF_DIPLOMAT = re.compile(r"\bforeign\b|\bsecretary of state\b|\bexternal (?:affairs|relations)\b")
_DEPUTY = re.compile(r"\b(?:vice|deputy|assistant|under|acting|former)\b")
_LESSER = re.compile(r"\b(?:vice|deputy|foreign|defen[cs]e|assistant|under|minister for|speaker)\b")


def _may_hold(person: Actor, office: Actor) -> bool:
    """Whether a named person may be the one whom only an office describes: no role of his or hers says otherwise."""
    if not person.role or person.role == office.role:
        return True
    if not _DEPUTY.search(person.role) and set(office.role.split()) <= set(person.role.split()):
        return True  # "the prince" is the crown prince
    if office.role.endswith("diplomat") and "top" in f"{office.name} {office.role}".split():
        return bool(_CHIEF_DIPLOMAT.search(person.role)) and not _DEPUTY.search(person.role)
    rank = bool(_LESSER.search(person.role)), bool(_LESSER.search(office.role))
    return not any(rank) and bool(_HEADS_OF_STATE.search(person.role)) and bool(_HEADS_OF_STATE.search(office.role))


def find_homes(reading: Reading, outlet_home: str) -> None:
    """
    Homes of officials whom the text calls only "the Amir" or "Foreign Minister X": where the news is written, if they leave it.

    A traveller who is also seen in that country is a guest there, whose home stays unknown.
    """
    here = reading.dateline.country if reading.dateline is not None else outlet_home
    if not here:
        return
    for key in dict.fromkeys(sighting.key for sighting in reading.sightings):
        person = reading.people[key]
        own = [sighting for sighting in reading.sightings if sighting.key == key]
        if person.countries or not _OF_A_STATE.search(person.role) or is_international(person):
            continue
        if all(sighting.place.country != here or sighting.rule in _LEAVING for sighting in own):
            reading.people[key] = replace(person, countries=(here,))
            reading.sightings[:] = [s for s in reading.sightings if s.key != key or s.place.country != here]


_LEAVING = frozenset({"verb-leave", "verb-from"})


_OF_A_STATE = re.compile(r"\b(?:president|premier|minister|king|queen|emir|amir|sultan|chancellor|prince|speaker|secretary)\b")


def drop_companions(reading: Reading) -> None:
    """A wife or husband is not told of beside the official of the same home, or of none, who is there as well."""
    people = reading.people
    there = {
        (home, sighting.place.country)
        for sighting in reading.sightings
        if not SPOUSE.search(people[sighting.key].role)
        for home in ("", *people[sighting.key].countries)
    }
    reading.sightings[:] = [
        sighting
        for sighting in reading.sightings
        if not SPOUSE.search(people[sighting.key].role)
        or ("".join(people[sighting.key].countries[:1]), sighting.place.country) not in there
    ]


def name_places(reading: Reading) -> None:
    """ "They will meet in Spain"; "the summit, set for Wednesday in Madrid": the city of a gathering is where they meet."""
    for sighting in reading.sightings:
        if sighting.place.name or sighting.rule not in _MEETING_RULES:
            continue
        venue = next((v for v in reading.venues if v.place.country == sighting.place.country and v.place.name), None)
        if venue is not None:
            sighting.place = replace(venue.place, start=sighting.place.start, end=sighting.place.end)
            day = next((told.first for told in venue.dates if told.first is not None and told.first.day), None)
            sighting.start = sighting.start or day


_MEETING_RULES = frozenset({"meet", "attend", "venue", "talks"})
_EVENTS_THERE = _MEETING_RULES | {"meet-at-home", "host", "speak", "aside", "visiting"}  # may be days after the arrival


def _describes_another(reading: Reading, sighting: Sighting) -> str:
    """ "The first visit to Oman by an Irish premier": the key of the premier whom the article names as being there."""
    person = reading.people[sighting.key]
    before = reading.document.text[max(0, person.start - 3) : person.start].lower()
    indefinite = person.text.lower().startswith(("a ", "an ")) or before.endswith((" a ", " an "))
    if not indefinite:
        return ""
    same_home = (other for other in reading.sightings if reading.people[other.key].countries == person.countries)
    there = (other.key for other in same_home if other.place.country == sighting.place.country)
    return next((key for key in there if key != sighting.key), "")


_COMING = frozenset({"verb-to", "verb-in"})
_BEFORE_ARRIVAL = 7  # days by which a meeting may come before the day that is told of the visit


@dataclass(slots=True, eq=False)
class _Stay:
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
        return "cancelled" if "cancelled" in [sighting.status for sighting in self.sightings] else self.best.status

    @property
    def name(self) -> str:
        return next((sighting.place.name for sighting in self.sightings if sighting.place.name), "")

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
class _Journey:
    key: str
    stays: list[_Stay] = field(default_factory=list)
    background: bool = False
    denied: bool = False

    def statuses(self) -> set[Status]:
        return {stay.status for stay in self.stays}

    def days(self) -> list[tuple[int, int]]:
        return [_interval(s) for stay in self.stays for s in stay.sightings if s.start or s.end]


def _interval(sighting: Sighting) -> tuple[int, int]:
    first = sighting.start or sighting.end
    last = sighting.end or sighting.start
    assert first is not None and last is not None
    return first.earliest.toordinal(), last.latest.toordinal()


def _gap(a: tuple[int, int], b: tuple[int, int]) -> int:
    return max(0, max(a[0], b[0]) - min(a[1], b[1]))


def assemble(reading: Reading) -> Iterator[Itinerary]:
    by_key: dict[str, list[_Journey]] = {}
    for sighting in reading.sightings:
        journeys = by_key.setdefault(sighting.key, [])
        journey = _journey_for(reading, journeys, sighting)
        if journey is not None and _tells_another(reading, journey, sighting):
            journey = None
        if journey is None:
            journey = _Journey(sighting.key, background=sighting.background, denied=sighting.status == "denied")
            journeys.append(journey)
        _add(journey, sighting)
    for key, journeys in by_key.items():
        for journey in _joined(journeys):
            _plan_what_lies_ahead(journey, reading.document.article.published)
            _weekdays_in_turn(reading, journey)
            stays = _in_order(reading, journey)
            if not journey.background and not journey.denied:
                _set_bounds(reading, key, stays)
            stops = tuple(_stop(reading.document.text, stay) for stay in stays)
            actor = reading.people[key]
            told = (sighting.purpose for stay in journey.stays for sighting in stay.sightings)
            home = actor.countries[0] if actor.countries else None
            yield Itinerary(actor.name, stops, actor.role, home, next(filter(None, told), ""))


def _plan_what_lies_ahead(journey: _Journey, published: date | None) -> None:
    """ "When she visits Oslo and Riga this week": a stay whose first day is to come is planned, whatever tense tells of it."""
    for stay in journey.stays:
        start = stay.start
        if published is not None and start is not None and start.precision == "day" and start.earliest > published:
            for sighting in stay.sightings:
                sighting.status = "planned" if sighting.status == "done" else sighting.status


def _weekdays_in_turn(reading: Reading, journey: _Journey) -> None:
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


def _joined(journeys: list[_Journey]) -> list[_Journey]:
    """Journeys that later sightings have bridged: days of both lie close together."""
    joined: list[_Journey] = []
    for journey in journeys:
        for other in joined:
            same_kind = other.background == journey.background and other.denied == journey.denied
            apart = _days_apart(journey.statuses(), other.statuses())
            if same_kind and any(_gap(a, b) <= apart for a in other.days() for b in journey.days()):
                for stay in journey.stays:
                    for sighting in stay.sightings:
                        _add(other, sighting)
                break
        else:
            joined.append(journey)
    return joined


def _journey_for(reading: Reading, journeys: list[_Journey], sighting: Sighting) -> _Journey | None:
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
        own = _interval(sighting)
        days = journey.days() or ([today] if today else [])
        if not days or min(_gap(own, day) for day in days) <= _days_apart(journey.statuses(), {sighting.status}):
            return journey
    return None


def _parted_by_home(journey: _Journey, sighting: Sighting) -> bool:
    """ "Will fly to Chad a day after returning home from Oslo": two journeys."""
    ahead = sighting.status == "planned" and not sighting.past_plan
    if ahead:
        return any(told.over for stay in journey.stays for told in stay.sightings)
    return sighting.over and journey.statuses() == {"planned"}


def _days_apart(statuses: set[Status], others: set[Status]) -> int:
    """How far apart days of one journey may be: less where all of the one took place and all of the other was called off."""
    parted = ({"done"}, {"cancelled"}) in ((statuses, others), (others, statuses))
    return _DAYS_APART_CALLED_OFF if parted else _DAYS_APART


def _long_ago(journey: _Journey, today: tuple[int, int] | None) -> bool:
    days = journey.days()
    return today is not None and bool(days) and all(today[0] - last > _DAYS_APART for _, last in days)


def _tells_another(reading: Reading, journey: _Journey, sighting: Sighting) -> bool:
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


def _add(journey: _Journey, sighting: Sighting) -> None:
    """Put a sighting to the stay that it speaks of, or begin a new one."""
    place = sighting.place
    same = [stay for stay in journey.stays if stay.country == place.country]
    if sighting.again and journey.stays and journey.stays[-1].country != place.country:
        same = []
    for stay in reversed(same):
        if not place.name or not stay.name or _town(stay.name) == _town(place.name) or _same_town(stay, place):
            stay.sightings.append(sighting)
            return
    beside = sighting.relation is None and any(_told_in_a_list(journey, stay) for stay in same)
    journey.stays.append(_Stay([sighting], same[-1].at if beside else sighting.at))


def _told_in_a_list(journey: _Journey, stay: _Stay) -> bool:
    """ "Will visit Chad and Niger. ... In Abéché and Zinder he will": a second town of Chad is seen before Niger."""
    tour = stay.sightings[0].tour
    return any(other.country != stay.country and any(s.tour == tour for s in other.sightings) for other in journey.stays)


def _town(name: str) -> str:
    """ "Davao" and "Davao City" are one."""
    return name.casefold().removesuffix(" city")


_TOWN_DEGREES = 0.4


def _same_town(stay: _Stay, place: Place) -> bool:
    """A palace or an airport and the city around it are one stop."""
    for sighting in stay.sightings:
        other = sighting.place
        if any(SITE.search(one.name) and one.lon is None for one in (place, other)):
            return True  # a palace that no gazetteer has
        if other.lon is None or other.lat is None or place.lon is None or place.lat is None:
            continue
        near = abs(other.lon - place.lon) < _TOWN_DEGREES and abs(other.lat - place.lat) < _TOWN_DEGREES
        if near and (SITE.search(other.name) or SITE.search(place.name)):
            return True
    return False


def _in_order(reading: Reading, journey: _Journey) -> list[_Stay]:
    """Stays in order of travel: as told, then as words of order say, then as days say."""
    text = reading.document.text
    opening = min(sighting.span[0] for stay in journey.stays for sighting in stay.sightings)
    for stay in journey.stays:
        for sighting in stay.sightings if len(stay.sightings) > 1 else ():
            if sighting.left and sighting.span[0] > opening and sighting.relation is not None and sighting.relation[0] == "last":
                sighting.relation = None  # whence somebody left ends the journey where the news begins with it
    if len(journey.stays) == 1:
        return list(journey.stays)
    stays = _as_listed(sorted(journey.stays, key=lambda stay: stay.at))
    stays_by_day = [stay for stay in stays if stay.start is not None]
    preceded: list[_Stay] = []
    for stay in list(stays):
        for sighting in stay.sightings:
            after = _move(stays, stay, sighting) if sighting.relation is not None else None
            preceded += [after] if after is not None else []
    _number(text, stays)
    _arrived_last(reading, stays)
    stays.sort(key=lambda stay: max(_end_of_journey(stay, stays_by_day), -1 + any(stay is other for other in preceded)))
    return _past_first(_by_days(stays), reading.document.article.published)


_NTH = re.compile(
    r"\b([Ss]econd|[Tt]hird|[Ff]ourth|[Ff]ifth|[Ss]ixth|[Ss]eventh|[Ee]ighth)(?: and (?:last|final))?"
    r" (?:leg|stop|stage|destination|port)\b"
)
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")


def _number(text: str, stays: list[_Stay]) -> None:
    """ "Arrived in Chad on the third leg of a tour": two of the stops told later were made before."""
    for stay in list(stays):
        for sighting in stay.sightings if stay.status == "done" else ():
            told = _NTH.search(text, *sighting.span)
            if told is None or any(other is not stay and s.tour == sighting.tour for other in stays for s in other.sightings):
                continue
            position = _ORDINALS.index(told[1].lower())
            if stays.index(stay) < position < len(stays):
                stays.remove(stay)
                stays.insert(position, stay)


_HAS = re.compile(r"\b(?:has|have) (?:just )?(?:arrived|landed|touched down)\b")


_LATEST_LEG = re.compile(r"\b(?:last|final|latest)\b[^.,;]{0,30} (?:leg|stop|stage)\b")
_LEG_NEAR = 60  # characters behind an arrival in which "the last leg of his tour" is said of it


def _arrived_last(reading: Reading, stays: list[_Stay]) -> None:
    """News of an arrival "on Tuesday", told on Tuesday: what else is done, without a day and no word of "then", was done before."""
    text, published = reading.document.text, reading.document.article.published
    newest = min((s for stay in stays for s in stay.sightings), key=lambda s: s.span[0])
    start = newest.start
    fresh = start is not None and start.precision == "day" and published is not None and start.earliest == published
    arrived = newest.rule == "verb-in" and _HAS.search(text, *newest.span)
    arrived = arrived or (newest.rule == "verb-in" and _LATEST_LEG.search(text, newest.span[0], newest.span[1] + _LEG_NEAR))
    if newest.status != "done" or newest.rule not in ("verb-in", "noun") or not (fresh or arrived):
        return
    arrival = next(stay for stay in stays if any(s is newest for s in stay.sightings))
    for stay in list(stays):
        told = [s for s in stay.sightings if s.relation is not None and _not_before(arrival, s.relation)]
        if stay is not arrival and stay.status == "done" and stay.start is None and not told and not _simple_present(stay):
            stays.remove(stay)
            stays.insert(stays.index(arrival), stay)


def _not_before(arrival: _Stay, relation: Relation) -> bool:
    """ "Last of all", or after what the text tells of the arrival."""
    where, anchor = relation
    return where == "last" or (where == "after" and _told_at(arrival, anchor, outside=True))


def _simple_present(stay: _Stay) -> bool:
    return all(sighting.present for sighting in stay.sightings)


def _by_days(stays: list[_Stay]) -> list[_Stay]:
    """Stays whose first day is known in the order of days; others of a list go with the one before them in it."""
    days: dict[int, date] = {}
    for number, stay in enumerate(stays):
        if stay.start is not None and stay.start.precision == "day":
            days[number] = stay.start.earliest
        elif number - 1 in days and {s.tour for s in stay.sightings} & {s.tour for s in stays[number - 1].sightings}:
            days[number] = days[number - 1]
    in_order = sorted(days, key=lambda number: days[number])
    dated = [stays[number] for number in in_order]
    for number, stay in zip(days, dated, strict=True):
        stays[number] = stay
    return stays


_LATELY_DAYS = 7  # a journey whose stops lie ahead may have begun so long ago


def _as_listed(stays: list[_Stay]) -> list[_Stay]:
    """Stays that one list names take the order of the list: "is due in Oslo today", later "will visit Riga, Oslo and Rome"."""
    lists: dict[int, list[_Stay]] = {}
    for stay in stays:
        for tour in {sighting.tour for sighting in stay.sightings}:
            lists.setdefault(tour, []).append(stay)
    for tour, listed in lists.items():
        if len(listed) > 1:
            slots = [number for number, stay in enumerate(stays) if any(stay is other for other in listed)]
            told = {id(stay): min(s.at for s in stay.sightings if s.tour == tour) for stay in listed}
            for number, stay in zip(slots, sorted(listed, key=lambda stay: told[id(stay)]), strict=True):
                stays[number] = stay
    return stays


def _set_bounds(reading: Reading, key: str, stays: list[_Stay]) -> None:
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


def _date_by_bound(stay: _Stay, day: PartialDate) -> None:
    """Let a stay begin on the day on which the journey does, not on that of the first meeting."""
    for sighting in stay.sightings:
        sighting.start = None
    stay.best.start = day


def _past_first(stays: list[_Stay], published: date | None) -> list[_Stay]:
    """What is planned comes after what is done; a simple present after a plan, or of going on, is part of the plan unless past."""
    ahead = False
    for number, stay in enumerate(stays):
        status = stay.status
        goes_on = number > 0 and all(sighting.goes_on for sighting in stay.sightings) and not stays[0].best.present
        past = published is not None and stay.start is not None and stay.start.latest < published
        if (ahead or goes_on) and not past and status == "done" and all(sighting.present for sighting in stay.sightings):
            for sighting in stay.sightings:
                sighting.status = "planned"
        ahead = ahead or status == "planned"
    done = [stay for stay in stays if stay.status not in ("planned", "cancelled")]
    return done + [stay for stay in stays if stay.status in ("planned", "cancelled")]


def _end_of_journey(stay: _Stay, dated: list[_Stay]) -> int:
    """-1 for a stay that the text calls the first, 1 for the last, 0 for others and where days say otherwise."""
    words = {sighting.relation[0] for sighting in stay.sightings if sighting.relation is not None}
    if not words:
        return 0
    start = stay.start
    if (
        "last" in words
        and start is not None
        and any(other.start is not None and other.start.earliest > start.earliest for other in dated)
    ):
        return 0
    return -1 if "first" in words else 1 if "last" in words else 0


def _move(stays: list[_Stay], stay: _Stay, sighting: Sighting) -> _Stay | None:
    """Put a stay where a word of order in one of its sightings wants it, others keeping their order; which one it precedes."""
    assert sighting.relation is not None
    where, anchor = sighting.relation
    if where in ("first", "last"):
        return None
    others = [other for other in stays if other is not stay and all(s.tour != sighting.tour for s in other.sightings)]
    outside = sighting.rule not in _ON_THE_WAY or not sighting.span[0] <= anchor < sighting.span[1]
    told = [other for other in others if _told_at(other, anchor, outside=outside)]
    target = (told[0] if where == "before" else told[-1]) if told else None
    if target is None and where == "after":  # "was to leave home, making a stop in Chad before going on to Niger"
        between = [other for other in others if any(anchor <= s.span[0] < sighting.span[0] for s in other.sightings)]
        target = between[-1] if between else None
    if target is None and sighting.rule == "verb-from":  # "met him in Chad. She, who came from Niger,"
        earlier = [other for other in others if other.at < sighting.at and other.status == "done"]
        target = earlier[-1] if earlier else None
    if target is None:
        return None
    here, there = stays.index(stay), stays.index(target)
    if (where == "before") != (here < there):
        stays.remove(stay)
        stays.insert(stays.index(target) + (where == "after"), stay)
    return target if where == "before" else None


_ON_THE_WAY = frozenset({"verb-to", "verb-from"})


def _told_at(stay: _Stay, offset: int, *, outside: bool) -> bool:
    """
    Whether the clause at an offset tells of a stay.

    Of a clause "arrived in Chad from Mali via Togo" only Chad, but for one `outside` it all three: "after visiting Benin".
    """
    return any(
        s.span[0] <= offset < s.span[1] and (outside or s.relation is None or s.relation[1] != offset) for s in stay.sightings
    )


_DISTRICT = re.compile(r"Washington,? D\.?C\b")


def _stop(text: str, stay: _Stay) -> Stop:
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
