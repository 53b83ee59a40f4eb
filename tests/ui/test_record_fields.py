"""The fields of a record as a form sets them."""

import pytest

from geotie.decisions import FIELDS as SETTABLE
from geotie.ui.record_fields import FIELDS, changes, mistakes, point_of

STOP = {"country": "PER", "place": "Lima", "start": "2018-02-03", "end": None, "status": "done", "number": 1}


@pytest.mark.parametrize("kind", sorted(FIELDS))
def test_a_form_offers_only_what_a_decision_can_set(kind):
    assert {field.name for field in FIELDS[kind]} <= set(SETTABLE[kind])


def test_a_form_left_alone_changes_nothing():
    assert changes("stop", STOP, {**STOP, "end": ""}) == {}


def test_another_place_brings_its_coordinates():
    changed = changes("stop", STOP, {**STOP, "place": "Quito", "country": "ECU"})
    assert (changed["place"], changed["country"]) == ("Quito", "ECU")
    assert changed["lon"] == pytest.approx(-78.5, abs=0.2)
    assert changed["lat"] == pytest.approx(-0.2, abs=0.2)


def test_a_place_that_no_table_has_leaves_the_old_point():
    changed = changes("stop", STOP, {**STOP, "place": "Nowhere on Sea"})
    assert (changed["lon"], changed["lat"]) == (None, None)
    assert point_of("PER", "") == (None, None)


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        pytest.param({"country": None}, "Country visited is missing.", id="no country"),
        pytest.param({"start": "3 May"}, "“3 May” is no date; write 2018-02-03, 2018-02 or 2018.", id="words for a day"),
        pytest.param({"end": "2018-02-30"}, "“2018-02-30” is no date; write 2018-02-03, 2018-02 or 2018.", id="no such day"),
    ],
)
def test_mistakes_are_told_in_words(changed, words):
    assert mistakes("stop", {**STOP, **changed}) == [words]


def test_a_month_alone_is_a_day_of_less_precision():
    assert mistakes("stop", {**STOP, "start": "2018-02"}) == []
