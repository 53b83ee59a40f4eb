"""PDF, Word, mails and saved pages."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geotie.errors import ReadingError
from geotie.reading import read_article, read_bytes, read_path
from geotie.reading.pdf import paragraphs
from geotie.records import Article
from tests.reading.documents import NEWS, docx, pdf, xlsx, zipped
from tests.reading.test_html import FIRST, PAGE

MAIL = f"""From: Andes Wire <desk@andes.example>
To: reader@example.org
Subject: Chile's minister
 in Lima
Date: Mon, 06 May 2019 22:10:00 -0300
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

{NEWS[0]}

{NEWS[1]}
"""


def saved_page() -> bytes:
    head = "From: <Saved by a browser>\nSnapshot-Content-Location: https://andes.example/lima\nMIME-Version: 1.0\n"
    body = 'Content-Type: multipart/related; boundary="b"\n\n--b\nContent-Type: text/html; charset="utf-8"\n\n'
    return f"{head}{body}{PAGE}\n--b\nContent-Type: image/png\n\nx\n--b--\n".encode()


def only(data: bytes, name: str) -> Article:
    (item,) = read_bytes(data, name=name)
    assert isinstance(item, Article), item
    return item


def refusal(data: bytes, name: str) -> str:
    (item,) = read_bytes(data, name=name)
    assert isinstance(item, ReadingError)
    return str(item)


def test_a_pdf_file_is_read_in_paragraphs():
    first = (
        "The foreign minister of Chile flew to Lima on Monday for talks on trade and on the border with",
        "Peru, a spokes-",
        "man said.",
    )
    article = only(pdf(first, ("She left for Quito (by plane).",), title="Chile's minister in Lima"), "tour.pdf")
    assert "talks on trade and on the border with Peru, a spokesman said." in article.text
    assert "She left for Quito (by plane)." in article.text
    assert (article.title, article.published) == ("Chile's minister in Lima", None)


def test_lines_end_paragraphs_where_they_are_short_and_end_a_sentence():
    lines = (
        "Minister on tour\nThe minister of Chile came to\nLima on a Monday in the rain.\nShe left.\n"
        "The accord was signed by both\nsides."
    )
    assert paragraphs(lines).split("\n\n") == [
        "Minister on tour",
        "The minister of Chile came to Lima on a Monday in the rain. She left.",
        "The accord was signed by both sides.",
    ]


def test_heads_feet_and_page_numbers_are_no_words_of_the_article():
    pages = [("Andes Wire, 6 May", words, f"Page {number} of 2") for number, words in enumerate(NEWS, start=1)]
    text = only(pdf(*pages), "tour.pdf").text
    assert "Andes Wire" not in text
    assert "Page" not in text
    assert text.replace("\n\n", " ") == " ".join(NEWS)


def test_letters_that_are_set_as_one_are_parted():
    assert paragraphs("an o\ufb03cial of the \ufb01nance ministry") == "an official of the finance ministry"


def test_a_pdf_file_of_pictures_says_so():
    assert "holds no text" in refusal(pdf(()), "scan.pdf")


def test_a_pdf_file_of_too_many_pages_is_no_article(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("geotie.reading.pdf.MAX_PDF_PAGES", 1)
    assert "2 pages" in refusal(pdf(NEWS, NEWS), "book.pdf")


def test_a_word_document():
    article = only(docx(*NEWS, title="Chile's minister in Lima", deleted="She will not."), "tour.docx")
    assert article.text == "\n\n".join(NEWS)
    assert article.title == "Chile's minister in Lima"


def test_a_document_is_known_by_its_content():
    assert only(docx(*NEWS), "download").text == "\n\n".join(NEWS)
    assert "flew to Lima" in only(pdf(NEWS), "download").text
    assert only(MAIL.encode(), "download").title == "Chile's minister in Lima"


def test_what_the_reader_says_of_a_document_comes_first():
    article = read_article(docx(*NEWS, title="Untitled 1"), title="On tour", published="2019-05-06", outlet="Wire", name="a.docx")
    assert (article.title, article.published, article.outlet) == ("On tour", date(2019, 5, 6), "Wire")


def test_other_office_documents_are_named():
    slides = zipped({"[Content_Types].xml": "<Types/>", "ppt/presentation.xml": "<p/>"})
    assert "office document of a kind" in refusal(slides, "talk.pptx")


def test_a_mail_has_title_day_and_sender():
    article = only(MAIL.encode(), "tour.eml")
    assert article.text == "\n\n".join(NEWS)
    assert (article.title, article.published, article.outlet) == ("Chile's minister in Lima", date(2019, 5, 6), "Andes Wire")


def test_a_mail_in_html():
    mail = MAIL.partition("MIME")[0] + f"MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n{PAGE}"
    assert FIRST in only(mail.encode(), "tour.eml").text


def test_a_saved_page_knows_its_address():
    article = only(saved_page(), "tour.mhtml")
    assert FIRST in article.text
    assert article.url.startswith("https://")


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.eml", "a.mhtml", "a.xlsx", "a.parquet", "a.zip", "a.xml"])
def test_an_empty_file_is_named(name: str):
    assert name in refusal(b"", name)


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_damaged_documents_never_raise(data: st.DataObject):
    whole = data.draw(st.sampled_from([pdf(NEWS), docx(*NEWS), xlsx(("text",), NEWS), MAIL.encode(), saved_page()]))
    at = data.draw(st.integers(0, len(whole) - 1))
    damaged = whole[:at] + data.draw(st.binary(max_size=8)) + whole[at + data.draw(st.integers(0, 40)) :]
    name = data.draw(st.sampled_from(["a.pdf", "a.docx", "a.xlsx", "a.eml", "a.mhtml", "a.zip", "a"]))
    assert all(isinstance(item, Article | ReadingError) for item in read_bytes(damaged, name=name))


class TestZip:
    def test_files_of_a_zip_file_are_read_each(self):
        packed = zipped(
            {"b/tour.docx": docx(*NEWS), "a.txt": NEWS[0], "c.txt": " ", "picture.png": b"\x89PNG", "__MACOSX/a.txt": "x"}
        )
        first, tour, empty = read_bytes(packed, name="all.zip")
        assert isinstance(first, Article)
        assert isinstance(tour, Article)
        assert "all.zip/c.txt" in str(empty)

    def test_a_zip_file_of_nothing_says_what_could_be_in_it(self):
        assert ".docx" in refusal(zipped({"picture.png": b"\x89PNG"}), "all.zip")

    def test_a_zip_file_inside_is_not_opened(self):
        assert "inside a ZIP file" in refusal(zipped({"inner.zip": zipped({"a.txt": NEWS[0]})}), "outer.zip")

    def test_a_bomb_is_not_opened(self):
        assert "bomb" in refusal(zipped({"zeros.txt": bytes(20_000_000)}), "bomb.zip")
        assert "bomb" in refusal(zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": bytes(20_000_000)}), "bomb.docx")

    def test_a_zip_file_that_lies_about_a_size_is_found_out(self):
        packed = bytearray(zipped({"a.txt": bytes(20_000_000)}))
        real = (20_000_000).to_bytes(4, "little")
        lie = (500).to_bytes(4, "little")
        assert len(list(read_bytes(bytes(packed.replace(real, lie)), name="lie.zip"))) == 1

    @pytest.mark.parametrize(("limit", "words"), [("MAX_ZIP_MEMBERS", "files"), ("MAX_ZIP_BYTES", "unpacks to")])
    def test_limits(self, limit: str, words: str, monkeypatch: pytest.MonkeyPatch):
        monkeypatch.setattr(f"geotie.reading.zipped.{limit}", 1)
        assert words in refusal(zipped({"a.txt": NEWS[0], "b.txt": NEWS[1]}), "all.zip")

    def test_a_large_article_in_a_zip_file_is_named(self, monkeypatch: pytest.MonkeyPatch):
        monkeypatch.setattr("geotie.reading.files.MAX_FILE_BYTES", 10)
        assert "all.zip/a.txt" in refusal(zipped({"a.txt": NEWS[0]}), "all.zip")


def test_documents_of_a_folder(tmp_path: Path):
    files = {"a.pdf": pdf(NEWS), "b.docx": docx(*NEWS), "c.eml": MAIL.encode(), "d.zip": zipped({"e.txt": NEWS[0]}), "f.png": b"x"}
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    assert [type(item) for item in read_path(tmp_path)] == [Article] * 4
