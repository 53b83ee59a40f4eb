"""
Routes: carriers' lines between places ("a weekly flight Lisbon–Accra"), which are nobody's journey.

A route is told by a word for a line or a scheduled service and by two or more places that it links, joined by dashes ("the
Lisbon–Accra flight"), by "from ... to" or by "between ... and".
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from itertools import compress

from geotie.extraction.clauses import Clauses, Item
from geotie.extraction.document import Document
from geotie.extraction.wordlists import WordTable, wordset
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
_HINT = re.compile(
    r"\b(?:[Aa]ir(?!port)|[Ff]light|[Rr]oute|[Ff]err|[Tt]rain|[Rr]ail|[Pp]ipeline|line|cable|service|Conviasa|Aeroflot|Lufthansa|"
    r"Iberia|KLM|Avianca|Emirates|Flydubai|Ryanair|easyJet)"
)
_LINE_WORD = re.compile(  # one of these is in whatever `_LINE` or `_CARRIER` finds
    r"\b(?:(?:air|bus|flight|rail)?(?:link|route|service|line|connection|corridor|way)s?|flights?|trains?|ferry|ferries|air-?lines?|air"
    r"|railroad|(?:sub(?:sea|marine) )?pipelines?|cables?|aviation|shipping"
    r"|conviasa|aeroflot|lufthansa|iberia|klm|qantas|avianca|flydubai|ryanair|easyjet|emirates)\b",
    re.IGNORECASE,
)
_HINTS, _TELLS_A_LINE = 1, 2  # most sentences have no word of either kind
_TELLING = WordTable(lambda word: (_HINTS if _HINT.search(word) else 0) | (_TELLS_A_LINE if _LINE_WORD.search(word) else 0))
_JOINED = re.compile(r"^\s?[-–—]\s?$")
_CARRIER = re.compile(
    r"\b((?:[A-Z][\w'’-]+ ){0,3}(?:Air(?:lines?|ways|ways?)?|Airways|Aviation|Railways?|Shipping|Ferries|Air [A-Z]\w+)"
    r"(?: [A-Z][a-z]+)?"
    r"|Conviasa|Aeroflot|Lufthansa|Iberia|KLM|Qantas|Avianca|Flydubai|Ryanair|easyJet"
    r"|Emirates(?= (?:airline|flight|will|has|launch)))\b"
)


def find(document: Document) -> tuple[Route, ...]:
    """The routes of an article in text order."""
    tokens = document.tokens
    told: dict[int, int] = {}  # by sentence, what its words may tell
    for offset, word in compress(zip(tokens.starts, tokens.words, strict=True), map(_TELLING.__getitem__, tokens.words)):
        number = document.sentence_at(offset).index
        told[number] = told.get(number, 0) | _TELLING[word]
    sentences = [document.clauses[number] for number, marks in told.items() if marks == _HINTS | _TELLS_A_LINE]
    return tuple(route for clauses in sentences for route in _of_sentence(document.text, clauses))


def _of_sentence(text: str, clauses: Clauses) -> Iterator[Route]:
    sentence = clauses.sentence
    carriers = list(_CARRIER.finditer(sentence.text))
    if not carriers and _LINE.search(sentence.text) is None:
        return
    chain, rule = _chain(text, clauses, bool(carriers))
    if len({mention.start for mention in chain}) < 2:
        return
    evidence = Evidence.of(text, sentence.start, sentence.end)
    stops = tuple(
        Stop(mention.country, Evidence.of(text, mention.start, mention.end), mention.place, mention.lon, mention.lat, rule=rule)
        for mention in chain
    )
    before = [carrier for carrier in carriers if sentence.start + carrier.end() <= chain[0].start]
    carrier = before[-1][0] if before else carriers[0][0] if carriers else ""
    yield Route(carrier, stops, evidence, 0.9 if rule == "route-dash" else 0.75, rule)


def _chain(text: str, clauses: Clauses, carried: bool) -> tuple[list[Mention], str]:
    """The places that a line links, in its order."""
    places = [item.mention for item in clauses.items if item.mention is not None and item.mention.kind != "demonym"]
    dashed: list[Mention] = []
    for left, right in itertools.pairwise(places):
        if _JOINED.match(text[left.end : right.start]):
            dashed = dashed if dashed and dashed[-1] is left else [left]
            dashed.append(right)
    if len(dashed) > 1:
        return dashed, "route-dash"
    return _linked(clauses, carried), "route-link"


_SINGULAR = wordset("flight train ferry")  # "took a flight to Lima" is no line
_OPERATING = wordset("""
    fly flies flew operate operates operated serve serves launch launched resume resumed suspend suspended connect connects
""")


def _linked(clauses: Clauses, carried: bool) -> list[Mention]:
    items, sentence = clauses.items, clauses.sentence
    told = [match for match in _LINE.finditer(sentence.text) if match[0].lower() not in _SINGULAR]
    ends = {sentence.start + match.end() for match in told}
    for number, item in enumerate(items):
        if item.kind != "word" or not (item.end in ends or (carried and item.lower in _OPERATING)):
            continue
        for opening in range(number + 1, min(number + 8, len(items))):
            if items[opening].lower in ("from", "between") and items[opening].kind == "word":
                return _places_after(items, opening)
            if items[opening].kind == "mark" and items[opening].lower in (";", ":"):
                break
    return []


_BETWEEN_PLACES = wordset("to and , via through the with a an stop in at then on onward back by way of brief short")
_STOPOVER = wordset("via through way stopover stopovers stop stops stopping calling layover")


def _places_after(items: list[Item], opening: int) -> list[Mention]:
    """ "From Caracas to Tehran with a stopover in Damascus": ends as they stand, what lies on the way put between them."""
    ends: list[Mention] = []
    on_the_way: list[Mention] = []
    passing = False
    for item in items[opening + 1 :]:
        if item.mention is not None and item.mention.kind != "demonym":
            chain = on_the_way if passing and len(ends) > 1 else ends
            same = bool(chain) and chain[-1].country == item.mention.country and item.mention.kind == "name"
            if not same:
                chain.append(item.mention)
        elif item.lower in _STOPOVER or item.lower == "to":
            passing = item.lower != "to"
        elif item.lower not in _BETWEEN_PLACES:
            break
    return [*ends[:-1], *on_the_way, *ends[-1:]]
