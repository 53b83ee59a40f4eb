"""
Ties: which state does what to which, from the words of `data/tie_frames.toml`.

Each clause is read by a few small rules, and each rule has a name that every tie carries:

- a verb of the table with its subject and object, active, passive or between joint subjects;
- a noun of the table with its owner ("Cuba's condemnation of"), with the verb that carries it ("imposed sanctions on"), between
  two states ("talks between A and B") or behind a pair of demonyms ("Russian-Brazilian ties");
- a journey that took place and met somebody: the visitor's state consults its host.

Whether an act took place is told by the verb group; only acts that did are asserted. Repeated assertions of one act are one tie.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from geotie.extraction import claims
from geotie.extraction.claims import Statement
from geotie.extraction.clauses import Actuality, Clauses, Item, Predicate
from geotie.extraction.document import DateExpression, Document
from geotie.extraction.tie_frames import Entry, Frame, Saying, frames, kinship, sayings
from geotie.extraction.tie_parties import Party, countries_of, focus_after, owned, party_at, resolved, subject_of
from geotie.records import MUTUAL_TIES, Claim, Evidence, Itinerary, Modality, PartialDate, Tie, TieType

# Each rule: what it says to the reader, and the share of its ties that were right when it was measured.
RULES: Mapping[str, tuple[str, float]] = {
    "verb": ("A verb of the table stands between the acting state and the other one.", 0.7),
    "passive": ("The other state is the subject of a passive verb, the acting one follows \u201cby\u201d.", 0.7),
    "joint": ("Several states do a mutual act together.", 0.7),
    "owner": ("A noun that tells an act has the acting state as its owner.", 0.6),
    "carried": ("A verb such as \u201cimposed\u201d or \u201cexpressed\u201d carries a noun that tells the act.", 0.6),
    "between": ("A noun that tells a mutual act stands before \u201cbetween\u201d and the states.", 0.7),
    "pair": ("A noun that tells a mutual act stands after two joined demonyms or names.", 0.7),
    "refusal": ("A state refuses to do a friendly act.", 0.6),
    "said": ("An official says of the other state what the table lists as blame, praise or demand.", 0.6),
    "kin": ("The text says what one state is to the other: its ally, partner or foe.", 0.7),
    "visit": ("A journey took place that included an official visit or meeting.", 0.8),
}

_MODALITY: Mapping[Actuality, Modality] = {
    "done": "asserted", "future": "future", "negated": "negated", "hypothetical": "hypothetical", "wish": "hypothetical",
}  # fmt: skip
_COMMITTING = frozenset({"agree", "pledge", "promise", "commit", "vow", "decide"})
_REFUSING = frozenset({"refuse", "decline", "reject"})


@dataclass(frozen=True, slots=True)
class _Found:
    """A tie before it is dated, claimed and merged; spans are offsets in the article."""

    sources: tuple[str, ...]
    targets: tuple[str, ...]
    type: TieType
    polarity: Literal[1, -1]
    modality: Modality
    start: int
    end: int
    at: int  # offset of the word that tells the act
    rule: str
    confidence: float


def find(document: Document, itineraries: Iterable[Itinerary] = ()) -> tuple[Tie, ...]:
    """
    The ties of an article, in text order.

    Parameters
    ----------
    itineraries
        The article's journeys: a visit that took place is a tie of the visitor's state to its host.
    """
    found: list[_Found] = []
    statements = claims.find(document)
    focus: tuple[str, ...] = ()
    for sentence in document.clauses:
        clauses = resolved(document, sentence, statements, focus)
        focus = focus_after(clauses, focus)
        found += _verb_ties(clauses)
        found += _noun_ties(clauses)
        found += _said_ties(clauses, statements)
        found += _kin_ties(clauses)
    found += _visits(document, itineraries, found)
    ties = [_tie(document, statements, one) for one in sorted(found, key=lambda one: (one.start, one.at))]
    return _merged(ties)


# ---------------------------------------------------------------- verbs


def _verb_ties(clauses: Clauses) -> Iterator[_Found]:
    for number, predicate in enumerate(clauses.predicates):
        if _is_noun(clauses, predicate):
            continue
        if _COMMITTING.intersection(predicate.governors) and predicate.actuality == "future" and predicate.tense != "future":
            parties = subject_of(clauses, predicate)
            yield from _joined(clauses, "AGREE", 1, "asserted", parties, None, True, predicate.start, predicate.end, "joint")
        entry_at = _entry(clauses, predicate)
        if entry_at is None:
            continue
        entry, after = entry_at
        bound = _bound(clauses, number, after)
        yield from _act(clauses, predicate, entry, after, bound)


_AFTER_NOUNS = frozenset("on against between with for of over in by to among".split())


def _is_noun(clauses: Clauses, predicate: Predicate) -> bool:
    """A noun of the table that was read as a verb: "US sanctions on Iran", "a stern warning to", "the Iran-Iraq talks ended"."""
    if predicate.last - predicate.first != 1 or predicate.passive:
        return False
    items = clauses.items
    word, before = items[predicate.first].lower, items[max(0, predicate.first - 1)]
    if word not in frames().nouns:
        return False
    after = items[predicate.last] if predicate.last < len(items) else None
    if word.endswith("ing") and after is not None and after.lower == "between":
        return True
    if word.endswith("ing"):
        return predicate.first > 1 and items[predicate.first - 2].lower in ("a", "an", "the") and before.kind == "word"
    follows = (
        after is None
        or after.kind == "mark"
        or after.lower in _AFTER_NOUNS
        or any(p.first == predicate.last for p in clauses.predicates)
    )
    return follows and before.actor is not None and before.actor.kind == "state"


def _entry(clauses: Clauses, predicate: Predicate) -> tuple[Entry, int] | None:
    """The longest entry of the table that a predicate's words match, and the item after them."""
    items = clauses.items
    main = predicate.last - (2 if " " in predicate.verb else 1)
    best: tuple[Entry, int] | None = None
    for at in range(predicate.first, predicate.last):
        for entry in frames().verbs.get(items[at].lower, ()):
            if at != main and not entry.lemma.startswith("be "):
                continue
            after = _matched(items, at, entry.words)
            if after is None or (best is not None and len(entry.words) <= len(best[0].words) and not entry.frame.objects):
                continue
            if entry.frame.objects and not _has_object(items, after, entry.frame.objects):
                continue
            if best is None or len(entry.words) > len(best[0].words) or (entry.frame.objects and not best[0].frame.objects):
                best = entry, after
    return best


def _matched(items: list[Item], at: int, words: tuple[str, ...]) -> int | None:
    """The item after an entry's words; adjectives may stand before its nouns ("held brief talks with")."""
    here = at + 1
    for word in words[1:]:
        skipped = 0
        while here < len(items) and items[here].lower != word and items[here].kind in ("word", "date") and skipped < 3:
            if items[here].lower in _CLOSED:
                return None
            here += 1
            skipped += 1
        if here >= len(items) or items[here].lower != word:
            return None
        here += 1
    return here


_CLOSED = frozenset("to in at on of with by for from against about over that who which and or but".split())


def _has_object(items: list[Item], after: int, objects: frozenset[str]) -> bool:
    for item in items[after : after + 9]:
        if item.kind == "mark" and item.lower in ".;:":
            return False
        if item.lower in objects:
            return True
    return False


def _bound(clauses: Clauses, number: int, after: int) -> int:
    """The item at which the clause of a predicate ends: the next finite clause, or a mark that ends it."""
    items = clauses.items
    bound = len(items)
    for other in clauses.predicates[number + 1 :]:
        if other.first >= after and not (other.form == "reduced" or (other.form == "participle" and other.link == "")):
            opener = next((at for at in range(other.first - 1, after, -1) if items[at].lower in _CLAUSE_OPENERS), None)
            bound = max(other.left, after, opener or 0)
            break
    for at in range(after, bound):
        if items[at].kind == "mark" and items[at].lower in (";", ":", ".", "—", "--") or items[at].lower in _CLAUSE_OPENERS:
            return at
    return bound


_CLAUSE_OPENERS = frozenset(
    "that who which whose whom while when where because although though if unless as saying said says".split()
)


def _act(clauses: Clauses, predicate: Predicate, entry: Entry, after: int, bound: int) -> Iterator[_Found]:
    items, frame = clauses.items, entry.frame
    subject = subject_of(clauses, predicate)
    modality = _MODALITY[predicate.actuality]
    kind: TieType = frame.type
    rule = "verb"
    committed = bool(_COMMITTING.intersection(predicate.governors))
    if committed and frame.polarity > 0 and modality == "future":
        modality = "asserted"
        kind = "AGREE" if frame.mutual else kind
    if "threaten" in predicate.governors or ("vow" in predicate.governors and frame.polarity < 0):
        kind, modality = "THREATEN", "asserted"
    if predicate.form == "infinitive" and predicate.left > 0 and items[predicate.left - 1].lower == "not":
        modality = "negated"
    elif modality == "future" and frame.polarity > 0 and {"ready", "willing", "keen", "eager"}.intersection(predicate.governors):
        modality = "asserted"
    if _denied(clauses, predicate):
        modality = "negated"
    elif _conditional(items, predicate):
        modality = "hypothetical"
    if predicate.passive and not entry.lemma.startswith("be "):
        agent = _after_preposition(items, after, bound, ("by",), frame)
        if agent is None:
            return
        target, source, rule = subject, agent, "passive"
        if frame.mutual and (target is None or not target.person):
            target = None
    else:
        source = subject
        target = _target(items, after, bound, frame) or _relative_object(items, predicate)
        if target is None and frame.type == "REQUEST":
            target = _told(clauses, predicate, after)
    if frame.reversed:
        source, target = target, source
    if frame.official and (source is None or not source.person):
        return
    if predicate.negated and kind == "SUPPORT" and predicate.verb in ("recognize", "recognise"):
        yield from _joined(clauses, "REJECT", -1, "asserted", source, target, False, predicate.start, predicate.end, "refusal")
        return
    refused = bool(_REFUSING.intersection(predicate.governors)) and frame.polarity > 0
    if refused:
        kind, modality, rule = "REJECT", "asserted", "refusal"
    elif kind == "AGREE" and not frame.mutual:
        kind = frame.type
    polarity: Literal[1, -1] = -1 if refused else frame.polarity if kind not in ("THREATEN",) else -1
    if kind == "REQUEST" and _friendly(items, after, bound):
        polarity = 1
    yield from _joined(
        clauses, kind, polarity, modality, source, target, frame.mutual and not refused, predicate.start, predicate.end, rule
    )


def _joined(
    clauses: Clauses, kind: TieType, polarity: Literal[1, -1], modality: Modality, source: Party | None, target: Party | None,
    mutual: bool, start: int, end: int, rule: str,
) -> Iterator[_Found]:  # fmt: skip
    """A tie of the parties that were found, if they are two different states at least."""
    if source is None or (target is None and not mutual):
        return
    targets = tuple(code for code in (target.countries if target else ()) if code not in source.countries)
    if mutual:
        participants = tuple(dict.fromkeys((*source.countries, *targets)))
        if len(participants) < 2:
            return
        if target is None or not targets:
            rule = "joint" if rule == "verb" else rule
        if kind in MUTUAL_TIES:
            sources, targets = participants, ()
        elif target is not None and targets:
            sources = source.countries
        else:
            sources, targets = participants[:1], participants[1:]
    else:
        sources = source.countries
        if not targets:
            return
    spans = [start, source.start, *([target.start] if target else [])], [end, source.end, *([target.end] if target else [])]
    sentence = clauses.sentence
    first, last = max(sentence.start, min(spans[0])), min(sentence.end, max(spans[1]))
    if source.start < sentence.start:
        first = start
    yield _Found(sources, targets, kind, polarity, modality, first, last, start, rule, RULES[rule][1])


def _denied(clauses: Clauses, predicate: Predicate) -> bool:
    """ "Denied that it attacked": what is denied is not asserted."""
    before = [other for other in clauses.predicates if other.last <= predicate.first]
    return bool(before) and before[-1].verb in ("deny", "dismiss", "doubt") and predicate.first - before[-1].last < 6


def _relative_object(items: list[Item], predicate: Predicate) -> Party | None:
    """ "Cyprus, which Turkey does not recognise": the antecedent is the object."""
    at = predicate.left - 1
    if not predicate.subject or at < 1 or items[at].lower not in ("which", "whom", "that"):
        return None
    back = at - 1 - (items[at - 1].lower == ",")
    return party_at(items, back) if back >= 0 and countries_of(items[back]) else None


def _told(clauses: Clauses, predicate: Predicate, after: int) -> Party | None:
    """ "Demanded that Moscow withdraw": the subject of the clause is who is asked."""
    if after >= len(clauses.items) or clauses.items[after].lower not in ("that", "for"):
        return None
    following = next((other for other in clauses.predicates if other.first > after), None)
    if following is not None and (found := subject_of(clauses, following)) is not None:
        return found
    return _phrase_party(clauses.items, after + 1, min(len(clauses.items), after + 6), None)


def _conditional(items: list[Item], predicate: Predicate) -> bool:
    """ "If Russia attacks Poland": no act."""
    return any(item.lower in ("if", "unless", "whether") for item in items[max(0, predicate.left - 1) : predicate.first])


_FRIENDLY = frozenset(
    "help support cooperate cooperation join aid assistance invest investment funding fund loan loans partner work expand deepen strengthen "
    "participate contribute assist relief back mediate share resume reconsider".split()
)


def _friendly(items: list[Item], after: int, bound: int) -> bool:
    """A request for help or cooperation, not a demand."""
    end = min(len(items), bound + 4)
    return any(item.lower in _FRIENDLY for item in items[after:end])


# ---------------------------------------------------------------- where the other state stands


def _target(items: list[Item], after: int, bound: int, frame: Frame) -> Party | None:
    for slot in frame.target:
        if slot == "object":
            found = _object(items, after, bound, frame)
        else:
            found = _after_preposition(items, after, bound, (slot,), frame)
        if found is not None:
            return found
    return None


_VICTIM_NOUNS = frozenset(
    "killing killings murder assassination invasion occupation bombing death deaths arrest detention annexation persecution shelling abduction "
    "kidnapping execution massacre downing destruction oppression imprisonment jailing seizure treatment bombardment violation partition".split()
)
_AGAINST_NOUNS = frozenset(
    "attack attacks strike strikes sanctions sanction war aggression embargo raid assault offensive airstrikes blockade tariffs threats "
    "terrorism violence bombing campaign boycott".split()
)
_OWN = frozenset("their his her its our my".split())


def _object(items: list[Item], after: int, bound: int, frame: Frame) -> Party | None:
    """
    The first state in the object of a verb.

    "Condemned the killing of Iraqis by Turkey" and "condemned the attack on Israel" do not speak against the victim.
    """
    head = ""
    at = after
    hostile = frame.polarity < 0 or frame.type == "SUPPORT"
    while at < bound:
        item = items[at]
        word = item.lower
        if countries_of(item):
            pronoun = item.actor is not None and item.actor.kind == "pronoun" and word in _OWN
            if not pronoun:
                return _accepted(items, at, frame)
        elif item.kind == "actor" and not frame.direct and frame.actors:
            return None
        elif item.kind == "mark":
            if word not in ('"', "“", "”", "‘", "’", "'"):
                return None
        elif word in ("of",):
            if hostile and head in _VICTIM_NOUNS:
                at = _next_preposition(items, at + 1, bound, "by")
                continue
        elif word == "between" and (frame.actors or frame.mutual):
            return None
        elif word in ("by", "between", "from"):
            pass
        elif word in _PREPOSITIONS:
            if word in ("with", "toward", "towards") and head not in _AGAINST_NOUNS and not frame.actors:
                at += 1
                continue
            return None
        elif item.kind == "word" and word not in ("the", "a", "an", "'s", "’s"):
            head = word
        at += 1
    return None


_PREPOSITIONS = frozenset(
    "to in at on with for from into onto through via across over against about among under during after before as".split()
)


def _next_preposition(items: list[Item], at: int, bound: int, preposition: str) -> int:
    while at < bound and items[at].lower != preposition:
        at += 1
    return at


def _after_preposition(items: list[Item], after: int, bound: int, prepositions: tuple[str, ...], frame: Frame) -> Party | None:
    at = after
    while at < bound:
        if items[at].lower in prepositions and items[at].kind == "word":
            found = _phrase_party(items, at + 1, bound, frame)
            if found is not None:
                return found
        elif items[at].lower == ";" or (frame.direct and at > after + 1):
            return None
        at += 1
    return None


def _phrase_party(items: list[Item], at: int, bound: int, frame: Frame | None) -> Party | None:
    """The first state of the phrase that begins at an item."""
    while at < bound:
        item = items[at]
        if countries_of(item):
            return _accepted(items, at, frame) if frame is not None else party_at(items, at)
        if item.kind == "mark" or item.lower in _PREPOSITIONS or item.lower in ("by", "and"):
            return None
        if item.kind == "actor":
            return None
        at += 1
    return None


def _accepted(items: list[Item], at: int, frame: Frame) -> Party | None:
    party = party_at(items, at, speaks=frame.actors)
    if party is None:
        return None
    if frame.official and party.person:
        return None
    return party


# ---------------------------------------------------------------- nouns

_LIGHT = frozenset(
    "express voice offer impose hold have conduct launch sign reach conclude pay make give provide extend reaffirm reiterate renew convey "
    "declare announce slap levy carry mount wage issue deliver send receive seek strike maintain enjoy establish raise lodge show start begin "
    "open resume enter finalize finalise ink seal approve cut hold strengthen deepen expand boost develop build forge broaden increase enhance "
    "repeat underline underscore stress emphasise emphasize affirm confirm attend lead join share place put tighten toughen announce stage "
    "intensify continue welcome negotiate broker demonstrate enforce apply introduce negotiate co-chair chair complete wrap conclude "
    "fight wage reinforce consolidate continue discuss review upgrade pursue cultivate foster".split()
) | {"carry out", "wrap up", "kick off", "step up", "set up", "roll out"}
_LIFTING = frozenset(
    "lift ease remove relax waive drop end loosen scrap suspend cancel halt reject oppose stop break sever cut postpone deny avoid prevent "
    "avert rescind terminate".split()
) | {"call off", "break off", "cut off"}
_UNREAL = frozenset(
    "possible potential planned upcoming future proposed no any further prospective would-be eventual no-deal forthcoming next".split()
)
_NOT_YET = frozenset("discuss negotiate seek pursue review consider propose draft prepare want need offer".split())
_OBLIQUE = frozenset("in during at after following on amid since by through under before upon despite".split())
_INTENDING_NOUNS = frozenset(
    "plan plans proposal hopes hope prospect prospects call calls possibility risk threat need lack end ban bid".split()
)


def _noun_ties(clauses: Clauses) -> Iterator[_Found]:
    items = clauses.items
    verbal = _verbal(clauses)
    nouns = frames().nouns
    at = 0
    while at < len(items):
        step = 1
        if items[at].kind == "word" and at not in verbal and not _compound(items, at, verbal):
            for entry in nouns.get(items[at].lower, ()):
                last = at + len(entry.words)
                if all(item.lower == word for item, word in zip(items[at:last], entry.words, strict=False)) and last <= len(items):
                    found = list(_noun_act(clauses, at, last, entry.frame))
                    if found:
                        yield from found
                        step = last - at
                        break
        at += step


def _compound(items: list[Item], at: int, verbal: set[int]) -> bool:
    """A noun before another one of the table only modifies it: "cooperation accord", "trade deal"."""
    beyond = at + 1
    return beyond < len(items) and beyond not in verbal and items[beyond].kind == "word" and items[beyond].lower in frames().nouns


@dataclass(frozen=True, slots=True)
class _Surroundings:
    """What stands around a noun: its phrase's first item, owners, the verb that it is an object of."""

    first: int
    owners: tuple[str, ...]
    owner_at: int
    governor: Predicate | None
    direct: bool
    unreal: bool
    negated: bool


def _noun_act(clauses: Clauses, first: int, last: int, frame: Frame) -> Iterator[_Found]:
    items = clauses.items
    around = _around(clauses, first)
    governor = around.governor
    bound = _noun_bound(clauses, last)
    start, end = items[first].start, items[last - 1].end
    modality: Modality = "asserted"
    if governor is not None and governor.actuality != "done" and not _presupposed(frame, around):
        modality = _MODALITY[governor.actuality]
    if around.unreal or (frame.type == "AGREE" and around.direct and governor is not None and governor.verb in _NOT_YET):
        modality = "hypothetical"
    if around.negated:
        modality = "negated"
    if governor is not None and around.direct and governor.verb in _LIFTING:
        modality = "negated"
    if frame.mutual:
        between = _after_preposition(items, last, bound, ("between", "among"), Frame(frame.type, ()))
        if between is not None and len(between.countries) > 1:
            yield from _joined(clauses, frame.type, frame.polarity, modality, between, None, True, start, end, "between")
            return
        if len(around.owners) > 1:
            owner = Party(around.owners, around.first, last, items[around.first].start, end, True)
            yield from _joined(clauses, frame.type, frame.polarity, modality, owner, None, True, start, end, "pair")
            return
    target = _noun_target(items, last, bound, frame)
    if target is None and last < len(items) and items[last].lower == "that" and around.owners:
        target = _that_subject(clauses, last)
    rule = "owner"
    source: Party | None = None
    if around.owners:
        source = Party(around.owners, around.owner_at, last, items[around.owner_at].start, items[around.owner_at].end, True)
        if frame.light and not (around.direct and governor is not None):
            return
    else:
        source = _after_preposition(items, last, bound, ("by",), Frame(frame.type, ()))
        if source is None and "from" not in frame.target and not (governor is not None and governor.verb in _DRAWING):
            source = _after_preposition(items, last, min(bound, last + 3), ("from",), Frame(frame.type, ()))
        if source is None and governor is not None and not governor.passive:
            if around.direct and governor.verb in _DRAWING and target is None:
                drawn = _after_preposition(items, last, bound, ("from", "by", "in"), Frame(frame.type, ()))
                source, target, rule = drawn, subject_of(clauses, governor), "carried"
            elif around.direct and (governor.verb in _LIGHT or (frame.type == "COOPERATE" and not _hostile(governor))):
                source, rule = subject_of(clauses, governor), "carried"
            elif not around.direct and frame.mutual and _introduced(items, around.first):
                source, rule = subject_of(clauses, governor), "carried"
    if target is None and not (frame.mutual and source is not None and len(source.countries) > 1):
        return
    yield from _joined(clauses, frame.type, frame.polarity, modality, source, target, frame.mutual, start, end, rule)


_CREATING = frozenset(
    "establish open restore resume build start begin normalise normalize hold sign reach create launch have".split()
)


def _presupposed(frame: Frame, around: _Surroundings) -> bool:
    """
    Whether a noun tells what is there already, whatever is to be done about it.

    "Will discuss Russia's war in Ukraine" and "hopes to deepen its ties with India" do; "plans a meeting with" does not.
    """
    if frame.polarity < 0 and around.owners:
        return True
    governor = around.governor
    return frame.type == "COOPERATE" and governor is not None and governor.actuality == "wish" and governor.verb not in _CREATING


_DRAWING = frozenset("draw prompt spark trigger provoke elicit attract face receive win earn bring".split())


def _hostile(predicate: Predicate) -> bool:
    """A verb of the table that speaks or acts against its object, or ends it."""
    entries = frames().verbs.get(predicate.verb.split()[0], ())
    return predicate.verb in _LIFTING or any(entry.frame.polarity < 0 and len(entry.words) == 1 for entry in entries)


def _that_subject(clauses: Clauses, at: int) -> Party | None:
    """ "Canada's accusation that India was behind it": who is accused."""
    following = next((predicate for predicate in clauses.predicates if predicate.first > at), None)
    return subject_of(clauses, following) if following is not None else None


def _verbal(clauses: Clauses) -> set[int]:
    """Items that are verbs."""
    return {
        at for predicate in clauses.predicates if not _is_noun(clauses, predicate) for at in range(predicate.first, predicate.last)
    }


def _introduced(items: list[Item], first: int) -> bool:
    return first > 0 and items[first - 1].lower in _OBLIQUE


def _noun_target(items: list[Item], last: int, bound: int, frame: Frame) -> Party | None:
    for preposition in frame.target:
        found = _after_preposition(
            items, last, bound, (preposition,), Frame(frame.type, (), actors=frame.type == "CONSULT" and frame.mutual)
        )
        if found is not None:
            return found
    return None


_OPENERS = frozenset("the a an this that these those its their his her our any no".split())


def _around(clauses: Clauses, first: int) -> _Surroundings:
    items = clauses.items
    verbal = _verbal(clauses)
    at = first
    owners: list[str] = []
    owner_at = first
    unreal = negated = False
    while at > 0:
        item = items[at - 1]
        word = item.lower
        countries = countries_of(item)
        if countries:
            pronoun = item.actor is not None and item.actor.kind == "pronoun"
            if pronoun and word not in ("his", "her", "its", "their", "our", "my", "whose"):
                break
            adjacent = (
                owned(items, at - 1)
                or at == first
                or (item.actor is not None and item.actor.kind == "state")
                or item.kind == "place"
            )
            if not adjacent and not pronoun:
                break
            owners[:0] = [code for code in countries if code not in owners]
            owner_at = at - 1
            at -= 1
            if pronoun:
                break
            joint = items[at - 1].lower if at > 0 else ""
            if joint in ("and", "-", "–", "/", ",") and at > 1 and countries_of(items[at - 2]):
                at -= 1
                continue
            continue
        if item.kind not in ("word", "date") or (at - 1) in verbal or word in _STOP:
            break
        unreal = unreal or word in _UNREAL and word != "no"
        negated = negated or word in ("no", "without")
        at -= 1
        if word in _OPENERS and not (at > 0 and items[at - 1].lower in ("'s", "’s")):
            break
        if first - at > 8:
            break
    governor, direct = _governor(clauses, at)
    if at > 0 and items[at - 1].lower in ("of", "for", "to", "on") and at > 1 and items[at - 2].lower in _INTENDING_NOUNS:
        unreal = True
    negated = negated or (at > 0 and items[at - 1].lower == "without")
    return _Surroundings(at, tuple(owners), owner_at, governor, direct, unreal, negated)


_STOP = frozenset(
    "of in at on by for from to with about over against between into after before during since until while who which that where when as "
    "than because if not and or but under through toward towards among amid despite without within including such".split()
)


_QUOTES = frozenset("\"“”‘’'")


def _governor(clauses: Clauses, first: int) -> tuple[Predicate | None, bool]:
    """The predicate that a noun phrase depends on, and whether it is its object."""
    items = clauses.items
    before = [predicate for predicate in clauses.predicates if predicate.last <= first and not _is_noun(clauses, predicate)]
    if before:
        governor = before[-1]
        between = items[governor.last : first]
        if any(item.lower in (";", ":") for item in between):
            return None, False
        return governor, not any((item.kind == "mark" and item.lower not in _QUOTES) or item.lower in _STOP for item in between)
    after = [predicate for predicate in clauses.predicates if predicate.first >= first and predicate.form == "finite"]
    return (after[0], False) if after else (None, False)


def _noun_bound(clauses: Clauses, last: int) -> int:
    """How far the complements of a noun may stand: past "was imposed" and "held on Monday", not past the next clause."""
    items = clauses.items
    bound = min(len(items), last + 16)
    for predicate in clauses.predicates:
        if predicate.first >= last and not (
            predicate.passive or predicate.form == "reduced" or predicate.verb in ("be", "hold", "take place")
        ):
            bound = min(bound, predicate.left if predicate.left >= last else predicate.first)
            break
    for at in range(last, bound):
        if items[at].kind == "mark" and items[at].lower in (";", ":", ".", "—") or items[at].lower in _CLAUSE_OPENERS - {"as"}:
            return at
    return bound


# ---------------------------------------------------------------- what one state says of another


def _said_ties(clauses: Clauses, statements: tuple[Statement, ...]) -> Iterator[_Found]:
    """ "Japan said China had violated its waters": the speaker's state accuses the subject of what it says."""
    for predicate in clauses.predicates:
        statement = claims.at(statements, predicate.start)
        if statement is None or statement.country is None:
            continue
        subject = subject_of(clauses, predicate)
        if subject is None or statement.country in subject.countries or predicate.passive:
            continue
        for saying in sayings():
            if _says(clauses.items, predicate, saying):
                speaker = statement.speaker
                assert speaker is not None, "a statement with a country has a speaker"
                source = Party((statement.country,), 0, 0, speaker.start, speaker.end, True)
                yield from _joined(
                    clauses, saying.type, 1 if saying.type == "SUPPORT" else -1, "asserted", source, subject, False, predicate.start,
                    predicate.end, "said",
                )  # fmt: skip
                break


def _says(items: list[Item], predicate: Predicate, saying: Saying) -> bool:
    if saying.modals:
        return predicate.modal in saying.modals
    if predicate.negated:
        return predicate.verb in saying.denied
    if predicate.actuality not in ("done", "negated"):
        return False
    if predicate.verb in ("be", "remain", "become"):
        after = items[predicate.last : predicate.last + 6]
        ends = next((n for n, item in enumerate(after) if item.lower in _STOP or item.kind == "mark"), len(after))
        return any(item.lower in saying.nouns for item in after[:ends])
    if saying.objects and not _has_object(items, predicate.last, saying.objects):
        return False
    return predicate.verb in saying.verbs or (predicate.actuality == "negated" and predicate.verb in saying.denied)


# ---------------------------------------------------------------- what one state is to another


def _kin_ties(clauses: Clauses) -> Iterator[_Found]:
    """ "Cuba, an ally of Venezuela", "Russia is Armenia's main ally", "its rival Pakistan"."""
    items = clauses.items
    for at, item in enumerate(items):
        kind = kinship().get(item.lower) if item.kind == "word" else None
        if kind is None:
            continue
        around = _around(clauses, at)
        if around.negated or around.unreal:
            continue
        one, other = _kin_parties(clauses, at, around)
        polarity: Literal[1, -1] = -1 if kind == "REJECT" else 1
        yield from _joined(clauses, kind, polarity, "asserted", one, other, kind in MUTUAL_TIES, item.start, item.end, "kin")


def _kin_parties(clauses: Clauses, at: int, around: _Surroundings) -> tuple[Party | None, Party | None]:
    """Who is the ally, and whose."""
    items = clauses.items
    other: Party | None = None
    beyond = at + 1
    if around.owners:
        other = Party(around.owners, around.owner_at, at, items[around.owner_at].start, items[around.owner_at].end, True)
    elif beyond < len(items) and items[beyond].lower in ("of", "to"):
        other = _phrase_party(items, beyond + 1, min(len(items), beyond + 6), None)
    if other is None:
        return None, None
    if around.owners and beyond < len(items) and countries_of(items[beyond]):
        return other, party_at(items, beyond, speaks=True)
    governor = around.governor
    if governor is not None and around.direct and governor.verb in ("be", "remain", "become") and governor.actuality == "done":
        return subject_of(clauses, governor), other
    if around.first > 1 and items[around.first - 1].lower == "," and countries_of(items[around.first - 2]):
        back = items[around.first - 2]
        return Party(countries_of(back), around.first - 2, around.first - 1, back.start, back.end, True), other
    return None, None


# ---------------------------------------------------------------- visits

_GATHERING = re.compile(r"\b(?:summit|conference|forum|assembly|funeral|ceremony|congress|session|talks)\b", re.IGNORECASE)
_OFFICIAL = re.compile(
    r"\b(?:official|state|working|bilateral|met|meets?|meetings?|talks|received|welcomed|hosted|greeted|visit(?:s|ed|ing)?|trip|tour|discuss\w*)\b",
    re.IGNORECASE,
)


_JOURNEY = re.compile(
    r"\b(?:visit\w*|trip|tour\w*|arriv\w+|travel\w*|flew|land\w+|stay|received|welcomed|hosted|greeted)\b", re.IGNORECASE
)


def _visits(document: Document, itineraries: Iterable[Itinerary], found: list[_Found]) -> list[_Found]:
    """
    A journey that took place is a tie of the visitor's state to its host.

    Not where it only led to a gathering of many, or where the host only lent the room to a meeting of others.
    """
    ties = []
    for itinerary in itineraries:
        for stop in itinerary.stops:
            if itinerary.home is None or stop.status != "done" or stop.country == itinerary.home:
                continue
            sentence = document.sentence_at(stop.evidence.start)
            if _GATHERING.search(sentence.text) and not _OFFICIAL.search(sentence.text):
                continue
            meetings = [
                tie
                for tie in found
                if tie.type == "CONSULT" and sentence.start <= tie.at < sentence.end and itinerary.home in tie.sources
            ]
            elsewhere = meetings and not any(stop.country in tie.sources for tie in meetings)
            if elsewhere and not _JOURNEY.search(sentence.text):
                continue
            ties.append(
                _Found(
                    (itinerary.home, stop.country),
                    (),
                    "CONSULT",
                    1,
                    "asserted",
                    stop.evidence.start,
                    stop.evidence.end,
                    stop.evidence.start,
                    "visit",
                    min(RULES["visit"][1], stop.confidence),
                )  # fmt: skip
            )
    return ties


# ---------------------------------------------------------------- records


def _tie(document: Document, statements: tuple[Statement, ...], found: _Found) -> Tie:
    evidence = Evidence.of(document.text, found.start, found.end)
    statement = claims.at(statements, found.at)
    return Tie(
        found.sources, found.targets, found.type, found.polarity, evidence, date=_date(document, found), modality=found.modality,
        claim=statement.claim() if statement is not None else Claim(), confidence=found.confidence, rule=found.rule,
    )  # fmt: skip


def _date(document: Document, found: _Found) -> PartialDate | None:
    """The date nearest to the word that tells the act, in its own sentence."""
    sentence = document.sentence_at(found.at)
    near: list[DateExpression] = [date for date in document.dates if sentence.start <= date.start < sentence.end]
    if not near:
        return None
    best = min(near, key=lambda date: max(date.start - found.at, found.at - date.end, 0))
    return best.first


def _merged(ties: list[Tie]) -> tuple[Tie, ...]:
    """Repeated assertions of one act as one tie, the first of them with the others as further evidence."""
    merged: dict[tuple[object, ...], Tie] = {}
    for tie in ties:
        participants = (frozenset(tie.sources), frozenset(tie.targets))
        key = (participants, tie.type, tie.polarity, tie.modality)
        known = merged.get(key)
        if known is None:
            merged[key] = tie
        elif tie.evidence not in (known.evidence, *known.also):
            merged[key] = replace(
                known,
                also=(*known.also, tie.evidence),
                date=known.date or tie.date,
                confidence=max(known.confidence, tie.confidence),
            )
    return tuple(merged.values())
