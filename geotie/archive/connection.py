"""Opening the file, and SQLite's errors in words that say what to do."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import quote

from geotie.archive.schema import APPLICATION_ID, MIGRATIONS, applied, migrate
from geotie.errors import ArchiveError

BUSY_SECONDS = 30.0
SQLITE_HEADER = b"SQLite format 3\0"


def connect(path: Path, *, readonly: bool) -> sqlite3.Connection:
    """
    A connection to the archive at `path`, which is made if it is missing and `readonly` is not asked for.

    An archive that an older geotie wrote is brought up to date first, also where it is only to be read.

    Raises
    ------
    ArchiveError
        If there is no archive to read, the file is something else, a newer geotie wrote it, or it cannot be opened. The file
        is left as it was.
    """
    _require_archive_or_nothing(path, readonly=readonly)
    with _checked(_open_readonly if readonly else _open_writable, path) as connection:
        if not readonly:
            connection.execute("PRAGMA journal_mode = WAL")
            migrate(connection)
            return connection
        if len(applied(connection)) == len(MIGRATIONS):
            return connection
    connection.close()
    connect(path, readonly=False).close()
    return connect(path, readonly=True)


@contextmanager
def _checked(opening: Callable[[Path], sqlite3.Connection], path: Path) -> Iterator[sqlite3.Connection]:
    """An open archive of a version that this geotie knows; closed again if anything goes wrong with it."""
    with translated(path):
        connection = opening(path)
        try:
            _require_known_version(connection, path)
            yield connection
        except BaseException:
            connection.close()
            raise


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn what SQLite raises into an ArchiveError that names the file and the way out."""
    try:
        yield
    except sqlite3.Error as error:
        raise ArchiveError(_in_words(error, path)) from error


@contextmanager
def transaction(connection: sqlite3.Connection, path: Path) -> Iterator[None]:
    """One write transaction: all of it is kept, or nothing of it. Waits for another writer."""
    with translated(path):
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            connection.execute("COMMIT")
        except BaseException:
            with suppress(sqlite3.Error):  # a full disk has already rolled back
                connection.execute("ROLLBACK")
            raise


def _require_archive_or_nothing(path: Path, *, readonly: bool) -> None:
    try:
        header = b""
        if path.exists():
            with path.open("rb") as file:
                header = file.read(100)
    except OSError as error:
        raise ArchiveError(f"cannot open {path}: {error.strerror}") from error
    if not header:
        if readonly:
            raise ArchiveError(f"there is no archive at {path}; `geotie add ARTICLE --archive {path}` makes one")
        if not path.parent.is_dir():
            raise ArchiveError(f"cannot make {path}: there is no folder {path.parent}")
        return
    if not header.startswith(SQLITE_HEADER):
        raise ArchiveError(f"{path} is no geotie archive")


def _open_writable(path: Path) -> sqlite3.Connection:
    if path.exists() and not os.access(path, os.W_OK):
        raise ArchiveError(f"{path} is read-only: copy it, or ask for the right to write it")
    if not os.access(path.parent, os.W_OK):
        raise ArchiveError(f"the folder of {path} is read-only: copy the archive to another folder")
    connection = _sqlite(path, "mode=rwc")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")
    return connection


def _open_readonly(path: Path) -> sqlite3.Connection:
    connection = _sqlite(path, "mode=ro")
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.OperationalError as error:
        connection.close()
        # A WAL database wants a shared-memory file beside it. Where that cannot be made (a read-only folder) and no log waits to
        # be read, nobody is writing, and the file can be read as it lies.
        log = path.with_name(path.name + "-wal")
        if error.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY) or (
            log.exists() and log.stat().st_size
        ):
            raise
        connection = _sqlite(path, "immutable=1")
    return connection


def _sqlite(path: Path, options: str) -> sqlite3.Connection:
    uri = f"file:{quote(str(path.absolute()))}?{options}"
    return sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None)


def _require_known_version(connection: sqlite3.Connection, path: Path) -> None:
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if application != APPLICATION_ID and (application or tables):
        raise ArchiveError(f"{path} is an SQLite database of another program, not a geotie archive")
    known = [migration.name for migration in MIGRATIONS]
    ran = applied(connection)
    if ran != known[: len(ran)]:
        raise ArchiveError(f"{path} was written by a newer geotie; update geotie to open it")


def _in_words(error: sqlite3.Error, path: Path) -> str:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # extended codes keep the primary one in their low byte
    words = {
        sqlite3.SQLITE_FULL: f"the disk is full: nothing of this change was stored in {path}, which is as it was before",
        sqlite3.SQLITE_BUSY: f"another program has been writing to {path} for more than {BUSY_SECONDS:.0f} seconds; try again",
        sqlite3.SQLITE_LOCKED: f"{path} is locked by another program; try again",
        sqlite3.SQLITE_READONLY: f"{path} is read-only: copy it, or ask for the right to write it",
        sqlite3.SQLITE_CANTOPEN: f"cannot open {path}: is its folder there, and may it be read?",
        sqlite3.SQLITE_PERM: f"cannot open {path}: no permission",
        sqlite3.SQLITE_NOTADB: f"{path} is no geotie archive",
        sqlite3.SQLITE_CORRUPT: f"{path} is damaged: restore a copy, or rescue what can be read with `sqlite3 {path} .recover`",
        sqlite3.SQLITE_IOERR: f"reading or writing {path} failed: check the disk",
    }
    return words.get(code, f"{path}: {error}")
