"""
What a toponym's proper name is: a place, or a person, an organisation, a treaty, a newspaper that only bears the word.

The words that are joined to a toponym decide ("Jordan Henderson", "Bank of Jordan", "Jordanian Foreign Ministry"), then the
rest of the text ("Henderson" alone, once "Jordan Henderson" has been named).
"""

from __future__ import annotations

from dataclasses import dataclass

from geotie.extraction.name_classes import classes_of, is_given_name, is_ordinary, is_surname
from geotie.extraction.proper_names import Capitals, Link
from geotie.extraction.toponyms import Toponym
from geotie.gazetteer import Gazetteer

# Country names that people bear as given or family names; others ("Iran", "Cuba") make no person of the next capitalised word.
BORNE = frozenset(
    ["Jordan", "Chad", "Israel", "Georgia", "Kenya", "India", "China", "Ireland", "Chile", "Cuba", "Jamaica", "England", "Holland", "Wales", "Paris", "Niger", "Mali", "Malta", "Jersey", "Guinea"]
)
BORNE_DEMONYMS = frozenset(
    ["English", "French", "German", "Irish", "Welsh", "Dane", "Finn", "Pole", "Turk", "Scott", "Swede", "Roman", "Norman", "Saxon", "Breton", "Basque", "Israeli", "Afghani", "Catalan", "Romani"]
)
HEADS_OF_STATE_BODIES = frozenset({"state"})


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a toponym is a place here; `weight` is evidence for (above 0) or against it, `why` a rule's name."""

    weight: float
    why: str

    @property
    def excluded(self) -> bool:
        return self.weight <= EXCLUDED


EXCLUDED = -100.0


def out(why: str) -> Verdict:
    return Verdict(EXCLUDED, why)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The capitalised words right before and after a toponym in its proper name, "" where it begins or ends there."""

    before: str
    before_link: Link
    after: str
    after_link: Link
    first: int  # of the proper name
    last: int


def surroundings(toponym: Toponym, capitals: Capitals) -> Surroundings:
    first, last = capitals.run(toponym.first)
    while (
        first < toponym.first
        and capitals.opens[first]
        and _opens_plainly(capitals.words[first])
        and capitals.links[first + 1] == Link.BLANK
    ):
        first += 1
    before = toponym.first > first
    after = toponym.last < last
    return Surroundings(
        capitals.words[toponym.first - 1] if before else "",
        capitals.links[toponym.first] if before else Link.BREAK,
        capitals.words[toponym.last + 1] if after else "",
        capitals.links[toponym.last + 1] if after else Link.BREAK,
        first,
        last,
    )


def _opens_plainly(word: str) -> bool:
    """Whether a word at the head of a sentence is an ordinary word there: "In", "Former", "Meanwhile"."""
    return is_ordinary(word) and not (classes_of(word) & {"title", "prefix"}) and not is_given_name(word)


def judge(toponym: Toponym, around: Surroundings, capitals: Capitals, names: Gazetteer) -> Verdict:
    """What the words joined to a toponym say."""
    if toponym.container:
        return Verdict(3.0, "region after its town")
    before, after = classes_of(around.before), classes_of(around.after)
    if around.before_link == Link.PARTICLE and (verdict := _after_particle(toponym, around, capitals)):
        return verdict
    if around.before_link in (Link.BLANK, Link.HYPHEN, Link.APOSTROPHE):
        if around.before_link == Link.APOSTROPHE:
            return out("part of a name")
        if "prefix" in before:
            return out("inside the name of an organisation")
        if "title" in before and not _is_state_name(toponym):
            return out("person after a title")
        if around.before_link == Link.BLANK and _given_before(toponym, around):
            return out("person after a given name")
    if around.after_link in (Link.BLANK, Link.HYPHEN):
        if "treaty" in after and not toponym.of_country:
            return out("inside the name of a treaty")
        if "street" in after and not toponym.of_country:
            return out("street")
        if "sea" in after:
            return out("sea")
        if verdict := _head_of_name(toponym, around, capitals):
            return verdict
        if around.after_link == Link.BLANK and _person_after(toponym, around, names):
            return out("given name of a person")
    return _weight_of_company(toponym, around, names)


def _is_state_name(toponym: Toponym) -> bool:
    return toponym.of_country and toponym.key not in BORNE and toponym.key not in BORNE_DEMONYMS


def _given_before(toponym: Toponym, around: Surroundings) -> bool:
    if not is_given_name(around.before):
        return False
    if toponym.senses[0].kind in ("demonym", "people"):
        return toponym.key in BORNE_DEMONYMS and not around.after
    return not toponym.of_country or toponym.key in BORNE


def _person_after(toponym: Toponym, around: Surroundings, names: Gazetteer) -> bool:
    """A toponym that people bear as a given name, before a word that nothing else explains: "Israel Keyes"."""
    if not is_given_name(toponym.key) and toponym.key not in BORNE:
        return False
    after = around.after
    if classes_of(after) and not is_surname(after):
        return False
    if is_surname(after):
        return True
    return not is_ordinary(after) and after not in names and not after.isupper()


def _head_of_name(toponym: Toponym, around: Surroundings, capitals: Capitals) -> Verdict | None:
    """Read on to the head of the name: "Russian Orthodox Church" is an organisation, "Russian Foreign Ministry" a state's."""
    classes: frozenset[str] = frozenset()
    for index in range(toponym.last + 1, around.last + 1):
        if capitals.links[index] == Link.PARTICLE:
            break
        found = classes_of(capitals.words[index])
        if "office" in found or "title" in found:
            return None
        classes = found or classes
    if "organisation" in classes and not classes & HEADS_OF_STATE_BODIES:
        return out("inside the name of an organisation")
    return None


def _after_particle(toponym: Toponym, around: Surroundings, capitals: Capitals) -> Verdict | None:
    gap = capitals.text[capitals.ends[toponym.first - 1] : toponym.start]
    head = classes_of(around.before)
    if " of " in gap or gap in (" for ", " for the "):
        if "sea" in head and toponym.of_country:
            return out("sea")
        if "organisation" in head and not head & {"state", "office", "geography"}:
            return out("inside the name of an organisation")
    elif (
        gap.strip().lower() in ("bin", "ibn", "van", "von", "van der", "al-", "el-", "d'", "de la", "de", "der", "den")
        and not toponym.of_country
    ):
        return out("part of a name")
    return None


def _weight_of_company(toponym: Toponym, around: Surroundings, names: Gazetteer) -> Verdict:
    """What unexplained neighbours say of a town or region; the name of a country stands on its own feet."""
    if toponym.of_country:
        return Verdict(3.0, "name of a country")
    weight = 0.0
    if around.before_link == Link.BLANK and around.before not in names:
        weight -= 1.0 if is_ordinary(around.before) or classes_of(around.before) else 2.5
    if around.after_link == Link.BLANK and around.after not in names:
        after = classes_of(around.after)
        if after & {"office", "state", "facility", "geography"}:
            weight += 0.5
        elif is_surname(around.after) and is_given_name(toponym.key.split()[-1]):
            weight -= 3.0
        else:
            weight -= 0.5 if is_ordinary(around.after) else 1.5
    return Verdict(weight, "place by its name and what stands beside it")
