"""
Stays: where a visitor was, on which days for certain and on which possibly, and whose stays met.

A text that dates a visit to a month leaves all days of that month possible and none certain. A stop without a date of its own lies
somewhere between the dated stops before and after it in the same journey.
"""

from __future__ import annotations

from typing import Literal

import polars as pl

from geotie.measures.tables import Tables
from geotie.measures.window import EVER, Window

Certainty = Literal["certain", "possible"]
LONGEST_STAY_DAYS = 7  # where the text leaves a side open and the journey too
WIDEST_DAYS = 31  # stays that are known less exactly than to the month meet half the world


def stays(tables: Tables, window: Window = EVER) -> pl.DataFrame:
    """
    One row per stop of a journey, reports of one journey being told by the fullest of them.

    Returns
    -------
    stays
        stop_id, visit_id, journey (its event), article_id, visitor, role, home, country, place, number, status; `sure_first` and
        `sure_last`: the days on which the visitor was there for certain, null where the text fixes no day; `first` and `last`: the
        days that are possible, null where nothing is known; `precision`: "day", "month", "year", "between" (no date of its own,
        but between those of other stops), "published" (only the day of the article), "" (nothing).
    """
    stops = tables.stops.filter(pl.col("visit_id").is_in(_fullest(tables)))
    inside = window.select(stops).select("event_id").unique()
    told = stops.join(inside, on="event_id", how="semi").sort("visit_id", "number")
    exact = pl.col("start_text").str.len_bytes() == 10
    exact_end = pl.col("end_text").str.len_bytes() == 10
    start, end = pl.col("start"), pl.col("end")
    own = start.is_not_null() | end.is_not_null()
    first_own = pl.coalesce(start, pl.when(exact_end.fill_null(value=False)).then(end))
    last_own = pl.coalesce(end, _latest("start_text"))
    return (
        told.with_columns(
            own=own,
            sure_first=pl.when(exact).then(start).when(exact_end).then(end),
            sure_last=pl.when(exact & (exact_end | end.is_null())).then(pl.coalesce("end", "start")).when(exact_end).then(end),
            first_own=first_own,
            last_own=last_own,
        )
        .with_columns(
            before=pl.col("last_own").shift(1).forward_fill().over("visit_id", order_by="number"),
            after=pl.col("first_own").shift(-1).backward_fill().over("visit_id", order_by="number"),
        )
        .with_columns(first=pl.coalesce("first_own", "before", _shifted("after", -LONGEST_STAY_DAYS)), last=_last())
        .with_columns(last=pl.max_horizontal("first", "last"), precision=_precision())
        .select(
            "stop_id", "visit_id", "article_id", "visitor", "role", "home", "country", "place", "number", "sure_first", "sure_last",
            "first", "last", "precision", journey="event_id", status="event_status", published="published",
        )
        .collect()
    )  # fmt: skip


def meetings(told: pl.DataFrame, visitors: tuple[str, ...] = ()) -> pl.DataFrame:
    """
    Pairs of visitors who were in one country on the same days.

    Parameters
    ----------
    told
        A table of `stays`.
    visitors
        With one name the meetings of that visitor; with more only those among them; with none those of all.

    Returns
    -------
    meetings
        One row per pair and country and time: visitor, home, other, other_home, country, place ("" unless both were at one), first
        and last (the days in common; null where one article tells of both at one place without a day), certainty ("certain": both
        were there on those days; "possible": the dates leave it open), planned (whether one of the stays is only announced),
        stop_id and other_stop_id. Certain ones first, then the narrowest.
    """
    wide = ((pl.col("last") - pl.col("first")).dt.total_days() > WIDEST_DAYS).fill_null(value=False)
    known = told.filter((pl.col("visitor") != "") & pl.col("status").is_in(["done", "planned"]) & ~wide)
    pairs = pl.concat([_on_common_days(known), _told_together(known)], how="diagonal").filter(
        pl.col("visitor") < pl.col("visitor_other"), pl.col("journey") != pl.col("journey_other")
    )
    if len(visitors) == 1:
        pairs = pairs.filter((pl.col("visitor") == visitors[0]) | (pl.col("visitor_other") == visitors[0]))
    elif visitors:
        pairs = pairs.filter(pl.col("visitor").is_in(visitors) & pl.col("visitor_other").is_in(visitors))
    sure_first, sure_last = pl.max_horizontal("sure_first", "sure_first_other"), pl.min_horizontal("sure_last", "sure_last_other")
    both_sure = pl.all_horizontal(pl.col(name).is_not_null() for name in ("sure_first", "sure_first_other"))
    planned = (pl.col("status") == "planned") | (pl.col("status_other") == "planned")
    certain = (both_sure & (sure_first <= sure_last) & ~planned).fill_null(value=False)
    return (
        pairs.with_columns(
            planned=planned,
            certainty=pl.when(certain).then(pl.lit("certain")).otherwise(pl.lit("possible")),
            common_first=pl.when(certain).then(sure_first).otherwise(pl.max_horizontal("first", "first_other")),
            common_last=pl.when(certain).then(sure_last).otherwise(pl.min_horizontal("last", "last_other")),
            common_place=pl.when(pl.col("place") == pl.col("place_other")).then("place").otherwise(pl.lit("")),
        )
        .select(
            "visitor", "home", "country", "certainty", "planned", "stop_id", other="visitor_other", other_home="home_other",
            place="common_place", first="common_first", last="common_last", other_stop_id="stop_id_other",
        )
        .with_columns(days=(pl.col("last") - pl.col("first")).dt.total_days())
        .sort("visitor", "other")
        .sort("certainty", "planned", "days", "first", descending=[False, False, False, True], nulls_last=True, maintain_order=True)
        .unique(["visitor", "other", "country", "first"], keep="first", maintain_order=True)
        .drop("days")
    )  # fmt: skip


def _on_common_days(known: pl.DataFrame) -> pl.DataFrame:
    """Pairs of stays in one country whose possible days overlap, each both ways round."""
    dated = known.drop_nulls("first").lazy()
    others = dated.rename({name: f"{name}_other" for name in known.columns})
    return (
        dated.join_where(
            others,
            pl.col("country") == pl.col("country_other"),
            pl.col("first") <= pl.col("last_other"),
            pl.col("first_other") <= pl.col("last"),
        )
        .drop("country_other")
        .collect()
    )


def _told_together(known: pl.DataFrame) -> pl.DataFrame:
    """Pairs of stays that one article tells of at one place, of one of them or both without a day."""
    placed = known.filter(pl.col("place") != "")
    told = placed.join(placed, on=["country", "article_id", "place"], suffix="_other")
    return told.with_columns(article_id_other="article_id", place_other="place").filter(
        pl.col("first").is_null() | pl.col("first_other").is_null()
    )


def compared(told: pl.DataFrame, visitors: tuple[str, ...]) -> pl.DataFrame:
    """
    Where several visitors went: one row per country, those that most of them visited first.

    Columns country, visitors (how many of them), and for each visitor, under the name, the list of stop ids there in order of time.
    """
    went = told.filter(pl.col("visitor").is_in(visitors) & pl.col("status").is_in(["done", "planned"])).sort(
        "first", "number", nulls_last=True
    )
    columns = [pl.col("stop_id").filter(pl.col("visitor") == name).alias(name) for name in dict.fromkeys(visitors)]
    return (
        went.group_by("country")
        .agg(pl.col("visitor").n_unique().cast(pl.Int64).alias("visitors"), *columns)
        .sort("visitors", "country", descending=[True, False])
    )


def _fullest(tables: Tables) -> list[str]:
    """The visit with most stops of each journey."""
    visits = tables.stops.group_by("visit_id").agg(pl.first("event_id"), stops=pl.len())
    kept = visits.sort("stops", "visit_id", descending=[True, False]).unique("event_id", keep="first", maintain_order=True)
    return kept.select("visit_id").collect()["visit_id"].to_list()


def _latest(column: str) -> pl.Expr:
    """Last day of what is written as "2011", "2011-06" or "2011-06-03"."""
    text = pl.col(column)
    length = text.str.len_bytes()
    first = pl.when(length == 4).then(text + "-01-01").when(length == 7).then(text + "-01").otherwise(text).str.to_date("%Y-%m-%d")
    month, year = first.dt.month_end(), first.dt.offset_by("1y").dt.offset_by("-1d")
    return pl.when(length == 4).then(year).when(length == 7).then(month).otherwise(first)


def _shifted(day: str, days: int) -> pl.Expr:
    return pl.col(day) + pl.duration(days=days)


def _last() -> pl.Expr:
    """The last possible day: as told, else until the next dated stop, but no longer than a stay lasts."""
    told_end = pl.col("end").is_not_null()
    vague = pl.col("start_text").str.len_bytes() < 10
    until = pl.min_horizontal("after", _shifted("last_own", LONGEST_STAY_DAYS))
    open_end = pl.when(pl.col("after").is_not_null()).then(pl.max_horizontal("last_own", until)).otherwise("last_own")
    between = pl.coalesce("after", _shifted("before", LONGEST_STAY_DAYS))
    return pl.when(~pl.col("own")).then(between).when(told_end | vague).then("last_own").otherwise(open_end)


def _precision() -> pl.Expr:
    length = pl.max_horizontal(pl.col("start_text").str.len_bytes(), pl.col("end_text").str.len_bytes())
    dated = pl.when(length == 10).then(pl.lit("day")).when(length == 7).then(pl.lit("month")).otherwise(pl.lit("year"))
    undated = (
        pl.when(pl.col("first").is_not_null())
        .then(pl.lit("between"))
        .when(pl.col("published").is_not_null())
        .then(pl.lit("published"))
    )
    return pl.when(pl.col("own")).then(dated).otherwise(undated.otherwise(pl.lit("")))
