"""An article with its decisions: what stands, under which number and id, and what is gone."""

import pytest

from geotie.archive import Archive
from geotie.ui.annotated import annotated_html
from geotie.ui.shown_article import as_it_stands


@pytest.fixture
def shown(full_archive):
    """Decides on records of an article (the tour or the quarrel) and gives it as a page shows it."""

    def after(title, *decided):
        with Archive.open(full_archive) as archive:
            articles = dict(archive.articles().collect().select("title", "article_id").iter_rows())
            article = articles[title]
            for record, action, changes in decided:
                archive.decide(f"{article}.{record}", action, by="Ada", changes=changes)
            return article, as_it_stands(archive.standings(article))

    return after


def test_an_article_without_decisions_is_as_it_was_read(shown, full_archive):
    article, seen = shown("A tour")
    with Archive.open(full_archive, readonly=True) as archive:
        assert seen.extraction == archive.extraction(article)
    assert seen.ids == {key: f"{article}.{id_}" for key, id_ in (("v1", "v1"), ("v1s1", "v1.s1"), ("v1s2", "v1.s2"), ("m1", "m1"))}
    assert (seen.states, seen.rejected) == ({}, ())


def test_a_rejected_stop_leaves_its_journey_and_the_next_one_moves_up(shown):
    article, seen = shown("A tour", ("v1.s1", "reject", None))
    (journey,) = seen.extraction.itineraries
    assert [stop.country for stop in journey.stops] == ["ECU"]
    assert seen.ids["v1s1"] == f"{article}.v1.s2"
    assert [one.record.country for one in seen.rejected] == ["PER"]


def test_a_rejected_journey_is_gone_as_one(shown):
    _, seen = shown("A tour", ("v1", "reject", None))
    assert seen.extraction.itineraries == ()
    assert [one.kind for one in seen.rejected] == ["visit"]


def test_decisions_show_in_the_text(shown):
    _, seen = shown("A quarrel", ("t1", "reject", None), ("v1.s1", "edit", {"place": "Havana"}))
    html = annotated_html(seen.extraction, states=seen.states, rejected=[one.evidence for one in seen.rejected])
    assert ">1.1 ✎</a>" in html
    assert "edited by an analyst" in html
    assert 'class="gt-badge gt-badge-rejected"' in html
    assert "T1" not in html
