"""
How much speaks for a place: a town's name is a place where enough does, a country's name wherever nothing speaks against it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from geotie.extraction.lead import word_after, word_before
from geotie.extraction.name_classes import classes_of, context_words, is_borne, is_given_name, is_ordinary, is_surname
from geotie.extraction.naming import WELL_KNOWN, Surroundings, Verdict, is_seat
from geotie.extraction.proper_names import BLANK, HYPHEN, Capitals, Link
from geotie.extraction.readings import NAMES_KEPT, Reading
from geotie.extraction.resolution import Setting
from geotie.extraction.toponyms import Toponym
from geotie.extraction.word_marks import BEFORE_SURNAME, NO_PERSON
from geotie.gazetteer import SUPPORTED, Sense, seats_of_organisations

ENOUGH = 1.0  # evidence that makes a place of a known name
SURE = 2.5  # evidence that carries over to the same name elsewhere in the text

SMALL_CAPITAL = 1.2
LISTED = 0.8  # beside another town or region of its country in a list
LED_BY_IN = 1.5
BY_KIND = {"capital": 2.2, "region": 1.6, "site": 2.0, "government": 3.0}

_PLACE_WORDS = context_words("place noun")
_PERSON_VERBS = context_words("verb of a person")
_PERSON_ASIDE = re.compile(r",[ ](?:\d\d?,|who\b)")
_DATELINE = re.compile(r"(?:, [A-Z][\w. ]{1,20})?(?:, \w+\.? \d{1,2})? ?(?:\([A-Z][\w/. ]+\) ?)?(?:[-–—\ufffd]{1,3} | \([A-Z])")
_ASIDE = context_words("aside")
_IN = context_words("in")
_TO = context_words("to")
_SIDES = context_words("side")


@dataclass(slots=True)
class Finding:
    """A toponym on its way to a mention."""

    toponym: Toponym
    around: Surroundings
    verdict: Verdict
    container: Sense | None = None  # the region or country named right after it
    contains: bool = False  # it is such a region or country itself
    settled: bool = False  # what stands beside it has told which sense it has
    company: tuple[Sense, ...] = ()  # first senses of its neighbours in a list
    reading: Reading | None = None
    evidence: float = 0.0


def names_of_persons(findings: list[Finding], capitals: Capitals, marks: bytes) -> frozenset[str]:
    """
    Toponyms that stand behind a given name or a title somewhere: "Henderson", once "Jordan Henderson" has been named.

    So does "Jordan" then, unless a seat is told there ("ambassador to Jordan Henry Wooster").
    """
    asked = {finding.toponym.key for finding in findings if not finding.toponym.of_country or is_borne(finding.toponym.key)}
    found = set()
    for index in [index for index, word in enumerate(capitals.words) if word in asked]:
        if capitals.words[index] not in found and (
            _follows_given_name(index, capitals.links, marks) or _is_borne_given_name(index, capitals, marks)
        ):
            found.add(capitals.words[index])
    return frozenset(found)


def _is_borne_given_name(index: int, capitals: Capitals, marks: bytes) -> bool:
    links = capitals.links
    if index + 1 == len(links) or links[index + 1] != BLANK or not marks[index] & BEFORE_SURNAME:
        return False
    borne = is_borne(capitals.words[index]) and not _holds_no_person(index + 1, links, marks)
    return borne and not is_seat(capitals.text, capitals.starts[index])


def _follows_given_name(index: int, links: list[Link], marks: bytes) -> bool:
    """Whether a given name or a title opens the run of words that leads up to a word."""
    first = index
    while links[first] in (BLANK, HYPHEN):
        first -= 1
        if marks[first] & BEFORE_SURNAME and links[first + 1] == BLANK and not _holds_no_person(first + 1, links, marks):
            return True
    return False


def _holds_no_person(first: int, links: list[Link], marks: bytes) -> bool:
    """Whether the words from `first` on, as far as they hang together, hold one that no person's name has: "County"."""
    last = first
    while last + 1 < len(links) and links[last + 1] in (BLANK, HYPHEN):
        last += 1
    return any(mark & NO_PERSON for mark in marks[first : last + 1])


def evidence_for(finding: Finding, capitals: Capitals, persons: frozenset[str], setting: Setting, sense: Sense) -> float:
    toponym, evidence = finding.toponym, finding.verdict.weight
    as_person = toponym.key in persons
    if sense.note == SUPPORTED and sense.country not in setting.countries:
        return 0.0
    if toponym.of_country:
        return evidence - (4.0 if as_person and is_borne(toponym.key) and not finding.contains else 0.0)
    text = capitals.text
    known = sense.renown
    evidence += _of_sense(sense)
    led, share = _of_lead(toponym, text), setting.share(sense.country)
    evidence += led + _of_words(toponym, capitals, known, sense, at_home=share > 0.2, led=led)
    evidence += _of_what_follows(toponym, text, known, led=led > 0)
    evidence += 0.8 if share > 0.2 else 0.4 if share > 0 else -0.4
    if setting.names_region(sense):
        evidence += 0.7
    if finding.contains:
        evidence += 2.0
    if finding.company and any(other.country == sense.country and not other.of_country for other in finding.company):
        evidence += LISTED
    if as_person:
        evidence -= 1.5 if known >= WELL_KNOWN else 3.0
    if capitals.opens(toponym.first) and _DATELINE.match(text, toponym.end):
        evidence += 4.0
    return evidence


@lru_cache(NAMES_KEPT)
def _of_sense(sense: Sense) -> float:
    """What a place is, wherever it is told of."""
    if sense.kind == "capital" and sense.renown < WELL_KNOWN:
        return SMALL_CAPITAL
    if sense.kind == "city" and (sense.country, sense.place) in seats_of_organisations():
        return BY_KIND["capital"]
    return BY_KIND.get(sense.kind, 0.9 * (sense.renown - 4.5))


def _of_words(toponym: Toponym, capitals: Capitals, known: float, sense: Sense, *, at_home: bool, led: float) -> float:
    """Names of several words are places; a single one may be an English word or a person's name."""
    if toponym.last > toponym.first:
        words = capitals.words[toponym.first : toponym.last + 1]
        if all(classes_of(word) & {"compass", "geography"} for word in words):
            return 0.0 if at_home else -2.5  # "Southern District", "Far North": many countries have one
        return 0.3 if all(map(is_ordinary, words)) and sense.kind != "government" else 1.0
    if known >= WELL_KNOWN and sense.kind != "region":
        return 0.0
    word = _word(toponym.key)
    evidence = word.as_name
    if word.ordinary:
        unsure = word.compass or sense.kind == "region" or capitals.opens(toponym.first)
        evidence -= 2.5 if unsure else 0.6 if led >= LED_BY_IN else 1.2
    return evidence


_OF_BODIES = frozenset(["organisation", "school", "state", "office"])  # "University", "Commerce"


class _Word(NamedTuple):
    """What a name of one word is besides: an ordinary word, a compass point, a name of persons (evidence against a place)."""

    ordinary: bool
    compass: bool
    as_name: float


@lru_cache(NAMES_KEPT)
def _word(key: str) -> _Word:
    as_name = (-0.6 if is_given_name(key) else 0.0) + (-0.5 if is_surname(key) else 0.0)
    if is_ordinary(key) and classes_of(key) & _OF_BODIES:
        as_name -= 2.0
    return _Word(is_ordinary(key) and not is_given_name(key), "compass" in classes_of(key), as_name)


def _of_lead(toponym: Toponym, text: str) -> float:
    """What stands before: "in" and the like, or the age of a person ("Smith, 43, of Toledo")."""
    start = toponym.start
    word = word_before(text, start)
    if word in _ASIDE and (before := word_before(text, start - len(word) - 1)):
        start -= len(word) + 1
        word = before
    word = word.lower()
    if word in _IN:
        return LED_BY_IN
    if word == "of":
        before = word_before(text, start - len("of "))
        if before in _SIDES or before.rstrip(",").isdigit():
            return LED_BY_IN + 1.0
    return 0.9 if word in _TO else 0.0


def _of_what_follows(toponym: Toponym, text: str, known: float, *, led: bool) -> float:
    following = text[toponym.end : toponym.end + 1]
    if following == " ":
        word = word_after(text, toponym.end)
        if word in _PLACE_WORDS:
            return 0.8
        return -0.8 if known < WELL_KNOWN and word in _PERSON_VERBS and not led else 0.0
    if following == "-":
        return 3.0 if text.startswith("-based", toponym.end) else 0.0
    return -0.8 if following == "," and known < WELL_KNOWN and _PERSON_ASIDE.match(text, toponym.end) else 0.0
