"""An article under analysis: its tokens, what lies between two offsets, the words of a sentence, and what is left of it."""

from __future__ import annotations

import gc
from datetime import date

import pytest

from geotie import Article, extract
from geotie.extraction import understand
from geotie.extraction.document import within
from geotie.extraction.tokens import tokenise

NEWS = (
    "Omani Foreign Minister Salim Harthy flew to Accra on Monday, June 3, 2024. “We will sign an agreement,” he said. "
    "Ghana's U.S. envoy, who didn't attend, praised the two countries' long-standing ties."
)


def test_tokens_are_words_of_the_text_with_only_white_space_between() -> None:
    tokens = tokenise(NEWS)
    assert [NEWS[start:end] for start, end in zip(tokens.starts, tokens.ends, strict=True)] == tokens.words
    gaps = [NEWS[end:start] for end, start in zip(tokens.ends, tokens.starts[1:], strict=False)]
    assert not "".join(gaps).strip()
    assert {"U.S.", "didn't", "long-standing", "'s", "“", "2024", "."} <= set(tokens.words)


def test_a_full_stop_without_a_space_behind_it_is_a_token() -> None:
    assert tokenise("in Ghana.The premier").words == ["in", "Ghana", ".", "The", "premier"]


@pytest.mark.parametrize("text", ["", "   ", "\n\n"])
def test_blank_text_has_no_tokens(text: str) -> None:
    assert len(tokenise(text)) == 0


def test_mentions_between_offsets_lie_whole_between_them() -> None:
    mentions = understand(Article(NEWS)).mentions
    assert [mention.text for mention in mentions] == ["Omani", "Accra", "Ghana", "U.S."]
    accra = mentions[1]
    assert within(mentions, 0, accra.end) == list(mentions[:2])
    assert within(mentions, 0, accra.end - 1) == [mentions[0]]
    assert within(mentions, accra.start + 1, len(NEWS)) == list(mentions[2:])


def test_words_and_names_of_a_sentence_are_those_of_its_items() -> None:
    for clauses in understand(Article(NEWS, published=date(2024, 6, 4))).clauses:
        assert clauses.words == [item.lower for item in clauses.items]
        named = [item for item in clauses.items if item.actor is not None or item.mention is not None]
        assert [clauses.items[number] for number in clauses.names] == named
        marks = [clauses.items[number].lower for number in clauses.among({",", "."})]
        assert marks == [word for word in clauses.words if word in (",", ".")]


def test_nothing_of_an_article_waits_for_the_collector_of_cycles() -> None:
    article = Article(NEWS, published=date(2024, 6, 4))
    extract(article)  # fills the tables
    gc.collect()
    gc.set_debug(gc.DEBUG_SAVEALL)
    try:
        assert extract(article).mentions
        gc.collect()
        left = {type(waiting).__name__ for waiting in gc.garbage if type(waiting).__module__.startswith("geotie.extraction")}
    finally:
        gc.set_debug(0)
        gc.garbage.clear()
    assert not left
