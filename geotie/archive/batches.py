"""Articles that came in together, and how to take them out again together."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from geotie.archive import clusters
from geotie.archive.connection import transaction, translated
from geotie.archive.file import ArchiveFile
from geotie.errors import ArchiveError


@dataclass(frozen=True, slots=True)
class Batch:
    """Articles of one run of an import; `finished` is None while it runs and where it was stopped half-way."""

    number: int
    origin: str
    started: datetime
    finished: datetime | None
    undone: datetime | None
    known: int  # articles that the archive held already
    unread: int
    articles: int  # that it added and that are still there


class Running:
    """What an import counts besides the articles that it adds; `number` of the batch, None before its first article."""

    def __init__(self, number: int | None = None) -> None:
        self.number = number
        self.known = 0
        self.unread = 0


class Batches(ArchiveFile):
    @contextmanager
    def batch(self, origin: str) -> Iterator[Running]:
        """
        Note that what is added in this block came together, from `origin`.

        A block that adds nothing leaves no trace, so that to import the same again changes nothing. One that was left before its
        end, by an error or a cancelled job, is not finished: the next from the same origin goes on with its batch.
        """
        self._require_writable()
        self._origin, self._running = origin, Running(self._unfinished(origin))
        running = self._running
        before = self._count_of(running.number)
        try:
            yield running
            if running.number is not None:
                with transaction(self._connection, self.path):
                    self._connection.execute(
                        "UPDATE batches SET finished = ?, known = ?, unread = ? WHERE key = ?",
                        (_now(), max(0, running.known - before), running.unread, running.number),
                    )
                self.keep_events()
        finally:
            self._origin, self._running = None, None

    _origin: str | None = None  # of the articles that are being added as one batch
    _running: Running | None = None

    def batches(self) -> tuple[Batch, ...]:
        """All batches, the earliest first."""
        query = """
            SELECT key, origin, started, finished, undone, known, unread,
                   (SELECT count(*) FROM articles WHERE batch = batches.key)
            FROM batches ORDER BY key
        """
        with translated(self.path):
            found = self._connection.execute(query).fetchall()
        return tuple(
            Batch(number, origin, datetime.fromisoformat(started), _time(finished), _time(undone), *counts)
            for number, origin, started, finished, undone, *counts in found
        )

    def undo(self, number: int) -> int:
        """
        Take out all articles of a batch, in one transaction, and say how many there were. Decisions on them stay.

        Raises
        ------
        ArchiveError
            If there is no such batch, or it was undone before.
        """
        self._require_writable()
        with transaction(self._connection, self.path):
            found = self._connection.execute("SELECT undone FROM batches WHERE key = ?", (number,)).fetchone()
            if found is None:
                raise ArchiveError(f"{self.path} has no batch {number}")
            if found[0] is not None:
                raise ArchiveError(f"batch {number} of {self.path} was undone on {found[0][:10]}")
            keys = self._connection.execute("SELECT key FROM articles WHERE batch = ?", (number,)).fetchall()
            for (key,) in keys:
                clusters.forget(self._connection, key)
                self._connection.execute("DELETE FROM articles WHERE key = ?", (key,))
            self._connection.execute("UPDATE batches SET undone = ? WHERE key = ?", (_now(), number))
            self._connection.execute("UPDATE state SET rewritten = ?", (self._raise_revision(),))
        return len(keys)

    def keep_events(self) -> None:
        """What is worked out from many articles at once; `Archive` does."""

    def _batch_number(self) -> int | None:
        """The batch that an article being added belongs to; noted when the first one comes, within its transaction."""
        if self._running is None:
            return None
        noted = self._connection.execute("SELECT 1 FROM batches WHERE key = ?", (self._running.number,)).fetchone()
        if noted is None:  # also when the transaction that noted it was rolled back
            note = "INSERT INTO batches (origin, started) VALUES (?, ?)"
            self._running.number = self._connection.execute(note, (self._origin, _now())).lastrowid
        return self._running.number

    def _unfinished(self, origin: str) -> int | None:
        query = "SELECT max(key) FROM batches WHERE origin = ? AND finished IS NULL AND undone IS NULL"
        with translated(self.path):
            (number,) = self._connection.execute(query, (origin,)).fetchone()
        return None if number is None else int(number)

    def _count_of(self, number: int | None) -> int:
        with translated(self.path):
            (count,) = self._connection.execute("SELECT count(*) FROM articles WHERE batch = ?", (number,)).fetchone()
        return int(count)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _time(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
