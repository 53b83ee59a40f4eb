import json

import pytest
import shapely

from geotie.figures import world_borders
from geotie.measures import POLICIES


def test_the_view_from_far_has_all_areas_with_fewer_points():
    borders = world_borders()
    near, far = json.loads(borders.content)["features"], json.loads(borders.far)["features"]
    assert [area["id"] for area in far] == [area["id"] for area in near]
    assert len(borders.far) < len(borders.content) / 2


@pytest.mark.parametrize("policy", POLICIES)
def test_outer_rings_are_clockwise_for_plotly_also_from_far(policy: str):
    for area in json.loads(world_borders(policy).far)["features"]:
        polygons = area["geometry"]["coordinates"]
        outer = [polygon[0] for polygon in polygons] if area["geometry"]["type"] == "MultiPolygon" else [polygons[0]]
        wrong = [ring for ring in outer if shapely.LinearRing(ring).is_ccw and shapely.Polygon(ring).area > 0]
        assert not wrong, area["id"]


@pytest.mark.parametrize(
    ("policy", "apart", "within"),
    [
        ("de facto", {"XKX", "TWN", "CYN", "SOL"}, set()),
        ("iso", {"TWN"}, {"XKX", "CYN", "SOL"}),
        ("un", set(), {"XKX", "TWN", "CYN", "SOL"}),
    ],
)
def test_a_policy_draws_territories_apart_or_within_their_state(policy: str, apart: set[str], within: set[str]):
    drawn = set(world_borders(policy).codes)
    assert apart <= drawn
    assert not within & drawn


@pytest.mark.parametrize(("state", "part"), [("SRB", "XKX"), ("CHN", "TWN"), ("CYP", "CYN"), ("SOM", "SOL")])
def test_no_land_is_lost_where_a_territory_is_within_its_state(state: str, part: str):
    def shapes(policy: str) -> dict[str, shapely.Geometry]:
        return {
            each["id"]: shapely.geometry.shape(each["geometry"]) for each in json.loads(world_borders(policy).content)["features"]
        }

    apart, within = shapes("de facto"), shapes("un")
    assert within[state].area == pytest.approx(apart[state].union(apart[part]).area)
