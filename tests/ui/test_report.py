"""Tables and numbers as HTML."""

from datetime import date

import pytest

from geotie.ui.report import numbers_html, period_words, table_html


def test_a_table_heads_its_columns_and_rows_and_keeps_what_it_is_told_as_text():
    html = table_html("Visits <all>", ("From", "Visits"), [("<b>Peru</b>", 1234), ("Chile", None)], numbers=(1,))
    assert "<caption>Visits &lt;all&gt;</caption>" in html
    assert '<th scope="row">&lt;b&gt;Peru&lt;/b&gt;</th><td class=gt-number>1,234</td>' in html
    assert '<th scope="row">Chile</th><td class=gt-number></td>' in html
    assert html.count('scope="col"') == 2


def test_numbers_stand_with_what_they_count():
    assert "<dt>Visits</dt><dd><strong>3</strong> <span>from 2 countries</span></dd>" in numbers_html(
        [("3", "Visits", "from 2 countries")]
    )


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2011, 2, 3), date(2018, 1, 1), "2011–2018"),
        (date(2011, 2, 3), date(2011, 9, 1), "2011"),
        (None, None, ""),
    ],
)
def test_years_between_two_days(first, last, words):
    assert period_words(first, last) == words
