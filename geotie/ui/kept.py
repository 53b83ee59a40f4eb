"""
What a visitor's session keeps beside its widgets, one object of each kind.

Streamlit breaks a callback off at any touch of `st.session_state` once the visitor has done something else: a click while the page
still works must not lose the decision before it. A callback therefore takes the objects it will change first, and sets their
attributes after the work, which nothing breaks off.
"""

from __future__ import annotations

from typing import TypeVar

import streamlit as st

Kind = TypeVar("Kind")


def kept(kind: type[Kind]) -> Kind:
    """This session's object of a class that needs no arguments, made on first use."""
    key = f"{kind.__module__}.{kind.__qualname__}"
    if key not in st.session_state:
        st.session_state[key] = kind()
    found: Kind = st.session_state[key]
    return found
