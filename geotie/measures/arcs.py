"""
What is drawn between countries: legs of journeys, ties of dyads, lines of carriers.

An arc event is one thing that happens along one line. Those of one `key` on one line are reports of the same journey or act and
count once. Ends are places where the text names them; a country without a place stands at its capital (`*_exact` is False then).
"""

from __future__ import annotations

from dataclasses import replace
from typing import Literal, get_args

import polars as pl

from geotie.countries import countries
from geotie.measures.tables import Tables
from geotie.measures.window import Window

Layer = Literal["journeys", "ties", "routes"]
LAYERS: tuple[Layer, ...] = get_args(Layer)
ENDS = (
    "origin",
    "origin_place",
    "origin_lon",
    "origin_lat",
    "destination",
    "destination_place",
    "destination_lon",
    "destination_lat",
)
LINE = ("layer", "style", *ENDS)
_EVENT = ("key", "record_id", "article_id", "day", "published", "day_source")


def arc_events(tables: Tables, layers: tuple[Layer, ...] = LAYERS, focus: str | None = None) -> pl.LazyFrame:
    """
    One row per event along a line: layer, style, the two ends, key, record_id, article_id, day, published, day_source.

    `style` is for journeys the stay's status after all its reports ("done", "planned", "cancelled", "denied"), "friendly" or
    "hostile" for ties, "route" for routes. The origin is null for a visitor whose home is not told, and for what stays within one
    country: such a stop or act is a point without a line.

    With a focus, only what one country takes part in: journeys of its visitors and to it, its ties, the routes that touch it.
    """
    made = {"journeys": _legs, "ties": _dyads, "routes": _lines}
    of_layers = [_touching(made[layer](tables), focus).select(*LINE, *_EVENT, "region") for layer in layers or LAYERS]
    return pl.concat(of_layers if layers else [of_layers[0].clear()])


def _touching(events: pl.LazyFrame, focus: str | None) -> pl.LazyFrame:
    if focus is None:
        return events
    sides = [pl.col(side).eq_missing(focus) for side in ("origin", "destination", "home") if side in events.collect_schema()]
    return events.filter(pl.any_horizontal(sides))


def arcs(tables: Tables, window: Window, layers: tuple[Layer, ...] = LAYERS) -> pl.DataFrame:
    """One row per line and style with `count`, the number of distinct journeys, events or routes in the window."""
    return (
        window.select(arc_events(tables, layers))
        .group_by(*LINE, "region")
        .agg(count=pl.col("key").n_unique())
        .sort(*LINE, "region", nulls_last=True)
        .collect()
    )


def course_of_visit(tables: Tables, visit_id: str) -> tuple[pl.DataFrame, pl.DataFrame]:
    """
    The lines and the stops of one visit.

    Returns
    -------
    lines
        Columns of `LINE` and region, in order of travel.
    stops
        number, country, place, lon, lat, status, in order of travel.
    """
    told = replace(tables, stops=tables.stops.filter(pl.col("visit_id") == visit_id))
    course = arc_events(told, ("journeys",)).select(*LINE, "region").collect()
    stops = (
        _at_capitals(told.stops, "country").sort("number").select("number", "country", "place", "lon", "lat", "status").collect()
    )
    return course, stops


def _legs(tables: Tables) -> pl.LazyFrame:
    """Moves to each stop from the stop before it, or from home; a stop that was not travelled to is no one's origin."""
    travelled = pl.col("status").is_in(["done", "planned"])
    before = {
        name: pl.when(travelled).then(pl.col(name)).shift(1).forward_fill().over("visit_id", order_by="number")
        for name in ("country", "place", "lon", "lat")
    }
    # Each stop has coordinates before any is carried forward: none may be lent those of an earlier stop
    stops = _at_capitals(tables.stops.with_columns(pl.col("event_status").alias("status")), "country")
    home = _capitals().rename({"code": "home", "lon": "home_lon", "lat": "home_lat"}).drop("region")
    return (
        stops.with_columns(
            origin=before["country"], origin_place=before["place"], origin_lon=before["lon"], origin_lat=before["lat"]
        )
        .join(home, on="home", how="left")
        .with_columns(
            pl.coalesce("origin", "home").alias("origin"),
            pl.coalesce("origin_place", pl.lit("")).alias("origin_place"),
            pl.coalesce("origin_lon", "home_lon").alias("origin_lon"),
            pl.coalesce("origin_lat", "home_lat").alias("origin_lat"),
        )
        .with_columns(
            pl.when(pl.col("origin") != pl.col("country")).then(pl.col(name)).alias(name)
            for name in ("origin", "origin_lon", "origin_lat")
        )
        .with_columns(pl.when(pl.col("origin").is_null()).then(pl.lit("")).otherwise("origin_place").alias("origin_place"))
        .join(_capitals().select(home="code", region="region"), on="home", how="left")
        .with_columns(
            layer=pl.lit("journeys"),
            style=pl.col("status"),
            destination=pl.col("country"),
            destination_place=pl.col("place"),
            destination_lon=pl.col("lon"),
            destination_lat=pl.col("lat"),
            key=pl.col("event_id"),
            record_id=pl.col("stop_id"),
            region=pl.col("region").fill_null(""),
        )
    )


def _dyads(tables: Tables) -> pl.LazyFrame:
    """Asserted acts between two states; a mutual act has no direction, so its two ends stand in the order of their codes."""
    swap = pl.col("mutual") & (pl.col("source") > pl.col("target"))
    ties = tables.ties.filter(pl.col("modality") == "asserted").with_columns(
        origin=pl.when(swap).then("target").otherwise("source"), destination=pl.when(swap).then("source").otherwise("target")
    )
    for end in ("origin", "destination"):
        capital = _capitals().select(**{end: "code", f"{end}_lon": "lon", f"{end}_lat": "lat"})
        ties = ties.join(capital, on=end, how="inner")
    apart = pl.col("origin") != pl.col("destination")
    return ties.with_columns(
        pl.when(apart).then(pl.col(name)).alias(name) for name in ("origin", "origin_lon", "origin_lat")
    ).with_columns(
        layer=pl.lit("ties"),
        style=pl.when(pl.col("polarity") > 0).then(pl.lit("friendly")).otherwise(pl.lit("hostile")),
        origin_place=pl.lit(""),
        destination_place=pl.lit(""),
        key=pl.col("event_id"),
        record_id=pl.col("tie_id"),
        region=pl.lit(""),
    )


def _lines(tables: Tables) -> pl.LazyFrame:
    """Neighbouring stops of a carrier's route; a line flies both ways, so its ends stand in the order of their codes."""
    stops = _at_capitals(tables.routes, "country").sort("route_id", "number")
    ahead = {name: pl.col(name).shift(-1).over("route_id") for name in ("country", "place", "lon", "lat")}
    lines = stops.with_columns(
        to_country=ahead["country"], to_place=ahead["place"], to_lon=ahead["lon"], to_lat=ahead["lat"]
    ).filter(pl.col("to_country").is_not_null() & (pl.col("to_country") != pl.col("country")))
    swap = pl.col("country") > pl.col("to_country")

    def end(first: str, second: str) -> pl.Expr:
        return pl.when(swap).then(second).otherwise(first)

    return lines.with_columns(
        layer=pl.lit("routes"),
        style=pl.lit("route"),
        origin=end("country", "to_country"),
        origin_place=end("place", "to_place"),
        origin_lon=end("lon", "to_lon"),
        origin_lat=end("lat", "to_lat"),
        destination=end("to_country", "country"),
        destination_place=end("to_place", "place"),
        destination_lon=end("to_lon", "lon"),
        destination_lat=end("to_lat", "lat"),
        key=pl.col("route_id"),
        record_id=pl.col("route_id"),
        region=pl.lit(""),
    )


def _at_capitals(stops: pl.LazyFrame, country: str) -> pl.LazyFrame:
    """Stops with coordinates: their own, or those of the capital where the text names no place."""
    capitals = _capitals().select(**{country: "code", "capital_lon": "lon", "capital_lat": "lat"})
    return (
        stops.join(capitals, on=country, how="left")
        .with_columns(
            pl.coalesce("lon", "capital_lon").alias("lon"),
            pl.coalesce("lat", "capital_lat").alias("lat"),
            pl.col("place").fill_null(""),
        )
        .filter(pl.col("lon").is_not_null())
    )


def _capitals() -> pl.LazyFrame:
    """code, lon, lat, region: where a country stands whose place is not told; its label point if it has no capital."""
    rows = [
        (
            entry.code,
            entry.lon if entry.capital_lon is None else entry.capital_lon,
            entry.lat if entry.capital_lat is None else entry.capital_lat,
            entry.region,
        )
        for entry in countries().values()
    ]
    schema = {"code": pl.String, "lon": pl.Float64, "lat": pl.Float64, "region": pl.String}
    return pl.LazyFrame(rows, schema=schema, orient="row")
