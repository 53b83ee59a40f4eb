"""
What a visitor's session keeps beside its widgets, one object of each kind, and what its widgets say, looked up safely.

Streamlit breaks a callback off at any touch of `st.session_state[...]` once the visitor has done something else, and does not call
it again: a click while the page still works would be lost, or half of its work. A callback therefore looks up here what it needs,
in a copy of the state where nothing breaks off, and sets attributes of the objects kept.
"""

from __future__ import annotations

from typing import Any, TypeVar

import streamlit as st

Kind = TypeVar("Kind")


def kept(kind: type[Kind]) -> Kind:
    """This session's object of a class that needs no arguments, made on first use."""
    key = f"{kind.__module__}.{kind.__qualname__}"
    found: Kind | None = said(key)
    if found is None:
        found = st.session_state[key] = kind()
    return found


def said(key: str) -> Any:
    """What the widget of this key says; None where there is none."""
    return st.session_state.to_dict().get(key)
