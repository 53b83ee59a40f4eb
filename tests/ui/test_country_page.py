"""The dossier of a country, driven without a browser."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from geotie.archive import Archive
from geotie.measures import Window
from geotie.records import Article, Evidence, Extraction, Itinerary, PartialDate, Stop, Tie
from geotie.ui.country_page import window_of
from tests.ui.conftest import told


def script():
    from geotie.ui import country_page

    country_page.page()


def opened(code=""):
    page = AppTest.from_function(script, default_timeout=20)
    if code:
        page.query_params["country"] = code
    page.run()
    assert not page.exception
    return page


def html_of(page):
    return " ".join(element.proto.body for element in page.get("html"))


def test_a_dossier_tells_of_visits_ties_claims_and_sources(full_archive):
    page = opened("CUB")
    assert page.title[0].value == "Cuba"
    assert [header.value for header in page.header] == ["Friends and quarrels over time", "Visits", "Claims", "Sources"]
    dossier = html_of(page)
    assert "<dt>Visits received</dt><dd><strong>1</strong> <span>from 1 country</span>" in dossier
    assert '<th scope="row">Ghana</th>' in dossier
    assert "Ben Okoro" in dossier
    assert "accuses or criticises Chile" in dossier


def test_a_tour_through_several_countries_is_one_visit_made(full_archive):
    evidence = Evidence(0, 9, "Mara Lund")
    tour = Itinerary("Mara Lund", (Stop("SWE", evidence), Stop("FIN", evidence)), role="president", home="NOR")
    with Archive.open(full_archive) as opened_archive:
        opened_archive.add(Extraction(Article("Mara Lund toured the north.", published=date(2019, 5, 2)), itineraries=(tour,)))
    assert "<dt>Visits made</dt><dd><strong>1</strong> <span>to 2 countries</span>" in html_of(opened("NOR"))


def test_who_is_accused_reads_it_as_a_claim_about_it(full_archive):
    page = opened("chl")
    assert page.title[0].value == "Chile"
    assert "accuses or criticises Chile" in html_of(page)
    assert "None is told of." in [one.value for one in page.markdown]


def test_records_with_a_country_are_shown_by_name(full_archive):
    page = opened("CUB")
    page.selectbox[1].set_value("CHL").run()
    assert not page.exception
    assert html_of(page).count("data-record") == 2  # among the claims, and as chosen
    assert page.query_params["partner"] == "CHL"


def test_a_link_leads_to_the_ties_of_a_year(full_archive):
    text = "Cuba thanked Chile in 2019."
    with Archive.open(full_archive) as opened_archive:
        dated = Tie(("CUB",), ("CHL",), "SUPPORT", 1, told(text, text), PartialDate(2019, 3, 4))
        opened_archive.add(Extraction(Article(text), ties=(dated,)))
    page = AppTest.from_function(script, default_timeout=20)
    page.query_params["country"], page.query_params["year"] = "CUB", "2019"
    page.run()
    assert not page.exception
    assert "Cuba: all its ties, 2019" in [one.value for one in page.subheader]
    page.button(key="country_all_years").click().run()
    assert "Cuba: all its ties, 2019" not in [one.value for one in page.subheader]


def test_without_a_country_those_named_most_are_offered(full_archive):
    page = opened()
    assert page.title[0].value == "Country"
    assert page.caption[0].value == "Named by most articles:"


def test_an_unknown_code_says_so(full_archive):
    assert "No country has the code 'QQQ'" in opened("QQQ").warning[0].value


def test_a_country_that_is_told_nothing_of_says_so(full_archive):
    assert opened("ISL").info[0].value == "The archive tells nothing of Iceland."


def test_an_empty_archive_says_what_to_do(archive):
    assert "holds no articles yet" in opened().info[0].value


@pytest.mark.parametrize(
    ("inside", "first", "last"),
    [
        (Window(), date(2018, 1, 1), date(2018, 12, 31)),
        (Window(date(2018, 5, 1), date(2018, 6, 1)), date(2018, 5, 1), date(2018, 6, 1)),
    ],
    ids=["a whole year", "as far as the period goes"],
)
def test_the_period_behind_a_dot(inside, first, last):
    assert window_of(date(2018, 1, 1), "year", inside) == Window(first, last)
