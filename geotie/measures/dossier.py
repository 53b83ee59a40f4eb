"""What an archive tells of one country: who visits it, whom it visits, what is claimed about it and by it, and who tells of it."""

from __future__ import annotations

from typing import Literal

import polars as pl

from geotie.measures.tables import Tables
from geotie.measures.window import EVER, Window

Direction = Literal["received", "made"]


def visits(tables: Tables, country: str, direction: Direction, window: Window = EVER) -> pl.DataFrame:
    """
    Journeys to a country by the traveller's home ("received"), or from it by the country visited ("made"); most first.

    Returns
    -------
    visits
        other (the other country; None for travellers of no state), journeys (that took place), planned (announced, not yet told to
        have taken place), called_off (cancelled or denied), first and last (days of those that took place), visitors (names,
        those with most journeys first).
    """
    here, other = ("country", "home") if direction == "received" else ("home", "country")
    stops = window.select(tables.stops).filter(pl.col(here) == country).with_columns(other=pl.col(other))
    if direction == "made":
        stops = stops.filter(pl.col("country") != country)
    told = stops.unique(["other", "event_id"], keep="first", maintain_order=True)
    done = pl.col("event_status") == "done"
    names = pl.col("visitor").filter(pl.col("visitor") != "")
    return (
        told.group_by("other", maintain_order=True)
        .agg(
            journeys=done.sum().cast(pl.Int64),
            planned=(pl.col("event_status") == "planned").sum().cast(pl.Int64),
            called_off=pl.col("event_status").is_in(["cancelled", "denied"]).sum().cast(pl.Int64),
            first=pl.col("day").filter(done).min(),
            last=pl.col("day").filter(done).max(),
            visitors=names.sort().value_counts(sort=True).struct.field("visitor"),
        )
        .sort("journeys", "planned", "last", "other", descending=[True, True, True, False], nulls_last=True)
        .collect()
    )


def claims(tables: Tables, country: str, side: Literal["about", "by"], window: Window = EVER) -> pl.DataFrame:
    """
    Acts that are told of others towards a country ("about"), or that the country itself does or tells of ("by").

    One row per event, as its first report tells it: the columns of the table of ties, with `reports` (articles) and `independent`
    (sources that do not copy each other). What more sources tell comes first, then what weighs more, then what is later.
    """
    itself = (pl.col("source") == country) | (pl.col("speaker_country") == country)
    towards = (pl.col("target") == country) & ~pl.col("mutual") & (pl.col("source") != country)
    wanted = itself & ~pl.col("mutual") if side == "by" else towards
    told = window.select(tables.ties).filter(wanted)
    sources = told.join(tables.articles.select("article_id", "origin_outlet", "title"), on="article_id", how="left")
    counted = sources.group_by("event_id").agg(
        reports=pl.col("article_id").n_unique().cast(pl.Int64), independent=pl.col("origin_outlet").n_unique().cast(pl.Int64)
    )
    return (
        sources.sort("published", "tie_id", nulls_last=True)
        .unique("event_id", keep="first", maintain_order=True)
        .join(counted, on="event_id")
        .with_columns(strength=pl.col("weight").abs())
        .sort("independent", "strength", "day", "tie_id", descending=[True, True, True, False], nulls_last=True)
        .collect()
    )


def outlets_naming(tables: Tables, country: str, window: Window = EVER) -> pl.DataFrame:
    """Outlets that name a country, most articles first: columns outlet, state_media, articles."""
    naming = (
        window.select(tables.mentions.with_columns(day=pl.col("published")))
        .filter((pl.col("country") == country) & (pl.col("kind") != "person"))
        .select("article_id")
        .unique()
    )
    return (
        tables.articles.join(naming, on="article_id", how="semi")
        .group_by("outlet")
        .agg(pl.first("state_media"), articles=pl.len().cast(pl.Int64))
        .sort("articles", "outlet", descending=[True, False])
        .collect()
    )
