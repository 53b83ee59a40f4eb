"""
Which of its senses a toponym has here: which Paris, which Georgia, which Congo.

Each sense gets a score: how well known it is, whether the text names its country and its region elsewhere, whether the words
beside it say so ("Paris, Texas"). Shares of belief are the scores' softmax; one text uses one sense of a name unless it says
otherwise on the spot.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from geotie.extraction.toponyms import Toponym
from geotie.gazetteer import Sense

# How well known a sense is before the text is read, on the scale of log10(population).
COUNTRY_RENOWN = 8.5
RENOWN = {"capital": 7.5, "part": 7.5, "people": 7.5, "government": 8.0, "site": 5.5}
SMALLEST_TOWN = 1_000
REGION_BONUS = 0.3
CONTEXT_WEIGHT = 2.0
REGION_WEIGHT = 1.5
CONTAINER_WEIGHT = 8.0


@dataclass(slots=True)
class Setting:
    """What a text is about: shares of its sure mentions by country and by first-level region, and its outlet's home."""

    countries: Counter[str] = field(default_factory=Counter)
    regions: Counter[tuple[str, str]] = field(default_factory=Counter)
    home: str = ""

    def country_share(self, country: str) -> float:
        total = sum(self.countries.values())
        share = self.countries[country] / total if total else 0.0
        return share + (0.1 if country == self.home else 0.0)


@dataclass(frozen=True, slots=True)
class Reading:
    """The chosen sense with its share of belief, and all that were weighed, best first."""

    sense: Sense
    share: float
    ranked: tuple[tuple[Sense, float], ...]
    why: str = ""


def renown(sense: Sense) -> float:
    if sense.of_country:
        return COUNTRY_RENOWN
    fixed = RENOWN.get(sense.kind, 0.0)
    known = math.log10(max(sense.population, SMALLEST_TOWN))
    return max(fixed, known + (REGION_BONUS if sense.kind == "region" else 0.0))


def resolve(toponym: Toponym, setting: Setting, container: Sense | None) -> Reading:
    """Rank the senses of a toponym; `container` is the region or country named right after it ("Paris, Texas")."""
    scores = []
    for sense in toponym.senses:
        score = renown(sense)
        share = setting.country_share(sense.country)
        score += CONTEXT_WEIGHT * (math.sqrt(share) if share else 0.0)
        if sense.region and (sense.country, sense.region) in setting.regions:
            score += REGION_WEIGHT
        if container is not None and lies_in(sense, container):
            score += CONTAINER_WEIGHT
        scores.append(score)
    return _ranked(toponym.senses, scores)


def lies_in(sense: Sense, container: Sense) -> bool:
    if sense.country != container.country or sense.of_country:
        return False
    if container.kind in ("region", "part"):
        return sense.kind in ("city", "capital", "site") and _same_region(sense, container)
    return container.of_country


def _same_region(sense: Sense, container: Sense) -> bool:
    return (
        sense.region == container.place
        or (sense.region, container.place) == ("District of Columbia", "District of Columbia")
        or (sense.place == "Washington" and container.place == "District of Columbia")
    )


def _ranked(senses: Iterable[Sense], scores: list[float]) -> Reading:
    top = max(scores)
    weights = [math.exp(2.0 * (score - top)) for score in scores]
    total = sum(weights)
    ranked = sorted(((sense, weight / total) for sense, weight in zip(senses, weights, strict=True)), key=lambda pair: -pair[1])
    sense, share = ranked[0]
    return Reading(sense, share, tuple(ranked))


def one_sense(readings: Mapping[str, list[Reading]]) -> dict[str, Reading]:
    """The reading that a text holds most surely, by name."""
    return {key: max(group, key=lambda reading: reading.share) for key, group in readings.items()}
