"""What the words of proper names are: titles, offices, heads of organisations, kinds of geographic names, given names."""

from __future__ import annotations

import csv
from functools import cache, lru_cache

from geotie.datafiles import data_file
from geotie.gazetteer import toponym_key, word_list

WORDS_KEPT = 50_000  # answers kept: a look-up in C instead of two calls, for every capitalised word
_NONE: frozenset[str] = frozenset()


@cache
def _classes() -> dict[str, frozenset[str]]:
    table: dict[str, set[str]] = {}
    with data_file("name_words.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            table.setdefault(row["word"], set()).add(row["class"])
    return {word: frozenset(classes) for word, classes in table.items()}


@lru_cache(WORDS_KEPT)
def classes_of(word: str) -> frozenset[str]:
    """Classes of a capitalised word ("title", "office", "state", "organisation", "treaty", ...), empty for an unknown one."""
    return _classes().get(word, _NONE)


@cache
def _roles() -> dict[str, frozenset[str]]:
    table: dict[str, set[str]] = {}
    with data_file("context_words.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            table.setdefault(row["role"], set()).add(row["word"])
    return {role: frozenset(words) for role, words in table.items()}


def context_words(role: str) -> frozenset[str]:
    """Words that stand beside names in a role, as `data/context_words.csv` lists them: "place noun", "verb of a person"."""
    return _roles()[role]


@lru_cache(WORDS_KEPT)
def is_given_name(word: str) -> bool:
    return word in word_list("given_names")


@lru_cache(WORDS_KEPT)
def is_borne(name: str) -> bool:
    """Whether persons bear this name of a country or a people: Jordan, Georgia, French. No one is called Iran or Cuban."""
    return name in word_list("names_also_borne")


@lru_cache(WORDS_KEPT)
def is_surname(word: str) -> bool:
    return word in word_list("surnames")


@lru_cache(WORDS_KEPT)
def is_ordinary(word: str) -> bool:
    """Whether English has this word in lower case as a common one: "Reading", "Nice", "Mobile"."""
    return word.lower() in word_list("ordinary_words")


@cache
def names_of_other_things() -> dict[str, str]:
    """Names that hold a toponym and mean no place, by key, with what they mean: "New York Times", a newspaper."""
    with data_file("not_places.csv").open(encoding="utf-8", newline="") as file:
        return {toponym_key(row["name"]): row["what"] for row in csv.DictReader(file)}


@cache
def region_abbreviations() -> dict[str, tuple[str, str]]:
    """Country and region by abbreviation, as written after a town: "Calif" is USA, California."""
    with data_file("region_abbreviations.csv").open(encoding="utf-8", newline="") as file:
        return {row["abbreviation"]: (row["country"], row["region"]) for row in csv.DictReader(file)}
