"""Taking in as a job: how far it is, what goes wrong, and how it stops and goes on."""

import io
import sys
import zipfile
from datetime import date
from pathlib import Path
from types import ModuleType

import polars as pl
import pytest

from geotie.archive import Archive
from geotie.errors import ArchiveError
from geotie.ingest import ImportJob, Progress, Source, preview
from geotie.ingest.clock import Clock
from geotie.ingest.pool import ALONE, extracted
from geotie.records import Article

STORY = "The foreign minister of Peru flew to Quito on Monday. Peru thanked Ecuador, said report {}."
VISITS = "visitor,country,start\nAnn Bee,Kenya,2014-05-06\nAnn Bee,Atlantis,2014-05-09\n"


def table(count: int, header: str = "text,title") -> bytes:
    return "\n".join([header, *(f'"{STORY.format(number)}",Report {number}' for number in range(count))]).encode()


def packed(**members: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        for name, data in members.items():
            file.writestr(name.replace("_", "."), data)
    return buffer.getvalue()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.geotie"


def articles(path: Path) -> pl.DataFrame:
    with Archive.open(path, readonly=True) as archive:
        return archive.articles().collect()


def test_all_kinds_of_sources_in_one_batch(path: Path, tmp_path: Path):
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "a.md").write_text("# Tour\n\nKenya's president arrived in Accra.")
    (tmp_path / "notes" / "b.png").write_bytes(b"no news")
    job = ImportJob(
        path,
        [
            Source.pasted(
                "Kenya thanked Ghana.", title="Thanks", outlet="Wire", published=date(2014, 5, 5), url="https://x.example/1"
            ),
            Source.upload("speech.txt", b"Chile's president praised Peru.", title="Praise"),
            Source.path(tmp_path / "notes"),
            Source.upload("all.zip", packed(c_csv=table(2), v_csv=VISITS.encode(), x_jpg=b"?", d_pdf=b"%PDF-broken")),
            Source.path(tmp_path / "none.txt"),
        ],
    )
    done = job.run()
    assert (done.state, done.fraction, done.added, done.known, done.unread, done.left_out) == ("done", 1.0, 6, 0, 3, 1)
    assert [(problem.source, problem.row, problem.fate) for problem in job.problems] == [
        ("all.zip/d.pdf", "", "unreadable"),
        ("all.zip/v.csv", "line 3, column country", "unreadable"),
        ("all.zip/x.jpg", "", "left out"),
        (str(tmp_path / "none.txt"), "", "unreadable"),
    ]
    assert len(job.article_ids) == 6
    assert articles(path).select("title", "outlet", "url").row(0) == ("Thanks", "Wire", "https://x.example/1")
    with Archive.open(path) as archive:
        (batch,) = archive.batches()
        assert batch.number == done.batch
        assert (batch.articles, batch.unread) == (6, 3)
        assert batch.finished
        assert archive.stops().filter(pl.col("visitor") == "Ann Bee").collect()["country"].to_list() == ["KEN"]
        assert archive.undo(batch.number) == 6


def test_a_cancelled_job_leaves_whole_articles_and_the_next_goes_on_with_its_batch(path: Path):
    sources = [Source.upload("news.csv", table(30))]
    job = ImportJob(path, sources)

    def stop_after_ten(now: Progress) -> None:
        if now.added == 10:
            job.cancel()

    assert job.run(stop_after_ten).state == "cancelled"
    assert job.wait(0)
    with Archive.open(path) as archive:
        assert archive.examine() == []
        assert len(archive.article_ids()) == 10
        assert archive.batches()[0].finished is None
    again = ImportJob(path, sources)
    done = again.run()
    assert (done.state, done.added, done.known, done.batch) == ("done", 20, 10, 1)
    with Archive.open(path) as archive:
        (batch,) = archive.batches()
        assert (batch.articles, batch.known) == (30, 0)
        assert batch.finished
    assert ImportJob(path, sources).run().batch is None  # nothing new, no trace
    with Archive.open(path) as archive:
        assert len(archive.batches()) == 1


def test_progress_runs_over_all_sources_and_tells_the_time_left(path: Path):
    seen: list[Progress] = []
    ImportJob(path, [Source.upload("a.csv", table(12)), Source.upload("b.csv", table(24))]).run(seen.append)
    shares = [now.fraction for now in seen]
    assert shares == sorted(shares)
    end_of_first = next(now.fraction for now in reversed(seen) if now.source == "a.csv")
    assert 0.25 < end_of_first < 0.4
    assert shares[-1] == pytest.approx(1.0, abs=0.02)


def test_a_folder_of_ready_made_records_leaves_out_what_lies_beside_them(path: Path, tmp_path: Path):
    folder = tmp_path / "events"
    (folder / "deep").mkdir(parents=True)
    (folder / "deep" / "visits.csv").write_text(VISITS)
    (folder / "codes.xml").write_text("<codes/>")
    (folder / "picture.png").write_bytes(b"no event")
    done = ImportJob(path, [Source.path(folder, kind="ready-made")]).run()
    assert (done.added, done.unread, done.left_out) == (1, 1, 1)
    (tmp_path / "none").mkdir()
    empty = ImportJob(path, [Source.path(tmp_path / "none")])
    assert empty.run().unread == 1
    assert "holds nothing to read" in empty.problems[0].reason


def test_the_clock_goes_by_the_pace_of_late():
    clock = Clock()
    assert clock.seconds_left(0.5, 0.1) is None
    for second in range(1, 101):  # half of all was known and took a second, the rest takes its time
        clock.hear(second, 0.5 + second / 400)
    left = clock.seconds_left(100, 0.75)
    assert left is not None
    assert left == pytest.approx(100, rel=0.05)


def test_a_job_in_a_thread_of_its_own(path: Path):
    job = ImportJob(path, [Source.upload("news.csv", table(5))])
    assert job.progress.state == "waiting"
    job.start()
    assert job.wait(60)
    assert job.progress.state == "done"
    assert job.progress.added == 5


def test_a_job_that_cannot_write_says_why(tmp_path: Path):
    folder = tmp_path / "none" / "a.geotie"
    with pytest.raises(ArchiveError, match="no folder"):
        ImportJob(folder, [Source.pasted("Kenya thanked Ghana.")]).run()
    job = ImportJob(folder, [Source.pasted("Kenya thanked Ghana.")])
    job.start()
    assert job.wait(60)
    assert job.progress.state == "failed"
    assert "no folder" in job.progress.error


def test_columns_that_were_said_are_remembered_by_the_archive(path: Path):
    columns = {"text": "verhaal", "title": "kop"}
    unclear = Source.upload("one.csv", table(1, "verhaal,kop"))
    seen = preview(unclear, path)
    assert (seen.kind, seen.header, seen.rows[0]["kop"]) == ("table", ("verhaal", "kop"), "Report 0")
    assert "no column 'text'" in seen.problem
    ImportJob(path, [Source.upload("one.csv", table(1, "verhaal,kop"), columns=columns)]).run()
    seen = preview(Source.upload("two.csv", table(2, "kop,verhaal")), path)
    assert (seen.columns, seen.remembered, seen.problem) == (columns, True, "")
    assert ImportJob(path, [Source.upload("two.csv", table(2, "verhaal,kop"))]).run().added == 1
    wrong = ImportJob(path, [Source.upload("two.csv", table(2, "verhaal,kop"), columns={"text": "none"})])
    assert wrong.run().unread == 1
    assert "has no column 'none'" in wrong.problems[0].reason


def test_preview_of_what_is_no_table():
    assert preview(Source.upload("v.csv", VISITS.encode())).kind == "visits"
    zipped = preview(Source.upload("all.zip", packed(a_txt=b"Kenya thanked Ghana.")))
    assert zipped.rows[0]["text"] == "Kenya thanked Ghana."
    assert "no file" in preview(Source.path("/no/such/file.csv")).problem
    assert "damaged" in preview(Source.upload("d.pdf", b"%PDF-broken")).problem


def test_a_workbook_of_visits_is_imported(path: Path):
    buffer = io.BytesIO()
    pl.DataFrame({"visitor": ["Ann Bee"], "country": ["Kenya"], "start": [date(2014, 5, 6)]}).write_parquet(buffer)
    assert ImportJob(path, [Source.upload("visits.parquet", buffer.getvalue())]).run().added == 1
    with Archive.open(path) as archive:
        assert archive.stops().collect()["start_text"].to_list() == ["2014-05-06"]


@pytest.fixture(params=["fresh processes", "processes that break"])
def other_processes(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """What other processes load first: nothing, or a script that lets them die as if they were killed."""
    main = ModuleType("__main__")
    if request.param == "processes that break":
        (tmp_path / "main.py").write_text("raise SystemExit(1)")
        main.__file__ = str(tmp_path / "main.py")
    monkeypatch.setitem(sys.modules, "__main__", main)
    return request.param


@pytest.mark.usefixtures("other_processes")
def test_several_processes_read_in_the_order_of_the_input():
    tasks = [(number, Article(STORY.format(number)) if number % 7 else None) for number in range(ALONE + 60)]
    found = list(extracted(tasks, 2))
    assert [number for number, _ in found] == list(range(ALONE + 60))
    assert all((one is None) == (number % 7 == 0) and (one is None or one.article == tasks[number][1]) for number, one in found)
