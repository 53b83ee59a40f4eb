"""What changed in an archive since a snapshot or a day, by dyad and visitor; and the snapshots themselves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from pathlib import Path

import polars as pl
import streamlit as st

from geotie.archive import Archive
from geotie.comparing import changes
from geotie.errors import ArchiveError
from geotie.export import to_csv
from geotie.ui import links, state
from geotie.ui.archive_tables import change_counts, change_rows, size_words
from geotie.ui.downloads import ARCHIVE_TYPE, archive_bytes
from geotie.ui.kept import kept
from geotie.ui.snapshots import Snapshot, snapshots, take
from geotie.ui.words import counted, day_words, plain

_MOST_ROWS = 1000
_A_DAY = "A day"


@dataclass(slots=True)
class _Told:
    """What became of the last snapshot, until it was shown."""

    words: str = ""


def changes_part(path: Path, revision: int) -> None:
    if not path.exists():
        st.info("The archive holds nothing yet, so nothing can have changed.")
        return
    made = snapshots(path)
    _snapshots(path, made)
    st.subheader("What changed")
    options = [_A_DAY, *(one.name for one in made)]
    words = "A snapshot also shows what newer rules read otherwise, and what was taken out"
    with st.container(horizontal=True, vertical_alignment="bottom"):
        since = st.selectbox("Since", options, key="since", bind="query-params", width=280, help=words)
        snapshot = next((one for one in made if one.name == since), None)
        if snapshot is None:
            week_ago = datetime.now(UTC).date() - timedelta(days=7)
            day = st.date_input("The beginning of", week_ago, key="day", bind="query-params", format="YYYY-MM-DD", width=220)
    if snapshot is None:
        _show(_since_day(path, revision, day), f"the beginning of {day_words(day)}")
    else:
        _show(_since_snapshot(path, revision, snapshot.path), snapshot.name)


def _show(rows: pl.DataFrame, since: str) -> None:
    if rows.is_empty():
        st.success(f"No tie and no stop changed since {since}.", icon=":material/check:")
        return
    counts = change_counts(rows)
    st.caption(f"Since {since}: " + ", ".join(f"{number:,} {words}" for words, number in counts.items()))
    event = st.dataframe(
        rows.head(_MOST_ROWS).drop("article_id"),
        key="archive_changes",
        on_select="rerun",
        selection_mode="single-row",
        column_config={"Words": st.column_config.TextColumn(width="large")},
        placeholder="",
    )
    with st.container(horizontal=True, vertical_alignment="center"):
        st.download_button(
            "Download the changes (CSV)",
            to_csv(rows),
            file_name="geotie-changes.csv",
            mime="text/csv",
            key="changes_csv",
            on_click="ignore",
            type="tertiary",
            icon=":material/download:",
        )
        selected = event["selection"]["rows"]
        if selected and selected[0] < len(rows):
            links.to("read", "Article", article=rows["article_id"][selected[0]])
    if len(rows) > _MOST_ROWS:
        st.caption(f"The first {_MOST_ROWS:,} of {len(rows):,}")


def _snapshots(path: Path, made: list[Snapshot]) -> None:
    st.subheader("Snapshots")
    told = kept(_Told)
    if told.words:
        st.info(told.words)
        told.words = ""
    if state.origin() == "demo":
        st.caption("The demo does not change, so it needs no snapshots.")
        return
    where = "in this session" if state.origin() == "own" else "in a folder beside the archive"
    st.caption(f"A snapshot is the whole archive as it stands, {where}: to compare with, to download, to open again.")
    st.button("Take a snapshot", key="snapshot_take", icon=":material/photo_camera:", on_click=_take, args=(path,))
    for one in made[:10]:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(f"{one.name} · {size_words(one.size)}", width="content")
            st.download_button(
                "Download",
                partial(archive_bytes, one.path),
                file_name=f"archive-{one.path.name}",
                mime=ARCHIVE_TYPE,
                key=f"snapshot_{one.path.stem}",
                on_click="ignore",
                type="tertiary",
                icon=":material/download:",
            )
    if len(made) > 10:
        st.caption(f"… and {counted(len(made) - 10, 'earlier one')}")


def _take(path: Path) -> None:
    told = kept(_Told)
    try:
        made = take(path)
    except (ArchiveError, OSError) as error:
        told.words = f"No snapshot could be taken: {plain(str(error))}."
    else:
        told.words = f"Snapshot of {made.name} taken."


@st.cache_resource(show_spinner="Comparing", max_entries=4)
def _since_day(path: Path, revision: int, day: date) -> pl.DataFrame:
    when = datetime.combine(day, time.min, UTC) - timedelta(microseconds=1)
    with Archive.open(path, readonly=True) as archive:
        before = {"ties": archive.as_of("ties", when), "stops": archive.as_of("stops", when)}
        return change_rows(changes(before, {"ties": archive.ties(), "stops": archive.stops()}))


@st.cache_resource(show_spinner="Comparing", max_entries=4)
def _since_snapshot(path: Path, revision: int, snapshot: Path) -> pl.DataFrame:
    with Archive.open(snapshot, readonly=True) as before, Archive.open(path, readonly=True) as after:
        return change_rows(changes(*({"ties": one.ties(), "stops": one.stops()} for one in (before, after))))
