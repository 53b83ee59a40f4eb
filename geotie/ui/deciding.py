"""
Accept, reject, edit and take back, where a record is shown: the buttons, what they ask for, and what was just decided.

The first decision of a session asks for a name. On the demo archive it also says that the demo is read-only, and makes the visitor
a private copy to decide in.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import streamlit as st

from geotie.archive import Archive
from geotie.decisions import Action, Decision, Standing
from geotie.errors import ArchiveError, DecisionError, GeotieError
from geotie.records import Article
from geotie.ui import state
from geotie.ui.kept import kept
from geotie.ui.quotes import quote, quote_html
from geotie.ui.record_fields import changes, mistakes, present
from geotie.ui.record_form import record_form
from geotie.ui.reversal import reversal
from geotie.ui.words import plain

_MOST_TOLD = 20
_WORDS: dict[Action, tuple[str, str]] = {
    "accept": ("Accept", "accepted"),
    "reject": ("Reject", "rejected"),
    "edit": ("Edit", "edited"),
    "withdraw": ("Undo", "taken back"),
    "add": ("Add", "added"),
}
COPY_WORDS = (
    "The demo archive is read-only. Work in a private copy of it, or start geotie on a file of your own: "
    "`GEOTIE_ARCHIVE=my.geotie make run`."
)
COPY_HELP = (
    "One click makes it. Nobody else sees it; it lasts as long as this browser session, and the Archive page lets you keep it."
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody wants to decide and has not told everything for yet."""

    record_id: str
    action: Action


@dataclass(frozen=True, slots=True)
class Made:
    """A decision of this session, with the words that name its record."""

    decision: Decision
    title: str


@dataclass(slots=True)
class _Session:
    """What this session decided, and is about to."""

    analyst: str = ""  # the name given
    asked: tuple[Asked, str] | None = None  # what the dialog is open for, and the title of its record
    made: list[Made] = field(default_factory=list)
    told: str = ""  # what went wrong and was not shown yet

    def note(self, decision: Decision, title: str) -> None:
        others = [one for one in self.made if one.decision.key != decision.key]
        self.made = [*others, Made(decision, title)][-_MOST_TOLD:]

    def take_told(self) -> str:
        told, self.told = self.told, ""
        return told


def decision_buttons(record_id: str, decision: str | None, title: str, key: str) -> None:
    """Accept, reject and edit; of a record that was decided on also undo. `title` names the record in what is told later."""
    if decision not in ("accepted", "added"):
        _button("accept", record_id, title, key, ":material/check:")
    _button("reject", record_id, title, key, ":material/close:")
    _button("edit", record_id, title, key, ":material/edit:")
    if decision:
        _button("withdraw", record_id, title, key, ":material/undo:")


def made() -> list[Made]:
    """Decisions of this session that were not taken back, the latest first."""
    return list(reversed(kept(_Session).made))


def noting() -> Callable[[Decision, str], None]:
    """Remembers a decision of this session, with the words that name its record, so that it is told and can be taken back."""
    return kept(_Session).note


def last_decision(key: str) -> None:
    """What was decided last, with a way back: a record that was rejected is not shown any more, so it is told here."""
    if message := kept(_Session).take_told():
        st.error(message, icon=":material/error:")
    for one in made()[:1]:
        with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"{key}_last"):
            why = f": {plain(one.decision.why)}" if one.decision.why else ""
            done = _WORDS[one.decision.action][1].capitalize()
            st.markdown(f":material/gavel: {done} by {plain(one.decision.by)}: *{plain(one.title)}*{why}", width="content")
            st.button("Undo", key=f"{key}_undo", type="tertiary", icon=":material/undo:", on_click=_undo, args=(one.decision,))
            if not one.decision.why and one.decision.action in ("accept", "reject"):
                st.button("Say why", key=f"{key}_why", type="tertiary", icon=":material/comment:", on_click=_ask_why, args=(one,))


def ask(record_id: str, action: Action, title: str) -> bool:
    """Decide at once where nothing more has to be known, else open the dialog that asks for it; whether it was decided."""
    if action == "edit" or not _ready():
        kept(_Session).asked = Asked(record_id, action), title
        return False
    return decide(record_id, action, title)


def withdraw(record_id: str) -> None:
    """Take back what was decided last on a record."""
    _withdraw(record_id)


def decide(record_id: str, action: Action, title: str, *, why: str = "", changed: dict[str, Any] | None = None) -> bool:
    """Write it into the visitor's archive; what goes wrong is told by `last_decision`."""
    if action == "withdraw":
        return _withdraw(record_id)
    by = analyst()
    return _write(lambda archive: archive.decide(record_id, action, by=by, why=why, changes=changed), title)


def take_back(decision: Decision) -> bool:
    """Restore what ruled before."""
    session, by = kept(_Session), analyst() or decision.by

    def restore(archive: Archive) -> Decision:
        log = archive.decisions(decision.article_id)
        back = reversal(log, decision, by=by, at=datetime.now(UTC))
        archive.apply_decisions([back])
        return back

    done = _write(restore, None)
    if done:
        session.made = [one for one in session.made if one.decision.id != decision.id]
    return done


def decision_dialog() -> None:
    """Opens the dialog that a button asked for; called once by each page that shows such buttons, after everything else."""
    asked = kept(_Session).asked
    if asked is None:
        return
    about, title = asked
    label = _WORDS[about.action][0]
    st.dialog(f"{label} this record", width="medium", on_dismiss=_forget)(_ask_for)(about, title)


def offer_copy(key: str) -> None:
    """On the demo archive: why nothing can be changed in it, and a private copy in one click."""
    if state.origin() == "demo":
        with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"{key}_copy"):
            st.markdown(f":material/lock: {COPY_WORDS}", width="content")
            st.button(
                "Make my private copy",
                key=f"{key}_copy_button",
                icon=":material/content_copy:",
                on_click=_make_copy,
                help=COPY_HELP,
            )


def analyst() -> str:
    """Who decides: the one who logged in, else the name given in this session, "" before it is given."""
    if name := kept(_Session).analyst:
        return name
    return str(st.user.get("name") or st.user.get("email") or "") if st.user.get("is_logged_in") else ""


def call_analyst(name: str) -> None:
    kept(_Session).analyst = name.strip()


def _ask(record_id: str, action: Action, title: str) -> None:
    ask(record_id, action, title)


def _button(action: Action, record_id: str, title: str, key: str, icon: str) -> None:
    st.button(
        _WORDS[action][0],
        key=f"{key}_{action}_{record_id}",
        type="tertiary",
        icon=icon,
        on_click=_ask,
        args=(record_id, action, title),
        help=_HELP[action],
    )


_HELP: dict[Action, str] = {
    "accept": "The record is right: it counts as sure.",
    "reject": "The record is wrong: it goes from map, tables and exports. You can take that back.",
    "edit": "The record is right but for a detail.",
    "withdraw": "Take back what was decided last on this record.",
}


def _make_copy() -> None:
    session = kept(_Session)
    try:
        state.writable_archive("demo")
    except (GeotieError, OSError) as error:
        session.told = f"The copy could not be made. {plain(str(error))}."


def _undo(decision: Decision) -> None:
    take_back(decision)


def _ready() -> bool:
    return bool(analyst()) and state.origin() != "demo"


def _ask_for(about: Asked, title: str) -> None:
    session = kept(_Session)
    st.markdown(f"**{plain(title)}**")
    standing = _standing(about.record_id)
    if standing is None:
        st.warning("The archive holds no such record any more. Reload the page.")
        return
    article, told, visit = standing
    if told.evidence.text:
        st.html(quote_html(quote(article.text, told.evidence.start, told.evidence.end)))
    if state.origin() == "demo":
        st.info(f"{COPY_WORDS} {COPY_HELP}", icon=":material/lock:")
    changed, changed_visit = _edits(about, told, visit) if about.action == "edit" else ({}, {})
    by = st.text_input("Your name", analyst(), key="decision_by", help="Kept with each decision, so that others know whose it is")
    why = "" if about.action == "withdraw" else st.text_input("Why", key="decision_why", placeholder="optional")
    if not st.button(_send_words(about), type="primary", key="decision_send"):
        return
    if not by.strip():
        st.error("A decision needs the name of the one who makes it.")
        return
    if about.action == "edit" and not (changed or changed_visit):
        st.error("Nothing is set otherwise yet. Change a field, or accept the record as it is.")
        return
    call_analyst(by)
    if changed_visit and visit is not None:
        decide(visit.id(about.record_id.partition(".")[0]), "edit", title, why=why, changed=changed_visit)
    if about.action != "edit" or changed:
        decide(about.record_id, about.action, title, why=why, changed=changed or None)
    if message := session.take_told():
        st.error(message)
        return
    session.asked = None
    st.rerun()


def _edits(about: Asked, told: Standing, visit: Standing | None) -> tuple[dict[str, Any], dict[str, Any]]:
    """What the form sets otherwise, of the record and of the visit that a stop belongs to; nothing while it has mistakes."""
    before = present(told)
    after = record_form(told.kind, before, key=f"edit_{about.record_id}")
    wrong = mistakes(told.kind, after)
    visit_before = present(visit) if visit else {}
    visit_after: dict[str, Any] = {}
    if visit:
        st.caption("The visitor, for all stops of the journey")
        visit_after = record_form("visit", visit_before, key=f"edit_visit_{about.record_id}")
        wrong += mistakes("visit", visit_after)
    for message in wrong:
        st.error(message)
    if wrong:
        return {}, {}
    return changes(told.kind, before, after), changes("visit", visit_before, visit_after) if visit else {}


def _send_words(about: Asked) -> str:
    label = {"edit": "Save the edit"}.get(about.action, _WORDS[about.action][0])
    return f"Make a private copy and {label[0].lower()}{label[1:]}" if state.origin() == "demo" else label


def _ask_why(one: Made) -> None:
    """The same decision again, with a reason; it follows the first one in the log."""
    session = kept(_Session)
    session.asked = Asked(_record_id(one.decision), one.decision.action), one.title


def _record_id(decision: Decision) -> str:
    with Archive.open(state.archive_path(), readonly=True) as archive:
        sheet = archive.standings(decision.article_id)
    found = next((one for one in sheet.records if one.ruling and one.ruling.key == decision.key), None)
    return found.id(decision.article_id) if found else ""


def _standing(record_id: str) -> tuple[Article, Standing, Standing | None] | None:
    """The article and its record, and of a stop also the visit."""
    article_id = record_id.partition(".")[0]
    try:
        with Archive.open(state.archive_path(), readonly=True) as archive:
            sheet = archive.standings(article_id)
    except ArchiveError:
        return None
    found = sheet.find(record_id)
    if found is None:
        return None
    return sheet.article, found, sheet.find(f"{article_id}.v{found.visit}") if found.kind == "stop" else None


def _withdraw(record_id: str) -> bool:
    standing = _standing(record_id)
    ruling = next((one.ruling for one in (standing or ())[1:] if isinstance(one, Standing) and one.ruling), None)
    if ruling is None:
        kept(_Session).told = "Nothing was decided on this record that could be taken back."
        return False
    return take_back(ruling)


def _write(write: Any, title: str | None) -> bool:
    """Run `write` on the visitor's archive; a private copy is made where the demo is shown."""
    session = kept(_Session)
    try:
        with Archive.open(state.writable_archive("demo")) as archive:
            decision = write(archive)
    except DecisionError as error:
        session.told = f"That could not be decided: {plain(str(error))}."
        return False
    except (GeotieError, OSError) as error:
        session.told = f"The decision could not be stored. {plain(str(error))}."
        return False
    if title is not None:
        session.note(decision, title)
    return True


def _forget() -> None:
    kept(_Session).asked = None
