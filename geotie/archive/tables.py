"""
An archive's records as Polars tables, with the columns that measures, figures and exports read.

    articles  one row per article
    mentions  one row per mention
    stops     one row per stop; the visit's columns repeat
    ties      one row per dyad of a tie; the tie's columns repeat, `participants` says how many states took part
    routes    one row per stop of a route

`day` places a record on the timeline: the day, or the earliest day of the month or year, that the text gives, else the day of
publication, else null; `day_source` says which ("text", "published"). A stop without a date of its own stands on the day of the
dated stop before it, or else after it, in the same journey.
"""

from __future__ import annotations

import sqlite3
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Literal

import polars as pl

from geotie.outlets import outlet_of
from geotie.plover import SCALE, weight

TableName = Literal["articles", "mentions", "stops", "ties", "routes"]

QUERIES: dict[TableName, str] = {
    "articles": """
        SELECT key, id AS article_id, title, outlet, url, published, language, retrieved, characters
        FROM articles WHERE key > ? ORDER BY key
    """,
    "mentions": """
        SELECT article, number, start, end, text, kind, country, place, lon, lat, acts, confidence, rule
        FROM mentions WHERE article > ? ORDER BY article, number
    """,
    "stops": """
        SELECT article, visit, stops.number, visitor, role, home, purpose, country, place, lon, lat,
               start AS start_text, end AS end_text, status, evidence_start, evidence_end, evidence, confidence, rule
        FROM stops JOIN visits USING (article)
        WHERE visits.number = stops.visit AND article > ? ORDER BY article, visit, stops.number
    """,
    "ties": """
        SELECT article, tie, source, target, sources, targets, type, polarity, date AS date_text, modality,
               speaker, speaker_country, claim_outlet, evidence_start, evidence_end, evidence, confidence, rule
        FROM dyads JOIN ties USING (article)
        WHERE ties.number = dyads.tie AND article > ? ORDER BY article, tie, dyads.number
    """,
    "routes": """
        SELECT article, route, route_stops.number, carrier, country, place, lon, lat, start AS start_text,
               routes.evidence_start, routes.evidence_end, routes.evidence, route_stops.confidence, route_stops.rule
        FROM route_stops JOIN routes USING (article)
        WHERE routes.number = route_stops.route AND article > ? ORDER BY article, route, route_stops.number
    """,
}

INTEGERS = frozenset(
    {
        "key",
        "article",
        "number",
        "visit",
        "tie",
        "route",
        "start",
        "end",
        "characters",
        "polarity",
        "acts",
        "evidence_start",
        "evidence_end",
    }
)
CHUNK_ROWS = 20_000
REALS = frozenset({"lon", "lat", "confidence"})

COLUMNS: dict[TableName, tuple[str, ...]] = {
    "articles": (
        "article_id", "title", "outlet", "outlet_country", "state_media", "url", "published", "language", "retrieved", "characters",
    ),
    "mentions": (
        "mention_id", "article_id", "published", "start", "end", "text", "kind", "country", "place", "lon", "lat", "acts",
        "confidence", "rule",
    ),
    "stops": (
        "stop_id", "visit_id", "article_id", "published", "outlet", "state_media", "visitor", "role", "home", "purpose", "number",
        "country", "place", "lon", "lat", "start", "end", "start_text", "end_text", "status", "day", "day_source",
        "evidence_start", "evidence_end", "evidence", "confidence", "rule",
    ),
    "ties": (
        "tie_id", "article_id", "published", "outlet", "state_media", "source", "target", "participants", "type", "polarity",
        "weight", "mutual", "day", "day_source", "date_text", "modality", "speaker", "speaker_country", "claim_outlet",
        "evidence_start", "evidence_end", "evidence", "confidence", "rule",
    ),
    "routes": (
        "route_id", "article_id", "published", "carrier", "number", "country", "place", "lon", "lat", "day", "day_source",
        "evidence_start", "evidence_end", "evidence", "confidence", "rule",
    ),
}  # fmt: skip


def read(connection: sqlite3.Connection, table: TableName, after: int = 0) -> pl.DataFrame:
    """The rows of all articles whose key is greater than `after`; the caller holds the snapshot."""
    articles = _with_outlets(_fetch(connection, "articles", after))
    if table == "articles":
        return articles.select(COLUMNS["articles"])
    of_article = articles.select("key", "article_id", "published", "outlet", "state_media")
    rows = _fetch(connection, table, after).join(of_article, left_on="article", right_on="key", how="left", maintain_order="left")
    return SHAPES[table](rows).select(COLUMNS[table])


def _fetch(connection: sqlite3.Connection, table: TableName, after: int) -> pl.DataFrame:
    cursor = connection.execute(QUERIES[table], (after,))
    schema = {column[0]: _type(column[0]) for column in cursor.description}
    frames = [pl.DataFrame(schema=schema)]
    while rows := cursor.fetchmany(CHUNK_ROWS):  # in portions, so that a million rows are never Python objects all at once
        columns = zip(schema.items(), zip(*rows, strict=True), strict=True)
        frames.append(pl.DataFrame([pl.Series(name, values, kind) for (name, kind), values in columns]))
    return pl.concat(frames, rechunk=True)


def _type(name: str) -> type[pl.DataType]:
    if name in INTEGERS:
        return pl.Int64
    return pl.Float64 if name in REALS else pl.String


def _with_outlets(articles: pl.DataFrame) -> pl.DataFrame:
    known = [outlet_of(name, url) for name, url in articles.select("outlet", "url").iter_rows()]
    return articles.with_columns(
        pl.col("published").str.to_date("%Y-%m-%d"),
        pl.col("retrieved").str.to_datetime(time_unit="us", time_zone="UTC"),
        pl.Series("outlet_country", [(outlet.country or None) if outlet else None for outlet in known], pl.String),
        pl.Series("state_media", [outlet.state_media if outlet else None for outlet in known], pl.Boolean),
    )


def _mentions(rows: pl.DataFrame) -> pl.DataFrame:
    return rows.with_columns(_id("mention_id", "m", "number"), pl.col("acts").cast(pl.Boolean))


def _stops(rows: pl.DataFrame) -> pl.DataFrame:
    own = pl.coalesce(_earliest("start_text"), _earliest("end_text"))
    in_journey = pl.coalesce(own, own.forward_fill().over("article", "visit"), own.backward_fill().over("article", "visit"))
    return rows.with_columns(
        _id("visit_id", "v", "visit"),
        _id("stop_id", "v", "visit", ".s", "number"),
        _earliest("start_text").alias("start"),
        _latest("end_text").alias("end"),
        *_day(in_journey),
    )


def _ties(rows: pl.DataFrame) -> pl.DataFrame:
    return rows.join(_weights(), on=["type", "polarity"], how="left", maintain_order="left").with_columns(
        _id("tie_id", "t", "tie"),
        (pl.col("sources") + " " + pl.col("targets")).str.strip_chars().str.split(" ").list.n_unique().alias("participants"),
        (pl.col("targets") == "").alias("mutual"),
        *_day(_earliest("date_text")),
    )


@cache
def _weights() -> pl.DataFrame:
    rows = [(kind, polarity, weight(kind, polarity)) for kind in SCALE for polarity in (1, -1)]
    return pl.DataFrame(rows, {"type": pl.String, "polarity": pl.Int64, "weight": pl.Float64}, orient="row")


def _routes(rows: pl.DataFrame) -> pl.DataFrame:
    return rows.with_columns(_id("route_id", "r", "route"), *_day(_earliest("start_text")))


SHAPES: dict[TableName, Callable[[pl.DataFrame], pl.DataFrame]] = {
    "mentions": _mentions,
    "stops": _stops,
    "ties": _ties,
    "routes": _routes,
}


def _id(name: str, *parts: str) -> pl.Expr:
    """Text ids such as "ARTICLEID.v1.s2": letters stand as they are, names of columns for their numbers."""
    pieces = [pl.col(part).cast(pl.String) if part in INTEGERS else pl.lit(part) for part in parts]
    return pl.concat_str(pl.col("article_id") + ".", *pieces).alias(name)


def _earliest(column: str) -> pl.Expr:
    """First day of what is written as "2011", "2011-06" or "2011-06-03"."""
    text = pl.col(column)
    length = text.str.len_bytes()
    return pl.when(length == 4).then(text + "-01-01").when(length == 7).then(text + "-01").otherwise(text).str.to_date("%Y-%m-%d")


def _latest(column: str) -> pl.Expr:
    length = pl.col(column).str.len_bytes()
    first = _earliest(column)
    return (
        pl.when(length == 4)
        .then(first.dt.offset_by("1y").dt.offset_by("-1d"))
        .when(length == 7)
        .then(first.dt.month_end())
        .otherwise(first)
    )


def _day(own: pl.Expr) -> tuple[pl.Expr, pl.Expr]:
    source = pl.when(own.is_not_null()).then(pl.lit("text")).when(pl.col("published").is_not_null()).then(pl.lit("published"))
    return pl.coalesce(own, "published").alias("day"), source.alias("day_source")


@dataclass(frozen=True, slots=True)
class State:
    """Where an archive stands: the fields of its table `state`, and the key of its last article."""

    identity: int
    revision: int
    rewritten: int
    last_key: int

    @classmethod
    def of(cls, connection: sqlite3.Connection) -> State:
        query = "SELECT identity, revision, rewritten, (SELECT coalesce(max(key), 0) FROM articles) FROM state"
        return cls(*connection.execute(query).fetchone())

    def continues(self, earlier: State) -> bool:
        """Whether articles were added since the earlier state, and nothing else happened."""
        return self.identity == earlier.identity and self.rewritten <= earlier.revision <= self.revision


class FrameCache:
    """
    Tables of the archives in use. A table that was read before is completed by the articles added since.

    Frames are immutable, so threads may share them.
    """

    def __init__(self, capacity: int = 16) -> None:
        self._frames: OrderedDict[tuple[Path, TableName], tuple[State, pl.DataFrame]] = OrderedDict()
        self._capacity = capacity
        self._lock = Lock()

    def read(self, connection: sqlite3.Connection, path: Path, table: TableName) -> pl.DataFrame:
        """The table as it is now; the caller holds the snapshot."""
        state = State.of(connection)
        with self._lock:
            known = self._frames.get((path, table))
        if known is None or not state.continues(known[0]):
            frame = read(connection, table)
        elif known[0].revision == state.revision:
            return known[1]
        else:
            frame = pl.concat([known[1], read(connection, table, known[0].last_key)], rechunk=True)
        with self._lock:
            self._frames[path, table] = state, frame
            self._frames.move_to_end((path, table))
            while len(self._frames) > self._capacity:
                self._frames.popitem(last=False)
        return frame
