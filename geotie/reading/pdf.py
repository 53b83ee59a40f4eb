"""A PDF file to an Article: the words of its pages in the order of the page, lines joined into paragraphs."""

from __future__ import annotations

import io
import logging
import re
import time

from geotie.errors import ReadingError
from geotie.reading.limits import MAX_CHARACTERS, MAX_PDF_PAGES, MAX_SECONDS
from geotie.reading.plaintext import read_text
from geotie.records import Article

SIGNATURE = b"%PDF-"

_HYPHENATED = re.compile(r"(?<=[a-z])[-\u2010]\n(?=[a-z])")
_ENDS_SENTENCE = re.compile(r"[.!?:]['\"”’)]*$")
_LIGATURES = str.maketrans(
    {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st", "\ufb06": "st"}
)
_EDGE_LINES = 2  # at the top and the bottom of a page, where heads, feet and page numbers stand
_SHORT_LINE = 0.7  # of the longest: a last line of a paragraph, or a heading


def read_pdf(
    data: bytes, *, title: str = "", published: object = None, url: str = "", outlet: str = "", name: str = "the PDF file"
) -> Article:
    """
    Read an article from a PDF file. Its date of making is no date of publication, so that day has to be given.

    Raises
    ------
    ReadingError
        If it is damaged, encrypted, too long, takes too much time, or holds pictures of text only.
    """
    text, own_title = _content(data, name)
    if not any(character.isalpha() for character in text):
        raise ReadingError(f"{name} holds no text, perhaps pictures of it; recognise the text with another program and paste it")
    return read_text(paragraphs(text), title=title or own_title, published=published, url=url, outlet=outlet, name=name)


def paragraphs(text: str) -> str:
    """Lines as a page has them joined into paragraphs, words that were parted at the end of a line put together."""
    text = text.replace("\r\n", "\n").translate(_LIGATURES)
    lines = [line.strip() for line in _HYPHENATED.sub("", text).split("\n")]
    longest = max(map(len, lines), default=0)
    joined: list[str] = []
    goes_on = False
    for line in lines:
        if not line:
            goes_on = False
            continue
        if goes_on:
            joined[-1] += f" {line}"
        else:
            joined.append(line)
        ends = len(line) < _SHORT_LINE * longest and (_ENDS_SENTENCE.search(line) or len(joined) == 1)
        goes_on = not ends
    return "\n\n".join(joined)


def without_running_lines(pages: list[str]) -> list[str]:
    """Pages without the lines at their top and bottom that all of them have, whatever their numbers."""
    lines = [[line for line in page.split("\n") if line.strip()] for page in pages]
    edges = [{_numberless(line) for line in (*page[:_EDGE_LINES], *page[-_EDGE_LINES:])} for page in lines if page]
    if len(edges) < 2:
        return pages
    running = set.intersection(*edges)
    left = ["\n".join(line for line in page.split("\n") if not line.strip() or _numberless(line) not in running) for page in pages]
    return left if any(page.strip() for page in left) else pages


def _numberless(line: str) -> str:
    return re.sub(r"\d+", "#", line.strip())


def _content(data: bytes, name: str) -> tuple[str, str]:
    """Text and title."""
    from pypdf import PdfReader  # here, since most inputs do without it
    from pypdf.errors import FileNotDecryptedError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it tells of every small fault of a file, we of what matters
    deadline = time.monotonic() + MAX_SECONDS
    pages: list[str] = []
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise ReadingError(f"{name} is locked with a password")
        if len(reader.pages) > MAX_PDF_PAGES:
            raise ReadingError(
                f"{name} has {len(reader.pages):,} pages, which is no single article; at most {MAX_PDF_PAGES} are read"
            )
        for page in reader.pages:
            pages.append(page.extract_text())
            if time.monotonic() > deadline or sum(map(len, pages)) > MAX_CHARACTERS:
                raise ReadingError(f"{name} takes too long to read; copy its text and paste it instead")
        title = (reader.metadata.title if reader.metadata else "") or ""
    except ReadingError:
        raise
    except FileNotDecryptedError as error:
        raise ReadingError(f"{name} is locked with a password") from error
    except (Exception, RecursionError) as error:  # a foreign parser on hostile input: whatever it raises, the file cannot be read
        raise ReadingError(f"{name} is damaged, or no PDF file") from error
    return "\n\n".join(without_running_lines(pages)).translate(
        _LIGATURES
    ), title if " " in title.strip() else ""  # one word is a file's name, not a headline
