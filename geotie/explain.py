"""What was read out of an article, and why, for a reader at a terminal."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import TypeVar

import click

from geotie.countries import country_name
from geotie.errors import UnknownCountryError
from geotie.extraction import itineraries, ties
from geotie.extraction.document import Actor, DateExpression, Document, within
from geotie.records import Evidence, Extraction, Itinerary, Mention, Modality, PartialDate, Route, Stop, Tie

R = TypeVar("R")
MODALITIES: Mapping[Modality, str] = {
    "asserted": "", "negated": "denied, not an act", "future": "to come", "hypothetical": "possible only",
}  # fmt: skip
SERIOUS_SHARE = 0.01  # of belief: readings with less are not worth a line


def explanation(document: Document, extraction: Extraction) -> Iterator[str]:
    """Lines: each sentence with what was recognised and read in it and why, then journeys, ties and routes at a glance."""
    article = extraction.article
    yield click.style(article.title or "Untitled", bold=True) + _aside(article.outlet, _day(article.published))
    yield _countries(extraction)
    told = _by_sentence(document, extraction)
    for sentence in document.sentences:
        yield ""
        yield f"{sentence.index + 1:>3}  {' '.join(sentence.text.split())}"
        mentions = within(document.mentions, sentence.start, sentence.end)
        named = {(mention.start, mention.end) for mention in mentions}
        actors = within(document.actors, sentence.start, sentence.end)
        yield from map(_mention, mentions)
        yield from (_actor(actor) for actor in actors if actor.kind != "state" or (actor.start, actor.end) not in named)
        yield from map(_date, within(document.dates, sentence.start, sentence.end))
        yield from told[sentence.index] or _nothing(mentions)
    yield from _section("Journeys", extraction.itineraries, _journey)
    yield from _section("Ties", extraction.ties, lambda tie: _tie(document, tie))
    yield from _section("Routes", extraction.routes, _route)


def _by_sentence(document: Document, extraction: Extraction) -> dict[int, list[str]]:
    """What each sentence tells, in text order, as lines."""
    told: list[tuple[int, list[str]]] = []
    for itinerary in extraction.itineraries:
        told += [(stop.evidence.start, _stop_told(itinerary, stop)) for stop in itinerary.stops]
    for tie in extraction.ties:
        told.append((tie.evidence.start, _tie_told(tie, tie.evidence)))
        told += [(again.start, _tie_told(tie, again)) for again in tie.also]
    lines: dict[int, list[str]] = defaultdict(list)
    for start, words in sorted(told, key=lambda one: one[0]):
        lines[document.sentence_at(start).index] += words
    return lines


def _stop_told(itinerary: Itinerary, stop: Stop) -> list[str]:
    when = " to ".join(str(day) for day in dict.fromkeys((stop.start, stop.end)) if day)
    head = f"{itinerary.visitor} in {_place(stop)}" + _aside(stop.status, when)
    return _reading(
        click.style("stop", fg="cyan"), head, stop.confidence, stop.evidence, itineraries.RULES.get(stop.rule, stop.rule)
    )


def _tie_told(tie: Tie, evidence: Evidence) -> list[str]:
    again = "" if evidence is tie.evidence else "told again"
    head = _actors(tie) + _aside(again, _day(tie.date), MODALITIES[tie.modality], _holder(tie))
    reason = ties.RULES[tie.rule].explanation if tie.rule in ties.RULES and not again else ""
    return _reading(_sign(tie), head, None if again else tie.confidence, evidence, reason)


def _reading(kind: str, head: str, confidence: float | None, evidence: Evidence, reason: str) -> list[str]:
    sure = f" {confidence:.2f}" if confidence is not None else ""
    because = click.style(f"  {reason}" if reason else "", dim=True)
    return [f"     ⇒ {kind} {head}{sure}", f"         {_quoted(evidence)}{because}"]


def _nothing(mentions: list[Mention]) -> Iterator[str]:
    """A word on sentences that speak of several states and yet tell nothing of them."""
    states = dict.fromkeys(mention.country for mention in mentions)
    if len(states) > 1:
        named = " and ".join(map(_name, states))
        yield click.style(f"     ⇒ nothing between {named}: no word here that the table of acts knows ties them", dim=True)


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


def _tie(document: Document, tie: Tie) -> Iterator[str]:
    numbers = dict.fromkeys(document.sentence_at(one.start).index + 1 for one in (tie.evidence, *tie.also))
    where = f"sentence{'s' if len(numbers) > 1 else ''} {', '.join(map(str, numbers))}"
    modality = MODALITIES[tie.modality]
    yield f"{_sign(tie)} {_actors(tie)}" + _aside(
        _day(tie.date), modality, _holder(tie), where, _certainty(tie.confidence, tie.rule)
    )


def _sign(tie: Tie) -> str:
    return click.style(tie.type, fg="green" if tie.polarity > 0 else "red")


def _actors(tie: Tie) -> str:
    sources, targets = (" and ".join(map(_name, codes)) for codes in (tie.sources, tie.targets))
    return f"{sources} → {targets}" if targets else sources


def _holder(tie: Tie) -> str:
    """Who says so: a speaker with his state, an outlet."""
    speaker = tie.claim.speaker
    if speaker and tie.claim.speaker_country:
        speaker = f"{speaker} for {_name(tie.claim.speaker_country)}"
    holder = ", ".join(part for part in (speaker, tie.claim.outlet) if part)
    return f"says {holder}" if holder else ""


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
