"""Who travels: officials of states and of organisations, at home where they sit; whose journey a noun tells of; who "they" are."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

from geotie.extraction.clauses import Clauses, Predicate
from geotie.extraction.document import Actor, within
from geotie.extraction.wordlists import wordset

if TYPE_CHECKING:
    from geotie.extraction.sightings import Reading

SPOUSE = re.compile(r"\b(?:first|second) (?:lady|gentleman)\b|\bspouse\b|\bwife\b|\bhusband\b|\bcrown princess\b")
_INTERNATIONAL = re.compile(
    r"\b(?:un|u\.n|united nations|eu|e\.u|european|nato|iaea|imf|world bank|african union|arab league|asean|osce|oic|"
    r"secretary[- ]general|director[- ]general|high representative|high commissioner|special rapporteur|"
    r"council of europe|commission|international (?:mediator|envoy|negotiator|observer))\b"
)
# Where an organisation sits, its officials are at home.
_SEATS = tuple(
    (re.compile(rf"\b(?:{names})\b"), homes)
    for names, homes in (
        (r"un|u\.n|united nations", ("USA",)),
        ("african union|au commission", ("ETH",)),
        (r"eu|e\.u|european (?:union|commission|council|parliament)|nato|high representative", ("BEL",)),
        ("arab league|league of arab states", ("EGY",)),
        ("iaea|opec|osce", ("AUT",)),
        ("asean", ("IDN",)),
        ("imf|world bank|oas|organization of american states", ("USA",)),
        ("gulf cooperation council|gcc|oic|organi[sz]ation of islamic cooperation", ("SAU",)),
        ("ecowas", ("NGA",)),
        ("sadc", ("BWA",)),
        ("caricom", ("GUY",)),
        ("commonwealth", ("GBR",)),
        ("council of europe", ("FRA",)),
        ("shanghai cooperation organi[sz]ation|sco", ("CHN",)),
        ("csto|commonwealth of independent states", ("RUS", "BLR")),
    )
)
_SUCCESSOR = {"SUN": "RUS", "YUG": "SRB", "CSK": "CZE", "DDR": "DEU"}  # Moscow is home for a Soviet premier


def _description(actor: Actor) -> str:
    return f"{actor.role} {actor.text.lower()}"


def is_international(actor: Actor) -> bool:
    """Whether an official without a home acts for an organisation: "the UN's special envoy for Syria, Geir Pedersen"."""
    return not actor.countries and bool(_INTERNATIONAL.search(_description(actor)))


def homes_of(actor: Actor) -> tuple[str, ...]:
    """The states in which a traveller is at home, for an official of an organisation also that of its seat."""
    homes = actor.countries + _seats(_description(actor) if not actor.countries else actor.role)
    if _SUCCESSOR.keys().isdisjoint(actor.countries):
        return homes
    return homes + tuple(_SUCCESSOR[code] for code in actor.countries if code in _SUCCESSOR)


@lru_cache(maxsize=4096)
def _seats(described: str) -> tuple[str, ...]:
    return next((homes for pattern, homes in _SEATS if pattern.search(described)), ())


_STATIONED = re.compile(r"\bmission\b")  # "the UN mission in Mali"


def _can_travel(reading: Reading, key: str) -> bool:
    actor = reading.people.get(key)
    return (
        actor is not None
        and actor.official
        and actor.kind != "state"
        and bool(actor.name)
        and bool(actor.countries or (actor.role and actor.kind != "delegation" and ":" not in key) or _is_sent(actor))
    )


def _is_sent(actor: Actor) -> bool:
    """Whether somebody without a name travels for an organisation: "a UN envoy", "a NATO delegation"."""
    return is_international(actor) and not _STATIONED.search(actor.name.lower())


def travellers_among(reading: Reading, actors: Iterable[Actor], *, subjects: Iterable[Actor] | None = None) -> list[str]:
    """
    Keys of those actors who may travel; "the two leaders" are two. A companion by marriage does not count beside an official.

    Of people who meet (`subjects` given), those who are no subjects must have a known home: most are hosts.
    """
    known = None if subjects is None else {key for actor in subjects for key in actor.key.split("&")}
    keys: list[str] = []
    for actor in actors:
        for key in actor.key.split("&"):
            if key and key not in keys and _can_travel(reading, key):
                person = reading.people[key]
                if known is not None and key not in known and not person.countries and not is_international(person):
                    continue
                keys.append(key)
    official = [key for key in keys if not SPOUSE.search(reading.people[key].role)] if len(keys) > 1 else keys
    return official or keys


_BEFORE_A_JOURNEY = wordset("'s ’s the first second third next last final only other whirlwind official long")


def owners_of(clauses: Clauses, predicate: Predicate) -> list[Actor]:
    """ "Merkel's last stop", "the second leg of his tour": whose journey the subject is."""
    first = predicate.left
    items = clauses.items
    while first > 0 and (items[first - 1].kind == "actor" or items[first - 1].lower in _BEFORE_A_JOURNEY):
        first -= 1
    return [item.actor for item in items[first : predicate.first] if item.actor is not None and item.actor.kind != "state"]


def owner_behind_whose(clauses: Clauses, predicate: Predicate) -> list[Actor]:
    """ "Costa, whose tour will take him to Chad": who stands before "whose"."""
    items = clauses.items
    at = next((number for number in range(predicate.first - 1, 1, -1) if items[number].lower == "whose"), 0)
    owner = items[at - 1 - (items[at - 1].lower == ",")].actor if at >= max(predicate.left - 1, 1) else None
    return [owner] if owner is not None and owner.kind != "state" else []


_NAMED_NEAR = 1  # sentences back in which "the tour" may have its traveller
_TELLERS = re.compile(r"spokes|\bambassador\b")
_BESIDE = re.compile(r"(?:,| and|, and|,? along with)\s+")


def last_traveller(reading: Reading, before: int) -> list[str]:
    """Who was told of as travelling last, for "the trip" and "the tour"; who was named first nearby where nobody travelled yet."""
    earlier = [sighting for sighting in reading.sightings if sighting.span[0] < before]
    if earlier:
        return [max(earlier, key=lambda sighting: sighting.span[0]).key]
    document = reading.document
    here = document.sentence_at(before - 1).index
    for sentence in reversed(document.sentences[max(0, here - _NAMED_NEAR) : here + 1]):
        people = [a for a in within(document.actors, sentence.start, min(sentence.end, before)) if a.kind == "person" and a.name]
        able = [actor for actor in people if travellers_among(reading, [actor]) and reading.people[actor.key].countries]
        able = [actor for actor in able if not _TELLERS.search(actor.role)]
        if able:
            return travellers_among(reading, _side_by_side(document.text, able))
    return []


def _side_by_side(text: str, actors: list[Actor]) -> list[Actor]:
    """The first of some actors with those who are named right behind: "A, B and C"."""
    found = actors[:1]
    for actor in actors[1:]:
        if not _BESIDE.fullmatch(text, found[-1].end, actor.start):
            break
        found.append(actor)
    return found


_SPEECH = wordset("say tell add announce write declare state explain note confirm post tweet reply insist")


def speakers(reading: Reading, clauses: Clauses) -> list[str]:
    """Who says "I", "my" and "we" in a sentence."""
    said = [other.subject for other in clauses.predicates if other.verb in _SPEECH and other.subject]
    if said:
        return travellers_among(reading, said[0])[:1]
    start = clauses.sentence.start
    quoted = any(opening <= start < end for opening, end in reading.document.quotes)
    return last_traveller(reading, start) if quoted else []  # the quotation goes on


def they(clauses: Clauses, predicate: Predicate) -> list[Actor]:
    """ "A met B as they passed through Dubai", "it was agreed by A and B when they met in Bali"."""
    before = [other for other in clauses.predicates if other.last <= predicate.first and other.form == "finite"]
    for other in before[:1]:
        met = [item.actor for item in other.objects if item.actor is not None]
        met += [actor for phrase in other.phrases if phrase.preposition == "with" for actor in phrase.actors]
        return [*other.subject, *other.agent, *met]
    return []


NUMBERS = {"two": 2, "both": 2, "three": 3, "trio": 3, "four": 4, "five": 5}
COUNTED = wordset("leaders presidents ministers premiers trio men")


def several(reading: Reading, clauses: Clauses, predicate: Predicate) -> list[Actor]:
    """ "The three leaders met": as many people of different homes, spoken of last; "the leaders": as many as when last counted."""
    first = predicate.left - 2
    above = predicate.parent
    if predicate.form == "infinitive" and above is not None and above.object_noun == "plans":
        first -= 1  # "plans for the three leaders to meet"
    words = [word for item in clauses.items[max(0, first) : predicate.first] for word in item.lower.split()]
    unnamed = all(actor.kind == "delegation" and not actor.countries for actor in predicate.subject)
    if not unnamed or not COUNTED & {predicate.noun, *words}:
        return []
    number = next((NUMBERS[word] for word in words if word in NUMBERS), reading.group)
    reading.group = number
    found: dict[str, Actor] = {}
    for actor in reversed(reading.document.actors) if number else ():
        home = reading.people[actor.key].countries if actor.key in reading.people else ()
        if actor.start < clauses.sentence.start and actor.kind == "person" and home and home[0] not in found:
            found[home[0]] = reading.people[actor.key]
        if len(found) == number:
            return list(reversed(found.values()))
    return []
