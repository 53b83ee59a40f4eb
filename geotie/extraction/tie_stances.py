"""What becomes of an act in its sentence: whether it took place, was refused, threatened, denied or only alleged."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from geotie.extraction.clauses import Actuality, Item, Predicate
from geotie.extraction.tie_frames import Frame
from geotie.extraction.tie_scene import Scene
from geotie.extraction.wordlists import wordset
from geotie.records import Modality, TieType

MODALITY: Mapping[Actuality, Modality] = {
    "done": "asserted", "future": "future", "negated": "negated", "hypothetical": "hypothetical", "wish": "hypothetical",
}  # fmt: skip
COMMITTING = wordset("agree pledge promise commit vow decide")
_SETTLING = wordset("decide move proceed opt vote")
_REFUSING = wordset("refuse decline reject")
_AVOIDING = wordset("avoid stop refrain prevent halt cease quit risk stopping ban bar prohibit forgo deny exclude")
_ALLEGING = wordset("accuse suspect charge convict acquit clear absolve")
_CHARGES = wordset("accusation accusations allegation allegations charge charges claim claims suspicion suspicions rumours rumors")
_READY = wordset("ready willing keen eager")
_IN_WORDS = wordset("attack assail hit pummel pound hit assault")
_COMMANDS = wordset("general commander admiral marshal colonel captain fighters pilots soldiers")
_SPEECH = wordset(
    "thank congratulate express praise commend condemn convey welcome extend salute applaud stress pay reiterate underline"
)


def stance(scene: Scene, predicate: Predicate, frame: Frame) -> tuple[TieType, Literal[1, -1], Modality]:
    """
    What the verb group makes of the act, and what is said of it.

    To refuse a friendly act is to reject, to vow or threaten a hostile one is to threaten, to agree on one is to agree.
    """
    kind, polarity, modality = _told_stance(scene, predicate, frame)
    if kind == "ASSAULT" and predicate.verb in _IN_WORDS and _by_a_speaker(scene, predicate):
        kind = "ACCUSE"  # "the minister attacked France in his speech"
    if scene.undone(predicate) and kind != "REJECT":
        return kind, polarity, "hypothetical"
    if modality != "negated" and (scene.decided(predicate) or (kind == "SANCTION" and _announced(scene, predicate))):
        return kind, polarity, "asserted"
    return kind, polarity, modality


def _announced(scene: Scene, predicate: Predicate) -> bool:
    """ "Will also withdraw its ambassador": announced, a measure stands already, unless something else is to happen first."""
    if predicate.tense != "future" or predicate.modal not in ("will", "shall", "") or predicate.negated or predicate.governors:
        return False
    return _CONDITIONS.isdisjoint(scene.clauses.words)


_CONDITIONS = wordset("if unless until once should whether could may might")


def _by_a_speaker(scene: Scene, predicate: Predicate) -> bool:
    """Whether one named official, not a commander, does what a verb tells."""
    if len(predicate.subject) != 1 or predicate.passive:
        return False
    actor = predicate.subject[0]
    return actor.kind == "person" and bool(actor.name) and _COMMANDS.isdisjoint(actor.role.split()) and not actor.plural


def _told_stance(scene: Scene, predicate: Predicate, frame: Frame) -> tuple[TieType, Literal[1, -1], Modality]:
    items = scene.items
    kind, polarity, modality = frame.type, frame.polarity, MODALITY[predicate.actuality]
    if performed(predicate) or goes_on(predicate):
        modality = "asserted"
    if _denied(items, predicate) or _avoided(scene, predicate):
        return kind, polarity, "negated"
    if _is_due(scene, predicate):
        return kind, polarity, "future"
    if _conditional(items, predicate) or alleged(scene, predicate):
        return kind, polarity, "hypothetical"
    return _governed_stance(predicate, frame, modality)


def _governed_stance(predicate: Predicate, frame: Frame, modality: Modality) -> tuple[TieType, Literal[1, -1], Modality]:
    """What the verbs make of an act that govern its own: "threatened to", "refused to", "agreed to"."""
    kind, polarity, governors = frame.type, frame.polarity, set(predicate.governors)
    intended = modality == "future" and predicate.tense != "future"
    if "threaten" in governors or ("vow" in governors and polarity < 0 and kind != "REJECT"):
        return "THREATEN", -1, "asserted"
    if polarity < 0:
        settled = (kind == "REJECT" and governors & COMMITTING) or governors & _SETTLING  # "has decided to expel"
        return kind, polarity, "asserted" if intended and settled else modality
    if governors & _REFUSING or (predicate.negated and predicate.verb in ("recognize", "recognise")):
        return "REJECT", -1, "asserted"
    if intended and governors & (COMMITTING | _READY):
        return ("AGREE" if frame.mutual and governors & COMMITTING else kind), 1, "asserted"
    return kind, polarity, modality


def decided(scene: Scene, predicate: Predicate) -> bool:
    """Whether an act yet to come is decided on: "has decided to recall", "the decision to recall"."""
    return scene.decided(predicate) or ("decide" in predicate.governors and not predicate.negated)


def verb_before(scene: Scene, predicate: Predicate) -> Predicate | None:
    """The verb before a verb."""
    return next((other for other in reversed(scene.predicates) if other.last <= predicate.first), None)


def _avoided(scene: Scene, predicate: Predicate) -> bool:
    """ "Called on the bloc to avoid selling arms to"."""
    if predicate.form != "participle" or predicate.link in ("by", "after", "while", "before"):
        return False
    before = verb_before(scene, predicate)
    near = before is not None and predicate.first - before.last < (4 if predicate.link == "from" else 1)
    return near and before is not None and before.verb in _AVOIDING


def alleged(scene: Scene, predicate: Predicate) -> bool:
    """ "Accused Athens of pressing Washington to block the sale": what the accused does, if anybody does it."""
    if _charged(scene, predicate):
        return True
    here: Predicate | None = predicate
    while here is not None and here.form in ("participle", "infinitive"):
        before = verb_before(scene, here)
        if here.link == "of" or (here.first and scene.items[here.first - 1].lower == "of"):
            return before is not None and before.verb in _ALLEGING
        here = before
    return False


def _charged(scene: Scene, predicate: Predicate) -> bool:
    """ "Rejected the accusation that it had armed the rebels"."""
    words, at = scene.clauses.words, predicate.left
    that = at if words[at : at + 1] == ["that"] else at - 1
    return that > 0 and list(words[that : that + 1]) == ["that"] and words[that - 1] in _CHARGES


def performed(predicate: Predicate) -> bool:
    """ "I would like to thank" thanks."""
    return predicate.verb in _SPEECH and bool({"like", "want", "wish"}.intersection(predicate.governors)) and not predicate.negated


def goes_on(predicate: Predicate) -> bool:
    """ "Will continue to support" supports already."""
    return "continue" in predicate.governors and predicate.actuality == "future" and not predicate.conditional


def _denied(items: list[Item], predicate: Predicate) -> bool:
    """ "Denied that it attacked", "decided not to attack": not asserted."""
    before = [item.lower for item in items[max(0, predicate.first - 6) : predicate.first]]
    if predicate.form == "infinitive" and predicate.left and items[predicate.left - 1].lower == "not":
        return True
    if predicate.form == "participle" and predicate.parent is not None and predicate.parent.negated and predicate.link:
        return True  # "did not join its neighbours in cutting ties"
    if predicate.first and items[predicate.first - 1].lower in ("never", "not", "hardly"):
        return True
    return bool({"denied", "denies", "denying", "deny"}.intersection(before))


def _is_due(scene: Scene, predicate: Predicate) -> bool:
    """ "Are due in Kyiv to meet the president"."""
    parent = predicate.parent if predicate.form == "infinitive" else None
    return parent is not None and "due" in scene.clauses.words[parent.last : predicate.first]


def _conditional(items: list[Item], predicate: Predicate) -> bool:
    """ "If Russia attacks Poland": no act."""
    return any(item.lower in ("if", "unless", "whether") for item in items[max(0, predicate.left - 1) : predicate.first])
