"""
The order of travel: stays by their days, those without one behind the stay told before them, then as words of order say.

Words of order ("after", "then", "last stop") give way where days say otherwise. What is planned comes after what is done.
"""

from __future__ import annotations

import re
from datetime import date

from geotie.extraction.sightings import Reading, Relation, Sighting
from geotie.extraction.stays import Journey, Stay


def in_order(reading: Reading, journey: Journey) -> list[Stay]:
    """Stays in order of travel: as told, then as words of order say, then as days say."""
    text = reading.document.text
    opening = min(sighting.span[0] for stay in journey.stays for sighting in stay.sightings)
    for stay in journey.stays:
        for sighting in stay.sightings if len(stay.sightings) > 1 else ():
            if sighting.left and sighting.span[0] > opening and sighting.relation is not None and sighting.relation[0] == "last":
                sighting.relation = None  # whence somebody left ends the journey where the news begins with it
    if len(journey.stays) == 1:
        return list(journey.stays)
    published = reading.document.article.published
    stays = _by_days(_as_listed(sorted(journey.stays, key=lambda stay: stay.at)), published)
    stays_by_day = [stay for stay in stays if stay.start is not None]
    stays.sort(key=lambda stay: max(_end_of_journey(stay, stays_by_day), 0))  # what comes "before" the last stop comes late
    preceded: list[Stay] = []
    for stay in list(stays):
        for sighting in stay.sightings:
            after = _move(stays, stay, sighting) if sighting.relation is not None else None
            preceded += [after] if after is not None else []
    _number(text, stays)
    _arrived_last(reading, stays)
    stays.sort(key=lambda stay: max(_end_of_journey(stay, stays_by_day), -1 + any(stay is other for other in preceded)))
    return _past_first(_dated_in_turn(stays), published)


_NTH = re.compile(
    r"\b([Ss]econd|[Tt]hird|[Ff]ourth|[Ff]ifth|[Ss]ixth|[Ss]eventh|[Ee]ighth)(?: and (?:last|final))?"
    r" (?:leg|stop|stage|destination|port)\b"
)
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")


def _number(text: str, stays: list[Stay]) -> None:
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


def _arrived_last(reading: Reading, stays: list[Stay]) -> None:
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


def _not_before(arrival: Stay, relation: Relation) -> bool:
    """ "Last of all", or after what the text tells of the arrival."""
    where, anchor = relation
    return where == "last" or (where == "after" and _told_at(arrival, anchor, outside=True))


def _simple_present(stay: Stay) -> bool:
    return all(sighting.present for sighting in stay.sightings)


def _by_days(stays: list[Stay], published: date | None) -> list[Stay]:
    """
    Stays in the order of days.

    One without a day stands behind the one told before it, where the text goes back in time behind the next one; the first of a
    list with the next in it.
    """
    days = {number: day for number, stay in enumerate(stays) if (day := _day(stay, published)) is not None}
    places: list[tuple[date, float]] = []
    for number, stay in enumerate(stays):
        before = next((at for at in range(number, -1, -1) if at in days), None)
        behind = next((at for at in range(number + 1, len(stays)) if at in days), None)
        back = behind is not None and before not in (None, number) and days[behind] < days[before or 0]
        if behind is not None and back:
            places.append((days[behind], behind + 0.5))
        elif before is not None:
            places.append((days[before], number))
        else:
            with_it = behind is not None and _listed_together(stay, stays[behind])
            places.append((days[behind or 0] if with_it else date.min, number))
    return [stays[number] for number in sorted(range(len(stays)), key=places.__getitem__)]


def _day(stay: Stay, published: date | None) -> date | None:
    """The first day of a stay; that of publication where somebody "is in Oslo" now."""
    start = stay.start
    if start is not None and start.precision == "day":
        return start.earliest
    return (published or date.max) if stay.status == "done" and any(sighting.now for sighting in stay.sightings) else None


def _dated_in_turn(stays: list[Stay]) -> list[Stay]:
    """Stays whose first day is known in the order of days, whatever words say; others of a list go with the one before."""
    days: dict[int, date] = {}
    for number, stay in enumerate(stays):
        if stay.start is not None and stay.start.precision == "day":
            days[number] = stay.start.earliest
        elif number - 1 in days and _listed_together(stay, stays[number - 1]):
            days[number] = days[number - 1]
    in_order = [stays[number] for number in sorted(days, key=days.__getitem__)]
    for number, stay in zip(days, in_order, strict=True):
        stays[number] = stay
    return stays


def _listed_together(one: Stay, other: Stay) -> bool:
    return not {s.tour for s in one.sightings}.isdisjoint(s.tour for s in other.sightings)


def _as_listed(stays: list[Stay]) -> list[Stay]:
    """Stays that one list names take the order of the list: "is due in Oslo today", later "will visit Riga, Oslo and Rome"."""
    lists: dict[int, list[Stay]] = {}
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


def _past_first(stays: list[Stay], published: date | None) -> list[Stay]:
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


def _end_of_journey(stay: Stay, dated: list[Stay]) -> int:
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


def _move(stays: list[Stay], stay: Stay, sighting: Sighting) -> Stay | None:
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
    if (where == "before") != (here < there) and not _days_forbid(*((stay, target) if where == "before" else (target, stay))):
        stays.remove(stay)
        stays.insert(stays.index(target) + (where == "after"), stay)
    return target if where == "before" else None


def _days_forbid(earlier: Stay, later: Stay) -> bool:
    """Whether the first of two stays began on a later day than the second began or, if only that is told, ended."""
    first, second = earlier.start, later.start or later.end
    return first is not None and second is not None and bool(first.day and second.day) and first.earliest > second.earliest


_ON_THE_WAY = frozenset({"verb-to", "verb-from"})


def _told_at(stay: Stay, offset: int, *, outside: bool) -> bool:
    """
    Whether the clause at an offset tells of a stay.

    Of a clause "arrived in Chad from Mali via Togo" only Chad, but for one `outside` it all three: "after visiting Benin".
    """
    return any(
        s.span[0] <= offset < s.span[1] and (outside or s.relation is None or s.relation[1] != offset) for s in stay.sightings
    )
