"""What an archive holds, as tables to read: outlets, copies of one text, imports, changes, decisions. Pure functions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import polars as pl

from geotie.archive.batches import Batch
from geotie.comparing import Change
from geotie.decisions import Decision, Fate
from geotie.measures import Tables
from geotie.ui.decision_files import said_words, value_words
from geotie.ui.words import MODALITY_WORDS, STATUS_WORDS, TIE_WORDS, name_of

NO_OUTLET = "outlet not known"
DIFFERENCE_WORDS: Mapping[str, str] = {"new": "new", "changed": "changed", "gone": "gone"}
FATE_WORDS: Mapping[Fate, str] = {
    "applied": "holds",
    "kept": "holds, though the rules do not read the record any more",
    "void": "has nothing to act on: the rules do not read the record any more",
    "no text": "waits for its article or its words",
}
_FIELD_WORDS: Mapping[str, str] = {
    "polarity": "sign",
    "modality": "told as",
    "date_text": "day",
    "speaker": "who says so",
    "claim_outlet": "outlet cited",
    "start_text": "from",
    "end_text": "to",
}
_UNITS = ("bytes", "kB", "MB", "GB")


def source_rows(tables: Tables) -> pl.DataFrame:
    """
    Outlets, those with most articles first.

    `own_texts` counts articles that are no copies of another outlet's or agency's text.
    """
    stops, ties = (
        frame.group_by("article_id").agg(pl.col(key).n_unique().alias(name))
        for frame, key, name in ((tables.stops, "stop_id", "stops"), (tables.ties, "tie_id", "ties"))
    )
    named = pl.col("outlet").fill_null("")
    own = (pl.col("origin_outlet") == pl.col("outlet")) | (pl.len().over("cluster_id") == 1)
    return (
        tables.articles.with_columns(outlet=pl.when(named == "").then(pl.lit(NO_OUTLET)).otherwise(named), own=own)
        .join(stops, on="article_id", how="left")
        .join(ties, on="article_id", how="left")
        .group_by("outlet")
        .agg(
            country=pl.col("outlet_country").drop_nulls().first(),
            state_media=pl.col("state_media").fill_null(value=False).any(),
            articles=pl.len(),
            own_texts=pl.col("own").sum(),
            stops=pl.col("stops").sum(),
            ties=pl.col("ties").sum(),
            first=pl.col("published").min(),
            last=pl.col("published").max(),
        )
        .sort("articles", "outlet", descending=[True, False])
        .collect()
    )


def copy_rows(tables: Tables) -> pl.DataFrame:
    """Texts that several articles have, those with most copies first: cluster_id, title, articles, outlets, origin, first, last."""
    return (
        tables.articles.sort("published", "article_id", nulls_last=True)
        .group_by("cluster_id", maintain_order=True)
        .agg(
            pl.first("title"),
            articles=pl.len(),
            outlets=pl.col("outlet").n_unique(),
            origin=pl.col("origin_outlet").first(),
            first=pl.col("published").min(),
            last=pl.col("published").max(),
        )
        .filter(pl.col("articles") > 1)
        .sort("articles", "cluster_id", descending=[True, False])
        .collect()
    )


def copies_of(tables: Tables, cluster_id: str) -> pl.DataFrame:
    """The articles of one text: article_id, title, outlet, published."""
    of_cluster = tables.articles.filter(pl.col("cluster_id") == cluster_id)
    return (
        of_cluster.select("article_id", "title", "outlet", "published").sort("published", "article_id", nulls_last=True).collect()
    )


def batch_rows(batches: Iterable[Batch]) -> pl.DataFrame:
    """Imports, the latest first."""
    names = ("Import", "From", "Started", "Articles now", "Known before", "Not read", "State")
    rows = [
        (one.number, one.origin, one.started, one.articles, one.known, one.unread, _state(one))
        for one in sorted(batches, key=lambda one: -one.number)
    ]
    kinds = (pl.Int64, pl.String, pl.Datetime("us", "UTC"), pl.Int64, pl.Int64, pl.Int64, pl.String)
    return pl.DataFrame(rows, dict(zip(names, kinds, strict=True)), orient="row")


def change_rows(changes: Iterable[Change]) -> pl.DataFrame:
    """One row per record that is new, changed or gone: Difference, About, What, Before, After, Words, article_id."""
    names = ("Difference", "About", "What", "Before", "After", "Words", "article_id")
    rows = [
        (
            DIFFERENCE_WORDS[one.difference],
            _about(one),
            TIE_WORDS.get(one.what, one.what) if one.record == "tie" else name_of(one.what),  # type: ignore[call-overload]
            _values(one.before),
            _values(one.after),
            " ".join(one.evidence.split()),
            one.article_id,
        )
        for one in changes
    ]
    return pl.DataFrame(rows, dict.fromkeys(names, pl.String), orient="row")


def change_counts(changes: pl.DataFrame) -> dict[str, int]:
    """How many are new, changed, gone."""
    counts = dict(changes.group_by("Difference").len().iter_rows())
    return {words: counts.get(words, 0) for words in DIFFERENCE_WORDS.values()}


def decision_rows(decisions: Iterable[Decision], fates: Mapping[str, Fate]) -> pl.DataFrame:
    """Decisions, the latest first; `fates` by the id of the decision tell what became of those that rule."""
    names = ("When", "By", "Decision", "Record", "Set otherwise", "Why", "Words", "It", "id")
    rows = [
        (
            one.at,
            one.by,
            one.action,
            said_words(one),
            _values({name: value for name, value in one.changes.items() if name not in ("lon", "lat")}),
            one.why,
            one.evidence,
            FATE_WORDS[fates[one.id]] if one.id in fates else "was overruled since",
            one.id,
        )
        for one in reversed(list(decisions))
    ]
    kinds = dict.fromkeys(names, pl.String) | {"When": pl.Datetime("us", "UTC")}
    return pl.DataFrame(rows, kinds, orient="row")


def size_words(size: int) -> str:
    """ "4.2 MB"."""
    amount = float(size)
    for unit in _UNITS:
        if amount < 1000 or unit == _UNITS[-1]:
            return f"{amount:,.0f} {unit}" if unit == _UNITS[0] else f"{amount:,.1f} {unit}"
        amount /= 1000
    raise AssertionError


def _state(batch: Batch) -> str:
    if batch.undone:
        return f"taken out on {batch.undone:%Y-%m-%d}"
    return "complete" if batch.finished else "stopped half-way; the same import goes on from there"


def _about(change: Change) -> str:
    if change.record == "tie":
        return " → ".join(name_of(code) for code in change.about.split(" → "))
    return change.about or "unnamed visitor"


def _values(values: Mapping[str, Any]) -> str:
    """ "status: planned, day: 2018-02"."""
    return ", ".join(f"{_FIELD_WORDS.get(name, name)}: {_value(name, value)}" for name, value in values.items())


def _value(name: str, value: Any) -> str:
    if name == "status":
        return STATUS_WORDS.get(value, str(value))
    if name == "polarity":
        return "friendly (+)" if value > 0 else "hostile (−)"
    if name == "modality":
        return MODALITY_WORDS.get(value, "") or "a fact"
    return value_words(value)
