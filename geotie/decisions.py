"""
What analysts decide about records: accept, reject, edit, add, and withdraw what was decided before.

A decision is about what was said: the article, the kind of record, the words that carry it, and what was read in them. It points
to no row of an archive, so it outlives new rules and the archive itself. Decisions are only ever added; the last one on a record
rules. `standings` puts them over the records of an article: the extraction stays as it is.

    line(decision)          one decision as a line of JSON
    parse(line)             and back
    rulings(decisions)      what rules now
    standings(extraction, decisions)    the records as they stand
    merge(ours, theirs)     both, with the records on which they disagree
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cached_property
from typing import Any, Literal, get_args

from geotie.countries import countries
from geotie.errors import DecisionError
from geotie.records import (
    Article,
    Claim,
    Evidence,
    Extraction,
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

Kind = Literal["mention", "visit", "stop", "tie", "route"]
Action = Literal["accept", "reject", "edit", "add", "withdraw"]
State = Literal["accepted", "edited", "added", "rejected"]
Fate = Literal["applied", "kept", "void", "no text"]
Record = Mention | Itinerary | Stop | Tie | Route
Values = Mapping[str, Any]  # a record's fields as JSON has them

RULE = "decision"  # of a record that rests on a decision alone
FIRST_ADDED = 1_000_000  # numbers of such records: above all that an article gives, and the same in every archive

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
_ADDED_FIELDS: Mapping[Kind, tuple[str, ...]] = {**FIELDS, "stop": (*FIELDS["visit"], *FIELDS["stop"])}
_REQUIRED: Mapping[Kind, tuple[str, ...]] = {
    "mention": ("country",),
    "visit": ("visitor", "stops"),
    "stop": ("visitor", "country"),
    "tie": ("sources", "targets", "type", "polarity"),
    "route": (),
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
        return hashlib.sha256(_json(_content(self)).encode()).hexdigest()[:16]

    @cached_property
    def key(self) -> tuple[str, ...]:
        """The record that it is about."""
        return (self.article_id, str(self.nth), *_known_by(self.kind, self.said, self.evidence))

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


def line(decision: Decision) -> str:
    """The decision as one line of JSON, without the line's end."""
    return json.dumps({"id": decision.id, **_content(decision)}, ensure_ascii=False)


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
            action=_one_of(Action, raw["action"]),
            kind=_one_of(Kind, raw["kind"]),
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
    _require_fields(decision.kind, decision.changes, FIELDS[decision.kind])
    if decision.action in ("accept", "edit", "add"):
        _build(decision.kind, {**decision.said, **decision.changes}, Evidence(0, 0, ""))  # raises what is wrong
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


def decide(
    standing: Standing,
    article: Article,
    action: Action,
    *,
    by: str,
    at: datetime,
    changes: Values | None = None,
    why: str = "",
) -> Decision:
    """
    A decision on a record as it stands. Edits build on earlier ones; to accept an edited record is to accept its changes.

    Raises
    ------
    DecisionError
        If the action is no decision on a record, or the changes are none that the record can take.
    """
    if action not in get_args(Action) or action == "add":
        raise DecisionError(f"{action!r} is no decision on a record: accept, reject, edit or withdraw it")
    if bool(changes) != (action == "edit"):
        raise DecisionError("an edit needs changes" if action == "edit" else f"{action} takes no changes")
    _require_name(by)
    kind = standing.kind
    earlier = standing.ruling.changes if standing.ruling and action in ("edit", "accept") else {}
    set_so = {**earlier, **(changes or {})}
    _require_fields(kind, set_so, FIELDS[kind])
    _build(kind, {**standing.said, **set_so}, standing.evidence)  # raises what is wrong
    words = standing.evidence
    ruled = standing.ruling
    return Decision(
        action=action,
        kind=kind,
        article_id=article.id,
        evidence=ruled.evidence if ruled else words.text,
        nth=ruled.nth if ruled else occurrence(article.text, words),
        said=ruled.said if ruled else standing.said,
        by=by.strip(),
        at=at,
        changes=set_so,
        why=why.strip(),
    )


def added(
    article: Article, kind: Kind, values: Values, *, evidence: tuple[int, int], by: str, at: datetime, why: str = ""
) -> Decision:
    """
    A record that the rules did not read, carried by the words between two offsets of the article's text.

    A stop joins the visit of the same visitor in the article, at the `number` given or as the last; else it is a visit of its own.

    Raises
    ------
    DecisionError
        If there are no words there, or the values make no record of this kind.
    """
    _require_name(by)
    if kind == "route" or kind not in get_args(Kind):
        raise DecisionError(f"a {kind} cannot be added")
    start, end = evidence
    if not (0 <= start < end <= len(article.text) and article.text[start:end].strip()):
        raise DecisionError(f"there are no words at {start} to {end} of article {article.id}")
    words = Evidence.of(article.text, start, end)
    if kind == "visit":
        raise DecisionError("a visit is added by its stops")
    _require_fields(kind, values, _ADDED_FIELDS[kind])
    said = {**_defaults(kind), **values, "added": True}
    _build(kind, said, words)  # raises what is wrong
    return Decision("add", kind, article.id, words.text, occurrence(article.text, words), said, by.strip(), at, why=why.strip())


def occurrence(text: str, words: Evidence) -> int:
    """Which of the places where the text has these words, from 1; white space counts as one space."""
    return 1 + sum(1 for start, _ in _places(text, words.text) if start < words.start)


def located(text: str, words: str, nth: int) -> Evidence | None:
    """The words in the text, at their nth place or else the last one; None if it does not have them."""
    places = list(_places(text, words))
    return Evidence.of(text, *places[min(nth, len(places)) - 1]) if places else None


def standings(extraction: Extraction, decisions: Iterable[Decision]) -> Standings:
    """
    The records of an article after the decisions on them.

    A record that was accepted, edited or added stands as long as the article has its words, also where newer rules do not read
    it any more.
    """
    sheet = _Sheet(extraction)
    # What still reads as it did comes first, so that no other decision takes its record; of that, the visits that stops belong to.
    for decision in sorted(rulings(decisions).values(), key=lambda one: (not sheet.reads(one), one.kind != "visit", one.at)):
        sheet.apply(decision)
    return Standings(extraction.article, list(sheet.in_order()), sheet.fates)


def values(extraction: Extraction) -> Iterator[Standing]:
    """The records of an extraction as they were read."""
    yield from _Sheet(extraction).in_order()


def matching(kind: Kind, said: Values, evidence: str, candidates: Iterable[Standing]) -> list[Standing]:
    """Candidates that say the same in the same words, else in words that overlap, else nearly the same; most alike first."""
    of_kind = [one for one in candidates if one.kind == kind]
    words = normalised(evidence)
    for fields in IDENTITY[kind]:
        alike = [one for one in of_kind if all(one.said.get(name) == said.get(name) for name in fields)]
        same = [one for one in alike if normalised(one.evidence.text) == words]
        if same:
            return same
        if kind != "mention":
            near = [one for one in alike if _overlap(normalised(one.evidence.text), words)]
            if near:
                return near
    return []


class _Sheet:
    """The records of one article while decisions are put over them."""

    def __init__(self, extraction: Extraction) -> None:
        self.article = extraction.article
        self.fates: list[tuple[Decision, Fate]] = []
        self._visits: list[tuple[Standing, list[Standing]]] = []
        self._others: list[Standing] = []
        for number, visit in enumerate(extraction.itineraries, 1):
            words = visit.stops[0].evidence if visit.stops else Evidence(0, 0, "")
            stops = [
                Standing("stop", place, stop, stop_values(stop, visit, place), stop.evidence, visit=number)
                for place, stop in enumerate(visit.stops, 1)
            ]
            self._visits.append((Standing("visit", number, visit, visit_values(visit), words), stops))
        self._others += [
            Standing("mention", number, one, mention_values(one), Evidence(one.start, one.end, one.text))
            for number, one in enumerate(extraction.mentions, 1)
        ]
        self._others += [
            Standing("tie", number, one, tie_values(one), one.evidence) for number, one in enumerate(extraction.ties, 1)
        ]
        self._others += [
            Standing("route", number, one, {"carrier": one.carrier}, one.evidence)
            for number, one in enumerate(extraction.routes, 1)
        ]
        self._read = {_known_by(one.kind, one.said, one.evidence.text) for one in self.in_order()}

    def in_order(self) -> Iterator[Standing]:
        for visit, stops in self._visits:
            yield visit
            yield from stops
        yield from self._others

    def reads(self, decision: Decision) -> bool:
        """Whether the rules read just what was decided about."""
        return _known_by(decision.kind, decision.said, decision.evidence) in self._read

    def apply(self, decision: Decision) -> None:
        target = self._find(decision)
        if decision.action == "withdraw":
            if target is not None:
                target.ruling = decision
            self.fates.append((decision, "applied"))
        elif target is not None:
            self._rule(target, decision)
            self.fates.append((decision, "applied"))
        else:
            self.fates.append((decision, self._restore(decision)))

    def _find(self, decision: Decision) -> Standing | None:
        candidates = [one for one in self.in_order() if one.ruling is None]
        wanted = [decision.said] + ([{**decision.said, **decision.changes}] if decision.changes else [])
        for said in wanted:
            found = matching(decision.kind, said, decision.evidence, candidates)
            words = normalised(decision.evidence)
            placed = [one for one in found if normalised(one.evidence.text) != words or self._nth(one) == decision.nth]
            if placed:
                return placed[0]
        return None

    def _nth(self, standing: Standing) -> int:
        return occurrence(self.article.text, standing.evidence)

    def _rule(self, target: Standing, decision: Decision) -> None:
        target.ruling = decision
        if decision.action == "reject":
            self._set(target, "rejected")
            return
        if decision.changes:
            said = {**target.said, **decision.changes}
            target.record = replace(_changed(target.record, said), **_sure(target.kind))
            if decision.changes.get("number"):
                self._move(target, int(decision.changes["number"]))
        elif target.kind != "visit":
            target.record = replace(target.record, **_sure(target.kind))
        self._set(target, "edited" if decision.changes else "accepted")

    def _set(self, target: Standing, state: State) -> None:
        target.state = state
        for visit, stops in self._visits:
            if target is visit:
                for stop in stops:
                    stop.state = state if state == "rejected" or stop.state is None else stop.state
            elif any(target is stop for stop in stops) and state != "rejected":
                visit.state = None if visit.state == "rejected" else visit.state

    def _move(self, stop: Standing, number: int) -> None:
        for _, stops in self._visits:
            if any(stop is other for other in stops):
                stops.remove(stop)
                stops.insert(max(0, number - 1), stop)

    def _restore(self, decision: Decision) -> Fate:
        """Keep a record that the rules do not read, or do not read any more."""
        words = located(self.article.text, decision.evidence, decision.nth)
        if words is None:
            return "no text"
        if decision.action == "reject" or decision.kind == "route":
            return "void"
        said = {**decision.said, **decision.changes}
        state: State = "added" if decision.said.get("added") else "edited" if decision.changes else "accepted"
        number = _number(decision)
        if decision.kind == "visit":
            self._restore_visit(decision, said, number, state)
        elif decision.kind == "stop":
            visit, stops = self._visit_of(decision, said, number, state)
            stop = Standing("stop", number, _build("stop", said, words), decision.said, words, state, visit.number, decision)
            wanted = said.get("number")
            stops.insert(int(wanted) - 1 if wanted else len(stops), stop)
        else:
            record = _build(decision.kind, said, words)
            self._others.append(Standing(decision.kind, number, record, decision.said, words, state, None, decision))
        return "applied" if state == "added" else "kept"

    def _restore_visit(self, decision: Decision, said: Values, number: int, state: State) -> None:
        stops = []
        for place, stop in enumerate(said["stops"], 1):
            words = located(self.article.text, stop["evidence"], 1)
            if words is not None:
                whole = {**said, **stop}
                stops.append(Standing("stop", place, _build("stop", whole, words), whole, words, state, number))
        visit = _visit(said, tuple(stop.record for stop in stops))
        words = stops[0].evidence if stops else Evidence(0, 0, "")
        self._visits.append((Standing("visit", number, visit, decision.said, words, state, None, decision), stops))

    def _visit_of(self, decision: Decision, said: Values, number: int, state: State) -> tuple[Standing, list[Standing]]:
        """The visit that a stop belongs to: of the same visitor, or one of its own."""
        for visit, stops in self._visits:
            names = {visit.record.visitor.casefold(), str(visit.said["visitor"]).casefold()}
            if visit.state != "rejected" and str(said["visitor"]).casefold() in names:
                return visit, stops
        record = _visit(said, ())
        words = Evidence(0, 0, "")
        self._visits.append((Standing("visit", number, record, visit_values(record), words, state), []))
        return self._visits[-1]


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


def _defaults(kind: Kind) -> dict[str, Any]:
    nobody = Itinerary("", ())
    nowhere = Evidence(0, 0, "")
    if kind == "mention":
        return dict(mention_values(Mention(0, 0, "", "name", "")))
    if kind == "stop":
        return {**stop_values(Stop("", nowhere), nobody, 0), "number": None}
    return dict(tie_values(Tie((), (), "CONSULT", 1, nowhere)))


def _build(kind: Kind, said: Values, words: Evidence) -> Any:
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
        _one_of(MentionKind, said.get("kind", "name")),
        _code(said["country"]),
        str(said.get("place") or ""),
        *_point(said),
        acts=bool(said.get("acts")),
        rule=RULE,
        reason="an analyst said so",
    )


def _visit(said: Values, stops: tuple[Stop, ...]) -> Itinerary:
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
        status=_one_of(Status, said.get("status", "done")),
        rule=RULE,
    )


def _stop_of_visit(said: Values) -> Stop:
    return _stop(said, Evidence(0, 0, normalised(said["evidence"])))


def _tie(said: Values, words: Evidence) -> Tie:
    sources, targets = (tuple(map(_code, said[name])) for name in ("sources", "targets"))
    tie = Tie(
        sources,
        targets,
        _one_of(TieType, said["type"]),
        _one_of(Literal[1, -1], said["polarity"]),
        words,
        _date(said.get("date")),
        _one_of(Modality, said.get("modality", "asserted")),
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
    "visit": lambda said, words: _visit(said, tuple(map(_stop_of_visit, said["stops"]))),
    "stop": lambda said, words: _visit(said, (_stop(said, words),)).stops[0],  # its visitor has to be one, too
    "tie": _tie,
    "route": lambda said, words: Route(str(said["carrier"]), (), words),
}


def _changed(record: Record, said: Values) -> Any:
    """The record with these values; what they do not tell of stays as it was."""
    if isinstance(record, Mention):
        built = _mention(said, Evidence(record.start, record.end, record.text))
        return replace(built, rule=record.rule, reason=built.reason)
    if isinstance(record, Itinerary):
        return _visit(said, record.stops)
    if isinstance(record, Stop):
        return replace(_stop(said, record.evidence), rule=record.rule)
    if isinstance(record, Tie):
        return replace(_tie(said, record.evidence), rule=record.rule, also=record.also)
    return replace(record, carrier=str(said["carrier"]))


def _sure(kind: Kind) -> dict[str, float]:
    return {} if kind == "visit" else {"confidence": 1.0}


def _known_by(kind: Kind, said: Values, evidence: str) -> tuple[str, ...]:
    return (kind, normalised(evidence), *(_json(said.get(name)) for name in IDENTITY[kind][0]))


def _number(decision: Decision) -> int:
    digest = hashlib.sha256("\n".join(decision.key).encode()).hexdigest()
    return FIRST_ADDED + int(digest[:10], 16)


def _content(decision: Decision) -> dict[str, Any]:
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


def _time(text: str) -> datetime:
    at = datetime.fromisoformat(text)
    if at.tzinfo is None:
        raise ValueError(f"{text!r} names no time zone")
    return at.astimezone(UTC)


def _places(text: str, words: str) -> Iterator[tuple[int, int]]:
    pieces = words.split()
    if pieces:
        for found in re.finditer(r"\s+".join(map(re.escape, pieces)), text):
            yield found.span()


def _overlap(one: str, other: str) -> bool:
    """Whether one piece of text has the other in it, as when a rule takes more or less of a sentence."""
    return bool(one) and bool(other) and (one in other or other in one)


def _require_name(by: str) -> None:
    if not by.strip():
        raise DecisionError("a decision needs the name of the one who makes it")


def _require_fields(kind: Kind, changes: Values, fields: tuple[str, ...]) -> None:
    unknown = [name for name in changes if name not in fields]
    if unknown:
        whole = " (of its visit)" if kind == "stop" and set(unknown) <= set(FIELDS["visit"]) else ""
        raise DecisionError(f"a {kind} has no {', '.join(unknown)} to set{whole}; it has {', '.join(fields)}")


def _one_of(allowed: Any, value: Any) -> Any:
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
