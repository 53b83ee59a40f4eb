"""Sentences, paragraphs and direct speech."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geotie.extraction import sentences


def texts(text: str) -> list[str]:
    return [sentence.text for sentence in sentences.split(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The U.S. Senate voted.",
        "Gen. Ruiz met Sen. Ortega.",
        "He lives at No. 10 Downing Street.",
        "Mr. J. B. Diaz spoke.",
        "St. Lucia agreed.",
    ],
)
def test_abbreviation_does_not_end_a_sentence(text: str) -> None:
    assert texts(text) == [text]


def test_sentence_may_end_in_the_month_of_may() -> None:
    assert texts("She will come in May. Peru agreed.") == ["She will come in May.", "Peru agreed."]


@pytest.mark.parametrize(
    "parts",
    [["She flew to Ghana.", "The minister stayed."], ["He left Accra!", "“We won,” she said."], ["Who pays?", "Nobody, they say."]],
)
def test_sentences_that_lost_the_space_between_them_are_parted(parts: list[str]) -> None:
    assert texts("".join(parts)) == parts


def test_initials_and_addresses_stay_whole() -> None:
    assert texts("Mr.Smith of St.Kitts wrote to a.b@ghana.Example.org today.") == [
        "Mr.Smith of St.Kitts wrote to a.b@ghana.Example.org today."
    ]


def test_single_line_end_parts_paragraphs() -> None:
    assert [sentence.paragraph for sentence in sentences.split("A headline\nA sentence.\nAnother one.")] == [0, 1, 2]


def test_wrapped_lines_are_one_paragraph() -> None:
    assert texts("The minister went\nto Lima and then\nto Quito.") == ["The minister went\nto Lima and then\nto Quito."]


def test_quotation_left_open_ends_with_its_paragraph() -> None:
    text = "“One.\n\n“Two,” he said."
    assert [text[start:end] for start, end in sentences.quotations(text)] == ["“One.", "“Two,”"]


@given(st.text(alphabet="Ab .\n“”\"'!?,;é—", max_size=80))
def test_offsets_point_at_the_words(text: str) -> None:
    for sentence in sentences.split(text):
        assert text[sentence.start : sentence.end] == sentence.text != ""
