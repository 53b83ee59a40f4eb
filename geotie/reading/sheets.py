"""Workbooks and Parquet files as the delimited text that they would be if somebody saved them so."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import date, datetime, time

from geotie.errors import ReadingError
from geotie.reading.decoding import decode
from geotie.reading.files import binary_kind
from geotie.reading.limits import MAX_ROWS
from geotie.reading.tables import excel_rows, parquet_table

TABLES = ("xlsx", "parquet")


def table_text(data: bytes, name: str, *, rows: int = MAX_ROWS) -> str:
    """
    A table as delimited text with its header; of a workbook or Parquet file at most so many rows.

    Raises
    ------
    ReadingError
        If it is damaged, or no text.
    """
    kind = binary_kind(data, name)
    if kind == "xlsx":
        return _written(excel_rows(data, name)[: rows + 1])
    if kind == "parquet":
        table, header, length = parquet_table(data, name)
        if length > MAX_ROWS:
            raise ReadingError(f"{name} has {length:,} rows; at most {MAX_ROWS:,} are read, so split it")
        return _written([header, *table.head(rows).collect().iter_rows()])
    return decode(data, name)


def _written(rows: Iterable[Iterable[object]]) -> str:
    text = io.StringIO(newline="")
    csv.writer(text).writerows([_cell(cell) for cell in row] for row in rows)
    return text.getvalue()


def _cell(cell: object) -> str:
    """As people would type it: a day without midnight, a whole number without its fraction."""
    if isinstance(cell, datetime) and cell.time() == time():
        return cell.date().isoformat()
    if isinstance(cell, datetime | date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell)
