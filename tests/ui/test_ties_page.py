"""Ties, driven without a browser."""

import pytest
from streamlit.testing.v1 import AppTest

from geotie.archive import Archive
from geotie.records import Article, Extraction, PartialDate, Tie
from geotie.ui.ties_page import codebook, read_pair
from tests.samples import tables, tie
from tests.ui.conftest import told


def script():
    from geotie.ui import ties_page

    ties_page.page()


def opened(**query):
    page = AppTest.from_function(script, default_timeout=20)
    for name, value in query.items():
        page.query_params[name] = value
    page.run()
    assert not page.exception
    return page


def html_of(page):
    return " ".join(element.proto.body for element in page.get("html"))


def test_the_matrix_waits_for_a_choice(full_archive):
    page = opened()
    assert page.caption[0].value.startswith("2 countries of 2")
    assert "Choose a pair" in page.info[0].value


def test_a_link_leads_to_a_pair_and_the_words_behind_it(full_archive):
    page = opened(pair="CUB>CHL")
    assert page.subheader[0].value == "Cuba and Chile"
    assert '<th scope="row">Cuba → Chile</th><td class=gt-number>0</td><td class=gt-number>1</td>' in html_of(page)
    assert "of spying" in html_of(page)


def test_a_pair_can_be_chosen_by_name(full_archive):
    page = opened()
    page.selectbox(key="pair_first_none").set_value("CHL")
    page.selectbox(key="pair_second_none").set_value("CUB").run()
    assert page.subheader[0].value == "Chile and Cuba"
    assert page.query_params["pair"] == "CHL>CUB"


def test_a_pair_without_a_tie_says_so(full_archive):
    page = opened(pair="PER>CUB")
    assert "tell of no tie between them" in page.info[0].value


def test_a_link_leads_to_a_year_of_a_pair(full_archive):
    with Archive.open(full_archive) as opened_archive:
        for year in (2018, 2019):
            text = f"Cuba thanked Chile in {year}."
            dated = Tie(("CUB",), ("CHL",), "SUPPORT", 1, told(text, text), PartialDate(year, 3, 4))
            opened_archive.add(Extraction(Article(text), ties=(dated,)))
    page = opened(pair="CUB>CHL", year="2019")
    assert "**Records of 2019**" in [part.value for part in page.markdown]
    assert ("in 2019" in html_of(page), "in 2018" in html_of(page)) == (True, False)
    page.button(key="ties_all_years").click().run()
    assert "year" not in page.query_params
    assert "in 2018" in html_of(page)


def test_pairs_are_rows_and_can_be_told_by_country(full_archive):
    with Archive.open(full_archive) as opened_archive:
        text = "Peru praised Ghana."
        opened_archive.add(Extraction(Article(text), ties=(Tie(("PER",), ("GHA",), "SUPPORT", 1, told(text, text)),)))
    page = opened(part="Pairs")
    assert page.dataframe[0].value[["Acts", "Towards"]].to_numpy().tolist() == [["Cuba", "Chile"], ["Peru", "Ghana"]]
    assert page.caption[0].value.startswith("2 pairs of 2 ")
    page = opened(part="Pairs", **{"with": "Ghana"}, pair="PER>GHA")
    assert page.dataframe[0].value["Acts"].to_list() == ["Peru"]
    assert page.subheader[0].value == "Peru and Ghana"
    assert opened(**{"with": "Ghana"}).caption[0].value.startswith("2 countries of 4, those with most events: 1 pair of 2.")


def test_one_country_with_its_partners(full_archive):
    page = opened(part="One country", focus="CUB")
    assert page.caption[0].value.startswith("1 partner of Cuba")


def test_types_with_their_weight_and_an_example(full_archive):
    codes = html_of(opened(part="Types of ties"))
    assert '<th scope="row">accuse</th><td>hostile</td><td class=gt-number>−2.0</td>' in codes
    assert "“Cuba accused Chile of spying.”" in codes


def test_records_of_a_type(full_archive):
    page = opened(part="Types of ties")
    page.selectbox(key="type").set_value("ACCUSE").run()
    assert "data-record" in html_of(page)
    assert "data-record" in html_of(opened(part="Types of ties", type="accuse"))


def test_what_was_chosen_on_the_map_holds_here_too_and_says_so(full_archive):
    page = opened(**{"from": "1990-01-01", "to": "1991-01-01"})
    assert "1 January 1990 to 1 January 1991" in page.markdown[0].value
    assert "No tie is left" in page.info[0].value
    page.button(key="show_everything").click().run()
    assert page.caption[0].value.startswith("2 countries")


def test_an_empty_archive_says_what_to_do(archive):
    assert "holds no ties yet" in opened().info[0].value


@pytest.mark.parametrize("text", ["", "CUB", "CUB>CUB", "CUB>QQQ", "<b>"])
def test_what_is_no_pair(text):
    assert read_pair(text) is None


def test_the_codebook_counts_acts_once_and_quotes_what_is_surest():
    told = codebook(
        tables(
            ties=[
                tie("a1.t1", "CUB", "CHL", evidence="long and sure words", confidence=0.9),
                tie("a2.t1", "CUB", "CHL", evidence="less sure", confidence=0.5),
                tie("a3.t1", "PER", "CHL", modality="negated"),
            ]
        )
    )
    (agree,) = [row for row in told.rows(named=True) if row["type"] == "AGREE"]
    assert (agree["events"], agree["example"]) == (1, "long and sure words")
    assert told["weight"].to_list() == sorted(told["weight"], reverse=True)
    assert sum(told["events"]) == 1
