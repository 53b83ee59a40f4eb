"""CSV and JSON lines, read back by others."""

import csv
import io
import json
from datetime import UTC, date, datetime

import polars as pl
import pytest

from geotie.archive import Archive
from geotie.export import table, to_csv, to_jsonl


def read_csv(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\tx", "\rx", "＝1+1"])
def test_a_formula_becomes_text(cell: str):
    (row,) = read_csv(to_csv(pl.DataFrame({"title": [cell]})))
    assert row["title"] == "'" + cell


@pytest.mark.parametrize("cell", ["Cuba = Havana", "Ana Ríos, minister", 'the "hotline"', "two\nlines", "", "2011-06"])
def test_other_text_is_left_alone(cell: str):
    (row,) = read_csv(to_csv(pl.DataFrame({"title": [cell], "number": [1]})))
    assert row["title"] == cell


def test_numbers_and_days_stay_what_they_are():
    values = {"lon": [-78.5], "n": [-3], "day": [date(2014, 3, 5)], "acts": [True], "nothing": [None]}
    (row,) = read_csv(to_csv(pl.DataFrame(values)))
    assert row == {"lon": "-78.5", "n": "-3", "day": "2014-03-05", "acts": "true", "nothing": ""}


def test_visits_of_an_archive_as_csv(archive: Archive):
    first, second = read_csv(to_csv(table(archive, "visits")))
    assert (first["visitor"], first["countries"], first["published"]) == ("Ana Ríos", "ECU COL", "2014-03-05")
    assert (second["visitor"], second["title"], second["outlet"]) == ("'-Fiji's premier", "'=1+1", "'@wire")


def test_json_lines_hold_the_same_rows(archive: Archive):
    rows = [json.loads(line) for line in to_jsonl(table(archive, "stops")).splitlines()]
    assert [row["place"] for row in rows] == ["Quito", "Bogotá", "Lima", "Honolulu"]
    assert (rows[0]["start"], rows[0]["lon"], rows[1]["start"]) == ("2014-03-03", -78.52, None)
    assert rows[3]["visitor"] == "-Fiji's premier"


def test_times_in_json_lines_are_iso():
    (line,) = to_jsonl(pl.DataFrame({"at": [datetime(2020, 1, 2, 3, 4, 5, tzinfo=UTC)]})).splitlines()
    assert datetime.fromisoformat(json.loads(line)["at"]) == datetime(2020, 1, 2, 3, 4, 5, tzinfo=UTC)


def test_no_rows_leave_the_header(archive: Archive):
    nothing = table(archive, "ties").clear()
    assert to_csv(nothing).startswith("tie_id,article_id,")
    assert to_jsonl(nothing) == ""
