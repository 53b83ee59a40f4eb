"""A decision, and a record as it stands after the decisions on it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any, Literal

from geotie.records import Article, Evidence, Itinerary, Mention, Route, Stop, Tie, normalised

Kind = Literal["mention", "visit", "stop", "tie", "route"]


Action = Literal["accept", "reject", "edit", "add", "withdraw"]


State = Literal["accepted", "edited", "added", "rejected"]


Fate = Literal["applied", "kept", "void", "no text"]


Record = Mention | Itinerary | Stop | Tie | Route


Values = Mapping[str, Any]  # a record's fields as JSON has them


RULE = "decision"  # of a record that rests on a decision alone


# A record is known again by these of its fields; where rules have since learned more, by fewer of them.
IDENTITY: Mapping[Kind, tuple[tuple[str, ...], ...]] = {
    "mention": (("country", "place"), ("country",)),
    "visit": (("visitor", "home"), ("visitor",), ("home", "route")),
    "stop": (("visitor", "country", "place"), ("country", "place"), ("country",)),
    "tie": (("sources", "targets", "type", "polarity"),),
    "route": (("carrier",),),
}


FIELDS: Mapping[Kind, tuple[str, ...]] = {  # that an edit may change
    "mention": ("kind", "country", "place", "lon", "lat", "acts"),
    "visit": ("visitor", "role", "home", "purpose"),
    "stop": ("number", "country", "place", "lon", "lat", "start", "end", "status"),
    "tie": ("sources", "targets", "type", "polarity", "modality", "date", "speaker", "speaker_country", "claim_outlet"),
    "route": ("carrier",),
}


@dataclass(frozen=True)
class Decision:
    """
    One decision of one person.

    `evidence` are the words that carry the record, and `nth` tells which of their occurrences in the article, from 1. `said` is
    the record as the rules read it (or as it was added), `changes` are the fields that the person set otherwise.
    """

    action: Action
    kind: Kind
    article_id: str
    evidence: str
    nth: int
    said: Values
    by: str
    at: datetime
    changes: Values = field(default_factory=dict)
    why: str = ""

    @cached_property
    def id(self) -> str:
        """The same for the same decision wherever it is kept."""
        return hashlib.sha256(_json(content(self)).encode()).hexdigest()[:16]

    @cached_property
    def key(self) -> tuple[str, ...]:
        """The record that it is about."""
        return (self.article_id, str(self.nth), *known_by(self.kind, self.said, self.evidence))

    @property
    def outcome(self) -> tuple[str, str]:
        """What it leaves of the record; two decisions with one outcome do not disagree."""
        stands = {"reject": "rejected", "withdraw": "as read"}.get(self.action, "stands")
        return stands, _json(self.changes) if stands == "stands" else ""


@dataclass(slots=True)
class Standing:
    """A record as it stands after the decisions; `said` is how the rules read it. A visit's stops are standings of their own."""

    kind: Kind
    number: int
    record: Any
    said: Values
    evidence: Evidence
    state: State | None = None
    visit: int | None = None  # of a stop
    ruling: Decision | None = None

    def id(self, article_id: str) -> str:
        if self.kind == "stop":
            return f"{article_id}.v{self.visit}.s{self.number}"
        return f"{article_id}.{self.kind[0]}{self.number}"


@dataclass(frozen=True, slots=True)
class Standings:
    """All records of an article, rejected ones too, stops in order of travel; and what became of each ruling decision."""

    article: Article
    records: list[Standing]
    fates: list[tuple[Decision, Fate]]

    def of(self, kind: Kind) -> list[Standing]:
        """The records of this kind that stand."""
        return [standing for standing in self.records if standing.kind == kind and standing.state != "rejected"]

    def find(self, record_id: str) -> Standing | None:
        """The record of this id, also where it was rejected."""
        return next((standing for standing in self.records if standing.id(self.article.id) == record_id), None)


def known_by(kind: Kind, said: Values, evidence: str) -> tuple[str, ...]:
    return (kind, normalised(evidence), *(_json(said.get(name)) for name in IDENTITY[kind][0]))


def content(decision: Decision) -> dict[str, Any]:
    return {
        "action": decision.action,
        "kind": decision.kind,
        "article": decision.article_id,
        "evidence": decision.evidence,
        "nth": decision.nth,
        "said": dict(decision.said),
        "changes": dict(decision.changes),
        "by": decision.by,
        "at": decision.at.isoformat(),
        "why": decision.why,
    }


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
