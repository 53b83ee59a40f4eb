"""Lines of carriers."""

from __future__ import annotations

import pytest

from geotie.extraction import extract
from geotie.records import Article


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("Ethiopian Airlines resumed flights from Addis Ababa to Asmara.", ["ETH", "ERI"]),
        ("A weekly Lisbon–Accra flight begins in June.", ["PRT", "GHA"]),
        ("The railway between Nairobi and Kampala was blocked.", ["KEN", "UGA"]),
        ("Emirates opens weekly flights from Dubai to Auckland with a stopover in Bali.", ["ARE", "IDN", "NZL"]),
        ("Its daily service runs from Rome to Seoul by way of Tashkent.", ["ITA", "UZB", "KOR"]),
        ("Turkish Airlines flies from Istanbul via Doha to Mogadishu.", ["TUR", "QAT", "SOM"]),
        ("Iran Air will fly from Caracas to Damascus and Tehran.", ["VEN", "SYR", "IRN"]),
    ],
)
def test_line_is_a_route_and_nobody_travels(text: str, countries: list[str]) -> None:
    extraction = extract(Article(text))
    assert [[stop.country for stop in route.stops] for route in extraction.routes] == [countries]
    assert not extraction.itineraries


def test_journey_by_plane_is_no_route() -> None:
    extraction = extract(Article("Kenyan President William Ruto flew to Kampala on a flight from Mombasa."))
    assert not extraction.routes
    assert [stop.country for stop in extraction.itineraries[0].stops] == ["UGA"]
