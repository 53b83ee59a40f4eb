"""
Ties told by journeys: a visit that took place ties the visitor's state to its host.

Which journeys were visits to the host is told by their wording, by the host's officials beside them, and by who travels: a minister
who lands in a capital is received there, unless he came for a gathering of many, to meet others, or on his own account.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from geotie.extraction.document import Document, Sentence, within
from geotie.extraction.tie_scene import Act
from geotie.extraction.wordlists import wordset
from geotie.records import Itinerary, Stop

# These are for sentences in lower case: to ignore the case takes a pattern four times as long.
_GATHERING = re.compile(r"\b(?:summit|conference|forum|assembly|funeral|congress|session|inauguration|sidelines|olympics)\b")
_VISIT = re.compile(
    r"\b(?:visit(?:s|ed|ing)?|tour(?:ed|s)?"
    r"|(?:official|state|working|bilateral|one-on-one) (?:trips?|talks?|meetings?|discussions|dinner|lunch|banquet|reception))\b"
)
# A journey that is taken for known, beside what the sentence tells: "the talks build on her 2019 visit to Oslo".
_RECALLED = re.compile(r"(?:\b(?:his|her|their|its|last|previous|earlier)|['’]s?) (?:[\w-]+ ){0,4}(?:visits?|trips?|tours?)\b")
_RECEPTION = re.compile(r"\b(?:received|welcomed|hosted|greeted|bilateral|official visit|state visit)\b")
_RECEIVED = re.compile(
    r"\b(?:(?:was|were|been) (?:\w+ )?(?:received|welcomed|greeted|met)\b"
    r"|(?:ceremonial|official|red.carpet|warm) (?:welcome|reception)|gu?ards? of honou?r|military honou?rs"
    r"|at the (?:airport|tarmac) to (?:receive|welcome|greet|meet)"
    r"|at the invitation of)"
)
_ON_HIS_OWN = re.compile(
    r"\b(?:private (?:visit|trip|stay)|holiday|vacation|medical|hospital|surgery|treatment|check-?up|transit(?:ed|ing)?|refuel\w*"
    r"|stop-?over|exile|asylum|honeymoon|pilgrimage"
    r"|on (?:his|her|their|the|its) way (?:to|home|back|from))\b"
)
_RANKS = wordset("""
    president premier minister chancellor taoiseach king queen emir amir sultan prince secretary envoy representative pope leader
""")
# Cities where states meet under the roof of an organisation; whoever comes there need not come to the host.
_SEATS = frozenset({"New York", "Geneva", "Vienna", "The Hague", "Brussels", "Davos", "Strasbourg", "Munich"})
_BESIDE = 60  # letters between a gathering and the place that is told behind it


def find(document: Document, itineraries: Iterable[Itinerary], acts: list[Act]) -> list[Act]:
    """The visits among the stops of journeys; `acts` are the ties that were told otherwise."""
    visits = []
    for itinerary in itineraries:
        for stop in itinerary.stops:
            if itinerary.home is None or stop.status != "done" or stop.country == itinerary.home:
                continue
            if rule := _rule(document, itinerary, stop, acts):
                start, end = stop.evidence.start, stop.evidence.end
                visits.append(Act((itinerary.home, stop.country), (), "CONSULT", 1, "asserted", start, end, start, rule))
    return visits


def as_travelled(act: Act, itineraries: tuple[Itinerary, ...]) -> Act:
    """A visit told by a noun is no tie yet where the journey is known to be planned or called off."""
    if act.type != "CONSULT" or act.rule not in ("owner", "carried") or act.modality != "asserted":
        return act
    pair = {*act.sources, *act.targets}
    stops = [stop for journey in itineraries for stop in journey.stops if journey.home and {journey.home, stop.country} == pair]
    if not stops or any(stop.status == "done" for stop in stops):
        return act
    return replace(act, modality="future" if any(stop.status == "planned" for stop in stops) else "negated")


def _rule(document: Document, itinerary: Itinerary, stop: Stop, acts: list[Act]) -> str:
    """
    What makes a stop a visit to the host: words of a visit or the host's officials beside it ("visit"), or who travels ("journey").

    Neither ("") where the journey only led to a gathering of many, or where the host only lent the room to a meeting of others.
    """
    sentence = document.sentence_at(stop.evidence.start)
    telling = _read(sentence.text.lower())
    known = telling.recalled and not telling.reception and _was_in_another_year(document, stop)
    if telling.on_his_own or known:
        return ""
    if telling.gathering and not telling.reception and stop.country in _gathered_in(document, sentence, stop):
        return ""
    if telling.visit or (sentence.index + 1 < len(document.sentences) and _received(document.sentences[sentence.index + 1])):
        return "visit"
    if _met_others(sentence, itinerary, stop, acts):
        return ""
    if _host_is_near(document, sentence, stop):
        return "visit"
    return "journey" if _by_rank(document, sentence, itinerary, stop) else ""


class _Telling:
    """What the words of a sentence say of the journeys in it."""

    __slots__ = ("gathering", "on_his_own", "recalled", "reception", "visit")

    def __init__(self, text: str) -> None:
        self.on_his_own = _ON_HIS_OWN.search(text) is not None
        self.gathering = _GATHERING.search(text) is not None
        self.recalled = _RECALLED.search(text) is not None
        self.reception = _RECEPTION.search(text) is not None
        self.visit = _VISIT.search(text) is not None or _RECEIVED.search(text) is not None


@lru_cache(maxsize=100)  # the stops of one sentence ask the same of it
def _read(sentence: str) -> _Telling:
    return _Telling(sentence)


def _was_in_another_year(document: Document, stop: Stop) -> bool:
    published = document.article.published
    return stop.start is not None and published is not None and stop.start.year < published.year


def _received(sentence: Sentence) -> bool:
    return _RECEIVED.search(sentence.text.lower()) is not None


def _gathered_in(document: Document, sentence: Sentence, stop: Stop) -> set[str]:
    """Where the gatherings of a sentence are held: at the place behind them, else at the one before, else at the stop."""
    places = [one for one in within(document.mentions, sentence.start, sentence.end) if one.kind not in ("demonym", "person")]
    held = set()
    for gathering in _GATHERING.finditer(sentence.text.lower()):
        start, end = sentence.start + gathering.start(), sentence.start + gathering.end()
        behind = next((one for one in places if end <= one.start < end + _BESIDE and _is_in(document.text, one.start)), None)
        before = next((one for one in reversed(places) if one.end <= start), None)
        where = behind or before
        held.add(where.country if where is not None else stop.country)
    return held


def _is_in(text: str, start: int) -> bool:
    """Whether a place is told as where something is: "the summit in Cairo", not "a conference on Gaza"."""
    return text[max(0, start - 8) : start].lower().endswith((" in ", " at ", " in the ", " at the "))


def _met_others(sentence: Sentence, itinerary: Itinerary, stop: Stop, acts: list[Act]) -> bool:
    """Whether the visitor's state is told to have met others than the host, at the only stop of the sentence."""
    home = itinerary.home
    met = [{*act.sources, *act.targets} for act in acts if act.type == "CONSULT" and sentence.start <= act.at < sentence.end]
    meetings = [states for states in met if home in states]
    if not meetings or any(stop.country in states for states in meetings):
        return False
    return sum(sentence.start <= other.evidence.start < sentence.end for other in itinerary.stops) == 1


def _host_is_near(document: Document, sentence: Sentence, stop: Stop) -> bool:
    first, last = max(0, sentence.index - 1), min(len(document.sentences) - 1, sentence.index + 2)
    near = within(document.actors, document.sentences[first].start, document.sentences[last].end)
    return any(actor.official and actor.kind in ("person", "delegation") and stop.country in actor.countries for actor in near)


def _by_rank(document: Document, sentence: Sentence, itinerary: Itinerary, stop: Stop) -> bool:
    """Whether the visitor holds an office that makes the journey an official one, with no gathering told around it."""
    if stop.place in _SEATS or _RANKS.isdisjoint(itinerary.role.replace("-", " ").split()):
        return False
    around = document.sentences[max(0, sentence.index - 1) : sentence.index + 2]
    return not any(_read(one.text.lower()).gathering or _read(one.text.lower()).on_his_own for one in around)
