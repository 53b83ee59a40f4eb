"""Two archives become one, and nothing of either is lost."""

from dataclasses import replace
from pathlib import Path

import pytest

from geotie.archive import Archive
from geotie.errors import ArchiveError
from tests.archive.samples import full_extraction, small_extraction

ARTICLE = full_extraction().article.id


@pytest.fixture
def pair(tmp_path: Path):
    with Archive.open(tmp_path / "ours.geotie") as ours, Archive.open(tmp_path / "theirs.geotie") as theirs:
        with ours.batch("desk"):
            ours.add_all([small_extraction(1), full_extraction()])
        with theirs.batch("field"):
            theirs.add_all([small_extraction(2), small_extraction(3)])
        theirs.add_all([small_extraction(1), replace(full_extraction(), ties=())])
        yield ours, theirs


def test_articles_records_and_batches_of_both(pair: tuple[Archive, Archive]):
    ours, theirs = pair
    theirs.remember_columns(["kop", "verhaal"], {"text": "verhaal"})
    found = ours.take_in(theirs)
    assert (found.added, found.known, found.differing, found.decisions) == (2, 2, (ARTICLE,), 0)
    assert ours.extraction(small_extraction(2).article.id) == small_extraction(2)
    assert ours.extraction(ARTICLE) == full_extraction()  # as ours read it
    assert [(batch.origin, batch.articles) for batch in ours.batches()] == [("desk", 2), ("field (theirs.geotie)", 2)]
    assert ours.remembered_columns(["verhaal", "kop"]) == {"text": "verhaal"}
    assert ours.examine() == []
    assert ours.undo(2) == 2


def test_to_merge_again_changes_nothing(pair: tuple[Archive, Archive]):
    ours, theirs = pair
    ours.take_in(theirs)
    revision = ours.revision
    found = ours.take_in(theirs)
    assert (found.added, found.known) == (0, 4)
    assert len(ours.batches()) == 2
    assert ours.revision == revision


def test_decisions_of_both_and_where_they_disagree(pair: tuple[Archive, Archive]):
    ours, theirs = pair
    record = f"{small_extraction(1).article.id}.t1"
    ours.decide(record, "accept", by="Ada")
    theirs.decide(record, "reject", by="Ben")
    theirs.decide(f"{small_extraction(2).article.id}.t1", "reject", by="Ben")
    found = ours.take_in(theirs)
    assert found.decisions == 2
    (conflict,) = found.conflicts
    assert (conflict.ours.by, conflict.theirs.by, conflict.rules.by) == ("Ada", "Ben", "Ben")
    assert ours.agreement().records == 1
    assert ours.agreement("Ada", "Ben").percent == 0


def test_a_readonly_archive_takes_nothing_in(pair: tuple[Archive, Archive]):
    ours, theirs = pair
    with Archive.open(ours.path, readonly=True) as reader, pytest.raises(ArchiveError, match="reading only"):
        reader.take_in(theirs)
