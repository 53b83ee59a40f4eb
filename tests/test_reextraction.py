"""What newer rules read otherwise."""

from dataclasses import replace
from pathlib import Path

import pytest

from geotie.archive import Archive
from geotie.records import IMPORTED, Extraction
from geotie.reextraction import compare, reextract
from tests.archive.samples import full_extraction, small_extraction

OLD = full_extraction()
STOPS = OLD.itineraries[0].stops


def differences(before: Extraction, after: Extraction) -> list[tuple[str, str]]:
    return [(change.difference, change.kind) for change in compare(before, after)]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({}, [], id="nothing"),
        pytest.param({"version": "8"}, [], id="another version alone"),
        pytest.param({"ties": OLD.ties[::-1]}, [], id="another order"),
        pytest.param({"ties": OLD.ties[:1]}, [("gone", "tie")], id="a tie less"),
        pytest.param({"ties": (OLD.ties[0], replace(OLD.ties[1], modality="negated"))}, [("changed", "tie")], id="negated"),
        pytest.param(
            {"ties": (OLD.ties[0], replace(OLD.ties[1], type="REJECT"))}, [("new", "tie"), ("gone", "tie")], id="another act"
        ),
        pytest.param({"ties": (OLD.ties[0], replace(OLD.ties[1], confidence=0.1))}, [], id="confidence alone"),
        pytest.param({"mentions": ()}, [("gone", "mention")] * 2, id="no mentions"),
        pytest.param({"routes": ()}, [("gone", "route")], id="no route"),
        pytest.param(
            {"itineraries": (replace(OLD.itineraries[0], stops=(replace(STOPS[0], status="planned"), STOPS[1])),)},
            [("changed", "stop")],
            id="a stop planned",
        ),
        pytest.param(
            {"itineraries": (replace(OLD.itineraries[0], visitor="Ana María Ríos"),)},
            [("changed", "visit"), ("changed", "stop"), ("changed", "stop")],
            id="a fuller name",
        ),
    ],
)
def test_differences(changes: dict, expected: list[tuple[str, str]]):
    assert differences(OLD, replace(OLD, **changes)) == expected


@pytest.fixture
def archive(tmp_path: Path):
    with Archive.open(tmp_path / "a.geotie") as archive:
        archive.add(OLD)
        archive.add(small_extraction(1))
        yield archive


def newer(article):
    """Rules that learned to see a negation."""
    old = OLD if article.id == OLD.article.id else small_extraction(1)
    return replace(old, ties=tuple(replace(tie, modality="negated") for tie in old.ties), version="8")


def test_articles_are_read_anew(archive: Archive):
    found = [change for changes in reextract(archive, newer) for change in changes]
    assert {(change.difference, change.kind) for change in found} == {("changed", "tie")}
    assert archive.extraction(OLD.article.id) == newer(OLD.article)
    assert set(archive.ties().collect()["modality"]) == {"negated"}
    assert [hit.article_id for hit in archive.search("customs accord")] == [OLD.article.id]
    assert archive.examine() == []


def test_a_second_run_changes_nothing(archive: Archive):
    list(reextract(archive, newer))
    revision = archive.revision
    assert not any(reextract(archive, newer))
    assert archive.revision == revision


def test_a_dry_run_changes_nothing(archive: Archive):
    revision = archive.revision
    assert any(reextract(archive, newer, dry_run=True))
    assert archive.revision == revision
    assert archive.extraction(OLD.article.id) == OLD


def test_ready_made_records_stay(tmp_path: Path):
    with Archive.open(tmp_path / "b.geotie") as archive:
        archive.add(replace(OLD, version=IMPORTED))
        assert not any(reextract(archive, newer))
        assert archive.extraction(OLD.article.id).ties == OLD.ties


def test_decisions_stay_in_force(archive: Archive):
    archive.decide(f"{OLD.article.id}.t2", "reject", by="Ada")
    list(reextract(archive, newer))
    assert f"{OLD.article.id}.t2" not in archive.ties().collect()["tie_id"]
