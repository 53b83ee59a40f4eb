"""
Lines on the globe. Longitude comes before latitude, in degrees (WGS 84).

Many places at once are arrays of unit vectors, of shape (..., 3), from the middle of the globe.
"""

from __future__ import annotations

from itertools import pairwise
from math import asin, ceil, cos, isclose, pi, radians, sin, sqrt

import numpy as np
from numpy.typing import ArrayLike, NDArray

FloatArray = NDArray[np.float64]
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
    shares = np.arange(1, steps)[:, None] / steps
    lon, lat = places(along(directions(*start), directions(*end), shares))
    return [start, *zip(lon.tolist(), lat.tolist(), strict=True), end]


def directions(lon: ArrayLike, lat: ArrayLike) -> FloatArray:
    """Unit vectors, shape (..., 3), of places of shape (...)."""
    east, north = np.radians(np.asarray(lon, dtype=np.float64)), np.radians(np.asarray(lat, dtype=np.float64))
    return np.stack([np.cos(north) * np.cos(east), np.cos(north) * np.sin(east), np.sin(north)], axis=-1)


def places(vectors: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Longitudes and latitudes of unit vectors; longitudes lie in [-180, 180]."""
    return np.degrees(np.arctan2(vectors[..., 1], vectors[..., 0])), np.degrees(np.arcsin(np.clip(vectors[..., 2], -1.0, 1.0)))


def along(first: FloatArray, last: FloatArray, share: FloatArray) -> FloatArray:
    """
    The places at these shares of the way from first to last, by spherical interpolation; all broadcast to shape (..., 3).

    Places on top of each other or at antipodes have no way of their own: what lies between them is meaningless, though finite.
    """
    length = np.linalg.norm(np.cross(first, last), axis=-1, keepdims=True)
    angle = np.arctan2(length, np.sum(first * last, axis=-1, keepdims=True))
    sine = np.sin(angle)
    curved = (np.sin((1 - share) * angle) * first + np.sin(share * angle) * last) / np.maximum(sine, 1e-9)
    return np.where(sine > 1e-9, curved, (1 - share) * first + share * last)


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


def _without_repeats(piece: list[Point]) -> list[Point]:
    return [piece[0], *(point for before, point in pairwise(piece) if point != before)]
