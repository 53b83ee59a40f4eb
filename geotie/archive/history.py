"""What an archive held at an earlier time."""

from __future__ import annotations

from datetime import UTC, datetime

import polars as pl

from geotie.archive.connection import translated
from geotie.archive.file import ArchiveFile
from geotie.archive.standing import standing
from geotie.archive.tables import RecordTable, read


class History(ArchiveFile):
    def as_of(self, table: RecordTable, when: datetime) -> pl.LazyFrame:
        """
        A table as it stood then: of the articles stored until then, after the decisions made until then.

        What newer rules read otherwise since, and articles that were taken out, can only be seen in a snapshot.
        """
        moment = when.astimezone(UTC)
        with translated(self.path), self._snapshot():
            stored = "SELECT id FROM articles WHERE stored <= ?"
            there = [key for (key,) in self._connection.execute(stored, (moment.isoformat(timespec="seconds"),))]
            rows = standing(self._connection, table, read(self._connection, table), until=moment)
        return rows.filter(pl.col("article_id").is_in(there)).lazy()
