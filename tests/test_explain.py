"""What `geotie explain` says: each sentence with what was read in it, and why."""

from __future__ import annotations

from datetime import date

import click
import pytest

from geotie.explain import explanation
from geotie.extraction import extract, understand
from geotie.records import Article


def explained(text: str) -> list[str]:
    article = Article(text, published=date(2018, 2, 3))
    return [click.unstyle(line).strip() for line in explanation(understand(article), extract(article))]


def test_tie_stands_under_its_sentence_with_words_and_reason():
    lines = explained("It rained. Iran condemned Israel on Thursday.")
    sentence = next(number for number, line in enumerate(lines) if line.startswith("2  Iran condemned"))
    told = next(number for number, line in enumerate(lines) if line.startswith("⇒ ACCUSE Iran → Israel (2018-02-01)"))
    assert told > sentence
    assert lines[told + 1].startswith("“Iran condemned Israel”")
    assert lines[told + 1].endswith("A verb of the table stands between the acting state and the other one.")


def test_stop_stands_under_its_sentence():
    lines = explained("Peru's foreign minister, Ana Rojas, arrived in Quito on Thursday.")
    assert any(line.startswith("⇒ stop Ana Rojas in Quito, Ecuador (done, 2018-02-01)") for line in lines)


def test_speaker_is_named_with_his_state():
    lines = explained("“Iran condemned Israel in plain words,” Polish President Andrzej Duda said.")
    assert any("says Andrzej Duda for Poland" in line for line in lines if line.startswith("⇒"))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Iran will condemn Israel.", "to come"),
        ("Iran may condemn Israel.", "possible only"),
        ("Iran has not condemned Israel.", "denied, not an act"),
    ],
)
def test_modality_is_told_in_words(text, words):
    assert any(words in line for line in explained(text) if line.startswith("⇒ ACCUSE"))


def test_states_without_a_tie_are_told():
    lines = explained("Botany is taught in Peru and Chile.")
    assert any(line.startswith("⇒ nothing between Peru and Chile") for line in lines)


def test_list_of_ties_says_in_which_sentences_they_stand():
    lines = explained("Iran condemned Israel. It rained. Iran again condemned Israel.")
    assert any("ACCUSE Iran → Israel" in line and "sentences 1, 3" in line for line in lines)


def test_bare_name_is_told_once():
    lines = explained("Iran condemned Israel.")
    assert sum(line.startswith("Israel:") for line in lines) == 1
