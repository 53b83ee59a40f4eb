"""
What follows a verb, up to the next clause: objects, phrases with their prepositions, dates; and the phrases before its subject.
"""

from __future__ import annotations

from itertools import repeat
from operator import is_

from geotie.extraction.clauses import LOCALITIES, LOOSE, SUMMED, Item, Phrase, Predicate
from geotie.extraction.coordination import list_goes_on, place_list_goes_on
from geotie.extraction.document import DateExpression
from geotie.extraction.word_classes import CLAUSE_MARKS, COORDINATORS, DETERMINERS, POSSESSIVES, PREPOSITIONS, RELATIVES, TEMPORAL
from geotie.extraction.wordlists import wordset
from geotie.records import Mention

_CLOSING = CLAUSE_MARKS | TEMPORAL | RELATIVES
_ENDING_RELATIVES = RELATIVES - {"that"}
_MAY_END = TEMPORAL | _ENDING_RELATIVES
_GOES_ON = wordset("and then to from on in at for with by or but via into where also along together namely including")
_NAMING = wordset("namely including ie")  # the members of "three countries, namely A, B and C" follow
_NOUNS_OF_EVENTS = wordset("""
    summit conference forum war crisis conflict meeting accord treaty deal airport peace trade process declaration region
    time
""")
_AFTER_A_PLACE = wordset(
    "hours days weeks months years late early alone alongside again there here where home prior last next previous ie eg"
)


def complete(items: list[Item], predicate: Predicate, following: Predicate | None, reach: int) -> None:
    """
    Fill in what belongs to a verb beside its subject.

    `following` is the next verb of the sentence, `reach` the item up to which the complements of those before go.
    """
    stop = _clause_end(items, predicate, following)
    complements = _Complements(items, predicate.last, stop)
    predicate.right = complements.read()
    if predicate.form == "finite" and predicate.left and items[predicate.left - 1].lower == "where":
        predicate.link = "where"
        predicate.antecedent = _place_before(items, predicate.left - 1)
    phrases = complements.phrases
    head = phrases[0]
    if not head.preposition:
        predicate.objects, predicate.object_noun = tuple(head.items), head.noun
        del phrases[0]
    predicate.phrases = tuple(phrases)
    dates = complements.dates
    group = items[predicate.first : predicate.last]
    dates += [item.date for item in group if item.date is not None]  # "is scheduled on Monday to fly"
    first = reach if predicate.form == "finite" else predicate.left
    if first < predicate.first:
        predicate.lead = _lead(items, predicate, first, dates)
    predicate.dates = tuple(dates)
    if predicate.form == "infinitive" and not predicate.subject and predicate.parent is not None:
        predicate.subject = tuple([item.actor for item in predicate.parent.objects if item.actor is not None])


class _Complements:
    """Reads the items behind a verb one by one into phrases; `phrases[0]` has no preposition where objects come first."""

    __slots__ = ("current", "dates", "first", "items", "phrases", "stop")

    def __init__(self, items: list[Item], first: int, stop: int) -> None:
        self.items, self.first, self.stop = items, first, stop
        self.phrases: list[Phrase] = []  # those that are closed
        self.current = Phrase("")
        self.dates: list[DateExpression] = []

    def read(self) -> int:
        """Read up to the end of the clause; the item there."""
        items, stop = self.items, self.stop
        at = self.first
        while at < stop:
            item = items[at]
            kind = item.kind
            if kind == "word":
                if item.lower in _MAY_END and self._ends(item.lower, at):
                    break
                self._word(item, at)
            elif kind == "date":
                self._date(item, at)
            elif kind != "mark":
                if item.lower not in POSSESSIVES:
                    self.current.items.append(item)
            elif item.lower == ",":
                if self._comma(at):
                    at = self._end_of_apposition(at + 1)
                    break
            elif item.lower in CLAUSE_MARKS and not (item.lower == ";" and place_list_goes_on(items, at)) and not _clock(items, at):
                break
            at += 1
        if not any(map(is_, self.phrases, repeat(self.current))):
            self.phrases.append(self.current)
        return at

    def _ends(self, word: str, at: int) -> bool:
        """Whether a word that may begin another clause does."""
        if word in TEMPORAL:
            if word == "as" and self._as_well_as(at):
                return False
            return not (at + 1 < self.stop and self.items[at + 1].kind == "date") and (
                word not in ("so", "as") or at > self.first
            )  # fmt: skip
        return word in _ENDING_RELATIVES

    def _as_well_as(self, at: int) -> bool:
        """Whether "as" is one of those of "A as well as B"."""
        items = self.items
        return items[at - 1].lower == "well" or (at + 1 < self.stop and items[at + 1].lower == "well")

    def _word(self, item: Item, at: int) -> None:
        word, current = item.lower, self.current
        if word in _NAMING:
            self.phrases.append(current)
            summed = any(before.lower in SUMMED for before in self.items[max(self.first, at - 9) : at])
            self.current = (_summed_up(self.phrases) if summed else None) or Phrase(word)
        elif item.nominal:
            self._noun(word, at)
        elif word in PREPOSITIONS:
            if word == "in" and self.items[at - 1].lower == "headquarters" and current.items:
                return  # "will visit Spain, the EU headquarters in Brussels and Italy" is one list
            if current.items or current.noun or current.preposition in ("", LOOSE):
                self.phrases.append(current)
                self.current = Phrase(word)
            else:
                current.preposition = word

    def _noun(self, word: str, at: int) -> None:
        current = self.current
        if not current.items:
            current.noun = word
        elif word in LOCALITIES and current.items[-1] is self.items[at - 1] and current.items[-1].mention is None:
            current.items.pop()  # "the Black Sea resort of Sochi"
            current.noun = word
        elif _modifies(self.items, at):
            if word not in LOCALITIES:
                current.items.pop()
            current.noun = word

    def _date(self, item: Item, at: int) -> None:
        if item.date is not None:
            self.dates.append(item.date)
        current = self.current
        if current.preposition and not current.items and not current.noun:
            self.current = self.phrases.pop() if self.phrases and self._list_goes_on_after_date(at) else Phrase(LOOSE)

    def _list_goes_on_after_date(self, at: int) -> bool:
        """ "To Oslo on Monday and Riga"."""
        items, stop = self.items, self.stop
        beyond = at + 1 + (at + 1 < stop and items[at + 1].lower == ",")
        return beyond + 1 < stop and items[beyond].lower == "and" and items[beyond + 1].kind in ("place", "actor")

    def _comma(self, at: int) -> bool:
        """Whether an apposition begins behind a comma: "flew to Rome, his first trip to Italy"."""
        if list_goes_on(self.items, at) or self._between_adjectives(at) or self._headquarters_ahead(at):
            return False
        self.phrases.append(self.current)
        self.current = Phrase(LOOSE)
        ahead = self.items[at + 1] if at + 1 < self.stop else None
        return (
            ahead is not None and ahead.lower not in _GOES_ON and ahead.kind not in ("date", "place") and ahead.mention is None
        )  # fmt: skip

    def _between_adjectives(self, comma: int) -> bool:
        """ "The small, oil-rich nation of"."""
        items = self.items
        described = comma - 2 >= self.first and items[comma - 1].kind == "word" and items[comma - 2].lower in DETERMINERS
        return described and comma + 2 < self.stop and items[comma + 1].kind == items[comma + 2].kind == "word"

    def _headquarters_ahead(self, comma: int) -> bool:
        """ "Spain, the European Union headquarters in Brussels and Italy" is one list."""
        ahead = self.items[comma + 1 : min(comma + 7, self.stop)]
        return any(item.lower == "headquarters" for item in ahead) and all(item.lower != "," for item in ahead)

    def _end_of_apposition(self, at: int) -> int:
        while at < self.stop and self.items[at].lower not in _CLOSING:
            at += 1
        return at


_NAMED_DAYS = (
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "this ", "last ", "next ", "yesterday", "today",
    "tomorrow", "a day ",
)  # fmt: skip


def _clock(items: list[Item], colon: int) -> bool:
    """Whether a colon stands in a time of day: "at 10:30 a.m."."""
    return 0 < colon < len(items) - 1 and items[colon - 1].lower.isdigit() and items[colon + 1].lower.isdigit()


def _clause_end(items: list[Item], predicate: Predicate, following: Predicate | None) -> int:
    """The item before which the next clause begins: "..., and in Kabul he was" begins at "and"."""
    if following is None:
        return len(items)
    stop = following.left
    if following.form != "finite" or following.link or not (following.subject or following.noun):
        return stop
    opening = _opening_day(items, stop)
    if opening > predicate.last:
        return opening
    back, lowest = stop - 1, max(predicate.last, stop - 9)
    while back > lowest and items[back].lower not in COORDINATORS and items[back].lower not in (";", ":"):
        back -= 1
    if back + 1 >= stop or items[back].lower not in ("and", "but", ";"):
        return stop
    opens = items[back + 1].kind == "date" or items[back + 1].lower in PREPOSITIONS
    parted = items[back].lower == ";" or (back > predicate.last and items[back - 1].lower in (",", ";"))
    return back if opens and parted else stop


def _opening_day(items: list[Item], stop: int) -> int:
    """The comma or "and" before a day that opens a clause ("..., on Monday he meets", "and on May 6, she will"), 0 for none."""
    day = stop - 1 - (items[stop - 1].lower == ",")
    if items[day].kind != "date" or day < 2:
        return 0
    on = items[day - 1].lower == "on"
    joint = items[day - 1 - on].lower
    opens = joint in ("and", "but", ";") or (joint == "," and (on or items[day].lower.startswith(_NAMED_DAYS)))
    return day - 1 - on if opens else 0


def _summed_up(phrases: list[Phrase]) -> Phrase | None:
    """The phrase whose "three countries", or "Kenya and three other countries", are about to be named."""
    return next((phrase for phrase in reversed(phrases) if phrase.noun in SUMMED or phrase.places), None)


def _place_before(items: list[Item], stop: int) -> Mention | None:
    """The place before "where"; of a city with its country ("Geneva, Switzerland, where") the city."""
    found: Mention | None = None
    for item in reversed(items[max(0, stop - 12) : stop]):
        mention = item.mention
        if mention is None or mention.kind in ("demonym", "person"):
            continue
        if found is None:
            found = mention
            if mention.kind != "name":
                break
        else:
            return mention if mention.country == found.country and found.start - mention.end <= 3 else found
    return found


def _modifies(items: list[Item], at: int) -> bool:
    """ "The U.S. Senate", "the Gaza war": the place before a noun is no place where somebody is."""
    before = items[at - 1]
    if before.mention is None or items[at].lower in _AFTER_A_PLACE:
        return False
    if before.mention.kind == "demonym" or before.lower in ("us", "u.s.", "uk", "u.k.", "uae"):
        return True
    return (at >= 2 and items[at - 2].lower in DETERMINERS) or items[at].lower.endswith("s") or items[at].lower in _NOUNS_OF_EVENTS


def _lead(items: list[Item], predicate: Predicate, first: int, dates: list[DateExpression]) -> tuple[Phrase, ...]:
    """Phrases between the beginning of the clause and its subject; the dates before the verb are added to `dates`."""
    phrases: list[Phrase] = []
    left = predicate.left
    under = en_route = False  # inside "after talks in Cairo,", "en route to Oslo,"
    for number in range(first, predicate.first):
        item = items[number]
        word, kind = item.lower, item.kind
        if kind == "date":
            if item.date is not None and items[first].lower != "according":
                dates.append(item.date)
        elif word == "according":
            phrases, under = [], True  # "According to the ministry on Thursday, she will fly"
        elif word == "route" and items[number - 1].lower == "en":
            phrases, under, en_route = [], True, True  # "En route to Oslo on Tuesday, he stopped in Riga"
        elif number < left and kind == "word" and word in TEMPORAL:
            phrases, under = [], True  # "After talks in Cairo, he met ..." says nothing of where they met
        elif under:
            under = word != ","
            en_route = en_route and under
        elif number < left and kind == "word" and word in PREPOSITIONS:
            phrases.append(Phrase(word))
        elif number < left and phrases and kind in ("actor", "place"):
            phrases[-1].items.append(item)
        elif number < left and phrases and kind == "word" and item.nominal:
            phrases[-1].noun = word
    return tuple(phrases)
