"""Gatherings: where a summit takes place, who attends it, who speaks there."""

from __future__ import annotations

import itertools
from collections.abc import Collection

from geotie.extraction import travel
from geotie.extraction.clauses import LOOSE, Clauses, Predicate
from geotie.extraction.document import Actor, DateExpression
from geotie.extraction.sightings import Reading, Venue, arrivals_before, events_in, place_of_there, status_of, venue_near
from geotie.extraction.tellings import Telling
from geotie.extraction.told_places import MARGINS, SITE, Place, goal_of, places_of, venue_places
from geotie.extraction.travel import TravelVerb
from geotie.extraction.wordlists import phraseset, wordset

_HAPPENING = phraseset(
    "happen, hold, commence, convene, kick off, take place, be, run, open, start, begin, schedule, last, host, set"
)
_NEIGHBOURS = 3  # sentences within which "the summit" is one and the same
_FROM_AFAR = travel.FROM_AFAR - {"call"}
_LINKS_FROM_AFAR = travel.FROM_AFAR | {"link", "zoom", "livestream"}  # "addressed a forum in Oslo by video link"
_GATHERED = travel.EVENT_NOUNS | travel.TALK_NOUNS


def read_attending(telling: Telling, row: TravelVerb) -> None:
    """ "Took part in a summit in Vilnius", "will attend the summit"; the place may be told elsewhere."""
    reading, clauses, predicate = telling.reading, telling.clauses, telling.predicate
    keys = telling.people(predicate.agent if predicate.passive else predicate.subject)
    if not keys or not _FROM_AFAR.isdisjoint(item.lower for item in clauses.items[predicate.last : predicate.right]):
        return
    if row.verb == "join" and predicate.passive and predicate.phrase("in", "at"):
        keys += [key for key in telling.people(predicate.subject) if key not in keys]  # "will be joined in Oslo by B"
    if row.verb == "join" and not predicate.passive:
        keys += [key for key in telling.people(actor for actor in telling.objects if actor.kind == "person") if key not in keys]
    nouns = _nouns_of(telling)
    held = _to_be_held(clauses, predicate)
    places = venue_places(predicate, clauses) or _namesake(clauses, predicate)
    dates = predicate.dates
    if held is not None:
        places, dates = places or goal_of(held, "in", "at"), dates or held.dates
    dates = dates or _event_dates(reading, clauses, predicate, nouns)
    if places or not nouns & _GATHERED:
        telling.sight(keys, places[:1], "attend", dates=dates, relation=telling.relation)
        return
    venue = venue_near(reading, clauses.sentence.index, nouns)
    if venue is not None:
        status = "planned" if telling.status == "done" and venue.status == "planned" else telling.status
        telling.sight(keys, [venue.place], "venue", 0.75, dates=dates or venue.dates, status=status, relation=telling.relation)


def _nouns_of(telling: Telling) -> set[str]:
    """What is attended, as far as nouns tell; also of a summit "which she will attend"."""
    items, predicate = telling.clauses.items, telling.predicate
    nouns = {predicate.object_noun, predicate.noun, *(phrase.noun for phrase in predicate.phrases[:3])}
    nouns |= _events_named(predicate)
    if predicate.left and items[predicate.left - 1].lower in ("which", "that") and not predicate.object_noun:
        nouns |= {item.lower for item in items[: predicate.left] if item.lower in travel.EVENT_NOUNS}
    return nouns


def _events_named(predicate: Predicate) -> set[str]:
    """ "The ASEAN Summits": the nouns of gatherings that are told by name."""
    told = [*predicate.objects, *(item for phrase in predicate.phrases[:3] for item in phrase.items)]
    names = [item.lower for item in told if item.actor is not None] + [actor.text.lower() for actor in predicate.subject]
    return {name.split()[-1] for name in names} & travel.EVENT_NOUNS


def _to_be_held(clauses: Clauses, predicate: Predicate) -> Predicate | None:
    """ "Will attend a ceremony to be held in Riga", "a summit taking place in Riga", "a forum opening in Riga"."""
    for other in clauses.predicates:
        behind = predicate.last <= other.first <= predicate.last + 12
        before = predicate.passive and other.last <= predicate.first  # "A summit to be held in Riga will be attended by"
        if (behind or before) and other.form != "finite" and other.verb in _HAPPENING:
            return other
    return None


def _namesake(clauses: Clauses, predicate: Predicate) -> list[Place]:
    """The city that a gathering is named after: "the 2019 Osaka summit"."""
    first = predicate.left if predicate.passive else predicate.last  # "The Baghdad conference was attended by"
    for modifier, noun in itertools.pairwise(clauses.items[first : predicate.right]):
        city = modifier.mention is not None and modifier.mention.kind in ("city", "capital")
        if city and noun.lower in travel.EVENT_NOUNS:
            return places_of([modifier])
    return []


def _event_dates(reading: Reading, clauses: Clauses, predicate: Predicate, nouns: set[str]) -> tuple[DateExpression, ...]:
    """ "The summit in Cornwall, which is held from June 11 to 13": the dates of the gathering itself, also from near sentences."""
    for other in clauses.predicates:
        if other.first >= predicate.last and other.link in ("which", "that") and other.verb in _HAPPENING:
            return other.dates
    for noun, sentence, dates in reading.gatherings:
        if noun in nouns and noun in travel.EVENT_NOUNS and abs(sentence - clauses.sentence.index) <= _NEIGHBOURS:
            return dates
    return ()


def may_be_told_where(clauses: Clauses, predicate: Predicate) -> bool:
    """Whether a verb of speech may say where somebody speaks; most do not."""
    if predicate.phrases or predicate.lead or predicate.link == "where":
        return True
    return predicate.last < len(clauses.items) and clauses.items[predicate.last].lower == "here"


_APPEARANCES = travel.EVENT_NOUNS | {"appearance", "briefing"}


def beside_at_event(predicate: Predicate) -> list[Actor]:
    """ "Spoke in Oslo at a joint news conference with B": who appears there too."""
    phrases = predicate.phrases
    at = next((n for n, phrase in enumerate(phrases) if phrase.preposition == "at" and phrase.noun in _APPEARANCES), len(phrases))
    return [actor for phrase in phrases[at + 1 :] if phrase.preposition == "with" for actor in phrase.actors]


def read_speaking(telling: Telling, row: TravelVerb) -> None:
    """ "Told reporters in Vilnius", "said here", "speaking on the sidelines of a conference in Oslo"."""
    predicate = telling.predicate
    if predicate.passive or any(other.noun in _LINKS_FROM_AFAR for other in predicate.phrases):
        return
    if any(other.noun in MARGINS for other in predicate.phrases):
        telling.sight(telling.people(predicate.subject), venue_places(predicate, telling.clauses)[:1], "speak")
        return
    phrase = predicate.phrase("in", "at")
    if phrase is None:
        if telling.there and telling.there[0] is telling.reading.dateline:
            telling.sight(telling.people(predicate.subject), telling.there, "speak")
        return
    if phrase.preposition == "at" and phrase.noun in _APPEARANCES and not phrase.items:
        telling.sight(telling.people([*predicate.subject, *beside_at_event(predicate)]), venue_places(predicate)[:1], "speak")
        return
    behind = predicate.phrases[0] is not phrase and predicate.phrases[0].preposition not in ("to", "with", "at", LOOSE)
    if behind or (phrase.noun and phrase.preposition != "at"):
        return
    places = [place for place in places_of(phrase.items) if place.name]
    telling.sight(telling.people(predicate.subject), places[:1], "speak")


# ---------------------------------------------------------------- lists of those present

_ATTENDEES = wordset("""
    participants attendees guests delegates leaders others speakers dignitaries officials those ministers presidents they heads
    present
""")
_COMING = phraseset("arrive, gather, meet, convene, fly, travel, assemble, converge, attend, land, come, join")
_TELLING_PRESENCE = _COMING | {"be", "include", "comprise"}
_PRESENT = wordset("attend join gather participate arrive meet")


def read_attendance(reading: Reading, clauses: Clauses, predicate: Predicate) -> None:
    """ "Participants include A, B and C": they are where the gathering told of before is."""
    if predicate.verb not in _TELLING_PRESENCE:
        return
    telling = Telling(reading, clauses, predicate)
    if predicate.verb == "be" and predicate.objects and clauses.items[0].lower == "among":
        _read_among(telling)
    elif predicate.verb == "be" and _listed(telling):  # "Those attending the funeral in Lagos were A and B"
        above = next((other for other in clauses.predicates if other.first < predicate.first), None)
        if above is not None and above.verb in _PRESENT and not predicate.subject:
            _read_those_present(telling, above)
    elif _is_gathering(clauses, predicate):
        _read_members(telling)
    elif predicate.verb in ("include", "comprise") and _is_group(clauses, predicate) and not _of_delegation(clauses, predicate):
        venue = venue_near(reading, clauses.sentence.index)
        if venue is not None:
            dates = predicate.dates or venue.dates
            telling.sight(telling.people(telling.objects), [venue.place], "venue", 0.75, dates=dates, status=venue.status)


def _read_those_present(telling: Telling, above: Predicate) -> None:
    """ "Those attending the funeral in Lagos were A and B", "others who arrived yesterday were A and B"."""
    places, rule = places_of(telling.clauses.items[above.last : telling.predicate.first]), "attend"
    status = "planned" if above.actuality == "future" and telling.status == "done" else telling.status
    if not places:
        at = telling.clauses.sentence.index
        venue = arrivals_before(telling.reading, at) or venue_near(telling.reading, at)
        places, rule = ([venue.place] if venue is not None else []), "venue"
    telling.sight(telling.people(_listed(telling)), places[:1], rule, dates=above.dates, status=status)


def _listed(telling: Telling) -> list[Actor]:
    """Who stands behind "were", also behind a colon."""
    items, last = telling.clauses.items, telling.predicate.last
    if telling.objects and any(item.lower == ";" for item in items[last:]):
        return [item.actor for item in items[last:] if item.actor is not None and item.actor.kind in ("person", "delegation")]
    if telling.objects or last >= len(items) or items[last].lower != ":":
        return telling.objects
    return [item.actor for item in items[last:] if item.actor is not None and item.actor.kind in ("person", "delegation")]


def _read_among(telling: Telling) -> None:
    """ "Among those who flew to Lagos were A and B", "among leaders expected at the summits are A and B"."""
    before = telling.clauses.items[: telling.predicate.first]
    places, status = places_of(before), telling.status
    venue = None if places else venue_near(telling.reading, telling.clauses.sentence.index, (item.lower for item in before))
    if venue is not None:
        places = [venue.place]
        status = "planned" if any(other.actuality == "future" for other in telling.clauses.predicates) else status
    rule = "attend" if venue is None else "venue"
    telling.sight(telling.people(_listed(telling)), places[:1], rule, dates=(), status=status)


def _is_unnamed(actor: Actor) -> bool:
    """ "Leaders", "heads of state", "the ministers": people whose names are told elsewhere."""
    return actor.kind == "delegation" and not actor.countries


def _is_group(clauses: Clauses, predicate: Predicate) -> bool:
    if predicate.noun in _ATTENDEES or any(map(_is_unnamed, predicate.subject)):
        return True
    opens = predicate is clauses.predicates[0] and len(clauses.items) > 2  # "Heads of state and government of the bloc arrived"
    return opens and any(item.lower in _ATTENDEES and item.kind == "word" for item in clauses.items[:2])


def _of_delegation(clauses: Clauses, predicate: Predicate) -> bool:
    """ "Other officials in the delegation include A and B": they travel with its leader."""
    return any(item.lower in ("delegation", "entourage", "team") for item in clauses.items[: predicate.first])


def _is_gathering(clauses: Clauses, predicate: Predicate) -> bool:
    opening = predicate.parent if predicate.form == "participle" else None
    if opening is not None and opening.verb in ("begin", "start", "continue", "keep"):  # "leaders began arriving in Lagos"
        return predicate.verb in _COMING and _is_group(clauses, opening)
    return predicate.verb in _COMING and predicate.form == "finite" and _is_group(clauses, predicate)


def _read_members(telling: Telling) -> None:
    """ "Leaders flew to Lagos, among them A and B"."""
    items, predicate = telling.clauses.items, telling.predicate
    opening = next((at for at in range(predicate.last, len(items) - 1) if items[at].lower in ("among", "including")), None)
    if opening is not None:
        guests = telling.people(item.actor for item in items[opening:] if item.actor is not None)
        telling.sight(guests, _gathering_places(telling.clauses, predicate)[:1], "attend")


def _gathering_places(clauses: Clauses, predicate: Predicate) -> list[Place]:
    return venue_places(predicate, clauses) or goal_of(predicate, "to", "in", "at")


# ---------------------------------------------------------------- venues

_STATES_MEET = wordset("agree sign meet negotiate")


def note_venues(reading: Reading, clauses: Clauses, words: Collection[str]) -> None:
    """Remember where a summit or talks take place: "The summit will be held in Astana on Friday"; `words` are the sentence's."""
    told = not _GATHERED.isdisjoint(words)
    for predicate in clauses.predicates:
        if not told and predicate.verb not in _STATES_MEET and predicate.verb not in _COMING:
            continue
        nouns = {predicate.noun, predicate.object_noun} | _events_named(predicate)
        if predicate.verb == "attend":
            nouns |= {item.lower for item in clauses.items[predicate.last : predicate.right]}
        gathering = _is_gathering(clauses, predicate)
        states_meet = predicate.verb in _STATES_MEET and any(actor.kind == "state" for actor in predicate.subject)
        if not (gathering or states_meet or nouns & _GATHERED):
            continue
        if predicate.noun in travel.EVENT_NOUNS and predicate.verb in _HAPPENING and predicate.dates:
            reading.gatherings.append((predicate.noun, clauses.sentence.index, predicate.dates))
        places = _gathering_places(clauses, predicate) if gathering else venue_places(predicate, clauses)
        if not places and predicate.verb == "attend" and predicate.parent is not None:  # "arrived in Riga to attend a summit"
            places = goal_of(predicate.parent, "to", "in", "for") or place_of_there(reading, clauses, predicate.parent)
        if gathering and places and SITE.search(places[0].name) and any(venue.arrivals for venue in reading.venues):
            continue  # "Leaders arrived in Lusaka. ... They landed at the airport": the city is told
        status = status_of(predicate, clauses) if places else None
        if status in ("done", "planned"):
            begin = predicate.left if predicate is not clauses.predicates[0] else 0
            around = (item.lower for item in clauses.items[begin : max(predicate.right, predicate.last)])
            reading.venues.append(
                Venue(places[0], predicate.dates, status, clauses.sentence.index, events_in([*around, *nouns]), gathering)
            )
