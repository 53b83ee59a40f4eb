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
    for visit_id, stops in _grouped(rows, "visit_id"):
        yield from map(_stop_feature, stops)
        travelled = [stop for stop in stops if stop["status"] in ("done", "planned")]
        start = [_at_home(travelled[0])] if travelled and travelled[0]["home"] else []
        for number, (origin, stop) in enumerate(pairwise([*start, *travelled]), 1):
            ends = {"from": origin["country"], "from_place": origin["place"], "to": stop["country"], "to_place": stop["place"]}
            properties = {"kind": "leg", **ends, **_properties(stop, "country", "place", "stop_id", "number")}
            yield from _line_feature(f"{visit_id}.l{number}", _stood_at(origin), _stood_at(stop), properties)


def _routes(rows: Iterator[Row]) -> Iterator[Row]:
    for route_id, stops in _grouped(rows, "route_id"):
        for number, stop in enumerate(stops, 1):
            yield _point_feature(f"{route_id}.s{number}", _stood_at(stop), {"kind": "stop", **_properties(stop)}, stop)
        for number, (origin, stop) in enumerate(pairwise(stops), 1):
            ends = {"from": origin["country"], "from_place": origin["place"], "to": stop["country"], "to_place": stop["place"]}
            properties = {"kind": "line", **ends, **_properties(stop, "country", "place", "number")}
            yield from _line_feature(f"{route_id}.l{number}", _stood_at(origin), _stood_at(stop), properties)


def _ties(rows: Iterator[Row]) -> Iterator[Row]:
    for tie_id, dyads in _grouped(rows, "tie_id"):
        for dyad in dyads:
            ends = dyad["source"], dyad["target"]
            yield from _line_feature(f"{tie_id}.{'-'.join(ends)}", _capital(ends[0]), _capital(ends[1]), _properties(dyad))


def _stops(rows: Iterator[Row]) -> Iterator[Row]:
    return map(_stop_feature, rows)


def _mentions(rows: Iterator[Row]) -> Iterator[Row]:
    """A person who stands for a state is no place, and gives no point."""
    for row in rows:
        if row["kind"] != "person":
            point = _known(row) or _label(row["country"])
            yield _point_feature(row["mention_id"], point, {**_properties(row, "kind"), "mention": row["kind"]}, row)


_FEATURES: dict[Export, Callable[[Iterator[Row]], Iterator[Row]]] = {
    "visits": _visits,
    "routes": _routes,
    "ties": _ties,
    "stops": _stops,
    "mentions": _mentions,
}


def _grouped(rows: Iterator[Row], key: str) -> Iterator[tuple[str, list[Row]]]:
    return ((name, list(group)) for name, group in groupby(rows, itemgetter(key)))


def _stop_feature(stop: Row) -> Row:
    return _point_feature(stop["stop_id"], _stood_at(stop), {"kind": "stop", **_properties(stop)}, stop)


def _point_feature(name: str, point: Point | None, properties: Row, row: Row) -> Row:
    """A feature without a geometry where not even the country is in our table: RFC 7946, 3.2, keeps the record so."""
    geometry = None if point is None else {"type": "Point", "coordinates": _rounded(point)}
    placed = "place" if _known(row) else "country"
    return {"type": "Feature", "id": name, "geometry": geometry, "properties": {**properties, "placed": placed}}


def _line_feature(name: str, start: Point | None, end: Point | None, properties: Row) -> Iterator[Row]:
    """The great circle between two points; nothing where they are one, or one is unknown."""
    if start is None or end is None or start == end:
        return
    pieces = [[_rounded(point) for point in piece] for piece in split_at_antimeridian(great_circle(start, end, step_km=STEP_KM))]
    geometry = (
        {"type": "LineString", "coordinates": pieces[0]} if len(pieces) == 1 else {"type": "MultiLineString", "coordinates": pieces}
    )
    yield {"type": "Feature", "id": name, "geometry": geometry, "properties": properties}


def _properties(row: Row, *without: str) -> Row:
    return {name: value for name, value in row.items() if name not in ("lon", "lat", *without)}


def _at_home(stop: Row) -> Row:
    return {"country": stop["home"], "place": "", "lon": None, "lat": None}


def _stood_at(stop: Row) -> Point | None:
    return _known(stop) or _capital(stop["country"])


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
