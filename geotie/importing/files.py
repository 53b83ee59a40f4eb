"""Which import a file needs, told by its content where nobody says; folders and ZIP files of these."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal, get_args

from geotie.errors import ReadingError
from geotie.importing.delimited import TIES_COLUMNS, VISITS_COLUMNS, header_of, read_ties, read_visits
from geotie.importing.gdelt import looks_like_gdelt, read_gdelt
from geotie.importing.historian import OUTLET, ROOTS, read_historian
from geotie.importing.items import Item, Unimported
from geotie.reading.files import binary_kind
from geotie.reading.limits import MAX_TABLE_BYTES
from geotie.reading.sheets import TABLES, table_text
from geotie.reading.tables import Tell
from geotie.reading.xml import local_name, parse_xml
from geotie.reading.zipped import read_members

Kind = Literal["historian", "gdelt", "visits", "ties"]
KINDS: tuple[Kind, ...] = get_args(Kind)
SUFFIXES = (".xml", ".csv", ".tsv", ".txt", ".xlsx", ".parquet", ".zip")
_FIRST_BYTES = 100_000  # hold the first line of any table


def ready_made_kind(data: bytes) -> Kind | None:
    """What a file of ready-made records is by its content; None for anything else, damaged files among it."""
    try:
        if _looks_like_xml(data):
            return "historian" if local_name(parse_xml(data, "it")) in ROOTS else None
        whole = binary_kind(data, "it") in TABLES
        return kind_of_table(table_text(data if whole else data[:_FIRST_BYTES], "it", rows=0).partition("\n")[0])
    except ReadingError:
        return None


class _OtherFileError(ReadingError):
    """A file that holds something else than what geotie imports."""


def import_file(path: Path | str, kind: Kind | None = None, *, asked_for: bool = True) -> Iterator[Item]:
    """
    Articles with their records, and the rows that made none, each with its reason.

    Parameters
    ----------
    kind
        What the file is; None: as its content tells.
    asked_for
        Whether somebody named this very file. One that lay beside others and holds something else is merely left out.
    """
    path = Path(path)
    try:
        if path.stat().st_size > MAX_TABLE_BYTES:
            raise ReadingError(f"it is larger than {MAX_TABLE_BYTES // 1_000_000} MB; split it")
        data = path.read_bytes()
    except OSError as error:
        yield Unimported(str(path), "", f"it cannot be opened: {error.strerror}")
        return
    except ReadingError as error:
        yield Unimported(str(path), "", str(error))
        return
    yield from import_bytes(data, str(path), kind, asked_for=asked_for)


def import_bytes(
    data: bytes, name: str, kind: Kind | None = None, *, asked_for: bool = True, tell: Tell | None = None
) -> Iterator[Item]:
    """The same for the content of a file; `tell` hears how far it has been read."""
    try:
        if binary_kind(data, name) != "zip":
            yield from _read(data, name, kind, tell)
            return
        for member, content in read_members(data, name):
            if isinstance(content, ReadingError):
                yield Unimported(member, "", str(content))
            elif binary_kind(content, member) == "zip":
                yield Unimported(member, "", "a ZIP file inside a ZIP file is not opened")
            else:
                yield from import_bytes(content, member, kind, asked_for=False)
    except _OtherFileError as error:
        yield Unimported(name, "", str(error), "unreadable" if asked_for else "left out")
    except ReadingError as error:
        yield Unimported(name, "", str(error).removeprefix(name).strip())


def _read(data: bytes, name: str, kind: Kind | None, tell: Tell | None) -> Iterator[Item]:
    if kind == "historian" or (kind is None and _looks_like_xml(data)):
        root = parse_xml(data, name)
        if local_name(root) not in ROOTS:
            raise _OtherFileError(f"it holds neither trips nor visits of the {OUTLET}")
        yield from read_historian(root, name, tell)
        return
    text = table_text(data, name)
    kind = kind or kind_of_table(text)
    if kind == "gdelt":
        yield from read_gdelt(text.split("\n"), name, tell)
    elif kind == "visits":
        yield from read_visits(text, name, tell)
    elif kind == "ties":
        yield from read_ties(text, name, tell)
    else:
        raise _OtherFileError(
            "it is no file that geotie knows how to import: XML of the Office of the Historian, GDELT events, or a table with the "
            f"columns {', '.join(VISITS_COLUMNS)} or {', '.join(TIES_COLUMNS)}"
        )


def kind_of_table(text: str) -> Kind | None:
    """What a table is by its first line; None if it is none of ours."""
    if looks_like_gdelt(text.partition("\n")[0]):
        return "gdelt"
    columns = header_of(text)
    if all(column in columns for column in VISITS_COLUMNS):
        return "visits"
    return "ties" if all(column in columns for column in TIES_COLUMNS) else None


def _looks_like_xml(data: bytes) -> bool:
    return data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"<?xml", b"<trips", b"<visits", b"<!--"))
