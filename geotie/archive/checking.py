"""Whether an archive is sound: what SQLite can tell, and what only geotie knows."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from geotie.archive import clusters
from geotie.archive.connection import transaction, translated
from geotie.archive.file import ArchiveFile
from geotie.decisions import parse
from geotie.errors import DecisionError
from geotie.records import Evidence, Tie

SHOWN = 5  # examples of one finding


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong; `repairable` where it is derived from what is sound, and can be made anew."""

    check: str
    problem: str
    repairable: bool = False


@dataclass(frozen=True, slots=True)
class Check:
    name: str
    run: Callable[[sqlite3.Connection], Iterator[str]]
    repair: Callable[[sqlite3.Connection], None] | None = None


def _integrity(connection: sqlite3.Connection) -> Iterator[str]:
    for (problem,) in connection.execute("PRAGMA integrity_check(20)"):
        if problem != "ok":
            yield problem


def _foreign_keys(connection: sqlite3.Connection) -> Iterator[str]:
    for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        yield f"a row of {table}{f' ({row})' if row else ''} belongs to nothing in {parent}"


def _full_text(connection: sqlite3.Connection) -> Iterator[str]:
    indexed = "SELECT rowid FROM article_search_docsize"
    (missing,) = connection.execute(f"SELECT count(*) FROM articles WHERE key NOT IN ({indexed})").fetchone()
    if missing:
        yield f"{missing:,} articles cannot be found by their words"
    try:
        # FTS5 compares its index with the articles; rank 1 asks for the content, too. It has to be told as if to write.
        connection.execute("INSERT INTO article_search (article_search, rank) VALUES ('integrity-check', 1)")
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_READONLY:  # a file that may not be written is checked as far as can be
            yield f"the search index does not fit the articles ({error})"


def _rebuild_full_text(connection: sqlite3.Connection) -> None:
    connection.execute("INSERT INTO article_search (article_search) VALUES ('rebuild')")


def _texts(connection: sqlite3.Connection) -> Iterator[str]:
    """Every article has a text, and it is the one that was stored."""
    for (article,) in connection.execute("SELECT id FROM articles WHERE key NOT IN (SELECT article FROM texts)"):
        yield f"article {article} has no text"
    for article, text, digest in connection.execute("SELECT id, text, sha256 FROM articles JOIN texts ON article = key"):
        if digest and hashlib.sha256(text.encode()).hexdigest() != digest:
            yield f"the text of article {article} was changed"


_EVIDENCE = {
    "mentions": ("start", "end", "text"),
    "stops": ("evidence_start", "evidence_end", "evidence"),
    "ties": ("evidence_start", "evidence_end", "evidence"),
    "routes": ("evidence_start", "evidence_end", "evidence"),
    "route_stops": ("evidence_start", "evidence_end", "evidence"),
}


def _evidence(connection: sqlite3.Connection) -> Iterator[str]:
    """Each record quotes its article. SQLite counts characters from 1."""
    for table, (start, end, words) in _EVIDENCE.items():
        query = f"""
            SELECT id, {table}.{words} FROM {table} JOIN texts USING (article) JOIN articles ON key = article
            WHERE substr(texts.text, {table}.{start} + 1, {table}.{end} - {table}.{start}) != {table}.{words}
        """
        for article, evidence in connection.execute(query):
            yield f"{table}: “{evidence[:60]}” does not stand in article {article} where it should"


def _dyads(connection: sqlite3.Connection) -> Iterator[str]:
    for article, number, _ in _without_dyads(connection):
        (article_id,) = connection.execute("SELECT id FROM articles WHERE key = ?", (article,)).fetchone() or ("?",)
        yield f"tie {article_id}.t{number} has lost its pairs of countries"


def _rebuild_dyads(connection: sqlite3.Connection) -> None:
    for article, number, pairs in list(_without_dyads(connection)):
        rows = [(article, number, place, *pair) for place, pair in enumerate(pairs, 1)]
        connection.executemany("INSERT INTO dyads VALUES (?, ?, ?, ?, ?)", rows)


def _without_dyads(connection: sqlite3.Connection) -> Iterator[tuple[int, int, tuple[tuple[str, str], ...]]]:
    query = """
        SELECT article, number, sources, targets FROM ties
        WHERE NOT EXISTS (SELECT 1 FROM dyads WHERE dyads.article = ties.article AND dyads.tie = ties.number)
    """
    for article, number, sources, targets in connection.execute(query):
        pairs = Tie(tuple(sources.split()), tuple(targets.split()), "CONSULT", 1, Evidence(0, 0, "")).dyads()
        if pairs:
            yield article, number, pairs


def _clusters(connection: sqlite3.Connection) -> Iterator[str]:
    (lost,) = connection.execute("SELECT count(*) FROM bands WHERE article NOT IN (SELECT key FROM articles)").fetchone()
    if lost:
        yield f"{lost:,} marks of articles that are not there"
    for (cluster,) in connection.execute("SELECT cluster FROM copies GROUP BY cluster HAVING count(*) = 1"):
        yield f"cluster {cluster} has one article alone"


def _decisions(connection: sqlite3.Connection) -> Iterator[str]:
    for identity, text in connection.execute("SELECT id, line FROM decisions"):
        try:
            if parse(text).id != identity:
                yield f"decision {identity} was changed"
        except DecisionError as error:
            yield f"decision {identity}: {error}"


CHECKS = (
    Check("file", _integrity),
    Check("belonging", _foreign_keys),
    Check("texts", _texts),
    Check("evidence", _evidence),
    Check("search", _full_text, _rebuild_full_text),
    Check("dyads", _dyads, _rebuild_dyads),
    Check("clusters", _clusters, clusters.rebuild),
    Check("decisions", _decisions),
)


class Checking(ArchiveFile):
    def examine(self) -> list[Finding]:
        """Everything that is wrong with the archive, a few examples of each sort; nothing is changed."""
        findings = []
        with translated(self.path):
            for check in CHECKS:
                problems = list(check.run(self._connection))
                findings += [Finding(check.name, problem, check.repair is not None) for problem in problems[:SHOWN]]
                if len(problems) > SHOWN:
                    findings.append(Finding(check.name, f"and {len(problems) - SHOWN:,} more", check.repair is not None))
        return findings

    def repair(self) -> list[str]:
        """Make anew what is wrong and derived from what is sound, in one transaction; names what it was."""
        self._require_writable()
        wrong = [check for check in CHECKS if check.repair is not None and next(check.run(self._connection), None) is not None]
        if wrong:
            with transaction(self._connection, self.path):
                for check in wrong:
                    assert check.repair is not None
                    check.repair(self._connection)
                self._connection.execute("UPDATE state SET rewritten = ?", (self._raise_revision(),))
        return [check.name for check in wrong]
