"""Journeys and stays in words."""

from datetime import date

import pytest

from geotie.ui.journey_words import days_words, itinerary_of, route_words, stay_of, stay_words
from tests.samples import tables, visit

STAY = {
    "visit_id": "a1.v1", "stop_id": "a1.v1.s1", "visitor": "Ana <Ruiz>", "home": "CHL", "country": "PER", "place": "Lima",
    "status": "done", "sure_first": None, "sure_last": None, "first": date(2011, 6, 1), "last": date(2011, 6, 30),
    "precision": "month", "published": date(2011, 7, 1),
}  # fmt: skip


def test_route():
    assert route_words(["CUB", "VEN"], ["done", "cancelled"]) == "Cuba → Venezuela (cancelled)"
    assert route_words(["PER", "CUB", "CUB"], ["done", "done", "done"]) == "Peru → Cuba"
    assert route_words(["PER", "CUB"], ["planned", "planned"]) == "Peru → Cuba (all planned)"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"sure_first": date(2011, 6, 3), "sure_last": date(2011, 6, 5)}, "3 to 5 June 2011"),
        ({}, "in June 2011"),
        ({"precision": "year"}, "in 2011"),
        ({"precision": "between", "last": date(2011, 6, 9)}, "between 1 June 2011 and 9 June 2011"),
        ({"precision": "between", "last": date(2011, 6, 1)}, "about 1 June 2011"),
        ({"precision": "published", "first": None}, "day not told, article of 1 July 2011"),
        ({"precision": "", "first": None, "published": None}, "day not told"),
    ],
    ids=["days", "month", "year", "between", "about", "published", "nothing"],
)
def test_when_a_stay_was_as_far_as_it_is_known(changes, words):
    assert stay_words({**STAY, **changes}) == words


def test_days_in_common():
    assert days_words(date(2011, 6, 3), date(2011, 6, 3)) == "3 June 2011"
    assert days_words(None, None) == ""


def test_a_stay_as_a_bar_keeps_what_a_text_says_as_text():
    bar = stay_of({**STAY, "status": "planned"})
    assert bar.sure is None
    assert bar.words == "<b>Ana &lt;Ruiz&gt;</b><br>Lima, Peru (planned)<br>in June 2011"
    assert stay_of({**STAY, "first": None}) is None


def test_a_journey_to_draw():
    stops = tables(stops=visit("a1.v1", "CHL", "PER", "ECU", place="Quito", lon=-78.5, lat=-0.2, status="planned")).stops.collect()
    drawn = itinerary_of(stops.sort("number", descending=True))
    assert (drawn.visitor, drawn.home) == ("Ada Palmer", "CHL")
    assert [(stop.country, stop.place, stop.status) for stop in drawn.stops] == [
        ("PER", "Quito", "planned"),
        ("ECU", "Quito", "planned"),
    ]
