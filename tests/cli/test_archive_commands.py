"""add, info, search, export and explain."""

import csv
import json
import os
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from geotie.archive import Archive
from geotie.cli import main

PERU = "Peru thanked Chile for its help. The foreign minister of Peru praised the customs accord."
GHANA = "Ghana condemned the coup in Mali."


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("GEOTIE_ARCHIVE", raising=False)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "clippings").mkdir()
    (tmp_path / "clippings" / "peru.txt").write_text(PERU)
    (tmp_path / "clippings" / "ghana.txt").write_text(GHANA)
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


@pytest.fixture
def filled(folder: Path) -> Path:
    assert run("add", "clippings", "--archive", "a.geotie", "--published", "2020-02-03").exit_code == 0
    return folder / "a.geotie"


def test_adding_twice_stores_once(folder: Path):
    first = run("add", "clippings", "--archive", "a.geotie", "--json")
    second = run("add", "clippings", "--archive", "a.geotie", "--json")
    assert json.loads(first.stdout) == {"added": 2, "known": 0, "unread": 0}
    assert json.loads(second.stdout) == {"added": 0, "known": 2, "unread": 0}
    assert (first.exit_code, second.exit_code) == (0, 0)


def test_what_cannot_be_read_stops_nothing(folder: Path):
    done = run("add", "missing.txt", "clippings/peru.txt", "--archive", "a.geotie")
    assert done.exit_code == 1
    assert "missing.txt" in done.stderr
    assert "1 added to a.geotie, 1 could not be read" in done.stdout


def test_an_empty_name_is_not_the_current_folder(folder: Path):
    done = run("extract", "")
    assert (done.exit_code, done.stdout) == (1, "")
    assert "empty name" in done.stderr


def test_columns_of_a_table_may_be_said(folder: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(folder / "config"))
    (folder / "export.csv").write_text(f"kop,verhaal\nThanks,{PERU}\n")
    assert run("add", "export.csv", "--archive", "a.geotie").exit_code == 1
    assert run("add", "export.csv", "--columns", "text=Verhaal,title=Kop", "--archive", "a.geotie").exit_code == 0
    assert run("add", "export.csv", "--columns", "verhaal", "--archive", "a.geotie").exit_code == 1
    with Archive.open("a.geotie", readonly=True) as archive:
        assert [archive.article(key).title for key in archive.article_ids()] == ["Thanks"]


def test_the_environment_names_the_archive(folder: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("GEOTIE_ARCHIVE", str(folder / "named.geotie"))
    assert run("add", "clippings/peru.txt").exit_code == 0
    assert json.loads(run("info", "--json").stdout)["articles"] == 1


def test_adding_needs_an_archive(folder: Path):
    done = run("add", "clippings")
    assert done.exit_code == 2
    assert "--archive" in done.stderr


def test_an_address_in_a_private_network_is_refused(folder: Path):
    done = run("add", "http://127.0.0.1:9/secret", "--archive", "a.geotie")
    assert done.exit_code == 1
    assert "private network" in done.stderr


def test_info_counts(filled: Path):
    counts = json.loads(run("info", "--archive", str(filled), "--json").stdout)
    with Archive.open(filled, readonly=True) as archive:
        assert counts == archive.counts()
    assert counts["articles"] == 2
    spoken = run("info", "--archive", str(filled)).stdout
    assert "articles          2" in spoken
    assert "published 2020-02-03 to 2020-02-03" in spoken


@pytest.mark.parametrize("command", [["info"], ["search", "x"], ["export", "--what", "ties"]])
@pytest.mark.parametrize(("name", "words"), [("none.geotie", "no archive at"), ("clippings/peru.txt", "no geotie archive")])
def test_what_is_no_archive_is_told_in_one_line(folder: Path, command: list[str], name: str, words: str):
    done = run(*command, "--archive", name)
    assert done.exit_code == 1
    assert words in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_search_finds_by_word_and_phrase(filled: Path):
    (hit,) = map(json.loads, run("search", '"customs accord"', "--archive", str(filled), "--json").stdout.splitlines())
    with Archive.open(filled, readonly=True) as archive:
        assert archive.article(hit["id"]).text == PERU
    assert hit["published"] == "2020-02-03"
    assert run("search", "submarine", "--archive", str(filled)).exit_code == 1


def test_export_to_a_file_with_its_provenance(filled: Path):
    out = filled.parent / "mentions.csv"
    done = run("export", "--archive", str(filled), "--what", "mentions", "--country", "gha", "--out", str(out))
    assert (done.exit_code, done.stdout) == (0, "")
    with out.open(encoding="utf-8", newline="") as file:
        assert {(row["country"], row["text"]) for row in csv.DictReader(file)} == {("GHA", "Ghana")}
    about = json.loads((filled.parent / "mentions.csv-metadata.json").read_text("utf-8"))
    assert about["filters"] == {"country": "GHA"}


def test_export_to_standard_output(filled: Path):
    done = run("export", "--archive", str(filled), "--what", "articles", "--format", "jsonl")
    assert {json.loads(line)["text"] for line in done.stdout.splitlines()} == {PERU, GHANA}


@pytest.mark.parametrize("form", ["jsonl", "csv"])
def test_what_was_exported_can_be_added_again(filled: Path, form: str):
    (filled.parent / "one.jsonl").write_text(
        json.dumps(
            {"id": "n7", "title": "T", "published": "2001-02-03", "outlet": "AFP", "url": "https://afp.com/x", "text": PERU * 2}
        )
    )
    run("add", "one.jsonl", "--archive", str(filled))
    run("export", "--archive", str(filled), "--what", "articles", "--format", form, "--out", f"articles.{form}")
    assert run("add", f"articles.{form}", "--archive", "again.geotie").exit_code == 0
    with Archive.open(filled, readonly=True) as archive, Archive.open("again.geotie", readonly=True) as again:
        assert again.article_ids() == archive.article_ids()
        for article_id in archive.article_ids():
            assert again.article(article_id) == archive.article(article_id)
            assert again.extraction(article_id) == archive.extraction(article_id)


def test_articles_are_not_on_a_map(filled: Path):
    done = run("export", "--archive", str(filled), "--what", "articles", "--format", "geojson")
    assert done.exit_code == 2
    assert "csv or jsonl" in done.stderr


def test_a_country_that_is_none_is_told(filled: Path):
    done = run("export", "--archive", str(filled), "--what", "ties", "--country", "Ruritania")
    assert done.exit_code == 2
    assert "Ruritania" in done.stderr


def test_a_file_that_cannot_be_written_is_told(filled: Path):
    done = run("export", "--archive", str(filled), "--what", "ties", "--out", "none/ties.csv")
    assert done.exit_code == 1
    assert "none/ties.csv cannot be written" in done.stderr


def test_explain_shows_each_sentence_with_what_was_recognised(folder: Path):
    done = run("explain", PERU, "--published", "2020-02-03")
    assert done.exit_code == 0
    assert "1  Peru thanked Chile for its help." in done.stdout
    assert "Chile: name of Chile" in done.stdout
    assert "Countries: Chile (CHL), Peru (PER)" in done.stdout
    for section in ("Journeys", "Ties", "Routes"):
        assert section in done.stdout


def test_explain_reads_a_file(folder: Path):
    assert "Ghana condemned" in run("explain", "clippings/ghana.txt").stdout


def test_explain_of_nothing_is_told(folder: Path):
    done = run("explain", "missing.txt")
    assert done.exit_code == 1
    assert "missing.txt" in done.stderr


@pytest.mark.parametrize("command", main.commands)
def test_every_command_has_help_with_an_example(command: str):
    done = run(command, "--help")
    assert done.exit_code == 0
    assert f"geotie {command}" in done.stdout


def test_an_export_into_a_pipe_leaves_the_pipe_in_place(filled: Path):
    pipe = filled.parent / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen(["cat", str(pipe)], stdout=subprocess.PIPE, text=True) as reader:
        try:
            done = run("export", "--archive", str(filled), "--what", "ties", "--format", "csv", "--out", str(pipe))
            told, _ = reader.communicate(timeout=20)
        finally:
            reader.kill()  # it would wait for ever for a writer that failed
    assert done.exit_code == 0
    assert told.startswith("tie_id,")
    assert pipe.is_fifo()
    assert not (filled.parent / "pipe-metadata.json").exists()


def test_an_export_follows_a_link_to_its_file(filled: Path):
    (filled.parent / "kept.csv").write_text("old")
    link = filled.parent / "link.csv"
    link.symlink_to(filled.parent / "kept.csv")
    assert run("export", "--archive", str(filled), "--what", "ties", "--format", "csv", "--out", str(link)).exit_code == 0
    assert link.is_symlink()
    assert (filled.parent / "kept.csv").read_text() != "old"
