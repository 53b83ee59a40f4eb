"""
The JSON form of an extraction: one object per article, the contract of `geotie extract`, the archive's export and the downloads.

    {"id", "title", "published", "language", "countries": [...],
     "mentions": [{"start", "end", "text", "kind", "country", "stands_for", "place", "lon", "lat", "acts", "confidence"}],
     "visits": [{"visitor", "role", "from", "stops": [stop, ...]}],
     "ties": [{"source", "target", "type", "polarity", "modality", "date", "speaker", "outlet", "evidence", "confidence"}],
     "routes": [{"carrier", "stops": [stop, ...], "evidence"}]}

where a stop is {"country", "place", "lon", "lat", "start", "end", "status", "evidence": [start, end], "confidence"}.
Dates are strings of their own precision ("2018-02-03", "2011-06", "2011") or null.
"""

from __future__ import annotations

from typing import Any

from geotie.records import Evidence, Extraction, Itinerary, Mention, PartialDate, Route, Stop, Tie

Json = dict[str, Any]

CONFIDENCE_DIGITS = 3


def extraction_json(extraction: Extraction) -> Json:
    """One article with all its records; `id` is the name that the article's source gave it, if it gave one."""
    article = extraction.article
    return {
        "id": article.source_id or article.id,
        "title": article.title,
        "published": article.published.isoformat() if article.published else None,
        "language": article.language,
        "countries": list(extraction.countries),
        "mentions": [mention_json(mention) for mention in extraction.mentions],
        "visits": [visit_json(itinerary) for itinerary in extraction.itineraries],
        "ties": [row for tie in extraction.ties for row in tie_json(tie)],
        "routes": [route_json(route) for route in extraction.routes],
    }


def mention_json(mention: Mention) -> Json:
    """A person is never a mention of the state: its `country` is null and `stands_for` holds the code."""
    person = mention.kind == "person"
    return {
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        "kind": mention.kind,
        "country": None if person else mention.country,
        "stands_for": mention.country if person else None,
        "place": mention.place,
        "lon": mention.lon,
        "lat": mention.lat,
        "acts": mention.acts,
        "confidence": _rounded(mention.confidence),
    }


def visit_json(itinerary: Itinerary) -> Json:
    return {
        "visitor": itinerary.visitor,
        "role": itinerary.role,
        "from": itinerary.home,
        "stops": [stop_json(stop) for stop in itinerary.stops],
    }


def stop_json(stop: Stop) -> Json:
    return {
        "country": stop.country,
        "place": stop.place,
        "lon": stop.lon,
        "lat": stop.lat,
        "start": _date(stop.start),
        "end": _date(stop.end),
        "status": stop.status,
        "evidence": _span(stop.evidence),
        "confidence": _rounded(stop.confidence),
    }


def tie_json(tie: Tie) -> list[Json]:
    """One object per dyad, since those who read them count pairs; each carries the evidence of the one act."""
    return [
        {
            "source": source,
            "target": target,
            "type": tie.type,
            "polarity": "+" if tie.polarity > 0 else "-",
            "modality": tie.modality,
            "date": _date(tie.date),
            "speaker": tie.claim.speaker or None,
            "outlet": tie.claim.outlet or None,
            "evidence": _span(tie.evidence),
            "confidence": _rounded(tie.confidence),
        }
        for source, target in tie.dyads()
    ]


def route_json(route: Route) -> Json:
    return {
        "carrier": route.carrier,
        "stops": [stop_json(stop) for stop in route.stops],
        "evidence": _span(route.evidence),
    }


def _date(day: PartialDate | None) -> str | None:
    return str(day) if day else None


def _span(evidence: Evidence) -> list[int]:
    return [evidence.start, evidence.end]


def _rounded(confidence: float) -> float:
    return round(confidence, CONFIDENCE_DIGITS)
