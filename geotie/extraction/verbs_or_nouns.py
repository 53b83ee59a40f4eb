"""Whether a word that may be a verb is one here: "visits" in "the minister visits Oslo" and in "visits to Oslo"."""

from __future__ import annotations

from collections.abc import Callable

from geotie.extraction.clauses import Item
from geotie.extraction.coordination import coordinated
from geotie.extraction.verb_groups import VerbGroup
from geotie.extraction.verbs import GERUNDS
from geotie.extraction.word_classes import COORDINATORS, DETERMINERS, POSSESSIVE_ENDINGS, POSSESSIVES, PREPOSITIONS, RELATIVES
from geotie.extraction.wordlists import wordset

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
_TRAVELLING_ON = frozenset(
    {
        ("stop", "in"),
        ("stop", "at"),
        ("stop", "over"),
        ("travel", "to"),
        ("return", "to"),
        ("transit", "through"),
        ("leave", "for"),
        ("head", "for"),
        ("head", "to"),
        ("fly", "to"),
        ("fly", "on"),
        ("travel", "on"),
        ("land", "in"),
        ("stops", "in"),
        ("stops", "over"),
        ("heads", "to"),
        ("heads", "for"),
        ("leaves", "for"),
        ("lands", "in"),
    }
)

_NEVER_VERBS = wordset("""
    following including according regarding concerning pending excluding barring notwithstanding
""")
_ADJECTIVES_IN_ING = wordset("""
    working outgoing visiting incoming leading remaining existing opposing neighbouring neighboring sitting ruling coming
    growing opening closing founding meeting standing fighting warring negotiating acting governing lasting traveling
    travelling living pressing
""")

_NOUNS_IN_ING = wordset("meeting building opening hearing gathering briefing")
GERUND_LINKS = wordset("""
    after before while when since by in on upon without from of for despite following until about at besides instead with as
    if
""")


def is_verb_here(items: list[Item], at: int, group: VerbGroup) -> bool:
    """Whether the word at `at`, with which this verb group begins, is a verb here."""
    tag = group.tag
    if tag in ("AUX", "MD") or (tag in ("VBZ", "VBD") and _quoted_after_subject(items, at)):
        return True
    if not at:
        return tag == "VBG"
    before = items[at - 1]
    previous = before.lower
    if before.kind in ("word", "mark"):
        if previous in POSSESSIVE_ENDINGS or (previous in DETERMINERS and previous not in _MAY_BE_PRONOUNS):
            return False
    elif (before.kind == "actor" and previous in POSSESSIVES) or (tag != "VBD" and _is_demonym(before)):
        return False
    if tag in ("VBD", "VBN") and _modifies_a_noun(items, at, before):
        return False
    judge = _JUDGES.get(tag)
    return judge(items, at, before) if judge is not None else previous not in PREPOSITIONS or previous == "up"


_OPENING_QUOTES = frozenset('“‘"')


def _quoted_after_subject(items: list[Item], at: int) -> bool:
    """'Said it "regrets" the decision'."""
    if items[at - 1].lower not in _OPENING_QUOTES or at < 2:
        return False
    return items[at - 2].kind == "actor" or items[at - 2].lower in ("it", "he", "she")


_MAY_BE_PRONOUNS = wordset("that this both those")


def _is_demonym(item: Item) -> bool:
    return item.kind == "place" and item.mention is not None and item.mention.kind == "demonym"


def _modifies_a_noun(items: list[Item], at: int, before: Item) -> bool:
    """ "Skipping planned stops"."""
    if before.kind != "word" or before.lower not in GERUNDS or not items[at].lower.endswith("ed") or at + 1 >= len(items):
        return False
    return items[at + 1].kind == "word" and items[at + 1].nominal


def _before_adverbs(items: list[Item], at: int) -> int:
    """The number of the item before an item, adverbs passed over."""
    back = at - 1
    while back > 0 and items[back].kind == "word" and items[back].adverb:
        back -= 1
    return back


def _base_is_verb(items: list[Item], at: int, _: Item) -> bool:
    """A base form: after "to", after a subject in the plural, coordinated, or before an object."""
    word, back = items[at].lower, _before_adverbs(items, at)
    prior = items[back]
    following = items[at + 1] if at + 1 < len(items) else None
    noun_too = word in _NOUNISH
    if prior.kind == "actor" and prior.actor is not None:
        plural = prior.actor.plural or prior.lower in ("they", "we", "i", "you") or coordinated(items, back)
        acts_upon = following is not None and (
            following.kind == "actor" or following.lower == "each" or following.lower in DETERMINERS
        )
        return plural and not (noun_too and prior.actor.kind == "state" and not acts_upon)
    previous = prior.lower
    if previous == "to" and prior.kind == "word":
        of_a_state = word in _KINDS_OF_STATES and following is not None and following.mention is not None
        return not of_a_state and not (noun_too and following is not None and following.lower in ("by", "of"))
    if previous in _SUBJECTS_OF_BASE_FORMS:
        return True
    if previous in ("and", ",", "or", "then"):
        return not noun_too or (following is not None and _travels_on(word, following))
    if noun_too or prior.kind != "word" or not prior.nominal:
        return False
    return previous.endswith("s") or (following is not None and (following.kind == "actor" or following.lower in DETERMINERS))


_KINDS_OF_STATES = wordset("ally rival partner neighbour neighbor host")
_SUBJECTS_OF_BASE_FORMS = wordset("they we i you who which")


def _third_person_is_verb(items: list[Item], at: int, before: Item) -> bool:
    if items[at].lower == "heads" and at + 1 < len(items) and items[at + 1].lower == "of":
        return False  # "the heads of state"
    if items[at].lower in _NOUNISH:
        prior = items[_before_adverbs(items, at)]
        if prior.lower in ("and", "then") and at + 1 < len(items) and _travels_on(items[at].lower, items[at + 1]):
            return True  # "ends his visit to Chad today and heads to Niger"
        owned = prior.lower in POSSESSIVES  # "his earlier stops"
        return (prior.kind == "actor" and not owned) or prior.lower in ("it", "he", "she", "who", "which", "that")
    if before.kind == "word" and at > 1 and items[at - 2].kind == "word" and items[at - 2].lower in PREPOSITIONS:
        return False  # "with military honours"
    previous = before.lower
    return (
        before.kind == "date" or before.nominal or before.adverb
        or previous in RELATIVES or previous in COORDINATORS or previous == ","
    )  # fmt: skip


def _gerund_is_verb(items: list[Item], at: int, before: Item) -> bool:
    word = items[at].lower
    if word in _NEVER_VERBS:
        return False
    if word in _ADJECTIVES_IN_ING and at + 1 < len(items) and items[at + 1].kind == "word" and items[at + 1].nominal:
        return False
    if word in _NOUNS_IN_ING:
        return before.kind == "actor" or before.lower in GERUND_LINKS or before.lower in (",", "and")
    return True


_JUDGES: dict[str, Callable[[list[Item], int, Item], bool]] = {
    "VB": _base_is_verb,
    "VBZ": _third_person_is_verb,
    "VBG": _gerund_is_verb,
}


def _travels_on(word: str, following: Item) -> bool:
    """ "Will visit Oslo and stop in Riga", "and tour Latvia": verbs here, though they may be nouns."""
    if word in ("visit", "tour", "visits", "tours"):
        return following.kind in ("place", "actor")
    return (word, following.lower) in _TRAVELLING_ON
