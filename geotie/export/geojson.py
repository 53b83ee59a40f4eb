"""
Records as GeoJSON (RFC 7946): WGS 84, longitude first, lines cut at the antimeridian.

    visits  lines home → stop 1 → stop 2 … along great circles, and points for the stops
    routes  lines between the stops of a carrier's line, and points for the stops
    ties    lines from the capital of the source to that of the target
    stops, mentions  points

A stop without a place stands at the capital, as on the map; a mention of a whole country on its label point. `placed` tells
such points ("country") from known places ("place").
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from geotie.archive import Archive
from geotie.export.provenance import provenance
from geotie.export.selection import EVERYTHING, Export, Selection, selected
from geotie.export.text import rows_of
from geotie.export.ways import Point, Row, capital_point, grouped, label_point, moves, place_point, position, way

MAPPABLE: tuple[Export, ...] = ("visits", "stops", "ties", "mentions", "routes")
DECIMALS = 4  # eleven metres
NO_GEOMETRY = "null"  # RFC 7946, 3.2: a feature may have none


def to_geojson(archive: Archive, what: Export, selection: Selection = EVERYTHING) -> str:
    """A FeatureCollection, one feature per line of text, with the provenance as its member "geotie"."""
    return "".join(geojson_lines(archive, what, selection))


def geojson_lines(archive: Archive, what: Export, selection: Selection = EVERYTHING) -> Iterator[str]:
    """The same, line by line, for files that are too large to build in memory."""
    head = {"type": "FeatureCollection", "geotie": provenance(archive, what, selection)}
    yield f'{json.dumps(head, ensure_ascii=False)[:-1]}, "features": ['
    between = "\n"
    for feature in features(archive, what, selection):
        yield between + str(feature)
        between = ",\n"
    yield "\n]}\n"


def features(archive: Archive, what: Export, selection: Selection = EVERYTHING) -> Iterator[Feature]:
    """Points and lines of the records, one after another."""
    about = archive.articles().select("article_id", "title", "url")
    rows = selected(archive, what, selection).join(about, on="article_id", how="left", maintain_order="left").collect()
    return _FEATURES[what](rows_of(rows))


@dataclass(frozen=True, slots=True)
class Feature:
    """`geometry` is JSON already, as many features share one."""

    id: str
    geometry: str
    properties: Row

    def __str__(self) -> str:
        name, properties = (json.dumps(value, ensure_ascii=False) for value in (self.id, self.properties))
        return f'{{"type": "Feature", "id": {name}, "geometry": {self.geometry}, "properties": {properties}}}'


def _visits(rows: Iterator[Row]) -> Iterator[Feature]:
    for visit_id, stops in grouped(rows, "visit_id"):
        yield from map(_stop_feature, stops)
        for number, (origin, stop) in enumerate(moves(stops), 1):
            yield from _move_feature(f"{visit_id}.l{number}", "leg", origin, stop)


def _routes(rows: Iterator[Row]) -> Iterator[Feature]:
    for route_id, stops in grouped(rows, "route_id"):
        for stop in stops:
            yield _point_feature(f"{route_id}.s{stop['number']}", {"kind": "stop", **_properties(stop)}, stop)
        for number, (origin, stop) in enumerate(pairwise(stops), 1):
            yield from _move_feature(f"{route_id}.l{number}", "line", origin, stop)


def _ties(rows: Iterator[Row]) -> Iterator[Feature]:
    for tie_id, dyads in grouped(rows, "tie_id"):
        for dyad in dyads:
            source, target = dyad["source"], dyad["target"]
            geometry = _line(capital_point(source), capital_point(target))
            if geometry != NO_GEOMETRY:
                yield Feature(f"{tie_id}.{source}-{target}", geometry, _properties(dyad))


def _stops(rows: Iterator[Row]) -> Iterator[Feature]:
    return map(_stop_feature, rows)


def _mentions(rows: Iterator[Row]) -> Iterator[Feature]:
    """A person who stands for a state is no place, and gives no point."""
    for row in rows:
        if row["kind"] != "person":
            point = place_point(row) or label_point(row["country"])
            yield _placed_feature(row["mention_id"], point, _properties(row), row)


_FEATURES: dict[Export, Callable[[Iterator[Row]], Iterator[Feature]]] = {
    "visits": _visits,
    "routes": _routes,
    "ties": _ties,
    "stops": _stops,
    "mentions": _mentions,
}


def _move_feature(name: str, kind: str, origin: Row, stop: Row) -> Iterator[Feature]:
    geometry = _line(position(origin), position(stop))
    if geometry != NO_GEOMETRY:
        ends = {"from": origin["country"], "from_place": origin["place"], "to": stop["country"], "to_place": stop["place"]}
        yield Feature(name, geometry, {"kind": kind, **ends, **_properties(stop, "country", "place", "stop_id", "number")})


def _stop_feature(stop: Row) -> Feature:
    return _point_feature(stop["stop_id"], {"kind": "stop", **_properties(stop)}, stop)


def _point_feature(name: str, properties: Row, stop: Row) -> Feature:
    return _placed_feature(name, position(stop), properties, stop)


def _placed_feature(name: str, point: Point | None, properties: Row, row: Row) -> Feature:
    geometry = NO_GEOMETRY if point is None else json.dumps({"type": "Point", "coordinates": _rounded(point)})
    return Feature(name, geometry, {**properties, "placed": "place" if place_point(row) else "country"})


@lru_cache(maxsize=32_768)  # more pairs of capitals than that are rare, and each costs a kilobyte
def _line(start: Point | None, end: Point | None) -> str:
    """The great circle as a geometry; none where both ends are one, or one is unknown."""
    pieces = [[_rounded(point) for point in piece] for piece in way(start, end)]
    if not pieces:
        return NO_GEOMETRY
    if len(pieces) == 1:
        return json.dumps({"type": "LineString", "coordinates": pieces[0]})
    return json.dumps({"type": "MultiLineString", "coordinates": pieces})


def _properties(row: Row, *without: str) -> Row:
    return {name: value for name, value in row.items() if name not in ("lon", "lat", *without)}


def _rounded(point: Point) -> tuple[float, float]:
    return round(point[0], DECIMALS), round(point[1], DECIMALS)
