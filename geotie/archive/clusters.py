"""
Clusters of near-duplicate articles, kept as articles come and go.

Two articles are joined where `geotie.syndication` takes one for a copy of the other; a cluster is what is joined, directly or
through others. Its name is the smallest article id in it. Since the joins are facts of the articles themselves, the clusters are
the same in whatever order the articles came.

Only articles that share their cluster with others have a row in `copies`; every other article is a cluster of its own.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import date

from geotie.records import IMPORTED
from geotie.syndication import MOST_DAYS_APART, Shingles, are_copies, bands, shingles, shingles_and_bands

_UNDATED = 0  # in place of a day of publication, whose numbers begin at 1
_LAST_DAY = date.max.toordinal()


@dataclass(frozen=True, slots=True)
class _Text:
    key: int
    article_id: str
    day: int
    text: str


def place(connection: sqlite3.Connection, key: int) -> None:
    """Put a newly stored article into its cluster; the caller holds the transaction."""
    article = _text(connection, key)
    mine, found = shingles_and_bands(article.text)
    connection.executemany("INSERT INTO bands VALUES (?, ?, ?)", [(band, article.day, key) for band in found])
    _join(connection, article, mine, found)


def forget(connection: sqlite3.Connection, key: int) -> None:
    """Take an article out, before it is deleted; copies that hung together through it alone part. Within a transaction."""
    article = _text(connection, key)
    found = bands(article.text)
    connection.executemany("DELETE FROM bands WHERE band = ? AND day = ? AND article = ?", [(b, article.day, key) for b in found])
    others = connection.execute(
        "SELECT article FROM copies WHERE cluster = (SELECT cluster FROM copies WHERE article = ?) AND article != ?", (key, key)
    ).fetchall()
    connection.executemany("DELETE FROM copies WHERE article = ?", [(key,), *others])
    for (other,) in others:
        left = _text(connection, other)
        _join(connection, left, *shingles_and_bands(left.text))


def rebuild(connection: sqlite3.Connection) -> None:
    """Find all clusters anew; the caller holds the transaction."""
    connection.execute("DELETE FROM copies")
    connection.execute("DELETE FROM bands")
    for (key,) in connection.execute("SELECT key FROM articles WHERE extractor != ? ORDER BY key", (IMPORTED,)).fetchall():
        place(connection, key)


def cluster_names(connection: sqlite3.Connection) -> dict[str, str]:
    """The cluster of each article that is not alone in it, by article id."""
    return dict(connection.execute("SELECT id, cluster FROM copies JOIN articles ON key = article"))


def surplus(connection: sqlite3.Connection) -> int:
    """How many more articles there are than clusters."""
    (count,) = connection.execute("SELECT count(*) - count(DISTINCT cluster) FROM copies").fetchone()
    return int(count)


def _join(connection: sqlite3.Connection, article: _Text, mine: Shingles, found: tuple[int, ...]) -> None:
    """Join the clusters of all stored copies of an article with its own; `found` are its bands."""
    joined = {_cluster(connection, article.key) or article.article_id}
    alone = [] if joined != {article.article_id} else [article.key]
    for key in _candidates(connection, article, found):
        cluster = _cluster(connection, key)
        if cluster in joined:  # as most copies of a story that has many
            continue
        other = _text(connection, key)
        if (cluster or other.article_id) not in joined and are_copies(mine, shingles(other.text)):
            joined.add(cluster or other.article_id)
            if cluster is None:
                alone.append(key)
    if len(joined) > 1:
        name = min(joined)
        connection.executemany("UPDATE copies SET cluster = ? WHERE cluster = ?", [(name, old) for old in joined if old != name])
        connection.executemany("INSERT OR IGNORE INTO copies VALUES (?, ?)", [(key, name) for key in alone])


def _candidates(connection: sqlite3.Connection, article: _Text, found: tuple[int, ...]) -> list[int]:
    """Keys of the articles that share a band with an article and are of its time, without itself."""
    if article.day == _UNDATED:
        spans = [(_UNDATED, _LAST_DAY)]
    else:
        spans = [(_UNDATED, _UNDATED), (max(1, article.day - MOST_DAYS_APART), article.day + MOST_DAYS_APART)]
    marks = ", ".join("?" * len(found))
    query = f"SELECT DISTINCT article FROM bands WHERE band IN ({marks}) AND day BETWEEN ? AND ? AND article != ?"
    return sorted(key for span in spans for (key,) in connection.execute(query, (*found, *span, article.key)))


def _cluster(connection: sqlite3.Connection, key: int) -> str | None:
    row = connection.execute("SELECT cluster FROM copies WHERE article = ?", (key,)).fetchone()
    return row[0] if row else None


def _text(connection: sqlite3.Connection, key: int) -> _Text:
    article_id, published, text = connection.execute(
        "SELECT id, published, text FROM articles JOIN texts ON article = key WHERE key = ?", (key,)
    ).fetchone()
    day = date.fromisoformat(published).toordinal() if published else _UNDATED
    return _Text(key, article_id, day, text)
