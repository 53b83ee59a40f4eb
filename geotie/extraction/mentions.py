"""
Mentions of countries and places: which words mean a country, which country, and whether they act for its government.

Steps: known names (`toponyms`), what their surroundings make of them (`naming`), which of their senses fits the text
(`resolution`), whether enough speaks for a place (`evidence`), and whether the name acts (`acts`).
"""

from __future__ import annotations

import itertools
import re
from functools import lru_cache

from geotie.countries import country_name
from geotie.extraction.acts import acts_for_government
from geotie.extraction.document import Document
from geotie.extraction.evidence import ENOUGH, SURE, Finding, evidence_for, names_of_persons
from geotie.extraction.foreign_names import ForeignName, foreign_names, is_read
from geotie.extraction.homes import home_of
from geotie.extraction.naming import Verdict, judge, surroundings
from geotie.extraction.office_holders import Person, office_holders
from geotie.extraction.proper_names import Capitals, capitals
from geotie.extraction.resolution import Reading, Setting, lies_in, resolve
from geotie.extraction.toponyms import Toponym, reader
from geotie.extraction.unlisted import described_places, towns_before_containers
from geotie.gazetteer import SUPPORTED, Gazetteer, Sense, gazetteer
from geotie.officeholders import Holder
from geotie.records import Candidate, Mention, MentionKind

ALTERNATIVES = 3
SUPPORT = 0.3  # evidence that one occurrence of a name lends to the others
MOST_SUPPORT = 1.2

_KINDS: dict[str, MentionKind] = {
    "name": "name", "abbreviation": "name", "former": "name", "contested": "name", "demonym": "demonym", "people": "demonym",
    "part": "region", "region": "region", "capital": "capital", "city": "city", "site": "city", "government": "city",
}  # fmt: skip
CONTAINERS = ("name", "abbreviation", "former", "contested", "part", "region")
GREAT_CITY = 500_000  # people; its quarters are told by it: "Richmond, London"
LIST_GAPS = frozenset([", ", " and ", ", and ", " or ", ", or ", " & ", ", the ", " and the ", "/"])
LONGEST_GAP = 60  # characters
NEXT_WORDS = 4  # capitalised words between a demonym and the name of the office holder
_REGION_WORDS = frozenset([" s", " p", " r", " o", " g", " c"])  # how those begin
_REGION_AFTER = re.compile(r"[ ](?:state|province|region|oblast|governorate|canton)\b")
_CITY_OF = re.compile(r"\b(?:[Cc]ity|[Tt]own|[Vv]illage)[ ]of[ ]$")
_INSIDE = re.compile(
    r",?[ ](?:(?:a|an|the|small|large|coastal|border|remote|city|town|village|suburb|port|community|located|just|here)[ ]){0,5}"
    r"in[ ]"
    r"(?:(?:the|far|rural|central|(?:north|south)?(?:east|west)?(?:ern)?)[ ]){0,2}"
)
_CAPITAL_OF = re.compile(r",?[ ](?:the[ ])?(?:\w+[ ])?capital(?:[ ]city)?[ ]of[ ](?:the[ ])?")
_NEAR = re.compile(
    r",[ ](?:(?:just|about|some|roughly)[ ])?(?:[\d,.]+[ ](?:miles|kilomet(?:er|re)s|km)[ ])?"
    r"(?:(?:north|south)?(?:east|west)?|outside|near|close[ ]to)(?:[ ]of)?[ ]"
)
_ENDS_AFTER_CONTAINER = re.compile(r"[,.;:)\]]|\s*$|\s[-–—(]|['’]s\b|\s[a-z]")


def find(document: Document) -> tuple[Mention, ...]:
    """Mentions in text order, no two overlapping. `Article.language` chooses the names; of an unknown one, English is read."""
    if is_read(document.article.language):
        return tuple(_foreign_mention(name, document.text) for name in foreign_names(document.text, document.article.language))
    words = capitals(document.text, (sentence.start for sentence in document.sentences))
    persons = office_holders(words, document.article.published)
    findings = _findings(words, gazetteer(), Setting(home=home_of(document.article)), persons)
    mentions = [_mention(finding, document.text) for finding in findings]
    if persons:
        mentions += [_mention_of_person(person, words) for person in persons]
        mentions.sort(key=lambda mention: mention.start)
    return tuple(mentions)


def _findings(words: Capitals, names: Gazetteer, setting: Setting, persons: list[Person]) -> list[Finding]:
    """The toponyms that are places, each with its reading, in text order."""
    taken = {index for person in persons for index in range(person.first, person.last + 1)}
    findings = []
    for toponym in reader().toponyms(words):
        if taken and not taken.isdisjoint(range(toponym.first, toponym.last + 1)):
            continue
        around = surroundings(toponym, words)
        verdict = judge(toponym, around, words, names)
        if not verdict.excluded:
            findings.append(Finding(toponym, around, verdict))
    findings = _choose_kinds(findings, words.text)
    _link_containers(findings, words)
    _company(findings, words.text)
    findings = towns_before_containers(findings, words)
    _take_country_of_holders(findings, persons, words)
    people = names_of_persons(words)
    _weigh_setting(findings, setting)
    for finding in findings:
        if finding.container or finding.company:
            finding.reading = resolve(finding.toponym, setting, finding.container, finding.company)
        else:
            finding.reading = setting.reading_of(finding.toponym)
        finding.evidence = evidence_for(finding, words, people, setting, finding.reading.sense)
    _carry_over(findings)
    places = described_places([finding for finding in findings if finding.reading and finding.evidence >= ENOUGH], words, setting)
    return [place for place in places if taken.isdisjoint(range(place.toponym.first, place.toponym.last + 1))]


def _take_country_of_holders(findings: list[Finding], persons: list[Person], words: Capitals) -> None:
    """ "Congolese President Felix Tshisekedi": which Congo, the office holder tells."""
    for finding in findings if persons else ():
        if not finding.toponym.shared:
            continue
        last = finding.toponym.last
        holder = next((person.holder for person in persons if last < person.first <= last + NEXT_WORDS), None)
        told = tuple(sense for sense in finding.toponym.senses if holder and sense.country == holder.country)
        near = (
            holder
            and words.starts[last + 1] - finding.toponym.end < LONGEST_GAP
            and "." not in words.text[finding.toponym.end : words.starts[last + 1]]
        )
        if told and near:
            finding.toponym.senses = told
            finding.settled = True


def _choose_kinds(findings: list[Finding], text: str) -> list[Finding]:
    """
    "The city of Turkey" is a town of that name, not the country; "Washington state" is the region.

    Where no such town is listed, the name is left to what stands around it, in all the text.
    """
    unlisted = set()
    for finding in findings:
        toponym = finding.toponym
        if (
            len(toponym.senses) > 1
            and text[toponym.end : toponym.end + 2] in _REGION_WORDS
            and _REGION_AFTER.match(text, toponym.end)
        ):
            regions = tuple(sense for sense in toponym.senses if sense.kind in ("region", "part"))
            if regions:
                toponym.senses, toponym.of_country = regions, False
        elif (
            toponym.of_country
            and text.startswith(" of ", toponym.start - 4)
            and _CITY_OF.search(text, max(0, toponym.start - 12), toponym.start)
        ):
            towns = tuple(sense for sense in toponym.senses if sense.kind in ("city", "capital"))
            if not towns:
                unlisted.add(toponym.key)
            elif towns[0].country != toponym.senses[0].country:
                toponym.senses, toponym.of_country = towns, False
    return [finding for finding in findings if finding.toponym.key not in unlisted] if unlisted else findings


def _link_containers(findings: list[Finding], words: Capitals) -> None:
    """
    Tie a town to the region or country right after it ("Paris, Texas") or to the place that it lies near ("Edmonton, south of
    Cairns"). A town that has no listed sense there is an unlisted one of the same name.
    """
    text = words.text
    for finding, following in itertools.pairwise(findings):
        town, other = finding.toponym, following.toponym
        gap = text[town.end : other.start]
        if gap in (", ", " (") and (other.abbreviated or _ENDS_AFTER_CONTAINER.match(text, other.end)):
            _tie(finding, following, text)
        elif len(gap) >= LONGEST_GAP:
            continue
        elif "capital" in gap and (capital := _capital_told(town, other, gap)):
            town.senses, town.of_country, finding.settled = (capital,), False, True
        elif not town.of_country:
            if _INSIDE.fullmatch(gap):
                _tie(finding, following, text, unlisted=False)
            elif not other.of_country and _NEAR.fullmatch(gap):
                _place_near(finding, other.senses[0], text)


def _capital_told(town: Toponym, other: Toponym, gap: str) -> Sense | None:
    """ "Victoria, the capital of Seychelles" is no state of Australia."""
    if not other.of_country or not _CAPITAL_OF.fullmatch(gap):
        return None
    country = other.senses[0].country
    return next((sense for sense in town.senses if sense.kind == "capital" and sense.country == country), None)


def _place_near(finding: Finding, near: Sense, text: str) -> None:
    town = finding.toponym
    if not any(sense.country == near.country for sense in town.senses):
        town.senses = (Sense("city", near.country, text[town.start : town.end]),)
    finding.container = Sense("name", near.country)
    finding.verdict = Verdict(max(finding.verdict.weight, 0.0) + 2.0, "town near another place")


def _tie(finding: Finding, following: Finding, text: str, *, unlisted: bool = True) -> None:
    senses = finding.toponym.senses
    containers = [sense for sense in following.toponym.senses if sense.kind in CONTAINERS or sense.population >= GREAT_CITY]
    if finding.toponym.of_country and senses[-1].kind != "region":
        containers = [container for container in containers if not container.of_country]
    container = next((container for container in containers if any(lies_in(sense, container) for sense in senses)), None)
    if container is None and not unlisted:
        return
    if container is None:
        in_list = text.startswith((" and ", " or ", ", "), following.toponym.end)
        if senses[0].kind not in ("city", "capital") or (in_list and not following.toponym.abbreviated):
            return
        container = next((container for container in containers if container.kind == "region"), None)
        if container is None:
            return
        place = text[finding.toponym.start : finding.toponym.end]
        finding.toponym.senses = (Sense("city", container.country, place, region=container.place),)
    finding.container = container
    following.toponym.senses = (container,)
    finding.verdict = Verdict(max(finding.verdict.weight, 0.0) + 4.0, "town and its region or country")
    following.contains = True


def _company(findings: list[Finding], text: str) -> None:
    """Note the neighbours of each toponym in a list: "Georgia, Florida and Ohio"."""
    for finding, following in itertools.pairwise(findings):
        if finding.container or following.toponym.abbreviated:
            continue
        if text[finding.toponym.end : following.toponym.start] in LIST_GAPS:
            finding.company += (following.toponym.senses[0],)
            following.company += (finding.toponym.senses[0],)


def _weigh_setting(findings: list[Finding], setting: Setting) -> None:
    """Count what is sure before any choice is made: names of one country, capitals, large regions, towns with their region."""
    seen = set()
    for finding in findings:
        first = finding.toponym.senses[0]
        if first.note == SUPPORTED:
            continue
        container = finding.container
        if container:
            setting.count(container.country)
            setting.locals.add(container.country)
            if not container.of_country:
                setting.regions.add((container.country, container.place))
        elif finding.toponym.of_country or first.kind in ("capital", "region", "government") or first.renown > 5.0:
            if all(sense.country == first.country for sense in finding.toponym.senses):
                setting.count(first.country)
                if first.kind in ("city", "region", "part"):
                    setting.locals.add(first.country)
            elif finding.toponym.senses[-1].kind == "region" and first.of_country:
                pass  # Georgia, the country or the state: what else is there must tell
            elif (
                finding.toponym.key not in seen
                and first.renown >= 6.0
                and (finding.toponym.of_country or first.kind in ("capital", "region"))
            ):
                setting.count(first.country, 0.5)
                seen.add(finding.toponym.key)
        if first.kind == "region" and first.renown > 6.0:
            setting.regions.add((first.country, first.place))


def _carry_over(findings: list[Finding]) -> None:
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


def _mention(finding: Finding, text: str) -> Mention:
    assert finding.reading is not None
    toponym, sense = finding.toponym, finding.reading.sense
    written = text[toponym.start : toponym.end]
    return Mention(
        start=toponym.start,
        end=toponym.end,
        text=written,
        kind=_KINDS[sense.kind],
        country=sense.country,
        place="" if sense.of_country else sense.place,
        lon=sense.lon,
        lat=sense.lat,
        acts=acts_for_government(text, toponym.start, toponym.end, sense),
        confidence=_confidence(finding.reading.share, finding.evidence, sense.of_country),
        rule=finding.verdict.rule,
        reason=_reason(written, sense, finding.container),
        alternatives=_alternatives(finding.reading),
    )


def _alternatives(reading: Reading) -> tuple[Candidate, ...]:
    others = reading.ranked[1 : 1 + ALTERNATIVES]
    return tuple([Candidate(other.country, other.place, round(share, 3), other.kind) for other, share in others])


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
    return Mention(
        start=start,
        end=end,
        text=written,
        kind="person",
        country=holder.country,
        acts=True,
        confidence=0.95 if person.full else 0.85,
        rule="office holder",
        reason=f"“{written}” is {_told(holder)}.",
    )


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
