"""
From an article to its records: mentions, itineraries, ties and routes.

Each stage is a function that takes the `Document` with the earlier stages' fields filled and returns a tuple of records:

    sentences, tokens ── mentions ── dates ── actors ── clauses ── itineraries, ties, routes
"""

from __future__ import annotations

from geotie.extraction import actors, clause_reading, dates, itineraries, mentions, routes, sentences, ties
from geotie.extraction.document import Document
from geotie.extraction.plain_text import as_written
from geotie.extraction.tokens import tokenise
from geotie.records import Article, Extraction

__all__ = ["extract", "understand"]


def understand(article: Article) -> Document:
    """The article as the rules see it: sentences, direct speech, mentions, dates, actors and clauses."""
    document = Document(article)
    document.sentences = sentences.split(document.text)
    document.quotes = sentences.quotations(document.text)
    document.tokens = tokenise(document.text)
    document.mentions = mentions.find(document)
    document.dates = dates.find(document)
    document.actors = actors.find(document)
    document.clauses = clause_reading.read(document)
    return document


def extract(article: Article) -> Extraction:
    """
    Read one article.

    A text without anything to find gives empty tuples; every record's evidence is `article.text[start:end]`, word for word.
    """
    document = understand(article)
    journeys = itineraries.find(document)
    found = Extraction(
        article=article,
        mentions=document.mentions,
        itineraries=journeys,
        ties=ties.find(document, journeys),
        routes=routes.find(document),
    )
    return found if document.text == article.text else as_written(found)
