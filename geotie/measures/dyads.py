"""
Ties counted between countries: by dyad, by partner, over time.

What is counted are events (one act, however many articles tell of it) that the text asserts. A mutual act has no direction, so it
counts for both dyads of its pair.
"""

from __future__ import annotations

import polars as pl

from geotie.measures.tables import Tables
from geotie.measures.timeline import Step
from geotie.measures.window import EVER, Window

_EVERY: dict[Step, str] = {"day": "1d", "month": "1mo", "year": "1y"}
_FRIENDLY = (pl.col("polarity") > 0).sum().cast(pl.Int64).alias("friendly")
_HOSTILE = (pl.col("polarity") < 0).sum().cast(pl.Int64).alias("hostile")


def dyads(tables: Tables, window: Window = EVER) -> pl.DataFrame:
    """
    One row per ordered pair of countries with an event, by code.

    Returns
    -------
    dyads
        source, target, friendly and hostile (numbers of events), weight (mean weight of the events on the scale of `plover`), first
        and last (days).
    """
    acts = _acts(tables, window)
    there_and_back = pl.concat(
        [acts, acts.filter("mutual").select(pl.all().exclude("source", "target"), source="target", target="source")], how="diagonal"
    )
    return (
        there_and_back.unique(["source", "target", "event_id"], keep="first", maintain_order=True)
        .group_by("source", "target")
        .agg(_FRIENDLY, _HOSTILE, pl.col("weight").mean(), first=pl.col("day").min(), last=pl.col("day").max())
        .sort("source", "target")
        .collect()
    )


def partners(tables: Tables, country: str, window: Window = EVER) -> pl.DataFrame:
    """
    The countries that one country has ties with, whoever acted; those with most events first.

    Columns partner, friendly, hostile, events, weight (mean), first, last.
    """
    return (
        _with_partner(tables, country, window)
        .group_by("partner")
        .agg(
            _FRIENDLY,
            _HOSTILE,
            pl.col("weight").mean(),
            first=pl.col("day").min(),
            last=pl.col("day").max(),
            events=pl.len().cast(pl.Int64),
        )
        .sort("events", "partner", descending=[True, False])
        .collect()
    )


def partners_over_time(tables: Tables, country: str, window: Window = EVER, step: Step = "year") -> pl.DataFrame:
    """Dated events per partner and period: columns partner, start (first day of it), friendly, hostile; none without any."""
    return (
        _with_partner(tables, country, window)
        .drop_nulls(window.column)
        .group_by("partner", start=pl.col(window.column).dt.truncate(_EVERY[step]))
        .agg(_FRIENDLY, _HOSTILE)
        .sort("start", "partner")
        .collect()
    )


def pair_over_time(tables: Tables, pair: tuple[str, str], window: Window = EVER, step: Step = "year") -> pl.DataFrame:
    """Dated events between two countries, either way: columns start, friendly, hostile; periods without any are left out."""
    told = partners_over_time(tables, pair[0], window, step)
    return told.filter(pl.col("partner") == pair[1]).drop("partner")


def country_over_time(tables: Tables, country: str, window: Window = EVER, step: Step = "year") -> pl.DataFrame:
    """Dated events of one country with all others, each counted once: columns start, friendly, hostile."""
    return (
        _with_partner(tables, country, window)
        .unique("event_id", keep="first", maintain_order=True)
        .drop_nulls(window.column)
        .group_by(start=pl.col(window.column).dt.truncate(_EVERY[step]))
        .agg(_FRIENDLY, _HOSTILE)
        .sort("start")
        .collect()
    )


def _acts(tables: Tables, window: Window) -> pl.LazyFrame:
    return window.select(tables.ties).filter(pl.col("modality") == "asserted")


def _with_partner(tables: Tables, country: str, window: Window) -> pl.LazyFrame:
    """A row per event and partner."""
    acts = _acts(tables, window).filter((pl.col("source") == country) | (pl.col("target") == country))
    partner = pl.when(pl.col("source") == country).then("target").otherwise("source")
    return acts.with_columns(partner=partner).unique(["partner", "event_id"], keep="first", maintain_order=True)
