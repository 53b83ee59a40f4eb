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
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from geotie.extraction.readings import NAMES_KEPT, Reading, sure_reading
from geotie.extraction.toponyms import Toponym
from geotie.gazetteer import Sense, SenseKind

WEIGHT_OF_COUNTRY = 2.0
WEIGHT_OF_REGION = 1.5
WEIGHT_OF_CAPITAL = 1.5  # of a country that the text names
WEIGHT_OF_CONTAINER = 8.0
WEIGHT_OF_COMPANY = 1.0
PLACES_OF_LOCAL_NEWS = frozenset(["city", "region", "part"])
WEIGHT_OF_LOCAL = 1.5  # for those in the country whose local news a text is
WEIGHT_OF_TOWN = 2.0  # of which a local body is named: "Lebanon Police Department"
WEIGHT_OF_HOME = 0.35
REGIONS = ("region", "part")
ALWAYS_WEIGHED = 6  # senses, by renown; smaller towns only where their region is named
NEAR_DEGREES = 0.45
LEAST_SHARE = 0.001  # of belief
LESS_LIKELY = 0.3  # for each place further down in a reviewed order of countries
SHARPNESS = 2.0


@dataclass(slots=True)
class Setting:
    """What a text is about: its sure mentions by country and by first-level region, and its outlet's home ("" if unknown)."""

    countries: dict[str, float] = field(default_factory=dict)
    regions: set[tuple[str, str]] = field(default_factory=set)
    locals: set[str] = field(default_factory=set)  # countries of which towns or regions are named
    home: str = ""
    local: str = ""  # the country whose local news a text is
    towns: set[tuple[Sense, ...]] = field(default_factory=set)  # names that are those of towns there
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
            share = self.share(country)
            bonus = self._bonuses[country] = WEIGHT_OF_COUNTRY * math.sqrt(share) if share else 0.0
        return bonus

    def count(self, country: str, weight: float = 1.0) -> None:
        self.countries[country] = self.countries.get(country, 0.0) + weight
        self.total += weight

    def reading_of(self, toponym: Toponym, container: Sense | None, company: Sequence[Sense]) -> Reading:
        """What a name means here; one reading for all its occurrences that nothing beside them tells apart."""
        senses, known = toponym.senses, toponym.known
        if len(senses) > 1 and (container or company or senses in self.towns):
            return resolve(senses, self, container, company)
        reading = known.sure if senses is known.senses else sure_reading(senses)
        if reading is None:
            reading = self._readings.get(senses)
            if reading is None:
                reading = self._readings[senses] = resolve(senses, self, None)
        return reading

    def names_region(self, sense: Sense) -> bool:
        return bool(sense.region) and (sense.country, sense.region) in self.regions


def resolve(senses: tuple[Sense, ...], setting: Setting, container: Sense | None, company: Sequence[Sense] = ()) -> Reading:
    """
    Rank the senses of a toponym that has several.

    `container` is the region or country named right after it ("Paris, Texas"), `company` are its neighbours in a list.
    """
    scores = []
    regions, locals_, bonus_of = setting.regions, setting.locals, setting.bonus
    for order, (sense, renown, country, region, kind) in enumerate(_weighed(senses)):
        score = renown
        if region in regions:
            score += WEIGHT_OF_REGION
        elif order >= ALWAYS_WEIGHED and container is None:
            continue
        score += bonus_of(country) if kind != "region" or country in locals_ else 0.5 * bonus_of(country)
        if country == setting.local and kind in PLACES_OF_LOCAL_NEWS:
            score += WEIGHT_OF_LOCAL + (WEIGHT_OF_TOWN if kind == "city" and senses in setting.towns else 0.0)
        if kind == "capital" and country in setting.countries:
            score += WEIGHT_OF_CAPITAL
        if container is not None and lies_in(sense, container):
            score += WEIGHT_OF_CONTAINER
        if company:
            score += sum([WEIGHT_OF_COMPANY for other in company if _alike(sense, other)])
        scores.append((score, sense))
    top = max(scores, key=itemgetter(0))[0]
    weights = [math.exp(SHARPNESS * (score - top)) for score, _ in scores]
    least = LEAST_SHARE * (total := sum(weights))
    ranked = [(sense, weight / total) for (_, sense), weight in zip(scores, weights, strict=True) if weight >= least]
    ranked.sort(key=itemgetter(1), reverse=True)
    return Reading(*ranked[0], tuple(ranked))


class _Weighed(NamedTuple):
    """What of a sense is weighed, with its renown before the text is read; of whole countries, the order is a reviewed one."""

    sense: Sense
    renown: float
    country: str
    region: tuple[str, str] | None
    kind: SenseKind


@lru_cache(NAMES_KEPT)
def _weighed(senses: tuple[Sense, ...]) -> tuple[_Weighed, ...]:
    return tuple(
        _Weighed(
            sense,
            sense.renown - (LESS_LIKELY if sense.of_country else 0.01) * order,
            sense.country,
            (sense.country, sense.region) if sense.region else None,
            sense.kind,
        )
        for order, sense in enumerate(senses)
    )


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
