"""Facts about the border file that a figure needs: which areas it draws, whose they are, and which are too small to hit."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from itertools import pairwise
from typing import Any

import shapely
import shapely.geometry

from geotie.countries import countries
from geotie.datafiles import data_file

FAR_DEGREES = 0.2  # detail below half a pixel where the world is 1,000 pixels wide
SMALL_SQUARE_DEGREES = 1.0  # about the size of Jamaica: at world scale some three pixels wide


@dataclass(frozen=True, slots=True)
class Borders:
    """
    `codes` are the ids of the areas in the order of the file; `owner` gives for each the country that it counts for, itself
    for most; `names` what a reader calls it. `content` is the file; `far` is the same GeoJSON with a quarter of its points, for a
    view of the whole world, where finer detail than a pixel only takes time; `digest` names both. `small` are the
    states, by code, that also get a marker.
    """

    content: bytes
    far: bytes
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
        far=_seen_from_far(features),
        digest=sha256(content).hexdigest()[:12],
        codes=tuple(area),
        owner={feature["id"]: feature["properties"]["part_of"] or feature["id"] for feature in features},
        names={feature["id"]: feature["properties"]["name"] for feature in features}
        | {code: entry.name for code, entry in countries().items()},
        small=tuple(sorted(small)),
    )


def _seen_from_far(features: list[dict[str, Any]]) -> bytes:
    """The areas with simpler outlines; neighbours keep sharing theirs, and outer rings stay clockwise, as plotly.js needs them."""
    shapes = [shapely.geometry.shape(feature["geometry"]) for feature in features]
    simple = shapely.orient_polygons(shapely.coverage_simplify(shapes, FAR_DEGREES), exterior_cw=True)
    rounded = shapely.set_precision(simple, 0.01, mode="pointwise")
    far = [
        {"type": "Feature", "id": feature["id"], "properties": {}, "geometry": shapely.geometry.mapping(geometry)}
        for feature, geometry in zip(features, rounded, strict=True)
    ]
    return json.dumps({"type": "FeatureCollection", "features": far}, separators=(",", ":")).encode()


def _is_state(code: str) -> bool:
    return countries()[code].un != "none" or code in ("XKX", "TWN")


def _square_degrees(geometry: dict[str, Any]) -> float:
    """Area of the outer rings on the plane of longitude and latitude: good enough to tell what is small."""
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    total: float = sum(abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(polygon[0]))) / 2 for polygon in polygons)
    return total
