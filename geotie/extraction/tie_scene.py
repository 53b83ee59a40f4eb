"""
One sentence as the rules for ties see it: its verbs without nouns read as such, who does what they tell, and where to look for the
other state. Words that mean states ("we", "the two countries") have been resolved (`tie_referents`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain
from operator import attrgetter
from typing import Literal

from geotie.extraction.clauses import Clauses, Item, Predicate
from geotie.extraction.tie_frames import Frame, frames, kinship
from geotie.extraction.tie_parties import STOPS, Party, barred, countries_of, is_pronoun, party_at
from geotie.extraction.tie_subjects import SEVERAL, joined_before, subject_of
from geotie.extraction.wordlists import wordset
from geotie.records import MUTUAL_TIES, Mention, Modality, TieType

CLAUSE_OPENERS = wordset("that what who which whose whom while when where because although though if unless as saying said says")
_AMONG = frozenset({"between", "among"})
HYPHENS = frozenset("-‐‑–")
QUOTES = frozenset("\"“”‘’'")
OWNERS = wordset("his her its their our my whose")
_PREPOSITIONS = wordset("""
    to in at on with for from into onto through via across over against about among under during after before as except
    excluding unlike alongside
""")
_DETERMINERS = wordset("the a an this that these those")
_INSIDE_OBJECT = wordset("the a an 's ’s of by between from in with")
_AFTER_NOUNS = wordset("on against between with for of over in by to among about at toward towards regarding")
VICTIM_NOUNS = wordset("""
    killing killings murder assassination invasion occupation bombing death deaths arrest detention annexation persecution
    shelling abduction kidnapping execution massacre downing destruction oppression imprisonment jailing seizure treatment
    bombardment violation partition expulsion expulsions deportation ouster removal dismissal targeting sanctioning beating
    abandonment
""")
AGAINST_NOUNS = wordset("""
    attack attacks strike strikes sanctions sanction war aggression embargo raid assault offensive airstrikes blockade tariffs
    threats terrorism violence bombing campaign boycott
""")
# What is blamed on the state in which it happens: "concern over the arrests in Belarus".
# Whose country is named by the place where they rule: "backed the junta in Niamey".
_RULERS = wordset("junta rulers generals regime government authorities leadership monarchy putschists")
_FUNDS = wordset("package packages loan loans funding funds money tranche credit credits bid membership accession bill")
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
_ARMED_GROUPS = wordset("""
    hezbollah taliban hamas houthi houthis isis isil daesh pkk ypg al-qaeda al-shabaab shabaab boko militia militias militiamen
    militants rebels insurgents jihadists guerrillas extremists group groups
""")
_SPONSORED = ("-backed", "-led", "-allied", "-funded", "-sponsored", "-brokered", "-mediated", "-trained", "-armed", "-linked")
_TRADED = wordset("""
    import imports export exports good goods product products flight flights travel travellers travelers shipment shipments sale
    sales traffic visitors transactions produce
""")
_GIVING = wordset("give express offer convey extend voice send owe")
_OPENING_A_ROW = HYPHENS | {",", "—", "--", ":", "("}
_EXAMPLES = frozenset({"namely", "including", "such", "notably"})
_start = attrgetter("start")
_REACH = 20  # items within which the victim of an attack stands
_ANYONE = Frame("CONSULT", ())


@dataclass(slots=True)
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


class Scene:
    """A sentence with its parties; all item numbers are those of `items`."""

    __slots__ = ("_mentions", "_subjects", "_verbal", "clauses", "items", "predicates", "states", "topic")

    def __init__(self, clauses: Clauses, mentions: tuple[Mention, ...] = (), topic: Callable[[], tuple[str, ...]] = tuple) -> None:
        self.clauses = clauses
        self.topic = topic  # the state that was spoken of last
        self._mentions = mentions  # of the whole article
        self.items = clauses.items
        self.states = _states(clauses)  # all states that the sentence speaks of
        # The verbs of the sentence, without nouns that were read as verbs.
        self.predicates = tuple([predicate for predicate in clauses.predicates if not self._is_noun(predicate)])
        self._verbal: frozenset[int] | None = None
        self._subjects: dict[int, Party | None] = {}

    @property
    def verbal(self) -> frozenset[int]:
        """The items of the verb groups."""
        if self._verbal is None:
            self._verbal = frozenset(at for predicate in self.predicates for at in range(predicate.first, predicate.last))
        return self._verbal

    def has_two_states(self) -> bool:
        """Whether two states at least are named or spoken of, be it inside the name of an office."""
        if len(self.states) > 1:
            return True
        if self.states and len(self.items) > 1 and self.items[1].lower == "with" and self.topic():
            return True  # "Relations with Thailand": those of whom was spoken of last
        sentence = self.clauses.sentence
        named = {mention.country for mention in self.named_in(sentence.start, sentence.end)} if self.states else self.states
        return len(named) > 1

    def named_in(self, start: int, end: int) -> tuple[Mention, ...]:
        """The places and demonyms between two offsets, also those inside an actor: "the Swiss ambassador to Iran"."""
        first = bisect_left(self._mentions, start, key=_start)
        return self._mentions[first : bisect_left(self._mentions, end, first, key=_start)]

    def subject(self, predicate: Predicate) -> Party | None:
        """Who does what a verb tells: of "a U.S. move to slap tariffs", the owner of the move."""
        if predicate.first not in self._subjects:
            deed = self._deed(predicate)
            owner = self._owner_of_deed(deed) if deed is not None else None
            self._subjects[predicate.first] = owner or subject_of(self.clauses, predicate)
        return self._subjects[predicate.first]

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
        if items[at].lower in ("and", "or"):  # "the decision to leave and to sue"
            at = next((n for n in range(at, -1, -1) if items[n].lower == "to"), 0) - 1
            if at < 0:
                return None
        while at > 0 and items[at].kind == "date":
            at -= 1
        if items[at].lower in _DEEDS:
            return at
        by = next((n for n in range(at, max(0, at - 12), -1) if items[n].lower == "by" or _opens_owner(items, n)), 0)
        apart = any(n in self.verbal or items[n].lower == ";" for n in range(by, at))
        return by - 1 if by and not apart and items[by - 1].lower in _DEEDS else None

    def _owner_of_deed(self, at: int) -> Party | None:
        items = self.items
        if at + 1 < len(items) and items[at + 1].lower in ("by", "of"):
            return self.phrase(at + 2, min(len(items), at + 12), _ANYONE)
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
        word = items[first].lower
        after = items[first + 1] if first + 1 < len(items) else None
        if word.endswith("ing") and first > 2 and after is not None and _is_gerund_or_adjective(items, first):
            return True
        if word not in _maybe_nouns():
            return first > 1 and items[first - 1].lower in HYPHENS and items[first - 1].end == items[first].start  # "U.S.-led"
        before = items[max(0, first - 1)]
        if word in kinship() or (word in ("understanding", "meeting") and before.lower == "of"):
            return True
        if after is not None and (word == "arms" or (word == "trading" and after.lower in kinship())):
            return after.kind == "word" and after.lower not in STOPS
        return word in frames().nouns and self._stands_as_noun(first, before, after)

    def _stands_as_noun(self, at: int, before: Item, after: Item | None) -> bool:
        items = self.items
        if (after is not None and after.lower == "between") or self._is_given(at):
            return True
        if items[at].lower.endswith("ing"):
            return at > 1 and items[at - 2].lower in ("a", "an", "the") and before.kind == "word"
        verb_follows = any(other.first == at + 1 for other in self.clauses.predicates)
        if verb_follows and items[at].lower.endswith("s"):
            return True  # "fresh clashes erupted"
        follows = after is None or after.kind == "mark" or after.lower in _AFTER_NOUNS or verb_follows
        return follows and before.actor is not None and before.actor.kind == "state"

    def _is_given(self, at: int) -> bool:
        """ "Gave special thanks to": the object of the verb before."""
        return any(other.last in (at, at - 1) and other.verb in _GIVING for other in self.clauses.predicates)

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
            elif word == "of" and guarded and head in VICTIM_NOUNS:
                at = next((n for n in range(at, bound) if items[n].lower == "by"), bound)
                continue
            elif word == "," and at + 1 < bound and items[at + 1].lower in _EXAMPLES:
                at += 1 + (items[at + 1].lower == "such")  # "accused several states, such as Chad"
            elif _ends_object(item, head, frame):
                return None
            elif (item.kind == "word" and word not in _INSIDE_OBJECT) or word.rpartition(" ")[2] in _RULERS:
                head = word.rpartition(" ")[2]
            at += 1
        return None

    def after_preposition(self, after: int, bound: int, prepositions: tuple[str, ...], frame: Frame) -> Party | None:
        """The first state behind one of the prepositions."""
        items, words = self.items, self.clauses.words
        if not any(map(words[after:bound].__contains__, prepositions)):
            return None
        for at in range(after, bound):
            if words[at] == "to" and (at in self.verbal or at + 1 in self.verbal):
                continue  # "cooperation to build a road in Chad"
            if words[at] in prepositions and items[at].kind == "word":
                found = self.phrase(at + 1, bound, frame)
                if found is not None:
                    return self._joined_by(items[at].lower, found, bound, frame)
            elif items[at].lower == ";" or (frame.direct and at > after + 1):
                break
        return None

    def _joined_by(self, preposition: str, found: Party, bound: int, frame: Frame) -> Party:
        """A party with those behind the same preposition: "thanks to Chad, to Mali and to the emir of Qatar"."""
        items = self.items
        at = bisect_left(items, found.end, key=_start)
        while at < bound - 2 and items[at].lower in ("and", ","):
            at += 1 + (items[at + 1].lower == "and")
            another = self.phrase(at + 1, bound, frame) if items[at].lower == preposition else None
            if another is None:
                break
            countries = tuple(dict.fromkeys((*found.countries, *another.countries)))
            found = replace(found, countries=countries, end=another.end)
            at = bisect_left(items, found.end, key=_start)
        return found

    def phrase(self, at: int, bound: int, frame: Frame) -> Party | None:
        """The first state of the noun phrase that begins at an item."""
        victim = False  # "the detention of an Australian in China" is the doing of China
        for n in range(at, bound):
            item = self.items[n]
            if item.lower == "of" and self.items[n - 1].lower in VICTIM_NOUNS:
                victim = True
                continue
            if victim and item.lower in ("by", "in"):
                victim = False
                continue
            if victim or (countries_of(item) and _qualifies(self.items, n)):
                continue
            if countries_of(item):
                return self._accepted(n, bound, frame)
            if (item.lower == "in" and self.items[n - 1].lower in _ABUSES) or (
                item.lower == "as" and self.items[n - 1].lower == "such"
            ):
                continue
            before = self.items[n - 1].lower
            if (item.lower in ("from", "to", "by") and before in _TRADED) or (item.lower in ("for", "to") and before in _FUNDS):
                continue  # "a ban on imports from Chad", "the veto of a loan for Niger"
            if item.lower == "by" and n - 1 in self.verbal and n - 1 > at:
                continue  # "the drills held by South Korea"
            if item.kind == "actor" and n + 1 < bound and countries_of(self.items[n + 1]):
                continue  # "the South American nation", where "South American" was taken for a person
            if self._opens_row(n, bound):
                continue  # "visits to the five members – Chad, Mali"
            if item.kind in ("mark", "actor") or item.lower in _PREPOSITIONS or item.lower in ("by", "and"):
                return None
        return None

    def _opens_row(self, at: int, bound: int) -> bool:
        """Whether a mark stands between a word for several states and the row of them."""
        items = self.items
        if items[at].kind != "mark" or items[at].lower not in _OPENING_A_ROW or items[at - 1].lower not in SEVERAL:
            return False
        return at + 1 < bound and (items[at + 1].lower == "the" or bool(countries_of(items[at + 1])))

    def _accepted(self, at: int, bound: int, frame: Frame) -> Party | None:
        without = barred(frame.type)
        party = party_at(self.items, at, speaks=frame.actors, bound=bound, without=without)
        if party is None or (frame.person and not party.person):
            return None
        if not _AMONG.isdisjoint(self.clauses.words[max(0, at - 4) : at]):
            return party
        following = next((predicate for predicate in self.predicates if predicate.first > at and predicate.form == "finite"), None)
        if following is not None and len(party.countries) == 2 and party.end == self.items[following.first - 1].end:
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
        mutual: bool, span: tuple[int, int], rule: str, apart: bool = False, together: bool = False,
    ) -> list[Act]:  # fmt: skip
        """
        The act of the parties that were found, if they are two different states at least.

        A mutual act with several others is one of each pair of them where it is done `together`; `apart` says that even one other
        had it with each of several sources for itself.
        """
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
            several = len(targets) > 1 and (kind != "AGREE" or bool(source.facing))  # "met the ministers of A and B"
            one_by_one = not together and (several or ((apart or not mutual) and bool(targets)))  # "A and B visited C"
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


def _is_gerund_or_adjective(items: list[Item], at: int) -> bool:
    """ "The deliberate targeting of civilians", "a swarming and threatening presence"."""
    words = [item.lower for item in items[at - 2 : at + 2]]
    if words[1] in ("'s", "’s", "'", "’") or words[1] in OWNERS:
        return items[at + 1].kind == "word" and words[3] not in STOPS  # "the two countries' improving ties"
    if words[3] == "of":
        return not _DETERMINERS.isdisjoint(words[:2])
    return words[1] == "and" and words[0].endswith("ing") and items[at + 1].kind == "word" and words[3] not in STOPS


def _opens_owner(items: list[Item], at: int) -> bool:
    """ "The decision of Congo to expel"."""
    return items[at].lower == "of" and at > 0 and items[at - 1].lower in _DEEDS


def _states(clauses: Clauses) -> frozenset[str]:
    items = clauses.items
    return frozenset(chain.from_iterable([countries_of(items[number]) for number in clauses.names]))


@cache
def _maybe_nouns() -> frozenset[str]:
    """Words that may be nouns of the table where they were read as verbs."""
    return frozenset({*frames().nouns, *kinship(), "understanding", "meeting", "arms", "trading"})


def _ends_object(item: Item, head: str, frame: Frame) -> bool:
    """Whether the object of a verb, with this head noun, is over at an item."""
    word = item.lower
    if item.kind == "actor":
        return frame.actors and not frame.direct
    if item.kind == "mark":
        return word not in QUOTES
    if word in ("between", "from"):
        return frame.actors or frame.mutual
    if word not in _PREPOSITIONS or (word in ("in", "of") and (head in _ABUSES or head in _RULERS)):
        return False
    nouns = frames().nouns.get(head, ())
    funds = head in _FUNDS and word in ("for", "to")  # "vetoed the aid package for Ukraine"
    if frame.type == "REJECT" and (funds or any(entry.frame.polarity > 0 and word in entry.frame.target for entry in nouns)):
        return False  # "blocked aid for Kyiv", "rejected talks with Kosovo"
    against = head in AGAINST_NOUNS or any(entry.frame.polarity < 0 for entry in nouns)
    return word != "with" or against or frame.actors


def _qualifies(items: list[Item], at: int) -> bool:
    """ "A US ally", "NATO ally Germany", "Iran-backed fighters": a name that only says whose ally or foe is meant."""
    if items[at].lower.endswith(_SPONSORED):
        attacking = items[at].lower.endswith("-led") and at + 1 < len(items) and items[at + 1].lower in AGAINST_NOUNS
        return not attacking  # "denounced the US-led war" denounces the United States
    return at + 1 < len(items) and items[at + 1].lower in ("ally", "allies", "rival", "foe", "enemy", "adversary")
