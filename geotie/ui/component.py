"""
The map component: Plotly in a node of its own that keeps zoom and position, with a timeline that needs no server to move.

Two mounts of one script: the map, whose data is large and seldom changes, and a mount without a face for what is selected.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import streamlit as st

_ASSETS = Path(__file__).parent / "assets"
_SCRIPT = (_ASSETS / "map.js").read_text(encoding="utf-8")
_map = st.components.v2.component(
    "geotie_map",
    html=(_ASSETS / "map.html").read_text(encoding="utf-8"),
    css=(_ASSETS / "map.css").read_text(encoding="utf-8"),
    js=_SCRIPT,
    isolate_styles=False,
)
_selection = st.components.v2.component("geotie_selection", js=_SCRIPT, isolate_styles=False)


def map_component(
    model: dict[str, Any],
    *,
    window: tuple[str, str] | None,
    camera: str,
    key: str,
    on_picked: Callable[[], None],
    on_window: Callable[[], None],
    on_camera: Callable[[], None],
) -> None:
    """
    Draw the map.

    `window` (ISO days) is where the timeline starts and `camera` where the map does; later it is the visitor who moves them. Under
    `key` in the session state stand `picked`, {"kind": "country", "arc" or "stop", "id"} for the run after a click, `window`, two
    ISO days, "undated" twice or None for all, and `camera`, the name of a region or "scale,longitude,latitude", "" for the world.
    """
    data = {**model, "window": list(window) if window else None, "camera": camera, "channel": key}
    _map(key=key, data=data, on_picked_change=on_picked, on_window_change=on_window, on_camera_change=on_camera)


def select_on_map(selection: dict[str, Any] | None, *, moved: dict[str, Any], channel: str, words: str) -> None:
    """
    Mark what is selected on the map of this key, and move it where the address leads, as after the browser's back.

    `selection` may hold `country` (a code to outline), `course` ({"lon", "lat"}: a line to stand out) and `stops` (lon, lat and
    text each). `moved` holds `window` and `camera` and a number `turn` that is raised when they are to be taken. `words` is the CSS
    selector of the words beside the map, which are shown from their top when the selection changes.
    """
    data = {"role": "selection", "channel": channel, "selection": selection, "moved": moved, "words": words}
    _selection(key=f"{channel}_selection", data=data, height=1)
