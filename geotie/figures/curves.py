"""Lines between two places on the globe, as points to draw."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from geotie.geodesy import FloatArray, along, directions, places

POINTS = 33  # per line; one more than a power of two, so that every second or fourth point is a line too
ARROW_AT = 0.56  # share of the way: near the middle, where lines that meet in one capital are still apart


Places = tuple[ArrayLike, ArrayLike]  # longitudes, latitudes in decimal degrees, shape (n,)


def curves(start: Places, end: Places, bow: ArrayLike, *, points: int = POINTS) -> tuple[FloatArray, FloatArray]:
    """
    Great circles between pairs of places, bowed to the right of travel.

    Parameters
    ----------
    start, end
        Where each line leaves and where it arrives.
    bow
        How far the middle stands off the great circle, as a share of its length, shape (n,): 0 is the great circle itself.
        The line back, bowed as far, does not fall on the line there.
    points
        Points per line, both ends included.

    Returns
    -------
    lon, lat
        Degrees, shape (n, points); each line runs from the first place to the second. Longitudes lie in [-180, 180].
    """
    first, last = directions(*start)[:, None, :], directions(*end)[:, None, :]
    normal = np.cross(first, last)
    length = np.linalg.norm(normal, axis=-1, keepdims=True)
    # Places on top of each other or at antipodes have no great circle of their own: any direction will do
    normal = np.where(length > 1e-9, normal / np.maximum(length, 1e-9), np.array([0.0, 0.0, 1.0]))
    angle = np.arctan2(length, np.sum(first * last, axis=-1, keepdims=True))
    share = np.linspace(0.0, 1.0, points)[None, :, None]
    aside = np.asarray(bow, dtype=np.float64)[:, None, None] * angle * np.sin(np.pi * share)
    line = along(first, last, share) - aside * normal
    line /= np.maximum(np.linalg.norm(line, axis=-1, keepdims=True), 1e-9)
    return places(line)


POLAR = 72.0  # degrees of latitude beyond which a flat map tears a line apart along its upper edge
ROUND = 69.0  # where such a line turns instead
_SEARCH = 12  # steps of a degree and a half in which a circle low enough is found


def round_the_poles(lon: FloatArray, lat: FloatArray, bow: ArrayLike) -> tuple[FloatArray, FloatArray, NDArray[np.bool_]]:
    """
    Lines of shape (n, points) that pass close to a pole, led round it in one calm bend: a circle on the globe, though no great one.

    On a flat map the shortest line over the pole runs along the edge through all longitudes, which tells nothing. Lines that
    start or end close to a pole stay as they are. The third array, shape (n,), says which were bent.
    """
    lon, lat = lon.copy(), lat.copy()
    inside = np.maximum(np.abs(lat[:, 0]), np.abs(lat[:, -1])) < ROUND - 2
    bent = (np.max(np.abs(lat), axis=1) > POLAR) & inside  # a line without a start is NaN and never bent
    for row in np.flatnonzero(bent):
        lon[row], lat[row] = _round_the_pole(lon[row], lat[row], float(np.asarray(bow)[row]))
    return lon, lat, bent


def _round_the_pole(lon: FloatArray, lat: FloatArray, bow: float) -> tuple[FloatArray, FloatArray]:
    start, end = directions(lon[0], lat[0]), directions(lon[-1], lat[-1])
    side = np.sign(lat[np.argmax(np.abs(lat))])
    turn = (lon[-1] - lon[0] + 180) % 360 - 180
    # The line back stays apart from the line there: what bows to the equator's side turns earlier
    earlier = 40 * bow if turn * side > 0 else 0.0
    for step in range(_SEARCH):
        middle = directions(lon[0] + turn / 2, side * (ROUND - earlier - 1.5 * step))
        found = _circle(start, middle, end, lon.size)
        if np.max(np.abs(found[1])) <= ROUND + 1:
            break
    return found


def _circle(start: FloatArray, middle: FloatArray, end: FloatArray, points: int) -> tuple[FloatArray, FloatArray]:
    """The arc of the circle through three points of the globe, from the first to the last."""
    normal = np.cross(middle - start, end - start)
    normal /= np.linalg.norm(normal)
    center = normal * np.dot(normal, start)
    radius = np.linalg.norm(start - center)
    ahead = (start - center) / radius
    aside = np.cross(normal, ahead)
    whole = np.arctan2(np.dot(end - center, aside), np.dot(end - center, ahead)) % (2 * np.pi)
    angle = np.linspace(0.0, whole, points)[:, None]
    return places(center + radius * (np.cos(angle) * ahead + np.sin(angle) * aside))


def headings(lon: FloatArray, lat: FloatArray, share: float = ARROW_AT) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Position and heading (degrees clockwise from north) at a share of the way along lines of shape (n, points)."""
    index = min(lon.shape[1] - 2, max(1, round(share * (lon.shape[1] - 1))))
    lon1, lat1, lon2, lat2 = (np.radians(array[:, i]) for i in (index - 1, index + 1) for array in (lon, lat))
    turn = lon2 - lon1
    heading = np.arctan2(np.sin(turn) * np.cos(lat2), np.cos(lat1) * np.sin(lat2) - np.sin(lat1) * np.cos(lat2) * np.cos(turn))
    return lon[:, index], lat[:, index], np.degrees(heading) % 360


def joined(lines: FloatArray) -> FloatArray:
    """Lines of shape (n, points) as one array with NaN after each, so that one trace draws them apart."""
    gap = np.full((len(lines), 1), np.nan)
    return np.hstack([lines, gap]).ravel()
