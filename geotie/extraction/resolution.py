"""
Which of its senses a toponym has here: which Paris, which Georgia, which Congo.

Each sense gets a score: how well known it is, whether the text names its country and its region elsewhere, whether the words
beside it say so ("Paris, Texas"). Shares of belief are the scores' softmax; one text uses one sense of a name unless it says
otherwise on the spot.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, field

from geotie.extraction.toponyms import Toponym
from geotie.gazetteer import Sense

# How well known a sense is before the text is read, on the scale of log10(population).
RENOWN_OF_COUNTRY = 8.5
RENOWN = {"capital": 7.5, "part": 7.5, "people": 7.5, "government": 8.0, "site": 5.5}
RENOWN_OF_REGION = 0.3  # more than a city of as many people
SMALLEST_TOWN = 1_000
WEIGHT_OF_COUNTRY = 2.0
WEIGHT_OF_REGION = 1.5
WEIGHT_OF_CONTAINER = 8.0
WEIGHT_OF_HOME = 0.15
SHARPNESS = 2.0


@dataclass(slots=True)
class Setting:
    """What a text is about: its sure mentions by country and by first-level region, and its outlet's home ("" if unknown)."""

    countries: Counter[str] = field(default_factory=Counter)
    regions: Counter[tuple[str, str]] = field(default_factory=Counter)
    home: str = ""

    def share(self, country: str) -> float:
        """The share of a country in the text's sure mentions, with a little for the outlet's home."""
        total = self.countries.total()
        share = self.countries[country] / total if total else 0.0
        return share + (WEIGHT_OF_HOME if country == self.home else 0.0)

    def names_region(self, sense: Sense) -> bool:
        return bool(sense.region) and (sense.country, sense.region) in self.regions


@dataclass(frozen=True, slots=True)
class Reading:
    """The chosen sense with its share of belief, and all that were weighed with theirs, best first."""

    sense: Sense
    share: float
    ranked: tuple[tuple[Sense, float], ...]


def renown(sense: Sense) -> float:
    if sense.of_country:
        return RENOWN_OF_COUNTRY
    known = math.log10(max(sense.population, SMALLEST_TOWN)) + (RENOWN_OF_REGION if sense.kind == "region" else 0.0)
    return max(RENOWN.get(sense.kind, 0.0), known)


def resolve(toponym: Toponym, setting: Setting, container: Sense | None) -> Reading:
    """Rank the senses of a toponym; `container` is the region or country named right after it ("Paris, Texas")."""
    senses = toponym.senses
    if len(senses) == 1:
        return Reading(senses[0], 1.0, ((senses[0], 1.0),))
    scores = []
    for order, sense in enumerate(senses):
        score = renown(sense) - 0.01 * order  # the table's order breaks ties
        share = setting.share(sense.country)
        score += WEIGHT_OF_COUNTRY * math.sqrt(share)
        if setting.names_region(sense):
            score += WEIGHT_OF_REGION
        if container is not None and lies_in(sense, container):
            score += WEIGHT_OF_CONTAINER
        scores.append(score)
    top = max(scores)
    weights = [math.exp(SHARPNESS * (score - top)) for score in scores]
    total = sum(weights)
    ranked = sorted(((sense, weight / total) for sense, weight in zip(senses, weights, strict=True)), key=lambda pair: -pair[1])
    return Reading(*ranked[0], tuple(ranked))


def lies_in(sense: Sense, container: Sense) -> bool:
    """Whether a place lies in a region or country; the district around Washington holds it too."""
    if sense.country != container.country or sense.of_country:
        return False
    if container.of_country:
        return True
    if sense.kind not in ("city", "capital", "site"):
        return False
    return sense.region == container.place or (sense.kind == "capital" and container.place == "District of Columbia")
