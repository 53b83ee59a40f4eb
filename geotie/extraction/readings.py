"""
What a name says before its text is read: its sense where that is sure, and which country it makes a text be about.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from geotie.gazetteer import SUPPORTED, Sense
from geotie.records import Candidate

NAMES_KEPT = 20_000  # answers kept
OUT_OF_REACH = 3.5  # a lead in renown that no setting makes up for
MOSTLY = 0.995  # belief in a sense that far ahead
ALTERNATIVES = 3  # kept of the other senses
KNOWN_TO_ALL = 5.0  # renown from which a town that shares its name with none counts as sure
LARGE = 6.0  # renown of regions and capitals that count for half though others share their name
HALF = 0.5

_renown = attrgetter("renown")


@dataclass(slots=True, eq=False)
class Reading:
    """The chosen sense with its share of belief, and all that were weighed with theirs, best first."""

    sense: Sense
    share: float
    ranked: tuple[tuple[Sense, float], ...]
    _alternatives: tuple[Candidate, ...] | None = None

    def alternatives(self) -> tuple[Candidate, ...]:
        """The next best senses."""
        if self._alternatives is None:
            others = self.ranked[1 : 1 + ALTERNATIVES]
            self._alternatives = tuple(
                [Candidate(other.country, other.place, round(share, 3), other.kind) for other, share in others]
            )
        return self._alternatives


@lru_cache(NAMES_KEPT)
def sure_reading(senses: tuple[Sense, ...]) -> Reading | None:
    """The reading of a name that has one sense, or one so far ahead that no setting makes up for it."""
    first = senses[0]
    if len(senses) == 1:
        return Reading(first, 1.0, ((first, 1.0),))
    if first.renown - max(map(_renown, senses[1:])) > OUT_OF_REACH:
        return Reading(first, MOSTLY, ((first, MOSTLY),))
    return None


class Bearing(NamedTuple):
    """What a name alone says of the countries of its text."""

    country: str = ""  # that counts, "" for none
    weight: float = 0.0
    local: bool = False  # the name of a town or a region
    once: bool = False  # however often the name stands there
    region: tuple[str, str] | None = None


NO_BEARING = Bearing()


@lru_cache(NAMES_KEPT)
def bearing(senses: tuple[Sense, ...], of_country: bool) -> Bearing:
    """`of_country`: the name is first of all that of a country, of its people or of a part of it."""
    first = senses[0]
    if first.note == SUPPORTED:
        return NO_BEARING
    region = (first.country, first.place) if first.kind == "region" and first.renown > LARGE else None
    if not (of_country or first.kind in ("capital", "region", "government") or first.renown > KNOWN_TO_ALL):
        return NO_BEARING
    if all(sense.country == first.country for sense in senses):
        return Bearing(first.country, 1.0, first.kind in ("city", "region", "part"), False, region)
    if senses[-1].kind == "region" and first.of_country:
        return NO_BEARING  # Georgia, the country or the state: what else is there must tell
    if first.renown >= LARGE and (of_country or first.kind in ("capital", "region")):
        return Bearing(first.country, HALF, False, True, region)
    return Bearing(region=region)
