"""Markdown to plain words: marks go, words stay; what stands before the text between lines of dashes says title, date and so on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from geotie.errors import ReadingError
from geotie.reading.decoding import decode
from geotie.reading.limits import MAX_CHARACTERS
from geotie.reading.plaintext import read_text
from geotie.records import Article

_FRONT_MATTER = re.compile(r"\A\s*---[ \t]*\n(?P<fields>.{0,5000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"^(?P<name>[A-Za-z_]{2,20})\s*:[ \t]*(?P<value>\S[^\n]*)$", re.MULTILINE)
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_HEADING = re.compile(r" {0,3}#{1,6}[ \t]+(?P<words>\S.*)")
_UNDERLINE = re.compile(r"(?:={3,}|-{3,})\s*")
_RULE = re.compile(r" {0,3}(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|(?:-[ \t]*){3,}")
_LINK_TARGET = re.compile(r" {0,3}\[[^\]\n]{1,300}\]:[ \t]*\S")
_BEFORE_LINE = re.compile(r"[ \t]*(?:(?:>|[-*+]|\d{1,3}[.)])[ \t]+)+")  # quotations and lists
# Lengths are bounded, so that a hostile line costs no more than its length.
_WITHIN_LINE = (
    (re.compile(r"!\[[^\]\n]{0,300}\]\([^)\n]{0,1000}\)"), ""),  # pictures
    (re.compile(r"\[([^\]\n]{1,300})\](?:\([^)\n]{0,1000}\)|\[[^\]\n]{0,300}\])"), r"\1"),  # links
    (re.compile(r"\[\^[^\]\n]{1,30}\]"), ""),  # footnote marks
    (re.compile(r"<(https?://[^>\s]{1,1000})>"), r"\1"),
    (re.compile(r"(?<![\w*\\])(\*{1,3})(?=[^\s*])([^*\n]{1,500})(?<=[^\s\\])\1(?![\w*])"), r"\2"),
    (re.compile(r"(?<![\w\\])(_{1,3})(?=[^\s_])([^_\n]{1,500})(?<=[^\s\\])\1(?!\w)"), r"\2"),
    (re.compile(r"`([^`\n]{1,300})`"), r"\1"),
    (re.compile(r"\\([\\`*_{}\[\]()#+.!>|-])"), r"\1"),
)
_FIELDS = {
    "title": "title", "headline": "title", "date": "published", "published": "published", "url": "url", "link": "url",
    "source": "outlet", "outlet": "outlet", "publisher": "outlet",
}  # fmt: skip


def read_markdown(
    source: str | bytes, *, title: str = "", published: object = None, url: str = "", outlet: str = "", name: str = "the text"
) -> Article:
    """
    Read an article from Markdown. Title, day, address and outlet come from its front matter where they are not given.

    Raises
    ------
    ReadingError
        As `read_text`.
    """
    text = (source if isinstance(source, str) else decode(source, name)).replace("\r\n", "\n")
    if len(text) > 2 * MAX_CHARACTERS:
        raise ReadingError(f"{name} has {len(text):,} characters, which is no single article; split it and try again")
    told: dict[str, str] = {}
    if matter := _FRONT_MATTER.match(text):
        told = {
            _FIELDS.get(field["name"].lower(), ""): field["value"].strip(" \t'\"") for field in _FIELD.finditer(matter["fields"])
        }
        text = text[matter.end() :]
    return read_text(
        plain(text),
        title=title or told.get("title") or _first_heading(text),
        published=published or told.get("published"),
        url=url or told.get("url", ""),
        outlet=outlet or told.get("outlet", ""),
        name=name,
    )


def plain(text: str) -> str:
    """Words of Markdown without its marks, paragraphs apart."""
    return re.sub(r"\n{3,}", "\n\n", "\n".join(_plain_lines(_without_comments(text)))).strip()


def _plain_lines(text: str) -> Iterator[str]:
    fence = ""
    for line in text.split("\n"):
        mark = _FENCE.match(line)
        if fence:
            fence = "" if mark and mark[1].startswith(fence) else fence
        elif mark:
            fence = mark[1]
        elif _UNDERLINE.fullmatch(line) or _RULE.fullmatch(line):
            yield ""
        elif heading := _HEADING.fullmatch(line):
            yield from ("", _within_line(heading["words"].rstrip().rstrip("#").rstrip()), "")
        elif not _LINK_TARGET.match(line):
            yield _within_line(_BEFORE_LINE.sub("", line, count=1) if _BEFORE_LINE.match(line) else line)


def _within_line(line: str) -> str:
    for pattern, words in _WITHIN_LINE:
        line = pattern.sub(words, line)
    return line


def _without_comments(text: str) -> str:
    pieces = []
    while True:
        before, opened, rest = text.partition("<!--")
        pieces.append(before)
        comment, closed, text = rest.partition("-->")
        if not closed:
            return "".join((*pieces, opened, comment))


def _first_heading(text: str) -> str:
    """A heading above the text: marked by #, or underlined."""
    lines = [line for line in text[:1000].split("\n") if line.strip()][:2]
    if not lines:
        return ""
    if heading := _HEADING.fullmatch(lines[0]):
        return _within_line(heading["words"].rstrip().rstrip("#").rstrip())
    return _within_line(lines[0].strip()) if len(lines) > 1 and _UNDERLINE.fullmatch(lines[1]) else ""
