"""
Names of countries as catalogues and tables write them: "Korea, Republic of", "Yugoslavia (Kosovo)", "U.S.S.R.", "cub", "CU".

What the gazetteer cannot know, such as which China a catalogue of 1945 means, stands in `data/catalogue_countries.csv`.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from geotie.countries import countries
from geotie.datafiles import data_file
from geotie.errors import UnknownCountryError
from geotie.gazetteer import Sense, gazetteer, toponym_key

_INVERTED = re.compile(r"(?P<name>[^,]+),\s*(?P<first>[^,]+)")
_WITH_BRACKETS = re.compile(r"(?P<name>[^()]+?)\s*\((?P<within>[^()]+)\)")
_ISLANDS = re.compile(r"\s+(?:Islands?|City|Province|State)$")
_FEDERAL_DISTRICT = re.compile(r"\bMexico, D\.F\.")
_COMMA = re.compile(r"\s*[,;]\s*(?![^()]*\))")  # between places, not inside brackets
_PLACES = frozenset({"capital", "city", "region", "site", "part"})

# Where the towns of former states lie today.
SUCCESSORS = {
    "SUN": ("RUS", "UKR", "BLR", "KAZ", "UZB", "GEO", "ARM", "AZE", "MDA", "KGZ", "TJK", "TKM", "EST", "LVA", "LTU"),
    "YUG": ("SRB", "HRV", "SVN", "BIH", "MKD", "MNE", "XKX"),
    "CSK": ("CZE", "SVK"),
    "DDR": ("DEU",),
}


@dataclass(frozen=True, slots=True)
class _Rule:
    """
    What a label means in a time or for a place.

    `country` is "" for a state that no code stands for; `place` "" and the days open where they do not matter. A place decides
    where it comes first in the list of places, or in brackets after it: lands overseas count as what they are today.
    """

    country: str
    place: str
    since: date
    until: date


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a country; without coordinates where the gazetteer does not know it."""

    name: str
    lon: float | None = None
    lat: float | None = None


NOWHERE = Place("")


def country_of(label: str, *, day: date | None = None, place: str = "") -> str | None:
    """
    The code of the country that a catalogue's label means.

    Parameters
    ----------
    day, place
        Decide where a label has meant more than one: "China, Republic of" before and after 1949.

    Returns
    -------
    code
        None for a state that had no successor in the country table, such as the Kingdom of Hawaii.

    Raises
    ------
    UnknownCountryError
        If it is no country's name or code.
    """
    name = " ".join(label.split())
    for form in _forms(name):
        if (ruled := _ruled(form, day, place)) is not None:
            return ruled or None
        if code := _named(form):
            return code
    raise UnknownCountryError(f"no country is called {label!r}; give its name or its ISO 3166-1 alpha-3 code, such as CUB")


def place_of(name: str, country: str) -> Place:
    """A place by the name that a catalogue gives it, looked up among those of its country or of what came after it."""
    plain = _WITH_BRACKETS.sub(r"\g<name>", name).strip()
    within = SUCCESSORS.get(country, (country,))
    for form in dict.fromkeys((plain, _ISLANDS.sub("", plain))):
        senses = [sense for sense in _senses(form) if sense.country in within and sense.kind in _PLACES and sense.lon is not None]
        if senses:
            return Place(senses[0].place or plain, senses[0].lon, senses[0].lat)
    return Place(plain)


def places_of(names: str, country: str) -> tuple[Place, ...]:
    """Places of a list such as "Bonn, Bad Godesberg, Cologne"."""
    listed = _FEDERAL_DISTRICT.sub("Mexico City", names)
    return tuple(place_of(name, country) for name in _COMMA.split(listed) if name.strip())


@cache
def _senses(name: str) -> tuple[Sense, ...]:
    return gazetteer().senses(toponym_key(name))


def _forms(label: str) -> list[str]:
    """A label and what remains of it: "Korea, South" is "South Korea", "Denmark (Greenland)" also "Denmark"."""
    forms = [label]
    if match := _INVERTED.fullmatch(label):
        forms += [f"{match['first']} {match['name']}", f"{match['first']} the {match['name']}"]
    if match := _WITH_BRACKETS.fullmatch(label):
        forms += [*_forms(match["name"]), *_forms(match["within"])]
    if label.lower().startswith("the "):
        forms += _forms(label[4:])
    return forms


def _ruled(label: str, day: date | None, place: str) -> str | None:
    for rule in _rules().get(_key(label), ()):
        in_time = day is None or rule.since <= day <= rule.until
        if in_time and (not rule.place or _key(rule.place) in _leading(place)):
            return rule.country
    return None


@cache
def _leading(places: str) -> frozenset[str]:
    first = _COMMA.split(places)[0]
    match = _WITH_BRACKETS.fullmatch(first)
    bracketed = _WITH_BRACKETS.fullmatch(places)  # after the last of several places: of all of them
    return frozenset(_key(name) for name in (first, *(match.groups() if match else ()), *(bracketed.groups() if bracketed else ())))


@cache
def _named(label: str) -> str:
    """Code of a country by its code or its name in any case, "" if it is none."""
    if label.upper() in countries():
        return label.upper()
    by_key = _names()
    return by_key.get(toponym_key(label)) or by_key.get(_key(label)) or _alpha2().get(label, "")


@cache
def _names() -> dict[str, str]:
    """Codes by the gazetteer's keys, and by the same without their case where only one country has it."""
    kinds = ("name", "abbreviation", "former", "contested", "part")
    exact = {
        key: next(sense.country for sense in senses if sense.kind in kinds)
        for key, senses in gazetteer().of_countries.items()
        if any(sense.kind in kinds for sense in senses)
    }
    folded: dict[str, set[str]] = {}
    for key, code in exact.items():
        folded.setdefault(key.casefold(), set()).add(code)
    return {**{key: codes.pop() for key, codes in folded.items() if len(codes) == 1}, **exact}


@cache
def _alpha2() -> dict[str, str]:
    return {entry.alpha2: code for code, entry in countries().items() if entry.alpha2}


@cache
def _rules() -> dict[str, list[_Rule]]:
    rules: dict[str, list[_Rule]] = {}
    with data_file("catalogue_countries.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            since = date.fromisoformat(row["since"]) if row["since"] else date.min
            until = date.fromisoformat(row["until"]) if row["until"] else date.max
            rules.setdefault(_key(row["label"]), []).append(_Rule(row["country"], row["place"], since, until))
    return rules


def _key(label: str) -> str:
    return toponym_key(label).casefold()
