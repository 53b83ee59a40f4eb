"""
A noun phrase before references are resolved, and the words that it is read from.

`Reader` holds the tokens of one article with what stands at each of them, and reads personal names.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from geotie.countries import country_name
from geotie.extraction import roles
from geotie.extraction.document import ActorKind, Document
from geotie.extraction.phrase_words import ALL_HEADS, COURTESY, HEAD, MARKS, NO_NAME, PARTICLE
from geotie.extraction.wordlists import WordTable, wordset
from geotie.records import Mention

_CAPITAL = WordTable(lambda word: word[0].isupper())
_LONGEST_NAME = 12  # words
_SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})
_ARABIC_ARTICLE = re.compile(r"(?:al|el|an|as|ash|at|ad|ar|az|ul|bin)-[A-Z]")
_FAMILY_PARTICLES = wordset("Al bin bint ibn Bin")  # the word behind them is a name, whatever else it may mean
_FORENAMES = wordset("seyed seyyed sayyid sayed syed mohammad mohammed muhammad haji abdul")  # the name known in full may follow
_NAMES_AND_TITLES = wordset("amir sultan shah malik")
_TITLES_BEFORE_NAMES = wordset("amir emir sultan malik prince shah")
_HEADS_IN_NAMES = roles.UNOFFICIAL_HEADS | wordset("prince king head sheikh marshal aide mp pm shah malik")
_WORDS_IN_NAMES = wordset("islam may april june so he")  # "Liu He": the pronoun has no capital there


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
    body: bool = False  # named like a person, but a ministry, a treaty or a gathering: nobody's "he"
    key: str = ""
    shared: tuple[str, ...] = ()  # countries that the list it stands in suggests: "Israeli President A, Prime Minister B"
    sentence: int = 0
    homes: tuple[tuple[int, Mention], ...] = ()  # countries of "the ministers of Cuba and Chile", each with the token after it


class Reader:
    """The words of one article with the mentions that begin at them; columns with one entry a token, in text order."""

    __slots__ = (
        "capitals", "countries", "document", "ends", "lower", "marks", "mention_at", "mention_end", "sentence_starts", "starts",
        "text", "words",
    )  # fmt: skip

    def __init__(self, document: Document) -> None:
        tokens = document.tokens
        self.document, self.text = document, document.text
        self.words, self.lower, self.starts, self.ends = tokens.words, tokens.lower, tokens.starts, tokens.ends
        self.marks: list[int] = list(map(MARKS.__getitem__, self.lower))
        self.capitals: list[bool] = list(map(_CAPITAL.__getitem__, self.words))
        self.mention_at: dict[int, Mention] = {}  # first token -> mention
        self.mention_end: dict[int, int] = {}  # first token -> token after it
        self.countries: dict[int, Mention] = {}  # those mentions that tell a state: names, demonyms, acting capitals
        self._place_mentions()
        self.sentence_starts: list[int] = []  # first token of each sentence, and the number of tokens
        last = 0
        for sentence in document.sentences:
            self.sentence_starts.append(last)
            last = bisect_left(self.starts, sentence.end, last)
        self.sentence_starts.append(last)

    def _place_mentions(self) -> None:
        starts, ends = self.starts, self.ends
        count = len(ends)
        for mention in self.document.mentions:
            first = bisect_left(starts, mention.start)
            if first == count or starts[first] != mention.start:
                continue
            last = first + 1
            while last < count and ends[last] <= mention.end:
                last += 1
            self.mention_at[first] = mention
            self.mention_end[first] = last
            if _tells_a_state(mention):
                self.countries[first] = mention
            else:
                self.countries.pop(first, None)

    def part(self, first: int, last: int) -> str:
        """The text of some tokens, `last` exclusive."""
        return self.text[self.starts[first] : self.ends[last - 1]]

    def name_end(self, first: int, stop: int) -> int:
        """The token after the personal name that begins at `first`; `first` itself where none does."""
        capitals, marks, mention_at = self.capitals, self.marks, self.mention_at
        at, most = first, min(stop, first + _LONGEST_NAME)
        while at < most:
            if at in mention_at and self._place_ends_name(first, at, stop):
                break
            if capitals[at] and not marks[at] & (NO_NAME | HEAD):
                at += 1
                continue
            width = self._name_word(first, at, stop)
            if not width:
                break
            at += width
        words = self.words
        while at > first and (words[at - 1] in ".," or marks[at - 1] & PARTICLE):
            at -= 1
        return at

    def _place_ends_name(self, first: int, at: int, stop: int) -> bool:
        """Whether a name stops before a place or before a person whom the gazetteer knows in full."""
        if self.mention_at[at].kind != "person" and not self._name_goes_on(first, at, stop):
            return True
        return at > first and self.mention_end[at] > at + 1 and self.lower[at - 1] not in _FORENAMES

    def _name_word(self, first: int, at: int, stop: int) -> int:
        """The number of tokens by which a name goes on with a word that need not be a name's: a title, a particle, a suffix."""
        inside = at > first
        capital = self.capitals[at] or (inside and _ARABIC_ARTICLE.match(self.words[at]) is not None)
        if capital and (not self.marks[at] & NO_NAME or self._name_in_spite(first, at, stop)):
            return 0 if self._title_ends_name(first, at, stop) else 1
        return self._joint(at, stop) if inside else 0

    def _joint(self, at: int, stop: int) -> int:
        """The number of tokens of a suffix ("Jr."), of a particle or of the point behind an initial, inside a name."""
        lower, words = self.lower, self.words
        if lower[at] in _SUFFIXES:
            return 1
        if at + 1 >= stop:
            return 0
        if lower[at] == "," and lower[at + 1] in ("jr", "jr.", "sr", "sr."):
            return 2
        if self.marks[at] & PARTICLE and (self._plain_capital(at + 1) or self.marks[at + 1] & PARTICLE):
            return 1
        return int(words[at] == "." and len(words[at - 1]) == 1 and self.capitals[at + 1])

    def _title_ends_name(self, first: int, at: int, stop: int) -> bool:
        """Whether a title is no part of the name: "Wang Yi Foreign Minister", but "Crown Prince Salman", "Shah Mahmood"."""
        word = self.lower[at]
        if not self.marks[at] & HEAD or (at > first and word in _HEADS_IN_NAMES):
            return False
        more = at + 1 < stop
        if at > first:
            return not (word in _NAMES_AND_TITLES and more and self._plain_name(at + 1))
        before = at - 1 - (at > 1 and self.words[at - 1] == ",")  # "Foreign Minister, Shah Nadir Qalandar"
        titled = first > 0 and self.marks[before] & HEAD and word in _TITLES_BEFORE_NAMES
        return not (titled and more and (self._plain_capital(at + 1) or self.words[at + 1] in _FAMILY_PARTICLES))

    def _name_in_spite(self, first: int, at: int, stop: int) -> bool:
        """ "He Lifeng" after a title, "A" in a name's middle, "Islam" and "May" as names between name words."""
        word = self.lower[at]
        if at > first:
            return len(word) == 1 or (word in _WORDS_IN_NAMES and self.capitals[at - 1])
        after_title = at > 0 and self.marks[at - 1] & HEAD and self.capitals[at - 1]
        return bool(after_title) and word in ("he", "so", "may") and at + 1 < stop and self._plain_capital(at + 1)

    def _plain_name(self, number: int) -> bool:
        """A capital word that is no title."""
        return self._plain_capital(number) and not self.marks[number] & (HEAD | COURTESY)

    def _plain_capital(self, number: int) -> bool:
        return self.capitals[number] and number not in self.mention_at and not self.marks[number] & NO_NAME

    def _name_goes_on(self, first: int, at: int, stop: int) -> bool:
        """A word that also names a place is part of a person's name before a plain name word ("President Vladimir Putin")."""
        if self.mention_at[at].kind not in ("city", "region"):
            return False
        if at == first:
            titled = at > 0 and self.marks[at - 1] & (HEAD | COURTESY)
            return bool(titled) and at + 1 < stop and self._plain_capital(at + 1)
        if self.words[at - 1] in _FAMILY_PARTICLES:
            return True  # "Al Jaber Al Sabah"
        return at + 1 < stop and self._plain_capital(at + 1) and self.lower[at + 1] not in ALL_HEADS


def _tells_a_state(mention: Mention) -> bool:
    """Names and demonyms of countries, cities that are states, and capitals that stand for a government."""
    if mention.kind in ("name", "demonym"):
        return True
    if mention.kind not in ("capital", "city"):
        return False
    if mention.text == country_name(mention.country):
        return True  # Singapore
    return mention.kind == "capital" and mention.acts
