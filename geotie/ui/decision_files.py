"""Decisions as files: take them home as JSONL, take in another coder's, and see where the two disagree."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import polars as pl
import streamlit as st

from geotie.archive import Archive
from geotie.countries import countries
from geotie.decisions import Conflict, Decision, line, merge, parse_lines
from geotie.errors import DecisionError, GeotieError
from geotie.ui import archive_cache, state
from geotie.ui.words import counted, name_of, plain

_TAKEN = "decisions_taken"
_MOST_LISTED = 500


def decision_files(path: Path, revision: int) -> None:
    ours = archive_cache.decisions(path, revision)
    home, others = st.columns(2, gap="large")
    with home:
        _export(ours)
    with others:
        _import(ours)
    if taken := st.session_state.get(_TAKEN):
        _conflicts(taken)


def decision_lines(decisions: Iterable[Decision]) -> str:
    """The text of a file of decisions, one JSON object per line."""
    return "".join(f"{line(one)}\n" for one in decisions)


def conflict_rows(conflicts: Iterable[Conflict]) -> pl.DataFrame:
    """One row per record on which two files disagree."""
    rows = [
        {
            "Record": said_words(one.ours),
            "Words": one.ours.evidence,
            "Ours": decided_words(one.ours),
            "Theirs": decided_words(one.theirs),
            "Holds": "ours" if one.rules is one.ours else "theirs",
        }
        for one in conflicts
    ]
    return pl.DataFrame(rows, schema=dict.fromkeys(("Record", "Words", "Ours", "Theirs", "Holds"), pl.String))


def decided_words(decision: Decision) -> str:
    """ "Ada: reject, 2024-03-05 (the company, not the country)"."""
    set_so = ", ".join(f"{name} = {value_words(value)}" for name, value in decision.changes.items() if name not in ("lon", "lat"))
    why = f" ({decision.why})" if decision.why else ""
    return f"{decision.by}: {decision.action}{f' {set_so}' if set_so else ''}, {decision.at:%Y-%m-%d}{why}"


def value_words(value: object) -> str:
    """A value as an edit sets it; countries by their names."""
    if isinstance(value, list | tuple):
        return " and ".join(map(value_words, value)) or "nobody"
    return name_of(value) if isinstance(value, str) and value in countries() else "empty" if value in (None, "") else str(value)


def said_words(decision: Decision) -> str:
    """The record that a decision is about, in one line: "tie: Cuba, Chile ACCUSE"."""
    said = decision.said
    if decision.kind == "tie":
        actors = ", ".join(map(name_of, (*said.get("sources", ()), *said.get("targets", ()))))
        return f"tie: {actors} {said.get('type', '')}".strip()
    if decision.kind in ("stop", "visit"):
        where = name_of(said["country"]) if decision.kind == "stop" else " → ".join(map(name_of, said.get("route", "").split()))
        return f"{decision.kind}: {said.get('visitor') or 'unnamed visitor'} → {where}"
    return f"{decision.kind}: {said.get('carrier') or name_of(said.get('country'))}"


def _export(ours: tuple[Decision, ...]) -> None:
    st.subheader("Take them home")
    people = len({one.by for one in ours})
    if not ours:
        st.write("Nobody has decided on a record of this archive yet.")
        return
    st.write(
        f"{counted(len(ours), 'decision')} of {counted(people, 'person', 'people')}, the earliest first, one JSON object per line."
    )
    names = sorted({one.by for one in ours})
    by = st.selectbox("Whose", names, None, key="export_by", placeholder="everybody’s") if people > 1 else None
    chosen = [one for one in ours if by in (None, one.by)]
    st.download_button(
        f"Download {counted(len(chosen), 'decision')} (JSONL)",
        decision_lines(chosen),
        file_name="decisions.jsonl",
        mime="application/jsonl",
        on_click="ignore",
        icon=":material/download:",
    )
    st.caption("Lines are only ever added, so such a file can be kept in version control and put over the same articles again.")


def _import(ours: tuple[Decision, ...]) -> None:
    st.subheader("Take in a colleague’s")
    file = st.file_uploader("File of decisions", type=["jsonl"], key="decisions_file")
    if file is None:
        st.caption("Decisions find their records by what was said in which article, so the colleague’s archive may be another one.")
        return
    try:
        theirs = parse_lines(file.getvalue().decode("utf-8").splitlines(), plain(file.name))
    except (DecisionError, UnicodeDecodeError) as error:
        words = str(error) if isinstance(error, DecisionError) else f"{file.name} is no UTF-8 text"
        st.error(f"{plain(words)}. Nothing was taken in.", icon=":material/error:")
        return
    known = {one.id for one in ours}
    new = [one for one in theirs if one.id not in known]
    _, conflicts = merge(ours, theirs)
    st.write(
        f"{counted(len(theirs), 'decision')}, {len(new):,} of them new here; "
        f"{counted(len(conflicts), 'record')} on which the two sides disagree."
    )
    if not new:
        return
    if st.button(f"Take in {counted(len(new), 'decision')}", type="primary", key="decisions_take"):
        _take(theirs)


def _take(theirs: list[Decision]) -> None:
    try:
        with st.spinner("Taking them in"), Archive.open(state.writable_archive("demo")) as archive:
            new, conflicts = archive.apply_decisions(theirs)
    except (GeotieError, OSError) as error:
        st.error(f"The decisions could not be stored. {plain(str(error))}.", icon=":material/error:")
        return
    st.session_state[_TAKEN] = {"new": new, "conflicts": conflicts}
    st.rerun()


def _conflicts(taken: dict[str, Any]) -> None:
    rows = conflict_rows(taken["conflicts"])
    st.success(f"{counted(taken['new'], 'new decision')} taken in.", icon=":material/check:")
    if rows.is_empty():
        st.write("The two sides agree wherever both decided.")
        return
    st.subheader("Where the two sides disagree")
    st.caption(f"{counted(len(rows), 'record')}; the later decision holds until somebody decides anew.")
    st.dataframe(rows.head(_MOST_LISTED), column_config={"Words": st.column_config.TextColumn(width="large")})
