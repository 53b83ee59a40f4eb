"""Coordination: "A, B and C" as one list of people, or of places."""

from __future__ import annotations

from geotie.extraction.clauses import Item


def group_back(items: list[Item], at: int) -> tuple[int, list[Item]]:
    """The coordinated actors or places ("A, B and C") that end at an item: their first item number, and they."""
    first, members = at, [items[at]]
    if at < 2 or not (kind := _class(items[at])):
        return first, members
    closed = False  # an "and" stands behind; before one, commas part the members
    while first >= 2:
        joint, step = items[first - 1].lower, 2
        if joint in ("and", "&"):
            step += first >= 3 and items[first - 2].lower == ","
        elif joint != "," or not closed:
            break
        if _class(items[first - step]) != kind:
            break
        closed = True
        first -= step
        members.insert(0, items[first])
    return first, members


def coordinated(items: list[Item], at: int) -> bool:
    """Whether "and" joins an actor or place to the one before it."""
    return at >= 2 and items[at - 1].lower in ("and", "&") and items[at - 2].kind in ("actor", "place")


def list_goes_on(items: list[Item], comma: int) -> bool:
    """Whether a comma separates members of a list or a place from its country."""
    if items[comma - 1].kind not in ("actor", "place", "date"):
        return False
    ahead, count = comma + 1, len(items)
    while ahead < count and items[ahead].lower in _JOINTS:
        ahead += 1
    return ahead < count and items[ahead].kind in ("actor", "place")


_JOINTS = frozenset({"and", "then", "the", "&", "or", "as", "well"})


def place_list_goes_on(items: list[Item], at: int) -> bool:
    """ "Quito, Ecuador; La Paz, Bolivia; and Asunción": the semicolon stands between places."""
    ahead = at + 1 + (at + 1 < len(items) and items[at + 1].lower == "and")
    return at > 0 and ahead < len(items) and items[at - 1].mention is not None and items[ahead].mention is not None


def _class(item: Item) -> str:
    """What may be coordinated with what: people with people, countries and places with one another."""
    actor = item.actor
    if item.kind == "place" or (actor is not None and actor.kind == "state"):
        return "place"
    if actor is None or (actor.kind == "pronoun" and item.lower not in ("he", "she")):
        return ""
    return "person"
