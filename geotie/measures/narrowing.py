"""Tables with only what touches a country or lies in a period, for a view that leaves the dashboard."""

from __future__ import annotations

from dataclasses import replace

import polars as pl

from geotie.measures.tables import Tables
from geotie.measures.window import Window


def narrowed(tables: Tables, window: Window, country: str | None = None) -> Tables:
    """
    The records of a period that touch a country, with the articles that tell of them.

    A journey or a route is kept whole when one of its stops lies in the period and touches the country; the visitor's home counts.
    """
    stops = _whole(tables.stops, "visit_id", window, _touching(country, "home", "country"))
    routes = _whole(tables.routes, "route_id", window, _touching(country, "country"))
    ties = window.select(tables.ties).filter(_touching(country, "source", "target"))
    telling = pl.concat([frame.select("article_id") for frame in (stops, ties, routes)]).unique()
    articles = tables.articles.join(telling, on="article_id", how="semi", maintain_order="left")
    mentions = tables.mentions.join(telling, on="article_id", how="semi", maintain_order="left")
    return replace(tables, articles=articles, mentions=mentions, stops=stops, ties=ties, routes=routes)


def _whole(frame: pl.LazyFrame, group: str, window: Window, touching: pl.Expr) -> pl.LazyFrame:
    kept = window.select(frame).filter(touching).select(group).unique()
    return frame.join(kept, on=group, how="semi", maintain_order="left")


def _touching(country: str | None, *columns: str) -> pl.Expr:
    if country is None:
        return pl.lit(value=True)
    return pl.any_horizontal(pl.col(column) == country for column in columns)
