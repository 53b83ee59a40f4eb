"""
The tables of an archive and how they came to be.

Each migration has a name and runs once, in one transaction with the note that it ran.

    articles ─┬─ texts
              ├─ copies
              ├─ mentions
              ├─ visits ── stops
              ├─ ties ── dyads
              └─ routes ── route_stops

A record is numbered within its article from 1, in the order of the extraction, so its id ("ARTICLEID.t3") is the same in every
archive that holds the article. Dates keep their precision as text ("2011-06"). Evidence stands with each record as offsets
into the article's text and as the words themselves, so that a query needs no article to show what it found.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from geotie.archive import clusters
from geotie.credits import credited_agency

APPLICATION_ID = 0x47544945  # "GTIE" in the header of the file: what `file` and SQLite see, before any table is read


@dataclass(frozen=True, slots=True)
class Migration:
    """Statements, then a function for what SQL alone cannot fill in."""

    name: str
    statements: tuple[str, ...]
    fill: Callable[[sqlite3.Connection], None] | None = None


_STAY = """
            country TEXT NOT NULL,
            place TEXT NOT NULL,
            lon REAL,
            lat REAL,
            start TEXT,
            end TEXT,
            status TEXT NOT NULL,
            evidence_start INTEGER NOT NULL,
            evidence_end INTEGER NOT NULL,
            evidence TEXT NOT NULL,
            confidence REAL NOT NULL,
            rule TEXT NOT NULL
"""  # of a visit's stops and a route's

ARTICLES_AND_RECORDS = Migration(
    "articles and records",
    (
        """
        CREATE TABLE articles (
            key INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,        -- SHA-256 of the normalised text, 16 hex digits
            source_id TEXT NOT NULL,
            url TEXT NOT NULL,
            outlet TEXT NOT NULL,
            title TEXT NOT NULL,
            published TEXT,                 -- YYYY-MM-DD
            language TEXT NOT NULL,
            characters INTEGER NOT NULL,    -- length of the text
            retrieved TEXT,                 -- ISO 8601
            stored TEXT NOT NULL,           -- ISO 8601, UTC
            extractor TEXT NOT NULL,        -- version of the rules that made the records
            revision INTEGER NOT NULL       -- of the archive, when the article or its records were last written
        ) STRICT
        """,
        # Apart from the articles, so that tables of articles are read without reading a library.
        """
        CREATE TABLE texts (
            article INTEGER PRIMARY KEY REFERENCES articles (key) ON DELETE CASCADE,
            text TEXT NOT NULL,
            sha256 TEXT NOT NULL            -- of the text as it came, UTF-8
        ) STRICT
        """,
        """
        CREATE TABLE mentions (
            article INTEGER NOT NULL REFERENCES articles (key) ON DELETE CASCADE,
            number INTEGER NOT NULL,
            start INTEGER NOT NULL,
            end INTEGER NOT NULL,
            text TEXT NOT NULL,
            kind TEXT NOT NULL,
            country TEXT NOT NULL,
            place TEXT NOT NULL,
            lon REAL,
            lat REAL,
            acts INTEGER NOT NULL,
            confidence REAL NOT NULL,
            rule TEXT NOT NULL,
            reason TEXT NOT NULL,
            alternatives TEXT NOT NULL,     -- JSON: [[country, place, share, why], ...]
            PRIMARY KEY (article, number)
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE visits (
            article INTEGER NOT NULL REFERENCES articles (key) ON DELETE CASCADE,
            number INTEGER NOT NULL,
            visitor TEXT NOT NULL,
            role TEXT NOT NULL,
            home TEXT,
            purpose TEXT NOT NULL,
            PRIMARY KEY (article, number)
        ) STRICT, WITHOUT ROWID
        """,
        f"""
        CREATE TABLE stops (
            article INTEGER NOT NULL,
            visit INTEGER NOT NULL,
            number INTEGER NOT NULL,        -- in order of travel
            {_STAY},
            PRIMARY KEY (article, visit, number),
            FOREIGN KEY (article, visit) REFERENCES visits (article, number) ON DELETE CASCADE
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE ties (
            article INTEGER NOT NULL REFERENCES articles (key) ON DELETE CASCADE,
            number INTEGER NOT NULL,
            sources TEXT NOT NULL,          -- codes in the order of the text, a space between two
            targets TEXT NOT NULL,          -- empty for a mutual act, whose participants are all among the sources
            type TEXT NOT NULL,
            polarity INTEGER NOT NULL,
            modality TEXT NOT NULL,
            date TEXT,
            speaker TEXT NOT NULL,
            speaker_country TEXT,
            claim_outlet TEXT NOT NULL,
            evidence_start INTEGER NOT NULL,
            evidence_end INTEGER NOT NULL,
            evidence TEXT NOT NULL,
            also TEXT NOT NULL,             -- JSON: [[start, end, text], ...], further sentences that assert the same act
            confidence REAL NOT NULL,
            rule TEXT NOT NULL,
            PRIMARY KEY (article, number)
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE dyads (                -- the pairs of a tie, derived from its participants where pairs are drawn
            article INTEGER NOT NULL,
            tie INTEGER NOT NULL,
            number INTEGER NOT NULL,
            source TEXT NOT NULL,
            target TEXT NOT NULL,
            PRIMARY KEY (article, tie, number),
            FOREIGN KEY (article, tie) REFERENCES ties (article, number) ON DELETE CASCADE
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE routes (
            article INTEGER NOT NULL REFERENCES articles (key) ON DELETE CASCADE,
            number INTEGER NOT NULL,
            carrier TEXT NOT NULL,
            evidence_start INTEGER NOT NULL,
            evidence_end INTEGER NOT NULL,
            evidence TEXT NOT NULL,
            confidence REAL NOT NULL,
            rule TEXT NOT NULL,
            PRIMARY KEY (article, number)
        ) STRICT, WITHOUT ROWID
        """,
        f"""
        CREATE TABLE route_stops (
            article INTEGER NOT NULL,
            route INTEGER NOT NULL,
            number INTEGER NOT NULL,
            {_STAY},
            PRIMARY KEY (article, route, number),
            FOREIGN KEY (article, route) REFERENCES routes (article, number) ON DELETE CASCADE
        ) STRICT, WITHOUT ROWID
        """,
        # One row. `identity` tells a new archive from an older one that lay under the same name; the revision starts from it, so
        # that what was cached by path and revision is never taken for the other's. `rewritten` is the last revision that did
        # more than add articles: what was read since then can be completed instead of read anew.
        "CREATE TABLE state (identity INTEGER NOT NULL, revision INTEGER NOT NULL, rewritten INTEGER NOT NULL) STRICT",
        "INSERT INTO state (identity, revision, rewritten) VALUES (abs(random()) % 1000000000, 0, 0)",
        "UPDATE state SET revision = identity * 1000000, rewritten = identity * 1000000",
    ),
)

FULL_TEXT_SEARCH = Migration(
    "full-text search over articles",
    (
        "CREATE VIEW searchable AS SELECT key, title, text FROM articles JOIN texts ON article = key",
        """
        CREATE VIRTUAL TABLE article_search USING fts5 (
            title, text, content = 'searchable', content_rowid = 'key', tokenize = 'unicode61 remove_diacritics 2'
        )
        """,
        """
        CREATE TRIGGER article_search_insert AFTER INSERT ON texts BEGIN
            INSERT INTO article_search (rowid, title, text) SELECT key, title, text FROM searchable WHERE key = new.article;
        END
        """,
        """
        CREATE TRIGGER article_search_delete BEFORE DELETE ON articles BEGIN
            INSERT INTO article_search (article_search, rowid, title, text)
            SELECT 'delete', key, title, text FROM searchable WHERE key = old.key;
        END
        """,
        "INSERT INTO article_search (article_search) VALUES ('rebuild')",
    ),
)

DECISIONS = Migration(
    "decisions of analysts",
    (
        # No foreign key: a decision outlives the article, the records and the rules that it was made about.
        """
        CREATE TABLE decisions (
            key INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,        -- SHA-256 of what it says, 16 hex digits
            article_id TEXT NOT NULL,
            line TEXT NOT NULL              -- JSON: the line of the exported file
        ) STRICT
        """,
        "CREATE INDEX decisions_of_article ON decisions (article_id)",
        """
        CREATE TRIGGER decisions_stand BEFORE UPDATE ON decisions BEGIN
            SELECT raise(ABORT, 'decisions are never changed: add a new one');
        END
        """,
        """
        CREATE TRIGGER decisions_stay BEFORE DELETE ON decisions BEGIN
            SELECT raise(ABORT, 'decisions are never deleted: withdraw them');
        END
        """,
    ),
)

BATCHES = Migration(
    "batches of articles",
    (
        """
        CREATE TABLE batches (
            key INTEGER PRIMARY KEY,
            origin TEXT NOT NULL,           -- where the articles came from: paths, addresses
            started TEXT NOT NULL,          -- ISO 8601, UTC
            finished TEXT,                  -- null: still running, or stopped half-way
            known INTEGER NOT NULL DEFAULT 0,  -- articles that the archive held already
            unread INTEGER NOT NULL DEFAULT 0,
            undone TEXT                     -- when its articles were taken out again
        ) STRICT
        """,
        "ALTER TABLE articles ADD COLUMN batch INTEGER REFERENCES batches (key)",
        "CREATE INDEX articles_of_batch ON articles (batch)",
    ),
)

CLUSTERS = Migration(
    "clusters of near-duplicate articles",
    (
        # Keys of MinHash bands, by which an article finds those that may be copies of it; `day` is the ordinal number of the day
        # of publication, 0 where it is not known.
        """
        CREATE TABLE bands (
            band INTEGER NOT NULL,
            day INTEGER NOT NULL,
            article INTEGER NOT NULL,
            PRIMARY KEY (band, day, article)
        ) STRICT, WITHOUT ROWID
        """,
        # Articles that share their cluster with others; its name is the smallest id in it.
        """
        CREATE TABLE copies (
            article INTEGER PRIMARY KEY REFERENCES articles (key) ON DELETE CASCADE,
            cluster TEXT NOT NULL
        ) STRICT
        """,
        "CREATE INDEX copies_of_cluster ON copies (cluster)",
    ),
    clusters.rebuild,
)

COLUMN_CHOICES = Migration(
    "remembered choices of columns",
    (
        """
        CREATE TABLE column_choices (
            header TEXT PRIMARY KEY,        -- names of a table's columns, in lower case and sorted, a tab between two
            columns TEXT NOT NULL           -- JSON: field of an article → column
        ) STRICT, WITHOUT ROWID
        """,
    ),
)


def _fill_credits(connection: sqlite3.Connection) -> None:
    texts = connection.execute("SELECT article, text FROM texts").fetchall()
    connection.executemany("UPDATE articles SET credit = ? WHERE key = ?", [(credited_agency(text), key) for key, text in texts])
    connection.execute("UPDATE state SET revision = revision + 1, rewritten = revision + 1")


CREDITS = Migration(
    "agencies that articles credit",
    ("ALTER TABLE articles ADD COLUMN credit TEXT NOT NULL DEFAULT ''",),  # name of a news agency, '' for none
    _fill_credits,
)

EVENTS_FOUND = Migration(
    "events that were found",
    (
        # `geotie.archive.found`: can be deleted at any time
        """
        CREATE TABLE events_found (
            name TEXT PRIMARY KEY,          -- stops, ties, table
            rules TEXT NOT NULL,            -- by which they were found
            revision INTEGER NOT NULL,      -- of the archive, when they were
            frame BLOB NOT NULL             -- Arrow IPC
        ) STRICT
        """,
    ),
)

MIGRATIONS: tuple[Migration, ...] = (
    ARTICLES_AND_RECORDS,
    FULL_TEXT_SEARCH,
    DECISIONS,
    BATCHES,
    CLUSTERS,
    COLUMN_CHOICES,
    CREDITS,
    EVENTS_FOUND,
)


def applied(connection: sqlite3.Connection) -> list[str]:
    """Names of the migrations that have run, in their order; none in a file without tables."""
    noted = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'migrations'").fetchone()
    return [name for (name,) in connection.execute("SELECT name FROM migrations ORDER BY number")] if noted else []


def migrate(connection: sqlite3.Connection, migrations: tuple[Migration, ...] = MIGRATIONS) -> None:
    """Run the migrations that have not run yet. Safe when several processes do it at once: each looks again under the lock."""
    if len(applied(connection)) >= len(migrations):
        return
    for number, migration in enumerate(migrations, 1):
        connection.execute("BEGIN IMMEDIATE")
        try:
            if migration.name not in applied(connection):
                _run(connection, number, migration)
            connection.execute("COMMIT")
        except BaseException:
            connection.execute("ROLLBACK")
            raise


def _run(connection: sqlite3.Connection, number: int, migration: Migration) -> None:
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {number}")
    connection.execute(
        "CREATE TABLE IF NOT EXISTS migrations (number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, ran TEXT NOT NULL) STRICT"
    )
    for statement in migration.statements:
        connection.execute(statement)
    if migration.fill:
        migration.fill(connection)
    now = datetime.now(UTC).isoformat(timespec="seconds")
    connection.execute("INSERT INTO migrations (number, name, ran) VALUES (?, ?, ?)", (number, migration.name, now))
