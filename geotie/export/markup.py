"""Text for XML files: escaped, and free of characters that XML does not allow."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, production 2


def content(value: object) -> str:
    """A value as the content of an element; nothing for None, "true" and "false" as XML Schema has them."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    return escape(_FORBIDDEN.sub(" ", str(value)))


def attribute(value: object) -> str:
    """A value as an attribute's, with its quotes."""
    return quoteattr(_FORBIDDEN.sub(" ", str(value).lower() if isinstance(value, bool) else str(value)))
