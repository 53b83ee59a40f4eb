"""A look at a source before it is taken in: what it is, its columns, its first rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from geotie.archive import Archive
from geotie.errors import ReadingError
from geotie.importing import Kind, Unimported
from geotie.importing.files import ready_made_kind
from geotie.ingest.items import Item, Reader
from geotie.ingest.sources import Part, Source
from geotie.reading.columns import chosen, guessed
from geotie.reading.files import binary_kind
from geotie.reading.peek import Peek, peek
from geotie.records import Extraction

EXCERPT = 300  # characters of a text


@dataclass(frozen=True, slots=True)
class Preview:
    """
    `header` and `rows` as they lie in a table; of anything else, `rows` are the first articles with title, published, outlet, text.

    `columns` are field of an article → column: as said, else as the archive remembers (`remembered`), else as the names tell.
    `problem` says what is missing, "" where all is well.
    """

    kind: Kind | str  # "table", "article", or the kind of ready-made records
    header: tuple[str, ...] = ()
    rows: tuple[Mapping[str, str], ...] = ()
    columns: Mapping[str, str] | None = None
    remembered: bool = False
    problem: str = ""


def preview(source: Source, archive: Path | str | None = None, *, rows: int = 5) -> Preview:
    """
    What a source holds, from its first file.

    Parameters
    ----------
    archive
        Whose remembered columns count; it need not exist yet.
    """
    part = next(source.parts())
    if isinstance(part, ReadingError):
        return Preview("", problem=str(part))
    try:
        return _preview(source, part, archive, rows)
    except ReadingError as error:
        return Preview("", problem=str(error))


def _preview(source: Source, part: Part, archive: Path | str | None, rows: int) -> Preview:
    data = b"" if part.form == "address" else part.read()
    is_file = part.form == "file" and binary_kind(data, part.name) != "zip"
    kind = ready_made_kind(data) if is_file and source.about.kind != "articles" else None
    table = peek(data, part.name, rows=rows) if is_file and kind not in ("historian", "gdelt") else None
    if table is None:
        return _articles(source, part, kind or "article", rows)
    if kind:
        return Preview(kind, table.header, table.rows)
    return _table(source, part.name, table, archive)


def _table(source: Source, name: str, table: Peek, archive: Path | str | None) -> Preview:
    remembered = _remembered(archive, table.header) if not source.about.columns else {}
    said = dict(source.about.columns) or remembered
    problem = ""
    try:
        chosen(table.header, said, name)
    except ReadingError as error:
        problem = str(error)
    return Preview("table", table.header, table.rows, guessed(table.header) | said, bool(remembered), problem)


def _remembered(archive: Path | str | None, header: tuple[str, ...]) -> dict[str, str]:
    if archive is None or not Path(archive).exists():
        return {}
    with Archive.open(archive, readonly=True) as opened:
        return opened.remembered_columns(header)


def _articles(source: Source, part: Part, kind: str, rows: int) -> Preview:
    """The first articles, as they are read; of an address one only, as others cost its server a page each."""
    reader = Reader(source.about, lambda _, said: said)
    wanted = 1 if part.form == "address" else rows
    found = list(islice(reader.items(part, lambda _: None), wanted))
    problem = next((str(item) for item in found if isinstance(item, Unimported) and item.fate == "unreadable"), "")
    told = tuple(_cells(item) for item in found if not isinstance(item, Unimported))
    return Preview(kind, rows=told, problem="" if told else problem)


def _cells(item: Item) -> dict[str, str]:
    assert not isinstance(item, Unimported)
    article = item.article if isinstance(item, Extraction) else item
    published = article.published.isoformat() if article.published else ""
    text = article.text if len(article.text) <= EXCERPT else f"{article.text[:EXCERPT]}…"
    return {"title": article.title, "published": published, "outlet": article.outlet, "text": text}
