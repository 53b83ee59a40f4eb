"""The queue of the review: which records, in which order, how far it has come. Pure functions from tables; no page here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

import polars as pl

from geotie.decisions import Decision, Kind, rulings
from geotie.measures import EVER, Tables, evidence
from geotie.measures.evidence import all_mentions

QueueKind = Literal["journey", "tie", "route", "mention"]
KINDS: Mapping[QueueKind, str] = {"journey": "Stops of journeys", "tie": "Ties", "route": "Carriers’ routes", "mention": "Mentions"}
_KIND_OF: Mapping[Kind, QueueKind] = {"stop": "journey", "visit": "journey", "tie": "tie", "route": "route", "mention": "mention"}


@dataclass(frozen=True, slots=True)
class Filters:
    """An empty filter lets everything pass."""

    kinds: tuple[QueueKind, ...] = ("journey", "tie")
    country: str | None = None
    outlet: str | None = None
    undecided_only: bool = True


@dataclass(frozen=True, slots=True)
class Progress:
    """Records that pass the filters, and those of them that somebody decided on; rejected ones are among both."""

    decided: int
    total: int

    @property
    def share(self) -> float:
        return self.decided / self.total if self.total else 0.0


def queue(tables: Tables, filters: Filters) -> pl.DataFrame:
    """Rows of `measures.evidence`, one per record, the least sure first and those of one article together."""
    rows = _passing(tables, filters)
    if filters.undecided_only:
        rows = rows.filter(pl.col("decision").is_null())
    return rows.sort("confidence", "article_id", "evidence_start", "record_id")


def progress(tables: Tables, filters: Filters, decisions: Iterable[Decision]) -> Progress:
    """`decisions` are all of the archive: what was rejected is in no table."""
    rows = _passing(tables, filters)
    rejected = sum(_records_of(one) for one in _rejected(tables, filters, decisions))
    decided = rows["decision"].is_not_null().sum() + rejected
    return Progress(int(decided), len(rows) + rejected)


def position(queue: pl.DataFrame, record_id: str | None, index: int) -> int:
    """Where to stand in the queue: on the record, or where it stood when it has gone; 0 in an empty one."""
    if record_id is not None:
        found = queue["record_id"].index_of(record_id)
        if found is not None:
            return found
    return max(0, min(index, len(queue) - 1))


def outlets(tables: Tables) -> list[str]:
    """Names of all outlets, those with most articles first."""
    named = tables.articles.filter(pl.col("outlet").fill_null("") != "").group_by("outlet").len()
    return named.sort("len", "outlet", descending=[True, False]).collect()["outlet"].to_list()


def _passing(tables: Tables, filters: Filters) -> pl.DataFrame:
    """All records of these kinds, country and outlet, decided or not."""
    frames = [evidence(tables, EVER, ())]
    for kind, layer in (("journey", "journeys"), ("tie", "ties"), ("route", "routes")):
        if kind in filters.kinds:
            frames.append(evidence(tables, EVER, (layer,)))  # type: ignore[arg-type]
    if "mention" in filters.kinds:
        frames.append(all_mentions(tables))
    rows = pl.concat(frames)
    if filters.country:
        # By record, since a tie of many states has a row for each pair
        touching = rows.filter((pl.col("source") == filters.country) | (pl.col("target") == filters.country)).select("record_id")
        rows = rows.join(touching, on="record_id", how="semi")
    if filters.outlet:
        rows = rows.filter(pl.col("outlet") == filters.outlet)
    return rows.unique("record_id", keep="first", maintain_order=True).collect()


def _rejected(tables: Tables, filters: Filters, decisions: Iterable[Decision]) -> list[Decision]:
    """What was rejected and would pass the filters."""
    ruling = [one for one in rulings(decisions).values() if one.action == "reject" and _KIND_OF[one.kind] in filters.kinds]
    if filters.country:
        ruling = [one for one in ruling if filters.country in _countries(one)]
    of = tables.articles.filter(pl.col("article_id").is_in(sorted({one.article_id for one in ruling})))
    if filters.outlet:
        of = of.filter(pl.col("outlet") == filters.outlet)
    there = set(of.select("article_id").collect()["article_id"])
    return [one for one in ruling if one.article_id in there]


def _records_of(decision: Decision) -> int:
    """A rejected visit takes its stops along."""
    return len(decision.said.get("stops", ())) if decision.kind == "visit" else 1


def _countries(decision: Decision) -> set[str]:
    said = decision.said
    stops = [stop["country"] for stop in said.get("stops", ())]
    return {said.get("country"), said.get("home"), *said.get("sources", ()), *said.get("targets", ()), *stops} - {None}
