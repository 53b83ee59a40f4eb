"""Decisions of analysts, as an archive takes them in."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from geotie import decisions as deciding
from geotie.agreement import Agreement, agreement
from geotie.archive import decided
from geotie.archive.connection import transaction, translated
from geotie.archive.file import ArchiveFile
from geotie.decisions import Action, Conflict, Decision, Fate, Kind, Standing, Standings, Values
from geotie.errors import DecisionError


class Deciding(ArchiveFile):
    """Decisions lie beside the records: tables honour them, the extraction stays as it was read."""

    def decisions(self, article_id: str | None = None) -> tuple[Decision, ...]:
        """All decisions, or those on one article, the earliest first; also those that were overruled since."""
        with translated(self.path):
            return tuple(decided.read(self._connection, article_id))

    def standings(self, article_id: str) -> Standings:
        """The records of an article as they stand after the decisions on them."""
        with translated(self.path), self._snapshot():
            return deciding.standings(self.extraction(article_id), decided.read(self._connection, article_id))

    def decide(self, record_id: str, action: Action, *, by: str, why: str = "", changes: Values | None = None) -> Decision:
        """
        Accept, reject or edit a record, or withdraw what was decided about it; `record_id` as in the tables.

        `changes` of an edit are the fields that shall be otherwise, by the names and in the form of an exported decision:
        {"country": "VEN"}, {"sources": ["CUB"], "targets": ["BOL"]}, {"start": "2011-06"}.

        Raises
        ------
        DecisionError
            If there is no such record, or the changes make no sense for it.
        """
        self._require_writable()
        article_id = record_id.partition(".")[0]
        with transaction(self._connection, self.path):
            extraction = self._require_extraction(article_id)
            log = decided.read(self._connection, article_id)
            standing = deciding.standings(extraction, log).find(record_id)
            if standing is None:
                raise DecisionError(f"{self.path} holds no record {record_id!r}")
            at = _now(standing)
            decision = deciding.decide(standing, extraction.article, action, by=by, at=at, changes=changes, why=why)
            self._log([decision])
        return decision

    def add_record(
        self,
        article_id: str,
        kind: Kind,
        values: Values,
        *,
        evidence: tuple[int, int],
        by: str,
        why: str = "",
    ) -> Decision:
        """
        Add a mention, stop or tie that the rules did not read, with the words (offsets into the text) that carry it.

            archive.add_record(article_id, "stop", {"visitor": "Ana Ríos", "country": "ECU"}, evidence=(10, 42), by="N. N.")

        Raises
        ------
        DecisionError
            If the values make no such record, or there are no words.
        """
        self._require_writable()
        with transaction(self._connection, self.path):
            article = self._require_extraction(article_id).article
            decision = deciding.added(article, kind, values, evidence=evidence, by=by, at=datetime.now(UTC), why=why)
            self._log([decision])
        return decision

    def apply_decisions(self, decisions: Iterable[Decision]) -> tuple[int, list[Conflict]]:
        """
        Take in decisions of others, or one's own again, and say how many were new and where the two sides disagree.

        Decisions on articles that the archive does not hold wait for them.
        """
        self._require_writable()
        theirs = list(decisions)
        with transaction(self._connection, self.path):
            _, conflicts = deciding.merge(decided.read(self._connection), theirs)
            return self._log(theirs), conflicts

    def agreement(self, *people: str) -> Agreement:
        """
        How far these people agree on the records that they decided on, by their names; all who decided where none is named.

        Raises
        ------
        DecisionError
            If there are fewer than two of them, or one of them decided nothing.
        """
        return agreement(self.decisions(), people)

    def fates(self) -> list[tuple[Decision, Fate]]:
        """What became of each decision that rules; "no text" also where the archive does not hold the article."""
        found: list[tuple[Decision, Fate]] = []
        with translated(self.path), self._snapshot():
            log = decided.read(self._connection)
            by_article: dict[str, list[Decision]] = {}
            for decision in log:
                by_article.setdefault(decision.article_id, []).append(decision)
            for article_id, on_it in by_article.items():
                if article_id in self:
                    found += deciding.standings(self.extraction(article_id), on_it).fates
                else:
                    found += [(decision, "no text") for decision in deciding.rulings(on_it).values()]
        return found

    def _log(self, decisions: list[Decision]) -> int:
        new = decided.write(self._connection, decisions)
        if new:
            self._raise_revision()
        return new


def _now(standing: Standing) -> datetime:
    """Never before the decision that is overruled, whatever the clocks of two machines say."""
    now = datetime.now(UTC)
    return max(now, standing.ruling.at + timedelta(microseconds=1)) if standing.ruling else now
