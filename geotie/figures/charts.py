"""
Charts beside the map: bars and dots over time, friendly above and hostile below, in the map's own colours.

What can be clicked carries in `customdata` what it stands for.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import plotly.graph_objects as go
import polars as pl

from geotie.figures.theme import FONT, Theme
from geotie.measures import Step

_DAYS: dict[Step, float] = {"day": 1.0, "month": 30.4, "year": 365.25}
_FORMATS: dict[Step, str] = {"day": "%-d %b %Y", "month": "%B %Y", "year": "%Y"}
_ROW_PIXELS = 25
_SIDES = (("friendly", "friendly event", "friendly events", 1), ("hostile", "hostile event", "hostile events", -1))


def chart_layout(look: Theme, height: int, **more: Any) -> go.Layout:
    """The frame of all charts: no box, pale lines, text in the page's colour, the ground of the page itself."""
    axis = {
        "gridcolor": look.land,
        "zerolinecolor": look.muted,
        "linecolor": look.muted,
        "tickfont": {"size": 12},
        "fixedrange": True,
        "automargin": True,
    }
    layout = go.Layout(
        height=height,
        margin={"l": 4, "r": 8, "t": 8, "b": 4},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        font={"family": FONT, "color": look.text, "size": 13},
        hoverlabel={"font": {"family": FONT, "size": 13}, "align": "left"},
        xaxis=axis,
        yaxis=axis,
        legend={
            "orientation": "h",
            "x": 0,
            "xanchor": "left",
            "y": 1.0,
            "yanchor": "bottom",
            "itemclick": False,
            "itemdoubleclick": False,
        },
        dragmode=False,
    )
    return layout.update(more)


def signed_bars(told: pl.DataFrame, look: Theme, step: Step = "year", *, height: int = 220) -> go.Figure:
    """
    Friendly events above the line, hostile ones below it.

    Parameters
    ----------
    told
        Columns start (first day of a period), friendly, hostile.
    """
    starts = told["start"].to_list()
    bars = [
        go.Bar(
            x=starts,
            y=(told[side] * sign).to_list(),
            name=many.capitalize(),
            width=_DAYS[step] * 0.8 * 86_400_000,
            offset=_DAYS[step] * 0.1 * 86_400_000,
            marker={"color": getattr(look, side), "line": {"width": 0}},
            customdata=[start.isoformat() for start in starts],
            text=[_counted(number, one, many) for number in told[side]],
            textposition="none",
            hovertemplate=[f"<b>{start.strftime(_FORMATS[step])}</b><br>%{{text}}<extra></extra>" for start in starts],
        )
        for side, one, many, sign in _SIDES
    ]
    highest = int(told.select(pl.max_horizontal("friendly", "hostile").max()).item() or 1)
    every = next(each for each in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 10**9) if highest / each <= 4)
    ticks = [*range(-(highest // every) * every, highest + 1, every)]
    figure = go.Figure(bars, chart_layout(look, height, barmode="relative", clickmode="event+select"))
    figure.update_yaxes(
        tickvals=ticks, ticktext=[str(abs(tick)) for tick in ticks], zeroline=True, title={"text": "events", "font": {"size": 12}}
    )
    figure.update_xaxes(**_time_axis(starts, step), showgrid=False)
    return figure


def partner_dots(told: pl.DataFrame, names: dict[str, str], look: Theme, step: Step = "year") -> go.Figure:
    """
    A row per partner, a dot per period with events: friendly ones a little above the row's line, hostile ones below it.

    Parameters
    ----------
    told
        Columns partner, start, friendly, hostile.
    names
        Partners to show, top row first, with what they are called.
    """
    row = {code: len(names) - 1 - index for index, code in enumerate(names)}
    shown = told.filter(pl.col("partner").is_in(list(names)))
    placed = shown.with_columns(
        row=pl.Series([row[partner] for partner in shown["partner"]], dtype=pl.Int64),
        name=pl.Series([names[partner] for partner in shown["partner"]], dtype=pl.String),
    )
    dots = [_dots(placed.filter(pl.col(side[0]) > 0), look, step, side) for side in _SIDES]
    figure = go.Figure(dots, chart_layout(look, _ROW_PIXELS * max(2, len(names)) + 70, clickmode="event+select"))
    figure.update_yaxes(tickvals=list(row.values()), ticktext=list(names.values()), range=[-0.7, len(names) - 0.3], zeroline=False)
    figure.update_xaxes(**_time_axis(shown["start"].to_list(), step), showgrid=True)
    return figure


def _dots(told: pl.DataFrame, look: Theme, step: Step, side: tuple[str, str, str, int]) -> go.Scatter:
    """Dots of one sign; `told` has the row of each and the name of its partner."""
    key, one, many, sign = side
    half = timedelta(days=_DAYS[step] / 2)
    texts = [
        f"<b>{name}, {start.strftime(_FORMATS[step])}</b><br>{_counted(number, one, many)}"
        for name, start, number in told.select("name", "start", key).iter_rows()
    ]
    return go.Scatter(
        x=[start + half for start in told["start"]],
        y=[row + sign * 0.17 for row in told["row"]],
        mode="markers",
        name=many.capitalize(),
        customdata=[[partner, start.isoformat()] for partner, start in told.select("partner", "start").iter_rows()],
        text=texts,
        hovertemplate="%{text}<extra></extra>",
        marker={
            "color": getattr(look, key),
            "symbol": "circle" if sign > 0 else "diamond",
            "size": [min(20.0, 7 + 3 * (number - 1) ** 0.7) for number in told[key]],
            "opacity": 0.85,
            "line": {"width": 0},
        },
        unselected={"marker": {"opacity": 0.3}},
        selected={"marker": {"opacity": 1}},
    )


def _time_axis(starts: list[date], step: Step) -> dict[str, Any]:
    """Whole periods; a single one keeps its neighbours' room, so that a bar is no wall."""
    if not starts:
        return {"type": "date"}
    first, last = min(starts), max(starts) + timedelta(days=_DAYS[step])
    room = max(timedelta(days=_DAYS[step]), (last - first) * 0.02)
    few = len({start.year for start in starts}) <= 8 and step == "year"
    years = [date(year, 1, 1) for year in range(first.year, last.year + 1)] if few and last.year - first.year <= 12 else None
    ticks = (
        {"tickvals": [day + timedelta(days=182) for day in years], "ticktext": [str(day.year) for day in years]} if years else {}
    )
    return {"type": "date", "range": [first - room, last + room], "hoverformat": "%Y", **ticks}


def _counted(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}" if number else f"no {many}"
