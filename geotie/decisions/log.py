"""Decisions as lines of a file: written, read, put in order, merged with those of others."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from geotie.decisions.forms import build, one_of
from geotie.decisions.model import FIELDS, Action, Decision, Kind, Values, content
from geotie.errors import DecisionError
from geotie.records import Evidence


def line(decision: Decision) -> str:
    """The decision as one line of JSON, without the line's end."""
    return json.dumps({"id": decision.id, **content(decision)}, ensure_ascii=False)


def parse(text: str) -> Decision:
    """
    Read a line that `line` wrote.

    Raises
    ------
    DecisionError
        If it is no decision, or was changed by hand so that it could not be applied.
    """
    try:
        raw = json.loads(text)
        decision = Decision(
            action=one_of(Action, raw["action"]),
            kind=one_of(Kind, raw["kind"]),
            article_id=str(raw["article"]),
            evidence=str(raw["evidence"]),
            nth=int(raw["nth"]),
            said=dict(raw["said"]),
            by=str(raw["by"]),
            at=_time(raw["at"]),
            changes=dict(raw.get("changes") or {}),
            why=str(raw.get("why") or ""),
        )
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        reason = f"{error} is missing" if isinstance(error, KeyError) else str(error)
        raise DecisionError(f"not a decision: {reason}") from error
    if decision.nth < 1:
        raise DecisionError("not a decision: occurrences are counted from 1")
    require_fields(decision.kind, decision.changes, FIELDS[decision.kind])
    if decision.action in ("accept", "edit", "add"):
        build(decision.kind, {**decision.said, **decision.changes}, Evidence(0, 0, ""))  # raises what is wrong
    return decision


def parse_lines(lines: Iterable[str], name: str) -> list[Decision]:
    """The decisions of a file; DecisionError names the line that is none."""
    decisions = []
    for number, text in enumerate(lines, 1):
        if text.strip():
            try:
                decisions.append(parse(text))
            except DecisionError as error:
                raise DecisionError(f"{name}, line {number}: {error}") from error
    return decisions


def in_order(decisions: Iterable[Decision]) -> list[Decision]:
    """Each once, the earliest first."""
    return sorted({decision.id: decision for decision in decisions}.values(), key=lambda decision: (decision.at, decision.id))


def rulings(decisions: Iterable[Decision]) -> dict[tuple[str, ...], Decision]:
    """The last decision on each record."""
    return {decision.key: decision for decision in in_order(decisions)}


@dataclass(frozen=True, slots=True)
class Conflict:
    """A record on which two files disagree, neither knowing of the other's last word; the later one rules."""

    ours: Decision
    theirs: Decision

    @property
    def rules(self) -> Decision:
        return max(self.ours, self.theirs, key=lambda decision: (decision.at, decision.id))


def merge(ours: Iterable[Decision], theirs: Iterable[Decision]) -> tuple[list[Decision], list[Conflict]]:
    """All decisions of both, and the records on which they disagree."""
    ours, theirs = list(ours), list(theirs)
    known_to_us, known_to_them = {decision.id for decision in ours}, {decision.id for decision in theirs}
    our_word, their_word = rulings(ours), rulings(theirs)
    conflicts = [
        Conflict(mine, yours)
        for key, mine in our_word.items()
        if (yours := their_word.get(key)) is not None
        and mine.outcome != yours.outcome
        and mine.id not in known_to_them
        and yours.id not in known_to_us
    ]
    return in_order([*ours, *theirs]), conflicts


def _time(text: str) -> datetime:
    at = datetime.fromisoformat(text)
    if at.tzinfo is None:
        raise ValueError(f"{text!r} names no time zone")
    return at.astimezone(UTC)


def require_fields(kind: Kind, changes: Values, fields: tuple[str, ...]) -> None:
    unknown = [name for name in changes if name not in fields]
    if unknown:
        whole = " (of its visit)" if kind == "stop" and set(unknown) <= set(FIELDS["visit"]) else ""
        raise DecisionError(f"a {kind} has no {', '.join(unknown)} to set{whole}; it has {', '.join(fields)}")
