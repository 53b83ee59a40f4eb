"""Journeys as rows, over time, beside each other and where they met, driven without a browser."""

import pytest
from streamlit.testing.v1 import AppTest

from geotie.archive import Archive
from geotie.records import Article, Extraction, Itinerary, PartialDate, Stop
from geotie.ui.journeys_compared import why
from tests.ui.conftest import told

SUMMIT = "Ana Ruiz and Ben Okoro met in Havana on 3 May 2019. Okoro was in Lima that month."


def script():
    from geotie.ui import journeys_page

    journeys_page.page()


def opened(**query):
    page = AppTest.from_function(script, default_timeout=20)
    for name, value in query.items():
        page.query_params[name] = value
    page.run()
    assert not page.exception
    return page


@pytest.fixture
def page(full_archive):
    return opened()


@pytest.fixture
def summit_archive(full_archive):
    """One more article, which puts two visitors in one place on one day."""
    stop = Stop("CUB", told(SUMMIT, "met in Havana on 3 May 2019"), "Havana", start=PartialDate(2019, 5, 3))
    lima = Stop("PER", told(SUMMIT, "Okoro was in Lima that month"), "Lima", start=PartialDate(2019, 5))
    journeys = (Itinerary("Ana Ruiz", (stop,), "foreign minister", "CHL"), Itinerary("Ben Okoro", (stop, lima), "envoy", "GHA"))
    with Archive.open(full_archive) as opened_archive:
        opened_archive.add(Extraction(Article(SUMMIT, "A summit"), itineraries=journeys))
    return full_archive


def routes(page):
    return page.dataframe[0].value["Route"].to_list()


def html_of(page):
    return " ".join(element.proto.body for element in page.get("html"))


def test_every_journey_is_a_row_with_its_route(page):
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


def test_a_link_leads_to_a_journey_with_its_sentences(full_archive):
    with Archive.open(full_archive, readonly=True) as archive:
        visit = archive.stops().collect().filter(visitor="Ana Ruiz")["visit_id"][0]
    page = opened(visit=visit)
    assert page.subheader[0].value == "Ana Ruiz: Peru → Ecuador (planned)"
    assert html_of(page).count("data-record") == 2


def test_a_journey_that_is_not_there_says_so(full_archive):
    assert "not in the archive" in opened(visit="nothing.v1").info[0].value


def test_over_time_says_how_many_journeys_have_no_day(full_archive):
    page = opened(tab="Over time")
    assert page.caption[1].value.startswith("1 journey; 1 journey of which no day is told is left out.")
    page.segmented_control(key="axis").set_value("calendar").run()
    assert not page.exception
    assert page.selectbox(key="year").value == 2018


def test_visitors_beside_each_other(summit_archive):
    page = opened(tab="Compare visitors")
    assert "Choose two visitors" in page.markdown[0].value
    page.multiselect(key="compare").set_value(["Ana Ruiz", "Ben Okoro"]).run()
    assert not page.exception
    table = html_of(page)
    assert "3 countries visited or planned, 2 by more than one of them" in table
    assert '<th scope="row">Peru</th><td>Lima, 3 February 2018</td><td>Lima, in May 2019</td>' in table
    page.selectbox[0].set_value("CUB").run()
    assert html_of(page).count("data-record") == 2


def test_same_place_same_days(summit_archive):
    page = opened(tab="Same place, same days")
    (row,) = page.dataframe[0].value.to_dict("records")
    assert (row["Visitor"], row["And"], row["Country"], row["Same place"]) == ("Ana Ruiz", "Ben Okoro", "Cuba", "Havana")
    assert (row["Days in common"], row["Certainty"]) == ("3 May 2019", "certain")
    assert "1 certain, 0 possible" in page.caption[0].value


def test_visitors_who_never_met_say_so(full_archive):
    assert "No two of these visitors" in opened(tab="Same place, same days").info[0].value


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"certainty": "certain", "planned": False, "first": 1}, "both were there"),
        ({"certainty": "possible", "planned": True, "first": 1}, "only announced"),
        ({"certainty": "possible", "planned": False, "first": None}, "without a day"),
        ({"certainty": "possible", "planned": False, "first": 1}, "leave it open"),
    ],
)
def test_why_a_meeting_is_certain_or_not(row, words):
    assert words in why(row)


def test_what_was_chosen_on_the_map_holds_here_too(full_archive):
    page = opened(**{"from": "1990-01-01", "to": "1991-01-01"})
    assert "No journey is left" in page.info[0].value


def test_an_empty_archive_says_what_to_do(archive):
    assert "holds no journeys yet" in opened().info[0].value
