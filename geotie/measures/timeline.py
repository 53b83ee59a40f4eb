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
_DAYS_SHOWN_DAILY = 120
_DAYS_SHOWN_MONTHLY = 366 * 10


@dataclass(frozen=True, slots=True)
class Timeline:
    """
    `bins` has a row per bin and layer that is not empty: start (Date), layer, count of distinct journeys, events or routes.

    `first` and `last` are the days of the earliest and latest event, None where nothing is dated. `undated` counts events
    without any day; `by_publication` those that stand at their article's day, because the text tells none.
    """

    bins: pl.DataFrame
    step: Step
    first: date | None
    last: date | None
    undated: int
    by_publication: int


def timeline(tables: Tables, by: TimeBasis = "event", step: Step | None = None, layers: tuple[Layer, ...] = LAYERS) -> Timeline:
    """Distinct events per bin; without a step the one that suits the period: days up to four months, months up to ten years."""
    day = Window(by=by).column
    events = arc_events(tables, layers).select("layer", "key", "day_source", day=day).collect()
    dated = events.drop_nulls("day")
    first, last = dated.select(first=pl.col("day").min(), last=pl.col("day").max()).row(0)
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
        undated=events.filter(pl.col("day").is_null())["key"].n_unique(),
        by_publication=events.filter(pl.col("day_source") == "published")["key"].n_unique() if by == "event" else 0,
    )


def _suitable_step(first: date | None, last: date | None) -> Step:
    days = 0 if first is None or last is None else (last - first).days
    if days <= _DAYS_SHOWN_DAILY:
        return "day"
    return "month" if days <= _DAYS_SHOWN_MONTHLY else "year"
