"""
The states in a clause: which noun phrases stand for a state, and where a phrase begins and ends.

A party is one item of a clause (`clauses.Item`) or a coordinated row of them. People, delegations and governments speak for their
state; so do the nouns of `STATE_NOUNS` behind a demonym or possessive ("Russian warplanes", "Iran's parliament"). Whoever is not
in office, not of the state, or only lives there does not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from geotie.extraction import claims, roles
from geotie.extraction.claims import FIRST_PERSON, Statement
from geotie.extraction.clauses import Clauses, Item, Predicate
from geotie.extraction.document import Actor, Document


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Heads that act for the state named before them.
STATE_NOUNS = _words("""
    government governments administration regime authorities authority leadership army militaries armies navies military forces force troops navy soldiers police
    court courts ministry ministries parliament senate congress embassy embassies consulate officials official diplomats diplomat delegation
    side state presidency president premier minister ministers leader leaders envoy envoys lawmakers warplanes jets warships ships ship missiles
    drones aircraft planes tanks rockets artillery gunboats guard guards intelligence agents spies prosecutors judge cabinet junta
    negotiators counterpart counterparts ambassador ambassadors spokesman spokeswoman spokesperson commanders generals general
    airstrikes strikes fighters troops submarines navy vessels vessel boats forces shelling bombers helicopters customs treasury
    pentagon monarchy crown king queen emir sultan pope legislature assembly majlis duma knesset bundestag council hackers
    team mission delegates representatives representative mps mp politburo party-state secretary chancellor foreign-ministry
""")
# What a state does or has, standing for it: "Iran's decision angered ...", "condemned Turkish drilling".
STATE_ACTS = _words("""
    decision decisions move moves action actions act acts statement statements policy policies stance announcement plan plans proposal
    proposals letter response reaction note bill vote resolution law sanctions sanction tariffs tariff strike threat threats attack
    attacks invasion aggression war drilling test tests launch launches exercise exercises drills claim claims accusation
    accusations demand demands refusal rejection support aid position role behaviour behavior conduct provocations
    provocation interference intervention operation operations offensive occupation annexation raid raids bombing ban embargo
    blockade campaign crackdown measure measures efforts effort initiative offer request call visit remarks comments warning
    pledge pledges commitment withdrawal deployment rhetoric criticism condemnation recognition incursion incursions activities activity
    violation violations treatment handling program programme ambitions settlement settlements expansion deal involvement
""")
# Heads that do not speak for the state that their demonym names.
PRIVATE_NOUNS = (
    roles.UNOFFICIAL_HEADS
    | _words("""
    people peoples citizen citizens national nationals man men woman women child children girl boy student students worker workers
    tourist tourists refugees refugee migrants migrant civilians civilian protesters demonstrators activists journalists reporters
    opposition rebels rebel militants militia militias gunmen fighters exiles dissidents community diaspora company companies firm firms
    bank banks business businesses investors businessmen media newspaper newspapers press agency television tv radio channel daily website
    market markets economy currency team players fans club analysts experts expert scholars academics clergy church churches public
    voters candidates candidate party parties group groups factions residents farmers fishermen doctors artists singer actor film movie
    group's airline airlines airport university think-tank institute teenager hikers prisoners suspects suspect singer family families
    tribe tribes crew sailor pilgrims pilgrim hostages hostage pastor charity charities ngo ngos non-governmental
    """)
) - _words("general")
_NOMINAL_STOP = _words("""
    , ; : ( ) [ ] — – -- . ! ? " “ ” ‘ ’ ' and or but of in on at by for from to with about over against between into after before during
    since until while who which that where when as than because if not was were is are be been has have had will would said says
    under through toward towards among amid despite without within upon via near also
""")
_POSSESSIVE = ("'s", "’s", "'", "’")


@dataclass(frozen=True, slots=True)
class Party:
    """One or more states at a place of the sentence; `first` and `last` (exclusive) are item numbers."""

    countries: tuple[str, ...]
    first: int
    last: int
    start: int
    end: int
    speaks: bool  # a person, delegation or government, not merely something of that country
    person: bool = False


_PREFIXES = {
    "sino": "CHN",
    "russo": "RUS",
    "anglo": "GBR",
    "franco": "FRA",
    "indo": "IND",
    "greco": "GRC",
    "graeco": "GRC",
    "austro": "AUT",
}
_PREFIX = re.compile(rf"({'|'.join(_PREFIXES)})[-‐‑–]", re.IGNORECASE)


def resolved(document: Document, clauses: Clauses, statements: tuple[Statement, ...], focus: tuple[str, ...]) -> Clauses:
    """
    The clauses with further words read as states.

    "Russian-Brazilian" is a party of two; "we" in the words of an official is his state; "it" is the state spoken of last (`focus`
    from the sentences before), "its" the one named last.
    """
    text = document.text
    items: list[Item] | None = None
    named = focus
    for number, item in enumerate(clauses.items):
        actor = None
        if item.actor is not None and item.actor.countries and item.actor.official and item.actor.kind in ("state", "person"):
            named = item.actor.countries
        if item.lower in ("its", "it") and item.actor is None:
            spoken = named if item.lower == "its" else _spoken_of(clauses, number) or focus
            if len(spoken) == 1:
                actor = Actor(item.start, item.end, item.lower, "pronoun", "it", countries=spoken)
        elif item.lower in FIRST_PERSON:
            statement = claims.at(statements, item.start)
            if statement is not None and statement.quoted and statement.country:
                actor = Actor(item.start, item.end, text[item.start : item.end], "pronoun", "we", countries=(statement.country,))
        elif item.kind != "mark" and any(dash in text[item.start : item.end] for dash in "-‐‑–"):
            countries = _pair(document, item)
            if len(countries) > 1 and (item.actor is None or item.actor.kind in ("state", "group")):
                key = "+".join(countries)
                actor = Actor(item.start, item.end, text[item.start : item.end], "state", key, countries=countries, plural=True)
        if actor is not None:
            items = items or list(clauses.items)
            items[number] = Item("actor", item.start, item.end, actor.text.lower(), actor=actor)
    return replace(clauses, items=items) if items else clauses


def _spoken_of(clauses: Clauses, number: int) -> tuple[str, ...]:
    """What "it" means inside a sentence: the state, not a named person, that is the subject of the last clause before it."""
    for predicate in reversed(clauses.predicates):
        if predicate.last <= number and (predicate.subject or predicate.noun):
            return _impersonal(clauses, predicate)
    return ()


def _impersonal(clauses: Clauses, predicate: Predicate) -> tuple[str, ...]:
    if any(actor.kind == "person" and actor.name and actor.countries for actor in predicate.subject):
        return ()
    party = subject_of(clauses, predicate)
    return party.countries if party is not None and len(party.countries) == 1 else ()


def focus_after(clauses: Clauses, focus: tuple[str, ...]) -> tuple[str, ...]:
    """What "it" means after a sentence: the state that is the subject of its first clause, a state's ministry included."""
    for predicate in clauses.predicates:
        if predicate.subject or predicate.noun:
            return _impersonal(clauses, predicate)
    return focus


def _pair(document: Document, item: Item) -> tuple[str, ...]:
    prefix = _PREFIX.match(document.text, item.start)
    inside = [mention for mention in document.mentions if item.start <= mention.start < item.end and mention.kind != "person"]
    return tuple(dict.fromkeys(([_PREFIXES[prefix[1].lower()]] if prefix else []) + [mention.country for mention in inside]))


def countries_of(item: Item) -> tuple[str, ...]:
    """The states that an item stands for, its office holders' included; none for the unofficial."""
    if item.actor is not None:
        return item.actor.countries if item.actor.official else ()
    return (item.mention.country,) if item.mention is not None else ()


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
            return (item.lower if item.actor is not None and item.actor.kind in ("group", "organisation") else head), at
        if item.kind == "place" or item.lower in _NOMINAL_STOP or item.lower.endswith("ly"):
            break
        if item.lower not in _POSSESSIVE:
            head = item.lower
        at += 1
    return head, at


def owned(items: list[Item], at: int) -> bool:
    """Whether a possessive ending or a demonym makes the item the owner of what follows."""
    if items[at].mention is not None and items[at].mention.kind == "demonym" and items[at].actor is None:  # type: ignore[union-attr]
        return True
    return at + 1 < len(items) and items[at + 1].lower in _POSSESSIVE


def party_at(items: list[Item], at: int, *, speaks: bool = False) -> Party | None:
    """
    The party that begins at an item, with those joined to it ("Cuba, Bolivia and Peru").

    With `speaks` only people, delegations and governments count, and places do not.
    """
    found: list[tuple[int, tuple[str, ...], bool, bool]] = []
    here = at
    last = at
    while here < len(items):
        one = _single(items, here)
        if one is None:
            break
        countries, after, talks, person = one
        found.append((here, countries, talks, person))
        last = after
        joint = items[after].lower if after < len(items) else ""
        if joint == "," and after + 1 < len(items) and items[after + 1].lower in ("and", "&"):
            here = after + 2
        elif joint in ("and", "&", ",", "/"):
            here = after + 1
        else:
            break
        if here < len(items) and items[here].lower in ("the", "its"):
            here += 1
        if not _goes_on(items, after, here):
            break
    if not found:
        return None
    kept = [one for one in found if one[2] or not speaks]
    countries = tuple(dict.fromkeys(code for _, codes, _, _ in kept for code in codes))
    if not countries:
        return None
    return Party(
        countries, at, last, items[at].start, items[last - 1].end, all(one[2] for one in kept), any(one[3] for one in kept)
    )


def _goes_on(items: list[Item], joint: int, beyond: int) -> bool:
    """Whether a row goes on after a comma or "and": a bare comma needs an "and" further on."""
    if beyond >= len(items) or not countries_of(items[beyond]):
        return False
    if items[joint].lower != "," or items[joint + 1].lower in ("and", "&"):
        return True
    at = beyond + 1
    while at < len(items) and at < beyond + 16:
        word = items[at].lower
        if word in ("and", "&"):
            return at + 1 < len(items) and bool(countries_of(items[at + 1]) or items[at + 1].lower in ("the", "its"))
        if items[at].kind == "word" and word not in _POSSESSIVE and word not in ("the", "of"):
            return False
        at += 1
    return False


def _single(items: list[Item], at: int) -> tuple[tuple[str, ...], int, bool, bool] | None:
    """Countries, item after, speaks, is a person: of one item and the phrase that it opens."""
    item = items[at]
    countries = countries_of(item)
    if not countries:
        return None
    actor = item.actor
    person = actor is not None and actor.kind in ("person", "delegation", "pronoun")
    if owned(items, at):
        head, after = head_of(items, at)
        if head in PRIVATE_NOUNS or _is_group(items, at, head):
            return (countries, after, False, False)
        return (countries, max(after, at + 1), head in STATE_NOUNS, head in STATE_NOUNS and person)
    if actor is not None:
        return (countries, at + 1, True, person)
    mention = item.mention
    if mention is not None and mention.kind == "capital" and (mention.acts or not _located(items, at)):
        return (countries, at + 1, True, False)
    return (countries, at + 1, mention is not None and mention.kind == "name", False)


def _is_group(items: list[Item], at: int, head: str) -> bool:
    return any(
        item.actor is not None and item.lower == head and item.actor.kind in ("group", "organisation")
        for item in items[at + 1 : at + 6]
    )


_LOCATIVE = _words("in at near to from outside into around for via through over inside")


def _located(items: list[Item], at: int) -> bool:
    return at > 0 and (items[at - 1].lower in _LOCATIVE or items[at - 1].lower == "," and at > 1 and items[at - 2].kind == "place")


def subject_of(clauses: Clauses, predicate: Predicate) -> Party | None:
    """The states that a predicate's subject stands for; None for things, groups and people out of office."""
    items = clauses.items
    actors = predicate.subject
    if actors:
        number = next((n for n, item in enumerate(items) if item.actor is actors[0]), -1)
        countries = tuple(dict.fromkeys(code for actor in actors if actor.official for code in actor.countries))
        if not countries:
            return _body_of_state(items, number)
        if number > 1:
            countries = (*(code for code in _joined_before(items, number) if code not in countries), *countries)
        if number >= 0 and predicate.noun == "" and len(actors) == 1 and owned(items, number):
            head, _ = head_of(items, number)
            if head in PRIVATE_NOUNS or _is_group(items, number, head):
                return None
        start = min(actor.start for actor in actors)
        end = max(actor.end for actor in actors)
        return Party(countries, max(number, 0), predicate.first, start, end, True, any(actor.kind != "state" for actor in actors))
    if predicate.noun in FIRST_PERSON or predicate.noun == "it":
        spoken = [
            n for n in range(predicate.left, predicate.first) if items[n].lower == predicate.noun and items[n].actor is not None
        ]
        return party_at(items, spoken[-1]) if spoken else None
    if predicate.noun:
        return _noun_subject(items, predicate)
    if predicate.first and items[predicate.first - 1].lower == ",":
        opener = next((n for n in range(min(3, predicate.first)) if countries_of(items[n])), None)
        opening = [item.lower for item in items[: opener or 0]]
        return party_at(items, opener, speaks=True) if opener is not None and set(opening) <= {"the", "a", "meanwhile"} else None
    place = next((n for n in range(predicate.left, predicate.first) if _is_seat(items[n])), None)
    return party_at(items, place) if place is not None else None


def _body_of_state(items: list[Item], number: int) -> Party | None:
    """ "China's Defence Ministry": a body that is known by its owner only."""
    if number < 2 or items[number - 1].lower not in _POSSESSIVE or not countries_of(items[number - 2]):
        return None
    if items[number].lower.split()[-1] not in STATE_NOUNS:
        return None
    return Party(countries_of(items[number - 2]), number - 2, number + 1, items[number - 2].start, items[number].end, True)


def _joined_before(items: list[Item], number: int) -> tuple[str, ...]:
    """The states joined by "and" before a subject: "the Lebanese army and Israeli forces", "Israel and the Emirates"."""
    at = number - 1
    while at > 0 and items[at].lower in ("the", "its"):
        at -= 1
    if at < 1 or items[at].lower not in ("and", "&"):
        return ()
    at -= 1
    if items[at].kind == "word" and items[at].lower in STATE_NOUNS:
        while at > 0 and items[at].kind == "word" and items[at].lower not in _NOMINAL_STOP:
            at -= 1
    if not countries_of(items[at]) or (
        at > 0 and items[at - 1].kind == "word" and items[at - 1].lower in _NOMINAL_STOP - {"and", ","}
    ):
        return ()
    return countries_of(items[at])


def _is_seat(item: Item) -> bool:
    """A capital or state named as the doer: "Seoul asked", "Tehran and Caracas have"."""
    return item.mention is not None and item.mention.kind in ("capital", "name")


def _noun_subject(items: list[Item], predicate: Predicate) -> Party | None:
    """ "The Chinese army", "officials in Vietnam", "Iran's decision": a head noun that acts for the state named with it."""
    head = predicate.noun
    if head not in STATE_NOUNS and head not in STATE_ACTS:
        mention_head = [item for item in items[predicate.left : predicate.first] if item.lower == head and item.mention is not None]
        if not mention_head:
            return None
    for at in range(predicate.left, predicate.first):
        if countries_of(items[at]):
            return party_at(items, at)
    before = predicate.left - 1
    while before >= 0 and before >= predicate.left - 4 and items[before].kind != "mark":
        if countries_of(items[before]):
            return party_at(items, before)
        before -= 1
    return None
