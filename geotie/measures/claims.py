"""
Who says so: records by their claim-holder.

A record's outlet is the one that its text leans on ("according to ..."), else the one that its article first appeared in, so
that a reprint does not make a claim its own. Its speaker is who is quoted for a tie; journeys and routes have none.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal, get_args

import polars as pl

from geotie.measures.tables import Tables
from geotie.outlets import outlet_of

StateMedia = Literal["all", "without", "only"]
STATE_MEDIA: tuple[StateMedia, ...] = get_args(StateMedia)
Holder = Literal["state media only", "other outlets", "outlet not known"]
HOLDERS: tuple[Holder, ...] = get_args(Holder)


@dataclass(frozen=True, slots=True)
class Says:
    """
    Which claim-holders count. Empty tuples leave that side open.

    `state_media`: leave out what state media carry, or keep only that. An outlet of which nothing is known counts as none.
    `outlets` are names, `outlet_countries` their homes, `speakers` the states of those quoted (alpha-3).
    """

    state_media: StateMedia = "all"
    outlets: tuple[str, ...] = ()
    outlet_countries: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()

    @property
    def everybody(self) -> bool:
        return self == EVERYBODY

    @property
    def words(self) -> str:
        """ "without state media; outlets: The Courier"; countries by their codes."""
        parts = {"all": [], "without": ["without state media"], "only": ["state media only"]}[self.state_media]
        named = {"outlets": self.outlets, "outlets of": self.outlet_countries, "said by": self.speakers}
        return "; ".join([*parts, *(f"{name}: {', '.join(values)}" for name, values in named.items() if values)])


EVERYBODY = Says()


def said_by(tables: Tables, says: Says) -> Tables:
    """
    The records whose claim-holder counts, and the articles that carry them.

    A speaker's state leaves ties only: nothing tells who vouches for a journey but the outlet. Articles without any record are
    judged by their own outlet.
    """
    if says.everybody:
        return tables
    kept = {name: _kept(frame, says, quoted=name == "ties") for name, frame in with_holders(tables).items()}
    if says.speakers:
        kept |= {name: kept[name].clear() for name in ("stops", "routes", "mentions")}
    telling = pl.concat([kept[name].select("article_id") for name in ("stops", "ties", "routes", "mentions")]).unique()
    articles = tables.articles.join(telling, on="article_id", how="semi", maintain_order="left")
    return replace(tables, articles=articles, **{name: frame.drop(_HOLDER) for name, frame in kept.items()})


def with_holders(tables: Tables) -> dict[str, pl.LazyFrame]:
    """Mentions, stops, ties and routes with the columns holder, holder_country and holder_state_media of their claim-holder."""
    first = _first_outlets(tables)
    named = {name: getattr(tables, name) for name in ("mentions", "stops", "routes")}
    held = {name: frame.join(first, on="article_id", how="left", maintain_order="left") for name, frame in named.items()}
    leaning = _named_outlets(tables)
    ties = tables.ties.join(first, on="article_id", how="left", maintain_order="left").join(
        leaning, on="claim_outlet", how="left", maintain_order="left"
    )
    other = pl.col("claim_outlet").fill_null("") != ""
    held["ties"] = ties.with_columns(
        pl.when(other).then(pl.col(f"named_{column}")).otherwise(pl.col(column)).alias(column) for column in _HOLDER
    ).drop(f"named_{column}" for column in _HOLDER)
    return held


def holders_of_events(tables: Tables) -> pl.LazyFrame:
    """key, holder_kind: whether an event is told by state media only, by any other outlet, or by none that is known."""
    held = with_holders(tables)
    keys = {"stops": "event_id", "ties": "event_id", "routes": "route_id"}
    told = pl.concat([held[name].select("holder", "holder_state_media", key=key) for name, key in keys.items()])
    state = pl.col("holder_state_media").fill_null(value=False)
    known = pl.col("holder").fill_null("") != ""
    return told.group_by("key").agg(
        holder_kind=pl.when((known & ~state).any())
        .then(pl.lit("other outlets"))
        .when(state.any())
        .then(pl.lit("state media only"))
        .otherwise(pl.lit("outlet not known"))
    )


_HOLDER = ("holder", "holder_country", "holder_state_media")


def _first_outlets(tables: Tables) -> pl.LazyFrame:
    """article_id and its claim-holder: the outlet whose words the article has, "" where none is known."""
    columns = ("article_id", "cluster_id", "outlet", "outlet_country", "state_media", "origin_outlet", "origin_state_media")
    articles = tables.articles.select(columns).collect()
    known = _known_outlets(articles["origin_outlet"].drop_nulls().unique().sort())
    own = pl.col("outlet") == pl.col("origin_outlet")
    return (
        articles.lazy()
        .join(known, left_on="origin_outlet", right_on="name", how="left", maintain_order="left")
        .select(
            "article_id",
            holder=pl.when(pl.col("origin_outlet") == pl.col("cluster_id"))
            .then(pl.lit(""))
            .otherwise("origin_outlet")
            .fill_null(""),
            holder_country=pl.coalesce("country", pl.when(own).then("outlet_country")),
            holder_state_media=pl.coalesce("is_state_media", "origin_state_media", pl.when(own).then("state_media")),
        )
    )


def _named_outlets(tables: Tables) -> pl.LazyFrame:
    """claim_outlet and what is known of the outlets that texts lean on."""
    named = tables.ties.filter(pl.col("claim_outlet") != "").select(pl.col("claim_outlet").unique().sort()).collect()
    return _known_outlets(named["claim_outlet"]).select(
        claim_outlet="name",
        named_holder=pl.coalesce("known_as", "name"),
        named_holder_country="country",
        named_holder_state_media="is_state_media",
    )


def _known_outlets(names: pl.Series) -> pl.LazyFrame:
    """name, known_as, country, is_state_media of outlets by their names; null what our table does not tell."""
    found = [(name, outlet_of(name)) for name in names]
    rows = [
        (name, outlet.name, outlet.country, outlet.state_media) if outlet else (name, None, None, None) for name, outlet in found
    ]
    schema = {"name": pl.String, "known_as": pl.String, "country": pl.String, "is_state_media": pl.Boolean}
    return pl.LazyFrame(rows, schema=schema, orient="row")


def _kept(frame: pl.LazyFrame, says: Says, *, quoted: bool) -> pl.LazyFrame:
    state = pl.col("holder_state_media").fill_null(value=False)
    if says.state_media != "all":
        frame = frame.filter(state if says.state_media == "only" else ~state)
    if says.outlets:
        frame = frame.filter(pl.col("holder").is_in(says.outlets))
    if says.outlet_countries:
        frame = frame.filter(pl.col("holder_country").is_in(says.outlet_countries))
    if says.speakers and quoted:
        frame = frame.filter(pl.col("speaker_country").is_in(says.speakers))
    return frame
