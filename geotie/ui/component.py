"""
The map component: Plotly in a node of its own that keeps zoom and position, with a timeline that needs no server to move.

Three mounts: one without a face that lets the browser load what the map will need while Python still counts, the map
itself, whose data is large and seldom changes, and one without a face for what is selected.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import streamlit as st

from geotie.ui.map_model import PackedModel
from geotie.ui.map_script import beside_script, map_frame, map_script, map_style

_map = st.components.v2.component("geotie_map", html=map_frame(), css=map_style(), js=map_script(), isolate_styles=False)
_faceless = st.components.v2.component("geotie_beside", js=beside_script(), isolate_styles=False)


def load_early(plotly: str, borders: str, *, key: str) -> None:
    """Have the browser load plotly.js and borders from these addresses, for the map that is about to be made."""
    _faceless(key=f"{key}_files", data={"role": "files", "plotly": plotly, "borders": borders}, height=1)


def map_component(
    model: PackedModel,
    *,
    opened_at: dict[str, Any],
    key: str,
    on_told: Callable[[], None],
) -> None:
    """
    Draw the map.

    `opened_at` holds `window` (two ISO days, "undated" twice or None), `camera` (the name of a region or
    "scale,longitude,latitude", "" for the world) and `pace` (speed and window of play): where the map starts; later it is the
    visitor who moves it. Under `key` in the session state stand `window`, `camera` and `pace` as they are by now, and `picked`,
    what was clicked last: {"kind": "country", "arc" or "stop", "id", "number" of the click}.
    """
    head = {"role": "map", "signature": model.signature, "plotly": model.plotly, "channel": key, **opened_at}
    _map(
        key=key,
        data=json.dumps(head).encode() + b"\n" + model.packed,  # as bytes, so that nothing is written out anew with each run
        on_picked_change=on_told,
        on_window_change=on_told,
        on_camera_change=on_told,
        on_pace_change=on_told,
    )


def select_on_map(selection: dict[str, Any] | None, *, moved: dict[str, Any], channel: str, words: str) -> None:
    """
    Mark what is selected on the map of this key, and move it where the address leads, as after the browser's back.

    `selection` may hold `country` (a code to outline), `course` ({"lon", "lat"}: a line to stand out) and `stops` (lon, lat and
    text each; the map then looks at them closer if need be). `moved` holds `window`, `camera` and `pace` as `map_component` takes
    them and a number `turn` that is raised when they are to be taken. `words` is the CSS selector of the words beside the map,
    which are shown from their top when the selection changes.
    """
    data = {"role": "selection", "channel": channel, "selection": selection, "moved": moved, "words": words}
    _faceless(key=f"{channel}_selection", data=data, height=1)
