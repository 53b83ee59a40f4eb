"""Tables cut down to a period and a country."""

from datetime import date

from geotie.measures import Window, narrowed
from tests.samples import mention, route, tables, tie, visit

TABLES = tables(
    mentions=[mention("PER", "a1"), mention("FRA", "a3")],
    stops=[
        *visit("a1.v1", "CHL", "PER", "ECU", day=date(2018, 2, 3)),
        *visit("a2.v1", "GHA", "CUB", day=date(2020, 1, 1)),
    ],
    ties=[tie("a2.t1", "CUB", "CHL", day=date(2020, 1, 1)), tie("a3.t1", "FRA", "MLI", day=date(2018, 5, 1))],
    routes=route("a4.r1", "VEN", "SYR", "IRN", day=date(2018, 6, 1)),
)


def ids(frame, column):
    return sorted(set(frame.collect()[column]))


def test_a_journey_is_kept_whole_when_one_of_its_stops_is_there():
    kept = narrowed(TABLES, Window(), "ECU")
    assert kept.stops.collect()["country"].to_list() == ["PER", "ECU"]
    assert ids(kept.articles, "article_id") == ["a1"]
    assert ids(kept.mentions, "article_id") == ["a1"]


def test_a_country_is_touched_by_its_own_travellers_its_ties_and_its_routes():
    chile = narrowed(TABLES, Window(), "CHL")
    assert (ids(chile.stops, "visit_id"), ids(chile.ties, "tie_id")) == (["a1.v1"], ["a2.t1"])
    assert ids(narrowed(TABLES, Window(), "SYR").routes, "country") == ["IRN", "SYR", "VEN"]


def test_a_period_leaves_out_what_lies_outside():
    kept = narrowed(TABLES, Window(date(2018, 1, 1), date(2018, 5, 31)))
    assert (ids(kept.stops, "visit_id"), ids(kept.ties, "tie_id"), ids(kept.routes, "route_id")) == (["a1.v1"], ["a3.t1"], [])


def test_without_period_and_country_everything_stays():
    kept = narrowed(TABLES, Window())
    assert ids(kept.articles, "article_id") == ["a1", "a2", "a3", "a4"]
