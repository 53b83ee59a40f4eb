"""Review: records from the least sure on, one at a time, decided by a key; how far it has come; decisions as files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import polars as pl
import streamlit as st

from geotie.countries import countries
from geotie.decisions import Action
from geotie.errors import ArchiveError
from geotie.measures import Tables
from geotie.ui import address, archive_cache, cache, links, state
from geotie.ui.article_view import dress_page
from geotie.ui.coders import coders_part
from geotie.ui.deciding import analyst, ask, call_analyst, decision_dialog, last_decision, offer_copy, withdraw
from geotie.ui.decision_files import decision_files
from geotie.ui.evidence import Row, title_words
from geotie.ui.evidence_rows import quotes_of, record_card
from geotie.ui.kept import kept
from geotie.ui.reports import other_reports
from geotie.ui.review_queue import KINDS, Filters, Progress, outlets, position, progress, queue
from geotie.ui.shortcuts import shortcuts
from geotie.ui.words import counted, name_of, plain

_PARTS = ("Queue", "Agreement", "Decisions as files")
_AROUND = 2  # sentences before and after the record's own
_LISTED = 8
_DECISIONS: tuple[tuple[Action, str, str], ...] = (
    ("accept", "Accept (a)", ":material/check:"),
    ("reject", "Reject (r)", ":material/close:"),
    ("edit", "Edit (e)", ":material/edit:"),
)
_KEYS = {
    "a": ("review_accept", "accept the record"),
    "r": ("review_reject", "reject it"),
    "e": ("review_edit", "edit it"),
    "u": ("review_undo", "take back the last decision"),
    "j": ("review_next", "next record"),
    "k": ("review_previous", "previous record"),
    "?": ("review_keys", "this list"),
}


@dataclass(slots=True)
class _Place:
    """Where this session stands in the queue."""

    at: tuple[str, int] | None = None  # record id and its place
    help_asked: bool = False


def page() -> None:
    dress_page()
    st.title("Review")
    path = state.archive_path()
    try:
        revision = state.revision()
        tables = cache.tables(path, revision)
    except ArchiveError as error:
        st.error(f"{plain(str(error))}. Open another archive on the Archive page.", icon=":material/error:")
        return
    part = st.segmented_control(
        "Part of the page", _PARTS, default=_PARTS[0], key="part", bind="query-params", required=True, label_visibility="collapsed"
    )
    offer_copy("review")
    if part == "Agreement":
        coders_part(path, revision)
    elif part == "Decisions as files":
        decision_files(path, revision)
    else:
        _queue_part(path, revision, tables)


def _queue_part(path: Path, revision: int, tables: Tables) -> None:
    filters = _filters(tables)
    done = progress(tables, filters, archive_cache.decisions(path, revision))
    if done.total == 0:
        last_decision("review")
        if _holds_nothing(tables):
            st.info("The archive holds no records yet, so there is nothing to review.")
            links.to("add", "Add articles")
        else:
            st.info("No record fits these filters. Choose more kinds, or another country or outlet.")
        return
    _progress(done)
    rows = queue(tables, filters)
    if rows.is_empty():
        last_decision("review")
        st.success("All of these records are decided. Switch off “Undecided only” to look at them again.", icon=":material/check:")
    else:
        _record(path, revision, tables, rows)
    shortcuts({pressed: name for pressed, (name, _) in _KEYS.items()}, key="review_shortcuts")
    place = kept(_Place)
    if place.help_asked:
        place.help_asked = False
        _help()
    decision_dialog()


def _holds_nothing(tables: Tables) -> bool:
    frames = (tables.stops, tables.ties, tables.routes, tables.mentions)
    return all(frame.head(1).collect().is_empty() for frame in frames)


def _filters(tables: Tables) -> Filters:
    """Their values are in the address."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        kinds = st.pills(
            "Records",
            list(KINDS),
            selection_mode="multi",
            default=["journey", "tie"],
            format_func=KINDS.__getitem__,
            key="records",
            bind="query-params",
        )
        codes = sorted(countries(), key=name_of)
        country = st.selectbox(
            "Country", codes, None, format_func=name_of, key="touching", bind="query-params", placeholder="any", width=170
        )
        outlet = st.selectbox("Outlet", outlets(tables), None, key="told_by", bind="query-params", placeholder="any", width=170)
        name = st.text_input(
            "Your name", analyst(), key="review_name", help="Kept with each decision", placeholder="needed to decide", width=170
        )
        call_analyst(name or "")
        undecided = st.toggle("Undecided only", value=True, key="undecided", bind="query-params")
    return Filters(tuple(kind for kind in KINDS if kind in (kinds or ())), country, outlet, undecided)


def _progress(done: Progress) -> None:
    share = f"{done.share:.0%}" if done.share >= 0.01 or not done.decided else "under 1%"
    st.progress(done.share, f"{done.decided:,} of {counted(done.total, 'record')} decided ({share})")


def _record(path: Path, revision: int, tables: Tables, rows: pl.DataFrame) -> None:
    told, index = kept(_Place).at or (st.query_params.get("record"), 0)
    at = position(rows, told, index)
    row = rows.row(at, named=True)
    _stand(rows, at)
    words, others = st.columns([3, 2], gap="large")
    with words:
        st.caption(f"Record {at + 1:,} of {len(rows):,} in the queue, the least sure first")
        reports = other_reports(tables, [row]).get(row["record_id"], [])
        (told_in,) = quotes_of(path, revision, tables, [row], around=_AROUND)
        record_card(row, told_in, reports)
        _buttons(rows, at, row)
        last_decision("review")
    with others:
        _neighbours(rows, at)


def _buttons(rows: pl.DataFrame, at: int, row: Row) -> None:
    following = min(at + 1, len(rows) - 1)
    title = title_words(row)
    with st.container(horizontal=True, vertical_alignment="center", key="review_buttons"):
        for action, label, icon in _DECISIONS:
            st.button(
                label,
                key=f"review_{action}",
                icon=icon,
                type="primary" if action == "accept" else "secondary",
                on_click=_decide,
                args=(row["record_id"], action, title, (rows["record_id"][following], following)),
            )
    with st.container(horizontal=True, vertical_alignment="center"):
        _move("Previous (k)", "review_previous", ":material/arrow_back:", rows, at - 1)
        _move("Next (j)", "review_next", ":material/arrow_forward:", rows, at + 1)
        if row["decision"]:
            st.button(
                "Take back",
                key="review_withdraw",
                type="tertiary",
                icon=":material/undo:",
                on_click=withdraw,
                args=(row["record_id"],),
            )
        links.to("read", "Article", article=row["article_id"], at=str(row["evidence_start"]))
        st.button("Keys (?)", key="review_keys", type="tertiary", icon=":material/keyboard:", on_click=_ask_help)


def _decide(record_id: str, action: Action, title: str, following: tuple[str, int]) -> None:
    """Go on to the following record; where something has to be asked first, this one stays in sight until it is answered."""
    place = kept(_Place)
    gone_on = place.at is not None and place.at[0] != record_id
    if gone_on:  # a second key, pressed before the following record was in sight
        return
    if ask(record_id, action, title):
        place.at = following


def _move(label: str, key: str, icon: str, rows: pl.DataFrame, to: int) -> None:
    inside = 0 <= to < len(rows)
    st.button(label, key=key, type="tertiary", icon=icon, disabled=not inside, on_click=_go(rows, to) if inside else None)


def _go(rows: pl.DataFrame, to: int) -> Callable[[], None]:
    target = rows["record_id"][to]

    def go() -> None:
        kept(_Place).at = target, to

    return go


def _stand(rows: pl.DataFrame, at: int) -> None:
    """The address names the record, so that a colleague can be sent to it."""
    record_id = rows["record_id"][at]
    kept(_Place).at = record_id, at
    address.tell({"record": record_id})


def _neighbours(rows: pl.DataFrame, at: int) -> None:
    """What comes next, each a way there."""
    coming = rows.slice(at + 1, _LISTED)
    if coming.is_empty():
        st.caption("This is the last record of the queue.")
        return
    st.markdown("**Next in the queue**, with confidence")
    with st.container(gap=None, key="review_list"):
        for offset, row in enumerate(coming.iter_rows(named=True), start=at + 1):
            st.button(
                f"{plain(title_words(row))} · {row['confidence']:.2f}",
                key=f"review_to_{row['record_id']}",
                type="tertiary",
                on_click=_go(rows, offset),
            )
    left = len(rows) - at - 1 - len(coming)
    if left > 0:
        st.caption(f"… and {left:,} more")


def _ask_help() -> None:
    kept(_Place).help_asked = True


@st.dialog("Keys of this page")
def _help() -> None:
    st.markdown(
        "\n".join(["| key | what it does |", "|---|---|", *(f"| `{key}` | {words} |" for key, (_, words) in _KEYS.items())])
    )
    st.caption("They are not heard while you type in a field.")
