import numpy as np
import pytest

from geotie.figures.curves import POLAR, ROUND, curves, headings, joined, round_the_poles


def angle(lon1: float, lat1: float, lon2: float, lat2: float) -> float:
    """Degrees of a great circle between two places."""
    a, b, c, d = map(np.radians, (lon1, lat1, lon2, lat2))
    return float(np.degrees(np.arccos(np.clip(np.sin(b) * np.sin(d) + np.cos(b) * np.cos(d) * np.cos(c - a), -1, 1))))


def one(start: tuple[float, float], end: tuple[float, float], bow: float = 0.0) -> tuple[np.ndarray, np.ndarray]:
    lon, lat = curves(([start[0]], [start[1]]), ([end[0]], [end[1]]), [bow])
    return lon[0], lat[0]


def test_a_line_starts_and_ends_where_it_should():
    lon, lat = one((-66.9, 10.5), (51.4, 35.7))
    assert (lon[0], lat[0], lon[-1], lat[-1]) == pytest.approx((-66.9, 10.5, 51.4, 35.7))


def test_without_a_bow_the_line_is_the_great_circle():
    lon, lat = one((-66.9, 10.5), (51.4, 35.7))
    steps = [angle(lon[i], lat[i], lon[i + 1], lat[i + 1]) for i in range(len(lon) - 1)]
    assert sum(steps) == pytest.approx(angle(-66.9, 10.5, 51.4, 35.7), rel=1e-6)
    assert max(steps) == pytest.approx(min(steps), rel=1e-6)


def test_a_line_over_the_pacific_crosses_180_degrees_and_not_greenwich():
    lon, _ = one((139.7, 35.7), (-122.4, 37.8))
    assert np.all(np.abs(lon) > 120)


def test_a_bow_lies_to_the_right_of_travel():
    _, lat = one((-60.0, 0.0), (60.0, 0.0), 0.1)
    assert lat[len(lat) // 2] < -5
    _, back = one((60.0, 0.0), (-60.0, 0.0), 0.1)
    assert back[len(back) // 2] > 5


@pytest.mark.parametrize(
    ("start", "end"), [pytest.param((10, 20), (10, 20), id="same place"), pytest.param((0, 0), (180, 0), id="antipodes")]
)
def test_places_without_a_great_circle_of_their_own_still_give_finite_points(start: tuple[float, float], end: tuple[float, float]):
    lon, lat = one(start, end, 0.1)
    assert np.isfinite(lon).all()
    assert np.isfinite(lat).all()


@pytest.mark.parametrize(("end", "heading"), [((60, 0), 90), ((-60, 0), 270), ((0, 60), 0), ((0, -60), 180)])
def test_headings_are_clockwise_from_north(end: tuple[float, float], heading: float):
    lon, lat = curves(([0.0], [0.0]), ([end[0]], [end[1]]), [0.0])
    _, _, found = headings(lon, lat)
    assert (found[0] - heading + 180) % 360 - 180 == pytest.approx(0, abs=1e-6)


def test_joined_lines_have_a_gap_after_each():
    assert np.isnan(joined(np.array([[1.0, 2.0], [3.0, 4.0]]))).tolist() == [False, False, True, False, False, True]


WASHINGTON, BEIJING, MOSCOW = (-77.0, 38.9), (116.4, 39.9), (37.6, 55.8)


def led_round(start: tuple[float, float], end: tuple[float, float], bow: float = 0.0) -> tuple[np.ndarray, np.ndarray, bool]:
    lon, lat, bent = round_the_poles(*curves(([start[0]], [start[1]]), ([end[0]], [end[1]]), [bow]), [bow])
    return lon[0], lat[0], bool(bent[0])


def test_a_line_over_the_pole_leads_round_it_the_shorter_way():
    lon, lat, bent = led_round(WASHINGTON, BEIJING)
    assert bent
    assert (lon[0], lat[0], lon[-1], lat[-1]) == pytest.approx((*WASHINGTON, *BEIJING))
    assert lat.max() <= ROUND + 1
    assert not np.any(np.abs(lon) < 70)  # by way of the Bering Strait, not of Greenwich


def test_a_line_round_the_pole_is_calm():
    lon, lat, _ = led_round(WASHINGTON, BEIJING)
    steps = [angle(lon[i], lat[i], lon[i + 1], lat[i + 1]) for i in range(len(lon) - 1)]
    assert max(steps) < 1.1 * min(steps)
    assert np.all(np.diff(np.sign(np.diff(lat))) <= 0)  # up and down once


def test_other_lines_stay_great_circles():
    lon, lat, bent = led_round(WASHINGTON, MOSCOW)
    there = one(WASHINGTON, MOSCOW)
    assert not bent
    assert np.array_equal(lon, there[0])
    assert np.array_equal(lat, there[1])


def test_there_and_back_round_the_pole_stay_apart():
    there, back = led_round(WASHINGTON, BEIJING, 0.07), led_round(BEIJING, WASHINGTON, 0.07)
    assert there[2]
    assert back[2]
    assert abs(there[1].max() - back[1].max()) > 1


def test_a_place_close_to_the_pole_keeps_its_line():
    lon, lat, bent = led_round((15.6, 78.2), BEIJING)
    assert not bent
    assert np.abs(lat).max() > POLAR
    assert np.isfinite(lon).all()


def test_a_stop_without_a_line_is_left_alone():
    _, _, bent = led_round((float("nan"), float("nan")), BEIJING)
    assert not bent
