"""What the server hands out beside its pages."""

import gzip
import json

import pytest
from starlette.requests import Request

from geotie.ui.routes import borders_path, plotly_path, routes


def answer(path, encoding="gzip"):
    (route,) = [route for route in routes() if route.path == f"/{path}"]
    headers = [(b"accept-encoding", encoding.encode())]
    return route.endpoint(Request({"type": "http", "method": "GET", "path": route.path, "headers": headers}))


@pytest.mark.parametrize("path", [borders_path(), borders_path(far=True), plotly_path()])
def test_what_is_handed_out_is_packed_and_kept_for_good(path):
    response = answer(path)
    assert response.headers["content-encoding"] == "gzip"
    assert "immutable" in response.headers["cache-control"]
    assert gzip.decompress(response.body) == answer(path, "identity").body


def test_the_borders_are_those_of_the_map():
    near, far = (json.loads(answer(borders_path(far=far), "identity").body) for far in (False, True))
    assert [area["id"] for area in near["features"]] == [area["id"] for area in far["features"]]


def test_plotly_comes_from_the_package_and_its_address_tells_its_version():
    assert answer(plotly_path(), "identity").body.startswith(b"/**\n* plotly.js v")
    assert plotly_path().count(".") >= 3
