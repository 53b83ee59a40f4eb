"""Ties told by what one state is to another: "Cuba, an ally of Venezuela", "its rival Pakistan"."""

from __future__ import annotations

from typing import Literal

from geotie.extraction.tie_frames import Frame, kinship
from geotie.extraction.tie_parties import Party, countries_of, party_at
from geotie.extraction.tie_phrases import NounPhrase, noun_phrase
from geotie.extraction.tie_scene import Act, Scene
from geotie.extraction.wordlists import wordset
from geotie.records import COOPERATIVE_TIES, MUTUAL_TIES, TieType

_ANYONE = Frame("CONSULT", ())


def told(scene: Scene, at: int) -> list[Act]:
    """ "Cuba, an ally of Venezuela", "Russia is Armenia's main ally", "its rival Pakistan"."""
    phrase = noun_phrase(scene, at)
    if phrase.negated or phrase.unreal or _is_past(scene, at, phrase):
        return []
    kind = kinship()[scene.items[at].lower]
    one, other = _kin_parties(scene, at, phrase, kind)
    polarity: Literal[1, -1] = 1 if kind in COOPERATIVE_TIES else -1
    span = scene.items[at].start, scene.items[at].end
    mutual = kind in MUTUAL_TIES or other is None
    return scene.act(kind, polarity, "asserted", one, other, mutual=mutual, span=span, rule="kin", apart=True)


_PAST = wordset("former once formerly erstwhile one-time onetime previously")


def _is_past(scene: Scene, at: int, phrase: NounPhrase) -> bool:
    """ "A former ally of Taiwan", "once the closest partner of": what it is no more."""
    before = scene.clauses.words[max(0, phrase.first - 1) : at]
    governor = phrase.governor
    had_been = governor is not None and phrase.direct and "had" in scene.clauses.words[governor.first : governor.last]
    return had_been or not _PAST.isdisjoint(before)


def _each_others(scene: Scene, phrase: NounPhrase) -> Party | None:
    """ "Iran and Syria are allies"."""
    governor = phrase.governor
    if governor is None or not phrase.direct or governor.verb not in ("be", "remain", "become") or governor.actuality != "done":
        return None
    subject = scene.subject(governor)
    return subject if subject is not None and len(subject.countries) > 1 else None


def _listed_after(scene: Scene, at: int) -> Party | None:
    """ "Taiwan's allies in the region are Belize and Haiti", "its main partners include Chad and Niger"."""
    verb = next((predicate for predicate in scene.predicates if predicate.first > at), None)
    if (
        verb is None
        or verb.verb not in ("be", "include", "remain")
        or verb.negated
        or verb.first - at > 6
        or verb.actuality != "done"
    ):
        return None
    items, first = scene.items, verb.last
    if any(item.kind == "mark" or item.lower in ("and", "who", "which", "that") for item in items[at : verb.first]):
        return None
    while first < len(items) and items[first].lower in ("the", "its"):
        first += 1
    return party_at(items, first) if first < len(items) and countries_of(items[first]) else None


_DONE_BY_KIN: frozenset[TieType] = frozenset({"SUPPORT", "AID", "ACCUSE"})


def _kin_parties(scene: Scene, at: int, phrase: NounPhrase, kind: TieType) -> tuple[Party | None, Party | None]:
    """Who is the ally, and whose."""
    items, beyond = scene.items, at + 1
    other = phrase.owners
    whose = beyond < len(items) and items[beyond].lower in ("of", "to")  # "critics of the bloc" are no critics of each other
    if other is None and not whose and (several := _each_others(scene, phrase)) is not None:
        return several, None
    if other is None and whose:
        other = scene.phrase(beyond + 1, min(len(items), beyond + 6), _ANYONE)
    if other is None:
        return None, None
    while beyond < len(items) and items[beyond].lower in (",", "the"):
        beyond += 1
    if phrase.owners is not None:
        named = beyond < len(items) and countries_of(items[beyond])
        follower = party_at(items, beyond, speaks=True) if named else _listed_after(scene, at)
        if follower is not None:
            return (follower, other) if kind in _DONE_BY_KIN else (other, follower)  # "its backer Russia" backs it
    governor = phrase.governor
    if governor is not None and phrase.direct and governor.verb in ("be", "remain", "become") and governor.actuality == "done":
        return scene.subject(governor), other
    if phrase.first > 1 and items[phrase.first - 1].lower == "," and countries_of(items[phrase.first - 2]):
        before = items[phrase.first - 2]
        return Party(countries_of(before), before.start, before.end), other
    return None, None
