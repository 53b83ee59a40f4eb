"""
Compile `data/toponyms.tsv.gz` from the tables of cities, regions and sites.

    python scripts/build_gazetteer.py

One line per name: its key, a tab, its senses by falling population (see `geotie.gazetteer.parse_senses`). Spellings that
nobody has looked through are left out where they are an English word, a person's name or the name of another, larger place.
"""

from __future__ import annotations

import csv
import gzip
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from geotie.countries import countries  # noqa: E402
from geotie.datafiles import data_file  # noqa: E402
from geotie.gazetteer import HEADS, names_of_countries, toponym_key, word_list  # noqa: E402

REGION_WITHOUT_POPULATION = 200_000
CITY_BEFORE_REGION = 50_000  # people
MUCH_LARGER = 5  # a spelling of a city counts beside the own name of a town of less than a fifth of its people
SITE_POPULATION = 50_000  # a site is known far beyond the few people who live there


@dataclass(frozen=True, slots=True)
class Row:
    kind: str
    country: str
    place: str
    lon: str
    lat: str
    population: int
    region: str
    names: tuple[str, ...]
    spellings: tuple[str, ...]

    def sense(self, key: str) -> str:
        place = "" if self.place == key else self.place
        return ";".join(
            (self.kind, self.country, shortened(self.lon), shortened(self.lat), str(self.population), self.region, place)
        )


def shortened(degrees: str) -> str:
    """To a hundredth of a degree, about a kilometre."""
    return f"{float(degrees):.2f}" if degrees else ""


def rows() -> Iterator[Row]:
    for entry in countries().values():
        if entry.capital and not entry.former:
            lon, lat = str(entry.capital_lon), str(entry.capital_lat)
            yield Row("A", entry.code, entry.capital, lon, lat, 0, "", (entry.capital,), ())
    with gzip.open(data_file("cities.csv.gz"), "rt", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            capital = countries()[row["country"]].capital
            kind = "A" if row["capital"] == "yes" else "C"
            names = (row["name"], *filter(None, row["aliases"].split(";")))
            yield Row(
                kind,
                row["country"],
                capital if kind == "A" else row["name"],
                row["lon"],
                row["lat"],
                int(row["population"] or 0),
                row["region"],
                names,
                tuple(filter(None, row["spellings"].split(";"))),
            )
    for row in read("regions.csv"):
        names = (row["region"], *filter(None, row["aliases"].split(";")))
        population = int(row["population"] or REGION_WITHOUT_POPULATION)
        kind = "R" if row["country"] else "D"
        yield Row(kind, row["country"], row["region"], row["lon"], row["lat"], population, "", names, without_kind(row["region"]))
    for row in read("sites.csv"):
        names = (row["site"], *filter(None, row["aliases"].split(";")))
        yield Row("S", row["country"], row["site"], row["lon"], row["lat"], SITE_POPULATION, row.get("region", ""), names, ())


def behind_their_cities(rows: list[Row]) -> list[Row]:
    """Regions rank behind the city that they are named after: "Geneva" is the city first."""
    cities: dict[str, int] = {}
    for row in rows:
        if row.kind in "AC" and (row.kind == "A" or row.population >= CITY_BEFORE_REGION):
            cities[row.country] = max(cities.get(row.country, 0), row.population)
    return [
        replace(row, population=min(row.population, cities[row.country] // 4)) if row.kind == "R" and row.country in cities else row
        for row in rows
    ]


def without_kind(region: str) -> tuple[str, ...]:
    """ "Victoria" for "Victoria State": the table tells the region from a city, the news does not."""
    base, _, tail = region.rpartition(" ")
    return (base,) if base and tail in ("State", "Province", "Region") and len(base.split()) == 1 else ()


def read(name: str) -> Iterator[dict[str, str]]:
    if not data_file(name).exists():
        return
    with data_file(name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def main() -> None:
    of_countries = names_of_countries()
    table: dict[str, list[Row]] = defaultdict(list)
    everything = list(rows())
    for row in everything:
        for name in row.names:
            table[toponym_key(name)].append(row)
    own_names = set(table)
    ordinary, people = word_list("ordinary_words"), word_list("given_names") | word_list("surnames")
    for row in everything:
        for spelling in row.spellings:
            key = toponym_key(spelling)
            larger = max((own.population for own in table.get(key, ()) if key in own_names), default=0)
            word = row.kind != "R" and (key.lower() in ordinary or key in people)
            if word or row.population < MUCH_LARGER * larger or key in of_countries:
                continue
            table[key].append(row)
    lines = []
    for key, found in sorted(table.items()):
        if len(key) < 2 or key[0].islower() or "\t" in key:
            continue
        senses: dict[tuple[str, str, str], Row] = {}
        for row in sorted(behind_their_cities(found), key=lambda row: -row.population):
            senses.setdefault((row.country, "city" if row.kind in "AC" else row.kind, row.region if row.kind == "C" else ""), row)
        lines.append(key + "\t" + "|".join(row.sense(key) for row in senses.values()))
    heads = sorted({line.split(" ", 1)[0] for line in lines if " " in line.split("\t", 1)[0]})
    lines.insert(0, HEADS + "\t" + " ".join(heads))
    data_file("toponyms.tsv.gz").write_bytes(gzip.compress(("\n".join(lines) + "\n").encode(), mtime=0))
    print(f"toponyms.tsv.gz: {len(lines)} names")


if __name__ == "__main__":
    main()
