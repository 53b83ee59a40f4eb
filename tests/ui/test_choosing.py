"""Tables of which a row can be chosen."""

from streamlit.testing.v1 import AppTest


def script(ids):
    import polars as pl
    import streamlit as st

    from geotie.ui.choosing import choose_row

    st.write(str(choose_row(pl.DataFrame({"Name": [one.upper() for one in ids]}), ids, "chosen", key="rows")))


def opened(ids, **query):
    page = AppTest.from_function(script, args=(ids,), default_timeout=20)
    for name, value in query.items():
        page.query_params[name] = value
    page.run()
    assert not page.exception
    return page


def test_nothing_is_chosen_at_first():
    assert opened(["a", "b"]).markdown[0].value == "None"


def test_the_address_tells_the_row():
    assert opened(["a", "b"], chosen="b").markdown[0].value == "b"


def test_a_row_that_a_filter_took_away_stays_chosen():
    assert opened(["a"], chosen="b").markdown[0].value == "b"
