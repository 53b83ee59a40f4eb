"""The contract of `geotie extract`, held to by running the command as others run it."""

import csv
import json
import os
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

TOUR = """Kenyan Foreign Minister Grace Wanjiru began a three-nation tour of West Africa on Monday.

Wanjiru arrived in Accra on Monday for talks with Ghanaian President Kofi Asare. On Wednesday she travelled to Lomé, and on
Friday she will fly to Dakar to meet Senegalese officials, the ministry in Nairobi said.
"""
ROUTE = """Savanna Airways will launch a weekly flight from Nairobi to Entebbe and Kigali next month.

The airline said that the new service would serve traders and tourists.
"""
PUBLISHED = "2019-05-16"  # a Thursday


def geotie(*arguments: str | Path, text: str | None = None) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "geotie", *map(str, arguments)]
    environment = {name: value for name, value in os.environ.items() if name != "GEOTIE_ARCHIVE"}
    return subprocess.run(command, input=text, capture_output=True, text=True, check=False, env=environment)


def printed(done: "subprocess.CompletedProcess[str]") -> list[dict[str, Any]]:
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.fixture(scope="module")
def tour(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    path = tmp_path_factory.mktemp("tour") / "tour.txt"
    path.write_text(TOUR, "utf-8")
    done = geotie("extract", path, "--published", PUBLISHED)
    assert (done.returncode, done.stderr) == (0, "")
    (article,) = printed(done)
    return article


def test_a_tour_is_one_journey_in_order_of_travel(tour: dict[str, Any]):
    (visit,) = tour["visits"]
    assert (visit["visitor"], visit["role"], visit["from"]) == ("Grace Wanjiru", "foreign minister", "KEN")
    assert [(stop["country"], stop["place"]) for stop in visit["stops"]] == [("GHA", "Accra"), ("TGO", "Lomé"), ("SEN", "Dakar")]
    assert [stop["status"] for stop in visit["stops"]] == ["done", "done", "planned"]
    assert [stop["start"] for stop in visit["stops"]] == ["2019-05-13", "2019-05-15", "2019-05-17"]


def test_stops_of_a_tour_lie_where_their_cities_do(tour: dict[str, Any]):
    accra, lome, dakar = tour["visits"][0]["stops"]
    assert dakar["lon"] < accra["lon"] < lome["lon"]
    assert accra["lat"] == pytest.approx(5.6, abs=0.2)


def test_countries_and_mentions_of_a_tour(tour: dict[str, Any]):
    assert set(tour["countries"]) == {"GHA", "KEN", "SEN", "TGO"}
    assert all(TOUR.strip()[mention["start"] : mention["end"]] == mention["text"] for mention in tour["mentions"])
    assert tour["published"] == PUBLISHED


def test_a_meeting_on_a_tour_is_a_tie(tour: dict[str, Any]):
    assert ("KEN", "GHA", "+") in {(tie["source"], tie["target"], tie["polarity"]) for tie in tour["ties"]}


def test_a_flight_line_is_a_route_and_no_visit():
    done = geotie("extract", "-", "--published", PUBLISHED, text=ROUTE)
    (article,) = printed(done)
    assert article["visits"] == []
    (route,) = article["routes"]
    assert route["carrier"] == "Savanna Airways"
    assert [stop["country"] for stop in route["stops"]] == ["KEN", "UGA", "RWA"]


def test_tables_of_articles_keep_their_order_and_names(tmp_path: Path):
    articles = [
        {"id": f"n{number}", "title": f"T{number}", "published": PUBLISHED, "text": f"Report {number} on Chad."}
        for number in range(5)
    ]
    lines = tmp_path / "articles.jsonl"
    lines.write_text("".join(json.dumps({**article, "extra": [1]}) + "\n" for article in articles))
    table = tmp_path / "articles.csv"
    with table.open("w", newline="") as file:
        writer = csv.DictWriter(file, ["text", "id", "published", "title"])
        writer.writeheader()
        writer.writerows(articles)
    done = geotie("extract", lines, table)
    assert done.returncode == 0
    assert [article["id"] for article in printed(done)] == ["n0", "n1", "n2", "n3", "n4"] * 2
    assert {(article["title"][0], article["published"], *article["countries"]) for article in printed(done)} == {
        ("T", PUBLISHED, "TCD")
    }


def test_what_cannot_be_read_is_named_and_the_rest_printed(tmp_path: Path):
    tomorrow = (date.today() + timedelta(days=2)).isoformat()
    (tmp_path / "good.txt").write_text("Peru thanked Chile.")
    (tmp_path / "empty.txt").write_text(" \n")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (tmp_path / "long.txt").write_text("Peru thanked Chile. " * 250_000)
    (tmp_path / "broken.html").write_text("<html><body><p>Peru thanked <b>Chile</p></div><article><<p")
    (tmp_path / "rows.jsonl").write_text(
        '{"id": "a", "text": "Peru thanked Chile."}\n{"id": "b", "text": \n{"id": "c"}\n'
        f'{{"id": "d", "text": "Peru thanked Chile.", "published": "{tomorrow}"}}\n{{"id": "e", "text": "Ghana left."}}\n'
    )
    names = ["empty.txt", "binary.txt", "long.txt", "missing.txt", "rows.jsonl", "good.txt"]
    done = geotie("extract", *(tmp_path / name for name in names))
    assert done.returncode == 1
    assert [article["countries"] for article in printed(done)] == [["CHL", "PER"], ["GHA"], ["CHL", "PER"]]
    complaints = done.stderr.splitlines()
    assert len(complaints) == 7
    named = ("empty.txt", "binary.txt", "long.txt", "missing.txt", "line 2 of ", "line 3 of ", "line 4 of ")
    assert all(name in complaint for name, complaint in zip(named, complaints, strict=True))
    assert "Traceback" not in done.stderr


def test_a_broken_page_is_read_as_far_as_it_goes_or_named(tmp_path: Path):
    page = tmp_path / "broken.html"
    page.write_text("<html><body><article><p>Peru's president Ana Quispe thanked <b>Chile</p></div><<p")
    done = geotie("extract", page)
    assert "Traceback" not in done.stderr
    assert len(printed(done)) + len(done.stderr.splitlines()) == 1
    assert done.returncode == (0 if done.stdout else 1)


def test_another_language_is_read_without_inventing(tmp_path: Path):
    text = "El ministro de Exteriores viajó ayer a Quito para reunirse con sus homólogos y firmar varios acuerdos de comercio. " * 3
    done = geotie("extract", "-", text=text)
    (article,) = printed(done)
    assert article["language"] == "es"
    assert article["visits"] == article["ties"] == []
    assert (done.returncode, len(done.stderr.splitlines())) == (0, 1)
    assert "Spanish" in done.stderr


def test_a_day_that_is_none_is_told(tmp_path: Path):
    done = geotie("extract", tmp_path / "x.txt", "--published", "yesterday")
    assert done.returncode == 2
    assert "YYYY-MM-DD" in done.stderr


def test_a_reader_that_stops_early_hears_no_complaint(tmp_path: Path):
    rows = tmp_path / "rows.jsonl"
    rows.write_text('{"text": "Peru thanked Chile for its long and patient help."}\n' * 3000)
    with subprocess.Popen(
        [sys.executable, "-m", "geotie", "extract", str(rows)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as running:
        assert running.stdout is not None
        running.stdout.readline()
        running.stdout.close()
        assert running.stderr is not None
        assert "Traceback" not in running.stderr.read()
