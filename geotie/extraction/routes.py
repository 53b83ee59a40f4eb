"""
Routes: carriers' lines between places ("a weekly flight Lisbon–Accra"), which are nobody's journey.

A route is told by a word for a line or a scheduled service and by two or more places that it links, joined by dashes ("the
Lisbon–Accra flight"), by "from ... to" or by "between ... and".
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from geotie.extraction.clauses import Clauses, Item
from geotie.extraction.document import Document
from geotie.extraction.wordlists import wordset
from geotie.records import Evidence, Mention, Route, Stop

RULES = {
    "route-dash": 'A word for a line beside places that dashes join: "the Lisbon–Accra flight".',
    "route-link": 'A word for a line with the places that it links: "flights between Lisbon and Accra".',
}
_LINE = re.compile(
    r"\b(?:(?:air|bus|coach|ferry|freight|maritime|rail|railway|shipping|train|cargo|sea|tram|metro|air-?bridge) "
    r"(?:link|route|service|line|connection|corridor)s?"
    r"|(?:direct|non-?stop|daily|weekly|regular|commercial|scheduled|passenger|charter|cargo|resumed|first|new|twice-weekly)"
    r" (?:\w+ )?(?:flights?|routes?|trains?|services?|ferr(?:y|ies)|connections?)"
    r"|air ?routes?|flight routes?|flights?|airlines?|airways|ferry|ferries|trains?|railway|railroad|pipelines?"
    r"|(?:sub(?:sea|marine) )?cables?)\b",
    re.IGNORECASE,
)
_HINT = re.compile(  # a quick look that most sentences fail
    r"\b(?:[Aa]ir(?!port)|[Ff]light|[Rr]oute|[Ff]err|[Tt]rain|[Rr]ail|[Pp]ipeline|line|cable|service|Conviasa|Aeroflot|Lufthansa|"
    r"Iberia|KLM|Avianca|Emirates|Flydubai|Ryanair|easyJet)"
)
_JOINED = re.compile(r"^\s?[-–—]\s?$")
_CARRIER = re.compile(
    r"\b((?:[A-Z][\w'’-]+ ){0,3}(?:Air(?:lines?|ways|ways?)?|Airways|Aviation|Railways?|Shipping|Ferries|Air [A-Z]\w+)"
    r"(?: [A-Z][a-z]+)?"
    r"|Conviasa|Aeroflot|Lufthansa|Iberia|KLM|Qantas|Avianca|Flydubai|Ryanair|easyJet"
    r"|Emirates(?= (?:airline|flight|will|has|launch)))\b"
)


def find(document: Document) -> tuple[Route, ...]:
    """The routes of an article in text order."""
    if _HINT.search(document.text) is None:
        return ()
    return tuple(route for clauses in document.clauses for route in _of_sentence(document.text, clauses))


def _of_sentence(text: str, clauses: Clauses) -> Iterator[Route]:
    sentence = clauses.sentence
    if _HINT.search(sentence.text) is None:
        return
    carrier = _CARRIER.search(sentence.text)
    if carrier is None and _LINE.search(sentence.text) is None:
        return
    chain, rule = _chain(text, clauses.items, carrier is not None)
    if len({mention.start for mention in chain}) < 2:
        return
    evidence = Evidence.of(text, sentence.start, sentence.end)
    stops = tuple(
        Stop(mention.country, Evidence.of(text, mention.start, mention.end), mention.place, mention.lon, mention.lat, rule=rule)
        for mention in chain
    )
    yield Route(carrier[0] if carrier else "", stops, evidence, 0.9 if rule == "route-dash" else 0.75, rule)


def _chain(text: str, items: list[Item], carried: bool) -> tuple[list[Mention], str]:
    """The places that a line links, in its order."""
    places = [
        (number, item.mention) for number, item in enumerate(items) if item.mention is not None and item.mention.kind != "demonym"
    ]
    dashed: list[Mention] = []
    for (_, left), (_, right) in itertools.pairwise(places):
        if _JOINED.match(text[left.end : right.start]):
            dashed = dashed if dashed and dashed[-1] is left else [left]
            dashed.append(right)
    if len(dashed) > 1:
        return dashed, "route-dash"
    return _linked(items, carried), "route-link"


_SINGULAR = wordset("flight train ferry")  # "took a flight to Lima" is no line
_OPERATING = wordset("""
    fly flies flew operate operates operated serve serves launch launched resume resumed suspend suspended connect connects
""")


def _is_line(word: str, carried: bool) -> bool:
    if carried and word in _OPERATING:
        return True
    return word not in _SINGULAR and _LINE.fullmatch(word) is not None


def _linked(items: list[Item], carried: bool) -> list[Mention]:
    lines = [number for number, item in enumerate(items) if item.kind == "word" and _is_line(item.lower, carried)]
    for number in lines:
        for opening in range(number + 1, min(number + 8, len(items))):
            if items[opening].lower in ("from", "between") and items[opening].kind == "word":
                return _places_after(items, opening)
            if items[opening].kind == "mark" and items[opening].lower in (";", ":"):
                break
    return []


def _places_after(items: list[Item], opening: int) -> list[Mention]:
    found: list[Mention] = []
    for item in items[opening + 1 :]:
        if item.mention is not None and item.mention.kind != "demonym":
            same = bool(found) and found[-1].country == item.mention.country and item.mention.kind == "name"
            if not same:
                found.append(item.mention)
        elif item.lower not in (
            "to",
            "and",
            ",",
            "via",
            "through",
            "the",
            "with",
            "a",
            "stop",
            "in",
            "then",
            "on",
            "onward",
            "back",
        ):
            break
    return found
