"""The columns that measures, figures and exports rely on."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from geotie.archive import Archive, frames, merged, tables
from geotie.records import Article, Evidence, Extraction, Itinerary, PartialDate, Stop
from tests.archive.samples import TEXT, full_extraction, small_extraction


@pytest.fixture
def archive(tmp_path: Path):
    with Archive.open(tmp_path / "a.geotie") as archive:
        archive.add(full_extraction())
        yield archive


@pytest.mark.parametrize("table", tables.COLUMNS)
def test_an_empty_archive_has_every_column(tmp_path: Path, archive: Archive, table: tables.TableName):
    with Archive.open(tmp_path / "empty.geotie") as empty:
        nothing = getattr(empty, table)()
        assert nothing.collect().is_empty()
        assert nothing.collect_schema() == getattr(archive, table)().collect_schema()
        assert tuple(nothing.collect_schema().names()) == (*tables.COLUMNS[table], *merged.ADDED.get(table, ()))


def test_ids_name_article_and_number(archive: Archive):
    article_id = full_extraction().article.id
    assert archive.stops().collect()["stop_id"].to_list() == [f"{article_id}.v1.s1", f"{article_id}.v1.s2"]
    assert archive.stops().collect()["visit_id"].unique().to_list() == [f"{article_id}.v1"]
    assert archive.ties().collect()["tie_id"].to_list() == [f"{article_id}.t1"] * 3 + [f"{article_id}.t2"]
    assert archive.mentions().collect()["mention_id"].to_list() == [f"{article_id}.m1", f"{article_id}.m2"]
    assert archive.routes().collect()["route_id"].unique().to_list() == [f"{article_id}.r1"]


def test_evidence_stands_in_the_article(archive: Archive):
    for table in (archive.stops(), archive.ties(), archive.routes()):
        for start, end, words in table.select("evidence_start", "evidence_end", "evidence").collect().iter_rows():
            assert TEXT[start:end] == words


def test_a_tie_of_three_states_has_three_dyads(archive: Archive):
    accord = archive.ties().filter(pl.col("type") == "AGREE").collect()
    assert list(accord.select("source", "target").iter_rows()) == [("BRA", "CHL"), ("BRA", "PER"), ("CHL", "PER")]
    assert accord["participants"].to_list() == [3, 3, 3]
    assert accord["mutual"].all()
    assert (accord["weight"] > 0).all()


def test_a_tie_with_a_direction(archive: Archive):
    (row,) = archive.ties().filter(pl.col("type") == "ACCUSE").collect().iter_rows(named=True)
    assert (row["source"], row["target"], row["participants"], row["mutual"]) == ("BOL", "CHL", 2, False)
    assert row["weight"] < 0


def test_a_month_begins_on_its_first_day(archive: Archive):
    (row, *_) = archive.ties().collect().iter_rows(named=True)
    assert (row["date_text"], row["day"], row["day_source"]) == ("2014-03", date(2014, 3, 1), "text")


def test_a_tie_without_a_date_stands_on_the_day_of_publication(archive: Archive):
    (row,) = archive.ties().filter(pl.col("type") == "ACCUSE").collect().iter_rows(named=True)
    assert (row["date_text"], row["day"], row["day_source"]) == (None, date(2014, 3, 5), "published")


def journey(*dates: tuple[str | None, str | None], published: date | None = date(2015, 1, 1)) -> Extraction:
    text = "He went round."
    stops = tuple(
        Stop(
            "PER",
            Evidence.of(text, 0, 2),
            start=PartialDate.parse(start) if start else None,
            end=PartialDate.parse(end) if end else None,
        )
        for start, end in dates
    )
    return Extraction(Article(text, published=published), itineraries=(Itinerary("He", stops),))


@pytest.mark.parametrize(
    ("extraction", "days"),
    [
        pytest.param(
            journey(("2011-06-11", None), (None, None), (None, "2011-06-13")), ["2011-06-11"] * 2 + ["2011-06-13"], id="tour"
        ),
        pytest.param(journey((None, None), ("2011", None)), ["2011-01-01", "2011-01-01"], id="dated after"),
        pytest.param(journey((None, None)), ["2015-01-01"], id="published"),
        pytest.param(journey((None, None), published=None), [None], id="no day at all"),
    ],
)
def test_days_of_stops(tmp_path: Path, extraction: Extraction, days: list[str | None]):
    with Archive.open(tmp_path / "journey.geotie") as archive:
        archive.add(extraction)
        found = archive.stops().collect()
    assert [day and str(day) for day in found["day"]] == days


def test_an_imprecise_end_ends_late(tmp_path: Path):
    with Archive.open(tmp_path / "journey.geotie") as archive:
        archive.add(journey(("2012", "2012-02"), ("2013-05-06", "2013")))
        found = archive.stops().collect()
    assert list(found.select("start", "end").iter_rows()) == [
        (date(2012, 1, 1), date(2012, 2, 29)),
        (date(2013, 5, 6), date(2013, 12, 31)),
    ]
    assert list(found.select("start_text", "end_text").iter_rows()) == [("2012", "2012-02"), ("2013-05-06", "2013")]


def test_articles_know_where_their_outlet_is_at_home(tmp_path: Path):
    with Archive.open(tmp_path / "a.geotie") as archive:
        for number, (outlet, url) in enumerate([("Press TV", ""), ("", "https://www.reuters.com/x"), ("Village Post", "")]):
            extraction = small_extraction(number)
            archive.add(replace(extraction, article=replace(extraction.article, outlet=outlet, url=url)))
        found = archive.articles().select("outlet_country", "state_media").collect()
    assert list(found.iter_rows()) == [("IRN", True), ("GBR", False), (None, None)]


def test_tables_follow_what_another_process_writes(tmp_path: Path):
    path = tmp_path / "a.geotie"
    with Archive.open(path) as writer, Archive.open(path, readonly=True) as reader:
        assert reader.ties().collect().height == 0
        writer.add(small_extraction(1))
        assert reader.ties().collect().height == 1
        writer.remove(small_extraction(1).article.id)
        assert reader.ties().collect().height == 0


def test_a_new_archive_under_an_old_name_shows_its_own_rows(tmp_path: Path):
    path = tmp_path / "a.geotie"
    for number in (1, 2):
        with Archive.open(path) as archive:
            archive.add(small_extraction(number))
            assert archive.articles().collect()["article_id"].to_list() == [small_extraction(number).article.id]
        path.unlink()


@pytest.mark.parametrize("table", tables.COLUMNS)
def test_a_table_that_grows_is_completed_as_if_read_anew(tmp_path: Path, table: tables.TableName):
    path = tmp_path / "a.geotie"
    with Archive.open(path) as archive:
        archive.add(small_extraction(1))
        getattr(archive, table)()
        archive.add(full_extraction())
        archive.add(small_extraction(2))
        completed = getattr(archive, table)().collect()
        anew = tables.read(archive._connection, table).select(tables.COLUMNS[table])
    assert completed.select(anew.columns).equals(anew)
    assert completed.height > 0


def test_only_articles_added_since_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    read_from = []
    monkeypatch.setattr(frames, "read", lambda *arguments, read=tables.read: read_from.append(arguments[2:]) or read(*arguments))
    with Archive.open(tmp_path / "a.geotie") as archive:
        for number in range(3):
            archive.add(small_extraction(number))
            archive.mentions()
        archive.mentions()
        archive.remove(small_extraction(1).article.id)
        archive.mentions()
    assert read_from == [(), (1,), (2,), ()]
