"""Lists of the archive page: outlets, copies of one text, imports with undo, the log of decisions."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import polars as pl
import streamlit as st

from geotie.archive import Archive
from geotie.decisions import Decision
from geotie.errors import GeotieError
from geotie.measures import Tables
from geotie.ui import archive_cache, links, state
from geotie.ui.archive_tables import NO_OUTLET, batch_rows, copies_of, copy_rows, decision_rows, source_rows
from geotie.ui.deciding import last_decision, take_back
from geotie.ui.words import counted, day_words, name_of, plain

_TOLD = "archive_told"
_DAY = st.column_config.DateColumn(format="YYYY-MM-DD")
_MOMENT = st.column_config.DatetimeColumn(format="YYYY-MM-DD HH:mm")
_MOST_ROWS = 500
_ROWS_IN_SIGHT = 12  # of a table; a longer one scrolls, so that what is chosen stands in sight below it
_TABLE_PIXELS = 458


def sources_part(tables: Tables) -> None:
    rows = source_rows(tables)
    if rows.is_empty():
        st.info("The archive holds no article yet.")
        return
    state_media = rows.filter("state_media")
    articles, theirs = int(rows["articles"].sum()), int(state_media["articles"].sum())
    share = (
        f"{counted(theirs, 'article')} ({theirs / articles:.0%}) of {counted(len(state_media), 'outlet')} owned or run by a state"
    )
    st.caption(
        f"{counted(len(rows), 'outlet')} with {counted(articles, 'article')}; "
        + (share if theirs else "none of them is known to be owned or run by a state")
    )
    if unknown := int(rows.filter(pl.col("outlet") == NO_OUTLET)["articles"].sum()):
        st.caption(f"Of {counted(unknown, 'article')} the outlet is not known.")
    st.dataframe(
        rows.select(
            pl.col("outlet").alias("Outlet"),
            pl.col("country").map_elements(name_of, return_dtype=pl.String).alias("Home"),
            pl.col("state_media").alias("State media"),
            pl.col("articles").alias("Articles"),
            pl.col("own_texts").alias("Texts of its own"),
            pl.col("stops").alias("Stops"),
            pl.col("ties").alias("Ties"),
            pl.col("first").alias("First"),
            pl.col("last").alias("Last"),
        ),
        key="archive_sources",
        column_config={
            "Texts of its own": st.column_config.NumberColumn(help="Articles that are no copies of another outlet’s text"),
            "First": _DAY,
            "Last": _DAY,
        },
        placeholder="",
    )


def copies_part(tables: Tables) -> None:
    rows = copy_rows(tables)
    if rows.is_empty():
        st.info("No two articles of this archive are copies of one text.")
        return
    articles = int(rows["articles"].sum())
    st.caption(
        f"{counted(len(rows), 'text')} in {counted(articles, 'article')}: {counted(articles - len(rows), 'copy', 'copies')} that "
        "count as no source of their own. Choose a text to see its articles."
    )
    chosen = _chosen(
        rows.select(
            pl.col("title").alias("Title"),
            pl.col("articles").alias("Articles"),
            pl.col("outlets").alias("Outlets"),
            pl.col("origin").alias("Goes back to"),
            pl.col("first").alias("First"),
            pl.col("last").alias("Last"),
        ),
        "archive_copies",
        {"Title": st.column_config.TextColumn(width="large"), "First": _DAY, "Last": _DAY},
    )
    if chosen is None:
        return
    for article in copies_of(tables, rows["cluster_id"][chosen]).iter_rows(named=True):
        day = day_words(article["published"]) or "no date of publication"
        label = f"{plain(article['title'] or 'Untitled article')} – {plain(article['outlet'] or NO_OUTLET)}, {day}"
        links.to("read", label, icon=":material/article:", article=article["article_id"])


def imports_part(path: Path, revision: int) -> None:
    if message := st.session_state.pop(_TOLD, None):
        st.success(message, icon=":material/undo:")
    batches = archive_cache.batches(path, revision) if path.exists() else ()
    if not batches:
        st.info("Nothing was added as an import yet. The Add page and `geotie add` keep a list here.")
        return
    rows = batch_rows(batches)
    st.caption(f"{counted(len(rows), 'import')}, the latest first. Choose one to take it out again.")
    chosen = _chosen(rows, "archive_imports", {"Started": _MOMENT, "From": st.column_config.TextColumn(width="large")})
    if chosen is None:
        return
    number, articles = rows["Import"][chosen], rows["Articles now"][chosen]
    if not articles:
        st.caption("None of its articles is in the archive any more.")
        return
    st.button(
        f"Take out import {number} with {counted(articles, 'article')}",
        key="archive_undo",
        type="primary",
        icon=":material/undo:",
        on_click=_undo,
        args=(number,),
        help="Decisions on these articles stay and find them again if they come back.",
    )


def decisions_part(path: Path, revision: int) -> None:
    last_decision("archive")
    log = archive_cache.decisions(path, revision)
    if not log:
        st.info("Nobody has decided on a record yet. The evidence beside the map and the Review page are the places for it.")
        return
    names = sorted({one.by for one in log})
    by = st.selectbox("Whose", names, None, key="archive_by", placeholder="everybody’s", width=260) if len(names) > 1 else None
    chosen_log = [one for one in log if by in (None, one.by)]
    rows = decision_rows(chosen_log, archive_cache.fates(path, revision)).head(_MOST_ROWS)
    st.caption(
        f"{counted(len(chosen_log), 'decision')} of {counted(len(names), 'person', 'people')}, the latest first; nothing is ever "
        "taken from this log. Choose one to take it back by another decision."
    )
    chosen = _chosen(rows.drop("id"), "archive_decisions", {"When": _MOMENT})
    if chosen is None:
        return
    decision = next(one for one in log if one.id == rows["id"][chosen])
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button("Take it back", key="archive_take_back", icon=":material/undo:", on_click=_take_back, args=(decision,))
        links.to("read", "Article", article=decision.article_id)


def _take_back(decision: Decision) -> None:
    take_back(decision)


def _undo(number: int) -> None:
    try:
        with Archive.open(state.writable_archive()) as archive:
            taken = archive.undo(number)
    except (GeotieError, OSError) as error:
        st.session_state[_TOLD] = f"That could not be undone: {error}"
        return
    st.session_state[_TOLD] = f"{counted(taken, 'article')} taken out again."


def _chosen(rows: pl.DataFrame, key: str, config: dict[str, Any]) -> int | None:
    """A table of which one row can be chosen; its index."""
    event = st.dataframe(
        rows,
        key=key,
        on_select="rerun",
        selection_mode="single-row",
        column_config=config,
        placeholder="",
        height="content" if len(rows) <= _ROWS_IN_SIGHT else _TABLE_PIXELS,
    )
    selected = event["selection"]["rows"]
    return selected[0] if selected and selected[0] < len(rows) else None
