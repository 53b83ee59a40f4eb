"""Days that a sentence beside tells of a stay: "She is in Chad. On Monday she met the president" dates the stay by the meeting."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from itertools import chain

from geotie.extraction.clauses import Predicate
from geotie.extraction.document import Actor
from geotie.extraction.sightings import Reading, Sighting
from geotie.extraction.wordlists import phraseset, wordset
from geotie.records import PartialDate

_REACH = 3  # sentences before or behind
_RECENT_DAYS = 6  # what is told without a place, of days so near, is the news of the article
_MEETING = phraseset("""
    meet, hold, sign, receive, host, welcome, greet, discuss, agree, confer, talk, speak, sit down, call on, begin, open,
    conclude, attend, address, pledge, review, exchange, pay, lay
""")
_SPEAKING = wordset("say tell add vow warn announce declare call urge pledge promise stress reiterate express note welcome condemn")
_TOLD_THERE = frozenset({"speak", "aside", "there", "talks", "meet", "attend"})


def date_by_neighbours(reading: Reading) -> None:
    """Give stays without a day that of a meeting with a host, or of what the traveller said there, told in a sentence near."""
    published = reading.document.article.published
    dated = {(s.key, s.place.country) for s in reading.sightings if s.start is not None or s.end is not None}
    for sighting in reading.sightings:
        stay = sighting.key, sighting.place.country
        if stay in dated or sighting.background or sighting.status not in ("done", "planned"):
            continue
        day = _day_beside(reading, sighting, published)
        for other in reading.sightings if day is not None else ():
            beside = other.span == sighting.span and other.place == sighting.place  # those told of together
            if (other is sighting or beside) and (other.key, other.place.country) not in dated:
                if other.left or other.rule == "verb-from":
                    other.end = day
                else:
                    other.start = day
                dated.add((other.key, other.place.country))


def _day_beside(reading: Reading, sighting: Sighting, published: date | None) -> PartialDate | None:
    document = reading.document
    here = document.sentence_at(sighting.span[0]).index
    near = chain(range(here, max(-1, here - _REACH - 1), -1), range(here + 1, min(len(document.clauses), here + _REACH + 1)))
    for index in near:
        for predicate in document.clauses[index].predicates:
            day = _own_day(reading, predicate, published, sighting.status)
            if day is None:
                continue
            if index == here and _said_then(reading, predicate, sighting):
                return day
            if _tells_of(reading, predicate, sighting, before=index < here):
                return day
    return None


def _own_day(reading: Reading, predicate: Predicate, published: date | None, status: str) -> PartialDate | None:
    """The day of an act that fits a stay of this status, None if it has none."""
    if not predicate.dates:
        return None
    past = (predicate.tense == "past" or predicate.verb == "speak") and not predicate.negated  # also "vowed to answer", "speaking"
    finite = predicate.form == "finite" or (predicate.form == "participle" and predicate.verb == "speak")
    if not finite or not (past if status == "done" else predicate.actuality == "future"):
        return None
    told = reading.own_dates(predicate.dates)
    day = next((one.first for one in told if one.first is not None and one.first.day), None)
    if day is None or published is None:
        return day
    apart = (day.earliest - published).days
    return day if (-_RECENT_DAYS <= apart <= 0 if status == "done" else apart >= 0) else None


# "Told reporters on Monday before leaving Chad", "said on arrival in Niger", "after talks in Mali": said on the day of that.
_AT_THAT_TIME = re.compile(
    r"\b(?:(?<!days )(?<!weeks )(?<!a day )(?<!a week )(?:before|prior to)\s+(?:his|her|their)?\s*"
    r"(?:leav|depart|board|fly|head|set(?:ting)? (?:off|out)|tak(?:ing|e) off|getting on)"
    r"|(?<!days )(?<!weeks )(?<!a day )(?<!a week )(?:after|on|upon|following)\s+(?:(?:his|her|their|a|an|the)\s+)?(?:\w+ of )?"
    r"(?:arriv|land|touching|stepping|disembark|talks|meeting|discussions|negotiations|holding|conclud|wrapping|lunch|audience))"
)


def _said_then(reading: Reading, predicate: Predicate, sighting: Sighting) -> bool:
    """Whether the traveller says something in the same breath as he or she comes, goes or meets somebody there."""
    if sighting.key not in _keys(predicate.subject) or not (predicate.verb in _SPEAKING or predicate.verb == "speak"):
        return False
    if sighting.rule == "aside":
        return True  # "Costa, in Vienna for talks, said on Monday"
    return bool(_AT_THAT_TIME.search(reading.document.text, predicate.end, max(predicate.end, sighting.place.start)))


def _tells_of(reading: Reading, predicate: Predicate, sighting: Sighting, *, before: bool) -> bool:
    """Whether an act is one of the traveller's with a host; of a place where he or she spoke, also what was said just before."""
    subjects = _keys(predicate.subject)
    others = _keys(item.actor for item in predicate.objects if item.actor is not None)
    others |= _keys(actor for phrase in predicate.phrases if phrase.preposition in ("with", "by") for actor in phrase.actors)
    if sighting.key not in subjects | others or _is_elsewhere(predicate, sighting.place.country):
        return False
    if predicate.verb in _MEETING and _with_host(reading, predicate, (subjects | others) - {sighting.key}, sighting):
        return True
    says = predicate.verb in _SPEAKING or not _SPEAKING.isdisjoint(predicate.governors)
    return before and says and sighting.key in subjects and sighting.rule in _TOLD_THERE


def _keys(actors: Iterable[Actor]) -> set[str]:
    return {key for actor in actors for key in actor.key.split("&")}


def _is_elsewhere(predicate: Predicate, country: str) -> bool:
    """Whether the act is told to have happened in another country."""
    phrases = (*predicate.phrases, *predicate.lead)
    places = (mention for phrase in phrases if phrase.preposition in ("in", "at", "to") for mention in phrase.places)
    return any(mention.country != country for mention in places)


def _with_host(reading: Reading, predicate: Predicate, others: set[str], sighting: Sighting) -> bool:
    """Whether one of the others is at home there; an official without a home is, and so is "the king" in "she met the king"."""
    met = [reading.people[key] for key in others if key in reading.people]
    at_home = any(sighting.place.country in person.countries or (person.role and not person.countries) for person in met)
    return at_home or predicate.object_noun in _HOSTS or any(phrase.noun in _HOSTS for phrase in predicate.phrases)


_HOSTS = wordset(
    "counterpart king president minister premier leader leaders officials authorities emir prince queen host hosts lawmakers"
)
