"""Another archive taken into this one: its articles with their records, its batches, its decisions, its remembered columns."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, islice
from operator import itemgetter

from geotie.archive import rows
from geotie.archive.batches import Batches
from geotie.archive.connection import transaction, translated
from geotie.archive.deciding import Deciding
from geotie.archive.file import ArchiveFile
from geotie.archive.mappings import Mappings
from geotie.decisions import Conflict
from geotie.records import Extraction

AT_ONCE = 250  # articles in one transaction


@dataclass(frozen=True, slots=True)
class Merged:
    """
    What came of it: articles that were `added`, that were `known` and the same, and of those that both hold the ids where the two
    read other records (`differing`; ours stay). `decisions` are new ones, `conflicts` records on which the two sides disagree.
    """

    added: int
    known: int
    differing: tuple[str, ...]
    decisions: int
    conflicts: tuple[Conflict, ...]


class Merging(Deciding, Batches, Mappings, ArchiveFile):
    def take_in(self, other: Merging) -> Merged:
        """
        Take in another archive; doing it again changes nothing, and one that was stopped goes on.

        Articles that came to the other archive as one batch are one batch here, which `undo` takes out again. Of an article that
        both hold, our records stay: `reextract` brings both to the same rules.
        """
        counts: Counter[str] = Counter()
        differing: list[str] = []
        for batch, article_ids in other._by_batch():
            origin = other._origin_of(batch)
            with self.batch(f"{origin} ({other.path.name})" if origin else str(other.path)) as noted:
                ids = iter(article_ids)
                while portion := [other.extraction(article_id) for article_id in islice(ids, AT_ONCE)]:
                    new = [extraction for extraction in portion if extraction.article.id not in self]
                    known = [extraction for extraction in portion if extraction.article.id in self]
                    differing += [one.article.id for one in known if _differ(one, self.extraction(one.article.id))]
                    counts.update(added=self._add_all(new), known=len(known))
                    noted.known += len(known)
        decisions, conflicts = self.apply_decisions(other.decisions())
        for header, columns in other._column_choices():
            if not self.remembered_columns(header):
                self.remember_columns(header, columns)
        return Merged(counts["added"], counts["known"], tuple(differing), decisions, tuple(conflicts))

    def _add_all(self, extractions: Sequence[Extraction]) -> int:
        with transaction(self._connection, self.path):
            added = 0
            for extraction in extractions:
                if extraction.article.id not in self:
                    rows.write(self._connection, extraction, self._raise_revision(), self._batch_number())
                    added += 1
        return added

    def _by_batch(self) -> list[tuple[int | None, list[str]]]:
        """Ids of the articles of each batch, in the order in which they were stored; None for those of no batch."""
        with translated(self.path):
            found = self._connection.execute("SELECT batch, id FROM articles ORDER BY batch, key").fetchall()
        return [(batch, [article_id for _, article_id in group]) for batch, group in groupby(found, key=itemgetter(0))]

    def _origin_of(self, batch: int | None) -> str:
        with translated(self.path):
            found = self._connection.execute("SELECT origin FROM batches WHERE key = ?", (batch,)).fetchone()
        return str(found[0]) if found else ""

    def _column_choices(self) -> list[tuple[list[str], dict[str, str]]]:
        with translated(self.path):
            found = self._connection.execute("SELECT header, columns FROM column_choices").fetchall()
        return [(header.split("\t"), json.loads(columns)) for header, columns in found]


def _differ(one: Extraction, other: Extraction) -> bool:
    """Whether the same text was read otherwise, by whatever version of the rules."""
    records = ("mentions", "itineraries", "ties", "routes")
    return any(getattr(one, name) != getattr(other, name) for name in records)
