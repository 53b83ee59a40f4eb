"""
Ties told by where armed forces are: "massed troops near the Ukrainian border", "sent warships off Iran's coast".

No single word tells such an act. It takes a verb of moving or strengthening, forces that are moved, and a border or a coast of the
other state; or forces and a verb of entering.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from geotie.extraction.clauses import Item, Predicate
from geotie.extraction.tie_frames import Frame
from geotie.extraction.tie_parties import Party, countries_of, party_at
from geotie.extraction.tie_phrases import noun_phrase
from geotie.extraction.tie_scene import CLAUSE_OPENERS, Act, Scene
from geotie.extraction.tie_stances import MODALITY, stance
from geotie.extraction.wordlists import wordset
from geotie.records import Modality, TieType

_FORCES = wordset("""
    troops troop soldiers forces force army armies navy military warships warship ships ship vessels destroyers destroyer
    frigate frigates submarines submarine aircraft warplanes jets fighters bombers helicopters missiles missile batteries
    launchers artillery tanks armour armor armoured armored vehicles howitzers guns brigade brigades battalion battalions
    division divisions regiment regiments units unit reinforcements guards servicemen personnel carrier fleet marines
    paratroopers reservists rockets weaponry hardware weapons drones columns convoys
""")
_LAND_FORCES = wordset("""
    troops soldiers forces army armies military tanks armour armor vehicles brigade brigades battalion battalions division divisions
    units marines paratroopers columns commandos
""")
_STANDING_FORCES = _FORCES | wordset("positions presence defences defenses posts outposts garrison garrisons patrols security")
_DRILLS = wordset("drill drills exercise exercises manoeuvres maneuvers games wargames")
_MOVING = wordset("""
    deploy redeploy send move mass amass station rush dispatch gather assemble concentrate mobilise mobilize place position pour
    shift transfer fly sail scramble build bring keep order
""")
_STRENGTHENING = wordset("reinforce strengthen bolster beef boost fortify step increase double raise")
_EXERCISING = wordset("hold stage conduct launch begin start carry")
_ALERTING = wordset("put place")
_ENTERING = wordset("send pour roll march cross push advance storm sweep order thrust enter drive")
_BUILDUPS = wordset("""
    build-up buildup build-ups buildups deployment deployments massing concentration mobilisation mobilization reinforcement
    reinforcements
""")
_LINES = wordset("border borders frontier frontiers boundary coast coasts coastline shore shores waters")
_BESIDE_A_LINE = wordset("near along on at to off towards toward around opposite facing")
_BESIDE_A_STATE = wordset("near off towards toward around opposite facing")
_INVITED = wordset("help support assist peacekeeping peacekeepers invitation request aid humanitarian parade rescue evacuate")
_MOBILISED = Frame("MOBILIZE", ())
_INVADED = Frame("ASSAULT", ())
_WITHIN = 7  # items from a preposition to the state whose border is meant
_VERBS = _MOVING | _STRENGTHENING | _EXERCISING | _ALERTING | _ENTERING


def find(scene: Scene, pair: tuple[str, ...]) -> Iterator[Act]:
    """
    Forces moved to a border or over it.

    `pair` holds the two states spoken of last: "along the border" is theirs where the sentence names no other.
    """
    for number, predicate in enumerate(scene.predicates):
        if predicate.verb.partition(" ")[0] in _VERBS:
            bound = _bound(scene, number)
            yield from _moved(scene, predicate, bound, pair) or _entered(scene, predicate, bound)
    for at in scene.clauses.among(_BUILDUPS):
        if at not in scene.verbal:
            yield from _built_up(scene, at, pair)
    for at in scene.clauses.among(("mass",)):
        if at and scene.items[at - 1].lower == "to" and at not in scene.verbal:
            yield from _to_mass(scene, at, pair)


def _bound(scene: Scene, number: int) -> int:
    """The item at which the next clause begins."""
    last = scene.predicates[number].last
    following = (other.left if other.left > last else other.first for other in scene.predicates[number + 1 :])
    bound = next(following, len(scene.items))
    return scene.clause_end(last, bound)


# ---------------------------------------------------------------- at the border


def _moved(scene: Scene, predicate: Predicate, bound: int, pair: tuple[str, ...]) -> list[Act]:
    """ "Massed troops near", "its troops are massed along", "put its army on alert along": who does it and against whom."""
    words, verb = scene.clauses.words, predicate.verb.partition(" ")[0]
    source = _owner(scene, predicate)
    if source is None:
        return []
    found = _beside(scene, predicate.last, bound, source, pair)
    if found is None:
        return []
    target, at = found
    told = words[predicate.last : at]
    if not _is_of_forces(scene, predicate, verb, told):
        return []
    kind, polarity, modality = stance(scene, predicate, _MOBILISED)
    span = predicate.start, scene.items[at].end
    return _each_way(scene, source, target, (kind, polarity, modality), span)


def _is_of_forces(scene: Scene, predicate: Predicate, verb: str, told: list[str]) -> bool:
    """Whether it is forces that are moved, drilled or put on alert."""
    itself = predicate.passive or not predicate.object_noun
    if verb in _EXERCISING:
        return not _DRILLS.isdisjoint(told)
    if _any_of(_STANDING_FORCES if verb in _STRENGTHENING else _FORCES, told):
        return verb not in _ALERTING or "alert" in told or verb == "place"
    return itself and verb in _MOVING | _ALERTING and _any_of(_FORCES, _subject_words(scene, predicate))


def _subject_words(scene: Scene, predicate: Predicate) -> list[str]:
    return [actor.text.lower() for actor in predicate.subject] or scene.clauses.words[predicate.left : predicate.first]


def _any_of(forces: frozenset[str], words: list[str]) -> bool:
    return any(word.rpartition(" ")[2] in forces for word in words)


def _owner(scene: Scene, predicate: Predicate) -> Party | None:
    """Whose forces move: the doer's, or those of the forces that stand before a participle ("the Russian troops massed near")."""
    before = predicate.first - 1
    if predicate.form == "reduced" and before >= 0 and _any_of(_FORCES, [scene.items[before].lower]):
        return party_at(scene.items, before) if countries_of(scene.items[before]) else noun_phrase(scene, before).owners
    return scene.subject(predicate) or _of_named_forces(scene, predicate)


def _of_named_forces(scene: Scene, predicate: Predicate) -> Party | None:
    """ "Thousands of Russian soldiers", "American destroyers": the owner of the forces that are the subject."""
    for at in range(predicate.first - 1, predicate.left - 1, -1):
        if _any_of(_FORCES, [scene.clauses.words[at]]):
            owners = party_at(scene.items, at) if countries_of(scene.items[at]) else noun_phrase(scene, at).owners
            if owners is not None:
                return owners
    return None


def _beside(scene: Scene, after: int, bound: int, source: Party, pair: tuple[str, ...]) -> tuple[Party, int] | None:
    """The state beside whose border, coast or land the forces are, and the item of the preposition that says so."""
    items, words = scene.items, scene.clauses.words
    for at in range(after, bound - 1):
        if _is_elsewhere(items[at], source):
            return None  # "sent soldiers to Poland near the Ukrainian border": to its ally
        word = words[at]
        if word in ("close", "closer", "next") and words[at + 1] == "to":
            found = _meant(scene, at + 2, bound, source, state=True)
        elif word in _BESIDE_A_LINE:
            found = _meant(scene, at + 1, bound, source, state=word in _BESIDE_A_STATE)
        else:
            continue
        if found is not None:
            return found, at
        if _before_line(words, at, bound):
            other = _other(scene, source, pair)
            return (other, at) if other is not None else None
    return None


def _before_line(words: list[str], at: int, bound: int) -> bool:
    """Whether the next noun phrase is a border's or a coast's: "the disputed border"."""
    for n in range(at + 1, min(bound, at + 5)):
        if words[n] in _LINES:
            return True
        if words[n] in _BESIDE_A_LINE:
            return False
    return False


def _is_elsewhere(item: Item, source: Party) -> bool:
    return bool(set(countries_of(item)) - set(source.countries))


def _meant(scene: Scene, first: int, bound: int, source: Party, *, state: bool) -> Party | None:
    """ "The Ukrainian border", "its border with Belarus", "the coast of Venezuela"; with `state` also "Taiwan" alone."""
    words, line = scene.clauses.words, False
    for at in range(first, min(bound, first + _WITHIN)):
        if words[at] in _LINES:
            line = True
        elif _ends_phrase(scene, at) or (words[at] in _BESIDE_A_LINE and not line):
            return None
        elif _is_elsewhere(scene.items[at], source):
            if not (line or state or _before_line(words, at, bound)):
                return None
            party = party_at(scene.items, at, bound=bound)
            countries = tuple(code for code in party.countries if code not in source.countries) if party is not None else ()
            return Party(countries, party.start, party.end) if party is not None and countries else None
    return None


def _ends_phrase(scene: Scene, at: int) -> bool:
    item = scene.items[at]
    return item.lower in CLAUSE_OPENERS or (item.kind == "mark" and item.lower not in ("'", "’"))


def _other(scene: Scene, source: Party, pair: tuple[str, ...]) -> Party | None:
    """ "Along the border": with the other state of the sentence, or of the two spoken of last; of both sides with each other."""
    others = scene.states - set(source.countries)
    if len(source.countries) == 2 and not others:
        return source
    states = tuple(others) if len(others) == 1 else tuple(code for code in pair if code not in source.countries)
    known = len(states) == 1 and (others or set(source.countries) < set(pair))
    return Party(states, source.start, source.end) if known else None


def _each_way(
    scene: Scene, source: Party, target: Party, told: tuple[TieType, Literal[1, -1], Modality], span: tuple[int, int]
) -> list[Act]:
    kind, polarity, modality = told
    if target is not source:
        return scene.act(kind, polarity, modality, source, target, mutual=False, span=span, rule="forces")
    one, other = (Party((code,), source.start, source.end) for code in source.countries)
    pairs = ((one, other), (other, one))
    return [act for a, b in pairs for act in scene.act(kind, polarity, modality, a, b, mutual=False, span=span, rule="forces")]


def _built_up(scene: Scene, at: int, pair: tuple[str, ...]) -> list[Act]:
    """ "The Russian troop build-up on Ukraine's border", "the deployment of Russian soldiers near"."""
    items, words = scene.items, scene.clauses.words
    phrase = noun_phrase(scene, at)
    source, last = phrase.owners, at + 1
    of_forces = "military" in words[max(0, at - 2) : at] or _any_of(_FORCES, words[max(0, at - 2) : at])
    if words[last : last + 1] == ["of"]:
        end = next((n for n in range(last + 1, min(len(items), last + 7)) if _any_of(_FORCES, [words[n]])), None)
        of_forces = of_forces or end is not None
        owner = next((n for n in range(last + 1, (end or last) + 1) if countries_of(items[n])), None)
        source = source or (party_at(items, owner) if owner is not None else None)
        last = end + 1 if end is not None else last
    if not of_forces or source is None:
        return []
    found = _beside(scene, last, scene.clause_end(last, min(len(items), last + 12)), source, pair)
    if found is None:
        return []
    modality: Modality = "negated" if phrase.negated else "hypothetical" if phrase.unreal else "asserted"
    span = items[at].start, items[at].end
    return _each_way(scene, source, found[0], ("MOBILIZE", -1, modality), span)


def _to_mass(scene: Scene, at: int, pair: tuple[str, ...]) -> list[Act]:
    """ "Used the truce to mass tanks along": "mass" is read as a noun, the verb before tells who does it."""
    before = next((other for other in reversed(scene.predicates) if other.last <= at), None)
    source = scene.subject(before) if before is not None else None
    if before is None or source is None:
        return []
    bound = scene.clause_end(at, len(scene.items))
    found = _beside(scene, at + 1, bound, source, pair)
    if found is None or not _any_of(_FORCES, scene.clauses.words[at : found[1]]):
        return []
    span = scene.items[at].start, scene.items[at].end
    return _each_way(scene, source, found[0], ("MOBILIZE", -1, MODALITY[before.actuality]), span)


# ---------------------------------------------------------------- over the border


def _entered(scene: Scene, predicate: Predicate, bound: int) -> list[Act]:
    """ "Russian tanks rolled into Georgia", "sent troops into Georgia", "its army entered Kuwait"."""
    words, verb = scene.clauses.words, predicate.verb.partition(" ")[0]
    if verb not in _ENTERING or predicate.passive or not _INVITED.isdisjoint(words[predicate.last : bound + 3]):
        return []
    source = _owner(scene, predicate)
    subject = _subject_words(scene, predicate)
    into = next((n for n in range(predicate.last, bound) if words[n] == "into"), None)
    first = predicate.last if verb == "enter" else into + 1 if into is not None else None
    if source is None or first is None:
        return []
    moved = words[predicate.last : first] if verb in ("send", "order", "push", "drive") else []
    if not (_any_of(_LAND_FORCES, moved) or _any_of(_LAND_FORCES, subject)) or scene.upon_group(predicate.last, _INVADED):
        return []
    target = scene.phrase(first, bound, _INVADED)
    kind, polarity, modality = stance(scene, predicate, _INVADED)
    span = predicate.start, predicate.end
    return scene.act(kind, polarity, modality, source, target, mutual=False, span=span, rule="forces")
