"""The choices above the map, each kept in the address, so that a link reproduces the view."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import streamlit as st

from geotie.countries import countries
from geotie.figures import FILL_WORDS, Projection
from geotie.measures import FILLS, LAYERS, Layer, Step, TimeBasis
from geotie.ui.map_model import MapChoices
from geotie.ui.selection import Selection

FILL_NAMES = {fill: FILL_WORDS[fill][0].split(":")[0] for fill in FILLS}
LAYER_NAMES: dict[Layer, str] = {"journeys": "Journeys", "ties": "Ties", "routes": "Carriers’ routes"}
BASIS_NAMES: dict[TimeBasis, str] = {"event": "Day of the event", "publication": "Day of publication"}
PROJECTION_NAMES: dict[Projection, str] = {"natural earth": "Flat", "orthographic": "Globe"}
STEP_NAMES: dict[Step | Literal["auto"], str] = {"auto": "As suits the period", "day": "Days", "month": "Months", "year": "Years"}


def map_choices(mode: str | None) -> MapChoices:
    """One row of controls; `mode` is the theme of the visitor's page."""
    fill = st.selectbox(
        "Countries filled by",
        FILLS,
        format_func=FILL_NAMES.__getitem__,
        key="fill",
        bind="query-params",
        width=250,
        icon=":material/format_color_fill:",
        label_visibility="collapsed",
    )
    layers = st.pills(
        "Lines",
        LAYERS,
        selection_mode="multi",
        default=["journeys"],
        format_func=LAYER_NAMES.__getitem__,
        key="lines",
        bind="query-params",
        label_visibility="collapsed",
    )
    with st.popover("More", icon=":material/tune:"):
        by = st.radio("Time", list(BASIS_NAMES), format_func=BASIS_NAMES.__getitem__, key="time", bind="query-params")
        projection = st.radio(
            "World", list(PROJECTION_NAMES), format_func=PROJECTION_NAMES.__getitem__, key="world", bind="query-params"
        )
        step = st.radio(
            "Bars of the timeline", list(STEP_NAMES), format_func=STEP_NAMES.__getitem__, key="bars", bind="query-params"
        )
    return MapChoices(
        fill=fill,
        layers=tuple(layer for layer in LAYERS if layer in (layers or [])),
        by=by,
        step=None if step == "auto" else step,
        projection=projection,
        mode=mode or "light",
    )


def country_choice(selection: Selection | None, choose: Callable[[Selection | None], None]) -> None:
    """A country by its name: the way to it without a pointer, and the sure way to a small one."""
    names = {code: entry.name for code, entry in countries().items()}
    st.session_state["country"] = selection.id if selection and selection.kind == "country" else None

    def chosen() -> None:
        code = st.session_state["country"]
        choose(Selection("country", code) if code else None)

    st.selectbox(
        "Country",
        sorted(names, key=names.__getitem__),
        index=None,
        format_func=names.__getitem__,
        key="country",
        on_change=chosen,
        placeholder="Find a country",
        width=230,
        icon=":material/search:",
        label_visibility="collapsed",
    )
