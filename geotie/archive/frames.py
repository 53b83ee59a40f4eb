"""Tables of archives kept in memory, completed where articles were only added."""

from __future__ import annotations

import sqlite3
from collections import OrderedDict
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

import polars as pl

from geotie.archive.standing import standing
from geotie.archive.tables import TableName, read


@dataclass(frozen=True, slots=True)
class State:
    """Where an archive stands: the fields of its table `state`, and the keys of its last article and its last decision."""

    identity: int
    revision: int
    rewritten: int
    last_key: int
    last_decision: int

    @classmethod
    def of(cls, connection: sqlite3.Connection) -> State:
        last = ", ".join(f"(SELECT coalesce(max(key), 0) FROM {table})" for table in ("articles", "decisions"))
        query = f"SELECT identity, revision, rewritten, {last} FROM state"
        return cls(*connection.execute(query).fetchone())

    def continues(self, earlier: State) -> bool:
        """Whether articles and decisions were added since the earlier state, and nothing else happened."""
        return self.identity == earlier.identity and self.rewritten <= earlier.revision <= self.revision


@dataclass(frozen=True, slots=True)
class Frames:
    """A table as it was read out of the articles, and as it stands after the decisions of analysts."""

    state: State
    read: pl.DataFrame
    standing: pl.DataFrame


class FrameCache:
    """
    Tables of the archives in use. A table that was read before is completed by the articles and decisions added since.

    Frames are immutable, so threads may share them.
    """

    def __init__(self, capacity: int = 16) -> None:
        self._frames: OrderedDict[tuple[Path, TableName], Frames] = OrderedDict()
        self._capacity = capacity
        self._lock = Lock()

    def read(self, connection: sqlite3.Connection, path: Path, table: TableName) -> pl.DataFrame:
        """The table as it stands now; the caller holds the snapshot."""
        state = State.of(connection)
        with self._lock:
            known = self._frames.get((path, table))
        if known is not None and known.state == state:
            return known.standing
        fresh = _read(connection, table, state, known if known is not None and state.continues(known.state) else None)
        with self._lock:
            self._frames[path, table] = fresh
            self._frames.move_to_end((path, table))
            while len(self._frames) > self._capacity:
                self._frames.popitem(last=False)
        return fresh.standing


def _read(connection: sqlite3.Connection, table: TableName, state: State, known: Frames | None) -> Frames:
    if known is None:
        whole = read(connection, table)
        return Frames(state, whole, standing(connection, table, whole))
    whole, stands = known.read, known.standing
    if known.state.last_key != state.last_key:
        added = read(connection, table, known.state.last_key)
        added_stands = standing(connection, table, added, after=known.state.last_key)
        whole = pl.concat([whole, added], rechunk=True)
        # Without decisions both are one frame in memory, not two.
        untouched = stands is known.read and added_stands is added
        stands = whole if untouched else pl.concat([stands, added_stands], rechunk=True)
    if known.state.last_decision != state.last_decision:
        stands = standing(connection, table, stands, since=known.state.last_decision)
    return Frames(state, whole, stands)
