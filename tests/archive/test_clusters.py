"""Clusters of copies in an archive: the same in every order, and after articles went."""

import itertools
import sqlite3
from dataclasses import replace
from datetime import date
from pathlib import Path

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geotie.archive import Archive, schema
from geotie.records import Article, Evidence, Extraction, Tie
from tests.test_syndication import SAME_NEWS, STORY, first_words

DAY = date(2016, 5, 3)
WORDS = STORY.split()


def texts() -> list[str]:
    """A story, a middle part and an end that overlap like links of a chain, a lead, and another report."""
    return [STORY, " ".join(WORDS[70:]), " ".join(WORDS[110:]), first_words(STORY, 60), SAME_NEWS]


def stored(path: Path, articles: list[Article]) -> dict[str, str]:
    with Archive.open(path) as archive:
        for article in articles:
            archive.add(Extraction(article))
        return clusters(archive)


def clusters(archive: Archive) -> dict[str, str]:
    return dict(archive.articles().select("article_id", "cluster_id").collect().iter_rows())


def test_copies_are_one_cluster_named_after_the_smallest_id(tmp_path: Path):
    articles = [Article(text, published=DAY) for text in texts()]
    found = stored(tmp_path / "a.geotie", articles)
    *copies, other = articles
    assert {found[article.id] for article in copies} == {min(article.id for article in copies)}
    assert found[other.id] == other.id


@pytest.mark.parametrize("order", list(itertools.permutations(range(5)))[::5], ids=lambda order: "".join(map(str, order)))
def test_the_order_of_arrival_does_not_matter(tmp_path: Path, order: tuple[int, ...]):
    articles = [Article(text, published=DAY) for text in texts()]
    expected = {article.id: min(copy.id for copy in articles[:4]) for article in articles[:4]} | {articles[4].id: articles[4].id}
    assert stored(tmp_path / "a.geotie", [articles[index] for index in order]) == expected


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_what_is_removed_leaves_no_trace(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject):
    articles = [Article(text, published=DAY) for text in texts()]
    added = data.draw(st.permutations(articles))
    gone = data.draw(st.lists(st.sampled_from(articles), unique_by=lambda article: article.id, max_size=4))
    folder = tmp_path_factory.mktemp("archives")
    with Archive.open(folder / "a.geotie") as archive:
        for article in added:
            archive.add(Extraction(article))
        for article in gone:
            archive.remove(article.id)
        left = clusters(archive)
    assert left == stored(folder / "b.geotie", [article for article in articles if article not in gone])


def test_a_link_that_goes_parts_what_hung_together_by_it(tmp_path: Path):
    head, whole, tail = Article(" ".join(WORDS[:80]), published=DAY), Article(STORY, published=DAY), Article(" ".join(WORDS[85:]))
    with Archive.open(tmp_path / "a.geotie") as archive:
        for article in (head, tail, whole):
            archive.add(Extraction(article))
        assert len(set(clusters(archive).values())) == 1
        archive.remove(whole.id)
        assert clusters(archive) == {head.id: head.id, tail.id: tail.id}
        assert archive.counts()["clusters"] == 2


def test_a_text_printed_again_after_a_year_is_another_report(tmp_path: Path):
    articles = [Article(STORY, published=DAY), Article(STORY + " Again.", published=date(2017, 5, 3))]
    assert len(set(stored(tmp_path / "a.geotie", articles).values())) == 2


def test_an_undated_copy_joins_a_dated_one(tmp_path: Path):
    for number, articles in enumerate(itertools.permutations([Article(STORY, published=DAY), Article(STORY + " Again.")])):
        assert len(set(stored(tmp_path / f"{number}.geotie", list(articles)).values())) == 1


def test_an_archive_from_before_there_were_clusters_gets_them(tmp_path: Path):
    path = tmp_path / "a.geotie"
    articles = [Article(text, published=DAY) for text in texts()]
    database = sqlite3.connect(path, isolation_level=None)
    schema.migrate(database, schema.MIGRATIONS[: schema.MIGRATIONS.index(schema.CLUSTERS)])
    for key, article in enumerate(articles, 1):
        database.execute(
            "INSERT INTO articles"
            " (key, id, source_id, url, outlet, title, published, language, characters, stored, extractor, revision)"
            " VALUES (?, ?, '', '', '', '', ?, 'en', 9, '2020-01-01', '1', 1)",
            (key, article.id, DAY.isoformat()),
        )
        database.execute("INSERT INTO texts (article, text, sha256) VALUES (?, ?, '')", (key, article.text))
    database.close()
    with Archive.open(path, readonly=True) as archive:
        assert clusters(archive) == stored(tmp_path / "b.geotie", articles)


def test_the_words_belong_to_the_agency_among_the_outlets_or_to_who_printed_them_first(tmp_path: Path):
    def origins(*articles: Article) -> set[str]:
        with Archive.open(tmp_path / f"{len(list(tmp_path.iterdir()))}.geotie") as archive:
            for article in articles:
                archive.add(Extraction(article))
            return set(archive.articles().select(pl.col("origin_outlet")).collect()["origin_outlet"])

    late = Article(STORY, published=date(2016, 5, 4), outlet="Late Post")
    early = Article(STORY + " A.", published=DAY, outlet="Early Post")
    agency = Article(STORY + " B.", published=date(2016, 5, 5), outlet="Reuters")
    unknown = Article(STORY + " C.", published=date(2016, 5, 1))
    assert origins(late, early, unknown) == {"Early Post"}
    assert origins(late, early, agency) == {"Reuters"}
    assert origins(unknown) == {unknown.id}
    credits = Article("LIMA (TASS) - " + STORY, published=DAY, outlet="Early Post")
    assert origins(early, credits) == {"TASS"}


def test_what_state_media_alone_carry_can_be_asked(tmp_path: Path):
    tie = Tie(("PER",), ("ECU",), "SUPPORT", 1, Evidence.of(STORY, 0, len(STORY.split()[0])))
    with Archive.open(tmp_path / "a.geotie") as archive:

        def only() -> list[bool | None]:
            return archive.events().collect()["state_media_only"].to_list()

        archive.add(Extraction(Article("MOSCOW (TASS) - " + STORY, published=DAY, outlet="Late Post"), ties=(said(tie, 16),)))
        assert only() == [True]
        archive.add(Extraction(Article(STORY.upper(), published=DAY, outlet="A Village Bulletin"), ties=(said(tie, 0),)))
        assert only() == [True]  # a copy of the agency's story
        archive.add(Extraction(Article(STORY.split()[0], published=DAY, outlet="A Village Bulletin"), ties=(said(tie, 0),)))
        assert only() == [None]
        archive.add(Extraction(Article(STORY.split()[0] + " !", published=DAY, outlet="Reuters"), ties=(said(tie, 0),)))
        assert only() == [False]


def said(tie: Tie, start: int) -> Tie:
    return replace(tie, evidence=replace(tie.evidence, start=start, end=start + len(tie.evidence.text)))
