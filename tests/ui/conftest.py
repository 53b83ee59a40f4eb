import pytest

from geotie.archive import Archive
from geotie.records import Article, Evidence, Extraction, Itinerary, Mention, PartialDate, Stop, Tie


def told(text, words):
    """Evidence for the words of a text."""
    start = text.index(words)
    return Evidence.of(text, start, start + len(words))


@pytest.fixture
def archive(tmp_path, monkeypatch):
    """An archive that the dashboard opens; its file is made with the first article."""
    path = tmp_path / "ours.geotie"
    monkeypatch.setenv("GEOTIE_ARCHIVE", str(path))
    return path


@pytest.fixture
def full_archive(archive):
    """Two articles: a tour of Peru and Ecuador, and a visit to Cuba with a quarrel."""
    tour = "Ana Ruiz flew to Lima on February 3. She will go on to Quito."
    quarrel = "Ben Okoro of Ghana came to Havana. Cuba accused Chile of spying."
    with Archive.open(archive) as opened:
        opened.add(
            Extraction(
                Article(tour, "A tour", outlet="The Courier"),
                mentions=(Mention(17, 21, "Lima", "capital", "PER", "Lima", -77.0, -12.0),),
                itineraries=(
                    Itinerary(
                        "Ana Ruiz",
                        (
                            Stop("PER", told(tour, "Ana Ruiz flew to Lima on February 3."), "Lima", start=PartialDate(2018, 2, 3)),
                            Stop("ECU", told(tour, "She will go on to Quito."), "Quito", status="planned"),
                        ),
                        "foreign minister",
                        "CHL",
                    ),
                ),
            )
        )
        opened.add(
            Extraction(
                Article(quarrel, "A quarrel"),
                itineraries=(
                    Itinerary("Ben Okoro", (Stop("CUB", told(quarrel, "Ben Okoro of Ghana came to Havana.")),), "envoy", "GHA"),
                ),
                ties=(Tie(("CUB",), ("CHL",), "ACCUSE", -1, told(quarrel, "Cuba accused Chile of spying.")),),
            )
        )
    return archive
