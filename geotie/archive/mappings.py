"""Which column of a table of articles is which, as somebody said once: remembered for tables with the same columns."""

from __future__ import annotations

import json
from collections.abc import Iterable

from geotie.archive.connection import transaction, translated
from geotie.archive.file import ArchiveFile


class Mappings(ArchiveFile):
    def remember_columns(self, header: Iterable[str], columns: dict[str, str]) -> None:
        """Keep a choice (field of an article → column) for further tables with these columns, in whatever order."""
        self._require_writable()
        if self.remembered_columns(header := tuple(header)) == columns:
            return
        row = (_signature(header), json.dumps(columns, ensure_ascii=False))
        with transaction(self._connection, self.path):
            self._connection.execute("INSERT OR REPLACE INTO column_choices (header, columns) VALUES (?, ?)", row)

    def remembered_columns(self, header: Iterable[str]) -> dict[str, str]:
        """What was chosen for a table with these columns before; empty for a new one."""
        with translated(self.path):
            query = "SELECT columns FROM column_choices WHERE header = ?"
            found = self._connection.execute(query, (_signature(header),)).fetchone()
        return dict(json.loads(found[0])) if found else {}


def _signature(header: Iterable[str]) -> str:
    return "\t".join(sorted(name.strip().lower() for name in header))
