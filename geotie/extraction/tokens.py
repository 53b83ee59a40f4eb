"""
Words of a text with their offsets, as actors and clauses read them.

A possessive ending is a token of its own ("Russia", "'s"), and so is every mark of punctuation; initialisms ("U.S."), initials
("J.") and hyphenated words stay whole.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_TOKEN = re.compile(
    r"[a-z]++(?=[ ,])"  # most words: told apart first, since nothing else begins like them
    r"|(?:[A-Z]\.){2,}[A-Z]?(?![\w])"  # U.S., D.C.
    r"|(?:Mr|Mrs|Ms|Dr|St|Sen|Rep|Gov|Gen|Adm|Lt|Col|Maj|Brig|Capt|Amb|Prof|Jr|Sr|Messrs|Mme|Hon|Rev|[A-Z])\.(?=\s|['’]s\b)"
    r"|\w+(?:[-‐‑.]\w+)*(?:['’](?!s\b|re\b|ll\b|ve\b|d\b|m\b)\w+)*(?:-\w+)*"
    r"|['’](?:s|re|ll|ve|d|m)\b"
    r"|—|–|--|[^\w\s]"
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
    words: list[str] = _TOKEN.findall(text)
    starts, ends, end = [], [], 0
    for word in words:  # nothing but white space stands between two tokens, so each is the next of its kind
        start = text.find(word, end)
        end = start + len(word)
        starts.append(start)
        ends.append(end)
    return Tokens(words, [word.lower() for word in words], starts, ends)
