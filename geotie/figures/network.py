"""
The ego network of one country: its partners around it, the most friendly at the top, and the ties among them behind.

A node's `customdata` is its code.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import cos, pi, sin

import plotly.graph_objects as go
import polars as pl

from geotie.figures.charts import chart_layout
from geotie.figures.theme import Theme

_WIDTHS = (1.4, 2.8, 5.0)  # pixels, from 1, 3 and 8 events on
_FROM = (1, 3, 8)
_WRAPPED = 10  # characters of a name on one line
Point = tuple[float, float]


def ego_network(
    center: str, partners: pl.DataFrame, among: pl.DataFrame, names: Mapping[str, str], look: Theme, *, height: int = 520
) -> go.Figure:
    """
    Parameters
    ----------
    partners
        Columns partner, friendly, hostile, events: those to show.
    among
        Columns source, target, friendly, hostile: ties between partners; others are passed over.
    names
        What each country is called.
    """
    share = (pl.col("hostile") / pl.col("events")).alias("share")
    ordered = partners.with_columns(share).sort("share", "events", "partner", descending=[False, True, False])
    places = _places(ordered["partner"].to_list())
    spokes = [
        ((0.0, 0.0), places[partner], friendly, hostile)
        for partner, friendly, hostile in ordered.select("partner", "friendly", "hostile").iter_rows()
    ]
    behind = _among(among, places)
    traces = [
        *_edges(behind, look, faint=True),
        *_edges(spokes, look, faint=False),
        _nodes(ordered, places, names, look),
        _center(look),
    ]
    layout = chart_layout(look, height, showlegend=True, clickmode="event+select", hovermode="closest")
    figure = go.Figure(traces, layout)
    figure.add_annotation(x=0, y=0, yshift=-22, text=f"<b>{names[center]}</b>", showarrow=False, bgcolor=look.panel)
    figure.update_xaxes(visible=False, range=[-1.75, 1.75])
    figure.update_yaxes(visible=False, range=[-1.2, 1.34])  # a name of two lines stands above the top
    return figure


def _places(codes: list[str]) -> dict[str, Point]:
    """On a circle, from the top to both sides by turns: the friendliest at the top, the most hostile at the foot."""
    turn = 2 * pi / max(1, len(codes))
    steps = [(index + 1) // 2 * (1 if index % 2 else -1) for index in range(len(codes))]
    return {code: (sin(step * turn), cos(step * turn)) for code, step in zip(codes, steps, strict=True)}


def _among(among: pl.DataFrame, places: Mapping[str, Point]) -> list[tuple[Point, Point, int, int]]:
    """Each pair once, whoever acts."""
    known = among.filter(pl.col("source").is_in(list(places)) & pl.col("target").is_in(list(places)))
    pairs = (
        known.group_by(first=pl.min_horizontal("source", "target"), second=pl.max_horizontal("source", "target"))
        .agg(pl.col("friendly").sum(), pl.col("hostile").sum())
        .sort("first", "second")
    )
    return [(places[a], places[b], friendly, hostile) for a, b, friendly, hostile in pairs.iter_rows()]


def _edges(edges: Iterable[tuple[Point, Point, int, int]], look: Theme, *, faint: bool) -> list[go.Scatter]:
    """A trace per colour and width, empty ones left out."""
    groups: dict[tuple[str, int], list[tuple[Point, Point]]] = {}
    for start, end, friendly, hostile in edges:
        kind = "mixed" if friendly == hostile else "friendly" if friendly > hostile else "hostile"
        width = 0 if faint else sum(friendly + hostile >= least for least in _FROM) - 1
        groups.setdefault((kind, width), []).append((start, end))
    colors = {"friendly": look.friendly, "hostile": look.hostile, "mixed": look.muted}
    names = {"friendly": "More friendly events", "hostile": "More hostile events", "mixed": "As many of both"}
    told: set[str] = set()
    traces = []
    for (kind, width), lines in sorted(groups.items()):
        points = [(x, y) for (x1, y1), (x2, y2) in lines for x, y in ((x1, y1), (x2, y2), (None, None))]
        traces.append(
            go.Scatter(
                x=[x for x, _ in points],
                y=[y for _, y in points],
                mode="lines",
                line={"color": colors[kind], "width": 0.8 if faint else _WIDTHS[width]},
                opacity=0.35 if faint else 0.9,
                hoverinfo="skip",
                name=names[kind],
                showlegend=not faint and kind not in told,
            )
        )
        told.add(kind)
    return traces


def _nodes(partners: pl.DataFrame, places: Mapping[str, Point], names: Mapping[str, str], look: Theme) -> go.Scatter:
    codes = partners["partner"].to_list()
    points = [places[code] for code in codes]
    texts = [
        f"<b>{names[code]}</b><br>{friendly:,} friendly, {hostile:,} hostile events"
        for code, friendly, hostile in partners.select("partner", "friendly", "hostile").iter_rows()
    ]
    return go.Scatter(
        x=[x for x, _ in points],
        y=[y for _, y in points],
        mode="markers+text",
        customdata=codes,
        text=[_wrapped(names[code]) for code in codes],
        textposition=[_side(point) for point in points],
        hovertext=texts,
        hovertemplate="%{hovertext}<extra></extra>",
        marker={
            "size": [min(26.0, 9 + 3 * events**0.6) for events in partners["events"]],
            "color": look.panel.replace("0.86", "1").replace("0.82", "1"),
            "line": {"color": look.text, "width": 1.5},
            "opacity": 1,
        },
        selected={"marker": {"color": look.accent}},
        unselected={"marker": {"opacity": 1}, "textfont": {"color": look.text}},
        showlegend=False,
    )


def _center(look: Theme) -> go.Scatter:
    marker = {"size": 22, "color": look.accent, "line": {"width": 0}}
    return go.Scatter(x=[0], y=[0], mode="markers", hoverinfo="skip", marker=marker, showlegend=False)


def _wrapped(name: str) -> str:
    """A long name on two lines."""
    middle = name.find(" ", len(name) // 3)
    return name if len(name) <= _WRAPPED or middle < 0 else f"{name[:middle]}<br>{name[middle + 1 :]}"


def _side(point: Point) -> str:
    x, y = point
    if abs(x) < 0.2:
        return "top center" if y > 0 else "bottom center"
    return "middle right" if x > 0 else "middle left"
