from datetime import date

import pytest

from geotie.countries import country
from geotie.measures import LAYERS, Tables, Window, arc_events, arcs, course_of_visit
from geotie.measures.window import EVER
from tests.samples import route, stop, tables, tie, visit


def moves(told: Tables, layer: str = "journeys") -> list[tuple[str | None, str, str, int]]:
    return arcs(told, EVER, (layer,)).select("origin", "destination", "style", "count").rows()


def test_a_tour_goes_from_home_from_stop_to_stop():
    told = tables(stops=visit("a1.v1", "FIN", "CHL", "PER"))
    assert moves(told) == [("CHL", "PER", "done", 1), ("FIN", "CHL", "done", 1)]


def test_a_cancelled_stop_is_no_ones_origin():
    stops = visit("a1.v1", "FIN", "CHL", "PER", "BOL")
    stops[1]["status"] = "cancelled"
    assert moves(tables(stops=stops)) == [("CHL", "PER", "cancelled", 1), ("CHL", "BOL", "done", 1), ("FIN", "CHL", "done", 1)]


def test_a_journey_told_twice_is_one_along_its_line():
    told = tables(stops=[*visit("a1.v1", "FIN", "CHL"), *visit("a2.v1", "FIN", "CHL")])
    assert moves(told) == [("FIN", "CHL", "done", 1)]


def test_there_and_back_are_two_lines():
    told = tables(stops=[*visit("a1.v1", "FIN", "CHL"), *visit("a2.v1", "CHL", "FIN", visitor="Eva Rojas")])
    assert [move[:2] for move in moves(told)] == [("CHL", "FIN"), ("FIN", "CHL")]


def test_a_visitor_without_home_is_a_point_without_a_line():
    assert moves(tables(stops=visit("a1.v1", None, "CHL"))) == [(None, "CHL", "done", 1)]


def test_a_stop_without_a_place_stands_at_its_capital_and_lends_from_no_other_stop():
    stops = [stop("a1.v1", 1, "FIN", "CHL", place="Arica", lon=-70.3, lat=-18.5), stop("a1.v1", 2, "FIN", "PER")]
    by_end = {row["destination"]: row for row in arcs(tables(stops=stops), EVER).iter_rows(named=True)}
    assert (by_end["PER"]["origin_lon"], by_end["PER"]["origin_lat"]) == (-70.3, -18.5)
    lima = country("PER")
    assert (by_end["PER"]["destination_lon"], by_end["PER"]["destination_lat"]) == (lima.capital_lon, lima.capital_lat)
    assert by_end["PER"]["destination_place"] == ""


def test_a_mutual_tie_has_no_direction():
    told = tables(ties=[tie("a1.t1", "SWE", "FIN", mutual=True), tie("a1.t2", "FIN", "SWE", mutual=True, day=date(2019, 8, 1))])
    assert moves(told, "ties") == [("FIN", "SWE", "friendly", 2)]


def test_signs_are_lines_apart():
    told = tables(ties=[tie("a1.t1", "FIN", "SWE"), tie("a1.t2", "FIN", "SWE", polarity=-1)])
    assert moves(told, "ties") == [("FIN", "SWE", "friendly", 1), ("FIN", "SWE", "hostile", 1)]


def test_a_route_is_a_line_from_stop_to_stop_whatever_its_direction():
    told = tables(routes=[*route("a1.r1", "CHL", "PER", "BOL"), *route("a2.r1", "BOL", "PER")])
    assert moves(told, "routes") == [("BOL", "PER", "route", 2), ("CHL", "PER", "route", 1)]


def test_a_window_drops_what_happened_outside():
    told = tables(
        stops=[stop("a1.v1", 1, "FIN", "CHL", day=date(2019, 1, 1)), stop("a1.v1", 2, "FIN", "PER", day=date(2019, 2, 1))]
    )
    assert arcs(told, Window(date(2019, 2, 1), date(2019, 2, 1)))["destination"].to_list() == ["PER"]


@pytest.mark.parametrize("layer", LAYERS)
def test_an_empty_archive_has_no_lines(layer: str):
    assert moves(Tables.empty(), layer) == []


def test_the_course_of_a_visit_has_its_stops_in_order():
    told = tables(stops=[*visit("a1.v1", "FIN", "PER", "CHL"), *visit("a2.v1", "SWE", "BOL")])
    lines, stops = course_of_visit(told, "a1.v1")
    assert set(lines["destination"]) == {"PER", "CHL"}
    assert stops.select("number", "country").rows() == [(1, "PER"), (2, "CHL")]


def test_a_focus_keeps_journeys_of_its_visitors_and_to_it():
    told = tables(stops=[*visit("a1.v1", "FIN", "CHL", "PER"), *visit("a2.v1", "KEN", "CHL", "BOL", visitor="Eva Rojas")])
    lines = arc_events(told, ("journeys",), "FIN").select("origin", "destination").collect().rows()
    assert sorted(lines) == [("CHL", "PER"), ("FIN", "CHL")]
    lines = arc_events(told, ("journeys",), "BOL").select("origin", "destination").collect().rows()
    assert lines == [("CHL", "BOL")]


def test_a_stop_in_ones_own_country_is_a_point_without_a_line():
    row = arc_events(tables(stops=visit("a1.v1", "FIN", "FIN")), ("journeys",)).collect().row(0, named=True)
    assert (row["origin"], row["origin_lon"], row["destination"]) == (None, None, "FIN")
