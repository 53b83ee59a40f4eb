"""Clusters and events put on the tables of archives, worked out from the records once for each state of an archive."""

from __future__ import annotations

import sqlite3
from collections import OrderedDict
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Literal

import polars as pl

from geotie.archive import found
from geotie.archive.clusters import cluster_names
from geotie.archive.frames import FrameCache, State
from geotie.archive.tables import VOICE, TableName
from geotie.events import Events, merge

MergedName = Literal[TableName, "events"]

ADDED: dict[TableName, tuple[str, ...]] = {
    "articles": ("cluster_id", "origin_outlet", "origin_state_media"),
    "stops": ("cluster_id", "event_id", "event_status"),
    "ties": ("cluster_id", "event_id"),
}


@dataclass(slots=True)
class _Merged:
    """What has been worked out for one state of an archive; `articles` as they were before their clusters."""

    state: State
    articles: pl.DataFrame
    frames: dict[MergedName, pl.DataFrame]
    events: Events | None = None  # of this state or an earlier one


class MergedCache:
    """Tables of the archives in use with their clusters and events. Frames are immutable, so threads may share them."""

    def __init__(self, frames: FrameCache, capacity: int = 4) -> None:
        self._standing = frames
        self._merged: OrderedDict[Path, _Merged] = OrderedDict()
        self._capacity = capacity
        self._lock = Lock()

    def read(self, connection: sqlite3.Connection, path: Path, table: MergedName) -> pl.DataFrame:
        """The table as it stands now; the caller holds the snapshot."""
        if table in ("mentions", "routes"):
            return self._standing.read(connection, path, table)
        merged = self._of(connection, path)
        if table not in merged.frames:
            self._find_events(connection, path, merged)
        return merged.frames[table]

    def events(self, connection: sqlite3.Connection, path: Path) -> Events:
        """Events with what they were found from; the caller holds the snapshot."""
        self.read(connection, path, "events")
        events = self._of(connection, path).events
        assert events is not None
        return events

    def _of(self, connection: sqlite3.Connection, path: Path) -> _Merged:
        state = State.of(connection)
        with self._lock:
            known = self._merged.get(path)
        if known is None or known.state != state:
            articles = self._standing.read(connection, path, "articles")
            if known is not None and articles is known.articles:  # a decision, which leaves articles as they are
                told = known.frames["articles"]
            else:
                told = with_clusters(articles, cluster_names(connection))
            known = _Merged(state, articles, {"articles": told}, known.events if known else None)
        with self._lock:
            self._merged[path] = known
            self._merged.move_to_end(path)
            while len(self._merged) > self._capacity:
                self._merged.popitem(last=False)
        return known

    def _find_events(self, connection: sqlite3.Connection, path: Path, merged: _Merged) -> None:
        stops, ties = (self._standing.read(connection, path, table) for table in ("stops", "ties"))
        before = merged.events or found.load(connection)
        frames = with_events(merged.frames["articles"], stops, ties, before)
        merged.events = frames.events
        merged.frames.update({"stops": frames.stops, "ties": frames.ties, "events": frames.events.table})


def with_clusters(articles: pl.DataFrame, names: dict[str, str]) -> pl.DataFrame:
    """
    Articles with cluster_id, origin_outlet and origin_state_media.

    `names` tells the clusters of articles that are not alone in theirs. The origin is the outlet whose words a cluster has: the
    news agency among those that its articles credit or come from, else the outlet that published first; where no outlet is known,
    the cluster itself.
    """
    told = articles.select("article_id", "published", *VOICE).with_columns(
        pl.col("article_id").replace(names).alias("cluster_id"),
    )
    origins = (
        told.drop_nulls("voice")
        .sort(pl.col("voice_is_agency").not_(), "published", "article_id", nulls_last=True)
        .group_by("cluster_id", maintain_order=True)
        .agg(origin_outlet=pl.col("voice").first(), origin_state_media=pl.col("voice_state_media").first())
    )
    of_each = told.select("cluster_id").join(origins, on="cluster_id", how="left", maintain_order="left")
    return articles.drop(VOICE).with_columns(
        of_each["cluster_id"],
        pl.coalesce(of_each["origin_outlet"], of_each["cluster_id"]).alias("origin_outlet"),
        of_each["origin_state_media"],
    )


@dataclass(frozen=True, slots=True)
class WithEvents:
    """Stops and ties with their clusters and events, and the events."""

    stops: pl.DataFrame
    ties: pl.DataFrame
    events: Events


def with_events(articles: pl.DataFrame, stops: pl.DataFrame, ties: pl.DataFrame, before: Events | None = None) -> WithEvents:
    """`articles` come from `with_clusters`; `before` as for `merge`."""
    events = merge(articles, stops, ties, before)
    clusters = articles.select("article_id", "cluster_id")
    stays = events.stops.select("stop_id", "event_id", "event_status")
    return WithEvents(
        _with_columns(stops, clusters, stays), _with_columns(ties, clusters, events.ties.select("tie_id", "event_id")), events
    )


def _with_columns(table: pl.DataFrame, *others: pl.DataFrame) -> pl.DataFrame:
    """The table with the columns of others beside it, each matched by its first column; rows keep their order."""
    for other in others:
        key = other.columns[0]
        found = table.select(key).join(other, on=key, how="left", maintain_order="left").drop(key)
        table = table.with_columns(found.get_columns())
    return table
