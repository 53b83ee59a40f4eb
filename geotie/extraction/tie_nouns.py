"""Ties told by nouns: "Cuba's condemnation of", "imposed sanctions on", "talks between A and B", "Sino-Russian ties"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import chain, pairwise

from geotie.extraction import tie_kin
from geotie.extraction.claims import SAYING
from geotie.extraction.clauses import Item, Predicate
from geotie.extraction.tie_frames import Entry, Frame, frames, kinship, telling_nouns
from geotie.extraction.tie_parties import STOPS, Party, countries_of, party_at
from geotie.extraction.tie_phrases import STOPPING, NounPhrase, noun_phrase
from geotie.extraction.tie_scene import CLAUSE_OPENERS, VICTIM_NOUNS, Act, Scene
from geotie.extraction.tie_stances import COMMITTING, MODALITY, goes_on, performed, verb_before
from geotie.extraction.tie_verbs import MEDIATING, beyond_own, entry_of, has_object
from geotie.extraction.wordlists import wordset
from geotie.records import Modality, TieType

# Verbs that only carry the noun: their subject does what the noun tells.
_LIGHT = wordset("""
    express voice offer impose hold have conduct launch sign reach conclude pay make give provide extend reaffirm reiterate
    renew convey declare announce slap levy carry mount wage issue deliver send receive seek strike maintain raise lodge file
    show start begin open resume enter finalize finalise ink seal approve repeat underline underscore stress emphasise
    emphasize affirm confirm lead join place put tighten toughen stage intensify continue demonstrate enforce apply introduce
    fight reinforce step submit hand present tender
""") | {"carry out", "wrap up", "kick off", "step up", "set up", "roll out"}
# Verbs that carry what two states do together.
_SHARING = _LIGHT | wordset("""
    enjoy establish attach cut strengthen deepen expand boost develop build forge broaden increase enhance attend share welcome
    negotiate co-chair chair complete wrap consolidate discuss review upgrade pursue cultivate foster
""")
_LIFTING = wordset("""
    lift ease remove relax waive drop end loosen scrap suspend cancel halt reject oppose stop break sever cut postpone deny
    avoid prevent avert rescind terminate downgrade freeze lower curtail
""") | {"call off", "break off", "cut off"}
_DRAWING = wordset("draw prompt spark trigger provoke elicit attract face receive win earn bring")
_SWITCHING = wordset("switch shift transfer")
_SETTLING = wordset("settle resolve end ease defuse overcome solve heal mend reconcile reduce calm bridge")
_NOT_YET = wordset("discuss negotiate seek pursue review consider propose draft prepare want need offer")
_HARMING = wordset("shake harm hurt undermine affect disrupt weaken damage derail jeopardise jeopardize break")
_ENTANGLING = wordset("embroil lock entangle mire engage involve engulf drag")
_CITING = wordset("cite face see blame mention note fuel escalate")
_CLOSING = wordset("end conclude finish complete wrap")
_WEIGHING = wordset("review reconsider reassess rethink re-evaluate reevaluate")
_CREATING = wordset("establish open restore resume build start begin normalise normalize hold sign reach create launch have")
_ESTABLISHING = wordset("establish formalise formalize initiate inaugurate") | {"set up"}
_OPENING = wordset("open forge start begin launch enter create")  # ... formal relations; "forged closer ties" are there already
_FORMAL = wordset("diplomatic formal official full")
_HALTING = wordset("halt end stop cease suspend pause call terminate finish conclude") | {"call off", "wind down"}
_ORDERING = wordset("order announce declare proclaim")
# What is said of relations that are bad.
_SOURED = wordset("""
    strained tense frosty frozen icy sour soured troubled bad poor hostile worsened worsening deteriorated deteriorating rocky
    fraught uneasy broken chilly chilled cool cooled stormy turbulent acrimonious suspended severed ruptured nadir problems
    strains difficulties bumpy thorny difficult trouble
""")
_SOURING = wordset("""
    sour deteriorate worsen fray strain freeze chill cool rupture sever suspend break plummet nosedive plunge suffer
""")
_RELATIONS = frozenset(
    {"tie", "relation", "relationship"} | {f"{kind} {noun}" for kind in ("diplomatic", "bilateral") for noun in ("tie", "relation")}
)
_ANSWERING = wordset("retaliate respond answer reply counter react avenge repel repulse") | {"hit back", "strike back"}
# Verbs between a noun and its states: "clashes erupted between", "talks took place with".
_HAPPENING = wordset("""
    be hold erupt begin start resume continue flare rage occur open end intensify run mount grow rise simmer escalate deepen
""") | {"take place", "break out"}
_GOVERNING = wordset("between with of on against from to for")
_BINDING = wordset("bind link unite connect binding linking uniting connecting join joining")
_GESTURES = wordset("sense show expression sign gesture gestures acts act token display message demonstration mark spirit")
_BEING_THERE = wordset("be arrive come fly land travel visit")
_OPEN = wordset("possible likely unlikely impossible imminent close near due probable conceivable unthinkable inevitable elusive")
_OBLIQUE = wordset("in during at after following on amid since by through under before upon despite")
_AFTER_NOUN = wordset(
    "'s ’s here there today yesterday then also both again so next last earlier later abroad online back together too"
)
_REACH = 24  # items within which the complements of a noun stand
_NEAR = 8  # items between a call and what it is for
_ANYONE = Frame("CONSULT", ())
_BAD_TERMS = Frame("REJECT", ("with", "to"), mutual=True)
_QUARREL = Frame("REJECT", ("with",), mutual=True)  # "the president's clash with his counterpart" is one of words
_SPEAKER = Frame("CONSULT", (), actors=True)
_BEGUN = Frame("AGREE", ("with",), mutual=True)
_CALLED_OFF = Frame("RETREAT", ("in", "from"))


def find(scene: Scene) -> Iterator[Act]:
    items, nouns, kin = scene.items, frames().nouns, kinship()
    beyond = 0  # past the words of the last act
    for at in scene.clauses.among(telling_nouns()):
        word = items[at].lower
        if at < beyond or items[at].kind != "word" or at in scene.verbal:
            continue
        if word in nouns and not _modifies(scene, at) and not _in_exchange(items, at):
            for entry in nouns[word]:
                last = at + len(entry.words)
                if last > at + 1 and tuple(scene.clauses.words[at:last]) != entry.words:
                    continue
                if entry.frame.objects and not has_object(items, last, entry.frame.objects):
                    continue
                if entry.frame.marked and entry.frame.marked.isdisjoint(one.lower for one in items[max(0, at - 4) : at]):
                    continue
                if _soured_once(scene, last, entry):
                    break
                if found := _act(scene, at, last, _as_they_are(scene, at, last, entry)):
                    yield from found
                    beyond = last
                    break
        if word in kin:
            yield from tie_kin.told(scene, at)


def _in_exchange(items: list[Item], at: int) -> bool:
    """ "In exchange for", "in return for"."""
    return items[at].lower == "exchange" and [item.lower for item in (items[at - 1], *items[at + 1 : at + 2])] == ["in", "for"]


def _modifies(scene: Scene, at: int) -> bool:
    """A noun before another one only modifies it: "cooperation accord", "trade deficit"."""
    items, beyond = scene.items, at + 1
    if beyond >= len(items) or beyond in scene.verbal or items[beyond].kind != "word":
        return False
    word = items[beyond].lower
    if word in STOPS or word in _AFTER_NOUN or word.endswith("ly"):
        return False
    return not any(entry.words[:2] == (items[at].lower, word) for entry in frames().nouns[items[at].lower])


def _act(scene: Scene, first: int, last: int, frame: Frame) -> list[Act]:
    phrase = noun_phrase(scene, first)
    if phrase.owners is None and _gesture(scene, phrase.first):
        phrase = replace(phrase, owners=noun_phrase(scene, phrase.first - 2).owners)  # "Kosovo's acts of solidarity with"
    bound = _bound(scene, last)
    joint = _joint(scene, last, bound, frame, phrase) if frame.mutual else None
    if joint is not None:
        source: Party | None = joint[0]
        target, rule = None, joint[1]
    else:
        source, target, rule = _parties(scene, (first, last), bound, frame, phrase)
    if target is not None and frame.type == "SANCTION":
        target = beyond_own(scene, source, target, bound, frame) or target
    if source is None or (target is None and not (frame.mutual and len(source.countries) > 1)):
        return []
    if frame.type == "CONSULT" and not frame.mutual and phrase.pronoun:
        return []  # "her visit to Oslo": whether it was to the host, the journey tells
    if frame.type == "COOPERATE" and phrase.pronoun and scene.items[phrase.first].lower in ("his", "her"):
        return []  # "faulted the premier for his close relations with": his own
    if frame.type == "ASSAULT" and rule == "carried" and target is None and not phrase.direct:
        return []  # "Washington and Moscow took sides in conflicts"
    modality = _modality(phrase, frame)
    if frame.type == "ASSAULT" and frame.mutual and target is not None and target.person:
        frame = _QUARREL
    if frame.type == "COOPERATE" and _is_begun(scene, last, phrase):
        frame = _BEGUN
    if modality == "negated" and frame.type == "ASSAULT" and _is_called_off(phrase, source):
        frame, modality = _CALLED_OFF, "asserted"
    if modality == "negated" and joint is not None and _by_others(scene, phrase, source):
        modality = "asserted"
    span = scene.items[first].start, scene.items[last - 1].end
    plural = scene.items[last - 1].lower.endswith(("s", "memoranda"))  # "China signed accords with Samoa and Tonga"
    together = frame.type == "COOPERATE" and _is_joint(scene, phrase.first, last)
    apart = target is not None and (frame.type == "COOPERATE" or (frame.type == "AGREE" and (plural or frame is _BEGUN)))
    # "Peru and Chile have ties with Fiji" says nothing of Peru and Chile
    return scene.act(
        frame.type, frame.polarity, modality, source, target,
        mutual=frame.mutual, span=span, rule=rule, apart=apart, together=together,
    )  # fmt: skip


def _is_begun(scene: Scene, last: int, phrase: NounPhrase) -> bool:
    """ "Set up diplomatic ties with", "relations were established between", "the establishment of relations"."""
    items, governor = scene.items, phrase.governor
    if items[last - 1].lower not in ("ties", "relations"):
        return False
    before = [item.lower for item in items[max(0, phrase.first - 2) : phrase.first]]
    if before[-1:] == ["of"] and before[0] in ("establishment", "opening", "launch"):
        return "anniversary" not in scene.clauses.words[max(0, phrase.first - 6) : phrase.first]
    if governor is None or governor.negated or not (phrase.direct or (governor.passive and governor.first >= last)):
        return False
    formal = not _FORMAL.isdisjoint(scene.clauses.words[phrase.first : last])
    return governor.verb in _ESTABLISHING or (governor.verb in _OPENING and formal)


def _is_called_off(phrase: NounPhrase, source: Party) -> bool:
    """ "Halted its offensive in", "ordered an end to its military operation in": by the one whose attack it is."""
    governor = phrase.governor
    if governor is None or governor.actuality != "done":
        return False
    own = phrase.pronoun or phrase.owners is None or set(phrase.owners.countries) == set(source.countries)
    return own and ((phrase.direct and governor.verb in _HALTING) or governor.verb in _ORDERING)


def _is_joint(scene: Scene, first: int, last: int) -> bool:
    """ "A joint project with Chad and Mali": one undertaking of all."""
    words = scene.clauses.words[first:last]
    return "joint" in words or words[-1] in ("venture", "alliance", "consortium")


def _parties(
    scene: Scene, words: tuple[int, int], bound: int, frame: Frame, phrase: NounPhrase
) -> tuple[Party | None, Party | None, str]:
    """Who does what a noun tells, to whom, and by which rule."""
    first, last = words
    target = (
        _target(scene, last, bound, frame, phrase)
        or _addressee(scene, first, phrase)
        or _caller(scene, phrase, frame)
        or _aided(scene, phrase, frame)
    )
    drawn = target is None and frame.type != "ASSAULT" and _is_drawn(phrase)  # "bring the conflict to an end"
    if target is None and not frame.mutual and not drawn:
        return None, None, ""
    if phrase.owners is not None:
        enough = not frame.light or (phrase.direct and phrase.governor is not None)
        return (phrase.owners if enough else None), target, "owner"
    owned_behind = frame.mutual or frame.type in ("RETREAT", "SUPPORT", "AID")
    doer = _doer(scene, last, bound, frame, phrase) or (
        _owner_behind(scene, last, target) if target is not None and owned_behind else None
    )
    if doer is not None:
        return doer, target, "owner"
    carrier = _carrier(scene, phrase, frame) or _sayer(scene, first, frame)
    if carrier is None and target is not None and phrase.direct and phrase.governor is not None and frame.mutual:
        carrier = _named_examples(scene, phrase.governor, last)
    if target is None and carrier is not None and len(carrier.countries) == 1 and frame.mutual and phrase.governor is not None:
        target = _with_whom(scene, phrase.governor)
    listed = target is not None and len(target.countries) > 1 and phrase.governor is not None
    if (
        carrier is not None
        and listed
        and phrase.governor is not None
        and scene.items[first].start < carrier.start < phrase.governor.start
    ):
        return None, target, ""  # "an exercise with Italy, Greece and Malta has ended": they are the others
    if carrier is None and drawn and phrase.governor is not None:  # "the raid drew condemnation from Jordan"
        carrier = scene.after_preposition(last, bound, ("from", "by", "in"), _ANYONE)
        target = scene.subject(phrase.governor)
    return carrier, target, "carried"


def _named_examples(scene: Scene, governor: Predicate, last: int) -> Party | None:
    """ "Twelve states have ties with Taiwan, including Belize and Haiti": those that are named."""
    items = scene.items
    if governor.subject or governor.verb not in _SHARING or governor.verb in _LIFTING:
        return None
    at = next((n + 1 for n in range(last, min(len(items), last + 9)) if items[n].lower == "including"), len(items))
    return party_at(items, at) if at < len(items) and items[at - 2].lower == "," and countries_of(items[at]) else None


def _with_whom(scene: Scene, predicate: Predicate) -> Party | None:
    """ "With Peru, Chile signed an accord": the other state opens the sentence."""
    opens = scene.items[0].lower == "with" and predicate.form == "finite" and predicate.first < _REACH
    before = all(other is predicate or other.first > predicate.first for other in scene.predicates)
    return scene.phrase(1, predicate.first, _SPEAKER) if opens and before else None


def _addressee(scene: Scene, first: int, phrase: NounPhrase) -> Party | None:
    """ "Conveyed to the Omani sultan his gratitude": whom a verb names before what it carries."""
    verb = phrase.governor
    if verb is None or verb.last >= first or verb.verb not in _LIGHT or scene.items[verb.last].lower != "to":
        return None
    return scene.after_preposition(verb.last, phrase.first, ("to",), _ANYONE)


def _caller(scene: Scene, phrase: NounPhrase, frame: Frame) -> Party | None:
    """ "Called the Turkish president to offer condolences": whom a verb meets or phones to that end."""
    verb = phrase.governor
    if frame.type != "SUPPORT" or not phrase.direct or verb is None or verb.form != "infinitive" or verb.verb not in _LIGHT:
        return None
    before = verb_before(scene, verb)
    entry_at = entry_of(scene.items, before) if before is not None and verb.first - before.last < _NEAR else None
    if entry_at is None or entry_at[0].frame.type != "CONSULT":
        return None
    return scene.target(entry_at[1], verb.left, entry_at[0].frame)


def _aided(scene: Scene, phrase: NounPhrase, frame: Frame) -> Party | None:
    """ "The bridge in Laos was built with Japanese aid", "Jordan is a recipient of American aid": the other state there."""
    owners, items, governor = phrase.owners, scene.items, phrase.governor
    if frame.type != "AID" or owners is None or phrase.pronoun or phrase.first < 2 or phrase.negated or governor is None:
        return None
    before = [item.lower for item in items[phrase.first - 2 : phrase.first]]
    built = governor.verb in _BUILDING and not _MEANS.isdisjoint(scene.clauses.words[governor.last : phrase.first])
    others = scene.states - set(owners.countries)
    if len(others) != 1 or not ((built and governor.actuality == "done") or (before[0] in _RECIPIENTS and before[1] == "of")):
        return None
    return Party(tuple(others), items[phrase.first].start, items[phrase.first].end)


_BUILDING = wordset("build rebuild construct fund finance restore equip renovate repair complete open")
_MEANS = wordset("with by through thanks from using")
_RECIPIENTS = wordset("recipient recipients beneficiary beneficiaries receiver")


def _joint(scene: Scene, last: int, bound: int, frame: Frame, phrase: NounPhrase) -> tuple[Party, str] | None:
    """The states that share a mutual act: "talks between A and B", "the A-B talks"."""
    between = scene.after_preposition(last, _end_of_topic(scene, last, bound, frame), ("between", "among"), _ANYONE)
    if between is None:
        between = _row_behind_of(scene, last, bound)
        if between is not None and len(between.countries) > 1 and _with_others(scene, last, bound, between):
            return None
    between = between or _bound_by(scene, last)
    if between is not None and len(between.countries) > 1:
        return between, "between"
    return (phrase.owners, "pair") if phrase.owners is not None and len(phrase.owners.countries) > 1 else None


def _row_behind_of(scene: Scene, last: int, bound: int) -> Party | None:
    """ "The joint project of Chad, Niger and Mali": the states behind "of", the first of them near."""
    if last >= bound or scene.items[last].lower != "of":
        return None
    near = any(countries_of(item) for item in scene.items[last + 1 : min(bound, last + 4)])
    return scene.phrase(last + 1, bound, _ANYONE) if near else None


def _with_others(scene: Scene, last: int, bound: int, row: Party) -> bool:
    """ "The cooperation of Chad and Mali with Niger": each of them with the third, not with each other."""
    other = scene.after_preposition(last, bound, ("with",), _ANYONE)
    return other is not None and other.start > row.end and not set(other.countries) & set(row.countries)


def _end_of_topic(scene: Scene, last: int, bound: int, frame: Frame) -> int:
    """Where another noun takes the states for itself: "a meeting amid fighting between Russia and Ukraine"."""
    if frame.polarity < 0:
        return bound
    told = next(
        (predicate.first for predicate in scene.predicates if last < predicate.first < bound and not predicate.passive), bound
    )
    if any(any(entry.frame.mutual for entry in frames().nouns.get(word, ())) for word in scene.clauses.words[told:bound]):
        bound = told  # "continue their coordination and prepare to hold a meeting between"
    return next((at for at in range(last, bound) if scene.clauses.words[at] in _other_topics()), bound)


@cache
def _other_topics() -> frozenset[str]:
    """Words behind which states are those of another matter: "amid", and nouns of quarrels."""
    quarrels = (entry for entry in chain.from_iterable(frames().nouns.values()) if entry.frame.mutual and entry.frame.polarity < 0)
    return frozenset({"amid", "against", "despite", *(entry.words[0] for entry in quarrels)})


def _is_drawn(phrase: NounPhrase) -> bool:
    """Whether a noun tells what its subject met with: "drew condemnation from"."""
    return phrase.direct and phrase.governor is not None and phrase.governor.verb in _DRAWING


def _bound_by(scene: Scene, last: int) -> Party | None:
    """ "The relations that bind Qatar and Turkey", "ties linking the two countries"."""
    words = [item.lower for item in scene.items[last : last + 2]]
    beyond = last + 1 if words[:1] not in (["that"], ["which"]) else last + 2
    if not _BINDING.intersection(words[beyond - last - 1 : beyond - last]):
        return None
    return scene.phrase(beyond, min(len(scene.items), beyond + 6), _ANYONE)


def _as_they_are(scene: Scene, first: int, last: int, entry: Entry) -> Frame:
    """Relations that are bad are no cooperation: "strained ties with", "relations between A and B have soured"."""
    if entry.lemma not in _RELATIONS:
        return entry.frame
    items = scene.items
    before = {item.lower for item in items[max(0, first - 3) : first]}
    told = next((predicate for predicate in scene.predicates if predicate.first >= last), None)
    soured = False
    if told is not None and not told.negated:
        marks = [item.lower for item in items[last : told.first] if item.kind == "mark"]
        near = {item.lower for item in items[told.last : told.last + 4]}
        soured = marks in ([], [",", ","]) and (told.verb in _SOURING or bool(near & _SOURED))
    return _BAD_TERMS if soured or before & _SOURED else entry.frame


def _soured_once(scene: Scene, last: int, entry: Entry) -> bool:
    """ "Relations between Chad and Mali soured after the coup": how they are now is not told, nor that they were good."""
    told = next((predicate for predicate in scene.predicates if predicate.first >= last), None)
    if entry.lemma not in _RELATIONS or told is None or told.verb not in _SOURING or told.last - told.first > 1:
        return False
    return told.last < len(scene.items) and scene.items[told.last].lower in ("after", "in", "when", "following", "with", "during")


def _modality(phrase: NounPhrase, frame: Frame) -> Modality:
    governor = phrase.governor
    undergone = governor is not None and governor.passive and governor.first > phrase.first
    stoppable = frame.polarity > 0 or frame.type == "SANCTION"  # "aid was suspended"
    cancelled = undergone and governor is not None and (frame.type == "CONSULT" or (stoppable and governor.actuality == "done"))
    lowered = undergone and frame.type == "COOPERATE" and governor is not None and governor.verb in _LIFTING
    if phrase.negated or lowered or (frame.mutual and frame.type == "REJECT" and _is_settled(phrase)):
        return "negated"
    if governor is not None and (phrase.direct or cancelled) and governor.verb in _LIFTING:
        closed = frame.type == "CONSULT" and governor.verb in _CLOSING and not cancelled  # "ended two days of talks"
        return "asserted" if closed and governor.actuality == "done" else "negated"
    if (
        (phrase.unreal and not (frame.type == "COOPERATE" and phrase.standing))
        or _called_possible(phrase, frame)
        or (phrase.direct and governor is not None and governor.verb in _WEIGHING)
        or (frame.type == "AGREE" and phrase.direct and governor is not None and governor.verb in _NOT_YET)
    ):
        return "hypothetical"
    if governor is not None and _came_about(phrase, governor, frame):
        return "asserted"
    if governor is None or governor.actuality == "done" or goes_on(governor) or performed(governor) or _presupposed(frame, phrase):
        return "asserted"
    return MODALITY[governor.actuality]


def _is_settled(phrase: NounPhrase) -> bool:
    """ "Chile and Peru settled their dispute", "the row with Chile was resolved"."""
    governor = phrase.governor
    if governor is None or governor.verb not in _SETTLING or governor.negated:
        return False
    return phrase.direct or (governor.passive and governor.first > phrase.first)


def _came_about(phrase: NounPhrase, governor: Predicate, frame: Frame) -> bool:
    """ "During the summit they agreed to work together", "ties between them will not be shaken": the summit was, the ties are."""
    if phrase.direct:
        return False
    if governor.first < phrase.first:  # "have agreed to stay in touch in a meeting"
        return frame.type == "CONSULT" and governor.actuality == "future" and not COMMITTING.isdisjoint(governor.governors)
    intended = frame.type == "CONSULT" and governor.actuality == "future" and not COMMITTING.isdisjoint(governor.governors)
    unharmed = governor.negated and governor.verb in _HARMING and frame.type == "COOPERATE"
    return intended or unharmed


def _by_others(scene: Scene, phrase: NounPhrase, parties: Party) -> bool:
    """ "Chad is no part of the talks between Mali and Niger": who has no part in them does not undo them."""
    governor = phrase.governor
    if governor is None or not governor.negated or governor.first > phrase.first or phrase.negated or governor.tense == "future":
        return False
    doer = scene.subject(governor)
    return doer is not None and not set(doer.countries) & set(parties.countries)


def _called_possible(phrase: NounPhrase, frame: Frame) -> bool:
    """ "A deal between Iran and Syria is possible"."""
    governor = phrase.governor
    said = governor is not None and governor.first > phrase.first and governor.verb in ("be", "remain", "seem", "look")
    return frame.type in ("AGREE", "CONSULT") and said and governor is not None and governor.object_noun in _OPEN


def _presupposed(frame: Frame, phrase: NounPhrase) -> bool:
    """
    Whether a noun tells what is there already, whatever is to be done about it.

    "Will discuss Russia's war in Ukraine" and "hopes to deepen its ties with India" do; "plans a meeting with" does not.
    """
    if phrase.owners is not None and (frame.polarity < 0 or (frame.type in ("SUPPORT", "AID") and not phrase.pronoun)):
        return True
    governor = phrase.governor
    if frame.type != "COOPERATE" or governor is None or governor.verb in _CREATING:
        return False
    purpose = governor.form == "infinitive" and governor.parent is not None and governor.parent.actuality == "done"
    return governor.actuality == "wish" or (governor.actuality == "future" and (phrase.standing or purpose))


@cache
def _speaking_to(kind: TieType, *, actors: bool) -> Frame:
    return Frame(kind, (), actors=actors)


def _target(scene: Scene, last: int, bound: int, frame: Frame, phrase: NounPhrase) -> Party | None:
    spoken_to = _speaking_to(frame.type, actors=frame.type == "CONSULT" and frame.mutual)
    for preposition in frame.target:
        if preposition == "with" and frame.mutual:
            bound = _before_other_dealings(scene, last, bound)
        if preposition in ("in", "inside", "into", "at") and scene.upon_group(last, frame):
            continue
        apart = last + 1 < len(scene.items) and scene.items[last + 1].lower == "support"  # "intervention in support of"
        beyond = scene.items[last].lower if last < len(scene.items) else ""
        if preposition in ("in", "of") and not apart and beyond not in (preposition, "by"):
            continue  # "recognition of two regions in the east of Ukraine" is none of Ukraine
        found = scene.after_preposition(last, bound, (preposition,), spoken_to)
        if found is not None:
            return found
    if last < len(scene.items) and scene.items[last].lower == "that" and phrase.owners is not None:
        following = next((predicate for predicate in scene.predicates if predicate.first > last), None)
        return scene.subject(following) if following is not None else None  # "Canada's accusation that India was behind it"
    answered = phrase.governor is not None and phrase.governor.verb in _ANSWERING and frame.type == "ASSAULT"
    if answered and phrase.governor is not None and phrase.owners is not None and not phrase.pronoun:
        return scene.subject(phrase.governor)  # "retaliated to Iran's attack"
    return None


def _before_other_dealings(scene: Scene, last: int, bound: int) -> int:
    """The item before another noun that takes "with" for itself: "the conflict in talks with"."""
    items, nouns = scene.items, frames().nouns
    for at in range(last, bound - 1):
        dealings = items[at + 1].lower == "with" and any(entry.frame.mutual for entry in nouns.get(items[at].lower, ()))
        if dealings and at not in scene.verbal:
            return at
    return bound


def _doer(scene: Scene, last: int, bound: int, frame: Frame, phrase: NounPhrase) -> Party | None:
    """ "Sanctions on Iran by the United States", "support from Cuba"."""
    found = (
        None
        if _another_deed(scene, last, bound) or _brokered(scene, phrase)
        else scene.after_preposition(last, bound, ("by",), _SPEAKER)
    )
    drawn = frame.type == "COOPERATE" or (phrase.governor is not None and phrase.governor.verb in _DRAWING | _SWITCHING)
    return found or (None if drawn else scene.after_preposition(last, min(bound, last + 3), ("from",), _SPEAKER))


def _brokered(scene: Scene, phrase: NounPhrase) -> bool:
    """ "The truce was mediated by Chad and Niger": no parties to it."""
    return phrase.governor is not None and phrase.governor.passive and phrase.governor.verb in MEDIATING


def _another_deed(scene: Scene, last: int, bound: int) -> bool:
    """Whether "by" tells who did something else: "an objection against the expulsion of the envoys by Greece"."""
    items = scene.items
    by = next((n for n in range(last, bound) if items[n].lower == "by"), last)
    words = [item.lower for item in items[last:by]]
    if any(word in VICTIM_NOUNS and following == "of" for word, following in pairwise(words)):
        return True
    carried = next((predicate.first for predicate in scene.predicates if predicate.last == by), last)
    return carried > last and items[carried - 1].kind == "word" and items[carried - 1].lower not in STOPS  # "drills held by"


def _owner_behind(scene: Scene, last: int, target: Party) -> Party | None:
    """ "The meeting on Monday of the Libyan premier with": whose meeting it is."""
    end = next((n for n in range(last, len(scene.items)) if scene.items[n].start >= target.start), last)
    found = _row_behind_of(scene, last, end) or scene.after_preposition(last, min(end, last + 3), ("of",), _SPEAKER)
    return found if found is not None and found.end < target.start else None


def _carrier(scene: Scene, phrase: NounPhrase, frame: Frame) -> Party | None:
    """The subject of the verb that carries the noun: "imposed sanctions on", "said in talks with"."""
    governor = phrase.governor
    if governor is not None and governor.verb in _ENTANGLING and frame.mutual and frame.polarity < 0:
        return scene.subject(governor)  # "Peru and Chile are locked in a dispute"
    if governor is None or governor.passive or (frame.type == "REQUEST" and governor.verb == "pay"):
        return None  # "paid a call on" asks for nothing
    if frame.type == "ASSAULT" and governor.verb in _ORDERING and _is_stopped(scene, phrase):
        return scene.subject(governor)  # "ordered a halt to military operations in"
    if phrase.direct:
        carries = governor.verb in (_SHARING if frame.mutual else _LIGHT) or (frame.type == "COOPERATE" and not _hostile(governor))
        carries = carries or (frame.type == "CONSULT" and governor.verb in _CLOSING)
        carries = carries or (frame.mutual and frame.polarity < 0 and governor.verb in _CITING)
    else:
        before = _gesture(scene, phrase.first) or (scene.items[phrase.first - 1].lower if phrase.first else "")
        spoken = before == "in" and frame.type in ("THREATEN", "ACCUSE", "SUPPORT")  # "in a warning to Israel, he said"
        answered = before == "with" and governor.verb in _ANSWERING and frame.polarity < 0  # "retaliated with strikes on"
        shown = before in _GESTURES and frame.type in ("SUPPORT", "PROTEST", "AID")
        beside = scene.items[phrase.first - 2] if phrase.first > 1 and before == "in" else None
        if spoken and frame.type == "SUPPORT" and beside is not None and countries_of(beside):
            return party_at(scene.items, phrase.first - 2)  # "was sad to see Egypt in solidarity with Greece"
        there = before == "for" and frame.type == "CONSULT" and governor.verb in _BEING_THERE and governor.actuality == "done"
        carries = spoken or answered or shown or there or (frame.mutual and before in _OBLIQUE)
    source = scene.subject(governor)
    together = frame.type == "COOPERATE" and source is not None and len(source.countries) > 1 and not _hostile(governor)
    return source if carries or together else None  # "the two premiers spoke of closer ties"


def _is_stopped(scene: Scene, phrase: NounPhrase) -> bool:
    return phrase.first > 1 and scene.items[phrase.first - 2].lower in STOPPING


def _gesture(scene: Scene, first: int) -> str:
    """ "In a show of solidarity with", "out of solidarity with": the word that carries the noun, "" for none."""
    words = [item.lower for item in scene.items[max(0, first - 4) : first]]
    if words[-2:] == ["out", "of"]:
        return "gesture"
    return (
        words[-2]
        if words[-1:] == ["of"] and len(words) > 2 and words[-2] in _GESTURES and words[-3] in ("a", "an", "the", "as", "in")
        else ""
    )


def _sayer(scene: Scene, first: int, frame: Frame) -> Party | None:
    """ "France said talks with Mali had ended": the talks are its own; those that open a sentence, of whom was spoken of last."""
    if not frame.mutual:
        return None
    if first < 2:  # "Relations with Thailand have been tense"
        return Party(topic, scene.items[first].start, scene.items[first].end) if (topic := scene.topic()) else None
    saying = next((predicate for predicate in reversed(scene.predicates) if predicate.last <= first), None)
    if saying is None or saying.verb not in SAYING:
        return None
    between = {item.lower for item in scene.items[saying.last : first]}
    if between and between.isdisjoint(("that", "the")):
        return None
    return scene.subject(saying)


def _hostile(predicate: Predicate) -> bool:
    """A verb of the table that speaks or acts against its object, or ends it."""
    heads = frames().verbs.get(predicate.verb.split()[0])
    return predicate.verb in _LIFTING or (heads is not None and any(entry.frame.polarity < 0 for entry in heads.alone))


def _bound(scene: Scene, last: int) -> int:
    """How far the complements of a noun may stand: past "was imposed" and "held on Monday", not past the next clause."""
    bound = min(len(scene.items), last + _REACH)
    for predicate in scene.predicates:
        carried = (predicate.passive and not predicate.subject) or predicate.form == "reduced" or predicate.verb in _HAPPENING
        imposed = predicate.first == last and predicate.verb in _LIGHT
        if predicate.first >= last and not (carried or imposed):
            governed = predicate.left <= last or _governed(scene, predicate.left)
            bound = min(bound, predicate.first if governed else predicate.left)
            break
    for at in range(last, bound):
        item = scene.items[at]
        if (item.kind == "mark" and item.lower in (";", ":", ".", "—")) or (item.lower in CLAUSE_OPENERS and item.lower != "as"):
            return at
    return bound


def _governed(scene: Scene, at: int) -> bool:
    """Whether a preposition rules what was taken for a subject: "the expulsion of 23 British diplomats followed"."""
    before = scene.items[max(0, at - 4) : at]
    words = [item.lower for item in before if item.kind in ("word", "date")]
    return len(words) == len(before) and not _GOVERNING.isdisjoint(words)
