from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geotie.errors import ReadingError
from geotie.reading import read_html
from geotie.reading.html import looks_like_html

FIRST = "The foreign minister of Chile flew to Lima on Monday for two days of talks on trade and on the common border."
SECOND = "From there she went on to Quito, where she met her counterpart and signed an agreement on visas, the ministry said."
PAGE = f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Minister on tour | The Courier</title>
<meta property="og:title" content="Minister on tour"><meta property="og:site_name" content="The Courier">
<meta property="article:published_time" content="2019-05-06T08:00:00Z">
<link rel="canonical" href="https://courier.example/world/minister-on-tour"></head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>Minister on tour</h1><p>{FIRST}</p><p>{SECOND}</p></article>
<footer>Copyright The Courier. Cookies. Imprint.</footer><script>alert("hello")</script></body></html>"""


def test_the_article_of_a_page_with_what_the_page_says_about_it():
    article = read_html(PAGE)
    assert article.title == "Minister on tour"
    assert article.outlet == "The Courier"
    assert article.published == date(2019, 5, 6)
    assert article.url == "https://courier.example/world/minister-on-tour"
    assert f"{FIRST}\n\n{SECOND}" in article.text


def test_menus_scripts_and_imprint_are_left_out():
    text = read_html(PAGE).text
    assert not any(word in text for word in ("Sport", "alert", "Cookies", "<p>"))


def test_what_the_reader_gives_wins_over_the_page():
    article = read_html(PAGE, title="Mine", published="2019-05-07", outlet="Wire", url="https://wire.example/1")
    assert (article.title, article.published, article.outlet) == ("Mine", date(2019, 5, 7), "Wire")
    assert article.url == "https://wire.example/1"


def test_a_date_of_the_page_that_lies_ahead_is_passed_over():
    assert read_html(PAGE.replace("2019-05-06T", "2999-05-06T")).published is None


@pytest.mark.parametrize("encoding", ["utf-8", "iso-8859-1", "windows-1251"])
def test_the_encoding_that_the_page_declares(encoding):
    name = "Орлов" if encoding == "windows-1251" else "Peña"
    page = PAGE.replace('charset="utf-8"', f'charset="{encoding}"').replace("she met her", f"she met {name}, her")
    assert f"she met {name}, her" in read_html(page.encode(encoding)).text


def test_a_page_that_is_wrong_about_its_encoding():
    page = PAGE.replace('charset="utf-8"', 'charset="klingon"').replace("she met her", "she met Peña, her")
    assert "Peña" in read_html(page.encode()).text


@pytest.mark.parametrize(
    "page",
    [
        pytest.param("", id="nothing"),
        pytest.param("<html></html>", id="no body"),
        pytest.param("<html><body><nav><a href='/'>Home</a></nav></body></html>", id="menu only"),
        pytest.param("<html><body><p>Accept cookies?</p></body></html>", id="notice"),
        pytest.param("<<<>>><html <body", id="broken"),
        pytest.param("<div>" * 20_000, id="very deep"),
        pytest.param("<html><body><p>&#xD800;&#0;&bogus;" + "&" * 500 + "</p>", id="entities"),
    ],
)
def test_a_page_without_an_article_says_so(page):
    with pytest.raises(ReadingError, match=r"news\.html"):
        read_html(page, name="news.html")


def test_a_broken_page_that_still_holds_its_text():
    broken = f"<html><body><article><p>{FIRST}<p>{SECOND}</div></span><b>"
    assert SECOND in read_html(broken).text


@pytest.mark.parametrize(
    ("text", "is_page"),
    [
        ("<!DOCTYPE html><html>", True),
        ("  \n<html><p>x", True),
        ("Talks in Lima <b>today</b>", False),
        ("<3 Cuba", False),
    ],
)
def test_pages_are_told_from_text(text, is_page):
    assert looks_like_html(text) is is_page


@settings(max_examples=60, deadline=None)
@given(
    st.one_of(st.binary(max_size=300), st.text(st.sampled_from("<>/=\"'&;# abphtmldiv\x00\ud800é"), max_size=200)),
    st.integers(0, len(PAGE)),
)
def test_anything_is_an_article_or_a_reading_error(noise, cut):
    page = PAGE[:cut].encode() + noise + PAGE[cut:].encode() if isinstance(noise, bytes) else PAGE[:cut] + noise + PAGE[cut:]
    for source in (noise, page):
        try:
            article = read_html(source)
        except ReadingError:
            continue
        article.text.encode("utf-8")
