"""
Homes and offices of named persons that the words around them tell.

"Kenya's top diplomat landed. ... Peter Okoth said" is one man; "his host, President Kofi Adu" is at home where the guest is; "the
president's nephew and envoy" is of the president's state.
"""

from __future__ import annotations

from itertools import pairwise

from geotie.extraction import roles, travel
from geotie.extraction.descriptions import fits
from geotie.extraction.people import Person, Register, name_words
from geotie.extraction.phrase_reader import NounPhrase, Reader
from geotie.extraction.phrase_words import DETERMINERS
from geotie.extraction.trail import same_home
from geotie.extraction.wordlists import wordset

LISTING = (["and"], [","], [",", "and"], ["&"], ["as", "well", "as"], ["along", "with"], ["together", "with"])
POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_WORDS_OF_KIN = 8  # "'s nephew and", "'s longtime friend and", "'s son-in-law and"


def tell_apart(reader: Reader, register: Register, phrases: list[NounPhrase]) -> None:
    """Give persons the homes and offices that the text tells of them in other phrases."""
    _homes_of_owners(reader, register, phrases)
    _offices_of_owners(reader, register, phrases)
    _homes_of_those_sent(reader, register, phrases)
    _offices_under_a_leader(reader, register, phrases)
    _offices_in_apposition(reader, register, phrases)
    _names_behind_offices(reader, register, phrases)
    _homes_of_hosts(reader, register, phrases)


def _homes_of_owners(reader: Reader, register: Register, phrases: list[NounPhrase]) -> None:
    """ "The president's nephew and special envoy, Juan Soto, and adviser Ana Costa" are of the president's home."""
    homes: tuple[str, ...] = ()
    for before, phrase in pairwise(phrases):
        if not homes and (before.last == phrase.first or reader.lower[before.last] not in POSSESSIVE):
            continue
        person = register.people.get(phrase.key) if phrase.kind == "person" and phrase.role else None
        between = reader.lower[before.last : phrase.first] if phrase.sentence == before.sentence else []
        owned = between[:1] and between[0] in POSSESSIVE and len(between) <= _WORDS_OF_KIN
        if owned and (len(between) == 1 or between[-1] == "and") and before.kind == "person":
            owner = register.people.get(before.key)
            homes = owner.countries[:1] if owner is not None else ()
        elif between not in LISTING:
            homes = ()
        if person is not None and homes and not person.countries and not person.organisation:
            person.countries = homes


def _offices_of_owners(reader: Reader, register: Register, phrases: list[NounPhrase]) -> None:
    """ "Juan Soto, President Paz's special envoy for Chad, landed": the office is that of the person named before the comma."""
    for before, owner, phrase in zip(phrases, phrases[1:], phrases[2:], strict=False):
        if phrase.kind != "person" or phrase.name or phrase.plural or not (before.name and owner.kind == before.kind == "person"):
            continue
        person, leader = register.people.get(before.key), register.people.get(owner.key)
        owned = reader.lower[owner.last] in POSSESSIVE and owner.last + 1 == phrase.first
        apart = reader.lower[before.last : owner.first] == [","] and reader.lower[phrase.last : phrase.last + 1] in ([","], ["."])
        if person is None or leader is None or person.role in (phrase.role, "counterpart") or not (owned and apart):
            continue
        international = leader.organisation or "secretary-general" in leader.role
        if person.countries and not international:
            continue
        person.role, person.countries, person.official = phrase.role, leader.countries[:1], phrase.official
        person.organisation = international
        phrase.key = before.key


_SENDING = wordset("sent sending sends send dispatched dispatching dispatches dispatch despatched")
_SENT = wordset("envoy emissary representative mediator delegation team mission")


def _homes_of_those_sent(reader: Reader, register: Register, phrases: list[NounPhrase]) -> None:
    """ "President Paz sent an envoy to Chad": the envoy comes from the president's state."""
    homes: tuple[str, ...] = ()
    sentence = -1
    for phrase in phrases:
        if phrase.sentence != sentence:
            homes, sentence = (), phrase.sentence
        if phrase.head in _SENT and not (phrase.countries or phrase.organisation or phrase.definite) and phrase.first:
            if reader.lower[phrase.first - 1] in _SENDING:
                phrase.countries = homes
        elif not homes and phrase.kind in ("person", "state"):
            person = register.people.get(phrase.key)
            homes = person.countries[:1] if person is not None else phrase.countries[:1]


_UNDER_A_LEADER = wordset("minister envoy secretary spokesman adviser advisor ambassador deputy representative negotiator")


def _offices_under_a_leader(reader: Reader, register: Register, phrases: list[NounPhrase]) -> None:
    """ "President Paz sent his foreign minister", "Peru sent its envoy, Juan Soto": of the president's state, of Peru."""
    leader: Person | None = None
    state: tuple[str, ...] = ()
    sentence = -1
    for phrase in phrases:
        if phrase.sentence != sentence:
            leader, state, sentence = None, (), phrase.sentence
        if phrase.kind != "person":
            state = state or (phrase.countries[:1] if phrase.kind == "state" else ())
            continue
        if reader.lower[phrase.first] == "its" and phrase.name and state and not phrase.countries:
            own = register.people.get(phrase.key)  # "Peru has recalled its ambassador, Luis Soto"
            if own is not None and not own.countries and not own.organisation:
                own.countries = state
        if reader.lower[phrase.first] in ("his", "her") and phrase.head in _UNDER_A_LEADER and not phrase.countries:
            phrase.countries = leader.countries[:1] if leader is not None else ()
            phrase.definite = phrase.definite or bool(phrase.countries)
        person = register.people.get(phrase.key) if phrase.name else None
        leader = leader or (person if person is not None and person.official and person.countries else None)


_RANKS = frozenset({"", *roles.OFFICIAL_COURTESY.values()})


def _offices_in_apposition(reader: Reader, register: Register, phrases: list[NounPhrase]) -> None:
    """ "General Min Thu, the head of Myanmar's government,": the office is that of the person named before the comma."""
    for before, phrase in pairwise(phrases):
        person = register.people.get(before.key) if before.kind == "person" and before.name else None
        chairs = person is not None and phrase.organisation and not (phrase.name or phrase.plural or phrase.countries)
        if chairs and phrase.definite and reader.lower[before.last : phrase.first] == [","]:
            phrase.key = before.key  # "President Costa, the African Union chairman,"
        if person is None or person.countries or person.organisation or person.body or person.role not in _RANKS:
            continue
        office = phrase.kind == "person" and not (phrase.name or phrase.plural) and phrase.countries and phrase.official
        closes = reader.lower[phrase.last : phrase.last + 1] in ([","], ["."])
        if office and closes and reader.lower[before.last : phrase.first] == [","] and reader.lower[phrase.first] == "the":
            person.role, person.countries, person.official = phrase.role, phrase.countries[:1], True
            phrase.key = before.key


# ---------------------------------------------------------------- named in a later sentence

_NAMED_LATER = roles.LEADER_HEADS | wordset("""
    minister envoy diplomat ruler secretary prince representative negotiator strongman mediator emissary
""")
_AFTER_A_DATELINE = frozenset({"-", "--", "–", "—", ":"})
_OF_ORGANISATIONS = wordset("chief head commissioner coordinator rapporteur director administrator")
_HIGH = wordset("top senior high-ranking high-level ranking")
_LATER = 2  # sentences within which a name follows the office in which news tells of a person first
_OPENING = 3  # words before a name that opens its sentence: "On Tuesday, Okoth"


def _names_behind_offices(reader: Reader, register: Register, phrases: list[NounPhrase]) -> None:
    """ "Kenya's top diplomat landed. ... Peter Okoth said": a full name that nothing explains is his of whom the news began."""
    office: NounPhrase | None = None
    for phrase in phrases:
        if phrase.kind != "person":
            continue
        if not phrase.name and not phrase.plural and phrase.official and _is_told_first(reader, phrase):
            if not phrase.countries:
                phrase.key = _named_holder(register, phrase) or phrase.key
            office = None if _is_named(register, phrase) else office or phrase
        elif office is not None and phrase.name and phrase.sentence > office.sentence:
            person = register.people.get(phrase.key)
            if phrase.sentence - office.sentence > _LATER:
                office = None
            elif person is not None and _unexplained(person, office) and _is_topic(reader, phrase):
                _hold(reader, person, office)
                office.key = phrase.key
                office = None


def _is_told_first(reader: Reader, phrase: NounPhrase) -> bool:
    """Whether news may tell of a person by this description before it names him or her."""
    if phrase.head == "official":
        return bool(phrase.countries) and not _HIGH.isdisjoint(reader.lower[phrase.first : phrase.last])
    if phrase.countries:
        return phrase.head in _NAMED_LATER
    return _is_bare_office(reader, phrase) or _is_of_organisation(phrase)


def _is_bare_office(reader: Reader, phrase: NounPhrase) -> bool:
    """ "Prime Minister will fly to Oslo", in news of his own country."""
    opens = phrase.first == reader.sentence_starts[phrase.sentence] or reader.lower[phrase.first - 1] in _AFTER_A_DATELINE
    bare = opens and reader.capitals[phrase.first] and reader.lower[phrase.first] not in DETERMINERS
    return bare and phrase.sentence < _LATER and phrase.head in roles.LEADER_HEADS | {"minister"}


def _is_of_organisation(phrase: NounPhrase) -> bool:
    return (phrase.organisation or phrase.role.startswith("international ")) and phrase.head in _NAMED_LATER | _OF_ORGANISATIONS


def _is_named(register: Register, phrase: NounPhrase) -> bool:
    homeless = not phrase.countries
    return any(
        same_home(phrase, person) and fits(phrase, person.role)
        for person in register.people.values()
        if person.role and not (homeless and person.countries)
    )


def _named_holder(register: Register, office: NounPhrase) -> str:
    """ "A UN special envoy came. ... The special envoy, Juan Soto, said": the one official of an organisation who is named so."""
    same = [person.key for person in register.people.values() if person.organisation and fits(office, person.role)]
    return same[0] if len(same) == 1 and office.organisation else ""


def _unexplained(person: Person, office: NounPhrase) -> bool:
    """Whether a person of a full name has no office but a rank and no other home; a high official may have an office."""
    bare = not (person.body or person.organisation) and person.countries in ((), office.countries[:1])
    return bare and (person.role in _RANKS or office.head == "official") and len(name_words(person.name)) > 1


def _is_topic(reader: Reader, phrase: NounPhrase) -> bool:
    """Whether a name opens its sentence, as the subject or as whose journey it tells: "Peter Okoth, 45, is", "Okoth's tour"."""
    if phrase.first - reader.sentence_starts[phrase.sentence] > _OPENING:
        return False
    following = reader.lower[phrase.last : phrase.last + 4]
    return following[:1] not in (["'s"], ["’s"]) or not travel.JOURNEY_NOUNS.isdisjoint(following)


def _hold(reader: Reader, person: Person, office: NounPhrase) -> None:
    top = office.head == "diplomat" and "top" in reader.lower[office.first : office.last]
    person.role = "top diplomat" if top else office.role if person.role in _RANKS else person.role
    person.countries, person.official = office.countries[:1], True
    person.organisation = office.organisation or office.role.startswith("international ")


# ---------------------------------------------------------------- hosts

_INTO = wordset("in into to at")
_BACK = 60  # words


def _homes_of_hosts(reader: Reader, register: Register, phrases: list[NounPhrase]) -> None:
    """ "Flew into Accra. ... His host, President Kofi Adu": the host is at home in the place told last."""
    for phrase in phrases:
        person = register.people.get(phrase.key) if phrase.kind == "person" and phrase.name else None
        if person is None or person.countries or person.organisation or not _is_host(reader, phrase):
            continue
        for at in range(phrase.first - 1, max(0, phrase.first - _BACK), -1):
            mention = reader.mention_at.get(at)
            if mention is not None and mention.kind not in ("demonym", "person") and reader.lower[at - 1] in _INTO:
                person.countries, person.official = (mention.country,), person.official or bool(person.role)
                break


def _is_host(reader: Reader, phrase: NounPhrase) -> bool:
    lower = reader.lower
    before = [word for word in lower[max(0, phrase.first - 3) : phrase.first] if word != ","]
    behind = [word for word in lower[phrase.last : phrase.last + 3] if word != ","]
    return before[-1:] == ["host"] or behind[:2] in (["his", "host"], ["her", "host"], ["their", "host"])
