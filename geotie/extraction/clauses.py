"""
Clauses: who does what, to whom, where and when, sentence by sentence.

`document.clauses` holds one `Clauses` per sentence: its `items` (actors, places, dates and single words, in text order, never
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

They are made by `clause_reading`, in the steps `items`, `verb_groups`, `verbs_or_nouns`, `subjects` and `complements`. It is no
parser: each rule there is a habit of English news prose that holds nearly always.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from itertools import compress, count
from typing import Literal

from geotie.extraction.document import Actor, DateExpression, Sentence
from geotie.extraction.verb_classes import PLANNED, PLANNING, REFUSING, WISHED, WISHING
from geotie.extraction.word_classes import COORDINATORS
from geotie.extraction.wordlists import wordset
from geotie.records import Mention

ItemKind = Literal["actor", "place", "date", "word", "mark"]
Actuality = Literal["done", "future", "negated", "hypothetical", "wish"]
Form = Literal["finite", "infinitive", "participle", "reduced"]
Tense = Literal["past", "present", "future", ""]

LOOSE = "·"  # no preposition governs what stands behind a date or a comma
LOCALITIES = wordset("""
    nation country sultanate emirate principality
    capital city town port resort island village region province site state republic kingdom airport base suburb area cities
    towns villages islands regions provinces capitals settlements suburbs ports resorts border
""")

SUMMED = wordset("countries nations states capitals cities neighbours neighbors republics islands stops destinations others")
_UNSURE = wordset("may might could can should must ought cannot")


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
    nominal: bool = False  # it may be the head of a noun phrase
    adverb: bool = False


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
    tense: Tense = ""
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
    def actuality(self) -> Actuality:
        """Whether the act takes place, as the verb group tells."""
        if self.governors and not REFUSING.isdisjoint(self.governors):
            return "negated"
        if self.governors and not WISHING.isdisjoint(self.governors):
            return "wish"
        if self.negated:
            return "negated"
        if self.conditional or self.modal in _UNSURE:
            return "hypothetical"
        if self.tense == "future" or (self.governors and not PLANNING.isdisjoint(self.governors)):
            return "future"
        return "done" if self.form == "finite" or self.parent is None else self._depending_on(self.parent)

    def _depending_on(self, parent: Predicate) -> Actuality:
        """What the verb above tells of an infinitive or a participle."""
        above = parent.actuality
        if self.form != "infinitive":
            return "future" if above == "future" else "done"
        if parent.object_noun in WISHED:
            return "wish"  # "accepted an invitation to visit"
        if parent.object_noun in PLANNED and above == "done":
            return "future"  # "announced plans to visit"
        return "wish" if parent.verb in WISHING else above

    def phrase(self, *prepositions: str) -> Phrase | None:
        """The first phrase after the verb with one of these prepositions."""
        return next((phrase for phrase in self.phrases if phrase.preposition in prepositions), None)


@dataclass(slots=True)
class Clauses:
    """
    One sentence, read.

    `words` has the items in lower case and `names` the numbers of those that are actors or places, so that a rule need not walk
    through all items to find the few that it is about.
    """

    sentence: Sentence
    items: list[Item]
    predicates: list[Predicate]
    words: list[str]
    names: list[int]

    def among(self, words: Container[str]) -> Iterator[int]:
        """The numbers of the items that are one of some words, in text order."""
        return compress(count(), map(words.__contains__, self.words))

    def span(self, predicate: Predicate) -> tuple[int, int]:
        """Offsets of a predicate's clause, from its subject to its last complement."""
        first, last = predicate.left, max(predicate.right, predicate.last)
        while last > predicate.last and self.items[last - 1].kind == "mark":
            last -= 1
        while first < predicate.first and (self.items[first].kind == "mark" or self.items[first].lower in COORDINATORS):
            first += 1
        return self.items[first].start, self.items[last - 1].end
