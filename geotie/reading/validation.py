"""The one gate through which every text becomes an Article: cleaned once, before any offset points into it."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime
from urllib.parse import urlsplit

from geotie.errors import ReadingError
from geotie.reading.days import publication_day
from geotie.reading.language import language_of
from geotie.reading.limits import MAX_CHARACTERS, MAX_FIELD_CHARACTERS
from geotie.records import Article, normalised

_LINE_END = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")  # they split names or turn them round
_WIDE_SPACE = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_SURROGATE = re.compile("[\ud800-\udfff]")


def clean(text: str) -> str:
    """
    Text as geotie keeps it: NFC, lines that end in "\\n", plain spaces, no invisible or control characters.

    Lone surrogates, which no file can hold, become U+FFFD.
    """
    text = _LINE_END.sub("\n", text)
    text = _SURROGATE.sub("\ufffd", text)
    text = _INVISIBLE.sub("", text)
    text = _WIDE_SPACE.sub(" ", text)
    text = _CONTROL.sub(" ", text)
    return unicodedata.normalize("NFC", text)


def article_of(
    text: str,
    *,
    name: str,
    title: str = "",
    published: object = None,
    url: str = "",
    outlet: str = "",
    source_id: str = "",
    retrieved: datetime | None = None,
) -> Article:
    """
    Check what a source gives and make an Article of it.

    Parameters
    ----------
    name
        What messages call the input: a file's name, "line 3 of news.jsonl", "the pasted text".
    published
        As `publication_day` reads it.
    url
        Kept where it is an http(s) address, else left out, so that it can be shown as a link.

    Raises
    ------
    ReadingError
        If there is no text in it, too much of it, or a date that cannot be.
    """
    if len(text) > MAX_CHARACTERS:
        raise ReadingError(
            f"{name} has {len(text):,} characters; an article may have at most {MAX_CHARACTERS:,}. "
            "Split it into its articles and add them one by one"
        )
    body = clean(text)
    if not any(character.isalpha() for character in body):
        raise ReadingError(f"{name} holds no words" if body.strip() else f"{name} is empty")
    return Article(
        text=body,
        title=_field(title),
        published=publication_day(published, name),
        url=web_address(url),
        outlet=_field(outlet),
        language=language_of(body),
        retrieved=retrieved,
        source_id=_field(source_id),
    )


def _field(value: str) -> str:
    return normalised(clean(value[: 4 * MAX_FIELD_CHARACTERS]))[:MAX_FIELD_CHARACTERS]


def web_address(value: str) -> str:
    """An http(s) address that can be shown as a link, "" for anything else."""
    address = value.strip()
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    is_web = parts.scheme in ("http", "https") and parts.netloc and not re.search(r"[\s\x00-\x1f<>\"]", address)
    return address if is_web and len(address) <= 2000 else ""
