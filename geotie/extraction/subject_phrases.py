"""The noun phrase before a verb that may be its subject: not one that a preposition governs, nor one inside a parenthesis."""

from __future__ import annotations

from geotie.extraction.clauses import Item, Predicate
from geotie.extraction.coordination import group_back
from geotie.extraction.word_classes import DETERMINERS, POSSESSIVE_ENDINGS, PREPOSITIONS, TEMPORAL
from geotie.extraction.wordlists import wordset

_PHRASE_OPENERS = PREPOSITIONS | TEMPORAL


def take(items: list[Item], predicate: Predicate, at: int) -> None:
    """Make the nominal that ends at `at` the subject."""
    item = items[at]
    if item.kind == "actor" and item.actor is not None:
        first, members = group_back(items, at)
        one = first == at
        predicate.subject = (item.actor,) if one else tuple([member.actor for member in members if member.actor is not None])
        predicate.left = first
    else:
        predicate.noun, predicate.left = item.lower, at


def nominal_subject(items: list[Item], predicate: Predicate, at: int, floor: int) -> None:
    """The nominal before the verb that no preposition governs: "a visit by A to B" is a visit."""
    while at >= floor:
        item = items[at]
        if not item.nominal:
            at = _before_modifier(items, at, floor)
            if at < floor:
                return
            continue
        first = _phrase_start(items, at, floor)
        before = items[first - 1] if first > floor else None
        if before is None or not _governed(items, first, item, floor):
            joined = before is not None and before.lower in ("and", "&") and items[first - 2].kind == "actor"
            if joined and item.kind == "word" and item.lower not in _NOMINATIVES:
                at = first - 2  # "Ramaphosa and a group of ministers arrived"
            take(items, predicate, at)
            predicate.left = min(predicate.left, first)
            return
        at = first - 2


def _before_modifier(items: list[Item], at: int, floor: int) -> int:
    """The item before a determiner, an adverb or a bracket, behind which the noun may stand; -1 before all else."""
    item = items[at]
    if item.lower in DETERMINERS or item.lower in POSSESSIVE_ENDINGS or item.adverb:
        return at - 1
    if item.lower != ")":
        return -1
    while at >= floor and items[at].lower != "(":
        at -= 1
    return at - 1


_PARTS_OF_PLACES = wordset("""
    eastern western northern southern central northeastern northwestern southeastern southwestern upper lower inner mainland
    neighbouring neighboring nearby war-torn
""")


def _phrase_start(items: list[Item], at: int, floor: int) -> int:
    """The first item of the noun phrase that ends at `at`."""
    item = items[at]
    if item.kind in ("actor", "place"):
        first = group_back(items, at)[0]
        return first - (first > floor and items[first - 1].lower in _PARTS_OF_PLACES)
    first = at
    while first > floor:
        before = items[first - 1]
        if before.kind not in ("word", "place") or before.lower == "that":
            break
        if not before.nominal and before.lower not in DETERMINERS:
            break
        first -= 1
    if first > floor and item.kind == "word" and items[first - 1].lower in ("his", "her", "their"):
        first -= 1  # "Chinh and his entourage"
    return first


def _governed(items: list[Item], first: int, item: Item, floor: int) -> bool:
    """Whether a preposition before item `first` governs the noun phrase that begins there and ends with `item`."""
    before = items[first - 1]
    if before.kind != "word" or before.lower not in PREPOSITIONS or item.lower in ("he", "she", "they"):
        return False
    if before.lower == "by":
        return items[first - 2].lower not in ("led", "headed")
    members = before.lower == "of" and item.kind == "actor" and first - 2 >= floor and items[first - 2].lower in _GROUPS
    return not members  # "members of a Finnish delegation"


_NOMINATIVES = wordset("he she it they we i you")
_GROUPS = wordset("members group groups number dozens hundreds scores team pair trio handful majority half most some many several")


def pending_subject(items: list[Item], comma: int, floor: int) -> int | None:
    """Before "..., verb": the nominal in front of the parenthesis that the comma closes ("Lavrov, after talks in Rome, flew")."""
    at = comma - 1
    if at >= floor and items[at].kind == "actor":
        opening = group_back(items, at)[0] - 1
        if opening < 0 or items[opening].kind == "mark" or items[opening].lower in ("including", "that"):
            return at  # "After talks in Rome, the premier, Li Qiang, flew"
    while at >= floor and items[at].lower != ",":
        at -= 1
    at -= 1
    if at < floor or items[at].kind not in ("actor", "place"):
        return None
    first = group_back(items, at)[0]
    if first - 1 >= floor and items[first - 1].kind == "word" and items[first - 1].lower in _PHRASE_OPENERS:
        return None
    return at


def before_country(items: list[Item], comma: int) -> int:
    """The item before ", Peru," in "his trip to Lima, Peru, was": a country between commas says where the place before it is."""
    if comma < 3 or items[comma - 2].lower != ",":
        return comma
    inner, outer = items[comma - 1].mention, items[comma - 3].mention
    return comma - 3 if inner is not None and outer is not None and inner.country == outer.country else comma
