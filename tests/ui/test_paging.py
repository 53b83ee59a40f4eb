"""Long lists a page at a time."""

import pytest
from streamlit.testing.v1 import AppTest


def script(items):
    import streamlit as st

    from geotie.ui.paging import page_of

    st.write("{} to {}".format(*page_of(items, 10, key="page")))


def shown(items, **query):
    page = AppTest.from_function(script, args=(items,), default_timeout=20)
    for name, value in query.items():
        page.query_params[name] = value
    page.run()
    assert not page.exception
    return page.markdown[0].value


@pytest.mark.parametrize(
    ("items", "query", "words"),
    [
        pytest.param(0, {}, "0 to 0", id="nothing"),
        pytest.param(10, {}, "0 to 10", id="one page needs no buttons"),
        pytest.param(25, {}, "0 to 10", id="the first of three"),
        pytest.param(25, {"page": "3"}, "20 to 25", id="the last, by the address"),
        pytest.param(25, {"page": "9"}, "0 to 10", id="a page that is not there"),
        pytest.param(5, {"page": "3"}, "0 to 5", id="a page that a filter took away"),
    ],
)
def test_a_part_of_a_list(items, query, words):
    assert shown(items, **query) == words
