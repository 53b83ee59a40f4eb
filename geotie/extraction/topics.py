"""
Of whom the text tells a journey, before its clauses are read: the traveller whom "he" goes on with.

A pronoun that travels ("he leaves for Brunei", "his tour") means the traveller told of before rather than a host, who was the
subject of the last sentence; nobody travels to his own country, but for who returns there.
"""

from __future__ import annotations

from collections.abc import Callable

from geotie.extraction import travel
from geotie.extraction.people import Person
from geotie.extraction.phrase_reader import NounPhrase, Reader
from geotie.extraction.trail import Trail
from geotie.extraction.verbs import FORMS
from geotie.extraction.wordlists import wordset

_NO_JOURNEY = wordset("be call spend expect pass cross walk drive enter reach stay rush stop")  # of verbs: they tell of much else
_GOING = frozenset([
    form for form, readings in FORMS.items() for verb, _ in readings
    if verb in travel.VERBS and travel.VERBS[verb].motion in ("to", "in", "visit", "leave") and verb not in _NO_JOURNEY
]) | {"due"}  # fmt: skip
_RETURNING = wordset("return returns returned returning back home")
_RECEIVING = wordset("received welcomed hosted greeted receives welcomes hosts receiving welcoming hosting")
_BREAKING = wordset('that said says told whether if ; : “ ” "')
_REACH = 12  # words between a subject and its verb of travel
_REACH_OF_POSSESSIVES = 4  # "his first official foreign visit"
_SENTENCES = 8  # back to the traveller


def note_traveller(reader: Reader, phrase: NounPhrase, key: str, trail: Trail, *, subject: bool) -> None:
    """Remember a person who travels as the subject, whose journey is spoken of, or who is received."""
    stop = reader.sentence_starts[phrase.sentence + 1]
    owned = phrase.last < stop and reader.lower[phrase.last] in ("'s", "’s")
    received = phrase.first > 0 and reader.lower[phrase.first - 1] in _RECEIVING
    if received or (subject and _goes(reader, phrase.last, stop)) or (owned and _of_journey(reader, phrase.last + 1, stop)):
        trail.travellers.pop(key, None)
        trail.travellers[key] = phrase.sentence


def traveller_meant(
    reader: Reader, phrase: NounPhrase, trail: Trail, plain: Person | None, may_be: Callable[[Person], bool]
) -> Person | None:
    """
    Whom a pronoun, or "the president", means that travels.

    That is `plain`, unless the traveller told of before goes on, if he `may_be` meant, or it would be a journey home.
    """
    stop = reader.sentence_starts[phrase.sentence + 1]
    possessive = phrase.head in ("his", "her")
    if not (_of_journey(reader, phrase.last, stop) if possessive else _goes(reader, phrase.last, stop)):
        return plain
    goal, returns = _goal(reader, phrase.last, stop)
    here = [seen.key for seen in trail.by_sentence.get(phrase.sentence, ()) if seen.subject]
    if plain is not None and (plain.key in here or (plain.key in trail.travellers and _may_go(plain, goal, returns=returns))):
        return plain
    for key in reversed(trail.travellers):
        person = trail.person(key)
        if person is None or person.several or phrase.sentence - trail.travellers[key] > _SENTENCES:
            continue
        if may_be(person) and _may_go(person, goal, returns=returns):
            return person
    return plain


def _may_go(person: Person, goal: str, *, returns: bool) -> bool:
    return not goal or not person.countries or (goal in person.countries) == returns


def _goes(reader: Reader, first: int, stop: int) -> bool:
    """Whether a verb of travel stands among the next words, before what somebody says."""
    for word in reader.lower[first : min(stop, first + _REACH)]:
        if word in _BREAKING:
            return False
        if word in _GOING:
            return True
    return False


def _of_journey(reader: Reader, first: int, stop: int) -> bool:
    return not travel.JOURNEY_NOUNS.isdisjoint(reader.lower[first : min(stop, first + _REACH_OF_POSSESSIVES)])


def _goal(reader: Reader, first: int, stop: int) -> tuple[str, bool]:
    """The country of the first place behind a pronoun, "" where none is named, and whether somebody returns there."""
    returns = False
    for at in range(first, stop):
        mention = reader.mention_at.get(at)
        if mention is not None and mention.kind not in ("demonym", "person"):
            return mention.country, returns
        returns = returns or reader.lower[at] in _RETURNING
    return "", False
