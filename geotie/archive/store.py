"""The archive: articles with all their records in one SQLite file."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import polars as pl

from geotie.archive import clusters, found, rows
from geotie.archive.checking import Checking
from geotie.archive.connection import transaction, translated
from geotie.archive.frames import FrameCache
from geotie.archive.history import History
from geotie.archive.merged import MergedCache, MergedName
from geotie.archive.merging import Merging
from geotie.errors import ArchiveError
from geotie.records import Extraction

_frames = MergedCache(FrameCache())
_MARKS = "\ue000", "\ue001"  # private use: no article holds them, so that they can mark what was found


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that a search found; `matches` are the spans of `excerpt` that hold the words sought."""

    article_id: str
    title: str
    outlet: str
    published: date | None
    excerpt: str
    matches: tuple[tuple[int, int], ...]


class Archive(Merging, Checking, History):
    """
    Articles and all that was read out of them, kept in one file.

    An article goes in with all its records or not at all, and once only. Several processes may read and write one file at once;
    an `Archive` itself belongs to the thread that opened it.

        with Archive.open("news.geotie") as archive:
            archive.add(extract(article))
            archive.ties().filter(pl.col("polarity") < 0).collect()
    """

    def add(self, extraction: Extraction) -> bool:
        """
        Store an article with all its records in one transaction; False if the archive holds the article already.

        Raises
        ------
        ArchiveError
            If it cannot be stored; the archive is then as it was before.
        """
        self._require_writable()
        if extraction.article.id in self:
            return False
        _require_text(extraction)
        with transaction(self._connection, self.path):
            if extraction.article.id in self:  # another process was faster
                return False
            rows.write(self._connection, extraction, self._raise_revision(), self._batch_number())
        return True

    def add_all(self, extractions: Sequence[Extraction]) -> int:
        """
        Store several articles in one transaction, all or none, and say how many the archive did not hold yet.

        For imports of thousands of small articles, which would else wait for the disk one by one; a few hundred at a time leave
        other programs their turn to write.

        Raises
        ------
        ArchiveError
            If they cannot be stored; the archive is then as it was before.
        """
        self._require_writable()
        for extraction in extractions:
            _require_text(extraction)
        return self._add_all(extractions)

    def replace(self, extraction: Extraction) -> None:
        """
        Put the records of newer rules in the place of those that the archive has of an article, in one transaction.

        Raises
        ------
        ArchiveError
            If the archive does not hold the article.
        """
        self._require_writable()
        with transaction(self._connection, self.path):
            if extraction.article.id not in self:
                raise self._missing(extraction.article.id)
            revision = self._raise_revision()
            rows.rewrite(self._connection, extraction, revision)
            self._connection.execute("UPDATE state SET rewritten = ?", (revision,))

    def remove(self, article_id: str) -> bool:
        """Take out an article with all its records; False if it is not there."""
        self._require_writable()
        with transaction(self._connection, self.path):
            found = self._connection.execute("SELECT key FROM articles WHERE id = ?", (article_id,)).fetchone()
            if found:
                clusters.forget(self._connection, found[0])
                self._connection.execute("DELETE FROM articles WHERE key = ?", found)
                self._connection.execute("UPDATE state SET rewritten = ?", (self._raise_revision(),))
        return found is not None

    def article_ids(self) -> tuple[str, ...]:
        """Ids of all articles, in the order in which they were stored."""
        with translated(self.path):
            return tuple(key for (key,) in self._connection.execute("SELECT id FROM articles ORDER BY key"))

    def counts(self) -> dict[str, int]:
        """
        How many of each the archive holds.

        A tie of many states is one tie and as many dyads as it has pairs. Copies of one text are one cluster, reports of one
        journey or act one event.
        """
        names = ("articles", "mentions", "visits", "stops", "ties", "dyads", "routes")
        query = "SELECT " + ", ".join(f"(SELECT count(*) FROM {name})" for name in names)
        with translated(self.path):
            counts = dict(zip(names, self._connection.execute(query).fetchone(), strict=True))
            counts["clusters"] = counts["articles"] - clusters.surplus(self._connection)
        return {**counts, "events": self.events().select(pl.len()).collect().item()}

    def search(self, words: str, *, limit: int = 20) -> tuple[Hit, ...]:
        """Articles with all these words, "words in quotes" as they stand and wor* by their beginning; the best first."""
        expression = _match_expression(words)
        if not expression:
            return ()
        with translated(self.path):
            found = self._connection.execute(
                """
                SELECT id, articles.title, outlet, published, snippet(article_search, 1, ?, ?, ' … ', 24)
                FROM article_search JOIN articles ON key = article_search.rowid
                WHERE article_search MATCH ? ORDER BY bm25(article_search, 4.0, 1.0), key LIMIT ?
                """,  # a word in the title weighs as much as four in the text
                (*_MARKS, expression, limit),
            ).fetchall()
        return tuple(_hit(*row) for row in found)

    def copy_to(self, path: Path | str) -> None:
        """
        Write the archive, as it is now, to a new file that stands alone: to mail, to download, to keep as a snapshot.

        Raises
        ------
        ArchiveError
            If the file exists already or cannot be written.
        """
        target = Path(path)
        if target.exists():
            raise ArchiveError(f"{target} exists already")
        unfinished = target.with_name(f".{os.getpid()}.{target.name}")
        try:
            with translated(target):
                self._connection.execute("VACUUM INTO ?", (str(unfinished),))
            with unfinished.open("rb+") as file:
                os.fsync(file.fileno())  # SQLite does not, and a snapshot is for bad days
            unfinished.replace(target)
        except OSError as error:
            raise ArchiveError(f"{target} cannot be written: {error.strerror}") from error
        finally:
            unfinished.unlink(missing_ok=True)

    def articles(self) -> pl.LazyFrame:
        return self._table("articles")

    def mentions(self) -> pl.LazyFrame:
        return self._table("mentions")

    def stops(self) -> pl.LazyFrame:
        return self._table("stops")

    def ties(self) -> pl.LazyFrame:
        return self._table("ties")

    def routes(self) -> pl.LazyFrame:
        return self._table("routes")

    def events(self) -> pl.LazyFrame:
        """One row per journey or act between states, however many articles tell of it: `geotie.events.EVENT_COLUMNS`."""
        return self._table("events")

    def keep_events(self) -> None:
        """Keep the events as they stand now in the file, where many articles have come since it was last done."""
        self._require_writable()
        with translated(self.path):
            if not found.are_old(self._connection):
                return
        with translated(self.path), self._snapshot():
            revision = self.revision
            events = _frames.events(self._connection, self.path.resolve())
        with transaction(self._connection, self.path):
            found.keep(self._connection, events, revision)

    def _table(self, table: MergedName) -> pl.LazyFrame:
        with translated(self.path), self._snapshot():
            return _frames.read(self._connection, self.path.resolve(), table).lazy()


def _require_text(extraction: Extraction) -> None:
    """Halves of characters (lone surrogates) cannot be stored; geotie.reading lets none through."""
    try:
        f"{extraction.article.title}{extraction.article.text}".encode()
    except UnicodeEncodeError as error:
        title = extraction.article.title or extraction.article.id
        raise ArchiveError(f"the text of {title!r} is no valid Unicode: {error.reason}") from error


def _match_expression(words: str) -> str:
    """Words in the query language of FTS5, quoted, so that its own signs lose their power."""
    terms = [(quoted or word, word.endswith("*")) for quoted, word in re.findall(r'"([^"]*)"|([^\s"]+)', words)]
    return " ".join(f'"{term}"' + "*" * begins for term, begins in terms if any(map(str.isalnum, term)))


def _hit(article_id: str, title: str, outlet: str, published: str | None, excerpt: str) -> Hit:
    plain, matches = "", []
    for piece in excerpt.replace("\n", " ").split(_MARKS[0]):
        found, end, rest = piece.partition(_MARKS[1])
        if end:
            matches.append((len(plain), len(plain) + len(found)))
        plain += found + rest
    day = date.fromisoformat(published) if published else None
    return Hit(article_id, title, outlet, day, plain, tuple(matches))
