"""
Capitalised words and how they hang together.

A toponym is part of a proper name or is one itself, so what stands beside it decides: "Jordan" alone, "Jordan Henderson", "Bank
of Jordan". Here a text becomes its capitalised words, each with the link to the word before: a blank, a hyphen, an apostrophe,
a particle ("of", "de") or a break (a comma, a verb, the end of a sentence).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

from geotie.gazetteer import toponym_key

_UPPER = "A-Z" + "".join(chr(code) for code in [*range(0xC0, 0x250), *range(0x1E00, 0x1F00)] if chr(code).isupper())
_CAPITALISED = re.compile(rf"(?<![\w.])(?:(?:[A-Z]\.){{2,}}(?:[A-Z](?!\w))?|W\. ?Va(?=\.))|(?<!\w)[{_UPPER}]\w*")
_PARTICLES = ["of", "of_the", "of_The", "and", "de", "del", "de_la", "de_las", "de_los", "d'", "da", "do", "das", "dos", "di", "du", "des", "la", "le", "el", "al-_", "ad-", "as-", "ash-", "ar-", "an-", "at-", "el-_", "ul-", "ud-", "bin", "ibn", "van", "von", "van_der", "van_den", "der", "den", "es", "e", "y", "und", "en", "for", "upon", "on", "&", "the", "au", "aux", "sur", "in_the"]
_TITLE_ABBREVIATIONS = frozenset(["St", "Ste", "Mt", "Ft", "Sgt", "Lt", "Gen", "Col", "Capt", "Maj", "Adm", "Sen", "Rep", "Gov", "Dr", "Mr", "Mrs", "Ms", "Prof", "Rev", "Pt"])


class Link(IntEnum):
    BREAK = 0
    BLANK = 1
    HYPHEN = 2
    APOSTROPHE = 3
    PARTICLE = 4


def _links() -> dict[str, Link]:
    table = {" ": Link.BLANK, "\xa0": Link.BLANK, "-": Link.HYPHEN, "‐": Link.HYPHEN, "‑": Link.HYPHEN, "–": Link.HYPHEN}
    table |= dict.fromkeys("'’‘ʻʼ`", Link.APOSTROPHE)
    for particle in _PARTICLES:
        word = particle.rstrip("_").replace("_", " ")
        ends = ("",) if word.endswith(("'", "-")) else (" ", "-")
        for end in ends:
            start = "-" if end == "-" else " "
            table[start + word + end] = Link.PARTICLE
            if "'" in word:
                table[start + word.replace("'", "’") + end] = Link.PARTICLE
    return table


_LINKS = _links()


@dataclass(frozen=True, slots=True)
class Capitals:
    """
    The capitalised words of a text: word `i` is `text[starts[i]:ends[i]]`, linked to word `i - 1` by `links[i]`.

    `opens` tells the words that open a sentence or a quotation, where a capital says nothing.
    """

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    links: list[Link]
    opens: list[bool]

    def __len__(self) -> int:
        return len(self.words)

    def key(self, first: int, last: int) -> str:
        """Gazetteer key of the words from `first` to `last`, both included; capitals throughout count as title case."""
        name = self.text[self.starts[first] : self.ends[last]]
        if first == last and name.isascii() and name.isalpha():
            return _title_case(name) if len(name) > 3 and name.isupper() else name
        if len(name) > 4 and name.upper() == name and "." not in name:
            name = _title_case(name)
        return toponym_key(name)

    def run(self, index: int) -> tuple[int, int]:
        """First and last word of the proper name that holds a word: all words linked to it, particles included."""
        first = last = index
        while self.links[first]:
            first -= 1
        while last + 1 < len(self.words) and self.links[last + 1]:
            last += 1
        return first, last


def capitals(text: str, sentence_starts: Iterable[int]) -> Capitals:
    words, starts, ends = [], [], []
    for match in _CAPITALISED.finditer(text):
        words.append(match[0])
        starts.append(match.start())
        ends.append(match.end())
    links = [Link.BREAK] * len(words)
    for index in range(1, len(words)):
        gap = text[ends[index - 1] : starts[index]]
        link = _LINKS.get(gap)
        if (link is None and gap in (". ", ".") and words[index - 1] in _TITLE_ABBREVIATIONS) or (link is None and gap == ". " and len(words[index - 1]) == 1):
            link = Link.BLANK
        links[index] = link or Link.BREAK
    openings = set(sentence_starts)
    opens = [start in openings or (start > 0 and text[start - 1] in '"“‘«') for start in starts]
    return Capitals(text, words, starts, ends, links, opens)


def _title_case(name: str) -> str:
    small = {"De", "Da", "Do", "Of", "And", "The", "Del", "Du", "Es"}
    words = re.split(r"([ \-'’])", name.title())
    return "".join(word.lower() if word in small and place else word for place, word in enumerate(words))
