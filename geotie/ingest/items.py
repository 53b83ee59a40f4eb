"""From a file, text or address to its articles and ready-made records, whichever it holds."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from geotie.errors import ReadingError
from geotie.importing import KINDS, Unimported, import_bytes
from geotie.importing.files import ready_made_kind
from geotie.ingest.sources import About, Part
from geotie.reading import read_article, read_bytes
from geotie.reading.feed import looks_like_feed
from geotie.reading.fetch import read_address
from geotie.reading.files import ARTICLE_SUFFIXES, SUFFIXES, binary_kind
from geotie.reading.peek import peek
from geotie.reading.tables import Tell
from geotie.reading.zipped import open_zip, read_members
from geotie.records import Article, Extraction

Item = Article | Extraction | Unimported
Columns = Callable[[tuple[str, ...], Mapping[str, str]], Mapping[str, str]]  # header of a table, what was said → what holds

_ROW = re.compile(r"(?P<row>(?:line|row|item|article) \d+) of ")


@dataclass(frozen=True, slots=True)
class Reader:
    """
    Reads the parts of one source.

    `columns` tells which column of a table is which, `known` which addresses of a feed need not be fetched.
    """

    about: About
    columns: Columns
    known: Container[str] = frozenset()

    def items(self, part: Part, tell: Tell) -> Iterator[Item]:
        """What a part holds, in its order; what cannot be read stands in its place with the reason."""
        try:
            if part.form == "address":
                found = read_address(part.name, published=self.about.published, known=self.known)
                for number, item in enumerate(found, start=1):
                    tell(1 - 1 / (1 + number))  # how many pages a feed has is not told
                    yield _named(item, part.name)
            elif part.form == "text":
                yield self._single(part.read(), part.name)
            else:
                yield from self._of_bytes(part.read(), part.name, tell, asked_for=part.asked_for)
        except ReadingError as error:
            yield unread(error, part.name)

    def _of_bytes(self, data: bytes, name: str, tell: Tell, *, asked_for: bool) -> Iterator[Item]:
        kind, suffix = self.about.kind, Path(name).suffix.lower()
        if binary_kind(data, name) == "zip":
            yield from self._of_zip(data, name, tell)
        elif kind in ("ready-made", *KINDS) or (kind is None and ready_made_kind(data)):
            of_kind = next((one for one in KINDS if one == kind), None)
            yield from import_bytes(data, name, of_kind, asked_for=asked_for, tell=tell)
        elif suffix in ARTICLE_SUFFIXES:
            yield self._single(data, name)
        elif not asked_for and (
            suffix not in SUFFIXES or (suffix == ".xml" and not looks_like_feed(data[:1000].decode("latin-1")))
        ):
            yield Unimported(name, "", "it is no file of a kind that geotie reads", "left out")
        else:
            found = peek(data, name, rows=0)
            columns = self.columns(found.header, self.about.columns) if found else None
            for item in read_bytes(data, name=name, published=self.about.published, columns=columns, tell=tell):
                yield _named(item, name)

    def _single(self, data: bytes, name: str) -> Item:
        about = self.about
        said = {"title": about.title, "published": about.published, "url": about.url, "outlet": about.outlet}
        try:
            return read_article(data, name=name, **said)  # type: ignore[arg-type]
        except ReadingError as error:
            return unread(error, name)

    def _of_zip(self, data: bytes, name: str, tell: Tell) -> Iterator[Item]:
        with open_zip(data, name) as packed:
            total = sum(member.file_size for member in packed.infolist()) or 1
        done, found = 0, False
        for member, content in read_members(data, name):
            if isinstance(content, ReadingError):
                found = True
                yield unread(content, member)
                continue
            began, size = done, len(content)
            try:
                if binary_kind(content, member) == "zip":
                    raise ReadingError(f"{member} is a ZIP file inside a ZIP file, which geotie does not open")
                within = lambda share, began=began, size=size: tell((began + share * size) / total)  # noqa: E731
                for item in self._of_bytes(content, member, within, asked_for=False):
                    found = found or not (isinstance(item, Unimported) and item.fate == "left out" and not item.row)
                    yield item
            except ReadingError as error:
                yield unread(error, member)
            done += size
            tell(done / total)
        if not found:
            yield Unimported(name, "", f"it holds nothing to read ({', '.join(SUFFIXES)})")


def unread(error: ReadingError, name: str) -> Unimported:
    """What could not be read, its row apart from the reason where the message tells one."""
    words = str(error)
    row = found["row"] if (found := _ROW.match(words)) else ""
    of_it = words.removeprefix(f"{row} of " if row else "").removeprefix(name)
    return Unimported(name, row, f"it {of_it.lstrip(': ')}" if of_it != words else words)


def _may_be_read(data: bytes, suffix: str) -> bool:
    """XML may be anything, a feed among it."""
    return suffix in SUFFIXES and (suffix != ".xml" or looks_like_feed(data[:1000].decode("latin-1")))


def _named(item: Article | ReadingError, name: str) -> Item:
    return unread(item, name) if isinstance(item, ReadingError) else item
