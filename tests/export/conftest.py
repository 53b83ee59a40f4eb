"""An archive with journeys, ties and routes to export."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from geotie.archive import Archive
from geotie.records import Article, Evidence, Extraction, Itinerary, PartialDate, Stop
from tests.archive.samples import full_extraction

PACIFIC = "Fiji's premier went to Lima and was to see Honolulu, but that was called off."


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    with Archive.open(Path(tmp_path_factory.mktemp("export")) / "a.geotie") as archive:
        archive.add(full_extraction())
        archive.add(pacific_journey())
        yield archive


def pacific_journey() -> Extraction:
    lima = Stop("PER", Evidence.of(PACIFIC, 16, 28), "Lima", -77.03, -12.04, PartialDate(1999, 5))
    honolulu = Stop("USA", Evidence.of(PACIFIC, 33, 54), "Honolulu", -157.86, 21.31, status="cancelled")
    article = Article(PACIFIC, title="=1+1", published=date(1999, 6, 1), outlet="@wire")
    return Extraction(article, itineraries=(Itinerary("-Fiji's premier", (lima, honolulu), "premier", "FJI"),))
