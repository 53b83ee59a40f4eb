from datetime import date
from typing import get_args

import pytest

from geotie.records import PartialDate, TieType
from geotie.ui.words import TIE_WORDS, counted, day_words, name_of, plain, span_words


def test_every_type_of_tie_has_words():
    assert set(TIE_WORDS) == set(get_args(TieType))


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2018-06-11", "2018-06-13", "11 to 13 June 2018"),
        ("2018-06-28", "2018-07-02", "28 June to 2 July 2018"),
        ("2018-12-30", "2019-01-02", "30 December 2018 to 2 January 2019"),
        ("2018-06", "2018-08", "June to August 2018"),
        ("2018-06", "2018-08-03", "June 2018 to 3 August 2018"),
        ("2017", "2018", "2017 to 2018"),
        ("2018-06-11", "2018-06-11", "11 June 2018"),
        ("2018-06-11", None, "11 June 2018"),
        (None, "2011", "2011"),
        (None, None, ""),
    ],
)
def test_spans_of_days(start, end, words):
    assert span_words(*(PartialDate.parse(day) if day else None for day in (start, end))) == words


def test_days():
    assert day_words(date(2018, 2, 3)) == "3 February 2018"
    assert day_words(None) == ""


@pytest.mark.parametrize(("number", "words"), [(0, "no stops"), (1, "1 stop"), (2, "2 stops"), (1500, "1,500 stops")])
def test_counts(number, words):
    assert counted(number, "stop") == words


def test_markdown_of_an_article_stays_text():
    assert plain("![x](https://evil.example/a.png) *b* $c$ :d:\n# e") == (
        r"\!\[x\]\(https\://evil.example/a.png\) \*b\* \$c\$ \:d\: \# e"
    )


def test_names_of_countries():
    assert (name_of("KOR"), name_of("QQQ"), name_of(None)) == ("South Korea", "QQQ", "")
