"""
Toponyms: the strings of a text that the gazetteer knows, the longest first, before anything is decided about them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from geotie.extraction.name_classes import (
    names_of_other_things,
    outlets_called_after_peoples,
    region_abbreviations,
    sources_named_like_places,
)
from geotie.extraction.proper_names import BLANK, POSSESSIVES, Capitals, title_case
from geotie.extraction.readings import NO_BEARING, Bearing, Reading, bearing, sure_reading
from geotie.gazetteer import COMBINING, Gazetteer, Sense, gazetteer, toponym_key

SEEN_AT_MOST = 100_000
_SAINTS = ("St. ", "St ", "Saint ")
_POSSESSIVE = ("'s", "’s")
LONGEST = 8  # capitalised words: "United Kingdom of Great Britain and Northern Ireland" has seven


class Known(NamedTuple):
    """What a string of a text is to the gazetteer, wherever it stands."""

    key: str
    senses: tuple[Sense, ...]  # () for no toponym
    other: bool = False  # the name of another thing: "Washington Post"
    small_tails: tuple[str, ...] = ()  # with which it would be the name of another thing: " pig"
    heads_longer: bool = False  # a longer name may begin with it
    seconds: frozenset[str] | None = None  # the words that go on such a name, None where any may
    of_country: bool = False
    plain: bool = False  # it names one country and nothing else
    unlike_others: bool = False  # a land without a country, or a name that combines with others only
    source: bool = False  # news media have this name too
    outlet: bool = False  # a newspaper is called "The" and this
    sure: Reading | None = None  # its reading where no text can change it
    bearing: Bearing = NO_BEARING


@dataclass(slots=True)
class Toponym:
    """A known name in the text: words `first` to `last` of its `Capitals`, with all that it may mean."""

    start: int
    end: int
    first: int
    last: int
    known: Known
    key: str
    senses: tuple[Sense, ...]
    of_country: bool  # the name is first of all that of a country, of its people or of a part of it
    abbreviated: bool = False  # a region as it is shortened behind a town: "Calif."

    @property
    def shared(self) -> bool:
        """Whether several whole countries share the name: Congolese, Dominican, Korean."""
        senses = self.senses
        return len(senses) > 1 and senses[0].of_country and senses[1].of_country and senses[0].country != senses[1].country


def known_as(sense: Sense, key: str) -> Known:
    """A name with a single sense that no table lists."""
    senses = (sense,)
    return Known(key, senses, sure=sure_reading(senses), bearing=bearing(senses, False))


class Reader:
    """Finds toponyms; strings seen before are looked up once."""

    def __init__(self, names: Gazetteer) -> None:
        self._names = names
        self._seen: dict[str, Known] = {}

    def known(self, written: str) -> Known:
        known = self._seen.get(written)
        if known is None:
            if len(self._seen) > SEEN_AT_MOST:
                self._seen.clear()
            known = self._seen[written] = self._look_up(written)
        return known

    def _look_up(self, written: str) -> Known:
        key = toponym_key(written)
        others = names_of_other_things()
        heads_longer = (
            self._names.begins_longer_name(key) or key in _heads_of_other_things() or (written.isupper() and len(written) > 1)
        )
        if key in others:
            return Known(key, (), other=True, heads_longer=heads_longer)
        seconds = self._seconds(written, key) if heads_longer else None
        senses = self._names.senses(key)
        if not senses and len(written) > 3 and written.isupper():
            key = toponym_key(title_case(written))
            if key in others:
                return Known(key, (), other=True, heads_longer=heads_longer)
            senses = self._names.senses(key)
        if not senses:
            return Known(key, (), small_tails=_small_tails().get(key, ()), heads_longer=heads_longer, seconds=seconds)
        first = senses[0]
        of_country = first.of_country or first.kind in ("part", "people")
        return Known(
            key,
            senses,
            small_tails=_small_tails().get(key, ()),
            heads_longer=heads_longer,
            seconds=seconds,
            of_country=of_country,
            plain=len(senses) == 1 and first.of_country and not first.note,
            unlike_others=first.kind == "disputed" or first.note == COMBINING,
            source=key in sources_named_like_places() and first.kind not in ("government", "demonym", "people"),
            outlet=key in outlets_called_after_peoples(),
            sure=sure_reading(senses),
            bearing=bearing(senses, of_country),
        )

    def _seconds(self, written: str, key: str) -> frozenset[str] | None:
        if " " in key or (written.isupper() and len(written) > 1):
            return None
        return frozenset(self._names.second_words(key) | _heads_of_other_things().get(key, set()))

    def may_begin_name(self, word: str) -> bool:
        """Whether a toponym may begin with this word."""
        known = self.known(word)
        return bool(known.senses) or known.heads_longer or word in _abbreviations()

    def toponyms(self, capitals: Capitals, places: Iterable[int]) -> Iterator[Toponym]:
        """
        Known names in text order, no two overlapping; names of other things that hold a toponym are passed over.

        `places` are those of the words that may begin one.
        """
        links, words, gaps, count = capitals.links, capitals.words, capitals.gaps, len(capitals.words)
        abbreviations, seen = _abbreviations(), self._seen
        done = -1
        for index in places:
            if index <= done:
                continue
            word = words[index]
            if word in abbreviations and (region := _abbreviated_region(capitals, index)):
                yield region
                continue
            single = seen.get(word) or self.known(word)
            following = index + 1
            if (
                single.heads_longer
                and following < count
                and (links[following] or gaps[following] in POSSESSIVES)
                and (links[following] != BLANK or _goes_on_with(single, words[following]))
            ):
                last = index
                while last + 1 < count and last - index < LONGEST and (links[last + 1] or gaps[last + 1] in POSSESSIVES):
                    last += 1
                found = self._longest(capitals, index, last) if last > index else None
                if found is not None:
                    if isinstance(found, Toponym):
                        yield found
                        done = found.last
                    else:
                        done = found
                    continue
            if single.senses and not (single.small_tails and _goes_on(capitals.text, capitals.ends[index], single.small_tails)):
                yield Toponym(
                    capitals.starts[index], capitals.ends[index], index, index, single, single.key, single.senses, single.of_country
                )

    def _longest(self, capitals: Capitals, first: int, last: int) -> Toponym | int | None:
        """The longest name of several words from `first` on: a toponym, or the last word of another thing's name."""
        start, text = capitals.starts[first], capitals.text
        while last > first:
            end = capitals.ends[last]
            if (
                text.startswith(_SAINTS, start)
                and text.startswith(_POSSESSIVE, end)
                and (town := self.known(text[start : end + 2])).senses
                and not text[end + 3 : end + 4].isupper()
            ):
                return Toponym(start, end + 2, first, last, town, town.key, town.senses, town.of_country)  # St. John's
            known = self.known(text[start:end])
            if known.other:
                return last
            if known.senses:
                return Toponym(start, end, first, last, known, known.key, known.senses, known.of_country)
            last -= 1
        return None


def _goes_on_with(known: Known, word: str) -> bool:
    """Whether a word behind a blank may go on a longer name that begins with a known one."""
    return known.seconds is None or word in known.seconds or not (word.isalpha() and word.isascii())


@cache
def reader() -> Reader:
    return Reader(gazetteer())


def _goes_on(text: str, end: int, tails: tuple[str, ...]) -> bool:
    return any(text.startswith(tail, end) and not text[end + len(tail) : end + len(tail) + 1].isalpha() for tail in tails)


@cache
def _heads_of_other_things() -> dict[str, set[str]]:
    """First words of such names, with those that go on."""
    table: dict[str, set[str]] = {}
    for key in names_of_other_things():
        head, _, tail = key.partition(" ")
        table.setdefault(head, set()).add(tail.partition(" ")[0])
    return table


@cache
def _small_tails() -> dict[str, tuple[str, ...]]:
    """Names of other things that go on in small letters or figures, "Guinea pigs", "France 24", by their first word."""
    table: dict[str, tuple[str, ...]] = {}
    for key in names_of_other_things():
        head, _, tail = key.partition(" ")
        if tail and tail == tail.lower():
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
                known = known_as(sense, toponym_key(region))
                return Toponym(start, stop, index, index, known, known.key, known.senses, of_country=False, abbreviated=True)
    return None
