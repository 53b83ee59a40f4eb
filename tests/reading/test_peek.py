"""What a table of articles holds, before anybody says which column is which."""

import io
import json
from datetime import datetime

import polars as pl
import pytest

from geotie.errors import ReadingError
from geotie.reading.peek import Peek, peek
from tests.reading.documents import xlsx


def test_first_rows_of_delimited_text():
    table = 'Kop;Verhaal\nOne;"a; b"\nTwo;c\nThree;d\n'
    assert peek(table.encode(), "news.csv", rows=2) == Peek(
        ("kop", "verhaal"), ({"kop": "One", "verhaal": "a; b"}, {"kop": "Two", "verhaal": "c"})
    )


def test_first_rows_of_a_workbook_and_of_parquet():
    book = peek(xlsx(("Kop", "Verhaal"), ("One", "a"), ("Two", "b")), "news.xlsx", rows=1)
    assert book == Peek(("kop", "verhaal"), ({"kop": "One", "verhaal": "a"},))
    buffer = io.BytesIO()
    pl.DataFrame({"Kop": ["One"], "Dag": [datetime(2014, 3, 5)], "Pages": [2.0]}).write_parquet(buffer)
    assert peek(buffer.getvalue(), "news.parquet") == Peek(
        ("kop", "dag", "pages"), ({"kop": "One", "dag": "2014-03-05", "pages": "2"},)
    )


def test_fields_of_json_lines_are_those_of_all_first_lines():
    lines = [json.dumps({"Body": "a"}), "{broken", json.dumps({"Body": "b", "Day": None})]
    assert peek("\n".join(lines).encode(), "news.jsonl") == Peek(
        ("body", "day"), ({"body": "a", "day": ""}, {"body": "b", "day": ""})
    )
    assert peek(json.dumps([{"Body": "a"}, 3]).encode(), "news.json") == Peek(("body",), ({"body": "a"},))


@pytest.mark.parametrize("name", ["note.txt", "note.md", "note"])
def test_what_is_no_table_has_no_columns(name: str):
    assert peek(b"The minister flew to Quito.", name) is None


def test_a_damaged_table_says_so():
    with pytest.raises(ReadingError, match="JSON"):
        peek(b"[1, ", "news.json")
