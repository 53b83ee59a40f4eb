"""
Who is who: names, short names, titles and pronouns of one article brought together, so that all that mean one actor share a key.

A person's role and home are put together from all of his or her phrases; a pronoun or "the minister" means the fitting person
spoken of last, subjects first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from geotie.extraction import roles
from geotie.extraction.descriptions import fits
from geotie.extraction.document import Actor, ActorKind
from geotie.extraction.identities import LISTING, POSSESSIVE, tell_apart
from geotie.extraction.people import Person, gather, homes_from_context, office_home, publisher_home
from geotie.extraction.phrase_reader import NounPhrase, Reader
from geotie.extraction.topics import note_traveller, traveller_meant
from geotie.extraction.trail import Trail, same_home
from geotie.extraction.verbs import FORMS
from geotie.extraction.wordlists import wordset

_OBLIQUE = wordset("""
    with by to of for from at on in against between after under about including like than alongside behind near via before
    following over toward towards despite without versus
""")


@dataclass(slots=True)
class _Found:
    """A phrase whose person is known; the person may still learn a home or a role from a later phrase."""

    phrase: NounPhrase
    kind: ActorKind
    person: Person | None = None
    key: str = ""
    countries: tuple[str, ...] = ()
    plural: bool = False


def resolve(reader: Reader, phrases: list[NounPhrase]) -> tuple[Actor, ...]:
    """The actors of an article in text order."""
    mentioned = {mention.country for mention in reader.document.mentions}
    register = gather(phrases, reader.document.article.published, mentioned)
    homes_from_context(reader.document, register, phrases)
    tell_apart(reader, register, phrases)
    trail = Trail(register, publisher_home(reader.document))
    for phrase in phrases:
        person = register.people.get(phrase.key)
        if person is not None and phrase.kind == "person" and "spokes" in person.role:
            trail.speakers.setdefault(phrase.sentence, []).append(person)
    found = [_meaning(reader, phrases, number, trail) for number in range(len(phrases))]
    return tuple([_actor(reader, item) for item in found if item is not None])


def _actor(reader: Reader, found: _Found) -> Actor:
    phrase, person = found.phrase, found.person
    start, end = reader.starts[phrase.first], reader.ends[phrase.last - 1]
    text = reader.text[start:end]
    if person is None:
        return Actor(start, end, text, found.kind, found.key, "", "", found.countries, phrase.official, found.plural)
    return Actor(
        start, end, text, found.kind, person.key, person.name, person.role, person.countries, person.official, found.plural
    )  # fmt: skip


_SPEAKING = wordset("said says told adds added told asked insisted announced replied")
_VERBS = frozenset([form for form, readings in FORMS.items() if any(tag != "VBN" for _, tag in readings)])
_BEFORE_OBJECTS = _OBLIQUE | (_VERBS - _SPEAKING)


_CONJUNCTIONS = wordset("after before since until than as")  # before a noun prepositions, before a clause not
_FINITE = frozenset([form for form, readings in FORMS.items() if any(tag in ("VBD", "VBZ") for _, tag in readings)])
_AUXILIARIES = wordset("will would is was are were has had have can could may might")


def _is_subject(reader: Reader, phrase: NounPhrase) -> bool:
    """Whether a phrase may be a subject: no preposition and no verb but one of speech stands before it."""
    if not phrase.first:
        return True
    before = reader.lower[phrase.first - 1]
    if before in _CONJUNCTIONS and phrase.last < len(reader.lower):
        return reader.lower[phrase.last] in _FINITE or reader.lower[phrase.last] in _AUXILIARIES  # "after Costa arrived"
    return before not in _BEFORE_OBJECTS


def _meaning(reader: Reader, phrases: list[NounPhrase], number: int, trail: Trail) -> _Found | None:
    phrase = phrases[number]
    sentence = phrase.sentence
    subject = _is_subject(reader, phrase)
    found: _Found | None = None
    if phrase.kind == "pronoun":
        return _pronoun(reader, phrases, number, trail)
    if phrase.head == "both":
        words = reader.lower[phrase.first : phrase.last]
        people = words[-1] == "two" or not _PEOPLE_OF_TWO.isdisjoint(words)
        group = trail.group(sentence, size=2) if people else ()
        if group:
            return _together(phrase, "state", group, trail)
        countries, keys = trail.last_two(people=people)
        return _Found(phrase, "state", key="&".join(keys or countries), countries=countries, plural=True) if countries else None
    if phrase.kind == "state":
        trail.note_state(sentence, phrase.countries)
        return _Found(phrase, "state", key=phrase.key, countries=phrase.countries)
    if phrase.kind == "delegation":
        found = _delegation(reader, phrases, number, trail)
    elif phrase.kind == "person" and phrase.name:
        person = trail.register.people.get(phrase.key)
        if person is not None:
            _counterpart(phrase, person, trail)
            found = _Found(phrase, "person", person)
    elif phrase.kind == "person":
        person = _described(reader, phrase, trail, phrases[number + 1] if number + 1 < len(phrases) else None)
        found = _Found(phrase, "person", person) if person is not None else None
    if found is not None and found.person is not None:
        trail.note(found.person.key, sentence, subject, found.person.countries)
        if subject and found.kind == "person":
            _note_group(reader, phrases, number, trail)
        note_traveller(reader, phrase, found.person.key, trail, subject=subject)
    return found


def _note_group(reader: Reader, phrases: list[NounPhrase], number: int, trail: Trail) -> None:
    """Remember "A and B", "A, B and C" as people spoken of together."""
    phrase, before = phrases[number], phrases[number - 1] if number else None
    here = trail.by_sentence[phrase.sentence]
    if before is None or before.kind != "person" or before.sentence != phrase.sentence or len(here) < 2:
        return
    between = reader.lower[before.last : phrase.first]
    if between not in LISTING or here[-2].key == here[-1].key or not here[-2].subject:
        return
    last = trail.groups[-1] if trail.groups else (-1, ())
    goes_on = last[0] == phrase.sentence and last[1][-1:] == (here[-2].key,)
    keys = (*last[1], here[-1].key) if goes_on else (here[-2].key, here[-1].key)
    if goes_on:
        trail.groups.pop()
    trail.groups.append((phrase.sentence, keys))


def _together(phrase: NounPhrase, kind: ActorKind, keys: tuple[str, ...], trail: Trail) -> _Found:
    people = [person for key in keys if (person := trail.person(key)) is not None]
    countries = dict.fromkeys(code for person in people for code in person.countries[:1])
    return _Found(phrase, kind, key="&".join(keys), countries=tuple(countries), plural=True)


_PEOPLE_OF_TWO = frozenset({"leaders", "presidents", "ministers", "men", "officials", "diplomats", "pair", "duo"})


def _counterpart(phrase: NounPhrase, person: Person, trail: Trail) -> None:
    """ "His Indian counterpart" holds the office of the person spoken of before."""
    if phrase.counterpart_of and not person.role.removesuffix("counterpart").strip():
        person.role = _office_of_owner(trail, person.key) or person.role
        person.official = True


def _office_of_owner(trail: Trail, counterpart: str) -> str:
    others = (trail.person(seen.key) for seen in reversed(trail.seen) if seen.key != counterpart)
    return next((other.role for other in others if other is not None and other.official and not other.several), "")


def _unnamed_counterpart(phrase: NounPhrase, trail: Trail) -> Person | None:
    """ "Her Danish counterpart": the Danish foreign minister whom the text names, if it does."""
    phrase.role = _office_of_owner(trail, "") or phrase.role
    return trail.holder(replace(phrase, head=phrase.role.rpartition(" ")[2])) if phrase.role != "counterpart" else None


def _delegation(reader: Reader, phrases: list[NounPhrase], number: int, trail: Trail) -> _Found | None:
    phrase = phrases[number]
    phrase.countries = phrase.countries or _of_owner(reader, phrases, number, trail)
    if not phrase.countries and phrase.definite:
        heads = roles.DELEGATION_HEADS if phrase.head in roles.DELEGATION_HEADS else {phrase.head}
        before = [person for person in trail.unnamed.values() if person.key.rpartition(":")[2] in heads]
        same = [person for person in before if person.key.endswith(f":{phrase.head}")]
        if before:
            return _Found(phrase, "delegation", (same or before)[-1], plural=True)
    led = phrase.last < len(reader.lower) and reader.lower[phrase.last] in ("led", "headed")
    of_organisation = (
        phrase.organisation and phrase.head in _SENT_BY_ORGANISATIONS and _LENDERS.isdisjoint(phrase.name.lower().split())
    )
    if not phrase.countries and not phrase.definite and not led and not of_organisation:
        return None
    key = f"{'+'.join(phrase.countries)}:{phrase.head}"
    key = f":{phrase.name.lower()}" if of_organisation and not phrase.countries else key
    person = trail.unnamed.setdefault(
        key, Person(key, phrase.name, phrase.role, phrase.countries, phrase.official, phrase.organisation, several=True)
    )
    return _Found(phrase, "delegation", person, plural=True)


_SENT_BY_ORGANISATIONS = wordset("delegation delegations team")  # a mission of theirs may have its seat in a country
_LENDERS = wordset("bank imf fund monetary")
_OWNED_NEAR = 3  # words between an owner and "team": "President Costa's peace negotiating team"


def _of_owner(reader: Reader, phrases: list[NounPhrase], number: int, trail: Trail) -> tuple[str, ...]:
    """The home of "the president's team": that of the president."""
    phrase = phrases[number]
    for before in reversed(phrases[max(0, number - 2) : number]):
        between = reader.lower[before.last : phrase.first]
        if before.kind == "person" and between[:1] and between[0] in POSSESSIVE and len(between) <= _OWNED_NEAR:
            owner = trail.person(before.key) or (_described(reader, before, trail) if not before.name else None)
            return owner.countries[:1] if owner is not None else ()
    return ()


def _pronoun(reader: Reader, phrases: list[NounPhrase], number: int, trail: Trail) -> _Found | None:
    phrase = phrases[number]
    if phrase.plural:
        for seen in reversed(trail.seen):
            if seen.sentence < phrase.sentence - 1:
                break
            person = trail.person(seen.key)
            if person is not None and person.several:
                return _Found(phrase, "pronoun", person, plural=True)
        group = trail.group(phrase.sentence) if phrase.head == "they" else ()
        return _together(phrase, "pronoun", group, trail) if group else None
    female = phrase.head in ("she", "her", "herself")
    host = _accompanied(reader, phrases, number, trail) if phrase.head in ("his", "her") else None
    if host is not None:
        return _Found(phrase, "pronoun", host)
    objective = phrase.head == "him" or (phrase.head == "her" and not _possessive(reader, phrase))
    nearest = next((seen for seen in reversed(trail.seen) if not seen.again), None)
    not_me = nearest.key if objective and nearest is not None and nearest.sentence == phrase.sentence else ""
    if objective and "that" in reader.lower[max(0, phrase.first - 5) : phrase.first]:
        not_me = ""  # "left for a tour that will take him to Chad"
    person = (
        _ahead(reader, phrases, number, trail, female)
        or _who_says(reader, phrases, number, trail, female)
        or traveller_meant(
            reader,
            phrase,
            trail,
            trail.he(phrase.sentence, female, not_me=not_me),
            lambda person: person.female in (None, female) and person.key != not_me,
        )
    )
    if person is None:
        return None
    person.female = female
    if phrase.head in ("he", "she"):
        trail.note(person.key, phrase.sentence, True, ())
        note_traveller(reader, phrase, person.key, trail, subject=True)
    elif phrase.head == "his" or (phrase.head == "her" and not objective):
        trail.note(person.key, phrase.sentence, False, (), again=True)
    return _Found(phrase, "pronoun", person)


_ACCOMPANYING = wordset("accompanying accompanied accompany accompanies joining joined join escorting escorted with")


def _accompanied(reader: Reader, phrases: list[NounPhrase], number: int, trail: Trail) -> Person | None:
    """ "The ministers are accompanying the emir on his visit": the visit is the emir's."""
    phrase, before = phrases[number], phrases[number - 1] if number else None
    lower = reader.lower
    if before is None or before.kind != "person" or lower[before.last : phrase.first] not in (["on"], ["during"], ["for"]):
        return None
    if not before.first or lower[before.first - 1] not in _ACCOMPANYING:
        return None
    return trail.person(before.key) if before.key else None


def _who_says(reader: Reader, phrases: list[NounPhrase], number: int, trail: Trail, female: bool) -> Person | None:
    """ "With the premier saying he": the premier, though he is no subject of the sentence."""
    phrase, before = phrases[number], phrases[number - 1] if number else None
    if before is None or before.kind != "person" or phrase.head not in ("he", "she"):
        return None
    between = reader.lower[before.last : phrase.first]
    if not between or between[0] not in _SAYING_PARTICIPLES or between[1:] not in ([], ["that"]):
        return None
    person = trail.person(before.key)
    return person if person is not None and person.female in (None, female) else None


_SAYING_PARTICIPLES = wordset("saying adding stressing noting announcing insisting telling")


def _possessive(reader: Reader, phrase: NounPhrase) -> bool:
    """Whether "her" stands before a noun: "her visit", but not "received her in"."""
    following = reader.lower[phrase.last] if phrase.last < len(reader.lower) else ""
    return following not in _OBLIQUE and following.isalpha() and following not in ("and", "or", "when", "while", "on", "there")


def _ahead(reader: Reader, phrases: list[NounPhrase], number: int, trail: Trail, female: bool) -> Person | None:
    """ "During her visit to Oslo, Merkel said": a possessive that opens the sentence means the subject to come."""
    phrase = phrases[number]
    first = reader.sentence_starts[phrase.sentence]
    if phrase.head not in ("his", "her") or phrase.first - first > 5 or reader.lower[first] not in _FRONTED:
        return None
    for other in phrases[number + 1 : number + 5]:
        if other.sentence != phrase.sentence:
            return None
        comma = reader.lower[other.first - 1] == ","
        if other.kind == "person" and comma:
            person = trail.register.people.get(other.key) if other.name else _described(reader, other, trail)
            return person if person is not None and person.female in (None, female) else None
    return None


_FRONTED = wordset("""
    during after before on in at following ahead while since amid throughout despite with for upon as concluding ending
""")


_MINISTERS = roles.LEADER_HEADS | {"minister"}
_SECRETARIES = roles.LEADER_HEADS | {"secretary"}


def _home_of_speaker(trail: Trail, phrase: NounPhrase) -> tuple[str, ...]:
    """ "The president will visit Oman," a spokesman said: the spokesman's own."""
    if phrase.head not in _MINISTERS or not phrase.definite:
        return ()
    for person in trail.speakers.get(phrase.sentence, ()):
        if person.countries:
            return person.countries[:1]
    return ()


def _predicated(reader: Reader, phrase: NounPhrase, trail: Trail) -> Person | None:
    """ "Wang, who is also a state councillor": the person of whom the office is said."""
    at = phrase.first - 1
    while at > 0 and reader.lower[at] in _STILL:
        at -= 1
    if at < 0 or reader.lower[at] not in _COPULAS:
        return None
    here = trail.by_sentence.get(phrase.sentence, ())
    person = next((trail.person(seen.key) for seen in reversed(here) if seen.subject), None)
    return person if person is not None and same_home(phrase, person) and not person.several else None


def _speaker(reader: Reader, phrase: NounPhrase, trail: Trail) -> str:
    """ "The deputy secretary said that the secretary would go": who speaks is somebody else."""
    before = phrase.first - 1
    before -= before > 0 and reader.lower[before] == "that"
    subjects = [seen.key for seen in trail.by_sentence.get(phrase.sentence, ()) if seen.subject]
    return subjects[-1] if subjects and before > 0 and reader.lower[before] in _REPORTING else ""


_REPORTING = wordset("said says saying added adding announced specified noted stated explained confirmed stressed told")


def _by_second_office(reader: Reader, phrase: NounPhrase, trail: Trail, second: NounPhrase | None) -> Person | None:
    """ "China's state councillor and foreign minister": the foreign minister told of before."""
    if second is None or second.kind != "person" or second.name or second.definite or second.countries:
        return None
    if reader.lower[phrase.last : second.first] != ["and"] or reader.capitals[second.first]:
        return None
    return trail.holder(replace(second, countries=phrase.countries))


_SOURCES = wordset("official diplomat aide")


def _source(phrase: NounPhrase, trail: Trail) -> Person | None:
    """ "A Peruvian official said ... The official said": the one without a name."""
    if not phrase.definite or phrase.head not in _SOURCES or phrase.countries:
        return None
    person = next((person for person in reversed(trail.unnamed.values()) if person.key.endswith(f":{phrase.head}")), None)
    return person if person is not None and person.indefinite else None


_STILL = wordset("also still now currently once then himself herself")
_COPULAS = wordset("is was became becomes remains remained")
_OPENING_WORDS = re.compile(r"^(?:(?:the|an?|his|her)\s+)?(?:(?:visiting|current|outgoing)\s+)?", re.IGNORECASE)


def _described(reader: Reader, phrase: NounPhrase, trail: Trail, following: NounPhrase | None = None) -> Person | None:
    """
    "The minister", "a Chinese envoy", "the visiting president", "its foreign minister".

    `following` is the phrase after it, which may tell of a second office: "Peru's vice president and foreign minister".
    """
    if phrase.head == "counterpart" and phrase.countries and not phrase.plural:
        return _unnamed_counterpart(phrase, trail) or _unnamed(reader, phrase, trail)
    if phrase.head in roles.UNOFFICIAL_HEADS or phrase.head == "counterpart" or phrase.plural:
        return None
    determiner = reader.lower[phrase.first]
    indefinite = determiner in ("a", "an")
    if determiner == "its" and not phrase.countries:
        phrase.countries = trail.states_of(phrase.sentence)[:1]  # of the state that the sentence is about
    person = trail.person(phrase.key) or _source(phrase, trail) or (_predicated(reader, phrase, trail) if indefinite else None)
    if person is not None:
        return person
    nameless = indefinite and phrase.head in _SOURCES and "top" not in reader.lower[phrase.first : phrase.last]
    if (phrase.definite or reader.capitals[phrase.first]) and not nameless:
        person = _told_before(reader, phrase, trail, following)
    elif not indefinite and not phrase.countries and not phrase.organisation:
        return None
    return person or _unnamed(reader, phrase, trail)


def _told_before(reader: Reader, phrase: NounPhrase, trail: Trail, following: NounPhrase | None) -> Person | None:
    """The person told of before who holds the office of a description."""
    speaker = _speaker(reader, phrase, trail)
    if reader.lower[phrase.first] in ("his", "her"):  # "sent his envoy": nobody's own
        owner = trail.he(phrase.sentence, reader.lower[phrase.first] == "her")
        speaker = owner.key if owner is not None else speaker
    person = trail.holder(phrase, speaker=speaker) or _by_second_office(reader, phrase, trail, following)
    if person is None or not phrase.definite or phrase.countries or person.key == speaker:
        return person
    return traveller_meant(reader, phrase, trail, person, lambda other: other.key != speaker and fits(phrase, other.role))


def _unnamed(reader: Reader, phrase: NounPhrase, trail: Trail) -> Person | None:
    """A person without a name, if it is told of which state; "the former minister" is somebody spoken of."""
    countries = phrase.countries or office_home(phrase.role) or _home_of_speaker(trail, phrase)
    if not countries and trail.publisher and phrase.head in _SECRETARIES and phrase.official:
        countries = (trail.publisher,)
    if not countries and not phrase.organisation:
        return None
    former = trail.subject_from(countries[0]) if countries and phrase.definite and not phrase.official else None
    key = f"{countries[0]}:{phrase.head}" if countries else f":{phrase.role}"
    if former is None and key not in trail.unnamed:
        name = reader.document.text[reader.starts[phrase.first] : reader.ends[phrase.last - 1]]
        name = _OPENING_WORDS.sub("", name)
        indefinite = reader.lower[phrase.first] in ("a", "an")
        trail.unnamed[key] = Person(key, name, phrase.role, countries, phrase.official, phrase.organisation, indefinite=indefinite)
    return former or trail.unnamed[key]
