"""
Events as they were found last, kept in the archive so that the next to open it need not look at every record again.

They are no truth of their own: `geotie.events.merge` compares what they were found from with what is there, and looks again where
that differs. So they may be as old as they like, and are only written where many articles have come since.
"""

from __future__ import annotations

import hashlib
import io
import sqlite3
from dataclasses import fields
from functools import cache
from pathlib import Path

import polars as pl

from geotie import events
from geotie.datafiles import data_file
from geotie.events import Events

RENEWED_AFTER = 1_000  # articles; looking at so many again is a matter of a second
_FRAMES = tuple(field.name for field in fields(Events))


def load(connection: sqlite3.Connection) -> Events | None:
    """None where none were kept, or by other rules than those of this geotie. The caller holds the snapshot."""
    kept = dict(connection.execute("SELECT name, frame FROM events_found WHERE rules = ?", (_rules(),)))
    if set(kept) != set(_FRAMES):
        return None
    return Events(**{name: pl.read_ipc(io.BytesIO(kept[name])) for name in _FRAMES})


def keep(connection: sqlite3.Connection, found: Events, revision: int) -> None:
    """Put them in the place of the last ones; the caller holds the transaction."""
    connection.execute("DELETE FROM events_found")
    for name in _FRAMES:
        buffer = io.BytesIO()
        getattr(found, name).write_ipc(buffer, compression="zstd")
        connection.execute("INSERT INTO events_found VALUES (?, ?, ?, ?)", (name, _rules(), revision, buffer.getvalue()))


def are_old(connection: sqlite3.Connection) -> bool:
    """Whether so many articles have come or changed since that it pays to keep them anew."""
    (revision,) = connection.execute("SELECT coalesce(max(revision), 0) FROM events_found WHERE rules = ?", (_rules(),)).fetchone()
    newer = "SELECT count(*) FROM (SELECT 1 FROM articles WHERE revision > ? LIMIT ?)"
    (count,) = connection.execute(newer, (revision, RENEWED_AFTER)).fetchone()
    return int(count) >= RENEWED_AFTER


@cache
def _rules() -> str:
    """Changes with the rules of events and the table of office holders that they ask."""
    package = Path(events.__file__).parent
    parts = [file.read_bytes() for file in (*sorted(package.glob("*.py")), data_file("officeholders.csv"))]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()[:16]
