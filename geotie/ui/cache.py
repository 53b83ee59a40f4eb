"""
All caching of the dashboard. The archive is opened for each call, since a connection is not to be shared between sessions.

Everything is keyed by the archive's path and revision: a write raises the revision, and with it what is shown.
"""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from geotie.archive import Archive
from geotie.demo import demo_archive
from geotie.measures import EVERYBODY, Policy, Says, Tables, folded, said_by
from geotie.ui.map_model import Addresses, MapChoices, PackedModel
from geotie.ui.map_model import map_model as make_map_model
from geotie.ui.routes import borders_path, plotly_path


@st.cache_resource(show_spinner="Reading the demo articles")
def demo_path() -> Path:
    """The demo archive, built by the real pipeline on the first call."""
    return demo_archive()


def revision(path: Path) -> int:
    """The archive's revision; 0 where there is no archive yet."""
    if not path.exists():
        return 0
    with Archive.open(path, readonly=True) as archive:
        return archive.revision


@st.cache_resource(show_spinner="Opening the archive", max_entries=8)
def tables(path: Path, revision: int) -> Tables:
    """All tables of an archive in memory; None of them may be changed, as sessions share them."""
    if revision == 0 and not path.exists():
        return Tables.empty()
    with Archive.open(path, readonly=True) as archive:
        return Tables.of(archive)


@st.cache_resource(show_spinner=False, max_entries=16)
def tables_seen(path: Path, revision: int, says: Says, policy: Policy) -> Tables:
    """The tables under a visitor's border policy, with the claim-holders that count; not to be changed."""
    seen = said_by(folded(tables(path, revision), policy), says)
    return seen if seen is tables(path, revision) else seen.collected()


@st.cache_resource(show_spinner=False, max_entries=32)  # the page tells of it
def map_model(path: Path, revision: int, choices: MapChoices, says: Says = EVERYBODY) -> PackedModel:
    """The map of an archive under a visitor's choices, as it is sent."""
    policy = choices.policy
    addresses = Addresses(plotly_path(), borders_path(policy), borders_path(policy, far=True))
    everything = None if says.everybody else tables_seen(path, revision, EVERYBODY, policy)
    return PackedModel.of(make_map_model(tables_seen(path, revision, says, policy), choices, addresses, everything))


@st.cache_data(show_spinner=False, max_entries=256)
def article_texts(path: Path, revision: int, article_ids: tuple[str, ...]) -> dict[str, str]:
    """The texts of some articles, as they were read."""
    with Archive.open(path, readonly=True) as archive:
        return {article_id: archive.article(article_id).text for article_id in article_ids}
