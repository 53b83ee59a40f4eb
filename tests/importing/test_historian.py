from pathlib import Path

import pytest

from geotie.importing import Unimported, import_bytes, import_file
from geotie.records import Extraction
from tests.importing.samples import articles, assert_evidence_stands, trip, unimported, visit, xml

CATALOGUE = Path(__file__).parents[3] / "shared" / "data" / "office-of-the-historian"


def test_stops_on_contiguous_days_make_one_tour():
    data = xml(
        "trips",
        trip(1, "Peru", "1991-05-01", "1991-05-03", locale="Lima, Cuzco"),
        trip(2, "Chile", "1991-05-03", "1991-05-04", locale="Santiago"),
        trip(3, "Korea, Republic of", "1991-06-01", "1991-06-02", locale="Seoul"),
    )
    items = list(import_bytes(data, "palmer.xml"))
    assert_evidence_stands(items)
    andes, korea = articles(items)
    (tour,) = andes.itineraries
    assert (tour.visitor, tour.role, tour.home) == ("Ada B. Palmer", "secretary of state", "USA")
    assert [(stop.country, stop.place, str(stop.start), str(stop.end)) for stop in tour.stops] == [
        ("PER", "Lima", "1991-05-01", "1991-05-03"),
        ("CHL", "Santiago", "1991-05-03", "1991-05-04"),
    ]
    assert tour.stops[0].evidence.text == "Lima, Cuzco, Peru, 1991-05-01 to 1991-05-03: Met officials."
    assert (andes.article.outlet, andes.article.source_id) == ("Office of the Historian", "trip 1, trip 2")
    assert andes.article.url.endswith("/travels/secretary/palmer-ada")
    assert [stop.country for stop in korea.itineraries[0].stops] == ["KOR"]


def test_rows_say_where_they_come_from():
    (tour,) = articles(list(import_bytes(xml("trips", trip(1, "Peru", "1991-05-01", "1991-05-03")), "palmer.xml")))
    assert {stop.rule for stop in tour.itineraries[0].stops} == {"import:historian"}
    assert tour.ready_made


def test_names_in_brackets_are_no_part_of_a_name():
    row = trip(1, "Peru", "1991-05-01", "1991-05-03", name="Ada B. (Adelheid) Palmer")
    (tour,) = articles(list(import_bytes(xml("trips", row), "palmer.xml")))
    assert tour.itineraries[0].visitor == "Ada B. Palmer"


def test_a_trip_under_two_numbers_is_imported_once():
    row = trip(1, "Peru", "1991-05-01", "1991-05-03"), trip(9, "Peru", "1991-05-01", "1991-05-03")
    items = list(import_bytes(xml("trips", *row), "palmer.xml"))
    assert unimported(items) == [("trip 9", "merged")]
    (tour,) = articles(items)
    assert len(tour.itineraries[0].stops) == 1
    assert tour.article.text.count("Met officials.") == 1


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        pytest.param(trip(1, "Ruritania", "1991-05-01", "1991-05-03"), "Ruritania", id="unknown country"),
        pytest.param(trip(1, "Peru", "1991-05-04", "1991-05-03"), "before it begins", id="ends before it begins"),
        pytest.param(trip(1, "Peru", "1991-02-30", "1991-05-03"), "start-date", id="no such day"),
        pytest.param(trip(1, "Peru", "", ""), "start-date", id="no day at all"),
    ],
)
def test_a_bad_row_is_named_and_stops_nothing(row: str, reason: str):
    items = list(import_bytes(xml("trips", row, trip(2, "Chile", "1991-05-03", "1991-05-04")), "palmer.xml"))
    (bad,) = (item for item in items if isinstance(item, Unimported))
    assert (bad.source, bad.row, bad.fate) == ("palmer.xml", "trip 1", "unreadable")
    assert reason in bad.reason
    assert len(articles(items)) == 1


def test_visits_of_foreign_leaders():
    row = visit(
        7, "Prime Minister Ines Rojas", "Chile", "1990-01-10", "1990-01-12", description="State visit. Saw <em>Boston</em>."
    )
    data = xml("visits", row)
    items = list(import_bytes(data, "1990.xml"))
    assert_evidence_stands(items)
    (article,) = articles(items)
    (itinerary,) = article.itineraries
    assert (itinerary.visitor, itinerary.role, itinerary.home, itinerary.purpose) == (
        "Ines Rojas",
        "prime minister",
        "CHL",
        "State visit",
    )
    assert [stop.country for stop in itinerary.stops] == ["USA"]
    assert article.article.text.endswith("State visit. Saw Boston.")
    assert {mention.country for mention in article.mentions} == {"CHL", "USA"}


@pytest.mark.parametrize(
    ("visitor", "found"),
    [
        pytest.param(
            "President Ada Palmer and Prime Minister Ines Rojas",
            [("president", "Ada Palmer"), ("prime minister", "Ines Rojas")],
            id="two",
        ),
        pytest.param("Premier and Prince Norodom", [("premier and prince", "Norodom")], id="two offices of one"),
        pytest.param("King Hassan", [("king", "Hassan")], id="king"),
        pytest.param("President-elect Porras", [("president-elect", "Porras")], id="elect"),
        pytest.param("Prime Minster Rojas", [("prime minister", "Rojas")], id="slip of the pen"),
        pytest.param("Prime Minister Amir Abbas", [("prime minister", "Amir Abbas")], id="given name that is a title elsewhere"),
        pytest.param("Ada Palmer", [("", "Ada Palmer")], id="no office"),
    ],
)
def test_offices_and_names_of_visitors(visitor: str, found: list[tuple[str, str]]):
    (article,) = articles(list(import_bytes(xml("visits", visit(1, visitor, "Chile", "1990-01-10", "1990-01-12")), "1990.xml")))
    assert [(itinerary.role, itinerary.visitor) for itinerary in article.itineraries] == found


def test_a_visitor_from_a_state_without_a_code_comes_from_nowhere():
    (article,) = articles(
        list(import_bytes(xml("visits", visit(1, "King Kalakaua", "Hawaii", "1881-09-28", "1881-09-28")), "1880.xml"))
    )
    assert article.itineraries[0].home is None
    assert "(Hawaii)" in article.article.text


def test_entities_are_not_unfolded():
    bomb = b'<?xml version="1.0"?><!DOCTYPE trips [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><trips>&b;</trips>'
    assert unimported(list(import_bytes(bomb, "bomb.xml"))) == [("", "unreadable")]


def test_broken_xml_is_named():
    (item,) = import_bytes(b"<trips><trip></trips>", "broken.xml")
    assert isinstance(item, Unimported)
    assert "not valid XML" in item.reason


@pytest.mark.skipif(not CATALOGUE.is_dir(), reason="the catalogue of the Office of the Historian is not there")
def test_the_whole_catalogue():
    items = [item for file in sorted(CATALOGUE.rglob("*.xml")) for item in import_file(file, asked_for=False)]
    assert_evidence_stands(items)
    assert not [item for item in items if isinstance(item, Unimported) and item.fate == "unreadable"]
    rows = [row for item in items if isinstance(item, Extraction) for row in item.article.source_id.split(", ")]
    merged = [item.row for item in items if isinstance(item, Unimported) and item.fate == "merged"]
    assert len(rows) + len(merged) == len({*rows, *merged}) == 4271 + 3264
    tours = [itinerary for item in articles(items) if "/travels/" in item.article.url for itinerary in item.itineraries]
    assert len(tours) == 1463
    assert len([tour for tour in tours if len({stop.country for stop in tour.stops}) >= 3]) >= 614
