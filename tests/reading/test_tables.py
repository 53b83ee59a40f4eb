"""Tables of articles whose columns have other names; Excel and Parquet."""

import io
from datetime import date, datetime

import polars as pl
import pytest

from geotie.errors import ReadingError
from geotie.reading import read_bytes
from geotie.reading.columns import chosen, guessed, parse
from geotie.records import Article
from tests.reading.documents import NEWS, xlsx


def parquet(**columns: list[object]) -> bytes:
    buffer = io.BytesIO()
    pl.DataFrame(columns).write_parquet(buffer)
    return buffer.getvalue()


def test_columns_are_known_by_common_names():
    table = f"Headline;Body;Publish_Date;Link\nTour;{NEWS[0]};2019-05-06;https://x.example/1\n"
    (article,) = read_bytes(table.encode(), name="news.csv")
    assert isinstance(article, Article)
    assert (article.title, article.text, article.published, article.url) == (
        "Tour",
        NEWS[0],
        date(2019, 5, 6),
        "https://x.example/1",
    )


def test_a_table_for_geotie_keeps_its_own_names():
    assert guessed(["text", "title", "date", "source"]) == {"text": "text", "title": "title"}


def test_columns_may_be_said():
    table = f"kop,verhaal,dag\nTour,{NEWS[0]},2019-05-06\n".encode()
    assert isinstance(next(read_bytes(table, name="news.csv")), ReadingError)
    (article,) = read_bytes(table, name="news.csv", columns=parse("text=Verhaal, title=kop, published=dag"))
    assert isinstance(article, Article)
    assert article.title == "Tour"


@pytest.mark.parametrize("words", ["text", "words=Body", "text=", "text=a,,"])
def test_columns_that_are_not_said_clearly(words: str):
    with pytest.raises(ReadingError, match="text=COLUMN"):
        parse(words)


def test_a_column_that_is_not_there_is_named():
    with pytest.raises(ReadingError, match=r"no column 'body'.*has a, b"):
        chosen(["a", "b"], {"text": "body"}, "news.csv")


def test_an_excel_sheet_of_articles():
    rows = ("Title", "Text", "Published"), ("Tour", NEWS[0], "2019-05-06"), ("", "", ""), ("Bad", "", ""), ("More", NEWS[1], "")
    first, bad, more = read_bytes(xlsx(*rows), name="news.xlsx")
    assert isinstance(first, Article)
    assert (first.title, first.text, first.published) == ("Tour", NEWS[0], date(2019, 5, 6))
    assert "row 4 of news.xlsx" in str(bad)
    assert isinstance(more, Article)


def test_an_excel_sheet_without_text():
    (error,) = read_bytes(xlsx(("a", "b"), ("1", "2")), name="news.xlsx")
    assert "no column 'text', but a, b" in str(error)


def test_a_parquet_file_of_articles():
    days = [datetime(2019, 5, 6, 22, 0), None]
    first, second = read_bytes(
        parquet(text=list(NEWS), Title=["Tour", None], published=days, vector=[[1.0], [2.0]]), name="news.parquet"
    )
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.title, first.text, first.published) == ("Tour", NEWS[0], date(2019, 5, 6))
    assert (second.title, second.published) == ("", None)


def test_a_parquet_row_without_text_is_named():
    bad, good = read_bytes(parquet(text=[None, NEWS[0]]), name="news.parquet")
    assert "row 1 of news.parquet" in str(bad)
    assert isinstance(good, Article)


def test_a_parquet_file_of_too_many_rows(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("geotie.reading.tables.MAX_ROWS", 1)
    (error,) = read_bytes(parquet(text=list(NEWS)), name="news.parquet")
    assert "2 rows" in str(error)


def test_a_damaged_parquet_file_is_named():
    (error,) = read_bytes(parquet(text=list(NEWS))[:-20], name="news.parquet")
    assert "damaged" in str(error)
