"""The map: countries filled, journeys and ties drawn, a timeline below, and beside it the words behind what is selected."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import streamlit as st

from geotie.errors import ArchiveError
from geotie.measures import EVER, Says, Tables, narrowed, state_of
from geotie.ui import address, cache, links, state
from geotie.ui.component import load_early, map_component, select_on_map
from geotie.ui.controls import country_choice, map_choices
from geotie.ui.downloads import downloads
from geotie.ui.evidence_panel import evidence_panel
from geotie.ui.kept import kept, said
from geotie.ui.routes import borders_path, plotly_path
from geotie.ui.selection import Selection, highlight
from geotie.ui.view import View

_PACE = ("1", "moving")  # speed and window of play where the address tells no other
_MODES = {"cumulative": "growing"}  # as the address has them
_MAP = "map"
_WORDS = "evidence"  # key of the panel beside it
_SHOWN = "map_archive"  # path and revision of the archive that the window belongs to
_WAIT = "<p role='status'>Reading the articles and drawing the map …<br>The first time, this takes some seconds.</p>"
_STYLE = Path(__file__).parent / "assets" / "map_page.css"


@dataclass
class _Place:
    """
    Where the map was mounted, where it is by now, and how often it was moved from here: window, camera and pace each.

    `heard` is what the map said last of them, and of what was picked.
    """

    opened_at: dict[str, Any] = field(default_factory=dict)
    showing: dict[str, Any] = field(default_factory=dict)
    heard: dict[str, Any] = field(default_factory=dict)
    turn: int = 0


def page() -> None:
    st.html(_STYLE)
    with st.container(key="map_wait"):
        wait = st.empty()
        load_early(plotly_path(), borders_path(address.view().policy, far=True), key=_MAP)
    if _MAP not in st.session_state:
        wait.html(_WAIT)
    _page()
    wait.empty()


def _page() -> None:
    path = state.archive_path()
    try:
        revision = state.revision()
        tables = cache.tables(path, revision)
    except ArchiveError as error:
        st.error(f"{error}. Name another archive in GEOTIE_ARCHIVE, or leave it out to see the demo.", icon=":material/error:")
        return
    if _is_empty(tables):
        _nothing_yet()
        return
    _hear()
    _forget_window_of_other_articles(path, revision)
    with st.container(horizontal=True, vertical_alignment="bottom", key="map_controls"):
        choices = map_choices(st.context.theme.type, tables)
        shared = address.view()
        selection = _selection()
        country_choice(selection, _choose)
        downloads(path, shared.window, selection.id if selection and selection.kind == "country" else None, choices)
    seen = cache.tables_seen(path, revision, shared.says, shared.policy)
    if choices.focus:
        seen = narrowed(seen, EVER, state_of(choices.focus, shared.policy))
        choices = replace(choices, focus=state_of(choices.focus, shared.policy))
    _map_and_words(View(path, revision, seen, choices, shared.window), shared.says)


def _map_and_words(view: View, says: Says) -> None:
    world, words = st.columns([73, 27], gap="small")
    selection = _selection()
    moved = _moved()
    with world:
        map_component(
            cache.map_model(view.path, view.revision, view.choices, says),
            opened_at=kept(_Place).opened_at,
            key=_MAP,
            on_told=_hear,
        )
        select_on_map(highlight(view, selection), moved=moved, channel=_MAP, words=f".st-key-{_WORDS}")
    with words, st.container(key=_WORDS):
        evidence_panel(view, selection, _choose)


def _moved() -> dict[str, Any]:
    """Where the address leads; the number is raised where the map is not there yet, as after the browser’s back."""
    told, place = _told(), kept(_Place)
    if _MAP not in st.session_state or not place.opened_at:
        # Once per mount: a model that told each new window would be sent anew with each
        place.opened_at = place.showing = told
        place.heard, place.turn = {}, 0
    if place.showing != told:
        place.showing = told
        place.turn += 1
    return {**told, "turn": place.turn}


def _told() -> dict[str, Any]:
    """Window, camera and pace as the address has them."""
    query = st.query_params
    pace = [query.get("speed", _PACE[0]), next((mode for mode, name in _MODES.items() if name == query.get("play")), _PACE[1])]
    window = address.window_text()
    return {"window": list(window) if window else None, "camera": query.get("view", ""), "pace": pace}


def _nothing_yet() -> None:
    st.title("Nothing on the map yet")
    st.write("This archive holds no article. Paste or upload one, and its countries, journeys and ties appear here.")
    links.to("read", "Read the first article")


def _is_empty(tables: Tables) -> bool:
    return tables.articles.head(1).collect().is_empty()


def _hear() -> None:
    """
    What the visitor did to the map, told by the address.

    The callback of a change is not called where another act comes at the same moment, so each run asks, too.
    """
    place, now = kept(_Place), said(_MAP) or {}
    for name, tell in _TOLD.items():
        if name in now and now[name] != place.heard.get(name):
            tell(now[name])
            if name in place.showing:
                place.showing = {**place.showing, name: _told()[name]}
            place.heard = {**place.heard, name: now[name]}


def _tell_picked(picked: Mapping[str, Any]) -> None:
    _choose(Selection.read(f"{picked['kind']}:{picked['id']}"))


def _tell_camera(camera: str | None) -> None:
    address.tell({"view": camera or None})


def _tell_pace(pace: Sequence[str] | None) -> None:
    speed, mode = pace or _PACE
    address.tell({"speed": None if speed == _PACE[0] else speed, "play": _MODES.get(mode)})


_TOLD: dict[str, Callable[[Any], None]] = {
    "picked": _tell_picked,
    "window": address.tell_window,
    "camera": _tell_camera,
    "pace": _tell_pace,
}


def _choose(selection: Selection | None) -> None:
    """Select, or with None unselect; the address says so."""
    address.tell({"show": None if selection is None else str(selection)})


def _selection() -> Selection | None:
    return Selection.read(st.query_params.get("show", ""))


def _forget_window_of_other_articles(path: Path, revision: int) -> None:
    """An article that was just added should be in sight: the window of the archive as it was does not hold any more."""
    shown = (str(path), revision)
    if st.session_state.setdefault(_SHOWN, shown) != shown:
        st.session_state[_SHOWN] = shown
        address.tell_window(None)
