"""
Words of a text with their offsets, as actors and clauses read them.

A possessive ending is a token of its own ("Russia", "'s"), and so is every mark of punctuation; initialisms ("U.S."), initials
("J.") and hyphenated words stay whole.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate

# Parts a text into white space and words, in turns: nothing else stands between two tokens.
_TOKEN = re.compile(
    r"([A-Za-z][a-z]*+(?=[ ,])|[.,](?=\s)"  # most words and marks: told apart first, since nothing else begins like them
    r"|(?:[A-Z]\.){2,}[A-Z]?(?![\w])"  # U.S., D.C.
    r"|(?:Mr|Mrs|Ms|Dr|St|Sen|Rep|Gov|Gen|Adm|Lt|Col|Maj|Brig|Capt|Amb|Prof|Jr|Sr|Messrs|Mme|Hon|Rev|[A-Z])\.(?=\s|['’]s\b)"
    r"|\w+(?:(?:[-‐‑]|\.(?!(?<=[a-z]{3}\.)[A-Z][a-z]*[ ,]))\w+)*(?:['’](?!s\b|re\b|ll\b|ve\b|d\b|m\b)\w+)*(?:-\w+)*"
    r"|['’](?:s|re|ll|ve|d|m)\b"
    r"|—|–|--|[^\w\s])"
)


@dataclass(frozen=True, slots=True)
class Tokens:
    """Parallel columns, one entry a token, in text order."""

    words: list[str]
    lower: list[str]
    starts: list[int]
    ends: list[int]

    def __len__(self) -> int:
        return len(self.words)


def tokenise(text: str) -> Tokens:
    pieces = _TOKEN.split(text)
    words, offsets = pieces[1::2], list(accumulate(map(len, pieces)))
    return Tokens(words, list(map(str.lower, words)), offsets[:-1:2], offsets[1::2])
