"""
Which column of a table of articles is which: as somebody says, or by its name.

An archive remembers what was said for tables with the same columns (`geotie.archive.mappings`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

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
    The column of each field: as said, else as guessed.

    Raises
    ------
    ReadingError
        If a column that was said is not there, or no column holds the text.
    """
    names = [column.strip().lower() for column in header]
    found = guessed(names) | dict(columns or {})
    if missing := next((column for column in found.values() if column not in names), None):
        raise ReadingError(f"{name} has no column {missing!r}; it has {_listed(names)}")
    if "text" not in found:
        raise ReadingError(
            f"{name} has no column 'text', but {_listed(names)}; say which column holds the text, or name the columns in its first "
            "line: id, title, published, text"
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


def _listed(names: list[str]) -> str:
    shown = ", ".join(names[:12])
    return f"{shown} and {len(names) - 12} more" if len(names) > 12 else shown or "none"
