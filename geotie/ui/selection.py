"""What is selected on the map: a country, a line between two countries, a place where journeys stop, or one journey."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Literal, cast, get_args

import numpy as np
import polars as pl

from geotie.countries import countries
from geotie.figures import lines, theme
from geotie.figures.curves import joined
from geotie.measures import (
    LAYERS,
    Layer,
    arcs,
    course_of_visit,
    evidence_of_arc,
    evidence_of_country,
    evidence_of_place,
    evidence_of_visit,
    mentions_of_country,
)
from geotie.ui.view import View
from geotie.ui.words import name_of

Kind = Literal["country", "arc", "stop", "visit"]
_ARC = re.compile(r"(journeys|ties|routes):([A-Z]{3})?>([A-Z]{3})")
_NAMING = ("mentions", "articles", "outlets")


@dataclass(frozen=True, slots=True)
class Selection:
    """`id` is a country's code, a line's id ("journeys:IRN>CUB"), a country and a place in it ("CUB:Havana") or a visit's id."""

    kind: Kind
    id: str

    @classmethod
    def read(cls, text: str) -> Selection | None:
        """From an address, "country:CUB"; None for anything that cannot be selected."""
        kind, _, name = text.partition(":")
        if kind not in get_args(Kind) or not name:
            return None
        if (kind == "country" and name not in countries()) or (kind == "arc" and not _ARC.fullmatch(name)):
            return None
        if kind == "stop" and name.partition(":")[0] not in countries():
            return None
        return cls(cast(Kind, kind), name)

    def __str__(self) -> str:
        return f"{self.kind}:{self.id}"

    @property
    def ends(self) -> tuple[Layer, str, str]:
        """Layer, origin ("" if not told) and destination of a line."""
        found = _ARC.fullmatch(self.id)
        if found is None:
            raise ValueError(f"not a line: {self.id!r}")
        return cast(Layer, found[1]), found[2] or "", found[3]

    @property
    def place(self) -> tuple[str, str]:
        """Country and name of a place, "" for the stops whose place is not told."""
        country, _, place = self.id.partition(":")
        return country, place


def title_of(view: View, selection: Selection) -> str:
    if selection.kind == "country":
        return name_of(selection.id)
    if selection.kind == "arc":
        layer, origin, destination = selection.ends
        return f"{name_of(origin)} {'→' if layer == 'journeys' else '–'} {name_of(destination)}"
    if selection.kind == "stop":
        country, place = selection.place
        return f"{place}, {name_of(country)}" if place else f"{name_of(country)}, place not told"
    rows = evidence_of_visit(view.tables, selection.id)
    if rows.is_empty():
        return "This journey is not in the archive"
    return f"Journey of {rows.item(0, 'who') or 'an unnamed visitor'}"


def evidence_of(view: View, selection: Selection) -> pl.DataFrame:
    """The rows to show: those of the period, for a journey all its stops."""
    if selection.kind == "visit":
        return evidence_of_visit(view.tables, selection.id)
    if selection.kind == "arc":
        layer, origin, destination = selection.ends
        return evidence_of_arc(view.tables, layer, (origin, destination), view.window)
    if selection.kind == "stop":
        return evidence_of_place(view.tables, *selection.place, view.window)
    rows = evidence_of_country(view.tables, selection.id, view.window, _layers(view))
    if view.choices.fill in _NAMING or rows.is_empty():
        named = mentions_of_country(view.tables, selection.id, view.window)
        return pl.concat([rows, named]) if len(rows) else named
    return rows


def highlight(view: View, selection: Selection | None) -> dict[str, Any] | None:
    """What the map marks for a selection; see `component.select_on_map`."""
    if selection is None:
        return None
    if selection.kind == "country":
        return {"country": selection.id}
    if selection.kind == "stop":
        return {"country": selection.place[0], "place": selection.place[1]}
    drawn = arcs(view.tables, view.window, LAYERS)
    if selection.kind == "arc":
        layer, origin, destination = selection.ends
        chosen = (pl.col("layer") == layer) & pl.col("origin").eq_missing(origin or None) & (pl.col("destination") == destination)
        return {"course": _course(drawn.filter(chosen), view)}
    return _journey(view, selection.id)


def _layers(view: View) -> tuple[Layer, ...]:
    """The layers whose records stand behind what is shown: those drawn, and those that fill the countries."""
    filling: dict[str, Layer] = {"visits_received": "journeys", "visits_made": "journeys", "balance": "ties"}
    shown = {*view.choices.layers, filling.get(view.choices.fill)}
    return tuple(layer for layer in LAYERS if layer in shown)


def _course(chosen: pl.DataFrame, view: View) -> dict[str, list[float | None]]:
    """The points of these lines, None between two of them."""
    drawn = lines(chosen, theme(view.choices.mode), flat=view.choices.projection == "natural earth")
    points = {"lon": joined(drawn.lon), "lat": joined(drawn.lat)}
    return {axis: [None if np.isnan(value) else round(float(value), 2) for value in values] for axis, values in points.items()}


def _journey(view: View, visit_id: str) -> dict[str, Any]:
    """The lines of a visit and its stops, numbered in order of travel; stops at one place share a mark ("1, 3")."""
    course, stops = course_of_visit(view.tables, visit_id)
    numbers: dict[tuple[float, float], list[str]] = {}
    for number, lon, lat in stops.select("number", "lon", "lat").iter_rows():
        numbers.setdefault((lon, lat), []).append(str(number))
    return {
        "course": _course(course, view),
        "stops": [[lon, lat, ", ".join(told)] for (lon, lat), told in numbers.items()],
    }
