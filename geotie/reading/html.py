"""A web page to an Article: the text of the piece itself, without menus and advertisements, with what the page says about it."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from geotie.errors import ReadingError
from geotie.reading.decoding import decode
from geotie.reading.limits import MAX_PAGE_BYTES
from geotie.reading.validation import article_of
from geotie.records import Article

_TAG = re.compile(r"<(?:!doctype\s+html|html|head|body|article|main|div|p|title|meta)\b", re.IGNORECASE)
_DECLARED_ENCODING = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>", re.IGNORECASE)
_HEAD_BYTES = 4096
_FEWEST_WORDS = 12  # fewer words than this are a cookie notice or a menu, not an article


def looks_like_html(text: str) -> bool:
    """Whether a text starts as a web page does."""
    return text.lstrip("\ufeff \t\r\n").startswith("<") and _TAG.search(text[:2000]) is not None


def read_html(
    source: str | bytes,
    *,
    title: str = "",
    published: object = None,
    url: str = "",
    outlet: str = "",
    name: str = "the page",
) -> Article:
    """
    Read the article of a web page. Title, date, outlet and canonical address come from the page where they are not given.

    Raises
    ------
    ReadingError
        If the page holds no article, or what `article_of` refuses.
    """
    if len(source) > MAX_PAGE_BYTES:
        raise ReadingError(f"{name} is larger than {MAX_PAGE_BYTES // 1_000_000} MB; save the article alone as .txt and try again")
    page = _parse(source if isinstance(source, str) else _decode(source, name), name)
    body = (page.get("text") or "").strip()
    if len(body.split()) < _FEWEST_WORDS:
        raise ReadingError(f"{name} holds no article that geotie can find; copy its text and paste it instead")
    return article_of(
        "\n\n".join(line for line in body.splitlines() if line.strip()),
        name=name,
        title=title or page.get("title") or "",
        published=published or _past_day(page.get("date")),
        url=url or page.get("url") or "",
        outlet=outlet or page.get("sitename") or page.get("hostname") or "",
    )


def _decode(data: bytes, name: str) -> str:
    """The encoding that the page declares, where that fits its bytes; else as for any text."""
    declared = _DECLARED_ENCODING.search(data[:_HEAD_BYTES])
    if declared:
        try:
            return data.decode(declared[1].decode("ascii"))
        except (LookupError, UnicodeError, ValueError):
            pass  # the page is wrong about itself, which is common
    return decode(data, name)


def _parse(markup: str, name: str) -> dict[str, Any]:
    from trafilatura import bare_extraction  # here, since it takes a second to load and most inputs do without it

    markup = _DECLARATION.sub("", markup).replace("\x00", " ")
    try:
        found = bare_extraction(
            markup,
            include_comments=False,
            include_tables=False,
            with_metadata=True,
            date_extraction_params={"original_date": True, "extensive_search": False, "max_date": date.today().isoformat()},
        )
    except Exception as error:  # a foreign parser on hostile input: whatever it raises, the page cannot be read
        raise ReadingError(f"{name} is too broken to be read as a web page; copy its text and paste it instead") from error
    return dict(found if isinstance(found, dict) else found.as_dict()) if found else {}


def _past_day(value: object) -> object:
    """A date that the page gives, unless it lies ahead: a wrong guess about a page is no reason to refuse it."""
    return value if isinstance(value, str) and value <= date.today().isoformat() else None
