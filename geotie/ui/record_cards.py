"""Records of an article as cards beside its text: pure functions to HTML, everything that the article says escaped."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from html import escape

from geotie.records import Evidence, Extraction, Itinerary, Route, Stop, Tie
from geotie.ui.certainty import certainty_html
from geotie.ui.quotes import quote, quote_html
from geotie.ui.words import MODALITY_WORDS, STATUS_WORDS, counted, day_words, name_of, span_words, tie_words


def journeys_html(itineraries: Iterable[Itinerary], text: str) -> str:
    """Each journey as a numbered list of its stops, with their sentences in `text`; "" where there is none."""
    return "".join(_journey(number, itinerary, text) for number, itinerary in enumerate(itineraries, start=1))


def countries_html(extraction: Extraction) -> str:
    """Countries that the article names, the most often named first, with how often."""
    times = Counter(mention.country for mention in extraction.mentions if mention.kind != "person")
    ranked = sorted(times.items(), key=lambda item: (-item[1], name_of(item[0])))
    items = (f"<li>{escape(name_of(code))} <span>{escape(code)} · {counted(count, 'time')}</span></li>" for code, count in ranked)
    return f'<ul class="gt-countries">{"".join(items)}</ul>' if ranked else ""


def journey_head(number: int, itinerary: Itinerary) -> str:
    """Who travels, as what, for whom and why; its stops follow as cards of their own."""
    who = escape(itinerary.visitor or "Unnamed visitor")
    role = escape(", ".join(part for part in (itinerary.role, name_of(itinerary.home)) if part))
    purpose = f'<p class="gt-note">Purpose: {escape(itinerary.purpose)}</p>' if itinerary.purpose else ""
    return f'<div class="gt-head"><h4>{number}. {who}</h4><p class="gt-note">{role}</p>{purpose}</div>'


def stop_card(visit: int, number: int, stop: Stop, text: str, state: str | None = None) -> str:
    """One stop, the anchor of its badge in the text."""
    return f'<div class="gt-stop-card" id="v{visit}s{number}">{_stop_html(visit, number, stop, text, state)}</div>'


def _journey(number: int, itinerary: Itinerary, text: str) -> str:
    stops = "".join(_stop(number, index, stop, text) for index, stop in enumerate(itinerary.stops, start=1))
    return (
        f'<section class="gt-card" aria-label="Journey {number}">{journey_head(number, itinerary)}'
        f'<ol class="gt-stops">{stops}</ol></section>'
    )


def _stop(visit: int, number: int, stop: Stop, text: str) -> str:
    return f'<li id="v{visit}s{number}">{_stop_html(visit, number, stop, text)}</li>'


def _stop_html(visit: int, number: int, stop: Stop, text: str, state: str | None = None) -> str:
    place = f" · {escape(stop.place)}" if stop.place else ""
    when = escape(span_words(stop.start, stop.end)) or "date not told"
    status = f'<span class="gt-pill gt-{stop.status}">{STATUS_WORDS[stop.status]}</span>'
    badge = _badge(f"v{visit}s{number}", f"{visit}.{number}", "stop")
    head = f"{badge} <strong>{escape(name_of(stop.country))}</strong>{place} {status}"
    note = f'<div class="gt-note">{when}</div>'
    return f"{head}{note}{_quote(stop.evidence, text)}{certainty_html(stop.confidence, stop.rule, state)}"


def tie_card(number: int, tie: Tie, text: str, state: str | None = None) -> str:
    sign, word = ("+", "friendly") if tie.polarity > 0 else ("−", "hostile")
    facts = [word, day_words(tie.date), MODALITY_WORDS[tie.modality], _holder(tie), tie.type.lower()]
    badge = _badge(f"t{number}", f"T{number}{sign}", word)
    quoted = _quote(tie.evidence, text) + certainty_html(tie.confidence, tie.rule, state)
    return _card(f"t{number}", f"Tie {number}", f"{badge} {_who_does_what(tie)}", facts, quoted)


def _who_does_what(tie: Tie) -> str:
    if not tie.targets:
        return f"{_names(tie.sources)}: {tie_words(tie)}"
    return f"{_names(tie.sources)} <em>{tie_words(tie)}</em> {_names(tie.targets)}"


def _holder(tie: Tie) -> str:
    """Who makes the claim: the speaker with his country, and the outlet that the text itself names."""
    speaker, country = tie.claim.speaker, name_of(tie.claim.speaker_country)
    named = f"{speaker} ({country})" if speaker and country else speaker or country
    holders = [holder for holder in (named, tie.claim.outlet) if holder]
    return f"according to {', '.join(holders)}" if holders else ""


def route_card(number: int, route: Route, text: str, state: str | None = None) -> str:
    line = " – ".join(stop.place or name_of(stop.country) for stop in route.stops)
    badge = _badge(f"r{number}", f"R{number}", "route")
    title = f"{badge} {escape(route.carrier or 'A carrier')}: {escape(line)}"
    quoted = _quote(route.evidence, text) + certainty_html(route.confidence, route.rule, state)
    return _card(f"r{number}", f"Route {number}", title, ["a line between places, not a visit"], quoted)


def _card(key: str, label: str, title: str, facts: list[str], quoted: str) -> str:
    """One record: `title` and `quoted` are HTML already, `facts` are text, the empty ones left out."""
    note = escape(" · ".join(fact for fact in facts if fact))
    head = f'<h4>{title}</h4><p class="gt-note">{note}</p>'
    return f'<section class="gt-card" id="{key}" aria-label="{label}">{head}{quoted}</section>'


def _badge(key: str, label: str, style: str) -> str:
    """A link from the card to where the text is marked."""
    return f'<a class="gt-badge gt-badge-{style}" href="#in-{key}" title="Show in the text">{label}</a>'


def _names(codes: tuple[str, ...]) -> str:
    names = [escape(name_of(code)) for code in codes]
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names)


def _quote(evidence: Evidence, text: str) -> str:
    return quote_html(quote(text, evidence.start, evidence.end))
