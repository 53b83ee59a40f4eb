"""The fields of a record that a person can set, what they are called, and what a filled-in form changes: no widgets here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from geotie.decisions import Kind, Standing
from geotie.gazetteer import gazetteer, toponym_key
from geotie.records import PartialDate
from geotie.ui.words import KIND_WORDS, MODALITY_WORDS, STATUS_WORDS, TIE_WORDS

Widget = Literal["country", "countries", "text", "day", "choice", "number", "switch"]
Values = Mapping[str, Any]
_DAY = "A day (2018-02-03), a month (2018-02) or a year (2018); empty where the text does not say"


@dataclass(frozen=True, slots=True)
class Field:
    """`choices` are values with their words; a `needed` field may not be empty."""

    name: str
    label: str
    widget: Widget
    choices: Mapping[Any, str] = field(default_factory=dict)
    help: str = ""
    needed: bool = False


_VISIT = (
    Field("visitor", "Visitor", "text", needed=True),
    Field("role", "Role", "text", help="As the text has it: foreign minister, special envoy"),
    Field("home", "Sent by", "country", help="The state that the visitor represents; empty for an international official"),
)
_STOP = (
    Field("country", "Country visited", "country", needed=True),
    Field("place", "Place", "text", help="City or site; empty where only the country is told"),
    Field("start", "From", "day", help=_DAY),
    Field("end", "To", "day", help=_DAY),
    Field("status", "Status", "choice", STATUS_WORDS),
)
_MODALITIES = {**MODALITY_WORDS, "asserted": "told as a fact"}
FIELDS: Mapping[Kind, tuple[Field, ...]] = {
    "visit": _VISIT,
    "stop": (*_STOP, Field("number", "Place in the journey", "number", help="1 is the first stop")),
    "tie": (
        Field("sources", "Who acts", "countries", needed=True),
        Field("targets", "Towards whom", "countries", help="Empty where all who act do it with one another"),
        Field("type", "What they do", "choice", TIE_WORDS),
        Field("polarity", "Sign", "choice", {1: "friendly (+)", -1: "hostile (−)"}),
        Field("modality", "Told as", "choice", _MODALITIES),
        Field("date", "Day", "day", help=_DAY),
        Field("speaker", "Who says so", "text", help="Who makes the claim, if the text names somebody"),
        Field("speaker_country", "His or her state", "country"),
        Field("claim_outlet", "Outlet that the text cites", "text"),
    ),
    "mention": (
        Field("country", "Country", "country", needed=True),
        Field("place", "Place", "text", help="City or region; empty for the whole country"),
        Field("kind", "What the words are", "choice", KIND_WORDS),
        Field("acts", "The government is meant", "switch"),
    ),
    "route": (Field("carrier", "Carrier", "text"),),
}
NEW: Mapping[Kind, Values] = {
    "stop": {"status": "done"},
    "visit": {},
    "tie": {"type": "CONSULT", "polarity": 1, "modality": "asserted"},
    "mention": {"kind": "name"},
}


def present(standing: Standing) -> Values:
    """The values of a record as it stands."""
    ruled = standing.ruling.changes if standing.ruling and standing.state != "rejected" else {}
    return {**standing.said, **ruled}


def changes(kind: Kind, before: Values, after: Values) -> dict[str, Any]:
    """What a form sets otherwise; a place told anew brings its coordinates along, or none where it is not in our tables."""
    changed = {name: value for name, value in after.items() if (value or None) != (before.get(name) or None)}
    if kind in ("stop", "mention") and changed.keys() & {"country", "place"}:
        changed["lon"], changed["lat"] = point_of(str(after["country"]), str(after.get("place") or ""))
    return changed


def mistakes(kind: Kind, values: Values) -> list[str]:
    """What is wrong with a form, in words; [] for nothing."""
    found = [f"{one.label} is missing." for one in FIELDS[kind] if one.needed and not values.get(one.name)]
    for one in FIELDS[kind]:
        if one.widget == "day" and values.get(one.name):
            try:
                PartialDate.parse(str(values[one.name]))
            except ValueError:
                found.append(f"“{values[one.name]}” is no date; write 2018-02-03, 2018-02 or 2018.")
    return found


def point_of(country: str, place: str) -> tuple[float | None, float | None]:
    """Longitude and latitude of a place in a country, degrees; (None, None) where our tables do not have it."""
    if not place:
        return None, None
    senses = [one for one in gazetteer().senses(toponym_key(place)) if one.country == country and one.lon is not None]
    best = max(senses, key=lambda sense: sense.renown, default=None)
    return (best.lon, best.lat) if best else (None, None)
