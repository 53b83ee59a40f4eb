"""Clusters and events put on the tables of archives, worked out from the records once for each state of an archive."""

from __future__ import annotations

import sqlite3
from collections import OrderedDict
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from threading import Lock
from typing import Literal

import polars as pl

from geotie.archive.clusters import cluster_names
from geotie.archive.frames import FrameCache, State
from geotie.archive.tables import TableName
from geotie.events import merge
from geotie.outlets import Outlet, outlet_of

MergedName = Literal[TableName, "events"]

ADDED: dict[TableName, tuple[str, ...]] = {
    "articles": ("cluster_id", "origin_outlet"),
    "stops": ("cluster_id", "event_id", "event_status"),
    "ties": ("cluster_id", "event_id"),
}


@dataclass(slots=True)
class _Merged:
    """What has been worked out for one state of an archive."""

    state: State
    frames: dict[MergedName, pl.DataFrame] = field(default_factory=dict)


class MergedCache:
    """Tables of the archives in use with their clusters and events. Frames are immutable, so threads may share them."""

    def __init__(self, frames: FrameCache, capacity: int = 4) -> None:
        self._standing = frames
        self._merged: OrderedDict[Path, _Merged] = OrderedDict()
        self._capacity = capacity
        self._lock = Lock()

    def read(self, connection: sqlite3.Connection, path: Path, table: MergedName) -> pl.DataFrame:
        """The table as it stands now; the caller holds the snapshot."""
        standing = partial(self._standing.read, connection, path)
        if table in ("mentions", "routes"):
            return standing(table)
        merged = self._of(path, State.of(connection))
        known = merged.frames
        if "articles" not in known:
            known["articles"] = with_clusters(standing("articles"), cluster_names(connection))
        if table not in known:
            stops, ties, events = with_events(known["articles"], standing("stops"), standing("ties"))
            known.update({"stops": stops, "ties": ties, "events": events})
        return known[table]

    def _of(self, path: Path, state: State) -> _Merged:
        with self._lock:
            merged = self._merged.get(path)
            if merged is None or merged.state != state:
                merged = self._merged[path] = _Merged(state)
            self._merged.move_to_end(path)
            while len(self._merged) > self._capacity:
                self._merged.popitem(last=False)
            return merged


def with_clusters(articles: pl.DataFrame, names: dict[str, str]) -> pl.DataFrame:
    """
    Articles with cluster_id and origin_outlet.

    `names` tells the clusters of articles that are not alone in theirs. The origin is the outlet whose words a cluster has: the
    news agency among its outlets, else the outlet that published first; where no outlet is known, the cluster itself.
    """
    clusters = pl.Series("cluster_id", [names.get(article_id, article_id) for article_id in articles["article_id"]], pl.String)
    voices = [_voice(outlet_of(outlet, url), outlet) for outlet, url in articles.select("outlet", "url").iter_rows()]
    told = articles.select("article_id", "published").with_columns(
        clusters,
        pl.Series("voice", [name for name, _ in voices], pl.String),
        pl.Series("is_agency", [is_agency for _, is_agency in voices], pl.Boolean),
    )
    origins = (
        told.drop_nulls("voice")
        .sort(pl.col("is_agency").not_(), "published", "article_id", nulls_last=True)
        .group_by("cluster_id", maintain_order=True)
        .agg(origin_outlet=pl.col("voice").first())
    )
    found = told.select("cluster_id").join(origins, on="cluster_id", how="left", maintain_order="left")
    return articles.with_columns(clusters, pl.coalesce(found["origin_outlet"], found["cluster_id"]).alias("origin_outlet"))


def _voice(known: Outlet | None, outlet: str) -> tuple[str | None, bool]:
    return (known.name, known.kind == "agency") if known else (outlet or None, False)


def with_events(articles: pl.DataFrame, stops: pl.DataFrame, ties: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    """Stops and ties with their clusters and events, and the events; `articles` come from `with_clusters`."""
    events = merge(articles, stops, ties)
    clusters = articles.select("article_id", "cluster_id")
    return _with_columns(stops, clusters, events.stops), _with_columns(ties, clusters, events.ties), events.table


def _with_columns(table: pl.DataFrame, *others: pl.DataFrame) -> pl.DataFrame:
    """The table with the columns of others beside it, each matched by its first column; rows keep their order."""
    for other in others:
        key = other.columns[0]
        found = table.select(key).join(other, on=key, how="left", maintain_order="left").drop(key)
        table = table.with_columns(found.get_columns())
    return table
