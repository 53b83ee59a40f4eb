"""What the tables of `data/` promise: codes that exist, places that lie where they say, dates in order, nothing twice."""

import csv
import gzip
import json
from collections import Counter, defaultdict
from functools import cache
from itertools import pairwise

import numpy as np
import pytest
import shapely
from shapely.geometry import Polygon

from geotie.countries import UN_MEMBERS, countries
from geotie.datafiles import data_file
from geotie.records import PartialDate

NEAR_DEGREES = 0.35  # the borders leave out islets and round off coasts
OBSERVERS_AND_OTHERS = {"VAT", "PSE", "XKX", "TWN"}


@cache
def rows(name):
    opener = gzip.open if name.endswith(".gz") else open
    with opener(data_file(name), "rt", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def features(scale):
    return json.loads(data_file(f"borders-{scale}.geojson").read_text(encoding="utf-8"))["features"]


def unwrapped(ring):
    """The ring on a plane: where it crosses 180°, longitudes run on."""
    points, turn = [tuple(ring[0])], 0
    for (before, _), (lon, lat) in pairwise(ring):
        turn += -360 if lon - before > 180 else 360 if lon - before < -180 else 0
        points.append((lon + turn, lat))
    return points


def holds_the_south_pole(ring):
    points = unwrapped(ring)
    return points[0] != points[-1]


@cache
def shapes():
    """Countries as plane shapes; those that reach 180° a second time beside themselves, so that distances hold there."""
    drawn = {}
    for feature in features("50m"):
        polygons = feature["geometry"]["coordinates"]
        if feature["properties"]["kind"] != "country" or any(holds_the_south_pole(polygon[0]) for polygon in polygons):
            continue
        whole = shapely.union_all([Polygon(unwrapped(outer), [unwrapped(hole) for hole in holes]) for outer, *holes in polygons])
        west, _, east, _ = whole.bounds
        shifts = [0, *([360] if west < -179 else []), *([-360] if east > 179 else [])]
        drawn[feature["id"]] = shapely.union_all([shapely.affinity.translate(whole, shift) for shift in shifts])
    return drawn


def distances(table):
    """Degrees between each place of a drawn country and that country; 0 inside."""
    places = defaultdict(list)
    for row in table:
        if row["country"] in shapes() and row["lon"]:
            places[row["country"]].append(row)
    found = []
    for country, own in places.items():
        points = shapely.points([float(row["lon"]) for row in own], [float(row["lat"]) for row in own])
        shapely.prepare(shapes()[country])
        outside = ~shapely.contains(shapes()[country], points)
        degrees = np.zeros(len(own))
        degrees[outside] = shapely.distance(shapes()[country], points[outside])
        found += zip(own, degrees, strict=True)
    return found


# ---------------------------------------------------------------- borders


@pytest.mark.parametrize("scale", ["50m", "110m"])
def test_every_area_has_one_owner(scale):
    found = features(scale)
    ids = [feature["id"] for feature in found]
    assert len(set(ids)) == len(ids)
    for feature in found:
        owner = feature["properties"]["part_of"] or feature["id"]
        assert owner in countries() or feature["properties"]["kind"] == "disputed"


@pytest.mark.parametrize("scale", ["50m", "110m"])
def test_rings_turn_as_plotly_fills_them(scale):
    for feature in features(scale):
        for polygon in feature["geometry"]["coordinates"]:
            for index, ring in enumerate(polygon):
                assert ring[0] == ring[-1] and len(ring) >= 4, feature["id"]
                if not holds_the_south_pole(ring):
                    clockwise = sum((x2 - x1) * (y2 + y1) for (x1, y1), (x2, y2) in pairwise(unwrapped(ring))) > 0
                    assert clockwise == (index == 0), feature["id"]


def test_only_russia_and_antarctica_cross_the_antimeridian():
    crossing = {
        feature["id"]
        for feature in features("50m")
        for polygon in feature["geometry"]["coordinates"]
        if any(abs(a[0] - b[0]) > 180 for a, b in pairwise(polygon[0]))
    }
    assert crossing == {"RUS", "ATA"}


def test_every_state_is_drawn_but_the_vatican():
    drawn = {feature["id"] for feature in features("50m")}
    assert (set(UN_MEMBERS) | OBSERVERS_AND_OTHERS) - drawn == {"VAT"}


def test_no_land_is_drawn_twice():
    codes, polygons = zip(*shapes().items(), strict=True)
    tree = shapely.STRtree(polygons)
    for first, second in zip(*tree.query(polygons, predicate="overlaps"), strict=True):
        shared = shapely.area(shapely.intersection(polygons[first], polygons[second]))
        assert shared < 0.01, (codes[first], codes[second])


def test_northern_cyprus_and_somaliland_lie_within_their_countries():
    parts = {feature["id"]: feature for feature in features("50m") if feature["properties"]["kind"] == "part"}
    assert {code: part["properties"]["part_of"] for code, part in parts.items()} == {"CYN": "CYP", "SOL": "SOM"}
    for part in parts.values():
        ((outer, *_),) = part["geometry"]["coordinates"]
        inside = shapely.area(shapely.intersection(Polygon(outer), shapes()[part["properties"]["part_of"]]))
        assert inside == pytest.approx(Polygon(outer).area, rel=1e-3)


# ---------------------------------------------------------------- places


def test_label_points_lie_in_their_countries():
    label_points = [{"country": entry.code, "lon": entry.lon, "lat": entry.lat} for entry in countries().values()]
    assert [row["country"] for row, degrees in distances(label_points) if degrees > NEAR_DEGREES] == []


def test_capitals_lie_in_their_countries():
    capitals = [row for row in rows("cities.csv.gz") if row["capital"] == "yes" and row["country"] in UN_MEMBERS]
    assert len(capitals) > 180
    assert [row["name"] for row, degrees in distances(capitals) if degrees > 0.2] == []


@pytest.mark.parametrize(("name", "islets"), [("cities.csv.gz", 0.001), ("regions.csv", 0.007), ("sites.csv", 0.02)])
def test_places_lie_in_or_near_their_countries(name, islets):
    """All but the share that lies on islets which the borders leave out."""
    measured = distances(rows(name))
    far = [row for row, degrees in measured if degrees > NEAR_DEGREES]
    assert len(far) <= islets * len(measured), far
    assert max(degrees for _, degrees in measured) < 40  # Dhekelia is British land on Cyprus


def test_every_capital_is_among_the_cities():
    capitals = {row["country"] for row in rows("cities.csv.gz") if row["capital"] == "yes"}
    assert {code for code in UN_MEMBERS if countries()[code].capital} - capitals == set()


def test_a_city_is_listed_once_in_its_region():
    keys = Counter((row["name"], row["country"], row["region"]) for row in rows("cities.csv.gz") if row["region"])
    assert [key for key, count in keys.items() if count > 3] == []  # a few share a region under different codes


@pytest.mark.parametrize(
    ("alias", "city"),
    [
        ("Kiev", "Kyiv"),
        ("Saigon", "Ho Chi Minh City"),
        ("Peking", "Beijing"),
        ("Rangoon", "Yangon"),
        ("Leningrad", "Saint Petersburg"),
    ],
)
def test_former_names_lead_to_the_city(alias, city):
    (found,) = {row["name"] for row in rows("cities.csv.gz") if alias in row["aliases"].split(";")}
    assert found == city


def test_disputed_land_has_no_country_and_all_other_regions_have_one():
    for row in rows("regions.csv"):
        assert (row["country"] == "") == (row["kind"] == "disputed"), row["region"]
    assert {"Crimea", "Kashmir", "Nagorno-Karabakh"} <= {row["region"] for row in rows("regions.csv") if not row["country"]}


def test_states_of_the_union_have_postal_codes_and_abbreviations():
    states = {row["code"]: row for row in rows("regions.csv") if row["country"] == "USA" and row["code"]}
    assert len(states) == 51
    assert states["PA"]["region"] == "Pennsylvania"
    assert "Pa." in states["PA"]["aliases"].split(";")


# ---------------------------------------------------------------- all tables


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("city_aliases.csv", ("alias", "city", "country")),
        ("region_names.csv", ("country", "geonames")),
        ("areas.csv", ("region",)),
        ("sites.csv", ("site", "country")),
        ("officeholders.csv", ("surname", "name", "country", "office", "since")),
        ("organisations.csv", ("id",)),
        ("outlets.csv", ("outlet",)),
    ],
)
def test_rows_are_sorted_and_unique(name, key):
    keys = [tuple(row[column] for column in key) for row in rows(name)]
    assert keys == sorted(keys)
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize(
    "name",
    [
        "cities.csv.gz",
        "regions.csv",
        "city_aliases.csv",
        "region_names.csv",
        "areas.csv",
        "sites.csv",
        "officeholders.csv",
        "outlets.csv",
    ],
)
def test_country_codes_are_known(name):
    assert {row["country"] for row in rows(name)} - {""} <= set(countries())


@pytest.mark.parametrize("name", ["cities.csv.gz", "regions.csv", "areas.csv", "sites.csv", "outlets.csv", "organisations.csv"])
def test_aliases_are_neither_empty_nor_repeated(name):
    for row in rows(name):
        aliases = row["aliases"].split(";") if row["aliases"] else []
        assert len(set(aliases)) == len(aliases) and all(alias == alias.strip() != "" for alias in aliases), row


# ---------------------------------------------------------------- office holders, organisations, outlets


def test_terms_of_office_end_after_they_begin():
    for row in rows("officeholders.csv"):
        since = PartialDate.parse(row["since"])
        assert not row["until"] or PartialDate.parse(row["until"]).latest >= since.earliest, row


def test_one_head_of_government_at_a_time():
    for country in ("USA", "RUS", "FRA", "DEU", "GBR", "IRN", "CHN", "BRA", "IND"):
        heads = sorted(
            (row["since"], row["until"])
            for row in rows("officeholders.csv")
            if (row["country"], row["office"]) == (country, "president")
        )
        for (_, until), (since, _) in pairwise(heads):
            assert until and until[:4] <= since[:4], country


def test_office_holders_of_all_regions():
    table = rows("officeholders.csv")
    assert len(table) > 2_500
    assert set(UN_MEMBERS) - {row["country"] for row in table} <= {"AND", "LIE", "SMR"}


def members(organisation, year):
    (row,) = [row for row in rows("organisations.csv") if row["id"] == organisation]
    spells = [spell.split(":") for spell in row["members"].split()]
    terms = [(code, *(term.split("-") if "-" in term else (term, "9999"))) for code, term in spells]
    return {code for code, since, until in terms if int(since) <= year < int(until)}


def test_members_of_organisations_are_countries_with_years():
    for row in rows("organisations.csv"):
        for spell in row["members"].split():
            code, term = spell.split(":")
            years = [int(year) for year in term.split("-")]
            assert code in countries() and years == sorted(years), (row["id"], spell)


@pytest.mark.parametrize(
    ("organisation", "year", "count"),
    [
        pytest.param("UN", 1945, 51, id="founders of the United Nations"),
        pytest.param("NATO", 1949, 12, id="founders of NATO"),
        pytest.param("NATO", 2024, 32, id="NATO with Sweden"),
        pytest.param("EU", 1958, 6, id="the Six"),
        pytest.param("EU", 2019, 28, id="EU before Brexit"),
        pytest.param("EU", 2021, 27, id="EU after Brexit"),
        pytest.param("COE", 2021, 47, id="Council of Europe with Russia"),
        pytest.param("COE", 2023, 46, id="Council of Europe without Russia"),
        pytest.param("OPEC", 1960, 5, id="founders of OPEC"),
        pytest.param("ARAB_LEAGUE", 2024, 22, id="Arab League"),
        pytest.param("SCO", 2024, 10, id="Shanghai Cooperation Organisation"),
    ],
)
def test_number_of_members(organisation, year, count):
    assert len(members(organisation, year)) == count


def test_members_of_the_united_nations_today():
    assert members("UN", 2024) == set(UN_MEMBERS)


def test_outlets_say_whether_a_state_runs_them():
    assert {row["state_media"] for row in rows("outlets.csv")} == {"yes", "no"}
    assert {row["kind"] for row in rows("outlets.csv")} == {"agency", "broadcaster", "press", "government", "organisation"}


def test_no_web_address_belongs_to_two_outlets():
    domains = Counter(domain for row in rows("outlets.csv") for domain in row["domain"].split(";") if domain)
    assert [domain for domain, count in domains.items() if count > 1] == []


def test_no_name_belongs_to_two_outlets():
    names = Counter(
        name for row in rows("outlets.csv") for name in {n.casefold() for n in (row["outlet"], *row["aliases"].split(";"))} if name
    )
    assert [name for name, count in names.items() if count > 1] == []
