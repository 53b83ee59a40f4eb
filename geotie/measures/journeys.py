"""
Journeys: visits that several articles tell of count once.

Two visits are one journey when the same person of the same state travels, and their days touch or lie close together. Without
a name, a home or a day nothing is merged: the visit stands for itself.
"""

from __future__ import annotations

import polars as pl

MERGE_GAP_DAYS = 10  # reports of one tour date its stops a few days apart; a second tour so soon after the first is rare
_SUFFIX = r",? (Jr|Sr|II|III|IV)\.?$"  # what may stand behind a surname


def with_journeys(stops: pl.LazyFrame) -> pl.LazyFrame:
    """The stops with a column `journey`: the id of the earliest visit that tells of this journey."""
    surname = pl.col("visitor").str.replace(_SUFFIX, "").str.split(" ").list.last()
    named = surname.str.contains(r"^\p{Lu}") & pl.col("home").is_not_null() & pl.col("first").is_not_null()
    visits = (
        stops.group_by("visit_id")
        .agg(pl.first("visitor"), pl.first("home"), first=pl.col("day").min(), last=pl.col("day").max())
        .with_columns(
            who=pl.when(named).then(pl.concat_str("home", surname.str.to_lowercase(), separator=" ")).otherwise("visit_id")
        )
        .sort("who", "first", "visit_id")
    )
    ended = pl.col("last").cum_max().shift(1).over("who")
    starts_anew = ended.is_null() | ((pl.col("first") - ended).dt.total_days() > MERGE_GAP_DAYS)
    journeys = visits.with_columns(tour=starts_anew.cum_sum().over("who")).select(
        "visit_id", journey=pl.col("visit_id").first().over("who", "tour")
    )
    return stops.join(journeys, on="visit_id", how="left")
