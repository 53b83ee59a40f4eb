"""Decisions put over the records of an article: which record each is about, and how that stands then."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from geotie.decisions.forms import build, changed, mention_values, stop_values, sure, tie_values, visit_of, visit_values
from geotie.decisions.log import rulings
from geotie.decisions.model import IDENTITY, Decision, Fate, Kind, Standing, Standings, State, Values, known_by
from geotie.records import Evidence, Extraction, normalised

FIRST_ADDED = 1_000_000  # numbers of such records: above all that an article gives, and the same in every archive


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
        self._read = {known_by(one.kind, one.said, one.evidence.text) for one in self.in_order()}

    def in_order(self) -> Iterator[Standing]:
        for visit, stops in self._visits:
            yield visit
            yield from stops
        yield from self._others

    def reads(self, decision: Decision) -> bool:
        """Whether the rules read just what was decided about."""
        return known_by(decision.kind, decision.said, decision.evidence) in self._read

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
            target.record = replace(changed(target.record, said), **sure(target.kind))
            if decision.changes.get("number"):
                self._move(target, int(decision.changes["number"]))
        elif target.kind != "visit":
            target.record = replace(target.record, **sure(target.kind))
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
            stop = Standing("stop", number, build("stop", said, words), decision.said, words, state, visit.number, decision)
            wanted = said.get("number")
            stops.insert(int(wanted) - 1 if wanted else len(stops), stop)
        else:
            record = build(decision.kind, said, words)
            self._others.append(Standing(decision.kind, number, record, decision.said, words, state, None, decision))
        return "applied" if state == "added" else "kept"

    def _restore_visit(self, decision: Decision, said: Values, number: int, state: State) -> None:
        stops = []
        for place, stop in enumerate(said["stops"], 1):
            words = located(self.article.text, stop["evidence"], 1)
            if words is not None:
                whole = {**said, **stop, "number": place}
                stops.append(Standing("stop", place, build("stop", whole, words), whole, words, state, number))
        visit = visit_of(said, tuple(stop.record for stop in stops))
        words = stops[0].evidence if stops else Evidence(0, 0, "")
        self._visits.append((Standing("visit", number, visit, decision.said, words, state, None, decision), stops))

    def _visit_of(self, decision: Decision, said: Values, number: int, state: State) -> tuple[Standing, list[Standing]]:
        """The visit that a stop belongs to: of the same visitor, or one of its own."""
        for visit, stops in self._visits:
            names = {visit.record.visitor.casefold(), str(visit.said["visitor"]).casefold()}
            if visit.state != "rejected" and str(said["visitor"]).casefold() in names:
                return visit, stops
        record = visit_of(said, ())
        words = Evidence(0, 0, "")
        self._visits.append((Standing("visit", number, record, visit_values(record), words, state), []))
        return self._visits[-1]


def _number(decision: Decision) -> int:
    digest = hashlib.sha256("\n".join(decision.key).encode()).hexdigest()
    return FIRST_ADDED + int(digest[:10], 16)


def _places(text: str, words: str) -> Iterator[tuple[int, int]]:
    pieces = words.split()
    if pieces:
        for found in re.finditer(r"\s+".join(map(re.escape, pieces)), text):
            yield found.span()


def _overlap(one: str, other: str) -> bool:
    """Whether one piece of text has the other in it, as when a rule takes more or less of a sentence."""
    return bool(one) and bool(other) and (one in other or other in one)
