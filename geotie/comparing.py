"""What is new, changed and gone between two states of an archive: ties by dyad, stops by visitor."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

import polars as pl

Difference = Literal["new", "changed", "gone"]
Tables = dict[str, pl.LazyFrame]  # "ties" and "stops", with the columns of the archive

_SAME = {  # a record is the same one where these are the same; it changed where one of the others did
    "ties": ("article_id", "evidence", "source", "target", "type"),
    "stops": ("article_id", "evidence", "visitor", "country"),
}
_TOLD = {
    "ties": ("polarity", "modality", "date_text", "speaker", "claim_outlet"),
    "stops": ("role", "home", "place", "start_text", "end_text", "status"),
}


@dataclass(frozen=True, slots=True)
class Change:
    """One record; `about` is its dyad ("CUB → BOL") or its visitor, `before` and `after` hold only what differs."""

    record: Literal["tie", "stop"]
    difference: Difference
    about: str
    what: str  # type of the tie, country of the stop
    article_id: str
    evidence: str
    before: dict[str, Any]
    after: dict[str, Any]


def changes(before: Tables, after: Tables) -> list[Change]:
    """Sorted by dyad, then by visitor."""
    found = [change for table in ("ties", "stops") for change in _changes(table, before[table], after[table])]
    return sorted(found, key=lambda one: (one.record != "tie", one.about, one.what, one.difference, one.article_id))


def _changes(table: str, before: pl.LazyFrame, after: pl.LazyFrame) -> Iterator[Change]:
    same, told = _SAME[table], _TOLD[table]
    # Two records may say the same in one sentence; the first is then paired with the first.
    number = pl.int_range(pl.len()).over(*same).alias("nth")
    left, right = (frame.select(*same, *told).sort(*same, *told).with_columns(number).collect() for frame in (before, after))
    keys = [*same, "nth"]
    for difference, one, other in (("gone", left, right), ("new", right, left)):
        for row in one.join(other, on=keys, how="anti", nulls_equal=True).iter_rows(named=True):
            values = {name: row[name] for name in told if row[name] not in (None, "")}
            yield _change(table, difference, row, values if difference == "gone" else {}, values if difference == "new" else {})
    both = left.join(right, on=keys, suffix="_after", nulls_equal=True)
    differs = pl.any_horizontal(pl.col(name).ne_missing(pl.col(f"{name}_after")) for name in told)
    for row in both.filter(differs).iter_rows(named=True):
        changed = [name for name in told if row[name] != row[f"{name}_after"]]
        yield _change(
            table, "changed", row, {name: row[name] for name in changed}, {name: row[f"{name}_after"] for name in changed}
        )


def _change(table: str, difference: Any, row: dict[str, Any], before: dict[str, Any], after: dict[str, Any]) -> Change:
    if table == "ties":
        about, what = f"{row['source']} → {row['target']}", row["type"]
    else:
        about, what = row["visitor"], row["country"]
    record: Literal["tie", "stop"] = "tie" if table == "ties" else "stop"
    return Change(record, difference, about, what, row["article_id"], row["evidence"], before, after)
