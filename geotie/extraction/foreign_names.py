"""
Countries and capitals in texts of other languages than English, by their CLDR names.

One automaton a language, the longest name first. Where a name may begin and end is a matter of its script: Arabic writes "and",
"to" and "in" as part of the word, Korean and Japanese put particles right behind, Chinese has no blanks at all.
"""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from geotie.countries import countries
from geotie.datafiles import data_file
from geotie.extraction.lead import word_before
from geotie.gazetteer import Sense, SenseKind

_KINDS: dict[str, SenseKind] = {
    "name": "name", "former": "former", "contested": "contested", "part": "part", "government": "government", "capital": "capital",
    "demonym": "demonym",
}  # fmt: skip

# Words that hold a country's name and mean something else: Maryland holds Mali in Chinese, "humanitarian" India in Korean.
OTHER_WORDS = {
    "zh": ("马里兰", "印度洋", "日本海", "乔治亚州", "佐治亚州", "约旦河", "南中国海", "新西兰人报", "阿曼达", "马里乌波尔"),
    "ja": ("日本海", "インド洋", "チリソース", "南シナ海"),
    "ko": ("인도적", "인도주의", "인도양", "수단과 방법", "동해"),
    "ar": ("المحيط الهندي",),
    "de": (
        "Deutsche Bank",
        "Deutschen Bank",
        "Deutsche Welle",
        "Deutschen Welle",
        "Deutsche Bahn",
        "Deutsche Telekom",
        "Deutsche Post",
    ),
    "fr": ("sud-américain", "latino-américain", "nord-américain", "afro-américain", "ibéro-américain"),
    "it": ("latino-americano", "latino-americana", "latino-americani"),
    "pt": ("latino-americano", "latino-americana", "latino-americanos", "sul-americano", "sul-americana", "sul-americanos"),
}
# Letters that Arabic writes before a name: and, so, in, to, like.
_ARABIC_PREFIXES = frozenset(["", "و", "ف", "ب", "ل", "ك", "وب", "ول", "فب", "فل", "وك"])
_KOREAN_PARTICLES = (
    "은", "는", "이", "가", "을", "를", "의", "에", "와", "과", "로", "으로", "도", "만", "부터", "까지", "인", "산", "군", "측",
    "정부", "대통령", "총리", "외교", "등", "라고", "보다", "처럼", "발", "행", "내", "대사", "법원", "의회",
)  # fmt: skip
# Words before an adjective that make a tongue of it: "en français".
_BEFORE_TONGUES = {"es": ("en", "idioma"), "fr": ("en", "langue"), "it": ("in", "lingua"), "pt": ("em", "idioma")}
_ENDINGS = {"de": ("s",), "fa": ("ی",), "tr": ("'",)}


@dataclass(frozen=True, slots=True)
class ForeignName:
    start: int
    end: int
    sense: Sense


@dataclass(frozen=True, slots=True)
class _Language:
    automaton: AhoCorasick
    senses: tuple[Sense | None, ...]  # None: the word of another thing


@cache
def _languages() -> frozenset[str]:
    with data_file("names_by_language.csv").open(encoding="utf-8", newline="") as file:
        return frozenset(row["language"] for row in csv.DictReader(file))


def is_read(language: str) -> bool:
    """Whether names of this language (ISO 639-1), other than English, are known."""
    return language != "en" and language in _languages()


@cache
def _language(language: str) -> _Language:
    names: list[str] = []
    senses: list[Sense | None] = []
    with data_file("names_by_language.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["language"] == language:
                names.append(row["name"])
                senses.append(_sense(row))
    for word in OTHER_WORDS.get(language, ()):
        names.append(word)
        senses.append(None)
    return _Language(AhoCorasick(names, matchkind=MatchKind.LeftmostLongest), tuple(senses))


def _sense(row: dict[str, str]) -> Sense:
    entry = countries()[row["country"]]
    kind = _KINDS[row["kind"]]
    if kind == "demonym":
        return Sense(kind, entry.code)
    if kind in ("capital", "government"):
        return Sense(kind, entry.code, entry.capital, entry.capital_lon, entry.capital_lat)
    return Sense(kind, entry.code, row["name"] if kind == "part" else "", entry.lon, entry.lat)


def foreign_names(text: str, language: str) -> Iterator[ForeignName]:
    """Names of countries and capitals in text order, no two overlapping."""
    table = _language(language)
    for number, start, end in table.automaton.find_matches_as_indexes(text):
        sense = table.senses[number]
        if sense is None or not (_begins(text, start, language) and _ends(text, end, language)):
            continue
        if sense.kind != "demonym" or word_before(text, start) not in _BEFORE_TONGUES.get(language, ()):
            yield ForeignName(start, end, sense)


def _in_word(character: str) -> bool:
    """Letters, digits and the marks that belong to letters."""
    return character.isalnum() or unicodedata.category(character).startswith("M")


def _begins(text: str, start: int, language: str) -> bool:
    if language == "zh" or start == 0 or not _in_word(text[start - 1]):
        return True
    if language == "ja":
        return _script(text[start - 1]) != _script(text[start])
    if language == "ar":
        first = start
        while first > 0 and _in_word(text[first - 1]) and start - first < 3:
            first -= 1
        return text[first:start] in _ARABIC_PREFIXES
    return False


def _ends(text: str, end: int, language: str) -> bool:
    if language == "zh" or end == len(text) or not _in_word(text[end]):
        return True
    if language == "ja":
        return _script(text[end - 1]) != _script(text[end]) or _script(text[end]) == "CJK"
    if language == "ko":
        return text.startswith(_KOREAN_PARTICLES, end)
    return any(
        text.startswith(ending, end) and (end + len(ending) == len(text) or not _in_word(text[end + len(ending)]))
        for ending in _ENDINGS.get(language, ())
    )


def _script(character: str) -> str:
    """First word of the character's Unicode name: HIRAGANA, KATAKANA, CJK, LATIN."""
    word = unicodedata.name(character, "").split(" ")[0]
    return "KATAKANA" if word.startswith("KATAKANA-HIRAGANA") else word
