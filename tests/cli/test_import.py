"""import."""

import contextlib
import json
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from geotie.archive import Archive
from geotie.cli import main
from tests.importing.samples import event, trip, visit, xml


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("GEOTIE_ARCHIVE", raising=False)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "history").mkdir()
    rows = [trip(1, "Peru", "1991-05-01", "1991-05-03"), trip(2, "Chile", "1991-05-03", "1991-05-04")]
    (tmp_path / "history" / "palmer.xml").write_bytes(xml("trips", *rows))
    (tmp_path / "history" / "1990.xml").write_bytes(xml("visits", visit(7, "King Hassan", "Morocco", "1990-01-10", "1990-01-12")))
    (tmp_path / "visits.csv").write_text("visitor,country,start\nAda Palmer,Cuba,2014-03-05\nInes Rojas,Ruritania,2014\n")
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["import", *arguments])


def test_importing_twice_changes_nothing(folder: Path):
    first, second = (run("history", "--archive", "a.geotie", "--json") for _ in range(2))
    assert (first.exit_code, second.exit_code) == (0, 0)
    assert json.loads(first.stdout) == {"added": 2, "known": 0, "merged": 0, "left_out": 0, "unreadable": 0, "rows": []}
    assert json.loads(second.stdout)["known"] == 2
    with Archive.open("a.geotie", readonly=True) as archive:
        stops = archive.stops().select("visitor", "home", "country", "day").collect().rows()
        assert [(visitor, home, country, str(day)) for visitor, home, country, day in sorted(stops)] == [
            ("Ada B. Palmer", "USA", "CHL", "1991-05-03"),
            ("Ada B. Palmer", "USA", "PER", "1991-05-01"),
            ("Hassan", "MAR", "USA", "1990-01-10"),
        ]


def test_a_bad_row_is_named_and_the_rest_is_imported(folder: Path):
    done = run("visits.csv", "missing.csv", "--archive", "a.geotie")
    assert done.exit_code == 1
    assert "line 3, column country of visits.csv" in done.stderr
    assert "missing.csv" in done.stderr
    assert "1 articles added to a.geotie, 2 rows unreadable" in done.stdout


def test_many_rows_left_out_are_counted_by_reason(folder: Path):
    rows = [event(number, "PER", "CHL" if number == 1 else "", "042") for number in range(1, 40)]
    (folder / "events.csv").write_text("\n".join(rows))
    done = run("events.csv", "--as", "gdelt", "--archive", "a.geotie")
    assert done.exit_code == 0
    assert "38 rows: it has no two actors with a country" in done.stdout
    assert run("events.csv", "--archive", "a.geotie", "--list").stdout.count("line ") == 38


def test_an_import_needs_an_archive(folder: Path):
    done = run("history")
    assert done.exit_code == 2
    assert "--archive" in done.stderr


def test_an_import_that_was_killed_is_whole_and_goes_on(folder: Path):
    rows = [event(number, "PER", "CHL", "112", url=f"https://news.example/{number}") for number in range(1500)]
    (folder / "events.csv").write_text("\n".join(rows))
    command = [sys.executable, "-m", "geotie", "import", "events.csv", "--archive", "a.geotie"]
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    stored = 0
    while not stored and running.poll() is None:
        time.sleep(0.05)
        with contextlib.suppress(sqlite3.Error), contextlib.closing(sqlite3.connect("file:a.geotie?mode=ro", uri=True)) as reader:
            (stored,) = reader.execute("SELECT count(*) FROM articles").fetchone()
    running.kill()
    running.wait()
    with contextlib.closing(sqlite3.connect("a.geotie")) as reader:
        assert reader.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        (kept,) = reader.execute("SELECT count(*) FROM articles").fetchone()
        assert kept >= stored > 0
        assert reader.execute("SELECT count(*) FROM ties").fetchone() == (kept,), "no article without its tie"
    done = run("events.csv", "--archive", "a.geotie", "--json")
    assert (json.loads(done.stdout)["added"], json.loads(done.stdout)["known"]) == (1500 - kept, kept)
