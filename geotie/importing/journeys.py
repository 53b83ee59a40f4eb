"""A journey of a catalogue as an article: a heading, then one line per stay, each the evidence of its stop."""

from __future__ import annotations

from collections.abc import Sequence

from geotie.countries import country_name
from geotie.importing.composing import Composition
from geotie.importing.tours import Stay
from geotie.records import Extraction, Itinerary, Stop

_TITLE_COUNTRIES = 4


def journey_article(
    stays: Sequence[Stay], *, rule: str, outlet: str, url: str, heading: str = "", purpose: str = "", confidence: float = 1.0
) -> Extraction:
    """
    The article of one journey.

    Parameters
    ----------
    stays
        In order of travel, all of one traveller.
    heading
        First line of the text; left out, traveller, office and home are said in front of each stay.
    """
    composition = Composition(rule)
    if heading:
        composition.say(f"{heading}\n\n")
    stops = []
    for number, stay in enumerate(stays):
        if number:
            composition.say("\n")
        stops.append(_stop(composition, stay, confidence))
    first = stays[0]
    itinerary = Itinerary(first.traveller, tuple(stops), first.role, first.home, purpose)
    days = [day.latest for stay in stays for day in (stay.start, stay.end) if day]
    return composition.extraction(
        title=title_of(stays),
        published=max(days, default=None),
        url=url,
        outlet=outlet,
        source_id=", ".join(stay.row for stay in stays),
        itineraries=(itinerary,),
    )


def title_of(stays: Sequence[Stay]) -> str:
    """ "Ada Palmer: Peru, Chile, 2014"."""
    names = list(dict.fromkeys(country_name(stay.country) for stay in stays))
    shown = ", ".join(names[:_TITLE_COUNTRIES]) + (" and others" if len(names) > _TITLE_COUNTRIES else "")
    years = [str(stay.start.year) for stay in stays if stay.start]
    return f"{stays[0].traveller}: {shown}" + (f", {years[0]}" if years else "")


def _stop(composition: Composition, stay: Stay, confidence: float) -> Stop:
    start = len(composition.text)
    if stay.places:
        composition.say_place(stay.places, stay.place, stay.country)
        composition.say(", ")
    composition.say_country(stay.label, stay.country)
    composition.say(f", {stay.dates}" if stay.dates else "")
    composition.say(f" ({stay.status})" if stay.status != "done" else "")
    composition.say(f": {' '.join(stay.remarks)}" if stay.remarks else ".")
    return Stop(
        country=stay.country,
        evidence=composition.since(start),
        place=stay.place.name,
        lon=stay.place.lon,
        lat=stay.place.lat,
        start=stay.start,
        end=stay.end,
        status=stay.status,
        confidence=confidence,
        rule=composition.rule,
    )
