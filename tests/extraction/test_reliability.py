"""Confidences mean something: the surer a tie, the more often it is right."""

from __future__ import annotations

from itertools import pairwise

import pytest

from benchmarks.reliability import EVALUATION, Judged, articles, bands, by_rule, judged_stops, judged_ties, table
from geotie.extraction import extract
from geotie.records import Article

GOLD = EVALUATION / "gold" / "dev.jsonl"


def test_band_tells_how_many_are_right():
    judged = [Judged(0.95, "a", right=True), Judged(0.92, "b", right=False), Judged(0.72, "a", right=True)]
    low, high = bands(judged)
    assert (low.name, low.records, low.right) == ("0.7 to 0.8", 1, 1)
    assert (high.name, high.records, high.share) == ("0.9 to 1.0", 2, 0.5)
    assert high.confidence == pytest.approx(0.935)


def test_certainty_belongs_to_the_highest_band():
    (band,) = bands([Judged(1.0, "a", right=True)])
    assert band.name == "0.9 to 1.0"


def test_rules_come_surest_first():
    judged = [Judged(0.7, "weak", right=True), Judged(0.9, "strong", right=True), Judged(0.8, "strong", right=False)]
    assert [(rule.name, rule.right) for rule in by_rule(judged)] == [("strong", 1), ("weak", 1)]


def test_table_has_a_line_for_each_band():
    lines = list(table("ties", bands([Judged(0.95, "a", right=True), Judged(0.55, "a", right=False)])))
    assert [line.split()[-4:-1] for line in lines[1:]] == [["1", "0", "0.00"], ["1", "1", "1.00"]]


def test_tie_in_the_wrong_direction_is_wrong_unless_the_act_is_mutual():
    read = extract(Article("Iran condemned Israel. Peru met Chile."))
    gold = {"ties": [{"source": "ISR", "target": "IRN", "type": "ACCUSE"}, {"source": "CHL", "target": "PER", "type": "CONSULT"}]}
    assert [one.right for one in judged_ties(gold, read)] == [False, True]


def test_stop_of_a_visitor_from_elsewhere_is_wrong():
    read = extract(Article("The Chilean foreign minister arrived in Quito on Monday."))
    stops = [{"country": "ECU"}]
    assert [one.right for one in judged_stops({"visits": [{"from": "CHL", "stops": stops}]}, read)] == [True]
    assert [one.right for one in judged_stops({"visits": [{"from": "PER", "stops": stops}]}, read)] == [False]


@pytest.mark.skipif(not GOLD.is_file(), reason="the annotated articles are not beside this checkout")
def test_surer_ties_are_more_often_right():
    judged = [one for pair in articles(GOLD) for one in judged_ties(*pair)]
    told = [band for band in bands(judged) if band.records >= 12]
    assert len(told) > 2
    assert all(higher.share > lower.share - 0.03 for lower, higher in pairwise(told))
    assert all(abs(band.share - band.confidence) < 0.2 for band in told)
