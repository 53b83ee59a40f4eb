"""
One journey on a map of its own: the part of the globe that it crosses, with its stops numbered in order of travel.

The map is turned so that its edge lies where the journey does not go.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import plotly.graph_objects as go

from geotie.countries import country
from geotie.figures.borders import world_borders
from geotie.figures.curves import curves, headings, joined
from geotie.figures.theme import FONT, Theme
from geotie.geodesy import FloatArray
from geotie.records import Itinerary, Stop

Point = tuple[float, float]  # longitude, latitude in degrees
_MARGIN = 1.2  # how much wider than the journey the view is
_NARROWEST_DEGREES = 11.0  # half the width of the view of a journey that goes nowhere far
_WIDEST_DEGREES = 120.0  # half the width beyond which the whole world is shown
_LABEL_INSIDE = 3  # characters that fit into a mark; a longer label stands above it
_ASPECT = 1.6  # width to height of the view
_TRAVELLED = ("done", "planned")


@dataclass(frozen=True, slots=True)
class View:
    """A part of the map in degrees: `lon` in the middle, as far on both sides."""

    lon: float
    half_width: float
    south: float
    north: float


def itinerary_map(journeys: Sequence[Itinerary], look: Theme, geojson: Mapping[str, Any] | str, *, height: int = 280) -> go.Figure:
    """
    The course of journeys from home through their stops; what was cancelled or denied is a hollow mark off the course.

    Parameters
    ----------
    geojson
        The borders themselves, or an address that gives them.
    """
    points = np.array([point for journey in journeys for point in _points(journey)], dtype=np.float64).reshape(-1, 2)
    legs = [leg for journey in journeys for leg in _legs(journey)]
    traces = [_arrows(legs, look), _land(look, geojson), *_courses(legs, look), _homes(journeys, look), _stops(journeys, look)]
    course_lon, course_lat = _course(legs)
    view = view_of(np.append(points[:, 0], course_lon), np.append(points[:, 1], course_lat))
    return go.Figure(traces, _layout(view, look, height))


def place_of(stop: Stop) -> Point:
    """Where a stop is drawn: its place, or the capital of its country where none is told."""
    return (stop.lon, stop.lat) if stop.place and stop.lon is not None and stop.lat is not None else capital_of(stop.country)


def capital_of(code: str) -> Point:
    """The capital, or the middle of a territory that has none."""
    found = country(code)
    if found.capital_lon is None or found.capital_lat is None:
        return found.lon, found.lat
    return found.capital_lon, found.capital_lat


Leg = tuple[Point, Point, bool]  # from, to, whether it is only planned


def _legs(journey: Itinerary) -> list[Leg]:
    travelled = [stop for stop in journey.stops if stop.status in _TRAVELLED]
    ways = [(place_of(stop), stop.status == "planned") for stop in travelled]
    if journey.home:
        ways.insert(0, (capital_of(journey.home), False))
    return [(a, b, planned) for (a, _), (b, planned) in itertools.pairwise(ways) if a != b]


def _points(journey: Itinerary) -> list[Point]:
    home = [capital_of(journey.home)] if journey.home else []
    return home + [place_of(stop) for stop in journey.stops]


def _course(legs: Sequence[Leg]) -> tuple[FloatArray, FloatArray]:
    start, end = (np.array([leg[side] for leg in legs], dtype=np.float64).reshape(-1, 2).T for side in (0, 1))
    return curves((start[0], start[1]), (end[0], end[1]), np.zeros(len(legs)))


def _arrows(legs: Sequence[Leg], look: Theme) -> go.Scattergeo:
    """First of all traces: plotly.js turns markers along the ground only there, and asks for no borders of its own after it."""
    lon, lat, heading = headings(*_course(legs), share=0.5) if legs else (np.array([]), np.array([]), np.array([]))
    marker = {"symbol": "arrow", "angleref": "north", "angle": -heading, "size": 11, "color": look.accent, "line": {"width": 0}}
    return go.Scattergeo(lon=lon, lat=lat, mode="markers", marker=marker, hoverinfo="skip")


def _land(look: Theme, geojson: Mapping[str, Any] | str) -> go.Choropleth:
    codes = world_borders().codes
    return go.Choropleth(
        geojson=geojson,
        locations=list(codes),
        z=[0] * len(codes),
        colorscale=[[0, look.land], [1, look.land]],
        showscale=False,
        hoverinfo="skip",
        marker={"line": {"color": look.border, "width": 0.7}},
    )


def _courses(legs: Sequence[Leg], look: Theme) -> list[go.Scattergeo]:
    traces = []
    for is_planned, dash in ((False, "solid"), (True, "dash")):
        lon, lat = _course([leg for leg in legs if leg[2] is is_planned])
        line = {"color": look.accent, "width": 2, "dash": dash}
        traces.append(go.Scattergeo(lon=joined(lon), lat=joined(lat), mode="lines", line=line, hoverinfo="skip"))
    return traces


def _homes(journeys: Sequence[Itinerary], look: Theme) -> go.Scattergeo:
    homes = [journey.home for journey in journeys if journey.home]
    points = [capital_of(home) for home in homes]
    return go.Scattergeo(
        lon=[lon for lon, _ in points],
        lat=[lat for _, lat in points],
        mode="markers",
        text=[f"Home: {country(home).name}" for home in homes],
        hovertemplate="%{text}<extra></extra>",
        marker={"symbol": "square", "size": 9, "color": look.accent, "line": {"color": look.ocean, "width": 1}},
    )


def _stops(journeys: Sequence[Itinerary], look: Theme) -> go.Scattergeo:
    """Stops at one place share a mark ("1, 3"); of several journeys the number of the journey comes first ("2.1")."""
    numbers: dict[Point, list[str]] = {}
    told: dict[Point, Stop] = {}
    numbered = [
        (journey, number, stop) for journey, one in enumerate(journeys, start=1) for number, stop in enumerate(one.stops, start=1)
    ]
    for journey, number, stop in numbered:
        point = place_of(stop)
        numbers.setdefault(point, []).append(f"{journey}.{number}" if len(journeys) > 1 else str(number))
        told[point] = stop
    went = [told[point].status in _TRAVELLED for point in numbers]
    labels = [", ".join(told_numbers) for told_numbers in numbers.values()]
    fits = [len(label) <= _LABEL_INSIDE for label in labels]
    inside = [look.ocean if there else look.muted for there in went]
    return go.Scattergeo(
        lon=[lon for lon, _ in numbers],
        lat=[lat for _, lat in numbers],
        mode="markers+text",
        text=labels,
        textposition=["middle center" if fit else "top center" for fit in fits],
        textfont={
            "size": 11,
            "family": FONT,
            "weight": "bold",
            "color": [color if fit else look.text for color, fit in zip(inside, fits, strict=True)],
        },
        customdata=[_stop_words(told[point]) for point in numbers],
        hovertemplate="%{customdata}<extra></extra>",
        marker={
            "size": [(18 if len(label) == 1 else 24) if fit else 12 for label, fit in zip(labels, fits, strict=True)],
            "color": [look.accent if there else look.ocean for there in went],
            "opacity": 1,
            "line": {"color": inside, "width": 1.5},
        },
    )


def _stop_words(stop: Stop) -> str:
    where = f"{stop.place}, {country(stop.country).name}" if stop.place else country(stop.country).name
    return where if stop.status == "done" else f"{where} ({stop.status})"


def _layout(view: View, look: Theme, height: int) -> go.Layout:
    return go.Layout(
        geo={
            "visible": False,
            "fitbounds": False,
            "bgcolor": look.ocean,
            "projection": {"type": "natural earth", "rotation": {"lon": view.lon}},
            "lonaxis": {"range": [view.lon - view.half_width, view.lon + view.half_width]},
            "lataxis": {"range": [view.south, view.north]},
        },
        height=height,
        margin={"l": 0, "r": 0, "t": 0, "b": 0},
        paper_bgcolor=look.ocean,
        font={"family": FONT, "color": look.text},
        showlegend=False,
        dragmode=False,
    )


def view_of(lon: FloatArray, lat: FloatArray) -> View:
    """
    The part of the map to show for some points, wider than they are by a margin and never narrower than a large country.

    Points on both sides of 180° are seen side by side; points all around the globe give the whole map.
    """
    if not lon.size:
        return View(0.0, 180.0, -58.0, 84.0)
    angles = np.sort(lon % 360)
    gaps = np.diff(np.append(angles, angles[0] + 360))
    widest = int(gaps.argmax())  # the map is cut where nothing is
    span = 360 - float(gaps[widest])
    middle = (float(angles[(widest + 1) % angles.size]) + span / 2 + 180) % 360 - 180
    south, north = float(lat.min()), float(lat.max())
    center_lat = (south + north) / 2
    per_degree = max(0.2, np.cos(np.radians(center_lat)))  # how long a degree of longitude is beside one of latitude
    half_width = max(span / 2 * _MARGIN, _NARROWEST_DEGREES / per_degree)
    half_height = max((north - south) / 2 * _MARGIN, _NARROWEST_DEGREES / _ASPECT)
    half_width = max(half_width, half_height * _ASPECT / per_degree)
    half_height = max(half_height, half_width * per_degree / _ASPECT)
    if half_width > _WIDEST_DEGREES:
        return View(middle, 180.0, -58.0, 84.0)
    return View(middle, half_width, max(-85.0, center_lat - half_height), min(85.0, center_lat + half_height))
