"""Other reports of an event, and in what they contradict one another."""

from datetime import date

import pytest

from geotie.archive import Archive
from geotie.measures import Tables, evidence
from geotie.records import Article, Extraction, Itinerary, PartialDate, Stop
from geotie.ui.reports import other_reports, report_words, reports_words, versions
from tests.ui.conftest import told

TELLINGS = {
    "The Courier": (("PER", 3, "done"), ("ECU", 5, "planned")),
    "The Herald": (("ECU", 4, "done"), ("PER", 3, "done")),
    "The Post": (("PER", 3, "done"), ("ECU", 5, "planned")),
}


@pytest.fixture(scope="module")
def tables(tmp_path_factory):
    """One journey as three outlets tell it: the second in another order and on another day."""
    with Archive.open(tmp_path_factory.mktemp("reports") / "reports.geotie") as archive:
        for outlet, stops_told in TELLINGS.items():
            text = f"As {outlet} has learned, Ana Ruiz of Chile was on tour. " + " ".join(
                f"She saw {code}." for code, *_ in stops_told
            )
            stops = tuple(
                Stop(code, told(text, f"saw {code}"), start=PartialDate(2018, 2, day), status=status)
                for code, day, status in stops_told
            )
            article = Article(text, f"Tour in {outlet}", date(2018, 2, 6), outlet=outlet)
            archive.add(Extraction(article, itineraries=(Itinerary("Ana Ruiz", stops, "foreign minister", "CHL"),)))
        return Tables.of(archive)


def row_of(tables, outlet, country):
    return next(
        row for row in evidence(tables).collect().iter_rows(named=True) if (row["outlet"], row["target"]) == (outlet, country)
    )


def test_a_stop_has_the_reports_of_the_other_articles(tables):
    row = row_of(tables, "The Courier", "PER")
    reports = other_reports(tables, [row])[row["record_id"]]
    assert {report.outlet for report in reports} == {"The Herald", "The Post"}
    assert not any(report.differs for report in reports)
    assert reports_words(reports) == "Told by 2 other articles"


def test_what_contradicts_comes_first_and_says_in_what(tables):
    row = row_of(tables, "The Courier", "ECU")
    reports = other_reports(tables, [row])[row["record_id"]]
    assert (reports[0].outlet, reports[0].differs) == ("The Herald", ("day", "status"))
    assert report_words(reports[0]) == "6 February 2018 · Ecuador, took place, 2018-02-04 · another day and another status"
    assert reports_words(reports) == "Told by 2 other articles, 1 of them otherwise"


def test_the_courses_of_a_journey_are_told_apart(tables):
    courses = versions(tables, row_of(tables, "The Herald", "PER")["group_id"])
    assert [(version.course, version.articles) for version in courses] == [
        ("Peru → Ecuador (planned)", 2),
        ("Ecuador → Peru", 1),
    ]


def test_an_event_of_one_article_has_no_other_reports(full_archive):
    with Archive.open(full_archive, readonly=True) as archive:
        tables = Tables.of(archive)
    assert other_reports(tables, evidence(tables).collect().iter_rows(named=True)) == {}
