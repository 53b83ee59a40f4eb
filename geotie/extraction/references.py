"""
Who is who: names, short names, titles and pronouns of one article brought together, so that all that mean one actor share a key.

A person's role and home are put together from all of his or her phrases; a pronoun or "the minister" means the fitting person
spoken of last, subjects first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from geotie import officeholders
from geotie.extraction import roles
from geotie.extraction.document import Actor, ActorKind, Document
from geotie.extraction.noun_phrases import NounPhrase, Reader
from geotie.extraction.verbs import FORMS
from geotie.extraction.wordlists import wordset

_OBLIQUE = wordset("""
    with by to of for from at on in against between after under about including like than alongside behind near via before
    following over toward towards despite without versus
""")
_REACH = 5  # sentences back that a pronoun looks for its person
# Roles that only one state has; they tell the home of an official of whom the text says no more.
_OFFICE_HOME = tuple(
    (re.compile(pattern), home)
    for pattern, home in (
        (r"\b(?:under|deputy|assistant )*secretary of (?:state|defense|the treasury|commerce|homeland security|energy)\b", "USA"),
        (r"\b(?:defense|treasury|commerce|homeland security) secretary\b", "USA"),
        (r"\b(?:white house|pentagon|state department|cia|director of national intelligence|second gentleman)\b", "USA"),
        (r"\b(?:foreign secretary|home secretary|chancellor of the exchequer)\b", "GBR"),
        (r"\bpope\b|\bpontiff\b|\bholy see\b|\bcardinal secretary\b", "VAT"),
        (r"\btaoiseach\b", "IRL"),
        (r"\bshah\b", "IRN"),
        (r"\bkremlin\b|\bduma\b", "RUS"),
        (r"\bstate councill?or\b", "CHN"),
        (r"\b(?:house speaker|speaker of the house)\b", "USA"),
        (r"\bknesset\b", "ISR"),
        (r"\bbundestag\b|\bfederal chancellor\b", "DEU"),
        (r"\bdowning street\b", "GBR"),
    )
)
_SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})
_NAME_WORD = re.compile(r"[^\s.,’']+(?:['’-]\w+)*")


@dataclass(slots=True)
class _Person:
    """One individual (or delegation) of the article, as its phrases tell piece by piece."""

    key: str
    name: str = ""
    role: str = ""
    countries: tuple[str, ...] = ()
    official: bool = True
    organisation: bool = False
    female: bool | None = None
    several: bool = False  # a delegation
    indefinite: bool = False  # "a Turkish president": nobody in particular


@dataclass(slots=True)
class _Found:
    """A phrase whose person is known; the person may still learn a home or a role from a later phrase."""

    phrase: NounPhrase
    kind: ActorKind
    person: _Person | None = None
    key: str = ""
    countries: tuple[str, ...] = ()
    plural: bool = False


def resolve(reader: Reader, phrases: list[NounPhrase]) -> tuple[Actor, ...]:
    """The actors of an article in text order."""
    register = _register(phrases, reader.document.article.published)
    _homes_from_context(reader.document, register, phrases)
    trail = _Trail(register, _publisher_home(reader.document))
    for phrase in phrases:
        person = register.people.get(phrase.key)
        if person is not None and phrase.kind == "person" and "spokes" in person.role:
            trail.speakers.setdefault(phrase.sentence, []).append(person)
    found = [_meaning(reader, phrases, number, trail) for number in range(len(phrases))]
    return tuple(_actor(reader, item) for item in found if item is not None)


def _actor(reader: Reader, found: _Found) -> Actor:
    phrase, person = found.phrase, found.person
    start, end = reader.tokens.starts[phrase.first], reader.tokens.ends[phrase.last - 1]
    text = reader.document.text[start:end]
    if person is None:
        return Actor(
            start, end, text, found.kind, found.key, countries=found.countries, official=phrase.official, plural=found.plural
        )
    return Actor(
        start, end, text, found.kind, person.key, person.name, person.role, person.countries, person.official, found.plural
    )  # fmt: skip


# ---------------------------------------------------------------- names


def _namewords(name: str) -> list[str]:
    return [word for word in _NAME_WORD.findall(name.lower()) if word not in _SUFFIXES]


class _Register:
    """The persons of one article, by name."""

    def __init__(self) -> None:
        self.people: dict[str, _Person] = {}
        self._by_word: dict[str, list[str]] = {}

    def add(self, name: str) -> _Person:
        person = self.find(name)
        if person is None:
            words = _namewords(name)
            key = " ".join(words)
            person = self.people[key] = _Person(key, name)
            middle = {word for word in words[1:-1] if len(word) > 3}
            for word in {words[0], words[-1], " ".join(words[1:]) or words[0], " ".join(words[:2]), *middle}:
                self._by_word.setdefault(word, []).append(key)
        return person

    def find(self, name: str, *, role: str = "", female: bool | None = None) -> _Person | None:
        """The person that a full or short name means; the one who fits role and gender where several share it."""
        words = _namewords(name)
        if not words:
            return None
        whole = " ".join(words)
        if whole in self.people:
            return self.people[whole]
        candidates = [self.people[key] for key in self._by_word.get(words[-1], ())]
        if len(words) > 1:
            candidates = [person for person in candidates if _same_name(words, _namewords(person.name))]
            candidates += [self.people[key] for key in self._by_word.get(whole, ()) if self.people[key] not in candidates]
        for person in candidates:
            if (not role or not person.role or _roles_meet(role, person.role)) and (
                female is None or person.female is None or person.female == female
            ):
                return person
        return candidates[0] if candidates and not role else None


def _same_name(left: list[str], right: list[str]) -> bool:
    """ "Antony Blinken" and "Antony J. Blinken", "Joe Biden" and "Joseph R. Biden"."""
    if left[-1] != right[-1]:
        return set(left) <= set(right) or set(right) <= set(left)
    return left[0][:2] == right[0][:2] or 1 in (len(left[0]), len(right[0]), len(left), len(right))


def _roles_meet(left: str, right: str) -> bool:
    return bool(set(left.split()) & set(right.split()) - {"of", "for", "and", "the"})


def _register(phrases: list[NounPhrase], day: date | None) -> _Register:  # noqa: PLR0912
    """Full names first, so that short ones find them; then what each phrase tells of its person, in text order."""
    register = _Register()
    named = [(phrase, _namewords(phrase.name)) for phrase in phrases if phrase.kind == "person" and phrase.name]
    for phrase, words in sorted(named, key=lambda pair: -len(pair[1])):
        if not words:
            continue
        bare = not (phrase.role or phrase.countries or phrase.female is not None)
        person = register.find(phrase.name, role=phrase.role, female=phrase.female) if len(words) == 1 or bare else None
        if person is None:
            if len(words) == 1 and bare and officeholders.find(phrase.name, day=day) is None:
                continue
            person = register.add(phrase.name)
        phrase.key = person.key
    for phrase, _ in named:
        person = register.people.get(phrase.key)
        if person is None:
            continue
        if phrase.role and (not person.role or person.role in phrase.role):
            person.role, person.official = phrase.role, phrase.official
        person.countries = person.countries or phrase.countries
        person.organisation = person.organisation or phrase.organisation
        person.female = phrase.female if person.female is None else person.female
    for person in register.people.values():
        if not person.countries and not person.organisation:
            person.countries = _office_home(person.role)
        _from_table(person, day)
    for phrase, _ in named:  # "Israeli President A, Prime Minister B": what the list says counts where nothing else does
        person = register.people.get(phrase.key)
        if person is not None and not person.countries and not person.organisation:
            person.countries = phrase.shared
    for person in register.people.values():
        if person.organisation:
            person.countries = ()  # "NATO Secretary General Mark Rutte" does not act for the Netherlands
        person.official = person.official and bool(person.role or person.countries)
    return register


def _from_table(person: _Person, day: date | None) -> None:
    """What the table of office holders adds to the text: home, and the office of a person named without one."""
    if person.countries and person.role:
        return
    holder = officeholders.find(" ".join(_namewords(person.name)), person.role, day)
    if holder is None or (person.countries and holder.country != person.countries[0]):
        return
    if not person.countries and not person.organisation and holder.country:
        person.countries = (holder.country,)
    if not person.role:
        person.role = holder.office
        person.official = day is None or holder.serves(day, grace_days=_SERVED_DAYS) or _of_the_past(holder, day)


_SERVED_DAYS = 3 * 365  # a person named without a role speaks for the state if the office is not long past


def _of_the_past(holder: officeholders.Holder, day: date) -> bool:
    """A statesman of another time, whose journeys in office are what an article tells of him."""
    return holder.until is not None and (day - holder.until.latest).days > 25 * 365


def _office_home(role: str) -> tuple[str, ...]:
    for pattern, home in _OFFICE_HOME:
        if pattern.search(role):
            return (home,)
    return ()


# ---------------------------------------------------------------- context

_CC_GOVERNMENT = re.compile(r"//[^/]*?(?:\.|//)(?:gov|gob|go|gouv|mil|gc|gub)\.([a-z]{2})(?:[/:]|$)")
_US_GOVERNMENT = re.compile(r"//[^/]*\.(?:gov|mil)(?:[/:]|$)")


def _publisher_home(document: Document) -> str:
    """The state whose own government publishes the article, "" for news: there "the President" needs no country."""
    if _US_GOVERNMENT.search(document.article.url):
        return "USA"
    return "RUS" if "kremlin.ru" in document.article.url else ""


def _homes_from_context(document: Document, register: _Register, phrases: list[NounPhrase]) -> None:
    """
    Homes that no phrase tells beside the name.

    "President Sargsyan" and "the President of Armenia" are one where the article has no other president of Armenia and he no
    other country; a government's release means its own official when it names him in its title without a country.
    """
    for phrase in phrases:
        if phrase.kind != "person" or phrase.name or not phrase.countries or phrase.head not in _SINGLE_OFFICES:
            continue
        fitting = [person for person in register.people.values() if person.role and _fits(phrase, person.role)]
        if any(phrase.countries[0] in person.countries for person in fitting):
            continue
        homeless = [person for person in fitting if not person.countries and not person.organisation and person.official]
        if len(homeless) == 1:
            homeless[0].countries = phrase.countries[:1]
    home = _publisher_home(document)
    first = next((phrase.key for phrase in phrases if phrase.kind == "person" and phrase.key in register.people), "")
    if home:
        title = set(_namewords(document.article.title.replace("’s", "").replace("'s", "")))
        for person in register.people.values():
            if (
                not person.countries
                and not person.organisation
                and person.role
                and (_namewords(person.name)[-1] in title or person.key == first)
            ):
                person.countries = (home,)


_SINGLE_OFFICES = wordset("president premier minister chancellor king queen emir amir monarch sultan leader secretary pope")


# ---------------------------------------------------------------- references


@dataclass(slots=True)
class _Seen:
    key: str
    sentence: int
    subject: bool


class _Trail:
    """What was spoken of, in text order."""

    def __init__(self, register: _Register, publisher: str) -> None:
        self.register = register
        self.publisher = publisher
        self.seen: list[_Seen] = []
        self.states: list[str] = []
        self.unnamed: dict[str, _Person] = {}
        self.speakers: dict[int, list[_Person]] = {}  # spokesmen by sentence

    def person(self, key: str) -> _Person | None:
        return self.register.people.get(key) or self.unnamed.get(key)

    def note(self, key: str, sentence: int, subject: bool, countries: Iterable[str]) -> None:
        if key:
            self.seen.append(_Seen(key, sentence, subject))
        self.states += countries

    def he(self, sentence: int, female: bool, *, not_me: str = "") -> _Person | None:
        """
        The person that a singular pronoun means: the subject of this sentence or of one before it.

        `not_me` is the subject of its own clause, whom "him" cannot mean.
        """
        for back in range(_REACH):
            here = [seen for seen in self.seen if seen.sentence == sentence - back]
            order = [seen for seen in here if seen.subject]
            if back:
                order += [seen for seen in here if not seen.subject]
            for seen in order:
                person = self.person(seen.key)
                if person is None or person.several or seen.key == not_me or (person.indefinite and not seen.subject):
                    continue
                if person.female in (None, female):
                    return person
        return None

    def holder(self, phrase: NounPhrase) -> _Person | None:
        """The person that "the minister", "the Iranian official" means: the last one spoken of who fits."""
        for subjects in (True, False):  # who was the subject is spoken of, others are mentioned
            for seen in sorted(self.seen, key=lambda seen: -seen.sentence) if subjects else reversed(self.seen):
                person = self.person(seen.key)
                if person is None or person.several or (subjects and not seen.subject):
                    continue
                if _fits(phrase, person.role) and _same_home(phrase, person):
                    return person
        for person in self.register.people.values():
            if phrase.countries and _same_home(phrase, person) and _fits(phrase, person.role):
                return person
        return None

    def last_two(self, *, people: bool) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The two states spoken of last, in text order, and the persons who stand for them."""
        states: list[str] = []
        keys: list[str] = []
        if people:
            for seen in reversed(self.seen):
                person = self.person(seen.key)
                if person is not None and not person.several and person.countries and person.countries[0] not in states:
                    states.insert(0, person.countries[0])
                    keys.insert(0, person.key)
                    if len(states) == 2:
                        return tuple(states), tuple(keys)
            return (), ()
        for state in reversed(self.states):
            if state not in states:
                states.insert(0, state)
                if len(states) == 2:
                    break
        return tuple(states), ()


def _same_home(phrase: NounPhrase, person: _Person) -> bool:
    return not phrase.countries or phrase.countries[0] in person.countries


_ANY_OFFICE = wordset("official diplomat envoy politician visitor statesman dignitary aide")
_TOP = frozenset({"leader", "ruler", "strongman"})
_FOREIGN_OFFICE = re.compile(r"\bforeign\b|\bsecretary of state\b|\bexternal affairs\b|\bdiplomat\b")
_MONARCHS = re.compile(r"\b(?:king|queen|sultan|[ea]mir|emperor|majesty)\b")
_TOP_ROLES = re.compile(
    r"\b(?:pope|president|premier|prime minister|chancellor|king|queen|emir|sultan|leader|ruler|crown prince|chairman)\b"
)  # fmt: skip


def _fits(phrase: NounPhrase, role: str) -> bool:  # noqa: PLR0911
    """Whether a description may mean a person of this role: "the vice president" is no president, and no president a vice one."""
    head = phrase.head
    if not role:
        return False
    if head == "diplomat":
        return not _TOP_ROLES.search(role) and ("top" not in phrase.role.split() or bool(_FOREIGN_OFFICE.search(role)))
    if head in _ANY_OFFICE:
        return True
    if head in _TOP or (head == "head" and phrase.countries):
        return bool(_TOP_ROLES.search(role))
    if any(
        (word in phrase.role.split()) != (word in role.split()) for word in ("vice", "deputy") if head in ("president", "premier")
    ):
        return False
    if head == "monarch":
        return bool(_MONARCHS.search(role))
    if head in ("emir", "amir"):
        return "emir" in role or "amir" in role
    if head == "premier":
        return "premier" in role or "prime minister" in role
    if head == "minister" and "prime" in phrase.role.split():
        return "prime minister" in role or "premier" in role
    return head in role.split() or (head == "chief" and "director" in role)


_SPEAKING = wordset("said says told adds added told asked insisted announced replied")


def _is_subject(reader: Reader, phrase: NounPhrase) -> bool:
    """Whether a phrase may be a subject: no preposition and no verb but one of speech stands before it."""
    if not phrase.first:
        return True
    before = reader.tokens.lower[phrase.first - 1]
    verb = any(tag != "VBN" for _, tag in FORMS.get(before, ())) and before not in _SPEAKING
    return before not in _OBLIQUE and not verb


def _meaning(reader: Reader, phrases: list[NounPhrase], number: int, trail: _Trail) -> _Found | None:
    phrase = phrases[number]
    sentence = phrase.sentence
    subject = _is_subject(reader, phrase)
    found: _Found | None = None
    if phrase.kind == "pronoun":
        return _pronoun(reader, phrases, number, trail)
    if phrase.head == "both":
        people = any(word in _PEOPLE_OF_TWO for word in reader.tokens.lower[phrase.first : phrase.last])
        countries, keys = trail.last_two(people=people)
        return _Found(phrase, "state", key="&".join(keys or countries), countries=countries, plural=True) if countries else None
    if phrase.kind == "state":
        trail.note("", sentence, subject, phrase.countries)
        return _Found(phrase, "state", key=phrase.key, countries=phrase.countries)
    if phrase.kind == "delegation":
        found = _delegation(reader, phrase, trail)
    elif phrase.kind == "person" and phrase.name:
        person = trail.register.people.get(phrase.key)
        if person is not None:
            _counterpart(phrase, person, trail)
            found = _Found(phrase, "person", person)
    elif phrase.kind == "person":
        person = _described(reader, phrase, trail)
        found = _Found(phrase, "person", person) if person is not None else None
    if found is not None and found.person is not None:
        trail.note(found.person.key, sentence, subject, found.person.countries)
    return found


_PEOPLE_OF_TWO = frozenset({"leaders", "presidents", "ministers", "men", "officials", "diplomats"})


def _counterpart(phrase: NounPhrase, person: _Person, trail: _Trail) -> None:
    """ "His Indian counterpart" holds the office of the person spoken of before."""
    if phrase.counterpart_of and not person.role.removesuffix("counterpart").strip():
        other = next((trail.person(seen.key) for seen in reversed(trail.seen) if seen.key != person.key), None)
        person.role = other.role if other is not None else person.role
        person.official = True


def _delegation(reader: Reader, phrase: NounPhrase, trail: _Trail) -> _Found | None:
    tokens = reader.tokens
    if not phrase.countries and phrase.definite:
        before = next((person for key, person in reversed(trail.unnamed.items()) if key.endswith(f":{phrase.head}")), None)
        if before is not None:
            return _Found(phrase, "delegation", before, plural=True)
    led = phrase.last < len(tokens) and tokens.lower[phrase.last] in ("led", "headed")
    if not phrase.countries and not phrase.definite and not led:
        return None
    key = f"{'+'.join(phrase.countries)}:{phrase.head}"
    person = trail.unnamed.setdefault(
        key, _Person(key, phrase.name, phrase.role, phrase.countries, phrase.official, phrase.organisation, several=True)
    )
    return _Found(phrase, "delegation", person, plural=True)


def _pronoun(reader: Reader, phrases: list[NounPhrase], number: int, trail: _Trail) -> _Found | None:
    phrase = phrases[number]
    if phrase.plural:
        for seen in reversed(trail.seen):
            if seen.sentence < phrase.sentence - 1:
                break
            person = trail.person(seen.key)
            if person is not None and person.several:
                return _Found(phrase, "pronoun", person, plural=True)
        return None
    female = phrase.head in ("she", "her", "herself")
    host = _accompanied(reader, phrases, number, trail) if phrase.head in ("his", "her") else None
    if host is not None:
        return _Found(phrase, "pronoun", host)
    objective = phrase.head == "him" or (phrase.head == "her" and not _possessive(reader, phrase))
    nearest = trail.seen[-1] if trail.seen else None
    not_me = nearest.key if objective and nearest is not None and nearest.sentence == phrase.sentence else ""
    if objective and "that" in reader.tokens.lower[max(0, phrase.first - 5) : phrase.first]:
        not_me = ""  # "left for a tour that will take him to Chad"
    person = _ahead(reader, phrases, number, trail, female) or trail.he(phrase.sentence, female, not_me=not_me)
    if person is None:
        return None
    person.female = female
    if phrase.head in ("he", "she"):
        trail.note(person.key, phrase.sentence, True, ())
    return _Found(phrase, "pronoun", person)


_ACCOMPANYING = wordset("accompanying accompanied accompany accompanies joining joined join escorting escorted with")


def _accompanied(reader: Reader, phrases: list[NounPhrase], number: int, trail: _Trail) -> _Person | None:
    """ "The ministers are accompanying the emir on his visit": the visit is the emir's."""
    phrase, before = phrases[number], phrases[number - 1] if number else None
    lower = reader.tokens.lower
    if before is None or before.kind != "person" or lower[before.last : phrase.first] not in (["on"], ["during"], ["for"]):
        return None
    if not before.first or lower[before.first - 1] not in _ACCOMPANYING:
        return None
    return trail.person(before.key) if before.key else None


def _possessive(reader: Reader, phrase: NounPhrase) -> bool:
    """Whether "her" stands before a noun: "her visit", but not "received her in"."""
    following = reader.tokens.lower[phrase.last] if phrase.last < len(reader.tokens) else ""
    return following not in _OBLIQUE and following.isalpha() and following not in ("and", "or", "when", "while", "on", "there")


def _ahead(reader: Reader, phrases: list[NounPhrase], number: int, trail: _Trail, female: bool) -> _Person | None:
    """ "During her visit to Oslo, Merkel said": a possessive that opens the sentence means the subject to come."""
    phrase = phrases[number]
    first = reader.first_of_sentence(phrase.sentence)
    if phrase.head not in ("his", "her") or phrase.first - first > 5 or reader.tokens.lower[first] not in _FRONTED:
        return None
    for other in phrases[number + 1 : number + 5]:
        if other.sentence != phrase.sentence:
            return None
        comma = reader.tokens.lower[other.first - 1] == ","
        if other.kind == "person" and comma:
            person = trail.register.people.get(other.key) if other.name else _described(reader, other, trail)
            return person if person is not None and person.female in (None, female) else None
    return None


_FRONTED = wordset("""
    during after before on in at following ahead while since amid throughout despite with for upon as concluding ending
""")


def _home_of_speaker(trail: _Trail, phrase: NounPhrase) -> tuple[str, ...]:
    """ "The president will visit Oman," a spokesman said: the spokesman's own."""
    if phrase.head not in roles.LEADER_HEADS | {"minister"} or not phrase.definite:
        return ()
    for person in trail.speakers.get(phrase.sentence, ()):
        if person.countries:
            return person.countries[:1]
    return ()


_OPENING_WORDS = re.compile(r"^(?:(?:the|an?)\s+)?(?:(?:visiting|current|outgoing)\s+)?", re.IGNORECASE)


def _described(reader: Reader, phrase: NounPhrase, trail: _Trail) -> _Person | None:
    """ "The minister", "a Chinese envoy", "the visiting president"."""
    if phrase.head in roles.UNOFFICIAL_HEADS or phrase.head == "counterpart" or phrase.plural:
        return None
    determiner = reader.tokens.lower[phrase.first]
    if phrase.definite or reader.capital(phrase.first):
        person = trail.holder(phrase)
        if person is not None:
            return person
    elif determiner not in ("a", "an") and not phrase.countries:
        return None
    countries = phrase.countries or _office_home(phrase.role) or _home_of_speaker(trail, phrase)
    if not countries and trail.publisher and phrase.head in roles.LEADER_HEADS | {"secretary"} and phrase.official:
        countries = (trail.publisher,)
    if not countries:
        return None
    key = f"{countries[0]}:{phrase.head}"
    if key not in trail.unnamed:
        name = reader.document.text[reader.tokens.starts[phrase.first] : reader.tokens.ends[phrase.last - 1]]
        name = _OPENING_WORDS.sub("", name)
        trail.unnamed[key] = _Person(
            key, name, phrase.role, countries, phrase.official, phrase.organisation, indefinite=determiner in ("a", "an")
        )
    return trail.unnamed[key]
