"""The address as the memory of a visitor's choices, over pages of a small dashboard."""

import re
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from geotie.measures import EVER, Says, Window
from geotie.ui import address
from geotie.ui.address import Shared


def script():
    import streamlit as st

    from geotie.ui import address

    address.settle(st.session_state.get("page", "map"))
    if "window" in st.session_state:
        address.tell_window(st.session_state.pop("window"))
    if "show" in st.session_state:
        address.tell({"show": st.session_state.pop("show")})
    address.seed("lines", {"journeys": "Journeys", "ties": "Ties"}, many=True)
    st.session_state["told"] = address.view()


@pytest.fixture
def opened():
    def at(**address):
        page = AppTest.from_function(script)
        for name, value in address.items():
            page.query_params[name] = value
        page.run()
        assert not page.exception
        return page

    return at


def go(page, name):
    """To another page by the navigation, which leaves the address behind."""
    page.query_params.clear()
    page.session_state["page"] = name
    page.run()
    assert not page.exception


def test_a_bare_address_is_everything(opened):
    assert opened().session_state["told"] == Shared(EVER)


def test_the_address_is_read_in_words(opened):
    told = opened(
        **{"from": "2019-05-01", "to": "2019-05-31", "time": "Day of publication", "media": "Without state media"},
        outlet=["Reuters", "AFP"],
        outletsof="Iran",
        speaker=["Cuba", "Peru"],
        borders="ISO 3166-1 only",
    ).session_state["told"]
    assert told.window == Window(date(2019, 5, 1), date(2019, 5, 31), "publication")
    assert told.says == Says("without", ("Reuters", "AFP"), ("IRN",), ("CUB", "PER"))
    assert told.policy == "iso"


def test_what_makes_no_sense_is_left_aside(opened):
    told = opened(**{"from": "yesterday", "to": "2019-05-31"}, media="Nobody", borders="Mine", speaker="Atlantis").session_state[
        "told"
    ]
    assert told == Shared(EVER)


def test_only_what_has_no_day(opened):
    assert opened(**{"from": "undated", "to": "undated"}).session_state["told"].window == Window(undated=True)


def test_what_holds_everywhere_is_told_by_the_next_page(opened):
    page = opened(borders="United Nations", lines="Ties", **{"from": "2019-05-01", "to": "2019-05-31"})
    go(page, "ties")
    assert page.session_state["told"].policy == "un"
    assert page.query_params["from"] == "2019-05-01"
    assert "lines" not in page.query_params


def test_the_map_finds_its_own_choices_again(opened):
    page = opened(lines="Ties")
    go(page, "method")
    go(page, "map")
    assert page.query_params["lines"] == "Ties"
    assert page.session_state["lines"] == ["ties"]


def test_on_one_page_the_address_rules(opened):
    page = opened(borders="United Nations")
    page.query_params.clear()
    page.run()
    assert page.session_state["told"].policy == "de facto"


def test_a_window_is_told_and_taken_back(opened):
    page = opened()
    page.session_state["window"] = ("2019-05-01", "2019-05-31")
    page.run()
    assert (page.query_params["from"], page.query_params["to"]) == ("2019-05-01", "2019-05-31")
    page.session_state["window"] = None
    page.run()
    assert "from" not in page.query_params


def tell(page, window):
    page.session_state["window"] = window
    page.run()


def test_what_was_told_outlives_an_address_that_was_sent_before(opened):
    page = opened()
    tell(page, ("2019-05-01", "2019-05-31"))
    page.query_params.clear()
    page.run()
    assert page.query_params["from"] == "2019-05-01"
    assert page.session_state["told"].window == Window(date(2019, 5, 1), date(2019, 5, 31))


def test_of_two_changes_the_later_outlives_the_addresses_before_both(opened):
    page = opened()
    tell(page, ("2019-05-01", "2019-05-31"))
    page.query_params.clear()
    tell(page, ("2020-01-01", "2020-12-31"))
    for late in ({}, {"from": "2019-05-01", "to": "2019-05-31"}):
        page.query_params.clear()
        for name, value in late.items():
            page.query_params[name] = value
        page.run()
        assert page.query_params["from"] == "2020-01-01"


def test_a_late_address_is_mended_beside_a_new_change(opened):
    page = opened()
    tell(page, ("2019-05-01", "2019-05-31"))
    page.query_params.clear()
    page.session_state["show"] = "country:BRA"
    page.run()
    assert (page.query_params["from"], page.query_params["show"]) == ("2019-05-01", "country:BRA")


def test_once_the_browser_knows_what_was_told_the_address_rules_again(opened):
    page = opened()
    tell(page, ("2019-05-01", "2019-05-31"))
    page.run()
    page.query_params.clear()
    page.run()
    assert page.session_state["told"] == Shared(EVER)


def test_only_this_module_writes_into_the_address():
    """Else a late address would undo what was written."""
    folder = Path(address.__file__).parent
    writes = re.compile(r"query_params(\[[^]]+\] = |\.(clear|pop|update|from_dict)\b)|del st\.query_params")
    assert [path.name for path in folder.glob("*.py") if writes.search(path.read_text(encoding="utf-8"))] == ["address.py"]
