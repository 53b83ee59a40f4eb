"""What a view rests on: the articles and the independent sources behind it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import polars as pl

from geotie.measures.arcs import LAYERS, Layer, arc_events
from geotie.measures.tables import Tables
from geotie.measures.window import Window


@dataclass(frozen=True, slots=True)
class Sources:
    """
    Numbers for a caption: distinct things on the map, articles that tell of them, first and last day.

    `independent` counts sources: copies of one text are one, and so are all articles of one outlet or agency.
    """

    journeys: int
    ties: int
    routes: int
    articles: int
    independent: int
    first: date | None
    last: date | None


def sources(tables: Tables, window: Window, layers: tuple[Layer, ...] = LAYERS) -> Sources:
    """What is drawn in the window."""
    events = window.select(arc_events(tables, layers)).select("layer", "key", "article_id", day=window.column)
    told = events.join(tables.articles.select("article_id", "origin_outlet"), on="article_id", how="left").collect()
    per_layer = dict(told.group_by("layer").agg(pl.col("key").n_unique()).iter_rows())
    first, last = told.select(first=pl.col("day").min(), last=pl.col("day").max()).row(0)
    return Sources(
        journeys=per_layer.get("journeys", 0),
        ties=per_layer.get("ties", 0),
        routes=per_layer.get("routes", 0),
        articles=told["article_id"].n_unique(),
        independent=told["origin_outlet"].n_unique(),
        first=first,
        last=last,
    )
