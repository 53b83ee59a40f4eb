"""What a page of tables and charts shows: the archive under the choices that hold on all pages, and the words that name them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from geotie.measures import EVER, EVERYBODY, Policy, Says, Tables, Window
from geotie.ui import address, cache, links, state
from geotie.ui.words import day_words


@dataclass(frozen=True, slots=True)
class Seen:
    """The tables of an archive with the claim-holders that count, under a border policy; `window` is still to be applied."""

    path: Path
    revision: int
    tables: Tables
    window: Window
    says: Says = EVERYBODY
    policy: Policy = "de facto"

    @property
    def period(self) -> str:
        """ "whole period", "3 May 2019 to 2 June 2020", "without a day"."""
        if self.window.undated:
            return "without a day"
        if self.window.first is None or self.window.last is None:
            return "whole period"
        by = " by publication" if self.window.by == "publication" else ""
        return f"{day_words(self.window.first)} to {day_words(self.window.last)}{by}"


def seen() -> Seen:
    """For the visitor of this run."""
    path, revision, shared = state.archive_path(), state.revision(), address.view()
    tables = cache.tables_seen(path, revision, shared.says, shared.policy)
    return Seen(path, revision, tables, shared.window, shared.says, shared.policy)


def tell_filters(shown: Seen) -> None:
    """Says what was chosen on the map and holds here too, with a way back to everything; nothing where nothing is left out."""
    parts = ([shown.period] if shown.window != Window(by=shown.window.by) else []) + (
        [shown.says.words] if shown.says.words else []
    )
    if not parts:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="filters_told"):
        st.markdown(f":material/filter_alt: Only what was chosen on the map: {'; '.join(parts)}.", width="content")
        st.button("Show everything", type="tertiary", key="show_everything", on_click=_everything)


def tell_nothing(shown: Seen, what: str, one: str) -> None:
    """Says why there is nothing to show: an empty archive, or choices that leave nothing (`what`: "journeys", `one`: "journey")."""
    if shown.window == EVER and shown.says.everybody:
        st.info(f"The archive holds no {what} yet. Add an article that tells of one.")
        links.to("add", "Add articles")
    else:
        st.info(f"No {one} is left under what was chosen on the map.")


def _everything() -> None:
    address.tell(dict.fromkeys(("from", "to", "media", "outlet", "outletsof", "speaker")))
