"""
Verb groups: "has not yet visited", "will on Friday travel", "is expected to be received".

A group reaches from its first auxiliary to its main verb, catenatives included: "is expected to travel" is the verb "travel" under
the governor "expect".
"""

from __future__ import annotations

from dataclasses import dataclass

from geotie.extraction.clauses import Item, Tense
from geotie.extraction.verb_classes import ADJECTIVES_TO, EFFECTING, LAPSING, PARTICLES, PHRASAL, PLANNING, REFUSING, WISHING
from geotie.extraction.verbs import BASE_FORMS, FORMS, GERUNDS, PARTICIPLES, PASTS, THIRD_PERSONS
from geotie.extraction.word_classes import NEGATIONS
from geotie.extraction.wordlists import wordset

_BE = wordset("be am is are was were been being 're ’re 'm ’m")
_HAVE = wordset("have has had having 've ’ve")
_DO = wordset("do does did")
_MODALS = wordset("will would shall should can could may might must ought 'll ’ll 'd ’d cannot")
_FUTURE_MODALS = wordset("will would shall 'll ’ll 'd ’d")
_PAST_AUXILIARIES = wordset("was were had did")
_NOT_FINITE = wordset("be been being having")
_NEGATED = wordset("is are was were has have had do does did would could should must need might")
_SHORTENED = {"wo": "will", "ca": "can", "sha": "shall"}  # "won't", "can't", "shan't"
_CONTRACTED = {
    f"{stem}n{mark}t": word for mark in "'’" for stem, word in [*((word, word) for word in _NEGATED), *_SHORTENED.items()]
}
# Every word that a verb group may begin with.
OPENERS = frozenset([*FORMS, *_BE, *_HAVE, *_DO, *_MODALS, *_CONTRACTED])
_CATENATIVES = PLANNING | WISHING | REFUSING | EFFECTING
_ADJECTIVE_LEMMAS = {"scheduled": "schedule", "expected": "expect", "planned": "plan", "bound": "bind"}
_PARTICIPLES_LIKE_THE_BASE = wordset("set put hit cut")


@dataclass(slots=True)
class VerbGroup:
    """A verb group; `last` is the item after it, `tag` that of its first word: MD, AUX or a tag of the Penn Treebank."""

    lemma: str
    last: int
    finite: bool
    tense: Tense = ""
    modal: str = ""
    negated: bool = False
    passive: bool = False
    progressive: bool = False
    perfect: bool = False
    governors: tuple[str, ...] = ()
    tag: str = ""
    lapsed: bool = False


def verb_group(items: list[Item], at: int) -> VerbGroup | None:
    """The verb group that begins at one of the `OPENERS`, if one does."""
    group = _simple_group(items, at)
    if group is None:
        return None
    while group.lemma in _CATENATIVES:
        governed = _governed(items, group)
        if governed is None:
            break
        group = governed
    last = group.last
    if last < len(items) and items[last].kind == "word" and items[last].lower in PARTICLES:
        phrasal = f"{group.lemma} {items[last].lower}"
        if phrasal in PHRASAL:
            group.lemma, group.last = phrasal, last + 1
    return group


def _governed(items: list[Item], group: VerbGroup) -> VerbGroup | None:
    """The group of the verb that a catenative brings with "to": "expected to have been received"."""
    here = _skip_adverbs(items, group.last, group)
    if not (here + 1 < len(items) and items[here].kind == "word" and items[here].lower == "to"):
        return None
    beyond = _skip_adverbs(items, here + 1, group)
    lemma = BASE_FORMS.get(items[beyond].lower, "") if beyond < len(items) and items[beyond].kind == "word" else ""
    if not lemma:
        return None
    last = beyond + 1
    passive = perfect = False
    if lemma == "have" and last < len(items) and items[last].lower in PARTICIPLES:
        lemma, last, perfect = PARTICIPLES[items[last].lower], last + 1, True
    if lemma == "be" and last < len(items) and items[last].lower in PARTICIPLES:
        lemma, last, passive = PARTICIPLES[items[last].lower], last + 1, True
    governor = group.lemma
    past_plan = governor in LAPSING and group.tense == "past" and (group.perfect or perfect or governor == "suppose")
    return VerbGroup(
        lemma, last, group.finite, group.tense, group.modal, group.negated, passive, False, perfect,
        (*group.governors, governor), group.tag, group.lapsed or past_plan,
    )  # fmt: skip


def _simple_group(items: list[Item], at: int) -> VerbGroup | None:
    """Auxiliaries and main verb, without what the main verb governs."""
    word = items[at].lower
    plain = _PLAIN.get(word)
    if plain is not None:
        lemma, finite, tense, tag = plain
        return VerbGroup(lemma, at + 1, finite, tense, tag=tag)
    base = _CONTRACTED.get(word, word)
    negated = base != word or word == "cannot"
    if base in _MODALS:
        group = VerbGroup("", at + 1, True, "future" if base in _FUTURE_MODALS else "present", base, negated, tag="MD")
        here = _skip_adverbs(items, at + 1, group)
        return _after_modal(items, here, group) if here < len(items) and items[here].kind == "word" else None
    if base in _BE or base in _HAVE or base in _DO:
        tense = "past" if base in _PAST_AUXILIARIES else "present"
        group = VerbGroup("", at + 1, base not in _NOT_FINITE, tense, "", negated, tag="VBG" if base == "having" else "AUX")
        return _after_auxiliary(items, at, group, base)
    return None


def _plain_verbs() -> dict[str, tuple[str, bool, Tense, str]]:
    """
    Lemma, finiteness, tense and tag of verbs without an auxiliary, by form.

    Of several readings of a form the one that news prose uses most.
    """
    readings: tuple[tuple[dict[str, str], bool, Tense, str], ...] = (
        (BASE_FORMS, True, "present", "VB"),
        (PARTICIPLES, False, "past", "VBN"),
        (GERUNDS, False, "present", "VBG"),
        (THIRD_PERSONS, True, "present", "VBZ"),
        (PASTS, True, "past", "VBD"),
    )
    plain = {form: (lemma, finite, tense, tag) for forms, finite, tense, tag in readings for form, lemma in forms.items()}
    return {form: reading for form, reading in plain.items() if form not in _AUXILIARIES}


_AUXILIARIES = _MODALS | _BE | _HAVE | _DO | _CONTRACTED.keys()
_PLAIN = _plain_verbs()


def _after_modal(items: list[Item], at: int, group: VerbGroup) -> VerbGroup | None:
    """ "Will visit", "would have visited", "may be received"."""
    word = items[at].lower
    if word in _BE or word in _HAVE or word in _DO:
        return _after_auxiliary(items, at, group, word)
    group.last = at + 1
    _skip_adverbs(items, at + 1, group)
    group.lemma = BASE_FORMS.get(word, "")
    return group if group.lemma else None


def _after_auxiliary(items: list[Item], at: int, group: VerbGroup, auxiliary: str) -> VerbGroup:
    """Follow a form of "have", "be" or "do" at an item to the main verb, which is itself where no other follows."""
    group.last = at + 1
    here = _skip_adverbs(items, at + 1, group)
    following = items[here].lower if here < len(items) and items[here].kind == "word" else ""
    if auxiliary in _BE:
        return _after_be(items, here, group, following)
    if auxiliary in _HAVE:
        group.perfect = following == "been" or following in PARTICIPLES
        if following == "been":
            return _after_auxiliary(items, here, group, "been")
        group.lemma, group.last = (PARTICIPLES[following], here + 1) if group.perfect else ("have", group.last)
        return group
    main = BASE_FORMS.get(following, "") if group.negated or here == at + 1 else ""
    group.lemma, group.last = (main, here + 1) if main else ("do", group.last)
    return group


def _after_be(items: list[Item], here: int, group: VerbGroup, following: str) -> VerbGroup:
    """ "Is visiting", "is being received", "is due to", "was received", "is to visit", or no more than "is"."""
    beyond = items[here + 1].lower if here + 1 < len(items) else ""
    if following in GERUNDS:
        group.progressive = True
        if following == "being" and beyond in PARTICIPLES:
            group.lemma, group.last, group.passive = PARTICIPLES[beyond], here + 2, True
        else:
            group.lemma, group.last = GERUNDS[following], here + 1
    elif following in ADJECTIVES_TO and beyond == "to":
        group.lemma, group.last = _ADJECTIVE_LEMMAS.get(following, following), here + 1
    elif (following in PARTICIPLES and following not in BASE_FORMS) or following in _PARTICIPLES_LIKE_THE_BASE:
        group.lemma, group.last, group.passive = PARTICIPLES[following], here + 1, True
    elif following == "to" and beyond in BASE_FORMS:
        group.lemma, group.last = "due", here  # "is to visit"
    else:
        group.lemma = "be"
    return group


def _skip_adverbs(items: list[Item], at: int, group: VerbGroup) -> int:
    """The item after adverbs and after a day that parts the verb group: "will on Friday (May 3) begin"."""
    if group.tag in ("MD", "AUX"):
        at = _skip_days(items, at)
    count = len(items)
    while at < count:
        item = items[at]
        if item.kind != "word":
            break
        if item.adverb:
            group.negated = group.negated or item.lower in NEGATIONS
            at += 1
        elif item.lower == "no" and at + 1 < count and items[at + 1].lower == "longer":
            group.negated = group.lapsed = True
            at += 2
        else:
            break
    return at


def _skip_days(items: list[Item], at: int) -> int:
    """The item after "on Friday", "Monday", "on Friday (May 3)"; the same one where no day stands."""
    here = at + (at < len(items) and items[at].lower in ("on", "in", "later", "early"))
    if here >= len(items) or items[here].kind != "date":
        return at
    while here < len(items) and (items[here].kind == "date" or items[here].lower in ("(", ")")):
        here += 1
    return here
