"""
GDELT event files, version 1.0 (57 or 58 columns) and 2.0 (61 columns): events between two states as ties.

The events that GDELT read out of one report make one article: its text has a line per event, with the actors, the CAMEO code,
the place and the numbers as the file has them, and its address is that of the report. An act of an actor without a country, or
within one country, is no tie of a dyad.

References
----------
GDELT Project (2013, 2015), Event Database data format codebooks 1.03 and 2.0.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlsplit

from geotie import plover
from geotie.countries import countries
from geotie.errors import ReadingError
from geotie.importing.composing import Composition, tidy
from geotie.importing.items import Item, Unimported
from geotie.outlets import outlet_of
from geotie.reading.tables import Tell, telling
from geotie.reading.validation import web_address
from geotie.records import MUTUAL_TIES, Evidence, Extraction, PartialDate, Tie, TieType

RULE = "import:gdelt"
GDELT_1, GDELT_1_EARLY, GDELT_2 = 58, 57, 61  # columns; the files up to March 2013 name no source
CONFIDENCE = 0.5  # of an event that a machine coded; GDELT gives none of its own
CONFIDENCE_OF_LEAD = 0.6  # of one that stands in the lead of its report

_OF_CAMEO = {"ROM": "ROU", "TMP": "TLS", "MTN": "MNE", "WSB": "PSE", "GZS": "PSE", "IMY": "IMN", "BAG": "IRQ"}


@dataclass(frozen=True, slots=True)
class _Event:
    """One row. Names and codes are the file's own; `source` and `target` the ISO codes of its actors."""

    line: int
    id: str
    day: date
    added: date
    actors: tuple[str, str]
    source: str
    target: str
    code: str
    type: TieType
    polarity: int
    lead: bool
    goldstein: str
    articles: str
    place: str
    url: str


class _NoTieError(Exception):
    """A row that holds no tie between two states."""


def looks_like_gdelt(first_line: str) -> bool:
    cells = first_line.rstrip("\r\n").split("\t")
    return len(cells) in (GDELT_1, GDELT_1_EARLY, GDELT_2) and cells[0].isdigit() and len(cells[1]) == 8 and cells[1].isdigit()


def read_gdelt(lines: Iterable[str], name: str, tell: Tell | None = None) -> Iterator[Item]:
    """Articles of one event file, in the order of their first event, and the rows that made no tie of their own."""
    reports: dict[str, list[_Event]] = {}
    seen: set[str] = set()
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            event = _event(line.rstrip("\r\n").split("\t"), number)
        except (_NoTieError, ReadingError) as error:
            yield Unimported(name, f"line {number}", str(error), "left out" if isinstance(error, _NoTieError) else "unreadable")
            continue
        if event.id in seen:
            yield Unimported(name, f"line {number}", f"event {event.id} stands there twice", "merged")
            continue
        seen.add(event.id)
        reports.setdefault(event.url or event.id, []).append(event)
    for events in telling(reports.values(), len(reports), tell):
        yield from _report(events, name)


def _report(events: list[_Event], name: str) -> Iterator[Item]:
    """The article of one report. Both directions of a mutual act are one tie."""
    composition = Composition(RULE)
    ties: dict[object, tuple[Tie, str]] = {}
    for number, event in enumerate(events):
        composition.say("\n" if number else "")
        tie = _tie(event, _say(composition, event))
        parties = frozenset(tie.sources) if not tie.targets else (tie.sources, tie.targets)
        key = tie.type, tie.polarity, parties, tie.date
        if key not in ties:
            ties[key] = tie, event.id
            continue
        first, into = ties[key]
        confidence = max(first.confidence, tie.confidence)
        ties[key] = replace(first, also=(*first.also, tie.evidence), confidence=confidence), into
        yield Unimported(name, f"line {event.line}", f"event {event.id} tells the same act as event {into}", "merged")
    yield _article(composition, events, tuple(tie for tie, _ in ties.values()))


def _article(composition: Composition, events: list[_Event], ties: tuple[Tie, ...]) -> Extraction:
    first = events[0]
    host = _host(first.url)
    outlet = outlet_of("", first.url)
    return composition.extraction(
        title=f"{host or 'GDELT'}: {first.actors[0]} and {first.actors[1]}",
        published=min(event.added for event in events),
        url=first.url,
        outlet=outlet.name if outlet else host or "GDELT",
        source_id=", ".join(event.id for event in events),
        ties=ties,
    )


def _say(composition: Composition, event: _Event) -> Evidence:
    """One line: "IRAN to CUBA, 2018-02-03, Havana: CAMEO 057, Goldstein 8.0, told by 4 articles (GDELT event 123)."."""
    start = len(composition.text)
    composition.say_country(event.actors[0], event.source)
    composition.say(" to ")
    composition.say_country(event.actors[1], event.target)
    composition.say(f", {event.day}")
    composition.say(f", {event.place}" if event.place else "")
    composition.say(f": CAMEO {event.code}, Goldstein {event.goldstein}, articles {event.articles} (GDELT event {event.id}).")
    return composition.since(start)


def _tie(event: _Event, evidence: Evidence) -> Tie:
    mutual = event.type in MUTUAL_TIES
    return Tie(
        sources=(event.source, event.target) if mutual else (event.source,),
        targets=() if mutual else (event.target,),
        type=event.type,
        polarity=1 if event.polarity > 0 else -1,
        evidence=evidence,
        date=PartialDate.of(event.day),
        confidence=CONFIDENCE_OF_LEAD if event.lead else CONFIDENCE,
        rule=RULE,
    )


def _event(cells: list[str], line: int) -> _Event:
    if len(cells) not in (GDELT_1, GDELT_1_EARLY, GDELT_2):
        raise ReadingError(f"it has {len(cells)} columns; GDELT has {GDELT_1_EARLY}, {GDELT_1} or {GDELT_2}")
    if not cells[0].isdigit():
        raise ReadingError(f"column 1 (GLOBALEVENTID) is {cells[0][:40]!r}, no number")
    day = _day(cells[1], 2, "SQLDATE")
    place_column, added_column = (52, 59) if len(cells) == GDELT_2 else (50, 56)
    source, target = (_state(cells[column], column + 1) for column in (7, 17))
    if source == target:
        raise _NoTieError("both actors are of one country")
    code = cells[26].strip()
    kind = plover.of_cameo(code)
    if kind is None:
        if not code.isdigit():
            raise ReadingError(f"column 27 (EventCode) is {code[:40]!r}, no CAMEO code")
        raise _NoTieError(
            "a statement (CAMEO 01) is no act between states" if code[:2] == "01" else f"CAMEO {code} is no PLOVER type"
        )
    url = cells[60 if len(cells) == GDELT_2 else 57] if len(cells) > GDELT_1_EARLY else ""
    return _Event(
        line=line,
        id=cells[0],
        day=day,
        added=_day(cells[added_column][:8], added_column + 1, "DATEADDED"),
        actors=(tidy(cells[6]) or source, tidy(cells[16]) or target),
        source=source,
        target=target,
        code=code,
        type=kind[0],
        polarity=kind[1],
        lead=cells[25] == "1",
        goldstein=tidy(cells[30]),
        articles=tidy(cells[33]),
        place=tidy(cells[place_column]),
        url=web_address(url),  # some name a broadcast or a database instead
    )


def _state(code: str, column: int) -> str:
    code = _OF_CAMEO.get(code.strip(), code.strip())
    if not code:
        raise _NoTieError("it has no two actors with a country")
    if code not in countries():
        raise _NoTieError(f"column {column}: {code!r} is no state")
    return code


def _day(text: str, column: int, field: str) -> date:
    try:
        if len(text) != 8 or not text.isascii() or not text.isdigit():
            raise ValueError(text)
        return date(int(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError:
        raise ReadingError(f"column {column} ({field}) is {text[:40]!r}, no day of the form YYYYMMDD") from None


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
