"""Where the stops of a journey or route stand, and the ways between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby, pairwise
from operator import itemgetter
from typing import Any

from geotie.countries import countries
from geotie.geodesy import great_circle, split_at_antimeridian

Row = dict[str, Any]
Point = tuple[float, float]
Pieces = tuple[tuple[Point, ...], ...]  # of a line, none of which crosses the antimeridian

STEP_KM = 250.0  # between two points of a great circle: less than a pixel off the arc on a wall map


def grouped(rows: Iterable[Row], key: str) -> Iterator[tuple[str, list[Row]]]:
    """Rows that follow one another with the same key."""
    return ((name, list(group)) for name, group in groupby(rows, itemgetter(key)))


def moves(stops: list[Row]) -> Iterator[tuple[Row, Row]]:
    """From home to the first stop of a visit, and on to the last; nobody went to a stop that was cancelled or denied."""
    travelled = [stop for stop in stops if stop["status"] in ("done", "planned")]
    home = [{"country": stop["home"], "place": "", "lon": None, "lat": None} for stop in travelled[:1] if stop["home"]]
    return pairwise([*home, *travelled])


def position(stop: Row) -> Point | None:
    """Where a stop stands: its place, else the capital; None for a country that our table does not have."""
    return place_point(stop) or capital_point(stop["country"])


def place_point(row: Row) -> Point | None:
    return None if row["lon"] is None or row["lat"] is None else (row["lon"], row["lat"])


def capital_point(code: str) -> Point | None:
    """The capital, or the label point of a country or territory without one."""
    country = countries().get(code)
    if country is None or country.capital_lon is None or country.capital_lat is None:
        return label_point(code)
    return country.capital_lon, country.capital_lat


def label_point(code: str) -> Point | None:
    country = countries().get(code)
    return None if country is None else (country.lon, country.lat)


@lru_cache(maxsize=4096)  # the same capitals are joined again and again
def way(start: Point | None, end: Point | None) -> Pieces:
    """The great circle between two points, cut at the antimeridian; no piece where they are one, or one is unknown."""
    if start is None or end is None or start == end:
        return ()
    return tuple(tuple(piece) for piece in split_at_antimeridian(great_circle(start, end, step_km=STEP_KM)))
