from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geotie.reading import read_bytes
from geotie.reading.markdown import plain, read_markdown
from geotie.records import Article

NOTE = """---
title: "Chile's minister in Lima"
date: 2019-05-06
source: Andes Wire
tags: [trade, border]
---
# On tour

The **foreign minister** of [Chile](https://chile.example/) flew to *Lima* on Monday.

> She will go on to Quito.

1. Trade
- Border

```
Peru = 5
```
"""


def test_marks_go_and_words_stay():
    article = read_markdown(NOTE)
    assert article.text.split("\n\n") == [
        "On tour",
        "The foreign minister of Chile flew to Lima on Monday.",
        "She will go on to Quito.",
        "Trade\nBorder",
    ]


def test_front_matter_says_title_day_and_outlet():
    article = read_markdown(NOTE)
    assert (article.title, article.published, article.outlet) == ("Chile's minister in Lima", date(2019, 5, 6), "Andes Wire")


def test_a_heading_is_the_title():
    for heading in ("# On *tour* #\n", "On tour\n=======\n"):
        assert read_markdown(f"{heading}\nThe minister flew to Lima.").title == "On tour"


@pytest.mark.parametrize(
    ("marked", "words"),
    [
        pytest.param("![map](map.png) Peru", "Peru", id="picture"),
        pytest.param("[Peru][1]\n\n[1]: https://peru.example/", "Peru", id="link with its target below"),
        pytest.param("Peru<!-- or Chile -->\nagreed", "Peru\nagreed", id="comment"),
        pytest.param("2 * 3 and foreign_minister_name", "2 * 3 and foreign_minister_name", id="signs that are no marks"),
        pytest.param("\\*Peru\\*", "*Peru*", id="escaped"),
        pytest.param("***Peru*** and __Chile__", "Peru and Chile", id="strong"),
        pytest.param("Peru[^1] agreed", "Peru agreed", id="footnote"),
        pytest.param("Peru\n\n* * *\n\nChile", "Peru\n\nChile", id="rule"),
        pytest.param("Peru <!-- never closed", "Peru <!-- never closed", id="open comment"),
    ],
)
def test_marks(marked: str, words: str):
    assert plain(marked) == words


def test_a_file_by_its_suffix():
    (article,) = read_bytes(NOTE.encode(), name="tour.md")
    assert isinstance(article, Article)
    assert article.title == "Chile's minister in Lima"


@pytest.mark.parametrize("piece", ["[", "![", "<!--", "*", "**a ", "`", "```\n", "# ", "> ", "_a", "[a](", "-"])
def test_hostile_marks_cost_no_more_than_their_length(piece: str):
    assert plain(piece * 20_000) is not None  # a pattern that goes back and forth would take minutes here


@given(st.text())
def test_any_text_is_markdown(text: str):
    assert isinstance(plain(text), str)
