from __future__ import annotations

from datetime import date

import pytest

from geotie.extraction import claims, extract, understand
from geotie.records import Article, Claim


def claim(text: str) -> Claim:
    """The one claim under which all ties of the text stand."""
    (told,) = {tie.claim for tie in extract(Article(text, published=date(2018, 2, 3))).ties}
    return told


@pytest.mark.parametrize(
    ("text", "country", "outlet"),
    [
        ("Ukraine's foreign minister said Russia had attacked Kharkiv.", "UKR", ""),
        ("Russia has attacked Kharkiv, Ukraine's foreign minister said.", "UKR", ""),
        ("According to Iran's Press TV, Syria condemned Israel.", None, "Press TV"),
        ("Syria condemned Israel, Reuters reported.", None, "Reuters"),
        ("Syria condemned Israel.", None, ""),
        ("Russia has attacked Kharkiv, the Ukrainian Foreign Ministry said.", "UKR", ""),
        ("Ukraine's Defence Ministry said Russia had attacked Kharkiv.", "UKR", ""),
        ("According to the Polish foreign minister, Belarus has threatened Lithuania.", "POL", ""),
    ],
)
def test_who_says_so(text, country, outlet):
    told = claim(text)
    assert (told.speaker_country, told.outlet) == (country, outlet)


def test_outlet_is_no_actor():
    ties = extract(Article("According to Iran's Press TV, Syria condemned Israel.")).ties
    assert [tie.dyads() for tie in ties] == [(("SYR", "ISR"),)]


@pytest.mark.parametrize(
    "text",
    [
        '"We thank Russia for its help," Syrian Foreign Minister Faisal Mekdad said.',
        'Syrian Foreign Minister Faisal Mekdad said: "We thank Russia for its help."',
        '"We thank Russia for its help," said Syrian Foreign Minister Faisal Mekdad.',
        "“We thank Russia for its help,” Syrian Foreign Minister Faisal Mekdad told reporters.",
        'Syrian Foreign Minister Faisal Mekdad arrived. "We thank Russia for its help," he said.',
        '"I would like to thank Russia," Syrian Foreign Minister Faisal Mekdad said.',
    ],
)
def test_we_in_the_words_of_an_official_is_his_state(text):
    ties = extract(Article(text)).ties
    assert ("SYR", "RUS") in {dyad for tie in ties if tie.type == "SUPPORT" for dyad in tie.dyads()}


@pytest.mark.parametrize(
    "text",
    [
        '"We thank Russia for its help," the analyst said.',
        '"We thank Russia for its help," opposition leader Ali Haddad said.',
        '"We thank Russia," said a former Syrian minister.',
        "We thank Russia for its help.",
    ],
)
def test_we_in_the_words_of_others_is_no_state(text):
    assert extract(Article(text)).ties == ()


def test_quotation_binds_tighter_than_the_sentence_around_it():
    text = 'Iran said on Monday that Iraqi leader Barham Salih had told it: "We want peace with Kuwait."'
    statements = claims.find(understand(Article(text)))
    assert claims.at(statements, text.index("Kuwait")).quoted
    assert not claims.at(statements, text.index("told")).quoted


@pytest.mark.parametrize(
    ("sentence", "outlet"),
    [
        ("The minister told Reuters on Monday.", "Reuters"),
        ("Press TV reported the visit.", "Press TV"),
        ("The minister told parliament.", ""),
        ("Santiago reported losses.", ""),
    ],
)
def test_outlet_named_as_the_source(sentence, outlet):
    assert claims.outlet_in(sentence) == outlet


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Syria condemned Israel, the Ministry of Foreign Affairs reported.", id="ministry"),
        pytest.param("Syria condemned Israel, according to Dr Ana Costa.", id="doctor"),
    ],
)
def test_names_like_those_of_outlets_are_none(text: str) -> None:
    assert claim(text).outlet == ""


def test_saying_in_a_parenthesis_covers_the_sentence() -> None:
    text = "Chilean Foreign Minister Juan Soto spoke on Monday. Peru, he said, has threatened Bolivia."
    assert claim(text).speaker_country == "CHL"
