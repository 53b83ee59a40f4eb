"""What the words of proper names are: titles, offices, heads of organisations, kinds of geographic names, given names."""

from __future__ import annotations

import csv
from functools import cache, lru_cache

from geotie.datafiles import data_file
from geotie.gazetteer import gazetteer, toponym_key, word_list
from geotie.outlets import names_of_news_media

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


@cache
def local_words() -> dict[str, str]:
    """Words of public life that the news of one country uses, with that country: "Sheriff", "RCMP", "Crown Court"."""
    with data_file("local_words.csv").open(encoding="utf-8", newline="") as file:
        return {row["word"]: row["country"] for row in csv.DictReader(file)}


@cache
def heads_of_local_words() -> frozenset[str]:
    return frozenset(word.partition(" ")[0] for word in local_words())


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
    """
    Names that hold a toponym and mean no place, by key, with what they mean: "Arab League", an organisation.

    News media are among them where their name has several words ("Jakarta Post"): see `sources_named_like_places` for the others.
    """
    media = dict.fromkeys(filter(_is_of_several_words, _keys_of_news_media()), "news outlet")
    with data_file("not_places.csv").open(encoding="utf-8", newline="") as file:
        return media | {toponym_key(row["name"]): row["what"] for row in csv.DictReader(file)}


@cache
def sources_named_like_places() -> frozenset[str]:
    """Keys of news media that some place shares its name with: Granma, Sabah, Petra. Where it is a source it is no place."""
    return frozenset(key for key in _keys_of_news_media() if not _is_of_several_words(key) and key in gazetteer())


@cache
def outlets_called_after_peoples() -> frozenset[str]:
    """Keys of newspapers' names without "The": Australian, Namibian, Scotsman."""
    names = (name.removeprefix("The ") for name in names_of_news_media() if name.startswith("The "))
    return frozenset(toponym_key(name) for name in names if " " not in name and toponym_key(name) in gazetteer())


def _keys_of_news_media() -> set[str]:
    """Without those that tell their country as any other words would: "Israel's Channel 12"."""
    return {toponym_key(name.removeprefix("The ")) for name in names_of_news_media() if "'s " not in name}


def _is_of_several_words(key: str) -> bool:
    """Whether a name stands out as one: "Al Quds" and "Maan" may as well be the town."""
    return " " in key and not gazetteer().senses(key)


@cache
def region_abbreviations() -> dict[str, tuple[str, str]]:
    """Country and region by abbreviation, as written after a town: "Calif" is USA, California."""
    with data_file("region_abbreviations.csv").open(encoding="utf-8", newline="") as file:
        return {row["abbreviation"]: (row["country"], row["region"]) for row in csv.DictReader(file)}
