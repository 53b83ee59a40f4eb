"""
The address of the page as the memory of a visitor's choices, so that a link, a reload and the browser's back lead to the same view.

The address rules while a visitor stays on a page; the way to another page by the navigation leaves it behind, so what was chosen
is kept in the session and told by the new page's address again. Values in it are words that a reader can make sense of.

The browser hears of a change after it was told, and what the visitor does meanwhile arrives with the address as it was before.
Such a late address must not undo what was told, so each name told waits here until the browser is seen to know it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar
from urllib.parse import parse_qs

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from geotie.countries import countries
from geotie.measures import EVER, EVERYBODY, Policy, Says, StateMedia, TimeBasis, Window
from geotie.ui.kept import kept

BASIS_NAMES: dict[TimeBasis, str] = {"event": "Day of the event", "publication": "Day of publication"}
POLICY_NAMES: dict[Policy, str] = {"de facto": "De facto", "un": "United Nations", "iso": "ISO 3166-1 only"}
STATE_MEDIA_NAMES: dict[StateMedia, str] = {"all": "Everybody", "without": "Without state media", "only": "State media only"}
UNDATED = ("undated", "undated")  # in place of the days of a window
EVERYWHERE = ("from", "to", "time", "borders", "media", "outlet", "outletsof", "speaker")  # hold on every page
ON_MAP = ("fill", "lines", "colors", "world", "bars", "focus", "show", "view", "speed", "play")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Shared:
    """What is chosen on one page and holds on all: the period, who counts as a claim-holder, whose view of borders."""

    window: Window = EVER
    says: Says = EVERYBODY
    policy: Policy = "de facto"


@dataclass(slots=True)
class _Change:
    """Values of one name: those told last, and those that a late address may have instead."""

    now: list[str]
    before: list[list[str]]


@dataclass(slots=True)
class _Memory:
    """What of this visitor's address outlives the address: what was chosen, and changes that the browser is not known to have."""

    chosen: dict[str, list[str]] = field(default_factory=dict)
    page: str | None = None
    entered: bool = False
    waiting: dict[str, _Change] = field(default_factory=dict)
    run: object = None  # the last run whose address was listened to


def settle(page: str) -> None:
    """Called once per run before a page is shown: takes up what the address tells, or on another page tells it what was kept."""
    memory = kept(_Memory)
    memory.entered = memory.page not in (None, page)
    memory.page = page
    if memory.entered:
        memory.waiting.clear()
    _listen(memory)
    if memory.entered and not _went_back():
        names = (*EVERYWHERE, *ON_MAP) if page == "map" else EVERYWHERE
        tell({name: memory.chosen[name] for name in names if name in memory.chosen and name not in st.query_params})
    for name in (*EVERYWHERE, *(ON_MAP if page == "map" else ())):
        if name in st.query_params:
            memory.chosen[name] = st.query_params.get_all(name)
        else:
            memory.chosen.pop(name, None)


def entered() -> bool:
    """Whether this run is the first on its page after another page."""
    return kept(_Memory).entered


def tell(values: Mapping[str, str | Iterable[str] | None]) -> None:
    """Write into the address in one step, so that the browser's back undoes it in one; None takes a name out."""
    memory = kept(_Memory)
    _listen(memory)
    _write(memory, {name: [value] if isinstance(value, str) else [*(value or ())] for name, value in values.items()})


def _listen(memory: _Memory) -> None:
    """Once per run, before anything is told: what a late address has lost is told again."""
    context = get_script_run_ctx()
    run = getattr(context, "parallel_coordinator", None)  # of each run its own
    if memory.run is run:
        return
    memory.run = run
    heard, waiting = _address(), memory.waiting
    late = not _went_back()  # else it is what the visitor asked for
    memory.waiting = {name: change for name, change in waiting.items() if late and heard.get(name, []) in change.before}
    _write(memory, {name: change.now for name, change in memory.waiting.items()})


def _write(memory: _Memory, values: Mapping[str, list[str]]) -> None:
    told = _address()
    for name, value in values.items():  # first, as what touches `st.query_params` may break this run off
        if value != told.get(name, []):
            change = memory.waiting.setdefault(name, _Change(value, []))
            change.now = value
            change.before = [*(one for one in change.before if one != value), told.get(name, [])]
    new = {name: value for name, value in values.items() if value != st.query_params.get_all(name)}
    for name in (name for name, value in new.items() if not value):
        del st.query_params[name]
    if any(new.values()):
        st.query_params.update({name: value for name, value in new.items() if value})


def _address() -> dict[str, list[str]]:
    """The address as this run has it; other than at `st.query_params`, no run is broken off here."""
    context = get_script_run_ctx()
    return parse_qs(context.query_string, keep_blank_values=True) if context else {}


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
