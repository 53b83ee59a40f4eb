"""A Word document (.docx) to an Article: its paragraphs, without what was deleted in it."""

from __future__ import annotations

from typing import Any

from geotie.errors import ReadingError
from geotie.reading.limits import MAX_FILE_BYTES
from geotie.reading.plaintext import read_text
from geotie.reading.xml import local_name, parse_xml, words_of
from geotie.reading.zipped import open_zip, read_member
from geotie.records import Article

DOCUMENT = "word/document.xml"
_PROPERTIES = "docProps/core.xml"


def read_docx(
    data: bytes, *, title: str = "", published: object = None, url: str = "", outlet: str = "", name: str = "the document"
) -> Article:
    """
    Read an article from a Word document.

    Raises
    ------
    ReadingError
        If it is damaged, encrypted, or holds no words.
    """
    with open_zip(data, name) as packed:
        body = parse_xml(read_member(packed, DOCUMENT, name, limit=MAX_FILE_BYTES), name)
        has_properties = _PROPERTIES in packed.namelist()
        properties = parse_xml(read_member(packed, _PROPERTIES, name, limit=MAX_FILE_BYTES), name) if has_properties else None
    text = "\n\n".join(filter(None, (_words(paragraph) for paragraph in body.iter("{*}p"))))
    if not text:
        raise ReadingError(f"{name} holds no words")
    own_title = "" if properties is None else words_of(properties.find("{*}title")).strip()
    return read_text(text, title=title or own_title, published=published, url=url, outlet=outlet, name=name)


def _words(paragraph: Any) -> str:
    """What a reader sees of a paragraph; what was deleted stands in other elements (`delText`)."""
    pieces = []
    for element in paragraph.iter():
        kind = local_name(element)
        if kind == "t" and _within(element, paragraph):
            pieces.append(element.text or "")
        elif kind in ("tab", "br", "cr"):
            pieces.append(" ")
    return " ".join("".join(pieces).split())


def _within(element: Any, paragraph: Any) -> bool:
    """Whether this paragraph is the innermost one: text boxes hold paragraphs inside paragraphs."""
    return next(element.iterancestors("{*}p"), None) is paragraph
