"""
Catalogues of the Office of the Historian, U.S. Department of State, in its XML: journeys of presidents and secretaries of state
abroad (`<trips>`), and visits of foreign leaders to the United States (`<visits>`).

Both are in the public domain (CC0 1.0): repositories HistoryAtState/travels and HistoryAtState/visits, pages below
https://history.state.gov/departmenthistory/.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from geotie.errors import ReadingError, UnknownCountryError
from geotie.importing.composing import Composition, tidy
from geotie.importing.items import Item, Unimported
from geotie.importing.journeys import journey_article, title_of
from geotie.importing.labels import NOWHERE, country_of, places_of
from geotie.importing.tours import Merged, Stay, tours
from geotie.reading.tables import Tell, telling
from geotie.reading.xml import local_name, words_of
from geotie.records import Extraction, Itinerary, PartialDate, Stop

RULE = "import:historian"
OUTLET = "Office of the Historian"
PAGES = "https://history.state.gov/departmenthistory"
UNITED_STATES = "United States"
ROOTS = ("trips", "visits")

_OFFICES = {"president": "president", "secretary": "secretary of state"}
# What the catalogue of visits puts before names. "Sheikh" and "Lord" belong to the name.
_TITLES = """
    acting admiral amir and brigadier chairman chancellor chief council crown deputy designate duchess duke elect emir emperor
    empress executive federal first foreign general generalissimo governor grand head heir interim junta king leader lieutenant
    major marshal member military minister ministers of pope premier president president- presidency presidential prime prince
    princess provisional queen regent secretary shah state sultan supreme taoiseach the transitional vice
    chancellor-elect co-chairman co-president co-prime governor-general minister-designate minister-elect premier-elect
    president-designate president-elect secretary-general vice-president
"""
_TITLE_WORDS = frozenset(_TITLES.split())
_ALSO_NAMES = frozenset({"amir", "emir", "shah"})  # titles in front, else given names: "Prime Minister Amir Abbas Hoveyda"
_IN_BRACKETS = re.compile(r"\s*\([^)]*\)")
_PRIME_MINISTER = re.compile(r"^Prime Min(?:istere?|ster)[\s-]*")  # with the slips that the catalogue has
_SECOND_VISITOR = re.compile(
    r"\s+and\s+(?=(?:Crown\s+|Vice\s+|Prime\s+|Foreign\s+)?(?:President|Minister|Prince|Premier|King|Queen)\b)"
)


def read_historian(root: Any, name: str, tell: Tell | None = None) -> Iterator[Item]:
    """Journeys and visits below a root of `ROOTS`, and the rows that made none."""
    kind = local_name(root)
    stays: list[tuple[Stay, str]] = []
    for row in root.iter("trip" if kind == "trips" else "visit"):
        try:
            stays.append(_trip(row) if kind == "trips" else _visit(row))
        except (UnknownCountryError, ReadingError) as error:
            yield Unimported(name, _row_name(row), str(error))
    pages = {stay.row: page for stay, page in stays}
    article = _journey if kind == "trips" else _incoming
    found = tours((stay for stay, _ in stays), lambda stay: (stay.traveller, stay.role, stay.home, stay.label_of_home))
    for joined, merged in telling(found, len(stays), tell):
        yield article(joined, pages[joined[0].row])
        yield from (_merge_note(name, double) for double in merged)


def _trip(row: Any) -> tuple[Stay, str]:
    start, end = _days(row)
    label, places = _cell(row, "country"), _cell(row, "locale")
    code = country_of(label, day=start, place=places)
    if code is None:
        raise UnknownCountryError(f"no code stands for {label!r}")
    role, who = row.get("role", ""), row.get("who", "")
    found = places_of(places, code)
    stay = Stay(
        row=_row_name(row),
        traveller=_IN_BRACKETS.sub("", _cell(row, "name")),  # "Henry A. (Heinz Alfred) Kissinger"
        role=_OFFICES.get(role, role),
        home="USA",
        label_of_home=UNITED_STATES,
        country=code,
        label=label,
        places=places,
        place=next((place for place in found if place.lon is not None), found[0] if found else NOWHERE),
        start=PartialDate.of(start),
        end=PartialDate.of(end),
        remarks=tuple(filter(None, [_cell(row, "remarks")])),
    )
    return stay, f"{PAGES}/travels/{role}/{who}"


def _visit(row: Any) -> tuple[Stay, str]:
    start, end = _days(row)
    label = _cell(row, "from")
    visitor = _cell(row, "visitor")
    if not visitor:
        raise ReadingError("no visitor is named")
    stay = Stay(
        row=_row_name(row),
        traveller=visitor,
        role="",
        home=country_of(label, day=start),
        label_of_home=label,
        country="USA",
        label=UNITED_STATES,
        start=PartialDate.of(start),
        end=PartialDate.of(end),
        remarks=tuple(filter(None, [_cell(row, "description")])),
    )
    return stay, f"{PAGES}/visits/{row.find('from').get('id', '')}"


def _journey(stays: Sequence[Stay], page: str) -> Extraction:
    first = stays[0]
    days = sorted({day.earliest for stay in stays for day in (stay.start, stay.end) if day})
    span = " to ".join(dict.fromkeys((days[0].isoformat(), days[-1].isoformat())))
    heading = f"{first.traveller}, {first.role} of the {UNITED_STATES}, abroad: {span}."
    return journey_article(stays, rule=RULE, outlet=OUTLET, url=page, heading=heading)


def _incoming(stays: Sequence[Stay], page: str) -> Extraction:
    """A visit to the United States: one line per row that names visitor and home, and one itinerary per visitor."""
    composition = Composition(RULE)
    stops = []
    for number, stay in enumerate(stays):
        composition.say("\n" if number else "")
        start = len(composition.text)
        composition.say(f"{stay.traveller} (")
        composition.say_country(stay.label_of_home, stay.home)
        composition.say(") in the ")
        composition.say_country(stay.label, stay.country)
        composition.say(f", {stay.dates}")
        composition.say(f": {' '.join(stay.remarks)}" if stay.remarks else ".")
        stops.append(Stop(stay.country, composition.since(start), start=stay.start, end=stay.end, rule=RULE))
    first = stays[0]
    purpose = first.remarks[0].partition(".")[0] if first.remarks and "visit" in first.remarks[0].partition(".")[0].lower() else ""
    visitors = _visitors(first.traveller)
    return composition.extraction(
        title=title_of(stays),
        published=max(stay.end.latest for stay in stays if stay.end),
        url=page,
        outlet=OUTLET,
        source_id=", ".join(stay.row for stay in stays),
        itineraries=tuple(Itinerary(name, tuple(stops), role, first.home, purpose) for role, name in visitors),
    )


def _visitors(words: str) -> list[tuple[str, str]]:
    """Roles and names: "President A. B. and Prime Minister C. D." are two, "Premier and Prince Sihanouk" is one."""
    several = [_role_and_name(visitor) for visitor in _SECOND_VISITOR.split(words)]
    return several if all(role for role, _ in several) else [_role_and_name(words)]


def _role_and_name(visitor: str) -> tuple[str, str]:
    """ "Prime Minister Gordon Brown" as "prime minister" and "Gordon Brown"; the last word always belongs to the name."""
    words = _PRIME_MINISTER.sub("Prime Minister ", visitor).split()
    may_be = _TITLE_WORDS - _ALSO_NAMES if words[0].lower() not in _ALSO_NAMES else _TITLE_WORDS
    titles = list(itertools.takewhile(lambda word: word.strip(",").lower() in may_be, words[:-1]))
    return " ".join(titles).rstrip(",").lower(), " ".join(words[len(titles) :])


def _merge_note(name: str, double: Merged) -> Unimported:
    return Unimported(name, double.row, f"tells the same stay as {double.into}; its remarks were added there", "merged")


def _days(row: Any) -> tuple[date, date]:
    days = []
    for tag in ("start-date", "end-date"):
        text = _cell(row, tag)
        try:
            days.append(date.fromisoformat(text))
        except ValueError:
            raise ReadingError(f"its {tag} {text!r} is no day of the form YYYY-MM-DD") from None
    if days[0] > days[1]:
        raise ReadingError(f"it ends on {days[1]}, before it begins on {days[0]}")
    return days[0], days[1]


def _cell(row: Any, tag: str) -> str:
    return tidy(words_of(row.find(tag)))


def _row_name(row: Any) -> str:
    number = _cell(row, "id")
    return f"{local_name(row)} {number}" if number else f"line {row.sourceline}"
