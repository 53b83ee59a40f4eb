"""
Who may travel, act or be acted on: noun phrases with their name, role and the states that they stand for.

`noun_phrases` finds the phrases, `references` tells which of them mean one actor: "Araghchi", "the minister" and "he" get the key
of "Iranian Foreign Minister Abbas Araghchi".
"""

from __future__ import annotations

from geotie.extraction.document import Actor, Document
from geotie.extraction.noun_phrases import noun_phrases
from geotie.extraction.phrase_reader import Reader
from geotie.extraction.references import resolve


def find(document: Document) -> tuple[Actor, ...]:
    """All actors of an article in text order; phrases never overlap."""
    reader = Reader(document)
    return resolve(reader, list(noun_phrases(reader)))
