from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geotie.errors import ReadingError
from geotie.reading import read_text
from geotie.reading.limits import MAX_CHARACTERS

NEWS = "The foreign minister of Chile flew to Lima on Monday, the ministry said, and went on to Quito for talks on trade."


def test_text_is_kept_and_gets_an_identity():
    article = read_text(NEWS, title="Chile's minister in Lima", published="2019-05-06", outlet="The Courier")
    assert (article.text, article.title, article.outlet) == (NEWS, "Chile's minister in Lima", "The Courier")
    assert article.published == date(2019, 5, 6)
    assert article.language == "en"
    assert len(article.id) == 16


def test_line_ends_are_made_one_before_offsets_exist():
    text = read_text("One day in Peru.\r\nThe next in Chile.\rThen in Cuba.\u2028And home.").text
    assert text == "One day in Peru.\nThe next in Chile.\nThen in Cuba.\nAnd home."


def test_names_are_not_split_by_invisible_characters():
    assert (
        read_text("Vene\u00adzuela and South\u00a0Korea and\u200b Co\u0302te d'Ivoire").text
        == "Venezuela and South Korea and Côte d'Ivoire"
    )


def test_text_cannot_turn_the_reading_direction():
    assert "\u202e" not in read_text("Cuba \u202eand Chile\u202c").text


def test_lone_surrogates_and_control_characters_are_replaced():
    assert read_text("Cuba\ud800 and\x07 Chile").text == "Cuba\ufffd and  Chile"


def test_a_headline_on_its_own_line_is_the_title_and_stays_in_the_text():
    article = read_text(f"Chile and Peru renew trade pact\n\n{NEWS}")
    assert article.title == "Chile and Peru renew trade pact"
    assert article.text.startswith("Chile and Peru renew trade pact\n\n")


def test_a_first_sentence_is_no_title():
    assert read_text(f"The minister flew to Lima.\n\n{NEWS}").title == ""


@pytest.mark.parametrize(
    "data",
    [
        pytest.param("Präsident visits Côte d'Ivoire".encode(), id="utf-8"),
        pytest.param("Präsident visits Côte d'Ivoire".encode("utf-8-sig"), id="utf-8 with mark"),
        pytest.param("Präsident visits Côte d'Ivoire".encode("utf-16"), id="utf-16 with mark"),
        pytest.param("Präsident visits Côte d'Ivoire".encode("utf-16-le"), id="utf-16 without mark"),
        pytest.param("Präsident visits Côte d'Ivoire".encode("utf-16-be"), id="big-endian utf-16 without mark"),
        pytest.param("Präsident visits Côte d'Ivoire".encode("utf-32"), id="utf-32 with mark"),
    ],
)
def test_unicode_encodings(data):
    assert read_text(data).text == "Präsident visits Côte d'Ivoire"


def test_windows_quotes_and_dashes():
    text = "The minister’s tour – “a success” – took him from São Paulo to Málaga, and the talks went on for days on end."
    assert read_text(text.encode("cp1252")).text == text


@pytest.mark.parametrize(
    ("data", "words"),
    [
        pytest.param(b"", "is empty", id="nothing"),
        pytest.param(b" \n\t ", "is empty", id="blank"),
        pytest.param(b"12 - 14 --- 7", "holds no words", id="no words"),
        pytest.param(b"%PDF-1.7 \xe2\xe3", "a PDF file", id="PDF"),
        pytest.param(b"PK\x03\x04\x14\x00", "office document", id="docx"),
        pytest.param(b"\x89PNG\r\n\x1a\n\x00", "a picture", id="PNG"),
        pytest.param(bytes(range(256)) * 4, "binary file", id="all bytes"),
        pytest.param(b"\x01\x02\x03\x04\x05abc" * 30, "binary file", id="control characters"),
    ],
)
def test_what_is_no_text_is_refused_in_words(data, words):
    with pytest.raises(ReadingError, match=words) as caught:
        read_text(data, name="letter.txt")
    assert "letter.txt" in str(caught.value)


def test_five_megabytes_are_refused_with_the_limit():
    with pytest.raises(ReadingError, match=f"at most {MAX_CHARACTERS:,}"):
        read_text("Cuba and Chile talk. " * 250_000)


def test_a_date_in_the_future_is_refused_and_named():
    ahead = date.today() + timedelta(days=40)
    with pytest.raises(ReadingError, match=f"dated {ahead.isoformat()}, which is in the future"):
        read_text(NEWS, published=ahead)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        pytest.param("2018-02-03", date(2018, 2, 3), id="day"),
        pytest.param("2018-02-03T23:30:00-05:00", date(2018, 2, 3), id="moment"),
        pytest.param("2018-02-03T10:00:00Z", date(2018, 2, 3), id="UTC"),
        pytest.param("Sat, 03 Feb 2018 10:00:00 GMT", date(2018, 2, 3), id="feed"),
        pytest.param("", None, id="empty"),
        pytest.param(None, None, id="none"),
    ],
)
def test_days_of_publication(written, day):
    assert read_text(NEWS, published=written).published == day


@pytest.mark.parametrize("written", ["yesterday", "2018-02-30", "0202-02-03", 7])
def test_a_day_that_cannot_be_is_refused(written):
    with pytest.raises(ReadingError, match="date"):
        read_text(NEWS, published=written)


def test_only_web_addresses_are_kept():
    assert read_text(NEWS, url="https://example.org/a?b=1").url == "https://example.org/a?b=1"
    for url in ("javascript:alert(1)", "file:///etc/passwd", "https://", 'https://example.org/"onclick', "http://[::1"):
        assert read_text(NEWS, url=url).url == ""


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.binary(max_size=400), st.text(st.characters(), max_size=200)))
def test_anything_is_an_article_or_a_reading_error(source):
    try:
        article = read_text(source)
    except ReadingError:
        return
    article.text.encode("utf-8")  # can be stored and sent
    assert article.text.strip()
    assert "\r" not in article.text
