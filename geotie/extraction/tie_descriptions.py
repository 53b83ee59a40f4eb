"""
States that are described and not named: "the country", "the Gulf kingdom", "the Central American nation", "its eastern neighbour".

What kind of state a description asks for is told by its words; which one is meant is found among the states spoken of before
(`tie_referents`).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from geotie.countries import countries
from geotie.extraction.wordlists import wordset

NEIGHBOURS = frozenset({"neighbour", "neighbor"})
_KINDS = wordset("country nation state kingdom island archipelago emirate sultanate monarchy")
HEADS = _KINDS | NEIGHBOURS
_PLAIN = frozenset({"country"})  # may be meant without any further word
_MONARCHIES = wordset("sau mar jor bhr tha khm btn lso swz ton nld bel esp dnk nor swe omn kwt")
_ISLANDS = wordset("cub lka twn cyp mlt irl isl hti jam mdv mus syc mdg bhr com phl idn jpn nzl tto brb bhs sgp tls cpv stp")
_PACIFIC = ("Melanesia", "Micronesia", "Polynesia")

# UN M49 sub-regions by the adjective that newspapers use.
_SUBREGIONS: Mapping[str, tuple[str, ...]] = {
    "african": ("Northern Africa", "Western Africa", "Middle Africa", "Eastern Africa", "Southern Africa"),
    "north african": ("Northern Africa",),
    "west african": ("Western Africa",),
    "east african": ("Eastern Africa",),
    "central african": ("Middle Africa",),
    "southern african": ("Southern Africa", "Eastern Africa"),
    "european": ("Northern Europe", "Western Europe", "Southern Europe", "Eastern Europe"),
    "western european": ("Western Europe", "Northern Europe", "Southern Europe"),
    "eastern european": ("Eastern Europe",),
    "east european": ("Eastern Europe",),
    "central european": ("Eastern Europe", "Western Europe"),
    "nordic": ("Northern Europe",),
    "scandinavian": ("Northern Europe",),
    "baltic": ("Northern Europe",),
    "balkan": ("Southern Europe", "Eastern Europe"),
    "latin american": ("South America", "Central America", "Caribbean"),
    "south american": ("South America",),
    "central american": ("Central America",),
    "north american": ("Northern America", "Central America"),
    "caribbean": ("Caribbean",),
    "andean": ("South America",),
    "asian": ("Southern Asia", "South-eastern Asia", "Eastern Asia", "Central Asia", "Western Asia"),
    "south asian": ("Southern Asia",),
    "southeast asian": ("South-eastern Asia",),
    "south east asian": ("South-eastern Asia",),
    "central asian": ("Central Asia",),
    "east asian": ("Eastern Asia",),
    "himalayan": ("Southern Asia",),
    "middle eastern": ("Western Asia", "Northern Africa"),
    "arab": ("Western Asia", "Northern Africa"),
    "gulf": ("Western Asia",),
    "pacific": _PACIFIC,
    "sahel": ("Western Africa", "Middle Africa"),
    "maghreb": ("Northern Africa",),
}


def is_description(head: str, words: str) -> bool:
    """Whether a head noun with the words between its article and itself can mean one state: "the country", not "the state"."""
    return head in _PLAIN or bool(_area(words)) or head in ("kingdom", "emirate", "sultanate", "island", "archipelago")


def is_plain(head: str, words: str) -> bool:
    """Whether a description says nothing of which state it means: "the country", "the oil-rich country"."""
    return head in _PLAIN and not _area(words)


def fits(head: str, words: str, code: str) -> bool:
    """Whether a state is of the kind and the region that a description tells."""
    entry = countries().get(code)
    if entry is None or not _is_kind(head, code.lower(), entry.subregion):
        return False
    area = _area(words)
    return not area or entry.subregion in area


def _is_kind(head: str, code: str, subregion: str) -> bool:
    if head in ("kingdom", "monarchy"):
        return code in _MONARCHIES
    if head in ("island", "archipelago"):
        return code in _ISLANDS or subregion in ("Caribbean", *_PACIFIC)
    if head in ("emirate", "sultanate"):
        return code in ("qat", "kwt", "are", "omn", "brn")
    return True


@cache
def _area(words: str) -> tuple[str, ...]:
    """The sub-regions that the last words before a head noun name, () for none."""
    told = words.lower().replace("-", " ").split()
    for size in (3, 2, 1):
        if found := _SUBREGIONS.get(" ".join(told[-size:])):
            return found
    return ()
