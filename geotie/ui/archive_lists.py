"""Lists of the archive page: outlets, copies of one text, imports with undo, the log of decisions."""

from __future__ import annotations

from dataclasses import dataclass
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
from geotie.ui.choosing import DAY, choose_row
from geotie.ui.deciding import last_decision, take_back
from geotie.ui.kept import kept
from geotie.ui.paging import page_of
from geotie.ui.words import counted, day_words, name_of, plain

_MOMENT = st.column_config.DatetimeColumn(format="YYYY-MM-DD HH:mm")
_MOST_ROWS = 500
_ARTICLES = 15  # on one page


@dataclass(slots=True)
class _Undone:
    """What became of the last import taken out, until it was shown."""

    words: str = ""


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
    chosen = choose_row(
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
        rows["outlet"].to_list(),
        "source",
        key="archive_sources",
        config={
            "Texts of its own": st.column_config.NumberColumn(help="Articles that are no copies of another outlet’s text"),
            "First": DAY,
            "Last": DAY,
        },
    )
    if chosen is None:
        st.caption("Choose an outlet to see its articles.")
    else:
        _articles(tables, chosen)


def _articles(tables: Tables, outlet: str) -> None:
    """Links to all articles of an outlet, the latest first."""
    of = pl.col("outlet").fill_null("") == ("" if outlet == NO_OUTLET else outlet)
    found = tables.articles.filter(of).sort("published", "article_id", descending=[True, False], nulls_last=True).collect()
    if found.is_empty():
        st.info(f"No article of this archive is by {plain(outlet)}.")
        return
    first, last = page_of(len(found), _ARTICLES, key="page")
    st.caption(f"Articles {first + 1:,} to {last:,} of {len(found):,} by {plain(outlet)}, the latest first")
    for article in found[first:last].iter_rows(named=True):
        _article_link(article)


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
    chosen = choose_row(
        rows.select(
            pl.col("title").alias("Title"),
            pl.col("articles").alias("Articles"),
            pl.col("outlets").alias("Outlets"),
            pl.col("origin").alias("Goes back to"),
            pl.col("first").alias("First"),
            pl.col("last").alias("Last"),
        ),
        rows["cluster_id"].cast(pl.String).to_list(),
        "text",
        key="archive_copies",
        config={"Title": st.column_config.TextColumn(width="large"), "First": DAY, "Last": DAY},
    )
    of = rows.filter(pl.col("cluster_id").cast(pl.String) == (chosen or ""))
    if of.is_empty():
        return
    for article in copies_of(tables, of["cluster_id"][0]).iter_rows(named=True):
        _article_link(article)


def _article_link(article: dict[str, Any]) -> None:
    day = day_words(article["published"]) or "no date of publication"
    label = f"{plain(article['title'] or 'Untitled article')} – {plain(article['outlet'] or NO_OUTLET)}, {day}"
    links.to("read", label, icon=":material/article:", article=article["article_id"])


def imports_part(path: Path, revision: int) -> None:
    undone = kept(_Undone)
    if undone.words:
        st.info(undone.words, icon=":material/undo:")
        undone.words = ""
    batches = archive_cache.batches(path, revision) if path.exists() else ()
    if not batches:
        st.info("Nothing was added as an import yet. The Add page and `geotie add` keep a list here.")
        return
    rows = batch_rows(batches)
    st.caption(f"{counted(len(rows), 'import')}, the latest first. Choose one to take it out again.")
    chosen = choose_row(
        rows,
        rows["Import"].cast(pl.String).to_list(),
        "import",
        key="archive_imports",
        config={"Started": _MOMENT, "From": st.column_config.TextColumn(width="large")},
    )
    of = rows.filter(pl.col("Import").cast(pl.String) == (chosen or ""))
    if of.is_empty():
        return
    number, articles = of.select("Import", "Articles now").row(0)
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
    by = None
    if len(names) > 1:
        by = st.selectbox("Whose", names, None, key="by", bind="query-params", placeholder="everybody’s", width=260)
    chosen_log = [one for one in log if by in (None, one.by)]
    rows = decision_rows(chosen_log, archive_cache.fates(path, revision)).head(_MOST_ROWS)
    st.caption(
        f"{counted(len(chosen_log), 'decision')} of {counted(len(names), 'person', 'people')}, the latest first; nothing is ever "
        "taken from this log. Choose one to take it back by another decision."
    )
    chosen = choose_row(rows.drop("id"), rows["id"].to_list(), "decision", key="archive_decisions", config={"When": _MOMENT})
    decision = next((one for one in log if one.id == chosen), None)
    if decision is None:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button("Take it back", key="archive_take_back", icon=":material/undo:", on_click=_take_back, args=(decision,))
        links.to("read", "Article", article=decision.article_id)


def _take_back(decision: Decision) -> None:
    take_back(decision)


def _undo(number: int) -> None:
    undone = kept(_Undone)
    try:
        with Archive.open(state.writable_archive()) as archive:
            taken = archive.undo(number)
    except (GeotieError, OSError) as error:
        undone.words = f"That could not be undone: {plain(str(error))}."
    else:
        undone.words = f"{counted(taken, 'article')} taken out again."
