"""Every format is read back by a program that did not write it: GDAL, NetworkX, Arrow, Python's own readers."""

import csv
import io
import json
import sqlite3
from dataclasses import replace
from datetime import date
from pathlib import Path

import networkx
import pyarrow.parquet
import pyogrio
import pytest

from geotie.archive import Archive
from geotie.export import EVERYTHING, FORMATS, Export, Selection, table
from geotie.records import Article
from tests.archive.samples import full_extraction, small_extraction

ARTICLE = full_extraction().article.id
ODD = 'A "quoted" & <marked> tale\x0b of Ωmega'


@pytest.fixture
def archive(tmp_path: Path):
    with Archive.open(tmp_path / "a.geotie") as archive:
        full = full_extraction()
        archive.add(replace(full, article=replace(full.article, title=ODD)))
        archive.add(small_extraction(1))
        yield archive


def written(archive: Archive, form: str, what: Export, selection: Selection = EVERYTHING) -> Path:
    chosen = FORMATS[form]
    path = archive.path.with_name(f"{what}{chosen.suffix}")
    if chosen.write is not None:
        chosen.write(archive, path, what, selection)
    else:
        assert chosen.text is not None
        path.write_text("".join(chosen.text(archive, what, selection)), "utf-8")
    return path


@pytest.mark.parametrize(("form", "what"), [(form, what) for form, chosen in FORMATS.items() for what in chosen.holds])
def test_every_format_holds_what_it_says_and_stands_nothing_to_hold(archive: Archive, form: str, what: Export):
    assert written(archive, form, what).stat().st_size > 0
    nothing = Selection(since=date(1900, 1, 1), until=date(1900, 1, 2))
    assert written(archive, form, what, nothing).exists()


@pytest.mark.parametrize("what", FORMATS["parquet"].holds)
def test_parquet_has_the_columns_and_types_of_the_table(archive: Archive, what: Export):
    read = pyarrow.parquet.read_table(written(archive, "parquet", what))
    rows = table(archive, what)
    assert read.column_names == rows.columns
    assert read.num_rows == rows.height > 0
    assert json.loads(pyarrow.parquet.read_metadata(written(archive, "parquet", what)).metadata[b"geotie"])["records"] == what


def test_geopackage_has_points_legs_and_countries(archive: Archive):
    path = written(archive, "gpkg", "visits")
    assert [name for name, _ in pyogrio.list_layers(path)] == ["stops", "legs", "countries"]
    stops, legs, countries = (pyogrio.read_dataframe(path, layer=layer) for layer in ("stops", "legs", "countries"))
    assert [(row.country, round(row.geometry.x, 2)) for row in stops.itertuples()] == [("ECU", -78.52), ("COL", -74.08)]
    assert list(zip(legs["from"], legs["to"], strict=True)) == [("PER", "ECU"), ("ECU", "COL")]
    assert stops.crs.to_epsg() == legs.crs.to_epsg() == countries.crs.to_epsg() == 4326
    visited = countries[countries["visits"] > 0]
    assert sorted(visited["code"]) == ["COL", "ECU", "PER"]
    assert set(visited["visits"]) == {1}
    assert len(countries) > 200


def test_geopackage_counts_friendly_and_hostile_ties(archive: Archive):
    countries = pyogrio.read_dataframe(written(archive, "gpkg", "ties"), layer="countries").set_index("code")
    assert tuple(countries.loc["CHL", ["ties", "friendly", "hostile"]]) == (2, 2, 1)
    assert tuple(countries.loc["GHA", ["ties", "friendly", "hostile"]]) == (1, 1, 0)


def test_geopackage_tells_where_it_comes_from(archive: Archive):
    path = written(archive, "gpkg", "visits", Selection("ECU"))
    told = " ".join(row[0] for row in sqlite3.connect(path).execute("SELECT metadata FROM gpkg_metadata"))
    assert "extraction rules" in told
    assert "ECU" in told
    assert "CC BY" in told


def test_geopackage_replaces_an_older_one(archive: Archive):
    written(archive, "gpkg", "visits")
    path = written(archive, "gpkg", "visits")
    assert len(pyogrio.read_dataframe(path, layer="stops")) == 2


def test_kml_opens_in_gdal_with_points_and_lines(archive: Archive):
    path = written(archive, "kml", "visits")
    points, lines = (pyogrio.read_dataframe(path, layer=layer) for layer in ("points", "lines"))
    assert list(points["Name"]) == ["Ana Ríos: Quito", "Ana Ríos: Bogotá"]
    assert points.geometry[0].x == pytest.approx(-78.52)
    assert list(lines.geom_type) == ["LineString", "LineString"]
    assert list(points["description"]) == ["flew to Quito on 3 March 2014", "went on to Bogotá"]


def test_kml_has_days_and_provenance(archive: Archive):
    text = written(archive, "kml", "ties").read_text("utf-8")
    assert "<TimeStamp><when>2014-03-01</when></TimeStamp>" in text
    assert "extraction rules" in text
    assert "#sign-1" in text


def test_graphml_has_dyads_with_time_and_sign(archive: Archive):
    graph = networkx.read_graphml(written(archive, "graphml", "ties"), force_multigraph=True)
    assert set(graph.nodes) == {"BOL", "BRA", "CHL", "GHA", "KEN", "PER"}
    assert graph.nodes["BRA"]["label"] == "Brazil"
    (tie,) = graph.get_edge_data("BOL", "CHL").values()
    assert (tie["sign"], tie["goldstein"], tie["weight"], tie["day"], tie["mutual"]) == (-1, -2.0, 2.0, "2014-03-05", False)
    assert graph.number_of_edges() == 5
    assert json.loads(graph.graph["geotie"])["records"] == "ties"


def test_gexf_has_dyads_with_time_and_sign(archive: Archive):
    graph = networkx.read_gexf(written(archive, "gexf", "ties"), version="1.2draft")
    assert graph.nodes["BRA"]["label"] == "Brazil"
    edges = {(source, target): data for source, target, data in graph.edges(data=True)}
    tie = edges["BOL", "CHL"]
    assert (tie["sign"], tie["goldstein"], tie["weight"], tie["start"], tie["end"]) == (-1, -2.0, 2.0, "2014-03-05", "2014-03-05")
    assert edges["BRA", "CHL"]["mutual"] is True
    assert len(edges) == 5
    assert "extraction rules" in (archive.path.with_name("ties.gexf")).read_text("utf-8")


def test_two_ties_of_one_dyad_are_two_edges(archive: Archive):
    full = full_extraction()
    archive.add(replace(full, article=replace(full.article, id="another")))
    for form, read in (("graphml", networkx.read_graphml), ("gexf", networkx.read_gexf)):
        graph = read(written(archive, form, "ties"))
        assert graph.is_multigraph()
        assert graph.number_of_edges("BOL", "CHL") == 2


def test_journeys_are_edges_from_place_to_place(archive: Archive):
    graph = networkx.read_graphml(written(archive, "graphml", "visits"))
    assert set(graph.edges) == {("PER", "ECU"), ("ECU", "COL")}
    assert graph.edges["PER", "ECU"]["visitor"] == "Ana Ríos"


def test_plover_rows_carry_cameo_and_goldstein(archive: Archive):
    rows = list(csv.DictReader(io.StringIO(written(archive, "plover", "ties").read_text("utf-8"))))
    accuse = next(row for row in rows if row["event_type"] == "ACCUSE")
    assert accuse["event_id"] == f"{ARTICLE}.t2.BOL-CHL"
    assert (accuse["actor_iso"], accuse["recipient_name"], accuse["event_date"]) == ("BOL", "Chile", "2014-03-05")
    assert (accuse["quad_code"], accuse["cameo_root"], float(accuse["goldstein"])) == ("3", "11", -2.0)
    assert accuse["text"] == "Bolivia condemned Chile"
    assert len(rows) == 5


@pytest.mark.parametrize("form", ["csv", "jsonl", "geojson", "kml", "graphml", "gexf", "plover"])
def test_decisions_count_in_every_export(archive: Archive, form: str):
    assert "Bolivia condemned Chile" in written(archive, form, "ties").read_text("utf-8")
    archive.decide(f"{ARTICLE}.t2", "reject", by="Ada")
    assert "Bolivia condemned Chile" not in written(archive, form, "ties").read_text("utf-8")


@pytest.mark.parametrize("form", ["kml", "graphml", "gexf"])
def test_odd_signs_leave_xml_well_formed(tmp_path: Path, form: str):
    extraction = small_extraction(1)
    words = replace(extraction.ties[0].evidence, text=ODD)
    tie = replace(extraction.ties[0], evidence=words, claim=replace(extraction.ties[0].claim, speaker=ODD))
    with Archive.open(tmp_path / "odd.geotie") as archive:
        archive.add(replace(extraction, article=Article(ODD, title=ODD, outlet="&<>\"'"), ties=(tie,)))
        path = written(archive, form, "ties")
        if form == "kml":
            assert pyogrio.read_dataframe(path, layer="lines")["description"][0] == ODD.replace("\x0b", " ")
        else:
            graph = (networkx.read_graphml if form == "graphml" else networkx.read_gexf)(path)
            ((_, _, edge),) = graph.edges(data=True)
            assert edge["evidence"] == ODD.replace("\x0b", " ")
