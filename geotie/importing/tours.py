"""Stays of one traveller put in order and joined into journeys, whatever catalogue they come from."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from geotie.importing.labels import NOWHERE, Place
from geotie.records import PartialDate, Status

NEXT_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Stay:
    """One row: a traveller's stay in a country. `label` and `places` are the source's words, `remarks` what it says about it."""

    row: str  # the name that the source gives the row, "trip 1445" or "line 7"
    traveller: str
    role: str
    home: str | None
    country: str
    label: str
    label_of_home: str = ""
    places: str = ""
    place: Place = NOWHERE
    start: PartialDate | None = None
    end: PartialDate | None = None
    status: Status = "done"
    remarks: tuple[str, ...] = ()

    @property
    def dates(self) -> str:
        """ "2011-06-03", or "2011-06-03 to 2011-06-05"; "" where there are none."""
        return " to ".join(dict.fromkeys(str(day) for day in (self.start, self.end) if day))


@dataclass(frozen=True, slots=True)
class Merged:
    """A row that tells of a stay which another row tells of too."""

    row: str
    into: str


def tours(stays: Iterable[Stay], traveller: Callable[[Stay], object]) -> Iterator[tuple[tuple[Stay, ...], tuple[Merged, ...]]]:
    """
    Journeys: a traveller's stays of which each begins at the latest on the day after the last one's end.

    Two rows of one stay, in the same place on the same or overlapping days, become one; a second arrival in the same place does
    not. Stays without days to the day stand alone.

    Parameters
    ----------
    traveller
        Whom a stay belongs to: name, office and whatever else keeps travellers apart.
    """
    keyed: dict[object, list[Stay]] = {}
    for stay in stays:
        keyed.setdefault(traveller(stay), []).append(stay)
    for of_one in keyed.values():
        dated = [stay for stay in of_one if _is_dated(stay)]
        dated.sort(key=lambda stay: (_start(stay), _end(stay)))  # stable: as the source has them where the days do not tell
        for joined in _contiguous(dated):
            yield _merged(joined)
        for stay in of_one:
            if not _is_dated(stay):
                yield (stay,), ()


def _contiguous(stays: Sequence[Stay]) -> Iterator[list[Stay]]:
    joined: list[Stay] = []
    until = 0
    for stay in stays:
        if joined and _start(stay) > until + NEXT_DAY.days:
            yield joined
            joined = []
        until = max(until, _end(stay)) if joined else _end(stay)
        joined.append(stay)
    if joined:
        yield joined


def _merged(stays: list[Stay]) -> tuple[tuple[Stay, ...], tuple[Merged, ...]]:
    kept: list[Stay] = []
    merged: list[Merged] = []
    for stay in stays:
        if kept and _same(kept[-1], stay):
            merged.append(Merged(stay.row, kept[-1].row))
            kept[-1] = _union(kept[-1], stay)
        else:
            kept.append(stay)
    return tuple(kept), tuple(merged)


def _same(one: Stay, other: Stay) -> bool:
    """Whether two rows that follow each other tell of one stay. Leaving and coming back on the same day makes two."""
    if (one.country, one.places, one.status) != (other.country, other.places, other.status):
        return False
    overlap = _start(other) < _end(one) or (_start(one), _end(one)) == (_start(other), _end(other))
    return overlap or _start(one) == _start(other)


def _union(one: Stay, other: Stay) -> Stay:
    last = max(one, other, key=_end)
    return replace(one, end=last.end, remarks=tuple(dict.fromkeys(itertools.chain(one.remarks, other.remarks))))


def _is_dated(stay: Stay) -> bool:
    return stay.start is not None and stay.start.precision == "day" and (stay.end is None or stay.end.precision == "day")


def _start(stay: Stay) -> int:
    assert stay.start is not None
    return stay.start.earliest.toordinal()


def _end(stay: Stay) -> int:
    return max(_start(stay), stay.end.latest.toordinal()) if stay.end else _start(stay)
