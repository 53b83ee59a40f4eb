"""
Tours over time: a row per journey, a bar per stop.

Days on which a visitor was there for certain are solid; days that the text only leaves open (a month, the time between two dated
stops) are pale. What is planned is an outline, what was called off is grey. A bar's `customdata` is its visit and its stop.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from html import escape
from typing import Any

import plotly.graph_objects as go

from geotie.countries import countries
from geotie.figures.charts import chart_layout
from geotie.figures.theme import Theme

Period = tuple[date, date]
_ROW_PIXELS = 29
_WIDTH = 1000  # pixels that the bars have about
_LETTER = 7  # pixels
_DAY_MS = 86_400_000
_LONGEST = 31  # days of a tour that are shown
_PALE = 0.3
_CALLED_OFF = ("cancelled", "denied")


@dataclass(frozen=True, slots=True)
class Stay:
    """A bar: the days of a stop. `sure` is None where no day is certain; `words` tell it to a pointer."""

    visit_id: str
    stop_id: str
    country: str
    home: str | None
    status: str
    first: date
    last: date
    sure: tuple[date, date] | None
    words: str


@dataclass(frozen=True, slots=True)
class _Bar:
    """Stops that are told to lie on the same days of one journey: they share a bar, since none can be put before another."""

    row: int
    first: date
    last: date
    stays: list[Stay] = field(default_factory=list)

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True)
class _Frame:
    """The axis: the days of a period or, where there is none, days counted from the `origins` of the rows."""

    period: Period | None
    origins: dict[int, date]
    days: int

    def base(self, bar: _Bar) -> Any:
        return bar.first.isoformat() if self.period else (bar.first - self.origins[bar.row]).days + 0.5

    def length(self, bar: _Bar) -> int:
        return bar.days * _DAY_MS if self.period else bar.days


def gantt(rows: Sequence[tuple[str, Sequence[Stay]]], look: Theme, period: Period | None = None) -> go.Figure:
    """
    Parameters
    ----------
    rows
        What each journey is called, and its stays; the first row stands at the top.
    period
        The days of a calendar to show; without it days are counted from the first day of each journey, so that tours of all times
        can be laid side by side.
    """
    number = [len(rows) - 1 - index for index in range(len(rows))]
    placed = [(row, stay) for row, (_, stays) in zip(number, rows, strict=True) for stay in stays]
    origins = {
        row: min(stay.sure[0] if stay.sure else stay.first for stay in stays) for row, (_, stays) in zip(number, rows, strict=True)
    }
    longest = max(((stay.last - origins[row]).days + 1 for row, stay in placed), default=1)
    frame = _Frame(period, origins, (period[1] - period[0]).days + 1 if period else min(_LONGEST, max(7, longest)))
    pale = _bars((row, stay, (stay.first, stay.last)) for row, stay in placed if stay.sure != (stay.first, stay.last))
    solid = _bars((row, stay, stay.sure) for row, stay in placed if stay.sure)
    height = _ROW_PIXELS * max(2, len(rows)) + 60
    layout = chart_layout(look, height, barmode="overlay", clickmode="event+select", showlegend=False)
    traces = [_trace(pale, frame, look, solid=False), _trace(solid, frame, look, solid=True), _labels(pale, solid, frame, look)]
    figure = go.Figure(traces, layout)
    figure.update_layout(uniformtext={"mode": "hide", "minsize": 10})
    figure.update_yaxes(
        tickvals=number, ticktext=[name for name, _ in rows], range=[-0.6, len(rows) - 0.4], zeroline=False, showgrid=False
    )
    figure.update_xaxes(**_axis(frame), showgrid=True, side="top")  # in sight, however many rows follow
    return figure


def legend_html(stays: Iterable[Stay], look: Theme) -> str:
    """What the fills and colours of these stays mean, as far as they occur."""
    told = list(stays)
    entry = "<li><i{}></i>{}</li>"
    kinds = [
        ("", "days that the text tells", any(stay.sure for stay in told)),
        (f' style="opacity:{_PALE}"', "days that it leaves open", any(stay.sure != (stay.first, stay.last) for stay in told)),
        (' class="gt-hollow"', "planned", any(stay.status == "planned" for stay in told)),
        (f' style="background:{look.muted}"', "called off", any(stay.status in _CALLED_OFF for stay in told)),
    ]
    regions = sorted({_region(stay) for stay in told if stay.status not in _CALLED_OFF})
    homes = [(f' style="background:{look.regions[region]}"', escape(region or "home not told")) for region in regions]
    shown = "".join(entry.format(style, words) for style, words, used in kinds if used)
    colored = "".join(entry.format(style, words) for style, words in homes)
    return f'<ul class="gt-key">{shown}</ul><ul class="gt-key" aria-label="Home of the traveller"><li>From</li>{colored}</ul>'


def _bars(stays: Iterable[tuple[int, Stay, Period]]) -> list[_Bar]:
    bars: dict[tuple[int, Period, str], _Bar] = {}
    for row, stay, days in stays:
        bars.setdefault((row, days, stay.status), _Bar(row, *days)).stays.append(stay)
    return list(bars.values())


def _trace(bars: Sequence[_Bar], frame: _Frame, look: Theme, *, solid: bool) -> go.Bar:
    strength = 1.0 if solid else _PALE
    hollow = [bar.stays[0].status == "planned" for bar in bars]
    colors = [_color(bar.stays[0], look) for bar in bars]
    return go.Bar(
        orientation="h",
        y=[bar.row for bar in bars],
        base=[frame.base(bar) for bar in bars],
        x=[frame.length(bar) for bar in bars],
        width=0.8 if solid else 0.74,
        customdata=[[bar.stays[0].visit_id, bar.stays[0].stop_id] for bar in bars],
        hovertext=["<br><br>".join(stay.words for stay in bar.stays) for bar in bars],
        hovertemplate="%{hovertext}<extra></extra>",
        marker={
            "color": [_faded(look.ocean if empty else color, strength) for color, empty in zip(colors, hollow, strict=True)],
            "line": {
                "color": [
                    _faded(color, max(strength, 0.6)) if empty else look.ocean for color, empty in zip(colors, hollow, strict=True)
                ],
                "width": 1.5,
            },
        },
        unselected={"marker": {"opacity": 0.5}},
    )


def _labels(pale: Sequence[_Bar], solid: Sequence[_Bar], frame: _Frame, look: Theme) -> go.Bar:
    """The names of the bars, each on a bar of its own that is not seen: the part of it that no other bar or name covers."""
    taken: dict[int, list[Period]] = {}
    for bar in solid:
        taken.setdefault(bar.row, []).append((bar.first, bar.last))
    named = []
    for bar, certain in [*((bar, True) for bar in solid), *((bar, False) for bar in pale)]:
        free = (bar.first, bar.last) if certain else _longest_free(bar, taken.get(bar.row, []))
        text = free and _label(bar, (free[1] - free[0]).days + 1, frame.days, solid=certain)
        if not free or not text:
            continue
        if not certain:
            taken.setdefault(bar.row, []).append(free)
        ink = look.ocean if certain and bar.stays[0].status != "planned" else look.text
        named.append((_Bar(bar.row, *free), text, ink))
    return go.Bar(
        orientation="h",
        y=[bar.row for bar, _, _ in named],
        base=[frame.base(bar) for bar, _, _ in named],
        x=[frame.length(bar) for bar, _, _ in named],
        width=0.8,
        text=[text for _, text, _ in named],
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        textfont={"size": 11, "color": [ink for _, _, ink in named]},
        marker={"color": "rgba(0,0,0,0)"},
        hoverinfo="skip",
    )


def _longest_free(bar: _Bar, taken: Sequence[Period]) -> Period | None:
    """The most days in a row of a bar that others leave free."""
    one = timedelta(days=1)
    free: list[Period] = []
    at = bar.first
    for first, last in sorted(taken):
        if last < at or first > bar.last:
            continue
        if first > at:
            free.append((at, first - one))
        at = last + one
    if at <= bar.last:
        free.append((at, bar.last))
    return max(free, key=lambda days: days[1] - days[0], default=None)


def _axis(frame: _Frame) -> dict[str, Any]:
    if frame.period:
        return {"type": "date", "range": [frame.period[0], frame.period[1] + timedelta(days=1)]}
    title = {"text": "day of the tour", "font": {"size": 12}}
    return {"type": "linear", "range": [0.3, frame.days + 0.7], "title": title, "dtick": 1 if frame.days <= 16 else 5, "tick0": 0}


def _label(bar: _Bar, days: int, of: int, *, solid: bool) -> str:
    """The countries' names where so many days have room for them, else codes, else nothing; a stay is named at its certain days."""
    room = _WIDTH * days / of / _LETTER
    codes = list(dict.fromkeys(stay.country for stay in bar.stays if solid or not stay.sure))
    names = " · ".join(countries()[code].name if code in countries() else code for code in codes)
    short = " · ".join(codes)
    return names if len(names) + 2 <= room else short if len(short) <= room else ""


def _color(stay: Stay, look: Theme) -> str:
    return look.muted if stay.status in _CALLED_OFF else look.regions[_region(stay)]


def _region(stay: Stay) -> str:
    entry = countries().get(stay.home or "")
    return entry.region if entry else ""


def _faded(color: str, strength: float) -> str:
    """A colour "#rrggbb" as seen through."""
    red, green, blue = (int(color[start : start + 2], 16) for start in (1, 3, 5))
    return f"rgba({red},{green},{blue},{strength:g})"
