"""
The address of the page as the memory of a visitor's choices, so that a link, a reload and the browser's back lead to the same view.

The address rules while a visitor stays on a page; the way to another page by the navigation leaves it behind, so what was chosen
is kept in the session and told by the new page's address again. Values in it are words that a reader can make sense of.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from geotie.countries import countries
from geotie.measures import EVER, EVERYBODY, Policy, Says, StateMedia, TimeBasis, Window

BASIS_NAMES: dict[TimeBasis, str] = {"event": "Day of the event", "publication": "Day of publication"}
POLICY_NAMES: dict[Policy, str] = {"de facto": "De facto", "un": "United Nations", "iso": "ISO 3166-1 only"}
STATE_MEDIA_NAMES: dict[StateMedia, str] = {"all": "Everybody", "without": "Without state media", "only": "State media only"}
UNDATED = ("undated", "undated")  # in place of the days of a window
EVERYWHERE = ("from", "to", "time", "borders", "media", "outlet", "outletsof", "speaker")  # hold on every page
ON_MAP = ("fill", "lines", "colors", "world", "bars", "focus", "show", "view", "speed", "play")
_KEPT = "address_kept"
_PAGE = "address_page"
_ENTERED = "address_entered"
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Shared:
    """What is chosen on one page and holds on all: the period, who counts as a claim-holder, whose view of borders."""

    window: Window = EVER
    says: Says = EVERYBODY
    policy: Policy = "de facto"


def settle(page: str) -> None:
    """Called once per run before a page is shown: takes up what the address tells, or on another page tells it what was kept."""
    kept: dict[str, list[str]] = st.session_state.setdefault(_KEPT, {})
    entered = st.session_state.get(_PAGE) not in (None, page)
    st.session_state[_PAGE] = page
    st.session_state[_ENTERED] = entered
    if entered and not _went_back():
        names = (*EVERYWHERE, *ON_MAP) if page == "map" else EVERYWHERE
        tell({name: kept[name] for name in names if name in kept and name not in st.query_params})
    for name in (*EVERYWHERE, *(ON_MAP if page == "map" else ())):
        if name in st.query_params:
            kept[name] = st.query_params.get_all(name)
        else:
            kept.pop(name, None)


def entered() -> bool:
    """Whether this run is the first on its page after another page."""
    return bool(st.session_state.get(_ENTERED))


def tell(values: Mapping[str, str | Iterable[str] | None]) -> None:
    """Write into the address in one step, so that the browser's back undoes it in one; None takes a name out."""
    for name in [name for name, value in values.items() if value is None and name in st.query_params]:
        del st.query_params[name]
    new = {name: value if isinstance(value, str) else list(value) for name, value in values.items() if value is not None}
    if any(st.query_params.get_all(name) != ([value] if isinstance(value, str) else value) for name, value in new.items()):
        st.query_params.update(new)


def seed(key: str, names: Mapping[T, str], *, many: bool = False) -> None:
    """Give a widget that is bound to the address what was kept of it, where its page was left and is entered again."""
    if not entered() or key in st.session_state:
        return
    values = {label: value for value, label in names.items()}
    found = [values[label] for label in st.query_params.get_all(key) if label in values]
    if found:
        st.session_state[key] = found if many else found[0]


def view() -> Shared:
    """What the address tells; anything that makes no sense is left aside."""
    return Shared(window(), says(), _named(POLICY_NAMES, "borders", "de facto"))


def says() -> Says:
    codes = {entry.name: code for code, entry in countries().items()}
    return Says(
        _named(STATE_MEDIA_NAMES, "media", "all"),
        tuple(st.query_params.get_all("outlet")),
        tuple(codes[name] for name in st.query_params.get_all("outletsof") if name in codes),
        tuple(codes[name] for name in st.query_params.get_all("speaker") if name in codes),
    )


def window() -> Window:
    basis: TimeBasis = _named(BASIS_NAMES, "time", "event")
    told = window_text()
    if told == UNDATED:
        return Window(by=basis, undated=True)
    return Window(_day(told[0]), _day(told[1]), basis) if told else Window(by=basis)


def window_text() -> tuple[str, str] | None:
    """Two ISO days, "undated" twice, or None for the whole period."""
    told = (st.query_params.get("from", ""), st.query_params.get("to", ""))
    return told if told == UNDATED or all(map(_day, told)) else None


def tell_window(told: Iterable[str] | None) -> None:
    first, last = told or (None, None)
    tell({"from": first, "to": last})


def _named(names: Mapping[T, str], key: str, default: T) -> T:
    return next((value for value, label in names.items() if label == st.query_params.get(key)), default)


def _went_back() -> bool:
    """Whether the browser's back or forward led here: then the address is what it was, and nothing is added."""
    context = get_script_run_ctx()
    return bool(getattr(context, "is_history_navigation", False))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
