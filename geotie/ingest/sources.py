"""What somebody gives to take in: a text, a file's content, a file, a folder, an address."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Literal

from geotie.errors import ReadingError
from geotie.importing import Kind
from geotie.importing.files import SUFFIXES as READY_MADE_SUFFIXES
from geotie.reading.files import SUFFIXES as ARTICLE_SUFFIXES
from geotie.reading.limits import MAX_TABLE_BYTES

SourceKind = Literal["articles", "ready-made"] | Kind  # "ready-made": catalogue or event file of whatever kind

ADDRESS_BYTES = 200_000  # what a page is taken to have before it is fetched
_CHOSEN: dict[str | None, frozenset[str]] = {
    "articles": frozenset(ARTICLE_SUFFIXES) - {".xml"},  # XML in a folder may be anything
    None: frozenset((*ARTICLE_SUFFIXES, *READY_MADE_SUFFIXES)),
}


@dataclass(frozen=True, slots=True)
class About:
    """What somebody says about a source that it does not say itself; `columns` of a table, field of an article → column."""

    title: str = ""
    published: date | None = None
    url: str = ""
    outlet: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    kind: SourceKind | None = None  # None: as its content tells


@dataclass(frozen=True, slots=True)
class Part:
    """
    One file or text of a source, `size` in bytes before it is unpacked.

    `asked_for`: somebody named this very file. One that lay beside others and holds something else is merely left out.
    """

    name: str
    size: int
    read: Callable[[], bytes]
    asked_for: bool = True
    form: Literal["file", "text", "address"] = "file"


@dataclass(frozen=True, slots=True)
class Source:
    """Made by `pasted`, `upload`, `path` or `address`; `name` is what people call it."""

    name: str
    about: About
    _where: bytes | Path | str  # content, a path, or an address
    is_file: bool = True  # where it is content

    @classmethod
    def pasted(cls, text: str, *, title: str = "", published: date | None = None, url: str = "", outlet: str = "") -> Source:
        """The text of one article."""
        about = About(title, published, url, outlet, kind="articles")
        return cls("the pasted text", about, text.encode("utf-8", "replace"), is_file=False)

    @classmethod
    def upload(
        cls,
        name: str,
        data: bytes,
        *,
        title: str = "",
        published: date | None = None,
        url: str = "",
        outlet: str = "",
        columns: Mapping[str, str] | None = None,
        kind: SourceKind | None = None,
    ) -> Source:
        """A file's name and content. Title, address and outlet are for a file that is one article."""
        return cls(name, About(title, published, url, outlet, columns or {}, kind), data)

    @classmethod
    def path(
        cls,
        path: Path | str,
        *,
        published: date | None = None,
        columns: Mapping[str, str] | None = None,
        kind: SourceKind | None = None,
    ) -> Source:
        """A file, a ZIP file, a folder with all that is below it, or "-" for the standard input."""
        about = About(published=published, columns=columns or {}, kind=kind)
        return cls("standard input" if str(path) == "-" else str(path), about, Path(path))

    @classmethod
    def address(cls, url: str, *, published: date | None = None) -> Source:
        """An article or a feed on the web."""
        return cls(url, About(published=published, kind="articles"), url)

    def parts(self) -> Iterator[Part | ReadingError]:
        """Its files, not yet read; a ReadingError in the place of what is not there."""
        where = self._where
        if isinstance(where, bytes):
            yield Part(self.name, len(where), lambda: where, form="file" if self.is_file else "text")
        elif isinstance(where, str):
            yield Part(where, ADDRESS_BYTES, lambda: b"", form="address")
        elif not self.name:  # a shell's unset variable; as a path it would mean the whole current folder
            yield ReadingError("an input has an empty name")
        elif str(where) == "-":
            yield Part(self.name, ADDRESS_BYTES, lambda: sys.stdin.buffer.read(MAX_TABLE_BYTES + 1))
        elif where.is_dir():
            yield from _folder(where, self.about.kind)
        else:
            yield _file(where, asked_for=True)

    @property
    def is_address(self) -> bool:
        return isinstance(self._where, str)


def _folder(folder: Path, kind: SourceKind | None) -> Iterator[Part | ReadingError]:
    suffixes = _CHOSEN.get(kind, frozenset(READY_MADE_SUFFIXES))
    files = sorted(file for file in folder.rglob("*") if file.suffix.lower() in suffixes and file.is_file())
    if not files:
        yield ReadingError(f"the folder {folder} holds nothing to read ({', '.join(sorted(suffixes))})")
    for file in files:
        yield _file(file, asked_for=False)


def _file(path: Path, *, asked_for: bool) -> Part | ReadingError:
    try:
        size = path.stat().st_size
    except FileNotFoundError:
        return ReadingError(f"there is no file {path}")
    except (OSError, ValueError) as error:
        return _unopened(path, error)
    return Part(str(path), size, lambda: _content(path, size), asked_for)


def _content(path: Path, size: int) -> bytes:
    if size > MAX_TABLE_BYTES:
        raise ReadingError(f"{path} is larger than {MAX_TABLE_BYTES // 1_000_000} MB; split it and try again")
    try:
        return path.read_bytes()
    except OSError as error:
        raise _unopened(path, error) from error


def _unopened(path: Path, error: Exception) -> ReadingError:
    return ReadingError(f"{path} cannot be opened: {getattr(error, 'strerror', None) or error}")
