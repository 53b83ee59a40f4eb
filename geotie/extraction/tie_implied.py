"""
Ties whose other state is not in the sentence, but in what was told just before.

"The two sides" and "it" are words and stand for states (`tie_referents`); here nothing stands: "Iran condemned the move" after
Canada's sanctions on Iran, "Bahrain followed suit", "Moscow responded in kind", "it was agreed to hold a second round".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from geotie.extraction import claims
from geotie.extraction.claims import Statement
from geotie.extraction.clauses import Item, Predicate
from geotie.extraction.tie_frames import Frame, sayings, verbs_of
from geotie.extraction.tie_parties import STATE_ACTS, Party, countries_of, party_at
from geotie.extraction.tie_referents import Scenes
from geotie.extraction.tie_sayings import NAMING
from geotie.extraction.tie_scene import Act, Scene
from geotie.extraction.tie_stances import MODALITY, alleged, decided
from geotie.extraction.tie_verbs import ENVOYS, entry_of
from geotie.extraction.wordlists import wordset
from geotie.records import MUTUAL_TIES, TieType

_AGAINST: frozenset[TieType] = frozenset({"ACCUSE", "REJECT", "PROTEST", "THREATEN"})
_SPOKEN: frozenset[TieType] = frozenset({"ACCUSE", "REJECT", "PROTEST", "THREATEN", "REQUEST", "SANCTION"})
_SPEAKING = wordset("""
    junta rulers leaders authorities regime military putschists generals ministry statement spokesman spokeswoman spokesperson
    director general communique note letter
""")
_CHARGES = wordset("""
    allegations allegation charges charge accusations accusation claims claim criticism ultimatum demand demands request proposal
    appeal offer deadline
""")
_PACTS = wordset("treaty pact deal agreement accord alliance meeting visit summit drills exercise exercises partnership talks")
_GAP_FILLERS = wordset("one two three four five six seven eight nine ten dozens several each likewise too")
_POINTING = wordset("the this that these those such any its")
# What a state threatens with, whoever is meant.
_REPRISALS = wordset("""
    countermeasures counter-measures measures retaliation reprisal reprisals response consequences revenge retribution
    steps action
""")
_ANSWERING = wordset("""
    reciprocal counter retaliatory retaliation reprisals countermeasures counter-measures revenge retribution serious tough
    harsh proportionate appropriate grave necessary decisive strong symmetrical corresponding inevitable overwhelming crushing
    devastating painful firm resolute stern stronger tougher offensive swift unprecedented merciless
""")
_RECALLING = wordset("recall withdraw")
_ANNOUNCING = wordset("announce order decide")
_FORCEFULLY = wordset("""
    strongly firmly harshly decisively forcefully overwhelmingly resolutely severely sternly mercilessly force kind
""")
_DEEDS_OF: Mapping[TieType, frozenset[str]] = {
    "ASSAULT": wordset("""
        attack attacks strike strikes raid raids invasion bombing shelling incursion airstrikes offensive assault storming
    """),
    "SANCTION": wordset("expulsion expulsions closure ban sanctions tariffs embargo blockade restrictions boycott"),
    "COERCE": wordset("seizure capture detention arrest annexation hijacking interception"),
}
_PROMISING = wordset("vow promise pledge threaten warn announce prepare")
_LIKEWISE = {("follow", "suit"), ("do", "likewise"), ("do", "so"), ("follow", "its"), ("act", "likewise")}
_IN_KIND = {("respond", "in"), ("reply", "in"), ("retaliate", "in"), ("react", "in")}
_RETALIATING = wordset("retaliate reciprocate")
_PAPERS = wordset(
    "statement communique communiqué declaration document agreement memorandum protocol treaty plan package documents"
)
_SETTLING = wordset("agree decide")
_SIGNING = wordset("adopt sign issue approve endorse conclude initial")
_ANYONE = Frame("CONSULT", ())
_REACH = 7  # items within which the object of a verb has its head


def find(scene: Scene, before: Scenes, statements: tuple[Statement, ...], told: list[Act]) -> Iterator[Act]:
    """Acts without a second state or a verb of their own; `told` are those that the sentence tells in full."""
    if told and len(scene.predicates) == 1:
        yield from _gapped(scene, told)
    known = {act.at for act in told}
    telling = _telling()
    for predicate in scene.predicates:
        verb = predicate.verb.partition(" ")[0]
        if predicate.start in known or not (verb in telling or predicate.governors or predicate.noun == "it"):
            continue
        if alleged(scene, predicate):
            continue
        if verb in _RECALLING and len(scene.states) > 1:
            yield from _recalled(scene, predicate, before)
        if (done := _done_before(predicate, told) or before.last) is not None:
            yield from _likewise(scene, predicate, done)
        if len(scene.states) > 2:
            yield from _answer_announced(scene, predicate)
        if len(scene.states) == 2:
            yield from _threatened(scene, predicate)
            yield from _rejected(scene, predicate)
            yield from _against_speaker(scene, predicate, statements)
        if before.last is not None and scene.states:
            yield from _against_deed(scene, predicate, before.last)
        if before.pair:
            yield from _of_the_pair(scene, predicate, before, statements)


def _of_the_pair(scene: Scene, predicate: Predicate, before: Scenes, statements: tuple[Statement, ...]) -> Iterator[Act]:
    """What the two states of the last act go on to do to each other, and what others say of it."""
    yield from _called(scene, predicate, statements, before.pair)
    if scene.states:
        yield from _by_an_official(scene, predicate, before.pair)
        yield from _against_pact(scene, predicate, before.pair)
    if len(scene.states) < 2:
        yield from _retaliated(scene, predicate, before.last)
        yield from _against(scene, predicate, before.pair)
        yield from _settled(scene, predicate, before)


def _gapped(scene: Scene, told: list[Act]) -> Iterator[Act]:
    """ "Ukraine expelled 13 Russians, and Germany and France four each": those without a verb do what is told before."""
    verbs = {act.at: act for act in told if act.rule == "verb" and act.targets and act.modality == "asserted"}
    if len(verbs) != 1:
        return
    (act,) = verbs.values()
    items = scene.items
    for at in range(1, len(items)):
        if items[at].start < act.end or items[at - 1].lower not in ("and", "while", ",", ";", "the") or not countries_of(items[at]):
            continue
        party = party_at(items, at)
        after = next((item.lower for item in items[at:] if party is not None and item.start >= party.end), "")
        if party is not None and (after in _GAP_FILLERS or after.isdigit()) and not set(party.countries) & set(act.targets):
            target = Party(act.targets, act.at, act.at)
            span = items[at].start, party.end
            yield from scene.act(act.type, act.polarity, act.modality, party, target, mutual=False, span=span, rule="implied")
        return


@cache
def _telling() -> frozenset[str]:
    """The verbs that any of the rules looks at."""
    others = {verb for verb, _ in _LIKEWISE | _IN_KIND} | _SETTLING | _SIGNING | _PROMISING | _RETALIATING | _ANNOUNCING | NAMING
    return verbs_of(_SPOKEN) | others | {"be", "take", "react", "answer"}


def _done_before(predicate: Predicate, told: list[Act]) -> Act | None:
    """What "did so" repeats in its own sentence: the act told before it, else the one after it."""
    if predicate.verb != "do" or not told:
        return None
    acts = [act for act in told if act.type not in MUTUAL_TIES and act.modality == "asserted" and act.targets]
    return next((act for act in reversed(acts) if act.at < predicate.start), acts[0] if acts else None)


def _likewise(scene: Scene, predicate: Predicate, act: Act) -> list[Act]:
    """ "Bahrain and Sudan followed suit": they did what was told last; "Moscow responded in kind": to the one who did it."""
    items, last = scene.items, predicate.last
    first = items[last].lower if last < len(items) else ""
    kind = last + 1 < len(items) and items[last + 1].lower == "kind"
    likewise = (predicate.verb, first) in _LIKEWISE
    back = kind and (predicate.verb, first) in _IN_KIND
    if not (likewise or back) or act.type in MUTUAL_TIES or act.modality != "asserted" or predicate.actuality != "done":
        return []
    source = scene.subject(predicate)
    states = act.targets if likewise else act.sources
    if source is None or not states or set(states) & set(source.countries):
        return []
    target = Party(states, predicate.start, predicate.end)
    span = predicate.start, items[last + (1 if back else 0)].end
    return scene.act(act.type, act.polarity, "asserted", source, target, mutual=False, span=span, rule="implied")


def _retaliated(scene: Scene, predicate: Predicate, act: Act | None) -> list[Act]:
    """ "Russia retaliated with a number of expulsions": what was done to it, to those who did it."""
    source = scene.subject(predicate)
    if predicate.verb not in _RETALIATING or act is None or act.polarity > 0 or source is None or predicate.actuality != "done":
        return []
    if len(act.sources) != 1 or source.countries != act.targets or act.modality != "asserted":
        return []
    target = Party(act.sources, predicate.start, predicate.end)
    span = predicate.start, predicate.end
    return scene.act(act.type, -1, "asserted", source, target, mutual=False, span=span, rule="implied")


def _called(scene: Scene, predicate: Predicate, statements: tuple[Statement, ...], pair: tuple[str, ...]) -> list[Act]:
    """ "She said it was unjustified": what the other state has done."""
    statement = claims.at(statements, predicate.start)
    if predicate.verb != "be" or predicate.noun not in ("it", "this", "that") or statement is None or statement.country not in pair:
        return []
    words = [item.lower for item in scene.items[predicate.last : predicate.last + _REACH]]
    blame = next(saying for saying in sayings() if saying.type == "ACCUSE" and saying.nouns)
    unjust = "justified" in words and (predicate.negated or "no" in words or "not" in words)
    if not unjust and (predicate.negated or blame.nouns.isdisjoint(words)):
        return []
    speaker = Party((statement.country,), predicate.start, predicate.end)
    target = Party(tuple(code for code in pair if code != statement.country), predicate.start, predicate.end)
    span = predicate.start, predicate.end
    return scene.act("ACCUSE", -1, "asserted", speaker, target, mutual=False, span=span, rule="implied")


def _against(scene: Scene, predicate: Predicate, pair: tuple[str, ...]) -> list[Act]:
    """ "Iran condemned the move", "warned of reciprocal measures": against the other of the two spoken of last."""
    source = scene.subject(predicate)
    if source is None or len(source.countries) != 1 or source.countries[0] not in pair:
        return []
    others = tuple(code for code in pair if code not in source.countries)
    return _spoken_against(scene, predicate, source, others)


def _against_pact(scene: Scene, predicate: Predicate, pair: tuple[str, ...]) -> list[Act]:
    """ "South Korea condemned the treaty": both who have made it."""
    if not _PACTS.intersection(_object_words(scene.items, predicate)[:4]):
        return []
    source = scene.subject(predicate)
    if source is None or len(source.countries) != 1 or source.countries[0] in pair:
        return []
    return _spoken_against(scene, predicate, source, pair)


def _against_deed(scene: Scene, predicate: Predicate, last: Act) -> list[Act]:
    """ "Chile condemned the raid", after another state's raid on a third: against the one who did it."""
    words = _object_words(scene.items, predicate)[:4]
    if _DEEDS_OF.get(last.type, frozenset()).isdisjoint(words) or len(last.sources) != 1:
        return []
    source = scene.subject(predicate)
    if source is None or {*last.sources, *last.targets} & set(source.countries) or len(scene.states) > len(source.countries):
        return []
    return [act for act in _spoken_against(scene, predicate, source, last.sources) if act.type == "ACCUSE"]


def _spoken_against(scene: Scene, predicate: Predicate, source: Party, others: tuple[str, ...]) -> list[Act]:
    kind = _hostile_kind(scene.items, predicate)
    if kind is None:
        return []
    target = Party(others, predicate.start, predicate.end)
    span = predicate.start, predicate.end
    modality = "asserted" if kind == "THREATEN" or decided(scene, predicate) else MODALITY[predicate.actuality]
    return scene.act(kind, -1, modality, source, target, mutual=False, span=span, rule="implied")


def _answer_announced(scene: Scene, predicate: Predicate) -> list[Act]:
    """ "Iran warned of a strong response to the Australian decision": a threat to those behind what is answered."""
    words = _object_words(scene.items, predicate)
    if predicate.passive or predicate.negated or not _is_threat(predicate, words):
        return []
    source, end = scene.subject(predicate), scene.clause_end(predicate.last, len(scene.items))
    target = scene.after_preposition(predicate.last, end, ("to", "against"), _ANYONE)
    span = predicate.start, predicate.end
    return scene.act("THREATEN", -1, "asserted", source, target, mutual=False, span=span, rule="implied")


def _threatened(scene: Scene, predicate: Predicate) -> list[Act]:
    """ "Iran warned of reciprocal measures after the Australian decision"."""
    words = _object_words(scene.items, predicate)
    recalls = "threaten" in predicate.governors and (_recalls_own(scene.items, predicate) or _harms(scene.items, predicate))
    if predicate.passive or predicate.negated or not (recalls or _is_threat(predicate, words)):
        return []
    source = scene.subject(predicate)
    if source is None or len(source.countries) != 1:
        return []
    target = Party(tuple(scene.states - set(source.countries)), predicate.start, predicate.end)
    span = predicate.start, predicate.end
    return scene.act("THREATEN", -1, "asserted", source, target, mutual=False, span=span, rule="implied")


def _rejected(scene: Scene, predicate: Predicate) -> list[Act]:
    """ "Congo has accused Rwanda, but Kigali has rejected the allegations": those of the other state of the sentence."""
    source = scene.subject(predicate)
    if source is None or len(source.countries) != 1 or source.countries[0] not in scene.states:
        return []
    near = {item.lower for item in scene.items[predicate.last : predicate.last + 4]}
    if near.isdisjoint(_CHARGES) or _hostile_kind(scene.items, predicate) not in ("REJECT", "ACCUSE"):
        return []
    target = Party(tuple(scene.states - set(source.countries)), predicate.start, predicate.end)
    span = predicate.start, predicate.end
    return scene.act("REJECT", -1, MODALITY[predicate.actuality], source, target, mutual=False, span=span, rule="implied")


def _against_speaker(scene: Scene, predicate: Predicate, statements: tuple[Statement, ...]) -> list[Act]:
    """ "Egypt said Ethiopia had rejected the proposal": Egypt's."""
    statement = claims.at(statements, predicate.start)
    source = scene.subject(predicate)
    if statement is None or statement.country is None or source is None or {*source.countries, statement.country} != scene.states:
        return []
    if len(source.countries) != 1 or statement.country in source.countries or _hostile_kind(scene.items, predicate) != "REJECT":
        return []
    target = Party((statement.country,), predicate.start, predicate.end)
    span = predicate.start, predicate.end
    return scene.act("REJECT", -1, MODALITY[predicate.actuality], source, target, mutual=False, span=span, rule="implied")


def _by_an_official(scene: Scene, predicate: Predicate, pair: tuple[str, ...]) -> list[Act]:
    """ "The director general urged the Indian side": an official of the other state of the two."""
    officials = predicate.subject and all(actor.official and not actor.countries and actor.role for actor in predicate.subject)
    if not (officials or predicate.noun in _SPEAKING) or predicate.passive or scene.subject(predicate) is not None:
        return []
    found = entry_of(scene.items, predicate)
    if found is None or found[0].frame.type not in _SPOKEN:
        return []
    entry, after = found
    target = scene.target(after, scene.clause_end(after, len(scene.items)), entry.frame)
    if target is None or len(target.countries) != 1 or target.countries[0] not in pair:
        return []
    source = Party(tuple(code for code in pair if code not in target.countries), predicate.start, predicate.end)
    span, frame = (predicate.start, predicate.end), entry.frame
    return scene.act(
        frame.type, frame.polarity, MODALITY[predicate.actuality], source, target, mutual=False, span=span, rule="implied"
    )


def _object_words(items: list[Item], predicate: Predicate) -> list[str]:
    near = items[predicate.last : predicate.last + _REACH]
    end = next((n for n, item in enumerate(near) if item.kind == "mark" and item.lower in (".", ";", ":", ",")), len(near))
    return [item.lower for item in near[:end]]


def _is_threat(predicate: Predicate, words: list[str]) -> bool:
    if predicate.verb in _RETALIATING and predicate.actuality == "future":
        return True  # "we will retaliate"
    if predicate.verb in ("respond", "react", "answer") and predicate.actuality in ("future", "hypothetical"):
        forcefully = not _FORCEFULLY.isdisjoint(words)  # "vowed to respond", "would respond harshly"
        return forcefully or bool(predicate.governors and predicate.governors[-1] in ("vow", "threaten", "pledge", "swear"))
    promised = bool(_PROMISING & {predicate.verb, *predicate.governors}) or (
        predicate.verb == "take" and predicate.tense == "future"
    )
    return promised and not _REPRISALS.isdisjoint(words) and not _ANSWERING.isdisjoint(words)


def _hostile_kind(items: list[Item], predicate: Predicate) -> TieType | None:
    """What kind of act a verb tells against whoever is meant, None where it need not be anybody."""
    if predicate.passive or predicate.negated:
        return None
    if _is_threat(predicate, _object_words(items, predicate)):
        return "THREATEN"
    if _recalls_own(items, predicate):
        return "THREATEN" if "threaten" in predicate.governors else "SANCTION"
    if predicate.verb in NAMING and predicate.actuality == "done" and _named_ill(items, predicate):
        return "ACCUSE"
    return _kind_of_deed(items, predicate)


def _kind_of_deed(items: list[Item], predicate: Predicate) -> TieType | None:
    """ "Condemned the move": by its verb, where the object is what a state does."""
    found = entry_of(items, predicate)
    if found is None or found[1] >= len(items):
        return None
    entry, after = found
    spoken = entry.frame.type in _AGAINST and not (entry.frame.mutual or entry.frame.reversed)
    pointed = items[after].lower in _POINTING or items[after].lower in ("“", '"')
    return entry.frame.type if spoken and pointed and _deed_named(items[after : after + _REACH]) else None


def _harms(items: list[Item], predicate: Predicate) -> bool:
    """ "Revoke their immunity": an act of the table against somebody."""
    found = entry_of(items, predicate)
    return found is not None and found[0].frame.polarity < 0 and found[0].frame.type not in _AGAINST


def _recalls_own(items: list[Item], predicate: Predicate) -> bool:
    """ "Recalled its ambassador", "announced the recall of its ambassador": from the other of the two."""
    at = predicate.last
    words = [item.lower for item in items[at : at + 8]]
    if predicate.verb in _ANNOUNCING and len(words) > 3 and words[1] in ("recall", "withdrawal") and words[2] == "of":
        return _own_envoy(words[3:7])
    return predicate.verb in _RECALLING and _own_envoy(words[1:] if words[:1] == ["home"] else words)


def _own_envoy(words: list[str]) -> bool:
    told = " ".join(words[:4])
    return told.startswith(("its ", "their ")) and any(envoy in told for envoy in ENVOYS)


def _recalled(scene: Scene, predicate: Predicate, before: Scenes) -> list[Act]:
    """ "Peru and Chile recalled their ambassadors": from each other, or from the state that others have acted against."""
    source, last = scene.subject(predicate), before.last
    if source is None or not _recalls_own(scene.items, predicate):
        return []
    span = predicate.start, predicate.end
    if len(source.countries) == 1 and len(scene.states) > 2 and source.countries[0] in before.pair:
        others = tuple(code for code in before.pair if code not in source.countries)
        return _spoken_against(scene, predicate, source, others)
    if len(source.countries) != 2 or predicate.actuality != "done":
        return []
    if last is not None and last.polarity < 0 and last.targets and not set(last.targets) & set(source.countries):
        target = Party(last.targets, predicate.start, predicate.end)
        return scene.act("SANCTION", -1, "asserted", source, target, mutual=False, span=span, rule="implied")
    both = [source, Party(source.countries[::-1], source.start, source.end)]
    return [act for one in both for act in scene.act("SANCTION", -1, "asserted", one, None, mutual=True, span=span, rule="implied")]


def _named_ill(items: list[Item], predicate: Predicate) -> bool:
    """ "Called the move illegal"."""
    first = predicate.last
    blame = next(saying for saying in sayings() if saying.type == "ACCUSE" and saying.nouns)
    pointed = first < len(items) and items[first].lower in _POINTING | {"it"}
    return pointed and any(item.lower in blame.nouns for item in items[first : first + 12])


def _deed_named(items: list[Item]) -> bool:
    """Whether the object's head, the last word before a preposition or mark, is what a state does."""
    head = ""
    for item in items:
        if item.kind == "mark" and item.lower in ("“", "”", '"'):
            continue
        if item.kind != "word" or item.lower in ("of", "in", "on", "by", "as", "and", "to", "for", "at", "that", "which"):
            break
        head = item.lower
    return head in STATE_ACTS or head in _PACTS


def _settled(scene: Scene, predicate: Predicate, before: Scenes) -> list[Act]:
    """ "It was agreed to meet again", "a joint statement was adopted": by those who were spoken of last."""
    if not _is_settled(scene.items, predicate):
        return []
    together = before.together()
    states = together if len(together) > 1 else before.pair
    parties = Party(states, predicate.start, predicate.end)
    span = predicate.start, predicate.end
    return scene.act("AGREE", 1, "asserted", parties, None, mutual=True, span=span, rule="implied")


def _is_settled(items: list[Item], predicate: Predicate) -> bool:
    named = any(countries_of(item) for item in items[predicate.left : predicate.first])
    if named or (predicate.last < len(items) and items[predicate.last].lower == "by"):
        return False
    if predicate.noun == "it" and predicate.governors[:1] and predicate.governors[0] in _SETTLING:
        return predicate.actuality == "future"  # "it was agreed to meet"
    done = predicate.passive and predicate.actuality == "done"
    return done and (
        predicate.noun in _PAPERS if predicate.verb in _SIGNING else predicate.verb in _SETTLING and predicate.noun == "it"
    )
