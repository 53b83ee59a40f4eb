"""
The states in a clause: which noun phrases stand for a state, and where a phrase begins and ends.

A party is one item of a clause (`clauses.Item`) or a coordinated row of them. People, delegations and governments speak for their
state; so do the nouns of `STATE_NOUNS` behind a demonym or possessive ("Russian warplanes", "Iran's parliament"). Whoever is not
in office, not of the state, or only lives there does not.
"""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter

from geotie.extraction import roles
from geotie.extraction.clauses import Item
from geotie.extraction.document import Actor
from geotie.extraction.wordlists import wordset
from geotie.records import TieType

# Heads that act for the state named before them.
STATE_NOUNS = wordset("""
    government governments administration regime authorities authority leadership army militaries armies navies
    military forces force troops navy soldiers police court courts ministry ministries parliament senate congress
    embassy embassies consulate officials official diplomats diplomat delegation side state presidency president
    premier minister ministers leader leaders envoy envoys lawmakers warplanes jets warships ships ship missiles
    drones aircraft planes tanks rockets artillery gunboats guard guards intelligence agents spies prosecutors judge
    cabinet junta negotiators counterpart counterparts ambassador ambassadors spokesman spokeswoman spokesperson
    commanders generals general airstrikes strikes fighters submarines plane jet helicopter bomber commandos marines
    airmen peacekeepers coalition patrol warship drone missile submarine vessels vessel boats shelling bombers
    helicopters customs treasury pentagon monarchy crown king queen emir sultan pope legislature assembly majlis
    duma knesset bundestag council hackers team mission delegates representatives representative mps mp politburo
    secretary chancellor fm pm rangers coastguard gendarmes paramilitaries infantry battalion brigade frigate
""")
_OFFICES = wordset("""
    fm pm
    counterpart counterparts president premier minister ministers leader leaders envoy envoys ambassador ambassadors king queen emir
    sultan chancellor secretary
""")
# What a state does or has, standing for it: "Iran's decision angered ...", "condemned Turkish drilling".
STATE_ACTS = wordset("""
    decision decisions move moves action actions act acts statement statements policy policies stance announcement plan plans
    proposal proposals letter response reaction note bill vote resolution law sanctions sanction tariffs tariff strike threat
    threats attack attacks invasion aggression war drilling test tests launch launches exercise exercises drills claim claims
    accusation accusations demand demands refusal rejection support aid position role behaviour behavior conduct provocations
    provocation interference intervention operation operations offensive occupation annexation raid raids bombing ban embargo
    blockade campaign crackdown measure measures efforts effort initiative offer request call visit remarks comments warning
    pledge pledges commitment withdrawal deployment rhetoric criticism condemnation recognition incursion incursions
    activities activity violation violations treatment handling program programme ambitions settlement settlements expansion
    assault assaults storming seizure expulsion expulsions closure shelling airstrike airstrikes hijacking capture
    deal ultimatum involvement insistence intransigence failure charges allegations allegation behaviour presence drills hostility
""")
# Heads that do not speak for the state that their demonym names: bodies of their own, and people.
_BODIES = wordset("""
    company companies firm firms bank banks business businesses media newspaper newspapers press agency television tv radio
    channel daily website market markets economy currency club party parties group groups factions airline airlines airport
    university think-tank institute charity charities ngo ngos church churches team-mates opposition rebels rebel militants
    militia militias gunmen exiles dissidents factory carmaker giant brand hospital federation union unions newspaper's
    broadcaster league
""")
_PEOPLE = (
    roles.UNOFFICIAL_HEADS
    | wordset("""
    people peoples citizen citizens national nationals man men woman women child children girl boy student students worker
    workers tourist tourists refugees refugee migrants migrant civilians civilian protesters demonstrators activists
    journalists reporters community diaspora investors businessmen players fans analysts experts expert scholars academics
    clergy public voters candidates candidate residents farmers fishermen doctors artists singer actor film movie teenager
    hikers prisoners suspects suspect family families tribe tribes crew sailor pilgrims pilgrim hostages hostage pastor
    friends brothers
    """)
) - wordset("general")
PRIVATE_NOUNS = _BODIES | _PEOPLE
# Whose arrest is the law's business and no act between states.
_INDIVIDUALS = wordset(
    "man woman citizen national nationals pastor student teenager tourist tourists suspect suspects priest businessman"
)
STOPS = wordset("""
    of in at on by for from to with about over against between into after before during since until while who which that where
    when as than because if not and or but under through toward towards among amid despite without within including such
    inside outside across near regarding concerning
""")
NOMINAL_STOP = STOPS | wordset("""
    , ; : ( ) [ ] — – -- . ! ? " “ ” ‘ ’ ' was were is are be been has have had will would said says upon via near also
""")
OTHERS = wordset("the its other others several many some")  # "Peru, Chile and other countries"
_BEFORE_A_PARTY = wordset("the its these those both two three four five six seven")
_OWN = wordset("its their his her our my whose")
_LOCATIVE = wordset("in at near to from outside into around for via through over inside")
_start = attrgetter("start")
POSSESSIVE = ("'s", "’s", "'", "’")


# By type of act, the heads that are no target of it: a state may sanction a firm or save a man, but it agrees with states.
_NO_HEADS: frozenset[str] = frozenset()
_NOT_TARGETS: dict[str, frozenset[str]] = {
    "COERCE": _INDIVIDUALS, "SUPPORT": _BODIES, "SANCTION": _NO_HEADS, "ASSAULT": _NO_HEADS, "AID": _NO_HEADS, "CONCEDE": _NO_HEADS,
}  # fmt: skip


def barred(kind: TieType) -> frozenset[str]:
    """Head nouns that are no target of an act of this type."""
    return _NOT_TARGETS.get(kind, PRIVATE_NOUNS)


@dataclass(slots=True)
class Party:
    """
    One or more states at a place of the sentence; offsets are those of the article.

    `facing` is the number of states that stand before a group: 1 for "Cuba and these countries", whose ties are Cuba's.
    """

    countries: tuple[str, ...]
    start: int
    end: int
    person: bool = False
    facing: int = 0


def countries_of(item: Item) -> tuple[str, ...]:
    """The states that an item stands for, its office holders' included; none for the unofficial."""
    actor = item.actor
    if actor is not None:  # as in `acting_for`, without a call: this is asked of most items
        return actor.countries if actor.official and not (actor.text == "Brussels" and actor.kind == "state") else ()
    return (item.mention.country,) if item.mention is not None else ()


def acting_for(actor: Actor) -> tuple[str, ...]:
    """The states that an actor speaks for; where Brussels acts, the European Union is meant."""
    union = actor.text == "Brussels" and actor.kind == "state"
    return actor.countries if actor.official and not union else ()


def is_pronoun(item: Item) -> bool:
    return item.actor is not None and item.actor.kind == "pronoun"


def head_of(items: list[Item], at: int) -> tuple[str, int]:
    """The head noun of the phrase that begins at an item, in lower case, and the item after it; "" where the item is the head."""
    at += 1
    while at < len(items) and items[at].lower in POSSESSIVE:
        at += 1
    head = ""
    while at < len(items):
        item = items[at]
        if item.kind == "date":
            at += 1
            continue
        if item.kind == "actor":
            return (item.lower if item.actor is not None and not item.actor.countries else head), at
        if item.kind == "place" or item.lower in NOMINAL_STOP or item.lower.endswith("ly"):
            break
        if item.lower not in POSSESSIVE:
            head = item.lower
        at += 1
    return head, at


def owned(items: list[Item], at: int) -> bool:
    """Whether a possessive ending or a demonym makes the item the owner of what follows."""
    item = items[at]
    if item.actor is None and item.mention is not None and item.mention.kind == "demonym":
        return True
    return at + 1 < len(items) and items[at + 1].lower in POSSESSIVE


def party_at(
    items: list[Item], at: int, *, speaks: bool = False, bound: int | None = None, without: frozenset[str] = frozenset()
) -> Party | None:
    """
    The party that begins at an item, with those joined to it before `bound` ("Cuba, Bolivia and Peru").

    With `speaks` only people, delegations and governments count, and places do not; a phrase whose head noun is in `without`, or
    that names a body of its own ("Saudi Aramco") where `without` holds such heads, does not count either.
    """
    countries: list[str] = []
    person = False
    facing = 0
    here, last = at, at
    while True:
        one = _single(items, here)
        if one is None or not one.countries:
            break
        barred = one.head in without or (one.body and bool(without & _BODIES))
        if (one.speaks or not speaks) and not barred:
            if len(one.countries) > 1 and is_pronoun(items[here]):
                facing = len(countries)
            countries += [code for code in one.countries if code not in countries] if countries else one.countries
            person = person or one.person
        last = one.after
        beyond = _joined_after(items, last)
        if beyond is not None and _bare_demonym(items, here, last) != _bare_demonym(items, beyond, beyond + 1):
            break  # "expelled 13 Russians, and Germany and France four each"
        if beyond is None or (bound is not None and beyond >= bound):
            break
        here = beyond
    return Party(tuple(countries), items[at].start, items[last - 1].end, person, facing) if countries else None


def _bare_demonym(items: list[Item], at: int, last: int) -> bool:
    """People of a state without a noun: "13 Russians"."""
    item = items[at]
    demonym = item.actor is None and item.mention is not None and item.mention.kind == "demonym"
    return demonym and item.mention is not None and item.mention.text.endswith("s") and last == at + 1


@dataclass(slots=True)
class _Single:
    countries: tuple[str, ...]
    after: int
    speaks: bool
    person: bool
    head: str = ""
    body: bool = False  # a company or group


def _single(items: list[Item], at: int) -> _Single | None:
    """One item with the phrase that it opens: "Russian warplanes", "Iran's foreign minister"."""
    item = items[at]
    countries = countries_of(item)
    if not countries:
        return None
    person = item.actor is not None and item.actor.kind in ("person", "delegation", "pronoun")
    if owned(items, at):
        head, after = head_of(items, at)
        body = head in _BODIES or _is_group(items, at, head)
        speaks = head in STATE_NOUNS and not body
        return _Single(countries, max(after, at + 1), speaks, speaks and (person or head in _OFFICES), head, body)
    if item.actor is not None:
        return _Single(countries, at + 1, True, person)
    mention = item.mention
    if mention is not None and mention.kind in ("capital", "city") and at and items[at - 1].lower in ("the", "a", "an"):
        head, after = head_of(items, at)
        if head and head not in STATE_NOUNS:  # "the Rome hospital"
            return _Single((), after, speaks=False, person=False)
    seat = mention is not None and mention.kind == "capital" and (mention.acts or not located(items, at))
    return _Single(countries, at + 1, seat or (mention is not None and mention.kind == "name"), False)


def _joined_after(items: list[Item], joint: int) -> int | None:
    """The item at which a row of parties goes on after a comma or "and": a bare comma needs an "and" further on."""
    if joint >= len(items):
        return None
    word = items[joint].lower
    final = word in ("and", "&", "/")
    if not final and word != ",":
        return None
    beyond = joint + 1
    if not final and beyond < len(items) and items[beyond].lower in ("and", "&"):
        final, beyond = True, beyond + 1
    while beyond < len(items) and items[beyond].lower in _BEFORE_A_PARTY:
        beyond += 1
    if beyond >= len(items) or not countries_of(items[beyond]) or items[beyond].lower in _OWN:
        return None  # "support for Fiji and its concern about" has one party
    return beyond if final or _and_follows(items, beyond + 1) else None


def _and_follows(items: list[Item], at: int) -> bool:
    for n in range(at, min(len(items) - 1, at + 16)):
        word = items[n].lower
        if word in ("and", "&"):
            return bool(countries_of(items[n + 1])) or items[n + 1].lower in OTHERS
        if items[n].kind == "word" and word not in POSSESSIVE and word not in ("the", "of"):
            return False
    return False


def _is_group(items: list[Item], at: int, head: str) -> bool:
    """Whether a name that is no state's follows its owner: "Lebanon's Hezbollah", "Saudi Aramco"."""
    return any(item.actor is not None and item.lower == head and not item.actor.countries for item in items[at + 1 : at + 6])


def located(items: list[Item], at: int) -> bool:
    """Whether a name stands for a place only: "in Paris", "to Rome"."""
    before = items[at - 1].lower if at else ""
    return before in _LOCATIVE or (before == "," and at > 1 and items[at - 2].kind == "place")
