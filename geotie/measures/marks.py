"""
What fills a country on the map: marks, and the sum of the distinct ones in a window.

A mark is one thing that counts for one country on one day. Marks of one `key` are the same thing told again (in another article,
at a second stop in the country, in another sentence) and count once, so a value is a number of journeys or events, never of
reports.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Literal, get_args

import polars as pl

from geotie.measures.tables import Tables
from geotie.measures.window import Window

Fill = Literal["visits_received", "visits_made", "balance", "mentions", "articles", "outlets"]
FILLS: tuple[Fill, ...] = get_args(Fill)
_COLUMNS = ("country", "key", "value", "day", "published", "article_id")


def marks(tables: Tables, fill: Fill, focus: str | None = None) -> pl.LazyFrame:
    """
    One row per mark: country, key, value, day, published, article_id.

    With a focus, only what is between a country and the focus counts: visits received from it, visits made to it, ties with it,
    being named in an article that names it too. The focus itself has no mark then.
    """
    if focus is None:
        return _MARKS[fill](tables).select(_COLUMNS)
    return _MARKS[fill](_between(tables, fill, focus)).select(_COLUMNS).filter(pl.col("country") != focus)


def country_values(tables: Tables, fill: Fill, window: Window, focus: str | None = None) -> pl.DataFrame:
    """
    Value per country in the window: columns country, value, sorted by country.

    Countries without any mark are left out; a balance of 0 is a country whose friendly and hostile events are as many.
    """
    counted = window.select(marks(tables, fill, focus)).unique(["country", "key"], keep="any")
    return counted.group_by("country").agg(pl.col("value").sum()).sort("country").collect()


def values_of(tables: Tables, fills: Iterable[Fill], window: Window, country: str) -> dict[Fill, int]:
    """The values of one country, as `country_values` counts them; a fill without any mark of it is left out."""
    asked = tuple(fills)
    own = [window.select(marks(tables, fill)).filter(pl.col("country") == country).unique("key", keep="any") for fill in asked]
    counted = pl.collect_all([one.select(pl.col("value").sum(), marks=pl.len()) for one in own])
    return {fill: one.item(0, "value") for fill, one in zip(asked, counted, strict=True) if one.item(0, "marks")}


def _between(tables: Tables, fill: Fill, focus: str) -> Tables:
    """What one side of is the focus."""
    if fill == "visits_received":
        return replace(tables, stops=tables.stops.filter(pl.col("home") == focus))
    if fill == "visits_made":
        return replace(tables, stops=tables.stops.filter(pl.col("country") == focus))
    if fill == "balance":
        return replace(tables, ties=tables.ties.filter((pl.col("source") == focus) | (pl.col("target") == focus)))
    naming = tables.mentions.filter((pl.col("country") == focus) & (pl.col("kind") != "person")).select("article_id").unique()
    return replace(tables, mentions=tables.mentions.join(naming, on="article_id", how="semi"))


def _visits(tables: Tables, country: str) -> pl.LazyFrame:
    made = tables.stops.filter(pl.col("event_status") == "done")
    return made.select(
        pl.col(country).alias("country"), pl.col("event_id").alias("key"), "day", "published", "article_id", value=pl.lit(1)
    ).drop_nulls("country")


def _balance(tables: Tables) -> pl.LazyFrame:
    """Friendly events count +1 and hostile ones -1, for each state that takes part."""
    asserted = tables.ties.filter(pl.col("modality") == "asserted")
    sides = [asserted.with_columns(country=pl.col(side)) for side in ("source", "target")]
    return pl.concat(sides).select(
        "country", "day", "published", "article_id", key=pl.col("event_id"), value=pl.col("polarity").cast(pl.Int64)
    )


def _named(tables: Tables) -> pl.LazyFrame:
    """A row per article and country that it names; a person who stands for a state does not name it."""
    return (
        tables.mentions.filter(pl.col("kind") != "person")
        .group_by("article_id", "country")
        .agg(pl.len().cast(pl.Int64).alias("value"), pl.first("published"))
        .with_columns(day=pl.col("published"), key=pl.col("article_id"))
    )


def _outlets(tables: Tables) -> pl.LazyFrame:
    """Independent sources: copies of one text are one, and so are all articles of one outlet or agency."""
    outlets = tables.articles.select("article_id", key=pl.col("origin_outlet")).drop_nulls("key")
    return _named(tables).drop("key").join(outlets, on="article_id").with_columns(value=pl.lit(1))


_MARKS: dict[Fill, Callable[[Tables], pl.LazyFrame]] = {
    "visits_received": lambda tables: _visits(tables, "country"),
    "visits_made": lambda tables: _visits(tables, "home"),
    "balance": _balance,
    "mentions": _named,
    "articles": lambda tables: _named(tables).with_columns(value=pl.lit(1)),
    "outlets": _outlets,
}
