"""The map: countries filled, journeys and ties drawn, a timeline below, and beside it the words behind what is selected."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import streamlit as st

from geotie.errors import ArchiveError
from geotie.measures import Tables, TimeBasis, Window
from geotie.ui import cache, links, state
from geotie.ui.component import map_component, select_on_map
from geotie.ui.controls import country_choice, map_choices
from geotie.ui.downloads import downloads
from geotie.ui.evidence_panel import evidence_panel
from geotie.ui.map_model import MapChoices
from geotie.ui.selection import Selection, highlight
from geotie.ui.view import View

_MAP = "map"
_WORDS = "evidence"  # key of the panel beside it
_WINDOW = "map_window"  # two ISO days, or None for the whole period
_OPENED_AT = "map_opened_at"  # the window that the map was mounted with
_SHOWN = "map_archive"  # path and revision of the archive that the window belongs to
_WAIT = "<p role='status'>Reading the articles and drawing the map …<br>The first time, this takes some seconds.</p>"
_STYLE = Path(__file__).parent / "assets" / "map_page.css"


def page() -> None:
    st.html(_STYLE)
    with st.container(key="map_wait"):
        wait = st.empty()
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
    with st.container(horizontal=True, vertical_alignment="bottom", key="map_controls"):
        choices = map_choices(st.context.theme.type)
        selection = _selection()
        country_choice(selection, _choose)
        _forget_window_of_other_articles(path, revision)
        downloads(path, _window(choices.by), selection.id if selection and selection.kind == "country" else None, choices)
    _map_and_words(path, revision, tables, choices)


def _map_and_words(path: Path, revision: int, tables: Tables, choices: MapChoices) -> None:
    world, words = st.columns([73, 27], gap="small")
    view = View(path, revision, tables, choices, _window(choices.by))
    selection = _selection()
    if _MAP not in st.session_state or _OPENED_AT not in st.session_state:
        # Once per mount: a model that told each new window would be sent anew with each
        st.session_state[_OPENED_AT] = _window_text()
        _tell_address(st.session_state[_OPENED_AT])  # which another page's address did not
    with world:
        map_component(
            cache.map_model(path, revision, choices),
            window=st.session_state[_OPENED_AT],
            key=_MAP,
            on_picked=_on_picked,
            on_window=_on_window,
        )
        select_on_map(highlight(view, selection), channel=_MAP, words=f".st-key-{_WORDS}")
    with words, st.container(key=_WORDS):
        evidence_panel(view, selection, _choose)


def _nothing_yet() -> None:
    st.title("Nothing on the map yet")
    st.write("This archive holds no article. Paste or upload one, and its countries, journeys and ties appear here.")
    links.to("read", "Read the first article")


def _is_empty(tables: Tables) -> bool:
    return tables.articles.head(1).collect().is_empty()


def _on_picked() -> None:
    picked = st.session_state[_MAP].get("picked")
    if picked:
        _choose(Selection.read(f"{picked['kind']}:{picked['id']}"))


def _on_window() -> None:
    window = st.session_state[_MAP].get("window")
    st.session_state[_WINDOW] = window
    _tell_address(window)


def _tell_address(window: tuple[str, str] | None) -> None:
    for index, name in enumerate(("from", "to")):
        if window:
            st.query_params[name] = window[index]
        else:
            st.query_params.pop(name, None)


def _choose(selection: Selection | None) -> None:
    """Select, or with None unselect; the address says so."""
    if selection is None:
        st.query_params.pop("show", None)
    else:
        st.query_params["show"] = str(selection)


def _selection() -> Selection | None:
    return Selection.read(st.query_params.get("show", ""))


def _window_text() -> tuple[str, str] | None:
    """The window of this session, or on the first run that of the address; None for the whole period."""
    if _WINDOW not in st.session_state:
        told = (st.query_params.get("from", ""), st.query_params.get("to", ""))
        st.session_state[_WINDOW] = told if all(map(_day, told)) else None
    window = st.session_state[_WINDOW]
    return (window[0], window[1]) if window else None


def _forget_window_of_other_articles(path: Path, revision: int) -> None:
    """An article that was just added should be in sight: the window of the archive as it was does not hold any more."""
    shown = (str(path), revision)
    if st.session_state.setdefault(_SHOWN, shown) != shown:
        st.session_state[_SHOWN] = shown
        st.session_state[_WINDOW] = None


def _window(by: TimeBasis) -> Window:
    told = _window_text()
    return Window(_day(told[0]), _day(told[1]), by) if told else Window(by=by)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
