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
from geotie.measures import VIEWS, Policy, state_of

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
def borders_digest() -> str:
    """Names the border file and what is made of it, without reading its shapes."""
    made = f"{FAR_DEGREES} {[(policy, dict(view.folded)) for policy, view in VIEWS.items()]}"
    return sha256(data_file("borders-50m.geojson").read_bytes() + made.encode()).hexdigest()[:12]


def world_borders(policy: Policy = "de facto") -> Borders:
    """The 50m borders as a border policy sees them, read once."""
    return _world_borders(policy)


@cache
def _world_borders(policy: Policy) -> Borders:
    content = data_file("borders-50m.geojson").read_bytes()
    features: list[dict[str, Any]] = json.loads(content)["features"]
    if policy != "de facto":
        features = _dissolved(features, policy)
        content = json.dumps({"type": "FeatureCollection", "features": features}, separators=(",", ":")).encode()
    area = {feature["id"]: _square_degrees(feature["geometry"]) for feature in features}
    states = {code for code, entry in countries().items() if not entry.former and state_of(code, policy) == code}
    small = {code for code in states if _is_state(code) and area.get(code, 0.0) < SMALL_SQUARE_DEGREES}
    return Borders(
        content=content,
        far=_seen_from_far(features),
        digest=borders_digest(),
        codes=tuple(area),
        owner={feature["id"]: feature["properties"]["part_of"] or feature["id"] for feature in features},
        names={feature["id"]: feature["properties"]["name"] for feature in features}
        | {code: entry.name for code, entry in countries().items()},
        small=tuple(sorted(small)),
    )


def _dissolved(features: list[dict[str, Any]], policy: Policy) -> list[dict[str, Any]]:
    """No line within a state: territories that count with one are merged into its area."""
    states = {feature["id"]: state_of(feature["properties"]["part_of"] or feature["id"], policy) for feature in features}
    parts: dict[str, list[dict[str, Any]]] = {}
    for feature in features:
        if states[feature["id"]] != feature["id"]:
            parts.setdefault(states[feature["id"]], []).append(feature)
    return [
        feature | {"geometry": _union([feature, *parts[feature["id"]]])} if feature["id"] in parts else feature
        for feature in features
        if states[feature["id"]] == feature["id"]
    ]


def _union(features: list[dict[str, Any]]) -> dict[str, Any]:
    shapes = [shapely.geometry.shape(feature["geometry"]) for feature in features]
    geometry: dict[str, Any] = shapely.geometry.mapping(shapely.orient_polygons(shapely.union_all(shapes), exterior_cw=True))
    return geometry


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
