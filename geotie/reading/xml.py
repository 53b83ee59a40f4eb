"""XML from strangers: parsed without entities, without the network, and without trust in its size."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from geotie.errors import ReadingError

_ENTITIES = re.compile(rb"<!ENTITY", re.IGNORECASE)


def parse_xml(data: bytes, name: str, *, lenient: bool = False) -> Any:
    """
    The root element of a document.

    Parameters
    ----------
    lenient
        Whether to make the best of broken markup, as feeds often have.

    Raises
    ------
    ReadingError
        If it is no XML, or declares entities of its own: a few lines of these can unfold to gigabytes.
    """
    if _ENTITIES.search(data.replace(b"\x00", b"")):  # without the zeros of UTF-16
        raise ReadingError(f"{name} declares entities of its own, which geotie does not unfold")
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False, recover=lenient)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise ReadingError(f"{name} is not valid XML: {error.msg}") from error
    if root is None:
        raise ReadingError(f"{name} is not valid XML")
    return root


def words_of(element: Any) -> str:
    """All text inside an element, "" for None."""
    return "" if element is None else "".join(element.itertext())


def local_name(element: Any) -> str:
    """The name of an element without its namespace; "" for comments and processing instructions."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""
