"""
Many articles in one file: JSON lines, a JSON array, CSV, Excel or Parquet with the fields id, url, title, published, text, outlet.

Columns of other names are found by `geotie.reading.columns`; further ones are ignored. A row that holds no article becomes a
ReadingError that names file and line, and the rest goes on.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from geotie.errors import ReadingError
from geotie.reading.columns import Columns, chosen, guessed
from geotie.reading.limits import MAX_CHARACTERS, MAX_ROWS, MAX_TABLE_BYTES
from geotie.reading.validation import article_of
from geotie.reading.zipped import open_zip
from geotie.records import Article

if TYPE_CHECKING:
    import polars as pl

Row = TypeVar("Row")
Item = Article | ReadingError
Tell = Callable[[float], object]  # hears which share of an input has been read, from 0 to 1

_PARQUET_ROWS = 1_000  # read at once


def read_jsonl(
    lines: Iterable[str], *, name: str = "the input", published: object = None, columns: Columns | None = None
) -> Iterator[Item]:
    """One article per line; empty lines are passed over. `published` is for rows that give no date of their own."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _item(line, f"line {number} of {name}", published, columns)


def read_json(
    text: str,
    *,
    name: str = "the input",
    published: object = None,
    columns: Columns | None = None,
    tell: Tell | None = None,
) -> Iterator[Item]:
    """One article, or an array of them."""
    try:
        loaded = json.loads(text)
    except (ValueError, RecursionError) as error:
        yield ReadingError(f"{name} is not valid JSON: {error}")
        return
    rows = loaded if isinstance(loaded, list) else [loaded]
    for number, row in enumerate(telling(rows, len(rows), tell), start=1):
        yield _object_item(row, f"article {number} of {name}", published, columns)


def read_csv(
    lines: Iterable[str],
    *,
    name: str = "the input",
    published: object = None,
    columns: Columns | None = None,
    delimiter: str = ",",
) -> Iterator[Item]:
    """One article per row below a header that names the columns."""
    csv.field_size_limit(4 * MAX_CHARACTERS)
    rows = csv.DictReader(lines, delimiter=delimiter, strict=True)
    try:
        fields = [field.strip().lower() for field in rows.fieldnames or []]
        found = chosen(fields, columns, name)
    except csv.Error as error:
        yield ReadingError(f"{name} is not valid CSV: {error}")
        return
    except ReadingError as error:
        yield error
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
        yield _row_item(row, f"line {rows.line_num} of {name}", published, found)


def read_excel(
    data: bytes,
    *,
    name: str = "the workbook",
    published: object = None,
    columns: Columns | None = None,
    tell: Tell | None = None,
) -> Iterator[Item]:
    """
    Articles of the first sheet of a workbook that has rows: one per row below a header.

    Raises
    ------
    ReadingError
        If it is damaged, or has no header that names the column of the text.
    """
    rows = excel_rows(data, name)
    header = [str(cell).strip().lower() for cell in rows[0]] if rows else []
    found = chosen(header, columns, name)
    for number, row in enumerate(telling(rows[1:], len(rows) - 1, tell), start=2):
        if any(cell not in ("", None) for cell in row):
            yield _row_item(dict(zip(header, row, strict=False)), f"row {number} of {name}", published, found)


def read_parquet(
    data: bytes,
    *,
    name: str = "the table",
    published: object = None,
    columns: Columns | None = None,
    tell: Tell | None = None,
) -> Iterator[Item]:
    """
    Articles of a Parquet file, one per row.

    Raises
    ------
    ReadingError
        If it is damaged, too long, or no column holds the text.
    """
    import polars as pl  # here, since most inputs do without it

    table, header, length = parquet_table(data, name)
    if length > MAX_ROWS:
        raise ReadingError(f"{name} has {length:,} rows; at most {MAX_ROWS:,} are read, so split it")
    found = chosen(header, columns, name)
    needed = [column for column in header if column.strip().lower() in found.values()]
    for start in range(0, length, _PARQUET_ROWS):
        try:
            rows = table.select(needed).slice(start, _PARQUET_ROWS).collect()
        except (pl.exceptions.PolarsError, OSError, ValueError) as error:
            yield ReadingError(f"{name} is damaged from row {start + 1} on: {error}")
            return
        if rows.estimated_size() > MAX_TABLE_BYTES:
            yield ReadingError(
                f"{name} holds more than {MAX_TABLE_BYTES // 1_000_000} MB in a thousand rows, which are no articles"
            )
            return
        for number, row in enumerate(rows.iter_rows(named=True), start=start + 1):
            lowered = {column.strip().lower(): cell for column, cell in row.items()}
            if tell:
                tell(number / length)
            yield _row_item(lowered, f"row {number} of {name}", published, found)


def csv_lines(text: str) -> Iterator[str]:
    """Lines for `read_csv`; a quoted field may go over several of them."""
    return iter(io.StringIO(text, newline=""))


def delimiter_of(header: str) -> str:
    """What parts the cells of a first line."""
    return max(",;\t", key=header.count)


def excel_rows(data: bytes, name: str) -> list[list[object]]:
    """
    Rows of the first sheet of a workbook that has any.

    Raises
    ------
    ReadingError
        If it is damaged, or no workbook.
    """
    from python_calamine import CalamineWorkbook  # here, since most inputs do without it

    open_zip(data, name).close()  # refuses bombs
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets = (workbook.get_sheet_by_index(index).to_python() for index in range(len(workbook.sheet_names)))
        return [list(row) for row in next((rows for rows in sheets if rows), [])]
    except Exception as error:  # a foreign parser on hostile input: whatever it raises, the file cannot be read
        raise ReadingError(f"{name} is damaged, or no workbook") from error


def parquet_table(data: bytes, name: str) -> tuple[pl.LazyFrame, list[str], int]:
    """
    A Parquet file as a table, the names of its columns, and the number of its rows.

    Raises
    ------
    ReadingError
        If it is damaged, or no Parquet file.
    """
    import polars as pl  # here, since most inputs do without it

    try:
        table = pl.scan_parquet(io.BytesIO(data))
        return table, table.collect_schema().names(), int(table.select(pl.len()).collect().item())
    except (pl.exceptions.PolarsError, OSError, ValueError) as error:
        raise ReadingError(f"{name} is damaged, or no Parquet file") from error


def telling(rows: Iterable[Row], total: int, tell: Tell | None) -> Iterator[Row]:
    """The rows; before each, `tell` hears how many of all have come."""
    for number, row in enumerate(rows, start=1):
        if tell:
            tell(min(1.0, number / max(1, total)))
        yield row


def _item(line: str, name: str, published: object, columns: Columns | None) -> Item:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        return ReadingError(f"{name} is not valid JSON: {error}")
    return _object_item(row, name, published, columns)


def _object_item(row: object, name: str, published: object, columns: Columns | None) -> Item:
    """An article of a JSON object, whose fields may be others in each line."""
    if not isinstance(row, Mapping):
        return ReadingError(f"{name} is no article: it has no fields")
    lowered = {str(field).strip().lower(): value for field, value in row.items()}
    found = guessed(lowered) | dict(columns or {})
    return _row_item(lowered, name, published, {"text": "text", **found})


def _row_item(row: Mapping[str, object], name: str, published: object, columns: Columns) -> Item:
    cells = {field: row.get(column) for field, column in columns.items()}
    text = cells["text"]
    if not isinstance(text, str):
        column = columns["text"]
        return ReadingError(f"{name} has no field {column!r}" if text is None else f"{name} has a field {column!r} that is no text")
    day = cells.get("published")
    try:
        return article_of(
            text,
            name=name,
            title=_word(cells.get("title")),
            published=day if isinstance(day, date) else _word(day) or published,
            url=_word(cells.get("url")),
            outlet=_word(cells.get("outlet")),
            source_id=_word(cells.get("id")),
        )
    except ReadingError as error:
        return error


def _word(value: object) -> str:
    """A field as text; lists and objects are no text."""
    return str(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""
