"""Single keys that press buttons of a page."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import streamlit as st

_keys = st.components.v2.component(
    "geotie_shortcuts",
    js=(Path(__file__).parent / "assets" / "shortcuts.js").read_text(encoding="utf-8"),
    isolate_styles=False,
)


def shortcuts(keys: Mapping[str, str], *, key: str) -> None:
    """
    Each key presses the button in the container or of the widget with this Streamlit key: `shortcuts({"a": "accept"}, key="keys")`.

    Keys are not heard while somebody types or a dialog is open.
    """
    _keys(key=key, data={"keys": {pressed: f".st-key-{name} button" for pressed, name in keys.items()}}, height=1)
