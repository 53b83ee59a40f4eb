"""An open archive: its file, its revision, its transactions."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from geotie.archive import rows
from geotie.archive.connection import connect, translated
from geotie.errors import ArchiveError
from geotie.records import Article, Extraction


class ArchiveFile:
    """What every part of an archive builds on."""

    def __init__(self, path: Path, connection: sqlite3.Connection, *, readonly: bool) -> None:
        self.path = path
        self.readonly = readonly
        self._connection = connection

    @classmethod
    def open(cls, path: Path | str, *, readonly: bool = False) -> Self:
        """
        Open an archive; one that is missing is made, unless `readonly`.

        Raises
        ------
        ArchiveError
            If the file is no archive, was written by a newer geotie, or cannot be opened. It is left as it was.
        """
        path = Path(path)
        return cls(path, connect(path, readonly=readonly), readonly=readonly)

    def close(self) -> None:
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def __contains__(self, article_id: str) -> bool:
        with translated(self.path):
            return self._connection.execute("SELECT 1 FROM articles WHERE id = ?", (article_id,)).fetchone() is not None

    @property
    def revision(self) -> int:
        """A number that every write raises; with the path it names a state of the archive."""
        with translated(self.path):
            (revision,) = self._connection.execute("SELECT revision FROM state").fetchone()
        return int(revision)

    def article(self, article_id: str) -> Article:
        """The article of this id; ArchiveError if the archive does not hold it."""
        with translated(self.path):
            found = rows.read_article(self._connection, article_id)
        if found is None:
            raise self._missing(article_id)
        return found[2]

    def extraction(self, article_id: str) -> Extraction:
        """The article with its records, equal to what `add` was given; ArchiveError if the archive does not hold it."""
        with translated(self.path), self._snapshot():
            return self._require_extraction(article_id)

    @contextmanager
    def _snapshot(self) -> Iterator[None]:
        """One state of the archive for several queries, whatever others write meanwhile."""
        if self._connection.in_transaction:  # of a caller, who sees one state already
            yield
            return
        self._connection.execute("BEGIN")
        try:
            yield
        finally:
            self._connection.execute("ROLLBACK")

    def _raise_revision(self) -> int:
        (revision,) = self._connection.execute("UPDATE state SET revision = revision + 1 RETURNING revision").fetchone()
        return int(revision)

    def _require_writable(self) -> None:
        if self.readonly:
            raise ArchiveError(f"{self.path} was opened for reading only")

    def _require_extraction(self, article_id: str) -> Extraction:
        found = rows.read_extraction(self._connection, article_id)
        if found is None:
            raise self._missing(article_id)
        return found

    def _missing(self, article_id: str) -> ArchiveError:
        return ArchiveError(f"{self.path} holds no article {article_id!r}")
