"""
Feeds: RSS 0.9 to 2.0 and Atom to Articles, with the full text where the feed carries it.

Most feeds carry a summary only. Then the page that an item points to has the article; `geotie.reading.fetch` gets it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from geotie.errors import ReadingError
from geotie.reading.limits import MAX_FEED_ITEMS
from geotie.reading.tables import Item
from geotie.reading.validation import article_of, web_address
from geotie.reading.xml import local_name, parse_xml, words_of
from geotie.records import normalised

FULL_TEXT_WORDS = 120  # fewer are a summary

_ROOTS = ("rss", "RDF", "feed")
_BODIES = ("encoded", "content", "description", "summary")  # from the fullest to the shortest
_DAYS = ("pubDate", "published", "date", "issued", "updated", "modified")
_BLOCKS = frozenset("p div br li ul ol h1 h2 h3 h4 h5 h6 blockquote tr table section article figure pre hr".split())  # noqa: SIM905
_UNREAD = ("script", "style", "figure", "iframe", "noscript")


@dataclass(frozen=True, slots=True)
class Entry:
    """An item of a feed as the feed tells it; `is_full`: its text is the whole article."""

    title: str
    url: str
    published: str
    outlet: str
    text: str
    id: str

    @property
    def is_full(self) -> bool:
        return len(self.text.split()) >= FULL_TEXT_WORDS


def looks_like_feed(text: str) -> bool:
    start = text[:1000]
    return any(f"<{root}" in start for root in ("rss", "rdf:RDF", "feed")) and "<html" not in start.lower()


def read_feed(data: bytes, *, name: str, published: object = None) -> Iterator[Item]:
    """
    Articles of a feed, from what the feed itself carries.

    Raises
    ------
    ReadingError
        If it is no feed.
    """
    for number, entry in enumerate(entries(data, name), start=1):
        yield item_of(entry, name=f"item {number} of {name}", published=published)


def item_of(entry: Entry, *, name: str, published: object = None) -> Item:
    """The article of an entry, or the reason why it is none."""
    try:
        return article_of(
            entry.text,
            name=name,
            title=entry.title,
            published=entry.published or published,
            url=entry.url,
            outlet=entry.outlet,
            source_id=entry.id,
        )
    except ReadingError as error:
        return error


def entries(data: bytes, name: str) -> list[Entry]:
    """
    Entries of a feed in its order, at most `MAX_FEED_ITEMS`.

    Raises
    ------
    ReadingError
        If it is no feed.
    """
    root = parse_xml(data, name, lenient=True)
    if local_name(root) not in _ROOTS:
        raise ReadingError(f"{name} is no RSS or Atom feed; ready-made events and visits are imported, not read as articles")
    channel = root.find("{*}channel")
    outlet = normalised(words_of((root if channel is None else channel).find("{*}title")))
    found = (element for element in root.iter("{*}item", "{*}entry"))
    return [_entry(element, outlet) for element, _ in zip(found, range(MAX_FEED_ITEMS), strict=False)]


def words_of_html(fragment: str) -> str:
    """Words of a piece of a web page, its paragraphs apart."""
    if "<" not in fragment and "&" not in fragment:
        return fragment.strip()
    try:
        root = lxml_html.fragment_fromstring(fragment, create_parent="div")
    except (etree.ParserError, ValueError):
        return ""
    for element in list(root.iter(*_UNREAD)):
        element.drop_tree()
    for element in root.iter():
        if element.tag in _BLOCKS:
            element.tail = f"\n\n{element.tail or ''}"
            element.text = f"\n\n{element.text}" if element.text and element.tag != "br" else element.text
    paragraphs = (" ".join(paragraph.split()) for paragraph in root.text_content().split("\n\n"))
    return "\n\n".join(filter(None, paragraphs))


def _entry(element: Any, outlet: str) -> Entry:
    bodies = [_body(child) for kind in _BODIES for child in element.findall(f"{{*}}{kind}")]
    source = normalised(words_of(element.find("{*}source")))  # whom an aggregating feed has an item from
    return Entry(
        title=normalised(words_of_html(words_of(element.find("{*}title")))),
        url=_link(element),
        published=next(filter(None, (words_of(element.find(f"{{*}}{kind}")).strip() for kind in _DAYS)), ""),
        outlet=source or outlet,
        text=max(bodies, key=len, default=""),
        id=words_of(element.find("{*}guid")).strip() or words_of(element.find("{*}id")).strip(),
    )


def _body(element: Any) -> str:
    """Words of a body: as escaped HTML, or as elements inside it (Atom's type "xhtml")."""
    if len(element):
        inside = "".join(etree.tostring(child, encoding="unicode") for child in element)
        return words_of_html(f"{element.text or ''}{inside}")
    return words_of_html(element.text or "")


def _link(element: Any) -> str:
    """The page of an item: Atom's link without a relation or the alternate one, RSS's link, or its guid."""
    for link in element.findall("{*}link"):
        if link.get("rel", "alternate") == "alternate" and (address := web_address(link.get("href") or link.text or "")):
            return address
    return web_address(words_of(element.find("{*}guid")))
