"""
The states in a clause: which noun phrases stand for a state, and where a phrase begins and ends.

A party is one item of a clause (`clauses.Item`) or a coordinated row of them. People, delegations and governments speak for their
state; so do the nouns of `STATE_NOUNS` behind a demonym or possessive ("Russian warplanes", "Iran's parliament"). Whoever is not
in office, not of the state, or only lives there does not.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from operator import attrgetter

from geotie.extraction import roles
from geotie.extraction.clauses import Clauses, Item, Predicate
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
    secretary chancellor fm pm
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
    deal involvement insistence intransigence failure charges allegations allegation behaviour presence drills hostility
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
    inside outside across near
""")
_NOMINAL_STOP = STOPS | wordset("""
    , ; : ( ) [ ] — – -- . ! ? " “ ” ‘ ’ ' was were is are be been has have had will would said says upon via near also
""")
_MANY = wordset(
    "countries nations states governments neighbours neighbors leaders allies capitals ministers presidents others members"
)
_ORDERS = wordset("order law bill decree resolution statement letter note message measure package document act declaration report")
_MAKING = wordset("sign issue pass adopt approve send release publish write deliver make announce introduce back enact draft")
_NEAR = 7  # items between a verb and the participle that tells what its object does
_OTHERS = wordset("the its other others several many some")  # "Peru, Chile and other countries"
_BEFORE_A_PARTY = wordset("the its these those both two three four five six seven")
_LOCATIVE = wordset("in at near to from outside into around for via through over inside")
_start = attrgetter("start")
_POSSESSIVE = ("'s", "’s", "'", "’")


# By type of act, the heads that are no target of it: a state may sanction a firm or save a man, but it agrees with states.
_NO_HEADS: frozenset[str] = frozenset()
_NOT_TARGETS: dict[str, frozenset[str]] = {
    "COERCE": _INDIVIDUALS, "SUPPORT": _BODIES, "SANCTION": _NO_HEADS, "ASSAULT": _NO_HEADS, "AID": _NO_HEADS, "CONCEDE": _NO_HEADS,
}  # fmt: skip


def barred(kind: TieType) -> frozenset[str]:
    """Head nouns that are no target of an act of this type."""
    return _NOT_TARGETS.get(kind, PRIVATE_NOUNS)


@dataclass(frozen=True, slots=True)
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
    if item.actor is not None:
        return _acting_for(item.actor)
    return (item.mention.country,) if item.mention is not None else ()


def _acting_for(actor: Actor) -> tuple[str, ...]:
    """The states that an actor speaks for; where Brussels acts, the European Union is meant."""
    union = actor.text == "Brussels" and actor.kind == "state"
    return actor.countries if actor.official and not union else ()


def is_pronoun(item: Item) -> bool:
    return item.actor is not None and item.actor.kind == "pronoun"


def head_of(items: list[Item], at: int) -> tuple[str, int]:
    """The head noun of the phrase that begins at an item, in lower case, and the item after it; "" where the item is the head."""
    at += 1
    while at < len(items) and items[at].lower in _POSSESSIVE:
        at += 1
    head = ""
    while at < len(items):
        item = items[at]
        if item.kind == "date":
            at += 1
            continue
        if item.kind == "actor":
            return (item.lower if item.actor is not None and not item.actor.countries else head), at
        if item.kind == "place" or item.lower in _NOMINAL_STOP or item.lower.endswith("ly"):
            break
        if item.lower not in _POSSESSIVE:
            head = item.lower
        at += 1
    return head, at


def owned(items: list[Item], at: int) -> bool:
    """Whether a possessive ending or a demonym makes the item the owner of what follows."""
    item = items[at]
    if item.actor is None and item.mention is not None and item.mention.kind == "demonym":
        return True
    return at + 1 < len(items) and items[at + 1].lower in _POSSESSIVE


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
            countries += [code for code in one.countries if code not in countries]
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


@dataclass(frozen=True, slots=True)
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
        return _Single(countries, at + 1, speaks=True, person=person)
    mention = item.mention
    if mention is not None and mention.kind in ("capital", "city") and at and items[at - 1].lower in ("the", "a", "an"):
        head, after = head_of(items, at)
        if head and head not in STATE_NOUNS:  # "the Rome hospital"
            return _Single((), after, speaks=False, person=False)
    seat = mention is not None and mention.kind == "capital" and (mention.acts or not located(items, at))
    return _Single(countries, at + 1, seat or (mention is not None and mention.kind == "name"), person=False)


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
    if beyond >= len(items) or not countries_of(items[beyond]):
        return None
    return beyond if final or _and_follows(items, beyond + 1) else None


def _and_follows(items: list[Item], at: int) -> bool:
    for n in range(at, min(len(items) - 1, at + 16)):
        word = items[n].lower
        if word in ("and", "&"):
            return bool(countries_of(items[n + 1])) or items[n + 1].lower in _OTHERS
        if items[n].kind == "word" and word not in _POSSESSIVE and word not in ("the", "of"):
            return False
    return False


def _is_group(items: list[Item], at: int, head: str) -> bool:
    """Whether a name that is no state's follows its owner: "Lebanon's Hezbollah", "Saudi Aramco"."""
    return any(item.actor is not None and item.lower == head and not item.actor.countries for item in items[at + 1 : at + 6])


def located(items: list[Item], at: int) -> bool:
    """Whether a name stands for a place only: "in Paris", "to Rome"."""
    before = items[at - 1].lower if at else ""
    return before in _LOCATIVE or (before == "," and at > 1 and items[at - 2].kind == "place")


# ---------------------------------------------------------------- subjects


def subject_of(clauses: Clauses, predicate: Predicate) -> Party | None:
    """The states that a predicate's subject stands for; None for things, groups and people out of office."""
    items = clauses.items
    if predicate.subject:
        follows = _follows_place(items, predicate)
        return _joined_delegation(clauses, predicate) if follows else _actor_subject(items, predicate)
    if predicate.form == "participle" and (governor := _governor(clauses, predicate)) is not None:
        return subject_of(clauses, governor)
    if predicate.form == "participle" and not predicate.noun and predicate.first > 1 and items[predicate.first - 2].lower == "with":
        return party_at(items, predicate.first - 1)  # "with Kuwait announcing"
    if predicate.noun:
        spoken = [n for n in range(predicate.left, predicate.first) if items[n].lower == predicate.noun and is_pronoun(items[n])]
        found = (
            party_at(items, spoken[-1])
            if spoken
            else _noun_subject(items, predicate) or _named_members(items, predicate) or _shared_subject(clauses, predicate)
        )
        return found or _opening_subject(items, predicate)
    if predicate.first and items[predicate.first - 1].lower == ",":
        return _opening_subject(items, predicate)
    return _place_subject(items, predicate) or _asking(items, predicate)


def _named_members(items: list[Item], predicate: Predicate) -> Party | None:
    """ "Many governments, including Chad and Mali, condemned": those that are named."""
    for at in range(predicate.left, predicate.first):
        named = items[at].lower in ("including", "like") or (items[at].lower == "as" and items[at - 1].lower == "such")
        if named and any(item.lower in _MANY for item in items[max(0, at - 7) : at]):
            first = at + 1 + (items[at + 1].lower == "the")
            return party_at(items, first) if first < predicate.first and countries_of(items[first]) else None
    return None


def _governor(clauses: Clauses, predicate: Predicate) -> Predicate | None:
    """The verb whose subject does what a participle tells, where it is not the participle's own."""
    if not predicate.noun:  # "Caracas responded by revoking"
        before = next((other for other in reversed(clauses.predicates) if other.last <= predicate.left), None)
        return (predicate.parent or before) if predicate.link == "by" else None
    return _spender(clauses, predicate) or (_maker(clauses, predicate) if predicate.noun in _ORDERS else None)


def _shared_subject(clauses: Clauses, predicate: Predicate) -> Party | None:
    """ "It would not pay and rejected": the pronoun before the first verb."""
    shared = predicate.link == "and" and predicate.parent is not None and predicate.parent.noun == predicate.noun
    return subject_of(clauses, predicate.parent) if shared and predicate.parent is not None else None


def _follows_place(items: list[Item], predicate: Predicate) -> bool:
    """ "A delegation in Tunis, Tunisia that met": the clause is not about the place before it."""
    at = predicate.left - 1
    return predicate.link == "that" and at > 0 and items[predicate.left].lower == "that" and located(items, at)


def _joined_delegation(clauses: Clauses, predicate: Predicate) -> Party | None:
    """ "The envoy joined a delegation in Tunis that met": whoever joins or leads it does what it does."""
    before = next((other for other in reversed(clauses.predicates) if other.last <= predicate.left), None)
    return subject_of(clauses, before) if before is not None and before.verb in ("join", "lead", "head", "accompany") else None


def _spender(clauses: Clauses, predicate: Predicate) -> Predicate | None:
    """ "The minister spent the evening calling": the verb whose subject does what the participle tells."""
    spent = next((other for other in reversed(clauses.predicates) if other.last <= predicate.left), None)
    return spent if spent is not None and spent.verb == "spend" and predicate.first - spent.last < 6 else None


def _maker(clauses: Clauses, predicate: Predicate) -> Predicate | None:
    """ "Signed an order imposing": the verb whose subject does what its object tells."""
    before = next((other for other in reversed(clauses.predicates) if other.last <= predicate.left), None)
    return before if before is not None and predicate.first - before.last < _NEAR and before.verb in _MAKING else None


def _place_subject(items: list[Item], predicate: Predicate) -> Party | None:
    """ "Seoul asked", "Tehran and Caracas have", "Beijing, which sealed": a seat of government as the doer."""
    for at in range(predicate.left, predicate.first):
        mention = items[at].mention
        if mention is not None and mention.kind in ("capital", "name") and mention.text != "Brussels":
            return party_at(items, at)
    seat = predicate.antecedent
    if seat is not None and predicate.link == "which" and seat.kind in ("capital", "name"):
        return Party((seat.country,), seat.start, seat.end)
    return None


def _asking(items: list[Item], predicate: Predicate) -> Party | None:
    """ "I would like to thank", "we want to congratulate": the pronoun before the verb that leads to it."""
    for at in range(predicate.first - 1, max(-1, predicate.first - 6), -1):
        if items[at].lower in ("i", "we") and is_pronoun(items[at]):
            return party_at(items, at)
    return None


def _actor_subject(items: list[Item], predicate: Predicate) -> Party | None:
    places = [_item_of(items, actor) for actor in predicate.subject]
    at = places[0]
    actors = [  # items know more than the first reading
        (items[n].actor if n >= 0 else None) or actor for n, actor in zip(places, predicate.subject, strict=True)
    ]
    countries = tuple(dict.fromkeys(code for actor in actors for code in _acting_for(actor)))
    if not countries:
        return _body_of_state(items, at) or _opening_deed(items, predicate)
    if at > 1 and len(actors) > 1:
        countries = (*(code for code in _row_before(items, at) if code not in countries), *countries)
    if at > 1:
        countries = (*(code for code in _row_with_others(items, at) if code not in countries), *countries)
        countries = (*(code for code in joined_before(items, at) if code not in countries), *countries)
    if at >= 0 and not predicate.noun and len(actors) == 1 and owned(items, at):
        head, _ = head_of(items, at)
        if head and head not in STATE_NOUNS and head not in STATE_ACTS:
            return None
    start, end = min(actor.start for actor in actors), max(actor.end for actor in actors)
    return Party(countries, start, end, any(actor.kind != "state" for actor in actors))


def _item_of(items: list[Item], actor: Actor) -> int:
    """The item that begins where an actor does, -1 for an actor of another sentence."""
    at = bisect_left(items, actor.start, key=_start)
    return at if at < len(items) and items[at].start == actor.start else -1


def _body_of_state(items: list[Item], at: int) -> Party | None:
    """ "China's Defence Ministry", "the Iranian Foreign Ministry": a body that is known by its owner only."""
    if at < 1 or items[at].lower.split()[-1] not in STATE_NOUNS:
        return None
    owner = at - 1 if owned(items, at - 1) else at - 2
    if owner < 0 or not owned(items, owner):
        return None
    countries = countries_of(items[owner])
    return Party(countries, items[owner].start, items[at].end) if countries else None


def _opening_deed(items: list[Item], predicate: Predicate) -> Party | None:
    """ "Sweden's decision to expel the diplomats was condemned": the owner of the deed that opens the sentence."""
    for at in range(min(2, predicate.first)):
        if countries_of(items[at]) and owned(items, at) and head_of(items, at)[0] in STATE_ACTS:
            return party_at(items, at)
    return None


def _opening_subject(items: list[Item], predicate: Predicate) -> Party | None:
    """ "Gustavo Petro, a leftist who took office in August, restored ...": the party that opens the sentence."""
    opener = next((n for n in range(min(3, predicate.first)) if countries_of(items[n])), None)
    if (
        items[predicate.first - 1].lower != ","
        or opener is None
        or not {item.lower for item in items[:opener]} <= {"the", "a", "meanwhile"}
    ):
        return None
    return party_at(items, opener, speaks=True)


def joined_before(items: list[Item], at: int) -> tuple[str, ...]:
    """The states joined by "and" before a subject: "the Lebanese army and Israeli forces", "Israel and the Emirates"."""
    at -= 1
    while at > 0 and items[at].lower in ("the", "its"):
        at -= 1
    if at < 1 or items[at].lower not in ("and", "&"):
        return ()
    at -= 1
    if items[at].kind == "word" and items[at].lower in STATE_NOUNS:
        while at > 0 and items[at].kind == "word" and items[at].lower not in _NOMINAL_STOP:
            at -= 1
    governed = at > 0 and items[at - 1].kind == "word" and items[at - 1].lower in _NOMINAL_STOP - {"and", ","}
    return () if governed else (*_row_before(items, at), *countries_of(items[at]))


def _row_before(items: list[Item], at: int) -> tuple[str, ...]:
    """The states before a member of a row that opens its clause: "Saudi Arabia, the Emirates" before Bahrain."""
    countries: list[str] = []
    while True:
        back = at - 1 - (at > 0 and items[at - 1].lower == "the")
        if back < 1 or items[back].lower != "," or not countries_of(items[back - 1]):
            break
        at = back - 1
        countries[:0] = countries_of(items[at])
    opens = at == 0 or items[at - 1].lower in ("the", ",", "“", '"', "and") or items[at - 1].kind == "date"
    return tuple(countries) if opens else ()


def _row_with_others(items: list[Item], at: int) -> tuple[str, ...]:
    """The states before the last one named in a row that others close: "Chad, Mali and several other countries"."""
    after = [item.lower for item in items[at + 1 : at + 8]]
    if after[:1] not in (["and"], [","]) or _OTHERS.isdisjoint(after[:6]):
        return ()
    countries: list[str] = []
    while at > 1 and items[at - 1].lower in (",", "the"):
        at -= 1
        if items[at].lower == "the":
            continue
        found = countries_of(items[at - 1])
        if not found:
            break
        countries[:0] = found
        at -= 1
    return tuple(countries)


def _noun_subject(items: list[Item], predicate: Predicate) -> Party | None:
    """ "The Chinese army", "officials in Vietnam", "Iran's decision": a head noun that acts for the state named with it."""
    if predicate.noun not in STATE_NOUNS and predicate.noun not in STATE_ACTS:
        return None
    head = next((n for n in range(predicate.first - 1, -1, -1) if items[n].lower == predicate.noun), None)
    if head is None:
        return None
    owner: int | None = None
    for at in range(head - 1, max(-1, head - 7), -1):
        if countries_of(items[at]):
            owner = at
        elif owner is not None or items[at].kind == "mark" or items[at].lower in STOPS:
            break
    if owner is None and head + 1 < predicate.first and items[head + 1].lower in ("of", "in", "from", "at", "for"):
        owner = next((n for n in range(head + 2, min(predicate.first, head + 6)) if countries_of(items[n])), None)
    if owner is None:
        return None
    party, joined = party_at(items, owner), joined_before(items, owner)
    return Party((*joined, *party.countries), party.start, party.end, party.person) if party and joined else party
