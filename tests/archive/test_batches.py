"""Articles that came in together are taken out together."""

from pathlib import Path

import pytest

from geotie.archive import Archive
from geotie.errors import ArchiveError
from tests.archive.samples import small_extraction


@pytest.fixture
def archive(tmp_path: Path):
    with Archive.open(tmp_path / "a.geotie") as archive:
        archive.add(small_extraction(0))
        with archive.batch("first.jsonl") as batch:
            archive.add(small_extraction(1))
            archive.add_all([small_extraction(2), small_extraction(3)])
            batch.known, batch.unread = 4, 5
        with archive.batch("second.jsonl"):
            archive.add(small_extraction(9))
        yield archive


def test_a_batch_tells_its_origin_and_counts(archive: Archive):
    first, second = archive.batches()
    assert (first.number, first.origin, first.articles, first.known, first.unread) == (1, "first.jsonl", 3, 4, 5)
    assert first.finished is not None
    assert second.articles == 1


def test_undo_takes_out_its_articles_and_no_others(archive: Archive):
    assert archive.undo(1) == 3
    assert archive.article_ids() == (small_extraction(0).article.id, small_extraction(9).article.id)
    assert archive.counts()["ties"] == archive.ties().collect().height == 2
    assert archive.search("Dispatch 2") == ()
    assert archive.examine() == []
    first, _ = archive.batches()
    assert first.articles == 0
    assert first.undone is not None


def test_a_batch_is_undone_once(archive: Archive):
    archive.undo(1)
    with pytest.raises(ArchiveError, match="was undone"):
        archive.undo(1)
    with pytest.raises(ArchiveError, match="no batch 7"):
        archive.undo(7)


def test_decisions_rule_again_when_the_articles_come_back(archive: Archive):
    tie = f"{small_extraction(2).article.id}.t1"
    archive.decide(tie, "reject", by="Ada")
    archive.undo(1)
    with archive.batch("again"):
        archive.add(small_extraction(2))
    assert tie not in archive.ties().collect()["tie_id"]


def test_adding_what_is_known_leaves_no_batch(archive: Archive):
    revision = archive.revision
    with archive.batch("first.jsonl") as batch:
        archive.add(small_extraction(1))
        batch.known = 1
    assert len(archive.batches()) == 2
    assert archive.revision == revision


def test_a_batch_that_was_broken_off_can_be_undone(archive: Archive):
    with pytest.raises(KeyboardInterrupt), archive.batch("third"):
        archive.add(small_extraction(20))
        raise KeyboardInterrupt
    broken = archive.batches()[-1]
    assert broken.finished is None
    assert archive.undo(broken.number) == 1


def test_a_batch_survives_an_article_that_could_not_be_stored(archive: Archive):
    broken = small_extraction(30)
    object.__setattr__(broken.ties[0], "sources", ("KEN", None))  # what no row can hold
    with archive.batch("fourth"):
        with pytest.raises(TypeError):
            archive.add(broken)
        archive.add(small_extraction(31))
    assert archive.batches()[-1].articles == 1
    assert archive.examine() == []
