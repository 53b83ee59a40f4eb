"""What an export holds: which records, of which country and period."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

import polars as pl

from geotie.archive import Archive
from geotie.measures import EVERYBODY, VIEWS, Policy, Says, Tables, folded, said_by, state_of

Export = Literal["visits", "stops", "ties", "mentions", "routes", "articles", "events"]
EXPORTS: tuple[Export, ...] = get_args(Export)

_COUNTRY_COLUMNS: dict[Export, tuple[str, ...]] = {
    "visits": ("home", "country"),
    "stops": ("home", "country"),
    "ties": ("source", "target"),
    "mentions": ("country",),
    "routes": ("country",),
}


@dataclass(frozen=True, slots=True)
class Selection:
    """
    Records that touch a country, on the timeline between two days (both included); None leaves a side open.

    A visit or a route is exported whole when one of its stops lies in the period and there, or at home there. Records without a
    day are left out as soon as a day is asked for. Articles and mentions stand on their day of publication. Only claim-holders
    that count are heard, and territories stand under the state that a view of borders counts them with; `events`, which hold all
    reports of a journey or an act, stay as they are.
    """

    country: str | None = None
    since: date | None = None
    until: date | None = None
    says: Says = EVERYBODY
    policy: Policy = "de facto"

    def filters(self) -> dict[str, str]:
        """The sides that are not open, in words for the provenance."""
        named = {
            "country": self.country,
            "since": self.since,
            "until": self.until,
            "who says so": None if self.says.everybody else self.says.words,
            "borders": VIEWS[self.policy].name if VIEWS[self.policy].folded else None,
        }
        return {name: str(value) for name, value in named.items() if value is not None}

    @property
    def state(self) -> str | None:
        """The country, or the state that it counts with."""
        return None if self.country is None else state_of(self.country, self.policy)

    def tables(self, archive: Archive) -> Tables:
        """The archive's own tables with the claim-holders that count, under the view of borders."""
        told = Tables(archive.articles(), archive.mentions(), archive.stops(), archive.ties(), archive.routes())
        return said_by(folded(told, self.policy), self.says)


EVERYTHING = Selection()


def table(archive: Archive, what: Export, selection: Selection = EVERYTHING) -> pl.DataFrame:
    """
    The records of one kind, with title and address of their article; for articles, the text and the `id` that its source gave it.

    `visits` has one row per journey, `stops` one per stop, `ties` one per dyad, `events` one per journey or act of all its reports.
    """
    if what == "articles":
        return _articles(archive, selection)
    if what == "events":
        return _events(archive, selection)
    rows = selected(archive, what, selection)
    if what == "visits":
        rows = _journeys(rows)
    about = archive.articles().select("article_id", "title", "url")
    return rows.join(about, on="article_id", how="left", maintain_order="left").collect()


def selected(archive: Archive, what: Export, selection: Selection) -> pl.LazyFrame:
    """Rows of the archive's own table that the selection keeps; `visits` are given as their stops."""
    rows: pl.LazyFrame = getattr(selection.tables(archive), "stops" if what == "visits" else what)
    wanted = _between("day" if "day" in rows.collect_schema() else "published", selection)
    if selection.country is not None:
        wanted &= pl.any_horizontal(pl.col(column) == selection.state for column in _COUNTRY_COLUMNS[what])
    whole = {"visits": "visit_id", "routes": "route_id"}.get(what)
    return rows.filter(wanted.any().over(whole) if whole else wanted)


def _between(day: str, selection: Selection) -> pl.Expr:
    wanted = pl.lit(value=True)
    if selection.since is not None:
        wanted &= pl.col(day) >= selection.since
    if selection.until is not None:
        wanted &= pl.col(day) <= selection.until
    return wanted


def _articles(archive: Archive, selection: Selection) -> pl.DataFrame:
    tables = selection.tables(archive)
    rows = tables.articles.filter(_between("published", selection))
    if selection.country is not None:
        naming = tables.mentions.filter(pl.col("country") == selection.state).select("article_id")
        rows = rows.join(naming, on="article_id", how="semi", maintain_order="left")
    found = rows.collect()
    kept = [archive.article(key) for key in found["article_id"]]
    return found.with_columns(
        pl.Series("id", [article.source_id for article in kept], pl.String),  # as `geotie add` reads it back
        pl.Series("text", [article.text for article in kept], pl.String),
    )


def _events(archive: Archive, selection: Selection) -> pl.DataFrame:
    wanted = _between("day", selection)
    if selection.country is not None:
        wanted &= pl.concat_list("countries", "home").list.contains(selection.country)
    lists = pl.col("countries", "conflicts").list.join(" ")
    return archive.events().filter(wanted).with_columns(lists).collect()


def _journeys(stops: pl.LazyFrame) -> pl.LazyFrame:
    repeated = ("article_id", "published", "outlet", "state_media", "visitor", "role", "home", "purpose")
    return stops.group_by("visit_id", maintain_order=True).agg(
        *(pl.first(name) for name in repeated),
        stops=pl.len(),
        countries=pl.col("country").str.join(" "),
        places=pl.col("place").str.join("; "),
        start_text=pl.col("start_text").drop_nulls().first(),
        end_text=pl.coalesce("end_text", "start_text").drop_nulls().last(),
        statuses=pl.col("status").str.join(" "),
        day=pl.col("day").min(),
        day_source=pl.first("day_source"),
        evidence=pl.col("evidence").unique(maintain_order=True).str.join(" … "),
        confidence=pl.col("confidence").min(),
    )
