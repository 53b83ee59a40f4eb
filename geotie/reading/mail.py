"""Mails (.eml) and web pages saved with all they need (.mhtml), which are mails too."""

from __future__ import annotations

import re
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage, MIMEPart
from email.utils import parseaddr

from geotie.errors import ReadingError
from geotie.reading.html import read_html
from geotie.reading.plaintext import read_text
from geotie.records import Article

_HEAD_BYTES = 8192
_HEADERS = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]{1,50}:[^\n]*\n(?:[ \t][^\n]*\n)*){2}")


def kind_of_mail(data: bytes) -> str:
    """ "eml" or "mhtml" for what begins as these do, "" for anything else."""
    head = data[:_HEAD_BYTES]
    if not _HEADERS.match(head) or b"\nmime-version:" not in b"\n" + head.lower():
        return ""
    return "mhtml" if b"\nsnapshot-content-location:" in b"\n" + head.lower() else "eml"


def read_eml(
    data: bytes, *, title: str = "", published: object = None, url: str = "", outlet: str = "", name: str = "the mail"
) -> Article:
    """
    Read a mail: its subject is the title, its day the day of publication, its sender the outlet. What is attached is not read.

    Raises
    ------
    ReadingError
        If it is no mail, or holds no words.
    """
    mail = _parse(data, name)
    part = mail.get_body(preferencelist=("plain", "html"))
    if part is None:
        raise ReadingError(f"{name} holds no text")
    sender = parseaddr(_header(mail, "From"))
    about = {
        "title": title or _header(mail, "Subject"),
        "published": published or _day(mail),
        "url": url,
        "outlet": outlet or sender[0] or sender[1],
        "name": name,
    }
    content = _text(part, name)
    return _read(content, is_page=part.get_content_type() == "text/html", about=about)


def read_mhtml(
    data: bytes, *, title: str = "", published: object = None, url: str = "", outlet: str = "", name: str = "the saved page"
) -> Article:
    """
    Read a web page that a browser saved in one file. Its address is the one it was saved from.

    Raises
    ------
    ReadingError
        If it is no such file, or the page holds no article.
    """
    mail = _parse(data, name)
    part = next((part for part in mail.walk() if part.get_content_type() == "text/html"), None)
    if part is None:
        raise ReadingError(f"{name} holds no web page")
    address = url or _header(mail, "Snapshot-Content-Location") or str(part.get("Content-Location", ""))
    return read_html(_text(part, name), title=title, published=published, url=address, outlet=outlet, name=name)


def _parse(data: bytes, name: str) -> EmailMessage:
    try:
        return message_from_bytes(data, policy=policy.default)
    except Exception as error:  # the parser raises all sorts of things on headers that are no headers
        raise ReadingError(f"{name} is no mail that can be read") from error


def _text(part: MIMEPart, name: str) -> str:
    try:
        content = part.get_content()
    except Exception as error:  # unknown character sets, broken transfer encodings
        raise ReadingError(f"{name} is damaged, or in an encoding that is not known") from error
    if not isinstance(content, str):
        raise ReadingError(f"{name} holds no text")
    return content


def _header(mail: EmailMessage, field: str) -> str:
    try:
        return str(mail.get(field, "") or "")
    except Exception:  # noqa: BLE001 - a header that cannot be parsed tells nothing
        return ""


def _day(mail: EmailMessage) -> datetime | None:
    try:
        return getattr(mail.get("Date"), "datetime", None)
    except Exception:  # noqa: BLE001 - as above
        return None


def _read(content: str, *, is_page: bool, about: dict[str, object]) -> Article:
    reader = read_html if is_page else read_text
    return reader(content, **about)  # type: ignore[arg-type]
