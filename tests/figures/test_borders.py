import json

import shapely

from geotie.figures import world_borders


def test_the_view_from_far_has_all_areas_with_fewer_points():
    borders = world_borders()
    near, far = json.loads(borders.content)["features"], json.loads(borders.far)["features"]
    assert [area["id"] for area in far] == [area["id"] for area in near]
    assert len(borders.far) < len(borders.content) / 2


def test_outer_rings_are_clockwise_for_plotly_also_from_far():
    for area in json.loads(world_borders().far)["features"]:
        polygons = area["geometry"]["coordinates"]
        outer = [polygon[0] for polygon in polygons] if area["geometry"]["type"] == "MultiPolygon" else [polygons[0]]
        wrong = [ring for ring in outer if shapely.LinearRing(ring).is_ccw and shapely.Polygon(ring).area > 0]
        assert not wrong, area["id"]
