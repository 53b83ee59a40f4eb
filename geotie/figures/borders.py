"""Facts about the border file that a figure needs: which areas it draws, whose they are, and which are too small to hit."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from itertools import pairwise
from typing import Any

from geotie.countries import countries
from geotie.datafiles import data_file

SMALL_SQUARE_DEGREES = 1.0  # about the size of Jamaica: at world scale some three pixels wide


@dataclass(frozen=True, slots=True)
class Borders:
    """
    `codes` are the ids of the areas in the order of the file; `owner` gives for each the country that it counts for, itself
    for most; `names` what a reader calls it. `small` are the
    states, by code, that also get a marker.
    """

    content: bytes
    digest: str
    codes: tuple[str, ...]
    owner: dict[str, str]
    names: dict[str, str]
    small: tuple[str, ...]

    @property
    def geojson(self) -> dict[str, Any]:
        parsed: dict[str, Any] = json.loads(self.content)
        return parsed


@cache
def world_borders() -> Borders:
    """The 50m borders, read once."""
    content = data_file("borders-50m.geojson").read_bytes()
    features = json.loads(content)["features"]
    area = {feature["id"]: _square_degrees(feature["geometry"]) for feature in features}
    states = {code for code, entry in countries().items() if not entry.former}
    small = {code for code in states if _is_state(code) and area.get(code, 0.0) < SMALL_SQUARE_DEGREES}
    return Borders(
        content=content,
        digest=sha256(content).hexdigest()[:12],
        codes=tuple(area),
        owner={feature["id"]: feature["properties"]["part_of"] or feature["id"] for feature in features},
        names={feature["id"]: feature["properties"]["name"] for feature in features}
        | {code: entry.name for code, entry in countries().items()},
        small=tuple(sorted(small)),
    )


def _is_state(code: str) -> bool:
    return countries()[code].un != "none" or code in ("XKX", "TWN")


def _square_degrees(geometry: dict[str, Any]) -> float:
    """Area of the outer rings on the plane of longitude and latitude: good enough to tell what is small."""
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    total: float = sum(abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(polygon[0]))) / 2 for polygon in polygons)
    return total
