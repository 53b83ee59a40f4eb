"""
The table of words that tie states to one another, ready to be looked up by word form.

The table itself is `data/tie_frames.toml`: verbs and nouns with their PLOVER type and the place of the other state. Here its verbs
are inflected and its entries indexed by their first word.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Any, Literal, get_args

from geotie.datafiles import data_file
from geotie.extraction.verbs import FORMS
from geotie.records import COOPERATIVE_TIES, TieType

Form = Literal["base", "s", "past", "ing"]  # "past" is the participle too

_FORM_OF_TAG: Mapping[str, Form] = {"VB": "base", "VBZ": "s", "VBD": "past", "VBN": "past", "VBG": "ing"}


@cache
def _forms_by_lemma() -> Mapping[str, dict[str, Form]]:
    forms: dict[str, dict[str, Form]] = {}
    for word, readings in FORMS.items():
        for lemma, tag in readings:
            forms.setdefault(lemma, {}).setdefault(word, _FORM_OF_TAG.get(tag, "s"))
    return forms


def inflected(verb: str) -> Mapping[str, Form]:
    """The forms of a verb: {"condemn": "base", "condemns": "s", "condemned": "past", "condemning": "ing"}."""
    known = _forms_by_lemma().get(verb)
    if known:
        return known
    if verb.endswith("y") and verb[-2:-1] not in "aeou":
        third, past, ing = verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    elif verb.endswith("e"):
        third, past, ing = verb + "s", verb + "d", verb[:-1] + "ing"
    else:
        third, past, ing = verb + ("es" if verb.endswith(("s", "x", "z", "ch", "sh")) else "s"), verb + "ed", verb + "ing"
    return {verb: "base", third: "s", past: "past", ing: "ing"}


def plural(noun: str) -> str:
    """The plural of a noun or of the last word of a compound."""
    if noun.endswith("y") and not noun.endswith(("ay", "ey", "oy")):
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")


@dataclass(frozen=True, slots=True)
class Frame:
    """One entry of the table: an act, and where the state that it is done to stands."""

    type: TieType
    target: tuple[str, ...]
    mutual: bool = False
    reversed: bool = False  # the grammatical subject is acted against: "the drilling has angered Greece"
    actors: bool = False  # only people and governments can be the other side, not places
    person: bool = False  # only people can be the other side: "called the Indian premier", not "called India a friend"
    official: bool = False  # the subject has to be an official
    direct: bool = False  # the preposition follows the verb at once
    apart: bool = False  # each of several subjects for itself: "Kenya and Uganda are allied with Rwanda"
    light: bool = False  # a possessor is not enough: a verb has to carry the noun
    objects: frozenset[str] = frozenset()  # the verb tells this act only of one of these things
    marked: frozenset[str] = frozenset()  # the noun tells it only with one of these words before it

    @property
    def polarity(self) -> Literal[1, -1]:
        return 1 if self.type in COOPERATIVE_TIES else -1


@dataclass(frozen=True, slots=True)
class Entry:
    """A form of a word of the table, with the words that have to follow it."""

    words: tuple[str, ...]
    form: Form
    frame: Frame
    lemma: str


@dataclass(frozen=True, slots=True)
class Heads:
    """The entries that begin with one word: those that are this word alone, and longer ones by their second word."""

    alone: tuple[Entry, ...]
    longer: Mapping[str, tuple[Entry, ...]]


@dataclass(frozen=True, slots=True)
class Frames:
    """Verbs and nouns of the table by their first word, longer entries first; `copulas` are the verbs that begin with "be"."""

    verbs: Mapping[str, Heads]
    copulas: Mapping[str, Heads]
    nouns: Mapping[str, tuple[Entry, ...]]


@dataclass(frozen=True, slots=True)
class Saying:
    """What one state says of another: the verbs, nouns and modals of a subordinate clause that tell it."""

    type: TieType
    verbs: frozenset[str]
    nouns: frozenset[str]  # "is a threat", "remains our ally"
    denied: frozenset[str]  # "has not complied"
    modals: frozenset[str]
    objects: frozenset[str]  # the verbs tell it only of one of these things
    deeds: frozenset[str]  # whose owner is blamed: "Turkey's aggression"


def _indexed(entries: list[Entry]) -> dict[str, tuple[Entry, ...]]:
    index: dict[str, list[Entry]] = {}
    for entry in entries:
        index.setdefault(entry.words[0], []).append(entry)
    return {
        word: tuple(sorted(group, key=lambda entry: (-len(entry.words), not entry.frame.objects))) for word, group in index.items()
    }


def _by_second_word(index: Mapping[str, tuple[Entry, ...]]) -> dict[str, Heads]:
    heads = {}
    for word, group in index.items():
        longer = {second: tuple(entry for entry in group if entry.words[1:2] == (second,)) for second in
                  {entry.words[1] for entry in group if len(entry.words) > 1}}  # fmt: skip
        heads[word] = Heads(tuple(entry for entry in group if len(entry.words) == 1), longer)
    return heads


@cache
def _table() -> dict[str, list[dict[str, Any]]]:
    with data_file("tie_frames.toml").open("rb") as file:
        return tomllib.load(file)


def _frame(row: dict[str, Any]) -> Frame:
    known = {
        name: row[name]
        for name in ("mutual", "reversed", "actors", "person", "official", "direct", "apart", "light")
        if name in row
    }
    kind = row["type"]
    if kind not in get_args(TieType):
        raise ValueError(f"tie_frames.toml: {kind!r} is no PLOVER type")
    objects, marked = frozenset(row.get("object", ())), frozenset(row.get("marked", ()))
    return Frame(kind, tuple(row["target"]), objects=objects, marked=marked, **known)


@cache
def frames() -> Frames:
    """The whole table; ValueError where it names an unknown type."""
    verbs: list[Entry] = []
    nouns: list[Entry] = []
    table = _table()
    for row in table["verb"]:
        frame = _frame(row)
        for phrase in row["verbs"]:
            first, *rest = phrase.split()
            verbs += [Entry((word, *rest), form, frame, phrase) for word, form in inflected(first).items()]
    for row in table["noun"]:
        frame = _frame(row)
        for phrase in row["nouns"]:
            for words in {phrase, plural(phrase)}:
                nouns.append(Entry(tuple(words.split()), "base", frame, phrase))
    copulas = [entry for entry in verbs if entry.lemma.startswith("be ")]
    return Frames(_by_second_word(_indexed(verbs)), _by_second_word(_indexed(copulas)), _indexed(nouns))


@cache
def sayings() -> tuple[Saying, ...]:
    """The part of the table on what states say of each other."""
    return tuple(
        Saying(row["type"], *(frozenset(row.get(name, ())) for name in ("verbs", "is", "not", "modal", "object", "deed")))
        for row in _table()["said"]
    )


@cache
def verbs_of(kinds: frozenset[TieType]) -> frozenset[str]:
    """The first words, in their base form, of all verbs of the table that tell acts of these types."""
    heads = frames().verbs.values()
    entries = (entry for head in heads for entry in (*head.alone, *chain.from_iterable(head.longer.values())))
    return frozenset(entry.lemma.split()[0] for entry in entries if entry.frame.type in kinds)


COPULAS = frozenset({"be", "remain", "become", "constitute", "represent", "amount", "mean", "show", "reveal", "reflect"})


@cache
def told_verbs() -> frozenset[str]:
    """All verbs that tell something of the other state; "be" does by the noun behind it."""
    return COPULAS.union(*(saying.verbs | saying.denied for saying in sayings()))


@cache
def told_modals() -> frozenset[str]:
    return frozenset().union(*(saying.modals for saying in sayings()))


@cache
def deeds() -> frozenset[str]:
    """All nouns whose owner is blamed or praised in the words of another state."""
    return frozenset().union(*(saying.deeds for saying in sayings()))


@cache
def kinship() -> Mapping[str, TieType]:
    """Nouns that tell what one state is to another: {"ally": "COOPERATE", "foe": "REJECT"}."""
    return {noun: row["type"] for row in _table()["kin"] for noun in row["nouns"]}


@cache
def telling_nouns() -> frozenset[str]:
    """The first words of all nouns that tell an act or what one state is to another."""
    return frozenset({*frames().nouns, *kinship()})


def examples() -> Iterator[tuple[TieType, str, str]]:
    """The example sentences of the table, each with the type and the dyad that it tells of."""
    table = _table()
    for row in (*table["verb"], *table["noun"], *table["said"], *table["kin"]):
        for sentence, dyad in row["example"]:
            yield row["type"], sentence, dyad
