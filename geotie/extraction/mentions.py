"""
Mentions of countries and places: which words mean a country, which country, and whether they act for its government.

Steps: known names (`toponyms`), what their surroundings make of them (`naming`), which of their senses fits the text
(`resolution`), whether there is enough evidence that a town's name is one here, and whether the name acts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from geotie.countries import country_name
from geotie.extraction.acts import acts_for_government
from geotie.extraction.document import Document
from geotie.extraction.name_classes import is_given_name, is_ordinary, is_surname
from geotie.extraction.naming import Surroundings, Verdict, judge, surroundings
from geotie.extraction.proper_names import Capitals, capitals
from geotie.extraction.resolution import Reading, Setting, lies_in, renown, resolve
from geotie.extraction.toponyms import Toponym, toponyms
from geotie.gazetteer import Sense, gazetteer
from geotie.records import Candidate, Mention, MentionKind

ENOUGH = 1.0  # evidence that makes a town of a known name
ALTERNATIVES = 3
_PLACE_WORD = re.compile(
    r"[ ](?:area|city|region|province|town|airport|police|residents?|suburbs?|neighbou?rhood|district|county|state|summit|talks|meeting|office|border|coast|port)\b"
)
_SPEECH = re.compile(r"[ ](?:said|says|told|added|has|had|was|is|thinks|knows|wrote|recalled|noted|explained|testified)\b")
_BEFORE = re.compile(r"(\w+)[ ](?:the[ ])?$")
_STRONG = frozenset(["in", "In", "near", "Near", "outside", "Outside"])
_WEAK = frozenset(
    ["at", "from", "to", "around", "across", "toward", "towards", "through", "between", "via", "of", "into", "reach", "leave", "left", "visit", "visited", "visiting", "based", "At", "From", "To", "Across", "Around"]
)

_KINDS: dict[str, MentionKind] = {
    "name": "name", "abbreviation": "name", "former": "name", "contested": "name", "demonym": "demonym", "people": "demonym",
    "part": "region", "region": "region", "capital": "capital", "city": "city", "site": "city", "government": "city",
}  # fmt: skip


@dataclass(slots=True)
class _Found:
    toponym: Toponym
    around: Surroundings
    verdict: Verdict
    container: Sense | None = None
    contained: bool = False
    reading: Reading | None = None
    evidence: float = 0.0


def find(document: Document) -> tuple[Mention, ...]:
    """Mentions in text order, no two overlapping."""
    text = document.text
    names = gazetteer()
    words = capitals(text, [sentence.start for sentence in document.sentences])
    found = []
    for toponym in toponyms(words, names):
        around = surroundings(toponym, words)
        found.append(_Found(toponym, around, judge(toponym, around, words, names)))
    _link_containers(found, text)
    people = {item.toponym.key for item in found if item.verdict.excluded and "person" in item.verdict.why}
    setting = Setting()
    _weigh_countries(found, setting)
    for item in found:
        if not item.verdict.excluded:
            item.reading = resolve(item.toponym, setting, item.container)
            item.evidence = _evidence(item, text, words, people, setting)
    _spread(found)
    return tuple(_mention(item, text) for item in found if item.reading and item.evidence >= ENOUGH)


def _link_containers(found: list[_Found], text: str) -> None:
    """Tie a town to the region or country right after it, where one of its senses lies there: "Paris, Texas"."""
    for item, following in zip(found, found[1:], strict=False):
        gap = text[item.toponym.end : following.toponym.start]
        if (
            gap not in (", ", " (")
            or following.verdict.excluded
            or (item.toponym.senses[0].of_country
            and item.toponym.key != "Georgia")
        ):
            continue
        for container in following.toponym.senses:
            if container.kind in ("demonym", "people"):
                continue
            if any(lies_in(sense, container) for sense in item.toponym.senses):
                item.container = container
                item.verdict = Verdict(max(item.verdict.weight, 0.0) + 4.0, "town before its region or country")
                following.contained = True
                break


def _weigh_countries(found: list[_Found], setting: Setting) -> None:
    for item in found:
        if item.verdict.excluded:
            continue
        senses = item.toponym.senses
        countries = {sense.country for sense in senses}
        first = senses[0]
        if len(countries) == 1 and (item.toponym.of_country or first.kind in ("capital", "region", "government")):
            setting.countries[first.country] += 1
        elif item.container:
            setting.countries[item.container.country] += 1
        elif first.kind in ("capital", "region") and renown(first) >= 6.0:
            setting.countries[first.country] += 0.5
        if item.container and item.container.kind in ("region", "part"):
            setting.regions[item.container.country, item.container.place] += 1
        if first.kind == "region" and renown(first) > 6.0:
            setting.regions[first.country, first.place] += 1


def _evidence(item: _Found, text: str, words: Capitals, people: set[str], setting: Setting) -> float:
    """How much speaks for a place here, in units where `ENOUGH` decides."""
    toponym = item.toponym
    assert item.reading is not None
    sense = item.reading.sense
    evidence = item.verdict.weight
    if toponym.of_country:
        return evidence - (4.0 if toponym.key in people else 0.0)
    known = renown(sense)
    evidence += {"capital": 2.0, "region": 1.5, "site": 2.0, "government": 3.0}.get(sense.kind, 0.9 * (known - 4.7))
    if toponym.last > toponym.first:
        evidence += 1.0
    elif known < 7.0 or sense.kind == "city":
        evidence -= 1.5 if is_ordinary(toponym.key) else 0.0
        evidence -= 1.0 if is_given_name(toponym.key) else 0.0
        evidence -= 1.0 if is_surname(toponym.key) else 0.0
    if before := _BEFORE.search(text, max(0, toponym.start - 24), toponym.start):
        evidence += 1.5 if before[1] in _STRONG else 0.9 if before[1] in _WEAK else 0.0
    if text.startswith("-based", toponym.end):
        evidence += 3.0
    elif _PLACE_WORD.match(text, toponym.end):
        evidence += 0.8
    elif sense.kind == "city" and _SPEECH.match(text, toponym.end):
        evidence -= 0.8
    if item.contained:
        evidence += 2.0
    share = setting.country_share(sense.country)
    evidence += 0.7 if share > 0.2 else 0.4 if share > 0 else -0.4
    if sense.region and (sense.country, sense.region) in setting.regions:
        evidence += 0.7
    if toponym.key in people:
        evidence -= 3.0
    if _DATELINE.match(text, toponym.end) and words.opens[toponym.first]:
        evidence += 4.0
    return evidence


_DATELINE = re.compile(r"(?:, [A-Z][\w. ]{1,20})?(?:, \w+\.? \d{1,2})? ?(?:\([A-Z][\w/ ]+\) ?)?[-–—�]+ ?")


def _spread(found: list[_Found]) -> None:
    """One sense per text: a place that was sure once is sure, and the same one, wherever its name stands as a place."""
    best: dict[str, _Found] = {}
    for item in found:
        if item.reading and item.evidence >= ENOUGH:
            known = best.get(item.toponym.key)
            if known is None or (item.container is not None, item.evidence) > (known.container is not None, known.evidence):
                best[item.toponym.key] = item
    for item in found:
        known = best.get(item.toponym.key)
        if known is None or item.reading is None or item.container is not None:
            continue
        item.reading = known.reading
        if known.evidence >= ENOUGH + 1.5 and item.verdict.weight > -2.0:
            item.evidence = max(item.evidence, ENOUGH)


def _mention(item: _Found, text: str) -> Mention:
    assert item.reading is not None
    toponym, sense = item.toponym, item.reading.sense
    confidence = min(0.99, item.reading.share * (1.0 - 0.5 ** (1.0 + item.evidence)))
    others = tuple(
        Candidate(other.country, other.place, round(share, 3), other.kind)
        for other, share in item.reading.ranked[1 : 1 + ALTERNATIVES]
        if share >= 0.001
    )
    return Mention(
        start=toponym.start,
        end=toponym.end,
        text=text[toponym.start : toponym.end],
        kind=_KINDS[sense.kind],
        country=sense.country,
        place="" if sense.of_country or sense.kind == "demonym" else sense.place,
        lon=sense.lon,
        lat=sense.lat,
        acts=acts_for_government(text, toponym.start, toponym.end, sense),
        confidence=round(confidence, 3),
        rule=item.verdict.why,
        reason=f"{text[toponym.start : toponym.end]}: {sense.kind} of {country_name(sense.country)}",
        alternatives=others,
    )
