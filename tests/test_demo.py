"""The demo archive is made of the briefs by the rules that read any other article."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from geotie import demo
from geotie.archive import Archive
from geotie.errors import ArchiveError
from geotie.extraction import extract
from geotie.records import Evidence, Extraction


@pytest.fixture(scope="module")
def extractions() -> list[Extraction]:
    return [extract(brief.article) for brief in demo.briefs()]


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path


def evidence_of(extraction: Extraction) -> Iterator[Evidence]:
    for visit in extraction.itineraries:
        yield from (stop.evidence for stop in visit.stops)
    for tie in extraction.ties:
        yield from (tie.evidence, *tie.also)
    for route in extraction.routes:
        yield from (route.evidence, *(stop.evidence for stop in route.stops))


def test_every_record_of_every_brief_stands_on_its_words(extractions: list[Extraction]):
    for extraction in extractions:
        text = extraction.article.text
        for mention in extraction.mentions:
            assert text[mention.start : mention.end] == mention.text
        for evidence in evidence_of(extraction):
            assert text[evidence.start : evidence.end] == evidence.text
            assert evidence.text.strip()


def test_every_record_names_its_rule_and_a_confidence(extractions: list[Extraction]):
    for extraction in extractions:
        stops = [stop for visit in extraction.itineraries for stop in visit.stops]
        for record in (*extraction.mentions, *stops, *extraction.ties, *extraction.routes):
            assert record.rule
            assert 0 < record.confidence <= 1


def test_the_archive_holds_every_brief_as_it_was_read(cache: Path, extractions: list[Extraction]):
    with Archive.open(demo.demo_archive(), readonly=True) as archive:
        assert archive.counts()["articles"] == len(extractions)
        for extraction in extractions:
            assert archive.extraction(extraction.article.id) == extraction


def test_the_archive_is_built_once_and_stands_alone(cache: Path):
    path = demo.demo_archive()
    built = path.stat().st_mtime_ns
    assert demo.demo_archive() == path
    assert path.stat().st_mtime_ns == built
    assert list(cache.rglob("*.*")) == [path]


def test_other_rules_make_another_archive(cache: Path, monkeypatch: pytest.MonkeyPatch):
    path = demo.demo_archive()
    monkeypatch.setattr(demo, "EXTRACTOR_VERSION", "another")
    assert demo.demo_archive() != path


def test_a_cache_that_cannot_be_written_is_replaced(cache: Path, monkeypatch: pytest.MonkeyPatch):
    blocked = cache / "file"
    blocked.write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(blocked))
    monkeypatch.setattr(demo.tempfile, "gettempdir", lambda: str(cache / "other"))
    assert demo.demo_archive().is_relative_to(cache / "other")
    monkeypatch.setattr(demo.tempfile, "gettempdir", lambda: str(blocked))
    with pytest.raises(ArchiveError, match="may be written"):
        demo.demo_archive()


def test_old_archives_of_other_contents_are_removed(cache: Path):
    old, other, foreign = (cache / name for name in ("demo-0000000000000000.geotie", "demo-1111111111111111.geotie", "mine.geotie"))
    newest = cache / "demo-2222222222222222.geotie"
    for path in (old, other, foreign, newest):
        path.touch()
    for path in (old, foreign, newest):
        os.utime(path, (0, 0))
    demo._remove_older(newest)
    assert [path.exists() for path in (old, other, foreign, newest)] == [False, True, True, True]
