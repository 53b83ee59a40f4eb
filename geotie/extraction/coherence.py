"""
What the names of a text say of one another: which countries it is about, and that a name means the same throughout.
"""

from __future__ import annotations

from collections import Counter

from geotie.extraction.evidence import ENOUGH, SURE, Finding
from geotie.extraction.name_classes import local_words
from geotie.extraction.proper_names import BLANK, Capitals
from geotie.extraction.readings import HALF, bearing
from geotie.extraction.resolution import Setting
from geotie.extraction.toponyms import Toponym
from geotie.extraction.word_marks import BODIES_OF_COUNTIES, LOCAL, marked
from geotie.gazetteer import SUPPORTED

WEIGHT_OF_LOCAL_WORD = 0.5
ENOUGH_FOR_LOCAL = 2 * WEIGHT_OF_LOCAL_WORD  # two such words, or one and a region
MOST_OF_OTHERS = 0.25  # mentions of other countries in a local text, for each of its own
SUPPORT = 0.3  # evidence that one occurrence of a name lends to the others
MOST_SUPPORT = 1.2


def weigh(findings: list[Finding], setting: Setting) -> list[Toponym]:
    """
    Count what is sure before any choice is made: names of one country, capitals, large regions, towns with their region.

    Returned are the toponyms that may as well be in another country; they count for half.
    """
    halves: dict[str, Toponym] = {}
    for finding in findings:
        toponym, container = finding.toponym, finding.container
        known = toponym.known
        if known.plain:
            setting.count(known.senses[0].country)
            continue
        alone = known.bearing if toponym.senses is known.senses else bearing(toponym.senses, toponym.of_country)
        if container and toponym.senses[0].note != SUPPORTED:
            setting.count(container.country)
            setting.locals.add(container.country)
            if not container.of_country:
                setting.regions.add((container.country, container.place))
        elif alone.country and not (alone.once and toponym.key in halves):
            setting.count(alone.country, alone.weight)
            if alone.local:
                setting.locals.add(alone.country)
            if alone.once:
                halves[toponym.key] = toponym
        if alone.region:
            setting.regions.add(alone.region)
        elif toponym.abbreviated:
            setting.regions.add((toponym.senses[0].country, toponym.senses[0].place))
    return list(halves.values())


def _is_american_county(index: int, words: Capitals) -> bool:
    """Not "County Mayo", nor a council in Britain or Ireland."""
    follows = words.words[index + 1] if index + 1 < len(words) and words.links[index + 1] == BLANK else ""
    return words.links[index] == BLANK and follows not in BODIES_OF_COUNTIES


def weigh_local_words(toponyms: list[Toponym], halves: list[Toponym], words: Capitals, marks: bytes, setting: Setting) -> None:
    """
    Count words that the news of one country uses; two of them, or one and a region, make a text local that tells of no others.

    In local news, the names that may be there are not counted for another country, and names before such words are towns
    there: "Lebanon Police Department".
    """
    told = {}
    for index in marked(marks, LOCAL):
        word = words.words[index]
        if word not in local_words() and index + 1 < len(words) and words.links[index + 1] == BLANK:
            word = f"{word} {words.words[index + 1]}"
        if word in local_words() and (word != "County" or _is_american_county(index, words)):
            told[word] = index
    numbers = Counter(local_words()[word] for word in told)
    for country, number in numbers.items():
        setting.count(country, WEIGHT_OF_LOCAL_WORD * number)
    for country, _ in numbers.most_common(1):
        elsewhere = [toponym for toponym in halves if any(sense.country == country for sense in toponym.senses[1:])]
        against = setting.total - setting.countries[country] - HALF * len(elsewhere)
        if setting.countries[country] >= ENOUGH_FOR_LOCAL and against <= MOST_OF_OTHERS * setting.countries[country]:
            setting.local = country
            for toponym in elsewhere:
                setting.count(toponym.senses[0].country, -HALF)
            setting.countries = {code: weight for code, weight in setting.countries.items() if weight}
            places = set(told.values())
            setting.towns.update(toponym.senses for toponym in toponyms if toponym.last + 1 in places)


def carry_over(findings: list[Finding]) -> None:
    """
    One sense per text: what was said of a name once holds for it throughout.

    The surest occurrence of a name gives its sense to the others. Occurrences that look like a place support one another;
    those that look like a person speak against all.
    """
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.reading:
            groups.setdefault(finding.toponym.key, []).append(finding)
    for group in groups.values():
        if len(group) == 1:
            continue
        best = max(group, key=lambda finding: (finding.container is not None, finding.evidence))
        support = SUPPORT * (
            sum(finding.evidence > 0.3 for finding in group) - 1 - sum(finding.evidence < -0.5 for finding in group)
        )
        shared = max(-MOST_SUPPORT, min(MOST_SUPPORT, support))
        sure = best.evidence + shared >= SURE
        for finding in group:
            if finding.container is None and not finding.settled:
                finding.reading = best.reading
            if finding.toponym.of_country:
                continue
            finding.evidence += shared
            if sure and finding.verdict.weight > -2.0:
                finding.evidence = max(finding.evidence, ENOUGH)
