"""
The world map: countries filled by a value, and the lines of journeys, ties and carriers above them.

Each trace tells in `meta["role"]` what it draws, and `customdata` holds a country's code or a line's id.

plotly.js asks the network for borders of its own unless the first trace is a scattergeo with lon and lat and `geo.visible` is
off; so arrowheads and graticule come before the countries. All lines of one style and width are one trace.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

import numpy as np
import plotly.graph_objects as go
import polars as pl

from geotie.countries import countries, country_name
from geotie.figures.borders import world_borders
from geotie.figures.classes import Classes
from geotie.figures.curves import joined
from geotie.figures.lines import WIDTHS, Lines, width_class
from geotie.figures.theme import FONT, Theme
from geotie.measures import HOLDERS, Policy

Projection = Literal["natural earth", "orthographic"]
PROJECTIONS: tuple[Projection, ...] = get_args(Projection)
ARROW_PIXELS = 11
CENTER_LON = 11.0  # so that the edge of the map runs through the Bering Strait and cuts no country but islands of the Pacific
CENTER_LAT = 13.0
LEGEND_TITLES = ("Journeys, by the traveller’s home", "Lines, by who says so")
LINE_NAMES = {"friendly": "Friendly ties", "hostile": "Hostile ties", "route": "Carriers’ routes"}
LAYER_UNITS = {"journeys": ("journey", "journeys"), "ties": ("event", "events"), "routes": ("route", "routes")}
FillWords = tuple[str, str, str]  # title, unit of one, unit of many
FILL_WORDS: dict[str, FillWords] = {
    "visits_received": ("Visits received", "visit received", "visits received"),
    "visits_made": ("Visits made", "visit made", "visits made"),
    "balance": ("Balance of ties: friendly less hostile events", "event", "events"),
    "mentions": ("Times named", "time named", "times named"),
    "articles": ("Articles that name it", "article", "articles"),
    "outlets": ("Independent sources that name it", "independent source", "independent sources"),
}
_FOCUSED = {
    "visits_received": "Visits received from {}",
    "visits_made": "Visits made to {}",
    "balance": "Balance of ties with {}: friendly less hostile events",
    "mentions": "Times named in articles that name {}",
    "articles": "Articles that name it and {}",
    "outlets": "Independent sources that name it and {}",
}
HOLDER_NAMES = {
    "other outlets": "Told by other outlets too, or only by them",
    "state media only": "Told by state media only",
    "outlet not known": "Outlet not known",
}


@dataclass(frozen=True, slots=True)
class MapLook:
    """
    `geojson` is the borders themselves, or a URL of this server that gives them; `caption` stands at the foot, if any.

    `focus` is the country from which the values are seen, `policy` the view of borders that `geojson` was made for.
    """

    fill: str
    classes: Classes
    theme: Theme
    geojson: Mapping[str, Any] | str
    projection: Projection = "natural earth"
    caption: str = ""
    focus: str | None = None
    policy: Policy = "de facto"

    @property
    def title(self) -> str:
        """What the fill shows, in words."""
        return _FOCUSED[self.fill].format(country_name(self.focus)) if self.focus else FILL_WORDS[self.fill][0]


def ground_map(values: pl.DataFrame, drawn: Lines, look: MapLook) -> go.Figure:
    """Countries, graticule and legend alone: for a page that draws the lines above them itself."""
    found = {country: int(value) for country, value in values.iter_rows()}
    return go.Figure([_graticule(look.theme), _countries(found, look), *_legend(drawn, look.theme)], _layout(drawn, look))


def world_map(values: pl.DataFrame, drawn: Lines, look: MapLook) -> go.Figure:
    """
    The map of one window.

    Parameters
    ----------
    values
        Columns country, value; countries that are left out have nothing to show, which is not a value of 0.
    drawn
        Lines whose table has `count`, the number of distinct journeys or events in the window.
    """
    found = {country: int(value) for country, value in values.iter_rows()}
    traces = [
        _arrows(drawn, look.theme),
        _graticule(look.theme),
        _countries(found, look),
        *_line_traces(drawn),
        _stops(drawn, look.theme),
        _small_states(found, look),
        _selected_country(look),
        *_legend(drawn, look.theme),
    ]
    return go.Figure(traces, _layout(drawn, look))


def value_text(code: str, value: int | None, fill: str) -> str:
    """What a country answers a pointer with: "<b>Cuba</b><br>3 visits received"."""
    _, one, many = FILL_WORDS[fill]
    name = world_borders().names.get(code, code)
    if value is None:
        return f"<b>{name}</b><br>no {many}"
    number = f"{value:+,}".replace("-", "−") if fill == "balance" and value else f"{value:,}"
    return f"<b>{name}</b><br>{number} {one if abs(value) == 1 else many}"


def marker_codes(valued: Mapping[str, Any], policy: Policy = "de facto") -> tuple[str, ...]:
    """Countries drawn as markers: states too small to hit, and those with a value that the borders do not draw."""
    borders = world_borders(policy)
    owners = set(borders.owner.values())
    return tuple(sorted({*borders.small, *(code for code in valued if code not in owners and code in countries())}))


def _countries(values: Mapping[str, int], look: MapLook) -> go.Choropleth:
    borders = world_borders(look.policy)
    owners = [borders.owner[code] for code in borders.codes]
    return go.Choropleth(
        geojson=look.geojson,
        locations=list(borders.codes),
        z=[_class(values, owner, look.classes) for owner in owners],
        customdata=owners,
        text=[value_text(owner, values.get(owner), look.fill) for owner in owners],
        hovertemplate="%{text}<extra></extra>",
        coloraxis="coloraxis",
        marker={"line": {"color": look.theme.border, "width": 0.5}},
        meta={"role": "countries"},
    )


def _small_states(values: Mapping[str, int], look: MapLook) -> go.Scattergeo:
    codes = marker_codes(values, look.policy)
    return go.Scattergeo(
        lon=np.array([countries()[code].lon for code in codes]),
        lat=np.array([countries()[code].lat for code in codes]),
        mode="markers",
        customdata=list(codes),
        text=[value_text(code, values.get(code), look.fill) for code in codes],
        hovertemplate="%{text}<extra></extra>",
        marker={
            "size": [9 if code in values else 5 for code in codes],
            "color": [_class(values, code, look.classes) for code in codes],
            "coloraxis": "coloraxis",
            "line": {"color": look.theme.muted, "width": 0.7},
            "opacity": 1,
        },
        showlegend=False,
        meta={"role": "small states"},
    )


def _line_traces(drawn: Lines) -> list[go.Scattergeo]:
    """A trace per style and width; those that nothing is drawn in are left out."""
    has_line = drawn.table["origin"].is_not_null().to_numpy()
    widths = np.array([width_class(count) for count in drawn.table["count"]], dtype=np.int64)
    traces = []
    for index, style in enumerate(drawn.styles):
        for width, pixels in enumerate(WIDTHS):
            rows = np.array([row for row in drawn.of_style(index) if has_line[row] and widths[row] == width], dtype=np.int64)
            if not len(rows):
                continue
            per_line = drawn.lon.shape[1] + 1
            ids, texts = (_repeated(values, per_line) for values in (_picked(drawn, "id", rows), _hover_texts(drawn, rows)))
            traces.append(
                go.Scattergeo(
                    lon=joined(drawn.lon[rows]),
                    lat=joined(drawn.lat[rows]),
                    mode="lines",
                    customdata=ids,
                    text=texts,
                    hovertemplate="%{text}<extra></extra>",
                    line={"color": style.color, "width": pixels, "dash": style.dash},
                    opacity=style.opacity,
                    showlegend=False,
                    hoverlabel={"bgcolor": style.color},
                    meta={"role": "line", "style": index, "width": width},
                )
            )
    return traces


def _arrows(drawn: Lines, theme: Theme) -> go.Scattergeo:
    """
    Arrowheads of all journeys, in one trace that stands before all others.

    plotly.js turns markers along the ground (`angleref`) in its first geo trace only, and counts angles anticlockwise.
    """
    has_arrow = [style.arrow for style in drawn.styles]
    origins, styles = drawn.table["origin"].to_list(), drawn.table["style_index"].to_list()
    rows = np.array([row for row, style in enumerate(styles) if has_arrow[style] and origins[row]], dtype=np.intp)
    lon, lat, heading = drawn.arrows[rows].T
    return go.Scattergeo(
        lon=lon,
        lat=lat,
        mode="markers",
        customdata=_picked(drawn, "id", rows),
        text=_hover_texts(drawn, rows),
        hovertemplate="%{text}<extra></extra>",
        marker={
            "symbol": "arrow",
            "angleref": "north",
            "angle": -heading,
            "size": ARROW_PIXELS,
            "color": [drawn.styles[styles[row]].color for row in rows],
            "opacity": [drawn.styles[styles[row]].opacity for row in rows],
            "line": {"width": 0},
        },
        showlegend=False,
        hoverlabel={"bgcolor": theme.panel},
        meta={"role": "arrows"},
    )


def _stops(drawn: Lines, theme: Theme) -> go.Scattergeo:
    """A dot at each place where a journey stops, and where something happens within one country."""
    stops = drawn.table.filter((pl.col("layer") == "journeys") | pl.col("origin").is_null()).unique(
        ["destination", "destination_place", "destination_lon", "destination_lat"], keep="first", maintain_order=True
    )
    return go.Scattergeo(
        lon=stops["destination_lon"].to_numpy(),
        lat=stops["destination_lat"].to_numpy(),
        mode="markers",
        customdata=stops["destination"].to_list(),
        text=[stop_text(*row) for row in stops.select("destination", "destination_place").iter_rows()],
        hovertemplate="%{text}<extra></extra>",
        marker={"size": 4.5, "color": theme.panel, "line": {"color": theme.text, "width": 1}, "opacity": 1},
        showlegend=False,
        meta={"role": "stops"},
    )


def stop_text(code: str, place: str) -> str:
    """What a stop answers a pointer with; a country whose place is not told stands at its capital, and says so."""
    name = world_borders().names.get(code, code)
    return f"<b>{place}</b>, {name}" if place else f"<b>{name}</b><br>place not told, drawn at the capital"


def _selected_country(look: MapLook) -> go.Choropleth:
    clear = "rgba(0,0,0,0)"
    return go.Choropleth(
        geojson=look.geojson,
        locations=[],
        z=[],
        colorscale=[[0, clear], [1, clear]],
        showscale=False,
        hoverinfo="skip",
        marker={"line": {"color": look.theme.accent, "width": 1.8}},
        meta={"role": "selected country"},
    )


def _legend(drawn: Lines, theme: Theme) -> list[go.Scattergeo]:
    """One entry per meaning of a colour or dash, on traces without a point, so that it stays while time moves."""
    journeys = [style for style in drawn.styles if style.layer == "journeys"]
    colors = {style.region for style in drawn.styles}
    if colors & set(HOLDERS):
        entries = [(HOLDER_NAMES[name], theme.holders[name], "solid", 1.0, "journeys") for name in HOLDERS if name in colors]
        others = [(LINE_NAMES["hostile"], theme.muted, "dashdot", 1.0, "ties")] * any(s.style == "hostile" for s in drawn.styles)
    else:
        homes = sorted({style.region for style in journeys})
        entries = [
            (region or "No state, or not told", theme.regions[region], "solid", 1.0, "journeys")
            for region in homes
            if region in theme.regions
        ]
        apart = [style for style in drawn.styles if style.layer != "journeys"]
        others = [(LINE_NAMES[style.style], style.color, style.dash, 1.0, style.layer) for style in apart]
    happened = {style.style for style in journeys}
    if "planned" in happened:
        entries.append(("Planned", theme.muted, "dash", 1.0, "journeys"))
    if happened & {"cancelled", "denied"}:
        entries.append(("Cancelled or denied", theme.muted, "dot", 0.7, "journeys"))
    entries += others
    return [
        go.Scattergeo(
            lon=[None],
            lat=[None],
            mode="lines",
            line={"color": color, "width": 2.6, "dash": dash},
            opacity=opacity,
            name=name,
            showlegend=True,
            meta={"role": "key", "layer": layer},
        )
        for name, color, dash, opacity, layer in entries
    ]


def _legend_title(drawn: Lines) -> str:
    return LEGEND_TITLES[any(style.region in HOLDERS for style in drawn.styles)]


def _graticule(theme: Theme) -> go.Scattergeo:
    fine = np.linspace(-90, 90, 61)
    meridians = [(np.full_like(fine, lon), fine) for lon in range(-180, 180, 30)]
    wide = np.linspace(-180, 180, 121)
    parallels = [(wide, np.full_like(wide, lat)) for lat in range(-60, 90, 30)]
    lines = [*meridians, *parallels]
    gap = np.array([np.nan])
    return go.Scattergeo(
        lon=np.concatenate([part for lon, _ in lines for part in (lon, gap)]),
        lat=np.concatenate([part for _, lat in lines for part in (lat, gap)]),
        mode="lines",
        line={"color": theme.graticule, "width": 0.7},
        hoverinfo="skip",
        showlegend=False,
        meta={"role": "graticule"},
    )


def _layout(drawn: Lines, look: MapLook) -> go.Layout:
    theme = look.theme
    labels = ("none", *look.classes.labels)
    annotations = []
    if look.caption:
        annotations.append(
            {
                "text": look.caption,
                "xref": "paper", "yref": "paper", "x": 1, "y": 0, "xanchor": "right", "yanchor": "bottom",
                "showarrow": False, "font": {"size": 12, "color": theme.muted}, "bgcolor": theme.panel,
            }
        )  # fmt: skip
    return go.Layout(
        geo={
            "visible": False,
            "fitbounds": False,
            "showframe": True,
            "framecolor": theme.graticule,
            "framewidth": 1,
            "bgcolor": theme.ocean,
            "projection": {"type": look.projection, "rotation": {"lon": CENTER_LON, "lat": 0}},
            "center": {"lon": CENTER_LON, "lat": CENTER_LAT} if look.projection == "natural earth" else {},
            "lataxis": {"range": [-58, 84]} if look.projection == "natural earth" else {},
        },
        coloraxis={
            "cmin": -0.5,
            "cmax": len(labels) - 0.5,
            "colorscale": _steps((theme.land, *_palette(look))),
            "colorbar": {
                "title": {"text": look.title, "font": {"size": 12}, "side": "top"},
                "orientation": "h",
                "lenmode": "pixels",
                "len": max(180, (52 if look.classes.diverging else 38) * len(labels)),
                "thickness": 9,
                "x": 0.01,
                "xanchor": "left",
                "y": 0.01,
                "yanchor": "bottom",
                "tickvals": list(range(len(labels))),
                "ticktext": list(labels),
                "tickfont": {"size": 11},
                "ticks": "",
                "outlinewidth": 0,
                "bgcolor": theme.panel,
                "xpad": 8,
                "ypad": 6,
            },
        },
        legend={
            "x": 0.01, "xanchor": "left", "y": 0.13, "yanchor": "bottom", "bgcolor": theme.panel, "font": {"size": 12},
            "itemclick": False, "itemdoubleclick": False, "itemwidth": 30,
            "title": {"text": _legend_title(drawn), "font": {"size": 12}},
        },
        margin={"l": 0, "r": 0, "t": 0, "b": 0},
        paper_bgcolor=theme.ocean,
        font={"family": FONT, "color": theme.text},
        hoverlabel={"font": {"family": FONT, "size": 13}, "align": "left"},
        hoverdistance=10,
        dragmode="pan",
        clickmode="event",
        annotations=annotations,
    )  # fmt: skip


def _class(values: Mapping[str, int], code: str, classes: Classes) -> int:
    return classes.of(values[code]) if code in values else 0


def _palette(look: MapLook) -> tuple[str, ...]:
    if look.classes.diverging:
        return look.theme.balance
    colors, count = look.theme.counts, len(look.classes.bounds)
    if count == 1:
        return (colors[len(colors) // 2],)
    return tuple(colors[round(index * (len(colors) - 1) / (count - 1))] for index in range(count))


def _steps(colors: tuple[str, ...]) -> list[list[float | str]]:
    """A colour scale that is constant within each class."""
    share = 1 / len(colors)
    return [[edge, color] for index, color in enumerate(colors) for edge in (index * share, min(1.0, (index + 1) * share))]


def _picked(drawn: Lines, column: str, rows: np.ndarray[Any, Any]) -> list[str]:
    values = drawn.table[column].to_list()
    return [values[row] for row in rows]


def _hover_texts(drawn: Lines, rows: np.ndarray[Any, Any]) -> list[str]:
    labels, counts, layers = (drawn.table[column].to_list() for column in ("label", "count", "layer"))
    return [line_text(labels[row], counts[row], layers[row]) for row in rows]


def line_text(label: str, count: int, layer: str) -> str:
    """What a line answers a pointer with: "<b>Iran → Cuba</b><br>2 journeys"."""
    one, many = LAYER_UNITS[layer]
    return f"<b>{label}</b><br>{count:,} {one if count == 1 else many}"


def _repeated(values: list[str], times: int) -> np.ndarray[Any, Any]:
    return np.repeat(np.array(values, dtype=object), times)
