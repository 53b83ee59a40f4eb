"""
Which of its senses a toponym has here: which Paris, which Georgia, which Congo.

Each sense gets a score: how well known it is, whether the text names its country and its region elsewhere, whether the words
beside it say so ("Paris, Texas"). Shares of belief are the scores' softmax; one text uses one sense of a name unless it says
otherwise on the spot.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from operator import attrgetter

from geotie.extraction.toponyms import Toponym
from geotie.gazetteer import Sense

WEIGHT_OF_COUNTRY = 2.0
WEIGHT_OF_REGION = 1.5
WEIGHT_OF_CAPITAL = 1.5  # of a country that the text names
WEIGHT_OF_CONTAINER = 8.0
WEIGHT_OF_COMPANY = 1.0
WEIGHT_OF_HOME = 0.35
REGIONS = ("region", "part")
ALWAYS_WEIGHED = 6  # senses, by renown; smaller towns only where their region is named
NEVER = -99.0
NEAR_DEGREES = 0.45
OUT_OF_REACH = WEIGHT_OF_COUNTRY + WEIGHT_OF_REGION  # a lead that no setting makes up for
MOSTLY = 0.995  # belief in a sense that far ahead
LEAST_SHARE = 0.001  # of belief
LESS_LIKELY = 0.3  # for each place further down in a reviewed order of countries
SHARPNESS = 2.0


_renown = attrgetter("renown")


@dataclass(slots=True)
class Setting:
    """What a text is about: its sure mentions by country and by first-level region, and its outlet's home ("" if unknown)."""

    countries: dict[str, float] = field(default_factory=dict)
    regions: set[tuple[str, str]] = field(default_factory=set)
    locals: set[str] = field(default_factory=set)  # countries of which towns or regions are named
    home: str = ""
    total: float = 0.0
    _bonuses: dict[str, float] = field(default_factory=dict)  # asked for once all is counted
    _readings: dict[tuple[Sense, ...], Reading] = field(default_factory=dict)  # likewise, of names that stand alone

    def share(self, country: str) -> float:
        """The share of a country in the text's sure mentions, with a little for the outlet's home."""
        share = self.countries.get(country, 0.0) / self.total if self.total else 0.0
        return share + (WEIGHT_OF_HOME if country == self.home else 0.0)

    def bonus(self, country: str) -> float:
        """What being told of elsewhere in the text adds to the senses of a country."""
        bonus = self._bonuses.get(country)
        if bonus is None:
            bonus = self._bonuses[country] = WEIGHT_OF_COUNTRY * math.sqrt(self.share(country))
        return bonus

    def count(self, country: str, weight: float = 1.0) -> None:
        self.countries[country] = self.countries.get(country, 0.0) + weight
        self.total += weight

    def reading_of(self, toponym: Toponym) -> Reading:
        """What a name means here when nothing beside it says more; one for all its occurrences."""
        reading = self._readings.get(toponym.senses)
        if reading is None:
            reading = self._readings[toponym.senses] = resolve(toponym, self, None)
        return reading

    def names_region(self, sense: Sense) -> bool:
        return bool(sense.region) and (sense.country, sense.region) in self.regions


@dataclass(slots=True, eq=False)
class Reading:
    """The chosen sense with its share of belief, and all that were weighed with theirs, best first."""

    sense: Sense
    share: float
    ranked: tuple[tuple[Sense, float], ...]


def resolve(toponym: Toponym, setting: Setting, container: Sense | None, company: Sequence[Sense] = ()) -> Reading:
    """
    Rank the senses of a toponym.

    `container` is the region or country named right after it ("Paris, Texas"), `company` are its neighbours in a list.
    """
    senses = toponym.senses
    if len(senses) == 1:
        return Reading(senses[0], 1.0, ((senses[0], 1.0),))
    if container is None and not company and senses[0].renown - max(map(_renown, senses[1:])) > OUT_OF_REACH:
        return Reading(senses[0], MOSTLY, ((senses[0], MOSTLY),))
    scores = []
    for order, sense in enumerate(senses):
        if order >= ALWAYS_WEIGHED and container is None and not setting.names_region(sense):
            scores.append(NEVER)
            continue
        score = sense.renown - (LESS_LIKELY if sense.of_country else 0.01) * order
        bonus = setting.bonus(sense.country)
        known_here = 1.0 if sense.kind != "region" or sense.country in setting.locals else 0.5
        score += bonus * known_here
        if setting.names_region(sense):
            score += WEIGHT_OF_REGION
        if sense.kind == "capital" and sense.country in setting.countries:
            score += WEIGHT_OF_CAPITAL
        if container is not None and lies_in(sense, container):
            score += WEIGHT_OF_CONTAINER
        if company:
            score += sum(WEIGHT_OF_COMPANY for other in company if _alike(sense, other))
        scores.append(score)
    top = max(scores)
    weights = [math.exp(SHARPNESS * (score - top)) for score in scores]
    total = sum(weights)
    ranked = sorted(
        ((sense, weight / total) for sense, weight in zip(senses, weights, strict=True) if weight / total >= LEAST_SHARE),
        key=lambda pair: -pair[1],
    )
    return Reading(*ranked[0], tuple(ranked))


def _alike(sense: Sense, other: Sense) -> bool:
    """Whether two names make sense in one list: two countries, two regions or two towns of one country."""
    if sense.of_country or other.of_country:
        return sense.of_country and other.of_country
    return sense.country == other.country and (sense.kind in REGIONS) == (other.kind in REGIONS)


def _is_near(sense: Sense, city: Sense) -> bool:
    """Within some fifty kilometres of a city."""
    if sense.kind != "city" or sense.lon is None or sense.lat is None or city.lon is None or city.lat is None:
        return False
    return abs(sense.lat - city.lat) < NEAR_DEGREES and abs(sense.lon - city.lon) * math.cos(math.radians(city.lat)) < NEAR_DEGREES


def lies_in(sense: Sense, container: Sense) -> bool:
    """Whether a place lies in a region or country; the district around Washington holds it too."""
    if sense.country != container.country or sense.of_country:
        return False
    if container.of_country:
        return True
    if container.kind in ("city", "capital"):
        return sense is not container and _is_near(sense, container)
    if sense.kind not in ("city", "capital", "site"):
        return False
    return sense.region == container.place or (sense.kind == "capital" and container.place == "District of Columbia")
