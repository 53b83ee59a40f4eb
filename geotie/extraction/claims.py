"""
Claims: which words are whose.

A statement is a stretch of text that somebody answers for: a quotation, the words after "X said that", the words before ", X
said", a sentence with "according to X". Ties inside it are told by its speaker, who need not be one of their states; and "we" in
the words of a state's official is his state.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from operator import attrgetter

from geotie.extraction.clauses import Clauses, Predicate
from geotie.extraction.document import Actor, Document, Sentence
from geotie.extraction.tie_parties import STATE_NOUNS
from geotie.extraction.tie_subjects import subject_of
from geotie.extraction.word_classes import POSSESSIVE_ENDINGS
from geotie.extraction.wordlists import wordset
from geotie.outlets import outlet_of
from geotie.records import Claim

SAYING = wordset("""
    say tell add state declare announce note stress warn claim insist argue reiterate emphasise emphasize underline underscore
    explain remark comment reply respond recall assert affirm confirm believe report suggest allege acknowledge conclude
    observe maintain write tweet describe reveal deny complain quote continue charge indicate joke boast predict proclaim
    contend caution admit hint concede opine
""")
_CLOSING_QUOTES = frozenset({'"', "”", "’", "'", "’’", "''"})
_ACCORDING = re.compile(r"\b[Aa]ccording to (?P<who>[^,.;:\n\"“”]{2,80})")
_TOLD = re.compile(
    r"\b(?:told|tells|telling|quoted by|said to|interview with|reported by|cited by) "
    r"(?P<who>(?:the )?[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3})"
)
_CUES = ("told", "tell", "said", "report", "quoted", "cited", "interview", "ccording to")  # one of these stands near every outlet
_REPORTS = re.compile(r"\b(?:reported|reports|quoted|cited|said)\b")
_NAME_BEFORE = re.compile(r"(?P<who>[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3}) $")
FIRST_PERSON = frozenset({"we", "us", "our", "ours", "i", "my", "me"})


@dataclass(slots=True)
class Statement:
    """Words from `start` to `end` with the one who says them; a quotation binds tighter than the sentence around it."""

    start: int
    end: int
    speaker: Actor | None
    outlet: str
    quoted: bool

    @property
    def country(self) -> str | None:
        """The state that the speaker speaks for; None for experts, groups and people out of office."""
        if self.speaker is None or not self.speaker.official or len(self.speaker.countries) != 1:
            return None
        return self.speaker.countries[0]

    def claim(self) -> Claim:
        name = (self.speaker.name or self.speaker.text) if self.speaker is not None else ""
        return Claim(name, self.country, self.outlet)


def find(document: Document) -> tuple[Statement, ...]:
    """All statements of an article, quotations last, so that the last one around an offset is the closest."""
    reported: list[Statement] = []
    speakers: dict[int, Actor] = {}  # sentence -> the last who spoke in it
    for clauses in document.clauses:
        outlet = outlet_in(clauses.sentence.text)
        for predicate in clauses.predicates:
            if not _says(clauses, predicate) or _in_quote(document, predicate.start):
                continue
            speaker = _speaker(clauses, predicate)
            if speaker is None:
                continue
            speakers[clauses.sentence.index] = speaker
            reported.append(_reported(clauses.sentence, predicate, speaker, outlet))
        if outlet and clauses.sentence.index not in speakers:
            reported.append(Statement(clauses.sentence.start, clauses.sentence.end, None, outlet, quoted=False))
        reported += _according(document, clauses)
    return (*reported, *_quotations(document, speakers))


def _says(clauses: Clauses, predicate: Predicate) -> bool:
    """A verb of saying, or "agreed that"."""
    that = predicate.last < len(clauses.items) and clauses.items[predicate.last].lower == "that"
    return predicate.verb in SAYING or (predicate.verb in ("agree", "concur") and that)


def at(statements: tuple[Statement, ...], offset: int) -> Statement | None:
    """The closest statement around an offset."""
    for statement in reversed(statements):
        if statement.start <= offset < statement.end:
            return statement
    return None


def outlet_in(sentence: str) -> str:
    """The outlet that a sentence names as its source ("told Reuters", "Press TV reported"), "" for none."""
    if not any(map(sentence.__contains__, _CUES)):
        return ""
    found = [*_TOLD.finditer(sentence), *_ACCORDING.finditer(sentence)]
    before = (_NAME_BEFORE.search(sentence, max(0, verb.start() - 60), verb.start()) for verb in _REPORTS.finditer(sentence))
    named = (match for match in before if match is not None and not sentence.endswith(" of ", 0, match.start("who")))
    for match in (*found, *named):  # "the Ministry of Foreign Affairs reported" names no magazine
        name = _outlet_name(match["who"])
        if name:
            return name
    return ""


def _outlet_name(words: str) -> str:
    """The first outlet among some words; "Dr" is a title and no broadcaster."""
    parts = re.sub(r"['’]s\b", "", words).split()
    for size in range(min(4, len(parts)), 0, -1):
        for first in range(len(parts) - size + 1):
            candidate = " ".join(parts[first : first + size])
            if candidate[0].isupper() and candidate != "Dr" and outlet_of(candidate) is not None:
                return candidate
    return ""


def _in_quote(document: Document, offset: int) -> bool:
    return any(start <= offset < end for start, end in document.quotes)


def _speaker(clauses: Clauses, predicate: Predicate) -> Actor | None:
    """The subject of a verb of saying, before or after it ('"...", said X')."""
    items = clauses.items
    if _follows_quote(clauses, predicate):
        return items[predicate.last].actor
    if predicate.subject:
        speaker = _ministry(clauses, predicate.subject[-1])
        stateless = speaker.kind == "person" and speaker.official and not speaker.countries
        body = subject_of(clauses, predicate) if stateless else None
        return replace(speaker, kind="state", countries=body.countries) if body is not None else speaker
    if predicate.noun and predicate.noun in STATE_NOUNS and (body := subject_of(clauses, predicate)) is not None:
        text = " ".join(item.lower for item in items[predicate.left : predicate.first])
        return Actor(body.start, items[predicate.first - 1].end, text, "state", text, countries=body.countries)
    inverted = not predicate.noun or (predicate.first > 0 and items[predicate.first - 1].kind == "mark")
    if inverted and predicate.last < len(items) and items[predicate.last].actor is not None:
        return items[predicate.last].actor
    for item in items[predicate.left : predicate.first]:
        if item.actor is not None and item.actor.countries:
            return item.actor
    return None


def _follows_quote(clauses: Clauses, predicate: Predicate) -> bool:
    """'"Chad and Mali have close ties with us," said the minister': who says so stands behind the verb."""
    items, first, last = clauses.items, predicate.first, predicate.last
    closed = first > 1 and items[first - 1].lower in _CLOSING_QUOTES and last < len(items)
    actor = items[last].actor if closed else None
    return actor is not None and bool(predicate.subject) and predicate.subject[-1].end < items[first - 1].start


def _ministry(clauses: Clauses, speaker: Actor) -> Actor:
    """ "The Russian Foreign Ministry", "Peru's Defence Ministry" speak for the state named before them."""
    if speaker.official or speaker.countries or speaker.text.rsplit(" ", 1)[-1] not in _MINISTRIES:
        return speaker
    at = next((number for number, item in enumerate(clauses.items) if item.actor is speaker), 0)
    before = clauses.items[at - 1 - (at > 1 and clauses.items[at - 1].lower in POSSESSIVE_ENDINGS)] if at else None
    if before is None or before.mention is None:
        return speaker
    return replace(speaker, start=before.start, name=f"{before.mention.text} {speaker.text}", kind="state", official=True,
                   countries=(before.mention.country,))  # fmt: skip


_MINISTRIES = wordset("Ministry Office Department Embassy Parliament Government")


def _reported(sentence: Sentence, predicate: Predicate, speaker: Actor, outlet: str) -> Statement:
    before = sentence.text[: min(predicate.start, speaker.start) - sentence.start].rstrip()
    after = sentence.text[max(predicate.end, speaker.end) - sentence.start :]
    if before.endswith(",") and after.startswith(",") and before.count(",") == 1:
        return Statement(sentence.start, sentence.end, speaker, outlet, quoted=False)  # "Peru, he said, supports"
    rest = sentence.text[max(predicate.end, speaker.end) - sentence.start :].strip(" .,\"”’'")
    if len(rest.split()) > 3:
        return Statement(predicate.end, sentence.end, speaker, outlet, quoted=False)
    return Statement(sentence.start, min(predicate.start, speaker.start), speaker, outlet, quoted=False)


def _according(document: Document, clauses: Clauses) -> list[Statement]:
    sentence = clauses.sentence
    match = _ACCORDING.search(sentence.text) if "ccording to " in sentence.text else None
    if match is None:
        return []
    start, end = sentence.start + match.start("who"), sentence.start + match.end("who")
    outlet = _outlet_name(match["who"])
    first = document.actors[bisect_left(document.actors, start, key=attrgetter("start")) :][:1]
    speaker = first[0] if first and first[0].start < end and not outlet else None
    return [Statement(sentence.start, sentence.end, speaker, outlet, quoted=False)]


def _quotations(document: Document, speakers: dict[int, Actor]) -> list[Statement]:
    """Each quotation with its speaker: named in its own sentences, else the one who spoke just before, else just after."""
    statements: list[Statement] = []
    last: Actor | None = None
    for start, end in document.quotes:
        if end - start < 25:
            speaker = speakers.get(document.sentence_at(start).index)
            statements.append(Statement(start, end, speaker, "", quoted=True))
            continue
        first, final = document.sentence_at(start).index, document.sentence_at(max(start, end - 1)).index
        own = [speakers[index] for index in (final, first) if index in speakers]
        near = [speakers[index] for index in (first - 1, final + 1) if index in speakers]
        speaker = own[0] if own else last if last is not None and not near else near[0] if near else None
        last = speaker
        statements.append(Statement(start, end, speaker, "", quoted=True))
    return statements
