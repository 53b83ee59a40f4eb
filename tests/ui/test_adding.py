"""What selected words suggest, and what a filled-in form adds."""

import pytest

from geotie.archive import Archive
from geotie.records import Article, Extraction, Itinerary, Mention, Stop
from geotie.ui.adding import new_values, sentence_spans, suggested
from tests.ui.conftest import told

TEXT = "Ana Ruiz flew to Lima. Later Cuba thanked Chile for its help."
EXTRACTION = Extraction(
    Article(TEXT),
    mentions=tuple(
        Mention(TEXT.index(words), TEXT.index(words) + len(words), words, kind, country, place)
        for words, kind, country, place in (
            ("Lima", "capital", "PER", "Lima"),
            ("Cuba", "name", "CUB", ""),
            ("Chile", "name", "CHL", ""),
        )
    ),
    itineraries=(Itinerary("Ana Ruiz", (Stop("PER", told(TEXT, "flew to Lima"), "Lima"),), "envoy", "CHL"),),
)


def span(words):
    return TEXT.index(words), TEXT.index(words) + len(words)


def test_a_stop_is_where_the_words_name_by_the_visitor_of_the_article():
    values = suggested(EXTRACTION, "stop", span("flew to Lima"))
    assert (values["visitor"], values["home"], values["country"], values["place"]) == ("Ana Ruiz", "CHL", "PER", "Lima")


def test_a_tie_goes_from_the_first_to_the_second_country_named():
    values = suggested(EXTRACTION, "tie", span("Cuba thanked Chile"))
    assert (values["sources"], values["targets"]) == (["CUB"], ["CHL"])


def test_words_that_name_nothing_suggest_nothing():
    assert "country" not in suggested(EXTRACTION, "mention", span("for its help"))


def test_sentences_to_choose_from_are_those_of_the_text():
    assert [TEXT[start:end].strip() for start, end in sentence_spans(TEXT)] == [
        "Ana Ruiz flew to Lima.",
        "Later Cuba thanked Chile for its help.",
    ]


@pytest.mark.parametrize(
    ("kind", "held"),
    [
        (
            "stop",
            {"visitor": "Ana Ruiz", "role": "", "home": None, "country": "ECU", "place": "Quito", "status": "done", "number": None},
        ),
        ("tie", {"sources": ["CUB"], "targets": ["CHL"], "type": "SUPPORT", "polarity": 1, "modality": "asserted", "date": None}),
        ("tie", {"sources": ["CUB", "CHL"], "targets": [], "type": "CONSULT", "polarity": 1, "modality": "asserted"}),
        ("mention", {"country": "CUB", "place": "", "kind": "name", "acts": False}),
    ],
    ids=["stop", "tie", "mutual tie", "mention"],
)
def test_what_a_form_gives_the_archive_takes(tmp_path, kind, held):
    with Archive.open(tmp_path / "ours.geotie") as archive:
        archive.add(EXTRACTION)
        archive.add_record(EXTRACTION.article.id, kind, new_values(kind, held), evidence=span("Later Cuba thanked Chile"), by="Ada")
        assert "added" in [one.state for one in archive.standings(EXTRACTION.article.id).of(kind)]


def test_a_place_of_our_tables_comes_with_its_coordinates():
    assert new_values("stop", {"visitor": "A", "country": "ECU", "place": "Quito"})["lon"] == pytest.approx(-78.5, abs=0.2)
