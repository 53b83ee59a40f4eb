"""
How much speaks for a place: a town's name is a place where enough does, a country's name wherever nothing speaks against it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from geotie.extraction.name_classes import classes_of, is_borne, is_given_name, is_ordinary, is_surname
from geotie.extraction.naming import WELL_KNOWN, Surroundings, Verdict
from geotie.extraction.proper_names import Capitals, Link
from geotie.extraction.resolution import Reading, Setting
from geotie.extraction.toponyms import Toponym
from geotie.gazetteer import Sense

ENOUGH = 1.0  # evidence that makes a place of a known name
SURE = 2.5  # evidence that carries over to the same name elsewhere in the text

LED_BY_IN = 1.5
BY_KIND = {"capital": 2.2, "region": 1.6, "site": 2.0, "government": 3.0}

_PLACE_WORD = re.compile(
    r"[ ](?:area|city|region|province|town|airport|police|residents?|suburbs?|neighbou?rhood|district|county|state|summit|talks|meeting|office|border|coast|"
    r"port|hospital|mayor|native|man|woman|resident|metropolitan|voters|streets|officials)\b"
)
_PERSON_VERB = re.compile(
    r"(?:,[ ]\d\d?,|,[ ]who\b|[ ](?:said|says|told|added|has|had|was|is|thinks|knows|wrote|recalled|noted|explained|testified|joined|scored|played|went|took|died)\b)"
)
_DATELINE = re.compile(r"(?:, [A-Z][\w. ]{1,20})?(?:, \w+\.? \d{1,2})? ?(?:\([A-Z][\w/. ]+\) ?)?(?:[-–—�]{1,3} | \([A-Z])")
_WORD_BEFORE = re.compile(r"(\w+)[ ](?:the[ ]|nearby[ ]|downtown[ ]|central[ ]|northern[ ]|southern[ ]|eastern[ ]|western[ ])?$")
_HOME_OF_PERSON = re.compile(r"(?:\b\d{1,3},?|\b(?:north|south|east|west|outside))[ ]of[ ]$")
_IN = frozenset(["in", "In", "near", "Near", "outside", "Outside"])
_TO = frozenset(
    [
        "at",
        "from",
        "to",
        "around",
        "across",
        "toward",
        "towards",
        "through",
        "between",
        "via",
        "of",
        "into",
        "reach",
        "reached",
        "leave",
        "left",
        "visit",
        "visited",
        "visiting",
        "At",
        "From",
        "To",
        "Across",
        "Around",
        "throughout",
        "beyond",
        "capital",
        "city",
        "town",
        "village",
        "port",
        "province",
        "region",
        "state",
        "county",
        "suburb",
        "district",
    ]
)


@dataclass(slots=True)
class Finding:
    """A toponym on its way to a mention."""

    toponym: Toponym
    around: Surroundings
    verdict: Verdict
    container: Sense | None = None  # the region or country named right after it
    contains: bool = False  # it is such a region or country itself
    company: list[Sense] = field(default_factory=list)  # first senses of its neighbours in a list
    reading: Reading | None = None
    evidence: float = 0.0

    @property
    def excluded(self) -> bool:
        return self.verdict.excluded


def names_of_persons(capitals: Capitals) -> frozenset[str]:
    """Words of the text that stand behind a given name or a title: "Henderson", once "Jordan Henderson" has been named."""
    found = set()
    words, links = capitals.words, capitals.links
    for index, word in enumerate(words[:-1]):
        if links[index + 1] != Link.BLANK or not (is_given_name(word) or "title" in classes_of(word)):
            continue
        following = index + 1
        while following < len(words) and links[following] in (Link.BLANK, Link.HYPHEN):
            if classes_of(words[following]) & {"geography", "facility", "street", "organisation", "school", "state"}:
                break
            found.add(words[following])
            if is_borne(word):
                found.add(word)
            following += 1
    return frozenset(found)


def evidence_for(finding: Finding, capitals: Capitals, persons: frozenset[str], setting: Setting, sense: Sense) -> float:
    toponym, text = finding.toponym, capitals.text
    evidence = finding.verdict.weight
    as_person = toponym.key in persons
    if toponym.of_country:
        return evidence - (4.0 if as_person and is_borne(toponym.key) and not finding.contains else 0.0)
    known = sense.renown
    evidence += BY_KIND.get(sense.kind, 0.9 * (known - 4.5))
    led = _of_lead(toponym, text)
    evidence += led + _of_words(toponym, capitals, known, sense, at_home=setting.share(sense.country) > 0.2, led=led)
    evidence += _of_what_follows(toponym, text, known)
    evidence += _of_setting(sense, setting)
    if finding.contains:
        evidence += 2.0
    if as_person:
        evidence -= 1.5 if known >= WELL_KNOWN else 3.0
    if capitals.opens[toponym.first] and _DATELINE.match(text, toponym.end):
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
    if is_ordinary(toponym.key):
        unsure = capitals.opens[toponym.first] or "compass" in classes_of(toponym.key) or sense.kind == "region"
        evidence -= 2.5 if unsure else 0.6 if led >= LED_BY_IN else 1.2
    evidence -= 0.6 if is_given_name(toponym.key) else 0.0
    evidence -= 0.5 if is_surname(toponym.key) else 0.0
    return evidence


def _of_lead(toponym: Toponym, text: str) -> float:
    """What stands before: "in" and the like, or the age of a person ("Smith, 43, of Toledo")."""
    before = _WORD_BEFORE.search(text, max(0, toponym.start - 30), toponym.start)
    evidence = 0.0
    if before:
        evidence = LED_BY_IN if before[1] in _IN else 0.9 if before[1] in _TO else 0.0
    if _HOME_OF_PERSON.search(text, max(0, toponym.start - 10), toponym.start):
        evidence += 2.0
    return evidence


def _of_what_follows(toponym: Toponym, text: str, known: float) -> float:
    if text.startswith("-based", toponym.end):
        return 3.0
    if _PLACE_WORD.match(text, toponym.end):
        return 0.8
    return -0.8 if known < WELL_KNOWN and _PERSON_VERB.match(text, toponym.end) else 0.0


def _of_setting(sense: Sense, setting: Setting) -> float:
    share = setting.share(sense.country)
    evidence = 0.8 if share > 0.2 else 0.4 if share > 0 else -0.4
    return evidence + (0.7 if setting.names_region(sense) else 0.0)
