"""
One sentence as the rules for ties see it: its clauses with more words resolved to states, and where to look for the other state.

Beyond what clauses know, "Russian-Brazilian" is a party of two states, "we" in the words of an official is his state, "it" is the
state spoken of last and "its" the state named last.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise
from typing import Literal

from geotie.extraction import claims, tie_groups
from geotie.extraction.claims import FIRST_PERSON, Statement
from geotie.extraction.clauses import Clauses, Item, Predicate
from geotie.extraction.document import Actor, Document
from geotie.extraction.office_holders import governed_by
from geotie.extraction.tie_frames import Frame, frames, kinship
from geotie.extraction.tie_parties import (
    STATE_NOUNS,
    STOPS,
    Party,
    barred,
    countries_of,
    is_pronoun,
    joined_before,
    located,
    owned,
    party_at,
    subject_of,
)
from geotie.extraction.wordlists import wordset
from geotie.records import MUTUAL_TIES, Modality, TieType

CLAUSE_OPENERS = wordset("that what who which whose whom while when where because although though if unless as saying said says")
QUOTES = frozenset("\"“”‘’'")
OWNERS = wordset("his her its their our my whose")
_PREPOSITIONS = wordset("""
    to in at on with for from into onto through via across over against about among under during after before as except
    excluding unlike
""")
_INSIDE_OBJECT = wordset("the a an 's ’s of by between from in with")
_AFTER_NOUNS = wordset("on against between with for of over in by to among")
_VICTIM_NOUNS = wordset("""
    killing killings murder assassination invasion occupation bombing death deaths arrest detention annexation persecution
    shelling abduction kidnapping execution massacre downing destruction oppression imprisonment jailing seizure treatment
    bombardment violation partition
""")
_AGAINST_NOUNS = wordset("""
    attack attacks strike strikes sanctions sanction war aggression embargo raid assault offensive airstrikes blockade tariffs
    threats terrorism violence bombing campaign boycott
""")
# What is blamed on the state in which it happens: "concern over the arrests in Belarus".
_ABUSES = wordset("""
    arrest arrests crackdown situation repression elections election execution executions detention detentions abuses rights
    persecution coup trial verdict torture censorship
""")
# Nouns that a verb with "to" completes: "Iran's decision to expel".
_DEEDS = wordset("""
    move decision plan plans threat threats effort efforts attempt attempts refusal vow pledge agreement proposal bid offer
    promise readiness willingness intention desire commitment campaign resolution order request call
""")
_UNDONE = wordset(
    "plan plans threat threats effort efforts attempt attempts proposal bid offer intention desire campaign request call refusal"
)
_DECIDED = wordset("decision move resolution")
_PREFIXES = {"sino": "CHN", "russo": "RUS", "anglo": "GBR", "franco": "FRA", "indo": "IND", "greco": "GRC", "austro": "AUT"}
_PREFIX = re.compile(rf"({'|'.join(prefix.title() for prefix in _PREFIXES)})[-‐‑–]")
_REFERRING = FIRST_PERSON | {"it", "its", "they"}
_ARMED_GROUPS = wordset("""
    hezbollah taliban hamas houthi houthis isis isil daesh pkk ypg al-qaeda al-shabaab shabaab boko militia militias militiamen
    militants rebels insurgents jihadists guerrillas extremists group groups
""")
_SPONSORED = ("-backed", "-led", "-allied", "-funded", "-sponsored", "-brokered", "-mediated", "-trained", "-armed", "-linked")
_REACH = 20  # items within which the victim of an attack stands
_SHORT_NAMES = frozenset({"republic", "regime"})
_COUPLE = re.compile(r"(?:the )?(?:both|two|sides|parties)\b", re.IGNORECASE)
_DASHES = frozenset("-‐‑–")


@dataclass(frozen=True, slots=True)
class Act:
    """A tie before it is dated, claimed and merged; offsets are those of the article, `at` is the word that tells the act."""

    sources: tuple[str, ...]
    targets: tuple[str, ...]
    type: TieType
    polarity: Literal[1, -1]
    modality: Modality
    start: int
    end: int
    at: int
    rule: str


@dataclass
class Scene:
    """A sentence with its parties; all item numbers are those of `items`."""

    clauses: Clauses

    @property
    def items(self) -> list[Item]:
        return self.clauses.items

    @cached_property
    def states(self) -> frozenset[str]:
        """All states that the sentence speaks of."""
        return frozenset(code for item in self.items for code in countries_of(item))

    @cached_property
    def predicates(self) -> tuple[Predicate, ...]:
        """The verbs of the sentence, without nouns that were read as verbs."""
        return tuple(predicate for predicate in self.clauses.predicates if not self._is_noun(predicate))

    @cached_property
    def verbal(self) -> frozenset[int]:
        return frozenset(at for predicate in self.predicates for at in range(predicate.first, predicate.last))

    def subject(self, predicate: Predicate) -> Party | None:
        """Who does what a verb tells: of "a U.S. move to slap tariffs", the owner of the move."""
        deed = self._deed(predicate)
        return (self._owner_of_deed(deed) if deed is not None else None) or subject_of(self.clauses, predicate)

    def undone(self, predicate: Predicate) -> bool:
        """Whether a verb only completes a noun that does not make it true: "a request to arrest", "plans to sign"."""
        deed = self._deed(predicate)
        return deed is not None and self.items[deed].lower in _UNDONE

    def decided(self, predicate: Predicate) -> bool:
        """Whether a verb completes a noun that makes it true: "the decision to expel"."""
        deed = self._deed(predicate)
        return deed is not None and self.items[deed].lower in _DECIDED

    def _deed(self, predicate: Predicate) -> int | None:
        """The noun that an infinitive completes, right before it or before its doer: "the decision by Peru and Chile to expel"."""
        if predicate.form != "infinitive" or not predicate.left:
            return None
        items, at = self.items, predicate.left - 1
        while at > 0 and items[at].kind == "date":
            at -= 1
        if items[at].lower in _DEEDS:
            return at
        by = next((n for n in range(at, max(0, at - 12), -1) if items[n].lower == "by"), 0)
        apart = any(n in self.verbal or items[n].lower == ";" for n in range(by, at))
        return by - 1 if by and not apart and items[by - 1].lower in _DEEDS else None

    def _owner_of_deed(self, at: int) -> Party | None:
        items = self.items
        if at + 1 < len(items) and items[at + 1].lower == "by":
            return self.phrase(at + 2, min(len(items), at + 12), Frame("CONSULT", ()))
        for n in range(at - 1, max(-1, at - 6), -1):
            if countries_of(items[n]):
                owner, joined = party_at(items, n), joined_before(items, n)
                return replace(owner, countries=(*joined, *owner.countries)) if owner is not None else None
            if items[n].kind == "mark" or items[n].lower in STOPS or n in self.verbal:
                break
        return None

    def _is_noun(self, predicate: Predicate) -> bool:
        """A noun of the table that was read as a verb: "US sanctions on Iran", "a stern warning to", "the talks ended"."""
        if predicate.last - predicate.first != 1 or predicate.passive:
            return False
        items, first = self.items, predicate.first
        word, before = items[first].lower, items[max(0, first - 1)]
        after = items[first + 1] if first + 1 < len(items) else None
        if word in kinship() or (word in ("understanding", "meeting") and before.lower == "of"):
            return True
        if after is not None and (word == "arms" or (word == "trading" and after.lower in kinship())):
            return after.kind == "word" and after.lower not in STOPS
        return word in frames().nouns and self._stands_as_noun(first, before, after)

    def _stands_as_noun(self, at: int, before: Item, after: Item | None) -> bool:
        items = self.items
        if after is not None and after.lower == "between":
            return True
        if items[at].lower.endswith("ing"):
            return at > 1 and items[at - 2].lower in ("a", "an", "the") and before.kind == "word"
        verb_follows = any(other.first == at + 1 for other in self.clauses.predicates)
        follows = after is None or after.kind == "mark" or after.lower in _AFTER_NOUNS or verb_follows
        return follows and before.actor is not None and before.actor.kind == "state"

    # ------------------------------------------------------------ where the other state stands

    def upon_group(self, after: int, frame: Frame) -> bool:
        """Whether an attack is on an armed group, so that the state where it happens is not attacked."""
        words = (item.lower for item in self.items[after : after + _REACH])
        return frame.type == "ASSAULT" and any(not _ARMED_GROUPS.isdisjoint(word.split()) for word in words)

    def target(self, after: int, bound: int, frame: Frame) -> Party | None:
        """The other state of a verb, in the places that its frame names, in their order."""
        for slot in frame.target:
            if slot in ("in", "inside") and self.upon_group(after, frame):
                continue
            if slot in ("object", "recipient"):  # "sold Germany drones": the recipient stands right behind the verb
                found = self.object(after, bound if slot == "object" else min(bound, after + 3), frame)
            else:
                found = self.after_preposition(after, bound, (slot,), frame)
            if found is not None:
                return found
        return None

    def object(self, after: int, bound: int, frame: Frame) -> Party | None:
        """
        The first state in the object of a verb.

        "Condemned the killing of Iraqis by Turkey" and "condemned the attack on Israel" do not speak against the victim.
        """
        items, head, at = self.items, "", after
        guarded = frame.polarity < 0 or frame.type == "SUPPORT"
        while at < bound:
            item = items[at]
            word = item.lower
            if countries_of(item):
                if not _qualifies(items, at) and not (is_pronoun(item) and word in OWNERS):
                    return self._accepted(at, bound, frame)
            elif word == "of" and guarded and head in _VICTIM_NOUNS:
                at = next((n for n in range(at, bound) if items[n].lower == "by"), bound)
                continue
            elif _ends_object(item, head, frame):
                return None
            elif item.kind == "word" and word not in _INSIDE_OBJECT:
                head = word
            at += 1
        return None

    def after_preposition(self, after: int, bound: int, prepositions: tuple[str, ...], frame: Frame) -> Party | None:
        """The first state behind one of the prepositions."""
        items = self.items
        for at in range(after, bound):
            if items[at].lower in prepositions and items[at].kind == "word":
                found = self.phrase(at + 1, bound, frame)
                if found is not None:
                    return found
            elif items[at].lower == ";" or (frame.direct and at > after + 1):
                break
        return None

    def phrase(self, at: int, bound: int, frame: Frame) -> Party | None:
        """The first state of the noun phrase that begins at an item."""
        victim = False  # "the detention of an Australian in China" is the doing of China
        for n in range(at, bound):
            item = self.items[n]
            if item.lower == "of" and self.items[n - 1].lower in _VICTIM_NOUNS:
                victim = True
                continue
            if victim and item.lower in ("by", "in"):
                victim = False
                continue
            if victim or (countries_of(item) and _qualifies(self.items, n)):
                continue
            if countries_of(item):
                return self._accepted(n, bound, frame)
            if item.lower == "in" and self.items[n - 1].lower in _ABUSES:
                continue
            if item.kind in ("mark", "actor") or item.lower in _PREPOSITIONS or item.lower in ("by", "and"):
                return None
        return None

    def _accepted(self, at: int, bound: int, frame: Frame) -> Party | None:
        without = barred(frame.type)
        party = party_at(self.items, at, speaks=frame.actors, bound=bound, without=without)
        if party is None or (frame.person and not party.person):
            return None
        if any(item.lower in ("between", "among") for item in self.items[max(0, at - 4) : at]):
            return party
        following = next((predicate for predicate in self.predicates if predicate.first > at and predicate.form == "finite"), None)
        if following is not None and len(party.countries) > 1 and party.end == self.items[following.first - 1].end:
            # "a treaty with Israel, and Iran went on": the last one of the row opens the next clause
            return party_at(self.items, at, speaks=frame.actors, bound=following.first - 1, without=without)
        return party

    def clause_end(self, at: int, end: int) -> int:
        """The item before `end` at which a mark or a conjunction ends the clause."""
        for n in range(at, end):
            item = self.items[n]
            if (item.kind == "mark" and item.lower in (";", ":", ".", "—", "--")) or item.lower in CLAUSE_OPENERS:
                return n
        return end

    def act(
        self, kind: TieType, polarity: Literal[1, -1], modality: Modality, source: Party | None, target: Party | None, *,
        mutual: bool, span: tuple[int, int], rule: str,
    ) -> list[Act]:  # fmt: skip
        """The act of the parties that were found, if they are two different states at least."""
        if source is None or (target is None and not mutual):
            return []
        sources = source.countries
        targets = tuple(code for code in (target.countries if target else ()) if code not in sources)
        if mutual and target is None and source.facing:  # "between Cuba and these countries"
            sources, targets = sources[: source.facing], sources[source.facing :]
        about_itself = not mutual and target is not None and set(sources) & set(target.countries)  # "called on the two countries"
        if kind == "CONSULT" and not mutual and len(sources) == 1 and len(targets) > 1:  # "visited Ghana, Mali and Guinea"
            each = [Party((code,), target.start, target.end, target.person) for code in targets] if target is not None else []
            return [
                act for one in each for act in self.act(kind, polarity, modality, source, one, mutual=False, span=span, rule=rule)
            ]
        if mutual or kind == "CONSULT":
            one_by_one = len(targets) > 1 and (kind != "AGREE" or bool(source.facing))  # "met the ministers of A and B"
            if kind in MUTUAL_TIES and not one_by_one:
                sources, targets = (*sources, *targets), ()
            elif not targets:
                sources, targets = sources[:1], sources[1:]
        if len(sources) + len(targets) < 2 or not (mutual or targets or kind == "CONSULT") or about_itself:
            return []
        parties = [source, target] if target is not None else [source]
        inside = [
            party for party in parties if party.start >= self.clauses.sentence.start and party.end <= self.clauses.sentence.end
        ]
        start = min([span[0], *(party.start for party in inside)])
        end = max([span[1], *(party.end for party in inside)])
        return [Act(sources, targets, kind, polarity, modality, start, end, span[0], rule)]


def _ends_object(item: Item, head: str, frame: Frame) -> bool:
    """Whether the object of a verb, with this head noun, is over at an item."""
    word = item.lower
    if item.kind == "actor":
        return frame.actors and not frame.direct
    if item.kind == "mark":
        return word not in QUOTES
    if word in ("between", "from"):
        return frame.actors or frame.mutual
    if word not in _PREPOSITIONS or (word == "in" and head in _ABUSES):
        return False
    nouns = frames().nouns.get(head, ())
    if frame.type == "REJECT" and any(entry.frame.polarity > 0 and word in entry.frame.target for entry in nouns):
        return False  # "blocked aid for Kyiv", "rejected talks with Kosovo"
    against = head in _AGAINST_NOUNS or any(entry.frame.polarity < 0 for entry in nouns)
    return word != "with" or against or frame.actors


def _qualifies(items: list[Item], at: int) -> bool:
    """ "A US ally", "NATO ally Germany", "Iran-backed fighters": a name that only says whose ally or foe is meant."""
    if items[at].lower.endswith(_SPONSORED):
        return True
    return at + 1 < len(items) and items[at + 1].lower in ("ally", "allies", "rival", "foe", "enemy", "adversary")


# ---------------------------------------------------------------- words that mean states


@dataclass
class Scenes:
    """Makes the scenes of an article, sentence by sentence in text order, so that "it" can follow what was spoken of last."""

    document: Document
    statements: tuple[Statement, ...]
    focus: tuple[str, ...] = ()  # "it"
    named: tuple[str, ...] = ()  # "its"
    together: tuple[str, ...] = ()  # "they"
    pair: tuple[str, ...] = ()  # "the two countries": those of the last act that was told
    silence: int = 0  # sentences since then
    regime: tuple[str, ...] = ()  # "the regime"
    rows: list[tuple[str, ...]] = field(default_factory=list)  # lists of states named so far, for "these three countries"

    def tell(self, acts: list[Act]) -> None:
        """Keep the two states that a sentence put together, for "the two countries" in the next ones."""
        pairs = {act.at: states for act in acts if len(states := tuple(dict.fromkeys((*act.sources, *act.targets)))) == 2}
        shared = [pairs[act.at] for act in acts if act.type in MUTUAL_TIES and act.at in pairs]
        self.silence = 0 if pairs else self.silence + 1
        self.pair = [*pairs.values(), *shared][-1] if pairs else self.pair if self.silence < 3 else ()

    @cached_property
    def pairs(self) -> dict[int, tuple[str, ...]]:
        """States of "Russian-Brazilian" and "Sino-Russian" by the offset of their first letter."""
        text = self.document.text
        mentions = [mention for mention in self.document.mentions if mention.kind != "person"]
        found: dict[int, tuple[str, ...]] = {}
        opened: dict[int, tuple[int, tuple[str, ...]]] = {
            match.end(): (match.start(), (_PREFIXES[match[1].lower()],)) for match in _PREFIX.finditer(text)
        }
        for mention in mentions:
            start, codes = opened.pop(mention.start, (mention.start, ()))
            codes = tuple(dict.fromkeys((*codes, mention.country)))
            if len(codes) > 1:
                found[start] = codes
            if text[mention.end : mention.end + 1] in _DASHES:
                opened[mention.end + 1] = (start, codes)
        return found

    @cached_property
    def voice(self) -> tuple[str, ...]:
        """
        The state that speaks where an article itself says "we", as a ministry's statement does; () for a report.

        It is the first that the article has act.
        """
        spoken = [item.start for clauses in self.document.clauses for item in clauses.items if item.lower in ("we", "our")]
        unquoted = [offset for offset in spoken if not any(start <= offset < end for start, end in self.document.quotes)]
        if len(unquoted) < 2:
            return ()
        actors = (actor for clauses in self.document.clauses for predicate in clauses.predicates for actor in predicate.subject)
        return next((actor.countries for actor in actors if actor.official and len(actor.countries) == 1), ())

    def scene(self, clauses: Clauses) -> Scene:
        items: list[Item] | None = None
        self.named = self.focus
        for number, item in enumerate(clauses.items):
            grouped = item.kind == "word" and ((self.groups and item.lower in tie_groups.HEADS) or item.lower in _SHORT_NAMES)
            if item.actor is None and item.lower not in _REFERRING and item.start not in self.pairs and not grouped:
                if item.mention is not None and item.mention.kind == "capital" and not located(clauses.items, number):
                    self.named = (item.mention.country,)  # "criticised Beijing over its war"
                continue
            codes = self._meant(clauses, number)
            if codes:
                items = items or list(clauses.items)
                kind: Literal["state", "pronoun"] = "pronoun" if item.lower in _REFERRING or grouped else "state"
                text = self.document.text[item.start : item.end]
                actor = Actor(item.start, item.end, text, kind, "+".join(codes), countries=codes, plural=len(codes) > 1)
                items[number] = Item("actor", item.start, item.end, text.lower(), actor=actor)
            elif item.actor is not None and item.actor.official and item.actor.kind in ("state", "person"):
                self.named = item.actor.countries or self.named
        scene = Scene(replace(clauses, items=items) if items else clauses)
        if self.groups:
            self.rows += tie_groups.rows(scene.items)
        self.regime = _regime_in(scene.items) or self.regime
        self._remember(scene)
        return scene

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
        if item.lower in tie_groups.HEADS:
            size = tie_groups.size(clauses.items, number)
            return self._listed(clauses, number, size) if size is not None else ()
        return self._meant_by_pronoun(clauses, number)

    def _meant_by_pronoun(self, clauses: Clauses, number: int) -> tuple[str, ...]:
        item = clauses.items[number]
        if item.lower in FIRST_PERSON:
            statement = claims.at(self.statements, item.start)
            if statement is None or not statement.quoted:
                return self.voice
            return (statement.country,) if statement.country else ()
        if item.lower == "they":
            return self.together
        codes = self.named if item.lower == "its" else self._spoken_of(clauses, number)
        return codes if len(codes) == 1 else ()

    @cached_property
    def groups(self) -> bool:
        """Whether the article speaks of listed states together ("these countries"), so that its lists are worth keeping."""
        return tie_groups.speaks_of_groups(self.document.text)

    def _short_name(self, clauses: Clauses, number: int) -> tuple[str, ...]:
        """The state of "the Islamic Republic" or "the regime", where the article has named it before."""
        before = clauses.items[number - 1] if number else None
        if clauses.items[number].lower == "regime":
            return self.regime if before is None or not countries_of(before) else ()
        iran = before is not None and before.lower == "islamic" and any(one.country == "IRN" for one in self.document.mentions)
        return ("IRN",) if iran else ()

    def _listed(self, clauses: Clauses, at: int, size: int) -> tuple[str, ...]:
        """The last list of so many states (0: any number) before an item, else after it in its sentence."""
        before, after = tie_groups.rows(clauses.items[:at]), tie_groups.rows(clauses.items[at + 1 :])
        known = [*after, *self.rows, *before]
        listed = next((row for row in reversed(known) if len(row) == size or not size), ())
        if listed:
            self.rows.append(listed)  # who is meant once is meant next
        return listed

    def _couple(self, clauses: Clauses, number: int) -> tuple[str, ...]:
        """The two states that act last before "the two countries" in its sentence, else those of the last act told."""
        codes: list[str] = []
        for at in range(number - 1, -1, -1):
            item = clauses.items[at]
            located = (
                item.actor is not None
                and item.actor.kind == "state"
                and at > 0
                and clauses.items[at - 1].lower in ("in", "at", "from")
            )
            officials = item.actor is None and owned(clauses.items, at) and clauses.items[at + 1].lower in STATE_NOUNS
            if officials or (item.actor is not None and item.actor.official and not located):
                codes += [code for code in countries_of(item) if code not in codes]
            if len(codes) >= 2:
                return (codes[1], codes[0])
        return self.pair

    def _meant_by_actor(self, actor: Actor, clauses: Clauses, number: int) -> tuple[str, ...]:
        """ "The Biden administration", "the two countries", "Russian and Ukrainian forces", "they" without an antecedent."""
        lower = actor.text.lower()
        if actor.kind == "state" and actor.plural and _COUPLE.match(actor.text):
            listed = number > 0 and clauses.items[number - 1].lower in ("these", "those")
            if pair := self._listed(clauses, number, 2) if listed else self._couple(clauses, number):
                return pair
        if not actor.countries and lower.endswith((" administration", " regime")):
            name = re.split(r"[\s-]", actor.text.removeprefix("the ").removeprefix("The "))[0]
            country = governed_by(name, self.document.article.published)
            return (country,) if country else ()
        if lower == "they":
            return self.together if set(actor.countries) < set(self.together) else ()
        if actor.official and len(actor.countries) < 2 and actor.kind in ("state", "delegation"):
            inside = [mention for mention in self.document.mentions if actor.start <= mention.start < actor.end]
            codes = tuple(dict.fromkeys(mention.country for mention in inside if mention.kind == "demonym"))
            return codes if len(codes) > 1 else self.together if _COUPLE.match(actor.text) else ()
        return ()

    def _remember(self, scene: Scene) -> None:
        """Keep what "it" and "they" mean in the next sentence."""
        predicates = [predicate for predicate in scene.clauses.predicates if predicate.subject or predicate.noun]
        if predicates:
            self.focus = _impersonal(scene.clauses, predicates[0])
        several = (predicate for predicate in predicates if _maybe_several(predicate))
        joint = [party for predicate in several if (party := scene.subject(predicate)) is not None and len(party.countries) > 1]
        if joint:
            self.together = joint[0].countries
        elif predicates and len(scene.states) > 1:
            self.together = ()

    def _spoken_of(self, clauses: Clauses, number: int) -> tuple[str, ...]:
        """What "it" means: the state, not a named person, that is the subject of the last clause before it."""
        for predicate in reversed(clauses.predicates):
            if predicate.last <= number and (predicate.subject or predicate.noun):
                return _impersonal(clauses, predicate)
        return self.focus


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
    if any(actor.kind == "person" and actor.name and actor.countries for actor in predicate.subject):
        return ()
    party = subject_of(clauses, predicate)
    return party.countries if party is not None and len(party.countries) == 1 else ()
