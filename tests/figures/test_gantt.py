"""Tours as rows of bars, by their data."""

from datetime import date

from geotie.figures import LIGHT
from geotie.figures.gantt import Stay, gantt

DAY_MS = 86_400_000


def stay(country, first, last, sure=None, *, status="done", number=1):
    days = None if sure is None else (date(2011, 6, sure[0]), date(2011, 6, sure[1]))
    return Stay(
        "a1.v1", f"a1.v1.s{number}", country, "CHL", status, date(2011, 6, first), date(2011, 6, last), days, f"in {country}"
    )


TOUR = [stay("PER", 3, 5, (3, 5)), stay("ECU", 5, 9, number=2), stay("COL", 5, 9, number=3), stay("BOL", 9, 9, (9, 9), number=4)]


def test_certain_days_are_solid_and_open_ones_pale():
    pale, solid = gantt([("Ana Ruiz", TOUR)], LIGHT).data
    assert (list(solid.base), list(solid.x)) == ([0.5, 6.5], [3, 1])
    assert (list(pale.base), list(pale.x)) == ([2.5], [5])
    assert pale.marker.opacity < solid.marker.opacity


def test_stops_on_the_same_days_share_a_bar():
    pale, _ = gantt([("Ana Ruiz", TOUR)], LIGHT).data
    assert pale.text[0] == "Ecuador · Colombia"
    assert pale.hovertext[0] == "in ECU<br><br>in COL"


def test_a_calendar():
    period = (date(2011, 1, 1), date(2011, 12, 31))
    pale, solid = gantt([("Ana Ruiz", TOUR)], LIGHT, period).data
    assert (solid.base[0], solid.x[0]) == ("2011-06-03", 3 * DAY_MS)
    assert pale.customdata[0] == ["a1.v1", "a1.v1.s2"]


def test_rows_stand_in_order_from_the_top():
    axis = gantt([("Ana Ruiz", TOUR), ("Ben Okoro", TOUR[:1])], LIGHT).layout.yaxis
    assert dict(zip(axis.tickvals, axis.ticktext, strict=True)) == {1: "Ana Ruiz", 0: "Ben Okoro"}


def test_planned_is_hatched_and_called_off_is_grey():
    tour = [stay("PER", 3, 3, (3, 3), status="planned"), stay("ECU", 5, 5, (5, 5), status="cancelled")]
    _, solid = gantt([("Ana Ruiz", tour)], LIGHT).data
    assert list(solid.marker.pattern.shape) == ["/", ""]
    assert solid.marker.color[1] == LIGHT.muted
    assert solid.marker.color[0] == LIGHT.regions["Americas"]


def test_a_bar_without_room_for_a_name_shows_the_code_or_nothing():
    month = stay("ECU", 10, 30, number=2)
    _, solid = gantt([("Ana Ruiz", [stay("PNG", 3, 3, (3, 3)), month])], LIGHT).data
    assert solid.text[0] == "PNG"
    _, solid = gantt([("Ana Ruiz", [stay("PNG", 3, 3, (3, 3))])], LIGHT, (date(2011, 1, 1), date(2011, 12, 31))).data
    assert solid.text[0] == ""
