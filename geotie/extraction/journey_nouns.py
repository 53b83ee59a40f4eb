"""Nouns of travel and meeting with all that hangs on them: "his first visit to Chad on May 4", "talks with Niger in Rome"."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field

from geotie.extraction import travel
from geotie.extraction.clauses import SUMMED, Clauses, Item, Phrase, Predicate
from geotie.extraction.document import Actor, DateExpression
from geotie.extraction.told_places import Place, places_of, whole_country
from geotie.extraction.wordlists import phraseset, wordset

_NOUN_STOPS = wordset("""
    ; : — – “ " who which where that after before following ahead during as while when since amid if but despite because
""")
_PREPOSITIONS = wordset("to in of at by with between from for on through across into among via around")
_LINKS = _PREPOSITIONS | wordset("during after before following ahead since until amid despite on for with in at upon about")
_NAMED_BEHIND = SUMMED | {"members", "allies", "partners"}
_OPENING_A_LIST = frozenset([":", "—", "–", "-", "--", "("])
_STOPS = frozenset(["stop", "stopover", "stop-over"])
_SEVERAL = frozenset(["stops", "visits", "stopovers"])
_WITHIN_A_NAME = frozenset(["'", "’", "-", "–"])
_POSSESSIVE = frozenset(["'s", "’s", "'", "’"])
_ARTICLES = frozenset(["the", "a", "an", "and", "his", "her"])
_RIGHT_BEHIND = frozenset(["there", "here", "yet", "late", "early"])  # "his arrival late on Monday"
_BEFORE_A_PART = frozenset(["the", "a", "his", "her", "first", "last", "final", "next", "second", "third"])
PARTS_OF_JOURNEYS = wordset("""
    ahead part leg start beginning end eve day stage rest remainder cancellation cancelation postponement conclusion
""")
_SPEAKING_OF = wordset("mention talk rumours rumors reports possibility prospect idea question chance hope hopes speculation")
_GOALS = ("to", "in", "of", "through", "across", "at", "into", "around", "between", "via")
RELATIVE_LINKS = frozenset({"that", "which", "who"})
_DEPARTING = phraseset("leave, depart, set off, set out, embark, head off, fly out, take off, head out")
_LASTING = phraseset("extend, last, run, continue, go on")


_TOPICS = frozenset(["on", "about", "over"])


def _is_topic(phrase: Phrase) -> bool:
    return bool(phrase.noun) and not phrase.items and phrase.noun not in travel.EVENT_NOUNS


@dataclass(slots=True)
class JourneyNoun:
    """The noun at item `at` with its phrases, which end before item `last`."""

    at: int
    noun: str
    start: int  # offset of the noun
    last: int = 0
    owners: list[Actor] = field(default_factory=list)
    words: list[str] = field(default_factory=list)  # those before it: "first", "planned"
    before: list[Item] = field(default_factory=list)  # places in front of it: "his Beijing visit"
    phrases: list[Phrase] = field(default_factory=list)
    dates: list[DateExpression] = field(default_factory=list)
    link: str = ""  # the preposition before it: "during", "after", "on"
    fronted: bool = False  # it opens the sentence: "On a visit to Oslo, she will ..."
    governor: Predicate | None = None  # the verb that it belongs to
    later: Predicate | None = None  # a verb behind it that says when: "planned for Monday"
    mentioned: bool = False  # it is only spoken of: "no mention of a stop in Chad", "rumours of a visit"
    own: bool = False  # it is that verb's subject or object, or a part of it is: "the cancellation of the visit"

    def actors(self, *prepositions: str) -> list[Actor]:
        return [actor for phrase in self.phrases if phrase.preposition in prepositions for actor in phrase.actors]

    def makers(self, preposition: str) -> list[Actor]:
        """Whose journey it is: "by" or "of" them straight after the noun, not after another ("at the invitation of")."""
        own = itertools.takewhile(lambda phrase: phrase.items or not phrase.noun, self.phrases)
        return [actor for phrase in own if phrase.preposition == preposition for actor in phrase.actors]

    def places(self, *prepositions: str) -> list[Place]:
        return [place for phrase in self.phrases if phrase.preposition in prepositions for place in places_of(phrase.items)]

    def goals(self) -> list[Place]:
        """Where the journey goes; what a topic names is no goal: "a trip to Chad for talks on the future of Niger"."""
        if self.noun == "departure":
            return self.places("for", "to")
        if self.noun in LEGS:
            return places_of(self.before) or self._of_demonym()
        if self.noun in _STOPS and not self.phrases and not places_of(self.before):
            return self._of_demonym()
        topic = next((at for at, phrase in enumerate(self.phrases) if phrase.preposition in _TOPICS and _is_topic(phrase)), None)
        phrases = self.phrases[:topic]
        return places_of(self.before) + [
            place for phrase in phrases if phrase.preposition in _GOALS for place in places_of(phrase.items)
        ]

    def _of_demonym(self) -> list[Place]:
        """ "Her Ethiopian leg": the country as a whole."""
        told = [item.mention for item in self.before if item.mention is not None and item.mention.kind == "demonym"]
        return [whole_country(mention.country, mention.start, mention.end) for mention in told]

    @property
    def later_dates(self) -> list[DateExpression]:
        return [told for told in self.later.dates if told.start > self.later.start] if self.later is not None else []

    @property
    def only_departed(self) -> bool:
        """ "Left for visits to A, B and C", "left on a tour of A and B": under way, but not there yet."""
        verb = self.governor
        if verb is None or verb.verb not in _DEPARTING:
            return False
        return self.link == "for" or (self.link == "on" and verb.verb != "embark")

    @property
    def extends(self) -> bool:
        """ "The visit will extend to June 16": the day is the last one."""
        verb = self.governor
        return verb is not None and verb.noun == self.noun and verb.verb in _LASTING and not any(told.last for told in verb.dates)


def journey_nouns(clauses: Clauses) -> Iterator[JourneyNoun]:
    """The nouns of travel and meeting of a sentence, in text order."""
    found = [number for number in clauses.among(TELLING_NOUNS) if clauses.items[number].kind == "word"]
    verbs: set[int] = set()
    for predicate in clauses.predicates if found else ():
        verbs.update(range(predicate.first, predicate.last))
    for number in found:
        if number not in verbs and _tells(clauses.items, number):
            yield _noun_at(clauses, number, verbs)


LEGS = frozenset(["leg", "portion", "segment"])
_SHUTTLING = frozenset({"diplomacy"})  # if it shuttles: "two days of shuttle diplomacy between Chad and Niger"
JOURNEYS = travel.JOURNEY_NOUNS | LEGS | _SHUTTLING
TELLING_NOUNS = JOURNEYS | (travel.TALK_NOUNS & travel.EVENT_NOUNS)


def _tells(items: list[Item], at: int) -> bool:
    """Whether a noun tells of a journey here: "the Oslo leg", "shuttle diplomacy"."""
    noun, before = items[at].lower, items[at - 1] if at else None
    if noun in LEGS:
        return before is not None and before.mention is not None
    return noun not in _SHUTTLING or (before is not None and before.lower == "shuttle")


def _noun_at(clauses: Clauses, at: int, verbs: set[int]) -> JourneyNoun:
    items = clauses.items
    noun = JourneyNoun(at, items[at].lower, items[at].start)
    _read_before(noun, items, verbs)
    _read_behind(noun, items, verbs)
    verb = noun.governor = _governor(clauses, at)
    noun.later = _told_after(clauses, noun)
    names = {noun.noun, *PARTS_OF_JOURNEYS.intersection(noun.words)}
    noun.own = verb is not None and (noun.own or bool(names & {verb.noun, verb.object_noun}))
    return noun


def _read_before(noun: JourneyNoun, items: list[Item], verbs: set[int]) -> None:
    """Read what stands before the noun: whose journey it is, its adjectives, a place, a date, the preposition."""
    back = noun.at - 1
    while back >= 0:
        item = items[back]
        if item.actor is not None:
            if _owns(item, items[back + 1]):
                noun.owners.append(item.actor)
                back -= 1
                break
            if item.mention is None or items[back + 1].lower in _POSSESSIVE:
                break
            noun.before.insert(0, item)
        elif item.kind == "place":
            noun.before.insert(0, item)
        elif item.date is not None:
            noun.dates.append(item.date)
            if back == noun.at - 1 and item.date.text.lower().endswith(" after"):
                noun.link = "after"  # "met A in Oslo, a day after talks in Rome"
                return
        elif item.kind == "mark":
            if item.lower not in _WITHIN_A_NAME:
                break
        elif item.lower in _LINKS or back in verbs:
            break
        else:
            noun.words.append(item.lower)
        back -= 1
    noun.fronted = back <= 1
    if back >= 0 and items[back].kind == "word" and back not in verbs:
        _read_link(noun, items, back, verbs)


def _read_link(noun: JourneyNoun, items: list[Item], back: int, verbs: set[int]) -> None:
    """Read the preposition before the noun; of "on the last day of his visit" the one before the day."""
    noun.link = items[back].lower
    before = items[back - 1].lower if back else ""
    noun.mentioned = noun.link == "of" and before in _SPEAKING_OF
    if noun.link == "of" and back and (items[back - 1].date is not None or before in _SPANS):
        _read_span(noun, items, back - 1, verbs)
    if noun.link == "to" and before == "prior":
        noun.link = "before"
    elif noun.link == "of" and before in PARTS_OF_JOURNEYS:
        noun.words.append(before)
        noun.link = "ahead" if before == "ahead" else _link_of_part(items, back - 2)


_SPANS = wordset("day days hour hours week weeks month months round rounds series night nights")


_LENGTH_OF_SPAN = 4  # items: "two full days"


def _read_span(noun: JourneyNoun, items: list[Item], at: int, verbs: set[int]) -> None:
    """Read what stands before "two full days" of talks: a preposition ("after"), or the verb that they belong to ("ended")."""
    for before in range(at, max(-1, at - _LENGTH_OF_SPAN), -1):
        if before in verbs:
            noun.link, noun.own = "", True
            return
        if items[before].lower in _LINKS and items[before].date is None:
            noun.link = items[before].lower
            return


def _owns(item: Item, following: Item) -> bool:
    """ "Merkel's visit", "his visit"; a state's, as in "Chile's visit", is none."""
    actor = item.actor
    if actor is None:
        return False
    if actor.kind == "pronoun" and item.lower in ("his", "her", "their"):
        return True
    return following.lower in _POSSESSIVE and actor.kind != "state"


def _link_of_part(items: list[Item], at: int) -> str:
    """The word before "the last day" of "on the last day of his visit"."""
    while at >= 0 and items[at].lower in _BEFORE_A_PART:
        at -= 1
    return items[at].lower if at >= 0 else ""


def _read_behind(noun: JourneyNoun, items: list[Item], verbs: set[int]) -> None:
    """Read the phrases behind the noun, up to the next clause."""
    phrases, here = noun.phrases, noun.at + 1
    while here < len(items):
        item = items[here]
        word = item.lower
        if here + 1 < len(items) and items[here + 1].mention is not None and _opens_a_list(noun, word):
            here += 1
            continue
        if here in verbs or (word in _NOUN_STOPS and item.kind in ("word", "mark")):
            break
        if item.date is not None:
            noun.dates.append(item.date)
            if phrases and not phrases[-1].items and not phrases[-1].noun:
                phrases.pop()  # "in May 2021": what follows goes on with the list before it
        elif item.kind in ("actor", "place"):
            if not phrases:
                break
            phrases[-1].items.append(item)
        elif item.kind == "word":
            if word in _PREPOSITIONS:
                phrases.append(Phrase(word))
            elif phrases:
                if word not in _ARTICLES and not phrases[-1].items:
                    phrases[-1].noun = word
            elif word not in _ARTICLES and word not in _RIGHT_BEHIND:
                break
        here += 1
    noun.last = here


def _opens_a_list(noun: JourneyNoun, word: str) -> bool:
    """ "A tour of three countries: Chad, Niger and Mali", "will make three stops: Chad, Niger and Mali"."""
    if word == ":" and not noun.phrases and noun.noun in _SEVERAL:
        noun.phrases.append(Phrase("in"))
        return True
    return word in _OPENING_A_LIST and bool(noun.phrases) and noun.phrases[-1].noun in _NAMED_BEHIND


def _governor(clauses: Clauses, at: int) -> Predicate | None:
    """The verb that a noun belongs to: the one whose subject it is, else the one before it, else the one after it."""
    noun = clauses.items[at].lower
    again = clauses.words.index(noun, at + 1) if noun in clauses.words[at + 1 :] else len(clauses.words)
    own = [
        p for p in clauses.predicates
        if at < p.first and p.noun == noun and p.form == "finite" and p.link not in RELATIVE_LINKS
        and (p.first <= again or p.left <= at)  # not "a visit to Chad, while her visit is set for Monday"
    ]  # fmt: skip
    if own:
        return own[-1]
    before = [p for p in clauses.predicates if p.last <= at]
    within = [p for p in before if at < p.right]
    if within or before:
        return (within or before)[-1]
    return next((p for p in clauses.predicates if p.first > at), None)


def _told_after(clauses: Clauses, noun: JourneyNoun) -> Predicate | None:
    """ "A trip to Chad starting on Monday", "his tour of Asia, which begins on May 4", "a visit to Chad planned for Monday"."""
    for other in clauses.predicates:
        if other.first <= noun.at or not (
            other.verb in travel.STARTING or other.verb in travel.SCHEDULING or not travel.SCHEDULING.isdisjoint(other.governors)
        ):
            continue
        close = other.first <= noun.last + 1
        if other.link in RELATIVE_LINKS:
            inside = other.antecedent is not None and noun.start < other.antecedent.start < other.start
            if other.noun == noun.noun or (inside and close):  # "a visit to Chad that began"
                return other
        if close and other.form in ("participle", "reduced"):
            return other
    return None
