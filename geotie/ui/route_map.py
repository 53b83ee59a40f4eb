"""A small map of journeys beside their words."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from geotie.figures import theme
from geotie.figures.itinerary import itinerary_map
from geotie.records import Itinerary
from geotie.ui.routes import borders_path


def show_route(journeys: Sequence[Itinerary], key: str) -> None:
    """The course of journeys with their stops numbered as the cards beside are; nothing where there is none."""
    if journeys:
        figure = itinerary_map(journeys, theme(st.context.theme.type), borders_path(far=True))
        st.plotly_chart(figure, theme=None, key=key, config={"displayModeBar": False, "scrollZoom": False})
