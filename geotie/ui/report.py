"""Tables and numbers of the pages as HTML that prints as it stands: pure functions, everything escaped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from html import escape
from pathlib import Path

STYLE = Path(__file__).parent / "assets" / "report.css"
Cell = str | int | None


def table_html(caption: str, head: Sequence[str], rows: Iterable[Sequence[Cell]], *, numbers: Iterable[int] = ()) -> str:
    """
    A table whose first column heads its rows; `numbers` are the columns that are set flush right.

    An empty cell is a blank, as a zero is a number.
    """
    right = set(numbers)

    def cell(tag: str, index: int, value: Cell, scope: str = "") -> str:
        told = f"{value:,}" if isinstance(value, int) else value or ""
        return f"<{tag}{scope}{' class=gt-number' if index in right else ''}>{escape(told)}</{tag}>"

    heads = "".join(cell("th", index, name, ' scope="col"') for index, name in enumerate(head))
    body = "".join(
        "<tr>"
        + cell("th", 0, row[0], ' scope="row"')
        + "".join(cell("td", index, value) for index, value in enumerate(row[1:], start=1))
        + "</tr>"
        for row in rows
    )
    return (
        f'<div class="gt-scroll" tabindex="0" role="region" aria-label="{escape(caption)}"><table class="gt-table">'
        f"<caption>{escape(caption)}</caption><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def numbers_html(numbers: Iterable[tuple[str, str, str]]) -> str:
    """Large numbers side by side: number, what it counts, its basis."""
    parts = "".join(
        f"<div><dt>{escape(what)}</dt><dd><strong>{escape(number)}</strong> <span>{escape(basis)}</span></dd></div>"
        for number, what, basis in numbers
    )
    return f'<dl class="gt-numbers">{parts}</dl>'


def period_words(first: date | None, last: date | None) -> str:
    """ "2011", "2011–2018": the years between two days, "" where none is known."""
    if first is None or last is None:
        return ""
    return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
