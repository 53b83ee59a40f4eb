"""The words of an article as a record quotes them: in whole sentences, the record's own words set off from those around them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from html import escape

from geotie.extraction import sentences
from geotie.extraction.document import Sentence

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Quote:
    """
    Whole sentences of an article, beginning at `offset` in its text.

    `words` is the span of the record's own words in `text`, None for all of it; `marked` are spans of `text` to stand out (in code
    points, in order, not overlapping).
    """

    text: str
    offset: int = 0
    words: Span | None = None
    marked: tuple[Span, ...] = ()


def quote(text: str, start: int, end: int, *, around: int = 0) -> Quote:
    """The sentence or sentences that text[start:end] stands in, with so many more before and after."""
    split = _sentences(text)
    held = [index for index, sentence in enumerate(split) if sentence.start < end and sentence.end > start]
    shown = split[max(0, held[0] - around) : held[-1] + 1 + around] if held else ()
    first = min([start, *(sentence.start for sentence in shown)])
    last = max([end, *(sentence.end for sentence in shown)])
    return Quote(text[first:last], first, (start - first, end - first))


def quote_html(told: Quote) -> str:
    """A block quotation; everything that the article says is escaped."""
    first, last = told.words or (0, len(told.text))
    return (
        f'<blockquote class="gt-quote" dir="auto">{_around(_marked(told, 0, first))}{_marked(told, first, last)}'
        f"{_around(_marked(told, last, len(told.text)))}</blockquote>"
    )


def apart(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Spans in order without those that begin inside another."""
    kept: list[Span] = []
    for span in spans:
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return tuple(kept)


@lru_cache(maxsize=16)
def _sentences(text: str) -> tuple[Sentence, ...]:
    """Kept, since all records of an article ask for the sentences of one text."""
    return tuple(sentences.split(text))


def _around(html: str) -> str:
    return f'<span class="gt-around">{html}</span>' if html else ""


def _marked(told: Quote, first: int, last: int) -> str:
    """told.text[first:last] with what is marked in it, or the part of it that lies there."""
    pieces, at = [], first
    for start, end in told.marked:
        low, high = max(start, first), min(end, last)
        if low < high:
            pieces += [escape(told.text[at:low]), "<mark>", escape(told.text[low:high]), "</mark>"]
            at = high
    return "".join([*pieces, escape(told.text[at:last])])
