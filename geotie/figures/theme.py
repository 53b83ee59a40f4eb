"""
Colours of the figures, light and dark.

Palettes keep their order in lightness, so that they read in grey and with any colour vision: one hue for counts, wine red
against blue through a neutral middle for balances. Regions are told apart by hues of the Okabe-Ito set, tuned to each background.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Mode = Literal["light", "dark"]
FONT = '"Source Sans", "Source Sans Pro", "Helvetica Neue", Arial, sans-serif'


@dataclass(frozen=True, slots=True)
class Theme:
    """Named colours as CSS strings; `counts` from few to many, `balance` from hostile to friendly."""

    mode: Mode
    ocean: str
    land: str
    border: str
    graticule: str
    text: str
    muted: str
    panel: str  # behind text that stands on the map
    accent: str  # what is selected
    counts: tuple[str, ...]
    balance: tuple[str, ...]
    friendly: str
    hostile: str
    route: str
    regions: dict[str, str]  # by UN M49 region of the traveller's home, "" for no state
    holders: dict[str, str]  # by who tells of an event: state media only, other outlets, outlet not known


LIGHT = Theme(
    mode="light",
    ocean="#f4f6f7",
    land="#e4e2dc",
    border="#ffffff",
    graticule="#e6eaec",
    text="#22262b",
    muted="#5d656d",
    panel="rgba(255,255,255,0.86)",
    accent="#111418",
    counts=("#ccd8e0", "#a9bdcb", "#86a1b4", "#63859c", "#436a84"),
    balance=("#8a1f33", "#c4707c", "#e6c4c6", "#cfccc2", "#bddbe7", "#69aecb", "#1f7499"),
    friendly="#3d9fc6",
    hostile="#8a1f33",
    route="#6f6a5f",
    regions={
        "Africa": "#00835c",
        "Americas": "#c44e00",
        "Asia": "#a23a86",
        "Europe": "#1f5fb4",
        "Oceania": "#a87900",
        "": "#5d656d",
    },
    holders={"other outlets": "#1f5fb4", "state media only": "#c44e00", "outlet not known": "#5d656d"},
)

DARK = Theme(
    mode="dark",
    ocean="#14181d",
    land="#2b323a",
    border="#14181d",
    graticule="#1c2228",
    text="#e6e3dc",
    muted="#a3abb3",
    panel="rgba(20,24,29,0.82)",
    accent="#ffffff",
    counts=("#3a4d5c", "#48657a", "#587e99", "#6b99b8", "#86b6d6"),
    balance=("#f0566b", "#b14455", "#6d3a44", "#50504e", "#31586a", "#3b86a6", "#63c0e6"),
    friendly="#7fd4f5",
    hostile="#f0566b",
    route="#b3ab9b",
    regions={
        "Africa": "#2fc493",
        "Americas": "#ff8a3d",
        "Asia": "#e07cc4",
        "Europe": "#6fa8ff",
        "Oceania": "#e5b93b",
        "": "#a3abb3",
    },
    holders={"other outlets": "#6fa8ff", "state media only": "#ff8a3d", "outlet not known": "#a3abb3"},
)


def theme(mode: str | None) -> Theme:
    """The theme of this name; light for anything but "dark", since a browser may not have told yet."""
    return DARK if mode == "dark" else LIGHT
