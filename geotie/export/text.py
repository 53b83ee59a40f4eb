"""Tables as CSV that is safe to open in a spreadsheet, and as JSON lines."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import polars as pl
import polars.selectors as cs

# A spreadsheet takes a cell that begins so for a formula, and runs it (OWASP, "CSV Injection"); the last four are full-width forms.
FORMULA_SIGNS = "=+-@\t\r\n＝＋－＠"


def to_csv(table: pl.DataFrame) -> str:
    """
    The table as CSV (RFC 4180, with a header).

    A text cell that a spreadsheet would run as a formula gets an apostrophe before it; numbers and dates stay as they are. Null
    is an empty cell.
    """
    cells = cs.string()
    is_formula = cells.str.slice(0, 1).is_in(list(FORMULA_SIGNS))
    safe = table.with_columns(pl.when(is_formula).then("'" + cells).otherwise(cells).name.keep())
    return safe.write_csv(line_terminator="\r\n")


def to_jsonl(table: pl.DataFrame) -> str:
    """One JSON object per row; days and times as ISO 8601 strings."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows_of(table))


def rows_of(table: pl.DataFrame) -> Iterator[dict[str, Any]]:
    """Rows as JSON takes them: days and times as ISO 8601 strings."""
    as_text = table.with_columns(cs.date().dt.to_string("%Y-%m-%d"), cs.datetime().dt.to_string("iso:strict"))
    yield from as_text.iter_rows(named=True)
