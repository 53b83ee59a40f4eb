"""
The text of an article with its records marked: pure functions from records to HTML, every word of the text escaped.

A country mention has a tinted ground and its code behind it; the sentence of a stop is underlined once, that of a tie with dashes
(friendly) or a wave (hostile). Where a sentence begins, a badge names the record, so that colour is never the only carrier. A sign
in the badge tells what an analyst decided on the record.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from html import escape
from itertools import pairwise

from geotie.records import Article, Evidence, Extraction, Mention, Tie
from geotie.ui.words import KIND_WORDS, name_of

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of text that carries one record: `label` is its badge ("1.2", "T3"), `key` the anchor of the record beside."""

    start: int
    end: int
    style: str
    label: str = ""
    key: str = ""
    tip: str = ""


DECIDED: Mapping[str, tuple[str, str]] = {  # sign in the badge, words of its tip
    "accepted": ("✓", "accepted by an analyst"),
    "edited": ("✎", "edited by an analyst"),
    "added": ("✚", "added by an analyst"),
}


def stop_label(visit: int, stop: int) -> str:
    return f"{visit}.{stop}"


def marks_of(
    extraction: Extraction, states: Mapping[str, str] | None = None, rejected: Iterable[Evidence] = ()
) -> tuple[Mark, ...]:
    """
    Marks for all records, in the order of the text; numbers count from 1 as the cards beside the text do.

    `states` tells what was decided, by the anchor of the record ("v1s2", "t3"); `rejected` are the words of records that are gone.
    """
    marks = [_mention_mark(mention) for mention in extraction.mentions]
    for visit, itinerary in enumerate(extraction.itineraries, start=1):
        for number, stop in enumerate(itinerary.stops, start=1):
            tip = f"Stop {number} of journey {visit}: {name_of(stop.country)}"
            marks.append(_evidence_mark(stop.evidence, "stop", stop_label(visit, number), f"v{visit}s{number}", tip))
    for number, tie in enumerate(extraction.ties, start=1):
        style = "friendly" if tie.polarity > 0 else "hostile"
        marks += [
            _evidence_mark(words, style, _tie_label(number, tie), f"t{number}", _tie_tip(tie))
            for words in (tie.evidence, *tie.also)
        ]
    for number, route in enumerate(extraction.routes, start=1):
        marks.append(_evidence_mark(route.evidence, "route", f"R{number}", f"r{number}", f"Route of {route.carrier}"))
    marks = [_decided(mark, (states or {}).get(mark.key)) for mark in marks]
    marks += [_evidence_mark(words, "rejected", "✕", "rejected", "Rejected by an analyst") for words in rejected if words.text]
    return tuple(sorted(marks, key=lambda mark: (mark.start, -mark.end)))


def focus_span(extraction: Extraction, offset: int) -> Span | None:
    """What a link to an offset means: the longest record that begins there, else the words around it up to the line's ends."""
    text = extraction.article.text
    if not 0 <= offset < len(text):
        return None
    ends = [mark.end for mark in marks_of(extraction) if mark.start == offset]
    if ends:
        return offset, max(ends)
    return text.rfind("\n", 0, offset) + 1, len(text) if (end := text.find("\n", offset)) < 0 else end


def annotated_html(
    extraction: Extraction,
    focus: Span | None = None,
    *,
    states: Mapping[str, str] | None = None,
    rejected: Iterable[Evidence] = (),
) -> str:
    """The whole text as one `<div>`; the span in focus carries the id `in-focus`. `states` and `rejected` as in `marks_of`."""
    pieces = "".join(_pieces(extraction.article, marks_of(extraction, states, rejected), focus))
    return f'<div class="gt-text" dir="auto" lang="{escape(extraction.article.language or "en")}">{pieces}</div>'


def _pieces(article: Article, marks: tuple[Mark, ...], focus: Span | None) -> Iterator[str]:
    """The text cut wherever a mark begins or ends, each piece in a span that says what it carries."""
    starting: dict[int, list[Mark]] = {}
    for mark in marks:
        starting.setdefault(mark.start, []).append(mark)
    cuts = sorted({0, len(article.text), *(cut for mark in marks for cut in (mark.start, mark.end)), *(focus or ())})
    active: list[Mark] = []
    anchored: set[str] = set()
    for start, end in pairwise(cuts):
        active = [mark for mark in active if mark.end > start] + starting.get(start, [])
        for mark in starting.get(start, []):
            if mark.label:
                yield _badge(mark, first=mark.key not in anchored)
                anchored.add(mark.key)
        in_focus = focus is not None and focus[0] <= start < focus[1]
        anchor = ' id="in-focus"' if focus is not None and start == focus[0] else ""
        yield _piece(article.text[start:end], active, end, in_focus, anchor)


def _piece(text: str, active: list[Mark], end: int, in_focus: bool, anchor: str) -> str:
    styles = dict.fromkeys(mark.style for mark in active)
    if in_focus:
        styles["focus"] = None
    if not styles and not anchor:
        return escape(text)
    mention = next((mark for mark in active if not mark.label), None)
    tip = f' title="{escape(mention.tip)}"' if mention else ""
    code = f'<small class="gt-code" aria-hidden="true">{escape(mention.key)}</small>' if mention and mention.end == end else ""
    classes = " ".join(f"gt-{style}" for style in styles)
    return f'<span class="{classes}"{anchor}{tip}>{escape(text)}{code}</span>'


def _badge(mark: Mark, *, first: bool) -> str:
    """A link to the record's card; the first badge of a record is where the card links back to."""
    anchor = f' id="in-{mark.key}"' if first else ""
    return (
        f'<a class="gt-badge gt-badge-{mark.style}" href="#{mark.key}"{anchor} title="{escape(mark.tip)}">{escape(mark.label)}</a>'
    )


def _mention_mark(mention: Mention) -> Mark:
    place = f"{mention.place}, " if mention.place and mention.place != mention.text else ""
    acts = "; the government is meant" if mention.acts else ""
    tip = f"{place}{name_of(mention.country)} ({KIND_WORDS[mention.kind]}{acts})"
    style = "person" if mention.kind == "person" else "country"
    return Mark(mention.start, mention.end, style, key=mention.country, tip=tip)


def _evidence_mark(evidence: Evidence, style: str, label: str, key: str, tip: str) -> Mark:
    return Mark(evidence.start, evidence.end, style, label, key, tip)


def _decided(mark: Mark, state: str | None) -> Mark:
    """The mark with the sign of what was decided; mentions have no badge to carry one."""
    if state is None or state not in DECIDED or not mark.label:
        return mark
    sign, words = DECIDED[state]
    return replace(mark, label=f"{mark.label} {sign}", tip=f"{mark.tip}; {words}")


def _tie_label(number: int, tie: Tie) -> str:
    return f"T{number}{'+' if tie.polarity > 0 else '−'}"


def _tie_tip(tie: Tie) -> str:
    actors = ", ".join(name_of(code) for code in (*tie.sources, *tie.targets))
    return f"Tie: {actors} ({'friendly' if tie.polarity > 0 else 'hostile'})"
