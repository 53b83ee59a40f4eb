"""
What a toponym's proper name is: a place, or a person, an organisation, a treaty, a newspaper that only bears the word.

The words that are joined to a toponym decide ("Jordan Henderson", "Bank of Jordan", "Jordanian Foreign Ministry"), then the
rest of the text ("Henderson" alone, once "Jordan Henderson" has been named).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from geotie.extraction.lead import word_after, word_before, words_before
from geotie.extraction.name_classes import (
    WORDS_KEPT,
    classes_of,
    context_words,
    is_borne,
    is_given_name,
    is_ordinary,
    is_surname,
)
from geotie.extraction.proper_names import APOSTROPHE, BLANK, BREAK, HYPHEN, PARTICLE, Capitals, Link
from geotie.extraction.toponyms import Toponym
from geotie.extraction.wordlists import wordset
from geotie.gazetteer import Gazetteer

PARTICLES_OF_PERSONS = context_words("particle of a person")
# Languages are named like their speakers' adjective: "in Chinese", "spoke Portuguese".
_BEFORE_LANGUAGE = context_words("before a language")
_AFTER_LANGUAGE = re.compile(
    r"[.,;:)\"”!?]|[ ](?:and|or|as|with|to|on|at|by|for|when|but|that|class|classes|language|lessons?|is|was)\b|\s*$"
)
_LANGUAGE_WORD = re.compile(r"(?:-language\b|-speaking\b|-speakers?\b|[ ](?:language|speakers?|translation|lessons)\b)")
_CURRENCIES = wordset(
    """cent dinar dirham dollar euro forint franc hryvnia krona krone kroner kronor lari lira peso pound rial riyal ringgit ruble
    rouble rupee shekel shilling tenge yen yuan zloty baht bolivar reais"""
)
_CURRENCY = re.compile(r"[ ]?[$€£]|[ ](?:" + "|".join(_CURRENCIES) + r")s?\b")
# How those begin: a look at three letters spares most names the patterns.
_CURRENCY_HEADS = frozenset(f" {word}"[:4] for word in _CURRENCIES)
_LANGUAGE_HEADS = frozenset(["-la", "-sp", " la", " sp", " tr", " le"])
_OF_SAINT = re.compile(r"['’]s[ ][A-Z]")
_TREATY_AFTER = re.compile(
    r"(?:[ ](?:and|or)[ ][A-Z]\w+)?(?:[ ](?:peace|climate|nuclear|ceasefire|cease-fire|truce|process))?"
    r"[ -](?:[Aa]greements?|[Aa]ccords?|protocols?|conventions?|treaty|treaties|process|processes|declaration|format|formula|"
    r"framework|II|III|2)\b"
)
# An outlet that is called like a place is the outlet where it is a source: "Granma said", "according to Sabah".
_SOURCE_LEAD = re.compile(
    r"\b(?:[Aa]ccording[ ]to|[Tt]old|[Ss]aid[ ]to|(?:[Qq]uoted|[Cc]ited|[Rr]eported)[ ]by|[Ii]nterview[ ]with|"
    r"newspaper|daily|agency)(?:[ ]the)?[ ]$"
)
_SOURCE_VERB = re.compile(
    r",?[ ](?:(?:also|later|earlier|has|had)[ ])?(?:reports?|reported|said|says|quoted|cited|wrote|writes|published|added)\b"
    r"|[ ](?:news|newspaper|daily|TV|television|radio|correspondent)\b"
)
_AFTER_TITLE = wordset("and are as at by for had has in is of on or that was were which")  # no nouns that a people would describe
LONGEST_LEAD = 24  # characters
ENVOYS = frozenset(["ambassador", "envoy", "emissary", "representative", "minister", "president", "consul", "king"])
WELL_KNOWN = 7.0  # renown of capitals and the like, whose names need no support


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a toponym is a place here: `weight` is evidence for (above 0) or against it; `rule` says which rule spoke."""

    weight: float
    rule: str
    excluded: bool = False


def out(rule: str) -> Verdict:
    return Verdict(-100.0, rule, excluded=True)


PERSON = out("person")
ORGANISATION = out("organisation")
TREATY = out("treaty")
OUTLET = out("news outlet")
STREET = out("street")
SEA = out("sea")
LANGUAGE = out("language")
CURRENCY = out("currency")
NAME_PART = out("part of a name")
INDIGENOUS = out("people of several countries")
DISPUTED = out("disputed land")
COUNTRY = Verdict(3.0, "name of a country")
PLACE = Verdict(0.0, "place")
ABBREVIATED = Verdict(3.0, "abbreviated region")


@dataclass(slots=True)
class Surroundings:
    """The capitalised words right before and after a toponym in its proper name, "" where it begins or ends there."""

    before: str
    before_link: Link
    after: str
    after_link: Link
    first: int  # word of the proper name


ALONE = Surroundings("", BREAK, "", BREAK, -1)


def surroundings(toponym: Toponym, capitals: Capitals) -> Surroundings:
    words, links = capitals.words, capitals.links
    start, following = toponym.first, toponym.last + 1
    linked_before, linked_after = links[start], links[following] if following < len(links) else BREAK
    if not (linked_before or linked_after):
        return ALONE
    first = start
    if linked_before:
        first, _ = capitals.run(start)
        while first < start and capitals.opens(first) and opens_plainly(words[first]):
            first += 1
    if first == start:
        return Surroundings("", BREAK, words[following], linked_after, first) if linked_after else ALONE
    after = words[following] if linked_after else ""
    return Surroundings(words[start - 1], linked_before, after, linked_after, first)


@lru_cache(WORDS_KEPT)
def opens_plainly(word: str) -> bool:
    """Whether a word at the head of a sentence is an ordinary word there: "In", "Meanwhile"."""
    return is_ordinary(word) and not classes_of(word) and not is_given_name(word)


def judge(toponym: Toponym, around: Surroundings, capitals: Capitals, names: Gazetteer) -> Verdict:
    """What the words joined to a toponym say, the strictest rule first."""
    if toponym.abbreviated:
        return ABBREVIATED
    if toponym.known.unlike_others:
        return _judge_unlike_others(toponym, around, names)
    if verdict := _judge_text_beside(toponym, capitals.text):
        return verdict
    if around is ALONE:
        return COUNTRY if toponym.of_country else PLACE
    return (
        _judge_words_before(toponym, around, capitals)
        or _judge_words_after(toponym, around, capitals, names)
        or _weigh_company(toponym, around, names)
    )


def _judge_unlike_others(toponym: Toponym, around: Surroundings, names: Gazetteer) -> Verdict:
    """Land that counts for no country, or "Franco" and "Sino", which mean one before a hyphen only."""
    if toponym.senses[0].kind == "disputed":
        return DISPUTED
    return COUNTRY if around.after_link == HYPHEN and _names_country(around.after, names) else NAME_PART


def _names_country(word: str, names: Gazetteer) -> bool:
    senses = names.senses(word)
    return bool(senses) and senses[0].of_country


def _judge_text_beside(toponym: Toponym, text: str) -> Verdict | None:
    if toponym.known.source and _is_source(toponym, text):
        return OUTLET
    return _of_country_alone(toponym, text) if toponym.of_country else _of_place_alone(toponym, text)


def _of_country_alone(toponym: Toponym, text: str) -> Verdict | None:
    """A country's currency, its language, or a newspaper called after its people: "The Australian"."""
    if toponym.key[-1] == "s":  # peoples and islands
        return None
    end = toponym.end
    if toponym.known.outlet and _is_outlet(toponym, text):
        return OUTLET
    following = text[end : end + 4]
    if (following in _CURRENCY_HEADS or following[:1] in "$€£" or following[1:2] in "$€£") and _CURRENCY.match(text, end):
        return CURRENCY
    if toponym.senses[0].kind in ("demonym", "people"):
        if following[:3] in _LANGUAGE_HEADS and _LANGUAGE_WORD.match(text, end):
            return LANGUAGE
        if word_before(text, toponym.start).lower() in _BEFORE_LANGUAGE and _AFTER_LANGUAGE.match(text, end):
            return LANGUAGE
    return None


def _is_outlet(toponym: Toponym, text: str) -> bool:
    """ "The Namibian" as a source of news, or with a capital within a sentence, where nothing goes on the name."""
    start, end = toponym.start, toponym.end
    if not text.startswith("The ", start - 4):
        return False
    within = text[start - 6 : start - 5].isalpha() or text[start - 6 : start - 5] == ","
    ends = not text[end + 1 : end + 2].isalpha() or word_after(text, end) in _AFTER_TITLE
    return bool(_SOURCE_VERB.match(text, end)) or (within and ends)


def _of_place_alone(toponym: Toponym, text: str) -> Verdict | None:
    """A treaty named after a place, or part of a longer name: "St. Paul's Cathedral"."""
    end = toponym.end
    if is_treaty(text, end):
        return TREATY
    return NAME_PART if toponym.key.startswith(("St ", "Saint ")) and _OF_SAINT.match(text, end) else None


def is_treaty(text: str, end: int) -> bool:
    """Whether a name is that of a treaty or the like, by the words behind it."""
    return text[end : end + 1] in " -" and _TREATY_AFTER.match(text, end) is not None


def _is_source(toponym: Toponym, text: str) -> bool:
    start, end = toponym.start, toponym.end
    return bool(_SOURCE_VERB.match(text, end) or _SOURCE_LEAD.search(text, max(0, start - LONGEST_LEAD), start))


def _judge_words_before(toponym: Toponym, around: Surroundings, capitals: Capitals) -> Verdict | None:
    link = around.before_link
    if link == BREAK:
        return None
    if link == PARTICLE:
        return _judge_particle(toponym, around, capitals)
    if link == APOSTROPHE:
        return NAME_PART
    before = classes_of(around.before)
    if link == BLANK and "prefix" in before:
        return ORGANISATION
    if link == BLANK and toponym.key in ("Indian", "Indians") and not before and not is_ordinary(around.before):
        return INDIGENOUS
    return PERSON if _family_name_of_person(toponym, around) else None


def _family_name_of_person(toponym: Toponym, around: Surroundings) -> bool:
    """A toponym behind a title or a given name: "Mr London", "Michael Jordan"; no one is called Iran."""
    if toponym.of_country and not is_borne(toponym.key):
        return False
    before = classes_of(around.before)
    if "title" in before and not ("office" in before and toponym.of_country):
        return True
    return around.before_link == BLANK and is_given_name(around.before) and (toponym.of_country or not around.after)


def _judge_particle(toponym: Toponym, around: Surroundings, capitals: Capitals) -> Verdict | None:
    particle = capitals.text[capitals.ends[toponym.first - 1] : toponym.start].strip().lower().replace("’", "'")
    head = classes_of(around.before)
    if particle in ("of", "of the", "for", "for the"):
        if toponym.of_country and "sea" in head:
            return SEA
        if "treaty" in head and not toponym.of_country:
            return TREATY
        described = toponym.of_country and toponym.first - around.first > 1  # Kidney Foundation of Canada, not Bank of America
        if "organisation" in head and not described and not head & {"state", "office", "geography"}:
            return ORGANISATION
        return ORGANISATION if "school" in head and not toponym.of_country else None
    of_person = particle in PARTICLES_OF_PERSONS and not toponym.of_country and not head & {"geography", "facility"}
    return NAME_PART if of_person else None


def _judge_words_after(toponym: Toponym, around: Surroundings, capitals: Capitals, names: Gazetteer) -> Verdict | None:
    if around.after_link not in (BLANK, HYPHEN):
        return None
    if verdict := _judge_next_word(toponym, around, capitals) or _head_of_name(toponym, capitals):
        return verdict
    if around.after_link == BLANK and _given_name_of_person(toponym, around, names):
        return None if toponym.of_country and is_seat(capitals.text, toponym.start) else PERSON
    return None


def is_seat(text: str, start: int) -> bool:
    """ "The ambassador to Jordan Henry Wooster": the country ends where the person begins."""
    before = words_before(text, start)
    return before[-1] in ("to", "of") and len(before) > 1 and before[-2].lower() in ENVOYS


def _judge_next_word(toponym: Toponym, around: Surroundings, capitals: Capitals) -> Verdict | None:
    after, kind = classes_of(around.after), toponym.senses[0].kind
    if "sea" in after:
        return SEA
    if "landform" in after and kind in ("name", "former"):
        return NAME_PART  # Turkey Creek, Mexico Beach
    if "treaty" in after and kind not in ("demonym", "people"):
        return TREATY
    if "street" in after and not toponym.of_country:
        return STREET
    compass = all("compass" in classes_of(word) for word in capitals.words[toponym.first : toponym.last + 1])
    return NAME_PART if compass and around.after_link == BLANK else None  # "Far North Queensland" is a part of Queensland


_OF_STATES = frozenset({"Security", "Defence", "Defense", "Supreme", "State", "Government", "Parliamentary"})


def _head_of_name(toponym: Toponym, capitals: Capitals) -> Verdict | None:
    """
    Read on to the head of the name: "Russian Orthodox Church" is an organisation, "Russian Foreign Ministry" a state's.

    So is "the Russian Security Council": its first word is one of the state.
    """
    classes: frozenset[str] = frozenset()
    following = capitals.words[toponym.last + 1] if toponym.last + 1 < len(capitals) else ""
    of_state = following in _OF_STATES and toponym.of_country
    for index in range(toponym.last + 1, len(capitals)):
        if capitals.links[index] in (BREAK, PARTICLE):
            break
        found = classes_of(capitals.words[index])
        if found & {"office", "title"}:
            return None
        if index > toponym.last + 1 and is_given_name(capitals.words[index]) and not found:
            break
        classes = found or classes
    if not classes:
        return None
    if "treaty" in classes and not toponym.of_country:
        return TREATY
    if "organisation" in classes and "state" not in classes and not of_state:
        return ORGANISATION
    if "school" in classes and toponym.senses[0].kind not in ("demonym", "people"):
        return ORGANISATION
    return None


def _given_name_of_person(toponym: Toponym, around: Surroundings, names: Gazetteer) -> bool:
    """A toponym that people bear as a given name, before a word that nothing else explains: "Israel Keyes"."""
    if toponym.last > toponym.first or not (is_given_name(toponym.key) or is_borne(toponym.key)):
        return False
    if is_surname(around.after):
        return not classes_of(around.after) & {"facility", "geography", "office", "state", "street"} or (
            is_borne(toponym.key) and not is_ordinary(around.after)
        )
    if classes_of(around.after) or is_ordinary(around.after) or around.after.isupper():
        return False
    return not _well_known(around.after, names)


def _well_known(word: str, names: Gazetteer) -> bool:
    return any(sense.renown >= 6.0 for sense in names.senses(word))


def _weigh_company(toponym: Toponym, around: Surroundings, names: Gazetteer) -> Verdict:
    """What unexplained neighbours say of a town or region; the name of a country stands on its own feet."""
    if toponym.of_country:
        return COUNTRY
    weight = 0.0
    if around.before_link == BLANK and not _well_known(around.before, names):
        before = classes_of(around.before)
        if not before & {"office", "state", "facility", "geography", "compass"} and not around.before.isupper():
            weight -= 1.5 if is_ordinary(around.before) else 2.5
    if around.after_link == BLANK and not _well_known(around.after, names):
        after = classes_of(around.after)
        if after & {"office", "state", "geography", "title"}:
            weight += 0.5
        elif "facility" in after:
            weight += -1.0 if is_surname(toponym.key) else 0.5
        else:
            weight -= 0.5 if is_ordinary(around.after) and not is_given_name(toponym.key) else 1.5
    return Verdict(weight, "place")
