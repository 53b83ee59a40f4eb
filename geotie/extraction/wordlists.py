"""Lists of words and phrases in the source, written as running text."""

from __future__ import annotations


def wordset(text: str) -> frozenset[str]:
    """The words of a text, as a set: `wordset("led headed chaired")`."""
    return frozenset(text.split())


def phraseset(text: str) -> frozenset[str]:
    """The phrases of a text, parted by commas: `phraseset("call off, put off")`."""
    return frozenset(" ".join(phrase.split()) for phrase in text.split(","))
