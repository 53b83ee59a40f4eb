"""
Places that no gazetteer lists, told by their form: "Cedar Flat, Ky.", "Metcalfe County", "Lake Manassas".

Their country is that of the region behind them, or that of the text around them; they have no coordinates of their own.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import compress, count
from operator import itemgetter

from geotie.extraction.evidence import SURE, Finding
from geotie.extraction.lead import word_after
from geotie.extraction.name_classes import classes_of, context_words, is_given_name, is_ordinary, is_surname, names_of_other_things
from geotie.extraction.naming import ALONE, Verdict, is_treaty
from geotie.extraction.proper_names import BLANK, BREAK, HYPHEN, PARTICLE, Capitals, Link
from geotie.extraction.readings import Reading
from geotie.extraction.resolution import Setting
from geotie.extraction.toponyms import Toponym, known_as
from geotie.extraction.word_marks import BODIES_OF_COUNTIES, ENDS, HEADS, KIND_OF_PLACE, LANDFORMS, marked
from geotie.gazetteer import Sense

LONGEST_TOWN = 3  # words
WITH_COUNTIES = ("USA", "GBR", "IRL", "CAN", "KEN", "LBR", "EST", "HRV", "HUN", "NOR", "SWE", "ROU", "TWN")
NOT_IN_PLACES = frozenset({"title", "office", "organisation", "treaty", "school"})
_LOCATIVE = (" in ", " In ", " at ", " near ", " from ", " of ", " to ", " outside ")
WEIGHT = 1.5  # evidence for a place that only its form tells
LIKELY = 0.6  # belief in its country
BY_KIND_OF_PLACE = Verdict(WEIGHT, "place by its kind")
NEXT_PLACE = 40  # characters
_IN = context_words("in")
_BEFORE_NAMES = frozenset(["The", "In", "At", "A", "An"])
_KINDS_BEFORE = context_words("kind before")
_KINDS_AFTER = context_words("kind after")
_HEADS_OF_KINDS_AFTER = frozenset(f" {word}"[:4] for word in _KINDS_AFTER)
_OF = frozenset([" of "])
_FIRST_FOUR, _LAST_FOUR = itemgetter(slice(4)), itemgetter(slice(-4, None))
_IN_PLACE = re.compile(r"(?:[ ]\w+){0,2}(?:[ ]and[ ][A-Z]\w+)?(?:[ ]in|,)[ ](?:\w+[ ]){0,2}")


def towns_before_containers(findings: list[Finding], words: Capitals) -> list[Finding]:
    """Add the unlisted towns before a region: "Cedar Flat, Ky."; before a whole country only behind "in" and the like."""
    behind_comma = [finding for finding in findings if words.gaps[finding.toponym.first] == ", " and finding.toponym.first]
    if not behind_comma:
        return findings
    inner = _Words(findings)
    added, replaced = [], set()
    for finding in behind_comma:
        toponym = finding.toponym
        before = toponym.first - 1
        first, last = words.run(before)
        first = _past_lead(words, first, last)
        container = toponym.senses[0]
        if last != before or last - first >= LONGEST_TOWN or container.kind not in ("region", "part", "name", "abbreviation"):
            continue
        inside = inner.inside(first, last)
        if any(
            known.container or known.toponym.last - known.toponym.first == last - first or known.toponym.of_country
            for known in inside
        ):
            continue
        if any(classes_of(word) & NOT_IN_PLACES for word in words.words[first : last + 1]):
            continue
        if is_given_name(words.words[first]) and not toponym.abbreviated:
            continue
        led = words.text[max(0, words.starts[first] - 9) : words.starts[first]].endswith(_LOCATIVE)
        alone = container.kind == "region" and not is_surname(words.words[first])
        if not (led or alone or toponym.abbreviated) or (is_given_name(words.words[first]) and not led):
            continue
        place = words.text[words.starts[first] : words.ends[last]]
        region = "" if container.of_country else container.place
        town = _listed(words, first, last, Sense("city", container.country, place, region=region))
        town.verdict = Verdict(3.0, "town before its region or country")
        town.container = container
        finding.contains = True
        replaced |= {id(known) for known in inside}
        added.append(town)
    if not added:
        return findings
    kept = [finding for finding in findings if id(finding) not in replaced]
    return sorted(kept + added, key=lambda finding: finding.toponym.start)


def _past_lead(words: Capitals, first: int, last: int) -> int:
    """Where the town's own name begins in a run of words: behind "In" at the head of a sentence, "City of", "Ann Fry of"."""
    for index in range(last, first, -1):
        behind_of = words.links[index] == PARTICLE and words.gaps[index].startswith(" of")
        if behind_of and ("geography" in classes_of(words.words[index - 1]) or last - first >= LONGEST_TOWN):
            return index
    return first + 1 if first < last and words.opens(first) and words.words[first].lower() in _IN else first


class _Words:
    """Findings by the words that they hold."""

    def __init__(self, findings: list[Finding]) -> None:
        self._findings = findings
        self._lasts = [finding.toponym.last for finding in findings]

    def at(self, index: int) -> Finding | None:
        place = bisect_left(self._lasts, index)
        return self._findings[place] if place < len(self._lasts) and self._findings[place].toponym.first <= index else None

    def inside(self, first: int, last: int) -> list[Finding]:
        """One for each word that a finding holds."""
        return [finding for index in range(first, last + 1) if (finding := self.at(index))]


def described_places(findings: list[Finding], words: Capitals, marks: bytes, setting: Setting, taken: set[int]) -> list[Finding]:
    """
    Add places told by their kind ("Metcalfe County", "the village of Xinmo"); a county takes in the name inside it.

    `taken` are words that name persons.
    """
    kinds = marked(marks, KIND_OF_PLACE)
    places = sorted({*kinds, *_beside_kinds(words)})
    if not places:
        return findings
    inner = _Words(findings)
    added, replaced, counties, done = [], set(), set(), -1
    for index in places:
        word, known = words.words[index], inner.at(index)
        span = _described(words, index, word) if marks[index] & KIND_OF_PLACE else None
        if span is None and (known is None or known.evidence < SURE):
            span = _named_by_kind(words, index)
        if span is None:
            continue
        first, last = span
        if is_treaty(words.text, words.ends[last]):
            continue
        if first <= done or not taken.isdisjoint(range(first, last + 1)) or words.key(first, last) in names_of_other_things():
            continue
        inside = inner.inside(first, last)
        county = word == "County"
        if (
            inside
            and not county
            and (last == first or any(finding.evidence >= SURE or finding.toponym.last > last for finding in inside))
        ):
            continue
        country = _county_country(words, last, setting) if county else _country_around(findings, words, span, setting)
        if not country:
            continue
        replaced |= {id(finding) for finding in inside}
        counties |= {finding.toponym.key for finding in inside if county}
        place = words.text[words.starts[first] : words.ends[last]]
        found = _listed(words, first, last, Sense("region" if county or word in LANDFORMS else "city", country, place))
        found.verdict, found.evidence = BY_KIND_OF_PLACE, WEIGHT
        found.reading = Reading(found.toponym.senses[0], LIKELY, ((found.toponym.senses[0], LIKELY),))
        added.append(found)
        done = last
    if not added:
        return findings
    kept = [finding for finding in findings if id(finding) not in replaced]
    if counties:
        _name_county_seats(kept, counties)
    return sorted(kept + added, key=lambda finding: finding.toponym.start)


def _name_county_seats(findings: list[Finding], names: set[str]) -> None:
    """Beside "Lebanon County", Lebanon is the town."""
    for finding in findings:
        town = next((sense for sense in finding.toponym.senses if sense.kind == "city" and sense.country in WITH_COUNTIES), None)
        if finding.toponym.key in names and finding.container is None and town is not None:
            finding.reading = Reading(town, LIKELY, ((town, LIKELY),))


def _described(words: Capitals, index: int, word: str) -> tuple[int, int] | None:
    """Words of a place that bears its kind in its name, the kind's word at `index`."""
    if word in ENDS:
        first = index
        while words.links[first] in (BLANK, HYPHEN) and index - first < LONGEST_TOWN:
            first -= 1
        follows = words.words[index + 1] if index + 1 < len(words) and words.links[index + 1] == BLANK else ""
        goes_on = follows and word != "County" and not classes_of(follows) & {"title", "office"}
        unfit = NOT_IN_PLACES - {"title"} if word == "County" else NOT_IN_PLACES  # Pope County, King County
        if first == index or goes_on or any(classes_of(part) & unfit for part in words.words[first:index]):
            return None
        while first < index and words.words[first] in _BEFORE_NAMES:
            first += 1
        return (first, index) if first < index else None
    if word in HEADS and index + 1 < len(words) and words.links[index + 1] == BLANK:
        if index + 2 < len(words) and words.links[index + 2] == BLANK:
            return None
        return None if classes_of(words.words[index + 1]) & NOT_IN_PLACES else (index, index + 1)
    return None


def _beside_kinds(words: Capitals) -> list[int]:
    """Words that open a name with its kind before it, or with a word behind it that begins like a kind of place."""
    links, gaps = words.links, words.gaps
    found = []
    for index in [*_places(_HEADS_OF_KINDS_AFTER, map(_FIRST_FOUR, gaps)), *_places(_OF, map(_LAST_FOUR, gaps))]:
        if index and word_after(words.text, words.ends[index - 1]) in _KINDS_AFTER:
            found.append(_opening(links, index - 1))
        if gaps[index][-4:] == " of " and _is_kind(gaps[index][:-4].rpartition(" ")[2]):
            found.append(index)
            if index + 1 < len(links) and gaps[index + 1] == " and ":
                found.append(index + 1)
    if links and word_after(words.text, words.ends[-1]) in _KINDS_AFTER:
        found.append(_opening(links, len(links) - 1))
    return found


def _places(wanted: frozenset[str], parts: Iterable[str]) -> Iterator[int]:
    return compress(count(), map(wanted.__contains__, parts))


def _is_kind(word: str) -> bool:
    """ "The village of Xinmo", or the age of a person: "Smith, 43, of McKee"."""
    word = word.rstrip(",")
    return word in _KINDS_BEFORE or (word.isdigit() and len(word) < 3)


def _opening(links: list[Link], index: int) -> int:
    while links[index] in (BLANK, HYPHEN):
        index -= 1
    return index


def _named_by_kind(words: Capitals, index: int) -> tuple[int, int] | None:
    """Words of a place whose kind stands beside it in small letters: "the village of Xinmo", "Maoxian county"."""
    link = words.links[index]
    if link not in (BREAK, PARTICLE):
        return None
    last = index
    while last + 1 < len(words) and words.links[last + 1] in (BLANK, HYPHEN) and last - index < LONGEST_TOWN:
        last += 1
    if not (_kind_follows(words, index, last) or _kind_leads(words, index)):
        return None
    no_place = any(classes_of(word) & NOT_IN_PLACES or word.isupper() for word in words.words[index : last + 1])
    return None if no_place else (index, last)


def _kind_follows(words: Capitals, first: int, last: int) -> bool:
    return word_after(words.text, words.ends[last]) in _KINDS_AFTER and not is_ordinary(words.words[first])


def _kind_leads(words: Capitals, index: int) -> bool:
    """ "The village of Xinmo", "the villages of Foua and Kfraya"."""
    gap = words.gaps[index - 1 if index and words.gaps[index] == " and " else index]
    return gap.endswith(" of ") and _is_kind(gap[:-4].rpartition(" ")[2])


def _county_country(words: Capitals, last: int, setting: Setting) -> str:
    """The country of a county; those of Britain and Ireland are called so in the names of their bodies only."""
    follows = words.words[last + 1] if last + 1 < len(words) and words.links[last + 1] == BLANK else ""
    codes = WITH_COUNTIES if follows in BODIES_OF_COUNTIES else [code for code in WITH_COUNTIES if code not in ("GBR", "IRL")]
    return max(codes, key=lambda code: (setting.share(code), -WITH_COUNTIES.index(code)))


def _country_around(findings: list[Finding], words: Capitals, span: tuple[int, int], setting: Setting) -> str:
    """The country of a place named right after ("in Sichuan"), else that of most of the text, else that of the place before."""
    start, end = words.starts[span[0]], words.ends[span[1]]
    after = bisect_left(findings, end, key=_start)
    if after < len(findings) and _IN_PLACE.fullmatch(words.text[end : _start(findings[after])][:NEXT_PLACE]):
        return _country(findings[after])
    if setting.countries:
        code, count = max(setting.countries.items(), key=lambda item: item[1])
        if count > 0.5 * setting.total:
            return code
    before = bisect_left(findings, start, key=_start) - 1
    return _country(findings[before]) if before >= 0 else ""


def _start(finding: Finding) -> int:
    return finding.toponym.start


def _country(finding: Finding) -> str:
    return finding.reading.sense.country if finding.reading else ""


def _listed(words: Capitals, first: int, last: int, sense: Sense) -> Finding:
    start, end = words.starts[first], words.ends[last]
    known = known_as(sense, words.key(first, last))
    return Finding(Toponym(start, end, first, last, known, known.key, known.senses, of_country=False), ALONE, Verdict(0.0, ""))
