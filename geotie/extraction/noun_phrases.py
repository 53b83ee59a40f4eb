"""
Noun phrases that may name an actor: a role with its modifiers, demonym or country and the name beside it ("Iran's deputy foreign
minister, Majid Takht-Ravanchi,"), courtesy titles ("Ms. Rice"), delegations, governments, bare states and pronouns.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from geotie.countries import country_name
from geotie.extraction import roles
from geotie.extraction.document import ActorKind, Document
from geotie.extraction.tokens import Tokens
from geotie.extraction.wordlists import wordset
from geotie.records import Mention

_HEADS = roles.LEADER_HEADS | roles.OFFICE_HEADS
_ALL_HEADS = _HEADS | roles.PLURAL_HEADS | roles.DELEGATION_HEADS | roles.UNOFFICIAL_HEADS | {"counterpart"}
_PARTICLES = wordset("""
    al el bin bint ibn ben von van de da dos das del della der den di du la le ul ur e y zu abu ould y'
""")
_FAMILY_PARTICLES = wordset("Al bin bint ibn Bin")  # the word behind them is a name, whatever else it may mean
_FORENAMES = wordset("seyed seyyed sayyid sayed syed mohammad mohammed muhammad haji abdul")  # the name known in full may follow
_NAMES_AND_TITLES = wordset("amir sultan shah malik")
_LONGEST_NAME = 12  # words
_SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})
_DETERMINERS = wordset("the a an his her its their our this that these those both two three several some")
_POSSESSIVE = frozenset({"'s", "’s"})
_GOVERNMENT = wordset("""
    government administration authorities leadership regime parliament cabinet military army forces embassy ministry side
    state troops navy officials
""")
_MINISTRY = wordset("foreign defence defense interior finance trade energy state justice")
_ARABIC_ARTICLE = re.compile(r"(?:al|el|an|as|ash|at|ad|ar|az|ul|bin)-[A-Z]")
_HEADS_IN_NAMES = roles.UNOFFICIAL_HEADS | wordset("prince king head sheikh marshal aide mp pm")
_NOT_A_NAME = wordset("""
    the a an in on at of for to by with from and or but he she it they we i his her its their this that these those there
    here when while after before as if since until monday tuesday wednesday thursday friday saturday sunday january february
    march april may june july august september october november december not no yes during also however meanwhile earlier
    later today yesterday tomorrow both all some many most more one two three four five six seven eight nine ten mr mrs ms
    dr following despite under over about what who which where how why then now so such other another any each every only
    according asked speaking last next first second third our your my you us is are was were has have had will would could
    should might must do does did upon between among through throughout against because although though unless whether like
    than too just still even ever never afp ap reuters xinhua tass irna dr. ok gmt est utc pm am islam muslim christian
    jewish english french-language pope
""")
_ORGANISATIONS = frozenset(
    "un u.n. nato eu e.u. asean iaea opec imf who wto unesco unicef unhcr au ecowas oas osce brics mercosur gcc interpol icc icj "
    "sadc igad caricom unasur celac apec cstO csto sco eaeu oic".lower().split()
)
_ORGANISATION_WORDS = wordset("""
    united nations european union african arab league commonwealth organisation organization commission council committee
    agency bank fund court monetary international world association conference secretariat states islamic community refugees atomic
""")
_COUNTERPARTS = frozenset({"counterpart", "counterparts"})
_TWO = re.compile(
    r"\b(?:both (?:sides|countries|nations|states|governments|leaders|presidents|ministers|capitals|parties)"
    r"|(?:the )?two (?:sides|countries|nations|states|governments|leaders|presidents"
    r"|(?:prime |foreign |defence |defense )?ministers|parties|neighbou?rs|allies|men|officials|powers|diplomats|capitals|peoples)"
    r"|the (?:sides|parties|leaders of the two countries))\b",
    re.IGNORECASE,
)
_ORG_AFTER = wordset("""
    foundation institute university party company group bank club team airport street stadium hospital museum times post
    news press agency council association center centre hotel palace house square church award cup
""")


@dataclass(slots=True)
class NounPhrase:
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
    shared: tuple[str, ...] = ()  # countries that the list it stands in suggests: "Israeli President A, Prime Minister B"
    sentence: int = 0
    homes: tuple[tuple[int, Mention], ...] = ()  # countries of "the ministers of Cuba and Chile", each with the token after it


@dataclass(slots=True)
class Reader:
    """The words of one article with the mentions that begin at them."""

    document: Document
    tokens: Tokens
    mention_at: dict[int, Mention] = field(default_factory=dict)  # first token -> mention
    mention_end: dict[int, int] = field(default_factory=dict)  # first token -> token after it
    sentence_starts: list[int] = field(default_factory=list)  # first token of each sentence

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

    def first_of_sentence(self, number: int) -> int:
        return self.sentence_starts[number]

    def country_at(self, number: int) -> Mention | None:
        mention = self.mention_at.get(number)
        if mention is None or mention.kind not in ("name", "demonym", "capital", "city"):
            return None
        if mention.kind in ("capital", "city") and mention.text == country_name(mention.country):
            return mention  # a city that is a state: Singapore
        if mention.kind == "city":
            return None
        return mention if mention.kind != "capital" or mention.acts else None

    def capital(self, number: int) -> bool:
        word = self.tokens.words[number]
        return word[0].isupper() and word[0].isalpha()

    def name_end(self, first: int, stop: int) -> int:
        """The token after the personal name that begins at `first`; `first` itself where none does."""
        lower, words = self.tokens.lower, self.tokens.words
        at = first
        while at < stop and at - first < _LONGEST_NAME:
            mention = self.mention_at.get(at)
            if mention is not None and mention.kind != "person" and not self._name_goes_on(first, at, stop):
                break
            if mention is not None and at > first and self.mention_end[at] > at + 1 and lower[at - 1] not in _FORENAMES:
                break  # a person whom the gazetteer knows in full begins here
            if (self.capital(at) or (at > first and _ARABIC_ARTICLE.match(words[at]))) and (
                lower[at] not in _NOT_A_NAME or self._name_in_spite(first, at, stop)
            ):
                titled = (
                    at == first > 0 and lower[at - 1] in _ALL_HEADS and lower[at] in ("amir", "emir", "sultan", "malik", "prince")
                )
                if (
                    lower[at] in _ALL_HEADS
                    and (at == first or lower[at] not in _HEADS_IN_NAMES)
                    and not (at > first and lower[at] in _NAMES_AND_TITLES and at + 1 < stop and self._plain_name(at + 1))
                    and not (titled and at + 1 < stop and self._plain_capital(at + 1))
                ):
                    break
                at += 1
            elif at > first and lower[at] in _SUFFIXES:
                at += 1
            elif at > first and lower[at] == "," and at + 1 < stop and lower[at + 1] in ("jr", "jr.", "sr", "sr."):
                at += 2
            elif (
                lower[at] in _PARTICLES
                and at + 1 < stop
                and at > first
                and (self._plain_capital(at + 1) or lower[at + 1] in _PARTICLES)
            ):
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

    def _plain_name(self, number: int) -> bool:
        """A capital word that is no title."""
        return self._plain_capital(number) and self.tokens.lower[number] not in _ALL_HEADS | roles.COURTESY

    def _plain_capital(self, number: int) -> bool:
        return self.capital(number) and number not in self.mention_at and self.tokens.lower[number] not in _NOT_A_NAME

    def _name_goes_on(self, first: int, at: int, stop: int) -> bool:
        """A word that also names a place is part of a person's name before a plain name word ("President Vladimir Putin")."""
        if at == first:
            return (
                at > 0 and self.tokens.lower[at - 1] in _ALL_HEADS | roles.COURTESY
                and self.mention_at[at].kind in ("city", "region") and at + 1 < stop and self._plain_capital(at + 1)
            )  # fmt: skip
        if self.mention_at[at].kind in ("city", "region") and self.tokens.words[at - 1] in _FAMILY_PARTICLES:
            return True  # "Al Jaber Al Sabah"
        return (
            at > first
            and self.mention_at[at].kind in ("city", "region")
            and at + 1 < stop
            and self._plain_capital(at + 1)
            and (self.tokens.lower[at + 1] not in _ALL_HEADS)
        )


def _sentence_ranges(reader: Reader) -> Iterator[tuple[int, int]]:
    starts, at = reader.tokens.starts, 0
    for sentence in reader.document.sentences:
        first, at = at, bisect_left(starts, sentence.end, at)
        yield first, at


def noun_phrases(reader: Reader) -> Iterator[NounPhrase]:
    """Noun phrases in text order; they never overlap."""
    for number, (first, stop) in enumerate(_sentence_ranges(reader)):
        reader.sentence_starts.append(first)
        at = first
        before: NounPhrase | None = None
        while at < stop:
            if not _opens(reader, at, stop):
                at += 1
                continue
            found = _phrases_at(reader, at, stop)
            for phrase in found:
                phrase.sentence = number
                if before is not None and phrase.role and phrase.name and not phrase.countries and _listed(reader, before, phrase):
                    phrase.shared = before.countries or before.shared
                if (
                    before is not None
                    and before.kind == "delegation"
                    and phrase.name
                    and not phrase.countries
                    and (reader.tokens.lower[before.last : phrase.first][-2:] in (["led", "by"], ["headed", "by"]))
                ):
                    phrase.shared = before.countries
                if (
                    before is not None
                    and phrase.role
                    and not phrase.countries
                    and (reader.tokens.lower[before.last : phrase.first] in (["'s"], ["’s"]))
                ):
                    phrase.shared = before.countries  # "President Xi's special envoy"
                before = phrase
                yield phrase
            at = max((phrase.last for phrase in found), default=at + 1)


_OPENERS = (
    roles.MODIFIERS | roles.FORMER | roles.OPPOSITION | _ALL_HEADS | roles.COURTESY | _GOVERNMENT
    | wordset("he she him her his they them their himself herself both two")
)  # fmt: skip


def _opens(reader: Reader, at: int, stop: int) -> bool:
    """Whether a noun phrase may begin at a word: most words of a text cannot, and are passed over quickly."""
    word = reader.tokens.words[at]
    if word in _DETERMINERS and word not in _PRONOUNS:  # lower case: "the minister", but not "the talks"
        at += 1
        if at >= stop:
            return False
        word = reader.tokens.words[at]
    return word in _OPENERS or word[0].isupper() or "-" in word


def _listed(reader: Reader, left: NounPhrase, right: NounPhrase) -> bool:
    """Whether two officials are neighbours in a list."""
    between = reader.tokens.lower[left.last : right.first]
    return left.kind == "person" and bool(left.role) and between in ([","], ["and"], [",", "and"], ["&"])


def _phrases_at(reader: Reader, at: int, stop: int) -> list[NounPhrase]:  # noqa: PLR0911
    lower = reader.tokens.lower
    word = lower[at]
    if word in _PRONOUNS:
        described = _described(reader, at, stop) if word in ("his", "her", "their") else []
        return described or [NounPhrase(at, at + 1, "pronoun", head=word, plural=word in _PLURAL_PRONOUNS)]
    couple = _couple(reader, at, stop)
    if couple:
        return couple
    styled = _styled(reader, at, stop)
    if styled:
        return styled
    described = _described(reader, at, stop)
    if described:
        return described
    if word in roles.COURTESY and at + 1 < stop:
        end = reader.name_end(at + 1, stop)
        if end > at + 1:
            role = roles.OFFICIAL_COURTESY.get(word, "")
            return [
                NounPhrase(at, end, "person", name=_text(reader, at + 1, end), role=role, female=_gender(word), official=bool(role))
            ]
    if reader.capital(at):
        named = _named(reader, at, stop)
        if named:
            return named
    mention = reader.mention_at.get(at)
    if mention is not None:
        last = reader.mention_end[at]
        if mention.kind == "person":
            return [NounPhrase(at, last, "person", name=_text(reader, at, last), countries=(mention.country,))]
        if mention.kind in ("name", "capital", "region", "city") and (mention.kind == "name" or mention.acts):
            return [NounPhrase(at, last, "state", countries=(mention.country,), key=mention.country)]
        return [NounPhrase(at, last, "group", key="")] if last > at + 1 else []
    return []


_STYLE_WORDS = wordset("highness majesty excellency holiness eminence highnesses majesties excellencies")
_STYLE_ADJECTIVES = wordset("royal imperial serene")
_CUSTODIAN = ["custodian", "of", "the", "two", "holy", "mosques"]


def _style_end(lower: list[str], at: int, stop: int) -> int:
    """The token after "His Royal Highness", "Custodian of the Two Holy Mosques"; `at` where no style stands."""
    here = at + (lower[at] in ("his", "her", "their", "the"))
    if lower[here : here + len(_CUSTODIAN)] == _CUSTODIAN:
        here += len(_CUSTODIAN)
    else:
        here += here < stop and lower[here] in _STYLE_ADJECTIVES
        if here == at or here >= stop or lower[here] not in _STYLE_WORDS:
            return at
        here += 1
    return here + (here < stop and lower[here] == ",")


def _styled(reader: Reader, at: int, stop: int) -> list[NounPhrase]:
    """A person with a style of honour before title and name, which are read as if they stood alone."""
    lower = reader.tokens.lower
    end = _style_end(lower, at, stop)
    if end == at or end >= stop:
        return []
    found = _phrases_at(reader, end, stop)
    if not found or found[0].first != end or found[0].kind != "person":
        return []
    person = found[0]
    person.first, person.definite = at, True
    if not person.role:
        person.role, person.official = lower[end - 1 - (lower[end - 1] == ",")], True
    if "mosques" in lower[at:end]:
        person.countries = person.countries or ("SAU",)
    return found


_PRONOUNS = wordset("he she him her his they them their himself herself")
_PLURAL_PRONOUNS = wordset("they them their")


def _text(reader: Reader, first: int, last: int) -> str:
    return reader.document.text[reader.tokens.starts[first] : reader.tokens.ends[last - 1]]


def _gender(word: str) -> bool | None:
    return True if word in roles.FEMALE else False if word in roles.MALE else None


def _couple(reader: Reader, at: int, stop: int) -> list[NounPhrase]:
    """ "Both sides", "the two leaders": an actor that stands for the two states spoken of last."""
    if reader.tokens.lower[at] not in ("both", "two", "the"):
        return []
    match = _TWO.match(reader.document.text, reader.tokens.starts[at])
    if not match:
        return []
    last = at
    while last < stop and reader.tokens.ends[last] <= match.end():
        last += 1
    return [NounPhrase(at, last, "state", head="both", plural=True)]


_BODIES = wordset("house ministry department chamber office council board")


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


def _opening(reader: Reader, at: int, stop: int) -> _Opening:  # noqa: PLR0912, PLR0915
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
                if (
                    following is not None
                    and following.kind in ("demonym", "name")
                    and _same_list(lower[opening.at], mention, following)
                ):
                    opening.at = beyond
            opening.role_from = opening.at
        elif word in roles.INSTITUTIONS and reader.capital(here) and not opening.countries:
            opening.countries, opening.definite = (roles.INSTITUTIONS[word],), True
            opening.at += 1
        elif (
            words[here].isupper()
            and 2 <= len(words[here]) <= 6
            and words[here].isalpha()
            and here + 1 < stop
            and (lower[here + 1] in roles.MODIFIERS or lower[here + 1] in _ALL_HEADS)
        ):
            opening.at += 1  # "NSC Coordinator", "CIA Director"
            opening.organisation = opening.organisation or word in _ORGANISATIONS
        elif (
            word == "of"
            and here + 1 < stop
            and lower[here - 1] in _BODIES
            and reader.capital(here - 1)
            and reader.capital(here + 1)
        ):
            opening.at += 2  # "US House of Representatives Majority Whip"
        elif word in roles.FORMER or word in roles.OPPOSITION or word.startswith("ex-"):
            opening.official = False
            opening.at += 1
            if word.startswith("ex-") and word[3:] in _ALL_HEADS:
                opening.at -= 1
                break
        elif word in _ORGANISATIONS or (word in _ORGANISATION_WORDS and reader.capital(here) and word not in roles.MODIFIERS):
            opening.organisation = True
            opening.at += 1
            if opening.at < stop and (words[opening.at] in _POSSESSIVE or (words[opening.at] in "'’" and word.endswith("s"))):
                opening.at += 1  # "NATO's", "the United Nations'"
        elif (word in roles.MODIFIERS or (word in _ORGANISATION_WORDS and reader.capital(here)) or word.endswith("-year-old")
              or word.endswith(("-level", "-ranking", "-party", "-member", "-person", "-strong"))):  # fmt: skip
            if _head_word(lower, here, stop):
                break
            opening.at += 1
            if opening.at < stop and words[opening.at] in _POSSESSIVE:
                opening.at += 1
        else:
            break
    return opening


def _same_list(joint: str, left: Mention, right: Mention) -> bool:
    """ "US, British and French officials" is a list; "in Kuwait, Bangladeshi officials" is not."""
    return joint != "," or left.kind == right.kind or left.text.replace(".", "").isupper()


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


def _described(reader: Reader, at: int, stop: int) -> list[NounPhrase]:
    """Phrases with a role, a delegation or a government that begin at this word."""
    lower, _words = reader.tokens.lower, reader.tokens.words
    if lower[at] in roles.COURTESY and lower[at].endswith("."):
        return []
    opening = _opening(reader, at, stop)
    here = opening.at
    if here >= stop:
        return []
    head_end = _head_end(lower, here, stop)
    if head_end == here:
        return _possessed(reader, at, opening, stop)
    if lower[head_end - 1] == "official" and head_end < stop and lower[head_end] in _OFFICIAL_THINGS:
        return []  # "his official trip", "the official residence"
    return _with_head(reader, at, opening, here, head_end, stop)


_OFFICIAL_THINGS = wordset("""
    visit visits trip trips tour tours journey travel talks talk meeting meetings residence statement statements ceremony
    ceremonies welcome reception dinner lunch banquet delegation delegations duties business engagement engagements programme
    program agenda capacity invitation invitations opening launch website media news results policy position language name
""")


def _possessed(reader: Reader, at: int, opening: _Opening, stop: int) -> list[NounPhrase]:
    """ "Russia's Sergei Lavrov", "the Cuban government"."""
    lower, here = reader.tokens.lower, opening.at
    if not opening.countries:
        if lower[here] in ("government", "governments", "authorities") and here + 1 < stop and lower[here + 1] == "of":
            beyond = here + 2 + (here + 2 < stop and lower[here + 2] == "the")
            mention = reader.country_at(beyond) if beyond < stop else None
            if mention is not None and mention.kind == "name":
                return [NounPhrase(at, reader.mention_end[beyond], "state", countries=(mention.country,), key=mention.country)]
        return []
    if lower[here] in _GOVERNMENT:
        return [
            NounPhrase(
                at, here + 1, "state", countries=opening.countries[-1:], key=opening.countries[-1], official=opening.official
            )
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
            return [NounPhrase(at, end, "person", name=_text(reader, here, end), countries=opening.countries[:1], official=False)]
    return []


def _with_head(reader: Reader, at: int, opening: _Opening, head_at: int, head_end: int, stop: int) -> list[NounPhrase]:  # noqa: PLR0917
    lower, words = reader.tokens.lower, reader.tokens.words
    head = lower[head_end - 1].removeprefix("ex-")
    phrase = NounPhrase(at, head_end, "person", head=head, countries=opening.countries, definite=opening.definite)
    phrase.official = (
        opening.official
        and head not in roles.UNOFFICIAL_HEADS
        and not lower[head_at].startswith("ex-")
        and not head.endswith("-elect")
    )
    phrase.plural = head in roles.PLURAL_HEADS or head in ("counterparts", "delegations")
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
    last = _further_offices(reader, phrase, head_at, end, stop)
    if last > end:
        phrase.role = _role_text(reader, role_from, last, head_end)
        end = last
    phrase = _name_of(reader, phrase, end, stop)
    if phrase.name and head in roles.COURTESY:
        _office_after(reader, phrase, phrase.last, stop)  # "Sheikh Tamim bin Hamad Al Thani, emir of Qatar"
    if phrase.name and not phrase.countries:
        known = next((m for n, m in reader.mention_at.items() if at <= n < phrase.last and m.kind == "person"), None)
        phrase.shared = (known.country,) if known is not None and known.country else ()
    return [phrase]


def _further_offices(reader: Reader, phrase: NounPhrase, head_at: int, end: int, stop: int) -> int:
    """
    The token after more offices of the same person, `end` where there are none or no name follows.

    "State Councilor and Foreign Minister Wang Yi", "Special Adviser to the Premier and NSC Senior Director Ann Lee"
    """
    lower, at = reader.tokens.lower, end
    apposed = phrase.first > 0 and lower[phrase.first - 1] == "," and not phrase.countries
    while reader.capital(head_at):
        ahead = at + (at < stop and lower[at] in ("and", "&"))
        if ahead >= stop or not reader.capital(ahead):
            break
        second = _opening(reader, ahead, stop)
        second_end = _head_end(lower, second.at, stop) if second.at < stop else second.at
        if second_end == second.at or second.countries or lower[second_end - 1] not in _HEADS:
            break
        if not all(reader.capital(number) for number in range(ahead, second_end)):
            break
        at = _complement(reader, phrase, second_end, stop)
    apposed = apposed and bool(phrase.countries)  # ", the Crown Prince and Prime Minister of Bahrain,"
    return at if at > end and (apposed or reader.name_end(at, stop) > at) else end


def _role_text(reader: Reader, first: int, last: int, head_end: int) -> str:
    """The role in lower case, without the country that it belongs to ("president of the Republic of Cuba" is "president")."""
    lower = reader.tokens.lower
    cut = next((number for number in range(head_end, last) if number in reader.mention_at), last)
    while head_end < cut < last and lower[cut - 1] in ("of", "the", "from", "to", "for", "in"):
        cut -= 1
    last = cut
    while first < last and lower[first] in _PASSING:
        first += 1
    while first < last - 1 and lower[last - 1] in _STYLED_NAMES:
        last -= 1  # "emir Sheikh Tamim"
    return " ".join(_ABBREVIATED.get(word, word) for word in lower[first:last])


_STYLED_NAMES = wordset("sheikh sheik prince sultan king")
_ABBREVIATED = {"fm": "foreign minister", "pm": "prime minister"}


_PASSING = wordset("visiting current outgoing incoming newly elected appointed longtime long-time")


def _complement(reader: Reader, phrase: NounPhrase, at: int, stop: int) -> int:  # noqa: PLR0912, PLR0915
    """Read "of Foreign Affairs", "of the Republic of Cuba", "for political affairs", "to Moscow"; the token after it."""
    lower = reader.tokens.lower
    while at < stop and lower[at] in ("of", "for", "to", "on", "from", "in"):
        preposition, here, seen = lower[at], at + 1, False
        if (
            preposition in ("to", "in")
            and phrase.head not in ("assistant", "adviser", "advisor", "aide", "counselor", "counsellor", "delegate")
            and phrase.head
            not in (
                "ambassador",
                "envoy",
                "representative",
                "consul",
                "ambassadors",
                "attaché",
            )
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
                    phrase.homes = ((last, mention),)
                if phrase.plural and here + 1 < stop and lower[here] in (",", "and"):
                    beyond = here + 1 + (lower[here] == "," and lower[here + 1] == "and")
                    beyond += beyond + 1 < stop and lower[beyond] == "the"
                    following = reader.mention_at.get(beyond)
                    if beyond < stop and following is not None and following.kind == "name" and phrase.countries:
                        phrase.countries = (*phrase.countries, following.country)
                        phrase.homes = (*phrase.homes, (reader.mention_end[beyond], following))
                        here = beyond
                        continue
                if here + 1 < stop and reader.tokens.words[here] in _POSSESSIVE and lower[here + 1] in roles.PORTFOLIO:
                    here += 1
                    continue  # "the secretary of Iran's Supreme National Security Council"
                if here < stop and lower[here] in roles.PORTFOLIO and (reader.capital(here) or lower[here] == "state"):
                    continue  # "the speaker of the US House of Representatives"
                break
            if word in ("the", "and", "of", "for") or word in _POSSESSIVE or word == "'":
                here += 1
            elif word in roles.PORTFOLIO or (word in _ORGANISATION_WORDS and reader.capital(here)) or word in _ORGANISATIONS:
                phrase.organisation = phrase.organisation or word in _ORGANISATIONS
                here += 1
                last, seen = here, True
            elif word == "," and here + 1 < stop and lower[here + 1] in roles.PORTFOLIO and reader.capital(here + 1) and seen:
                here += 1
            elif word in _HEADS and lower[here - 1] == "the" and preposition in ("of", "to"):  # "of the President of Ukraine"
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


def _name_of(reader: Reader, phrase: NounPhrase, at: int, stop: int) -> NounPhrase:
    """Add the name that stands beside a role: directly, or after a comma."""
    lower, words = reader.tokens.lower, reader.tokens.words
    if at < stop and lower[at] in roles.COURTESY:
        phrase.female = phrase.female if phrase.female is not None else _gender(lower[at])
        at += 1
    end = reader.name_end(at, stop)
    if end == at and at + 1 < stop and words[at] == ",":
        start = at + 1 + (lower[at + 1] in roles.COURTESY)
        titled = _described(reader, start, stop) if phrase.definite and phrase.countries and start == at + 1 else []
        if (
            len(titled) == 1
            and titled[0].name
            and titled[0].role
            and not titled[0].countries
            and titled[0].kind == "person"
            and (titled[0].last >= stop or words[titled[0].last] in ",.)")
        ):
            phrase.role, phrase.name, phrase.last = titled[0].role, titled[0].name, titled[0].last
            return phrase
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


def _delegation(reader: Reader, phrase: NounPhrase, opening: _Opening, at: int, stop: int) -> list[NounPhrase]:
    lower = reader.tokens.lower
    if phrase.head in ("mission", "team", "entourage") and not (phrase.countries or phrase.organisation):
        return []
    phrase.kind = "delegation"
    phrase.name = _text(reader, phrase.first, phrase.last)
    if len(phrase.homes) > 1 and len(phrase.homes) == len(phrase.countries):
        return _by_home(reader, phrase, "delegation")  # "delegations from Chad and Niger"
    phrase.role = ""
    if not phrase.countries and at < stop and lower[at] in ("from", "of"):
        mention = reader.mention_at.get(at + 1)
        if mention is not None and mention.kind == "name":
            phrase.countries, phrase.last = (mention.country,), reader.mention_end[at + 1]
    return [phrase]


def _plural(reader: Reader, phrase: NounPhrase, opening: _Opening, at: int, stop: int) -> list[NounPhrase]:  # noqa: PLR0912, PLR0915
    """ "Presidents Xi Jinping and Vladimir Putin", "his Greek and Cypriot counterparts, A and B", "US and Cuban officials"."""
    lower, words = reader.tokens.lower, reader.tokens.words
    singular = phrase.head if phrase.head.endswith("ss") else phrase.head.removesuffix("s")
    role = " ".join([*phrase.role.split()[:-1], singular]) if phrase.role.endswith(phrase.head) else phrase.role
    people: list[NounPhrase] = []
    here = at + (at < stop and words[at] in (",", "–", "—", "-", ":", "("))
    opened, begin = here > at, stop
    while here < stop:
        end = reader.name_end(here, stop)
        if end == here:
            there = reader.mention_at.get(here) if people else None
            beyond = reader.mention_end[here] if there is not None else here
            if there is None or there.kind != "name" or beyond + 1 >= stop or words[beyond] != ",":
                break
            end = reader.name_end(beyond + 1, stop)  # "of Russia, Sergei Lavrov, and Turkey, Hakan Fidan"
            if end == beyond + 1:
                break
            phrase.countries = (*phrase.countries, there.country)
            begin, here = here, beyond + 1
        person = NounPhrase(here, end, "person", head=singular, role=role, official=phrase.official)
        person.organisation, person.counterpart_of = phrase.organisation, phrase.counterpart_of
        person = _name_of(reader, person, here, stop)
        person.first = min(begin, person.first)
        begin = stop
        people.append(person)
        here = person.last
        if here < stop and words[here] == ",":
            here += 1
        if here < stop and lower[here] in ("and", "&"):
            here += 1
        elif words[here - 1] != ",":
            break
    if people and (len(people) > 1 or not opened):
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
    if len(phrase.homes) > 1 and len(phrase.homes) == len(phrase.countries):
        return _by_home(reader, phrase, singular)
    phrase.name = _text(reader, phrase.first, phrase.last)
    return [phrase]


def _by_home(reader: Reader, phrase: NounPhrase, singular: str) -> list[NounPhrase]:
    """ "The leaders of Chad, Niger and Mali": one delegation a country; each phrase ends with its country."""
    parts = []
    first = phrase.first
    for number, (last, mention) in enumerate(phrase.homes):
        begin = first if number == 0 else last - _width(reader, last, mention)
        begin -= number > 0 and reader.tokens.lower[begin - 1] == "the"
        role = " ".join([*phrase.role.split()[:-1], singular])
        part = replace(phrase, first=begin, last=last, countries=(mention.country,), homes=(), role=role)
        part.name = f"{role} of {mention.text}"
        parts.append(part)
    return parts


def _width(reader: Reader, last: int, mention: Mention) -> int:
    """Number of tokens of a mention that ends before token `last`."""
    first = last
    while first > 0 and reader.tokens.starts[first - 1] >= mention.start:
        first -= 1
    return last - first


def _named(reader: Reader, at: int, stop: int) -> list[NounPhrase]:
    """A name without a role before it, with the role that may stand after it: "Li Qiang, China's premier"."""
    lower = reader.tokens.lower
    end = reader.name_end(at, stop)
    if end == at:
        return []
    if (end < stop and lower[end] in _ORG_AFTER) or any(
        word in _ORG_AFTER or word in _ORGANISATION_WORDS for word in lower[at:end]
    ):
        return [NounPhrase(at, end, "group")]
    phrase = NounPhrase(at, end, "person", name=_text(reader, at, end), official=False)
    _office_after(reader, phrase, end, stop)
    state = reader.mention_at.get(end + 1) if end + 1 < stop and lower[end] == "of" and not phrase.role else None
    if state is not None and state.kind == "name":
        phrase.countries, phrase.last = (state.country,), reader.mention_end[end + 1]
    return [phrase]


def _office_after(reader: Reader, phrase: NounPhrase, end: int, stop: int) -> None:
    """Add the office that stands behind a name: "Li Qiang, China's premier"."""
    lower, words, at = reader.tokens.lower, reader.tokens.words, phrase.first
    if end + 1 < stop and words[end] in (",", "(", "–", "—"):
        beyond = end + 1
        titled = lower[beyond] in roles.COURTESY and lower[beyond + 1 : beyond + 2] != ["of"]
        if titled or (reader.name_end(beyond, stop) > beyond and beyond not in reader.mention_at):
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
