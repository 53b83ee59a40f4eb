"""The file on disk: other files, newer versions, full disks, several processes, sudden ends."""

import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
import textwrap
import time
from datetime import date
from pathlib import Path

import pytest

from geotie.archive import Archive, connection, schema
from geotie.errors import ArchiveError
from tests.archive.samples import full_extraction, small_extraction


def test_an_archive_says_what_it_is(tmp_path: Path):
    path = tmp_path / "a.geotie"
    Archive.open(path).close()
    database = sqlite3.connect(path)
    assert database.execute("PRAGMA application_id").fetchone() == (schema.APPLICATION_ID,)
    assert database.execute("PRAGMA user_version").fetchone() == (len(schema.MIGRATIONS),)
    assert database.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert schema.applied(database) == [migration.name for migration in schema.MIGRATIONS]


def test_migrations_run_once(tmp_path: Path):
    path = tmp_path / "a.geotie"
    for _ in range(2):
        Archive.open(path).close()
    database = sqlite3.connect(path)
    assert database.execute("SELECT count(*) FROM migrations").fetchone() == (len(schema.MIGRATIONS),)


def test_a_migration_that_fails_leaves_the_file_as_it_was(tmp_path: Path):
    path = tmp_path / "a.geotie"
    with Archive.open(path) as archive:
        archive.add(full_extraction())
    database = sqlite3.connect(path, isolation_level=None)
    broken = schema.Migration("broken", ("CREATE TABLE half (done INTEGER)", "CREATE NONSENSE"))
    with pytest.raises(sqlite3.OperationalError):
        schema.migrate(database, (*schema.MIGRATIONS, broken))
    database.close()
    with Archive.open(path) as archive:
        assert archive.extraction(full_extraction().article.id) == full_extraction()
    assert sqlite3.connect(path).execute("SELECT count(*) FROM sqlite_master WHERE name = 'half'").fetchone() == (0,)


@pytest.mark.parametrize("age", range(1, len(schema.MIGRATIONS)))
@pytest.mark.parametrize("readonly", [False, True])
def test_an_older_archive_is_brought_up_to_date(tmp_path: Path, readonly: bool, age: int):
    path = tmp_path / "a.geotie"
    database = sqlite3.connect(path, isolation_level=None)
    schema.migrate(database, schema.MIGRATIONS[:age])
    database.execute(
        "INSERT INTO articles (id, source_id, url, outlet, title, language, characters, stored, extractor, revision)"
        " VALUES ('one', '', '', '', 'A title', 'en', 9, '2020-01-01', '1', 1)"
    )
    database.execute("INSERT INTO texts (article, text, sha256) VALUES (1, 'LIMA (Reuters) - Old words', '')")
    database.execute("INSERT INTO visits VALUES (1, 1, 'Ana Ruiz', 'minister', 'PER', '')")
    stop = "INSERT INTO stops VALUES (1, 1, 1, 'ECU', '', NULL, NULL, '2016-05-04', NULL, 'done', 17, 20, 'Old', 1.0, 'flew')"
    database.execute(stop)
    if schema.CREDITS in schema.MIGRATIONS[:age]:
        database.execute("UPDATE articles SET credit = 'Reuters'")
    database.close()
    with Archive.open(path, readonly=readonly) as archive:
        assert [hit.article_id for hit in archive.search("old words")] == ["one"]
        assert archive.decisions() == ()
        assert archive.batches() == ()
        assert archive.articles().select("title", "origin_outlet").collect().rows() == [("A title", "Reuters")]
        assert archive.events().select("visitor", "day", "reports").collect().rows() == [("Ana Ruiz", date(2016, 5, 4), 1)]
        assert archive.remembered_columns(["text"]) == {}
        assert {finding.check for finding in archive.examine()} <= {"texts"}  # whose digest the old rows above lack
        assert archive.counts()["clusters"] == 1


def test_a_newer_archive_is_left_alone(tmp_path: Path):
    path = tmp_path / "a.geotie"
    Archive.open(path).close()
    database = sqlite3.connect(path)
    database.execute("INSERT INTO migrations (number, name, ran) VALUES (99, 'from the future', '2099-01-01')")
    database.commit()
    database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()
    before = path.read_bytes()
    for readonly in (False, True):
        with pytest.raises(ArchiveError, match="newer geotie"):
            Archive.open(path, readonly=readonly)
    assert path.read_bytes() == before


@pytest.mark.parametrize("readonly", [False, True])
def test_a_text_file_is_no_archive(tmp_path: Path, readonly: bool):
    path = tmp_path / "notes.txt"
    path.write_text("Dear diary, " * 100)
    with pytest.raises(ArchiveError, match="no geotie archive"):
        Archive.open(path, readonly=readonly)
    assert path.read_text() == "Dear diary, " * 100


@pytest.mark.parametrize("readonly", [False, True])
def test_the_database_of_another_program_is_left_alone(tmp_path: Path, readonly: bool):
    path = tmp_path / "stamps.db"
    database = sqlite3.connect(path)
    database.execute("CREATE TABLE stamps (country TEXT)")
    database.commit()
    database.close()
    before = path.read_bytes()
    with pytest.raises(ArchiveError, match="another program"):
        Archive.open(path, readonly=readonly)
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["stamps.db"]


def test_a_torn_file_is_told(tmp_path: Path):
    path = tmp_path / "a.geotie"
    with Archive.open(path) as archive:
        archive.add(full_extraction())
    path.write_bytes(path.read_bytes()[:5000])
    with pytest.raises(ArchiveError, match="damaged"), Archive.open(path, readonly=True) as archive:
        archive.counts()


def test_reading_makes_no_archive(tmp_path: Path):
    with pytest.raises(ArchiveError, match="no archive at"):
        Archive.open(tmp_path / "none.geotie", readonly=True)
    assert not list(tmp_path.iterdir())


def test_a_missing_folder_is_named(tmp_path: Path):
    with pytest.raises(ArchiveError, match="no folder"):
        Archive.open(tmp_path / "none" / "a.geotie")


def test_a_folder_is_no_archive(tmp_path: Path):
    with pytest.raises(ArchiveError):
        Archive.open(tmp_path)


def test_an_archive_open_for_reading_takes_nothing_in(tmp_path: Path):
    path = tmp_path / "a.geotie"
    Archive.open(path).close()
    with Archive.open(path, readonly=True) as archive, pytest.raises(ArchiveError, match="reading only"):
        archive.add(small_extraction(1))


def test_a_name_with_signs_of_a_web_address(tmp_path: Path):
    path = tmp_path / "50% of #1? ü.geotie"
    with Archive.open(path) as archive:
        archive.add(small_extraction(1))
    with Archive.open(path, readonly=True) as archive:
        assert archive.counts()["articles"] == 1
    assert path.exists()


def test_a_full_disk_harms_nothing(tmp_path: Path):
    with Archive.open(tmp_path / "a.geotie") as archive:
        archive.add(small_extraction(0))
        (pages,) = archive._connection.execute("PRAGMA page_count").fetchone()
        archive._connection.execute(f"PRAGMA max_page_count = {pages + 2}")
        with pytest.raises(ArchiveError, match="disk is full"):
            for number in range(1, 1000):
                archive.add(small_extraction(number))
        archive._connection.execute("PRAGMA max_page_count = 1000000")
        articles = archive.counts()["articles"]
        assert archive.counts()["ties"] == articles
        assert archive.add(small_extraction(5000))
        assert archive._connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


LIMITED = """
    import resource, sys
    from pathlib import Path
    from geotie.archive import Archive
    from geotie.errors import ArchiveError
    from tests.archive.samples import full_extraction, small_extraction
    path, work = Path(sys.argv[1]), sys.argv[2]
    with Archive.open(path) as archive:
        resource.setrlimit(resource.RLIMIT_FSIZE, (65_536, resource.RLIM_INFINITY))  # no file may grow beyond that
        try:
            for number in range(1000, 3000):
                if work == "add":
                    archive.add(small_extraction(number))
                elif work == "decide":
                    archive.decide(f"{full_extraction().article.id}.t2", "reject", by="Ada", why="x" * 500)
                elif work == "undo":
                    archive.undo(1)
                else:
                    archive.copy_to(path.with_name("snapshot.geotie"))
        except ArchiveError as error:
            print(error)
"""


@pytest.mark.parametrize("work", ["add", "decide", "undo", "snapshot"])
def test_a_disk_on_which_files_cannot_grow_harms_nothing(tmp_path: Path, work: str):
    path = tmp_path / "a.geotie"
    with Archive.open(path) as archive, archive.batch("samples"):
        archive.add(full_extraction())
        archive.add_all([small_extraction(number) for number in range(300)])
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(LIMITED), str(path), work],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    assert "check the disk" in done.stdout or "disk is full" in done.stdout
    assert not [file.name for file in tmp_path.iterdir() if "snapshot" in file.name]
    with Archive.open(path) as archive:
        assert archive.examine() == []
        assert archive.counts()["articles"] >= 301
        assert archive.extraction(full_extraction().article.id) == full_extraction()
        assert archive.add(small_extraction(9999))


def test_a_writer_who_keeps_others_out_is_told_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.1)
    path = tmp_path / "a.geotie"
    with Archive.open(path) as archive:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(ArchiveError, match="another program has been writing"):
            archive.add(small_extraction(1))
        other.execute("ROLLBACK")
        assert archive.add(small_extraction(1))


@pytest.fixture
def open_folder():
    """A folder that any user may enter, unlike pytest's own."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder
        folder.chmod(0o755)


def as_plain_user(code: str) -> str:
    """Run code in a child process that has no root's rights, and return what it printed."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        if os.geteuid() == 0:
            os.setgid(65534)
            os.setuid(65534)
        try:
            exec(code, {"say": lambda words: os.write(write, str(words).encode())})
        except BaseException as error:  # noqa: BLE001 - the parent reads of it
            os.write(write, repr(error).encode())
        os._exit(0)
    os.close(write)
    os.waitpid(child, 0)
    with os.fdopen(read) as pipe:
        return pipe.read()


def test_an_archive_in_a_folder_that_may_not_be_written_can_be_read(open_folder: Path):
    path = open_folder / "a.geotie"
    with Archive.open(path) as archive:
        archive.add(small_extraction(1))
    path.chmod(0o444)
    open_folder.chmod(0o555)
    said = as_plain_user(
        "from geotie.archive import Archive\n"
        f"with Archive.open({str(path)!r}, readonly=True) as archive: say(len(archive.article_ids()))"
    )
    assert said == "1"


def test_an_archive_that_may_not_be_written_says_so(open_folder: Path):
    path = open_folder / "a.geotie"
    Archive.open(path).close()
    path.chmod(0o444)
    assert "read-only" in as_plain_user(f"from geotie.archive import Archive\nArchive.open({str(path)!r})")


WRITER = """
    import sys
    from geotie.archive import Archive
    from tests.archive.samples import small_extraction
    path, first, count = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    with Archive.open(path) as archive:
        for number in range(first, first + count):
            archive.add(small_extraction(number))
            print(number, flush=True)
"""


def start_writer(path: Path, first: int, count: int) -> "subprocess.Popen[str]":
    arguments = [sys.executable, "-c", textwrap.dedent(WRITER), str(path), str(first), str(count)]
    return subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2])


def test_two_writers_and_a_reader_at_once(tmp_path: Path):
    path = tmp_path / "a.geotie"
    writers = [start_writer(path, first, 150) for first in (0, 100)]  # fifty articles come from both
    seen = 0
    while any(writer.poll() is None for writer in writers):
        if path.exists():
            with Archive.open(path) as reader:
                counts = reader.counts()
                assert counts["articles"] == counts["ties"] >= seen
                seen = counts["articles"]
        time.sleep(0.02)
    assert [writer.wait() for writer in writers] == [0, 0]
    with Archive.open(path) as archive:
        assert archive.counts()["articles"] == 250


def test_a_killed_writer_loses_nothing_that_it_reported(tmp_path: Path):
    path = tmp_path / "a.geotie"
    reported = 0
    for attempt in range(3):
        writer = start_writer(path, reported, 100_000)
        assert writer.stdout is not None
        for _ in range(10 + 7 * attempt):
            reported = int(writer.stdout.readline()) + 1
        writer.send_signal(signal.SIGKILL)
        reported += sum(1 for _ in writer.stdout)  # what it said before it died
        writer.wait()
        with Archive.open(path) as archive:
            counts = archive.counts()
            assert counts["articles"] in (reported, reported + 1)  # one may be stored and not yet reported
            assert counts["articles"] == counts["ties"] == counts["mentions"]
            assert archive._connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            reported = counts["articles"]
