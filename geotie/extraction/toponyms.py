"""
Toponyms: the strings of a text that the gazetteer knows, the longest first, before anything is decided about them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from geotie.extraction.name_classes import names_of_other_things, region_abbreviations
from geotie.extraction.proper_names import Capitals, title_case
from geotie.gazetteer import Gazetteer, Sense, toponym_key

LONGEST = 8  # capitalised words: "United Kingdom of Great Britain and Northern Ireland" has seven


@dataclass(frozen=True, slots=True)
class Toponym:
    """A known name in the text: words `first` to `last` of its `Capitals`, with all that it may mean."""

    start: int
    end: int
    first: int
    last: int
    key: str
    senses: tuple[Sense, ...]
    abbreviated: bool = False  # a region as it is shortened behind a town: "Calif."

    @property
    def of_country(self) -> bool:
        """Whether the name is first of all that of a country, of its people or of a part of it."""
        return self.senses[0].of_country or self.senses[0].kind in ("part", "people")


def toponyms(capitals: Capitals, names: Gazetteer) -> Iterator[Toponym]:
    """Known names in text order, no two overlapping; names of other things that hold a toponym are passed over."""
    links, words, count = capitals.links, capitals.words, len(capitals)
    index = 0
    while index < count:
        word = words[index]
        if word in _abbreviations() and (region := _abbreviated_region(capitals, index)):
            yield region
            index += 1
            continue
        last = index
        if names.begins_longer_name(toponym_key(word)) or word.isupper() or word in _heads_of_other_things():
            while last + 1 < count and last - index < LONGEST and (links[last + 1] or capitals.owned[last + 1]):
                last += 1
        found = None
        while last >= index and found is None:
            found = _known(capitals, index, last, names)
            last -= 1
        if found is None:
            index += 1
            continue
        if isinstance(found, Toponym):
            yield found
        index = last + 2


def _known(capitals: Capitals, first: int, last: int, names: Gazetteer) -> Toponym | str | None:
    """The toponym of these words, the name of another thing, or None."""
    start, end = capitals.starts[first], capitals.ends[last]
    written = capitals.text[start:end]
    key = toponym_key(written)
    others = names_of_other_things()
    if key in others:
        return key
    if last == first and (tails := _small_tails().get(key)) and _goes_on(capitals.text, end, tails):
        return key
    senses = names.senses(key)
    if not senses and len(written) > 3 and written.isupper():
        key = toponym_key(title_case(written))
        if key in others:
            return key
        senses = names.senses(key)
    return Toponym(start, end, first, last, key, senses) if senses else None


def _goes_on(text: str, end: int, tails: tuple[str, ...]) -> bool:
    return any(text.startswith(tail, end) and not text[end + len(tail) : end + len(tail) + 1].isalpha() for tail in tails)


@cache
def _heads_of_other_things() -> frozenset[str]:
    return frozenset(key.split(" ", 1)[0] for key in names_of_other_things())


@cache
def _small_tails() -> dict[str, tuple[str, ...]]:
    """Names of other things that go on in small letters, "Guinea pigs", by their first word."""
    table: dict[str, tuple[str, ...]] = {}
    for key in names_of_other_things():
        head, _, tail = key.partition(" ")
        if tail and tail.islower():
            table[head] = (*table.get(head, ()), " " + tail)
    return table


@cache
def _abbreviations() -> frozenset[str]:
    """Abbreviated regions as words: without the last full stop, unless there are more ("Calif", "N.Y.")."""
    return frozenset(
        written if written.count(".") > 1 and " " not in written else written.removesuffix(".")
        for written in region_abbreviations()
    )


def _abbreviated_region(capitals: Capitals, index: int) -> Toponym | None:
    """ "Calif." or "CA" behind a town and a comma; "B.C." and the like, with two full stops, anywhere."""
    text, start, end = capitals.text, capitals.starts[index], capitals.ends[index]
    dotted = end + 1 if text[end : end + 1] == "." else end
    for stop in (dotted, end):
        written = text[start:stop]
        if found := region_abbreviations().get(written):
            behind_town = index > 0 and text[capitals.ends[index - 1] : start] in (", ", " (")
            if behind_town or written.count(".") > 1 or (len(written) > 2 and written.isupper()):
                country, region = found
                sense = Sense("region", country, region)
                return Toponym(start, stop, index, index, toponym_key(region), (sense,), abbreviated=True)
    return None
