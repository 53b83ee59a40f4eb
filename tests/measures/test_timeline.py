from datetime import date

import pytest

from geotie.measures import Tables, timeline
from tests.samples import tables, tie, visit


@pytest.mark.parametrize(
    ("last", "step"),
    [
        pytest.param(date(2019, 3, 1), "day", id="two months by day"),
        pytest.param(date(2021, 3, 1), "month", id="two years by month"),
        pytest.param(date(2049, 3, 1), "year", id="thirty years by year"),
    ],
)
def test_the_step_suits_the_period(last: date, step: str):
    told = tables(stops=[*visit("a1.v1", "FIN", "CHL", day=date(2019, 1, 1)), *visit("a2.v1", "SWE", "PER", day=last)])
    assert timeline(told).step == step


def test_bins_count_a_journey_once_however_many_its_stops_and_reports():
    told = tables(stops=[*visit("a1.v1", "FIN", "CHL", "PER"), *visit("a2.v1", "FIN", "CHL")], ties=[tie("a1.t1", "FIN", "SWE")])
    bins = timeline(told, step="month").bins
    assert bins.rows() == [(date(2019, 5, 1), "journeys", 1), (date(2019, 5, 1), "ties", 1)]


def test_what_has_no_day_is_counted_apart():
    told = tables(
        stops=[*visit("a1.v1", "FIN", "CHL"), *visit("a2.v1", "SWE", "PER", day=None, day_source=None)],
        ties=[tie("a1.t1", "FIN", "SWE", day_source="published")],
    )
    found = timeline(told)
    assert (found.undated, found.by_publication, found.first, found.last) == (1, 1, date(2019, 5, 6), date(2019, 5, 6))


def test_an_empty_archive_has_no_period():
    found = timeline(Tables.empty())
    assert (found.first, found.last, found.undated, found.bins.height) == (None, None, 0, 0)


def test_a_few_events_far_from_all_others_do_not_make_the_rest_a_sliver():
    news = [
        row
        for n in range(60)
        for row in visit(f"a{n}.v1", "FIN", "CHL", visitor=f"Ann {chr(65 + n % 26)}{n}", day=date(2019, 1, 1 + n % 28))
    ]
    old = visit("z.v1", "SWE", "PER", day=date(1777, 1, 1))
    found = timeline(tables(stops=[*old, *news]))
    assert (found.first, found.last, found.outside, found.step) == (date(2019, 1, 1), date(2019, 1, 28), 1, "day")


def test_events_spread_over_the_period_are_all_inside():
    spread = [row for n in range(60) for row in visit(f"a{n}.v1", "FIN", "CHL", visitor=f"Ann A{n}", day=date(1960 + n, 1, 1))]
    found = timeline(tables(stops=spread))
    assert (found.first, found.last, found.outside) == (date(1960, 1, 1), date(2019, 1, 1), 0)
