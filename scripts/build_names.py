"""
Compile `data/names_by_language.csv`: names of countries and capitals in the main languages of the news.

    python scripts/build_names.py

Names come from CLDR through `babel`, further ones from `data/language_additions.csv` and, in all their
forms, adjectives from `data/demonyms_by_language.csv`. Russian and Ukrainian names are written in
their cases too. Two runs write the same bytes.
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from babel import Locale  # noqa: E402

from geotie.countries import countries  # noqa: E402
from geotie.datafiles import data_file  # noqa: E402
from geotie.gazetteer import toponym_key  # noqa: E402

LANGUAGES = ("ar", "de", "es", "fa", "fr", "hi", "id", "it", "ja", "ko", "pt", "ru", "tr", "uk", "zh")
LATIN = ("de", "es", "fr", "id", "it", "pt", "tr")
SPECIAL_REGIONS = ("HKG", "MAC")  # CLDR gives them by their full legal name
Row = tuple[str, str, str, str]  # language, name, country, kind


def rows() -> Iterator[Row]:
    for language in LANGUAGES:
        locale = Locale.parse(language)
        for code, entry in countries().items():
            if entry.alpha2 and code not in SPECIAL_REGIONS:
                for name in variants(locale.territories[entry.alpha2]):
                    yield language, name, code, "name"
        for name, code in capitals(locale, language):
            yield language, name, code, "capital"
    with data_file("language_additions.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield row["language"], row["name"], row["country"], row["kind"]
    with data_file("demonyms_by_language.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for form in adjective_forms(row["language"], row["adjective"], row["feminine"]):
                yield row["language"], form, row["country"], "demonym"


def variants(name: str) -> Iterator[str]:
    """A CLDR name without its bracket, and what stands in it where that is a name: "Myanmar (Birmania)"."""
    base = re.sub(r"\s*[(（].*?[)）]", "", name)
    yield base
    if " - " in base or " – " in base:
        yield re.sub(r"\s+[-–]\s+", "-", base)


def capitals(locale: Locale, language: str) -> Iterator[tuple[str, str]]:
    """Capitals that give a time zone its name."""
    by_key = {toponym_key(entry.capital): code for code, entry in countries().items() if entry.capital and not entry.former}
    by_key |= {"Kiev": "UKR", "Rangoon": "MMR"}
    for zone, told in locale.time_zones.items():
        code = by_key.get(toponym_key(zone.rsplit("/", 1)[-1].replace("_", " ")))
        if code and "city" in told and (told["city"], code) != ("Rangoon", "MMR"):
            yield told["city"], code
    if language in LATIN:
        for entry in countries().values():
            if entry.capital and not entry.former and entry.un == "member":
                yield entry.capital, entry.code


# ---------------------------------------------------------------- cases

# Ending of the nominative, then those of the other cases; the longest ending that fits is taken.
CASES = {
    "ru": {
        "ия": ("ии", "ию", "ией"), "ая": ("ой", "ую"), "ые": ("ых", "ым", "ыми"), "ие": ("их", "им", "ими"),
        "ья": ("ьи", "ью", "ьей", "ье"),
        "ка": ("ки", "ке", "ку", "кой"), "га": ("ги", "ге", "гу", "гой"), "а": ("ы", "е", "у", "ой"), "я": ("и", "е", "ю", "ей"),
        "ь": ("я", "ю", "ем", "е"), "й": ("я", "ю", "ем", "е"), "ы": ("", "ов", "ам", "ами", "ах"), "ий": ("ия", "ию", "ием", "ии"),
        "ый": ("ого", "ому", "ым", "ом"), "о": ("о",), "и": ("и",), "у": ("у",), "е": ("е",),
    },
    "uk": {
        "ія": ("ії", "ію", "ією"), "а": ("и", "і", "у", "ою"), "я": ("і", "ю", "ею"), "ь": ("я", "ю", "ем", "і"),
        "й": ("ю", "єм", "ї", "я"), "и": ("", "ів", "ам", "ами", "ах"), "чина": ("чини", "чині", "чину", "чиною"),
        "о": ("о",), "і": ("і",), "у": ("у",), "е": ("е",),
    },
}  # fmt: skip
AFTER_CONSONANT = {"ru": ("а", "у", "ом", "е"), "uk": ("у", "а", "ом", "і", "ові")}
CONSONANTS = "бвгґджзклмнпрстфхцчшщ"


def inflected(language: str, name: str) -> Iterator[str]:
    """A name of one word, or of an adjective and a noun, in all its cases."""
    yield name
    if language not in CASES or name.isupper() or re.search(r"[^\w ]", name):
        return
    words = name.split(" ")
    if len(words) > 2:
        return
    forms = [case_forms(language, word) for word in words]
    if len(words) == 1:
        yield from (form for form in forms[0] if len(form) > 2)
    else:
        yield from (f"{first} {second}" for first in (words[0], *forms[0]) for second in (words[1], *forms[1]))


def case_forms(language: str, word: str) -> list[str]:
    endings = CASES[language]
    for length in (4, 3, 2, 1):
        if word[-length:] in endings and len(word) > length:
            return [word[:-length] + ending for ending in endings[word[-length:]]]
    return [word + ending for ending in AFTER_CONSONANT[language]] if word[-1] in CONSONANTS else []


# Endings of an adjective's masculine singular and those of its forms, the masculine singular among them.
ADJECTIVES = {
    "de": {"": ("e", "en", "er", "es", "em")},
    "es": {
        "o": ("o", "a", "os", "as"), "és": ("és", "esa", "eses", "esas"), "án": ("án", "ana", "anes", "anas"),
        "l": ("l", "la", "les", "las"), "í": ("í", "íes", "ís"), "e": ("e", "es"), "a": ("a", "as"),
    },
    "fr": {
        "en": ("en", "enne", "ens", "ennes"), "s": ("s", "se", "ses"), "e": ("e", "es"), "": ("", "e", "s", "es"),
    },
    "it": {"co": ("co", "ca", "ci", "chi", "che"), "o": ("o", "a", "i", "e"), "e": ("e", "i"), "a": ("a", "i", "e")},
    "pt": {"o": ("o", "a", "os", "as"), "ês": ("ês", "esa", "eses", "esas"), "e": ("e", "es"), "a": ("a", "as")},
    "ru": {"ий": ("ий", "ого", "ому", "им", "ом", "ая", "ой", "ую", "ое", "ие", "их", "ими")},
    "uk": {"ий": ("ий", "ого", "ому", "им", "ім", "а", "ої", "ій", "у", "ою", "е", "і", "их", "ими")},
}  # fmt: skip
PLURAL_OF = {"ão": "ães", "ol": "óis", "": "s"}  # of masculine forms whose feminine the table gives
PLURALS = re.compile(r"ão$|ol$|(?<!ão)(?<!ol)$")
WITH_CAPITAL = {"de", "fr", "ru", "uk"}  # at the head of a sentence, and "les Iraniens"; in Italian they would be surnames


def adjective_forms(language: str, masculine: str, feminine: str) -> Iterator[str]:
    """All forms of an adjective of a country, with a capital too in some languages."""
    if feminine:
        forms = [masculine, feminine, f"{feminine}s", PLURALS.sub(lambda ending: PLURAL_OF[ending[0]], masculine)]
    else:
        endings = ADJECTIVES[language]
        ending = max((ending for ending in endings if masculine.endswith(ending)), key=len)
        forms = [masculine[: len(masculine) - len(ending)] + other for other in endings[ending]]
    yield from forms
    if language in WITH_CAPITAL:
        yield from (form[0].upper() + form[1:] for form in forms)


def main() -> None:
    table: dict[tuple[str, str], Row] = {}
    for language, name, code, kind in rows():
        for form in [name] if kind == "demonym" else inflected(language, name):
            if len(form) > 1:
                table.setdefault((language, form), (language, form, code, kind))
    with data_file("names_by_language.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["language", "name", "country", "kind"])
        writer.writerows(table[key] for key in sorted(table))
    print(f"names_by_language.csv: {len(table)} names")


if __name__ == "__main__":
    main()
