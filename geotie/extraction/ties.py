"""
Ties: which state does what to which, from the words of `data/tie_frames.toml`.

Each sentence is read by a few small rules, and each rule has a name that every tie carries: verbs (`tie_verbs`), nouns
(`tie_nouns`), idioms beside them (`tie_idioms`), what one state is to another (`tie_kin`) or says of it (`tie_sayings`), what is
understood from the sentences before (`tie_implied`), and journeys that took place. Whether an act took place is told by the verb
group (`tie_stances`); only acts that did are asserted. Repeated assertions of one act in an article are one tie.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from operator import attrgetter

from geotie.extraction import claims, tie_forces, tie_idioms, tie_implied, tie_nouns, tie_sayings, tie_verbs, tie_visits
from geotie.extraction.claims import Statement
from geotie.extraction.clauses import Clauses, Predicate
from geotie.extraction.document import Document, within
from geotie.extraction.tie_referents import Scenes
from geotie.extraction.tie_scene import Act
from geotie.records import Claim, Evidence, Itinerary, PartialDate, Tie, TieType


@dataclass(frozen=True, slots=True)
class Rule:
    """
    What a rule says to the reader, and the share of its ties that were right when last compared with annotated articles.

    The shares come from some 390 ties of 161 articles, of which those that were read while rules were written count half. They are
    drawn towards the share measured before (885 ties of 297 articles; 0.78 for a new rule) by the weight of six ties, so that a few
    ties change little: (right + 6 · before) / (ties + 6). `clear` is that of types which a word tells plainly (to condemn, to
    meet), `shading` that of those which pass into one another (`SHADING`). `python -m benchmarks.reliability --by-rule` measures
    them anew.
    """

    explanation: str
    precision: float
    clear: float
    shading: float


SHADING: frozenset[TieType] = frozenset(
    {"AGREE", "COOPERATE", "SUPPORT", "AID", "CONCEDE", "RETREAT", "REJECT", "COERCE", "ASSAULT", "MOBILIZE"}
)
_REPEATED = 0.6  # of the doubt remains where an article asserts a tie a second time

RULES: Mapping[str, Rule] = {
    "verb": Rule("A verb of the table stands between the acting state and the other one.", 0.85, 0.91, 0.68),
    "passive": Rule("The other state is the subject of a passive verb, and the acting one follows “by”.", 0.88, 0.88, 0.85),
    "joint": Rule("Several states together do a mutual act.", 0.68, 0.77, 0.61),
    "refusal": Rule("A state refuses to do a friendly act.", 0.8, 0.8, 0.8),
    "owner": Rule("A noun that tells an act has the acting state as its owner or follows it with “by”.", 0.78, 0.76, 0.8),
    "carried": Rule("A verb such as “imposed” or “expressed” carries a noun that tells the act.", 0.85, 0.9, 0.84),
    "between": Rule("A noun that tells a mutual act stands before “between” and the states.", 0.48, 0.87, 0.45),
    "pair": Rule("A noun that tells a mutual act stands behind two joined demonyms or names.", 0.55, 0.55, 0.55),
    "forces": Rule("Armed forces are moved to the border or the coast of the other state, or over it.", 0.78, 0.78, 0.78),
    "kin": Rule("The text says what one state is to the other: its ally, partner or foe.", 0.76, 0.76, 0.76),
    "said": Rule("An official says of the other state what the table lists as blame, praise or demand.", 0.74, 0.78, 0.67),
    "named": Rule("A state calls the other one, or what it does, by a word of blame or praise.", 0.77, 0.83, 0.74),
    "implied": Rule("The other state is not named with the act; what stands before it says who is meant.", 0.74, 0.76, 0.74),
    "journey": Rule(
        "A head of state or government, a minister or an envoy travelled to the country, not to a gathering of many.",
        0.78,
        0.78,
        0.78,
    ),
    "visit": Rule("A journey took place that was official or led to a meeting with the host.", 0.87, 0.87, 0.87),
}


# Where states meet on a field.
_SPORT = re.compile(
    r"\b(?:World Cup|(?:semi|quarter)-?finals?|qualifiers?|kick-?off|strikers?|midfielders?|goalkeepers?|championships?"
    r"|play-?offs?|goalless|penalty shoot-?out|test match|innings|wickets?)\b",
    re.IGNORECASE,
)
_MAYBE_SPORT = re.compile(r"cup|final|qualifier|kick-?off|striker|midfielder|goalkeeper|champion|play-?off|goalless|shoot-?out"
                          r"|match|innings|wicket")  # fmt: skip


def find(document: Document, itineraries: Iterable[Itinerary] = ()) -> tuple[Tie, ...]:
    """
    The ties of an article, in text order.

    Parameters
    ----------
    itineraries
        The article's journeys: a visit that took place is a tie of the visitor's state to its host.
    """
    statements = claims.find(document)
    scenes = Scenes(document, statements)
    acts: list[Act] = []
    sport = any(map(_MAYBE_SPORT.match, set(document.tokens.lower)))
    for clauses in document.clauses:
        scene = scenes.scene(clauses)
        told: list[Act] = []
        if scene.has_two_states() and not (sport and _SPORT.search(clauses.sentence.text)):
            told += tie_verbs.find(scene)
            told += tie_nouns.find(scene)
            told += tie_idioms.find(scene)
        if scene.states:
            told = _moved_forces([*tie_forces.find(scene, scenes.pair)], told)
        if scene.states:
            told += _own_accusations([*tie_sayings.find(scene, statements)], told)
        if scenes.pair or len(scene.states) > 1:
            told += tie_implied.find(scene, scenes, statements, told)
        scenes.tell(told)
        acts += told
    scenes.past.clear()  # each scene knows them all: so what was read goes at once, without the collector of cycles
    journeys = tuple(itineraries)
    acts = [tie_visits.as_travelled(act, journeys) for act in acts]
    acts += tie_visits.find(document, journeys, acts)
    acts.sort(key=attrgetter("start", "at"))
    return _merged(document, [_tie(document, statements, act) for act in acts])


def _moved_forces(moved: list[Act], told: list[Act]) -> list[Act]:
    """With forces moved to a border, which are no aid: "sent dozens of warplanes around Taiwan"."""
    if not moved:
        return told
    known = {act.start for act in moved} | {act.at for act in moved}
    return [*moved, *(act for act in told if act.at not in known)]


def _own_accusations(said: list[Act], acts: list[Act]) -> list[Act]:
    """Without reports on others: "Poland said Belarus had threatened Lithuania" is the act of Belarus that it tells."""
    if not (said and acts):
        return said
    told = {act.at: {*act.sources, *act.targets} for act in acts}
    return [act for act in said if act.at not in told or act.sources[0] in told[act.at]]


# ---------------------------------------------------------------- records


def _tie(document: Document, statements: tuple[Statement, ...], act: Act) -> Tie:
    statement = claims.at(statements, act.at)
    return Tie(
        act.sources,
        act.targets,
        act.type,
        act.polarity,
        Evidence.of(document.text, act.start, act.end),
        date=_date(document, act),
        modality=act.modality,
        claim=statement.claim() if statement is not None else Claim(),
        confidence=_confidence(act),
        rule=act.rule,
    )


def _confidence(act: Act) -> float:
    rule = RULES[act.rule]
    return rule.shading if act.type in SHADING else rule.clear


def _date(document: Document, act: Act) -> PartialDate | None:
    """The date nearest to the word that tells the act: of its own clause, else of its sentence."""
    sentence = document.sentence_at(act.at)
    clauses = document.clauses[sentence.index]
    own = [predicate for predicate in clauses.predicates if predicate.dates and _covers(clauses, predicate, act.at)]
    dates = own[-1].dates if own else within(document.dates, sentence.start, sentence.end)
    best = min(
        (date for date in dates if date.duration_days is None),
        key=lambda date: max(date.start - act.at, act.at - date.end, 0),
        default=None,
    )
    return best.first if best is not None else None


def _covers(clauses: Clauses, predicate: Predicate, offset: int) -> bool:
    start, end = clauses.span(predicate)
    return start <= offset < end


def _merged(document: Document, ties: list[Tie]) -> tuple[Tie, ...]:
    """Repeated assertions of one act as one tie: the first of them, with those of other sentences as further evidence."""
    merged: dict[tuple[object, ...], Tie] = {}
    for tie in ties:
        key = (frozenset(tie.sources), frozenset(tie.targets), tie.type, tie.polarity, tie.modality)
        known = merged.get(key)
        merged[key] = tie if known is None else _joined(document, known, tie)
    return tuple(merged.values())


def _joined(document: Document, known: Tie, again: Tie) -> Tie:
    """A tie with another assertion of it: in the same sentence the surer one counts, in another one it takes away doubt, once."""
    sentences = [document.sentence_at(one.start).index for one in (known.evidence, *known.also)]
    sentence = document.sentence_at(again.evidence.start).index
    when = known.date or again.date
    if sentence not in sentences:
        surer = max(known.confidence, again.confidence)
        confidence = surer if known.also else round(1 - _REPEATED * (1 - surer), 3)
        return replace(known, also=(*known.also, again.evidence), date=when, confidence=confidence)
    if sentences == [sentence] and again.confidence > known.confidence:
        return replace(again, date=again.date or known.date)
    return known if when == known.date else replace(known, date=when)
