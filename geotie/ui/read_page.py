"""Read: an article in, its mentions, journeys and ties marked in the text, and from there onto the map."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from html import escape

import streamlit as st

from geotie.archive import Archive, Hit
from geotie.demo import briefs
from geotie.errors import ArchiveError
from geotie.records import Article, Extraction
from geotie.ui import address, links, state
from geotie.ui.annotated import focus_span
from geotie.ui.article_view import download_records, dress_page, show_article, summary_words
from geotie.ui.downloads import ARCHIVE_TYPE, archive_bytes
from geotie.ui.intake import Outcome, intake, warm_up
from geotie.ui.kept import kept
from geotie.ui.shown_article import ShownArticle, as_it_stands
from geotie.ui.words import counted, day_words, plain

_HITS = 12
_MOST_MESSAGES = 2  # shown one by one


@dataclass(slots=True)
class _Session:
    outcome: Outcome | None = None  # of what was read last


def page() -> None:
    dress_page()
    if article_id := st.query_params.get("article"):
        _article_of_archive(article_id)
        return
    st.title("Read an article")
    st.caption(
        "Countries, journeys and ties of a news article in English, marked in its text. The text does not leave this machine."
    )
    _find()
    session = kept(_Session)
    before = session.outcome
    nothing_read = before is None or not before.extractions  # then the form stays open, to put right what was given
    with st.expander("The article to read" if nothing_read else "Read another article", expanded=nothing_read):
        outcome = intake(_examples)
    if outcome:
        session.outcome = outcome
        st.rerun()  # with the form folded up, so that the result is in sight
    if before is None:
        warm_up()
    else:
        _show(before)


def _find() -> None:
    """Articles of the archive by their words."""
    words = st.text_input(
        "Find an article of the archive",
        key="find",
        bind="query-params",
        placeholder='words of it, or "words in quotes" as they stand',
        icon=":material/search:",
    )
    if not words:
        return
    try:
        with Archive.open(state.archive_path(), readonly=True) as archive:
            hits = archive.search(words, limit=_HITS)
    except ArchiveError as error:
        st.error(f"{plain(str(error))}.", icon=":material/error:")
        return
    if not hits:
        st.info("No article of the archive has all these words.")
    for hit in hits:
        day = f", {day_words(hit.published)}" if hit.published else ""
        links.to(
            "read",
            f"{plain(hit.title or 'Untitled article')} – {plain(hit.outlet or 'outlet not known')}{day}",
            icon=":material/article:",
            article=hit.article_id,
        )
        st.html(f'<p class="gt-note">{found_html(hit)}</p>')
    if len(hits) == _HITS:
        st.caption(f"The best {_HITS}; more words find fewer.")


def found_html(hit: Hit) -> str:
    """The excerpt with the words sought marked; everything that the article says is escaped."""
    pieces, at = [], 0
    for start, end in hit.matches:
        pieces += [escape(hit.excerpt[at:start]), "<mark>", escape(hit.excerpt[start:end]), "</mark>"]
        at = end
    return "".join([*pieces, escape(hit.excerpt[at:])])


def _examples() -> list[Article]:
    return [brief.article for brief in briefs()]


def _article_of_archive(article_id: str) -> None:
    """An article that the map's evidence leads to, at the sentence in question (`?article=ID&at=OFFSET`)."""
    try:
        with Archive.open(state.archive_path(), readonly=True) as archive:
            shown = as_it_stands(archive.standings(article_id))
    except ArchiveError:
        st.title("Read an article")
        st.warning("The archive that is open holds no article of this address. It may have been added in another session.")
        st.button("Read another article", on_click=_leave_article)
        return
    at = st.query_params.get("at", "")
    show_article(shown, focus_span(shown.extraction, int(at)) if at.isdecimal() else None)
    with st.container(horizontal=True):
        download_records(shown.extraction)
        st.button("Read another article", on_click=_leave_article, icon=":material/menu_book:")


def _leave_article() -> None:
    address.tell({"article": None, "at": None})


def _show(outcome: Outcome) -> None:
    _errors(outcome.errors)
    if not outcome.extractions:
        return
    chosen = outcome.extractions[0] if len(outcome.extractions) == 1 else _choice(outcome.extractions)
    st.caption(f"Read in {max(outcome.seconds, 0.01):.2f} seconds: {summary_words(chosen)}.")
    if chosen.article.published is None:
        st.caption("No day of publication: words such as “on Tuesday” stay without a date, and so does the article.")
    _add(outcome.extractions)
    show_article(ShownArticle(chosen))
    download_records(chosen)


def _errors(errors: tuple[str, ...]) -> None:
    """One message as it is; of many the number, with the list to unfold."""
    words = [f"{plain(_as_sentence(error))}." for error in errors]
    if len(words) <= _MOST_MESSAGES:
        for message in words:
            st.error(message, icon=":material/error:")
        return
    st.error(f"{counted(len(words), 'article')} could not be read.", icon=":material/error:")
    with st.expander("What is wrong with them"):
        st.markdown("\n".join(f"- {message}" for message in words))


def _as_sentence(error: str) -> str:
    """With a capital letter first, unless it begins with the name of a file."""
    return error if "." in error.split(" ", 1)[0] else error[:1].upper() + error[1:]


def _choice(extractions: tuple[Extraction, ...]) -> Extraction:
    """Which of several articles to show."""
    labels = [
        f"{number}. {extraction.article.title or 'Untitled article'}" for number, extraction in enumerate(extractions, start=1)
    ]
    label = st.selectbox(f"{len(extractions)} articles were read; show", labels, key="read_choice")
    return extractions[labels.index(label)]


def _add(extractions: tuple[Extraction, ...]) -> None:
    """Store what was read in the visitor's archive and lead to the map."""
    start: state.Start = "demo"
    with st.container(horizontal=True, vertical_alignment="center"):
        if state.origin() == "demo":
            start = st.radio(
                "Add to a private copy of the demo archive or to an empty archive",
                ("demo", "empty"),
                format_func={"demo": "Beside the demo articles", "empty": "Into an empty archive"}.__getitem__,
                horizontal=True,
                key="read_start",
                label_visibility="collapsed",
            )
        label = "Add to the map" if len(extractions) == 1 else f"Add all {len(extractions)} to the map"
        wanted = st.button(label, type="primary", icon=":material/add_location_alt:", key="read_add")
    if wanted:
        _store(extractions, start)


def _store(extractions: tuple[Extraction, ...], start: state.Start) -> None:
    try:
        origin = extractions[0].article.title or "an untitled article"
        if len(extractions) > 1:
            origin += f" and {len(extractions) - 1} more"
        with (
            st.spinner("Adding to the archive"),
            Archive.open(state.writable_archive(start)) as archive,
            archive.batch(origin),  # so that it can be undone
        ):
            added = sum(archive.add(extraction) for extraction in extractions)
    except ArchiveError as error:
        st.error(f"The article could not be stored. {plain(str(error))}. You can still download its records below.")
        return
    known = len(extractions) - added
    words = [f"{counted(added, 'article')} added"] if added else []
    if known:
        words.append(f"{counted(known, 'article')} already in the archive")
    st.success(" and ".join(words).capitalize() + ".", icon=":material/check:")
    with st.container(horizontal=True, vertical_alignment="center"):
        links.to("map", "See it on the map", **_shown_on_map(extractions))
        if state.origin() == "own":
            _download_archive()


def _shown_on_map(extractions: tuple[Extraction, ...]) -> dict[str, str]:
    """What the map selects: the first journey of these articles, or the first country of one without a journey."""
    for extraction in extractions:
        if extraction.itineraries:
            return {"show": f"visit:{extraction.article.id}.v1"}
    countries = [code for extraction in extractions for code in extraction.countries]
    return {"show": f"country:{countries[0]}"} if countries else {}


def _download_archive() -> None:
    """The visitor's own archive is gone when the session ends, unless it is taken home."""
    st.download_button(
        "Download your archive",
        partial(archive_bytes, state.archive_path()),  # called later, outside this session
        file_name="my-articles.geotie",
        mime=ARCHIVE_TYPE,
        on_click="ignore",
        icon=":material/download:",
        help="It is kept for this session only. GEOTIE_ARCHIVE=my-articles.geotie make run opens it again.",
    )
