"""What holds for every text, however odd: words stand where records say, and nothing is lost on the way to a file and back."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geotie import Archive, Article, Extraction, ReadingError, extract, read_text
from geotie.export import EXPORTS, MAPPABLE, table, to_csv, to_geojson, to_jsonl
from geotie.records import Evidence
from geotie.serialise import extraction_json

FRAGMENTS = (
    "Iran's", "Peruvian", "the", "foreign minister", "President", "Ana Quispe", "Quispe", "she", "delegation", "arrived in",
    "flew to", "will travel to", "visited", "met", "signed an accord with", "condemned", "cancelled", "talks with", "said",
    "Caracas", "Tehran", "La Paz", "Georgia", "Niger", "U.S.", "Côte d’Ivoire", "the two countries", "and", "to", "from", ",",
    ".", "?", "“", "”", '"', "on Monday", "in June 2011", "from June 11 to 13", "on February 30", "last week", "2011-13-45",
    "flights between", "according to Press TV", "\n\n", "\n", "—", "e\u0301", "ﬁ", "İ", "ß", "😀", "漢字", "\u200b", "&amp;", "<b>",
    "(", ")", "'", "’s", "1,000", "%", "A.", "Mr.", "St.", "\t",
)  # fmt: skip

texts = st.one_of(
    st.lists(st.sampled_from(FRAGMENTS), min_size=1, max_size=60).map(" ".join),
    st.lists(st.sampled_from(FRAGMENTS), min_size=1, max_size=30).map("".join),
    st.text(min_size=1, max_size=300),
)
days = st.one_of(st.none(), st.dates(date(1900, 1, 1), date(2025, 12, 31)))


def read(text: str, published: date | None) -> Article | None:
    try:
        return read_text(text, published=published)
    except ReadingError:
        return None


def evidence_of(extraction: Extraction) -> Iterator[Evidence]:
    for visit in extraction.itineraries:
        yield from (stop.evidence for stop in visit.stops)
    for tie in extraction.ties:
        yield from (tie.evidence, *tie.also)
    for route in extraction.routes:
        yield from (route.evidence, *(stop.evidence for stop in route.stops))


@given(texts, days)
@settings(deadline=None, max_examples=150)
def test_every_record_stands_on_its_words(text: str, published: date | None):
    article = read(text, published)
    if article is None:
        return
    extraction = extract(article)
    for mention in extraction.mentions:
        assert article.text[mention.start : mention.end] == mention.text
    for evidence in evidence_of(extraction):
        assert article.text[evidence.start : evidence.end] == evidence.text
    assert extract(article) == extraction
    json.dumps(extraction_json(extraction))


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    with Archive.open(Path(tmp_path_factory.mktemp("properties")) / "a.geotie") as archive:
        yield archive


@given(texts, days)
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_an_archive_gives_back_what_it_took(archive: Archive, text: str, published: date | None):
    article = read(text, published)
    if article is None:
        return
    extraction = extract(article)
    if archive.add(extraction):
        assert archive.extraction(article.id) == extraction


def test_all_of_it_can_be_exported(archive: Archive):
    for what in EXPORTS:
        rows = table(archive, what)
        assert len(to_jsonl(rows).split("\n")) - 1 == rows.height
        assert to_csv(rows)
    for what in MAPPABLE:
        json.loads(to_geojson(archive, what))
