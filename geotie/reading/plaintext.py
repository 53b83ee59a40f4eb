"""Plain text to an Article."""

from __future__ import annotations

import re
from dataclasses import replace

from geotie.reading.decoding import decode
from geotie.reading.validation import article_of
from geotie.records import Article

_HEADLINE = re.compile(r"(?P<line>[^\n]{8,160})\n\s*\n\s*\S")
_SENTENCE_END = re.compile(r"[.!?:;,]['\"”’)]*$")


def read_text(
    source: str | bytes,
    *,
    title: str = "",
    published: object = None,
    url: str = "",
    outlet: str = "",
    name: str = "the text",
) -> Article:
    """
    Read an article from plain text, pasted or from a file.

    Without a title, a first line that stands alone and does not end as a sentence does is the title; it stays in the text, since
    it may be a sentence after all.

    Raises
    ------
    ReadingError
        If the bytes are no text, or the text is empty, too long or dated in the future.
    """
    text = source if isinstance(source, str) else decode(source, name)
    article = article_of(text.strip(), name=name, title=title, published=published, url=url, outlet=outlet)
    return article if article.title else replace(article, title=_headline(article.text))


def _headline(text: str) -> str:
    found = _HEADLINE.match(text)
    if not found:
        return ""
    line = found["line"].strip()
    return "" if _SENTENCE_END.search(line) else line
