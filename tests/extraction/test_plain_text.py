"""Apostrophes and spaces of all kinds read like plain ones; evidence keeps them as written."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geotie import Article, extract
from geotie.extraction.plain_text import plain

MARKS = ["'", "\u2019", "\u00b4", "`", "\u02bc", "\u2032", "\uff07"]
SPACES = ["\u00a0", "\u2009", "\u202f"]


@pytest.mark.parametrize("mark", MARKS)
def test_a_possessive_is_read_whatever_its_mark(mark):
    text = f"Ghana{mark}s president Kofi Adu arrived in Côte d{mark}Ivoire on Monday and accused Togo of spying."
    found = extract(Article(text, published=date(2024, 5, 8)))
    (journey,) = found.itineraries
    assert (journey.visitor, journey.home, journey.stops[0].country) == ("Kofi Adu", "GHA", "CIV")
    assert f"Côte d{mark}Ivoire" in {mention.text for mention in found.mentions}
    assert [tie.evidence.text in text for tie in found.ties] == [True] * len(found.ties)
    assert found.ties


@pytest.mark.parametrize("space", SPACES)
def test_names_keep_plain_spaces(space):
    text = f"Foreign{space}Minister Kofi{space}Adu of{space}Ghana arrived in{space}Lagos on{space}Monday."
    (journey,) = extract(Article(text, published=date(2024, 5, 8))).itineraries
    assert (journey.visitor, journey.role, str(journey.stops[0].start)) == ("Kofi Adu", "foreign minister", "2024-05-06")
    assert journey.stops[0].evidence.text in text


def test_grave_accents_that_open_direct_speech_stay():
    assert plain("``We will not go,'' he said of the Côte d`Ivoire.") == "``We will not go,'' he said of the Côte d'Ivoire."


@given(st.text(alphabet="ab '`\u00b4\u2032\u00a0.", max_size=40))
def test_it_is_as_long_as_it_was(text):
    assert len(plain(text)) == len(text)
