from html import escape
from pathlib import Path

from streamlit.testing.v1 import AppTest

from geotie.extraction import ties
from geotie.measures import VIEWS
from geotie.ui.method_page import accuracy

README = Path(__file__).parents[2] / "README.md"


def script():
    from geotie.ui import method_page

    method_page.page()


def test_the_method_names_its_types_limits_and_data():
    page = AppTest.from_function(script, default_timeout=20).run()
    assert not page.exception
    words = " ".join(element.value for element in (*page.markdown, *page.header, *page.caption))
    for topic in ("What is counted", "How good it is", "Limits", "Borders", "Types of ties", "licence"):
        assert topic in words
    for view in VIEWS.values():
        assert view.sentence in words
    html = " ".join(element.proto.body for element in page.get("html"))
    html = " ".join(element.proto.body for element in page.get("html"))
    assert "Accuracy, as measured" in html
    assert all(escape(rule.explanation) in html for rule in ties.RULES.values())
    assert len(page.table[0].value) == 16


def test_accuracy_is_what_the_readme_tells():
    told = [
        [cell.strip() for cell in line.strip("| ").split("|")] for line in README.read_text("utf-8").splitlines() if line[:1] == "|"
    ]
    head, *rows = accuracy()
    assert head[1:] in [cells[1:] for cells in told]
    assert [row for row in rows if row not in told] == []
