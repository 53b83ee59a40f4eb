"""Links from page to page: pages know one another by name only, so that none of them imports another."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

_PAGES = "pages_by_name"


def register(pages: Mapping[str, st.Page]) -> None:
    """Called by app.py on each run with all pages of the navigation: "map", "read", "journeys", "method"."""
    st.session_state[_PAGES] = dict(pages)


def to(name: str, label: str, *, icon: str | None = None, **query: str) -> None:
    """A link to a page with these query parameters; nothing where the page is not in the navigation."""
    page = st.session_state.get(_PAGES, {}).get(name)
    if page is not None:
        st.page_link(page, label=label, icon=icon or page.icon or None, query_params=query)
