"""
Capitalised words and how they hang together.

A toponym is part of a proper name or is one itself, so what stands beside it decides: "Jordan" alone, "Jordan Henderson", "Bank
of Jordan". Here a text becomes its capitalised words, each with the link to the word before: a blank, a hyphen, an apostrophe,
a particle ("of", "de") or a break (a comma, a verb, the end of a sentence).
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from geotie.extraction.name_classes import context_words
from geotie.extraction.wordlists import wordset
from geotie.gazetteer import toponym_key

_UPPER = "A-Z" + "".join(chr(code) for code in [*range(0xC0, 0x250), *range(0x1E00, 0x1F00)] if chr(code).isupper())
_INSIDE = r"(?:['’ʻʼ](?!(?:s|t|m|d|re|ve|ll)\b)[a-z]\w*)*"  # Sana'a, Xi'an; not "Cuba's"
# Parts a text into what stands between capitalised words and those words, in turns. Most words are plain: told first.
_CAPITALISED = re.compile(rf"([{_UPPER}](?<!\w.)(?:[a-z]++(?=[ ,])|(?:\.[A-Z])+(?:\.|(?!\w))|(?<=W)\. ?Va(?=\.)|\w*{_INSIDE}))")
_PARTICLES = (
    "of", "of the", "of The", "and",
    "and the", "de", "del", "de la", "de las", "de los", "d'", "da", "do", "das", "dos", "di", "du",
    "des", "la", "le", "el", "al-", "ad-", "as-", "ash-", "ar-", "an-", "at-", "el-", "ul-", "ud-", "e-", "i-", "bin", "ibn", "van",
    "von", "van der", "van den", "der", "den", "ter", "es", "e", "y", "und", "en", "for", "for the", "upon", "on", "&", "the", "au",
    "aux", "sur", "in the",
)  # fmt: skip
_ABBREVIATED = context_words("abbreviation before a name") | {"ST", "MT", "FT"}  # in datelines
_SMALL_WORDS = frozenset(["De", "Da", "Do", "Of", "And", "The", "Del", "Du", "Es", "Au", "Sur", "Am", "Upon"])


Link = Literal[0, 1, 2, 3, 4]
BREAK: Link = 0
BLANK: Link = 1
HYPHEN: Link = 2
APOSTROPHE: Link = 3
PARTICLE: Link = 4


def _links() -> dict[str, Link]:
    table: dict[str, Link] = {" ": BLANK, "\xa0": BLANK} | dict.fromkeys("-‐‑–", HYPHEN) | dict.fromkeys("'’‘ʻʼ`", APOSTROPHE)
    for particle in _PARTICLES:
        ends = ("",) if particle.endswith(("'", "-")) else (" ", "-")
        for end in ends:
            gap = ("-" if end == "-" else " ") + particle + end
            table[gap] = table[gap.replace("'", "’")] = PARTICLE
    table["&"] = PARTICLE  # T&T
    return table


_LINKS = _links()
LONGEST_LINK = 24  # characters
_LINE_ENDS = ("", "\n", "\r\n", "\r", "\t", "\n\t", "\n\n")
# Between an owner and what is owned, which may make one name: "Prince George's County".
POSSESSIVES = frozenset(["'s ", "’s ", "s' ", "s’ "])
_FULL_STOPS = (". ", ".")
# Full stops and line ends, with or without blanks beside them: whether they part two words, the words tell.
_RARE_GAPS = frozenset(
    [*_FULL_STOPS, *(f"{' ' * before}{end}{' ' * after}" for before in range(3) for end in _LINE_ENDS for after in range(13))]
) - {" ", ""}
# Days and months stand beside names without a comma ("flew to Israel Friday") and belong to none; "January" may be a given name.
_CALENDAR = wordset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February July September October November December "
    "Feb Apr Aug Sep Sept Oct Nov Dec"
)
_NAMED_DAYS = wordset("Ash Black Bloody Easter Good Palm Sheffield Super")  # "Good Friday", and Sheffield's club
SHORT_MONTHS = wordset("Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec")
_OPEN_QUOTES = frozenset('"“‘«')


@dataclass(frozen=True, slots=True)
class Capitals:
    """The capitalised words of a text: word `i` is `text[starts[i]:ends[i]]`, linked to word `i - 1` by `links[i]`."""

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    links: list[Link]
    gaps: list[str]  # what stands before each word: since the word before, or since the text begins
    openings: frozenset[int]  # offsets of the sentences

    def __len__(self) -> int:
        return len(self.words)

    def key(self, first: int, last: int) -> str:
        """Gazetteer key of the words from `first` to `last`, both included."""
        return toponym_key(self.text[self.starts[first] : self.ends[last]])

    def opens(self, index: int) -> bool:
        """Whether a word opens a sentence or a quotation, where a capital says nothing."""
        start = self.starts[index]
        return start in self.openings or (start > 0 and self.text[start - 1] in _OPEN_QUOTES)

    def run(self, index: int) -> tuple[int, int]:
        """First and last word of the proper name that holds a word: all words linked to it, particles included."""
        first = last = index
        while self.links[first]:
            first -= 1
        while last + 1 < len(self.words) and self.links[last + 1]:
            last += 1
        return first, last


def capitals(text: str, sentence_starts: Iterable[int]) -> Capitals:
    openings = frozenset(sentence_starts)
    pieces = _CAPITALISED.split(text)
    words, gaps = pieces[1::2], pieces[:-1:2]
    offsets = list(itertools.accumulate(map(len, pieces)))
    starts, ends = offsets[:-1:2], offsets[1::2]
    links = list(map(_LINKS.get, gaps, itertools.repeat(BREAK)))
    if links:
        links[0] = BREAK
    for index in itertools.compress(itertools.count(), map(_RARE_GAPS.__contains__, gaps)):
        if index:
            links[index] = _rare_link(gaps[index], words[index - 1], starts[index] in openings)
    for index in itertools.compress(itertools.count(), map(_CALENDAR.__contains__, words)):
        if not (index and words[index - 1] in _NAMED_DAYS):
            links[index] = BREAK
        if index + 1 < len(links) and words[index] != "January":
            links[index + 1] = BREAK
    return Capitals(text, words, starts, ends, links, gaps, openings)


def _rare_link(gap: str, before: str, opening: bool) -> Link:
    """A title's full stop, an initial's (John F. Kennedy), or a line end within a sentence."""
    if gap in _FULL_STOPS:
        return BLANK if before in _ABBREVIATED or (gap == ". " and len(before) == 1) else BREAK
    return BLANK if not opening and "\n\n" not in gap and len(gap) <= LONGEST_LINK else BREAK


def title_case(name: str) -> str:
    """A name in capitals throughout as it is else written: "RIO DE JANEIRO" as "Rio de Janeiro"."""
    words = re.split(r"([ \-'’])", name.title())
    return "".join(word.lower() if place and word in _SMALL_WORDS else word for place, word in enumerate(words))
