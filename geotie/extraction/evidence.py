"""
How much speaks for a place: a town's name is a place where enough does, a country's name wherever nothing speaks against it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from geotie.extraction.lead import words_after, words_before
from geotie.extraction.name_classes import classes_of, context_words, is_borne, is_given_name, is_ordinary, is_surname
from geotie.extraction.naming import WELL_KNOWN, Surroundings, Verdict, is_seat
from geotie.extraction.proper_names import BLANK, HYPHEN, Capitals
from geotie.extraction.resolution import Reading, Setting
from geotie.extraction.toponyms import Toponym
from geotie.gazetteer import SUPPORTED, Sense, seats_of_organisations, word_list

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


_NO_PERSONS = frozenset(["geography", "facility", "street", "organisation", "school", "state"])


def names_of_persons(capitals: Capitals) -> frozenset[str]:
    """Words of the text that stand behind a given name or a title: "Henderson", once "Jordan Henderson" has been named."""
    found = set()
    words, links = capitals.words, capitals.links
    given = word_list("given_names")
    for index, link in enumerate(links):
        if link != BLANK:
            continue
        word = words[index - 1]
        if not (word in given or "title" in classes_of(word)):
            continue
        last = index
        while last + 1 < len(words) and links[last + 1] in (BLANK, HYPHEN):
            last += 1
        named = words[index : last + 1]
        if not any(classes_of(part) & _NO_PERSONS for part in named):
            found.update(named)
            if is_borne(word) and not is_seat(capitals.text, capitals.starts[index - 1]):
                found.add(word)
    return frozenset(found)


def evidence_for(finding: Finding, capitals: Capitals, persons: frozenset[str], setting: Setting, sense: Sense) -> float:
    toponym, text = finding.toponym, capitals.text
    evidence = finding.verdict.weight
    as_person = toponym.key in persons
    if sense.note == SUPPORTED and sense.country not in setting.countries:
        return 0.0
    if toponym.of_country:
        return evidence - (4.0 if as_person and is_borne(toponym.key) and not finding.contains else 0.0)
    known = sense.renown
    if sense.kind == "capital" and known < WELL_KNOWN:
        evidence += SMALL_CAPITAL
    elif sense.kind == "city" and (sense.country, sense.place) in seats_of_organisations():
        evidence += BY_KIND["capital"]
    else:
        evidence += BY_KIND.get(sense.kind, 0.9 * (known - 4.5))
    led = _of_lead(toponym, text)
    evidence += led + _of_words(toponym, capitals, known, sense, at_home=setting.share(sense.country) > 0.2, led=led)
    evidence += _of_what_follows(toponym, text, known, led=led > 0)
    evidence += _of_setting(sense, setting)
    if finding.contains:
        evidence += 2.0
    if finding.company and any(other.country == sense.country and not other.of_country for other in finding.company):
        evidence += LISTED
    if as_person:
        evidence -= 1.5 if known >= WELL_KNOWN else 3.0
    if capitals.opens(toponym.first) and _DATELINE.match(text, toponym.end):
        evidence += 4.0
    return evidence


def _of_words(toponym: Toponym, capitals: Capitals, known: float, sense: Sense, *, at_home: bool, led: float) -> float:
    """Names of several words are places; a single one may be an English word or a person's name."""
    words = capitals.words[toponym.first : toponym.last + 1]
    if len(words) > 1:
        if all(classes_of(word) & {"compass", "geography"} for word in words):
            return 0.0 if at_home else -2.5  # "Southern District", "Far North": many countries have one
        return 0.3 if all(map(is_ordinary, words)) and sense.kind != "government" else 1.0
    if known >= WELL_KNOWN and sense.kind != "region":
        return 0.0
    evidence = 0.0
    if is_ordinary(toponym.key) and not is_given_name(toponym.key):
        unsure = capitals.opens(toponym.first) or "compass" in classes_of(toponym.key) or sense.kind == "region"
        evidence -= 2.5 if unsure else 0.6 if led >= LED_BY_IN else 1.2
    evidence -= 0.6 if is_given_name(toponym.key) else 0.0
    evidence -= 0.5 if is_surname(toponym.key) else 0.0
    return evidence


def _of_lead(toponym: Toponym, text: str) -> float:
    """What stands before: "in" and the like, or the age of a person ("Smith, 43, of Toledo")."""
    before = words_before(text, toponym.start)
    if before[-1] in _ASIDE and len(before) > 1:
        before.pop()
    word = before[-1].lower()
    if word in _IN:
        return LED_BY_IN
    if word == "of" and len(before) > 1 and (before[-2] in _SIDES or before[-2].rstrip(",").isdigit()):
        return LED_BY_IN + 1.0
    return 0.9 if word in _TO else 0.0


def _of_what_follows(toponym: Toponym, text: str, known: float, *, led: bool) -> float:
    following = text[toponym.end : toponym.end + 1]
    if following == "-" and text.startswith("-based", toponym.end):
        return 3.0
    if following == " ":
        word = words_after(text, toponym.end)[0]
        if word in _PLACE_WORDS:
            return 0.8
        return -0.8 if known < WELL_KNOWN and word in _PERSON_VERBS and not led else 0.0
    return -0.8 if following == "," and known < WELL_KNOWN and _PERSON_ASIDE.match(text, toponym.end) else 0.0


def _of_setting(sense: Sense, setting: Setting) -> float:
    share = setting.share(sense.country)
    evidence = 0.8 if share > 0.2 else 0.4 if share > 0 else -0.4
    return evidence + (0.7 if setting.names_region(sense) else 0.0)
