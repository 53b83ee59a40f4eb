"""Journeys told in the manner of news agencies; the sentences are our own: `journeys.txt`, `journey_days.txt` and `tours.txt`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geotie.extraction import extract, itineraries, travel
from geotie.records import Article, Itinerary, Stop

FRIDAY = date(2024, 5, 3)
MARKS = {"done": "", "planned": "?", "cancelled": "x", "denied": "!"}
CASES = [Path(__file__).with_name(name) for name in ("journeys.txt", "journey_days.txt", "tours.txt")]


def cases() -> Iterator[object]:
    for block in "\n\n".join(path.read_text(encoding="utf-8") for path in CASES).split("\n\n"):
        lines = [line for line in block.splitlines() if line and not line.startswith("#")]
        if lines:
            yield pytest.param(lines[0].replace(" ¶ ", "\n\n"), [line.strip() for line in lines[1:]], id=lines[0][:60])


def journeys(text: str, published: date | None = FRIDAY) -> list[str]:
    return [told(journey) for journey in extract(Article(text, published=published)).itineraries]


def told(journey: Itinerary) -> str:
    return f"{journey.visitor} ({journey.home}): " + ", ".join(map(stop_told, journey.stops))


def stop_told(stop: Stop) -> str:
    days = f"{stop.start or ''}" + (f"..{stop.end}" if stop.end else "")
    return " ".join(filter(None, (stop.country, stop.place, days))) + MARKS[stop.status]


@pytest.mark.parametrize(("text", "expected"), list(cases()))
def test_sentence_tells_these_journeys(text: str, expected: list[str]) -> None:
    assert journeys(text) == expected


def test_there_are_many_cases() -> None:
    assert len(list(cases())) >= 120


@pytest.mark.parametrize("verb", list(travel.VERBS.values()), ids=lambda verb: verb.verb)
def test_example_of_a_verb_of_travel_tells_a_journey(verb: travel.TravelVerb) -> None:
    (first, *_) = extract(Article(verb.example, published=FRIDAY)).itineraries
    assert first.stops


def test_tour_of_the_iranian_deputy_minister_is_one_journey() -> None:
    text = (
        "Iran's deputy foreign minister for political affairs, Majid Takht-Ravanchi, arrived in La Paz on Thursday on "
        "the last leg of a ten-day tour.\n\n"
        "He had begun the trip in Havana, where he met Cuban counterparts, and then flew to Caracas."
    )
    (journey,) = extract(Article(text, published=FRIDAY)).itineraries
    assert journey.visitor == "Majid Takht-Ravanchi"
    assert journey.role == "deputy foreign minister for political affairs"
    assert journey.home == "IRN"
    assert [stop.country for stop in journey.stops] == ["CUB", "VEN", "BOL"]


def test_title_short_name_and_pronoun_are_one_visitor() -> None:
    text = (
        "Danish Foreign Minister Lars Løkke Rasmussen landed in Windhoek on Monday. Rasmussen will fly to Gaborone on Wednesday. "
        "The minister is due in Maputo on Friday. He will then visit Lusaka."
    )
    (journey,) = extract(Article(text, published=date(2024, 5, 7))).itineraries
    assert [stop.country for stop in journey.stops] == ["NAM", "BWA", "MOZ", "ZMB"]


def test_journey_of_another_year_stands_by_itself() -> None:
    text = "Ghanaian President John Mahama arrived in Lima on Thursday. He last visited Peru in 2015."
    assert journeys(text) == ["John Mahama (GHA): PER Lima 2024-05-02", "John Mahama (GHA): PER 2015"]


def test_article_without_a_date_gives_no_day_for_a_weekday() -> None:
    assert journeys("Chilean Foreign Minister Alberto van Klaveren arrived in Lima on Monday.", None) == [
        "Alberto van Klaveren (CHL): PER Lima"
    ]


def test_airline_route_is_no_journey() -> None:
    extraction = extract(
        Article("Iran Air will fly from Caracas to Damascus and Tehran, President Nicolás Maduro said.", published=FRIDAY)
    )
    assert not extraction.itineraries
    assert [stop.country for stop in extraction.routes[0].stops] == ["VEN", "SYR", "IRN"]


def test_every_rule_is_explained() -> None:
    rules = {
        stop.rule
        for case in cases()
        for journey in extract(Article(case.values[0], published=FRIDAY)).itineraries  # type: ignore[attr-defined]
        for stop in journey.stops
    }
    assert rules <= set(itineraries.RULES)


PIECES = st.sampled_from(
    ["Peruvian Foreign Minister Javier González-Olaechea", "he", "flew to", "visited", "was received in", "Quito", "Bogotá",
     ", Colombia,", "and", "after", "before", "on Monday", "next week", ". ", "\n\n", "“", "”", "his visit to", "was called off",
     "the minister", "’s", "—"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=30).map(" ".join))
def test_evidence_is_always_word_for_word(text: str) -> None:
    extraction = extract(Article(text, published=FRIDAY))
    for journey in extraction.itineraries:
        for stop in journey.stops:
            assert text[stop.evidence.start : stop.evidence.end] == stop.evidence.text
            assert stop.evidence.text


DEV = Path(__file__).parents[3] / "shared" / "eval" / "gold" / "dev.jsonl"


@pytest.mark.skipif(not DEV.exists(), reason="the annotated articles are not beside the checkout")
def test_stops_of_annotated_articles_keep_their_floor() -> None:
    hits = wanted = found = 0
    for line in DEV.read_text(encoding="utf-8").splitlines():
        document = json.loads(line)
        published = date.fromisoformat(document["published"]) if document["published"] else None
        article = Article(document["text"], title=document["title"], published=published, url=document["url"])
        have = {
            (journey.home, stop.country)
            for journey in extract(article).itineraries
            for stop in journey.stops
            if stop.status != "denied"
        }
        want = {(visit["from"], stop["country"]) for visit in document["visits"] for stop in visit["stops"]}
        hits, wanted, found = hits + len(want & have), wanted + len(want), found + len(have)
    assert 2 * hits / (wanted + found) >= 0.94


def test_days_of_different_precision_are_compared_by_their_first_ones() -> None:
    text = (
        "The US President Bill Clinton will fly to Oslo in May 2024. His last stop will be Riga in June. "
        "He will leave Oslo on May 6."
    )
    (journey,) = extract(Article(text, published=FRIDAY)).itineraries
    assert [stop.country for stop in journey.stops] == ["NOR", "LVA"]
