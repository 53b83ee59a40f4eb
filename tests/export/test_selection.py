"""Which records an export holds."""

from datetime import date
from pathlib import Path

import pytest

from geotie.archive import Archive
from geotie.export import EXPORTS, Export, Selection, table
from geotie.records import Article, Evidence, Extraction, Itinerary, PartialDate, Stop


def rows(archive: Archive, what: Export, **sides) -> int:
    return table(archive, what, Selection(**sides)).height


@pytest.mark.parametrize(
    ("what", "all_of_them"), [("visits", 2), ("stops", 4), ("ties", 4), ("mentions", 2), ("routes", 2), ("articles", 2)]
)
def test_everything(archive: Archive, what: Export, all_of_them: int):
    assert rows(archive, what) == all_of_them


@pytest.mark.parametrize(
    ("what", "sides", "kept"),
    [
        pytest.param("visits", {"country": "ECU"}, 1, id="a visit of which one stop lies there"),
        pytest.param("visits", {"country": "FJI"}, 1, id="a visit that started there"),
        pytest.param("stops", {"country": "COL"}, 1, id="stops there"),
        pytest.param("ties", {"country": "CHL"}, 3, id="either end of a tie"),
        pytest.param("routes", {"country": "BOL"}, 2, id="a route with all its stops"),
        pytest.param("articles", {"country": "PER"}, 1, id="articles that name it"),
        pytest.param("visits", {"since": date(2000, 1, 1)}, 1, id="since"),
        pytest.param("visits", {"until": date(2000, 1, 1)}, 1, id="until"),
        pytest.param("ties", {"since": date(2014, 3, 1), "until": date(2014, 3, 1)}, 3, id="one day"),
        pytest.param("articles", {"until": date(1990, 1, 1)}, 0, id="none"),
    ],
)
def test_a_part(archive: Archive, what: Export, sides: dict, kept: int):
    assert rows(archive, what, **sides) == kept


def test_a_visit_of_which_one_stop_lies_there_is_given_whole(archive: Archive):
    (visit,) = table(archive, "visits", Selection(country="ECU")).iter_rows(named=True)
    assert (visit["countries"], visit["places"], visit["stops"]) == ("ECU COL", "Quito; Bogotá", 2)
    assert (visit["start_text"], visit["end_text"], visit["statuses"]) == ("2014-03-03", "2014-03-03", "done done")


def test_events_are_those_of_a_country_and_period(archive: Archive):
    found = table(archive, "events", Selection(country="COL"))
    assert found.select("kind", "home", "countries", "reports").rows() == [("journey", "PER", "ECU COL", 1)]
    assert table(archive, "events", Selection(country="PER")).height > found.height
    assert table(archive, "events", Selection(since=date(2030, 1, 1))).is_empty()


@pytest.mark.parametrize("what", [what for what in EXPORTS if what != "events"])
def test_each_row_leads_back_to_its_article(archive: Archive, what: Export):
    found = table(archive, what)
    assert set(found["title"]) <= {"Andean journeys", "=1+1"}
    assert set(found["article_id"]) <= set(archive.article_ids())


def test_a_visit_that_began_before_the_period_is_given_whole(tmp_path: Path):
    text = "She went to Quito on May 30 and to Lima on June 2."
    stops = [
        Stop(code, Evidence.of(text, text.index(city), text.index(city) + 4), start=PartialDate.of(day))
        for code, city, day in (("ECU", "Quit", date(2001, 5, 30)), ("PER", "Lima", date(2001, 6, 2)))
    ]
    with Archive.open(tmp_path / "a.geotie") as archive:
        archive.add(Extraction(Article(text), itineraries=(Itinerary("She", tuple(stops)),)))
        june = Selection(since=date(2001, 6, 1))
        assert table(archive, "visits", june)["countries"].to_list() == ["ECU PER"]
        assert table(archive, "stops", june)["country"].to_list() == ["PER"]


def test_articles_come_with_their_text(archive: Archive):
    found = table(archive, "articles")
    assert found["text"].to_list() == [archive.article(key).text for key in found["article_id"]]
