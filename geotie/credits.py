"""The news agency that an article credits where it begins or ends: "LONDON (Reuters) - ", "/TASS/", "— AFP"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from geotie.outlets import agency_of

_HEAD, _TAIL = 300, 120  # characters in which credits stand
_DASH = r"(?:--?|[–—:|])"
_NAME = r"[^()\[\]/\n|–—:]{2,40}?"
_NAMES = r"[^()\[\]\n|–—:]{2,40}?"
_AT_THE_HEAD = (
    re.compile(rf"[(\[](?P<name>{_NAMES})[)\]]\s*{_DASH}"),  # "HAVANA, May 3 (Xinhua) --"
    re.compile(rf"\A\s*[(\[](?P<name>{_NAME})[)\]]\s"),
    re.compile(r"/(?P<name>[^/\n]{2,40})/[.\s-]"),  # "MOSCOW, May 3. /TASS/."
    re.compile(rf"\A\s*(?P<name>{_NAME})\s*(?:--|[–—|]|\s-\s|\n)"),
    re.compile(rf"^\s*(?:source|by|from)\s*:?\s+(?P<name>{_NAME})\s*(?:[|,]|$)", re.IGNORECASE | re.MULTILINE),
)
_AT_THE_TAIL = (
    re.compile(rf"[(\[](?:[^()\[\]]{{0,40}}\b(?:from|by|via)\s+)?(?P<name>{_NAME})[)\]][.\s]*\Z", re.IGNORECASE),
    re.compile(rf"(?:--?|[–—])\s?(?P<name>{_NAME})[.\s]*\Z"),
    re.compile(rf"\n\s*(?:source:\s*)?(?P<name>{_NAME})[.\s]*\Z", re.IGNORECASE),
)
_AND = re.compile(r"\s*(?:[/,;&+]|\band\b)\s*")


def credited_agency(text: str) -> str:
    """The name of the agency in our table, the first of several; "" where none is credited."""
    for names, part in ((_AT_THE_HEAD, text[:_HEAD]), (_AT_THE_TAIL, text[-_TAIL:])):
        for pattern in names:
            for found in pattern.finditer(part):
                if name := next(_agencies(found["name"]), ""):
                    return name
    return ""


def _agencies(words: str) -> Iterator[str]:
    for name in _AND.split(words.strip()):
        agency = agency_of(name)
        if agency:
            yield agency.name
