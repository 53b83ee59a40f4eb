"""Journeys as a table: one row per journey with its countries in order of travel, however many articles tell of it."""

from __future__ import annotations

import polars as pl

from geotie.measures.tables import Tables
from geotie.measures.window import EVER, Window


def itineraries(tables: Tables, window: Window = EVER) -> pl.DataFrame:
    """
    All journeys with a stop in the window, the latest first, undated ones last.

    Returns
    -------
    journeys
        journey, visit_id (of the fullest report), article_id, visitor, role, home, purpose, outlet, state_media, countries, places
        and statuses (lists, one entry per stop), first and last (days), day_source ("text" if the text dates any stop),
        reports (articles that tell of the journey).
    """
    stops = tables.stops.rename({"event_id": "journey"})
    inside = window.select(stops).select("journey").unique()
    visits = (
        stops.join(inside, on="journey", how="semi")
        .sort("visit_id", "number")
        .group_by("visit_id", maintain_order=True)
        .agg(
            pl.first("journey", "article_id", "visitor", "role", "home", "purpose", "outlet", "state_media"),
            countries=pl.col("country"),
            places=pl.col("place"),
            statuses=pl.col("event_status"),
            first=pl.col("day").min(),
            last=pl.max_horizontal(pl.col("end").max(), pl.col("day").max()),
            day_source=pl.when((pl.col("day_source") == "text").any()).then(pl.lit("text")).otherwise(pl.first("day_source")),
        )
    )
    reports = visits.group_by("journey").agg(reports=pl.col("article_id").n_unique())
    fullest = visits.sort(pl.col("countries").list.len(), "visit_id", descending=[True, False]).unique(
        "journey", keep="first", maintain_order=True
    )
    return fullest.join(reports, on="journey").sort("first", "visit_id", descending=[True, False], nulls_last=True).collect()
