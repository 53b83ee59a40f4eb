"""
The text of an article as the rules read it: one apostrophe, one space, whatever an editor's keyboard or a scraper made of them.

Character stands for character, so that what is found points into the article as it was written.
"""

from __future__ import annotations

import re
from dataclasses import replace

from geotie.records import Evidence, Extraction

# An acute accent, a prime or a letter apostrophe written for an apostrophe, a grave accent only between letters, since two of them
# open direct speech in old agency copy; and spaces that do not break or are narrow.
_ODD = re.compile("[\u00b4\u02bc\u2032\uff07]|(?<=[^\\W\\d_])`(?=[^\\W\\d_])|[\u00a0\u2007\u2009\u202f]")

_MAY_BE_ODD = re.compile("[\u00b4\u02bc\u2032\uff07`\u00a0\u2007\u2009\u202f]")  # one quick look, for most articles hold none


def plain(text: str) -> str:
    """The text with plain apostrophes and spaces, as long as it was."""
    if _MAY_BE_ODD.search(text) is None:
        return text
    return _ODD.sub(lambda found: " " if found[0].isspace() else "'", text)


def as_written(extraction: Extraction) -> Extraction:
    """The records of a text that was made plain, with the words of the article itself."""
    text = extraction.article.text

    def words(found: Evidence) -> Evidence:
        return Evidence.of(text, found.start, found.end)

    return replace(
        extraction,
        mentions=tuple(replace(one, text=text[one.start : one.end]) for one in extraction.mentions),
        itineraries=tuple(
            replace(one, stops=tuple(replace(stop, evidence=words(stop.evidence)) for stop in one.stops))
            for one in extraction.itineraries
        ),
        ties=tuple(
            replace(one, evidence=words(one.evidence), also=tuple(words(found) for found in one.also)) for one in extraction.ties
        ),
        routes=tuple(
            replace(
                one,
                evidence=words(one.evidence),
                stops=tuple(replace(stop, evidence=words(stop.evidence)) for stop in one.stops),
            )
            for one in extraction.routes
        ),
    )
