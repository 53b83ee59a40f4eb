"""Who a visitor is: the same person under a full name, a surname, another spelling or an office alone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from geotie.gazetteer import without_diacritics
from geotie.officeholders import find

# Parts of names that other spellings leave out
_PARTICLES = frozenset({
    "al", "el", "de", "da", "di", "do", "du", "dos", "das", "la", "le", "van", "von",
    "der", "den", "bin", "ben", "ibn", "mr", "mrs", "ms", "dr", "sir", "jr", "sr", "ii", "iii", "iv",
})  # fmt: skip
_SHORTEST_SKELETON = 3  # consonants; of fewer, too many names are alike


@dataclass(frozen=True, slots=True)
class Visitor:
    """
    `names` are the words of a name, each by its consonants, so that "Zelensky" and "Zelenskyy" are one; none for a visitor who is
    told by office only.
    """

    names: frozenset[str]
    role: str
    home: str | None

    @property
    def precision(self) -> tuple[int, bool]:
        """How exactly the person is told: the more words of the name the better, then whether the home state is known."""
        return len(self.names), self.home is not None

    @property
    def is_told(self) -> bool:
        """Whether there is enough to know the person again: a name, or an office of a state."""
        return bool(self.names or (self.role and self.home))


@lru_cache(maxsize=50_000)
def visitor(name: str, role: str, home: str | None, day: date | None) -> Visitor:
    """The visitor whom an article of that day calls so; office holders of our table go by their full name."""
    office = role.casefold()
    if not _is_name(name):  # "foreign minister of Peru" is known by the office, "a delegation" by nothing
        return Visitor(frozenset(), office if not name or office in name.casefold() else "", home)
    holder = find(name, role, day)
    if holder is not None and home in (None, holder.country):
        return Visitor(_names(holder.name), office, home or holder.country or None)
    return Visitor(_names(name), office, home)


def _is_name(text: str) -> bool:
    """Names begin with capitals, or have none in their script; "a delegation" and "leader of France" are none."""
    words = text.split()
    return bool(words) and not words[0][0].islower() and not words[-1][0].islower()


@lru_cache(maxsize=50_000)
def _names(name: str) -> frozenset[str]:
    words = re.findall(r"\w+", without_diacritics(name).casefold().replace("'", "").replace("’", ""))
    telling = [word for word in words if len(word) > 1 and word not in _PARTICLES] or words
    return frozenset(map(_skeleton, telling))


def _skeleton(word: str) -> str:
    """Consonants, doubled ones once: spellings of foreign names differ in vowels and in y or i at the end."""
    consonants = re.sub(r"[aeiouyw]", "", word)
    bare = re.sub(r"(.)\1+", r"\1", consonants)
    return bare if len(bare) >= _SHORTEST_SKELETON else word
