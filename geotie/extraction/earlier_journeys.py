"""Earlier journeys told beside the news: "the last time she visited Oslo", "her second trip to Asia after visiting Laos in May"."""

from __future__ import annotations

from geotie.extraction import travel
from geotie.extraction.clauses import Clauses, Predicate
from geotie.extraction.document import DateExpression
from geotie.extraction.wordlists import wordset

_ONCE_MORE = wordset("second third fourth fifth sixth seventh eighth ninth tenth another latest")
_BESIDES = frozenset({"after", "following", "besides"})
_BEFORE = frozenset({"last", "previously"})
_ACTS = frozenset({"to", "in", "visit"})  # motions of verbs that tell a journey
_JOURNEYS = wordset("visit trip tour journey")  # not a stop or a leg, which are parts of one


def tells_an_earlier_journey(clauses: Clauses, predicate: Predicate) -> bool:
    """Whether the text itself calls a journey that a verb of travel tells another one than that of the news."""
    row = travel.VERBS.get(predicate.verb)
    if row is None or row.motion not in _ACTS:
        return False
    items = clauses.items
    if predicate.form == "finite":
        beside = [item.lower for item in items[max(0, predicate.first - 1) : predicate.last + 1]]
        told = predicate.tense == "past" or predicate.perfect
        return told and (not _BEFORE.isdisjoint(beside) or _at_the_last_time(clauses, predicate))
    if predicate.link not in _BESIDES or predicate.parent is None or predicate.parent.verb not in ("be", "mark", "become"):
        return False
    between = [item.lower for item in items[predicate.parent.last : predicate.first]]
    once_more = predicate.link == "besides" or not _ONCE_MORE.isdisjoint(between)
    return once_more and next((word in _JOURNEYS for word in between if word in travel.JOURNEY_NOUNS), False)


def _at_the_last_time(clauses: Clauses, predicate: Predicate) -> bool:
    """ "The last time that the king visited Oslo was in May"."""
    words = [item.lower for item in clauses.items[: predicate.first]]
    return any(words[at : at + 2] == ["last", "time"] for at in range(len(words) - 1))


def dates_of_last_time(clauses: Clauses, predicate: Predicate) -> tuple[DateExpression, ...]:
    """The dates behind "was", in "the last time that the king visited Oslo was in May"."""
    if not _at_the_last_time(clauses, predicate):
        return ()
    return next((other.dates for other in clauses.predicates if other.first >= predicate.last and other.verb == "be"), ())
