"""Lists of words and phrases in the source, written as running text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Generic, TypeVar

V = TypeVar("V")


def wordset(text: str) -> frozenset[str]:
    """The words of a text, as a set: `wordset("led headed chaired")`."""
    return frozenset(text.split())


def phraseset(text: str) -> frozenset[str]:
    """The phrases of a text, parted by commas: `phraseset("call off, put off")`."""
    return frozenset(" ".join(phrase.split()) for phrase in text.split(","))


class WordTable(dict[str, V], Generic[V]):
    """What a function says of each word, worked out when a word is met first; all is forgotten when there are very many."""

    _MOST: Final = 100_000  # words: no input fills the memory

    def __init__(self, judge: Callable[[str], V]) -> None:
        super().__init__()
        self._judge = judge

    def __missing__(self, word: str) -> V:
        if len(self) >= self._MOST:
            self.clear()
        found = self[word] = self._judge(word)
        return found
