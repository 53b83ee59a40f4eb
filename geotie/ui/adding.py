"""A record that the rules missed: words selected in the text of an article, or a sentence chosen from a list, become one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import streamlit as st

from geotie.archive import Archive
from geotie.decisions import Kind
from geotie.errors import DecisionError, GeotieError
from geotie.extraction import sentences
from geotie.records import Article, Extraction
from geotie.ui import state
from geotie.ui.annotated import Span
from geotie.ui.deciding import COPY_HELP, COPY_WORDS, analyst, call_analyst, noting
from geotie.ui.kept import kept, said
from geotie.ui.quotes import quote, quote_html
from geotie.ui.record_fields import FIELDS, NEW, Values, mistakes, point_of
from geotie.ui.record_form import record_form
from geotie.ui.words import plain

_CHANNEL = "text_selection"
_KINDS: dict[Kind, str] = {"stop": "Stop of a journey", "tie": "Tie between states", "mention": "Mention of a country"}
_selection = st.components.v2.component(
    "geotie_text_selection",
    js=(Path(__file__).parent / "assets" / "text_selection.js").read_text(encoding="utf-8"),
    isolate_styles=False,
)


@dataclass(slots=True)
class _Picked:
    """What the form is open for: a kind of record, and the words selected for it."""

    what: tuple[Kind, Span | None] | None = None


def offer_adding(extraction: Extraction) -> None:
    """Lets words of the text on this page be selected, and offers a form for those who select nothing."""
    _selection(key=_CHANNEL, on_picked_change=_on_picked, height=1)
    st.button("Add a missed record", icon=":material/add:", key="add_missed", on_click=_pick, args=("stop", None))
    st.caption("Or select its words in the text. Keys: j and k go from badge to badge.")
    picked = kept(_Picked).what
    if picked is not None:
        st.dialog("Add a missed record", width="medium", on_dismiss=_forget)(_form)(extraction, *picked)


def sentence_spans(text: str) -> list[Span]:
    """Where the sentences of a text are, without the space around them."""
    return [(sentence.start, sentence.end) for sentence in sentences.split(text) if sentence.text.strip()]


def suggested(extraction: Extraction, kind: Kind, span: Span) -> Values:
    """What the words in a span tell already: the country named in them, the visitor of the article's only journey."""
    start, end = span
    named = [one for one in extraction.mentions if one.start < end and one.end > start and one.kind != "person"]
    if kind == "tie":
        return {**NEW["tie"], "sources": [one.country for one in named[:1]], "targets": [one.country for one in named[1:2]]}
    values = {**NEW[kind]}
    if named:
        values |= {"country": named[-1].country, "place": named[-1].place}
    if kind == "stop" and extraction.itineraries:
        journey = extraction.itineraries[-1]
        values |= {"visitor": journey.visitor, "role": journey.role, "home": journey.home}
    return values


def new_values(kind: Kind, held: Values) -> dict[str, Any]:
    """What a filled-in form says of a new record; fields that are left empty are left out."""
    values = {name: value for name, value in held.items() if value not in (None, "", [])}
    if kind == "tie":
        values.setdefault("targets", [])
    if kind in ("stop", "mention"):
        lon, lat = point_of(str(values["country"]), str(values.get("place", "")))
        values |= {"lon": lon, "lat": lat}
    return values


def _form(extraction: Extraction, kind: Kind, span: Span | None) -> None:
    picked, article = kept(_Picked), extraction.article
    chosen = st.segmented_control(
        "What is missing", list(_KINDS), default=kind, format_func=_KINDS.__getitem__, key="add_kind", required=True
    )
    kind = chosen or kind
    span = span or _choose_sentence(article)
    st.html(quote_html(quote(article.text, *span)))
    start = suggested(extraction, kind, span)
    held: dict[str, Any] = {}
    wrong: list[str] = []
    for part in ("visit", kind) if kind == "stop" else (kind,):
        of_part = record_form(part, start, key=f"add_{part}_{span[0]}_{span[1]}")
        held |= of_part
        wrong += mistakes(part, of_part)
    if state.origin() == "demo":
        st.info(f"{COPY_WORDS} {COPY_HELP}", icon=":material/lock:")
    by = st.text_input("Your name", analyst(), key="add_by", help="Kept with the record, so that others know whose it is")
    why = st.text_input("Why", key="add_why", placeholder="optional")
    if not st.button("Add it", type="primary", key="add_send"):
        return
    if not by.strip():
        wrong.append("A record that is added needs the name of the one who adds it.")
    if wrong:
        for message in wrong:
            st.error(message)
        return
    call_analyst(by)
    if _store(article, kind, new_values(kind, held), span, by=by.strip(), why=why):
        picked.what = None
        st.rerun()


def _choose_sentence(article: Article) -> Span:
    spans = sentence_spans(article.text)
    index = st.selectbox(
        "Sentence that tells it",
        range(len(spans)),
        format_func=lambda at: " ".join(article.text[slice(*spans[at])].split()),
        key="add_sentence",
    )
    return spans[index]


def _store(article: Article, kind: Kind, values: Values, span: Span, *, by: str, why: str) -> bool:
    note = noting()
    try:
        with Archive.open(state.writable_archive("demo")) as archive:
            decision = archive.add_record(article.id, kind, values, evidence=span, by=by, why=why)
    except DecisionError as error:
        st.error(f"That makes no record: {plain(str(error))}.")
        return False
    except (GeotieError, OSError) as error:
        st.error(f"The record could not be stored. {plain(str(error))}.")
        return False
    note(decision, f"{_KINDS[kind]}: {' '.join(article.text[slice(*span)].split())}")
    return True


def _on_picked() -> None:
    picked = (said(_CHANNEL) or {}).get("picked")
    if picked and picked["kind"] in FIELDS and int(picked["end"]) > int(picked["start"]) >= 0:
        _pick(picked["kind"], (int(picked["start"]), int(picked["end"])))


def _pick(kind: Kind, span: Span | None) -> None:
    kept(_Picked).what = kind, span


def _forget() -> None:
    kept(_Picked).what = None
