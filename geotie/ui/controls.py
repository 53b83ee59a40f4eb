"""The choices above the map, each kept in the address, so that a link reproduces the view."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Literal, TypeVar

import polars as pl
import streamlit as st

from geotie.countries import countries
from geotie.figures import FILL_WORDS, Projection
from geotie.measures import FILLS, LAYERS, VIEWS, Layer, Policy, Step, Tables, TimeBasis
from geotie.ui import address
from geotie.ui.address import BASIS_NAMES, POLICY_NAMES, STATE_MEDIA_NAMES
from geotie.ui.choosing import choice
from geotie.ui.map_model import Colors, MapChoices
from geotie.ui.selection import Selection

FILL_NAMES = {fill: FILL_WORDS[fill][0].split(":")[0] for fill in FILLS}
LAYER_NAMES: dict[Layer, str] = {"journeys": "Journeys", "ties": "Ties", "routes": "Routes"}  # of carriers, as the legend says
PROJECTION_NAMES: dict[Projection, str] = {"natural earth": "Flat", "orthographic": "Globe"}
STEP_NAMES: dict[Step | Literal["auto"], str] = {"auto": "As suits the period", "day": "Days", "month": "Months", "year": "Years"}
COLOR_NAMES: dict[Colors, str] = {"home": "Traveller’s home, sign of ties", "holder": "Who says so"}
T = TypeVar("T")


def map_choices(mode: str | None, tables: Tables) -> MapChoices:
    """
    One row of controls; `mode` is the theme of the visitor's page.

    Who says so and the border policy stand in the address and hold on every page: `address.view` reads them there.
    """
    address.seed("fill", FILL_NAMES)
    fill = st.selectbox(
        "Countries filled by",
        FILLS,
        format_func=FILL_NAMES.__getitem__,
        key="fill",
        bind="query-params",
        width=205,
        icon=":material/format_color_fill:",
        label_visibility="collapsed",
    )
    focus = _focus()
    address.seed("lines", LAYER_NAMES, many=True)
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
    _who_says_so(tables)
    with st.popover("More", icon=":material/tune:"):
        by: TimeBasis = _one_of("Time", BASIS_NAMES, "time")
        step = _one_of("Bars of the timeline", STEP_NAMES, "bars")
        projection = _one_of("World", PROJECTION_NAMES, "world")
        colors = _one_of("Colour of lines", COLOR_NAMES, "colors")
        policy: Policy = _one_of("Borders", POLICY_NAMES, "borders", help="\n\n".join(_policy_words()))
    return MapChoices(
        fill=fill,
        layers=tuple(layer for layer in LAYERS if layer in (layers or [])),
        by=by,
        step=None if step == "auto" else step,
        projection=projection,
        mode=mode or "light",
        focus=focus,
        colors=colors,
        policy=policy,
    )


def country_choice(selection: Selection | None, choose: Callable[[Selection | None], None]) -> None:
    """A country by its name: the way to it without a pointer, and the sure way to a small one."""
    names = _country_names()
    choice(
        "Country",
        sorted(names, key=names.__getitem__),
        selection.id if selection and selection.kind == "country" else None,
        lambda code: choose(Selection("country", code) if code else None),
        key="country",
        format_func=names.__getitem__,
        placeholder="Find a country",
        width=165,
        icon=":material/search:",
        label_visibility="collapsed",
    )


def _focus() -> str | None:
    """The country that everything is seen from: whom it visits, who visits it, its ties."""
    names = _country_names()
    address.seed("focus", names)
    return st.selectbox(
        "Seen from",
        sorted(names, key=names.__getitem__),
        index=None,
        format_func=names.__getitem__,
        key="focus",
        bind="query-params",
        placeholder="Seen from anywhere",
        width=205,
        icon=":material/my_location:",
        label_visibility="collapsed",
        help="Only what one country takes part in: its visitors and visits to it, its ties, the routes that touch it.",
    )


def _who_says_so(tables: Tables) -> None:
    """Filters by claim-holder; what they hide is counted below the map."""
    active = not address.says().everybody
    with st.popover("Who says so" + (" · on" if active else ""), icon=":material/record_voice_over:"):
        st.caption("A record counts for the outlet whose words it has; a reprint does not make a claim the reprinter’s.")
        _one_of("Outlets", STATE_MEDIA_NAMES, "media", help="State media are those that a state owns or runs, as far as known.")
        articles = tables.articles.select("outlet", "origin_outlet", "cluster_id", "outlet_country").collect()
        known = articles.filter(pl.col("origin_outlet") != pl.col("cluster_id"))
        _several("Only these outlets", known["origin_outlet"], "outlet")
        _several("Only outlets of", _names_of(articles["outlet_country"]), "outletsof")
        speakers = tables.ties.select("speaker_country").collect()["speaker_country"]
        _several("Only ties told by speakers of", _names_of(speakers), "speaker")


def _one_of(label: str, names: dict[T, str], key: str, help: str | None = None) -> T:
    address.seed(key, names)
    chosen: T = st.radio(
        label, list(names), format_func=names.__getitem__, key=key, bind="query-params", horizontal=True, help=help
    )
    return chosen


def _several(label: str, options: Iterable[str], key: str) -> None:
    found = sorted(set(options))
    address.seed(key, {name: name for name in found}, many=True)
    st.multiselect(label, found, key=key, bind="query-params", disabled=not found, placeholder="All" if found else "None is known")


def _names_of(codes: pl.Series) -> list[str]:
    names = _country_names()
    return [names[code] for code in codes.drop_nulls().unique() if code in names]


def _country_names() -> dict[str, str]:
    return {code: entry.name for code, entry in countries().items()}


def _policy_words() -> list[str]:
    return [f"**{POLICY_NAMES[policy]}**: {view.sentence}" for policy, view in VIEWS.items()]
