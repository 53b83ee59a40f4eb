"""The rows behind a mark as cards: pure functions to HTML, everything that an article says escaped."""

from __future__ import annotations

import re
from datetime import date
from html import escape, unescape
from typing import Any

from geotie.ui.certainty import certainty_html
from geotie.ui.quotes import Quote, quote_html
from geotie.ui.words import KIND_WORDS, MODALITY_WORDS, MUTUAL_WORDS, STATUS_WORDS, TIE_WORDS, day_words, name_of

Row = dict[str, Any]  # a row of `measures.evidence`
_TAG = re.compile(r"<[^>]*>")


def evidence_card(row: Row, quote: Quote) -> str:
    """One record with its words, day, claim-holder, status, confidence and article."""
    title: str = _TITLES[row["kind"]](row)
    certainty = certainty_html(row["confidence"], row["rule"], row.get("decision"))
    return (
        f'<section class="gt-card" data-record="{escape(row["record_id"])}"><h4>{title}</h4>'
        f'<p class="gt-note">{escape(" · ".join(_facts(row)))}</p>{quote_html(quote)}'
        f'<p class="gt-note gt-source">{_source(row)}</p>{certainty}</section>'
    )


def title_words(row: Row) -> str:
    """The record in one line of plain text: "Ana Ruiz → Lima, Peru", "Cuba accuses or criticises Chile"."""
    return unescape(_TAG.sub("", _TITLES[row["kind"]](row | {"status": "done"})).removesuffix(STATUS_WORDS["done"])).strip(" +−")


def status_pill(row: Row) -> str:
    """The status of a stop as a small label; "" for anything else."""
    if row["kind"] != "journey":
        return ""
    status = row["status"]
    return f' <span class="gt-pill gt-{escape(status)}">{escape(STATUS_WORDS[status])}</span>'


def _journey(row: Row) -> str:
    who = escape(row["who"] or "Unnamed visitor")
    home = name_of(row["source"])
    role = ", ".join(part for part in (row["role"], home) if part)
    place = f"{row['place']}, {name_of(row['target'])}" if row["place"] else name_of(row["target"])
    return f"{who}{f' <small>({escape(role)})</small>' if role else ''} → {escape(place)}{status_pill(row)}"


def _tie(row: Row) -> str:
    sign = "+" if row["role"] == "friendly" else "−"
    source, target = escape(name_of(row["source"])), escape(name_of(row["target"]))
    words = escape(TIE_WORDS.get(row["who"], row["who"].lower()))
    if row["who"] in MUTUAL_WORDS:
        words = f"and {target} {MUTUAL_WORDS[row['who']]}"
        target = ""
    return f'<span class="gt-badge gt-badge-{escape(row["role"])}">{sign}</span> {source} {words} {target}'.rstrip()


def _route(row: Row) -> str:
    return f"{escape(row['who'] or 'A carrier')}: {escape(row['place'])}"


def _mention(row: Row) -> str:
    """ "Names Peru: “Lima” (capital)"."""
    words = f": “{escape(row['evidence'])}”" if row["evidence"] else ""
    kind = f" ({escape(KIND_WORDS[row['role']])})" if row["role"] in KIND_WORDS else ""
    return f"Names {escape(name_of(row['target']))}{words}{kind}"


_TITLES = {"journey": _journey, "tie": _tie, "route": _route, "mention": _mention}


def _facts(row: Row) -> list[str]:
    """Day, modality, claim-holder, kind of tie; what is not known is left out or said."""
    day: date | None = row["day"]
    if row["kind"] == "mention":
        when = ""
    elif row["day_source"] == "text":
        when = day_words(day)
    else:
        when = f"day not told; published {day_words(day)}" if day else "undated"
    holders = [row["speaker"], name_of(row["speaker_country"])]
    claim = ", ".join(holder for holder in holders if holder)
    facts = [
        when,
        MODALITY_WORDS.get(row["status"], "") if row["kind"] == "tie" else "",
        f"according to {claim}" if claim else "",
        f"{row['role']}, {row['who'].lower()}" if row["kind"] == "tie" else "",
        "a line between places, not a visit" if row["kind"] == "route" else "",
    ]
    return [fact for fact in facts if fact]


def _source(row: Row) -> str:
    title = f"“<bdi>{escape(row['title'])}</bdi>”" if row["title"] else "Untitled article"
    outlet = escape(row["outlet"] or "outlet not known")
    state = ' <span class="gt-pill" title="The outlet is owned or run by a state">state media</span>' if row["state_media"] else ""
    published = f", {day_words(row['published'])}" if row["published"] else ", no date of publication"
    return f"{title} – {outlet}{state}{published}"
