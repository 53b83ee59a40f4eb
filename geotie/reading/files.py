"""Which reader a file needs: told by its content first, by its suffix where the content leaves it open."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from geotie.errors import ReadingError
from geotie.reading.decoding import decode
from geotie.reading.html import looks_like_html, read_html
from geotie.reading.limits import MAX_FILE_BYTES
from geotie.reading.plaintext import read_text
from geotie.reading.tables import Item, csv_lines, read_csv, read_json, read_jsonl
from geotie.records import Article

PAGE_SUFFIXES = (".html", ".htm")
ARTICLE_SUFFIXES = (".txt", ".md", *PAGE_SUFFIXES)
TABLE_SUFFIXES = (".jsonl", ".ndjson", ".json", ".csv", ".tsv")
MAX_TABLE_BYTES = 500_000_000


def read_article(
    source: str | bytes,
    *,
    title: str = "",
    published: object = None,
    url: str = "",
    outlet: str = "",
    name: str = "the text",
) -> Article:
    """
    Read one article from plain text or from a web page, whichever the source is.

    Raises
    ------
    ReadingError
        If it holds no article that geotie can read.
    """
    if isinstance(source, bytes) and len(source) > MAX_FILE_BYTES:
        raise _too_large(name, Path(name).suffix.lower())
    text = source if isinstance(source, str) else decode(source, name)
    is_page = Path(name).suffix.lower() in PAGE_SUFFIXES or looks_like_html(text)
    if is_page:  # from its bytes, where there are bytes: a page declares its own encoding
        return read_html(source, title=title, published=published, url=url, outlet=outlet, name=name)
    return read_text(text, title=title, published=published, url=url, outlet=outlet, name=name)


def read_path(path: Path | str, *, published: object = None) -> Iterator[Item]:
    """
    Articles of a file, of all readable files below a folder, or of standard input ("-").

    What cannot be read is yielded as a ReadingError in its place, so that the others go on.

    Parameters
    ----------
    published
        Day of publication for articles that give none themselves.
    """
    if str(path) == "-":
        yield from read_bytes(sys.stdin.buffer.read(MAX_TABLE_BYTES + 1), name="standard input", published=published)
        return
    path = Path(path)
    if path.is_dir():
        yield from _read_folder(path, published)
        return
    try:
        if path.stat().st_size > _limit(path.suffix.lower()):
            yield _too_large(str(path), path.suffix.lower())
            return
        data = path.read_bytes()
    except FileNotFoundError:
        yield ReadingError(f"there is no file {path}")
        return
    except OSError as error:
        yield ReadingError(f"{path} cannot be opened: {error.strerror}")
        return
    yield from read_bytes(data, name=str(path), published=published)


def read_bytes(data: bytes, *, name: str, published: object = None) -> Iterator[Item]:
    """Articles of a file's content; the suffix of `name` helps to tell what it is."""
    suffix = Path(name).suffix.lower()
    if len(data) > _limit(suffix):
        yield _too_large(name, suffix)
        return
    try:
        yield from _read(data, name, suffix, published)
    except ReadingError as error:
        yield error


def _read(data: bytes, name: str, suffix: str, published: object) -> Iterator[Item]:
    if suffix in PAGE_SUFFIXES:
        yield read_html(data, name=name, published=published)
        return
    text = decode(data, name).removeprefix("\ufeff")
    if suffix in TABLE_SUFFIXES and not text.strip():
        yield ReadingError(f"{name} is empty")
    elif suffix in (".jsonl", ".ndjson") or _starts_as_jsonl(text):
        yield from read_jsonl(text.split("\n"), name=name, published=published)
    elif suffix == ".json":
        yield from read_json(text, name=name, published=published)
    elif suffix == ".tsv":
        yield from read_csv(csv_lines(text), name=name, published=published, delimiter="\t")
    elif suffix == ".csv" or _starts_as_csv(text):
        yield from read_csv(csv_lines(text), name=name, published=published)
    elif looks_like_html(text):
        yield read_html(data, name=name, published=published)
    else:
        yield read_text(text, name=name, published=published)


def _starts_as_jsonl(text: str) -> bool:
    first = text.lstrip().partition("\n")[0]
    if not first.startswith("{"):
        return False
    try:
        row = json.loads(first)
    except (ValueError, RecursionError):
        return False
    return isinstance(row, dict) and "text" in row


def _starts_as_csv(text: str) -> bool:
    header = text.lstrip().partition("\n")[0].strip().lower()
    fields = [field.strip(' "') for field in header.split(",")]
    return "text" in fields and any(field in fields for field in ("id", "url", "title", "published"))


def _read_folder(folder: Path, published: object) -> Iterator[Item]:
    files = sorted(
        file for file in folder.rglob("*") if file.suffix.lower() in ARTICLE_SUFFIXES + TABLE_SUFFIXES and file.is_file()
    )
    if not files:
        yield ReadingError(f"the folder {folder} holds no article ({', '.join(ARTICLE_SUFFIXES + TABLE_SUFFIXES)})")
    for file in files:
        yield from read_path(file, published=published)


def _limit(suffix: str) -> int:
    return MAX_FILE_BYTES if suffix in ARTICLE_SUFFIXES else MAX_TABLE_BYTES


def _too_large(name: str, suffix: str) -> ReadingError:
    return ReadingError(
        f"{name} is larger than {_limit(suffix) // 1_000_000} MB, which is no single article; split it and try again"
    )
