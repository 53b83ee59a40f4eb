"""
Places that a clause tells: where somebody goes, where people meet, "there", "the country", the place in front of an agency's text.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from geotie.countries import country
from geotie.extraction import travel
from geotie.extraction.clauses import LOCALITIES, LOOSE, SUMMED, Clauses, Item, Phrase, Predicate
from geotie.extraction.document import DateExpression, Document
from geotie.extraction.wordlists import phraseset, wordset
from geotie.records import Mention


@dataclass(slots=True)
class Place:
    """A place where somebody is said to be; `name` is "" for a country as a whole."""

    country: str
    name: str
    lon: float | None
    lat: float | None
    start: int
    end: int
    region: bool = False  # a province or an island, in which a city may be told besides


SITE = re.compile(
    r"\b(?:Palace|Castle|House|Airport|Base|Kremlin|Cosmodrome|Hotel|Centre|Center|Residence|Hall|Square|Mosque|Cathedral|Street)\b"
)


def whole_country(code: str, start: int, end: int) -> Place:
    return Place(code, "", None, None, start, end)


_DATELINE_END = re.compile(
    r"\)?\s*(?:[—–]|--?\s|\(|:|,\s+(?:\w+ )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|\d|[A-Z][\w'’ ]+(?:\s[—–(-]|,)))"
)
# "(KUNA)" or "May 3, 2024 (" in front of a dateline
_CREDIT = re.compile(r"\s*(?:\((?:[^()]|\([^()]*\))*\)\s*)?(?:[A-Z][a-z]+\.? \d{1,2}, \d{4} \()?")


def dateline_of(document: Document) -> Place | None:
    """The place in front of an agency's text: "NAIROBI, May 2 (Reuters) -", "Hanoi (VNA) –"; of a city state its name."""
    opening = _CREDIT.match(document.text)
    begin = opening.end() if opening else 0
    first = next((mention for mention in document.mentions if mention.kind not in ("demonym", "person")), None)
    if first is None or first.start > begin or not (first.place or first.text.isupper()):
        return None
    if not _DATELINE_END.match(document.text, first.end):
        return None
    return Place(first.country, first.place, first.lon, first.lat, first.start, first.end)


def as_item(mention: Mention) -> Item:
    return Item("place", mention.start, mention.end, "", mention=mention)


def places_of(items: Iterable[Item]) -> list[Place]:
    """Destinations among the items of a phrase: "Accra, Ghana" is one, "Cuba, Venezuela and Bolivia" are three."""
    found: list[Place] = []
    for item in items:
        mention = item.mention
        if mention is None or mention.kind in ("demonym", "person"):
            continue
        local = _local_name(mention)
        region = mention.kind == "region"
        if found and found[-1].country == mention.country:
            if mention.kind == "region" and found[-1].name and mention.start - found[-1].end <= 3:
                found[-1] = replace(found[-1], end=mention.end)  # "Palm Beach, Florida"
                continue
            if not local:
                found[-1] = replace(found[-1], end=mention.end)
                continue
            if not found[-1].name:
                found[-1] = Place(mention.country, local, mention.lon, mention.lat, found[-1].start, mention.end, region)
                continue
        found.append(Place(mention.country, local, mention.lon, mention.lat, mention.start, mention.end, region))
    return found


def _local_name(mention: Mention) -> str:
    """The city, site or region as the text writes it, "" for a country; of a seat of power its city: "the Kremlin"."""
    if mention.kind not in ("city", "capital", "region"):
        return ""
    return mention.place if mention.acts and mention.kind == "city" and SITE.search(mention.text) else mention.text


def goal_of(predicate: Predicate, *prepositions: str) -> list[Place]:
    """Places behind some prepositions ("" is the object); "the Kenyan port of Mombasa" is Mombasa, "the Kenyan capital" Nairobi."""
    found: list[Place] = []
    if "" in prepositions:
        found += _places_in([Phrase("", list(predicate.objects), predicate.object_noun), *predicate.phrases[:1]], 0)
    for number, phrase in enumerate(predicate.phrases):
        if phrase.preposition in prepositions:
            told = {place.start for place in found}  # "at the palace in Oslo" has told of Oslo before "in" does
            found += [place for place in _places_in(predicate.phrases, number) if place.start not in told]
    return found


def _places_in(phrases: Sequence[Phrase], number: int) -> list[Place]:
    """The places of one phrase; of "in the West Bank town of Jericho" the town that the next one names."""
    phrase = phrases[number]
    places = places_of(phrase.items)
    following = phrases[number + 1] if number + 1 < len(phrases) else None
    if phrase.noun in LOCALITIES and following is not None and following.preposition == LOOSE and not phrase.items:
        return places_of(following.items[:1])  # "in the capital, Riga"
    if phrase.noun in LOCALITIES and following is not None and following.preposition == "of":
        named = places_of(following.items)
        return named if named and all(place.country == named[0].country for place in places) else places + named
    if phrase.noun == "capital" and not any(place.name for place in places):
        return _capitals(phrase.items) or places
    if places and following is not None and following.preposition in ("in", "near", "outside") and SITE.search(places[-1].name):
        return [*places[:-1], *(_city_around(places[-1], following) or places[-1:])]
    return places


def _city_around(site: Place, following: Phrase) -> list[Place]:
    """ "At the Blue Palace in Oslo": the city."""
    return [place for place in places_of(following.items[:2])[:1] if place.country == site.country and place.name]


def _capitals(items: Iterable[Item]) -> list[Place]:
    """The capitals of the countries whose demonyms or names stand before "capital"."""
    found = []
    for item in items:
        if item.mention is not None and item.mention.kind in ("demonym", "name"):
            entry = country(item.mention.country)
            if entry.capital:
                found.append(Place(entry.code, entry.capital, entry.capital_lon, entry.capital_lat, item.start, item.end))
    return found


def before_noun(predicate: Predicate) -> Predicate:
    """The verb with its phrases up to a noun of travel: "returned to Tokyo from a trip to Oman" says no more than "to Tokyo"."""
    phrases = predicate.phrases
    cut = next((number for number, phrase in enumerate(phrases) if phrase.noun in travel.JOURNEY_NOUNS), len(phrases))
    return replace(predicate, phrases=phrases[:cut]) if cut < len(phrases) else predicate


def passed_through(predicate: Predicate) -> list[Place]:
    """Places passed through: "via Lomé", "by way of the port of Lomé and Cotonou"."""
    phrases = predicate.phrases
    found = goal_of(predicate, "via", "through")
    way = next(
        (number for number, phrase in enumerate(phrases) if phrase.preposition == "by" and phrase.noun == "way"), len(phrases)
    )
    for phrase in itertools.takewhile(lambda phrase: phrase.preposition in ("of", "in"), phrases[way + 1 :]):
        found += places_of(phrase.items)
    return found


MARGINS = wordset("margins sidelines sideline occasion side fringes eve invitation request basis")
_TOPICS = frozenset(["on", "about", "over", "of", "regarding", "concerning", "against", "for"])
_AT = frozenset(["in", "at", "outside", "near"])
_ISLANDS = frozenset(["island", "islands"])
_ATTENDING = phraseset("attend, participate, take part, join")


def venue_places(predicate: Predicate, clauses: Clauses | None = None) -> list[Place]:
    """The place where people meet: "in" a place, not in a place that a topic names ("talks on the war in Ukraine")."""
    return (
        _venue_behind(predicate)
        or next(
            (found for phrase in predicate.lead if phrase.preposition in ("in", "at") and (found := places_of(phrase.items))), []
        )
        or (_venue_of_subject(predicate, clauses) if clauses is not None and predicate.noun else [])
        or (places_of([as_item(predicate.antecedent)]) if predicate.link == "where" and predicate.antecedent is not None else [])
    )


def _venue_behind(predicate: Predicate) -> list[Place]:
    topic, of_margins = False, -1  # "on the margins of the G20 in Rio"
    for number, phrase in enumerate(predicate.phrases):
        if phrase.noun in MARGINS:
            of_margins = number + 1
        island = phrase.preposition == "on" and phrase.noun in _ISLANDS
        if phrase.preposition in _AT or island:
            places = _places_in(predicate.phrases, number) if not topic else []
            if places:
                return places
            topic = topic and not phrase.items  # behind a place that the topic names, the next one may be the venue
        elif number != of_margins and phrase.preposition in _TOPICS and _is_topic(phrase) and predicate.verb not in _ATTENDING:
            topic = True  # but not of "took part in a conference on Africa in Lima"
    return []


def _is_topic(phrase: Phrase) -> bool:
    return bool(phrase.noun) and not phrase.items and phrase.noun not in travel.EVENT_NOUNS and phrase.noun not in MARGINS


def _venue_of_subject(predicate: Predicate, clauses: Clauses) -> list[Place]:
    """ "The summit in Vilnius was attended by"."""
    items = clauses.items
    for number in range(predicate.left, predicate.first - 1):
        if items[number].lower in ("in", "at"):
            places = places_of(items[number + 1 : predicate.first])
            if places:
                return places
    return []


def all_venues(predicate: Predicate, places: list[Place]) -> list[Place]:
    """ "Will hold talks in Chad and Niger" is at both; of other places, told one behind the other, the first is the venue."""
    together = next((places_of(phrase.items) for phrase in predicate.phrases if phrase.preposition == "in"), [])
    both = [place.start for place in places] == [place.start for place in together]
    return places if both and len({place.country for place in places}) > 1 else places[:1]


_PURPOSE = frozenset(["for", "to", "with", "as", "where"])
_PARTING = frozenset([",", ";"])
_IN_A_LIST = wordset("""
    the on in and then later finally from late early morning afternoon evening night her his their first second last stop leg
""")


def list_goes_on(clauses: Clauses, predicate: Predicate, places: list[Place]) -> list[Place]:
    """
    Further stops behind a day or a purpose.

    "Visited Oman on Monday, the UAE on Tuesday and Qatar on Thursday"; "Lima for a summit, Quito for talks and La Paz for a fair".
    """
    items, found, joined, aside = clauses.items, [], False, False
    beyond = next((other for other in clauses.predicates if other.first > predicate.first), None)
    subjects = {actor.start for actor in beyond.subject} if beyond is not None else set()
    limit = beyond.first if beyond is not None else len(items)
    first = next((number for number in range(predicate.last, limit) if items[number].start >= places[-1].end), limit)
    for number in range(first, limit):
        item = items[number]
        if item.mention is not None and item.mention.kind not in ("demonym", "person"):
            if not joined or item.start in subjects or _belongs_to_the_next(items, number):
                break
            found.append(item)
            aside = False
        elif item.lower in _PARTING or (item.lower == "and" and (not aside or _parallel(items, number))):
            joined, aside = True, False
            continue
        elif item.date is None and item.lower not in _IN_A_LIST:
            aside = aside or item.lower in _PURPOSE
            if not aside:
                break
        joined = joined and (item.date is not None or item.lower in _STILL_JOINED)
    return [place for place in places_of(found) if place.country != places[-1].country or place.name]


_STILL_JOINED = wordset("the then later finally on in")  # "and on Tuesday Riga"


_LISTING = wordset("the and to in on from by then finally as well both plus lastly also of morning afternoon evening republic")


def enumerated(items: Sequence[Item], first: int, limit: int) -> tuple[list[Place], tuple[DateExpression, ...]]:
    """Places and days of a list, "Chad (June 3-5); Niger, on June 6; and Mali"; a word that is none of a list ends it."""
    found: list[Item] = []
    dates: list[DateExpression] = []
    for item in itertools.islice(items, first, limit):
        if item.date is not None:
            dates.append(item.date)
        elif item.mention is not None and item.mention.kind not in ("demonym", "person"):
            found.append(item)
        elif item.kind == "word" and item.lower not in _LISTING and not (not found and item.lower in SUMMED):
            break
    return places_of(found), tuple(dates)


def _belongs_to_the_next(items: Sequence[Item], number: int) -> bool:
    """ "Qatar's ministry", "Qatar Foreign Minister X"."""
    after = items[number + 1] if number + 1 < len(items) else None
    return after is not None and (after.lower in ("'s", "’s") or after.kind == "actor")


def _parallel(items: Sequence[Item], number: int) -> bool:
    """ "And Quito for talks", "and Quito on Monday": told as the stop before is."""
    at = number + 2 if items[number + 1].mention is not None else number + 3
    if at >= len(items) or items[at - 1].mention is None:
        return False
    return items[at].date is not None or items[at].lower in ("for", "on")


def named_within(places: list[Place], inner: list[Place]) -> list[Place]:
    """The first place, or the town in it that is told apart: "in Chad he opened a school in Abéché"."""
    if places and not places[0].name:
        return [place for place in inner if place.name and place.country == places[0].country][:1] or places[:1]
    return places[:1]
