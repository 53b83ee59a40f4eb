"""
Toponyms: the strings of a text that the gazetteer knows, the longest first, before anything is decided about them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from geotie.extraction.name_classes import names_of_other_things, region_abbreviations
from geotie.extraction.proper_names import Capitals, Link
from geotie.gazetteer import Gazetteer, Sense

LONGEST = 8  # words: "United Kingdom of Great Britain and Northern Ireland" has seven capitals


@dataclass(frozen=True, slots=True)
class Toponym:
    """A known name in the text: words `first` to `last` of its `Capitals`, with all that it may mean."""

    start: int
    end: int
    first: int
    last: int
    key: str
    senses: tuple[Sense, ...]
    container: bool = False  # an abbreviated region that only stands behind a town: "Calif."

    @property
    def of_country(self) -> bool:
        """Whether the name is first of all that of a country, of its people or of a part of it."""
        return self.senses[0].kind not in ("capital", "city", "region", "site", "government")


def toponyms(capitals: Capitals, names: Gazetteer) -> Iterator[Toponym]:
    """Known names in text order, no two overlapping."""
    others = names_of_other_things()
    index, count = 0, len(capitals)
    while index < count:
        if abbreviated := _abbreviated_region(capitals, index):
            yield abbreviated
            index += 1
            continue
        last = index
        while last + 1 < count and last - index < LONGEST and capitals.links[last + 1]:
            last += 1
        while last >= index:
            key = capitals.key(index, last)
            if key in others or (last == index and _runs_on_small(capitals, index, key)):
                break
            if senses := names.senses(key):
                yield Toponym(capitals.starts[index], capitals.ends[last], index, last, key, senses)
                break
            last -= 1
        else:
            last = index
        index = last + 1


def _runs_on_small(capitals: Capitals, index: int, key: str) -> bool:
    """Whether the name of another thing begins here and goes on in small letters: "Guinea pigs", "Minsk agreements"."""
    tails = _small_tails().get(key)
    if not tails:
        return False
    following = capitals.text[capitals.ends[index] : capitals.ends[index] + 30]
    return any(following.startswith(tail) and not following[len(tail) : len(tail) + 1].isalpha() for tail in tails)


@cache
def _small_tails() -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for key in names_of_other_things():
        head, _, tail = key.partition(" ")
        if tail and tail.islower():
            table[head] = (*table.get(head, ()), " " + tail)
    return table


def _abbreviated_region(capitals: Capitals, index: int) -> Toponym | None:
    found = region_abbreviations().get(capitals.key(index, index))
    if found is None or capitals.links[index] != Link.BREAK or index == 0:
        return None
    start, end = capitals.starts[index], capitals.ends[index]
    if capitals.text[capitals.ends[index - 1] : start] != ", ":
        return None
    if capitals.text[end : end + 1] == ".":
        end += 1
    country, region = found
    return Toponym(start, end, index, index, region, (Sense("region", country, region),), container=True)
