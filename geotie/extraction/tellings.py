"""A verb of travel in its sentence, as rules read it: who its subject is, how it stands, what it says of the order."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar, overload

from geotie.extraction import roles, travel
from geotie.extraction.clauses import Clauses, Predicate
from geotie.extraction.document import Actor, DateExpression
from geotie.extraction.earlier_journeys import dates_of_last_time, tells_an_earlier_journey
from geotie.extraction.sightings import Account, Reading, Relation, place_of_there, sight, status_of, the_country
from geotie.extraction.told_days import before_that
from geotie.extraction.told_places import Place
from geotie.extraction.travellers import COUNTED, NUMBERS, last_traveller, owners_of, speakers, they, travellers_among
from geotie.extraction.wordlists import wordset
from geotie.records import Status

UNNAMED = "delegation"  # key of a delegation of which no state is told
GROUPS = roles.DELEGATION_HEADS | {"group", "party"}
VEHICLES = wordset("""
    plane jet aircraft flight helicopter motorcade train convoy airliner ship yacht warship cruiser frigate destroyer
""")
_WAY_BACK = re.compile(r"\b[Oo]n (?:the|his|her|their) (?:way|return|trip|flight) (?:home|back)\b")
_AFTER_THAT = frozenset({"later", "afterwards", "subsequently", "thereafter"})
_BEFORE_THAT = frozenset({"earlier", "previously", "recently"})
_LAST_LEG = re.compile(r"\b(?:last|final|third and last) (?:leg|stop|stage)\b")
_FIRST_LEG = re.compile(r"\b(?:first|opening) (?:leg|stop|stage)\b")


T = TypeVar("T")


class lazily(Generic[T]):  # noqa: N801 - used as a decorator
    """An attribute that is worked out when first asked for; without the lock of `functools.cached_property`, for speed."""

    def __init__(self, work_out: Callable[[Any], T]) -> None:
        self.work_out = work_out
        self.name = work_out.__name__

    @overload
    def __get__(self, instance: None, owner: type) -> lazily[T]: ...
    @overload
    def __get__(self, instance: object, owner: type) -> T: ...
    def __get__(self, instance: object | None, owner: type) -> lazily[T] | T:
        if instance is None:
            return self
        value = instance.__dict__[self.name] = self.work_out(instance)
        return value


@dataclass
class Telling:
    reading: Reading
    clauses: Clauses
    predicate: Predicate
    confidence: float = 0.8

    @lazily
    def span(self) -> tuple[int, int]:
        return self.clauses.span(self.predicate)

    @lazily
    def status(self) -> Status | None:
        status = status_of(self.predicate, self.clauses)
        return "planned" if status == "done" and (_who_decides(self) or self.planned_by_noun) else status

    @property
    def planned_by_noun(self) -> bool:
        """ "And plans to visit", where "plans" is taken for a noun."""
        items, at = self.clauses.items, self.predicate.first - 1
        while at > 0 and items[at].lower == "to":
            at -= 1
        return self.predicate.form == "infinitive" and items[at].lower == "plans"

    @lazily
    def relation(self) -> Relation | None:
        return _relation(self)

    @lazily
    def objects(self) -> list[Actor]:
        return [item.actor for item in self.predicate.objects if item.actor is not None]

    @lazily
    def there(self) -> list[Place]:
        return place_of_there(self.reading, self.clauses, self.predicate)

    def the_country(self, reach: int) -> list[Place]:
        last = self.predicate.last
        return the_country(self.reading, self.clauses, last, last + reach)

    def people(self, actors: Iterable[Actor]) -> list[str]:
        return travellers_among(self.reading, actors)

    @lazily
    def travellers(self) -> list[str]:
        """Who the subject is: also the one whose plane lands, and the speaker who says "I"."""
        return _travellers(self)

    @property
    def days(self) -> tuple[DateExpression, ...]:
        """The dates of the verb; of a participle without any those of the verb above: "went on on Sunday, meeting the king"."""
        predicate, above = self.predicate, self.predicate.parent
        aside = predicate.form == "participle" and not (predicate.link or predicate.perfect)  # not "having visited"
        aside = aside and above is not None and above.form == "finite"
        return predicate.dates or (above.dates if aside and above is not None else self._span_told_behind())

    def _span_told_behind(self) -> tuple[DateExpression, ...]:
        """ "Will visit Chad and attend a forum from May 3 to 5": the span of days counts for both."""
        predicate = self.predicate
        for other in self.clauses.predicates:
            if other.parent is predicate and other.link == "and" and other.first >= predicate.last:
                return other.dates if any(told.last is not None and told.last.day for told in other.dates) else ()
        return ()

    def dates_of_when(self) -> tuple[DateExpression, ...]:
        """The dates of the verb before "when": "was last there in March, when he attended a forum in Oslo"."""
        items, left, predicate = self.clauses.items, self.predicate.left, self.predicate
        if predicate.form != "finite" or not any(item.lower == "when" for item in items[max(0, left - 1) : predicate.first]):
            return ()
        earlier = [other for other in self.clauses.predicates if other.first < predicate.first and other.form == "finite"]
        return earlier[-1].dates if earlier else ()

    def sight(
        self,
        keys: list[str],
        places: list[Place],
        rule: str,
        confidence: float = 0.0,
        *,
        dates: tuple[DateExpression, ...] | None = None,
        status: Status | None = None,
        relation: Relation | None = None,
        ends: bool = False,
    ) -> None:
        """Note that they are at these places, with the days and the status of the verb where no others are given."""
        if keys and places:
            told = self.days if dates is None else dates
            told = told or self.dates_of_when()
            if self.predicate.link in ("after", "following") and self.status == "done":
                told = before_that(told, self.reading.document.article.published)
            status = status or self.status
            earlier = status in ("done", "planned") and tells_an_earlier_journey(self.clauses, self.predicate)
            if earlier:
                told, status, relation = told or dates_of_last_time(self.clauses, self.predicate), "done", None
            account = Account(
                status, self.span, rule, confidence or self.confidence, told, relation, background=earlier, ends=ends
            )  # fmt: skip
            sight(self.reading, keys, places, account)


def _aboard(telling: Telling) -> list[str]:
    """ "The plane carrying President Costa and his wife landed", "Costa's plane landed"."""
    clauses, noun = telling.clauses, telling.predicate.noun
    told = [other for other in clauses.predicates if other.noun == noun]
    carrying = [other for other in told if other.verb == "carry"]
    carried = telling.people(item.actor for other in carrying for item in other.objects if item.actor is not None)[:1]
    owners = telling.people(owners_of(clauses, told[0] if told else telling.predicate))
    return carried or owners or (_told_just_before(telling) if noun in _AIRCRAFT and not carrying else [])


_AIRCRAFT = wordset("plane jet aircraft flight helicopter motorcade")
_JUST_BEFORE = 2  # sentences


def _told_just_before(telling: Telling) -> list[str]:
    """ "Costa will fly to Chad. The aircraft will stop in Niger", "the group went on": who was told of as travelling just now."""
    reading, items, first = telling.reading, telling.clauses.items, telling.predicate.first
    definite = first > 1 and items[first - 2].lower in ("the", "his", "her", "their")
    key = last_traveller(reading, telling.clauses.sentence.start) if definite and reading.sightings else []
    told = [sighting for sighting in reading.sightings if sighting.key in key]
    here = telling.clauses.sentence.index
    near = told and here - reading.document.sentence_at(told[-1].span[0]).index <= _JUST_BEFORE
    return [sighting.key for sighting in told if sighting.tour == told[-1].tour][:1] if near else []


def _travellers(telling: Telling) -> list[str]:
    reading, clauses, predicate = telling.reading, telling.clauses, telling.predicate
    noun = predicate.noun
    if noun in VEHICLES:
        return _aboard(telling)
    if noun in ("i", "we"):
        return speakers(reading, clauses)
    if noun in travel.JOURNEY_NOUNS:  # "the tour stopped in Chad", "the trip takes in Chad before heading to Niger"
        own = telling.people(owners_of(clauses, predicate)) if predicate.form == "finite" else []
        return own or last_traveller(reading, predicate.start)
    staged = _of_stage(telling) if noun in ("", "it", "this", "that") and predicate.form == "participle" else []
    if noun in ("group", "party") and reading.leaders:
        return _told_just_before(telling)
    if noun == "it" and predicate.form == "finite" and (delegates := _delegation_just_told(telling)):
        return delegates
    delegation = noun in roles.DELEGATION_HEADS or any(actor.kind == "delegation" for actor in predicate.subject)
    return (
        staged
        or (_complement_behind(telling) if not predicate.subject else [])
        or _who_decides(telling)
        or _listed_subjects(telling)
        or (_leaders(telling) if delegation else [])
        or (telling.people(they(clauses, predicate)) if noun == "they" else [])
        or telling.people(predicate.subject)
        or _group_just_told(telling)
        or _of_parent(telling)
        or _with_company(telling)
        or _before_apposition(telling)
        or _before_company(telling)
        or (reading.leaders.get(UNNAMED, []) if delegation else [])
        or _of_main_clause(telling)
        or (_last_group(reading, clauses.sentence.start) if delegation else [])  # "The delegation then flew to Niue"
    )


_GROUP = COUNTED | {"group", "they", "two", "three", "four", "five"}


def _group_just_told(telling: Telling) -> list[str]:
    """ "The presidents of Chad and Niger came to Oslo. The two leaders will go on": those told of together just before."""
    reading, items, predicate = telling.reading, telling.clauses.items, telling.predicate
    if predicate.noun not in _GROUP or predicate.subject or not reading.sightings:
        return []
    last = reading.sightings[-1]
    if not 0 < telling.clauses.sentence.index - reading.document.sentence_at(last.span[0]).index <= _JUST_BEFORE:
        return []
    keys = list(dict.fromkeys(told.key for told in reading.sightings if told.span == last.span and told.at == last.at))
    number = next(
        (NUMBERS[item.lower] for item in items[max(0, predicate.first - 3) : predicate.first] if item.lower in NUMBERS), 0
    )
    return keys if len(keys) > 1 and number in (0, len(keys)) else []


def _last_group(reading: Reading, before: int) -> list[str]:
    """Who travelled last, with those who were told of together with him or her."""
    keys = last_traveller(reading, before)
    own = [told for told in reading.sightings if told.key in keys and told.span[0] < before]
    together = [told.key for told in reading.sightings if own and told.span == own[-1].span and told.at == own[-1].at]
    return list(dict.fromkeys(together)) or keys


def _delegation_just_told(telling: Telling) -> list[str]:
    """ "A delegation of the Chadian parliament came to Oslo. It will go on to Riga"."""
    reading = telling.reading
    last = reading.sightings[-1] if reading.sightings else None
    near = last is not None and telling.clauses.sentence.index - reading.document.sentence_at(last.span[0]).index == 1
    return [last.key] if last is not None and near and reading.people[last.key].kind == "delegation" else []


_STAGES = travel.JOURNEY_NOUNS | {"leg", "destination"}


def _of_stage(telling: Telling) -> list[str]:
    """ "It is the third stop of the tour, after visiting Chad", "this is her second trip there after visiting Chad in May"."""
    above, items = telling.predicate.parent, telling.clauses.items
    if above is None or above.verb != "be" or above.last > telling.predicate.first:
        return []
    between = items[above.last : telling.predicate.first]
    if not any(item.lower in _STAGES for item in between):
        return []
    owners = [item.actor for item in between if item.actor is not None and item.actor.kind in ("person", "pronoun")]
    return telling.people(owners)[:1] or last_traveller(telling.reading, telling.predicate.start)


_VISITORS = roles.LEADER_HEADS | roles.OFFICE_HEADS | {"one", "person", "visitor"}
_OPENING = 3  # items before a verb that opens its sentence: "Also expected to be in Oslo are"


def _complement_behind(telling: Telling) -> list[str]:
    """ "The last leader to visit Chad was Costa", "also expected to be in Chad are A and B": who stands behind "was" and "are"."""
    items, predicate = telling.clauses.items, telling.predicate
    behind = next((other for other in telling.clauses.predicates if other.first >= predicate.last and other.form == "finite"), None)
    if behind is None or behind.verb != "be" or behind.subject or behind.link:
        return []
    before = items[predicate.left - 1] if predicate.left else None
    visitor = before is not None and (before.lower in _VISITORS or (before.actor is not None and before.actor.kind == "person"))
    inverted = predicate.form == "finite" and not predicate.noun and predicate.first < _OPENING
    if not inverted and not (predicate.form == "infinitive" and predicate.parent is None and visitor):
        return []
    return telling.people(item.actor for item in behind.objects if item.actor is not None and item.actor.kind == "person")


_DECISIONS = wordset("decision plan plans intention promise pledge offer refusal move agreement announcement")


def _who_decides(telling: Telling) -> list[str]:
    """ "Criticised Costa's decision to fly to Chad", "welcomed his promise to come": whose decision it is travels."""
    items, at = telling.clauses.items, telling.predicate.first - 1
    if telling.predicate.form != "infinitive":
        return []
    while at > 0 and items[at].lower == "to":
        at -= 1
    if at < 1 or items[at].lower not in _DECISIONS:
        return []
    owner = items[at - 2] if items[at - 1].lower in ("'s", "’s", "'", "’") and at > 1 else items[at - 1]
    possessive = owner is not items[at - 1] or owner.lower in ("his", "her", "their")
    return telling.people([owner.actor]) if possessive and owner.actor is not None and owner.actor.kind != "state" else []


def _leaders(telling: Telling) -> list[str]:
    """ "The delegation, led by Sun Weidong, will be in Pyongyang"."""
    leads = [other for other in telling.clauses.predicates if other.verb in ("lead", "head") and other.passive]
    return telling.people(actor for other in leads for actor in other.agent)


def _of_parent(telling: Telling) -> list[str]:
    """ "Left Kuwait on Tuesday heading to Oman"."""
    predicate = telling.predicate
    above = predicate.parent
    if above is None or (predicate.form == "infinitive" and (predicate.link != "to" or above.objects)):
        return []
    return telling.people(above.subject) if predicate.form in ("participle", "infinitive") else []


def _with_company(telling: Telling) -> list[str]:
    """ "The emir and a delegation accompanying him departed": who is accompanied goes too."""
    before = [other for other in telling.clauses.predicates if other.last <= telling.predicate.first]
    accompanied = bool(before) and before[-1].verb == "accompany" and before[-1].form in ("participle", "reduced")
    return telling.people(before[-1].subject) if accompanied else []


def _before_apposition(telling: Telling) -> list[str]:
    """ "Costa, a member of the Senate, the upper house of parliament, will visit": who opens the sentence is the subject."""
    items, predicate = telling.clauses.items, telling.predicate
    if predicate.subject or predicate.form != "finite" or predicate.noun in ("it", "they", "he", "she"):
        return []
    opening = next((number for number, item in enumerate(items) if item.actor is not None and item.actor.kind == "person"), None)
    if opening is None or not opening + 1 < predicate.first or items[opening + 1].lower != "," != items[predicate.first - 1].lower:
        return []
    first = all(other.first >= predicate.first for other in telling.clauses.predicates if other.form == "finite")
    at_start = all(item.kind in ("mark", "date") for item in items[:opening]) or items[opening - 1].lower in (":", "--", "–", "—")
    actor = items[opening].actor
    parted = items[predicate.first - 1].lower == ","
    return telling.people([actor]) if parted and first and at_start and actor is not None else []


_AROUND_A_STOP = frozenset({"before", "after", "following"})


def _of_main_clause(telling: Telling) -> list[str]:
    """ "Lee, who left Oslo on Monday, arrived", "had in his visits travelled", "went to Chad, where ..., before going on"."""
    predicate = telling.predicate
    if predicate.subject or (predicate.noun and predicate.link not in _AROUND_A_STOP):
        return []
    if predicate.link in ("that", "which"):  # "is leading a delegation of 40 people that will spend a day in Chad"
        leads = [o for o in telling.clauses.predicates if o.verb in ("lead", "head") and not o.passive and o.object_noun in GROUPS]
        return telling.people(leads[-1].subject) if leads and leads[-1].first < predicate.first else []
    plain = predicate.form == "finite" and not predicate.link
    if not plain and not (predicate.form == "participle" and predicate.link in _AROUND_A_STOP):
        return []
    main = next((other for other in telling.clauses.predicates if other.form == "finite" and other.first < predicate.first), None)
    return telling.people(actor for actor in main.subject if actor.kind in ("person", "pronoun")) if main is not None else []


_OPENERS = wordset("accordingly also earlier later meanwhile on the in addition")


def _listed_subjects(telling: Telling) -> list[str]:
    """ "The president of Chad, A, President B of Mali and C arrived": all who open the sentence, each beside office and home."""
    items, number = telling.clauses.items, telling.predicate.first - 1
    if telling.predicate.form != "finite" or telling.predicate.link:
        return []
    found: list[Actor] = []
    joined = False
    while number >= 0:
        item = items[number]
        if item.actor is not None and item.actor.kind in ("person", "delegation"):
            found.append(item.actor)
        elif item.mention is not None and number and items[number - 1].lower in ("of", "from"):
            number -= 1
        elif item.lower not in (",", "and", "the"):
            break
        joined = joined or item.lower == "and"
        number -= 1
    before = items[: max(number, 0) + 1] if number > 0 else []
    opens = all(item.date is not None or item.kind == "mark" or item.lower in _OPENERS for item in before)
    if not joined or len(found) < 2 or not (opens or items[number].lower == "including"):
        return []
    return telling.people(reversed(found))


_COMPANY = wordset("spouse wife husband delegation entourage family aides party lady team")


def _before_company(telling: Telling) -> list[str]:
    """ "President Costa, his wife Ana and a delegation left": who is named first."""
    items, predicate = telling.clauses.items, telling.predicate
    opening = next((number for number, item in enumerate(items) if item.actor is not None and item.actor.kind == "person"), None)
    actor = items[opening].actor if opening is not None else None
    if opening is None or actor is None or opening + 1 >= predicate.first or items[opening + 1].lower not in (",", "and"):
        return []
    between = {word for item in items[opening + 1 : predicate.first] for word in item.lower.split()}
    return telling.people([actor]) if between & _COMPANY else []


def _relation(telling: Telling) -> Relation | None:
    """
    What a clause says of the order of travel.

    "After visiting Cuba he flew on": Cuba comes before the flight, wherever the clause stands; "before visiting" after it. What
    "had been" or "earlier was" comes before what was told last.
    """
    clauses, predicate = telling.clauses, telling.predicate
    above = predicate.parent
    if above is not None and predicate.link in ("after", "following", "since", "before"):
        return _by_link(telling, above)
    right = max(predicate.right, predicate.last)
    words = [item.lower for item in clauses.items[predicate.left : right] if item.kind == "word"]
    inside = [item.lower for item in clauses.items[predicate.first : predicate.last]]
    opener = clauses.items[predicate.left - 1].lower if predicate.left and predicate.noun in ("stop", "leg", "stage") else ""
    first_leg = ("first" in words or "opening" in words or opener == "first") and _FIRST_LEG.search(" ".join([opener, *words]))
    if first_leg or "first" in inside or clauses.items[right - 1].lower == "first":
        return "first", predicate.start  # "will first travel to Quito", "went to Quito first"
    before = telling.reading.document.text[clauses.sentence.start : predicate.start]
    last_leg = ("last" in words or "final" in words) and _LAST_LEG.search(" ".join(words))
    if last_leg or ("n the" in before and _WAY_BACK.search(before)) or ("n h" in before and _WAY_BACK.search(before)):
        return "last", predicate.start
    if (predicate.link == "and" or "then" in words or "next" in words) and above is not None and above.start < predicate.start:
        return "after", above.start
    return _beside_what_was_told(telling, words)


def _beside_what_was_told(telling: Telling, words: list[str]) -> Relation | None:
    """ "Later he flew", "earlier she had been": after or before what the text told last."""
    predicate = telling.predicate
    pluperfect = predicate.perfect and predicate.tense == "past"
    before = pluperfect or any(
        told.text.lower().startswith(("earlier", "last ")) and not (told.first is not None and told.first.day)
        for told in predicate.dates
    )
    before = before or not _BEFORE_THAT.isdisjoint(words) or telling.clauses.items[0].lower in _BEFORE_THAT
    after = predicate.form == "finite" and not _AFTER_THAT.isdisjoint(words)
    if not before and not after:
        return None
    told = [sighting for sighting in telling.reading.sightings if sighting.span[0] < telling.span[0]]
    return ("after" if after else "before", told[-1].span[0]) if told else None


def _by_link(telling: Telling, above: Predicate) -> Relation:
    if telling.predicate.link == "before":
        return "after", above.start
    inner = [other for other in telling.clauses.predicates if above.first < other.first < telling.predicate.first]
    if inner and inner[-1].link == "where":
        return "before", inner[-1].start  # "arrived from Helsinki, where he landed after a summit in Tallinn"
    if (above.noun in travel.JOURNEY_NOUNS or above.noun == "it") and not above.subject and telling.reading.sightings:
        return "before", telling.reading.sightings[-1].span[0]  # "his arrival comes after he visited Oslo"
    if telling.clauses.items[above.left - 1].lower == "before" and above.parent is None:  # "visited A before B after touring C"
        above = next((other for other in telling.clauses.predicates if other.form == "finite"), above)
    return "before", above.start
