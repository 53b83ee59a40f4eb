"""Fetching, from a server on this machine: the gate is opened for it by hand, as nothing but a test may."""

import contextlib
import gzip
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from geotie.errors import ReadingError
from geotie.reading import fetch
from geotie.reading.fetch import is_public, read_address, read_url
from geotie.records import Article
from tests.reading.documents import NEWS, pdf
from tests.reading.test_html import FIRST, PAGE


class Newsroom(BaseHTTPRequestHandler):
    """Answers that a news site, or a trap, may give."""

    def do_GET(self) -> None:
        getattr(self, "answer_" + self.path.strip("/").partition("?")[0].replace("-", "_"))()

    def log_message(self, *_: object) -> None:
        pass

    def send(self, body: bytes = b"", status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": "text/html", **{k.replace("_", "-"): v for k, v in headers.items()}}.items():
            self.send_header(name, value)
        self.end_headers()
        with contextlib.suppress(OSError):  # the reader may have seen enough
            self.wfile.write(body)

    def answer_article(self) -> None:
        assert "geotie" in self.headers["User-Agent"]
        self.send(PAGE.encode())

    def answer_packed(self) -> None:
        self.send(gzip.compress(PAGE.encode()), Content_Encoding="gzip")

    def answer_latin(self) -> None:
        page = PAGE.replace('<meta charset="utf-8">', "").replace("she met her", "she met Peña, her")
        self.send(page.encode("latin-1"), Content_Type="text/html; charset=ISO-8859-1")

    def answer_plain(self) -> None:
        self.send(FIRST.encode(), Content_Type="text/plain; charset=nonsense")

    def answer_moved(self) -> None:
        self.send(status=301, Location="/article")

    def answer_circle(self) -> None:
        self.send(status=302, Location="/circle")

    def answer_to_metadata(self) -> None:
        self.send(status=302, Location="http://169.254.169.254/latest/")

    def answer_to_file(self) -> None:
        self.send(status=302, Location="file:///etc/passwd")

    def answer_pdf(self) -> None:
        self.send(pdf(NEWS), Content_Type="application/pdf")

    def answer_feed(self) -> None:
        full = "".join(f"&lt;p&gt;{paragraph}&lt;/p&gt;" for paragraph in NEWS * 4)
        pages = (
            ("Full", "full", full),
            ("Summary", "article", "A summary."),
            ("Gone", "missing", "A summary."),
            ("Old", "old", "x"),
        )
        items = "".join(
            f"<item><title>{title}</title><link>http://{self.headers['Host']}/{page}</link><description>{text}</description></item>"
            for title, page, text in pages
        )
        self.send(
            f'<rss version="2.0"><channel><title>Wire</title>{items}</channel></rss>'.encode(), Content_Type="application/rss+xml"
        )

    def answer_picture(self) -> None:
        self.send(b"\x89PNG", Content_Type="image/png")

    def answer_missing(self) -> None:
        self.send(b"gone", status=404)

    def answer_huge(self) -> None:
        self.send(b"<html>" + b"x" * 6_000_000)

    def answer_bomb(self) -> None:
        self.send(gzip.compress(b"0" * 60_000_000), Content_Encoding="gzip")

    def answer_not_packed(self) -> None:
        self.send(b"plain after all", Content_Encoding="gzip")

    def answer_dripping(self) -> None:
        self.send_response(200)
        self.end_headers()
        for _ in range(40):
            try:
                self.wfile.write(b"x")
                self.wfile.flush()
            except OSError:
                return
            time.sleep(0.05)


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Newsroom)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def open_gate(address: str) -> bool:
    return address == "127.0.0.1" or is_public(address)


def test_an_article_from_the_web(site):
    article = read_url(f"{site}/article?from=feed", gate=open_gate)
    assert article.title == "Minister on tour"
    assert article.url == f"{site}/article?from=feed"
    assert article.retrieved is not None


def test_a_document_from_the_web(site):
    (article,) = read_address(f"{site}/pdf", gate=open_gate)
    assert isinstance(article, Article)
    assert (NEWS[0] in article.text, article.url) == (True, f"{site}/pdf")


def test_a_feed_fetches_the_pages_that_it_only_sums_up(site, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(fetch, "PAUSE_SECONDS", 0)
    full, page, gone = read_address(f"{site}/feed", known={f"{site}/old"}, gate=open_gate)
    assert isinstance(full, Article)
    assert isinstance(page, Article)
    assert (full.title, full.outlet, full.text.count(NEWS[0])) == ("Full", "Wire", 4)
    assert full.retrieved is not None
    assert page.title == "Minister on tour"
    assert "404" in str(gone)


def test_a_feed_stops_at_its_limit(site, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(fetch, "MAX_FEED_PAGES", 1)
    *_, stopped = read_address(f"{site}/feed", gate=open_gate)
    assert "add it again later" in str(stopped)


def test_a_feed_is_no_article(site):
    with pytest.raises(ReadingError, match="feed of many articles"):
        read_url(f"{site}/feed", gate=open_gate)


def test_redirects_are_followed(site):
    assert read_url(f"{site}/moved", gate=open_gate).url == f"{site}/article"


@pytest.mark.parametrize(("path", "words"), [("packed", "flew to Lima"), ("latin", "Peña"), ("plain", "flew to Lima")])
def test_packed_latin_and_plain_answers(site, path, words):
    assert words in read_url(f"{site}/{path}", gate=open_gate).text


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("circle", "without end"),
        ("to-metadata", "private network"),
        ("to-file", "not a web address"),
        ("picture", "image/png"),
        ("missing", "answers 404"),
        ("huge", "larger than 5 MB"),
        ("bomb", "larger than 5 MB"),
        ("not-packed", "cannot be unpacked"),
    ],
)
def test_what_is_refused(site, path, words):
    with pytest.raises(ReadingError, match=words):
        read_url(f"{site}/{path}", gate=open_gate)


def test_a_server_that_drips_is_cut_off(site, monkeypatch):
    monkeypatch.setattr(fetch, "TIMEOUT_SECONDS", 0.4)
    with pytest.raises(ReadingError, match="did not answer within"):
        read_url(f"{site}/dripping", gate=open_gate)


def test_this_machine_is_out_of_bounds(site):
    with pytest.raises(ReadingError, match="private network"):
        read_url(f"{site}/article")


@pytest.mark.parametrize(
    "url",
    [
        "http://localhost/",
        "http://127.1/",
        "http://2130706433/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://10.0.0.1/",
        "https://192.168.1.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[fe80::1]/",
        "http://[fd00::1]/",
        "http://0.0.0.0/",
    ],
)
def test_private_addresses_in_every_spelling(url):
    with pytest.raises(ReadingError, match="private network"):
        read_url(url)


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1:248:1893:25c8:1946", True),
        ("64:ff9b::10.0.0.1", False),
        ("2002:7f00:1::", False),
        ("224.0.0.1", False),
        ("100.64.0.1", False),
        ("fe80::1%eth0", False),
    ],
)
def test_which_addresses_are_public(address, public):
    assert is_public(address) is public


def test_a_name_with_one_private_address_among_public_ones(monkeypatch):
    answers = [(2, 1, 6, "", (ip, 80)) for ip in ("93.184.216.34", "10.0.0.1")]
    monkeypatch.setattr(fetch.socket, "getaddrinfo", lambda *_args, **_options: answers)
    with pytest.raises(ReadingError, match="private network"):
        read_url("http://rebinding.example/")


@pytest.mark.parametrize(
    "url",
    ["", "news", "ftp://example.org/", "http://", "https://[", "http://a b/", "http://user:pw@example.org/", "http://x:99999/"],
)
def test_what_is_no_web_address(url):
    with pytest.raises(ReadingError):
        read_url(url)
