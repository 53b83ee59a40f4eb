"""How much happened when: the histogram under the map."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

import polars as pl

from geotie.measures.arcs import LAYERS, Layer, arc_events
from geotie.measures.tables import Tables
from geotie.measures.window import TimeBasis, Window

Step = Literal["day", "month", "year"]
STEPS: tuple[Step, ...] = get_args(Step)
_EVERY: dict[Step, str] = {"day": "1d", "month": "1mo", "year": "1y"}
_OUTERMOST = 0.03  # share of the events that may be left out at each end
_SMALL_PART = 0.5
_DAYS_SHOWN_DAILY = 120
_DAYS_SHOWN_MONTHLY = 366 * 10


@dataclass(frozen=True, slots=True)
class Timeline:
    """
    `bins` has a row per bin and layer that is not empty: start (Date), layer, count of distinct journeys, events or routes.

    `first` and `last` are the days of the earliest and latest event shown, None where nothing is dated. A treaty of 1777 among
    the news of one year would leave the year a sliver, so a few events far from all others are left out: `outside` counts them.
    `undated` counts events without any day; `by_publication` those that stand at their article's day, as the text tells none.
    """

    bins: pl.DataFrame
    step: Step
    first: date | None
    last: date | None
    outside: int
    undated: int
    by_publication: int


def timeline(
    tables: Tables,
    by: TimeBasis = "event",
    step: Step | None = None,
    layers: tuple[Layer, ...] = LAYERS,
    focus: str | None = None,
) -> Timeline:
    """Distinct events per bin; without a step the one that suits the period: days up to four months, months up to ten years."""
    day = Window(by=by).column
    events = arc_events(tables, layers, focus).select("layer", "key", "day_source", day=day).collect()
    dated = events.drop_nulls("day")
    first, last = _dense_period(dated["day"])
    outside = dated.filter(~pl.col("day").is_between(first, last))["key"].n_unique() if first else 0
    dated = dated.filter(pl.col("day").is_between(first, last))
    chosen = step or _suitable_step(first, last)
    bins = (
        dated.with_columns(start=pl.col("day").dt.truncate(_EVERY[chosen]))
        .group_by("start", "layer")
        .agg(count=pl.col("key").n_unique())
        .sort("start", "layer")
    )
    return Timeline(
        bins=bins,
        step=chosen,
        first=first,
        last=last,
        outside=outside,
        undated=events.filter(pl.col("day").is_null())["key"].n_unique(),
        by_publication=events.filter(pl.col("day_source") == "published")["key"].n_unique() if by == "event" else 0,
    )


def _dense_period(days: pl.Series) -> tuple[date | None, date | None]:
    """First and last day, without the outermost few if the rest lies within a small part of the period."""
    if days.is_empty():
        return None, None
    ordered: list[date] = days.sort().to_list()
    few = int(len(ordered) * _OUTERMOST)
    kept = ordered[few : len(ordered) - few]
    # One side at a time: whichever end is far off goes, the other stays as it is
    first = kept[0] if (ordered[-1] - kept[0]) < (ordered[-1] - ordered[0]) * _SMALL_PART else ordered[0]
    last = kept[-1] if (kept[-1] - first) < (ordered[-1] - first) * _SMALL_PART else ordered[-1]
    return first, last


def _suitable_step(first: date | None, last: date | None) -> Step:
    days = 0 if first is None or last is None else (last - first).days
    if days <= _DAYS_SHOWN_DAILY:
        return "day"
    return "month" if days <= _DAYS_SHOWN_MONTHLY else "year"
