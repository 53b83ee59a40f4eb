from streamlit.testing.v1 import AppTest


def broken():
    import streamlit as st

    from geotie.ui.failures import tell_in_words

    st.session_state["told"] = tell_in_words(ZeroDivisionError("secret"))


def test_what_breaks_is_told_in_words_without_the_error_itself():
    page = AppTest.from_function(broken, default_timeout=20).run()
    assert page.session_state["told"] is True
    assert "Reload the page" in page.error[0].value
    assert "secret" not in page.error[0].value
