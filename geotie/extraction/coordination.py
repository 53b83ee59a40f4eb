"""Coordination: "A, B and C" as one list of people, or of places."""

from __future__ import annotations

from geotie.extraction.clauses import Item


def group_back(items: list[Item], at: int) -> tuple[int, list[Item]]:
    """The coordinated actors or places ("A, B and C") that end at an item: their first item number, and they."""
    first, members = at, [items[at]]
    if at < 2 or items[at].lower in ("he", "she") or not (kind := _class(items[at])):
        return first, members  # "was met by the mayor and he spoke": a clause of its own
    closed = False  # an "and" stands behind; before one, commas part the members
    while first >= 2:
        joint, step = items[first - 1].lower, 2
        if joint in ("and", "&"):
            step += first >= 3 and items[first - 2].lower == ","
        elif joint == "as" and first >= 4 and items[first - 2].lower == "well" and items[first - 3].lower == "as":
            step = 4 + (first >= 5 and items[first - 4].lower == ",")  # "A and B as well as C"
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
    before = comma - 1
    if items[before].lower == ")" and before > 2 and items[before - 2].lower == "(":
        before -= 3  # "the Republic of Korea (ROK), the Philippines and Laos"
    if items[before].lower in _OF_LANDS and before and items[before - 1].mention is not None:
        before -= 1  # "Israel, the Palestinian territories, Jordan"
    if items[before].kind not in ("actor", "place", "date"):
        return False
    ahead, count = comma + 1, len(items)
    while ahead < count and items[ahead].lower in _JOINTS:
        ahead += 1
    return ahead < count and items[ahead].kind in ("actor", "place")


_OF_LANDS = frozenset({"territories", "territory", "areas"})
_JOINTS = frozenset({"and", "then", "the", "&", "or", "as", "well"})


def place_list_goes_on(items: list[Item], at: int) -> bool:
    """ "Quito, Ecuador; La Paz, Bolivia (May 6); and Asunción": the semicolon stands between places, maybe with their days."""
    ahead = at + 1 + (at + 1 < len(items) and items[at + 1].lower == "and")
    before = at - 1
    while before > 0 and (items[before].kind == "date" or items[before].lower in _AROUND_DAYS):
        before -= 1
    return at > 0 and ahead < len(items) and items[before].mention is not None and items[ahead].mention is not None


_AROUND_DAYS = frozenset({"(", ")", "on", "from", ","})


def _class(item: Item) -> str:
    """What may be coordinated with what: people with people, countries and places with one another."""
    actor = item.actor
    if item.kind == "place" or (actor is not None and actor.kind == "state"):
        return "place"
    if actor is None or (actor.kind == "pronoun" and item.lower not in ("he", "she")):
        return ""
    return "person"
