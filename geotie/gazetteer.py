"""
The one loader of names: which countries and places a string may mean.

Two tables meet here. Names of countries, demonyms, parts of countries and seats of government come from small files that people
edit (`countries.csv`, `names.csv`, `metonyms.csv`). Some 100,000 names of cities, regions and sites come from
`toponyms.tsv.gz`, which `scripts/build_gazetteer.py` compiles from the files that people edit: one line per name, in the order
of names, so that loading is one `split`, and a line is sought (by bisection) and parsed only when its name turns up in a text.

Names are kept under a key that forgets diacritics, hyphens, apostrophes and full stops but not case: "Port-au-Prince" and "Port
au Prince" are one name, "Turkey" and "turkey" two.
"""

from __future__ import annotations

import csv
import gzip
import math
import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from typing import Literal

from geotie.countries import countries
from geotie.datafiles import data_file

SenseKind = Literal[
    "name", "abbreviation", "former", "contested", "demonym",  # of a whole country
    "part", "people",  # Scotland, Scots
    "government",  # the Kremlin
    "capital", "city", "region", "site",
    "disputed",  # land that no country is given for
]  # fmt: skip
COUNTRY_KINDS: frozenset[SenseKind] = frozenset({"name", "abbreviation", "former", "contested", "demonym"})

# How well known a sense is before the text is read, on the scale of log10(population).
RENOWN_OF_COUNTRY = 8.5
LEAST_RENOWN = {"capital": 7.5, "part": 7.5, "people": 7.5, "government": 6.8, "site": 5.5}
RENOWN_OF_REGION = 0.3  # more than a city of as many people
RENOWN_OF_SEAT = 1.5  # of international organisations: where news from Geneva comes from, however small the city
SMALLEST_TOWN = 1_000
LARGE_CAPITAL = 200_000  # people; the news rarely tells of smaller ones
GOVERNED = frozenset({"XKX", "TWN", "PSE", "ESH"})  # states of their own to the news, if not to the United Nations

COMBINING = "combining"  # note of "Franco" and "Sino", which mean a country before a hyphen only
SUPPORTED = "supported"  # note of "CAR" and the like: a country only where the text names it in another way too
HEADS = "#heads"  # key of the line that lists the first words of names of several words

_LETTERS_WITHOUT_PARTS = str.maketrans(
    {
        "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "ı": "i", "đ": "d", "Đ": "D", "ð": "d", "ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe",
        "ə": "a", "Ə": "A",
    }
)  # fmt: skip
_SEPARATORS = re.compile(r"[\s\-‐‑–.'’‘ʻʼ`´]+")
_DOTTED = re.compile(r"(?<!\w)(?:[^\W\d_]\.){2,}(?:[^\W\d_](?!\w))?|(?<!\w)[^\W\d_]\.[^\W\d_](?!\w)")


@dataclass(frozen=True, slots=True, eq=False)
class Sense:
    """One thing that a name may mean. `place` is "" for a whole country; `population` 0 where it is unknown."""

    kind: SenseKind
    country: str
    place: str = ""
    lon: float | None = None
    lat: float | None = None
    population: int = 0
    region: str = ""  # first-level region of a city, in the same form as the name of that region
    note: str = ""
    of_country: bool = field(init=False, default=False)
    renown: float = field(init=False, default=0.0)  # how well known it is, on the scale of log10(population)

    def __post_init__(self) -> None:
        object.__setattr__(self, "of_country", self.kind in COUNTRY_KINDS)
        object.__setattr__(self, "renown", _renown(self.kind, self.country, self.population, self.place))


def _renown(kind: SenseKind, country: str, population: int, place: str) -> float:
    if kind in COUNTRY_KINDS:
        return RENOWN_OF_COUNTRY
    known = math.log10(max(population, SMALLEST_TOWN))
    if kind == "capital":
        if countries()[country].un == "none" and country not in GOVERNED:
            return known + 0.5
        return LEAST_RENOWN["capital"] if population >= LARGE_CAPITAL else known + 1.0
    if kind == "city" and (country, place) in seats_of_organisations():
        known += RENOWN_OF_SEAT
    return max(LEAST_RENOWN.get(kind, 0.0), known + (RENOWN_OF_REGION if kind == "region" else 0.0))


@cache
def seats_of_organisations() -> frozenset[tuple[str, str]]:
    """Country and name of the cities where two or more international organisations sit: Geneva, The Hague, New York."""
    seats = Counter((row["country"], row["seat"]) for row in _rows("organisations.csv") if row["seat"])
    return frozenset(seat for seat, organisations in seats.items() if organisations > 1)


def without_diacritics(text: str) -> str:
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFKD", text.translate(_LETTERS_WITHOUT_PARTS))
    return "".join(character for character in decomposed if not unicodedata.combining(character))


@lru_cache(50_000)
def toponym_key(text: str) -> str:
    """The form under which a name is kept: "Côte d'Ivoire" as "Cote d Ivoire", "U.S." as "US"."""
    if text.isascii() and text.isalpha():
        return text
    plain = without_diacritics(text)
    if "." in plain:
        plain = _DOTTED.sub(lambda match: match[0].replace(".", ""), plain)
    return _SEPARATORS.sub(" ", plain).strip()


class Gazetteer:
    """
    Names and what they may mean. Look-ups are by key, see `toponym_key`.

    `of_countries` holds names, demonyms, parts and governments; `senses` adds cities, regions and sites, those of countries
    first, then by falling population.
    """

    def __init__(self, of_countries: Mapping[str, tuple[Sense, ...]], lines: Sequence[str]) -> None:
        """`lines` are those of `toponyms.tsv.gz`, sorted: a name, a tab, its senses."""
        self.of_countries = of_countries
        self._lines = lines
        self._own_seconds: dict[str, set[str]] = {}
        for key in of_countries:
            head, _, tail = key.partition(" ")
            if tail:
                self._own_seconds.setdefault(head, set()).add(tail.split(" ", 1)[0])
        self._heads = frozenset(self._listed(HEADS).split()) | self._own_seconds.keys()
        self._parsed: dict[str, tuple[Sense, ...]] = {}

    def __contains__(self, key: str) -> bool:
        return bool(self.senses(key))

    def keys(self) -> Iterator[str]:
        yield from self.of_countries
        listed = (line.partition("\t")[0] for line in self._lines)
        yield from (key for key in listed if key != HEADS and key not in self.of_countries)

    def begins_longer_name(self, word: str) -> bool:
        """Whether a name of several words begins with this one: most words need one look-up only."""
        return word in self._heads

    def second_words(self, word: str) -> set[str]:
        """The words that go on a name of several words."""
        head = word + " "
        found = set(self._own_seconds.get(word, ()))
        place = bisect_left(self._lines, head)
        while place < len(self._lines) and (line := self._lines[place]).startswith(head):
            found.add(line[len(head) :].partition("\t")[0].partition(" ")[0])
            place += 1
        return found

    def senses(self, key: str) -> tuple[Sense, ...]:
        """All senses of a name, () if it is none."""
        found = self._parsed.get(key)
        if found is None:
            own = self.of_countries.get(key, ())
            line = self._listed(key)
            found = self._parsed[key] = merged(own, parse_senses(key, line)) if line else own
        return found

    def _listed(self, key: str) -> str:
        """What the compiled table says of a name, "" for nothing."""
        head = key + "\t"
        place = bisect_left(self._lines, head)
        line = self._lines[place] if place < len(self._lines) else ""
        return line[len(head) :] if line.startswith(head) else ""


def merged(own: tuple[Sense, ...], listed: tuple[Sense, ...]) -> tuple[Sense, ...]:
    """Senses of both tables; a part of a country that the other lists as a region takes its coordinates from there."""
    regions = {sense.country: sense for sense in reversed(listed) if sense.kind == "region"}
    parts = {sense.country for sense in own if sense.kind == "part"}
    placed = (
        replace(sense, lon=regions[sense.country].lon, lat=regions[sense.country].lat, place=regions[sense.country].place)
        if sense.kind == "part" and sense.country in regions
        else sense
        for sense in own
    )
    return (*placed, *(sense for sense in listed if not (sense.kind == "region" and sense.country in parts)))


def parse_senses(key: str, line: str) -> tuple[Sense, ...]:
    """Senses of one line of `toponyms.tsv.gz`: `kind;country;lon;lat;population;region;place`, joined by `|`; no place: the key."""
    senses = []
    for part in line.split("|"):
        kind, country, lon, lat, population, region, place = part.split(";")
        senses.append(
            Sense(
                _KINDS[kind],
                country,
                place or key,
                float(lon) if lon else None,
                float(lat) if lat else None,
                int(population),
                region,
            )
        )
    return tuple(senses)


_KINDS: dict[str, SenseKind] = {"A": "capital", "C": "city", "R": "region", "S": "site", "D": "disputed"}


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer of `data/`, read once."""
    table = gzip.decompress(data_file("toponyms.tsv.gz").read_bytes()).decode()
    lines = tuple(table.removesuffix("\n").split("\n"))  # the garbage collector passes over a tuple of strings, not over a list
    return Gazetteer(names_of_countries(), lines)


def names_of_countries() -> dict[str, tuple[Sense, ...]]:
    """Names, demonyms, parts and governments by key, as the tables that people edit give them."""
    table: dict[str, list[Sense]] = {}

    def add(name: str, sense: Sense) -> None:
        senses = table.setdefault(toponym_key(name), [])
        if not any(known.kind == sense.kind and known.country == sense.country for known in senses):
            senses.append(sense)

    for entry in countries().values():
        whole: SenseKind = "former" if entry.former else "name"
        for name in (entry.name, entry.official):
            add(name, Sense(whole, entry.code, "", entry.lon, entry.lat))
        for demonym in entry.demonyms:
            add(demonym, Sense("demonym", entry.code))
    for row in _rows("names.csv"):
        place = row["name"] if row["kind"] == "part" else row["note"] if row["kind"] == "people" else ""
        note = row["case"] if row["case"] in (COMBINING, SUPPORTED) else row["note"]
        add(row["name"], Sense(_kind(row["kind"]), row["country"], place, note=note))
    for row in _rows("metonyms.csv"):
        sense = Sense("government", row["country"], row["place"], float(row["lon"]), float(row["lat"]), note=row["stands_for"])
        add(row["name"], sense)
    for row in _rows("ambiguous.csv"):
        likelihood = row["countries"].split(";")
        table[toponym_key(row["name"])].sort(key=lambda sense: likelihood.index(sense.country))
    return {key: tuple(senses) for key, senses in table.items()}


def _kind(word: str) -> SenseKind:
    kinds: dict[str, SenseKind] = {
        "name": "name", "abbreviation": "abbreviation", "former": "former", "contested": "contested", "demonym": "demonym",
        "part": "part", "people": "people",
    }  # fmt: skip
    return kinds[word]


def _rows(name: str) -> Iterator[dict[str, str]]:
    with data_file(name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


@cache
def word_list(name: str) -> frozenset[str]:
    """A word list of `data/`, one word a line: "given_names", "surnames" or "ordinary_words"."""
    return frozenset(data_file(f"{name}.txt").read_text(encoding="utf-8").split())
