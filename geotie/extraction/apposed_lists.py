"""Lists of places with descriptions between them: "Chad, home to a large market, oil producer Gabon and Niger, a neighbour"."""

from __future__ import annotations

from collections.abc import Sequence

from geotie.extraction.clauses import Clauses, Item, Predicate
from geotie.extraction.told_places import Place, places_of
from geotie.extraction.word_classes import PREPOSITIONS, RELATIVES, TEMPORAL
from geotie.extraction.wordlists import wordset

_DESCRIBING = wordset("a an the its his her their home one another once also itself")  # open an apposition
_DASHES = frozenset({"-", "--", "–", "—"})
_JOINTS = wordset("and & then finally lastly to the in on also")
_AND = frozenset({"and", "&"})
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_NOT_BEFORE_A_NAME = PREPOSITIONS | RELATIVES | TEMPORAL | wordset("he she it they we i who but or not including")
_MODIFIERS_AT_MOST = 4  # words before a name: "its long-time ally Chad"
_APPOSITION_AT_MOST = 14  # items: ", the world's second largest producer of cocoa,"
_DAYS_AT_MOST = 4  # items: "on", "(", the day, ")"


def further_members(clauses: Clauses, last: Place) -> list[Place]:
    """
    The places of a list behind `last`, where descriptions or days stand between them; none unless "and" closes the list.

    A name that begins a clause of its own ("visited Chad, the oil producer, and Niger said ...") is no member.
    """
    items, found, closed = clauses.items, [], False
    at = next((number for number, item in enumerate(items) if item.start >= last.end), len(items))
    acting = _acting(clauses)
    while not closed:
        at, joint = _joint(items, _behind_asides(items, at), acting)
        if not joint:
            break
        named = _named(items, at, acting)
        if named is None or _is_subject(clauses, items[named], last):
            return []
        found.append(items[named])
        closed, at = joint == "and", named + 1
    return [place for place in places_of(found) if place.country != last.country or place.name] if closed else []


def _acting(clauses: Clauses) -> set[int]:
    """The numbers of items that are verbs; a bare form that nobody is the subject of may be a noun: "long-time ally Chad"."""
    found: set[int] = set()
    for predicate in clauses.predicates:
        bare = predicate.last - predicate.first == 1 and clauses.items[predicate.first].lower == predicate.verb
        if not bare or predicate.subject or predicate.form != "finite":
            found.update(range(predicate.first, predicate.last))
    return found


def _behind_asides(items: Sequence[Item], at: int) -> int:
    """The item behind the days and the description of the place before it."""
    for number in range(at, min(at + _DAYS_AT_MOST, len(items))):
        if items[number].date is not None:
            at = number + 1
        elif items[number].lower not in ("(", ")", "on", "from"):
            break
    if at < len(items) and items[at].lower == ")":
        at += 1
    if at + 1 >= len(items) or items[at].lower not in {",", *_DASHES}:
        return at
    opener, opening = items[at].lower, items[at + 1]
    if opener == "," and (opening.lower not in _DESCRIBING or _is_name(items, at + 2)):
        return at
    for number in range(at + 1, min(at + _APPOSITION_AT_MOST, len(items))):
        item = items[number]
        if item.lower == "," and opener == "," and _parts(items, number):
            return at if _tells_place(items[number - 1]) else number  # "a partner of Chad, Niger and Mali" lists its own
        if item.lower in _DASHES and opener in _DASHES:
            return number + 1
    return at


def _is_name(items: Sequence[Item], at: int) -> bool:
    """ "The Philippines": no description."""
    return at < len(items) and items[at].mention is not None and items[at - 1].lower == "the"


def _parts(items: Sequence[Item], comma: int) -> bool:
    """Whether a comma parts members: not that of "800,000"."""
    return comma + 1 >= len(items) or items[comma].end < items[comma + 1].start


def _joint(items: Sequence[Item], at: int, acting: set[int]) -> tuple[int, str]:
    """What joins the next member, "and" or ",", and the item behind it; "" where nothing does."""
    joint = ""
    while at < len(items) and at not in acting and (items[at].lower == "," or items[at].lower in _JOINTS):
        word = items[at].lower
        if not joint and word not in _AND and word != ",":
            break
        joint = "and" if word in _AND or joint == "and" else ","
        at += 1
    return at, joint


def _named(items: Sequence[Item], at: int, acting: set[int]) -> int | None:
    """The place that comes next, maybe behind words that describe it."""
    for number in range(at, min(at + _MODIFIERS_AT_MOST + 1, len(items))):
        item = items[number]
        if item.mention is not None:
            after = items[number + 1] if number + 1 < len(items) else None
            owns = after is not None and (after.lower in _POSSESSIVE or after.kind == "actor")
            return number if _tells_place(item) and not owns else None
        if item.kind != "word" or number in acting or item.lower in _NOT_BEFORE_A_NAME:
            return None
    return None


def _tells_place(item: Item) -> bool:
    """Whether an item is a bare place, no demonym, and no official of a state."""
    told = item.mention is not None and item.mention.kind not in ("demonym", "person")
    return told and (item.kind == "place" or (item.actor is not None and item.actor.kind == "state"))


def _is_subject(clauses: Clauses, item: Item, last: Place) -> bool:
    """Whether a verb behind a place has it for its subject, and not the whole list: "a visit to Chad, ..., and Niger will"."""
    first = next((other for other in clauses.predicates if _has_for_subject(other, item)), None)
    if first is None:
        return False
    return any(other.form == "finite" and other.start < last.start for other in clauses.predicates)


def _has_for_subject(predicate: Predicate, item: Item) -> bool:
    return predicate.start > item.start and any(actor.start == item.start for actor in predicate.subject)
