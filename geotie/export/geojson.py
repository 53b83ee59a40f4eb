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
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby, pairwise
from operator import itemgetter
from typing import Any

from geotie.archive import Archive
from geotie.countries import countries
from geotie.export.provenance import provenance
from geotie.export.selection import EVERYTHING, Export, Selection, selected
from geotie.export.text import rows_of
from geotie.geodesy import great_circle, split_at_antimeridian

Row = dict[str, Any]
Point = tuple[float, float]

MAPPABLE: tuple[Export, ...] = ("visits", "stops", "ties", "mentions", "routes")
STEP_KM = 250.0  # between two points of a great circle: less than a pixel off the arc on a wall map
DECIMALS = 4  # eleven metres


def to_geojson(archive: Archive, what: Export, selection: Selection = EVERYTHING) -> str:
    """A FeatureCollection, one feature per line of text, with the provenance as its member "geotie"."""
    about = archive.articles().select("article_id", "title", "url")
    rows = selected(archive, what, selection).join(about, on="article_id", how="left", maintain_order="left").collect()
    head = {"type": "FeatureCollection", "geotie": provenance(archive, what, selection)}
    features = ",\n".join(json.dumps(feature, ensure_ascii=False) for feature in _FEATURES[what](rows_of(rows)))
    return f'{json.dumps(head, ensure_ascii=False)[:-1]}, "features": [\n{features}\n]}}\n'


def _visits(rows: Iterator[Row]) -> Iterator[Row]:
    for visit_id, stops in grouped(rows, "visit_id"):
        yield from map(_stop_feature, stops)
        for number, (origin, stop) in enumerate(moves(stops), 1):
            yield from _move_feature(f"{visit_id}.l{number}", "leg", origin, stop)


def _routes(rows: Iterator[Row]) -> Iterator[Row]:
    for route_id, stops in grouped(rows, "route_id"):
        for stop in stops:
            yield _point_feature(f"{route_id}.s{stop['number']}", {"kind": "stop", **_properties(stop)}, stop)
        for number, (origin, stop) in enumerate(pairwise(stops), 1):
            yield from _move_feature(f"{route_id}.l{number}", "line", origin, stop)


def _ties(rows: Iterator[Row]) -> Iterator[Row]:
    for tie_id, dyads in grouped(rows, "tie_id"):
        for dyad in dyads:
            source, target = dyad["source"], dyad["target"]
            geometry = line(_capital(source), _capital(target))
            if geometry:
                yield _feature(f"{tie_id}.{source}-{target}", geometry, _properties(dyad))


def _stops(rows: Iterator[Row]) -> Iterator[Row]:
    return map(_stop_feature, rows)


def _mentions(rows: Iterator[Row]) -> Iterator[Row]:
    """A person who stands for a state is no place, and gives no point."""
    for row in rows:
        if row["kind"] != "person":
            point = _known(row) or _label(row["country"])
            yield _placed_feature(row["mention_id"], point, _properties(row), row)


_FEATURES: dict[Export, Callable[[Iterator[Row]], Iterator[Row]]] = {
    "visits": _visits,
    "routes": _routes,
    "ties": _ties,
    "stops": _stops,
    "mentions": _mentions,
}


def grouped(rows: Iterator[Row], key: str) -> Iterator[tuple[str, list[Row]]]:
    """Rows that follow one another with the same key."""
    return ((name, list(group)) for name, group in groupby(rows, itemgetter(key)))


def moves(stops: list[Row]) -> Iterator[tuple[Row, Row]]:
    """From home to the first stop of a visit, and on to the last; nobody went to a stop that was cancelled or denied."""
    travelled = [stop for stop in stops if stop["status"] in ("done", "planned")]
    home = [{"country": stop["home"], "place": "", "lon": None, "lat": None} for stop in travelled[:1] if stop["home"]]
    return pairwise([*home, *travelled])


def position(stop: Row) -> Point | None:
    """Where a stop stands: its place, else the capital."""
    return _known(stop) or _capital(stop["country"])


def line(start: Point | None, end: Point | None) -> Row | None:
    """The great circle between two points as a geometry; None where they are one, or one is unknown."""
    if start is None or end is None or start == end:
        return None
    pieces = [[_rounded(point) for point in piece] for piece in split_at_antimeridian(great_circle(start, end, step_km=STEP_KM))]
    if len(pieces) == 1:
        return {"type": "LineString", "coordinates": pieces[0]}
    return {"type": "MultiLineString", "coordinates": pieces}


def _move_feature(name: str, kind: str, origin: Row, stop: Row) -> Iterator[Row]:
    geometry = line(position(origin), position(stop))
    if geometry:
        ends = {"from": origin["country"], "from_place": origin["place"], "to": stop["country"], "to_place": stop["place"]}
        yield _feature(name, geometry, {"kind": kind, **ends, **_properties(stop, "country", "place", "stop_id", "number")})


def _stop_feature(stop: Row) -> Row:
    return _point_feature(stop["stop_id"], {"kind": "stop", **_properties(stop)}, stop)


def _point_feature(name: str, properties: Row, stop: Row) -> Row:
    return _placed_feature(name, position(stop), properties, stop)


def _placed_feature(name: str, point: Point | None, properties: Row, row: Row) -> Row:
    """A point; a feature without geometry (RFC 7946, 3.2) where not even the country is in our table."""
    geometry = None if point is None else {"type": "Point", "coordinates": _rounded(point)}
    return _feature(name, geometry, {**properties, "placed": "place" if _known(row) else "country"})


def _feature(name: str, geometry: Row | None, properties: Row) -> Row:
    return {"type": "Feature", "id": name, "geometry": geometry, "properties": properties}


def _properties(row: Row, *without: str) -> Row:
    return {name: value for name, value in row.items() if name not in ("lon", "lat", *without)}


def _known(row: Row) -> Point | None:
    return None if row["lon"] is None or row["lat"] is None else (row["lon"], row["lat"])


def _capital(code: str) -> Point | None:
    country = countries().get(code)
    if country is None or country.capital_lon is None or country.capital_lat is None:
        return _label(code)
    return country.capital_lon, country.capital_lat


def _label(code: str) -> Point | None:
    country = countries().get(code)
    return None if country is None else (country.lon, country.lat)


def _rounded(point: Iterable[float]) -> list[float]:
    return [round(float(degrees), DECIMALS) for degrees in point]
