"""What a visitor reads when something breaks that no page foresaw; the traceback goes to the server's log only."""

from __future__ import annotations

import streamlit as st

WORDS = (
    "Something broke inside geotie while it made this page. Nothing that was added is lost. Reload the page; if it happens again, "
    "the log of the server tells where."
)


def tell_in_words(error: Exception) -> bool:
    """Called by the server for an error that left the page's script; True: it has been told, show no more. Streamlit logs it."""
    del error
    st.error(WORDS, icon=":material/error:")
    return True
