"""
What a toponym's neighbours say of it: "Paris, Texas", "the city of Turkey", "Congolese President Felix Tshisekedi", lists.
"""

from __future__ import annotations

import itertools
import re

from geotie.extraction.evidence import Finding
from geotie.extraction.naming import Verdict
from geotie.extraction.office_holders import Person
from geotie.extraction.proper_names import Capitals
from geotie.extraction.resolution import lies_in
from geotie.extraction.toponyms import Toponym, known_as
from geotie.gazetteer import Sense

CONTAINERS = ("name", "abbreviation", "former", "contested", "part", "region")
GREAT_CITY = 500_000  # people; its quarters are told by it: "Richmond, London"
LIST_GAPS = frozenset([", ", " and ", ", and ", " or ", ", or ", " & ", ", the ", " and the ", "/"])
LONGEST_GAP = 60  # characters
NAMELESS = -2.0  # weight of a name behind an unexplained word, the second half of another: "Rhine Valley, in Germany"
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


def take_country_of_holders(findings: list[Finding], persons: list[Person], words: Capitals) -> None:
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


def choose_kinds(findings: list[Finding], text: str) -> list[Finding]:
    """
    "The city of Turkey" is a town of that name, not the country; "Washington state" is the region.

    Where no such town is listed, the name is left to what stands around it, in all the text.
    """
    unlisted = set()
    for finding in findings:
        toponym = finding.toponym
        if toponym.known.plain and text[toponym.start - 4 : toponym.start] != " of ":
            continue
        if (
            not toponym.known.plain
            and len(toponym.senses) > 1
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


def link(findings: list[Finding], text: str) -> None:
    """
    Tie a town to the region or country right after it ("Paris, Texas") or to the place that it lies near ("Edmonton, south of
    Cairns"), and note the neighbours of each toponym in a list: "Georgia, Florida and Ohio".

    A town that has no listed sense where it is told to lie is an unlisted one of the same name.
    """
    listed = []
    for finding, following in itertools.pairwise(findings):
        town, other = finding.toponym, following.toponym
        between = other.first - town.last > 1  # other names
        if other.start - town.end >= LONGEST_GAP or (between and (town.known.plain or not other.of_country)):
            continue
        gap = text[town.end : other.start]
        if gap in LIST_GAPS:
            listed.append((finding, following))
        if other.abbreviated or not town.known.plain:
            _link_pair(finding, following, gap, text)
    for finding, following in listed:
        if not (finding.container or following.toponym.abbreviated):
            finding.company += (following.toponym.senses[0],)
            following.company += (finding.toponym.senses[0],)


def _link_pair(finding: Finding, following: Finding, gap: str, text: str) -> None:
    town, other = finding.toponym, following.toponym
    if gap in (", ", " ("):
        if other.abbreviated or _ENDS_AFTER_CONTAINER.match(text, other.end):
            _tie(finding, following, text)
        return
    if "capital" in gap and (capital := _capital_told(town, other, gap)):
        town.senses, town.of_country, finding.settled = (capital,), False, True
    elif not town.of_country:
        if finding.verdict.weight > NAMELESS and _INSIDE.fullmatch(gap):
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
    town, senses = finding.toponym, finding.toponym.senses
    containers = [sense for sense in following.toponym.senses if sense.kind in CONTAINERS or sense.population >= GREAT_CITY]
    if town.of_country and senses[-1].kind != "region":
        containers = [container for container in containers if not container.of_country]
    container = next((container for container in containers if any(lies_in(sense, container) for sense in senses)), None)
    if container is None and not unlisted:
        return
    if container is None:
        in_list = text.startswith((" and ", " or ", ", "), following.toponym.end)
        namesake = following.toponym.abbreviated and senses[0].kind == "name"  # "Cuba, N.Y."
        if not namesake and (senses[0].kind not in ("city", "capital") or (in_list and not following.toponym.abbreviated)):
            return
        container = next((container for container in containers if container.kind == "region"), None)
        if container is None:
            return
        town.known = known_as(Sense("city", container.country, text[town.start : town.end], region=container.place), town.key)
        town.senses, town.of_country = town.known.senses, False
    finding.container = container
    following.toponym.senses = (container,)
    finding.verdict = Verdict(max(finding.verdict.weight, 0.0) + 4.0, "town and its region or country")
    following.contains = True
