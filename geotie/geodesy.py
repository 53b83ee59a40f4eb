"""Lines on the globe. Longitude comes before latitude, in degrees (WGS 84)."""

from __future__ import annotations

from itertools import pairwise
from math import asin, atan2, ceil, cos, degrees, hypot, isclose, pi, radians, sin, sqrt

Point = tuple[float, float]

EARTH_RADIUS_KM = 6371.0088  # mean radius R1 of GRS 80; Moritz (2000), Journal of Geodesy 74, 128-133


def great_circle_km(start: Point, end: Point) -> float:
    """
    Length of the shortest line between two points.

    References
    ----------
    Haversine form: Snyder (1987), Map Projections, USGS Prof. Paper 1395, eq. 5-3a. doi:10.3133/pp1395
    """
    return EARTH_RADIUS_KM * _angle(start, end)


def great_circle(start: Point, end: Point, *, step_km: float) -> list[Point]:
    """
    Points along the shortest line, both ends included, at most `step_km` apart; longitudes lie in [-180, 180].

    Between two points on opposite sides of the globe, where every direction is as short, the line goes by the pole.
    """
    angle = _angle(start, end)
    steps = max(1, ceil(EARTH_RADIUS_KM * angle / step_km))
    if isclose(angle, pi, abs_tol=1e-9):
        pole = (start[0], 90.0)
        return [*great_circle(start, pole, step_km=step_km)[:-1], *great_circle((end[0], 90.0), end, step_km=step_km)]
    inner = [_between(start, end, angle, number / steps) for number in range(1, steps)]
    return [start, *inner, end]


def split_at_antimeridian(line: list[Point]) -> list[list[Point]]:
    """
    The line in pieces, none of which crosses 180°: each ends on it, and the next begins there on the other side.

    As RFC 7946 (3.1.9) asks of GeoJSON. A step of more than 180° of longitude is taken for a crossing.
    """
    pieces = [[line[0]]]
    for (lon1, lat1), (lon2, lat2) in pairwise(line):
        if abs(lon2 - lon1) > 180:
            side = 180.0 if lon1 > 0 else -180.0
            ahead = lon2 + 2 * side  # the end of the step, counted on beyond 180°
            share = (side - lon1) / (ahead - lon1) if ahead != lon1 else 0.0
            lat = lat1 + share * (lat2 - lat1)
            pieces[-1].append((side, lat))
            pieces.append([(-side, lat)])
        pieces[-1].append((lon2, lat2))
    return [without_repeats for piece in pieces if len(without_repeats := _without_repeats(piece)) > 1]


def _angle(start: Point, end: Point) -> float:
    """Central angle in radians."""
    lon1, lat1, lon2, lat2 = map(radians, (*start, *end))
    haversine = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * asin(min(1.0, sqrt(haversine)))


def _between(start: Point, end: Point, angle: float, share: float) -> Point:
    """The point at a share of the way: spherical interpolation of the two directions."""
    weights = sin((1 - share) * angle) / sin(angle), sin(share * angle) / sin(angle)
    x, y, z = (weights[0] * a + weights[1] * b for a, b in zip(_direction(start), _direction(end), strict=True))
    return degrees(atan2(y, x)), degrees(atan2(z, hypot(x, y)))


def _direction(point: Point) -> tuple[float, float, float]:
    lon, lat = map(radians, point)
    return cos(lat) * cos(lon), cos(lat) * sin(lon), sin(lat)


def _without_repeats(piece: list[Point]) -> list[Point]:
    return [piece[0], *(point for before, point in pairwise(piece) if point != before)]
