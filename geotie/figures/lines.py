"""Arcs of the measures as lines to draw: their style, their course on the globe, the words that they answer a pointer with."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from geotie.countries import country_name
from geotie.figures.curves import FloatArray, curves, headings
from geotie.figures.theme import Theme

WIDTH_FROM = (1, 2, 5)  # the least count of each width
WIDTHS = (1.3, 2.3, 3.8)  # pixels
_BOW_BOTH_WAYS = 0.07  # where journeys go there and back, the two lines make a lens
_BOW = {"friendly": 0.10, "hostile": 0.16, "route": -0.05}  # so that no two layers fall on one line


@dataclass(frozen=True, slots=True)
class Style:
    """How one kind of line looks: of a layer, of a status or sign, and for journeys of the traveller's home region."""

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
    (rows, 3): lon, lat, heading in degrees.
    """

    styles: tuple[Style, ...]
    table: pl.DataFrame
    lon: FloatArray
    lat: FloatArray
    arrows: FloatArray

    def emptied(self) -> Lines:
        """The same styles without any line: for a figure that is filled elsewhere."""
        return Lines(self.styles, self.table.clear(), self.lon[:0], self.lat[:0], self.arrows[:0])

    def of_style(self, index: int) -> NDArray[np.intp]:
        """Rows of one style."""
        return np.flatnonzero(self.table["style_index"].to_numpy() == index)


def lines(arcs: pl.DataFrame, theme: Theme) -> Lines:
    """Lines for a table of arcs with the columns of `measures.arcs.LINE` and `region`, in the order of the table."""
    keys = list(zip(arcs["layer"], arcs["style"], arcs["region"], strict=True))
    order = sorted(set(keys), key=_drawn_later)
    styles = tuple(_style(*key, theme) for key in order)
    place = {key: index for index, key in enumerate(order)}
    table = arcs.with_columns(
        pl.Series("style_index", [place[key] for key in keys], dtype=pl.Int64),
        pl.Series("id", [arc_id(*ends) for ends in arcs.select("layer", "origin", "destination").iter_rows()], dtype=pl.String),
        pl.Series("label", [_label(row) for row in arcs.iter_rows(named=True)], dtype=pl.String),
    )
    lon, lat = curves(_places(arcs, "origin"), _places(arcs, "destination"), _bows(arcs))
    return Lines(styles, table, lon, lat, np.column_stack(headings(lon, lat)))


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
    if layer == "routes":
        color, dash, opacity = theme.route, "dot", 0.8
    elif layer == "ties":
        color, dash, opacity = theme.friendly if style == "friendly" else theme.hostile, "solid", 0.55
    else:
        color = theme.regions.get(region, theme.regions[""])
        dash, opacity = {"done": ("solid", 0.8), "planned": ("dash", 0.8)}.get(style, ("dot", 0.4))
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
