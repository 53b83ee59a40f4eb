"""
Persons who stand for a state: "Lavrov" is Russia's foreign minister where a text of his time leaves it out.

A full name is enough; a surname alone counts once the full name or a title has stood in the text, or where hardly anyone else
bears it. Who has left office stands for no state any more.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache

from geotie.extraction.name_classes import classes_of, is_given_name, is_ordinary, is_surname
from geotie.extraction.proper_names import BLANK, HYPHEN, PARTICLE, SHORT_MONTHS, Capitals
from geotie.gazetteer import gazetteer, toponym_key
from geotie.officeholders import Holder, terms

LONGEST_NAME = 4  # words
_GOVERNING = ("president", "prime minister", "chancellor", "premier")


@dataclass(slots=True)
class Person:
    """Words `first` to `last` that name an office holder."""

    first: int
    last: int
    holder: Holder
    full: bool  # whether the full name stands here


@dataclass(frozen=True, slots=True)
class _Holders:
    by_name: dict[str, list[Holder]]  # by key of the full name
    by_surname: dict[str, list[Holder]]
    words: frozenset[str]  # first words and surnames, as written with and without diacritics
    seconds: dict[str, set[str]]  # by the first word of a full name, the words that may follow it


@cache
def _holders() -> _Holders:
    by_name: dict[str, list[Holder]] = {}
    by_surname: dict[str, list[Holder]] = {}
    words: set[str] = set()
    for names, holder in terms():
        if not holder.country:
            continue  # an international official stands for no state
        written = [*names, holder.surname]
        words.update(name.split(" ", 1)[0] for name in written)
        for key in {toponym_key(name) for name in written}:
            words.add(key.split(" ", 1)[0])
            (by_name if " " in key else by_surname).setdefault(key, []).append(holder)
    seconds: dict[str, set[str]] = {}
    for key in by_name:
        first, second = key.split(" ", 2)[:2]
        seconds.setdefault(first, set()).add(second)
    return _Holders(by_name, by_surname, frozenset(words), seconds)


def may_name_holder(word: str) -> bool:
    """Whether the name of an office holder, or a surname, begins with this word."""
    return word in _holders().words


def office_holders(capitals: Capitals, places: Iterable[int], published: date | None) -> list[Person]:
    """
    Office holders of the article's day (of any day where the article has none) in text order.

    `places` are those of the words that `may_name_holder` tells.
    """
    table = _holders()
    found: list[Person] = []
    lone: list[int] = []
    named: dict[str, Holder] = {}  # by each word of a full name that the text gives
    done = -1
    for index in places:
        if index <= done:
            continue
        word = capitals.words[index]
        key = word if word.isascii() else toponym_key(word)
        seconds = table.seconds.get(key)
        if seconds and _goes_on(capitals, index, seconds) and (person := _full_name(capitals, index, table, published)):
            found.append(person)
            for name in capitals.words[index + 1 : person.last + 1]:
                named[name] = person.holder
            named.setdefault(word, person.holder)
            done = person.last
        elif key in table.by_surname and word not in SHORT_MONTHS:
            lone.append(index)
    for index in lone:
        word = capitals.words[index]
        holders = table.by_surname[toponym_key(word)]
        known = named.get(word)
        holder = known if known in holders else _by_surname_alone(capitals, index, holders, published)
        if holder and _stands_alone(capitals, index):
            found.append(Person(index, index, holder, full=False))
    return sorted(found, key=lambda person: person.first) if lone else found


def governed_by(surname: str, published: date | None) -> str | None:
    """The country of the one president or head of government of this surname, for "the Biden administration"."""
    holders = [holder for holder in _holders().by_surname.get(toponym_key(surname), ()) if holder.office in _GOVERNING]
    if published is not None:
        holders = [holder for holder in holders if holder.serves(published)] or holders
    countries = {holder.country for holder in holders}
    return countries.pop() if len(countries) == 1 else None


def _goes_on(capitals: Capitals, index: int, seconds: set[str]) -> bool:
    """Whether a word that may go on the name stands next, or one behind a small word: "Charles de Gaulle"."""
    if index + 1 == len(capitals.words) or not capitals.links[index + 1]:
        return False
    word = capitals.words[index + 1]
    return word in seconds or capitals.links[index + 1] == PARTICLE or (not word.isascii() and toponym_key(word) in seconds)


def _full_name(capitals: Capitals, index: int, table: _Holders, published: date | None) -> Person | None:
    last, end = index, min(index + LONGEST_NAME, len(capitals.words)) - 1
    while last < end and capitals.links[last + 1]:
        last += 1
    while last > index:
        holders = table.by_name.get(capitals.key(index, last))
        if holders and (holder := _in_office(holders, published)):
            return Person(index, last, holder, full=True)
        last -= 1
    return None


def _in_office(holders: list[Holder], published: date | None) -> Holder | None:
    if published is None:
        return holders[-1] if len({holder.country for holder in holders}) == 1 else None
    for holder in holders:
        if holder.serves(published):
            return holder
    return None


def _by_surname_alone(capitals: Capitals, index: int, holders: list[Holder], published: date | None) -> Holder | None:
    """The one person of this surname in office; a common name needs a title before it."""
    current = [holder for holder in holders if holder.serves(published)] if published else holders
    if not current or (len(current) > 1 and len({holder.name for holder in current}) > 1):
        return None
    word = capitals.words[index]
    titled = capitals.links[index] == BLANK and "title" in classes_of(capitals.words[index - 1])
    common = is_surname(word) or is_given_name(word) or is_ordinary(word) or toponym_key(word) in gazetteer() or len(word) < 4
    return current[-1] if titled or (not common and published is not None) else None


def _stands_alone(capitals: Capitals, index: int) -> bool:
    """Whether no first name and no further name stands beside a surname: not "Andrei Lavrov", not "Lavrov Street"."""
    if capitals.links[index] in (BLANK, HYPHEN):
        before = capitals.words[index - 1]
        if not (classes_of(before) or (capitals.opens(index - 1) and is_ordinary(before))) or is_given_name(before):
            return False
    return not (index + 1 < len(capitals) and capitals.links[index + 1] in (BLANK, HYPHEN))
