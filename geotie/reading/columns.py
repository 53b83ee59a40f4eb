"""
Which column of a table of articles is which: as somebody says, as geotie remembers for tables with these columns, or by its name.

A choice is remembered in `columns.json` in geotie's folder below `$XDG_CONFIG_HOME` (`~/.config` where that is not set).
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from tempfile import NamedTemporaryFile

from geotie.errors import ReadingError

FIELDS = ("text", "title", "published", "url", "outlet", "id")

Columns = Mapping[str, str]  # field of an article → name of its column, in lower case

_ALSO_CALLED = {
    "text": (
        "body", "content", "article", "full_text", "fulltext", "full text", "article_text", "article body", "maintext", "story",
    ),
    "title": ("headline", "heading", "article_title", "subject"),
    "published": (
        "date", "published_at", "publish_date", "publication_date", "publication date", "pubdate", "pub_date", "date_publish",
        "date_published", "datetime", "timestamp", "day",
    ),
    "url": ("link", "address", "source_url", "article_url", "web_url", "permalink", "href"),
    "outlet": ("source", "publisher", "newspaper", "publication", "media", "source_name", "site", "domain"),
    "id": ("article_id", "uid", "guid", "uuid", "identifier", "key", "doc_id"),
}  # fmt: skip


def guessed(header: Iterable[str]) -> dict[str, str]:
    """
    Fields that are told by the names of the columns.

    A table with a column "text" is meant for geotie: only the columns with the names of fields count there, all others are
    somebody else's.
    """
    names = [name.strip().lower() for name in header]
    if "text" in names:
        return {field: field for field in FIELDS if field in names}
    return {field: known[0] for field in FIELDS if (known := [name for name in (field, *_ALSO_CALLED[field]) if name in names])}


def chosen(header: Iterable[str], columns: Columns | None, name: str) -> dict[str, str]:
    """
    The column of each field: as said, else as remembered, else as guessed.

    Raises
    ------
    ReadingError
        If a column that was said is not there, or no column holds the text.
    """
    names = [column.strip().lower() for column in header]
    found = guessed(names) | (dict(columns) if columns else remembered(names))
    if missing := next((column for column in found.values() if column not in names), None):
        raise ReadingError(f"{name} has no column {missing!r}; it has {_listed(names)}")
    if "text" not in found:
        raise ReadingError(
            f"{name} has no column 'text', but {_listed(names)}; its first line has to name the columns, such as id, title, "
            "published, text, or --columns has to say which they are: --columns text=COLUMN"
        )
    return found


def parse(words: str) -> dict[str, str]:
    """
    Columns as people write them: "text=Body, title=Headline".

    Raises
    ------
    ReadingError
        If it is no list of fields and columns.
    """
    columns = {}
    for pair in words.split(","):
        field, equals, column = (part.strip().lower() for part in pair.partition("="))
        if not equals or field not in FIELDS or not column:
            raise ReadingError(f"{pair.strip()!r} does not say which column is what; write text=COLUMN, with {', '.join(FIELDS)}")
        columns[field] = column
    return columns


def remembered(header: Iterable[str]) -> dict[str, str]:
    """What was chosen for a table with these columns before; empty for a new one."""
    return _memory().get(_signature(header), {})


def remember(header: Iterable[str], columns: Columns) -> None:
    """Keep a choice for further tables with these columns; without a folder to write in it is forgotten."""
    memory = {**_memory(), _signature(header): dict(columns)}
    path = _path()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile("w", encoding="utf-8", dir=path.parent, delete=False) as file:
            json.dump(memory, file, ensure_ascii=False, indent=1)
        Path(file.name).replace(path)
    except OSError:
        return


def _memory() -> dict[str, dict[str, str]]:
    try:
        memory = json.loads(_path().read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    entries = memory.items() if isinstance(memory, dict) else ()
    return {key: columns for key, columns in entries if isinstance(columns, dict) and all(map(_is_text, columns.values()))}


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _path() -> Path:
    folder = os.environ.get("XDG_CONFIG_HOME")
    return (Path(folder) if folder else Path.home() / ".config") / "geotie" / "columns.json"


def _signature(header: Iterable[str]) -> str:
    return "\t".join(sorted(name.strip().lower() for name in header))


def _listed(names: list[str]) -> str:
    shown = ", ".join(names[:12])
    return f"{shown} and {len(names) - 12} more" if len(names) > 12 else shown or "none"
