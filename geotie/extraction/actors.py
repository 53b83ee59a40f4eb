"""
Who may travel, act or be acted on: noun phrases with their name, role and the states that they stand for.

Three passes over the words of an article:

1. Noun phrases: a role with its modifiers, demonym or country and the name beside it ("Iran's deputy foreign minister, Majid
   Takht-Ravanchi,"), courtesy titles ("Ms. Rice"), delegations, governments, and bare states.
2. Names: the short form of a name met in full, and names that a table of office holders knows.
3. References: "he", "the minister", "his counterpart", "the two leaders", "both sides", by what was spoken of last.

All phrases that mean one actor share a `key`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from geotie.extraction import roles
from geotie.extraction.document import Actor, ActorKind, Document
from geotie.extraction.tokens import Tokens
from geotie.records import Mention

_HEADS = roles.LEADER_HEADS | roles.OFFICE_HEADS
_ALL_HEADS = _HEADS | roles.PLURAL_HEADS | roles.DELEGATION_HEADS | roles.UNOFFICIAL_HEADS | {"counterpart"}
_PARTICLES = frozenset(
    "al el bin bint ibn ben von van de da dos das del della der den di du la le ul ur e y zu abu ould y'".split()
)
_SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})
_DETERMINERS = frozenset("the a an his her its their our this that these those both two three several some".split())
_POSSESSIVE = frozenset({"'s", "’s"})
_GOVERNMENT = frozenset(
    "government administration authorities leadership regime parliament cabinet military army forces embassy ministry side "
    "state troops navy officials".split()
)
_MINISTRY = frozenset("foreign defence defense interior finance trade energy state justice".split())
_NOT_A_NAME = frozenset(
    "the a an in on at of for to by with from and or but he she it they we i his her its their this that these those there here when "
    "while after before as if since until monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october november december not no yes during also however meanwhile earlier later today yesterday "
    "tomorrow both all some many most more one two three four five six seven eight nine ten mr mrs ms dr following despite under "
    "over about what who which where how why then now so such other another any each every only according asked speaking last next "
    "first second third our your my you us is are was were has have had will would could should may might must do does did upon "
    "between among through throughout against because although though unless whether like than too just still even ever never "
    "afp ap reuters xinhua tass irna dr. ok gmt est utc pm am islam muslim christian jewish english french-language pope".split()
)
_ORGANISATIONS = frozenset(
    "un u.n. nato eu e.u. asean iaea opec imf who wto unesco unicef unhcr au ecowas oas osce brics mercosur gcc interpol icc icj "
    "sadc igad caricom unasur celac apec cstO csto sco eaeu oic".lower().split()
)
_ORGANISATION_WORDS = frozenset(
    "united nations european union african arab league commonwealth organisation organization commission council committee "
    "agency bank fund court monetary international world association conference secretariat".split()
)
_COUNTERPARTS = frozenset({"counterpart", "counterparts"})
_TWO = re.compile(
    r"\b(?:both (?:sides|countries|nations|states|governments|leaders|presidents|ministers|capitals|parties)"
    r"|(?:the )?two (?:sides|countries|nations|states|governments|leaders|presidents|(?:prime |foreign |defence |defense )?ministers"
    r"|parties|neighbou?rs|allies|men|officials|powers|diplomats|capitals|peoples)"
    r"|the (?:sides|parties|leaders of the two countries))\b",
    re.IGNORECASE,
)
_ORG_AFTER = frozenset("foundation institute university party company group bank club team airport street stadium hospital museum times "
                       "post news press agency council association center centre hotel palace house square church award cup".split())  # fmt: skip


@dataclass(slots=True)
class _Person:
    """One individual of the article, as its phrases tell piece by piece."""

    key: str
    name: str = ""
    role: str = ""
    countries: tuple[str, ...] = ()
    official: bool = True
    organisation: bool = False
    female: bool | None = None
    several: bool = False  # a delegation


@dataclass(slots=True)
class _Phrase:
    """A noun phrase before references are resolved; token numbers, `last` exclusive."""

    first: int
    last: int
    kind: ActorKind
    head: str = ""
    name: str = ""
    role: str = ""
    countries: tuple[str, ...] = ()
    official: bool = True
    plural: bool = False
    definite: bool = False
    counterpart_of: str = ""  # "his" or a name's word: whose counterpart
    female: bool | None = None
    organisation: bool = False
    key: str = ""


@dataclass(slots=True)
class _Reader:
    """The words of one article with the mentions that begin at them."""

    document: Document
    tokens: Tokens
    mention_at: dict[int, Mention] = field(default_factory=dict)  # first token -> mention
    mention_end: dict[int, int] = field(default_factory=dict)  # first token -> token after it
    inside: set[int] = field(default_factory=set)  # tokens within a mention, the first excluded

    def __post_init__(self) -> None:
        token_at = {start: number for number, start in enumerate(self.tokens.starts)}
        ends = self.tokens.ends
        for mention in self.document.mentions:
            first = token_at.get(mention.start)
            if first is None:
                continue
            last = first
            while last < len(ends) and ends[last] <= mention.end:
                last += 1
            last = max(last, first + 1)
            self.mention_at[first] = mention
            self.mention_end[first] = last
            self.inside.update(range(first + 1, last))

    def country_at(self, number: int) -> Mention | None:
        mention = self.mention_at.get(number)
        return mention if mention is not None and mention.kind in ("name", "demonym", "capital", "region") else None

    def capital(self, number: int) -> bool:
        word = self.tokens.words[number]
        return word[0].isupper() and word[0].isalpha()

    def name_end(self, first: int, stop: int) -> int:
        """The token after the personal name that begins at `first`; `first` itself where none does."""
        lower, words = self.tokens.lower, self.tokens.words
        at = first
        while at < stop and at - first < 7:
            mention = self.mention_at.get(at)
            if mention is not None and mention.kind != "person" and not self._name_goes_on(first, at, stop):
                break
            if self.capital(at) and (lower[at] not in _NOT_A_NAME or self._name_in_spite(first, at, stop)):
                if lower[at] in _ALL_HEADS and (at == first or lower[at] not in ("prince", "king", "head", "sheikh", "marshal")):
                    break
                at += 1
            elif at > first and lower[at] in _SUFFIXES:
                at += 1
            elif at > first and lower[at] == "," and at + 1 < stop and lower[at + 1] in ("jr", "jr.", "sr", "sr."):
                at += 2
            elif lower[at] in _PARTICLES and at + 1 < stop and at > first and self._plain_capital(at + 1):
                at += 1
            elif at > first and words[at] == "." and len(words[at - 1]) == 1 and at + 1 < stop and self.capital(at + 1):
                at += 1  # an initial
            else:
                break
        while at > first and (words[at - 1] in ".," or lower[at - 1] in _PARTICLES):
            at -= 1
        return at

    def _name_in_spite(self, first: int, at: int, stop: int) -> bool:
        """ "He Lifeng" after a title, "A" in a name's middle, "Islam" and "May" as names between name words."""
        lower = self.tokens.lower
        if at > first:
            return len(self.tokens.words[at]) == 1 or (
                lower[at] in ("islam", "may", "april", "june", "so") and self.capital(at - 1)
            )
        after_title = at > 0 and lower[at - 1] in _ALL_HEADS and self.capital(at - 1)
        return after_title and lower[at] in ("he", "so", "may") and at + 1 < stop and self._plain_capital(at + 1)

    def _plain_capital(self, number: int) -> bool:
        return self.capital(number) and number not in self.mention_at and self.tokens.lower[number] not in _NOT_A_NAME

    def _name_goes_on(self, first: int, at: int, stop: int) -> bool:
        """A word that also names a place is part of a person's name only between plain name words ("Michael Jordan Smith")."""
        return (
            at > first
            and self.mention_at[at].kind in ("city", "region")
            and at + 1 < stop
            and self._plain_capital(at + 1)
            and (self.tokens.lower[at + 1] not in _ALL_HEADS)
        )


def find(document: Document) -> tuple[Actor, ...]:
    """All actors of an article in text order; phrases never overlap."""
    reader = _Reader(document, document.tokens)
    phrases = list(_noun_phrases(reader))
    return _resolve(reader, phrases)


def _sentence_ranges(reader: _Reader) -> Iterator[tuple[int, int]]:
    starts, at = reader.tokens.starts, 0
    for sentence in reader.document.sentences:
        first = at
        while at < len(starts) and starts[at] < sentence.end:
            at += 1
        yield first, at


def _noun_phrases(reader: _Reader) -> Iterator[_Phrase]:
    for first, stop in _sentence_ranges(reader):
        at = first
        while at < stop:
            found = _phrases_at(reader, at, stop)
            yield from found
            at = max((phrase.last for phrase in found), default=at + 1)


def _phrases_at(reader: _Reader, at: int, stop: int) -> list[_Phrase]:
    lower = reader.tokens.lower
    word = lower[at]
    if word in _PRONOUNS:
        described = _described(reader, at, stop) if word in ("his", "her", "their") else []
        return described or [_Phrase(at, at + 1, "pronoun", head=word, plural=word in _PLURAL_PRONOUNS)]
    couple = _couple(reader, at, stop)
    if couple:
        return couple
    described = _described(reader, at, stop)
    if described:
        return described
    if word in roles.COURTESY and at + 1 < stop:
        end = reader.name_end(at + 1, stop)
        if end > at + 1:
            role = roles.OFFICIAL_COURTESY.get(word, "")
            return [
                _Phrase(at, end, "person", name=_text(reader, at + 1, end), role=role, female=_gender(word), official=bool(role))
            ]
    if reader.capital(at):
        named = _named(reader, at, stop)
        if named:
            return named
    mention = reader.mention_at.get(at)
    if mention is not None:
        last = reader.mention_end[at]
        if mention.kind == "person":
            return [_Phrase(at, last, "person", name=_text(reader, at, last), countries=(mention.country,))]
        if mention.kind in ("name", "capital", "region", "city") and (mention.kind == "name" or mention.acts):
            return [_Phrase(at, last, "state", countries=(mention.country,), key=mention.country)]
        return [_Phrase(at, last, "group", key="")] if last > at + 1 else []
    return []


_PRONOUNS = frozenset("he she him her his they them their himself herself".split())
_PLURAL_PRONOUNS = frozenset("they them their".split())


def _text(reader: _Reader, first: int, last: int) -> str:
    return reader.document.text[reader.tokens.starts[first] : reader.tokens.ends[last - 1]]


def _gender(word: str) -> bool | None:
    return True if word in roles.FEMALE else False if word in roles.MALE else None


def _couple(reader: _Reader, at: int, stop: int) -> list[_Phrase]:
    """ "Both sides", "the two leaders": an actor that stands for the two states spoken of last."""
    if reader.tokens.lower[at] not in ("both", "two", "the"):
        return []
    match = _TWO.match(reader.document.text, reader.tokens.starts[at])
    if not match:
        return []
    last = at
    while last < stop and reader.tokens.ends[last] <= match.end():
        last += 1
    return [_Phrase(at, last, "state", head="both", plural=True)]


@dataclass(slots=True)
class _Opening:
    """What stands before the head of a role phrase."""

    at: int
    definite: bool = False
    countries: tuple[str, ...] = ()
    official: bool = True
    organisation: bool = False
    of_whom: str = ""
    role_from: int = 0
    parts: tuple[tuple[int, int], ...] = ()  # spans of the countries of "German and French ministers"


def _opening(reader: _Reader, at: int, stop: int) -> _Opening:
    lower, words = reader.tokens.lower, reader.tokens.words
    opening = _Opening(at, role_from=at)
    if lower[at] in _DETERMINERS:
        opening.definite = lower[at] in ("the", "his", "her", "its", "their", "this", "that")
        if lower[at] in ("his", "her", "its", "their"):
            opening.of_whom = lower[at]
        opening.at = opening.role_from = at + 1
    while opening.at < stop:
        here = opening.at
        word = lower[here]
        mention = reader.country_at(here)
        if mention is not None:
            last = reader.mention_end[here]
            possessive = last < stop and words[last] in _POSSESSIVE
            if not possessive and mention.kind == "capital" and not mention.acts:
                break
            joined = here > at and lower[here - 1] in ("and", ",", "-", "–")
            if opening.countries and not joined and not possessive:
                break
            opening.countries = (*opening.countries, mention.country)
            opening.parts = (*opening.parts, (here, last))
            opening.at = last + possessive
            opening.definite = opening.definite or possessive
            if opening.at < stop and lower[opening.at] in ("and", ",", "-", "–") and not possessive:
                beyond = opening.at + 1 + (lower[opening.at] == "," and opening.at + 1 < stop and lower[opening.at + 1] == "and")
                following = reader.country_at(beyond) if beyond < stop else None
                if following is not None and following.kind in ("demonym", "name"):
                    opening.at = beyond
            opening.role_from = opening.at
        elif word in roles.FORMER or word in roles.OPPOSITION or word.startswith("ex-"):
            opening.official = False
            opening.at += 1
            if word.startswith("ex-") and word[3:] in _ALL_HEADS:
                opening.at -= 1
                break
        elif word in _ORGANISATIONS or (word in _ORGANISATION_WORDS and reader.capital(here) and word not in roles.MODIFIERS):
            opening.organisation = True
            opening.at += 1
            if opening.at < stop and words[opening.at] in _POSSESSIVE:
                opening.at += 1
        elif (word in roles.MODIFIERS or word in _ORGANISATION_WORDS and reader.capital(here) or word.endswith("-year-old")
              or word.endswith(("-level", "-ranking", "-party", "-member", "-person", "-strong"))):  # fmt: skip
            if _head_word(lower, here, stop):
                break
            opening.at += 1
            if opening.at < stop and words[opening.at] in _POSSESSIVE:
                opening.at += 1
        else:
            break
    return opening


def _head_word(lower: list[str], at: int, stop: int) -> bool:
    """A word that is a modifier and a head ("chief", "deputy"): it is the head where no further head follows."""
    if lower[at] not in _ALL_HEADS:
        return False
    ahead = at + 1
    while ahead < stop and ahead < at + 4 and lower[ahead] in roles.MODIFIERS:
        ahead += 1
    return not (ahead < stop and lower[ahead] in _ALL_HEADS)


def _head_end(lower: list[str], at: int, stop: int) -> int:
    """The token after a chain of head words that begins at `at` ("prime minister", "vice president", "chief negotiator")."""
    last = at
    word = lower[at].removeprefix("ex-")
    if (
        word.split("-")[-1] in _ALL_HEADS
        or word in _ALL_HEADS
        or word.removesuffix("-designate") in _ALL_HEADS
        or (word.endswith("-elect") and word[:-6] in _ALL_HEADS)
    ):
        last = at + 1
        while last < stop and (lower[last] in _ALL_HEADS or (lower[last] in ("general", "designate", "elect", "magistrate"))):
            last += 1
        if (
            last + 1 < stop and lower[last] in roles.MODIFIERS and lower[last + 1] in _ALL_HEADS
        ):  # "state councilor foreign minister"
            return last
    return last


def _described(reader: _Reader, at: int, stop: int) -> list[_Phrase]:
    """Phrases with a role, a delegation or a government that begin at this word."""
    lower, words = reader.tokens.lower, reader.tokens.words
    if lower[at] in roles.COURTESY and lower[at].endswith("."):
        return []
    opening = _opening(reader, at, stop)
    here = opening.at
    if here >= stop:
        return []
    head_end = _head_end(lower, here, stop)
    if head_end == here:
        return _possessed(reader, at, opening, stop)
    return _with_head(reader, at, opening, here, head_end, stop)


def _possessed(reader: _Reader, at: int, opening: _Opening, stop: int) -> list[_Phrase]:
    """ "Russia's Sergei Lavrov", "the Cuban government"."""
    lower, here = reader.tokens.lower, opening.at
    if not opening.countries:
        if lower[here] in ("government", "governments", "authorities") and here + 1 < stop and lower[here + 1] == "of":
            beyond = here + 2 + (here + 2 < stop and lower[here + 2] == "the")
            mention = reader.country_at(beyond) if beyond < stop else None
            if mention is not None and mention.kind == "name":
                return [_Phrase(at, reader.mention_end[beyond], "state", countries=(mention.country,), key=mention.country)]
        return []
    if lower[here] in _GOVERNMENT:
        return [
            _Phrase(at, here + 1, "state", countries=opening.countries[-1:], key=opening.countries[-1], official=opening.official)
        ]
    role_words = [word for word in lower[opening.role_from : here] if word in roles.MODIFIERS]
    if not role_words and here < stop and reader.capital(here) and lower[here] not in _NOT_A_NAME:
        end = reader.name_end(here, stop)
        if (
            end > here
            and not (end < stop and lower[end] in _ORG_AFTER)
            and not any(w in _ORG_AFTER for w in lower[here:end])
            and (end - here >= 2 or lower[here - 1] in _POSSESSIVE)
        ):
            return [_Phrase(at, end, "person", name=_text(reader, here, end), countries=opening.countries[:1], official=False)]
    return []


def _with_head(reader: _Reader, at: int, opening: _Opening, head_at: int, head_end: int, stop: int) -> list[_Phrase]:
    lower, words = reader.tokens.lower, reader.tokens.words
    head = lower[head_end - 1].removeprefix("ex-")
    phrase = _Phrase(at, head_end, "person", head=head, countries=opening.countries, definite=opening.definite)
    phrase.official = (
        opening.official
        and head not in roles.UNOFFICIAL_HEADS
        and not lower[head_at].startswith("ex-")
        and not head.endswith("-elect")
    )
    phrase.plural = head in roles.PLURAL_HEADS or head == "counterparts"
    phrase.organisation = opening.organisation
    phrase.counterpart_of = opening.of_whom if head in _COUNTERPARTS else ""
    phrase.female = next(
        (_gender(word) for word in lower[at:head_end] if _gender(word) is not None and word not in ("his", "her")), None
    )
    role_from = opening.role_from
    end = _complement(reader, phrase, head_end, stop)
    phrase.role = _role_text(reader, role_from, end, head_end)
    if end + 2 < stop and words[end] == "(" and words[end + 2] == ")":
        end += 3
    phrase.last = end
    if head in roles.DELEGATION_HEADS:
        return _delegation(reader, phrase, opening, end, stop)
    if phrase.plural:
        return _plural(reader, phrase, opening, end, stop)
    # A second office of the same person: "State Councilor and Foreign Minister Wang Yi", "Secretary for Trade Admiral Rocha"
    ahead = end + (end < stop and lower[end] in ("and", "&"))
    if ahead < stop and reader.capital(ahead) and reader.capital(head_at):
        second = _opening(reader, ahead, stop)
        second_end = _head_end(lower, second.at, stop) if second.at < stop else second.at
        if (
            second_end > second.at
            and not second.countries
            and lower[second_end - 1] in _HEADS
            and all(reader.capital(n) for n in range(ahead, second_end))
        ):
            last = _complement(reader, phrase, second_end, stop)
            name_end = reader.name_end(last, stop)
            if name_end > last:
                phrase.role = _role_text(reader, role_from, last, second_end)
                end = last
    return [_name_of(reader, phrase, end, stop)]


def _role_text(reader: _Reader, first: int, last: int, head_end: int) -> str:
    """The role in lower case, without the country that it belongs to ("president of the Republic of Cuba" is "president")."""
    lower = reader.tokens.lower
    for number in range(head_end, last):
        if number in reader.mention_at:
            while number > head_end and lower[number - 1] in ("of", "the", "from", "to", "for", "in"):
                number -= 1
            last = number
            break
    return " ".join(lower[first:last])


def _complement(reader: _Reader, phrase: _Phrase, at: int, stop: int) -> int:
    """Read "of Foreign Affairs", "of the Republic of Cuba", "for political affairs", "to Moscow"; the token after it."""
    lower = reader.tokens.lower
    while at < stop and lower[at] in ("of", "for", "to", "on", "from", "in"):
        preposition, here, seen = lower[at], at + 1, False
        if preposition in ("to", "in") and phrase.head not in (
            "ambassador",
            "envoy",
            "representative",
            "consul",
            "ambassadors",
            "attaché",
        ):
            break
        if preposition == "on" and phrase.head not in ("envoy", "representative", "adviser", "advisor", "negotiator", "rapporteur"):
            break
        last = here
        while here < stop:
            mention = reader.country_at(here) or (reader.mention_at.get(here) if here in reader.mention_at else None)
            word = lower[here]
            if mention is not None and mention.kind != "person":
                here = last = reader.mention_end[here]
                seen = True
                if preposition in ("of", "from") and not phrase.countries and mention.kind in ("name", "demonym", "capital"):
                    phrase.countries = (mention.country,)
                if phrase.plural and here + 1 < stop and lower[here] in (",", "and"):
                    beyond = here + 1 + (lower[here] == "," and lower[here + 1] == "and")
                    following = reader.mention_at.get(beyond)
                    if beyond < stop and following is not None and following.kind == "name":
                        phrase.countries = (*phrase.countries, following.country)
                        here = beyond
                        continue
                break
            if word in ("the", "and", "of", "for") or word in _POSSESSIVE or word == "'":
                here += 1
            elif word in roles.PORTFOLIO or (word in _ORGANISATION_WORDS and reader.capital(here)) or word in _ORGANISATIONS:
                phrase.organisation = phrase.organisation or word in _ORGANISATIONS
                here += 1
                last, seen = here, True
            elif word == "," and here + 1 < stop and lower[here + 1] in roles.PORTFOLIO and reader.capital(here + 1) and seen:
                here += 1
            elif word in _HEADS and lower[here - 1] == "the" and preposition == "of":  # "of the President of Ukraine"
                here += 1
                last, seen = here, True
                break
            elif preposition == "of" and word in _DETERMINERS:
                here += 1
            else:
                break
        if not seen:
            break
        at = last
    return at


def _name_of(reader: _Reader, phrase: _Phrase, at: int, stop: int) -> _Phrase:
    """Add the name that stands beside a role: directly, or after a comma."""
    lower, words = reader.tokens.lower, reader.tokens.words
    if at < stop and lower[at] in roles.COURTESY:
        phrase.female = phrase.female if phrase.female is not None else _gender(lower[at])
        at += 1
    end = reader.name_end(at, stop)
    if end == at and at + 1 < stop and words[at] == ",":
        start = at + 1 + (lower[at + 1] in roles.COURTESY)
        end = reader.name_end(start, stop)
        if (
            end - start < 2
            or (end < stop and lower[end] in ("'s", "’s", "and"))
            or (end < stop and words[end] not in ",.)—–-" and (not phrase.definite))
        ):
            return phrase
        at = start
    if end == at:
        return phrase
    if end < stop and words[end] == "." and len(words[end - 1]) == 1:
        end += 0
    phrase.name, phrase.last = _text(reader, at, end), end
    if end + 1 < stop and lower[end] in ("of", "from"):
        beyond = end + 1 + (lower[end + 1] == "the" and end + 2 < stop)
        mention = reader.mention_at.get(beyond)
        if mention is not None and mention.kind == "name":
            phrase.countries = phrase.countries or (mention.country,)
            phrase.last = reader.mention_end[beyond]
    elif end + 2 < stop and words[end] == "(" and end + 1 in reader.mention_at and reader.mention_at[end + 1].kind == "name":
        closing = reader.mention_end[end + 1]
        if closing < stop and words[closing] == ")":
            phrase.countries = phrase.countries or (reader.mention_at[end + 1].country,)
            phrase.last = closing + 1
    return phrase


def _delegation(reader: _Reader, phrase: _Phrase, opening: _Opening, at: int, stop: int) -> list[_Phrase]:
    lower = reader.tokens.lower
    if phrase.head in ("mission", "team", "entourage") and not (phrase.countries or phrase.organisation):
        return []
    phrase.kind = "delegation"
    phrase.name = _text(reader, phrase.first, phrase.last)
    phrase.role = ""
    if not phrase.countries and at < stop and lower[at] in ("from", "of"):
        mention = reader.mention_at.get(at + 1)
        if mention is not None and mention.kind == "name":
            phrase.countries, phrase.last = (mention.country,), reader.mention_end[at + 1]
    return [phrase]


def _plural(reader: _Reader, phrase: _Phrase, opening: _Opening, at: int, stop: int) -> list[_Phrase]:
    """ "Presidents Xi Jinping and Vladimir Putin", "his Greek and Cypriot counterparts, A and B", "US and Cuban officials"."""
    lower, words = reader.tokens.lower, reader.tokens.words
    singular = phrase.head if phrase.head.endswith("ss") else phrase.head.removesuffix("s")
    role = " ".join([*phrase.role.split()[:-1], singular]) if phrase.role.endswith(phrase.head) else phrase.role
    people: list[_Phrase] = []
    here = at + (at < stop and words[at] == ",")
    while here < stop:
        end = reader.name_end(here, stop)
        if end == here:
            break
        person = _Phrase(here, end, "person", head=singular, role=role, official=phrase.official, organisation=phrase.organisation,
                         counterpart_of=phrase.counterpart_of)  # fmt: skip
        person = _name_of(reader, person, here, stop)
        people.append(person)
        here = person.last
        if here < stop and words[here] == ",":
            here += 1
        if here < stop and lower[here] in ("and", "&"):
            here += 1
        elif words[here - 1] != ",":
            break
    if people and (len(people) > 1 or words[at] != ","):
        for number, person in enumerate(people):
            if not person.countries and len(phrase.countries) == len(people):
                person.countries = (phrase.countries[number],)
            elif not person.countries and len(phrase.countries) == 1:
                person.countries = phrase.countries
        people[0].first = phrase.first
        return people
    if phrase.head not in roles.PLURAL_HEADS - {"experts"} and phrase.head != "counterparts":
        return [phrase]
    phrase.kind = "delegation"
    if len(opening.parts) > 1 and len(opening.parts) == len(phrase.countries):
        head_words = " ".join(words[opening.role_from : phrase.last])
        split = []
        for number, (first, last) in enumerate(opening.parts):
            final = number == len(opening.parts) - 1
            part = replace(phrase, first=phrase.first if number == 0 else first, last=phrase.last if final else last)
            part.countries = (phrase.countries[number],)
            part.name = f"{_text(reader, first, last)} {head_words}"
            part.role = role
            split.append(part)
        return split
    phrase.name = _text(reader, phrase.first, phrase.last)
    return [phrase]


def _named(reader: _Reader, at: int, stop: int) -> list[_Phrase]:
    """A name without a role before it, with the role that may stand after it: "Li Qiang, China's premier"."""
    lower, words = reader.tokens.lower, reader.tokens.words
    end = reader.name_end(at, stop)
    if end == at:
        return []
    if (end < stop and lower[end] in _ORG_AFTER) or any(
        word in _ORG_AFTER or word in _ORGANISATION_WORDS for word in lower[at:end]
    ):
        return [_Phrase(at, end, "group")]
    phrase = _Phrase(at, end, "person", name=_text(reader, at, end), official=False)
    if end + 1 < stop and words[end] in (",", "(", "–", "—"):
        beyond = end + 1
        if lower[beyond] in roles.COURTESY or reader.name_end(beyond, stop) > beyond and beyond not in reader.mention_at:
            second = []
        else:
            second = _described(reader, beyond, stop)
        if (
            len(second) == 1
            and second[0].kind == "person"
            and not second[0].name
            and second[0].role
            and not second[0].counterpart_of
        ):
            role = second[0]
            closes = (
                role.last >= stop or words[role.last] in ",.;)–—" or lower[role.last] in ("who", "said", "and", "for", "told", "'s")
            )
            if closes and (role.definite or role.countries or end - at > 1):
                phrase.role, phrase.countries, phrase.head = role.role, role.countries, role.head
                phrase.official, phrase.organisation, phrase.last = role.official, role.organisation, role.last
    elif end + 1 < stop and lower[end] == "of" and end + 1 in reader.mention_at and reader.mention_at[end + 1].kind == "name":
        phrase.countries, phrase.last = (reader.mention_at[end + 1].country,), reader.mention_end[end + 1]
    return [phrase]


# ---------------------------------------------------------------- who is who

_OBLIQUE = frozenset(
    "with by to of for from at on in against between after under about including like than alongside behind near via before following "
    "over toward towards despite without versus".split()
)
_REACH = 5  # sentences back that a pronoun looks for its person
# Roles that only one state has; they tell the home of an official of whom the text says no more.
_OFFICE_HOME = (
    (re.compile(r"\b(?:under|deputy|assistant )*secretary of (?:state|defense|the treasury|commerce|homeland security|energy)\b"), "USA"),
    (re.compile(r"\b(?:defense|treasury|commerce|homeland security) secretary\b"), "USA"),
    (re.compile(r"\b(?:white house|pentagon|state department|cia|director of national intelligence|second gentleman)\b"), "USA"),
    (re.compile(r"\b(?:foreign secretary|home secretary|chancellor of the exchequer)\b"), "GBR"),
    (re.compile(r"\bpope\b|\bpontiff\b|\bholy see\b|\bcardinal secretary\b"), "VAT"),
    (re.compile(r"\btaoiseach\b"), "IRL"),
    (re.compile(r"\bkremlin\b|\bduma\b"), "RUS"),
    (re.compile(r"\bstate councill?or\b"), "CHN"),
    (re.compile(r"\bknesset\b"), "ISR"),
    (re.compile(r"\bbundestag\b|\bfederal chancellor\b"), "DEU"),
    (re.compile(r"\bdowning street\b"), "GBR"),
)  # fmt: skip


def _name_tokens(name: str) -> list[str]:
    return [word for word in re.findall(r"[^\s.,’']+(?:['’-]\w+)*", name.lower()) if word not in _SUFFIXES]


class _Register:
    """The persons of one article, by name."""

    def __init__(self) -> None:
        self.people: dict[str, _Person] = {}
        self._by_token: dict[str, list[str]] = {}

    def add(self, name: str) -> _Person:
        words = _name_tokens(name)
        person = self.find(name)
        if person is None:
            key = " ".join(words)
            person = self.people[key] = _Person(key, name)
            for word in {words[0], words[-1], " ".join(words[1:]) or words[0], " ".join(words[:2])}:
                self._by_token.setdefault(word, []).append(key)
        return person

    def find(self, name: str, *, role: str = "", female: bool | None = None) -> _Person | None:
        """The person that a full or short name means; the one spoken of last where several share it."""
        words = _name_tokens(name)
        if not words:
            return None
        whole = " ".join(words)
        if whole in self.people:
            return self.people[whole]
        candidates = [self.people[key] for key in self._by_token.get(words[-1], ())]
        if len(words) > 1:
            candidates = [person for person in candidates if _same_name(words, _name_tokens(person.name))]
            candidates += [self.people[key] for key in self._by_token.get(whole, ()) if self.people[key] not in candidates]
        fitting = [p for p in candidates if (not role or not p.role or _roles_meet(role, p.role))
                   and (female is None or p.female is None or p.female == female)]  # fmt: skip
        return (fitting or candidates or [None])[0]  # type: ignore[list-item]


def _same_name(left: list[str], right: list[str]) -> bool:
    """ "Antony Blinken" and "Antony J. Blinken", "Joe Biden" and "Joseph R. Biden"."""
    if left[-1] != right[-1]:
        return set(left) <= set(right) or set(right) <= set(left)
    return left[0][:2] == right[0][:2] or len(left[0]) == 1 or len(right[0]) == 1 or len(left) == 1 or len(right) == 1


def _roles_meet(left: str, right: str) -> bool:
    return bool(set(left.split()) & set(right.split()) - {"of", "for", "and", "the"})


def _resolve(reader: _Reader, phrases: list[_Phrase]) -> tuple[Actor, ...]:
    register = _register(reader, phrases)
    sentence_of = [reader.document.sentence_at(reader.tokens.starts[phrase.first]).index for phrase in phrases]
    context = _context_home(reader.document)
    trail = _Trail(register)
    actors = []
    for phrase, sentence in zip(phrases, sentence_of, strict=True):
        actor = _actor(reader, phrase, sentence, register, trail, context)
        if actor is not None:
            actors.append(actor)
    return tuple(actors)


def _register(reader: _Reader, phrases: list[_Phrase]) -> _Register:
    register = _Register()
    named = [phrase for phrase in phrases if phrase.kind == "person" and phrase.name]
    for phrase in sorted(named, key=lambda phrase: -len(_name_tokens(phrase.name))):
        words = _name_tokens(phrase.name)
        if not words:
            continue
        bare = not (phrase.role or phrase.countries or phrase.female is not None)
        person = register.find(phrase.name, role=phrase.role, female=phrase.female) if len(words) == 1 or bare else None
        if person is None:
            if len(words) == 1 and bare:
                continue
            person = register.add(phrase.name)
        phrase.key = person.key
    for phrase in named:  # in text order, so that the first full role is kept
        person = register.people.get(phrase.key)
        if person is None:
            continue
        if phrase.role and (not person.role or person.role in phrase.role):
            person.role = phrase.role
            person.official = phrase.official
        person.countries = person.countries or phrase.countries
        person.organisation = person.organisation or phrase.organisation
        person.female = phrase.female if person.female is None else person.female
    for person in register.people.values():
        _complete(person)
        person.official = person.official and bool(person.role or person.countries)
    return register


def _complete(person: _Person) -> None:
    """Home from the office where the text names no country."""
    if person.countries or person.organisation:
        return
    for pattern, home in _OFFICE_HOME:
        if pattern.search(person.role):
            person.countries = (home,)
            return


_CC_GOVERNMENT = re.compile(r"//[^/]*?(?:\.|//)(?:gov|gob|go|gouv|mil|gc|gub)\.([a-z]{2})(?:[/:]|$)")
_US_GOVERNMENT = re.compile(r"//[^/]*\.(?:gov|mil)(?:[/:]|$)")


def _context_home(document: Document) -> str:
    """The state whose own government publishes the article, "" for news: there "the President" needs no country."""
    if _US_GOVERNMENT.search(document.article.url):
        return "USA"
    if "kremlin.ru" in document.article.url:
        return "RUS"
    return ""


@dataclass(slots=True)
class _Seen:
    key: str
    sentence: int
    subject: bool


class _Trail:
    """What was spoken of, in text order."""

    def __init__(self, register: _Register) -> None:
        self.register = register
        self.seen: list[_Seen] = []
        self.states: list[str] = []
        self.unnamed: dict[str, _Person] = {}

    def person(self, key: str) -> _Person | None:
        return self.register.people.get(key) or self.unnamed.get(key)

    def note(self, key: str, sentence: int, subject: bool, countries: Iterable[str]) -> None:
        if key:
            self.seen.append(_Seen(key, sentence, subject))
        self.states += countries

    def he(self, sentence: int, female: bool) -> _Person | None:
        """The person that a singular pronoun means: the subject of this sentence or of one before it."""
        for back in range(_REACH):
            here = [seen for seen in self.seen if seen.sentence == sentence - back]
            order = [seen for seen in here if seen.subject]
            if back:
                order += [seen for seen in here if not seen.subject]
            for seen in order:
                person = self.person(seen.key)
                if person is not None and not person.several and person.female in (None, female):
                    return person
        return None

    def holder(self, head: str, countries: tuple[str, ...]) -> _Person | None:
        """The person that "the minister", "the Iranian official" means: the last one spoken of who fits."""
        for seen in reversed(self.seen):
            person = self.person(seen.key)
            if person is None or not _fits(head, person.role):
                continue
            if countries and countries[0] not in person.countries:
                continue
            return person
        for person in self.register.people.values():
            if countries and countries[0] in person.countries and _fits(head, person.role):
                return person
        return None

    def last_two(self, *, people: bool) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The two states spoken of last, in text order, and the persons who stand for them."""
        states: list[str] = []
        keys: list[str] = []
        if people:
            for seen in reversed(self.seen):
                person = self.person(seen.key)
                if person is not None and person.countries and person.countries[0] not in states:
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


_ANY_OFFICE = frozenset({"official", "diplomat", "envoy", "politician", "visitor", "statesman", "dignitary", "aide"})
_TOP = frozenset({"leader", "ruler", "strongman"})
_TOP_ROLES = re.compile(
    r"\b(?:president|premier|prime minister|chancellor|king|queen|emir|sultan|leader|ruler|crown prince|chairman)\b"
)


def _fits(head: str, role: str) -> bool:
    if not role:
        return False
    if head in _ANY_OFFICE:
        return True
    if head in _TOP:
        return bool(_TOP_ROLES.search(role))
    if head == "premier":
        return "premier" in role or "prime minister" in role
    if head == "president" and "vice" in role:
        return False
    return head in role.split() or (head == "chief" and "director" in role)


def _actor(reader: _Reader, phrase: _Phrase, sentence: int, register: _Register, trail: _Trail, context: str) -> Actor | None:
    tokens = reader.tokens
    start, end = tokens.starts[phrase.first], tokens.ends[phrase.last - 1]
    text = reader.document.text[start:end]
    subject = not (phrase.first and tokens.lower[phrase.first - 1] in _OBLIQUE)

    def made(kind: ActorKind, person: _Person, *, plural: bool = False) -> Actor:
        trail.note(person.key, sentence, subject, person.countries)
        return Actor(start, end, text, kind, person.key, person.name, person.role, person.countries, person.official, plural)

    if phrase.kind == "pronoun":
        return _pronoun(phrase, sentence, trail, start, end, text)
    if phrase.head == "both":
        people = bool(re.search(r"leader|president|minister|men|official|diplomat", text.lower()))
        countries, keys = trail.last_two(people=people)
        if not countries:
            return None
        return Actor(start, end, text, "state", "&".join(keys or countries), countries=countries, plural=True)
    if phrase.kind == "state":
        trail.note("", sentence, subject, phrase.countries)
        return Actor(start, end, text, "state", phrase.key, countries=phrase.countries, official=phrase.official)
    if phrase.kind == "group":
        return None
    if phrase.kind == "delegation":
        if not phrase.countries and phrase.definite:
            previous = next((p for k, p in reversed(trail.unnamed.items()) if k.endswith(f":{phrase.head}")), None)
            if previous is not None:
                return made("delegation", previous, plural=True)
        led = phrase.last < len(tokens) and tokens.lower[phrase.last] in ("led", "headed")
        if not phrase.countries and not phrase.definite and not led:
            return None
        key = f"{'+'.join(phrase.countries)}:{phrase.head}"
        person = trail.unnamed.setdefault(
            key, _Person(key, phrase.name, phrase.role, phrase.countries, phrase.official, phrase.organisation, several=True)
        )
        return made("delegation", person, plural=True)
    if phrase.name:
        known = register.people.get(phrase.key)
        if known is None:
            return None
        if not known.countries and context and phrase.official and not known.organisation and known.role:
            known.countries = (context,)
        if phrase.counterpart_of and not known.role.removesuffix("counterpart").strip():
            other = next((trail.person(s.key) for s in reversed(trail.seen) if s.key != known.key), None)
            known.role = other.role if other is not None else known.role
            known.official = True
        return made("person", known)
    return _unnamed(reader, phrase, trail, context, made)


def _pronoun(phrase: _Phrase, sentence: int, trail: _Trail, start: int, end: int, text: str) -> Actor | None:
    if phrase.plural:
        for seen in reversed(trail.seen):
            person = trail.person(seen.key)
            if seen.sentence < sentence - 1:
                break
            if person is not None and person.key in trail.unnamed and ":" in person.key:
                return Actor(
                    start, end, text, "pronoun", person.key, person.name, person.role, person.countries, person.official, True
                )
        return None
    female = phrase.head in ("she", "her", "herself")
    person = trail.he(sentence, female)
    if person is None:
        return None
    person.female = female
    if phrase.head in ("he", "she"):
        trail.note(person.key, sentence, True, ())
    return Actor(start, end, text, "pronoun", person.key, person.name, person.role, person.countries, person.official)


def _unnamed(reader: _Reader, phrase: _Phrase, trail: _Trail, context: str, made: object) -> Actor | None:
    """ "The minister", "a Chinese envoy", "the visiting president"."""
    build: object = made
    if phrase.head in roles.UNOFFICIAL_HEADS or phrase.plural:
        return None
    determiner = reader.tokens.lower[phrase.first]
    if phrase.definite or reader.capital(phrase.first):
        person = trail.holder(phrase.head, phrase.countries) if phrase.head != "counterpart" else None
        if person is not None:
            return build("person", person)  # type: ignore[operator, no-any-return]
    elif determiner not in ("a", "an") and not phrase.countries:
        return None
    countries = phrase.countries
    if not countries and context and phrase.head in roles.LEADER_HEADS | {"secretary"} and phrase.official:
        countries = (context,)
    if not countries:
        for pattern, home in _OFFICE_HOME:
            if pattern.search(phrase.role):
                countries = (home,)
    if not countries or phrase.head == "counterpart":
        return None
    key = f"{countries[0]}:{phrase.head}"
    known = trail.unnamed.get(key)
    if known is None:
        name = reader.document.text[reader.tokens.starts[phrase.first] : reader.tokens.ends[phrase.last - 1]]
        for opening in ("the ", "The ", "a ", "A ", "an ", "An "):
            name = name.removeprefix(opening)
        known = trail.unnamed[key] = _Person(key, name, phrase.role, countries, phrase.official, phrase.organisation)
    return build("person", known)  # type: ignore[operator, no-any-return]
