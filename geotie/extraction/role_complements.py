"""What follows the head of a role phrase: "of Foreign Affairs", "of the Republic of Cuba", "for political affairs", "to Moscow"."""

from __future__ import annotations

from geotie.extraction import roles
from geotie.extraction.phrase_reader import NounPhrase, Reader
from geotie.extraction.phrase_words import DETERMINERS, HEADS, ORGANISATION_WORDS, ORGANISATIONS, POSSESSIVE
from geotie.extraction.wordlists import wordset
from geotie.records import Mention

_PREPOSITIONS = wordset("of for to on from in")
_POSTED = wordset(
    "ambassador envoy representative consul ambassadors attaché assistant adviser advisor aide counselor counsellor delegate "
    "commander"
)
_TASKED = wordset("envoy representative adviser advisor negotiator rapporteur")
_LINKS = wordset("the and of for ' 's ’s")
_BEFORE_COUNTRY = wordset("of the from to for in on")
_BODIES = wordset("""
    administration army navy council commission ministry office parliament senate court party committee agency government cabinet
    presidency forces staff department bureau authority assembly legislature chamber bank police guard
""")
_PASSING = wordset("visiting current outgoing incoming newly elected appointed longtime long-time")
_STYLED_NAMES = wordset("sheikh sheik prince sultan king")
_ABBREVIATED = {"fm": "foreign minister", "pm": "prime minister"}


def read_complement(reader: Reader, phrase: NounPhrase, at: int, stop: int) -> int:
    """The token after the complements that begin at a token; a state among them becomes the home of the phrase."""
    lower = reader.lower
    while at < stop and lower[at] in _PREPOSITIONS:
        preposition = lower[at]
        if preposition in ("to", "in") and phrase.head not in _POSTED:
            break
        if preposition == "on" and phrase.head not in _TASKED:
            break
        last = _Complement(reader, phrase, at, stop).read()
        if last is None:
            break
        at = last
    return at


class _Complement:
    """One complement: walks from the preposition to the last word that belongs to the role."""

    __slots__ = ("at", "here", "last", "phrase", "preposition", "reader", "stop")

    def __init__(self, reader: Reader, phrase: NounPhrase, at: int, stop: int) -> None:
        self.reader, self.phrase, self.at, self.stop = reader, phrase, at, stop
        self.preposition = reader.lower[at]
        self.here = at + 1
        self.last: int | None = None  # the token after what has been understood so far

    def read(self) -> int | None:
        reader = self.reader
        while self.here < self.stop:
            mention = reader.mention_at.get(self.here)
            place = mention is not None and mention.kind != "person"
            if not (self._place(mention) if mention is not None and place else self._word()):
                break
        return self.last

    def _place(self, mention: Mention) -> bool:
        """A state or a place; whether the complement goes on behind it."""
        reader, phrase, stop, lower = self.reader, self.phrase, self.stop, self.reader.lower
        here = self.here = self.last = reader.mention_end[self.here]
        if self.preposition in ("of", "from") and not phrase.countries and mention.kind in ("name", "demonym", "capital"):
            phrase.countries = (mention.country,)
            phrase.homes = ((here, mention),)
        if phrase.plural and here + 1 < stop and lower[here] in (",", "and") and self._next_home():
            return True
        if here + 1 < stop and reader.words[here] in POSSESSIVE and lower[here + 1] in roles.PORTFOLIO:
            self.here += 1
            return True  # "the secretary of Iran's Supreme National Security Council"
        body = self._body_behind(here) if mention.kind == "demonym" else 0
        if body:
            self.here = self.last = body  # "deputy head of the Russian presidential administration"
            return True
        # "the speaker of the US House of Representatives", "officials of the Chinese foreign ministry"
        return here < stop and lower[here] in roles.PORTFOLIO and (reader.capitals[here] or self._names_a_body(here))

    def _body_behind(self, here: int) -> int:
        """The token after a body told in lower case behind a demonym, 0 for none: "the Russian presidential administration"."""
        lower, capitals = self.reader.lower, self.reader.capitals
        for at in range(here, min(here + 3, self.stop)):
            if capitals[at] or not lower[at].isalpha():
                return 0
            if lower[at] in _BODIES:
                return at + 1
        return 0

    def _names_a_body(self, here: int) -> bool:
        """ "Foreign ministry", "state", "policy"."""
        lower = self.reader.lower
        named = here + 1 < self.stop and lower[here + 1] in ("ministry", "department", "office")
        return named or lower[here] in ("state", "policy", "affairs")

    def _next_home(self) -> bool:
        """ "The ministers of Cuba and Chile"."""
        reader, phrase, here, lower = self.reader, self.phrase, self.here, self.reader.lower
        beyond = here + 1 + (lower[here] == "," and lower[here + 1] == "and")
        beyond += beyond + 1 < self.stop and lower[beyond] == "the"
        following = reader.mention_at.get(beyond)
        if beyond >= self.stop or following is None or following.kind != "name" or not phrase.countries:
            return False
        phrase.countries = (*phrase.countries, following.country)
        phrase.homes = (*phrase.homes, (reader.mention_end[beyond], following))
        self.here = beyond
        return True

    def _word(self) -> bool:
        """A word of a portfolio or one that joins them; whether the complement goes on behind it."""
        reader, here, lower = self.reader, self.here, self.reader.lower
        word = lower[here]
        if word in _LINKS:
            self.here += 1
            return True
        named = word in ORGANISATION_WORDS and (reader.capitals[here] or self.phrase.organisation)
        if word in roles.PORTFOLIO or word in ORGANISATIONS or named:
            self.phrase.organisation = self.phrase.organisation or word in ORGANISATIONS or (named and word == "nations")
            self.here = self.last = here + 1
            return True
        if word == ",":
            self.here += 1
            more = self.last is not None and here + 1 < self.stop
            return more and lower[here + 1] in roles.PORTFOLIO and reader.capitals[here + 1]
        if word in HEADS and lower[here - 1] == "the" and self.preposition in ("of", "to"):
            self.last = here + 1  # "of the President of Ukraine"
            return False
        if self.preposition == "of" and word in DETERMINERS:
            self.here += 1
            return True
        return False


def role_text(reader: Reader, first: int, last: int, end_of_head: int) -> str:
    """The role in lower case, without the country that it belongs to ("president of the Republic of Cuba" is "president")."""
    lower = reader.lower
    if "(" in lower[end_of_head:last]:
        last = lower.index("(", end_of_head)  # "Chief of Army Staff (COAS) General"
    cut = next((number for number in range(end_of_head, last) if number in reader.mention_at), last)
    while end_of_head < cut < last and lower[cut - 1] in _BEFORE_COUNTRY:
        cut -= 1
    last = cut
    while first < last and lower[first] in _PASSING:
        first += 1
    while first < last - 1 and lower[last - 1] in _STYLED_NAMES and lower[last - 2] != "crown":
        last -= 1  # "emir Sheikh Tamim"
    role = " ".join([_ABBREVIATED.get(word, word) for word in lower[first:last]])
    return role.replace(" ,", ",").replace(" 's", "'s").replace(" ’s", "’s") if "," in role or "s " in role else role
