"""What the dashboard's own server hands out beside its pages: the borders and plotly.js, so that nothing comes from elsewhere."""

from __future__ import annotations

import gzip
from functools import cache, partial
from importlib.resources import files
from re import search

import streamlit as st
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from geotie.figures import borders_digest, world_borders
from geotie.measures import POLICIES, Policy

_FOREVER = "public, max-age=31536000, immutable"  # each address holds a digest or a version: what it gives never changes


def routes() -> list[BaseRoute]:
    """Below the address that the dashboard is served at, as Streamlit's own are."""
    base = st.config.get_option("server.baseUrlPath").strip("/")
    below = f"/{base}" if base else ""
    borders = [
        Route(f"{below}/{borders_path(policy, far=far)}", partial(_borders, policy=policy, far=far))
        for policy in POLICIES
        for far in (False, True)
    ]
    return [*borders, Route(f"{below}/{plotly_path()}", _plotly)]


def borders_path(policy: Policy = "de facto", *, far: bool = False) -> str:
    """Where the borders of a policy are, relative to the dashboard's own address; `far` for a view of the whole world."""
    return f"geometry/world-{policy.replace(' ', '-')}-{'far' if far else '50m'}.{borders_digest()}.json"


def pack_what_comes_first() -> None:
    """Compress what every browser asks for at once, so that the first of them need not wait for it."""
    _packed_plotly()
    _packed_borders("de facto", far=True)


def pack_the_rest() -> None:
    """The same for what a closer look needs."""
    _packed_borders("de facto", far=False)


@cache
def plotly_path() -> str:
    """Where plotly.js is, relative to the dashboard's own address."""
    version = search(rb"plotly\.js v([\d.]+)", _plotly_js()[:200])
    return f"geometry/plotly-{version.group(1).decode() if version else 'bundled'}.min.js"


def _plotly_js() -> bytes:
    return (files("plotly") / "package_data" / "plotly.min.js").read_bytes()


@cache
def _packed_plotly() -> bytes:
    return gzip.compress(_plotly_js(), 6)


@cache
def _packed_borders(policy: Policy, *, far: bool) -> bytes:
    borders = world_borders(policy)
    return gzip.compress(borders.far if far else borders.content, 6)


def _borders(request: Request, *, policy: Policy, far: bool) -> Response:
    return _handed_out(request, "application/geo+json", _packed_borders(policy, far=far))


def _plotly(request: Request) -> Response:
    return _handed_out(request, "text/javascript", _packed_plotly())


def _handed_out(request: Request, media_type: str, packed: bytes) -> Response:
    headers = {"Cache-Control": _FOREVER, "Vary": "Accept-Encoding"}
    if "gzip" not in request.headers.get("accept-encoding", ""):
        return Response(gzip.decompress(packed), media_type=media_type, headers=headers)
    return Response(packed, media_type=media_type, headers={**headers, "Content-Encoding": "gzip"})
