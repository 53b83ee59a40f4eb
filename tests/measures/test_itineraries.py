from datetime import date

import pytest

from geotie.archive import Archive
from geotie.measures import Tables, Window
from geotie.measures.itineraries import itineraries
from geotie.records import Article, Evidence, Extraction, Itinerary, PartialDate, Stop


def stop(country, day=None, status="done", place=""):
    return Stop(country, Evidence(0, 1, "A"), place, start=PartialDate.parse(day) if day else None, status=status)


def report(text, *stops, visitor="Ana Ruiz", home="CHL", published=date(2018, 2, 20)):
    return Extraction(Article(text, published=published), itineraries=(Itinerary(visitor, stops, "foreign minister", home),))


@pytest.fixture
def tables(tmp_path):
    def build(*extractions):
        with Archive.open(tmp_path / "test.geotie") as archive:
            for extraction in extractions:
                archive.add(extraction)
            return Tables(archive.articles(), archive.mentions(), archive.stops(), archive.ties(), archive.routes())

    return build


def test_one_row_per_journey_with_its_countries_in_order(tables):
    rows = itineraries(tables(report("A", stop("PER", "2018-02-03", place="Lima"), stop("ECU", "2018-02-05", "planned"))))
    (row,) = rows.to_dicts()
    assert (row["visitor"], row["role"], row["home"], row["reports"]) == ("Ana Ruiz", "foreign minister", "CHL", 1)
    assert (row["countries"], row["places"], row["statuses"]) == (["PER", "ECU"], ["Lima", ""], ["done", "planned"])
    assert (row["first"], row["last"], row["day_source"]) == (date(2018, 2, 3), date(2018, 2, 5), "text")


def test_reports_of_one_journey_count_once_and_the_fullest_is_shown(tables):
    rows = itineraries(
        tables(
            report("A", stop("PER", "2018-02-03")),
            report("A b", stop("PER", "2018-02-03"), stop("ECU", "2018-02-05")),
        )
    )
    assert rows.select("countries", "reports").rows() == [(["PER", "ECU"], 2)]


def test_a_journey_without_a_date_stands_on_the_day_of_publication(tables):
    (row,) = itineraries(tables(report("A", stop("PER")))).to_dicts()
    assert (row["first"], row["day_source"]) == (date(2018, 2, 20), "published")


def test_latest_first_and_undated_last(tables):
    rows = itineraries(
        tables(
            report("A", stop("PER"), visitor="No Day", published=None),
            report("A b", stop("PER", "2011-06"), visitor="Old Tour"),
            report("A c", stop("PER", "2018-02-03"), visitor="New Tour"),
        )
    )
    assert rows["visitor"].to_list() == ["New Tour", "Old Tour", "No Day"]


def test_a_journey_is_whole_where_one_stop_is_in_the_window(tables):
    journey = tables(report("A", stop("PER", "2018-02-03"), stop("ECU", "2018-03-05")), report("A b", stop("BOL", "2011-01-01")))
    rows = itineraries(journey, Window(date(2018, 3, 1), date(2018, 3, 31)))
    assert rows["countries"].to_list() == [["PER", "ECU"]]


def test_nothing_to_show():
    assert itineraries(Tables.empty()).is_empty()
