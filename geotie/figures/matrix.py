"""
The matrix of dyads: who acts towards whom, each cell coloured by its balance of friendly and hostile events.

The same matrix is made as an HTML table, which a page can be clicked on and read aloud from, and as an SVG picture.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Literal

import polars as pl

from geotie.countries import countries
from geotie.figures.classes import Classes, balance_classes
from geotie.figures.theme import FONT, Theme

Order = Literal["region", "strength", "name"]
_CELL = 26  # pixels
_HEAD = 132
_DIVIDER = 5  # between two regions


@dataclass(frozen=True, slots=True)
class Cell:
    """Events of one country towards another."""

    friendly: int
    hostile: int
    years: str

    @property
    def events(self) -> int:
        return self.friendly + self.hostile

    @property
    def balance(self) -> int:
        return self.friendly - self.hostile


@dataclass(frozen=True, slots=True)
class Matrix:
    """`codes` in the order of rows and columns; `groups` names for each the region where the order goes by region, else ""."""

    codes: tuple[str, ...]
    groups: tuple[str, ...]
    cells: dict[tuple[str, str], Cell]
    classes: Classes

    def cell_words(self, source: str, target: str) -> str:
        cell = self.cells[source, target]
        parts = [
            f"{number:,} {side} event{'' if number == 1 else 's'}"
            for number, side in ((cell.friendly, "friendly"), (cell.hostile, "hostile"))
            if number
        ]
        return f"{_name(source)} towards {_name(target)}: {', '.join(parts)}{f' ({cell.years})' if cell.years else ''}"


def matrix_of(dyads: pl.DataFrame, order: Order = "region", most: int = 30) -> Matrix:
    """
    The matrix of the countries with most events.

    Parameters
    ----------
    dyads
        Columns source, target, friendly, hostile, first, last: a table of `measures.dyads`.
    most
        How many countries at most.
    """
    events = pl.col("friendly") + pl.col("hostile")
    strength = (
        pl.concat([dyads.select(code="source", n=events), dyads.select(code="target", n=events)])
        .group_by("code")
        .agg(pl.col("n").sum())
        .sort("n", "code", descending=[True, False])
        .head(most)["code"]
        .to_list()
    )
    codes = tuple(sorted(strength, key=_place if order == "region" else _name)) if order != "strength" else tuple(strength)
    rows = dyads.filter(pl.col("source").is_in(strength) & pl.col("target").is_in(strength))
    cells = {
        (row["source"], row["target"]): Cell(row["friendly"], row["hostile"], _years(row["first"], row["last"]))
        for row in rows.iter_rows(named=True)
    }
    highest = max((abs(cell.balance) for cell in cells.values()), default=0)
    groups = tuple(_region(code) if order == "region" else "" for code in codes)
    return Matrix(codes, groups, cells, balance_classes(highest))


def matrix_html(matrix: Matrix, look: Theme, chosen: str = "") -> str:
    """
    A table of buttons; each tells in `data-id` its dyad ("RUS>UKR").

    Rows act, columns are acted towards. The number in a cell counts its events, the colour tells their balance.
    """
    columns = [_edge(matrix, index) for index in range(len(matrix.codes))]
    heads = "".join(
        f'<th scope="col"{edge}><span>{escape(_name(code))}</span></th>' for code, edge in zip(matrix.codes, columns, strict=True)
    )
    rows = "".join(
        f'<tr{edge}><th scope="row">{escape(_name(source))}</th>{_row(matrix, look, source, chosen)}</tr>'
        for source, edge in zip(matrix.codes, columns, strict=True)
    )
    head = f"<thead><tr><td></td>{heads}</tr></thead>"
    return f'<table class="gt-matrix" aria-label="Events by dyad">{head}<tbody>{rows}</tbody></table>'


def _row(matrix: Matrix, look: Theme, source: str, chosen: str) -> str:
    cells = []
    for column, target in enumerate(matrix.codes):
        edge = _edge(matrix, column) + (" class=gt-self" if source == target else "")
        button = _button(matrix, look, (source, target), chosen) if (source, target) in matrix.cells else ""
        cells.append(f"<td{edge}>{button}</td>")
    return "".join(cells)


def _button(matrix: Matrix, look: Theme, pair: tuple[str, str], chosen: str) -> str:
    cell, dyad = matrix.cells[pair], ">".join(pair)
    words, color = escape(matrix.cell_words(*pair)), _color(matrix, look, cell)
    pressed = ' aria-pressed="true"' if chosen == dyad else ""
    return (
        f'<button type="button" tabindex="-1" data-id="{escape(dyad)}" title="{words}" aria-label="{words}"{pressed} '
        f'style="background:{color};color:{ink(color)}">{cell.events}</button>'
    )


def legend_html(matrix: Matrix, look: Theme) -> str:
    """What the colours mean, from more hostile to more friendly events."""
    items = "".join(
        f'<li><i style="background:{color}"></i>{escape(label)}</li>'
        for color, label in zip(look.balance, matrix.classes.labels, strict=True)
    )
    return f'<div class="gt-matrix-key"><span>Friendly less hostile events:</span><ul>{items}</ul></div>'


def matrix_svg(matrix: Matrix, look: Theme, title: str) -> str:
    """The same as a picture that stands alone."""
    offsets = _offsets(matrix)
    size = (offsets[-1] + _CELL if offsets else 0) + _HEAD + 8
    parts = [f'<text x="8" y="20" font-size="14" font-weight="600">{escape(title)}</text>']
    top = _HEAD + 28
    for code, offset in zip(matrix.codes, offsets, strict=True):
        name, middle = escape(_name(code)), offset + _CELL / 2 + 4
        parts.append(f'<text x="{_HEAD - 6}" y="{top + middle:g}" text-anchor="end">{name}</text>')
        parts.append(f'<text transform="translate({_HEAD + middle:g} {top - 6}) rotate(-90)">{name}</text>')
    at = dict(zip(matrix.codes, offsets, strict=True))
    for offset in offsets:
        parts.append(_square(_HEAD + offset, top + offset, look.land))
    for (source, target), cell in matrix.cells.items():
        color, x, y = _color(matrix, look, cell), _HEAD + at[target], top + at[source]
        label = f'<text x="{x + _CELL / 2 - 1:g}" y="{y + 17}" text-anchor="middle" fill="{ink(color)}">{cell.events}</text>'
        words = escape(matrix.cell_words(source, target))
        parts.append(f"<g><title>{words}</title>{_square(x, y, color)}{label}</g>")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{size}" height="{size + 28}" viewBox="0 0 {size} {size + 28}" '
        f'font-family="{escape(FONT)}" font-size="11" fill="{look.text}">'
        f'<rect width="100%" height="100%" fill="{look.ocean}"/>{"".join(parts)}</svg>'
    )


def ink(color: str) -> str:
    """Black or white, whichever reads better on a colour "#rrggbb" (relative luminance as in WCAG 2)."""
    channels = [int(color[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels)
    luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    return "#000000" if (luminance + 0.05) / 0.05 > 1.05 / (luminance + 0.05) else "#ffffff"


def _offsets(matrix: Matrix) -> list[int]:
    """Where each row or column begins, in pixels: a little room between regions."""
    found, at = [], 0
    for index in range(len(matrix.codes)):
        at += _DIVIDER if _begins(matrix, index) else 0
        found.append(at)
        at += _CELL
    return found


def _square(x: float, y: float, color: str) -> str:
    return f'<rect x="{x:g}" y="{y:g}" width="{_CELL - 2}" height="{_CELL - 2}" rx="2" fill="{color}"/>'


def _begins(matrix: Matrix, index: int) -> bool:
    return index > 0 and matrix.groups[index] != matrix.groups[index - 1]


def _edge(matrix: Matrix, index: int) -> str:
    return " data-edge" if _begins(matrix, index) else ""


def _color(matrix: Matrix, look: Theme, cell: Cell) -> str:
    return look.balance[matrix.classes.of(cell.balance) - 1]


def _years(first: object, last: object) -> str:
    years = [str(day)[:4] for day in (first, last) if day is not None]
    return years[0] if len(set(years)) == 1 else "–".join(years)


def _name(code: str) -> str:
    entry = countries().get(code)
    return entry.name if entry else code


def _region(code: str) -> str:
    entry = countries().get(code)
    return entry.region if entry else ""


def _place(code: str) -> tuple[str, str, str]:
    entry = countries().get(code)
    return (entry.region, entry.subregion, entry.name) if entry else ("", "", code)
