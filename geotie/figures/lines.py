"""Arcs of the measures as lines to draw: their style, their course on the globe, the words that they answer a pointer with."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from geotie.countries import country_name
from geotie.figures.curves import curves, headings, round_the_poles
from geotie.figures.theme import Theme
from geotie.geodesy import FloatArray

WIDTH_FROM = (1, 2, 5, 20)  # the least count of each width
WIDTHS = (1.2, 2.0, 3.2, 4.6)  # pixels
_BOW_BOTH_WAYS = 0.07  # where journeys go there and back, the two lines make a lens
_BOW = {"friendly": 0.10, "hostile": 0.16, "route": -0.05}  # so that no two layers fall on one line


@dataclass(frozen=True, slots=True)
class Style:
    """How one kind of line looks: of a layer, of a status or sign, of the traveller's home region or of those who tell of it."""

    layer: str
    style: str
    region: str
    color: str
    dash: str
    opacity: float
    arrow: bool


@dataclass(frozen=True, slots=True)
class Lines:
    """
    `table` has a row per line: id ("journeys:IRN>CUB"), label, style (index into `styles`), count if it was counted, and the
    columns of the arcs. `lon` and `lat` have shape (rows, points), NaN for a stop that no line leads to; `arrows` has shape
    (rows, 3): lon, lat, heading in degrees. `bent` says of each row whether it leads round the pole instead of close by it.
    """

    styles: tuple[Style, ...]
    table: pl.DataFrame
    lon: FloatArray
    lat: FloatArray
    arrows: FloatArray
    bent: NDArray[np.bool_]

    def of_style(self, index: int) -> NDArray[np.intp]:
        """Rows of one style."""
        return np.flatnonzero(self.table["style_index"].to_numpy() == index)


def lines(arcs: pl.DataFrame, theme: Theme, *, flat: bool = True) -> Lines:
    """
    Lines for a table of arcs with the columns of `measures.arcs.LINE` and `region`, in the order of the table.

    `region` gives the colour: the traveller's home region, or in its place one of `measures.HOLDERS`. On a `flat` map lines that
    pass close to a pole lead round it; on a globe all are great circles.
    """
    keys = list(zip(arcs["layer"], arcs["style"], arcs["region"], strict=True))
    order = sorted(set(keys), key=_drawn_later)
    styles = tuple(_style(*key, theme) for key in order)
    place = {key: index for index, key in enumerate(order)}
    table = arcs.with_columns(
        pl.Series("style_index", [place[key] for key in keys], dtype=pl.Int64),
        pl.Series("id", [arc_id(*ends) for ends in arcs.select("layer", "origin", "destination").iter_rows()], dtype=pl.String),
        pl.Series("label", [_label(row) for row in arcs.iter_rows(named=True)], dtype=pl.String),
    )
    ends, bows = (_places(arcs, "origin"), _places(arcs, "destination")), _bows(arcs)
    lon, lat = curves(*ends, bows)
    bent = np.zeros(len(arcs), dtype=np.bool_)
    if flat:
        lon, lat, bent = round_the_poles(lon, lat, bows)
    return Lines(styles, table, lon, lat, np.column_stack(headings(lon, lat)), bent)


def arc_id(layer: str, origin: str | None, destination: str) -> str:
    """The name of a line between two countries, wherever in them it starts and ends."""
    return f"{layer}:{origin or ''}>{destination}"


def width_class(count: int) -> int:
    """Index into `WIDTHS` for a number of journeys or events."""
    return sum(count >= least for least in WIDTH_FROM) - 1


def _places(arcs: pl.DataFrame, end: str) -> tuple[FloatArray, FloatArray]:
    lon, lat = (arcs[f"{end}_{axis}"].fill_null(float("nan")).to_numpy() for axis in ("lon", "lat"))
    return lon, lat


def _bows(arcs: pl.DataFrame) -> FloatArray:
    journeys = {row for row in arcs.select("layer", "origin", "destination").iter_rows() if row[0] == "journeys"}
    return np.array(
        [
            (_BOW_BOTH_WAYS if (layer, destination, origin) in journeys else 0.0) if layer == "journeys" else _BOW[style]
            for layer, style, origin, destination in arcs.select("layer", "style", "origin", "destination").iter_rows()
        ],
        dtype=np.float64,
    )


def _drawn_later(key: tuple[str, str, str]) -> tuple[int, str, str]:
    """Journeys that were made lie on top, what did not happen and what carriers fly at the bottom."""
    layer, style, region = key
    order = ("route", "friendly", "hostile", "denied", "cancelled", "planned", "done")
    return order.index(style), layer, region


def _style(layer: str, style: str, region: str, theme: Theme) -> Style:
    told_by = theme.holders.get(region)
    if layer == "routes":
        color, dash, opacity = told_by or theme.route, "dot", 0.8
    elif layer == "ties" and told_by:
        color, dash, opacity = told_by, "solid" if style == "friendly" else "dashdot", 0.7
    elif layer == "ties":
        color, dash, opacity = theme.friendly if style == "friendly" else theme.hostile, "solid", 0.6
    else:
        color = told_by or theme.regions.get(region, theme.regions[""])
        dash, opacity = {"done": ("solid", 0.85), "planned": ("dash", 0.8)}.get(style, ("dot", 0.4))
    return Style(layer, style, region, color, dash, opacity, arrow=layer == "journeys")


def _label(row: dict[str, str | None]) -> str:
    ends = [_end_name(row[f"{end}"], row[f"{end}_place"]) for end in ("origin", "destination")]
    arrow = "→" if row["layer"] == "journeys" else "–"
    told = f" ({row['style']})" if row["layer"] == "journeys" and row["style"] != "done" else ""
    return f" {arrow} ".join(end for end in ends if end) + told


def _end_name(code: str | None, place: str | None) -> str:
    if not code:
        return ""
    return f"{place}, {country_name(code)}" if place else country_name(code)
