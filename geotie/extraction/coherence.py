"""
What the names of a text say of one another: which countries it is about, and that a name means the same throughout.
"""

from __future__ import annotations

from geotie.extraction.evidence import ENOUGH, SURE, Finding
from geotie.extraction.readings import bearing
from geotie.extraction.resolution import Setting
from geotie.gazetteer import SUPPORTED

SUPPORT = 0.3  # evidence that one occurrence of a name lends to the others
MOST_SUPPORT = 1.2


def weigh(findings: list[Finding], setting: Setting) -> None:
    """Count what is sure before any choice is made: names of one country, capitals, large regions, towns with their region."""
    seen = set()
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
        elif alone.country and not (alone.once and toponym.key in seen):
            setting.count(alone.country, alone.weight)
            if alone.local:
                setting.locals.add(alone.country)
            if alone.once:
                seen.add(toponym.key)
        if alone.region:
            setting.regions.add(alone.region)


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
