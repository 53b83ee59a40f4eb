"""
An archive's records as Polars tables, with the columns that measures, figures and exports read.

    articles  one row per article
    mentions  one row per mention
    stops     one row per stop; the visit's columns repeat
    ties      one row per dyad of a tie; the tie's columns repeat, `participants` says how many states took part
    routes    one row per stop of a route

`day` places a record on the timeline: the day, or the earliest day of the month or year, that the text gives, else the day of
publication, else null; `day_source` says which ("text", "published"). A stop without a date of its own stands on the day of the
dated stop before it, or else after it, in the same journey. `decision` says what an analyst decided about the record: null,
"accepted", "edited" or "added"; rejected records are not there. What is read here is the extraction; `standing` puts decisions
over it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from functools import cache
from typing import Literal

import polars as pl

from geotie.outlets import outlet_of
from geotie.plover import SCALE, weight

RecordTable = Literal["mentions", "stops", "ties", "routes"]
TableName = Literal["articles", RecordTable]

QUERIES: dict[TableName, str] = {
    "articles": """
        SELECT key, id AS article_id, title, outlet, url, published, language, retrieved, characters, credit
        FROM articles WHERE key > ? ORDER BY key
    """,
    "mentions": """
        SELECT article, number, start, end, text, kind, country, place, lon, lat, acts, confidence, rule, NULL AS decision
        FROM mentions WHERE article > ? ORDER BY article, number
    """,
    "stops": """
        SELECT article, visit, stops.number, visitor, role, home, purpose, country, place, lon, lat,
               start AS start_text, end AS end_text, status, evidence_start, evidence_end, evidence, confidence, rule,
               NULL AS decision
        FROM stops JOIN visits USING (article)
        WHERE visits.number = stops.visit AND article > ? ORDER BY article, visit, stops.number
    """,
    "ties": """
        SELECT article, tie, source, target, sources, targets, type, polarity, date AS date_text, modality,
               speaker, speaker_country, claim_outlet, evidence_start, evidence_end, evidence, confidence, rule,
               NULL AS decision
        FROM dyads JOIN ties USING (article)
        WHERE ties.number = dyads.tie AND article > ? ORDER BY article, tie, dyads.number
    """,
    "routes": """
        SELECT article, route, route_stops.number, carrier, country, place, lon, lat, start AS start_text,
               routes.evidence_start, routes.evidence_end, routes.evidence, route_stops.confidence, route_stops.rule,
               NULL AS decision
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
VOICE = ("voice", "voice_is_agency", "voice_state_media")  # of articles, until it is known whose words their clusters have
REALS = frozenset({"lon", "lat", "confidence"})

COLUMNS: dict[TableName, tuple[str, ...]] = {
    "articles": (
        "article_id", "title", "outlet", "outlet_country", "state_media", "url", "published", "language", "retrieved", "characters",
    ),
    "mentions": (
        "mention_id", "article_id", "published", "start", "end", "text", "kind", "country", "place", "lon", "lat", "acts",
        "confidence", "rule", "decision",
    ),
    "stops": (
        "stop_id", "visit_id", "article_id", "published", "outlet", "state_media", "visitor", "role", "home", "purpose", "number",
        "country", "place", "lon", "lat", "start", "end", "start_text", "end_text", "status", "day", "day_source",
        "evidence_start", "evidence_end", "evidence", "confidence", "rule", "decision",
    ),
    "ties": (
        "tie_id", "article_id", "published", "outlet", "state_media", "source", "target", "participants", "type", "polarity",
        "weight", "mutual", "day", "day_source", "date_text", "modality", "speaker", "speaker_country", "claim_outlet",
        "evidence_start", "evidence_end", "evidence", "confidence", "rule", "decision",
    ),
    "routes": (
        "route_id", "article_id", "published", "carrier", "number", "country", "place", "lon", "lat", "day", "day_source",
        "evidence_start", "evidence_end", "evidence", "confidence", "rule", "decision",
    ),
}  # fmt: skip


def read(connection: sqlite3.Connection, table: TableName, after: int = 0) -> pl.DataFrame:
    """The rows of all articles whose key is greater than `after`; the caller holds the snapshot."""
    articles = fetch(connection, QUERIES["articles"], after)
    if table == "articles":
        return with_voices(with_outlets(articles)).select(*COLUMNS["articles"], *VOICE)
    return shaped(table, fetch(connection, QUERIES[table], after), articles)


def shaped(table: RecordTable, rows: pl.DataFrame, articles: pl.DataFrame) -> pl.DataFrame:
    """Rows of a query as the table has them; `articles` are the rows of theirs."""
    of_article = with_outlets(articles).select("key", "article_id", "published", "outlet", "state_media")
    joined = rows.join(of_article, left_on="article", right_on="key", how="left", maintain_order="left")
    return SHAPES[table](joined).select(COLUMNS[table])


def fetch(connection: sqlite3.Connection, query: str, after: int) -> pl.DataFrame:
    """What a query tells of the articles whose key is greater than `after`."""
    cursor = connection.execute(query, (after,))
    schema = {column[0]: column_type(column[0]) for column in cursor.description}
    frames = [pl.DataFrame(schema=schema)]
    while rows := cursor.fetchmany(CHUNK_ROWS):  # in portions, so that a million rows are never Python objects all at once
        columns = zip(schema.items(), zip(*rows, strict=True), strict=True)
        frames.append(pl.DataFrame([pl.Series(name, values, kind) for (name, kind), values in columns]))
    return pl.concat(frames, rechunk=True)


def column_type(name: str) -> type[pl.DataType]:
    if name in INTEGERS:
        return pl.Int64
    return pl.Float64 if name in REALS else pl.String


def with_outlets(articles: pl.DataFrame) -> pl.DataFrame:
    known = [outlet_of(name, url) for name, url in articles.select("outlet", "url").iter_rows()]
    return articles.with_columns(
        pl.col("published").str.to_date("%Y-%m-%d"),
        pl.col("retrieved").str.to_datetime(time_unit="us", time_zone="UTC"),
        pl.Series("outlet_country", [(outlet.country or None) if outlet else None for outlet in known], pl.String),
        pl.Series("state_media", [outlet.state_media if outlet else None for outlet in known], pl.Boolean),
    )


def with_voices(articles: pl.DataFrame) -> pl.DataFrame:
    """Whose words each article has: the agency's that it credits, else its outlet's; null where neither is told."""
    told = articles.select("credit", "outlet", "url").iter_rows()
    voices = [(outlet_of(credit) if credit else outlet_of(name, url), name) for credit, name, url in told]
    return articles.with_columns(
        pl.Series("voice", [outlet.name if outlet else name or None for outlet, name in voices], pl.String),
        pl.Series("voice_is_agency", [outlet is not None and outlet.kind == "agency" for outlet, _ in voices], pl.Boolean),
        pl.Series("voice_state_media", [outlet.state_media if outlet else None for outlet, _ in voices], pl.Boolean),
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


SHAPES: dict[RecordTable, Callable[[pl.DataFrame], pl.DataFrame]] = {
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
