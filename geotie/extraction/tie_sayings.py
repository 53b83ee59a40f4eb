"""Ties told by what one state says of another: "Japan said China had violated its waters", "called the Turkish move illegal"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Literal

from geotie.extraction import claims
from geotie.extraction.claims import Statement
from geotie.extraction.clauses import Item, Predicate
from geotie.extraction.tie_frames import COPULAS, Frame, Saying, deeds, sayings, told_modals, told_verbs
from geotie.extraction.tie_parties import NOMINAL_STOP, POSSESSIVE, STOPS, Party, is_pronoun, party_at
from geotie.extraction.tie_phrases import noun_phrase
from geotie.extraction.tie_scene import QUOTES, Act, Scene
from geotie.extraction.tie_verbs import has_object
from geotie.extraction.wordlists import wordset
from geotie.records import COOPERATIVE_TIES, MUTUAL_TIES, TieType

NAMING = wordset(
    "call describe label brand term deem characterise characterize portray paint consider regard see dub denounce designate"
)
_BLAMING = wordset("denounce brand label deem")
_NEXT_CLAUSE = wordset("while because although though if unless when who . ;")
_TRYING = wordset("try seek attempt plan prepare want")
_EFFORTS = wordset("effort efforts attempt attempts plot plots campaign bid scheme schemes drive policy policies")
_CONDUCT = wordset("""
    action actions act acts behaviour behavior conduct move moves step steps policy policies statement statements decision decisions
    measures measure approach attitude attacks attack remarks activities practices claims
""")
_REACH = 20  # items within which a name for the other state stands: "called the Turkish decision to drill there illegal"


def find(scene: Scene, statements: tuple[Statement, ...]) -> Iterator[Act]:
    for predicate in scene.predicates:
        if (predicate.verb in NAMING or _refers_as(scene.items, predicate)) and predicate.actuality == "done":
            namer = _what_it_calls(scene, predicate)
            if namer is not None or not predicate.passive:
                yield from _named(scene, predicate, namer)
        if predicate.passive or not (predicate.verb in told_verbs() or predicate.modal in told_modals()):
            continue
        speaker = _speaking(scene, claims.at(statements, predicate.start)) or _telling(scene, predicate)
        if speaker is not None:
            yield from _said(scene, predicate, speaker)
    if statements:
        yield from _blamed(scene, statements)


def _refers_as(items: list[Item], predicate: Predicate) -> bool:
    """ "Referred to Peru as a puppet"."""
    return predicate.verb == "refer" and any(item.lower == "as" for item in items[predicate.last : predicate.last + _REACH])


def _speaking(scene: Scene, statement: Statement | None) -> Party | None:
    """The state that a statement speaks for, or the states: "the two leaders agreed that"."""
    if statement is None or statement.speaker is None or not statement.speaker.official:
        return None
    speaker = statement.speaker
    saying = next((predicate for predicate in scene.predicates if speaker in predicate.subject), None)
    joint = scene.subject(saying) if saying is not None else None
    if joint is not None and len(joint.countries) > 1:
        return joint
    return Party((statement.country,), speaker.start, speaker.end) if statement.country is not None else None


def _telling(scene: Scene, predicate: Predicate) -> Party | None:
    """ "The ministry said Athens was behind it": who says so, where a word stands for the state that speaks."""
    before = next((other for other in reversed(scene.predicates) if other.last <= predicate.left), None)
    if before is None or before.verb not in claims.SAYING or before.passive or before.negated:
        return None
    spoken = any(is_pronoun(item) for item in scene.items[before.left : before.first])
    return scene.subject(before) if spoken else None


def _said(scene: Scene, predicate: Predicate, speaker: Party) -> list[Act]:
    """The speaker's state accuses, praises or asks the state that is the subject of what he says."""
    saying = next((saying for saying in sayings() if _tells(scene.items, predicate, saying)), None)
    subject = scene.subject(predicate) if saying is not None else None
    if saying is None or subject is None or set(speaker.countries) & set(subject.countries) or _of_a_gerund(scene, predicate):
        return []
    span = predicate.start, predicate.end
    return scene.act(
        saying.type, _sign(saying.type), "asserted", speaker, subject, mutual=saying.type in MUTUAL_TIES, span=span, rule="said"
    )


def _of_a_gerund(scene: Scene, predicate: Predicate) -> bool:
    """ "Recognising Kosovo is wrong": what is wrong is not Kosovo."""
    doing = next((other for other in reversed(scene.predicates) if other.last <= predicate.first and other is not predicate), None)
    return doing is not None and doing.form == "participle" and not doing.passive and predicate.first - doing.last == 1


def _blamed(scene: Scene, statements: tuple[Statement, ...]) -> Iterator[Act]:
    """In the words of a state's official, "Iran's aggression", "Iranian efforts to divide us", "illegal acts by Iran" blame it."""
    for at in scene.clauses.among(_blamable()):
        item = scene.items[at]
        saying = next(
            (
                one
                for one in sayings()
                if item.lower in one.deeds or _ill_meant(scene.items, at, one) or _ill_called(scene.items, at, one)
            ),
            None,
        )
        modifies = at + 1 < len(scene.items) and scene.items[at + 1].kind == "word" and _is_noun_behind(scene, at + 1)
        told = saying is not None and at not in scene.verbal and not modifies
        speaker = _speaking(scene, claims.at(statements, item.start)) if told else None
        if saying is None or speaker is None:
            continue
        phrase = noun_phrase(scene, at)
        owner = phrase.owners if not phrase.pronoun else None
        if owner is None and at + 1 < len(scene.items) and scene.items[at + 1].lower in ("of", "by", "on"):
            owner = scene.phrase(at + 2, min(len(scene.items), at + 7), Frame(saying.type, ()))
        if owner is None or phrase.negated or set(speaker.countries) & set(owner.countries):
            continue
        span = item.start, item.end
        yield from scene.act(saying.type, _sign(saying.type), "asserted", speaker, owner, mutual=False, span=span, rule="said")


def _is_noun_behind(scene: Scene, at: int) -> bool:
    """ "A U.S. imperialism puppet" blames somebody else."""
    word = scene.items[at].lower
    return at not in scene.verbal and word not in NOMINAL_STOP and word not in POSSESSIVE and not word.endswith("ly")


@cache
def _blamable() -> frozenset[str]:
    return _EFFORTS | _CONDUCT | deeds()


def _ill_called(items: list[Item], at: int, saying: Saying) -> bool:
    """ "Unacceptable actions"."""
    if items[at].lower not in _CONDUCT or saying.type != "ACCUSE":
        return False
    return any(item.kind == "word" and item.lower in saying.nouns for item in items[max(0, at - 3) : at])


def _ill_meant(items: list[Item], at: int, saying: Saying) -> bool:
    """ "Efforts to destroy diplomacy"."""
    completed = items[at].lower in _EFFORTS and at + 2 < len(items) and items[at + 1].lower == "to"
    return completed and not saying.objects and items[at + 2].lower in saying.verbs


def _what_it_calls(scene: Scene, predicate: Predicate) -> Party | None:
    """ "Over what it called Iran's destabilising behaviour": who calls it so."""
    items, at = scene.items, predicate.first - 1
    if at < 1 or items[at - 1].lower != "what" or not is_pronoun(items[at]):
        return None
    return party_at(items, at)


def _named(scene: Scene, predicate: Predicate, namer: Party | None) -> list[Act]:
    """ "Uruguay called the Argentine measure unfair"."""
    items = scene.items
    first = predicate.last + (predicate.last < len(items) and items[predicate.last].lower in ("it", "to"))
    last = min(len(items), predicate.last + _REACH)
    stop = next((n for n in range(first, last) if items[n].lower in _NEXT_CLAUSE), last)
    told = [item.lower for item in items[first:stop]]
    saying = next((saying for saying in sayings() if _names(saying, told)), None)
    if saying is not None and saying.type in COOPERATIVE_TIES and predicate.verb in _BLAMING:
        return []
    if saying is None:
        return []
    end = scene.clause_end(first + (first < last and items[first].lower == "as"), last)
    target = scene.object(first, end, Frame(saying.type, ("object",)))
    span = predicate.start, predicate.end
    return scene.act(
        saying.type,
        _sign(saying.type),
        "asserted",
        namer or scene.subject(predicate),
        target,
        mutual=saying.type in MUTUAL_TIES,
        span=span,
        rule="named",
    )


def _names(saying: Saying, words: list[str]) -> bool:
    """Whether words hold one of the names of a saying, of one, two ("lap dog") or three words ("act of war")."""
    longer = (" ".join(words[at : at + size]) for size in (2, 3) for at in range(len(words) - size + 1))
    return not saying.nouns.isdisjoint(words) or not saying.nouns.isdisjoint(longer)


def _sign(kind: TieType) -> Literal[1, -1]:
    return 1 if kind in COOPERATIVE_TIES else -1


def _tells(items: list[Item], predicate: Predicate, saying: Saying) -> bool:
    if saying.modals:
        return predicate.modal in saying.modals
    if predicate.negated:
        return predicate.verb in saying.denied
    if predicate.actuality not in ("done", "negated") and not _TRYING.intersection(predicate.governors):
        return False
    if predicate.verb in COPULAS:
        first = predicate.last + (predicate.last < len(items) and items[predicate.last].lower == "to")  # "amounts to"
        after = items[first : first + 6]
        ends = (n for n, item in enumerate(after) if item.lower in STOPS or (item.kind == "mark" and item.lower not in QUOTES))
        end = next(ends, len(after))
        return any(item.lower in saying.nouns or item.lower.removesuffix("s") in saying.nouns for item in after[:end])
    if saying.objects and not has_object(items, predicate.last, saying.objects):
        return False
    return predicate.verb in saying.verbs or (predicate.actuality == "negated" and predicate.verb in saying.denied)
