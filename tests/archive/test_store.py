"""What goes into an archive comes out of it, once."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from geotie.archive import Archive
from geotie.errors import ArchiveError
from geotie.records import Article, Extraction
from tests.archive.samples import full_extraction, small_extraction


@pytest.fixture
def archive(tmp_path: Path):
    with Archive.open(tmp_path / "a.geotie") as archive:
        yield archive


def test_what_goes_in_comes_out(archive: Archive):
    extraction = full_extraction()
    assert archive.add(extraction)
    assert archive.extraction(extraction.article.id) == extraction
    assert archive.article(extraction.article.id) == extraction.article


def test_the_same_article_is_stored_once(archive: Archive):
    archive.add(full_extraction())
    before = archive.revision
    assert not archive.add(full_extraction())
    assert archive.revision == before
    assert archive.counts()["articles"] == 1


def test_white_space_makes_no_other_article(archive: Archive):
    extraction = small_extraction(1)
    archive.add(extraction)
    reflowed = replace(extraction.article, text=extraction.article.text.replace(" ", "\n "), id="")
    assert not archive.add(replace(extraction, article=reflowed, mentions=(), ties=()))


def test_every_write_raises_the_revision(archive: Archive):
    revisions = [archive.revision]
    for number in range(3):
        archive.add(small_extraction(number))
        revisions.append(archive.revision)
    archive.remove(small_extraction(0).article.id)
    revisions.append(archive.revision)
    assert revisions == sorted(set(revisions))


def test_counts_tell_ties_from_dyads(archive: Archive):
    archive.add(full_extraction())
    counts = {"articles": 1, "mentions": 2, "visits": 1, "stops": 2, "ties": 2, "dyads": 4, "routes": 1}
    assert archive.counts() == {**counts, "clusters": 1, "events": 3}


def test_a_removed_article_takes_its_records_along(archive: Archive):
    extraction = full_extraction()
    archive.add(extraction)
    assert archive.remove(extraction.article.id)
    assert not archive.remove(extraction.article.id)
    assert not any(archive.counts().values())
    assert archive.search("customs") == ()
    assert archive.add(extraction)


def test_an_unknown_article_is_named(archive: Archive):
    with pytest.raises(ArchiveError, match="no article 'nowhere'"):
        archive.article("nowhere")
    with pytest.raises(ArchiveError, match="no article 'nowhere'"):
        archive.extraction("nowhere")


def test_an_article_that_fails_halfway_leaves_nothing(archive: Archive):
    extraction = small_extraction(1)
    broken = replace(extraction, ties=(replace(extraction.ties[0], polarity=None),))
    with pytest.raises(ArchiveError):
        archive.add(broken)
    assert not any(archive.counts().values())
    assert archive.add(extraction)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        pytest.param("customs accord", True, id="all the words"),
        pytest.param("customs submarine", False, id="one word is missing"),
        pytest.param('"customs accord"', True, id="phrase"),
        pytest.param('"accord customs"', False, id="phrase in another order"),
        pytest.param("bogota", True, id="without the accent"),
        pytest.param("journeys", True, id="title"),
        pytest.param('NEAR( "accord', True, id="signs of the query language are words"),
        pytest.param("!!", False, id="no word at all"),
        pytest.param("cust* acc*", True, id="beginnings of words"),
        pytest.param("cust acc", False, id="a beginning is no word"),
    ],
)
def test_search(archive: Archive, words: str, found: bool):
    text = full_extraction()
    archive.add(replace(text, article=replace(text.article, text=text.article.text + " A near miss.", id="")))
    assert bool(archive.search(words)) is found


def test_search_shows_where_the_words_stand(archive: Archive):
    archive.add(full_extraction())
    (hit,) = archive.search("customs")
    assert [hit.excerpt[start:end] for start, end in hit.matches] == ["customs"]
    assert (hit.title, hit.published) == ("Andean journeys", date(2014, 3, 5))


def test_article_ids_keep_the_order_of_arrival(archive: Archive):
    extractions = [small_extraction(number) for number in range(4)]
    for extraction in extractions:
        archive.add(extraction)
    assert archive.article_ids() == tuple(extraction.article.id for extraction in extractions)
    assert extractions[0].article.id in archive
    assert "nowhere" not in archive


def test_a_copy_stands_alone(archive: Archive, tmp_path: Path):
    archive.add(full_extraction())
    copy = tmp_path / "copies" / "copy.geotie"
    copy.parent.mkdir()
    archive.copy_to(copy)
    archive.add(small_extraction(1))
    with Archive.open(copy, readonly=True) as copied:
        assert copied.article_ids() == (full_extraction().article.id,)
        assert copied.extraction(full_extraction().article.id) == full_extraction()
    assert [file.name for file in copy.parent.iterdir()] == ["copy.geotie"]
    with pytest.raises(ArchiveError, match="exists already"):
        archive.copy_to(copy)


def test_half_a_character_is_told(archive: Archive):
    with pytest.raises(ArchiveError, match="no valid Unicode"):
        archive.add(Extraction(Article("Kenya \ud83d thanked Ghana.", title="Thanks")))
    assert archive.counts()["articles"] == 0


def test_several_articles_go_in_at_once_or_not_at_all(archive: Archive):
    first, second, third = (small_extraction(number) for number in (1, 2, 3))
    assert archive.add_all([first, second, first]) == 2
    assert archive.add_all([first]) == 0
    broken = replace(third, article=Article("Half a character: \ud800", id="broken"))
    with pytest.raises(ArchiveError):
        archive.add_all([third, broken])
    assert archive.article_ids() == (first.article.id, second.article.id)
