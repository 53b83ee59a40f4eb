"""What is said of an import: what a source is, how far it has come, what became of it. Pure functions, no widgets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import polars as pl

from geotie.importing import Unimported
from geotie.ingest import Preview, Progress
from geotie.reading.columns import FIELDS
from geotie.ui.words import counted

KIND_WORDS: Mapping[str, str] = {
    "article": "articles",
    "table": "a table of articles",
    "historian": "travel or visit records of the US Office of the Historian",
    "gdelt": "GDELT events",
    "visits": "a table of visits",
    "ties": "a table of ties",
}
FIELD_WORDS: Mapping[str, tuple[str, str]] = {  # label, help
    "text": ("Text", "The article itself; without it a row is no article"),
    "title": ("Title", "Headline"),
    "published": ("Published", "Day of publication; “on Tuesday” is counted from it"),
    "url": ("Address", "Where the article stands on the web"),
    "outlet": ("Outlet", "Newspaper, agency or broadcaster"),
    "id": ("Identifier", "The name that its source gave it"),
}
FATE_WORDS: Mapping[str, str] = {
    "merged": "put together with another row that tells the same",
    "left out": "left out",
    "unreadable": "could not be read",
}
_MINUTE, _HOUR = 60, 3600


def source_words(name: str, found: Preview) -> str:
    """ "news.csv: a table of articles with 6 columns"."""
    if found.problem and not found.rows:
        return f"{name}: {found.problem.removeprefix(name).lstrip(': ')}"  # some problems name their file, some do not
    what = KIND_WORDS.get(found.kind, "something to read")
    return f"{name}: {what} with {counted(len(found.header), 'column')}" if found.header else f"{name}: {what}"


def preview_rows(found: Preview) -> pl.DataFrame:
    """The first rows as they lie, every column as text."""
    names = found.header or ("title", "published", "outlet", "text")
    return pl.DataFrame(
        [[row.get(name, "") for name in names] for row in found.rows], dict.fromkeys(names, pl.String), orient="row"
    )


def column_choices(found: Preview) -> dict[str, str]:
    """For each field of an article the column that is taken for it; "" for none."""
    return {field: (found.columns or {}).get(field, "") for field in FIELDS}


def columns_said(choices: Mapping[str, str]) -> dict[str, str]:
    """The choices of the mapper as a source takes them."""
    return {field: column for field, column in choices.items() if column}


def progress_words(progress: Progress) -> str:
    """ "38% · 120 articles added, 3 known already · about 12 seconds left"."""
    parts = [f"{progress.fraction:.0%}", outcome_words(progress), left_words(progress.seconds_left)]
    return " · ".join(part for part in parts if part)


def outcome_words(progress: Progress) -> str:
    """ "120 articles added, 3 known already, 2 could not be read"; what there is none of is left out, if anything else is there."""
    parts = [
        f"{counted(progress.added, 'article')} added" if progress.added else "",
        f"{progress.known:,} known already" if progress.known else "",
        f"{progress.merged:,} put together with others" if progress.merged else "",
        f"{progress.left_out:,} left out" if progress.left_out else "",
        f"{progress.unread:,} could not be read" if progress.unread else "",
    ]
    return ", ".join(part for part in parts if part) or "no article yet"


def left_words(seconds: float | None) -> str:
    """ "about 3 minutes left"; "" where it cannot be told or is no time at all."""
    if seconds is None or seconds < 1:
        return ""
    if seconds < _MINUTE:
        return f"about {counted(round(seconds), 'second')} left"
    if seconds < _HOUR:
        return f"about {counted(round(seconds / _MINUTE), 'minute')} left"
    return f"about {counted(round(seconds / _HOUR), 'hour')} left"


def problem_rows(problems: Iterable[Unimported]) -> pl.DataFrame:
    """One row per thing that made no record of its own: file, row, what became of it, reason."""
    rows = [(one.source, one.row, FATE_WORDS[one.fate], one.reason) for one in problems]
    return pl.DataFrame(rows, dict.fromkeys(("File", "Row", "What became of it", "Reason"), pl.String), orient="row")


def origin_words(names: Sequence[str]) -> str:
    """How the list of imports calls them: "news.csv and 3 more"."""
    return names[0] if len(names) == 1 else f"{names[0]} and {len(names) - 1} more" if names else "nothing"
