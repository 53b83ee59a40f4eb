"""A small world map of where several visitors went: countries that one of them visited, and those that more than one did."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import plotly.graph_objects as go

from geotie.countries import countries
from geotie.figures.borders import world_borders
from geotie.figures.itinerary import capital_of
from geotie.figures.theme import FONT, Theme
from geotie.measures import Policy

_HUES = ("Europe", "Americas", "Asia", "Africa", "Oceania", "")  # of the theme's regions, in the order of the visitors


def visited_map(
    visitors: Sequence[str],
    went: Mapping[str, Sequence[str]],
    look: Theme,
    geojson: Mapping[str, Any] | str,
    *,
    policy: Policy = "de facto",
    height: int = 300,
) -> go.Figure:
    """
    Parameters
    ----------
    visitors
        Names, at most six.
    went
        For each country that was visited, by code, who of them did.
    geojson
        The borders of the policy, or an address that gives them.
    """
    kinds = [*visitors, "More than one of them"]
    colors = [*(look.regions[_HUES[index % len(_HUES)]] for index in range(len(visitors))), look.accent]
    kind_of = {code: len(visitors) if len(set(who)) > 1 else visitors.index(who[0]) for code, who in went.items()}
    marks = [_marks(kind, [code for code in kind_of if kind_of[code] == kind], went, look, colors) for kind in range(len(kinds))]
    keys = [
        go.Scattergeo(
            lon=[None],
            lat=[None],
            mode="markers",
            name=name,
            showlegend=True,
            marker={"color": color, "size": 11, "symbol": "square"},
        )
        for name, color in zip(kinds, colors, strict=True)
        if name in visitors or len(visitors) in kind_of.values()
    ]
    # plotly.js asks the network for borders unless a scattergeo comes first
    traces = [marks[0], _countries(kind_of, went, look, geojson, (policy, colors)), *marks[1:], *keys]
    return go.Figure(traces, _layout(look, height))


def _countries(
    kind_of: Mapping[str, int],
    went: Mapping[str, Sequence[str]],
    look: Theme,
    geojson: Mapping[str, Any] | str,
    drawn: tuple[Policy, Sequence[str]],
) -> go.Choropleth:
    policy, colors = drawn
    borders = world_borders(policy)
    owners = [borders.owner[code] for code in borders.codes]
    steps = [look.land, *colors]
    scale = [[edge / len(steps), color] for index, color in enumerate(steps) for edge in (index, index + 1)]
    return go.Choropleth(
        geojson=geojson,
        locations=list(borders.codes),
        z=[kind_of.get(owner, -1) for owner in owners],
        zmin=-1.5,
        zmax=len(colors) - 0.5,
        colorscale=scale,
        showscale=False,
        text=[_words(owner, went) for owner in owners],
        hovertemplate="%{text}<extra></extra>",
        marker={"line": {"color": look.border, "width": 0.5}},
    )


def _marks(kind: int, codes: Sequence[str], went: Mapping[str, Sequence[str]], look: Theme, colors: Sequence[str]) -> go.Scattergeo:
    """States too small to be seen in the fill."""
    small = [code for code in codes if code in world_borders().small]
    places = np.array([capital_of(code) for code in small]).reshape(-1, 2)
    return go.Scattergeo(
        lon=places[:, 0],
        lat=places[:, 1],
        mode="markers",
        text=[_words(code, went) for code in small],
        hovertemplate="%{text}<extra></extra>",
        marker={"color": colors[kind], "size": 9, "line": {"color": look.ocean, "width": 1}},
        showlegend=False,
    )


def _words(code: str, went: Mapping[str, Sequence[str]]) -> str:
    name = countries()[code].name if code in countries() else code
    return f"<b>{name}</b><br>{'<br>'.join(dict.fromkeys(went[code])) if code in went else 'none of them'}"


def _layout(look: Theme, height: int) -> go.Layout:
    return go.Layout(
        geo={
            "visible": False,
            "fitbounds": False,
            "bgcolor": look.ocean,
            "projection": {"type": "natural earth", "rotation": {"lon": 11}},
            "lataxis": {"range": [-58, 84]},
        },
        height=height,
        margin={"l": 0, "r": 0, "t": 0, "b": 0},
        paper_bgcolor=look.ocean,
        font={"family": FONT, "color": look.text},
        legend={"orientation": "h", "x": 0.01, "y": -0.02, "yanchor": "top", "itemclick": False, "itemdoubleclick": False},
        dragmode=False,
    )
