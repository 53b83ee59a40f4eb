"""How sure a record is and why, in words."""

import pytest

from geotie.extraction import itineraries, ties
from geotie.ui.certainty import certainty_words, reason_words


@pytest.mark.parametrize(("confidence", "words"), [(0.95, "sure"), (0.7, "fairly sure"), (0.6, "doubtful"), (0.2, "very doubtful")])
def test_confidence_has_words_and_keeps_its_number(confidence, words):
    assert certainty_words(confidence) == f"{words} (confidence {confidence:.2f})"


def test_what_a_person_decided_outweighs_the_rule():
    assert certainty_words(0.4, "accepted") == "accepted by an analyst"


@pytest.mark.parametrize("rule", sorted(itineraries.RULES))
def test_every_rule_of_journeys_gives_its_reason(rule):
    assert reason_words(rule) == itineraries.RULES[rule]


@pytest.mark.parametrize("rule", sorted(ties.RULES))
def test_every_rule_of_ties_says_how_often_it_was_right(rule):
    assert f"{ties.RULES[rule].precision * 100:.0f} were right" in reason_words(rule)


def test_a_rule_without_words_is_named():
    assert reason_words("place by its kind") == "Read by the rule “place by its kind”."
    assert not reason_words("")


def test_an_imported_record_says_where_it_comes_from():
    assert "GDELT" in reason_words("import:gdelt")
