"""What an archive says of itself besides its tables, kept as `cache` keeps those: by path and revision."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from geotie.archive import Archive
from geotie.archive.batches import Batch
from geotie.decisions import Decision, Fate


@st.cache_resource(show_spinner=False, max_entries=8)
def decisions(path: Path, revision: int) -> tuple[Decision, ...]:
    """All decisions of an archive, the earliest first."""
    if revision == 0 and not path.exists():
        return ()
    with Archive.open(path, readonly=True) as archive:
        return archive.decisions()


@st.cache_resource(show_spinner="Looking for their records", max_entries=8)
def fates(path: Path, revision: int) -> dict[str, Fate]:
    """What became of each decision that rules, by its id."""
    with Archive.open(path, readonly=True) as archive:
        return {decision.id: fate for decision, fate in archive.fates()}


@st.cache_resource(show_spinner=False, max_entries=8)
def batches(path: Path, revision: int) -> tuple[Batch, ...]:
    with Archive.open(path, readonly=True) as archive:
        return archive.batches()


@st.cache_resource(show_spinner="Counting", max_entries=8)
def counts(path: Path, revision: int) -> dict[str, int]:
    with Archive.open(path, readonly=True) as archive:
        return archive.counts()
