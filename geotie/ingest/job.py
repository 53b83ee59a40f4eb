"""One run of taking in: in this thread or one of its own, with its progress, and to be stopped and taken up again."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Event, Lock, Thread
from typing import Literal

from geotie.archive import Archive
from geotie.archive.batches import Running
from geotie.errors import GeotieError, ReadingError
from geotie.importing import Unimported
from geotie.ingest.clock import Clock
from geotie.ingest.items import Item, Reader, unread
from geotie.ingest.pool import extracted
from geotie.ingest.sources import Part, Source
from geotie.reading import limits_of_language
from geotie.reading.columns import chosen
from geotie.records import Article, Extraction

State = Literal["waiting", "running", "done", "cancelled", "failed"]

READY_MADE_AT_ONCE = 250  # stored in one transaction: some 50 ms, so that others get their turn to write
UNKNOWN_SIZE = 1  # bytes of an empty file, so that every file counts


@dataclass(frozen=True, slots=True)
class Progress:
    """
    How far a job is. `fraction` is the share of all its sources, by their bytes; `seconds_left` None where it cannot be told.

    Articles are `added` or were `known` to the archive already; rows and files are `merged` with others, `left_out` as they hold
    nothing that geotie keeps, or `unread`. `error` says why a job failed.
    """

    state: State = "waiting"
    source: str = ""
    fraction: float = 0.0
    seconds: float = 0.0
    seconds_left: float | None = None
    read: int = 0
    added: int = 0
    known: int = 0
    merged: int = 0
    left_out: int = 0
    unread: int = 0
    batch: int | None = None
    error: str = ""

    @property
    def is_over(self) -> bool:
        return self.state in ("done", "cancelled", "failed")


class _CancelledError(Exception):
    """Ends the batch without finishing it."""


@dataclass(frozen=True, slots=True)
class _Step:
    """What was read, from where, and which share of all sources was read by then."""

    item: Item
    source: str
    share: float
    is_known: bool = False


class ImportJob:
    """
    Takes sources into an archive, which is made if it is missing, as one batch that can be undone.

    An article is stored whole or not at all; what cannot be read is noted among `problems` and stops nothing. A job that was
    cancelled, killed or failed leaves what it stored, and another with the same sources goes on with its batch.

    Parameters
    ----------
    origin
        What the list of batches shall say; the names of the sources where left out. A job that shall go on with another's batch
        has to have the same.
    workers
        Processes that extract. More than one only pays for hundreds of articles, and needs a program that may be started anew.
    """

    def __init__(self, archive: Path | str, sources: Sequence[Source], *, origin: str = "", workers: int = 1) -> None:
        self.archive = Path(archive).expanduser()
        self.origin = origin or ", ".join(source.name for source in sources)
        self._sources = tuple(sources)
        self._workers = workers
        self._progress = Progress()
        self._problems: list[Unimported] = []
        self._article_ids: list[str] = []
        self._notes: list[str] = []
        self._lock = Lock()
        self._cancelled = Event()
        self._over = Event()
        self._began = 0.0
        self._clock = Clock()

    @property
    def progress(self) -> Progress:
        """As it stands now; from any thread."""
        with self._lock:
            return self._progress

    @property
    def problems(self) -> tuple[Unimported, ...]:
        """What made no record of its own so far, in its order, each with the reason."""
        with self._lock:
            return tuple(self._problems)

    def problems_after(self, number: int) -> tuple[Unimported, ...]:
        """Those that came after the first so many."""
        with self._lock:
            return tuple(self._problems[number:])

    @property
    def article_ids(self) -> tuple[str, ...]:
        """Articles that were added or that the archive held already, in the order of the sources."""
        with self._lock:
            return tuple(self._article_ids)

    @property
    def notes(self) -> tuple[str, ...]:
        """What is to be known of articles that were read, such as in which language they are."""
        with self._lock:
            return tuple(self._notes)

    def start(self) -> None:
        """Run in a thread of its own; what goes wrong is told by `progress`."""
        Thread(target=self._run_quietly, name=f"import into {self.archive.name}", daemon=True).start()

    def cancel(self) -> None:
        """Stop after the article at hand."""
        self._cancelled.set()

    def wait(self, seconds: float | None = None) -> bool:
        """Whether the job is over, at the latest after so many seconds."""
        return self._over.wait(seconds)

    def run(self, report: Callable[[Progress], object] = lambda _: None) -> Progress:
        """
        Run in this thread; `report` hears of every article.

        Raises
        ------
        ArchiveError
            If the archive cannot be opened or written, such as on a full disk. What was stored before stays.
        """
        self._began = time.monotonic()
        self._tell(state="running")
        try:
            with Archive.open(self.archive) as archive, archive.batch(self.origin) as batch:
                self._store(archive, batch, report)
        except (_CancelledError, KeyboardInterrupt) as error:
            self._tell(state="cancelled")
            if isinstance(error, KeyboardInterrupt):
                raise
        except GeotieError as error:
            self._tell(state="failed", error=str(error))
            raise
        except BaseException as error:
            self._tell(state="failed", error=f"{type(error).__name__}: {error}")
            raise
        else:
            self._tell(state="done", fraction=1.0, source="", seconds_left=0.0)
        finally:
            self._over.set()
        return self.progress

    def _run_quietly(self) -> None:
        try:
            self.run()
        except GeotieError:
            return  # told by `progress`

    def _store(self, archive: Archive, batch: Running, report: Callable[[Progress], object]) -> None:
        counts: Counter[str] = Counter()
        ready_made: list[Extraction] = []
        for step, extraction in extracted(self._tasks(archive), self._workers):
            item = extraction or step.item
            if isinstance(item, Unimported):
                counts[_FATES[item.fate]] += 1
                with self._lock:
                    self._problems.append(item)
            elif isinstance(item, Extraction) and item.ready_made:
                ready_made.append(item)
            else:
                counts["known" if step.is_known or not self._add(archive, item) else "added"] += 1
                self._note(item.article if isinstance(item, Extraction) else item)
            if len(ready_made) >= READY_MADE_AT_ONCE:
                self._add_ready_made(archive, ready_made, counts)
            batch.known, batch.unread = counts["known"], counts["unread"]
            self._advance(step, counts, batch)
            report(self.progress)
            if self._cancelled.is_set():
                break
        self._add_ready_made(archive, ready_made, counts)
        self._tell(**counts, batch=batch.number)
        batch.known = counts["known"]
        if self._cancelled.is_set():
            raise _CancelledError

    def _add(self, archive: Archive, extraction: Item) -> bool:
        assert isinstance(extraction, Extraction)
        return archive.add(extraction)

    def _add_ready_made(self, archive: Archive, waiting: list[Extraction], counts: Counter[str]) -> None:
        added = archive.add_all(waiting)
        counts.update(added=added, known=len(waiting) - added)
        with self._lock:
            self._article_ids += [extraction.article.id for extraction in waiting]
        waiting.clear()

    def _note(self, article: Article) -> None:
        limits = limits_of_language(article.language)
        with self._lock:
            self._article_ids.append(article.id)
            if limits:
                self._notes.append(f"{article.title or article.source_id or 'an article'}: {limits}")

    def _tasks(self, archive: Archive) -> Iterator[tuple[_Step, Article | None]]:
        """What is read, and of it the articles that have to be extracted."""
        for step in self._steps(archive):
            if isinstance(step.item, Article) and step.item.id in archive:
                yield replace(step, is_known=True), None
            else:
                yield step, step.item if isinstance(step.item, Article) else None

    def _steps(self, archive: Archive) -> Iterator[_Step]:
        parts = [(source, part) for source in self._sources for part in source.parts()]
        sizes = [part.size + UNKNOWN_SIZE if isinstance(part, Part) else UNKNOWN_SIZE for _, part in parts]
        total, done = sum(sizes), 0
        known = _addresses(archive, self._sources)
        for (source, part), size in zip(parts, sizes, strict=True):
            if self._cancelled.is_set():
                return
            if isinstance(part, ReadingError):
                yield _Step(unread(part, source.name), source.name, done / total)
            else:
                reader, share = Reader(source.about, _columns(archive), known), _Share()
                for item in reader.items(part, share.hear):
                    yield _Step(item, part.name, (done + share.heard * size) / total)
            done += size

    def _advance(self, step: _Step, counts: Counter[str], batch: Running) -> None:
        seconds = time.monotonic() - self._began
        self._clock.hear(seconds, step.share)
        self._tell(
            **counts,
            source=step.source,
            fraction=max(self.progress.fraction, step.share),
            seconds_left=self._clock.seconds_left(seconds, step.share),
            batch=batch.number,
        )

    def _tell(self, **changes: object) -> None:
        with self._lock:
            seconds = time.monotonic() - self._began
            found = replace(self._progress, seconds=seconds, **changes)  # type: ignore[arg-type]
            self._progress = replace(found, read=found.added + found.known)


class _Share:
    """How much of a part has been read."""

    def __init__(self) -> None:
        self.heard = 0.0

    def hear(self, share: float) -> None:
        self.heard = share


_FATES = {"merged": "merged", "left out": "left_out", "unreadable": "unread"}


def _columns(archive: Archive) -> Callable[[tuple[str, ...], Mapping[str, str]], Mapping[str, str]]:
    """Which column of a table is which: as said, which the archive remembers, or as it was said before."""

    def choose(header: tuple[str, ...], said: Mapping[str, str]) -> Mapping[str, str]:
        if not said:
            return archive.remembered_columns(header)
        chosen(header, said, "the table")  # raises where they are not there
        archive.remember_columns(header, dict(said))
        return said

    return choose


def _addresses(archive: Archive, sources: Sequence[Source]) -> frozenset[str]:
    """Addresses of the articles that the archive holds, which a feed's pages are looked up in."""
    if not any(source.is_address for source in sources):
        return frozenset()
    return frozenset(archive.articles().select("url").collect()["url"])
