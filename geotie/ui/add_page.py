"""Add: every way into the archive, with a look at what it is before, how far it has come while, and what it tells after."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import streamlit as st

from geotie.errors import GeotieError
from geotie.importing.files import KINDS
from geotie.importing.files import SUFFIXES as READY_MADE_SUFFIXES
from geotie.ingest import Preview, Source, SourceKind, preview
from geotie.reading.files import SUFFIXES
from geotie.ui import import_run, state
from geotie.ui.article_view import dress_page
from geotie.ui.import_words import FIELD_WORDS, KIND_WORDS, column_choices, columns_said, preview_rows, source_words
from geotie.ui.intake import about_article, published_on
from geotie.ui.words import counted, plain

_WAYS = ("Files", "Paste text", "Web address or feed")
_LOOKED_AT = 8  # files that are shown before they are taken in
_WHAT = (
    "Texts, web pages, PDF, Word and e-mail hold one article each; tables (CSV, Excel, JSON, Parquet) and feeds hold many; "
    "ZIP files hold any of these. Ready-made records are tables of visits or ties, GDELT files, and travel lists of the "
    "US Office of the Historian. Each file is known by its content."
)
_START_WORDS: Mapping[state.Start, str] = {"demo": "Beside the demo articles", "empty": "Into an empty archive"}


def page() -> None:
    dress_page()
    st.title("Add")
    if run := import_run.current():
        import_run.show(run)
        return
    st.caption("What you add is read on this machine and kept in your archive. The second run of the same import changes nothing.")
    way = st.segmented_control("Where it comes from", _WAYS, default=_WAYS[0], key="add_way", bind="query-params", required=True)
    sources = _FORMS[way or _WAYS[0]]()
    start: state.Start = "demo"
    if state.origin() == "demo":
        start = st.radio(
            "Your private archive of this session begins",
            list(_START_WORDS),
            format_func=_START_WORDS.__getitem__,
            horizontal=True,
            key="add_start",
            help="The demo itself is never written to. Download your archive on the Archive page to keep it.",
        )
    label = f"Add {counted(len(sources), 'source')}" if len(sources) > 1 else "Add"
    if st.button(label, type="primary", icon=":material/add_circle:", key="add_send", disabled=not sources):
        _begin(start, sources)


def _begin(start: state.Start, sources: list[Source]) -> None:
    try:
        archive = state.writable_archive(start)
    except (GeotieError, OSError) as error:
        st.error(f"The archive cannot be written. {plain(str(error))}.", icon=":material/error:")
        return
    import_run.begin(archive, sources)
    st.rerun()


def _files() -> list[Source]:
    kinds = sorted({suffix.removeprefix(".") for suffix in (*SUFFIXES, *READY_MADE_SUFFIXES)})
    files = st.file_uploader("Files", type=kinds, accept_multiple_files=True, key="add_files", help=_WHAT)
    if not files:
        st.caption(_WHAT)
        return []
    published = published_on("add_day", width=220)
    sources = []
    for number, file in enumerate(files):
        source = Source.upload(file.name, file.getvalue(), published=published)
        if number < _LOOKED_AT:
            source = _looked_at(source, file.name, file.getvalue(), f"{number}_{file.file_id}")
        sources.append(source)
    if len(files) > _LOOKED_AT:
        st.caption(f"… and {counted(len(files) - _LOOKED_AT, 'more file', 'more files')}, which are read as their content tells.")
    return sources


def _looked_at(source: Source, name: str, data: bytes, key: str) -> Source:
    """What the file is, its first rows, and for a table which column is which; the source as it is to be read."""
    found = _previewed(name, data, state.archive_path())
    with st.expander(plain(source_words(name, found)), icon=_icon(found), expanded=bool(found.problem or found.header)):
        if found.problem and not found.rows:
            st.write("Nothing of it will be added; the other sources are not concerned.")
        elif found.problem and not found.header:  # what a table lacks, the choice of its columns says
            st.warning(f"{plain(found.problem)}.", icon=":material/help:")
        kind = _kind(found, key)
        columns = _mapper(found, key) if found.header and kind in (None, "articles") else {}
        if found.rows:
            st.dataframe(preview_rows(found), key=f"add_rows_{key}", height="content")
    about = source.about
    return Source.upload(name, data, published=about.published, columns=columns, kind=kind)


def _kind(found: Preview, key: str) -> SourceKind | None:
    """What a table holds, where its content may be misunderstood; None to go by the content."""
    if not found.header:
        return None
    kinds: tuple[SourceKind, ...] = ("articles", *KINDS)
    words = {"articles": "a table of articles", **KIND_WORDS}
    return st.selectbox(
        "It is", kinds, None, format_func=words.__getitem__, key=f"add_kind_{key}", placeholder="as its content tells", width=360
    )


def _mapper(found: Preview, key: str) -> dict[str, str]:
    """A choice of column for each field of an article; {} where the table is none of articles."""
    if found.kind != "table":
        return {}
    if found.remembered:
        st.caption("Columns as you chose them for such a table before.")
    chosen = {}
    fields = st.columns(len(FIELD_WORDS))
    for column, (field, taken) in zip(fields, column_choices(found).items(), strict=True):
        label, words = FIELD_WORDS[field]
        index = found.header.index(taken) if taken else None
        with column:
            chosen[field] = st.selectbox(label, found.header, index, key=f"add_{field}_{key}", help=words, placeholder="none") or ""
    if not chosen["text"]:
        st.warning("Choose the column that holds the text of the articles.", icon=":material/help:")
    said = columns_said(chosen)
    return {} if said == found.columns and not found.remembered else said


@st.cache_data(show_spinner="Looking into it", max_entries=32)
def _previewed(name: str, data: bytes, archive: Path) -> Preview:
    return preview(Source.upload(name, data), archive)


def _icon(found: Preview) -> str:
    if found.problem and not found.rows:
        return ":material/error:"
    return ":material/table:" if found.header else ":material/article:"


def _paste() -> list[Source]:
    hint = "Paste the text of a news article here"
    text = st.text_area("Text of the article", key="add_text", height=220, placeholder=hint)
    about = about_article("add")
    return [Source.pasted(text, **about)] if text.strip() else []


def _address() -> list[Source]:
    told = st.text_area(
        "Addresses of articles or feeds",
        key="add_addresses",
        height=110,
        placeholder="https://, one a line",
        help="A feed is read with the full text of its articles, politely: a page at a time, and nothing that its owner forbids.",
    )
    published = published_on("add_day", width=220)
    return [Source.address(line.strip(), published=published) for line in told.splitlines() if line.strip()]


_FORMS: Mapping[str, Callable[[], list[Source]]] = dict(zip(_WAYS, (_files, _paste, _address), strict=True))
