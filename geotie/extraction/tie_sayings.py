"""Ties told by what one state says of another: "Japan said China had violated its waters", "called the Turkish move illegal"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from geotie.extraction import claims
from geotie.extraction.claims import Statement
from geotie.extraction.clauses import Item, Predicate
from geotie.extraction.tie_frames import Frame, Saying, sayings
from geotie.extraction.tie_parties import STOPS, Party
from geotie.extraction.tie_scene import Act, Scene
from geotie.extraction.tie_verbs import has_object
from geotie.extraction.wordlists import wordset
from geotie.records import TieType

_NAMING = wordset(
    "call describe label brand term deem characterise characterize portray paint consider regard see dub denounce designate"
)
_TRYING = wordset("try seek attempt plan prepare want")
_REACH = 14  # items within which a name for the other state stands: "called the Turkish decision to drill there illegal"


def find(scene: Scene, statements: tuple[Statement, ...]) -> Iterator[Act]:
    for predicate in scene.predicates:
        if predicate.verb in _NAMING and predicate.actuality == "done" and not predicate.passive:
            yield from _named(scene, predicate)
        statement = claims.at(statements, predicate.start)
        if statement is not None and statement.country is not None and not predicate.passive and len(scene.states) > 0:
            yield from _said(scene, predicate, statement)


def _said(scene: Scene, predicate: Predicate, statement: Statement) -> list[Act]:
    """The speaker's state accuses, praises or asks the state that is the subject of what he says."""
    saying = next((saying for saying in sayings() if _tells(scene.items, predicate, saying)), None)
    speaker, country = statement.speaker, statement.country
    if saying is None or speaker is None or country is None:
        return []
    subject = scene.subject(predicate)
    if subject is None or country in subject.countries:
        return []
    span = predicate.start, predicate.end
    source = Party((country,), speaker.start, speaker.end)
    return scene.act(saying.type, _sign(saying.type), "asserted", source, subject, mutual=False, span=span, rule="said")


def _named(scene: Scene, predicate: Predicate) -> list[Act]:
    """ "Uruguay called the Argentine measure unfair"."""
    end = scene.clause_end(predicate.last, min(len(scene.items), predicate.last + _REACH))
    told = {item.lower for item in scene.items[predicate.last : min(len(scene.items), predicate.last + _REACH)]}
    saying = next((saying for saying in sayings() if saying.nouns & told), None)
    if saying is None:
        return []
    target = scene.object(predicate.last, end, Frame(saying.type, ("object",)))
    span = predicate.start, predicate.end
    return scene.act(
        saying.type, _sign(saying.type), "asserted", scene.subject(predicate), target, mutual=False, span=span, rule="named"
    )


def _sign(kind: TieType) -> Literal[1, -1]:
    return 1 if kind == "SUPPORT" else -1


def _tells(items: list[Item], predicate: Predicate, saying: Saying) -> bool:
    if saying.modals:
        return predicate.modal in saying.modals
    if predicate.negated:
        return predicate.verb in saying.denied
    if predicate.actuality not in ("done", "negated") and not _TRYING.intersection(predicate.governors):
        return False
    if predicate.verb in ("be", "remain", "become"):
        after = items[predicate.last : predicate.last + 6]
        end = next((n for n, item in enumerate(after) if item.lower in STOPS or item.kind == "mark"), len(after))
        return any(item.lower in saying.nouns for item in after[:end])
    if saying.objects and not has_object(items, predicate.last, saying.objects):
        return False
    return predicate.verb in saying.verbs or (predicate.actuality == "negated" and predicate.verb in saying.denied)
