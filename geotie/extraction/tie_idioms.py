"""Ties told by a prepositional idiom beside the verb: "at the request of Chad", "on the US list of state sponsors of terrorism"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from geotie.extraction.clauses import Predicate
from geotie.extraction.tie_frames import Frame
from geotie.extraction.tie_parties import Party
from geotie.extraction.tie_phrases import NounPhrase, noun_phrase
from geotie.extraction.tie_scene import Act, Scene
from geotie.extraction.wordlists import wordset
from geotie.records import TieType

_REQUESTS = wordset("request requests behest")
_LISTS = wordset("list lists blacklist blacklists register")
_WORDS = _REQUESTS | _LISTS
_HELPING = wordset("""
    send deploy dispatch provide supply deliver help assist train build intervene rescue transport fly donate second arm equip
""")
_BEING = wordset("be remain appear stay feature figure")
_ENTERING = wordset("put place include add keep name return enter leave retain list")
_REMOVING = wordset("remove delete drop strike take delist scratch")
_TERROR = wordset("terror terrorism terrorist terrorists")
_REACH = 8  # items in which a list is said to be one of terrorists, and the one who asks is named
_ANYONE = Frame("CONSULT", ())
_BLAMED = Frame("ACCUSE", ("object",))


def find(scene: Scene) -> Iterator[Act]:
    for at in scene.clauses.among(_WORDS):
        if at in scene.verbal:
            continue
        phrase = noun_phrase(scene, at)
        before = scene.clauses.words[phrase.first - 1] if phrase.first else ""
        if scene.clauses.words[at] in _REQUESTS:
            if before in ("at", "upon"):
                yield from _requested(scene, at, phrase)
        elif before in ("on", "to", "from", "off", "in", "onto"):
            yield from _listed(scene, at, phrase)


def _requested(scene: Scene, at: int, phrase: NounPhrase) -> Iterator[Act]:
    """ "At the request of both Chad and Niger, France sent troops": they asked for it, and it helps them."""
    words = scene.clauses.words
    behind = at + 1 < len(words) and words[at + 1] in ("of", "from", "by")
    asking = phrase.owners or (scene.phrase(at + 2, min(len(words), at + _REACH), _ANYONE) if behind else None)
    governor = phrase.governor
    if phrase.first < 2:
        governor = next((other for other in scene.predicates if other.first > at and other.form == "finite"), None)
    if asking is None or governor is None or governor.actuality == "negated":
        return
    doer = scene.subject(governor) if not governor.passive else _agent(scene, governor, at)
    if doer is None or set(doer.countries) & set(asking.countries):
        return
    span = scene.items[at].start, scene.items[at].end
    yield from scene.act("REQUEST", 1, "asserted", asking, doer, mutual=False, span=span, rule="owner")
    if governor.verb in _HELPING and governor.actuality == "done":
        span = governor.start, governor.end
        yield from scene.act("AID", 1, "asserted", doer, asking, mutual=False, span=span, rule="implied")


def _agent(scene: Scene, governor: Predicate, bound: int) -> Party | None:
    return scene.after_preposition(governor.last, max(governor.last, bound), ("by",), _ANYONE)


def _listed(scene: Scene, at: int, phrase: NounPhrase) -> list[Act]:
    """ "Sudan is on the US list of countries supporting terrorism", "was taken off the list by Washington"."""
    governor, words = phrase.governor, scene.clauses.words
    near = words[at + 1 : at + 1 + _REACH] + words[phrase.first : at]
    if governor is None or governor.negated or governor.actuality != "done" or _TERROR.isdisjoint(near):
        return []
    verb = governor.verb.partition(" ")[0]
    if governor.passive or verb in _BEING:
        target, source = scene.subject(governor), phrase.owners or _agent(scene, governor, len(words))
    else:
        target, source = scene.target(governor.last, phrase.first, _BLAMED), scene.subject(governor) or phrase.owners
    kind: TieType | None = "CONCEDE" if verb in _REMOVING else "ACCUSE" if verb in _ENTERING | _BEING else None
    if kind is None:
        return []
    span = scene.items[at].start, scene.items[at].end
    polarity: Literal[1, -1] = 1 if kind == "CONCEDE" else -1
    return scene.act(kind, polarity, "asserted", source, target, mutual=False, span=span, rule="carried")
