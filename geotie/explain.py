"""What was read out of an article, and why, for a reader at a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import TypeVar

import click

from geotie.countries import country_name
from geotie.errors import UnknownCountryError
from geotie.extraction.document import Actor, DateExpression, Document, within
from geotie.records import Evidence, Extraction, Itinerary, Mention, PartialDate, Route, Stop, Tie

R = TypeVar("R")
SERIOUS_SHARE = 0.01  # of belief: readings with less are not worth a line


def explanation(document: Document, extraction: Extraction) -> Iterator[str]:
    """Lines: each sentence with what was recognised in it, then journeys, ties and routes with rule and confidence."""
    article = extraction.article
    yield click.style(article.title or "Untitled", bold=True) + _aside(article.outlet, _day(article.published))
    yield _countries(extraction)
    for sentence in document.sentences:
        yield ""
        yield f"{sentence.index + 1:>3}  {' '.join(sentence.text.split())}"
        yield from map(_mention, within(document.mentions, sentence.start, sentence.end))
        yield from map(_actor, within(document.actors, sentence.start, sentence.end))
        yield from map(_date, within(document.dates, sentence.start, sentence.end))
    yield from _section("Journeys", extraction.itineraries, _journey)
    yield from _section("Ties", extraction.ties, _tie)
    yield from _section("Routes", extraction.routes, _route)


def _section(title: str, records: tuple[R, ...], lines: Callable[[R], Iterator[str]]) -> Iterator[str]:
    yield ""
    yield click.style(title, bold=True) + ("" if records else ": none")
    for number, record in enumerate(records, 1):
        first, *others = lines(record)
        yield f"{number:>3}. {first}"
        yield from (f"     {line}" for line in others)


def _countries(extraction: Extraction) -> str:
    names = ", ".join(f"{_name(code)} ({code})" for code in extraction.countries)
    return f"Countries: {names or 'none'}"


def _mention(mention: Mention) -> str:
    country = _name(mention.country)
    meaning = f"stands for {country}" if mention.kind == "person" else f"{mention.kind} of {country}"
    where = f"{mention.place}, {meaning}" if mention.place else meaning
    acts = ", acts for its government" if mention.acts else ""
    serious = [other for other in mention.alternatives if other.share >= SERIOUS_SHARE]
    others = "; ".join(f"{other.place or _name(other.country)} ({other.country}) {other.share:.2f}" for other in serious)
    reason = ": ".join(part for part in (mention.rule, mention.reason) if part)
    return _note(mention.text, f"{where}{acts}", mention.confidence, reason, others and f"or {others}")


def _actor(actor: Actor) -> str:
    states = " and ".join(map(_name, actor.countries))
    stands = f"for {states}" if states else "for no state"
    kind = actor.kind if actor.official else f"{actor.kind}, not official"
    return _note(actor.text, f"actor ({kind}) {stands}", None, actor.role and f"role: {actor.role}")


def _date(expression: DateExpression) -> str:
    days = " to ".join(str(day) for day in (expression.first, expression.last) if day)
    lasting = f"{expression.duration_days} days" if expression.duration_days else ""
    return _note(expression.text, f"date {days or lasting or 'open'}", None, expression.rule)


def _journey(itinerary: Itinerary) -> Iterator[str]:
    home = f"from {_name(itinerary.home)}" if itinerary.home else ""
    yield click.style(itinerary.visitor, bold=True) + _aside(itinerary.role, home, itinerary.purpose)
    for number, stop in enumerate(itinerary.stops, 1):
        when = " to ".join(str(day) for day in dict.fromkeys((stop.start, stop.end)) if day)
        yield f"{number}. {_place(stop)}" + _aside(when, stop.status, _certainty(stop.confidence, stop.rule))
        yield f"   {_quoted(stop.evidence)}"


def _tie(tie: Tie) -> Iterator[str]:
    sign = click.style(tie.type, fg="green" if tie.polarity > 0 else "red")
    sources, targets = (" and ".join(map(_name, codes)) for codes in (tie.sources, tie.targets))
    modality = "" if tie.modality == "asserted" else tie.modality
    holder = ", ".join(part for part in (tie.claim.speaker, tie.claim.outlet) if part)
    says = f"according to {holder}" if holder else ""
    actors = f"{sources} → {targets}" if targets else sources
    yield f"{sign} {actors}" + _aside(_day(tie.date), modality, says, _certainty(tie.confidence, tie.rule))
    for evidence in (tie.evidence, *tie.also):
        yield _quoted(evidence)


def _route(route: Route) -> Iterator[str]:
    yield f"{route.carrier or 'A carrier'}: {' – '.join(map(_place, route.stops))}" + _aside(
        _certainty(route.confidence, route.rule)
    )
    yield _quoted(route.evidence)


def _note(words: str, meaning: str, confidence: float | None, *reasons: str) -> str:
    sure = f" {confidence:.2f}" if confidence is not None else ""
    because = "; ".join(reason for reason in reasons if reason)
    return f"       {click.style(words, bold=True)}: {meaning}{sure}" + click.style(f"  {because}" if because else "", dim=True)


def _certainty(confidence: float, rule: str) -> str:
    return f"{confidence:.2f} by {rule}" if rule else f"{confidence:.2f}"


def _aside(*parts: str) -> str:
    told = ", ".join(part for part in parts if part)
    return click.style(f" ({told})", dim=True) if told else ""


def _quoted(evidence: Evidence) -> str:
    return f"“{' '.join(evidence.text.split())}”"


def _place(stop: Stop) -> str:
    return f"{stop.place}, {_name(stop.country)}" if stop.place else _name(stop.country)


def _day(day: date | PartialDate | None) -> str:
    return str(day) if day else ""


def _name(code: str) -> str:
    try:
        return country_name(code)
    except UnknownCountryError:
        return code
