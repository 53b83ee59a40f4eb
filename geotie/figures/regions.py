"""Parts of the world to look at: where the middle of the map is put, and how much it is enlarged."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, radians, sin

# West, south, east, north in degrees; east of 180 lies beyond the antimeridian
_BOXES: dict[str, tuple[float, float, float, float]] = {
    "Africa": (-20, -37, 54, 39),
    "Americas": (-128, -57, -30, 66),
    "North America": (-130, 12, -55, 66),
    "Central America and Caribbean": (-118, 5, -57, 33),
    "South America": (-86, -57, -32, 15),
    "Asia": (42, -12, 148, 58),
    "Central Asia": (44, 33, 90, 57),
    "East Asia": (96, 17, 148, 54),
    "South Asia": (58, 3, 100, 40),
    "Southeast Asia": (90, -12, 142, 29),
    "Europe": (-25, 33, 47, 71),
    "Middle East": (22, 10, 66, 44),
    "Oceania": (110, -50, 215, 22),
}
_FLAT_WIDTH = 330.0  # degrees of longitude on the equator that the flat map shows unenlarged
_FLAT_HEIGHT = 142.0


@dataclass(frozen=True, slots=True)
class Region:
    """`flat` and `globe` are scales of the two projections; 1 shows the whole world."""

    name: str
    lon: float
    lat: float
    flat: float
    globe: float


def regions() -> tuple[Region, ...]:
    return tuple(_region(name, *box) for name, box in _BOXES.items())


def _region(name: str, west: float, south: float, east: float, north: float) -> Region:
    lon, lat = (west + east) / 2, (south + north) / 2
    across = (east - west) * max(0.55, cos(radians(lat)))
    half = min(80.0, max(across, north - south) / 2)
    return Region(
        name,
        (lon + 180) % 360 - 180,
        lat,
        flat=round(0.95 * min(_FLAT_WIDTH / across, _FLAT_HEIGHT / (north - south)), 2),
        globe=round(0.92 / sin(radians(half)), 2),
    )
