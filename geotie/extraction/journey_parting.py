"""
To which journey of a traveller a sighting belongs: the one told of, or another ("in May she toured Chad", "her second trip after").

Days, months and weeks part journeys where they lie too far from each other for one; so does a return home between them, and what
the text calls an earlier visit. Words of order ("then", "after visiting Chad") hold them together.
"""

from __future__ import annotations

import re
from itertools import product
from typing import NamedTuple

from geotie.extraction.sightings import Reading, Relation, Sighting
from geotie.extraction.stays import Journey, add, when
from geotie.extraction.told_periods import Period
from geotie.records import Status

# Days between two stays of one journey at the most,
_DAYS_APART_AT_MOST = 45
_DAYS_APART = 21  # where both are told to the day,
_DAYS_APART_CALLED_OFF = 10  # where one took place and the other was called off,
_DAYS_APART_AHEAD = 10  # where one took place and the other lies ahead,
_DAYS_BEHIND_AN_END = 3  # and behind a stay whose last day is told.
_DAYS_OF_A_SEASON = 300  # a longer period is a year
_LONG_AGO = 21  # days
_LATELY = 7  # days within which what is dated is the news


def journey_for(reading: Reading, journeys: list[Journey], sighting: Sighting) -> Journey | None:
    """The journey, of those of one traveller so far, to which a sighting belongs; None if it tells another."""
    today = _today(reading)
    period = when(sighting)
    open_to = [
        journey for journey in journeys
        if sighting.background == journey.background and (sighting.status == "denied") == journey.denied
        and not _parted_by_home(journey, sighting)
    ]  # fmt: skip
    tied = next((journey for journey in reversed(open_to) if _tied(journey, sighting, period)), None)
    if tied is not None:
        return tied
    if period is None and len(open_to) > 1:
        open_to.sort(key=lambda other: (not _long_ago(other, today), _leads_there(other, sighting)))  # the last one, not long past
    own = _Told({sighting.status}, [period] if period is not None else [], {sighting.place.country})
    return next((journey for journey in reversed(open_to) if not _far_apart(own, _told(journey), today)), None)


def _leads_there(journey: Journey, sighting: Sighting) -> bool:
    return any(stay.country == sighting.place.country and stay.status == sighting.status for stay in journey.stays)


def joined(reading: Reading, journeys: list[Journey]) -> list[Journey]:
    """Journeys that later sightings have bridged: days of both lie close together."""
    today = _today(reading)
    whole: list[Journey] = []
    for journey in journeys:
        own = _told(journey)
        for other in whole if own.periods and not journey.parted else ():
            same_kind = other.background == journey.background and other.denied == journey.denied
            told = _told(other)
            if same_kind and told.periods and not _far_apart(own, told, today):
                for sighting in list(journey.sightings()):
                    add(other, sighting)
                break
        else:
            whole.append(journey)
    return whole


def _today(reading: Reading) -> Period | None:
    published = reading.document.article.published
    return Period(published.toordinal(), published.toordinal()) if published is not None else None


def _tied(journey: Journey, sighting: Sighting, period: Period | None) -> bool:
    """Whether one list names both, or words of order tie the sighting to a stay of the journey."""
    tied = period is None or not period.vague  # no word of order ties "after visiting Chad last month" to the news
    for told in journey.sightings():
        if told.tour == sighting.tour:
            return True
        same_plan = told.place.country == sighting.place.country and told.status == sighting.status == "planned"
        known = when(told)
        if (same_plan and known is None) or (tied and not (known and known.vague) and _linked(told, sighting)):
            return True
    relation = sighting.relation
    at_an_end = relation is not None and relation[0] in ("first", "last")
    return tied and at_an_end and sighting.rule == "tour" and sighting.status in journey.statuses()


def _linked(one: Sighting, other: Sighting) -> bool:
    return _anchored(one.relation, other) or _anchored(other.relation, one)


def _anchored(relation: Relation | None, sighting: Sighting) -> bool:
    """Whether words of order tell of what a sighting tells."""
    return relation is not None and relation[0] in ("before", "after") and sighting.span[0] <= relation[1] < sighting.span[1]


def _parted_by_home(journey: Journey, sighting: Sighting) -> bool:
    """ "Will fly to Chad a day after returning home from Oslo": two journeys."""
    ahead = sighting.status == "planned" and not sighting.past_plan
    if ahead:
        return any(told.over for told in journey.sightings())
    return sighting.over and journey.statuses() == {"planned"}


class _Told(NamedTuple):
    """What is told of a journey, or of one stay in it."""

    statuses: set[Status]
    periods: list[Period]
    countries: set[str]


def _told(journey: Journey) -> _Told:
    return _Told(journey.statuses(), journey.periods(), {stay.country for stay in journey.stays})


def _far_apart(one: _Told, other: _Told, today: Period | None) -> bool:
    """Whether no two days of theirs are close enough for one journey; what tells no day is of today, or lies ahead."""
    ahead = one.statuses == {"planned"} and bool(other.periods) and all(period.vague for period in other.periods)
    if not one.periods and not ahead:
        return False  # what is told without a day may belong to any journey, but no plan to that of last month
    now = [today] if today is not None else []
    pairs = list(product(one.periods or now, other.periods or now))
    statuses, here = (one.statuses, other.statuses), not one.countries.isdisjoint(other.countries)
    return bool(pairs) and not any(_close(statuses, pair, today, here=here) for pair in pairs)


def _close(statuses: tuple[set[Status], set[Status]], pair: tuple[Period, Period], today: Period | None, *, here: bool) -> bool:
    """Whether two stays of these statuses in these periods may belong to one journey; `here`: both may be the same stay."""
    (earlier_statuses, earlier), (later_statuses, later) = sorted(zip(statuses, pair, strict=True), key=lambda told: told[1].last)
    apart, over = earlier.gap(later), earlier_statuses == {"done"}
    if apart and min(earlier.last - earlier.first, later.last - later.first) > _DAYS_OF_A_SEASON:
        return False  # "toured Chad and Niger in 2013 and Mali in 2014"
    if over and earlier.vague and (later_statuses == {"planned"} or not later.vague):
        week = earlier.vague == "week"
        if later_statuses == {"planned"}:
            return week and today is not None and not earlier.gap(today) and apart <= _DAYS_APART_AHEAD
        return week and apart <= _DAYS_BEHIND_AN_END
    if later.vague == "month" and later_statuses == {"planned"} and earlier is not today:
        return apart <= _DAYS_APART_AHEAD  # "will fly to Oslo on May 20. In July she is to visit Riga"
    if over and not here and today is not None and later.vague == "month" and not earlier.vague and earlier is not today:
        return bool(later.gap(today)) or earlier.gap(today) > _LATELY  # "arrived on Monday. ... earlier this month she visited"
    return apart <= _limit(earlier, later, earlier_statuses, later_statuses, today, here=here)


def _limit(
    earlier: Period, later: Period, statuses: set[Status], others: set[Status], today: Period | None, *, here: bool
) -> int:  # fmt: skip
    """Days by which two stays of one journey may be apart, the earlier one of these statuses."""
    if earlier is today or later is today or earlier.vague or later.vague:
        return _DAYS_APART_AT_MOST
    if earlier.ends and not (here and statuses == others == {"done"}):
        return _DAYS_BEHIND_AN_END
    if {"done"} in (statuses, others) and {"cancelled"} in (statuses, others):
        return _DAYS_APART_CALLED_OFF
    return _DAYS_APART_AHEAD if statuses == {"done"} and others == {"planned"} else _DAYS_APART


def _long_ago(journey: Journey, today: Period | None) -> bool:
    days = journey.periods()
    return (
        today is not None
        and bool(days)
        and all(today.first - period.last > _LONG_AGO or period.vague == "month" for period in days)
    )


def tells_another(reading: Reading, journey: Journey, sighting: Sighting) -> bool:
    """
    Whether a list of other countries begins a journey of its own.

    It does if the journey so far lies ahead and the list is over ("will visit A and B. ... He toured C, D and E"), or if the list
    has a month or year of its own.
    """
    if sighting.status != "done" or sighting.present or sighting.relation is not None:
        return False
    listed = [s for s in reading.sightings if s.tour == sighting.tour and s.key == sighting.key]
    known = {stay.country for stay in journey.stays}
    if len(listed) < 2 or sighting is not listed[0]:
        return False
    if known & {s.place.country for s in listed}:
        return _of_an_earlier_list(reading, journey, sighting)
    when, published = sighting.start, reading.document.article.published
    if when is not None and when.precision != "day":
        return published is not None and when.latest < published and len(known) > 1
    ahead = [stay for stay in journey.stays if stay.status == "planned" and not any(s.past_plan for s in stay.sightings)]
    sentence = reading.document.sentence_at(sighting.span[0]).text
    return when is None and len(ahead) > 1 and sighting.rule in _ACTIVE and not _SAME_TOUR.search(sentence)


def _of_an_earlier_list(reading: Reading, journey: Journey, sighting: Sighting) -> bool:
    """ "Will visit Chad, Niger and Mali. ... She had earlier travelled to Chad and Benin": two journeys, Chad in both."""
    ahead = all(stay.status == "planned" and not any(s.past_plan for s in stay.sightings) for stay in journey.stays)
    if not ahead or len(journey.stays) < 2 or sighting.rule not in _ACTIVE:
        return False
    return _EARLIER.search(reading.document.sentence_at(sighting.span[0]).text) is not None


_EARLIER = re.compile(r"\b(?:had|earlier|previously)\b")
_ACTIVE = frozenset({"verb-visit", "verb-to", "verb-in"})
_SAME_TOUR = re.compile(r"\b(?:so far|already|this week|also|(?:the|his|her|their|this) (?:\w+ )?(?:tour|trip|swing|journey))\b")
