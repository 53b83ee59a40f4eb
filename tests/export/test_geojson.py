"""GeoJSON, read back by GDAL, and journeys as a GeoDataFrame."""

import json
from pathlib import Path

import geopandas
import pytest

import geotie
from geotie.archive import Archive
from geotie.export import MAPPABLE, Export, Selection, provenance, to_geojson


def features(archive: Archive, what: Export) -> list[dict]:
    return json.loads(to_geojson(archive, what))["features"]


@pytest.mark.parametrize("what", MAPPABLE)
def test_gdal_reads_every_kind(archive: Archive, what: Export, tmp_path: Path):
    path = tmp_path / f"{what}.geojson"
    path.write_text(to_geojson(archive, what), "utf-8")
    frame = geopandas.read_file(path)
    assert len(frame) == len(features(archive, what)) > 0
    assert frame.crs == "EPSG:4326"
    assert frame.geometry.is_valid.all()
    west, south, east, north = frame.total_bounds
    assert -180 <= west <= east <= 180
    assert -90 <= south <= north <= 90


def test_nothing_is_a_collection_too(archive: Archive):
    empty = json.loads(to_geojson(archive, "ties", Selection(country="TUV")))
    assert empty["features"] == []
    assert empty["geotie"]["filters"] == {"country": "TUV"}


def test_legs_go_from_home_in_order_of_travel(archive: Archive):
    legs = [feature["properties"] for feature in features(archive, "visits") if feature["properties"]["kind"] == "leg"]
    assert [(leg["from"], leg["from_place"], leg["to"], leg["to_place"]) for leg in legs] == [
        ("PER", "", "ECU", "Quito"),
        ("ECU", "Quito", "COL", "Bogotá"),
        ("FJI", "", "PER", "Lima"),
    ]


def test_a_leg_starts_at_the_capital_and_ends_at_the_stop(archive: Archive):
    leg = next(feature for feature in features(archive, "visits") if feature["properties"]["kind"] == "leg")
    start, end = leg["geometry"]["coordinates"][0], leg["geometry"]["coordinates"][-1]
    assert start == pytest.approx([-77.03, -12.04], abs=0.1)
    assert end == [-78.52, -0.22]


def test_nobody_travels_to_a_cancelled_stop_but_it_is_shown(archive: Archive):
    found = [feature["properties"] for feature in features(archive, "visits") if feature["properties"].get("status") == "cancelled"]
    assert [(feature["kind"], feature["place"]) for feature in found] == [("stop", "Honolulu")]


def test_a_leg_over_the_pacific_is_cut_at_the_antimeridian(archive: Archive):
    (leg,) = [feature for feature in features(archive, "visits") if feature["properties"].get("from") == "FJI"]
    west, east = leg["geometry"]["coordinates"]
    assert leg["geometry"]["type"] == "MultiLineString"
    assert west[-1] == [180.0, east[0][1]]
    assert east[0][0] == -180.0


def test_ids_are_unique(archive: Archive):
    for what in MAPPABLE:
        ids = [feature["id"] for feature in features(archive, what)]
        assert len(ids) == len(set(ids))


def test_a_mention_tells_whether_it_names_a_place_or_a_country(archive: Archive):
    peru, quito = features(archive, "mentions")
    assert (peru["properties"]["placed"], quito["properties"]["placed"]) == ("country", "place")
    assert quito["geometry"]["coordinates"] == [-78.52, -0.22]


def test_provenance_tells_version_filters_and_rights(archive: Archive):
    told = provenance(archive, "ties", Selection(country="CHL"))
    assert told["generator"].startswith("geotie 0.")
    assert (told["records"], told["filters"]) == ("ties", {"country": "CHL"})
    assert (told["articles"], told["published"], told["outlets"]) == (2, ["1999-06-01", "2014-03-05"], ["@wire", "Example Wire"])
    assert "CC BY" in told["rights"]


def test_visits_as_a_geodataframe(archive: Archive):
    frame = geotie.visits(archive)
    assert isinstance(frame, geopandas.GeoDataFrame)
    assert frame["visitor"].to_list() == ["Ana Ríos", "-Fiji's premier"]
    assert frame.geometry.geom_type.to_list() == ["MultiLineString", "MultiLineString"]
    assert frame.crs == "EPSG:4326"
    assert frame.index.name == "visit_id"


def test_no_visits_are_an_empty_geodataframe(archive: Archive):
    assert len(geotie.visits(archive, Selection(country="TUV"))) == 0
