"""The units of a sentence: actors, places, dates, and the words and marks between them."""

from __future__ import annotations

from bisect import bisect_left
from itertools import islice

from geotie.extraction.clauses import Item
from geotie.extraction.document import Document
from geotie.extraction.word_classes import WORDS, is_adverb

_BRACKETS = frozenset({"[", "]"})  # "[Kerry] will meet": a word that the writer filled in


def cut(document: Document) -> list[tuple[list[Item], list[int]]]:
    """Items of each sentence, in text order, with the numbers of those that are actors or places; none overlap."""
    covers, tokens = _covers(document), document.tokens
    starts, lower = tokens.starts, tokens.lower
    columns = zip(starts, tokens.ends, lower, map(WORDS.__getitem__, lower), map(covers.get, starts), strict=True)
    sentences: list[tuple[list[Item], list[int]]] = []
    last, covered = 0, 0  # the token after the sentence; the offset up to which the last actor, place or date reaches
    for sentence in document.sentences:
        first, last = last, bisect_left(starts, sentence.end, last)
        items: list[Item] = []
        names: list[int] = []
        for start, end, word, (kind, nominal, adverb), cover in islice(columns, last - first):
            if start < covered or word in _BRACKETS:
                continue
            if cover is None:
                items.append(Item(kind, start, end, word, None, None, None, nominal, adverb))
            else:
                if cover.date is None:
                    names.append(len(items))
                items.append(cover)
                covered = cover.end
        sentences.append((items, names))
    return sentences


def _covers(document: Document) -> dict[int, Item]:
    """What stands for more than a word, by its offset; a bare country name is an actor and a place at once."""
    covers: dict[int, Item] = {}
    for mention in document.mentions:
        covers[mention.start] = Item("place", mention.start, mention.end, "", None, mention, None, True)
    for date in document.dates:
        lower = date.text.lower()
        covers[date.start] = Item("date", date.start, date.end, lower, None, None, date, False, is_adverb(lower))
    for actor in document.actors:
        start, end = actor.start, actor.end
        here = covers.get(start) if actor.kind == "state" else None
        mention_here = here.mention if here is not None and here.end == end else None
        covers[start] = Item("actor", start, end, actor.text.lower(), actor, mention_here, None, True)
    return covers
