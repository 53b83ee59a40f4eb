"""The map page, driven without a browser: what stands beside the map, and what the map is given to draw."""

import gzip
import json
import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from geotie.archive import Archive

APP = str(Path(__file__).parents[2] / "app.py")


@pytest.fixture
def opened(full_archive):
    """Opens the dashboard on the two articles of `full_archive`, at an address."""

    def at(**address):
        page = AppTest.from_file(APP, default_timeout=60)
        for name, value in address.items():
            page.query_params[name] = value
        page.run()
        assert not page.exception
        return page

    return at


def model(page):
    """What the map component was given: a line that says where to start, and the model packed."""
    (sent,) = [element.proto.bytes for element in page.get("bidi_component") if element.proto.bytes]
    head, _, packed = sent.partition(b"\n")
    return {**json.loads(gzip.decompress(packed)), **json.loads(head)}


def selected(page):
    given = [json.loads(element.proto.json) for element in page.get("bidi_component") if element.proto.json]
    (found,) = [data["selection"] for data in given if data["role"] == "selection"]
    return found


def cards(page):
    return [element.proto.body for element in page.get("html") if 'class="gt-card"' in element.proto.body]


def markdown(page):
    return "\n".join(element.value for element in page.markdown)


def test_the_demo_opens_with_the_whole_period_and_journeys_over_visits_received(monkeypatch):
    monkeypatch.delenv("GEOTIE_ARCHIVE", raising=False)
    page = AppTest.from_file(APP, default_timeout=120).run()
    assert not page.exception
    drawn = model(page)
    assert (drawn["layers"], drawn["fill"]["title"], drawn["window"]) == (["journeys"], "Visits received", None)
    assert len(drawn["lines"]["id"]) > 50
    assert "What is on the map" in markdown(page)


def test_nothing_selected_lists_the_journeys_of_the_period(opened):
    labels = [button.label for button in opened().button]
    assert any("Ana Ruiz" in label and "Peru → Ecuador" in label for label in labels)


def test_ties_are_listed_by_pair_and_lead_to_their_words(opened):
    page = opened(lines="Ties")
    (pair,) = [button for button in page.button if "Cuba – Chile" in button.label or "Chile – Cuba" in button.label]
    assert "1 event" in pair.label
    pair.click().run()
    assert any("Cuba accused Chile" in re.sub("<.*?>", "", card) for card in cards(page))


def test_an_empty_archive_says_what_to_do(archive):
    with Archive.open(archive):
        pass
    page = AppTest.from_file(APP, default_timeout=60).run()
    assert not page.exception
    assert page.title[0].value == "Nothing on the map yet"


def test_a_named_archive_without_a_file_is_as_good_as_empty(archive):
    page = AppTest.from_file(APP, default_timeout=60).run()
    assert not page.exception
    assert page.title[0].value == "Nothing on the map yet"
    assert not archive.exists()


def test_a_file_that_is_no_archive_gives_words_and_no_traceback(archive):
    archive.write_bytes(b"not an archive at all" * 100)
    page = AppTest.from_file(APP, default_timeout=60).run()
    assert not page.exception
    assert "GEOTIE_ARCHIVE" in page.error[0].value


def test_a_country_shows_the_sentences_that_concern_it(opened):
    page = opened(show="country:PER")
    (card,) = cards(page)
    assert "Ana Ruiz" in card
    assert "flew to <mark>Lima</mark> on February 3." in card
    assert "The Courier" in card
    assert selected(page) == {"country": "PER"}


def test_a_line_shows_the_stop_reached_along_it(opened):
    page = opened(show="arc:journeys:PER>ECU")
    (card,) = cards(page)
    assert "She will go on to Quito." in card
    assert "gt-planned" in card
    assert selected(page)["course"]["lon"]


def test_a_tie_shows_its_sign_and_both_states(opened):
    (card,) = cards(opened(show="arc:ties:CUB>CHL", lines="Ties"))
    assert "Cuba accused Chile of spying." in card
    assert "hostile" in card


def test_a_journey_shows_all_its_stops_numbered_in_order(opened, full_archive):
    with Archive.open(full_archive, readonly=True) as archive:
        stops = archive.stops().collect()
    visit = stops.row(stops["country"].to_list().index("PER"), named=True)["visit_id"]
    page = opened(show=f"visit:{visit}")
    assert [stop[2] for stop in selected(page)["stops"]] == ["1", "2"]


def test_the_period_of_the_address_holds_for_map_and_words(opened):
    page = opened(**{"from": "2018-02-01", "to": "2018-02-28", "show": "country:CUB"})
    assert model(page)["window"] == ["2018-02-01", "2018-02-28"]
    assert cards(page) == []
    assert "No journey, tie or route" in page.info[0].value


@pytest.mark.parametrize("address", [{"show": "country:XXX"}, {"show": "arc:nonsense"}, {"show": "?"}, {"from": "soon", "to": ""}])
def test_an_address_that_makes_no_sense_is_left_aside(opened, address):
    page = opened(**address)
    assert "What is on the map" in markdown(page)
    assert model(page)["window"] is None


def test_a_country_can_be_chosen_by_name(opened):
    page = opened()
    page.selectbox(key="country_none").set_value("PER").run()
    assert selected(page) == {"country": "PER"}
    assert page.query_params["show"] == "country:PER"


def test_closing_the_words_unselects(opened):
    page = opened(show="country:PER")
    page.button(key="close_evidence").click().run()
    assert selected(page) is None
    assert "show" not in page.query_params


def test_fill_and_lines_come_from_the_address(opened):
    drawn = model(opened(fill="Balance of ties", lines="Ties"))
    assert drawn["fill"]["signed"] is True
    assert drawn["marks"]["codes"] == ["CHL", "CUB"]
    assert drawn["layers"] == ["ties"]


def test_naming_shows_where_an_article_names_the_country(opened):
    cards_shown = cards(opened(fill="Times named", show="country:PER"))
    assert any("Names Peru" in card and "<mark>Lima</mark>" in card for card in cards_shown)


def test_no_line_at_all_is_no_error(opened):
    page = opened()
    page.get("button_group")[0].set_value([]).run()
    assert not page.exception
    assert model(page)["lines"]["id"] == []


def test_the_view_of_borders_comes_from_the_address(opened):
    drawn = model(opened(borders="United Nations"))
    assert drawn["borders"]["name"] == "view of the United Nations"
    assert not {"TWN", "XKX", "CYN"} & set(drawn["names"])


def test_the_map_is_seen_from_a_country(opened):
    page = opened(focus="Ghana")
    assert model(page)["fill"]["title"] == "Visits received from Ghana"
    assert model(page)["lines"]["id"] == ["journeys:GHA>CUB"]
    labels = [button.label for button in page.button]
    assert any("Ben Okoro" in label for label in labels)
    assert not any("Ana Ruiz" in label for label in labels)


def test_who_says_so_leaves_out_and_counts(opened):
    drawn = model(opened(outlet="The Courier"))
    assert drawn["lines"]["id"] == ["journeys:CHL>PER", "journeys:PER>ECU"]
    assert [len(days) for days in drawn["hidden"].values()] == [1]


def test_lines_are_coloured_by_who_says_so(opened):
    drawn = model(opened(colors="Who says so"))
    names = {trace["name"] for trace in drawn["figure"]["data"] if trace["meta"]["role"] == "key"}
    assert names >= {"Told by other outlets too, or only by them", "Outlet not known"}


def test_only_what_has_no_day(opened):
    page = opened(**{"from": "undated", "to": "undated"})
    labels = [button.label for button in page.button]
    assert any("Ben Okoro" in label for label in labels)
    assert not any("Ana Ruiz" in label for label in labels)


def test_a_place_where_journeys_stop_shows_its_sentences(opened):
    page = opened(show="stop:PER:Lima")
    assert "Lima, Peru" in markdown(page)
    (card,) = cards(page)
    assert "Ana Ruiz" in card
    assert selected(page) == {"country": "PER", "place": "Lima"}
