import numpy as np
import pytest

from geotie.figures import LIGHT
from geotie.figures.itinerary import capital_of, itinerary_map, place_of, view_of
from geotie.records import Evidence, Itinerary, Stop

SAID = Evidence(0, 1, "A")
HAVANA, CARACAS, LA_PAZ = (-82.4, 23.1), (-66.9, 10.5), (-68.1, -16.5)
TOUR = Itinerary(
    "Ana Ruiz",
    (
        Stop("CUB", SAID, "Havana", *HAVANA),
        Stop("VEN", SAID, "Caracas", *CARACAS, status="planned"),
        Stop("BOL", SAID, "La Paz", *LA_PAZ, status="cancelled"),
    ),
    home="IRN",
)


def drawn(journeys):
    """Arrows, land, course travelled, course planned, homes, stops."""
    return itinerary_map(journeys, LIGHT, "borders.json").data


def ends(trace):
    """First and last point of each line of a trace."""
    lon, lat = np.array(trace.lon, dtype=float), np.array(trace.lat, dtype=float)
    breaks = np.flatnonzero(np.isnan(lon))
    starts = [0, *(breaks[:-1] + 1)] if breaks.size else []
    return [
        tuple(round(float(v), 1) for v in (lon[a], lat[a], lon[b - 1], lat[b - 1])) for a, b in zip(starts, breaks, strict=True)
    ]


def test_the_course_leads_from_the_capital_of_home_through_the_stops():
    _, _, travelled, planned, homes, _ = drawn([TOUR])
    tehran = tuple(round(value, 1) for value in capital_of("IRN"))
    assert ends(travelled) == [(*tehran, *HAVANA)]
    assert ends(planned) == [(*HAVANA, *CARACAS)]
    assert list(homes.text) == ["Home: Iran"]


def test_stops_are_numbered_and_what_did_not_happen_is_hollow():
    stops = drawn([TOUR])[-1]
    assert list(stops.text) == ["1", "2", "3"]
    assert list(stops.marker.color) == [LIGHT.accent, LIGHT.accent, LIGHT.ocean]
    assert stops.customdata[2] == "La Paz, Bolivia (cancelled)"


def test_stops_at_one_place_share_a_mark():
    there_and_back = (Stop("CUB", SAID, "Havana", *HAVANA), Stop("VEN", SAID), Stop("CUB", SAID, "Havana", *HAVANA))
    assert list(drawn([Itinerary("A", there_and_back)])[-1].text) == ["1, 3", "2"]


def test_a_label_too_long_for_its_mark_stands_above_it():
    stops = drawn(
        [Itinerary("A", (Stop("CUB", SAID, "Havana", *HAVANA),)), Itinerary("B", (Stop("CUB", SAID, "Havana", *HAVANA),))]
    )[-1]
    assert (list(stops.text), list(stops.textposition)) == (["1.1, 2.1"], ["top center"])


def test_stops_of_several_journeys_carry_the_number_of_the_journey():
    assert list(drawn([TOUR, Itinerary("B", (Stop("PER", SAID),))])[-1].text) == ["1.1", "1.2", "1.3", "2.1"]


def test_a_stop_without_a_place_stands_at_the_capital():
    assert place_of(Stop("CUB", SAID, lon=0.0, lat=0.0)) == capital_of("CUB")


def test_the_first_trace_keeps_plotly_from_fetching_borders():
    assert drawn([TOUR])[0].type == "scattergeo"
    assert itinerary_map([TOUR], LIGHT, "borders.json").layout.geo.visible is False


def test_nothing_to_draw_is_an_empty_world():
    figure = itinerary_map([], LIGHT, "borders.json")
    assert list(figure.layout.geo.lonaxis.range) == [-180, 180]


@pytest.mark.parametrize(
    ("lon", "lat", "inside"),
    [
        pytest.param([-99.1, -70.6], [19.4, -33.4], (-99.1, -70.6), id="Americas"),
        pytest.param([178.4, -157.8], [-18.1, 21.3], (178.4, 202.2), id="over 180°"),
        pytest.param([2.35, 4.35], [48.9, 50.8], (2.35, 4.35), id="neighbours"),
    ],
)
def test_the_view_holds_all_places_side_by_side(lon, lat, inside):
    view = view_of(np.array(lon), np.array(lat))
    for wanted in inside:
        distance = (wanted - view.lon + 180) % 360 - 180
        assert abs(distance) < view.half_width < 90
    assert view.south < min(lat) <= max(lat) < view.north


def test_a_journey_round_the_globe_shows_the_whole_world():
    assert view_of(np.array([0.0, 90.0, 180.0, -90.0]), np.zeros(4)).half_width == 180
