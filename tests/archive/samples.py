"""An extraction that uses every field of every record, and many small ones."""

from datetime import UTC, date, datetime

from geotie.records import (
    Article,
    Candidate,
    Claim,
    Evidence,
    Extraction,
    Itinerary,
    Mention,
    PartialDate,
    Route,
    Stop,
    Tie,
)

TEXT = (
    "Peru's foreign minister Ana Ríos flew to Quito on 3 March 2014 and went on to Bogotá. "
    "Brazil, Chile and Peru signed a customs accord, according to Radio Sur. "
    "Bolivia condemned Chile. Aero Andes links Lima with La Paz."
)


def evidence(words: str) -> Evidence:
    start = TEXT.index(words)
    return Evidence.of(TEXT, start, start + len(words))


def full_extraction() -> Extraction:
    quito = Stop(
        "ECU",
        evidence("flew to Quito on 3 March 2014"),
        "Quito",
        -78.52,
        -0.22,
        PartialDate(2014, 3, 3),
        None,
        "done",
        0.9,
        "visit.flew",
    )
    bogota = Stop("COL", evidence("went on to Bogotá"), "Bogotá", -74.08, 4.61, status="done", confidence=0.8, rule="visit.onward")
    lima = Stop("PER", evidence("Lima"), "Lima", -77.03, -12.04)
    la_paz = Stop("BOL", evidence("La Paz"), "La Paz", -68.15, -16.5)
    return Extraction(
        article=Article(
            TEXT,
            title="Andean journeys",
            published=date(2014, 3, 5),
            url="https://news.example/andes",
            outlet="Example Wire",
            retrieved=datetime(2020, 1, 2, 3, 4, 5, 678, tzinfo=UTC),
            source_id="n-17",
        ),
        mentions=(
            Mention(0, 4, "Peru", "name", "PER", reason="a country's name"),
            Mention(
                TEXT.index("Quito"),
                TEXT.index("Quito") + 5,
                "Quito",
                "capital",
                "ECU",
                "Quito",
                -78.52,
                -0.22,
                True,
                0.7,
                "capital",
                "the largest Quito",
                (Candidate("USA", "Quito", 0.25, "a town"), Candidate("ECU", "Quito", 0.75, "a capital")),
            ),
        ),
        itineraries=(Itinerary("Ana Ríos", (quito, bogota), "foreign minister", "PER", "trade"),),
        ties=(
            Tie(
                ("BRA", "CHL", "PER"),
                (),
                "AGREE",
                1,
                evidence("Brazil, Chile and Peru signed a customs accord"),
                PartialDate(2014, 3),
                claim=Claim("a presenter", "ECU", "Radio Sur"),
                also=(evidence("according to Radio Sur"),),
                confidence=0.66,
                rule="tie.sign",
            ),
            Tie(("BOL",), ("CHL",), "ACCUSE", -1, evidence("Bolivia condemned Chile"), modality="asserted"),
        ),
        routes=(Route("Aero Andes", (lima, la_paz), evidence("Aero Andes links Lima with La Paz"), 0.9, "route.links"),),
        version="7",
    )


def small_extraction(number: int) -> Extraction:
    """One of many: an article with a mention and a tie of its own."""
    text = f"Dispatch {number}: Kenya thanked Ghana."
    words = Evidence.of(text, text.index("Kenya"), len(text) - 1)
    return Extraction(
        Article(text, published=date(2020, 1, 1)),
        mentions=(Mention(words.start, words.start + 5, "Kenya", "name", "KEN"),),
        ties=(Tie(("KEN",), ("GHA",), "SUPPORT", 1, words),),
    )
