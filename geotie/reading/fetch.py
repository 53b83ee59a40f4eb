"""
Pages from the web, fetched politely and with distrust.

An address may come from anyone, so it must not reach into the network that geotie runs in: names are resolved here, every address
of a name is checked, and the connection goes to the checked address itself, so that a name cannot mean something else a moment
later. Redirects pass the same gate.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Container, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from importlib.metadata import version
from urllib.parse import urljoin, urlsplit

from geotie.errors import ReadingError
from geotie.reading.feed import entries, item_of, looks_like_feed
from geotie.reading.files import read_article
from geotie.reading.html import looks_like_html, read_html
from geotie.reading.limits import MAX_PAGE_BYTES
from geotie.reading.plaintext import read_text
from geotie.reading.tables import Item
from geotie.records import Article

TIMEOUT_SECONDS = 15.0
MAX_REDIRECTS = 5
_CHUNK_BYTES = 65_536
_REDIRECTS = (301, 302, 303, 307, 308)
_PORTS = {"http": 80, "https": 443}
_PAGE_TYPES = ("text/html", "application/xhtml+xml")
_FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/xml", "text/xml")
_DOCUMENT_TYPES = ("application/pdf", "application/vnd.openxmlformats-officedocument.wordprocessingml.document")
_TYPES = (*_PAGE_TYPES, "text/plain", *_FEED_TYPES, *_DOCUMENT_TYPES)
PAUSE_SECONDS = 1.0  # between two pages of a feed, which mostly lie on one server
MAX_FEED_PAGES = 100  # fetched for one feed; the next run gets the others

Gate = Callable[[str], bool]  # whether geotie may connect to this IP address


@dataclass(frozen=True, slots=True)
class Page:
    """What an address answered: `url` is where the redirects ended, `content_type` without parameters, `charset` "" if not told."""

    url: str
    content_type: str
    charset: str
    data: bytes


@dataclass(frozen=True, slots=True)
class _Address:
    """An address taken apart: `host` in ASCII, `target` as the request line has it."""

    url: str
    scheme: str
    host: str
    port: int
    target: str


def is_public(address: str) -> bool:
    """Whether an IP address lies on the open internet: not private, loopback, link-local, multicast or reserved."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        hidden = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None) or _nat64(ip)
        if hidden is not None:
            return is_public(str(hidden))
    return ip.is_global and not ip.is_multicast


def read_url(url: str, *, published: object = None, gate: Gate = is_public) -> Article:
    """
    Fetch an address and read the article at it.

    Raises
    ------
    ReadingError
        If the address cannot be fetched, or there is no article at it.
    """
    page = fetch(url, gate=gate)
    if _is_feed(page):
        raise ReadingError(f"{url} is a feed of many articles, no article")
    return _read_page(page, url, published)


def read_address(
    url: str, *, published: object = None, known: Container[str] = frozenset(), gate: Gate = is_public
) -> Iterator[Item]:
    """
    Fetch an address and read the article at it, or the articles of the feed at it.

    Where a feed carries a summary only, the page of the article is fetched, one a second and at most `MAX_FEED_PAGES`. If that
    fails, the reason stands in the place of the article.

    Parameters
    ----------
    known
        Addresses of articles that need not be fetched again.
    """
    try:
        page = fetch(url, gate=gate)
        if not _is_feed(page):
            yield _read_page(page, url, published)
            return
        found = entries(page.data, url)
    except ReadingError as error:
        yield error
        return
    fetched = 0
    for number, entry in enumerate(found, start=1):
        if entry.url in known:
            continue
        if entry.is_full or not entry.url:
            yield _retrieved(item_of(entry, name=f"item {number} of {url}", published=published))
            continue
        if fetched == MAX_FEED_PAGES:
            yield ReadingError(f"{url} points to more than {MAX_FEED_PAGES} new pages; add it again later to get the others")
            return
        if fetched:
            time.sleep(PAUSE_SECONDS)
        fetched += 1
        try:
            yield read_url(entry.url, published=entry.published or published, gate=gate)
        except ReadingError as error:
            yield error


def _is_feed(page: Page) -> bool:
    return page.content_type in _FEED_TYPES or looks_like_feed(page.data[:1000].decode("latin-1"))


def _read_page(page: Page, url: str, published: object) -> Article:
    """The article of a page or document."""
    if page.content_type in _DOCUMENT_TYPES:
        article = read_article(page.data, url=page.url, published=published, name=url)
    else:
        is_plain = page.content_type == "text/plain" and not looks_like_html(page.data[:2000].decode("latin-1"))
        article = (read_text if is_plain else read_html)(_decoded(page), url=page.url, published=published, name=url)
    return replace(article, retrieved=datetime.now(UTC))


def _retrieved(item: Item) -> Item:
    return item if isinstance(item, ReadingError) else replace(item, retrieved=datetime.now(UTC))


def fetch(url: str, *, gate: Gate = is_public) -> Page:
    """
    Get one page, within `TIMEOUT_SECONDS`, `MAX_REDIRECTS` and `MAX_PAGE_BYTES`.

    Parameters
    ----------
    gate
        Which IP addresses may be connected to; tests alone set it, to reach a server of their own.

    Raises
    ------
    ReadingError
        If the address is not http(s), names a machine that is not public, does not answer in time, answers with an error, or
        sends something that geotie does not read.
    """
    deadline = time.monotonic() + TIMEOUT_SECONDS
    address = url.strip()
    for _ in range(MAX_REDIRECTS + 1):
        answer = _request(address, deadline, gate)
        if isinstance(answer, Page):
            return answer
        address = urljoin(address, answer)
    raise ReadingError(f"{url} leads from one address to the next without end")


def _request(url: str, deadline: float, gate: Gate) -> Page | str:
    """A page, or the address that the server points on to."""
    address = _address(url)
    connection = _connection(address, deadline, gate)
    try:
        with _cut_off(connection.sock, deadline):
            return _answer(connection, address)
    except TimeoutError:
        raise _too_slow(url) from None
    except (OSError, http.client.HTTPException, ValueError) as error:
        if time.monotonic() >= deadline:
            raise _too_slow(url) from None
        raise ReadingError(f"{url} cannot be fetched: {error}") from error
    finally:
        connection.close()


@contextmanager
def _cut_off(stream: socket.socket, deadline: float) -> Iterator[None]:
    """Ends the connection at the deadline, however slowly the server drips: a socket's own timeout starts anew with each byte."""

    def cut() -> None:
        with suppress(OSError):  # it may be over already
            stream.shutdown(socket.SHUT_RDWR)

    timer = threading.Timer(max(0.0, deadline - time.monotonic()), cut)
    timer.daemon = True
    timer.start()
    try:
        yield
        if time.monotonic() >= deadline:
            raise TimeoutError
    finally:
        timer.cancel()


def _answer(connection: http.client.HTTPConnection, address: _Address) -> Page | str:
    url = address.url
    connection.request("GET", address.target, headers=_headers())
    answer = connection.getresponse()
    if answer.status in _REDIRECTS and (location := answer.getheader("Location")):
        return location
    if answer.status != 200:
        raise ReadingError(f"{url} answers {answer.status} {answer.reason}; open it in a browser, copy the text and paste it")
    content_type = answer.headers.get_content_type()
    if content_type not in _TYPES:
        raise ReadingError(f"{url} is {content_type}, neither a web page nor a document nor a feed")
    return Page(url, content_type, answer.headers.get_content_charset() or "", _body(answer, url))


def _address(url: str) -> _Address:
    try:
        parts = urlsplit(url)
        scheme, host, port = parts.scheme.lower(), parts.hostname, parts.port
        if scheme not in _PORTS or not host:
            raise ValueError(url)
        ascii_host = host if ":" in host else host.encode("idna").decode("ascii")
    except (ValueError, UnicodeError):
        raise ReadingError(f"{url[:200]!r} is not a web address; it has to begin with https:// or http://") from None
    if parts.username is not None or parts.password is not None:
        raise ReadingError(f"{host}: addresses with a user name or a password are not fetched")
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return _Address(url, scheme, ascii_host, port or _PORTS[scheme], _quoted(path))


def _quoted(path: str) -> str:
    """Bytes that a request line may not hold, percent-encoded; what is encoded already stays."""
    return "".join(chr(byte) if 0x20 < byte < 0x7F else f"%{byte:02X}" for byte in path.encode("utf-8", "replace"))


def _connection(address: _Address, deadline: float, gate: Gate) -> http.client.HTTPConnection:
    """A connection to the first address of the host, after each of its addresses has passed the gate."""
    host, port = address.host, address.port
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except OSError:
        raise ReadingError(f"there is no machine called {host}, or this one is not connected to the internet") from None
    machines = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    if not all(gate(machine) for machine in machines):
        raise ReadingError(f"{host} lies in a private network, from which geotie does not fetch")
    try:
        stream = _connect(machines, port, deadline)
        if address.scheme == "https":
            stream = ssl.create_default_context().wrap_socket(stream, server_hostname=host)
    except TimeoutError:
        raise _too_slow(address.url) from None
    except ssl.SSLError as error:
        raise ReadingError(f"{host} has no valid certificate: {error.reason}") from error
    except OSError as error:
        raise ReadingError(f"{host} cannot be reached: {error.strerror or error}") from error
    kind = http.client.HTTPSConnection if address.scheme == "https" else http.client.HTTPConnection
    connection = kind(host, port)
    connection.sock = stream  # connected and checked already, so that http.client resolves nothing itself
    return connection


def _headers() -> dict[str, str]:
    return {
        "User-Agent": f"geotie/{version('geotie')} (reads single news articles for a person)",
        "Accept": ", ".join((*_PAGE_TYPES, *(f"{kind};q=0.8" for kind in _TYPES if kind not in _PAGE_TYPES))),
        "Accept-Encoding": "gzip",
        "Connection": "close",
    }


def _body(answer: http.client.HTTPResponse, url: str) -> bytes:
    """The whole answer, unpacked; both what is sent and what it unpacks to are limited."""
    packed = answer.getheader("Content-Encoding", "").lower() in ("gzip", "x-gzip")
    unpack = zlib.decompressobj(zlib.MAX_WBITS | 16) if packed else None
    data = bytearray()
    while chunk := answer.read1(_CHUNK_BYTES):
        try:
            data += unpack.decompress(chunk, MAX_PAGE_BYTES + 1 - len(data)) if unpack else chunk
        except zlib.error as error:
            raise ReadingError(f"{url} sends a page that cannot be unpacked") from error
        if len(data) > MAX_PAGE_BYTES:
            raise ReadingError(f"{url} is larger than {MAX_PAGE_BYTES // 1_000_000} MB; copy the article's text and paste it")
    return bytes(data)


def _connect(machines: list[str], port: int, deadline: float) -> socket.socket:
    """A stream to the first address that takes one; the error of the last where none does."""
    failure: OSError = TimeoutError()
    for machine in machines:
        left = deadline - time.monotonic()
        if left <= 0:
            break
        try:
            return socket.create_connection((machine, port), timeout=left)
        except OSError as error:
            failure = error
    raise failure


def _decoded(page: Page) -> str | bytes:
    """Text in the encoding that the server names, or the bytes where it names none that fits."""
    try:
        return page.data.decode(page.charset) if page.charset else page.data
    except (LookupError, UnicodeError):
        return page.data


def _too_slow(url: str) -> ReadingError:
    return ReadingError(f"{url} did not answer within {TIMEOUT_SECONDS:.0f} seconds")


def _nat64(ip: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address inside 64:ff9b::/96 (RFC 6052)."""
    return ipaddress.IPv4Address(ip.packed[-4:]) if ip in ipaddress.IPv6Network("64:ff9b::/96") else None
