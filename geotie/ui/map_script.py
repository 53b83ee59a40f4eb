"""The map's script, style and frame: the same in the dashboard and in the one-file briefing. Free of Streamlit."""

from __future__ import annotations

from pathlib import Path

_ASSETS = Path(__file__).parent / "assets"


def map_script() -> str:
    """One module whose default export draws into the element that it is given."""
    return _joined("map_loading.js", "map_counting.js", "map_overlay.js", "map_picture.js", "map.js")


def beside_script() -> str:
    """What the map is told while it stays as it is: small, as it is sent with each selection."""
    return _joined("map_loading.js", "map_beside.js")


def map_frame() -> str:
    return _asset("map.html")


def map_style() -> str:
    return _asset("map.css")


def _joined(*names: str) -> str:
    return "\n".join(map(_asset, names))


def _asset(name: str) -> str:
    return (_ASSETS / name).read_text(encoding="utf-8")
