"""The first rows of a table of articles, as they lie in the file: for somebody who has to say which column is which."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from geotie.errors import ReadingError
from geotie.reading.decoding import decode
from geotie.reading.files import ARTICLE_SUFFIXES, binary_kind, text_table
from geotie.reading.limits import MAX_CHARACTERS
from geotie.reading.sheets import TABLES, table_text
from geotie.reading.tables import csv_lines, delimiter_of

_LINES = 20  # of JSON lines, whose fields may be others in each


@dataclass(frozen=True, slots=True)
class Peek:
    """Names of the columns in lower case, as `Columns` have them, and cells as text."""

    header: tuple[str, ...]
    rows: tuple[Mapping[str, str], ...]


def peek(data: bytes, name: str, *, rows: int = 5) -> Peek | None:
    """
    Header and first rows of a table; None for what is no table.

    Raises
    ------
    ReadingError
        If it is damaged.
    """
    if binary_kind(data, name) in TABLES:
        return _of_csv(table_text(data, name, rows=rows), rows)
    if binary_kind(data, name) or Path(name).suffix.lower() in ARTICLE_SUFFIXES:
        return None
    text = decode(data, name).removeprefix("\ufeff")
    readers = {"csv": _of_csv, "jsonl": _of_lines, "json": _of_json}
    reader = readers.get(text_table(text, name))
    return reader(text, rows) if reader else None


def _of_csv(text: str, rows: int) -> Peek:
    csv.field_size_limit(4 * MAX_CHARACTERS)
    body = text.lstrip()
    reader = csv.reader(csv_lines(body), delimiter=delimiter_of(body.partition("\n")[0]))
    try:
        header = next(reader, [])
        names = tuple(cell.strip().lower() for cell in header)
        return Peek(names, tuple(dict(zip(names, row, strict=False)) for row in islice(reader, rows)))
    except csv.Error as error:
        raise ReadingError(f"its first rows are not valid CSV: {error}") from error


def _of_json(text: str, rows: int) -> Peek:
    try:
        loaded = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ReadingError(f"it is not valid JSON: {error}") from error
    return _of_mappings((loaded if isinstance(loaded, list) else [loaded])[:_LINES], rows)


def _of_lines(text: str, rows: int) -> Peek:
    found: list[object] = []
    for line in filter(str.strip, islice(csv_lines(text), _LINES)):
        try:
            found.append(json.loads(line))
        except (ValueError, RecursionError):  # one bad line among others; reading names it
            continue
    return _of_mappings(found, rows)


def _of_mappings(found: Iterable[object], rows: int) -> Peek:
    lowered = [{str(name).strip().lower(): cell for name, cell in one.items()} for one in found if isinstance(one, Mapping)]
    header = tuple(dict.fromkeys(name for one in lowered for name in one))
    return Peek(header, tuple({name: _told(one.get(name)) for name in header} for one in lowered[:rows]))


def _told(cell: object) -> str:
    return "" if cell is None else str(cell)
