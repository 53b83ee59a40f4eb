"""Archive: which file is open, what is in it, where it comes from, what changed, and how to keep it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import streamlit as st

from geotie.archive import Archive
from geotie.errors import ArchiveError
from geotie.measures import EVER
from geotie.ui import archive_cache, cache, links, state
from geotie.ui.archive_changes import changes_part
from geotie.ui.archive_lists import copies_part, decisions_part, imports_part, sources_part
from geotie.ui.archive_tables import size_words
from geotie.ui.article_view import dress_page
from geotie.ui.deciding import offer_copy
from geotie.ui.downloads import ARCHIVE_NAME, ARCHIVE_TYPE, archive_bytes, downloads
from geotie.ui.words import counted, plain

_OPENED_MB = 200
_COUNTS: tuple[tuple[str, str, str], ...] = (
    ("articles", "Articles", "Texts, copies of one another among them"),
    ("clusters", "Different texts", "Copies of one text count once"),
    ("events", "Events", "Journeys and acts between states, however many articles tell of them"),
    ("stops", "Stops", "As articles tell them, before reports of one journey are joined"),
    ("ties", "Ties", "As articles tell them; a meeting of many states is one"),
    ("mentions", "Mentions", "Of countries and places"),
)
_WHOSE: Mapping[state.Origin, str] = {
    "demo": "The demo archive: briefs on real journeys and ties from eight decades.",
    "named": "The archive that this dashboard was started with. What is added and decided here is kept in it.",
    "own": "Your private archive of this session. It is gone when the session ends: download it to keep it.",
}


def page() -> None:
    dress_page()
    st.title("Archive")
    path = state.archive_path()
    part = st.segmented_control(
        "Part of the page",
        list(_PARTS),
        default="File",
        key="section",
        bind="query-params",
        required=True,
        label_visibility="collapsed",
    )
    try:
        _PARTS[part or "File"](path, state.revision())
    except ArchiveError as error:
        st.error(f"{plain(str(error))}.", icon=":material/error:")
        _open()


def _file(path: Path, revision: int) -> None:
    st.markdown(f"**{_WHOSE[state.origin()]}**")
    offer_copy("archive")
    if not path.exists():
        st.info(f"{plain(str(path))} does not exist yet. It is made when the first article is added.", icon=":material/draft:")
        links.to("add", "Add articles")
        _open()
        return
    where = f"`{path}`" if state.origin() == "named" else "a temporary file" if state.origin() == "own" else "made from the briefs"
    size = sum(file.stat().st_size for file in (path, Path(f"{path}-wal")) if file.exists())
    decided = len(archive_cache.decisions(path, revision))
    st.caption(f"{where[0].upper()}{where[1:]} · {size_words(size)} · {counted(decided, 'decision')}")
    _counts(path, revision)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.download_button(
            "Save the archive as a file",
            partial(archive_bytes, path),  # called later, outside this session
            file_name=ARCHIVE_NAME,
            mime=ARCHIVE_TYPE,
            key="archive_save",
            on_click="ignore",
            type="primary",
            icon=":material/save:",
            help="One file with everything in it. It opens here, by GEOTIE_ARCHIVE=archive.geotie make run, or in any SQLite tool.",
        )
        downloads(path, EVER, None)
        _check(path)
        if state.origin() == "own":
            _close()
    _open()


def _counts(path: Path, revision: int) -> None:
    counts = archive_cache.counts(path, revision)
    with st.container(horizontal=True, gap="large", key="archive_counts"):
        for name, label, words in _COUNTS:
            st.metric(label, f"{counts[name]:,}", help=words, width="content")


def _check(path: Path) -> None:
    if not st.button(
        "Check the file", key="archive_check", icon=":material/health_and_safety:", help="Is every record as it was stored?"
    ):
        return
    with st.spinner("Checking"), Archive.open(path, readonly=True) as archive:
        found = archive.examine()
    if not found:
        st.success("The file is sound: every text has its checksum, every record its words.", icon=":material/check:")
    for one in found:
        st.error(f"{plain(one.check)}: {plain(one.problem)}", icon=":material/error:")


def _close() -> None:
    with st.popover("Close my archive", icon=":material/logout:"):
        st.write("What you added and decided in this session is deleted. Save it as a file first if you want it back.")
        st.button("Delete it and go back", key="archive_close", type="primary", on_click=state.forget_own_archive)


def _open() -> None:
    st.subheader("Open another")
    if state.origin() == "named":
        st.caption("It opens as a private copy in this session; the archive of this dashboard stays as it is.")
    file = st.file_uploader(
        "An archive file (.geotie)", type=["geotie", "sqlite", "db"], key="archive_open", max_upload_size=_OPENED_MB
    )
    with st.container(horizontal=True):
        if file is not None and st.button(f"Open {file.name}", key="archive_open_send", type="primary"):
            _adopt(file.getvalue())
        if file is not None and state.archive_path().exists():
            _take_in(file.name, file.getvalue())
        st.button("Start an empty archive", key="archive_empty", icon=":material/note_add:", on_click=state.start_empty)


def _adopt(data: bytes) -> None:
    try:
        with st.spinner("Opening"):
            state.adopt(data)
    except ArchiveError as error:
        st.error(f"{plain(str(error))}. The archive that was open stays open.", icon=":material/error:")
    else:
        st.rerun()


def _take_in(name: str, data: bytes) -> None:
    """Merge a whole archive into the one that is open: articles, records and decisions."""
    words = "Its articles come as imports that can be taken out again; its decisions join yours, and conflicts are counted."
    if not st.button("Put it into the archive that is open", key="archive_take_in", icon=":material/merge:", help=words):
        return
    with TemporaryDirectory() as folder:
        brought = Path(folder) / (Path(name).name or "brought.geotie")
        brought.write_bytes(data)
        try:
            with st.spinner("Putting it in"), Archive.open(brought) as other, Archive.open(state.writable_archive("demo")) as ours:
                merged = ours.take_in(other)
        except (ArchiveError, OSError) as error:
            st.error(f"{plain(str(error).replace(str(brought), 'The file'))}. Nothing else was changed.", icon=":material/error:")
            return
    st.success(
        f"{counted(merged.added, 'article')} added, {merged.known:,} known already, {counted(merged.decisions, 'new decision')}, "
        f"{counted(len(merged.conflicts), 'record')} on which the two sides disagree (the later decision holds).",
        icon=":material/check:",
    )


def _with_tables(show: Callable[..., None]) -> Callable[[Path, int], None]:
    def part(path: Path, revision: int) -> None:
        show(cache.tables(path, revision))

    return part


_PARTS: Mapping[str, Callable[[Path, int], None]] = {
    "File": _file,
    "Sources": _with_tables(sources_part),
    "Copies": _with_tables(copies_part),
    "Imports": imports_part,
    "What changed": changes_part,
    "Decisions": decisions_part,
}
