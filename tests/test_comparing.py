"""What is new, changed and gone between two states of an archive."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from geotie.archive import Archive
from geotie.comparing import Tables, changes
from tests.archive.samples import full_extraction, small_extraction

ARTICLE = full_extraction().article.id


@pytest.fixture
def archive(tmp_path: Path):
    with Archive.open(tmp_path / "a.geotie") as archive:
        archive.add(full_extraction())
        yield archive


def tables(archive: Archive, when: datetime | None = None) -> Tables:
    if when:
        return {"ties": archive.as_of("ties", when), "stops": archive.as_of("stops", when)}
    return {"ties": archive.ties(), "stops": archive.stops()}


def told(before: Tables, after: Tables) -> list[tuple[str, str, str]]:
    return [(change.difference, change.about, change.what) for change in changes(before, after)]


def test_a_snapshot_differs_in_nothing(archive: Archive, tmp_path: Path):
    archive.copy_to(tmp_path / "snapshot.geotie")
    with Archive.open(tmp_path / "snapshot.geotie", readonly=True) as snapshot:
        assert changes(tables(snapshot), tables(archive)) == []


def test_what_came_and_what_was_decided_since_a_snapshot(archive: Archive, tmp_path: Path):
    archive.copy_to(tmp_path / "snapshot.geotie")
    archive.add(small_extraction(1))
    archive.decide(f"{ARTICLE}.t2", "reject", by="Ada")
    archive.decide(f"{ARTICLE}.v1.s1", "edit", by="Ada", changes={"status": "planned"})
    with Archive.open(tmp_path / "snapshot.geotie", readonly=True) as snapshot:
        found = changes(tables(snapshot), tables(archive))
    assert [(change.difference, change.about, change.what) for change in found] == [
        ("gone", "BOL → CHL", "ACCUSE"),
        ("new", "KEN → GHA", "SUPPORT"),
        ("changed", "Ana Ríos", "ECU"),
    ]
    assert (found[-1].before, found[-1].after) == ({"status": "done"}, {"status": "planned"})


def test_two_records_that_say_the_same_are_counted(archive: Archive):
    twice = archive.ties().collect()
    assert told(tables(archive), {**tables(archive), "ties": twice.vstack(twice).lazy()}).count(("new", "BOL → CHL", "ACCUSE")) == 1


def test_an_archive_at_an_earlier_time(archive: Archive):
    now = datetime.now(UTC)
    archive.decide(f"{ARTICLE}.t2", "reject", by="Ada")
    assert told(tables(archive, now), tables(archive)) == [("gone", "BOL → CHL", "ACCUSE")]
    assert archive.as_of("ties", now - timedelta(days=1)).collect().is_empty()
