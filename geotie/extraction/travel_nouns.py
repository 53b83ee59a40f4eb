"""
Sightings told by nouns: "his visit to Oslo", "a tour of Chad and Niger", "talks between A and B in Rome".
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass

from geotie.extraction import travel
from geotie.extraction.clauses import SUMMED, Clauses, Item, Phrase, Predicate
from geotie.extraction.document import Actor, DateExpression, within
from geotie.extraction.sightings import (
    MARGINS,
    Place,
    Reading,
    Relation,
    as_item,
    goal_of,
    homes_of,
    last_traveller,
    later,
    note_bounds,
    places_of,
    sight,
    speakers,
    status_of,
    the_country,
    travellers_among,
)
from geotie.extraction.wordlists import phraseset, wordset
from geotie.records import Status


@dataclass(slots=True)
class _NounPhrase:
    """A noun of travel or meeting with all that hangs on it."""

    at: int
    last: int
    start: int  # offset of the noun
    noun: str
    owners: list[Actor]
    words: list[str]
    before: list[Item]  # places in front of the noun: "his Beijing visit"
    phrases: list[Phrase]
    dates: list[DateExpression]
    link: str  # the preposition before it: "during", "after", "on"
    governor: Predicate | None
    fronted: bool = False  # it opens the sentence: "On a visit to Oslo, she will ..."

    def actors(self, *prepositions: str) -> list[Actor]:
        return [actor for phrase in self.phrases if phrase.preposition in prepositions for actor in phrase.actors]

    def makers(self, preposition: str) -> list[Actor]:
        """Whose journey it is: "by" or "of" them straight after the noun, not after another ("at the invitation of")."""
        own = itertools.takewhile(lambda phrase: phrase.items or not phrase.noun, self.phrases)
        return [actor for phrase in own if phrase.preposition == preposition for actor in phrase.actors]

    def places(self, *prepositions: str) -> list[Place]:
        return [place for phrase in self.phrases if phrase.preposition in prepositions for place in places_of(phrase.items)]


_NOUN_STOPS = wordset("""
    ; : — – “ " who which where that after before following ahead during as while when since amid if but despite because
""")

_NOUN_PREPOSITIONS = wordset("to in of at by with between from for on through across into among via around")
_GOALS = ("to", "in", "of", "through", "across", "at", "into", "around", "between", "via")


def read_nouns(reading: Reading, clauses: Clauses) -> None:
    verbs = {number for predicate in clauses.predicates for number in range(predicate.first, predicate.last)}
    for number, item in enumerate(clauses.items):
        if item.kind != "word" or number in verbs:
            continue
        if item.lower in travel.JOURNEY_NOUNS:
            _read_journey_noun(reading, clauses, _noun_phrase(clauses, number, verbs))
        elif item.lower in travel.TALK_NOUNS and item.lower in travel.EVENT_NOUNS:
            _read_talks(reading, clauses, _noun_phrase(clauses, number, verbs))


def _noun_phrase(clauses: Clauses, at: int, verbs: set[int]) -> _NounPhrase:  # noqa: PLR0912, PLR0915
    items = clauses.items
    owners: list[Actor] = []
    words: list[str] = []
    before: list[Item] = []
    dates: list[DateExpression] = []
    back = at - 1
    while back >= 0:
        item = items[back]
        if item.kind == "actor" and item.actor is not None:
            possessive = back + 1 < len(items) and items[back + 1].lower in ("'s", "’s", "'", "’")
            if (item.actor.kind == "pronoun" and item.lower in ("his", "her", "their")) or (
                possessive and item.actor.kind != "state"
            ):
                owners.append(item.actor)
                back -= 1
                break
            if item.mention is not None and not possessive:
                before.insert(0, item)
            else:
                break
        elif item.kind == "place":
            before.insert(0, item)
        elif item.kind == "date" and item.date is not None:
            dates.append(item.date)
        elif (
            (item.kind == "mark" and item.lower not in ("'", "’", "-", "–", ","))
            or (item.kind == "mark" and item.lower == ",")
            or (item.kind == "word" and (item.lower in _NOUN_PREPOSITIONS or item.lower in _LINKS or back in verbs))
        ):
            break
        else:
            words.append(item.lower)
        back -= 1
    link = items[back].lower if back >= 0 and items[back].kind == "word" and back not in verbs else ""
    if link == "to" and back and items[back - 1].lower == "prior":
        link = "before"
    if link == "of" and back >= 1 and items[back - 1].lower in _PARTS_OF_JOURNEYS:
        words.append(items[back - 1].lower)
        outer = back - 2
        while outer >= 0 and items[outer].lower in ("the", "a", "his", "her", "first", "last", "final", "next", "second", "third"):
            outer -= 1
        link = "ahead" if items[back - 1].lower == "ahead" else items[outer].lower if outer >= 0 else ""
    phrases: list[Phrase] = []
    here = at + 1
    while here < len(items):
        item = items[here]
        if item.lower in _OPENING_A_LIST and phrases and phrases[-1].noun in SUMMED and _is_place(items, here + 1):
            here += 1
            continue  # "a tour of three countries: Chad, Niger and Mali"
        if here in verbs or (item.lower in _NOUN_STOPS and item.kind in ("word", "mark")):
            break
        if item.kind == "date" and item.date is not None:
            dates.append(item.date)
            if phrases and not phrases[-1].items and not phrases[-1].noun:
                phrases.pop()  # "in May 2021": what follows goes on with the list before it
        elif item.kind == "word" and item.lower in _NOUN_PREPOSITIONS:
            phrases.append(Phrase(item.lower))
        elif item.kind in ("actor", "place"):
            if not phrases:
                break
            phrases[-1].items.append(item)
        elif item.kind == "word" and item.lower not in ("the", "a", "an", "and", "his", "her"):
            if not phrases and item.lower not in ("there", "here", "yet", "late", "early"):
                break
            if phrases and not phrases[-1].items:
                phrases[-1].noun = item.lower
        here += 1
    governor = _governor(clauses, at)
    return _NounPhrase(
        at, here, items[at].start, items[at].lower, owners, words, before, phrases, dates, link, governor, fronted=back <= 1
    )


_OPENING_A_LIST = frozenset([":", "—", "–", "-", "--", "("])


def _is_place(items: list[Item], at: int) -> bool:
    return at < len(items) and items[at].mention is not None


_PARTS_OF_JOURNEYS = wordset("""
    ahead part leg start beginning end eve day stage rest remainder cancellation cancelation postponement conclusion
""")


def _governor(clauses: Clauses, at: int) -> Predicate | None:
    """The verb that a noun belongs to: the one whose subject it is, else the one before it, else the one after it."""
    noun = clauses.items[at].lower
    own = [
        p for p in clauses.predicates if p.first > at and p.noun == noun and p.form == "finite" and p.link not in _RELATIVE_LINKS
    ]  # fmt: skip
    if own:
        return own[-1]
    before = [p for p in clauses.predicates if p.last <= at]
    within = [p for p in before if at < p.right]
    if within or before:
        return (within or before)[-1]
    return next((p for p in clauses.predicates if p.first > at), None)


_RELATIVE_LINKS = frozenset({"that", "which", "who"})

_LINKS = wordset("during after before following ahead since until amid despite on for with in at upon about")


def _read_journey_noun(reading: Reading, clauses: Clauses, phrase: _NounPhrase) -> None:  # noqa: PLR0912, PLR0915
    verb = phrase.governor
    places = places_of(phrase.before) + phrase.places(*_GOALS)
    places += _followed_by(clauses, phrase) if places else []
    places = places or _met_on_the_way(reading, clauses, phrase)
    later_told = _told_after(clauses, phrase)
    if later_told is not None and len(places) == 1 and not places[0].name:
        inside = [place for place in goal_of(later_told, "in", "at") if place.country == places[0].country]
        places = inside[:1] or places  # "his visit to Chad, planned for Monday in N'Djamena"
    keys = _noun_travellers(reading, clauses, phrase, verb)
    if not keys and reading.owners[0] == clauses.sentence.index:
        keys = reading.owners[1]  # "her third trip to Asia, following visits to Nepal and Laos"
    elif phrase.owners and keys:
        reading.owners = (clauses.sentence.index, keys)
    own = verb is not None and bool({phrase.noun, *_PARTS_OF_JOURNEYS & set(phrase.words)} & {verb.noun, verb.object_noun})
    once_planned = any(p.noun == phrase.noun and p.perfect and p.tense == "past" for p in clauses.predicates)
    if not keys and own and verb is not None and verb.verb in travel.CANCELLING and not once_planned:
        keys = last_traveller(reading, clauses.sentence.end)  # "Stops in Chad and Niger were cancelled"
    status = _noun_status(phrase, verb, own)
    first = clauses.items[phrase.at].start
    left = verb.left if verb is not None and verb.left <= phrase.at else phrase.at
    start = min(clauses.items[left].start, *(actor.start for actor in phrase.owners), first)
    end = max(clauses.items[phrase.last - 1].end, first, verb.end if verb is not None and verb.noun == phrase.noun else 0)
    if status == "cancelled" or (verb is not None and own and verb.verb in travel.CANCELLING and verb.actuality == "done"):
        if not places:
            reading.cancelled += [(key, first) for key in keys]
        status = "cancelled"
    if phrase.noun == "arrival" and not places and phrase.owners and phrase.dates:
        note_bounds(reading, keys, phrase.dates, first, plan=False)  # "on his arrival on Monday, he said"
    homes = {country for key in keys for country in homes_of(reading.people[key])}
    abroad = [place for place in places if place.country not in homes]
    spans = any(told.last is not None and told.last.day for told in phrase.dates)
    if verb is not None and not abroad and (own or spans or later_told is not None or _only_departed(verb, phrase)):
        travellers = keys or last_traveller(reading, clauses.sentence.end)
        ends = verb.verb in travel.ENDING
        bounded = ends or verb.verb in travel.STARTING or _only_departed(verb, phrase)
        dates = [*_start_told_after(clauses, phrase), *(verb.dates if bounded or _extends(verb) else ()), *phrase.dates]
        note_bounds(reading, travellers, dates, first, plan=verb.actuality == "future", ends=ends or _extends(verb))
    if not places:
        _read_several_visits(reading, clauses, phrase, keys)
        _add_duration(reading, keys, phrase.dates)
        return
    if not keys or status is None:
        return
    if verb is not None and verb.verb == "follow" and verb.passive:  # "leaves for Moscow, followed by a stop in Vienna"
        status = next((sighting.status for sighting in reversed(reading.sightings) if sighting.key in keys), status)
    under_way = _only_departed(verb, phrase) and status == "done"
    told = len(reading.sightings)
    dates = [*phrase.dates, *_start_told_after(clauses, phrase)]
    if (
        not any(told.first or told.last for told in dates)
        and verb is not None
        and (verb.verb in travel.STARTING | travel.PAYING | travel.ENDING | _DATED_BY)
        and (own or phrase.link in ("on", "for"))
    ):
        dates += [told for told in verb.dates if told not in dates]
    relation: Relation | None = None
    if verb is not None and phrase.link in ("after", "following", "since"):
        of_journey = verb.noun in travel.JOURNEY_NOUNS and not verb.subject and bool(reading.sightings)
        relation = ("before", reading.sightings[-1].span[0] if of_journey else verb.start)  # "the visit comes after a tour of"
    elif verb is not None and phrase.link in ("before", "ahead"):
        relation = ("after", verb.start)
    elif verb is not None and verb.verb == "follow" and not verb.passive and phrase.start > verb.start:
        relation = ("before", verb.start)  # "the trip follows visits to Chad and Niger"
    elif (
        own
        and verb is not None
        and verb.verb in travel.ENDING
        and phrase.noun not in ("visit", "stop", "stay")
        and phrase.places("in", "at")
    ):
        relation = ("last", verb.start)
    elif own and verb is not None and verb.verb in travel.STARTING and phrase.noun not in ("visit", "stop", "stay"):
        relation = ("first", verb.start)
    background = any(word in ("last", "previous", "earlier", "past") for word in phrase.words)
    ends = own and verb is not None and verb.verb in travel.ENDING
    sight(
        reading,
        keys,
        places,
        status,
        (start, end),
        "noun",
        0.85 if phrase.owners else 0.8,
        dates,
        relation=relation,
        background=background,
        ends=ends,
    )
    if under_way:
        for sighting in reading.sightings[told:]:
            sighting.status = "planned"


def _met_on_the_way(reading: Reading, clauses: Clauses, phrase: _NounPhrase) -> list[Place]:
    """ "A tour of the Pacific, meeting leaders of Samoa and Fiji": the stops are told by those met there."""
    for other in clauses.predicates:
        if other.first > phrase.at and other.form == "participle" and other.verb in ("meet", "see"):
            met = [item.actor for item in other.objects if item.actor is not None and item.actor.kind == "delegation"]
            return places_of(
                as_item(mention) for actor in met for mention in within(reading.document.mentions, actor.start, actor.end)
            )
    return []


_DATED_BY = phraseset("arrive, be, travel, leave, come, take place, happen, last")  # "his last visit came in April"


def _followed_by(clauses: Clauses, phrase: _NounPhrase) -> list[Place]:
    """ "A visit to Chad, followed by Niger and Mali"."""
    for other in clauses.predicates:
        if other.verb == "follow" and other.form == "reduced" and 0 <= other.first - phrase.last <= 1:
            return goal_of(other, "by")
    return []


def _extends(verb: Predicate) -> bool:
    """ "The visit will extend to June 16": the day is the last one."""
    return verb.verb in _LASTING and not any(told.last for told in verb.dates)


_LASTING = phraseset("extend, last, run, continue, go on")


def _start_told_after(clauses: Clauses, phrase: _NounPhrase) -> list[DateExpression]:
    other = _told_after(clauses, phrase)
    return [told for told in other.dates if told.start > other.start] if other is not None else []


def _told_after(clauses: Clauses, phrase: _NounPhrase) -> Predicate | None:
    """ "A trip to Chad starting on Monday", "his tour of Asia, which begins on May 4", "a visit to Chad planned for Monday"."""
    for other in clauses.predicates:
        close = other.first <= phrase.last + 1
        inside = (
            other.antecedent is not None and phrase.start < other.antecedent.start < other.start
        )  # "a visit to Chad that began"
        about = (other.link in _RELATIVE_LINKS and (other.noun == phrase.noun or (inside and close))) or (
            other.form in ("participle", "reduced") and close
        )
        scheduled = other.verb in travel.STARTING | travel.SCHEDULING or set(other.governors) & travel.SCHEDULING
        if other.first > phrase.at and about and scheduled:
            return other
    return None


_DEPARTING = phraseset("leave, depart, set off, set out, embark, head off, fly out, take off, head out")


def _only_departed(verb: Predicate | None, phrase: _NounPhrase) -> bool:
    """ "Left for visits to A, B and C", "left on a tour of A and B": under way, but not there yet."""
    return verb is not None and verb.verb in _DEPARTING and phrase.link in ("for", "on")[: 1 + (verb.verb != "embark")]


def _read_several_visits(reading: Reading, clauses: Clauses, phrase: _NounPhrase, keys: list[str]) -> None:
    """ "Follows his earlier visits to the country in January 2021 and March 2022": one journey for each date."""
    months = [told for told in phrase.dates if told.first is not None and not told.first.day]
    if phrase.noun not in ("visits", "trips") or not months:
        return
    places = the_country(reading, clauses, phrase.at, phrase.last)
    span = (phrase.start, clauses.items[phrase.last - 1].end)
    for told in months:
        sight(reading, keys, places, "done", span, "noun", 0.8, [told], background=True)


def _add_duration(reading: Reading, keys: list[str], dates: list[DateExpression]) -> None:
    """ "During the two-day visit": the stay told of last has an end."""
    duration = next((told.duration_days for told in dates if told.duration_days), None)
    for sighting in reversed(reading.sightings):
        if duration and (not keys or sighting.key in keys):
            if sighting.start is not None and sighting.start.day and sighting.end is None:
                sighting.end = later(sighting.start, duration - 1)
            return


def _noun_travellers(reading: Reading, clauses: Clauses, phrase: _NounPhrase, verb: Predicate | None) -> list[str]:
    if phrase.owners:
        return travellers_among(reading, phrase.owners)
    if {"my", "our"} & set(phrase.words):
        return speakers(reading, clauses)
    own = travellers_among(reading, phrase.makers("by")) or travellers_among(reading, phrase.makers("of"))
    if own or verb is None:
        return own
    return _travellers_of_verb(reading, clauses, phrase, verb)


def _travellers_of_verb(reading: Reading, clauses: Clauses, phrase: _NounPhrase, verb: Predicate) -> list[str]:  # noqa: PLR0911
    if verb.verb in ("host", "receive", "welcome", "greet", "invite", "send", "dispatch"):
        if verb.passive:
            return travellers_among(reading, verb.subject)
        return travellers_among(reading, (item.actor for item in verb.objects if item.actor is not None))
    if verb.passive and verb.noun == phrase.noun:
        return travellers_among(reading, verb.agent)
    made = next((other for other in clauses.predicates if other.verb in travel.PAYING and other.form == "reduced"), None)
    if made is not None and made.noun == phrase.noun:
        return travellers_among(reading, made.agent)  # "after a visit made by the Turkish president"
    if verb.verb in ("announce", "confirm") and not travellers_among(reading, verb.subject):
        return last_traveller(reading, phrase.start)  # "the envoy's office announced the end of a visit to Oman"
    if verb.noun in travel.ITINERARY_NOUNS and phrase.start > verb.start and not verb.subject:
        named = [item.actor for item in clauses.items[: verb.first] if item.actor is not None and item.actor.kind == "person"]
        if named:
            return travellers_among(reading, named[-1:])  # "the itinerary of Costa includes visits to"
    if verb.noun in travel.JOURNEY_NOUNS | travel.ITINERARY_NOUNS and not verb.subject:
        return last_traveller(reading, phrase.start + 1)
    keys = travellers_among(reading, verb.subject)
    if not keys and verb.parent is not None:
        keys = travellers_among(reading, verb.parent.subject)
    return keys


def _noun_status(phrase: _NounPhrase, verb: Predicate | None, own: bool) -> Status | None:  # noqa: PLR0911, PLR0912
    words = set(phrase.words)
    if words & travel.CANCELLED_WORDS or (verb is not None and own and verb.lapsed):
        return "cancelled"
    if verb is not None and own and verb.verb in travel.CANCELLING and verb.actuality in ("done", "future"):
        return "cancelled"
    if words & travel.UNREAL_WORDS or words & travel.WISHING_NOUNS:
        return None
    if words & travel.PLANNED_WORDS:
        return "planned"
    if verb is None:
        return "done"
    if verb.verb in ("invite", "urge", "propose", "suggest", "consider", "mull", "discuss", "offer", "request", "rule out"):
        return None
    if verb.noun in travel.ITINERARY_NOUNS and verb.tense == "present" and verb.verb in ("include", "comprise", "cover") and own:
        return "planned"
    if verb.verb == "be" and verb.modal in ("would", "'d", "’d"):
        return None  # "it would be the first visit"
    aside = verb.start > phrase.start and not phrase.fronted  # "Srettha, on a trip to Germany, will return"
    if phrase.link == "from" or (aside and not own and phrase.link in ("on", "in")):
        return "done"
    actuality = verb.actuality
    if own or phrase.link in ("on", "for", "in", "with", ""):
        if verb.verb in travel.CANCELLING and own:
            return None
        if verb.verb in ("plan", "announce", "schedule", "confirm", "prepare", "expect", "await") and own:
            return "planned"
        if actuality == "future":
            return "cancelled" if verb.lapsed else "planned"
        if actuality == "negated":
            return "denied" if own and verb.verb in travel.PAYING else None
        return "done" if actuality == "done" else None
    if phrase.link in ("before", "ahead"):
        return "planned" if (actuality in ("done", "future") and verb.tense != "past") or phrase.link == "ahead" else "done"
    if actuality == "future" and phrase.link in ("during", "after", "following"):
        return "planned"
    return "done"


_TALKING = travel.STARTING | travel.ENDING | {"hold", "have", "resume", "continue", "join", "enter", "attend"}


def _read_talks(reading: Reading, clauses: Clauses, phrase: _NounPhrase) -> None:
    verb = phrase.governor
    venue = next((places_of(p.items) for p in phrase.phrases if p.preposition in ("in", "at") and places_of(p.items)), [])
    if not venue or any(
        p.noun and p.preposition in ("on", "about", "over", "of") and p.noun not in travel.EVENT_NOUNS | MARGINS
        for p in phrase.phrases
        if p.preposition not in ("in", "at")
    ):
        return
    actors = phrase.owners + phrase.actors("between", "with", "of", "among", "by")
    subjects = phrase.owners
    follows = verb is not None and verb.verb in ("follow", "come") and verb.noun in travel.JOURNEY_NOUNS
    if follows and not actors:
        keys = last_traveller(reading, clauses.sentence.end)  # "the visit to Oslo follows a meeting in Riga"
        actors = subjects = [reading.people[key] for key in keys]
    elif (
        phrase.link in ("after", "following", "during", "before", "at", "in", "for") and verb is not None and phrase.actors("with")
    ):
        actors += verb.subject
    if not actors and verb is not None and verb.verb in _TALKING:
        actors = subjects = list(verb.subject)  # "wrapped up two days of talks in Rome"
    status: Status | None = "done"
    if verb is not None:
        status = status_of(verb) if phrase.noun in (verb.noun, verb.object_noun) or verb.actuality == "future" else "done"
    if set(phrase.words) & travel.UNREAL_WORDS:
        return
    if set(phrase.words) & travel.PLANNED_WORDS or phrase.link == "ahead":
        status = "planned"
    keys = travellers_among(reading, actors, subjects=subjects)
    countries = {place.country for place in venue}
    if len(countries) > 1:  # "talks with Israeli and Palestinian leaders in Jerusalem and the West Bank": they are at home
        keys = [key for key in keys if not countries & set(reading.people[key].countries)]
    items = clauses.items
    span = (items[max(0, min(phrase.at, verb.left if verb is not None else phrase.at))].start, items[phrase.last - 1].end)
    span = (min(span[0], items[phrase.at].start), max(span[1], items[phrase.at].end))
    own = verb is not None and phrase.noun in (verb.noun, verb.object_noun)
    dates = phrase.dates or (verb.dates if verb is not None and own else [])
    relation: Relation | None = ("before", verb.start) if follows and verb is not None else None
    sight(reading, keys, venue if len(countries) > 1 else venue[:1], status, span, "talks", 0.75, dates, relation=relation)
