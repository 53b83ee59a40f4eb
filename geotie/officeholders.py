"""
Holders of offices by period: the loader of `data/officeholders.csv`.

A text names most ministers without their state ("Lavrov landed in Hanoi"). `find` tells whom a name means at a time: by full
name, or by a surname where role and period leave one state only.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cache, lru_cache

from geotie.datafiles import data_file
from geotie.gazetteer import without_diacritics
from geotie.records import PartialDate

_GRACE_DAYS = 120  # articles speak of an office a little before it begins and after it ends
# Words of an office that another style of the same office uses.
_SAME_OFFICE = {"premier": "prime minister", "taoiseach": "prime minister", "secretary": "minister", "chancellor": "prime minister"}


@dataclass(frozen=True, slots=True, eq=False)
class Holder:
    """
    One term: `country` is "" for an office of an international organisation; `until` None while it lasts.

    The table holds each term once, so that terms are told apart by identity.
    """

    surname: str
    name: str
    country: str
    office: str
    since: PartialDate | None
    until: PartialDate | None
    _first: int = field(init=False, repr=False, default=0)  # days since the year 1
    _last: int = field(init=False, repr=False, default=date.max.toordinal())

    def __post_init__(self) -> None:
        if self.since is not None:
            object.__setattr__(self, "_first", self.since.earliest.toordinal())
        if self.until is not None:
            object.__setattr__(self, "_last", self.until.latest.toordinal())

    def serves(self, day: date, *, grace_days: int = _GRACE_DAYS) -> bool:
        """Whether the office was held on a day, give or take some days."""
        return self._first - grace_days <= day.toordinal() <= self._last + grace_days


def _key(name: str) -> str:
    return without_diacritics(name).casefold().replace("-", " ").replace("’", "'")


@cache
def terms() -> tuple[tuple[tuple[str, ...], Holder], ...]:
    """All terms with the names that their holder goes by, the full name first."""
    found = []
    with data_file("officeholders.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            since = PartialDate.parse(row["since"]) if row["since"] else None
            until = PartialDate.parse(row["until"]) if row["until"] else None
            holder = Holder(row["surname"], row["name"], row["country"], row["office"], since, until)
            found.append(((row["name"], *filter(None, row["variants"].split(";"))), holder))
    return tuple(found)


@cache
def _tables() -> tuple[dict[str, tuple[Holder, ...]], dict[str, tuple[Holder, ...]]]:
    """Holders by full name (variants included) and by surname."""
    by_name: dict[str, list[Holder]] = {}
    by_surname: dict[str, list[Holder]] = {}
    for written, holder in terms():
        names = [_key(name) for name in written]
        for name in names:
            by_name.setdefault(name, []).append(holder)
        words = holder.name.split()
        family = words.index(holder.surname) if holder.surname in words else -1
        for surname in {_key(holder.surname), *(name.split()[family] for name in names if len(name.split()) > abs(family))}:
            by_surname.setdefault(surname, []).append(holder)
    return {k: tuple(v) for k, v in by_name.items()}, {k: tuple(v) for k, v in by_surname.items()}


def find(name: str, role: str = "", day: date | None = None) -> Holder | None:
    """
    The holder whom a name means, None where the table knows none or more than one state fits.

    A full name is enough by itself. A surname needs a fitting role or, without one, a term on the day in question.
    """
    by_name, by_surname = _tables()
    key = _key(name)
    words = key.split()
    if len(words) > 1:
        full = by_name.get(key) or by_name.get(f"{words[0]} {words[-1]}") or by_name.get(" ".join((*words[1:], words[0])))
        if full or not role or day is None:
            return _best(full or (), role, day)
        alike = [term for term in by_surname.get(words[-1], ()) if term.name[:1].casefold() == key[:1] and term.serves(day)]
        return _best([term for term in alike if _offices_meet(role, term.office)], role, day)
    terms = by_surname.get(key, ())
    if role:
        terms = tuple(term for term in terms if _offices_meet(role, term.office))
    if day is not None:
        serving = tuple(term for term in terms if term.serves(day))
        terms = serving or (terms if role else ())
    elif not role:
        return None
    return _best(terms, role, day) if len({term.country for term in terms}) == 1 else None


def _best(terms: Iterable[Holder], role: str, day: date | None) -> Holder | None:
    """The term that fits role and day best: the one served on the day, else the last one before it."""
    ranked = list(terms)
    if len(ranked) < 2:
        return ranked[0] if ranked else None
    return max(
        reversed(ranked),
        key=lambda term: (
            day is not None and term.serves(day),
            bool(role) and _offices_meet(role, term.office),
            term.since is not None and (day is None or term.since.earliest <= day),
            term.since.earliest.toordinal() if term.since else 0,
        ),
    )


def _offices_meet(role: str, office: str) -> bool:
    left, right = _office_words(role), _office_words(office)
    if ("vice" in left) != ("vice" in right) or ("deputy" in left) != ("deputy" in right):
        return False
    return bool(left & right)


_NO_OFFICE = frozenset({"of", "the", "for", "and", "to", "foreign", "national", "state", "affairs", "former", "general"})


@lru_cache(10_000)
def _office_words(office: str) -> frozenset[str]:
    words = frozenset(office.casefold().split()) - _NO_OFFICE
    if "prime" in words:
        words -= {"minister"}
    return words | {new.split()[0] for old, new in _SAME_OFFICE.items() if old in words}
