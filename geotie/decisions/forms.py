"""Records as the values that JSON has, and back: checked, so that no nonsense stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Literal, get_args

from geotie.countries import countries
from geotie.decisions.model import RULE, Kind, Record, Values
from geotie.errors import DecisionError
from geotie.records import (
    Claim,
    Evidence,
    Itinerary,
    Mention,
    MentionKind,
    Modality,
    PartialDate,
    Route,
    Status,
    Stop,
    Tie,
    TieType,
    normalised,
)

_REQUIRED: Mapping[Kind, tuple[str, ...]] = {
    "mention": ("country",),
    "visit": ("visitor", "stops"),
    "stop": ("visitor", "country"),
    "tie": ("sources", "targets", "type", "polarity"),
    "route": (),
}


def mention_values(mention: Mention) -> Values:
    return {
        "kind": mention.kind,
        "country": mention.country,
        "place": mention.place,
        "lon": mention.lon,
        "lat": mention.lat,
        "acts": mention.acts,
    }


def visit_values(visit: Itinerary) -> Values:
    """With its stops, so that a visit that was accepted can be kept whole."""
    return {
        "visitor": visit.visitor,
        "role": visit.role,
        "home": visit.home,
        "purpose": visit.purpose,
        "route": " ".join(stop.country for stop in visit.stops),
        "stops": [{**_stay(stop), "evidence": stop.evidence.text} for stop in visit.stops],
    }


def stop_values(stop: Stop, visit: Itinerary, number: int) -> Values:
    who = {"visitor": visit.visitor, "role": visit.role, "home": visit.home, "purpose": visit.purpose}
    return {**who, "number": number, **_stay(stop)}


def tie_values(tie: Tie) -> Values:
    return {
        "sources": list(tie.sources),
        "targets": list(tie.targets),
        "type": tie.type,
        "polarity": tie.polarity,
        "modality": tie.modality,
        "date": str(tie.date) if tie.date else None,
        "speaker": tie.claim.speaker,
        "speaker_country": tie.claim.speaker_country,
        "claim_outlet": tie.claim.outlet,
    }


def _stay(stop: Stop) -> dict[str, Any]:
    return {
        "country": stop.country,
        "place": stop.place,
        "lon": stop.lon,
        "lat": stop.lat,
        "start": str(stop.start) if stop.start else None,
        "end": str(stop.end) if stop.end else None,
        "status": stop.status,
    }


def defaults(kind: Kind) -> dict[str, Any]:
    nobody = Itinerary("", ())
    nowhere = Evidence(0, 0, "")
    if kind == "mention":
        return dict(mention_values(Mention(0, 0, "", "name", "")))
    if kind == "stop":
        return {**stop_values(Stop("", nowhere), nobody, 0), "number": None}
    return dict(tie_values(Tie((), (), "CONSULT", 1, nowhere)))


def build(kind: Kind, said: Values, words: Evidence) -> Any:
    """
    The record that these values tell of.

    Raises
    ------
    DecisionError
        If they tell of none: an unknown country, a day that no calendar has.
    """
    missing = [name for name in _REQUIRED[kind] if name not in said]
    if missing:
        raise DecisionError(f"a {kind} needs {' and '.join(missing)}")
    try:
        return _BUILDERS[kind](said, words)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise DecisionError(f"these values make no {kind}: {error}") from error


def _mention(said: Values, words: Evidence) -> Mention:
    return Mention(
        words.start,
        words.end,
        words.text,
        one_of(MentionKind, said.get("kind", "name")),
        _code(said["country"]),
        str(said.get("place") or ""),
        *_point(said),
        acts=bool(said.get("acts")),
        rule=RULE,
        reason="an analyst said so",
    )


def visit_of(said: Values, stops: tuple[Stop, ...]) -> Itinerary:
    if not isinstance(said["visitor"], str):
        raise ValueError("a visitor is a name")
    home = _code(said["home"]) if said.get("home") else None
    return Itinerary(said["visitor"], stops, str(said.get("role") or ""), home, str(said.get("purpose") or ""))


def _stop(said: Values, words: Evidence) -> Stop:
    number = said.get("number")
    if number is not None and (not isinstance(number, int) or number < 1):
        raise ValueError(f"stops are numbered from 1, not {number!r}")
    start, end = _date(said.get("start")), _date(said.get("end"))
    if start and end and end.latest < start.earliest:
        raise ValueError(f"it ends on {end}, before it starts on {start}")
    return Stop(
        _code(said["country"]),
        words,
        str(said.get("place") or ""),
        *_point(said),
        start=start,
        end=end,
        status=one_of(Status, said.get("status", "done")),
        rule=RULE,
    )


def _stop_of_visit(said: Values) -> Stop:
    return _stop(said, Evidence(0, 0, normalised(said["evidence"])))


def _tie(said: Values, words: Evidence) -> Tie:
    sources, targets = (tuple(map(_code, said[name])) for name in ("sources", "targets"))
    tie = Tie(
        sources,
        targets,
        one_of(TieType, said["type"]),
        one_of(Literal[1, -1], said["polarity"]),
        words,
        _date(said.get("date")),
        one_of(Modality, said.get("modality", "asserted")),
        Claim(
            str(said.get("speaker") or ""),
            _code(said["speaker_country"]) if said.get("speaker_country") else None,
            str(said.get("claim_outlet") or ""),
        ),
        rule=RULE,
    )
    if not tie.dyads():
        raise ValueError("it takes two countries")
    return tie


_BUILDERS: Mapping[Kind, Callable[[Values, Evidence], Record]] = {
    "mention": _mention,
    "visit": lambda said, words: visit_of(said, tuple(map(_stop_of_visit, said["stops"]))),
    "stop": lambda said, words: visit_of(said, (_stop(said, words),)).stops[0],  # its visitor has to be one, too
    "tie": _tie,
    "route": lambda said, words: Route(str(said["carrier"]), (), words),
}


def changed(record: Record, said: Values) -> Any:
    """The record with these values; what they do not tell of stays as it was."""
    if isinstance(record, Mention):
        built = _mention(said, Evidence(record.start, record.end, record.text))
        return replace(built, rule=record.rule, reason=built.reason)
    if isinstance(record, Itinerary):
        return visit_of(said, record.stops)
    if isinstance(record, Stop):
        return replace(_stop(said, record.evidence), rule=record.rule)
    if isinstance(record, Tie):
        return replace(_tie(said, record.evidence), rule=record.rule, also=record.also)
    return replace(record, carrier=str(said["carrier"]))


def sure(kind: Kind) -> dict[str, float]:
    return {} if kind == "visit" else {"confidence": 1.0}


def one_of(allowed: Any, value: Any) -> Any:
    choices = get_args(allowed)
    if value not in choices:
        raise ValueError(f"{value!r} is none of {', '.join(map(str, choices))}")
    return value


def _code(value: Any) -> str:
    if value not in countries():
        raise ValueError(f"{value!r} is no country's code")
    return str(value)


def _point(said: Values) -> tuple[float | None, float | None]:
    lon, lat = said.get("lon"), said.get("lat")
    if lon is None or lat is None:
        return None, None
    if not (-180 <= float(lon) <= 180 and -90 <= float(lat) <= 90):
        raise ValueError(f"there is no place at longitude {lon}, latitude {lat}")
    return float(lon), float(lat)


def _date(text: str | None) -> PartialDate | None:
    return PartialDate.parse(text) if text else None
