"""
The persons of one article, put together from all phrases that name them: full names, short names, roles, homes.
"""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from geotie import officeholders
from geotie.extraction.descriptions import fits
from geotie.extraction.document import Document
from geotie.extraction.given_names import is_woman
from geotie.extraction.name_classes import is_given_name, is_surname
from geotie.extraction.phrase_reader import NounPhrase
from geotie.extraction.wordlists import wordset

# Roles that only one state has; they tell the home of an official of whom the text says no more.
_OFFICE_HOME = tuple(
    (re.compile(pattern), home)
    for pattern, home in (
        (r"\b(?:under|deputy|assistant )*secretary of (?:state|defense|the treasury|commerce|homeland security|energy)\b", "USA"),
        (r"\b(?:defense|treasury|commerce|homeland security) secretary\b", "USA"),
        (r"\bunion (?:\w+ ){0,3}minister\b", "IND"),
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
_SINGLE_OFFICES = wordset("president premier minister chancellor king queen emir amir monarch sultan leader secretary pope")


@dataclass(slots=True)
class Person:
    """One individual (or delegation) of the article, as its phrases tell piece by piece."""

    key: str
    name: str = ""
    role: str = ""
    countries: tuple[str, ...] = ()
    official: bool = True
    organisation: bool = False
    body: bool = False  # a ministry, a treaty or a gathering
    female: bool | None = None
    several: bool = False  # a delegation
    indefinite: bool = False  # "a Turkish president": nobody in particular


# ---------------------------------------------------------------- names


@lru_cache(10_000)
def name_words(name: str) -> tuple[str, ...]:
    """The words of a name in lower case, without "Jr." and its like."""
    return tuple([word for word in _NAME_WORD.findall(name.lower()) if word not in _SUFFIXES])


class Register:
    """The persons of one article, by name."""

    def __init__(self) -> None:
        self.people: dict[str, Person] = {}
        self._by_word: dict[str, list[str]] = {}

    def add(self, name: str) -> Person:
        person = self.find(name)
        if person is None:
            words = name_words(name)
            key = " ".join(words)
            person = self.people[key] = Person(key, name)
            middle = {word for word in words[1:-1] if len(word) > 3} | _without_article(words[-1])
            for word in {words[0], words[-1], " ".join(words[1:]) or words[0], " ".join(words[:2]), *middle}:
                self._by_word.setdefault(word, []).append(key)
        return person

    def find(self, name: str, *, role: str = "", female: bool | None = None) -> Person | None:
        """The person that a full or short name means; the one who fits role and gender where several share it."""
        words = name_words(name)
        if not words:
            return None
        whole = " ".join(words)
        if whole in self.people:
            return self.people[whole]
        candidates = [self.people[key] for key in self._by_word.get(words[-1], ())]
        if len(words) > 1:
            candidates = [person for person in candidates if _same_name(words, name_words(person.name))]
            candidates += [self.people[key] for key in self._by_word.get(whole, ()) if self.people[key] not in candidates]
        for person in candidates:
            if (not role or not person.role or _roles_meet(role, person.role)) and (
                female is None or person.female is None or person.female == female
            ):
                return person
        return candidates[0] if candidates and not role else None


def _without_article(word: str) -> set[str]:
    """ "Bashir" of "al-Bashir"."""
    article, _, rest = word.partition("-")
    return {rest} if rest and article in _ARTICLES else set()


_ARTICLES = frozenset({"al", "el", "as", "ash", "at", "ad", "ar", "az", "an", "ul"})


def _same_name(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """ "Antony Blinken" and "Antony J. Blinken", "Joe Biden" and "Joseph R. Biden"."""
    if left[-1] != right[-1]:
        return set(left) <= set(right) or set(right) <= set(left)
    return left[0][:2] == right[0][:2] or 1 in (len(left[0]), len(right[0]), len(left), len(right))


def _roles_meet(left: str, right: str) -> bool:
    return bool(set(left.split()) & set(right.split()) - {"of", "for", "and", "the"})


# Several states have an office of this name: it tells its home only where the article speaks of that state.
_SHARED_OFFICES = re.compile(r"\b(?:foreign|home|defen[cs]e|commerce) secretary\b")


def gather(phrases: list[NounPhrase], day: date | None, mentioned: Container[str]) -> Register:
    """
    The persons named by an article's phrases, each with all that they tell of it; phrases get the keys of their persons.

    `mentioned` are the countries that the article speaks of.
    """
    register = Register()
    named = [phrase for phrase in phrases if phrase.kind == "person" and phrase.name]
    _give_keys(register, named, day)
    known = [(phrase, register.people[phrase.key]) for phrase in named if phrase.key in register.people]
    for phrase, person in known:
        if phrase.role and (not person.role or person.role in phrase.role):
            person.role, person.official = phrase.role, phrase.official
        person.countries = person.countries or phrase.countries
        person.organisation = person.organisation or phrase.organisation
        person.body = person.body or phrase.body
        person.female = phrase.female if person.female is None else person.female
    for person in register.people.values():
        if person.female is None and len(words := name_words(person.name)) > 1:
            person.female = is_woman(words[0])
        if not person.countries and not person.organisation:
            home = office_home(person.role)
            told = not _SHARED_OFFICES.search(person.role) or all(country in mentioned for country in home)
            person.countries = home if told else ()
        _from_table(person, day)
    for phrase, person in known:  # "Israeli President A, Prime Minister B": what the list says counts where nothing else does
        if not person.countries and not person.organisation:
            person.countries = phrase.shared
    for person in register.people.values():
        if person.organisation:
            person.countries = ()  # "NATO Secretary General Mark Rutte" does not act for the Netherlands
        person.official = person.official and bool(person.role or person.countries)
        person.body = person.body or _named_like_a_thing(person)
    return register


def _named_like_a_thing(person: Person) -> bool:
    """Whether nothing tells that a name of several words is a person's: "Kenya Airways", "South Asian"."""
    if person.role or person.countries or person.female is not None or len(name_words(person.name)) == 1:
        return False
    words = person.name.split()
    return not any(is_given_name(word) or is_surname(word) for word in (words[0], words[-1]))


def _give_keys(register: Register, named: list[NounPhrase], day: date | None) -> None:
    """Bring names that mean one person together: full names first, so that short ones find them."""
    for phrase in sorted(named, key=lambda phrase: -len(name_words(phrase.name))):
        words = len(name_words(phrase.name))
        if not words:
            continue
        bare = not (phrase.role or phrase.countries or phrase.female is not None)
        person = register.find(phrase.name, role=phrase.role, female=phrase.female) if words == 1 or bare else None
        if person is None:
            if words == 1 and bare and officeholders.find(phrase.name, day=day) is None:
                continue
            person = register.add(phrase.name)
        phrase.key = person.key


def _from_table(person: Person, day: date | None) -> None:
    """What the table of office holders adds to the text: home, and the office of a person named without one."""
    if person.countries and person.role:
        return
    holder = officeholders.find(" ".join(name_words(person.name)), person.role, day)
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


@lru_cache(10_000)
def office_home(role: str) -> tuple[str, ...]:
    """The state that alone has an office of this name, () where several have."""
    for pattern, home in _OFFICE_HOME:
        if pattern.search(role):
            return (home,)
    return ()


# ---------------------------------------------------------------- context

_CC_GOVERNMENT = re.compile(r"//[^/]*?(?:\.|//)(?:gov|gob|go|gouv|mil|gc|gub)\.([a-z]{2})(?:[/:]|$)")
_US_GOVERNMENT = re.compile(r"//[^/]*\.(?:gov|mil)(?:[/:]|$)")


def publisher_home(document: Document) -> str:
    """The state whose own government publishes the article, "" for news: there "the President" needs no country."""
    if _US_GOVERNMENT.search(document.article.url):
        return "USA"
    return "RUS" if "kremlin.ru" in document.article.url else ""


def homes_from_context(document: Document, register: Register, phrases: list[NounPhrase]) -> None:
    """
    Homes that no phrase tells beside the name.

    "President Sargsyan" and "the President of Armenia" are one where the article has no other president of Armenia and he no
    other country; a government's release means its own official when it names him in its title without a country.
    """
    for phrase in phrases:
        single = (
            phrase.head in _SINGLE_OFFICES
            or (phrase.head in ("prince", "princess") and "crown" in phrase.role)
            or (phrase.head == "diplomat" and "top" in document.tokens.lower[phrase.first : phrase.last])
        )
        if phrase.kind != "person" or phrase.name or not phrase.countries or not single:
            continue
        fitting = [person for person in register.people.values() if person.role and fits(phrase, person.role)]
        if any(phrase.countries[0] in person.countries for person in fitting):
            continue
        homeless = [person for person in fitting if not person.countries and not person.organisation and person.official]
        if len(homeless) == 1:
            homeless[0].countries = phrase.countries[:1]
    home = publisher_home(document)
    if home:
        _homes_of_publisher(home, document.article.title, register, phrases)


def _homes_of_publisher(home: str, title: str, register: Register, phrases: list[NounPhrase]) -> None:
    first = next((phrase.key for phrase in phrases if phrase.kind == "person" and phrase.key in register.people), "")
    in_title = set(name_words(title.replace("’s", "").replace("'s", "")))
    for person in register.people.values():
        homeless = not person.countries and not person.organisation and person.role
        if homeless and (name_words(person.name)[-1] in in_title or person.key == first):
            person.countries = (home,)
