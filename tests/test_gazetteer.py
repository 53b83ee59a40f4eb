"""Names and what they may mean."""

from __future__ import annotations

import csv
import gzip

import pytest

from geotie.countries import countries
from geotie.datafiles import data_file
from geotie.gazetteer import gazetteer, toponym_key

WELL_KNOWN_TOWN = 50_000  # people


def reviewed() -> dict[str, list[str]]:
    """Countries by the key of a reviewed ambiguous name, the likeliest first."""
    with data_file("ambiguous.csv").open(encoding="utf-8", newline="") as file:
        return {toponym_key(row["name"]): row["countries"].split(";") for row in csv.DictReader(file)}


def ambiguous() -> dict[str, set[str]]:
    """Names of countries, peoples, parts and governments that also mean another country, or a region or larger town elsewhere."""
    names = gazetteer()
    found = {}
    for key, own in names.of_countries.items():
        meant = {sense.country for sense in own}
        for sense in names.senses(key):
            if sense.country and (sense.kind in ("region", "capital", "site") or sense.population >= WELL_KNOWN_TOWN):
                meant.add(sense.country)
        if len(meant) > 1:
            found[key] = meant
    return found


def test_every_name_of_two_countries_has_been_reviewed() -> None:
    unreviewed = {key: sorted(meant) for key, meant in ambiguous().items() if key not in reviewed()}
    assert unreviewed == {}, "look at these and list them in data/ambiguous.csv, the likeliest country first"


def test_reviewed_names_are_ambiguous_as_listed() -> None:
    assert {key: set(listed) for key, listed in reviewed().items()} == ambiguous()


def test_likeliest_country_comes_first() -> None:
    assert [sense.country for sense in gazetteer().senses("Dominican")][:2] == ["DOM", "DMA"]


@pytest.mark.parametrize(
    ("written", "key"),
    [
        pytest.param("Côte d’Ivoire", "Cote d Ivoire", id="diacritics-and-apostrophe"),
        pytest.param("Guinea-Bissau", "Guinea Bissau", id="hyphen"),
        pytest.param("U.S.", "US", id="initials"),
        pytest.param("U.S. Virgin Islands", "US Virgin Islands", id="initials-in-a-name"),
        pytest.param("St. Louis", "St Louis", id="abbreviation"),
        pytest.param("Łódź", "Lodz", id="letters-without-parts"),
    ],
)
def test_key_forgets_what_writers_vary(written: str, key: str) -> None:
    assert toponym_key(written) == key


def test_case_tells_turkey_from_turkeys() -> None:
    assert "Turkey" in gazetteer()
    assert "turkey" not in gazetteer()


@pytest.mark.parametrize("code", sorted(countries()))
def test_every_country_is_known_by_its_name_and_demonyms(code: str) -> None:
    entry = countries()[code]
    for name in (entry.name, entry.official, *entry.demonyms):
        assert code in {sense.country for sense in gazetteer().senses(toponym_key(name))}, name


def test_capitals_are_known_as_capitals() -> None:
    for entry in countries().values():
        if entry.capital and not entry.former:
            senses = gazetteer().senses(toponym_key(entry.capital))
            assert any(sense.kind == "capital" and sense.country == entry.code for sense in senses), entry.capital


def test_every_sense_of_the_compiled_table_can_be_read() -> None:
    names = gazetteer()
    known = set(countries())
    for key in names.keys():  # noqa: SIM118 - a gazetteer is no dict
        for sense in names.senses(key):
            assert sense.country in known or (sense.kind == "disputed" and not sense.country)
            assert sense.lon is None or (-180 <= sense.lon <= 180 and -90 <= (sense.lat or 0) <= 90)


def test_compiled_table_is_in_the_order_of_names() -> None:
    table = gzip.decompress(data_file("toponyms.tsv.gz").read_bytes()).decode()
    names = [line.partition("\t")[0] for line in table.splitlines()]
    assert names == sorted(set(names))


def test_compiled_table_is_no_older_than_its_sources() -> None:
    """A town of the source table is in the compiled one; rebuild with scripts/build_gazetteer.py when this fails."""
    with data_file("regions.csv").open(encoding="utf-8", newline="") as file:
        missing = [row["region"] for row in csv.DictReader(file) if not gazetteer().senses(toponym_key(row["region"]))]
    assert missing == []
