"""
Clauses: who does what, to whom, where and when, sentence by sentence.

`read(document)` gives one `Clauses` per sentence: its `items` (actors, places, dates and single words, in text order, never
overlapping) and its `predicates`, one per verb group in text order. A rule for journeys or ties looks for a predicate's `verb`
(a lemma; a verb with a particle is "call off") and then asks:

    predicate.subject                 actors that do it: ("A, B and C signed") three; of a passive, those it is done to
    predicate.noun                    head noun of a subject that is no actor ("The visit was postponed": "visit")
    predicate.objects                 items straight after the verb: "met Wang Yi", "visited Cuba and Bolivia"
    predicate.object_noun             head noun of an object that is no actor: "held talks with": "talks"
    predicate.phrases                 what follows, by preposition: phrase.preposition, phrase.items ("with" Wang, "in" Moscow)
    predicate.lead                    phrases before the subject: "In Ramallah, he will meet ..."
    predicate.dates                   dates of the clause
    predicate.agent                   actors after "by" in the passive
    predicate.actuality               "done", "future", "negated", "hypothetical" (may, could, if), "wish" (hopes to, invited to)
    predicate.governors               verbs that govern it: ("expect",) for "is expected to travel"
    predicate.lapsed                  a plan that is told as past: "had been due to visit", "will no longer visit"
    predicate.start, predicate.end    the verb group in the text;  clauses.span(predicate): the whole clause

It is no parser: each rule below is a habit of English news prose that holds nearly always.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from geotie.extraction.document import Actor, DateExpression, Document, Sentence
from geotie.extraction.verbs import FORMS
from geotie.extraction.wordlists import phraseset, wordset
from geotie.records import Mention

ItemKind = Literal["actor", "place", "date", "word", "mark"]
Actuality = Literal["done", "future", "negated", "hypothetical", "wish"]
Form = Literal["finite", "infinitive", "participle", "reduced"]

_BE = wordset("be am is are was were been being 're ’re 'm ’m")
_HAVE = {"have", "has", "had", "having", "'ve", "’ve"}
_DO = {"do", "does", "did"}
_MODALS = wordset("will would shall should can could may might must ought 'll ’ll 'd ’d cannot")
_PAST_AUX = {"was", "were", "had", "did"}
_ADVERBS = wordset("""
    not never long also then now later just already still only first soon again yet ever even once twice today thereafter
    finally initially jointly formally instead subsequently together both all each further once-again reportedly always
    often shortly afterwards afterward earlier likewise himself herself themselves itself therefore thus meanwhile
    nonetheless nevertheless however next last respectively personally briefly immediately directly tentatively
    provisionally here there
""")
_NOT_ADVERBS = wordset("""
    early monthly weekly daily family assembly ally italy supply reply apply rally july only fly friendly elderly likely
    unlikely deadly costly anomaly monopoly imply comply rely
""")
_NEGATIONS = {"not", "never", "nor", "cannot"}
_PREPOSITIONS = wordset("""
    to in at on of with by for from into onto through via across near over against about between among toward towards around
    under without within outside inside along behind beyond alongside including regarding concerning off out up down aboard
    unlike besides atop
""")
_TEMPORAL = wordset("""
    after before following ahead since during amid despite while when until till as because although though if unless
    whereas so pending
""")
_RELATIVES = {"who", "which", "whom", "whose", "where", "that"}
_COORDINATORS = {"and", "but", "or", "then", "&", "nor", "plus"}
_DETERMINERS = wordset("""
    the a an his her its their our my this that these those any some no another each every both two three four five several
    many more other
""")
_PARTICLES = wordset("off up down over out part place back in on away ahead through short")
PHRASAL = phraseset("""
    kick off, wrap up, wind up, cut short, call off, put off, set off, set out, touch down, stop over, take off,
    take part, take place, break off, head back, fly back, fly in, fly out, jet off, lift off, round off, drop in,
    check in, cut off, back out, hold off, pull out, put on, go ahead, go through, set up, head off, step up, call on,
    play down, lash out, hit back, fly off, carry out, sit down, show up, turn up, give up, hold up, go on,
    pass through, start off, finish off, sum up, rule out, hit out, speak out, come back, travel back, go back,
    shut down, roll out, phase out, head out, open up, shore up, stand up, take over, drop off, see off, talk up,
    touch off, move ahead, press ahead, hold out, hand over, turn down, fire back, pay back, pay off, bring back,
    send back, call back, call up, meet up, team up, sign off, sign on, sign up, fall through, move on, follow up,
    arrive back, drop out
""")
# Verbs and adjectives that take "to" and a verb, by what they say of its act.
_PLANNING = wordset("""
    plan expect schedule intend set prepare due slated slate poised likely about ready decide promise vow pledge confirm go
    arrange agree tip opt bind project move choose bid suppose
""")
# Those of them whose past is over: "had been due to visit", "was supposed to visit", "was to have visited".
_LAPSING = wordset("plan expect schedule intend set due slate slated suppose mean book")
_WISHING = phraseset("""
    hope, want, wish, invite, ask, urge, seek, consider, offer, request, like, need, encourage, call on, love, threaten,
    propose, willing, eager, keen, try, attempt, unlikely, able, aim, welcome, tell, demand, require, persuade, convince,
    press, advise, recommend, suggest, call, appeal, look, free, dream, prefer, hesitate, wait, order, warn, forbid, allow,
    permit, reluctant, push, oblige, beg
""")
_WISHED = wordset("""
    invitation invitations request offer desire wish readiness willingness permission chance opportunity proposal pressure calls
    demand appeal need right
""")
_PLANNED = wordset("plan plans decision intention intentions agreement preparations")
_REFUSING = {"refuse", "decline", "fail", "forget", "unable", "unwilling", "refrain"}
_EFFECTING = wordset("""
    manage begin start continue get have help appear seem happen come use proceed force rush say report believe know think
    understand claim
""")
_ADJECTIVES_TO = wordset("""
    due set slated poised likely unlikely about ready able unable willing unwilling eager keen free reluctant bound
    scheduled expected planned welcome
""")
_OBJECT_CONTROL = phraseset("""
    invite, ask, urge, send, dispatch, tell, order, request, encourage, persuade, allow, permit, force, press, want, expect,
    call on, help, enable, lead, instruct, advise, warn, bring, appoint, get, name
""")
_GERUND_LINKS = wordset("""
    after before while when since by in on upon without from of for despite following until about at besides instead with as
    if
""")
# Forms that are nouns more often than verbs.
_NOUNISH = wordset("""
    visit visits tour tours stop stops host hosts talk talks plan plans call calls trip meeting meetings state states attack
    attacks support return trade trades march marches leave leaves land lands head heads lead leads report reports claim
    claims demand demands order orders offer offers vote votes start end ends address addresses aid aids fund funds force
    forces help hope hopes interest protest protests sanction sanctions strike strikes threat import imports export exports
    progress increase increases use view move moves pledge pledges promise promises question questions rate rates release
    releases request requests result results review reviews role run signal signals step steps study surprise test tests
    train trains transfer transit travel treat walk warrant witness work works worry journey embrace exchange exchanges
    favor favour focus gain gains guarantee guarantees halt harm honor honour impact influence issue issues judge kick kill
    lack launch launches lift like limit limits link links load look love mark measure measures mention murder name names
    need needs note notes notice number object objects opening own part partner partners patrol patrols pause permit phase
    phone phones place play point points position positions praise present press pressure process profit project projects
    purchase push quote raid rally rallies rank ranks reach read rebuke regard regards remark remarks repair repairs reply
    rescue reserve reserves resort respect respects rest retreat reward rise risk risks round route routes rule rules rush
    sail salute save score search seat service set share shares shelter shift ship shock shore show shuttle silence slip
    snub spark split spot spread stage stages stand stay stays store storm strain stress supply supplies surge survey swap
    sweep target targets term terms text tie ties toast touch track transport trial triumph trust try turn update upgrade
    veto vow wait war warning watch weight welcome wish wishes wound yield debate debates deal deals delay delays deploy
    design desire detail display dispute disputes doubt draft drive drop effort escort estimate exit experience experiment
    face fear fight fire fix flight flow fly form forms function ground group guard guide guess contact contacts control
    controls cost cover crash cross cruise cut cuts damage dance date dates board border borders boost brief block blocks
    blast blame bid bids benefit battle base bases ban bar back award arrest appeal appeals alert advance act acts access
    abuse accord challenge challenges champion change changes charge charges charter check close comment comments compromise
    concern concerns conduct conflict consent contest counter course air lobby shell second program motor jet ferry chopper
    helicopter email tweet tweets feature features film model sentence echo field figure fine better level mission allies
    arms bans battles boards bombs boycotts commands costs displays exercises faces falls fears feuds fights fires functions
    hands jets journeys loads motors raids sails shells storms spies suspects trusts wounds
""")
_PUNCTUATION = {*",;:()[]—–-\"“”‘’'.!?…", "--"}


@dataclass(slots=True)
class Item:
    """One unit of a sentence. A bare country name is an actor and a place at once (`actor` and `mention` both set)."""

    kind: ItemKind
    start: int
    end: int
    lower: str
    actor: Actor | None = None
    mention: Mention | None = None
    date: DateExpression | None = None


@dataclass(slots=True)
class Phrase:
    """What a preposition brings: "with" the ministers of Cuba and Chile, "to" Quito; `noun` where it is no actor or place."""

    preposition: str
    items: list[Item] = field(default_factory=list)
    noun: str = ""

    @property
    def actors(self) -> list[Actor]:
        return [item.actor for item in self.items if item.actor is not None]

    @property
    def places(self) -> list[Mention]:
        return [item.mention for item in self.items if item.mention is not None]


@dataclass(slots=True)
class Predicate:
    """A verb group with its subject and complements; `first`, `last` are its item numbers, `last` exclusive."""

    verb: str
    first: int
    last: int
    start: int
    end: int
    form: Form = "finite"
    tense: Literal["past", "present", "future", ""] = ""
    modal: str = ""
    negated: bool = False
    passive: bool = False
    progressive: bool = False
    perfect: bool = False
    governors: tuple[str, ...] = ()
    lapsed: bool = False
    link: str = ""  # "who", "where", "and", "after", "to", ...
    subject: tuple[Actor, ...] = ()
    noun: str = ""
    objects: tuple[Item, ...] = ()
    object_noun: str = ""
    phrases: tuple[Phrase, ...] = ()
    lead: tuple[Phrase, ...] = ()
    dates: tuple[DateExpression, ...] = ()
    left: int = 0  # item at which its clause begins
    right: int = 0  # item after its clause
    conditional: bool = False
    parent: Predicate | None = None
    antecedent: Mention | None = None  # place before "where" or "which"

    @property
    def agent(self) -> tuple[Actor, ...]:
        if not self.passive:
            return ()
        return tuple(actor for phrase in self.phrases if phrase.preposition == "by" for actor in phrase.actors)

    @property
    def actuality(self) -> Actuality:  # noqa: PLR0911
        """Whether the act takes place, as the verb group tells."""
        if any(governor in _REFUSING for governor in self.governors):
            return "negated"
        if any(governor in _WISHING for governor in self.governors):
            return "wish"
        if self.negated:
            return "negated"
        if self.modal in ("may", "might", "could", "can", "should", "must", "ought", "cannot") or self.conditional:
            return "hypothetical"
        if self.tense == "future" or any(governor in _PLANNING for governor in self.governors):
            return "future"
        if self.form == "infinitive" and self.parent is not None:
            if self.parent.object_noun in _WISHED:
                return "wish"  # "accepted an invitation to visit"
            above = self.parent.actuality
            if self.parent.object_noun in _PLANNED and above == "done":
                return "future"  # "announced plans to visit"
            if self.parent.verb in _WISHING:
                return "wish"
            return above
        if self.form in ("participle", "reduced") and self.parent is not None and self.parent.actuality != "done":
            return self.parent.actuality if self.parent.actuality == "future" else "done"
        return "done"

    def phrase(self, *prepositions: str) -> Phrase | None:
        """The first phrase after the verb with one of these prepositions."""
        return next((phrase for phrase in self.phrases if phrase.preposition in prepositions), None)


@dataclass(slots=True)
class Clauses:
    """One sentence, read."""

    sentence: Sentence
    items: list[Item]
    predicates: list[Predicate]

    def span(self, predicate: Predicate) -> tuple[int, int]:
        """Offsets of a predicate's clause, from its subject to its last complement."""
        first, last = predicate.left, max(predicate.right, predicate.last)
        while last > predicate.last and self.items[last - 1].kind == "mark":
            last -= 1
        while first < predicate.first and (self.items[first].kind == "mark" or self.items[first].lower in _COORDINATORS):
            first += 1
        return self.items[first].start, self.items[last - 1].end


def read(document: Document) -> tuple[Clauses, ...]:
    """The clauses of every sentence."""
    feed = _Feed(document)
    return tuple(_read_sentence(sentence, feed.items(sentence)) for sentence in document.sentences)


class _Feed:
    """Cuts sentences into items; each list is walked once, in text order."""

    def __init__(self, document: Document) -> None:
        self.tokens = document.tokens
        covers: dict[int, Item] = {}
        for mention in document.mentions:
            covers[mention.start] = Item("place", mention.start, mention.end, "", mention=mention)
        for date in document.dates:
            covers[date.start] = Item("date", date.start, date.end, date.text.lower(), date=date)
        for actor in document.actors:
            known = covers.get(actor.start)
            mention_here = known.mention if known is not None and actor.kind == "state" and known.end == actor.end else None
            covers[actor.start] = Item("actor", actor.start, actor.end, actor.text.lower(), actor=actor, mention=mention_here)
        self.covers = covers
        self.at = 0

    def items(self, sentence: Sentence) -> list[Item]:
        starts, ends, lower = self.tokens.starts, self.tokens.ends, self.tokens.lower
        items: list[Item] = []
        at, count = self.at, len(starts)
        while at < count and starts[at] < sentence.end:
            start = starts[at]
            cover = self.covers.get(start)
            if cover is not None:
                items.append(cover)
                end = cover.end
                at += 1
                while at < count and starts[at] < end:
                    at += 1
                continue
            word = lower[at]
            items.append(Item("mark" if word in _PUNCTUATION else "word", start, ends[at], word))
            at += 1
        self.at = at
        return items


# ---------------------------------------------------------------- verb groups


def _is_adverb(word: str) -> bool:
    return word in _ADVERBS or (word.endswith("ly") and len(word) > 4 and word not in _NOT_ADVERBS)


def _tagged(word: str, *tags: str) -> str:
    """The lemma of a form that has a reading with one of these tags, "" if none has."""
    for lemma, tag in FORMS.get(word, ()):
        if tag in tags:
            return lemma
    return ""


@dataclass(slots=True)
class _Group:
    lemma: str
    last: int
    finite: bool
    tense: Literal["past", "present", "future", ""] = ""
    modal: str = ""
    negated: bool = False
    passive: bool = False
    progressive: bool = False
    perfect: bool = False
    governors: tuple[str, ...] = ()
    tag: str = ""
    lapsed: bool = False


def _skip_adverbs(items: list[Item], at: int, group: _Group) -> int:
    """The item after adverbs and after a day that parts the verb group: "will on Friday (May 3) begin"."""
    if group.tag in ("MD", "AUX"):
        at = _skip_days(items, at)
    while at < len(items) and items[at].kind == "word":
        if items[at].lower == "no" and at + 1 < len(items) and items[at + 1].lower == "longer":
            group.negated = group.lapsed = True
            at += 2
            continue
        if not _is_adverb(items[at].lower):
            break
        group.negated = group.negated or items[at].lower in _NEGATIONS
        at += 1
    return at


def _skip_days(items: list[Item], at: int) -> int:
    """The item after "on Friday", "Monday", "on Friday (May 3)"; the same one where no day stands."""
    here = at + (at < len(items) and items[at].lower in ("on", "in", "later", "early"))
    if here >= len(items) or items[here].kind != "date":
        return at
    while here < len(items) and (items[here].kind == "date" or items[here].lower in ("(", ")")):
        here += 1
    return here


def _verb_group(items: list[Item], at: int) -> _Group | None:
    """The verb group that begins at a word, catenatives included ("is expected to travel" is travel under expect)."""
    group = _simple_group(items, at)
    if group is None:
        return None
    while True:
        here = _skip_adverbs(items, group.last, group)
        if not (here + 1 < len(items) and items[here].kind == "word" and items[here].lower == "to"):
            break
        beyond = _skip_adverbs(items, here + 1, group)
        lemma = _tagged(items[beyond].lower, "VB") if beyond < len(items) and items[beyond].kind == "word" else ""
        known = group.lemma in _PLANNING or group.lemma in _WISHING or group.lemma in _REFUSING or group.lemma in _EFFECTING
        if not lemma or not known:
            break
        last = beyond + 1
        passive, perfect, progressive = False, False, False
        if lemma == "have" and last < len(items):
            inner = _tagged(items[last].lower, "VBN")
            if inner:
                lemma, last, perfect = inner, last + 1, True
        if lemma == "be" and last < len(items):
            inner = _tagged(items[last].lower, "VBN")
            if inner:
                lemma, last, passive = inner, last + 1, True
        governor = group.lemma
        past_plan = governor in _LAPSING and group.tense == "past" and (group.perfect or perfect or governor == "suppose")
        group = _Group(lemma, last, group.finite, group.tense, group.modal, group.negated, passive, progressive, perfect,
                       (*group.governors, governor), group.tag, group.lapsed or past_plan)  # fmt: skip
    lemma, last = group.lemma, group.last
    if last < len(items) and items[last].kind == "word" and items[last].lower in _PARTICLES:
        phrasal = f"{lemma} {items[last].lower}"
        if phrasal in PHRASAL:
            group.lemma, group.last = phrasal, last + 1
    return group


def _simple_group(items: list[Item], at: int) -> _Group | None:
    word = items[at].lower
    negative = word.endswith(("n't", "n’t")) or word == "cannot"
    base = {"won't": "will", "can't": "can", "shan't": "shall"}.get(
        word.replace("’", "'"), word[:-3] if negative and word != "cannot" else word
    )
    if base in _MODALS:
        group = _Group(
            "", at + 1, True, "future" if base in ("will", "shall", "'ll", "’ll") else "present", base, negative, tag="MD"
        )
        if base in ("would", "'d", "’d"):
            group.tense = "future"
        here = _skip_adverbs(items, at + 1, group)
        if here < len(items) and items[here].kind == "word":
            return _after_auxiliary(items, here, group)
        return None
    if base in _BE or base in _HAVE or base in _DO:
        finite = base not in ("be", "been", "being", "having")
        tag = "VBG" if base == "having" else "AUX"
        group = _Group("", at + 1, finite, "past" if base in _PAST_AUX else "present", "", negative, tag=tag)
        return _after_auxiliary(items, at, group, base)
    readings = FORMS.get(word)
    if not readings:
        return None
    tags = {tag for _, tag in readings}
    for tag in ("VBD", "VBZ", "VBG", "VBN", "VB"):
        if tag in tags:
            lemma = _tagged(word, tag)
            return _Group(lemma, at + 1, tag in ("VBD", "VBZ", "VB"), "past" if tag in ("VBD", "VBN") else "present", tag=tag)
    return None


def _after_auxiliary(items: list[Item], at: int, group: _Group, base: str = "") -> _Group | None:  # noqa: PLR0911
    """Follow auxiliaries to the main verb."""
    word = base or items[at].lower
    group.last = at + 1
    here = _skip_adverbs(items, at + 1, group)
    following = items[here].lower if here < len(items) and items[here].kind == "word" else ""
    if word in _HAVE:
        if following == "been":
            group.perfect = True
            return _after_auxiliary(items, here, group, "been")
        lemma = _tagged(following, "VBN")
        if lemma:
            group.perfect = True
            group.lemma, group.last = lemma, here + 1
            return group
        group.lemma = "have"
        return group
    if word in _BE:
        lemma = _tagged(following, "VBG")
        if lemma:
            beyond = here + 1
            if following == "being" and beyond < len(items) and _tagged(items[beyond].lower, "VBN"):
                group.lemma, group.last, group.passive, group.progressive = (
                    _tagged(items[beyond].lower, "VBN"),
                    beyond + 1,
                    True,
                    True,
                )
                return group
            group.lemma, group.last, group.progressive = lemma, here + 1, True
            return group
        if following in _ADJECTIVES_TO and here + 1 < len(items) and items[here + 1].lower == "to":
            lemma = {"scheduled": "schedule", "expected": "expect", "planned": "plan", "bound": "bind"}.get(following, following)
            group.lemma, group.last = lemma, here + 1
            return group
        lemma = _tagged(following, "VBN")
        if (lemma and not _tagged(following, "VB")) or following in ("set", "put", "hit", "cut"):
            group.lemma, group.last, group.passive = lemma, here + 1, True
            return group
        if following == "to" and here + 1 < len(items) and _tagged(items[here + 1].lower, "VB"):
            group.lemma, group.last = "due", here  # "is to visit"
            return group
        group.lemma = "be"
        return group
    if word in _DO:
        lemma = _tagged(following, "VB")
        if lemma and (group.negated or here == at + 1):
            group.lemma, group.last = lemma, here + 1
            return group
        group.lemma = "do"
        return group
    lemma = _tagged(word, "VB")
    if not lemma:
        return None
    group.lemma = lemma
    return group


# ---------------------------------------------------------------- subjects and clauses


def _nominal(item: Item) -> bool:
    if item.kind in ("actor", "place"):
        return True
    word = item.lower
    return (
        item.kind == "word"
        and word not in _PREPOSITIONS
        and word not in _TEMPORAL
        and word not in _RELATIVES
        and word not in _COORDINATORS
        and word not in _DETERMINERS
        and not _is_adverb(word)
        and word not in ("'s", "’s")
    )


def _verb_here(items: list[Item], at: int, group: _Group) -> bool:  # noqa: PLR0911, PLR0912
    """Whether the word at `at`, which has verbal readings, is a verb here."""
    word = items[at].lower
    before = items[at - 1] if at else None
    if group.tag in ("AUX", "MD"):
        return True
    previous = before.lower if before is not None else ""
    if before is None:
        return group.tag == "VBG"
    if group.tag in ("VBD", "VBN") and word.endswith("ed") and before.kind == "word" and _tagged(previous, "VBG"):
        following = items[at + 1] if at + 1 < len(items) else None
        if following is not None and following.kind == "word" and _nominal(following):
            return False  # "skipping planned stops"
    if (previous in _DETERMINERS and previous not in ("that", "this", "both", "those")) or previous in ("'s", "’s"):
        return False
    if (
        before.kind == "actor"
        and before.actor is not None
        and before.actor.kind == "pronoun"
        and previous in ("his", "her", "their", "its")
    ):
        if previous == "her" and group.tag not in ("VB",):
            return False
        return False
    if before.kind == "place" and before.mention is not None and before.mention.kind == "demonym" and group.tag != "VBD":
        return False
    if group.tag == "VB" and "VBD" not in {tag for _, tag in FORMS[word]}:
        back = at - 1
        while back > 0 and items[back].kind == "word" and _is_adverb(items[back].lower):
            back -= 1
        prior = items[back]
        if prior.lower == "to" and prior.kind == "word":
            return not (word in _NOUNISH and at + 1 < len(items) and items[at + 1].lower in ("by", "of"))
        if prior.kind == "actor" and prior.actor is not None:
            plural = prior.actor.plural or prior.lower in ("they", "we", "i", "you") or _coordinated(items, back)
            return plural and not (word in _NOUNISH and prior.actor.kind == "state")
        if prior.lower in ("they", "we", "i", "you", "who", "which"):
            return True
        if prior.lower in ("and", ",", "or", "then"):
            following = items[at + 1] if at + 1 < len(items) else None
            return word not in _NOUNISH or (following is not None and _travels_on(word, following))
        if word in _NOUNISH or prior.kind != "word" or not _nominal(prior):
            return False
        following = items[at + 1] if at + 1 < len(items) else None
        return prior.lower.endswith("s") or (
            following is not None and (following.kind == "actor" or following.lower in _DETERMINERS)
        )
    if group.tag == "VBZ":
        if word in _NOUNISH:
            back = at - 1
            while back > 0 and items[back].kind == "word" and _is_adverb(items[back].lower):
                back -= 1
            before, previous = items[back], items[back].lower
            return before.kind == "actor" or previous in ("it", "he", "she", "who", "which", "that")
        if before.kind == "word" and at > 1 and items[at - 2].lower in _PREPOSITIONS and items[at - 2].kind == "word":
            return False  # "with military honours"
        return (
            before.kind in ("actor", "place", "date")
            or _nominal(before)
            or previous in _RELATIVES
            or previous in _COORDINATORS
            or (previous == "," or _is_adverb(previous))
        )
    if group.tag == "VBG":
        if word in _NEVER_VERBS:
            return False
        following = items[at + 1] if at + 1 < len(items) else None
        if word in _ADJECTIVES_IN_ING and following is not None and following.kind == "word" and _nominal(following):
            return False
        if word in ("meeting", "building", "opening", "hearing", "gathering", "briefing"):
            return before.kind == "actor" or previous in _GERUND_LINKS or previous in (",", "and")
        return True
    return previous not in _PREPOSITIONS or previous in ("up",)


def _travels_on(word: str, following: Item) -> bool:
    """ "Will visit Oslo and stop in Riga", "and tour Latvia": verbs here, though they may be nouns."""
    if word in ("visit", "tour"):
        return following.kind in ("place", "actor")
    return (word, following.lower) in _TRAVELLING_ON


_TRAVELLING_ON = frozenset(
    {("stop", "in"), ("stop", "at"), ("stop", "over"), ("travel", "to"), ("return", "to"), ("transit", "through")}
)

_NEVER_VERBS = wordset("""
    following including according regarding concerning pending excluding barring notwithstanding
""")
_ADJECTIVES_IN_ING = wordset("""
    working outgoing visiting incoming leading remaining existing opposing neighbouring neighboring sitting ruling coming
    growing opening closing founding meeting standing fighting warring negotiating acting governing lasting traveling
    travelling living pressing
""")


def _coordinated(items: list[Item], at: int) -> bool:
    return at >= 2 and items[at - 1].lower in ("and", "&") and items[at - 2].kind in ("actor", "place")


def _class(item: Item) -> str:
    """What may be coordinated with what: people with people, countries and places with one another."""
    if item.kind == "place" or (item.actor is not None and item.actor.kind == "state"):
        return "place"
    if item.actor is not None:
        return "" if item.actor.kind == "pronoun" and item.lower not in ("he", "she") else "person"
    return ""


def group_back(items: list[Item], at: int) -> tuple[int, list[Item]]:
    """The coordinated actors or places ("A, B and C") that end at an item: their first item number, and they."""
    kind = _class(items[at])
    members, first, closed = [items[at]], at, False
    while kind and first >= 2:
        joint, step = items[first - 1].lower, 2
        if joint in ("and", "&") and first >= 3 and items[first - 2].lower == ",":
            step = 3
        if (joint not in ("and", "&") and not (joint == "," and closed)) or _class(items[first - step]) != kind:
            break
        closed = True
        first -= step
        members.insert(0, items[first])
    return first, members


_CONTRACTED = [f"{word.removesuffix('n')}n{mark}t" for word in wordset("""
    is are was were has have had do does did wo would could should ca must need might
""") for mark in "'’"]  # fmt: skip
_VERBAL = frozenset([*FORMS, *_MODALS, *_CONTRACTED, "'re", "’re", "'ve", "’ve", "'m", "’m"])


def _read_sentence(sentence: Sentence, items: list[Item]) -> Clauses:
    predicates: list[Predicate] = []
    at = 0
    while at < len(items):
        item = items[at]
        if item.kind == "word":
            group = _verb_group(items, at) if item.lower in _VERBAL else None
            if group is not None and group.lemma and _verb_here(items, at, group):
                predicate = Predicate(
                    group.lemma, at, group.last, item.start, items[group.last - 1].end, tense=group.tense, modal=group.modal,
                    negated=group.negated, passive=group.passive, progressive=group.progressive, perfect=group.perfect,
                    governors=group.governors, lapsed=group.lapsed,
                )  # fmt: skip
                _attach(items, predicate, group, predicates)
                if predicate.form == "finite" and predicate.left and items[predicate.left - 1].lower == "where":
                    predicate.link = "where"
                predicates.append(predicate)
                at = group.last
                continue
        at += 1
    clauses = Clauses(sentence, items, predicates)
    _deferred_subjects(predicates)
    conditional = any(item.lower in ("if", "unless", "whether") for item in items)
    for number, predicate in enumerate(predicates):
        _complements(clauses, predicate, predicates[number + 1] if number + 1 < len(predicates) else None)
        if conditional and (predicate.modal in ("would", "'d", "’d") or _opened_by_if(items, predicate)):
            predicate.conditional = True
    return clauses


def _opened_by_if(items: list[Item], predicate: Predicate) -> bool:
    """ "It is not known whether she will visit", "if he travels to"."""
    if predicate.form != "finite" or predicate.left < 1:
        return False
    return items[predicate.left - 1].lower in ("if", "whether", "unless")


def _last_finite(predicates: list[Predicate]) -> Predicate | None:
    return next(
        (predicate for predicate in reversed(predicates) if predicate.form == "finite" and predicate.link not in _RELATIVES), None
    )


def _attach(items: list[Item], predicate: Predicate, group: _Group, earlier: list[Predicate]) -> None:  # noqa: PLR0911, PLR0912, PLR0915
    """Set form, link, subject and left edge from what stands before the verb group."""
    back = predicate.first - 1
    floor = _floor(items, predicate, earlier)  # nothing before the last verb group is looked at, but by inheritance
    while back >= floor and (items[back].kind == "date" or (items[back].kind == "word" and (
        _is_adverb(items[back].lower) or (items[back].lower in ("on", "in", "late", "early") and items[back + 1].kind == "date")
    ))):  # fmt: skip
        predicate.negated = predicate.negated or items[back].lower in _NEGATIONS  # "never visited"
        back -= 1
    predicate.left = predicate.first
    main = _last_finite(earlier)
    if back < floor:
        predicate.parent = earlier[-1] if earlier else None
        if earlier and group.tag == "VBG":
            predicate.form = "participle"
            predicate.subject = earlier[-1].subject
        elif main is not None:
            predicate.subject, predicate.noun = main.subject, main.noun
        if not earlier and group.tag == "VBG":
            predicate.form = "participle"
        return
    prior = items[back]
    word = prior.lower if prior.kind in ("word", "mark") else ""
    if group.tag == "VBG" and word == "to" and back and items[back - 1].lower == "prior":
        word, back = "before", back - 1  # "prior to flying home"
    if (word == "to" and not group.finite) or (word == "to" and group.tag == "VB"):
        predicate.form, predicate.link, predicate.left = "infinitive", "to", back
        _infinitive_subject(items, predicate, earlier)
        return
    if group.tag == "VBG" and (word in _GERUND_LINKS or word in (",", "—", "–", "and", "but")):
        predicate.form, predicate.link, predicate.left = "participle", word if word in _GERUND_LINKS else "", back
        predicate.parent = earlier[-1] if word == "and" and earlier else main
        source = predicate.parent
        if source is not None:
            predicate.subject, predicate.noun = source.subject, source.noun
        else:
            _nominal_subject(items, predicate, back - 1, floor)
        return
    if word == "," and _quotes(items, predicate):
        return
    if word in _RELATIVES:
        _relative(items, predicate, back, floor, word)
        if predicate.link:
            return
    if word in _COORDINATORS or (word == "," and earlier):
        if group.tag == "VBN" or (
            group.tag == "VBD"
            and word == ","
            and _tagged(items[predicate.first].lower, "VBN")
            and predicate.last < len(items)
            and items[predicate.last].lower == "by"
        ):
            predicate.form, predicate.passive = "reduced", True
            _nominal_subject(items, predicate, back - 1, floor)
            predicate.parent, predicate.left = main, back
            return
        predicate.link, predicate.left = ("and" if word != "," else ""), back
        pending = _pending_subject(items, back, floor) if word == "," else None
        if pending is not None and floor and earlier and not _begins_clause(items, pending, floor, earlier[-1]):
            pending = None
        source = earlier[-1] if earlier and earlier[-1].form != "finite" and group.tag == "VB" and not group.modal else main
        if word != "," and earlier and earlier[-1].link in _RELATIVES and items[back - 1].lower != ",":
            source = earlier[-1]
        if pending is not None:
            _take(items, predicate, pending)
        elif word == "," and earlier and earlier[-1].form in ("reduced", "participle") and main is None:
            predicate.subject, predicate.noun = earlier[-1].subject, earlier[-1].noun
        elif source is not None:
            predicate.subject, predicate.noun, predicate.parent = source.subject, source.noun, source
            if group.tag == "VB" and (source.form != "finite" or source.tense == "future" or source.governors):
                predicate.form, predicate.tense = source.form, source.tense
                predicate.modal, predicate.governors, predicate.negated = source.modal, source.governors, source.negated
                predicate.lapsed = source.lapsed
                predicate.parent = source.parent or source
        if not predicate.subject and not predicate.noun and earlier and main is None:
            predicate.subject, predicate.noun = earlier[-1].subject, earlier[-1].noun
        if not predicate.subject and not predicate.noun and word == ",":
            opening = next((number for number in range(back) if items[number].lower == ","), 0)
            _nominal_subject(items, predicate, opening - 1, 0)  # "His visit to Japan, due to begin in June, was called off"
            predicate.left = back
        return
    if word in (",", "–", "—", ")"):
        if group.tag == "VBG":
            predicate.form = "participle"
        elif group.tag == "VBN" or (group.tag == "VBD" and _reduced_after_comma(items, predicate)):
            predicate.form, predicate.passive = "reduced", True
        back = _before_country(items, back)
        pending = _pending_subject(items, back, 0) if items[back].kind == "mark" else None
        if pending is not None:
            _take(items, predicate, pending)
        else:
            _nominal_subject(items, predicate, back - (items[back].kind == "mark"), 0)
        if not predicate.subject and not predicate.noun:
            opening = next((number for number in range(back) if items[number].lower == ","), 0)
            _nominal_subject(items, predicate, opening - 1, 0)  # "The last stop, on Monday, was Riga"
        if predicate.form == "reduced":
            predicate.left = back
        return
    if prior.kind == "mark" and earlier and main is not None and group.finite:
        pending = _pending_subject(items, back, floor)
        if pending is not None:
            _take(items, predicate, pending)
        else:
            predicate.subject, predicate.noun = main.subject, main.noun
        return
    _nominal_subject(items, predicate, back, floor)
    if not predicate.subject and not predicate.noun and earlier and earlier[-1].form == "reduced":
        predicate.subject, predicate.noun = earlier[-1].subject, earlier[-1].noun  # "a meeting attended by A ended"
    by_follows = predicate.last < len(items) and items[predicate.last].lower == "by"
    if group.tag == "VBN" or (group.tag == "VBD" and by_follows and _tagged(items[predicate.first].lower, "VBN")):
        predicate.form, predicate.passive, predicate.parent, predicate.left = "reduced", True, main, predicate.first
    elif group.tag == "VBG":
        predicate.form, predicate.parent = "participle", main
        if main is not None and main.last <= predicate.left:
            predicate.left = predicate.first  # "held talks on a summit involving Chad": the talks are held
    elif (
        group.tag == "VBD"
        and predicate.noun
        and main is not None
        and _tagged(items[predicate.first].lower, "VBN")
        and floor
        and (predicate.left <= floor + 2)
    ):
        predicate.form, predicate.passive, predicate.parent = "reduced", True, main  # "held talks hosted in"
        predicate.left = predicate.first


def _quotes(items: list[Item], predicate: Predicate) -> bool:
    """ "..., said spokesman Ivan Bell.": who speaks stands behind the verb, and what is said before it is another clause."""
    if predicate.verb not in _QUOTING or predicate.last + 1 >= len(items):
        return False
    speaker = items[predicate.last]
    if speaker.actor is not None and speaker.actor.kind in ("person", "delegation"):
        return items[predicate.last + 1].kind in ("mark", "date") or items[predicate.last + 1].lower in ("on", "in", "at", "who")
    return any("spokes" in item.lower for item in items[predicate.last : predicate.last + 4])


_QUOTING = wordset("say add announce note report write explain tweet stress tell")


def _reduced_after_comma(items: list[Item], predicate: Predicate) -> bool:
    """ "The trip, scheduled for June, ..."; a verb that news prose uses so, or any before "by"."""
    following = items[predicate.last].lower if predicate.last < len(items) else ""
    return following == "by" or (
        predicate.verb in _REDUCED and following in ("for", "in", "at", "on", "to", "as", "from", "between")
    )


_REDUCED = wordset("""
    schedule plan expect base hold host organise organize lead head attend follow know call slate aim entitle describe own
    back set postpone invite design timed
""")


def _floor(items: list[Item], predicate: Predicate, earlier: list[Predicate]) -> int:
    """The item from which a subject may be sought: "a delegation led by A" is looked through, other verb groups are not."""
    for other in reversed(earlier):
        if other.verb in ("lead", "head") and other.form == "reduced":
            return other.first
        return other.last
    return 0


def _infinitive_subject(items: list[Item], predicate: Predicate, earlier: list[Predicate]) -> None:
    if not earlier:
        if predicate.left > 1 and items[predicate.left - 1].lower == "," and items[predicate.left - 2].kind == "word":
            predicate.noun = items[predicate.left - 2].lower  # "The summit, to be held in Kazan"
        return
    above = earlier[-1]
    predicate.parent = above
    if above.verb in _OBJECT_CONTROL and not above.passive:
        predicate.subject = ()  # filled with the object once complements are read
    else:
        predicate.subject, predicate.noun = above.subject, above.noun
    if above.verb in _WISHING or above.verb in _PLANNING or above.verb in _REFUSING:
        predicate.governors = (above.verb,)


def _take(items: list[Item], predicate: Predicate, at: int) -> None:
    """Make the nominal that ends at `at` the subject."""
    item = items[at]
    if item.kind == "actor" and item.actor is not None:
        first, members = group_back(items, at)
        predicate.subject = tuple(member.actor for member in members if member.actor is not None)
        predicate.left = first
    else:
        predicate.noun, predicate.left = item.lower, at


def _nominal_subject(items: list[Item], predicate: Predicate, at: int, floor: int) -> None:
    """The nominal before the verb that no preposition governs: "a visit by A to B" is a visit."""
    while at >= floor:
        item = items[at]
        if item.kind == "mark" or not _nominal(item):
            if item.lower in _DETERMINERS or item.lower in ("'s", "’s") or _is_adverb(item.lower):
                at -= 1
                continue
            if item.lower in (")",):
                while at >= floor and items[at].lower != "(":
                    at -= 1
                at -= 1
                continue
            return
        first = group_back(items, at)[0] if item.kind in ("actor", "place") else at
        while (
            first - 1 >= floor
            and item.kind == "word"
            and items[first - 1].kind in ("word", "place")
            and items[first - 1].lower != "that"
            and (_nominal(items[first - 1]) or items[first - 1].lower in _DETERMINERS)
        ):
            first -= 1
        if first - 1 >= floor and item.kind == "word" and items[first - 1].lower in ("his", "her", "their"):
            first -= 1  # "Chinh and his entourage"
        before = items[first - 1] if first - 1 >= floor else None
        governed = (
            before is not None
            and before.kind == "word"
            and before.lower in _PREPOSITIONS
            and item.lower not in ("he", "she", "they")
        )
        if (
            governed
            and before is not None
            and before.lower == "of"
            and first - 2 >= floor
            and items[first - 2].lower in _GROUPS
            and (item.kind == "actor")
        ):
            governed = False  # "members of a Finnish delegation"
        leads = governed and before is not None and before.lower == "by" and items[first - 2].lower in ("led", "headed")
        if not governed or leads:
            if before is not None and before.lower in ("and", "&") and item.kind == "word" and items[first - 2].kind == "actor":
                at = first - 2  # "Ramaphosa and a group of ministers arrived"
            _take(items, predicate, at)
            predicate.left = min(predicate.left, first)
            return
        at = first - 2


_GROUPS = wordset("members group groups number dozens hundreds scores team pair trio handful majority half most some many several")


def _pending_subject(items: list[Item], comma: int, floor: int) -> int | None:
    """Before "..., verb": the nominal in front of the parenthesis that the comma closes ("Lavrov, after talks in Rome, flew")."""
    at = comma - 1
    if at >= floor and items[at].kind == "actor":
        opening = group_back(items, at)[0] - 1
        if opening < 0 or items[opening].kind == "mark" or items[opening].lower == "including":
            return at  # "After talks in Rome, the premier, Li Qiang, flew"
    while at >= floor and items[at].lower != ",":
        at -= 1
    at -= 1
    if at < floor or not _nominal(items[at]):
        return None
    first = group_back(items, at)[0]
    if first - 1 >= floor and items[first - 1].kind == "word" and items[first - 1].lower in _PREPOSITIONS | _TEMPORAL:
        return None
    return at if items[at].kind in ("actor", "place") else None


def _before_country(items: list[Item], comma: int) -> int:
    """The item before ", Peru," in "his trip to Lima, Peru, was": a country between commas says where the place before it is."""
    if comma < 3 or items[comma - 2].lower != ",":
        return comma
    inner, outer = items[comma - 1].mention, items[comma - 3].mention
    return comma - 3 if inner is not None and outer is not None and inner.country == outer.country else comma


def _begins_clause(items: list[Item], at: int, floor: int, before: Predicate) -> bool:
    """Whether a nominal after a verb can be the next verb's subject: not as the object of that verb, but after "said" or "and"."""
    first = group_back(items, at)[0]
    if first > floor and (items[first - 1].kind == "mark" or items[first - 1].lower in _COORDINATORS | _RELATIVES):
        return True
    return before.verb in ("say", "tell", "report", "announce", "add", "claim", "believe", "hope", "note")


def _relative(items: list[Item], predicate: Predicate, at: int, floor: int, word: str) -> None:
    """ "Lavrov, who arrived ...": the antecedent is the subject."""
    back = at - 1
    while back >= 0 and items[back].lower in (",", "”", '"', "’"):
        back -= 1
    if back < 0 or not _nominal(items[back]):
        return
    if word == "that" and back < floor:
        return  # "said that"
    predicate.link, predicate.left = word, at
    item = items[back]
    if item.actor is not None:
        predicate.subject = (item.actor,)
        everybody = any(items[number].lower in ("both", "all") for number in range(at, predicate.last))
        if everybody or (items[predicate.first].lower not in ("is", "was", "has") and items[at - 1].lower != ","):
            predicate.subject = tuple(member.actor for member in group_back(items, back)[1] if member.actor is not None)
    elif item.mention is not None:
        predicate.antecedent = item.mention
    else:
        predicate.noun = item.lower
        if (
            back >= 2
            and items[back - 1].lower in ("of", "in", "to")
            and items[back - 2].kind == "word"
            and _nominal(items[back - 2])
        ):
            predicate.noun = items[back - 2].lower  # "a tour of Asia that includes"
    if item.actor is not None and item.mention is not None:
        predicate.antecedent = item.mention


def _deferred_subjects(predicates: list[Predicate]) -> None:
    """ "After visiting Cairo, he flew": the participle's subject is the main verb's."""
    for number, predicate in enumerate(predicates):
        if predicate.form == "participle" and not predicate.subject and not predicate.noun:
            main = next(
                (other for other in predicates[number + 1 :] if other.form == "finite" and other.link not in _RELATIVES), None
            )
            if main is not None:
                predicate.subject, predicate.parent = main.subject, main


def _clause_end(items: list[Item], predicate: Predicate, following: Predicate | None) -> int:
    """The item before which the next clause begins: "..., and in Kabul he was" begins at "and"."""
    if following is None:
        return len(items)
    stop = following.left
    if following.form != "finite" or following.link or not (following.subject or following.noun):
        return stop
    back = stop - 1
    while (
        back > predicate.last and stop - back < 9 and items[back].lower not in _COORDINATORS and items[back].lower not in (";", ":")
    ):
        back -= 1
    opens = back + 1 < len(items) and (items[back + 1].kind == "date" or items[back + 1].lower in _PREPOSITIONS)
    comma = back > predicate.last and items[back - 1].lower in (",", ";")
    if items[back].lower in ("and", "but", ";") and opens and back + 1 < stop and (comma or items[back].lower == ";"):
        return back
    return stop


def _complements(clauses: Clauses, predicate: Predicate, following: Predicate | None) -> None:  # noqa: PLR0912, PLR0915
    """Read what follows the verb, up to the next clause."""
    items = clauses.items
    stop = _clause_end(items, predicate, following)
    phrases: list[Phrase] = []
    current = Phrase("")
    dates: list[DateExpression] = []
    closed = False  # an apposition has begun: "flew to Rome, his first trip to Italy"
    at = predicate.last
    while at < stop:
        item = items[at]
        word = item.lower
        if closed:
            if word in (";", ":", "—", "“", '"', "--") or word in _TEMPORAL or word in _RELATIVES:
                break
            at += 1
            continue
        if item.kind == "date" and item.date is not None:
            dates.append(item.date)
            if current.preposition and not current.items and not current.noun:
                beyond = at + 1 + (at + 1 < stop and items[at + 1].lower == ",")
                joined = beyond + 1 < stop and items[beyond].lower == "and" and items[beyond + 1].kind in ("place", "actor")
                current = phrases.pop() if joined and phrases else Phrase(LOOSE)
        elif item.kind == "mark":
            if word == "," and not _list_goes_on(items, at):
                phrases.append(current)
                current = Phrase(LOOSE)
                ahead = items[at + 1] if at + 1 < stop else None
                closed = closed or (
                    ahead is not None
                    and ahead.lower not in _GOES_ON
                    and ahead.kind not in ("date", "place")
                    and (ahead.mention is None)
                )
            if word == ";" and _place_list_goes_on(items, at):
                at += 1
                continue
            if word in (";", ":", "—", "“", '"', "--"):
                break
        elif item.kind == "word":
            if word in _NAMING:
                phrases.append(current)
                summed = any(item.lower in SUMMED for item in items[max(predicate.last, at - 9) : at])
                current = (_summed_up(phrases) if summed else None) or Phrase(word)
            elif word in _TEMPORAL and not (at + 1 < stop and items[at + 1].kind == "date"):
                if word not in ("so", "as") or at > predicate.last:
                    break
            elif word in _RELATIVES and word != "that":
                break
            elif word in _PREPOSITIONS:
                if current.items or current.noun or current.preposition in ("", LOOSE):
                    phrases.append(current)
                    current = Phrase(word)
                else:
                    current.preposition = word
            elif _nominal(item):
                if _modifies(items, at):
                    if current.items and word not in LOCALITIES:
                        current.items.pop()
                    current.noun = word
                elif not current.items:
                    current.noun = word
        elif word not in ("his", "her", "their", "its"):
            current.items.append(item)
        at += 1
    if all(phrase is not current for phrase in phrases):
        phrases.append(current)
    predicate.right = at
    if predicate.left and items[predicate.left - 1].lower == "where" and predicate.form == "finite":
        predicate.link = "where"
        predicate.antecedent = _place_before(items, predicate.left - 1)
    head = phrases[0]
    if head.preposition == "":
        predicate.objects, predicate.object_noun = tuple(head.items), head.noun
        phrases = phrases[1:]
    predicate.phrases = tuple(phrases)
    predicate.lead, before = _lead(clauses, predicate)
    predicate.dates = (*dates, *before)
    if predicate.form == "infinitive" and not predicate.subject and predicate.parent is not None:
        predicate.subject = tuple(item.actor for item in predicate.parent.objects if item.actor is not None)


_GOES_ON = wordset("and then to from on in at for with by or but via into where also along together namely including")
_NAMING = wordset("namely including ie")  # the members of "three countries, namely A, B and C" follow
LOOSE = "·"  # no preposition governs what stands behind a date or a comma


SUMMED = wordset("countries nations states capitals cities neighbours neighbors republics islands stops destinations others")


def _summed_up(phrases: list[Phrase]) -> Phrase | None:
    """The phrase whose "three countries", or "Kenya and three other countries", are about to be named."""
    return next((phrase for phrase in reversed(phrases) if phrase.noun in SUMMED or phrase.places), None)


def _list_goes_on(items: list[Item], comma: int) -> bool:
    """Whether a comma separates members of a list or a place from its country."""
    ahead = comma + 1
    while ahead < len(items) and items[ahead].lower in ("and", "then", "the", "&", "or", "as", "well"):
        ahead += 1
    return ahead < len(items) and items[ahead].kind in ("actor", "place") and items[comma - 1].kind in ("actor", "place", "date")


def _place_before(items: list[Item], stop: int) -> Mention | None:
    """The place before "where"; of a city with its country ("Geneva, Switzerland, where") the city."""
    found: Mention | None = None
    for item in reversed(items[max(0, stop - 12) : stop]):
        mention = item.mention
        if mention is None or mention.kind in ("demonym", "person"):
            continue
        if found is None:
            found = mention
            if mention.kind != "name":
                break
        else:
            return mention if mention.country == found.country and found.start - mention.end <= 3 else found
    return found


def _place_list_goes_on(items: list[Item], at: int) -> bool:
    """ "Quito, Ecuador; La Paz, Bolivia; and Asunción": the semicolon stands between places."""
    ahead = at + 1 + (at + 1 < len(items) and items[at + 1].lower == "and")
    return at > 0 and ahead < len(items) and items[at - 1].mention is not None and items[ahead].mention is not None


def _modifies(items: list[Item], at: int) -> bool:
    """ "The U.S. Senate", "the Gaza war": the place before a noun is no place where somebody is."""
    before = items[at - 1]
    if before.mention is None or items[at].lower in _AFTER_A_PLACE:
        return False
    if before.mention.kind == "demonym" or before.lower in ("us", "u.s.", "uk", "u.k.", "uae"):
        return True
    return (at >= 2 and items[at - 2].lower in _DETERMINERS) or items[at].lower.endswith("s") or items[at].lower in _NOUNS_OF_EVENTS


_NOUNS_OF_EVENTS = wordset("""
    summit conference forum war crisis conflict meeting accord treaty deal airport peace trade process declaration region
    time
""")
_AFTER_A_PLACE = wordset(
    "hours days weeks months years late early alone alongside again there here where home prior last next previous ie eg"
)
LOCALITIES = wordset("""
    capital city town port resort island village region province site state republic kingdom airport base suburb area cities
    towns villages islands regions provinces capitals settlements suburbs ports resorts border
""")


def _lead(clauses: Clauses, predicate: Predicate) -> tuple[tuple[Phrase, ...], list[DateExpression]]:
    """Phrases and dates between the beginning of the clause and its verb."""
    items = clauses.items
    previous = [other for other in clauses.predicates if other.first < predicate.first]
    first = max((other.right for other in previous), default=0) if predicate.form == "finite" else predicate.left
    phrases: list[Phrase] = []
    dates: list[DateExpression] = []
    under = en_route = False
    for number in range(min(first, predicate.first), predicate.first):
        item = items[number]
        if item.kind == "date" and item.date is not None:
            if not en_route:
                dates.append(item.date)
        elif item.lower == "route" and items[number - 1].lower == "en":
            phrases, under, en_route = [], True, True  # "En route to Oslo on Tuesday, he stopped in Riga"
        elif number < predicate.left and item.kind == "word" and item.lower in _TEMPORAL:
            phrases, under = [], True  # "After talks in Cairo, he met ..." says nothing of where they met
        elif under:
            under = item.lower != ","
            en_route = en_route and under
        elif number < predicate.left and item.kind == "word" and item.lower in _PREPOSITIONS:
            phrases.append(Phrase(item.lower))
        elif number < predicate.left and phrases and item.kind in ("actor", "place"):
            phrases[-1].items.append(item)
        elif number < predicate.left and phrases and item.kind == "word" and _nominal(item):
            phrases[-1].noun = item.lower
    return tuple(phrases), dates
