"""The table of journeys, driven without a browser."""

import pytest
from streamlit.testing.v1 import AppTest

from geotie.ui.journey_words import route_words


def script():
    from geotie.ui import journeys_page

    journeys_page.page()


@pytest.fixture
def page(full_archive):
    return AppTest.from_function(script, default_timeout=20).run()


def routes(page):
    return page.dataframe[0].value["Route"].to_list()


def test_every_journey_is_a_row_with_its_route(page):
    assert not page.exception
    assert routes(page) == ["Peru → Ecuador (planned)", "Cuba"]
    assert page.caption[0].value.startswith("2 journeys of 2")


@pytest.mark.parametrize(
    ("key", "value", "left"),
    [
        ("home", ["GHA"], ["Cuba"]),
        ("visited", ["ECU"], ["Peru → Ecuador (planned)"]),
        ("status", ["planned"], ["Peru → Ecuador (planned)"]),
    ],
)
def test_filters(page, key, value, left):
    page.multiselect(key=key).set_value(value).run()
    assert routes(page) == left


def test_search_for_a_visitor_or_a_role(page):
    page.text_input(key="visitor").set_value("okoro ENVOY").run()
    assert routes(page) == ["Cuba"]


def test_filters_that_fit_nothing_say_so(page):
    page.text_input(key="visitor").set_value("nobody").run()
    assert "No journey fits" in page.info[0].value


def test_an_empty_archive_says_what_to_do(archive):
    page = AppTest.from_function(script, default_timeout=20).run()
    assert not page.exception
    assert "holds no journeys yet" in page.info[0].value


def test_route_in_words():
    assert route_words(["CUB", "VEN"], ["done", "cancelled"]) == "Cuba → Venezuela (cancelled)"
    assert route_words(["PER", "CUB", "CUB"], ["done", "done", "done"]) == "Peru → Cuba"
    assert route_words(["PER", "CUB"], ["planned", "planned"]) == "Peru → Cuba (all planned)"
