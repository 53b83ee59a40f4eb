"""Long lists a page at a time, and which page in the address where it has a name there."""

from __future__ import annotations

import streamlit as st


def page_of(items: int, size: int, *, key: str, in_address: bool = True) -> tuple[int, int]:
    """Which of so many items to show, as a slice; with buttons to the others where they do not fit one page."""
    pages = max(1, -(-items // size))
    number = 1
    if pages > 1:
        if st.session_state.get(key, 1) > pages:  # a filter left fewer
            st.session_state[key] = 1
        number = st.pagination(pages, key=key, bind="query-params" if in_address else None)
    return (number - 1) * size, min(number * size, items)
