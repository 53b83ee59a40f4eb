"""What articles tell, as rows and as reports: the stops and ties of an archive with the source that each goes back to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import polars as pl

from geotie.events.acts import TieReport
from geotie.events.sources import Source
from geotie.events.stays import StopReport
from geotie.events.visitors import visitor

_SOURCE = {
    "cluster_id": pl.String,
    "origin_outlet": pl.String,
    "origin_state_media": pl.Boolean,
    "first_told": pl.Date,  # the day on which the text first appeared, in whichever outlet
}
STOP_COLUMNS: dict[str, Any] = {
    "stop_id": pl.String,
    "visit_id": pl.String,
    "article_id": pl.String,
    "visitor": pl.String,
    "role": pl.String,
    "home": pl.String,
    "country": pl.String,
    "number": pl.Int64,
    "status": pl.String,
    "start_text": pl.String,
    "end_text": pl.String,
    "day": pl.Date,
    "day_source": pl.String,
    "catalogue": pl.String,  # of ready-made records: which one; null for what was read in an article
    **_SOURCE,
}
TIE_COLUMNS: dict[str, Any] = {
    "tie_id": pl.String,
    "article_id": pl.String,
    "type": pl.String,
    "polarity": pl.Int64,
    "modality": pl.String,
    "date_text": pl.String,
    "day": pl.Date,
    "evidence": pl.String,
    "sources": pl.String,  # codes in order, a space between two; of a mutual act all who take part
    "targets": pl.String,
    **_SOURCE,
}
_READY_MADE = "import:"  # how the rules of ready-made records begin


def sources_of(articles: pl.DataFrame) -> pl.DataFrame:
    """Cluster, origin and first day of the text of each article."""
    return articles.select(
        "article_id", "cluster_id", "origin_outlet", "origin_state_media", first_told=pl.col("published").min().over("cluster_id")
    )


def stop_rows(stops: pl.DataFrame, sources: pl.DataFrame) -> pl.DataFrame:
    """A row for each stop, with `STOP_COLUMNS`."""
    is_ready_made = pl.col("rule").str.starts_with(_READY_MADE)
    catalogue = pl.when(is_ready_made).then(pl.col("rule") + " " + pl.col("outlet").fill_null("")).alias("catalogue")
    return stops.with_columns(catalogue).join(_others(sources, stops), on="article_id", how="left").select(*STOP_COLUMNS)


def tie_rows(ties: pl.DataFrame, sources: pl.DataFrame) -> pl.DataFrame:
    """A row for each tie, out of one for each dyad, with `TIE_COLUMNS`."""
    told = ("tie_id", "article_id", "type", "polarity", "modality", "date_text", "day", "evidence")
    source, target, mutual = pl.col("source"), pl.col("target"), pl.col("mutual")
    in_order = pl.min_horizontal(source, target) + " " + pl.max_horizontal(source, target)
    is_pair = pl.col("tie_id").is_unique()
    pairs = ties.filter(is_pair).select(
        *told,
        pl.when(mutual & (source != target)).then(in_order).otherwise(source).alias("sources"),
        pl.when(mutual).then(pl.lit("")).otherwise(target).alias("targets"),
    )
    everybody = pl.concat([source, target])
    groups = (
        ties.filter(~is_pair)
        .group_by("tie_id")
        .agg(
            *(pl.col(name).first() for name in told[1:]),
            sources=pl.when(mutual.first()).then(_codes(everybody)).otherwise(_codes(source)),
            targets=pl.when(mutual.first()).then(pl.lit("")).otherwise(_codes(target)),
        )
    )
    return pl.concat([pairs, groups]).join(sources, on="article_id", how="left").select(*TIE_COLUMNS)


def _codes(countries: pl.Expr) -> pl.Expr:
    return countries.unique().sort().str.join(" ")


def stop_reports(rows: pl.DataFrame) -> Iterator[StopReport]:
    sources = _sources(rows)
    for (
        stop_id, visit_id, article_id, name, role, home, country, number, status, start, end, day, day_source, catalogue,
        cluster, outlet, state_media, first_told,
    ) in rows.select(*STOP_COLUMNS).iter_rows():  # fmt: skip
        yield StopReport(
            stop_id, visit_id, article_id, cluster, name, visitor(name, role, home, day), country, number, status, start, end,
            day, day_source, first_told, sources[outlet, state_media], catalogue,
        )  # fmt: skip


def tie_reports(rows: pl.DataFrame) -> Iterator[TieReport]:
    sources = _sources(rows)
    for (
        tie_id, article_id, kind, polarity, modality, date_text, day, evidence, actors, others,
        cluster, outlet, state_media, first_told,
    ) in rows.select(*TIE_COLUMNS).iter_rows():  # fmt: skip
        yield TieReport(
            tie_id, article_id, cluster, tuple(actors.split()), tuple(others.split()), kind, polarity, modality,
            date_text or None, day, first_told, evidence, sources[outlet, state_media],
        )  # fmt: skip


def _sources(rows: pl.DataFrame) -> dict[tuple[str, bool | None], Source]:
    return {key: Source(*key) for key in rows.select("origin_outlet", "origin_state_media").unique().iter_rows()}


def _others(sources: pl.DataFrame, table: pl.DataFrame) -> pl.DataFrame:
    """What the table does not have yet."""
    return sources.select("article_id", *(name for name in _SOURCE if name not in table.columns))
