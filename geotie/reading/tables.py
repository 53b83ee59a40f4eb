"""
Many articles in one file: JSON lines, a JSON array or CSV with the fields id, url, title, published, text (and outlet).

Other fields are ignored. A row that holds no article becomes a ReadingError that names file and line, and the rest goes on.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping

from geotie.errors import ReadingError
from geotie.reading.limits import MAX_CHARACTERS
from geotie.reading.validation import article_of
from geotie.records import Article

Item = Article | ReadingError


def read_jsonl(lines: Iterable[str], *, name: str = "the input", published: object = None) -> Iterator[Item]:
    """One article per line; empty lines are passed over. `published` is for rows that give no date of their own."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _item(line, f"line {number} of {name}", published)


def read_json(text: str, *, name: str = "the input", published: object = None) -> Iterator[Item]:
    """One article, or an array of them."""
    try:
        loaded = json.loads(text)
    except (ValueError, RecursionError) as error:
        yield ReadingError(f"{name} is not valid JSON: {error}")
        return
    for number, row in enumerate(loaded if isinstance(loaded, list) else [loaded], start=1):
        yield _row_item(row, f"article {number} of {name}", published)


def read_csv(lines: Iterable[str], *, name: str = "the input", published: object = None, delimiter: str = ",") -> Iterator[Item]:
    """One article per row below a header that has at least the field `text`."""
    csv.field_size_limit(4 * MAX_CHARACTERS)
    rows = csv.DictReader(lines, delimiter=delimiter, strict=True)
    try:
        fields = [field.strip().lower() for field in rows.fieldnames or []]
    except csv.Error as error:
        yield ReadingError(f"{name} is not valid CSV: {error}")
        return
    if "text" not in fields:
        yield ReadingError(
            f"{name} has no column 'text'; its first line has to name the columns, such as id, title, published, text"
        )
        return
    rows.fieldnames = fields
    while True:
        try:
            row = next(rows, None)
        except csv.Error as error:
            yield ReadingError(f"line {rows.line_num} of {name} is not valid CSV: {error}")
            continue
        if row is None:
            return
        yield _row_item(row, f"line {rows.line_num} of {name}", published)


def csv_lines(text: str) -> Iterator[str]:
    """Lines for `read_csv`; a quoted field may go over several of them."""
    return iter(io.StringIO(text, newline=""))


def _item(line: str, name: str, published: object) -> Item:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        return ReadingError(f"{name} is not valid JSON: {error}")
    return _row_item(row, name, published)


def _row_item(row: object, name: str, published: object) -> Item:
    if not isinstance(row, Mapping):
        return ReadingError(f"{name} is no article: it has no fields")
    text = row.get("text")
    if not isinstance(text, str):
        return ReadingError(f"{name} has no field 'text'" if text is None else f"{name} has a field 'text' that is no text")
    try:
        return article_of(
            text,
            name=name,
            title=_word(row.get("title")),
            published=row.get("published") or published,
            url=_word(row.get("url")),
            outlet=_word(row.get("outlet")),
            source_id=_word(row.get("id")),
        )
    except ReadingError as error:
        return error


def _word(value: object) -> str:
    """A field as text; lists and objects are no text."""
    return str(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""
