"""Where visitors were, how surely, and whose stays met."""

from datetime import date

import pytest

from geotie.measures import Window
from geotie.measures.stays import compared, meetings, stays
from tests.samples import stop, tables, visit

JUNE = {"start_text": "2011-06", "start": date(2011, 6, 1), "day": date(2011, 6, 1)}


def dated(first, last=None):
    return {
        "start": date.fromisoformat(first),
        "start_text": first,
        "end": last and date.fromisoformat(last),
        "end_text": last,
        "day": date.fromisoformat(first),
    }


UNDATED = {"start_text": None, "day": date(2011, 6, 20), "day_source": "published"}


def at(visit_id, visitor, country, when, **values):
    return stop(visit_id, 1, "CHL", country, visitor=visitor, **when, **values)


def only(rows, *columns):
    return stays(tables(stops=rows)).select(columns).rows()


@pytest.mark.parametrize(
    ("when", "sure", "possible", "precision"),
    [
        (dated("2011-06-03", "2011-06-05"), ("2011-06-03", "2011-06-05"), ("2011-06-03", "2011-06-05"), "day"),
        (dated("2011-06-03"), ("2011-06-03", "2011-06-03"), ("2011-06-03", "2011-06-03"), "day"),
        (JUNE, (None, None), ("2011-06-01", "2011-06-30"), "month"),
        ({"start_text": "2011", "start": date(2011, 1, 1)}, (None, None), ("2011-01-01", "2011-12-31"), "year"),
        (UNDATED, (None, None), (None, None), "published"),
    ],
    ids=["from day to day", "one day", "month", "year", "no date"],
)
def test_days_of_a_stay(when, sure, possible, precision):
    ((*days, told),) = only([at("a1.v1", "Ana Ruiz", "PER", when)], "sure_first", "sure_last", "first", "last", "precision")
    assert [day and day.isoformat() for day in days] == [*sure, *possible]
    assert told == precision


def test_a_stop_without_a_date_lies_between_its_neighbours():
    rows = [
        stop("a1.v1", 1, "CHL", "PER", **dated("2011-06-03")),
        stop("a1.v1", 2, "CHL", "ECU", **UNDATED),
        stop("a1.v1", 3, "CHL", "COL", **dated("2011-06-09")),
    ]
    told = only(rows, "country", "first", "last", "precision")
    assert told[1] == ("ECU", date(2011, 6, 3), date(2011, 6, 9), "between")


def test_a_stay_without_an_end_may_last_until_the_next_stop():
    rows = [stop("a1.v1", 1, "CHL", "PER", **dated("2011-06-03")), stop("a1.v1", 2, "CHL", "ECU", **dated("2011-06-09"))]
    assert only(rows, "sure_last", "last")[0] == (date(2011, 6, 3), date(2011, 6, 9))


def test_a_journey_that_two_articles_tell_of_is_one_stay():
    rows = [at("a1.v1", "Ana Ruiz", "PER", dated("2011-06-03")), at("a2.v1", "Ana Ruiz", "PER", dated("2011-06-03"))]
    assert len(only(rows, "stop_id")) == 1


def test_a_period():
    rows = [at("a1.v1", "Ana Ruiz", "PER", dated("2011-06-03")), at("a2.v1", "Ana Ruiz", "PER", dated("2015-06-03"))]
    assert stays(tables(stops=rows), Window(date(2015, 1, 1), None))["visit_id"].to_list() == ["a2.v1"]


def met(*rows, visitors=()):
    told = meetings(stays(tables(stops=list(rows))), visitors)
    return told.select("visitor", "other", "country", "certainty", "first", "last", "planned").rows()


def test_two_visitors_on_the_same_day_in_one_country_met_for_certain():
    ruiz, okoro = (
        at("a1.v1", "Ana Ruiz", "PER", dated("2011-06-03", "2011-06-05")),
        at("a2.v1", "Ben Okoro", "PER", dated("2011-06-05")),
    )
    assert met(ruiz, okoro) == [("Ana Ruiz", "Ben Okoro", "PER", "certain", date(2011, 6, 5), date(2011, 6, 5), False)]


@pytest.mark.parametrize(
    "when", [dated("2011-06-06"), dated("2012-06-03"), {**JUNE, "start_text": "2011"}], ids=["day after", "year after", "year"]
)
def test_no_meeting(when):
    assert met(at("a1.v1", "Ana Ruiz", "PER", dated("2011-06-03", "2011-06-05")), at("a2.v1", "Ben Okoro", "PER", when)) == []


def test_a_month_leaves_it_open():
    (told,) = met(at("a1.v1", "Ana Ruiz", "PER", dated("2011-06-03", "2011-06-05")), at("a2.v1", "Ben Okoro", "PER", JUNE))
    assert told[3:6] == ("possible", date(2011, 6, 3), date(2011, 6, 5))


def test_a_planned_stay_leaves_it_open():
    (told,) = met(
        at("a1.v1", "Ana Ruiz", "PER", dated("2011-06-03"), status="planned"), at("a2.v1", "Ben Okoro", "PER", dated("2011-06-03"))
    )
    assert (told[3], told[6]) == ("possible", True)


def test_a_cancelled_stay_meets_no_one():
    ruiz = at("a1.v1", "Ana Ruiz", "PER", dated("2011-06-03"), status="cancelled")
    assert met(ruiz, at("a2.v1", "Ben Okoro", "PER", dated("2011-06-03"))) == []


def test_one_article_that_tells_of_two_at_one_place_without_a_day():
    ruiz, okoro = (at(f"a1.v{n}", who, "PER", UNDATED, place="Lima") for n, who in ((1, "Ana Ruiz"), (2, "Ben Okoro")))
    elsewhere = at("a2.v1", "Ina Berg", "PER", UNDATED, place="Lima")
    assert met(ruiz, okoro, elsewhere) == [("Ana Ruiz", "Ben Okoro", "PER", "possible", None, None, False)]


def test_meetings_of_the_visitors_asked_for():
    three = [at(f"a{n}.v1", who, "PER", dated("2011-06-03")) for n, who in enumerate(("Ana Ruiz", "Ben Okoro", "Ina Berg"))]
    assert len(met(*three)) == 3
    assert [told[:2] for told in met(*three, visitors=("Ina Berg",))] == [("Ana Ruiz", "Ina Berg"), ("Ben Okoro", "Ina Berg")]
    assert [told[:2] for told in met(*three, visitors=("Ina Berg", "Ana Ruiz"))] == [("Ana Ruiz", "Ina Berg")]


def test_where_several_went():
    rows = [*visit("a1.v1", "CHL", "PER", "ECU", visitor="Ana Ruiz"), *visit("a2.v1", "GHA", "PER", visitor="Ben Okoro")]
    told = compared(stays(tables(stops=rows)), ("Ana Ruiz", "Ben Okoro"))
    assert told.rows() == [("PER", 2, ["a1.v1.s1"], ["a2.v1.s1"]), ("ECU", 1, ["a1.v1.s2"], [])]
