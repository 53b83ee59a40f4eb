"""The log of decisions in an archive: written at its end, never changed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from itertools import groupby
from operator import attrgetter

from geotie.decisions import Decision, in_order, line, parse


def write(connection: sqlite3.Connection, decisions: Iterable[Decision]) -> int:
    """Add decisions that the log does not have yet, and say how many; the caller holds the transaction."""
    rows = [(decision.id, decision.article_id, line(decision)) for decision in decisions]
    insert = "INSERT INTO decisions (id, article_id, line) VALUES (?, ?, ?) ON CONFLICT DO NOTHING"
    return connection.executemany(insert, rows).rowcount if rows else 0


def read(connection: sqlite3.Connection, article_id: str | None = None) -> list[Decision]:
    """All decisions, or those on one article, the earliest first."""
    if article_id is None:
        return in_order(parse(text) for (text,) in connection.execute("SELECT line FROM decisions"))
    found = connection.execute("SELECT line FROM decisions WHERE article_id = ?", (article_id,))
    return in_order(parse(text) for (text,) in found)


def by_article(connection: sqlite3.Connection, after: int, since: int) -> dict[str, list[Decision]]:
    """
    All decisions on the articles whose key is greater than `after`, by article.

    Only of articles on which something was decided whose key in the log is greater than `since`.
    """
    query = """
        SELECT line FROM decisions
        WHERE article_id IN (SELECT article_id FROM decisions WHERE key > ?)
          AND article_id IN (SELECT id FROM articles WHERE key > ?)
        ORDER BY article_id
    """
    decisions = [parse(text) for (text,) in connection.execute(query, (since, after))]
    return {article: list(group) for article, group in groupby(decisions, key=attrgetter("article_id"))}
