"""Ties counted by dyad, by partner and over time."""

from datetime import date

import pytest

from geotie.measures import Window
from geotie.measures.dyads import country_over_time, dyads, pair_over_time, partners, partners_over_time
from tests.samples import tables, tie

ACCUSED = {"polarity": -1, "type": "ACCUSE", "weight": -2.0}
EARLY, LATE = date(2017, 3, 1), date(2019, 5, 6)
TABLES = tables(
    ties=[
        tie("a1.t1", "FIN", "CHL", day=EARLY),
        tie("a2.t1", "FIN", "CHL", day=EARLY),  # the same act, told again
        tie("a1.t2", "CHL", "FIN", **ACCUSED),
        tie("a1.t3", "FIN", "PER", mutual=True, weight=4.0),
        tie("a1.t4", "PER", "CHL", modality="negated"),
    ]
)


def test_an_act_told_twice_counts_once_for_its_dyad():
    (row,) = [row for row in dyads(TABLES).rows(named=True) if (row["source"], row["target"]) == ("FIN", "CHL")]
    assert (row["friendly"], row["hostile"], row["first"], row["last"]) == (1, 0, EARLY, EARLY)


def test_a_mutual_act_counts_for_both_dyads_of_its_pair():
    pairs = dyads(TABLES).select("source", "target").rows()
    assert ("FIN", "PER") in pairs
    assert ("PER", "FIN") in pairs


def test_what_is_denied_is_no_tie():
    assert ("PER", "CHL") not in dyads(TABLES).select("source", "target").rows()


def test_partners_count_both_directions():
    told = partners(TABLES, "FIN").select("partner", "friendly", "hostile", "events").rows()
    assert told == [("CHL", 1, 1, 2), ("PER", 1, 0, 1)]
    assert partners(TABLES, "PER")["partner"].to_list() == ["FIN"]


@pytest.mark.parametrize(
    ("window", "left"),
    [
        (Window(date(2018, 1, 1), None), [(date(2019, 1, 1), 0, 1)]),
        (Window(), [(date(2017, 1, 1), 1, 0), (date(2019, 1, 1), 0, 1)]),
    ],
    ids=["since 2018", "ever"],
)
def test_a_pair_over_the_years(window, left):
    assert pair_over_time(TABLES, ("FIN", "CHL"), window).rows() == left
    assert pair_over_time(TABLES, ("CHL", "FIN"), window).rows() == left


def test_months():
    assert pair_over_time(TABLES, ("FIN", "CHL"), step="month")["start"].to_list() == [date(2017, 3, 1), date(2019, 5, 1)]


def test_partners_over_time_and_all_of_a_country_together():
    assert partners_over_time(TABLES, "FIN").rows() == [
        ("CHL", date(2017, 1, 1), 1, 0),
        ("CHL", date(2019, 1, 1), 0, 1),
        ("PER", date(2019, 1, 1), 1, 0),
    ]
    assert country_over_time(TABLES, "FIN").rows() == [(date(2017, 1, 1), 1, 0), (date(2019, 1, 1), 1, 1)]


def test_an_event_with_several_partners_counts_once_for_the_country():
    summit = [tie("a1.t1", "FIN", "CHL", mutual=True, participants=3), tie("a1.t1", "FIN", "PER", mutual=True, participants=3)]
    assert country_over_time(tables(ties=summit), "FIN")["friendly"].to_list() == [1]
