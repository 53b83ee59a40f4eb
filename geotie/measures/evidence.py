"""
The rows behind a mark: each with the words that carry it, its article, outlet, day, claim-holder, status and confidence.

Every function gives the same columns, so that one panel shows them all:
kind ("journey", "tie", "route", "mention"), record_id, group_id (the visit or route that a stop belongs to, else the record
itself), article_id, title, outlet, state_media, published, day, day_source, date_text, who, role, source, target, place, number,
status, speaker, speaker_country, evidence, evidence_start, evidence_end, confidence, rule, decision.
"""

from __future__ import annotations

import polars as pl

from geotie.measures.arcs import LAYERS, Layer
from geotie.measures.tables import Tables
from geotie.measures.window import EVER, Window

_COLUMNS = (
    "kind", "record_id", "group_id", "article_id", "title", "outlet", "state_media", "published", "day", "day_source", "date_text",
    "who", "role", "source", "target", "place", "number", "status", "speaker", "speaker_country", "evidence", "evidence_start",
    "evidence_end", "confidence", "rule", "decision",
)  # fmt: skip
_ARTICLE = ("article_id", "outlet", "state_media", "published")
_WORDS = ("evidence", "evidence_start", "evidence_end", "confidence", "rule", "decision")
_NONE = pl.lit(None, pl.String)


def evidence(tables: Tables, window: Window = EVER, layers: tuple[Layer, ...] = LAYERS) -> pl.LazyFrame:
    """All rows in the window, earliest first, undated last."""
    made = {"journeys": _journeys, "ties": _ties, "routes": _routes}
    of_layers = [made[layer](tables) for layer in layers or LAYERS]
    return _shown(pl.concat(of_layers if layers else [of_layers[0].clear()]), tables, window)


def evidence_of_country(tables: Tables, country: str, window: Window = EVER, layers: tuple[Layer, ...] = LAYERS) -> pl.DataFrame:
    """Journeys to and from a country, ties that it takes part in, routes that touch it."""
    rows = evidence(tables, window, layers)
    touches = pl.col("kind").eq("route") & pl.col("group_id").is_in(_routes_touching(tables, country))
    return rows.filter((pl.col("source") == country) | (pl.col("target") == country) | touches).collect()


def evidence_of_arc(tables: Tables, layer: Layer, ends: tuple[str, str], window: Window = EVER) -> pl.DataFrame:
    """
    What happens along a line from one country to another.

    For journeys the stops that are reached along it; ties and routes count in both directions. Without an origin, what stays
    within the destination or comes from a home that is not told.
    """
    origin, destination = ends
    if not origin:
        return _shown(_within(tables, layer, destination), tables, window).collect()
    there = (pl.col("source") == origin) & (pl.col("target") == destination)
    back = (pl.col("source") == destination) & (pl.col("target") == origin)
    if layer == "journeys":
        legs = _origins(tables).filter((pl.col("origin") == origin) & (pl.col("country") == destination))
        rows = _journeys(tables).join(legs.select(record_id="stop_id"), on="record_id", how="semi")
    elif layer == "ties":
        rows = _ties(tables).filter(there | back)
    else:
        both = set(_routes_touching(tables, origin)) & set(_routes_touching(tables, destination))
        rows = _routes(tables).filter(pl.col("group_id").is_in(sorted(both)))
    return _shown(rows, tables, window).collect()


def evidence_of_place(tables: Tables, country: str, place: str, window: Window = EVER) -> pl.DataFrame:
    """Stops of journeys at one place of a country; with "" those whose place is not told."""
    here = (pl.col("target") == country) & (pl.col("place").fill_null("") == place)
    return _shown(_journeys(tables).filter(here), tables, window).collect()


def evidence_of_visit(tables: Tables, visit_id: str) -> pl.DataFrame:
    """The stops of one itinerary in order of travel."""
    rows = _journeys(tables).filter(pl.col("group_id") == visit_id)
    return _shown(rows, tables, EVER).sort("number").collect()


def mentions_of_country(tables: Tables, country: str, window: Window = EVER) -> pl.DataFrame:
    """The first place in each article that names a country."""
    named = tables.mentions.filter((pl.col("country") == country) & (pl.col("kind") != "person"))
    first = named.sort("article_id", "start").unique("article_id", keep="first", maintain_order=True)
    return _shown(_mentions(tables, first), tables, window).collect()


def all_mentions(tables: Tables) -> pl.LazyFrame:
    """Every mention, those of persons who stand for a state too; `role` says what kind of words it is."""
    return _shown(_mentions(tables, tables.mentions), tables, EVER)


def _text(name: str, value: str) -> pl.Expr:
    return pl.lit(value).alias(name)


def _shown(rows: pl.LazyFrame, tables: Tables, window: Window) -> pl.LazyFrame:
    titles = tables.articles.select("article_id", "title")
    return (
        window.select(rows)
        .join(titles, on="article_id", how="left")
        .select(_COLUMNS)
        .sort("day", "article_id", "group_id", "number", nulls_last=True)
    )


def _journeys(tables: Tables) -> pl.LazyFrame:
    told = pl.col("start_text").fill_null("")
    until = pl.col("end_text").fill_null("")
    span = pl.when((until != "") & (until != told)).then(told + pl.lit(" to ") + until).otherwise(told)
    return tables.stops.select(
        _text("kind", "journey"),
        pl.col("stop_id").alias("record_id"),
        pl.col("visit_id").alias("group_id"),
        *_ARTICLE,
        "day",
        "day_source",
        span.alias("date_text"),
        pl.col("visitor").alias("who"),
        "role",
        pl.col("home").alias("source"),
        pl.col("country").alias("target"),
        "place",
        pl.col("number").cast(pl.Int64),
        "status",
        _text("speaker", ""),
        _NONE.alias("speaker_country"),
        *_WORDS,
    )


def _ties(tables: Tables) -> pl.LazyFrame:
    return tables.ties.select(
        _text("kind", "tie"),
        pl.col("tie_id").alias("record_id"),
        pl.col("tie_id").alias("group_id"),
        *_ARTICLE,
        "day",
        "day_source",
        pl.col("date_text").fill_null(""),
        pl.col("type").alias("who"),
        pl.when(pl.col("polarity") > 0).then(pl.lit("friendly")).otherwise(pl.lit("hostile")).alias("role"),
        "source",
        "target",
        _text("place", ""),
        pl.lit(1, pl.Int64).alias("number"),
        pl.col("modality").alias("status"),
        pl.col("speaker").fill_null(""),
        "speaker_country",
        *_WORDS,
    )


def _mentions(tables: Tables, mentions: pl.LazyFrame) -> pl.LazyFrame:
    return mentions.join(tables.articles.select("article_id", "outlet", "state_media"), on="article_id", how="left").select(
        _text("kind", "mention"),
        pl.col("mention_id").alias("record_id"),
        pl.col("mention_id").alias("group_id"),
        *_ARTICLE,
        pl.col("published").alias("day"),
        _text("day_source", "published"),
        _text("date_text", ""),
        _text("who", ""),
        pl.col("kind").alias("role"),
        _NONE.alias("source"),
        pl.col("country").alias("target"),
        "place",
        pl.lit(1, pl.Int64).alias("number"),
        _text("status", ""),
        _text("speaker", ""),
        _NONE.alias("speaker_country"),
        pl.col("text").alias("evidence"),
        pl.col("start").alias("evidence_start"),
        pl.col("end").alias("evidence_end"),
        "confidence",
        "rule",
        "decision",
    )


def _routes(tables: Tables) -> pl.LazyFrame:
    """One row per route: where its stops lead stands in `place`, its first and last country in `source` and `target`."""
    names = pl.when(pl.col("place").fill_null("") == "").then("country").otherwise("place")
    return (
        tables.routes.sort("route_id", "number")
        .group_by("route_id", maintain_order=True)
        .agg(
            pl.first("article_id", "published", "day", "day_source", "carrier", "evidence", "evidence_start", "evidence_end"),
            pl.first("confidence", "rule", "decision"),
            source=pl.col("country").first(),
            target=pl.col("country").last(),
            place=names.str.join(" – "),
        )
        .join(tables.articles.select("article_id", "outlet", "state_media"), on="article_id", how="left")
        .select(
            _text("kind", "route"),
            pl.col("route_id").alias("record_id"),
            pl.col("route_id").alias("group_id"),
            *_ARTICLE,
            "day",
            "day_source",
            _text("date_text", ""),
            pl.col("carrier").alias("who"),
            _text("role", ""),
            "source",
            "target",
            "place",
            pl.lit(1, pl.Int64).alias("number"),
            _text("status", ""),
            _text("speaker", ""),
            _NONE.alias("speaker_country"),
            *_WORDS,
        )
    )


def _within(tables: Tables, layer: Layer, country: str) -> pl.LazyFrame:
    if layer == "journeys":
        own = pl.col("origin").is_null() | (pl.col("origin") == country)
        legs = _origins(tables).filter(own & (pl.col("country") == country))
        return _journeys(tables).join(legs.select(record_id="stop_id"), on="record_id", how="semi")
    both = (pl.col("source") == country) & (pl.col("target") == country)
    return (_ties(tables) if layer == "ties" else _routes(tables)).filter(both)


def _routes_touching(tables: Tables, country: str) -> list[str]:
    return (
        tables.routes.filter(pl.col("country") == country)
        .select(pl.col("route_id").unique().sort())
        .collect()["route_id"]
        .to_list()
    )


def _origins(tables: Tables) -> pl.LazyFrame:
    """stop_id, origin, country: where each stop was reached from."""
    travelled = pl.col("status").is_in(["done", "planned"])
    before = pl.when(travelled).then("country").shift(1).forward_fill().over("visit_id", order_by="number")
    return tables.stops.select("stop_id", "country", origin=pl.coalesce(before, "home"))
