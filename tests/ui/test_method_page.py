from streamlit.testing.v1 import AppTest


def script():
    from geotie.ui import method_page

    method_page.page()


def test_the_method_names_its_types_limits_and_data():
    page = AppTest.from_function(script, default_timeout=20).run()
    assert not page.exception
    words = " ".join(element.value for element in (*page.markdown, *page.header, *page.caption))
    for topic in ("What is counted", "Limits", "Borders", "Types of ties", "licence"):
        assert topic in words
    assert len(page.table[0].value) == 16
