"""Whatever a command is given for an archive: a clear word, and not a byte changed."""

import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner

from geotie.archive import Archive
from geotie.cli import main
from tests.archive.samples import full_extraction

COMMANDS = {
    "add": ["one.txt"],
    "info": [],
    "search": ["Peru"],
    "visits": [],
    "ties": [],
    "export": ["--what", "ties"],
    "decide": ["reject", "a.t1"],
    "decisions list": [],
    "decisions export": [],
    "decisions apply": ["none.jsonl"],
    "reextract": [],
    "batches": [],
    "undo": ["1"],
    "snapshot": ["snapshot.geotie"],
    "diff": ["good.geotie"],
    "doctor": [],
    "doctor --repair": [],
}


def text_file(path: Path) -> str:
    path.write_text("Dear diary, " * 100)
    return "no geotie archive"


def other_database(path: Path) -> str:
    database = sqlite3.connect(path)
    database.execute("CREATE TABLE stamps (country TEXT)")
    database.commit()
    database.close()
    return "another program"


def newer_archive(path: Path) -> str:
    Archive.open(path).close()
    database = sqlite3.connect(path)
    database.execute("INSERT INTO migrations (number, name, ran) VALUES (99, 'from the future', '2099-01-01')")
    database.commit()
    database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()
    return "newer geotie"


def names(folder: Path) -> list[str]:
    """Files, without the two that SQLite puts beside one that is read."""
    return sorted(file.name for file in folder.iterdir() if not file.name.endswith(("-shm", "-wal")))


@pytest.mark.parametrize("make", [text_file, other_database, newer_archive])
@pytest.mark.parametrize("command", COMMANDS)
def test_what_is_no_archive_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make, command: str):
    monkeypatch.chdir(tmp_path)
    with Archive.open(tmp_path / "good.geotie") as archive:
        archive.add(full_extraction())
    (tmp_path / "one.txt").write_text("Bolivia condemned Chile.")
    (tmp_path / "none.jsonl").write_text("")
    path = tmp_path / "odd.geotie"
    words = make(path)
    before = path.read_bytes()
    files = names(tmp_path)
    done = CliRunner().invoke(main, [*command.split(), *COMMANDS[command], "--archive", str(path)])
    assert done.exit_code == 1
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert path.read_bytes() == before
    assert names(tmp_path) == files


@pytest.mark.parametrize("command", [name for name in COMMANDS if name != "add"])
def test_a_missing_archive_is_not_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str):
    monkeypatch.chdir(tmp_path)
    Archive.open(tmp_path / "good.geotie").close()
    (tmp_path / "none.jsonl").write_text("")
    done = CliRunner().invoke(main, [*command.split(), *COMMANDS[command], "--archive", "missing.geotie"])
    assert done.exit_code == 1
    assert "there is no archive at missing.geotie" in done.stderr
    assert not (tmp_path / "missing.geotie").exists()


@pytest.mark.parametrize("form", ["csv", "geojson", "kml", "graphml"])
def test_a_full_disk_under_an_export_is_told(tmp_path: Path, form: str):
    with Archive.open(tmp_path / "a.geotie") as archive:
        archive.add(full_extraction())
    done = CliRunner().invoke(
        main, ["export", "--what", "ties", "--format", form, "--archive", str(tmp_path / "a.geotie"), "--out", "/dev/full"]
    )
    assert done.exit_code == 1
    assert "No space left on device" in done.stderr
