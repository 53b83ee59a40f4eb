"""Ties told by what one state is to another: "Cuba, an ally of Venezuela", "its rival Pakistan"."""

from __future__ import annotations

from typing import Literal

from geotie.extraction.tie_frames import Frame, kinship
from geotie.extraction.tie_parties import Party, countries_of, party_at
from geotie.extraction.tie_phrases import NounPhrase, noun_phrase
from geotie.extraction.tie_scene import Act, Scene
from geotie.records import COOPERATIVE_TIES, MUTUAL_TIES

_ANYONE = Frame("CONSULT", ())


def told(scene: Scene, at: int) -> list[Act]:
    """ "Cuba, an ally of Venezuela", "Russia is Armenia's main ally", "its rival Pakistan"."""
    phrase = noun_phrase(scene, at)
    if phrase.negated or phrase.unreal:
        return []
    kind = kinship()[scene.items[at].lower]
    one, other = _kin_parties(scene, at, phrase)
    polarity: Literal[1, -1] = 1 if kind in COOPERATIVE_TIES else -1
    span = scene.items[at].start, scene.items[at].end
    mutual = kind in MUTUAL_TIES or other is None
    return scene.act(kind, polarity, "asserted", one, other, mutual=mutual, span=span, rule="kin")


def _each_others(scene: Scene, phrase: NounPhrase) -> Party | None:
    """ "Iran and Syria are allies"."""
    governor = phrase.governor
    if governor is None or not phrase.direct or governor.verb not in ("be", "remain", "become") or governor.actuality != "done":
        return None
    subject = scene.subject(governor)
    return subject if subject is not None and len(subject.countries) > 1 else None


def _kin_parties(scene: Scene, at: int, phrase: NounPhrase) -> tuple[Party | None, Party | None]:
    """Who is the ally, and whose."""
    items, beyond = scene.items, at + 1
    other = phrase.owners
    if other is None and (several := _each_others(scene, phrase)) is not None:
        return several, None
    if other is None and beyond < len(items) and items[beyond].lower in ("of", "to"):
        other = scene.phrase(beyond + 1, min(len(items), beyond + 6), _ANYONE)
    if other is None:
        return None, None
    while beyond < len(items) and items[beyond].lower in (",", "the"):
        beyond += 1
    if phrase.owners is not None and beyond < len(items) and countries_of(items[beyond]):
        return other, party_at(items, beyond, speaks=True)
    governor = phrase.governor
    if governor is not None and phrase.direct and governor.verb in ("be", "remain", "become") and governor.actuality == "done":
        return scene.subject(governor), other
    if phrase.first > 1 and items[phrase.first - 1].lower == "," and countries_of(items[phrase.first - 2]):
        named = items[phrase.first - 2]
        return Party(countries_of(named), named.start, named.end), other
    return None, None
