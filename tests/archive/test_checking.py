"""The doctor finds what is wrong, and makes anew only what is derived."""

import sqlite3
from pathlib import Path

import pytest

from geotie.archive import Archive
from tests.archive.samples import full_extraction, small_extraction


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with Archive.open(tmp_path / "a.geotie") as archive:
        archive.add(full_extraction())
        archive.add(small_extraction(1))
    return tmp_path / "a.geotie"


def harm(path: Path, *statements: str) -> None:
    database = sqlite3.connect(path)
    for statement in statements:
        database.execute(statement)
    database.commit()
    database.close()


@pytest.mark.parametrize("readonly", [False, True])
def test_a_sound_archive(path: Path, readonly: bool):
    with Archive.open(path, readonly=readonly) as archive:
        assert archive.examine() == []


@pytest.mark.parametrize(
    ("statement", "check"),
    [
        pytest.param("UPDATE texts SET text = 'x' || text WHERE article = 1", "texts", id="a changed text"),
        pytest.param("UPDATE texts SET text = 'x' || text WHERE article = 1", "evidence", id="words that moved"),
        pytest.param("UPDATE stops SET evidence_start = evidence_start + 1", "evidence", id="offsets that moved"),
        pytest.param("DELETE FROM texts WHERE article = 1", "texts", id="a lost text"),
        pytest.param("DELETE FROM visits", "belonging", id="stops without a visit"),
        pytest.param("INSERT INTO decisions (id, article_id, line) VALUES ('x', 'y', '{}')", "decisions", id="a broken decision"),
    ],
)
def test_harm_is_found_and_left_to_people(path: Path, statement: str, check: str):
    harm(path, statement)
    with Archive.open(path) as archive:
        found = archive.examine()
        assert check in {finding.check for finding in found}
        assert not any(finding.repairable for finding in found if finding.check == check)


@pytest.mark.parametrize(
    ("statement", "check"),
    [
        pytest.param("INSERT INTO article_search (article_search) VALUES ('delete-all')", "search", id="an empty search index"),
        pytest.param("UPDATE articles SET title = 'Another title' WHERE key = 1", "search", id="an outdated search index"),
        pytest.param("DELETE FROM dyads", "dyads", id="lost pairs"),
        pytest.param("INSERT INTO copies VALUES (1, 'x')", "clusters", id="a copy of nothing"),
        pytest.param("INSERT INTO bands VALUES (1, 1, 99)", "clusters", id="marks of nothing"),
    ],
)
def test_what_is_derived_is_made_anew(path: Path, statement: str, check: str):
    with Archive.open(path) as archive:
        before = archive.ties().collect()
    harm(path, statement)
    with Archive.open(path) as archive:
        assert {finding.check for finding in archive.examine()} == {check}
        assert archive.repair() == [check]
        assert archive.examine() == []
        assert archive.ties().collect().equals(before)
        assert [hit.article_id for hit in archive.search("customs accord")] == [full_extraction().article.id]
        assert archive.repair() == []


def test_many_findings_are_counted(tmp_path: Path):
    with Archive.open(tmp_path / "b.geotie") as archive:
        for number in range(9):
            archive.add(small_extraction(number))
        archive._connection.execute("UPDATE ties SET evidence_start = 0")
        assert [finding.problem for finding in archive.examine()][-1] == "and 4 more"
