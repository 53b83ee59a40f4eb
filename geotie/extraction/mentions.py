"""
Mentions of countries and places: which words mean a country, which country, and whether they act for its government.

Steps: known names (`toponyms`), what their surroundings make of them (`naming`), which of their senses fits the text
(`resolution`), whether enough speaks for a place (`evidence`), and whether the name acts (`acts`).
"""

from __future__ import annotations

from dataclasses import fields, make_dataclass
from functools import lru_cache
from operator import attrgetter
from typing import Any

from geotie.countries import country_name
from geotie.extraction.acts import acts_for_government
from geotie.extraction.coherence import carry_over, weigh, weigh_local_words
from geotie.extraction.document import Document
from geotie.extraction.evidence import ENOUGH, Finding, evidence_for, names_of_persons
from geotie.extraction.foreign_names import ForeignName, foreign_names, is_read
from geotie.extraction.homes import home_of
from geotie.extraction.naming import judge, surroundings
from geotie.extraction.neighbours import choose_kinds, link, take_country_of_holders
from geotie.extraction.office_holders import Person, office_holders
from geotie.extraction.proper_names import Capitals, capitals
from geotie.extraction.resolution import Setting
from geotie.extraction.toponyms import Toponym, reader
from geotie.extraction.unlisted import described_places, towns_before_containers
from geotie.extraction.word_marks import HOLDER, TOPONYM, marked, marks_of
from geotie.gazetteer import Sense, gazetteer
from geotie.officeholders import Holder
from geotie.records import Mention, MentionKind

_KINDS: dict[str, MentionKind] = {
    "name": "name", "abbreviation": "name", "former": "name", "contested": "name", "demonym": "demonym", "people": "demonym",
    "part": "region", "region": "region", "capital": "capital", "city": "city", "site": "city", "government": "city",
}  # fmt: skip


def find(document: Document) -> tuple[Mention, ...]:
    """Mentions in text order, no two overlapping. `Article.language` chooses the names; of an unknown one, English is read."""
    if is_read(document.article.language):
        return tuple(_foreign_mention(name, document.text) for name in foreign_names(document.text, document.article.language))
    words = capitals(document.text, (sentence.start for sentence in document.sentences))
    marks = marks_of(words.words)
    persons = office_holders(words, marked(marks, HOLDER), document.article.published)
    findings = _findings(words, marks, Setting(home=home_of(document.article)), persons)
    mentions = [_mention(finding, document.text) for finding in findings]
    if persons:
        mentions += [_mention_of_person(person, words) for person in persons]
        mentions.sort(key=attrgetter("start"))
    return tuple(mentions)


def _findings(words: Capitals, marks: bytes, setting: Setting, persons: list[Person]) -> list[Finding]:
    """The toponyms that are places, each with its reading, in text order."""
    taken = {index for person in persons for index in range(person.first, person.last + 1)}
    names, findings, seen = gazetteer(), [], []
    for toponym in reader().toponyms(words, marked(marks, TOPONYM)):
        if taken and (toponym.first in taken or (toponym.last > toponym.first and _overlaps(toponym, taken))):
            continue
        seen.append(toponym)
        around = surroundings(toponym, words)
        verdict = judge(toponym, around, words, names)
        if not verdict.excluded:
            findings.append(Finding(toponym, around, verdict))
    findings = choose_kinds(findings, words.text)
    link(findings, words.text)
    findings = towns_before_containers(findings, words)
    unsure = [finding for finding in findings if not finding.toponym.known.plain]
    take_country_of_holders(unsure, persons, words)
    people = names_of_persons(findings, words, marks)
    halves = weigh(findings, setting)
    if not persons:
        weigh_local_words(seen, halves, words, marks, setting)
    for finding in findings:
        toponym = finding.toponym
        if toponym.known.plain and toponym.key not in people:
            finding.reading, finding.evidence = toponym.known.sure, finding.verdict.weight
        else:
            finding.reading = setting.reading_of(toponym, finding.container, finding.company)
            finding.evidence = evidence_for(finding, words, people, setting, finding.reading.sense)
    carry_over(unsure)
    return described_places([finding for finding in findings if finding.evidence >= ENOUGH], words, marks, setting, taken)


def _overlaps(toponym: Toponym, taken: set[int]) -> bool:
    return not taken.isdisjoint(range(toponym.first, toponym.last + 1))


def _mention(finding: Finding, text: str) -> Mention:
    assert finding.reading is not None
    toponym, reading = finding.toponym, finding.reading
    sense, start, end = reading.sense, toponym.start, toponym.end
    written = text[start:end]
    draft = _MentionDraft(
        start,
        end,
        written,
        _KINDS[sense.kind],
        sense.country,
        "" if sense.of_country else sense.place,
        sense.lon,
        sense.lat,
        acts_for_government(text, start, end, sense),
        _confidence(reading.share, finding.evidence, sense.of_country),
        finding.verdict.rule,
        _reason(written, sense, finding.container),
        reading.alternatives() if len(reading.ranked) > 1 else (),
    )
    return _mention_of_draft(draft)


# `Mention` is frozen, which makes its constructor slow; a twin of the same slots is filled instead and then takes its class.
_MentionDraft = make_dataclass("_MentionDraft", [(field.name, Any) for field in fields(Mention)], slots=True)


def _mention_of_draft(draft: Any) -> Mention:
    draft.__class__ = Mention
    mention: Mention = draft
    return mention


@lru_cache(maxsize=1_000)  # a country's name that nothing speaks against always has the same
def _confidence(share: float, evidence: float, of_country: bool) -> float:
    """Belief in the sense times belief in a place; a country's name that nothing speaks against is a place all but surely."""
    place = 0.99 if of_country else 1.0 - 0.5 ** (1.0 + evidence)
    return round(min(0.99, share * place), 3)


def _foreign_mention(name: ForeignName, text: str) -> Mention:
    sense, written = name.sense, text[name.start : name.end]
    return Mention(
        start=name.start,
        end=name.end,
        text=written,
        kind=_KINDS[sense.kind],
        country=sense.country,
        place="" if sense.of_country else sense.place,
        lon=sense.lon,
        lat=sense.lat,
        acts=sense.kind == "government",
        confidence=0.9,
        rule="name in another language",
        reason=_reason(written, sense, None),
    )


def _mention_of_person(person: Person, words: Capitals) -> Mention:
    start, end = words.starts[person.first], words.ends[person.last]
    holder, written = person.holder, words.text[start:end]
    sure, reason = 0.95 if person.full else 0.85, f"“{written}” is {_told(holder)}."
    draft = _MentionDraft(start, end, written, "person", holder.country, "", None, None, True, sure, "office holder", reason, ())
    return _mention_of_draft(draft)


@lru_cache(maxsize=1_000)
def _told(holder: Holder) -> str:
    term = f"{holder.since or '?'} to {holder.until}" if holder.until else f"since {holder.since or '?'}"
    return f"{holder.name}, {holder.office} of {country_name(holder.country)}, {term}"


_KIND_WORDS = {
    "name": "names {country}", "abbreviation": "is short for {country}", "former": "is a former name in {country}",
    "contested": "counts for {country}, whose land it is in law", "demonym": "is the adjective or a people of {country}",
    "people": "is the adjective or the people of {place}, {country}", "part": "is a part of {country}",
    "region": "is a region of {country}", "capital": "is the capital of {country}", "city": "is a town in {country}",
    "site": "is a place in {country}", "government": "stands for the government of {country}",
}  # fmt: skip


@lru_cache(maxsize=10_000)  # senses are told apart by identity: the gazetteer keeps one of each
def _reason(written: str, sense: Sense, container: Sense | None) -> str:
    told = _KIND_WORDS[sense.kind].format(country=country_name(sense.country), place=sense.place)
    beside = f"; {container.place or country_name(container.country)} right after it says which one" if container else ""
    return f"“{written}” {told}{beside}."
