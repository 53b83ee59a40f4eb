"""Great circles and the antimeridian."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geotie.geodesy import EARTH_RADIUS_KM, great_circle, great_circle_km, split_at_antimeridian

AUCKLAND = (174.76, -36.85)
SANTIAGO = (-70.65, -33.44)
LONDON = (-0.13, 51.51)
TOKYO = (139.69, 35.69)

points = st.tuples(st.floats(-180, 180), st.floats(-89, 89))


def test_a_quarter_of_the_equator():
    assert great_circle_km((0, 0), (90, 0)) == pytest.approx(10_007.557, abs=0.01)


def test_london_to_tokyo():
    assert great_circle_km(LONDON, TOKYO) == pytest.approx(9_560, abs=10)


@given(points, points)
def test_points_lie_on_the_line_and_close_together(start, end):
    line = great_circle(start, end, step_km=500)
    assert (line[0], line[-1]) == (start, end)
    assert all(great_circle_km(a, b) <= 501 for a, b in pairwise(line))
    length = sum(great_circle_km(a, b) for a, b in pairwise(line))
    assert length == pytest.approx(great_circle_km(start, end), rel=1e-3, abs=0.1)


def test_opposite_points_are_joined_by_the_pole():
    line = great_circle((10, 20), (-170, -20), step_km=500)
    assert sum(great_circle_km(a, b) for a, b in pairwise(line)) == pytest.approx(EARTH_RADIUS_KM * 3.14159265, rel=1e-3)


def test_over_the_pacific_the_line_is_cut_once():
    west, east = split_at_antimeridian(great_circle(AUCKLAND, SANTIAGO, step_km=250))
    assert west[-1][0] == 180.0
    assert east[0] == (-180.0, west[-1][1])
    assert (west[0], east[-1]) == (AUCKLAND, SANTIAGO)


def test_over_the_atlantic_the_line_stays_whole():
    line = great_circle(LONDON, SANTIAGO, step_km=250)
    assert split_at_antimeridian(line) == [line]


@given(points, points)
def test_no_piece_jumps(start, end):
    for piece in split_at_antimeridian(great_circle(start, end, step_km=250)):
        assert all(abs(a[0] - b[0]) <= 180 for a, b in pairwise(piece))
