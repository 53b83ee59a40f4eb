from datetime import date

import pytest

from geotie.measures import EVER, FILLS, Tables, Window, country_values, values_of
from tests.samples import article, mention, tables, tie, visit


def values(told: Tables, fill: str, window: Window = EVER) -> dict[str, int]:
    return dict(country_values(told, fill, window).rows())


def test_a_journey_told_by_two_articles_counts_once():
    told = tables(stops=[*visit("a1.v1", "FIN", "CHL"), *visit("a2.v1", "FIN", "CHL", day=date(2019, 5, 9))])
    assert values(told, "visits_received") == {"CHL": 1}
    assert values(told, "visits_made") == {"FIN": 1}


def test_two_journeys_of_one_visitor_months_apart_count_twice():
    told = tables(stops=[*visit("a1.v1", "FIN", "CHL"), *visit("a2.v1", "FIN", "CHL", day=date(2019, 9, 1))])
    assert values(told, "visits_received") == {"CHL": 2}


def test_namesakes_of_different_states_are_two_visitors():
    told = tables(stops=[*visit("a1.v1", "FIN", "CHL"), *visit("a2.v1", "SWE", "CHL")])
    assert values(told, "visits_received") == {"CHL": 2}


@pytest.mark.parametrize("full", ["Ada Palmer", "Ada Palmer, Jr.", "Palmer"])
def test_a_visitor_is_known_by_the_surname(full: str):
    told = tables(stops=[*visit("a1.v1", "FIN", "CHL"), *visit("a2.v1", "FIN", "CHL", visitor=full)])
    assert values(told, "visits_received") == {"CHL": 1}


def test_unnamed_visitors_are_never_merged():
    told = tables(
        stops=[*visit("a1.v1", "FIN", "CHL", visitor="a delegation"), *visit("a2.v1", "FIN", "CHL", visitor="a delegation")]
    )
    assert values(told, "visits_received") == {"CHL": 2}


def test_two_stops_in_one_country_are_one_visit_received():
    assert values(tables(stops=visit("a1.v1", "FIN", "CHL", "PER", "CHL")), "visits_received") == {"CHL": 1, "PER": 1}


def test_planned_cancelled_and_denied_stops_are_no_visits():
    stops = [
        row for n, status in enumerate(("planned", "cancelled", "denied")) for row in visit(f"a{n}.v1", "FIN", "CHL", status=status)
    ]
    assert values(tables(stops=stops), "visits_received") == {}


def test_a_visitor_without_home_makes_no_state_a_traveller():
    told = tables(stops=visit("a1.v1", None, "CHL"))
    assert values(told, "visits_made") == {}
    assert values(told, "visits_received") == {"CHL": 1}


def test_a_meeting_of_three_is_one_event_for_each():
    pairs = [("FIN", "SWE"), ("FIN", "NOR"), ("SWE", "NOR")]
    told = tables(ties=[tie("a1.t1", a, b, type="CONSULT", mutual=True, participants=3) for a, b in pairs])
    assert values(told, "balance") == {"FIN": 1, "NOR": 1, "SWE": 1}


def test_friendly_and_hostile_events_balance_to_zero_which_is_not_nothing():
    told = tables(ties=[tie("a1.t1", "FIN", "SWE"), tie("a1.t2", "SWE", "FIN", polarity=-1, type="ACCUSE")])
    assert values(told, "balance") == {"FIN": 0, "SWE": 0}


@pytest.mark.parametrize("modality", ["negated", "future", "hypothetical"])
def test_only_asserted_ties_count(modality: str):
    assert values(tables(ties=[tie("a1.t1", "FIN", "SWE", modality=modality)]), "balance") == {}


def test_naming_counts_times_articles_and_independent_sources_apart():
    articles = [article("a1", outlet="Post"), article("a2", outlet="Post"), article("a3", outlet="")]
    named = [mention("CHL", "a1", 0), mention("CHL", "a1", 9), mention("CHL", "a2"), mention("CHL", "a3")]
    told = tables(articles=articles, mentions=named)
    assert [values(told, fill)["CHL"] for fill in ("mentions", "articles", "outlets")] == [4, 3, 2]


def test_a_person_who_stands_for_a_state_does_not_name_it():
    assert values(tables(mentions=[mention("CHL", kind="person")]), "mentions") == {}


def test_a_window_keeps_both_its_days():
    told = tables(stops=[*visit("a1.v1", "FIN", "CHL", day=date(2019, 1, 1)), *visit("a2.v1", "SWE", "PER", day=date(2019, 2, 1))])
    assert values(told, "visits_received", Window(date(2019, 1, 1), date(2019, 2, 1))) == {"CHL": 1, "PER": 1}
    assert values(told, "visits_received", Window(date(2019, 1, 2), date(2019, 2, 1))) == {"PER": 1}


def test_undated_records_show_only_where_the_window_is_open():
    told = tables(stops=visit("a1.v1", "FIN", "CHL", day=None, day_source=None))
    assert values(told, "visits_received") == {"CHL": 1}
    assert values(told, "visits_received", Window(date(1900, 1, 1), date(2100, 1, 1))) == {}


def test_publication_time_goes_by_the_day_of_the_article():
    told = tables(stops=visit("a1.v1", "FIN", "CHL", day=date(1999, 1, 1), published=date(2019, 5, 6)))
    year = (date(2019, 1, 1), date(2019, 12, 31))
    assert values(told, "visits_received", Window(*year)) == {}
    assert values(told, "visits_received", Window(*year, "publication")) == {"CHL": 1}


@pytest.mark.parametrize("fill", FILLS)
def test_an_empty_archive_has_no_values(fill: str):
    assert values(Tables.empty(), fill) == {}


def test_seen_from_one_country_only_what_is_between_counts():
    told = tables(
        stops=[*visit("a1.v1", "FIN", "CHL", "PER"), *visit("a2.v1", "KEN", "CHL", visitor="Eva Rojas")],
        ties=[tie("a1.t1", "FIN", "CHL"), tie("a2.t1", "CHL", "PER", polarity=-1)],
        mentions=[mention("FIN", "a1"), mention("CHL", "a1", 9), mention("CHL", "a2")],
    )
    seen = {
        (fill, focus): dict(country_values(told, fill, EVER, focus).rows())
        for fill, focus in (("visits_received", "FIN"), ("visits_made", "CHL"), ("balance", "CHL"), ("articles", "FIN"))
    }
    assert seen["visits_received", "FIN"] == {"CHL": 1, "PER": 1}
    assert seen["visits_made", "CHL"] == {"FIN": 1, "KEN": 1}
    assert seen["balance", "CHL"] == {"FIN": 1, "PER": -1}
    assert seen["articles", "FIN"] == {"CHL": 1}


def test_the_values_of_one_country_are_those_of_the_table():
    told = tables(stops=visit("a1.v1", "FIN", "CHL"), ties=[tie("a1.t1", "CHL", "SWE")])
    asked = ("visits_received", "visits_made", "balance")
    expected = {fill: dict(country_values(told, fill, EVER).rows()).get("CHL") for fill in asked}
    assert values_of(told, asked, EVER, "CHL") == {fill: value for fill, value in expected.items() if value is not None}
    assert set(values_of(told, asked, EVER, "CHL")) == {"visits_received", "balance"}
