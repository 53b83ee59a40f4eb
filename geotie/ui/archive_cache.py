"""What an archive says of itself besides its tables, kept as `cache` keeps those: by path and revision."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from geotie.archive import Archive
from geotie.decisions import Decision


@st.cache_resource(show_spinner=False, max_entries=8)
def decisions(path: Path, revision: int) -> tuple[Decision, ...]:
    """All decisions of an archive, the earliest first."""
    if revision == 0 and not path.exists():
        return ()
    with Archive.open(path, readonly=True) as archive:
        return archive.decisions()
