from datetime import date

from geotie.measures import (
    LAYERS,
    Tables,
    Window,
    evidence,
    evidence_of_arc,
    evidence_of_country,
    evidence_of_visit,
    mentions_of_country,
    sources,
)
from tests.samples import mention, route, tables, tie, visit


def archive() -> Tables:
    return tables(
        stops=[*visit("a1.v1", "FIN", "CHL", "PER"), *visit("a2.v1", "SWE", "PER", day=date(2020, 1, 1))],
        ties=[tie("a1.t1", "FIN", "CHL"), tie("a2.t1", "PER", "FIN", polarity=-1)],
        routes=route("a2.r1", "CHL", "BOL", "PER"),
        mentions=[mention("CHL", "a1", 3), mention("CHL", "a1", 30), mention("PER", "a1", 40)],
    )


def test_a_country_shows_journeys_to_and_from_it_its_ties_and_routes():
    ids = evidence_of_country(archive(), "PER")["record_id"].to_list()
    assert ids == ["a1.v1.s2", "a2.r1", "a2.t1", "a2.v1.s1"]


def test_a_country_in_the_middle_of_a_route_is_touched_by_it():
    assert evidence_of_country(archive(), "BOL")["record_id"].to_list() == ["a2.r1"]


def test_a_line_of_journeys_shows_the_stops_reached_along_it():
    assert evidence_of_arc(archive(), "journeys", ("CHL", "PER"))["record_id"].to_list() == ["a1.v1.s2"]
    assert evidence_of_arc(archive(), "journeys", ("PER", "CHL")).is_empty()


def test_a_line_of_ties_shows_both_directions():
    assert evidence_of_arc(archive(), "ties", ("FIN", "PER"))["record_id"].to_list() == ["a2.t1"]


def test_a_line_of_a_route_shows_the_route():
    assert evidence_of_arc(archive(), "routes", ("BOL", "PER"))["place"].to_list() == ["CHL – BOL – PER"]


def test_a_visit_shows_its_stops_in_order_of_travel():
    assert evidence_of_visit(archive(), "a1.v1")["number"].to_list() == [1, 2]


def test_a_country_is_named_once_per_article_where_it_comes_first():
    assert mentions_of_country(archive(), "CHL").select("record_id", "evidence_start").rows() == [("a1.m3", 3)]


def test_the_window_holds_for_evidence_too():
    inside = evidence_of_country(archive(), "PER", Window(date(2020, 1, 1), date(2020, 1, 1)))
    assert inside["record_id"].to_list() == ["a2.v1.s1"]


def test_every_row_leads_to_its_article():
    rows = evidence(archive()).collect()
    assert rows["title"].null_count() == 0
    assert set(rows["kind"]) == {"journey", "tie", "route"}


def test_the_caption_counts_what_is_drawn_and_who_tells_it():
    told = sources(archive(), Window(), LAYERS)
    assert (told.journeys, told.ties, told.routes, told.articles, told.independent) == (2, 2, 1, 2, 2)
    assert (told.first, told.last) == (date(2019, 5, 6), date(2020, 1, 1))
