"""
Words that mean states in their article: "we", "it", "they", "the two countries", "the regime", "Russian-Brazilian".

`Scenes` makes the `Scene` of each sentence, in text order. "We" in the words of an official is his state, "it" is the state spoken
of last, "its" the state named last, and "these three countries" are those that the text has listed. What earlier sentences spoke
of is looked up only where such a word stands.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import partial
from itertools import pairwise
from operator import attrgetter
from typing import Literal

from geotie.extraction import claims, tie_descriptions, tie_groups
from geotie.extraction.claims import FIRST_PERSON, Statement
from geotie.extraction.clauses import Clauses, Item, Predicate
from geotie.extraction.document import Actor, Document
from geotie.extraction.office_holders import governed_by
from geotie.extraction.tie_parties import STATE_NOUNS, countries_of, located, owned
from geotie.extraction.tie_scene import Act, Scene
from geotie.extraction.tie_subjects import subject_of
from geotie.records import MUTUAL_TIES

_PREFIXES = {"sino": "CHN", "russo": "RUS", "anglo": "GBR", "franco": "FRA", "indo": "IND", "greco": "GRC", "austro": "AUT"}
_PREFIX = re.compile(rf"({'|'.join(prefix.title() for prefix in _PREFIXES)})[-‐‑–]")
_DASHES = frozenset("-‐‑–")
_PRONOUNS = FIRST_PERSON | {"it", "its", "they", "their", "them", "whose"}
_SHORT_NAMES = frozenset({"republic", "regime", "entity"})
_BODIES = frozenset({"ministry", "government", "statement", "presidency", "army"})
_ABBREVIATED = frozenset({"US", "U.S.", "UK", "U.K.", "UAE"})  # stand before a noun as demonyms do
_TO_BOTH = frozenset({"CONSULT", "REQUEST"})  # a mediator's acts towards the two who are at odds
_OPENERS = frozenset({"the", "this", "that", "its", "their", "his", "her", "my", "our"})
_COUPLES = frozenset({"sides", "parties"})
_COUPLE = re.compile(r"(?:the )?(?:both|two|sides|parties)\b")
_COUNTED = re.compile(rf"(?:the |all )?({'|'.join(list(tie_groups.NUMBERS)[1:])}) \w+")  # "the three leaders"
_ARMED = ("forces", "troops", "soldiers", "army", "military")
_TIES_WITH = 2  # items between the row and "them" that are what is had with them: "forged ties with them"
_NOT_PLURAL = frozenset({"'s", "’s", "s", "has", "was", "is", "his", "its", "this", "as", "does", "us", "says", "weeks", "days"})
_MEMORY = 3  # sentences without an act, after which "the two countries" means nobody
_start = attrgetter("start")


@dataclass
class Scenes:
    """Makes the scenes of an article and keeps what its sentences have spoken of."""

    document: Document
    statements: tuple[Statement, ...]
    past: list[Scene] = field(default_factory=list)
    pair: tuple[str, ...] = ()  # "the two countries": those of the last act that was told
    met: tuple[str, ...] = ()  # "the sides": the two that met or agreed last
    last: Act | None = None  # the act told last, for those who "followed suit"
    silence: int = 0  # sentences since then
    rows: list[tuple[str, ...]] = field(default_factory=list)  # lists of states named so far, for "these three countries"
    named: tuple[str, ...] | None = None  # the state named last in this sentence
    owner: tuple[int, tuple[str, ...]] = (0, ())  # the last "its" of the sentence, with what it means
    resolved: Clauses | None = None  # this sentence with the words resolved so far: "the three leaders expressed their support"
    regime: tuple[str, ...] = ()
    body: tuple[str, ...] = ()  # whose ministry spoke last
    gathered: tuple[str, ...] = ()  # those who met last, where they were three or more

    def __post_init__(self) -> None:
        words = frozenset(self.document.tokens.lower)
        self.pairs = _joint_adjectives(self.document)
        self.groups = tie_groups.speaks_of_groups(self.document.text, self.document.tokens)
        self.has_regime = "regime" in words
        described = tie_descriptions.HEADS | (tie_groups.HEADS if self.groups else frozenset())
        self.referring = _PRONOUNS | _SHORT_NAMES | _BODIES | described
        self._voice: tuple[str, ...] | None = None

    def tell(self, acts: list[Act]) -> None:
        """Keep the two states that a sentence put together, for "the two countries" in the next ones."""
        if not acts:
            self.silence += 1
            if self.silence >= _MEMORY:
                self.pair, self.last = (), None
            return
        pairs = {act.at: states for act in acts if len(states := tuple(dict.fromkeys((*act.sources, *act.targets)))) == 2}
        shared = [pairs[act.at] for act in acts if act.type in MUTUAL_TIES and act.at in pairs]
        self.silence = 0 if pairs else self.silence + 1
        self.pair = [*pairs.values(), *shared][-1] if pairs else self.pair if self.silence < _MEMORY else ()
        met = [pairs[act.at] for act in acts if act.type in ("CONSULT", "AGREE") and act.at in pairs]
        self.met = met[-1] if met else self.met
        towards = [act.targets for act in acts if act.type in _TO_BOTH and len(act.sources) == 1 and len(act.targets) == 2]
        self.pair = towards[-1] if towards and not pairs else self.pair
        for act in acts:
            if act.type in MUTUAL_TIES and len(states := tuple(dict.fromkeys((*act.sources, *act.targets)))) > 2:
                self.gathered = states
        self.last = acts[-1]

    def scene(self, clauses: Clauses) -> Scene:
        """The next sentence, with the words resolved that mean states."""
        items = known = clauses.items
        referring, pairs = self.referring, self.pairs
        self.named, self.owner, self.resolved = None, (len(known), ()), clauses
        for number in self._may_mean_states(clauses):
            item = known[number]
            actor = item.actor
            if actor is None:
                if item.lower not in referring and item.start not in pairs:
                    mention = item.mention
                    if mention is not None and mention.kind == "capital" and not located(known, number):
                        self.named = (mention.country,)  # "criticised Beijing over its war"
                    continue
                codes = self._meant(clauses, number)
            else:
                codes = () if self._is_plain(actor) else self._meant(clauses, number)
            if codes:
                if items is known:
                    items = list(known)
                    self.resolved = Clauses(clauses.sentence, items, clauses.predicates, clauses.words, clauses.names)
                items[number] = self._stand_in(item, codes)
            elif actor is not None and actor.official and actor.countries and actor.kind in ("state", "person"):
                self.named = actor.countries
        if items is not known:
            words = [item.lower for item in items]
            names = [number for number, item in enumerate(items) if item.actor is not None or item.mention is not None]
            clauses = Clauses(clauses.sentence, items, clauses.predicates, words, names)
        scene = Scene(clauses, self.document.mentions, partial(self.focus, len(self.past)))
        if self.groups:
            self.rows += tie_groups.rows(scene.items)
        if self.has_regime:
            self.regime = _regime_in(scene.items) or self.regime
        self.past.append(scene)
        return scene

    def _may_mean_states(self, clauses: Clauses) -> Iterable[int]:
        """The numbers of the items that name or may mean states, in text order."""
        if self.pairs:
            return range(len(clauses.items))
        return sorted({*clauses.names, *clauses.among(self.referring)})

    def _is_plain(self, actor: Actor) -> bool:
        """Whether an actor stands for nobody but who it names: a person, "Iran"."""
        if actor.start in self.pairs:
            return False
        if actor.kind == "person":
            return bool(actor.countries)
        return actor.kind == "state" and actor.text.isalpha() and actor.text.lower() not in _COUPLES

    def _stand_in(self, item: Item, codes: tuple[str, ...]) -> Item:
        """The item as an actor that stands for states."""
        text = self.document.text[item.start : item.end]
        words = self.referring if item.actor is None else _PRONOUNS
        kind: Literal["state", "pronoun"] = "pronoun" if item.lower in words else "state"
        actor = Actor(item.start, item.end, text, kind, "+".join(codes), countries=codes, plural=len(codes) > 1)
        return Item("actor", item.start, item.end, text.lower(), actor=actor)

    # ------------------------------------------------------------ what a word means

    def _meant(self, clauses: Clauses, number: int) -> tuple[str, ...]:
        """States of a word that clauses leave open; () where they know better."""
        item = clauses.items[number]
        actor = item.actor
        if item.start in self.pairs and (actor is None or actor.kind in ("state", "group")):
            return self.pairs[item.start]
        if actor is not None:
            return self._meant_by_actor(actor, clauses, number)
        if item.lower in _SHORT_NAMES:
            return self._short_name(clauses, number)
        if item.lower in _BODIES:
            return self._same_body(clauses.items, number)
        if item.lower in tie_groups.HEADS:
            size = tie_groups.size(clauses.items, number)
            both = size == 2 and number > 0 and clauses.items[number - 1].lower == "both"
            couple = self._couple(clauses, number, ()) if both else ()
            return couple or (self._listed(clauses, number, size) if size is not None else ())
        read = self._described if item.lower in tie_descriptions.HEADS else self._meant_by_pronoun
        return read(clauses, number)

    def _described(self, clauses: Clauses, number: int) -> tuple[str, ...]:
        """The state of "the country", "the Gulf kingdom", "his country" or "its northern neighbour"."""
        items, head = clauses.items, clauses.items[number].lower
        opener = next((n for n in range(number - 1, max(-1, number - 5), -1) if items[n].lower in _OPENERS), None)
        following = items[number + 1] if number + 1 < len(items) else None
        if opener is None or (following is not None and (following.lower in ("of", "-") or countries_of(following))):
            return ()
        words = self.document.text[items[opener].end : items[number].start].strip()
        article = items[opener].lower
        if head in tie_descriptions.NEIGHBOURS:
            return self._neighbour(items, number, head, words) if article in ("its", "their") else ()
        if article in ("his", "her", "my", "our"):
            statement = claims.at(self.statements, items[number].start)
            alone = not words and (following is None or following.lower not in ("and", ","))
            return (statement.country,) if alone and statement is not None and statement.country else ()
        if article in ("its", "their") or not tie_descriptions.is_description(head, words):
            return ()
        acts = any(predicate.first == number + 1 for predicate in clauses.predicates)
        if not tie_descriptions.is_plain(head, words):
            doer = self.focus() if acts else ()
            fitting = len(doer) == 1 and tie_descriptions.fits(head, words, doer[0])
            return doer if fitting else self._fitting(clauses, number, words)
        acts = acts or (following is not None and following.lower in ("'s", "’s"))
        return self._speaking(clauses, number) or self.focus() if acts else self._other_than_subject(items, number)

    def _fitting(self, clauses: Clauses, number: int, words: str) -> tuple[str, ...]:
        """The state named last that a description fits, other than the one that does what its clause tells."""
        mentions, item = self.document.mentions, clauses.items[number]
        telling = next((predicate for predicate in reversed(clauses.predicates) if predicate.last <= number), None)
        doer = subject_of(clauses, telling) if telling is not None else None
        before = bisect_left(mentions, item.start, key=_start)
        for mention in reversed(mentions[:before]):
            fitting = mention.kind != "person" and tie_descriptions.fits(item.lower, words, mention.country)
            if fitting and (doer is None or mention.country not in doer.countries):
                return (mention.country,)
        return ()

    def _neighbour(self, items: list[Item], number: int, head: str, words: str) -> tuple[str, ...]:
        """ "Its North African neighbour": the other of the two spoken of, seen from the state before."""
        own = next((codes for n in range(number - 1, -1, -1) if (codes := countries_of(items[n]))), ()) or self.focus()
        here = dict.fromkeys(code for item in items[:number] for code in countries_of(item) if code not in own)
        others = tuple(here) or tuple(code for code in self.pair if code not in own)
        return others if len(others) == 1 and tie_descriptions.fits(head, words, others[0]) else ()

    def _speaking(self, clauses: Clauses, number: int) -> tuple[str, ...]:
        """The state whose official says in the sentence what "the country" does."""
        for predicate in reversed(clauses.predicates):
            if predicate.last <= number and predicate.verb in claims.SAYING:
                return _impersonal(clauses, predicate) or next(
                    (actor.countries for actor in predicate.subject if actor.official and len(actor.countries) == 1), ()
                )
        return ()

    def _other_than_subject(self, items: list[Item], number: int) -> tuple[str, ...]:
        """ "Peru will ban imports from the country": the other of the two spoken of."""
        acting = next((codes for item in items[:number] if (codes := countries_of(item))), ())
        if len(self.pair) != 2 or len(acting) != 1 or acting[0] not in self.pair:
            return ()
        named = {code for item in items[:number] for code in countries_of(item)}
        return tuple(code for code in self.pair if code not in acting) if named <= set(self.pair) else ()

    def _meant_by_pronoun(self, clauses: Clauses, number: int) -> tuple[str, ...]:
        item = clauses.items[number]
        if item.lower in FIRST_PERSON:
            statement = claims.at(self.statements, item.start)
            if statement is None or not statement.quoted:
                return self.voice()
            return (statement.country,) if statement.country else ()
        if item.lower == "whose":
            return _antecedent(clauses.items, number)
        if item.lower == "them":
            return self._told_as_row(clauses, number)
        if item.lower in ("they", "their"):
            return _acting_together(self.resolved or clauses, number) or (self.together() if item.lower == "they" else ())
        if item.lower == "its":
            codes = self._same_owner(clauses, number) or (self.named if self.named is not None else self.focus())
            self.owner = number, codes
        else:
            codes = self._spoken_of(clauses, number)
        return codes if len(codes) == 1 else ()

    def _told_as_row(self, clauses: Clauses, number: int) -> tuple[str, ...]:
        """ "Toured Chad, Mali and Niger and urged them": the row of states told last, where nothing else in the plural follows."""
        items = clauses.items[:number]
        row = next(iter(reversed([*tie_groups.rows(items)])), ())
        if not row and self.past:
            row = next(iter(reversed([*tie_groups.rows(self.past[-1].items)])), ())
            items = [*self.past[-1].items, *items]
        last = next((n for n in range(len(items) - 1, -1, -1) if row and row[-1] in countries_of(items[n])), None)
        between = items[last + 1 : -_TIES_WITH] if last is not None else []
        others = any(item.kind == "word" and item.lower.endswith("s") and item.lower not in _NOT_PLURAL for item in between)
        return () if others else row

    def _same_owner(self, clauses: Clauses, number: int) -> tuple[str, ...]:
        """ "Its support for Fiji and its concern": of one and the same."""
        first, codes = self.owner
        if number < 1 or first >= number or clauses.items[number - 1].lower != "and":
            return ()
        return () if any(first < predicate.first < number for predicate in clauses.predicates) else codes

    def _same_body(self, items: list[Item], number: int) -> tuple[str, ...]:
        """The state of "the ministry": whose ministry was named before, else the one that the last sentence began with."""
        at = number - 1
        if at >= 0 and items[at].lower in ("foreign", "defence", "defense"):
            at -= 1
        if at >= 0 and owned(items, at - (items[at].lower in ("'s", "’s"))):
            self.body = countries_of(items[at - (items[at].lower in ("'s", "’s"))]) or self.body
        following = items[number + 1].lower if number + 1 < len(items) else ""
        if at < 0 or items[at].lower != "the" or following in ("of", "in"):
            return ()
        if items[number].lower == "ministry" and not self.body and at > 2 and items[at - 1].lower == ",":
            self.body = self.focus() or countries_of(items[0])  # "Oman has sent a note, the ministry said"
        ministry = self.body if items[number].lower == "ministry" else ()
        return ministry or self.focus()

    def _short_name(self, clauses: Clauses, number: int) -> tuple[str, ...]:
        """The state of "the Islamic Republic" or "the regime", where the article has named it before."""
        before = clauses.items[number - 1] if number else None
        word = clauses.items[number].lower
        if before is not None and before.lower == "zionist" and word in ("regime", "entity"):
            return ("ISR",)
        if word == "entity":
            return ()
        if word == "regime":
            return self.regime if before is None or not countries_of(before) else ()
        iran = before is not None and before.lower == "islamic" and any(one.country == "IRN" for one in self.document.mentions)
        return ("IRN",) if iran else ()

    def _listed(self, clauses: Clauses, at: int, size: int) -> tuple[str, ...]:
        """The last list of so many states (0: any number) before an item, else after it in its sentence."""
        before, after = tie_groups.rows(clauses.items[:at]), tie_groups.rows(clauses.items[at + 1 :])
        known = [*after, *([self.gathered] if self.gathered else ()), *self.rows, *before]
        listed = next((row for row in reversed(known) if len(row) == size or not size), ())
        if listed:
            self.rows.append(listed)  # who is meant once is meant next
        return listed

    def _couple(self, clauses: Clauses, number: int, known: tuple[str, ...]) -> tuple[str, ...]:
        """The two states that act last before "the two countries" in its sentence, else those known before."""
        items = clauses.items
        codes: list[str] = []
        for at in range(number - 1, -1, -1):
            actor = items[at].actor
            only_place = actor is not None and actor.kind == "state" and at > 0 and items[at - 1].lower in ("in", "at", "from")
            officials = actor is None and owned(items, at) and items[at + 1].lower in STATE_NOUNS
            if officials or (actor is not None and actor.official and not only_place):
                codes += [code for code in countries_of(items[at]) if code not in codes]
            if len(codes) >= 2:
                others = len(known) == 2 and set(known).isdisjoint(codes)  # two mediators speak of "the two leaders"
                return known if others else (codes[1], codes[0])
        return known

    def _meant_by_actor(self, actor: Actor, clauses: Clauses, number: int) -> tuple[str, ...]:
        """ "The Biden administration", "the two countries", "Russian and Ukrainian forces", "they" without an antecedent."""
        lower = clauses.items[number].lower
        if actor.kind == "pronoun" or lower.startswith("their "):
            read = self._told_as_row if lower == "them" else partial(self._meant_by_they, actor)
            return read(clauses, number)
        couple = _COUPLE.match(lower) is not None
        if actor.kind == "state" and actor.plural and couple and (pair := self._meant_by_two(clauses, number)):
            return pair
        if size := _COUNTED.match(lower):
            return self._listed(clauses, number, tie_groups.NUMBERS[size[1]])
        if not actor.countries and lower.endswith((" administration", " regime")):
            name = re.split(r"[\s-]", actor.text.removeprefix("the ").removeprefix("The "))[0]
            country = governed_by(name, self.document.article.published)
            return (country,) if country else ()
        if actor.official and len(actor.countries) < 2 and actor.kind in ("state", "delegation"):
            codes = self._demonyms(actor) if " " in lower or "-" in lower else ()
            return codes if len(codes) > 1 else self.together() if couple else ()
        return ()

    def _meant_by_they(self, actor: Actor, clauses: Clauses, number: int) -> tuple[str, ...]:
        lower = clauses.items[number].lower
        if not lower.startswith("the") or (lower.startswith("their ") and actor.countries):
            return ()
        here = _acting_together(self.resolved or clauses, number)
        several = self.together() if lower == "they" and not here else ()
        return here or (several if set(actor.countries) < set(several) else ())

    def _meant_by_two(self, clauses: Clauses, number: int) -> tuple[str, ...]:
        """ "The two countries", "these two countries", "the parties"."""
        lower = clauses.items[number].lower
        if lower.removeprefix("the ") in _COUPLES and len(several := self.together()) > 2:
            return several  # "the parties agreed", all four
        listed = number > 0 and clauses.items[number - 1].lower in ("these", "those")
        if listed:
            return self._listed(clauses, number, 2)
        sides = lower.rpartition(" ")[2] in _COUPLES
        return self._as_listed(clauses.items, self._couple(clauses, number, self.met if sides and self.met else self.pair))

    def _as_listed(self, items: list[Item], couple: tuple[str, ...]) -> tuple[str, ...]:
        """The two meant, or two listed before where the sentence goes on to name those: "both sides shot, and Chad fled Mali"."""
        named = {code for item in items if item.mention is not None for code in countries_of(item)}
        if named <= set(couple):
            return couple
        return next((row for row in reversed(self.rows) if len(row) == 2 and named <= set(row)), couple)

    def _demonyms(self, actor: Actor) -> tuple[str, ...]:
        """States whose demonyms stand in an actor's words."""
        mentions = self.document.mentions
        first = bisect_left(mentions, actor.start, key=_start)
        last = bisect_left(mentions, actor.end, first, key=_start)
        several = " and " in actor.text
        return tuple(
            dict.fromkeys(
                mention.country
                for mention in mentions[first:last]
                if mention.kind == "demonym" or (several and mention.text in _ABBREVIATED)
            )
        )

    # ------------------------------------------------------------ what was spoken of before

    def voice(self) -> tuple[str, ...]:
        """
        The state that speaks where an article itself says "we", as a ministry's statement does; () for a report.

        It is the first that the article has act, be it not by arms.
        """
        if self._voice is None:
            self._voice = _voice(self.document)
        return self._voice

    def focus(self, sentences: int | None = None) -> tuple[str, ...]:
        """The state that the last sentence with a verb, of so many or of all, began with: "it" in the next one."""
        for scene in reversed(self.past[:sentences]):
            first = next((predicate for predicate in scene.clauses.predicates if predicate.subject or predicate.noun), None)
            if first is not None:
                return _impersonal(scene.clauses, first)
        return ()

    def together(self) -> tuple[str, ...]:
        """The states that last did something together, unless others were spoken of since: "they"."""
        for scene in reversed(self.past):
            predicates = [predicate for predicate in scene.clauses.predicates if predicate.subject or predicate.noun]
            for predicate in filter(_maybe_several, predicates):
                party = scene.subject(predicate)
                if party is not None and len(party.countries) > 1:
                    return party.countries
            if predicates and len(scene.states) > 1:
                return ()
        return ()

    def _spoken_of(self, clauses: Clauses, number: int) -> tuple[str, ...]:
        """What "it" means: the state, not a named person, that is the subject of the last clause before it."""
        if close := _right_before(clauses, number):
            return close
        for predicate in reversed(clauses.predicates):
            accompanying = (
                predicate.form == "participle" and predicate.first > 1 and clauses.items[predicate.first - 2].lower == "with"
            )
            told = (predicate.subject or predicate.noun) and predicate.noun not in ("it", "they")
            if predicate.last <= number and (told or accompanying):
                return _impersonal(clauses, predicate)
        return self.focus()


def _right_before(clauses: Clauses, number: int) -> tuple[str, ...]:
    """ "Broke with Iran after it": the state at the end of the clause before, unless it did what that clause tells."""
    items = clauses.items
    if number < 3 or items[number - 1].lower not in ("after", "since", "because", "when") or items[number - 3].lower == "by":
        return ()
    codes = countries_of(items[number - 2])
    acting = any(predicate.last <= number and items[number - 2].actor in predicate.subject for predicate in clauses.predicates)
    return codes if len(codes) == 1 and not acting else ()


def _antecedent(items: list[Item], number: int) -> tuple[str, ...]:
    """ "Athens, whose dispute with": the state right before."""
    at = number - 2 if number > 1 and items[number - 1].lower == "," else number - 1
    return countries_of(items[at]) if at >= 0 else ()


def _acting_together(clauses: Clauses, number: int) -> tuple[str, ...]:
    """The states that do something together before an item of their sentence: "Kenya and Uganda said they had"."""
    for predicate in reversed(clauses.predicates):
        if predicate.last <= number and predicate.noun != "they" and (predicate.subject or predicate.noun):
            party = subject_of(clauses, predicate)
            if party is not None and len(party.countries) > 1:
                return party.countries
    return ()


def _joint_adjectives(document: Document) -> dict[int, tuple[str, ...]]:
    """States of "Russian-Brazilian" and "Sino-Russian" by the offset of their first letter."""
    text = document.text
    opened: dict[int, tuple[int, tuple[str, ...]]] = {}
    if "o-" in text or "o‐" in text or "o‑" in text or "o–" in text:
        opened = {match.end(): (match.start(), (_PREFIXES[match[1].lower()],)) for match in _PREFIX.finditer(text)}
    found: dict[int, tuple[str, ...]] = {}
    for mention in document.mentions:
        dashed = text[mention.end : mention.end + 1] in _DASHES
        if not (opened or dashed) or mention.kind == "person":
            continue
        start, codes = opened.pop(mention.start, (mention.start, ()))
        codes = tuple(dict.fromkeys((*codes, mention.country)))
        if len(codes) > 1:
            found[start] = codes
        if dashed:
            opened[mention.end + 1] = (start, codes)
    return found


def _voice(document: Document) -> tuple[str, ...]:
    tokens = document.tokens
    spoken = [start for word, start in zip(tokens.lower, tokens.starts, strict=True) if word in ("we", "our")]
    unquoted = [offset for offset in spoken if not any(start <= offset < end for start, end in document.quotes)]
    if len(unquoted) < 2:
        return ()
    actors = (actor for clauses in document.clauses for predicate in clauses.predicates for actor in predicate.subject)
    speakers = (actor for actor in actors if actor.official and not actor.text.lower().endswith(_ARMED))
    return next((actor.countries for actor in speakers if len(actor.countries) == 1), ())


def _regime_in(items: list[Item]) -> tuple[str, ...]:
    """The state whose "regime" a sentence speaks of: "the Assad regime"."""
    for item, following in pairwise(items):
        if item.lower.endswith(" regime") or following.lower == "regime":
            return countries_of(item)
    return ()


def _maybe_several(predicate: Predicate) -> bool:
    they = predicate.noun == "they" or any(actor.text.lower() == "they" for actor in predicate.subject)
    return they or sum(len(actor.countries) for actor in predicate.subject) > 1


def _impersonal(clauses: Clauses, predicate: Predicate) -> tuple[str, ...]:
    """The state that is a predicate's subject, not by a person's name."""
    if any(actor.kind == "person" and actor.name and actor.countries for actor in predicate.subject):
        return ()
    party = subject_of(clauses, predicate)
    return party.countries if party is not None and len(party.countries) == 1 else ()
