"""Charts over time, by their data."""

from datetime import date

import polars as pl

from geotie.figures import DARK, LIGHT
from geotie.figures.charts import partner_dots, signed_bars

YEARS = pl.DataFrame({"start": [date(2017, 1, 1), date(2019, 1, 1)], "friendly": [3, 0], "hostile": [1, 12]})
PARTNERS = pl.DataFrame(
    {
        "partner": ["CHL", "PER", "PER"],
        "start": [date(2017, 1, 1), date(2017, 1, 1), date(2019, 1, 1)],
        "friendly": [1, 0, 4],
        "hostile": [0, 2, 1],
    }
)


def test_friendly_events_stand_above_the_line_and_hostile_ones_below():
    friendly, hostile = signed_bars(YEARS, LIGHT).data
    assert list(friendly.y) == [3, 0]
    assert list(hostile.y) == [-1, -12]
    assert hostile.marker.color == LIGHT.hostile
    assert list(hostile.text) == ["1 hostile event", "12 hostile events"]


def test_numbers_on_the_axis_have_no_sign():
    axis = signed_bars(YEARS, DARK).layout.yaxis
    assert axis.ticktext[0] == str(abs(axis.tickvals[0]))
    assert all(not text.startswith("-") for text in axis.ticktext)


def test_a_dot_tells_whom_and_when_it_stands_for():
    friendly, hostile = partner_dots(PARTNERS, {"PER": "Peru", "CHL": "Chile"}, LIGHT).data
    assert [list(each) for each in hostile.customdata] == [["PER", "2017-01-01"], ["PER", "2019-01-01"]]
    assert friendly.text[0] == "<b>Chile, 2017</b><br>1 friendly event"
    assert friendly.y[1] > hostile.y[1]  # of one partner: friendly above hostile
    assert max(friendly.marker.size) > min(friendly.marker.size)


def test_partners_stand_in_the_order_given_from_the_top():
    figure = partner_dots(PARTNERS, {"PER": "Peru", "CHL": "Chile"}, LIGHT)
    names = dict(zip(figure.layout.yaxis.tickvals, figure.layout.yaxis.ticktext, strict=True))
    assert names == {1: "Peru", 0: "Chile"}


def test_a_partner_that_is_not_asked_for_is_left_out():
    figure = partner_dots(PARTNERS, {"CHL": "Chile"}, LIGHT)
    assert [len(dots.x) for dots in figure.data] == [1, 0]
