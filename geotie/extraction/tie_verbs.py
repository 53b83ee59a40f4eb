"""Ties told by verbs: "Iran condemned Israel", "was received by", "Peru and Chile agreed"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from geotie.extraction.clauses import Item, Predicate
from geotie.extraction.tie_frames import Entry, Frame, frames, kinship
from geotie.extraction.tie_parties import STOPS, Party, barred, countries_of, is_pronoun, owned, party_at
from geotie.extraction.tie_scene import AGAINST_NOUNS, CLAUSE_OPENERS, Act, Scene
from geotie.extraction.tie_stances import COMMITTING, MODALITY, stance, verb_before
from geotie.extraction.verbs import FORMS
from geotie.extraction.wordlists import wordset
from geotie.records import MUTUAL_TIES, TieType

ANNOUNCING = wordset("say announce declare confirm add state")
_ASKING = wordset("ask order tell instruct request command")
_PASSIVE = frozenset({"was", "were", "been", "is", "are"})
_ANYONE = Frame("CONSULT", ())
_MEETINGS = wordset("meeting meetings talks discussion discussions conversation consultations negotiations summit call session")
_ASIDES = wordset("in with once for on at again as without")
_CLOSED = wordset("to in at on of with by for from against about over that who which and or but")
_WORDS: frozenset[TieType] = frozenset({"ACCUSE", "REJECT", "REQUEST", "THREATEN", "PROTEST"})  # "warned Iran would attack"
_FRIENDLY = wordset("""
    help support cooperate cooperation join aid assistance invest investment funding fund loan loans partner work expand
    deepen strengthen participate contribute assist relief back mediate mediator mediation share resume reconsider
""")


_CARRYING = wordset("hold have conduct")
MEDIATING = wordset("broker mediate facilitate sponsor")
# What several states make, they make together.
_MAKING = MEDIATING | wordset("""
    develop draft propose author initiate launch produce build construct organise organize spearhead table write prepare fund
    finance run operate lead establish co-sponsor submit present put design
""")
_MADE_BY_TWO = MEDIATING | wordset("draft propose author initiate co-sponsor table submit spearhead design") | {"put"}
_TOGETHER = Frame("COOPERATE", ("with",), mutual=True)


def find(scene: Scene) -> Iterator[Act]:
    for number, predicate in enumerate(scene.predicates):
        if predicate.governors:
            yield from _promised(scene, predicate)
        if predicate.verb in _CARRYING:
            yield from _held(scene, predicate)
        elif predicate.verb in _MAKING:
            yield from _made_together(scene, predicate, _bound(scene, number, predicate.last, _TOGETHER))
        entry_at = entry_of(scene.items, predicate)
        if entry_at is not None:
            entry, after = entry_at[0], _past_aside(scene.items, entry_at[1])
            yield from _act(scene, predicate, entry, after, _bound(scene, number, after, entry.frame))
        elif "threaten" in predicate.governors and predicate.actuality != "negated":
            yield from _threatened(scene, predicate)
        if "threaten" in predicate.governors:
            yield from _demanded(scene, predicate)
        if predicate.governors and predicate.governors[-1] in _ASKING:
            yield from _asked(scene, predicate)


def _past_aside(items: list[Item], after: int) -> int:
    """ "Condemns, in the strongest terms, the", "blamed on Thursday the", "dismissed as false the": the item after the aside."""
    if after + 1 < len(items) and items[after].lower == "as":
        return next((n for n in range(after + 2, min(len(items), after + 5)) if items[n].lower in ("the", "a", "an", "its")), after)
    for dated in (after, after + 1):
        if (
            dated + 1 < len(items)
            and items[dated].kind == "date"
            and (dated == after or items[after].lower in ("on", "in", "late", "early"))
        ):
            closed = next((n + 1 for n in range(dated + 2, min(len(items), dated + 5)) if items[n].lower == ")"), dated + 1)
            return closed if items[dated + 1].lower == "(" else dated + 1
    if after + 1 >= len(items) or items[after].lower != "," or items[after + 1].lower not in _ASIDES:
        return after
    return next((n + 1 for n in range(after + 1, min(len(items), after + 9)) if items[n].lower == ","), after)


def _promised(scene: Scene, predicate: Predicate) -> list[Act]:
    """ "Peru and Chile agreed to share the river": an agreement, whatever it is about."""
    if not COMMITTING.intersection(predicate.governors) or predicate.actuality != "future" or predicate.tense == "future":
        return []
    span = predicate.start, predicate.end
    return scene.act("AGREE", 1, "asserted", scene.subject(predicate), None, mutual=True, span=span, rule="joint")


def _threatened(scene: Scene, predicate: Predicate) -> list[Act]:
    """ "Threatened to take steps against": a threat, whatever it is about."""
    end = scene.clause_end(predicate.last, len(scene.items))
    target = scene.after_preposition(predicate.last, end, ("against", "on"), _ANYONE)
    span = predicate.start, predicate.end
    return scene.act("THREATEN", -1, "asserted", scene.subject(predicate), target, mutual=False, span=span, rule="verb")


def _demanded(scene: Scene, predicate: Predicate) -> list[Act]:
    """ "Threatened to recall its envoy if Peru did not apologise": what the threat is to bring about is asked of Peru."""
    words, source = scene.clauses.words, scene.subject(predicate)
    told = next((other for other in scene.predicates if other.first > predicate.last and other.form == "finite"), None)
    if told is None or source is None or predicate.negated:
        return []
    opened = words[predicate.last : told.first]
    if "unless" not in opened and not ("if" in opened and told.negated):
        return []
    span = told.start, told.end
    return scene.act("REQUEST", -1, "asserted", source, scene.subject(told), mutual=False, span=span, rule="verb")


def _asked(scene: Scene, predicate: Predicate) -> list[Act]:
    """ "The ministry said the French envoy had been asked to leave": a demand by whoever says so, or by his host."""
    words = {item.lower for item in scene.items[predicate.first : predicate.last]}
    target = scene.subject(predicate) if predicate.form == "finite" and words & _PASSIVE and not predicate.negated else None
    if target is None:
        return []
    source = _announcer(scene, predicate, target) or _host_and_sender(scene, predicate)[0]
    span = predicate.start, predicate.end
    return scene.act("REQUEST", -1, "asserted", source, target, mutual=False, span=span, rule="passive")


def _held(scene: Scene, predicate: Predicate) -> list[Act]:
    """ "The talks in Rome that he held with his Greek counterpart": the meeting stands before the verb that carries it."""
    items, after = scene.items, predicate.last
    if after >= len(items) or items[after].lower not in ("with", "alongside"):
        return []
    before = {item.lower for item in items[max(0, predicate.left - 8) : predicate.left]}
    if not before & _MEETINGS:
        return []
    other = scene.phrase(after + 1, scene.clause_end(after + 1, len(items)), _MEETING)
    span = predicate.start, predicate.end
    modality = MODALITY[predicate.actuality]
    return scene.act("CONSULT", 1, modality, scene.subject(predicate), other, mutual=True, span=span, rule="verb")


def _made_together(scene: Scene, predicate: Predicate, bound: int) -> list[Act]:
    """ "A proposal drafted by Chad and Niger", "the jet is developed jointly by", "built it together with", "brokered with"."""
    words, last = scene.clauses.words, predicate.last
    jointly = not _JOINTLY.isdisjoint(words[predicate.first : bound])
    if predicate.actuality != "done" or (predicate.verb == "put" and "forward" not in words[last : last + 2]):
        return []
    span = predicate.start, predicate.end
    if predicate.passive or predicate.form == "reduced" or (predicate.verb == "put" and "by" in words[last : last + 3]):
        makers = scene.after_preposition(last, bound, ("by",), _ANYONE) if jointly or predicate.verb in _MADE_BY_TWO else None
        if makers is None or len(makers.countries) < 2:
            return []
        return scene.act("COOPERATE", 1, "asserted", makers, None, mutual=True, span=span, rule="joint")
    at = next((n for n in range(last, bound) if words[n] == "with"), None)
    if at is None or not (words[at - 1] in _JOINTLY or (predicate.verb in MEDIATING and at - last < _NEAR)):
        return []
    others = scene.phrase(at + 1, bound, _ANYONE)
    return scene.act(
        "COOPERATE", 1, "asserted", scene.subject(predicate), others, mutual=True, span=span, rule="verb", together=True
    )


_JOINTLY = wordset("jointly together along collectively co-operatively")
_NEAR = 5  # items between a verb and its "with"
_REACH = 9  # items in which what is asked for stands


def entry_of(items: list[Item], predicate: Predicate) -> tuple[Entry, int] | None:
    """The longest entry of the table that a predicate's words match, and the item after them."""
    main = predicate.last - (2 if " " in predicate.verb else 1)
    best: tuple[Entry, int] | None = None
    for at in range(predicate.first, predicate.last):
        heads = (frames().verbs if at == main else frames().copulas).get(items[at].lower)
        if heads is None:
            continue
        longer = [e for item in items[at + 1 : at + 5] for e in heads.longer.get(item.lower, ())] if heads.longer else ()
        for entry in (*longer, *heads.alone):
            if best is not None and _rank(entry) <= _rank(best[0]):
                continue
            after = matched(items, at, entry.words)
            if after is None or not _has_thing(items, predicate, after, entry.frame):
                continue
            best = entry, after
    return best


def _has_thing(items: list[Item], predicate: Predicate, after: int, frame: Frame) -> bool:
    """Whether a verb has one of the things that its frame asks for: behind it, or as the subject of a passive one."""
    if not frame.objects or has_object(items, after, frame.objects):
        return True
    if predicate.passive and frame.type == "AID":  # "was gifted to Samoa by Japan"
        words = {item.lower for item in items[after : after + 8]}
        return predicate.noun in frame.objects or {"to", "by"} <= words
    return predicate.passive and predicate.noun in frame.objects


def _rank(entry: Entry) -> tuple[int, bool]:
    return len(entry.words), bool(entry.frame.objects)


def matched(items: list[Item], at: int, phrase: tuple[str, ...]) -> int | None:
    """The item after the words of an entry; adjectives may stand before its nouns ("held brief talks with")."""
    here = at + 1
    for word in phrase[1:]:
        last = here + 3
        while here < len(items) and here < last and items[here].kind in ("word", "date") and items[here].lower != word:
            if items[here].lower in _CLOSED:
                return None
            here += 1
        if here >= len(items) or items[here].lower != word:
            return None
        here += 1
    return here


def has_object(items: list[Item], after: int, objects: frozenset[str]) -> bool:
    """Whether one of these nouns stands near behind a verb."""
    for item in items[after : after + 11]:
        if item.kind == "mark" and item.lower in ".;:":
            return False
        if item.lower in objects or (item.kind == "actor" and not objects.isdisjoint(item.lower.split())):
            return True
    return False


def _bound(scene: Scene, number: int, after: int, frame: Frame) -> int:
    """The item at which the clause of a predicate ends: the next clause, or a mark that ends it."""
    items, bound = scene.items, len(scene.items)
    for other in scene.predicates[number + 1 :]:
        if other.first > after and not _is_reduced(items, other):
            opener = next((at for at in range(other.first - 1, after, -1) if items[at].lower in CLAUSE_OPENERS), 0)
            bound = max(other.left, after, opener)
            if frame.type not in _WORDS or other.form == "participle":
                bound = max(bound, _past_own_object(items, after, bound, other.first))
            break
    return scene.clause_end(after, bound)


def _is_reduced(items: list[Item], predicate: Predicate) -> bool:
    """ "The proposals put forward by Egypt", "a text drafted in Oslo": no clause of its own."""
    if predicate.form == "reduced":
        return True
    words = [item.lower for item in items[predicate.last : predicate.last + 2]]
    by = words[:1] == ["by"] or (words[1:] == ["by"] and words[0] in ("forward", "up", "out", "down"))
    return by and predicate.last - predicate.first == 1 and predicate.form == "finite" and not predicate.passive


def _past_own_object(items: list[Item], after: int, bound: int, stop: int) -> int:
    """Where the next clause was taken to begin with the object: "expelled two Russians, and Albania followed"."""
    for at in range(after, min(stop, after + 4)):
        if countries_of(items[at]):
            return at + 1 if at >= bound else bound
        if items[at].kind == "mark" or items[at].lower in STOPS:
            break
    return bound


def _act(scene: Scene, predicate: Predicate, entry: Entry, after: int, bound: int) -> Iterator[Act]:
    frame = entry.frame
    passive = predicate.passive and not entry.lemma.startswith("be ") and not _takes_object(scene.items, predicate)
    passive = passive and not _after_aside(scene.items, predicate, entry, after)
    source, target = (
        _passive_parties(scene, predicate, frame, after, bound) if passive else _parties(scene, predicate, frame, after, bound)
    )
    if source is None or (frame.official and not source.person):
        return
    if target is not None and target.person and _in_person(scene.items, entry, after, target):
        frame = _MEETING
    if entry.lemma in _TELLING and target is not None and _to_leave(scene.items, after):
        frame = _EXPULSION
    if entry.lemma == "tell" and frame.type == "REQUEST" and not _told_to(scene, after, frame):
        frame = _MEETING
    if entry.lemma == "give" and frame.type == "SANCTION" and not _to_leave(scene.items, after, envoys=False):
        if "to" not in scene.clauses.words[after : after + _REACH]:
            return  # "gave Iraq two days of training"
        frame = _ULTIMATUM  # "gave Iraq two days to withdraw its troops"
    if entry.lemma in _INFORMING and target is not None and _announces_harm(scene, predicate):
        frame = Frame("THREATEN", ("object",))
    if _only_enables(scene, entry, after) or _with_another(entry, source, target) or _remembers(scene, predicate, entry, after):
        return
    if entry.lemma == "call" and target is not None and _is_named(scene.items, target):
        return
    kind, polarity, modality = stance(scene, predicate, frame)
    if frame.type == "THREATEN" and entry.lemma in ("give", "set") and modality == "asserted" and target is not None:
        span = predicate.start, predicate.end
        yield from scene.act(
            "REQUEST", -1, "asserted", source, target, mutual=False, span=span, rule="passive" if passive else "verb"
        )
    if kind == "REQUEST" and _FRIENDLY.intersection(item.lower for item in scene.items[after : bound + 4]):
        polarity = 1
    refused = kind == "REJECT" and frame.type != "REJECT"
    together = target is not None or frame.target[0] not in ("object", "recipient") or entry.lemma in ("meet", "consult")
    together = together and (target is not None or entry.lemma not in _WITH_SOMEBODY)
    off = kind in ("SANCTION", "CONCEDE") and bool(frame.objects) and has_object(scene.items, after, _RELATIONS)
    reciprocal = target is None and len(source.countries) == 2 and (off or _each_other(scene.items, after))  # "broke off relations"
    mutual = (frame.mutual and together and not refused) or reciprocal
    rule = "passive" if passive else "refusal" if refused else "joint" if mutual and target is None else "verb"
    span = predicate.start, predicate.end
    apart = (
        frame.apart
        or _on_a_journey(scene, predicate, target)
        or (kind == "AGREE" and not _PAPERS.isdisjoint(scene.clauses.words[after : after + 5]))
    )
    yield from scene.act(kind, polarity, modality, source, target, mutual=mutual, span=span, rule=rule, apart=apart)
    if reciprocal and kind not in MUTUAL_TIES:
        back = replace(source, countries=source.countries[::-1])
        yield from scene.act(kind, polarity, modality, back, None, mutual=True, span=span, rule=rule)


_TRAVELLING = wordset("travel arrive fly come go journey head land return visit") | {"set off", "set out", "touch down", "turn up"}


def _on_a_journey(scene: Scene, predicate: Predicate, target: Party | None) -> bool:
    """ "The premiers of Chad and Mali flew to Niamey to meet the president": each of them met him, not one another."""
    if predicate.verb not in ("meet", "see", "talk", "confer") or target is None or not target.person:
        return False
    parent = predicate.parent
    if predicate.form == "finite":
        before = verb_before(scene, predicate)
        there = "where" in scene.clauses.words[max(0, predicate.left - 1) : predicate.first]
        return there and before is not None and before.verb in _TRAVELLING
    return predicate.form == "infinitive" and parent is not None and (parent.verb in _TRAVELLING or parent.verb == "be")


_RELATIONS = frozenset({"relations", "ties", "border", "borders", "embassies", "posts"})
_WITH_SOMEBODY = wordset("work trade align interact partner")  # "both leaders worked" says nothing of the other


def _parties(scene: Scene, predicate: Predicate, frame: Frame, after: int, bound: int) -> tuple[Party | None, Party | None]:
    """Who does what an active verb tells, and to whom."""
    source = scene.subject(predicate)
    if source is None and not frame.reversed:
        return None, None
    target = _other_state(scene, predicate, frame, after, bound)
    return (target, source) if frame.reversed else (source, target)


def _passive_parties(scene: Scene, predicate: Predicate, frame: Frame, after: int, bound: int) -> tuple[Party | None, Party | None]:
    """Who does what a passive verb tells, and to whom."""
    if frame.objects and (
        predicate.noun in frame.objects or (frame.type == "AID" and not has_object(scene.items, after, frame.objects))
    ):
        return _parties_about_thing(scene, predicate, frame, after, bound)
    target = scene.subject(predicate)
    source = scene.after_preposition(after, _end_of_agent(scene, after, bound), ("by",), _ANYONE)
    if target is None and source is not None and frame.type in _DONE_TO_THINGS:
        target = _whose_thing(scene.items, predicate, frame)
    if frame.mutual and target is not None and not target.person:  # "the treaty was signed by A and B"
        target = None
    if frame.reversed:
        return target, source
    if source is None and frame.type == "SUPPORT" and frame.objects:
        source = scene.phrase(after, bound, _ANYONE)  # "was awarded Kenya's highest order"
    if source is None and frame.type in ("PROTEST", "SANCTION"):
        source, envoys_of = _host_and_sender(scene, predicate)
        target = envoys_of or target
    if source is None and target is not None and frame.type in ("PROTEST", "SANCTION", "REQUEST"):
        source = _announcer(scene, predicate, target)
    return source, target


_DONE_TO_THINGS: frozenset[TieType] = frozenset({"COERCE", "ASSAULT", "SANCTION", "CONCEDE", "ACCUSE", "REJECT"})


def _whose_thing(items: list[Item], predicate: Predicate, frame: Frame) -> Party | None:
    """ "The Omani tanker seized by", "eight Malian soldiers held by": whose the thing or the people are."""
    for at in range(predicate.first - 1, max(-1, predicate.first - 7), -1):
        if items[at].mention is not None and items[at].actor is None:
            return party_at(items, at, bound=predicate.first, without=barred(frame.type)) if owned(items, at) else None
        if items[at].kind == "mark" or items[at].lower in STOPS:
            break
    return None


def _end_of_agent(scene: Scene, after: int, bound: int) -> int:
    """Before what happened at the same time: in "was burned, after the seizure of a ship by Chad" Chad burned nothing."""
    return next((n for n in range(after, bound) if scene.items[n].lower in ("after", "following", "amid", "during", "when")), bound)


def _parties_about_thing(
    scene: Scene, predicate: Predicate, frame: Frame, after: int, bound: int
) -> tuple[Party | None, Party | None]:
    """ "Aid to Niger was suspended by Germany", "the boats were given to Samoa by Japan": the thing stands before the verb."""
    prepositions = tuple(slot for slot in frame.target if slot not in ("object", "recipient"))
    head = next((n for n in range(predicate.first - 1, -1, -1) if scene.items[n].lower == predicate.noun), predicate.first)
    target = scene.after_preposition(head + 1, predicate.first, prepositions, frame)
    target = target or scene.after_preposition(after, bound, prepositions, frame)
    if target is None:
        return None, None
    source = scene.after_preposition(after, bound, ("by",), _ANYONE)
    return source or _announcer(scene, predicate, target), target


def _announcer(scene: Scene, predicate: Predicate, target: Party) -> Party | None:
    """ "The Nigerien ministry said the French envoy had been told to leave": by whoever says so."""
    before = verb_before(scene, predicate)
    announcer = scene.subject(before) if before is not None and before.verb in ANNOUNCING else None
    return announcer if announcer is not None and not set(announcer.countries) & set(target.countries) else None


ENVOYS = ("ambassador", "envoy", "diplomat", "affaires", "consul", "commissioner", "nuncio", "attache", "attaché")
_CALLED_HOME = wordset("recall withdraw pull")


def _host_and_sender(scene: Scene, predicate: Predicate) -> tuple[Party | None, Party | None]:
    """ "The Swiss ambassador to Iran was summoned": by his host; but if he was recalled, by those who had sent him."""
    envoy = next((actor for actor in predicate.subject if actor.text.lower().rstrip("s").endswith(ENVOYS)), None)
    envoy = envoy or next((actor for actor in predicate.subject if any(word in actor.text.lower() for word in ENVOYS)), None)
    sender = scene.subject(predicate) if envoy is not None else None
    if envoy is None or sender is None:
        return None, None
    last = scene.items[min(len(scene.items), predicate.last + 12) - 1]
    for mention in scene.named_in(envoy.start, last.end):
        if mention.country not in sender.countries and mention.kind != "demonym":
            host = Party((mention.country,), mention.start, mention.end)
            return (sender, host) if predicate.verb in _CALLED_HOME else (host, sender)
    return None, None


def _takes_object(items: list[Item], predicate: Predicate) -> bool:
    """ "After Kyrgyz guards accused the Tajiks": with an object of its own the verb is no participle."""
    if predicate.form != "reduced" or not predicate.noun or predicate.last >= len(items):
        return False
    following = items[predicate.last]
    return following.lower in ("the", "a", "an", "its", "his", "their") or following.kind == "actor"


def _after_aside(items: list[Item], predicate: Predicate, entry: Entry, after: int) -> bool:
    """ "The president and his guest, Bola Tinubu, called for Mali to": a verb with a preposition is no participle without "by"."""
    follows = predicate.form == "reduced" and predicate.first > 0 and items[predicate.first - 1].lower == ","
    return follows and len(entry.words) > 1 and all(item.lower != "by" for item in items[after : after + 6])


_MEETING = Frame("CONSULT", ("object",), mutual=True, actors=True)
_EXPULSION = Frame("SANCTION", ("object",))
_ULTIMATUM = Frame("THREATEN", ("object",))
_TELLING = wordset("order tell instruct command")


def _to_leave(items: list[Item], after: int, *, envoys: bool = True) -> bool:
    """ "Told the Chadian ambassador to leave"."""
    words = [item.lower for item in items[after : after + 9]]
    leaving = any(pair in (("to", "leave"), ("to", "depart"), ("to", "quit")) for pair in pairwise(words))
    return leaving and (not envoys or any(envoy in word for word in words for envoy in ENVOYS))


def _in_person(items: list[Item], entry: Entry, after: int, target: Party) -> bool:
    """ "Called on the king", "welcomed him": a meeting, not a call to do something or praise."""
    if target.start > items[min(after + 1, len(items) - 1)].start:
        return False
    if entry.lemma in ("welcome", "greet"):
        return True
    asks = any(item.lower in ("to", "for") for item in items[after : after + 8])
    return entry.lemma in ("call on", "call upon") and not asks


def _with_another(entry: Entry, source: Party, target: Party | None) -> bool:
    """ "The three also spoke with the president": with one who is misread as one of them."""
    among = target is not None and len(source.countries) > 1 and set(target.countries) <= set(source.countries)
    return among and len(entry.words) > 1 and entry.frame.mutual


_INFORMING = wordset("inform tell notify")


def _told_to(scene: Scene, after: int, frame: Frame) -> bool:
    """ "Told the Chadian minister to stop", not "told the Chadian minister that the shooting would stop"."""
    words = scene.clauses.words
    asked = next((n for n in range(after, min(len(words), after + 11)) if words[n] in frame.objects), after)
    return words[asked - 1] == "to" and "that" not in words[after:asked]


def _announces_harm(scene: Scene, predicate: Predicate) -> bool:
    """ "Informed the Swedish government that it would break off relations"."""
    told = next((other for other in scene.predicates if other.first >= predicate.last and other.form == "finite"), None)
    if told is None or told.negated or told.actuality not in ("future", "hypothetical"):
        return False
    found = entry_of(scene.items, told)
    itself = told.noun == "it" or any(actor.text.lower() == "it" for actor in told.subject)
    return itself and found is not None and found[0].frame.type in ("SANCTION", "ASSAULT", "COERCE")


_PAPERS = wordset("agreements deals treaties accords pacts memoranda protocols contracts mous")  # one with each


def _remembers(scene: Scene, predicate: Predicate, entry: Entry, after: int) -> bool:
    """ "Recalled the presence of the Chadian guest": to be called home, it takes an envoy."""
    if entry.lemma != "recall" or predicate.passive:
        return False
    return not any(
        envoy in word for word in scene.clauses.words[after : after + 7] for envoy in (*ENVOYS, "representative", "mission")
    )


def _only_enables(scene: Scene, entry: Entry, after: int) -> bool:
    """ "Helped bring about a swap between", "hosted talks between": nothing done to those who swap and talk."""
    if after >= len(scene.items):
        return False
    if entry.lemma == "help":
        return any(tag == "VB" for _, tag in FORMS.get(scene.items[after].lower, ()))
    return entry.lemma == "host" and any(item.lower in _MEETINGS for item in scene.items[after : after + 4])


def _is_named(items: list[Item], target: Party) -> bool:
    """ "Called the president a liar": no telephone."""
    beyond = next((item.lower for item in items if item.start >= target.end), "")
    return beyond in ("a", "an", "“", '"', "‘")


def _other_state(scene: Scene, predicate: Predicate, frame: Frame, after: int, bound: int) -> Party | None:
    """The state that an active verb acts on, in the places of its frame or, failing that, where news prose hides it."""
    found = (
        _posts(scene, predicate, frame, after)
        or scene.target(after, bound, frame)
        or _relative_object(scene.items, predicate)
        or _so_called(scene, after, frame)
    )
    if frame.target[0] == "object" and frame.type in ("SANCTION", "PROTEST"):
        own = beyond_own(scene, scene.subject(predicate), found, bound, frame) if found is not None else None
        found = own or found or _sender(scene, predicate, after)
    if found is None and frame.type in ("REQUEST", "ACCUSE"):
        found = _told(scene, after)
    if found is None and frame.type in ("COERCE", "ASSAULT"):
        found = _whose_own(scene, predicate, after) or _holder(scene, after)
    if found is None and frame.type in ("SANCTION", "CONCEDE") and not _RELATIONS.isdisjoint(frame.objects):
        found = _partner_of(scene, predicate)
    if found is None and frame.type == "CONSULT" and frame.actors:
        found = _host(scene, predicate, after)
    return found


def _partner_of(scene: Scene, predicate: Predicate) -> Party | None:
    """ "Belize, an ally of Taiwan since 1989, cut ties": with the one whose ally it is told to be."""
    items = scene.items
    if not predicate.first or items[predicate.first - 1].lower != ",":
        return None
    opened = next((n for n in range(predicate.first - 2, 0, -1) if items[n].lower == ","), predicate.first)
    at = next((n for n in range(opened, predicate.first) if kinship().get(items[n].lower) == "COOPERATE"), None)
    return scene.after_preposition(at + 1, predicate.first, ("of", "to"), _ANYONE) if at is not None else None


def _whose_own(scene: Scene, predicate: Predicate, after: int) -> Party | None:
    """ "Backed Guyana as Venezuela threatened to seize its land": the land of the other state, not of the one that seizes it."""
    words = [item.lower for item in scene.items[after : after + 7]]
    source = scene.subject(predicate)
    if source is None or not any(own in words for own in ("its", "their")) or _OWNED.isdisjoint(words):
        return None
    before = [code for item in scene.items[: predicate.left] for code in countries_of(item) if code not in source.countries]
    return Party((before[-1],), predicate.start, predicate.end) if before and len(scene.states) <= _FEW else None


def _holder(scene: Scene, after: int) -> Party | None:
    """ "Shelled the islands, which Taiwan holds", "raided a port held by Chad": whose the place is."""
    items = scene.items
    for at in range(after, min(len(items) - 2, after + 8)):
        held = items[at].lower in ("which", "that") and items[at + 2].lower in _HOLDING
        holder = at + 1 if held else at + 2 if (items[at].lower, items[at + 1].lower) in _HELD_BY else len(items)
        if holder < len(items) and countries_of(items[holder]):
            return party_at(items, holder)
    return None


_HOLDING = wordset("holds held controls controlled owns owned administers administered governs occupies runs claims claimed")
_HELD_BY = {(word, "by") for word in ("held", "controlled", "owned", "administered", "governed", "run", "operated")}
_FEW = 4  # states in a sentence of which one is meant by "its"
_OWNED = wordset("""
    territory territories airspace waters land lands border borders soil sovereignty citizens nationals soldiers troops embassy
    vessel vessels ship ships base bases islands outpost outposts
""")


def beyond_own(scene: Scene, source: Party | None, found: Party, bound: int, frame: Frame) -> Party | None:
    """ "The US recalled the US ambassador to Oman": not its own, but the host's."""
    if source is None or set(found.countries) != set(source.countries):
        return None
    at = next((n for n, item in enumerate(scene.items) if item.end >= found.end), bound)
    inside = next((one for one in scene.named_in(found.start, found.end) if one.country not in source.countries), None)
    if inside is not None:
        return Party((inside.country,), inside.start, inside.end)
    return scene.after_preposition(at + 1, bound, ("to", "in", "from"), frame)


def _posts(scene: Scene, predicate: Predicate, frame: Frame, after: int) -> Party | None:
    """ "Recalled its ambassadors to Chad and Mali": the states named with the envoys of one's own."""
    if predicate.verb not in _CALLED_HOME or frame.type != "SANCTION" or after >= len(scene.items):
        return None
    envoys = scene.items[after]
    if envoys.actor is None or not envoys.lower.startswith(("its ", "their ")) or not any(word in envoys.lower for word in ENVOYS):
        return None
    countries = [mention.country for mention in scene.named_in(envoys.start, envoys.end) if mention.kind != "demonym"]
    beyond = after + 2
    joined = beyond < len(scene.items) and scene.items[after + 1].lower in ("and", ",") and countries_of(scene.items[beyond])
    joined = joined if joined and not is_pronoun(scene.items[beyond]) else ()
    party = party_at(scene.items, beyond) if joined else None
    countries += party.countries if party is not None else ()
    return Party(tuple(countries), envoys.start, party.end if party is not None else envoys.end) if countries else None


def _sender(scene: Scene, predicate: Predicate, after: int) -> Party | None:
    """ "Rwanda regretted the decision of Congo to expel its ambassador": whose ambassador he is."""
    words = [item.lower for item in scene.items[after : after + 3]]
    envoy = words[:1] in (["its"], ["their"]) and any(word.rstrip("s").endswith(ENVOYS) for word in words)
    main = verb_before(scene, predicate) if envoy and predicate.verb not in _CALLED_HOME else None
    sender, source = (scene.subject(main), scene.subject(predicate)) if main is not None else (None, None)
    return sender if sender is not None and source is not None and set(sender.countries) != set(source.countries) else None


def _each_other(items: list[Item], after: int) -> bool:
    pair = tuple(item.lower for item in items[after : after + 2])
    return pair in (("each", "other"), ("one", "another"), ("the", "other"))


def _so_called(scene: Scene, after: int, frame: Frame) -> Party | None:
    """ "Denounced what it called violations by Iran": the object stands behind the name given to it."""
    items = scene.items
    if after >= len(items) or items[after].lower != "what":
        return None
    called = next(
        (n for n in range(after, min(len(items), after + 6)) if items[n].lower in ("called", "described", "termed")), None
    )
    return scene.target(called + 1, scene.clause_end(called + 3, len(items)), frame) if called is not None else None


def _host(scene: Scene, predicate: Predicate, after: int) -> Party | None:
    """ "In Malabo, he met President Obiang": an official of no known state who is met in a country is taken for its own."""
    met = next((item for item in scene.items[after : after + 3] if item.actor is not None), None)
    if (
        met is None
        or met.actor is None
        or met.actor.kind != "person"
        or met.actor.countries
        or not met.actor.role
        or not met.actor.official
    ):
        return None
    phrases = (*predicate.lead, *predicate.phrases)
    place = next(
        (place for phrase in phrases if phrase.preposition == "in" for place in phrase.places if place.kind != "person"), None
    )
    return Party((place.country,), met.start, met.end, person=True) if place is not None else None


def _relative_object(items: list[Item], predicate: Predicate) -> Party | None:
    """ "Cyprus, which Turkey does not recognise": the antecedent is the object."""
    at = predicate.left - 1
    if not predicate.subject or at < 1 or items[at].lower not in ("which", "whom"):
        return None
    back = at - 1 - (items[at - 1].lower == ",")
    return party_at(items, back) if back >= 0 and countries_of(items[back]) else None


def _told(scene: Scene, after: int) -> Party | None:
    """ "Demanded that Moscow withdraw", "alarmed by reports that Iran had": the subject of the clause is who is meant."""
    items = scene.items
    that = next((n for n in range(after, min(len(items), after + 4)) if items[n].lower == "that"), None)
    if that is not None and items[that - 1].lower in AGAINST_NOUNS:
        return None  # "condemned the attack that killed Turkish soldiers": the subject there is the attack
    if that is None and (after >= len(items) or items[after].lower != "for"):
        return None
    following = next((other for other in scene.predicates if other.first > (that or after)), None)
    found = scene.subject(following) if following is not None else None
    return found or scene.phrase(after + 1, min(len(items), after + 6), Frame("REQUEST", ()))
