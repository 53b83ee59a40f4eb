"""An import while it runs and when it is over: how far, what went wrong, what was found, and the ways on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl
import streamlit as st

from geotie.archive import Archive
from geotie.errors import ArchiveError
from geotie.export import to_csv
from geotie.ingest import ImportJob, Progress, Source
from geotie.ui import cache, links
from geotie.ui.import_words import origin_words, outcome_words, problem_rows, progress_words
from geotie.ui.kept import kept
from geotie.ui.words import counted, plain

_POLL_SECONDS = 0.5
_MOST_LISTED = 500
_MOST_ARTICLES = 10


@dataclass(frozen=True, slots=True)
class Run:
    job: ImportJob
    sources: tuple[Source, ...]


@dataclass(slots=True)
class _Session:
    """The import of this session that is running, or over and not put away yet, and what was said when it was undone."""

    run: Run | None = None
    undone: str = ""


def current() -> Run | None:
    """The import of this session that is running, or over and not put away yet."""
    return kept(_Session).run


def begin(archive: Path, sources: Sequence[Source]) -> None:
    """Start an import; with the same sources as one that was cancelled it goes on from there."""
    session = kept(_Session)
    job = ImportJob(archive, sources, origin=origin_words([source.name for source in sources]))
    job.start()
    session.run, session.undone = Run(job, tuple(sources)), ""


def put_away() -> None:
    session = kept(_Session)
    session.run, session.undone = None, ""


def show(run: Run) -> None:
    if run.job.progress.is_over:
        _over(run)
    else:
        _running(run.job)


@st.fragment(run_every=_POLL_SECONDS)
def _running(job: ImportJob) -> None:
    progress = job.progress
    if progress.is_over:
        st.rerun()
    st.markdown(f"**Reading {plain(progress.source)}**" if progress.source else "**Reading**")
    st.progress(min(progress.fraction, 1.0), progress_words(progress))
    st.button("Cancel", key="import_cancel", icon=":material/stop_circle:", on_click=job.cancel, help="What is stored stays")
    st.caption("Each article is stored whole or not at all. You can look at other pages meanwhile; this one keeps count.")
    _problems(job)


def _over(run: Run) -> None:
    progress = run.job.progress
    if undone := kept(_Session).undone:
        st.success(undone, icon=":material/undo:")
        _another()
        return
    _told(progress)
    if progress.state in ("cancelled", "failed"):
        st.button(
            "Go on from here", key="import_resume", icon=":material/resume:", on_click=begin, args=(run.job.archive, run.sources)
        )
    _problems(run.job)
    for note in dict.fromkeys(run.job.notes[:3]):
        st.warning(plain(note), icon=":material/translate:")
    if run.job.article_ids:
        _found(run.job)
    with st.container(horizontal=True):
        _another()
        if progress.batch is not None and progress.added:
            st.button(
                f"Take out again what was added ({progress.added:,})",
                key="import_undo",
                icon=":material/undo:",
                on_click=_undo,
                args=(run.job.archive, progress.batch),
                help="Also later, on the Archive page. Decisions on these articles stay and find them again if they come back.",
            )


def _told(progress: Progress) -> None:
    words = f"{outcome_words(progress)}, in {max(progress.seconds, 0.1):,.1f} seconds."
    if progress.state == "failed":
        st.error(f"The import stopped: {plain(progress.error)}. {plain(words)}", icon=":material/error:")
    elif progress.state == "cancelled":
        st.warning(f"Cancelled: {plain(words)}", icon=":material/stop_circle:")
    elif progress.read:
        st.success(f"{words[0].upper()}{words[1:]}", icon=":material/check:")
    else:
        st.error("Nothing was added. The list tells why.", icon=":material/error:")


def _problems(job: ImportJob) -> None:
    problems = job.problems
    if not problems:
        return
    rows = problem_rows(problems)
    unread = sum(one.fate == "unreadable" for one in problems)
    label = (
        f"{counted(unread, 'item')} could not be read" if unread else f"{counted(len(problems), 'row')} made no record of its own"
    )
    with st.expander(label, icon=":material/report:", expanded=bool(unread) and len(problems) <= _MOST_ARTICLES):
        st.dataframe(
            rows.head(_MOST_LISTED),
            key="import_problems",
            column_config={"Reason": st.column_config.TextColumn(width="large")},
        )
        if len(rows) > _MOST_LISTED:
            st.caption(f"The first {_MOST_LISTED:,} of {len(rows):,}")
        if job.progress.is_over:
            st.download_button(
                "Download the list (CSV)",
                to_csv(rows),
                file_name="not-imported.csv",
                mime="text/csv",
                key="import_problems_csv",
                on_click="ignore",
                type="tertiary",
                icon=":material/download:",
            )


def _found(job: ImportJob) -> None:
    """What these articles tell, and the ways to it."""
    try:
        tables = cache.tables(job.archive, cache.revision(job.archive))
    except ArchiveError as error:
        st.error(f"{plain(str(error))}.")
        return
    ids = pl.Series(list(dict.fromkeys(job.article_ids)), dtype=pl.String)
    here = pl.col("article_id").is_in(ids.implode())
    stops = tables.stops.filter(here).select("visit_id", "country", "home").collect()
    ties = tables.ties.filter(here).select(pl.col("tie_id").n_unique()).collect().item()
    articles = tables.articles.filter(here).select("article_id", "title").head(_MOST_ARTICLES).collect()
    st.subheader("What they tell")
    journeys = counted(stops["visit_id"].n_unique(), "journey")
    told = f"{journeys} with {counted(len(stops), 'stop')}" if len(stops) else journeys
    st.markdown(f"{told}, {counted(ties, 'tie')}, in {counted(len(ids), 'article')}")
    with st.container(horizontal=True):
        first = {"show": f"visit:{stops['visit_id'][0]}"} if len(stops) else {}
        links.to("map", "See them on the map", **first)
        links.to("journeys", "Journeys")
        links.to("review", "Review what is least sure")
    st.markdown("**Read**")
    with st.container(gap=None, key="import_list"):
        for article_id, title in articles.iter_rows():
            links.to("read", plain(title or "Untitled article"), icon=":material/article:", article=article_id)
    if len(ids) > len(articles):
        st.caption(f"… and {len(ids) - len(articles):,} more")


def _another() -> None:
    st.button("Add more", key="import_again", icon=":material/add:", on_click=put_away)


def _undo(archive: Path, batch: int) -> None:
    session = kept(_Session)
    try:
        with Archive.open(archive) as opened:
            number = opened.undo(batch)
    except ArchiveError as error:
        session.undone = f"That could not be undone: {error}"
        return
    session.undone = f"{counted(number, 'article')} taken out again."
