"""Extraction in several processes at once, which pays from some hundred articles on; the order stays as it came."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from typing import TypeVar

from geotie.extraction import extract
from geotie.records import Article, Extraction

ALONE = 150  # articles that one process has read before others would have loaded their tables
AHEAD = 8  # articles for each process that may wait to be stored
MOST_WORKERS = 4  # beyond them, storing holds up the rest

About = TypeVar("About")


def default_workers() -> int:
    """One process for each processor that this one may use, up to `MOST_WORKERS`."""
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(MOST_WORKERS, usable)


def extracted(items: Iterable[tuple[About, Article | None]], workers: int) -> Iterator[tuple[About, Extraction | None]]:
    """What was read out of each article, in the order of the items; None for an item that has none."""
    items = iter(items)
    alone = 0
    for about, article in items:
        yield about, extract(article) if article else None
        alone += article is not None
        if alone == ALONE and workers > 1:
            break
    else:
        return
    yield from _in_processes(items, workers)


def _in_processes(items: Iterator[tuple[About, Article | None]], workers: int) -> Iterator[tuple[About, Extraction | None]]:
    # Not forked: a fork copies locks of other threads (Polars has some) that nobody unlocks any more.
    pool = ProcessPoolExecutor(workers, multiprocessing.get_context("spawn"), initializer=_leave_interrupts_to_parent)
    waiting: deque[tuple[About, Article | None, Future[Extraction] | None]] = deque()
    try:
        for about, article in items:
            waiting.append((about, article, _submitted(pool, article)))
            while waiting and (len(waiting) >= workers * AHEAD or _is_there(waiting[0][-1])):
                yield _result(*waiting.popleft())
        while waiting:
            yield _result(*waiting.popleft())
    finally:
        pool.shutdown(cancel_futures=True)


def _submitted(pool: ProcessPoolExecutor, article: Article | None) -> Future[Extraction] | None:
    with suppress(BrokenProcessPool):
        return pool.submit(extract, article) if article else None
    return None


def _is_there(future: Future[Extraction] | None) -> bool:
    return future is None or future.done()


def _result(about: About, article: Article | None, future: Future[Extraction] | None) -> tuple[About, Extraction | None]:
    """What the other process read; where it was killed, say for want of memory, this one reads the article itself."""
    with suppress(BrokenProcessPool):
        if future:
            return about, future.result()
    return about, extract(article) if article else None


def _leave_interrupts_to_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
