"""Tours as rows of bars, by their data."""

from datetime import date

from geotie.figures import LIGHT
from geotie.figures.gantt import Stay, gantt, legend_html

DAY_MS = 86_400_000


def stay(country, first, last, sure=None, *, status="done", number=1):
    days = None if sure is None else (date(2011, 6, sure[0]), date(2011, 6, sure[1]))
    return Stay(
        "a1.v1", f"a1.v1.s{number}", country, "CHL", status, date(2011, 6, first), date(2011, 6, last), days, f"in {country}"
    )


TOUR = [stay("PER", 3, 5, (3, 5)), stay("ECU", 5, 9, number=2), stay("COL", 5, 9, number=3), stay("BOL", 9, 9, (9, 9), number=4)]


def test_certain_days_are_solid_and_open_ones_pale():
    pale, solid, _ = gantt([("Ana Ruiz", TOUR)], LIGHT).data
    assert (list(solid.base), list(solid.x)) == ([0.5, 6.5], [3, 1])
    assert (list(pale.base), list(pale.x)) == ([2.5], [5])
    assert solid.marker.color[0].endswith(",1)")
    assert pale.marker.color[0].endswith(",0.3)")


def test_stops_on_the_same_days_share_a_bar():
    pale, _, labels = gantt([("Ana Ruiz", TOUR)], LIGHT).data
    assert list(labels.text) == ["Peru", "Bolivia", "Ecuador · Colombia"]
    assert pale.hovertext[0] == "in ECU<br><br>in COL"


def test_a_calendar():
    period = (date(2011, 1, 1), date(2011, 12, 31))
    pale, solid, _ = gantt([("Ana Ruiz", TOUR)], LIGHT, period).data
    assert (solid.base[0], solid.x[0]) == ("2011-06-03", 3 * DAY_MS)
    assert pale.customdata[0] == ["a1.v1", "a1.v1.s2"]


def test_rows_stand_in_order_from_the_top():
    axis = gantt([("Ana Ruiz", TOUR), ("Ben Okoro", TOUR[:1])], LIGHT).layout.yaxis
    assert dict(zip(axis.tickvals, axis.ticktext, strict=True)) == {1: "Ana Ruiz", 0: "Ben Okoro"}


def test_planned_is_an_outline_and_called_off_is_grey():
    tour = [stay("PER", 3, 3, (3, 3), status="planned"), stay("ECU", 5, 5, (5, 5), status="cancelled")]
    _, solid, labels = gantt([("Ana Ruiz", tour)], LIGHT).data
    assert [solid.marker.color[0], solid.marker.line.color[0]] == ["rgba(244,246,247,1)", "rgba(196,78,0,1)"]
    assert [solid.marker.color[1], solid.marker.line.color[1]] == ["rgba(93,101,109,1)", LIGHT.ocean]
    assert list(labels.textfont.color) == [LIGHT.text, LIGHT.ocean]


def test_a_bar_without_room_for_a_name_shows_the_code_or_nothing():
    month = stay("ECU", 10, 30, number=2)
    labels = gantt([("Ana Ruiz", [stay("PNG", 3, 3, (3, 3)), month])], LIGHT).data[2]
    assert list(labels.text) == ["PNG", "Ecuador"]
    year = (date(2011, 1, 1), date(2011, 12, 31))
    assert list(gantt([("Ana Ruiz", [stay("PNG", 3, 3, (3, 3))])], LIGHT, year).data[2].text) == []


def test_a_name_stands_where_no_other_bar_covers_its_own():
    between = [stay("PER", 3, 12, number=1), stay("ECU", 3, 4, (3, 4), number=2), stay("COL", 9, 9, (9, 9), number=3)]
    labels = gantt([("Ana Ruiz", between)], LIGHT).data[2]
    assert dict(zip(labels.text, zip(labels.base, labels.x, strict=True), strict=True))["Peru"] == (2.5, 4)


def test_a_bar_that_others_cover_wholly_has_no_name():
    covered = [stay("PER", 3, 4, number=1), stay("ECU", 3, 4, (3, 4), number=2)]
    assert list(gantt([("Ana Ruiz", covered)], LIGHT).data[2].text) == ["Ecuador"]


def test_the_key_names_what_occurs():
    key = legend_html(TOUR, LIGHT)
    assert "days that it leaves open" in key
    assert LIGHT.regions["Americas"] in key
    assert "planned" not in key
    assert "called off" not in key
