"""
What the archive costs: `python benchmarks/archive.py [--articles 2000]`.

Commits: one article with its records in one transaction, synced to the disk, beside a bare SQLite table that keeps each article
with its records as one JSON text under the same promises (WAL, synchronous=FULL). The difference is what search, foreign keys and
rows that can be queried cost. Then: tables as Polars frames, read anew, from memory, and completed by one article more.
"""

from __future__ import annotations

import argparse
import json
import sqlite3
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from geotie import Archive, Extraction, demo, extract
from geotie.archive import tables
from geotie.serialise import extraction_json

TABLES = ("articles", "mentions", "stops", "ties", "routes")


def extractions(count: int) -> list[Extraction]:
    """As many articles with records as asked for: the briefs again and again, each with a number of its own at its end."""
    read = [extract(brief.article) for brief in demo.briefs()]
    copies = []
    for number in range(count):
        original = read[number % len(read)]
        article = replace(original.article, text=f"{original.article.text}\n\n{number}", id="")
        copies.append(replace(original, article=article))
    return copies


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def add_to_archive(path: Path, articles: list[Extraction]) -> None:
    with Archive.open(path) as archive:
        for article in articles:
            archive.add(article)


def add_to_bare_table(path: Path, articles: list[Extraction]) -> None:
    database = sqlite3.connect(path, isolation_level=None)
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("PRAGMA synchronous = FULL")
    database.execute("CREATE TABLE articles (id TEXT PRIMARY KEY, text TEXT, records TEXT) WITHOUT ROWID")
    for article in articles:
        row = (article.article.id, article.article.text, json.dumps(extraction_json(article)))
        database.execute("INSERT INTO articles VALUES (?, ?, ?)", row)
    database.close()


def read_tables(archive: Archive) -> None:
    for table in TABLES:
        getattr(archive, table)().collect()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=2000)
    articles = extractions(parser.parse_args().articles + 1)
    last = articles.pop()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for what, add in (("archive", add_to_archive), ("bare table of JSON", add_to_bare_table)):
            path = folder / f"{what}.geotie"
            rate = len(articles) / seconds(lambda add=add, path=path: add(path, articles))
            print(f"{what:>20}: {rate:,.0f} commits/s, {path.stat().st_size / len(articles) / 1000:.1f} kB an article")
        with Archive.open(folder / "archive.geotie") as archive:
            print(", ".join(f"{count:,} {name}" for name, count in archive.counts().items()))
            for table in TABLES:
                took = seconds(lambda table=table: tables.read(archive._connection, table))
                print(f"{table:>20}: {took * 1000:.0f} ms")
            read_tables(archive)
            print(f"{'all from memory':>20}: {seconds(lambda: read_tables(archive)) * 1000:.1f} ms")
            archive.add(last)
            print(f"{'one article more':>20}: {seconds(lambda: read_tables(archive)) * 1000:.1f} ms")


if __name__ == "__main__":
    main()
