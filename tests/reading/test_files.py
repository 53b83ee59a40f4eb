import io
import json
import sys
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geotie.errors import ReadingError
from geotie.reading import read_bytes, read_path
from geotie.records import Article
from tests.reading.test_html import FIRST, PAGE

NEWS = "The foreign minister of Chile flew to Lima on Monday for talks on trade and on the border."


def line(**fields):
    return json.dumps({"text": NEWS, **fields})


def test_json_lines_of_articles():
    row = line(id="a1", title="Tour", published="2019-05-06", url="https://x.example/1", outlet="Wire", lang="en", stars=5)
    (article,) = read_bytes(row.encode(), name="news.jsonl")
    assert (article.source_id, article.title, article.outlet, article.url) == ("a1", "Tour", "Wire", "https://x.example/1")
    assert (article.published, article.text) == (date(2019, 5, 6), NEWS)


def test_one_bad_line_does_not_stop_the_others():
    rows = [line(id="a"), "{broken", "", line(published="soon"), '{"title": "no text"}', "[1]", '{"text": 5}', line(id="z")]
    items = list(read_bytes("\n".join(rows).encode(), name="news.jsonl"))
    assert [item.source_id for item in items if isinstance(item, Article)] == ["a", "z"]
    errors = [str(item) for item in items if isinstance(item, ReadingError)]
    assert [error.split(" of ")[0] for error in errors] == ["line 2", "line 4", "line 5", "line 6", "line 7"]
    assert all("news.jsonl" in error for error in errors)


def test_text_of_json_lines_keeps_its_offsets():
    (article,) = read_bytes(json.dumps({"text": f"  {NEWS}\n"}).encode(), name="news.jsonl")
    assert article.text == f"  {NEWS}\n"


def test_csv_with_line_breaks_inside_a_field():
    table = f'ID,Title,Published,Text\r\n1,Tour,2019-05-06,"{NEWS}\r\nMore."\r\n2,Empty,,\r\n3,Late,2019-05-07,"{NEWS}"\r\n'
    first, second, third = read_bytes(table.encode("utf-8-sig"), name="news.csv")
    assert (first.source_id, first.text) == ("1", f"{NEWS}\nMore.")
    assert isinstance(second, ReadingError)
    assert "line 4 of news.csv" in str(second)
    assert third.published == date(2019, 5, 7)


def test_csv_without_a_text_column_says_what_is_needed():
    (error,) = read_bytes(b"a,b\n1,2\n", name="news.csv")
    assert "no column 'text'" in str(error)


def test_json_array():
    items = list(read_bytes(f"[{line(id='a')}, {line(id='b')}, 3]".encode(), name="news.json"))
    assert [item.source_id for item in items[:2]] == ["a", "b"]
    assert "article 3 of news.json" in str(items[2])


def test_a_day_given_for_all_is_used_where_a_row_has_none():
    rows = "\n".join([line(id="a"), line(id="b", published="2001-01-01")])
    assert [item.published for item in read_bytes(rows.encode(), name="x.jsonl", published="2010-10-10")] == [
        date(2010, 10, 10),
        date(2001, 1, 1),
    ]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param("page", PAGE, id="page"),
        pytest.param("page.txt", PAGE, id="page called txt"),
        pytest.param("page.htm", PAGE, id="htm"),
        pytest.param("text", FIRST, id="text"),
        pytest.param("text.md", FIRST, id="markdown"),
        pytest.param("rows", json.dumps({"text": FIRST}), id="json lines"),
        pytest.param("rows", f'title,text\nTour,"{FIRST}"', id="csv"),
    ],
)
def test_content_tells_the_reader_where_the_name_does_not(name, content):
    (article,) = read_bytes(content.encode(), name=name)
    assert FIRST in article.text
    assert "<" not in article.text


def test_files_and_folders(tmp_path):
    (tmp_path / "b.txt").write_text(NEWS)
    (tmp_path / "deeper").mkdir()
    (tmp_path / "deeper" / "a.html").write_text(PAGE)
    (tmp_path / "broken.txt").write_bytes(b"\x00\x01")
    (tmp_path / "notes.xyz").write_text("not read")
    items = list(read_path(tmp_path))
    assert [type(item).__name__ for item in items] == ["Article", "ReadingError", "Article"]


def test_standard_input(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(line(id="a").encode())))
    assert [item.source_id for item in read_path("-")] == ["a"]


def test_what_is_not_there(tmp_path):
    (missing,) = read_path(tmp_path / "none.txt")
    (empty,) = read_path(tmp_path)
    assert "there is no file" in str(missing)
    assert "holds no article" in str(empty)


def test_a_file_too_large_is_not_even_opened(tmp_path):
    with (tmp_path / "big.txt").open("wb") as file:
        file.truncate(30_000_000)
    (error,) = read_path(tmp_path / "big.txt")
    assert "larger than 10 MB" in str(error)


@settings(max_examples=200, deadline=None)
@given(
    st.one_of(st.binary(max_size=200), st.text(st.sampled_from('{}[]",:text\n\r \ud800é1'), max_size=120)),
    st.sampled_from(["x", "x.txt", "x.jsonl", "x.json", "x.csv", "x.tsv", "x.md"]),
)
def test_anything_gives_articles_and_reading_errors(content, name):
    data = content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")
    prefix = b"id,text\n" if name.endswith("csv") else b""
    for item in read_bytes(prefix + data, name=name):
        assert isinstance(item, Article | ReadingError)
