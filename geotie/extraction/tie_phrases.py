"""Nouns with what stands before them: whose act they tell, what verb carries them, whether they are said to be there at all."""

from __future__ import annotations

from dataclasses import dataclass

from geotie.extraction.clauses import Predicate
from geotie.extraction.tie_parties import STOPS, Party, countries_of, is_pronoun, owned
from geotie.extraction.tie_scene import HYPHENS, OWNERS, QUOTES, Scene
from geotie.extraction.wordlists import wordset

_UNREAL = wordset(
    "possible potential planned upcoming future proposed any further prospective would-be eventual forthcoming next coming"
)
# Nouns and participles whose "of" or "for" takes back what the next noun tells.
_ENDING = wordset(
    "rupture severance suspension termination freezing severing breaking cutting collapse absence cancellation breakdown"
)
STOPPING = wordset("halt end stop cessation suspension pause")
_WANTING = wordset("called calling calls appealed urged pushed pressed pressing asked hoped hoping waiting looking ready prepared")
_STANDING = wordset("""
    further joint bilateral mutual deeper closer
    strong excellent close longstanding long-standing deep historic traditional brotherly fraternal friendly existing cordial warm
    robust enduring old good solid special growing
""")
_MEASURES = wordset("day days hour hours week weeks round rounds series set spate hour's days'")
_COUNTING = wordset(
    "a an the two three four five six seven eight nine ten several another new latest second third fourth last first"
)
_INTENDING_NOUNS = wordset(
    "plan plans proposal hopes hope prospect prospects call calls possibility risk threat need lack end ban bid"
)
_PARTING = STOPS - {"but"}
_DETERMINERS = wordset("the a an this that these those its their his her our any no")


@dataclass(slots=True)
class NounPhrase:
    """A noun with what stands before it: its owners, and the verb that it depends on (directly: as its object)."""

    first: int
    owners: Party | None
    pronoun: bool  # the owner is "its" or "our"
    governor: Predicate | None
    direct: bool
    unreal: bool
    negated: bool
    standing: bool = False  # "the strong ties", "excellent relations": there already


def noun_phrase(scene: Scene, first: int) -> NounPhrase:
    """What stands before a noun, back to the word that opens its phrase."""
    items, at = scene.items, first
    owners: list[str] = []
    owner_at = first
    unreal = negated = standing = row = False
    while at > 0 and first - at < 9:
        item = items[at - 1]
        word = item.lower
        countries = countries_of(item)
        if countries:
            pronoun = is_pronoun(item) and not owned(items, at - 1)  # "the country's support" has a noun for an owner
            possible = word in OWNERS if pronoun else _owns(scene, at - 1, first)
            if not possible:
                break
            owners[:0] = [code for code in countries if code not in owners]
            owner_at = at = at - 1
            if pronoun:
                break
            joint = items[at - 1].lower if at > 1 and countries_of(items[at - 2]) else ""
            row = row or joint in ("and", "-", "–", "/")
            if joint in ("and", "-", "–", "/") or (joint == "," and row):  # "Egyptian, Greek and Cypriot ties"
                at -= 1
            continue
        if word == "led" and at > 2 and items[at - 2].lower in HYPHENS and (leader := countries_of(items[at - 3])):
            owners[:0] = [code for code in leader if code not in owners]
            owner_at = at = at - 3  # "the U.S.-led strikes"
            continue
        plural_owner = word in ("'", "’") and at > 1 and bool(countries_of(items[at - 2]))  # "the United States' support"
        if (item.kind not in ("word", "date") and not plural_owner) or at - 1 in scene.verbal or word in STOPS:
            break
        unreal = unreal or word in _UNREAL
        standing = standing or word in _STANDING
        negated = negated or word == "no"
        at -= 1
        if word in _DETERMINERS:
            break
    if at > 2 and items[at - 1].lower == "of" and items[at - 2].lower in _MEASURES:  # "two days of talks"
        at -= 2
        while at > 0 and items[at - 1].kind in ("word", "date") and items[at - 1].lower in _COUNTING:
            at -= 1
    before = [item.lower for item in items[max(0, at - 2) : at]]
    unreal = unreal or (len(before) == 2 and before[1] in ("of", "for", "to", "on") and before[0] in _INTENDING_NOUNS)
    unreal = unreal or (len(before) == 2 and before[1] == "for" and before[0] in _WANTING)
    negated = negated or (len(before) == 2 and before[1] == "of" and before[0] in _ENDING)
    negated = negated or (len(before) == 2 and before[1] in ("to", "of") and before[0] in STOPPING)
    negated = negated or before[-1:] == ["without"]
    unreal = unreal or before[-2:] == ["ahead", "of"] or before[-1:] == ["before"]
    owner = Party(tuple(owners), items[owner_at].start, items[owner_at].end) if owners else None
    return NounPhrase(at, owner, is_pronoun(items[owner_at]) if owners else False, *_governor(scene, at), unreal, negated, standing)


def _owns(scene: Scene, at: int, noun: int) -> bool:
    item = scene.items[at]
    return (
        owned(scene.items, at) or at == noun - 1 or item.kind == "place" or (item.actor is not None and item.actor.kind == "state")
    )


def _governor(scene: Scene, first: int) -> tuple[Predicate | None, bool]:
    """The predicate that a noun phrase depends on, and whether it is its object."""
    before = [predicate for predicate in scene.predicates if predicate.last <= first]
    if before:
        between = scene.items[before[-1].last : first]
        if any(item.lower in (";", ":") for item in between):
            return None, False
        apart = any((item.kind == "mark" and item.lower not in QUOTES) or item.lower in _PARTING for item in between)
        return before[-1], not apart
    after = next((predicate for predicate in scene.predicates if predicate.first >= first and predicate.form == "finite"), None)
    return after, False
