"""
What an article has spoken of, in text order: the persons whom a pronoun or a description may mean, the states of "both sides".
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

from geotie.extraction.descriptions import fits
from geotie.extraction.people import Person, Register
from geotie.extraction.phrase_reader import NounPhrase

_REACH = 5  # sentences back that a pronoun looks for its person


@dataclass(slots=True)
class Seen:
    key: str
    sentence: int
    subject: bool
    again: bool = False  # by a possessive pronoun: the text goes on about this person


class Trail:
    """What was spoken of, in text order."""

    def __init__(self, register: Register, publisher: str) -> None:
        self.register = register
        self.publisher = publisher
        self.seen: list[Seen] = []
        self.by_sentence: dict[int, list[Seen]] = {}
        self.states: list[str] = []
        self.states_by_sentence: dict[int, list[str]] = {}
        self.unnamed: dict[str, Person] = {}
        self.speakers: dict[int, list[Person]] = {}  # spokesmen by sentence
        self.travellers: dict[str, int] = {}  # keys of those told of as travelling, the last one last, with their sentence
        self.groups: list[tuple[int, tuple[str, ...]]] = []  # people named side by side as a subject, with their sentence

    def person(self, key: str) -> Person | None:
        return self.register.people.get(key) or self.unnamed.get(key)

    def note_state(self, sentence: int, countries: tuple[str, ...]) -> None:
        """A state by its own name."""
        self.states += countries
        self.states_by_sentence.setdefault(sentence, []).extend(countries)

    def states_of(self, sentence: int) -> tuple[str, ...]:
        """States named so far in a sentence."""
        return tuple(self.states_by_sentence.get(sentence, ()))

    def note(self, key: str, sentence: int, subject: bool, countries: Iterable[str], *, again: bool = False) -> None:
        if key:
            seen = Seen(key, sentence, subject, again)
            self.seen.append(seen)
            self.by_sentence.setdefault(sentence, []).append(seen)
        self.states += countries

    def he(self, sentence: int, female: bool, *, not_me: str = "") -> Person | None:
        """
        The person that a singular pronoun means: the subject of this sentence or of one before it.

        `not_me` is the subject of its own clause, whom "him" cannot mean. In its own sentence a person who is no subject is meant
        only where the subject cannot be, being a man for "she" or a woman for "he".
        """
        for back in range(_REACH):
            here = self.by_sentence.get(sentence - back, ())
            subjects = [seen for seen in here if seen.subject]
            again = [seen for seen in here if seen.again]
            others = [seen for seen in here if not (seen.subject or seen.again)]
            if not back and not self._excludes(subjects, female):
                others = []
            for seen in chain(subjects, again, others):
                person = self.person(seen.key)
                if (
                    person is None
                    or person.several
                    or person.body
                    or seen.key == not_me
                    or (person.indefinite and not seen.subject)
                ):
                    continue
                if person.female in (None, female):
                    return person
        return None

    def subject_from(self, country: str) -> Person | None:
        """The official from a country who was the subject last, within a few sentences."""
        if not self.seen:
            return None
        for seen in reversed(self.seen):
            person = self.person(seen.key)
            if self.seen[-1].sentence - seen.sentence > _REACH:
                return None
            if seen.subject and person is not None and person.official and not person.several and country in person.countries:
                return person
        return None

    def _excludes(self, subjects: list[Seen], female: bool) -> bool:
        """Whether one of the subjects is known to be of the other gender."""
        people = (self.person(seen.key) for seen in subjects)
        return any(person is not None and person.female is (not female) for person in people)

    def holder(self, phrase: NounPhrase, *, speaker: str = "") -> Person | None:
        """
        The person that "the minister", "the Iranian official" means: the last one spoken of who fits.

        `speaker` is the person who says it, who would say "I".
        """
        subjects = (seen for sentence in reversed(self.by_sentence) for seen in self.by_sentence[sentence] if seen.subject)
        for seen in chain(subjects, reversed(self.seen)):  # who was the subject is spoken of, others are mentioned
            person = self.person(seen.key)
            if person is None or person.several or seen.key == speaker:
                continue
            if fits(phrase, person.role) and same_home(phrase, person):
                return person
        for person in self.register.people.values():
            if person.key != speaker and phrase.countries and same_home(phrase, person) and fits(phrase, person.role):
                return person
        return None

    def group(self, sentence: int, *, size: int = 0) -> tuple[str, ...]:
        """
        The people named side by side of whom "they" or "the two men" (`size` 2) speak, () where others came between.

        A sentence about one of them does not part them; a meeting of one of them with somebody else does.
        """
        if not self.groups:
            return ()
        told, keys = self.groups[-1]
        if sentence - told > _REACH or (size and len(keys) != size) or (not size and told == sentence):
            return ()
        since = {seen.key for number in range(told + 1, sentence + 1) for seen in self.by_sentence.get(number, ()) if seen.subject}
        return keys if since <= set(keys) else ()

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


def same_home(phrase: NounPhrase, person: Person) -> bool:
    return not phrase.countries or phrase.countries[0] in person.countries
