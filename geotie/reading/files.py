"""Which reader a file needs: told by its content first, by its suffix where the content leaves it open."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

from geotie.errors import ReadingError
from geotie.reading.columns import Columns
from geotie.reading.decoding import decode
from geotie.reading.docx import DOCUMENT, read_docx
from geotie.reading.feed import looks_like_feed, read_feed
from geotie.reading.html import looks_like_html, read_html
from geotie.reading.limits import MAX_FILE_BYTES, MAX_TABLE_BYTES
from geotie.reading.mail import kind_of_mail, read_eml, read_mhtml
from geotie.reading.markdown import read_markdown
from geotie.reading.pdf import SIGNATURE as PDF_SIGNATURE
from geotie.reading.pdf import read_pdf
from geotie.reading.plaintext import read_text
from geotie.reading.tables import (
    Item,
    Tell,
    csv_lines,
    delimiter_of,
    read_csv,
    read_excel,
    read_json,
    read_jsonl,
    read_parquet,
    telling,
)
from geotie.reading.zipped import SIGNATURE as ZIP_SIGNATURE
from geotie.reading.zipped import open_zip, read_members
from geotie.records import Article

PAGE_SUFFIXES = (".html", ".htm")
DOCUMENT_SUFFIXES = (".pdf", ".docx", ".eml", ".mhtml", ".mht")
ARTICLE_SUFFIXES = (".txt", ".md", *PAGE_SUFFIXES, *DOCUMENT_SUFFIXES)
TABLE_SUFFIXES = (".jsonl", ".ndjson", ".json", ".csv", ".tsv", ".xlsx", ".parquet")
FEED_SUFFIXES = (".xml", ".rss", ".atom")
SUFFIXES = (*ARTICLE_SUFFIXES, *TABLE_SUFFIXES, *FEED_SUFFIXES, ".zip")

_SUFFIXES_WITHIN = tuple(suffix for suffix in SUFFIXES if suffix != ".xml")  # XML in a folder or a ZIP file may be anything
_WORKBOOK = "xl/workbook.xml"
_PARQUET_SIGNATURE = b"PAR1"
_DOCUMENTS: dict[str, Callable[..., Article]] = {"pdf": read_pdf, "docx": read_docx, "eml": read_eml, "mhtml": read_mhtml}


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
    Read one article from plain text, a web page or a document, whichever the source is.

    Raises
    ------
    ReadingError
        If it holds no article that geotie can read.
    """
    if isinstance(source, bytes) and len(source) > MAX_FILE_BYTES:
        raise _too_large(name, Path(name).suffix.lower())
    return _article_reader(source, name)(source, title=title, published=published, url=url, outlet=outlet, name=name)


def read_path(path: Path | str, *, published: object = None, columns: Columns | None = None) -> Iterator[Item]:
    """
    Articles of a file, of all readable files below a folder or in a ZIP file, or of standard input ("-").

    What cannot be read is yielded as a ReadingError in its place, so that the others go on.

    Parameters
    ----------
    published
        Day of publication for articles that give none themselves.
    columns
        Which columns of tables hold what, where their names do not say so.
    """
    if str(path) == "-":
        data = sys.stdin.buffer.read(MAX_TABLE_BYTES + 1)
        yield from read_bytes(data, name="standard input", published=published, columns=columns)
        return
    path = Path(path)
    if path.is_dir():
        yield from _read_folder(path, published, columns)
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
    yield from read_bytes(data, name=str(path), published=published, columns=columns)


def read_bytes(
    data: bytes, *, name: str, published: object = None, columns: Columns | None = None, tell: Tell | None = None
) -> Iterator[Item]:
    """Articles of a file's content; the suffix of `name` helps to tell what it is. `tell` hears how far a table has been read."""
    suffix = Path(name).suffix.lower()
    if len(data) > _limit(suffix):
        yield _too_large(name, suffix)
        return
    try:
        if binary_kind(data, name) == "zip":
            yield from _read_zip(data, name, published, columns)
        else:
            yield from _read(data, name, published, columns, tell)
    except ReadingError as error:
        yield error


def _read(data: bytes, name: str, published: object, columns: Columns | None, tell: Tell | None = None) -> Iterator[Item]:
    """Articles of anything but a ZIP file."""
    suffix = Path(name).suffix.lower()
    kind = binary_kind(data, name)
    if kind == "xlsx":
        yield from read_excel(data, name=name, published=published, columns=columns, tell=tell)
    elif kind == "parquet":
        yield from read_parquet(data, name=name, published=published, columns=columns, tell=tell)
    elif kind in _DOCUMENTS or suffix in ARTICLE_SUFFIXES:
        yield read_article(data, name=name, published=published)
    else:
        yield from _read_text(data, name, published, columns, tell)


def _read_text(data: bytes, name: str, published: object, columns: Columns | None, tell: Tell | None) -> Iterator[Item]:
    text = decode(data, name).removeprefix("\ufeff")
    suffix, table = Path(name).suffix.lower(), text_table(text, name)
    lines = text.count("\n") + 1
    if suffix in TABLE_SUFFIXES and not text.strip():
        yield ReadingError(f"{name} is empty")
    elif table == "jsonl":
        yield from read_jsonl(telling(text.split("\n"), lines, tell), name=name, published=published, columns=columns)
    elif table == "json":
        yield from read_json(text, name=name, published=published, columns=columns, tell=tell)
    elif table == "csv":
        delimiter = delimiter_of(text.lstrip().partition("\n")[0])
        rows = telling(csv_lines(text), lines, tell)
        yield from read_csv(rows, name=name, published=published, columns=columns, delimiter=delimiter)
    elif suffix in FEED_SUFFIXES or looks_like_feed(text):
        yield from read_feed(data, name=name, published=published)
    else:
        yield read_article(data, name=name, published=published)


def text_table(text: str, name: str) -> Literal["jsonl", "json", "csv", ""]:
    """Which table of articles a text is, "" for none."""
    suffix = Path(name).suffix.lower()
    if suffix in (".jsonl", ".ndjson") or _starts_as_jsonl(text):
        return "jsonl"
    if suffix == ".json":
        return "json"
    return "csv" if suffix in (".csv", ".tsv") or _starts_as_csv(text) else ""


def _article_reader(source: str | bytes, name: str) -> Callable[..., Article]:
    """The reader of a single article."""
    suffix = Path(name).suffix.lower()
    if isinstance(source, bytes):
        kind = binary_kind(source, name)
        if kind in _DOCUMENTS:
            return _DOCUMENTS[kind]
        if suffix in PAGE_SUFFIXES:
            return read_html  # from its bytes: a page declares its own encoding
    if suffix == ".md":
        return read_markdown
    text = source if isinstance(source, str) else decode(source, name)
    return read_html if suffix in PAGE_SUFFIXES or looks_like_html(text) else read_text


def binary_kind(data: bytes, name: str) -> str:
    """
    What a file is by its first bytes and, for mails, by its suffix; "" for text of any kind.

    Raises
    ------
    ReadingError
        If it is an office document of a kind that geotie does not read, or a ZIP file that it does not open.
    """
    suffix = Path(name).suffix.lower()
    if data.startswith(PDF_SIGNATURE):
        return "pdf"
    if data.startswith(_PARQUET_SIGNATURE):
        return "parquet"
    if data.startswith(ZIP_SIGNATURE):
        with open_zip(data, name) as packed:
            members = set(packed.namelist())
        if "[Content_Types].xml" not in members and "mimetype" not in members:
            return "zip"
        kind = "docx" if DOCUMENT in members else "xlsx" if _WORKBOOK in members else ""
        if not kind:
            raise ReadingError(f"{name} is an office document of a kind that geotie does not read; save it as .docx or .xlsx")
        return kind
    return {".eml": "eml", ".mhtml": "mhtml", ".mht": "mhtml"}.get(suffix, "") or kind_of_mail(data)


def _read_zip(data: bytes, name: str, published: object, columns: Columns | None) -> Iterator[Item]:
    found = False
    for member, content in read_members(data, name):
        if Path(member).suffix.lower() not in _SUFFIXES_WITHIN:
            continue
        found = True
        if isinstance(content, ReadingError):
            yield content
        elif len(content) > _limit(Path(member).suffix.lower()):
            yield _too_large(member, Path(member).suffix.lower())
        else:
            yield from _read_member(content, member, published, columns)
    if not found:
        yield ReadingError(f"{name} holds no article ({', '.join(_SUFFIXES_WITHIN)})")


def _read_member(data: bytes, name: str, published: object, columns: Columns | None) -> Iterator[Item]:
    try:
        if binary_kind(data, name) == "zip":
            raise ReadingError(f"{name} is a ZIP file inside a ZIP file, which geotie does not open")
        yield from _read(data, name, published, columns)
    except ReadingError as error:
        yield error


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


def _read_folder(folder: Path, published: object, columns: Columns | None) -> Iterator[Item]:
    files = sorted(file for file in folder.rglob("*") if file.suffix.lower() in _SUFFIXES_WITHIN and file.is_file())
    if not files:
        yield ReadingError(f"the folder {folder} holds no article ({', '.join(_SUFFIXES_WITHIN)})")
    for file in files:
        yield from read_path(file, published=published, columns=columns)


def _limit(suffix: str) -> int:
    return MAX_FILE_BYTES if suffix in ARTICLE_SUFFIXES else MAX_TABLE_BYTES


def _too_large(name: str, suffix: str) -> ReadingError:
    return ReadingError(
        f"{name} is larger than {_limit(suffix) // 1_000_000} MB, which is no single article; split it and try again"
    )
