"""Work that the first visitor would wait for, done while the server starts and the browser loads the page around the map."""

from __future__ import annotations

from contextlib import suppress
from threading import Thread

import pandas as pd  # noqa: F401 - before any thread draws: plotly takes a pandas that another thread is half way through importing

from geotie.demo import demo_archive
from geotie.errors import GeotieError
from geotie.ui import cache, routes, state
from geotie.ui.map_model import MapChoices


def begin() -> Thread:
    """Start in the background; the thread ends with the server at the latest."""
    thread = Thread(target=prepare, name="geotie warm-up", daemon=True)
    thread.start()
    return thread


def prepare() -> None:
    """Build the demo archive where it will be shown, and the map that a first visitor sees; pack the map's own files."""
    routes.pack_what_comes_first()
    with suppress(GeotieError):  # told on the page, which meets the same obstacle
        path = state.named_archive() or demo_archive()
        cache.map_model(path, cache.revision(path), MapChoices())
    routes.pack_the_rest()
