"""
Turn news articles into an interactive map of diplomatic ties.

    import geotie
    article = geotie.read_text("Peru's foreign minister flew to Quito on Monday.", published="2014-03-05")
    geotie.extract(article).itineraries

    with geotie.Archive.open("news.geotie") as archive:
        for item in geotie.read_path("clippings/"):
            if isinstance(item, geotie.Article):
                archive.add(geotie.extract(item))
        geotie.visits(archive).explore()  # a GeoDataFrame
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from geotie.errors import GeotieError, ReadingError
from geotie.records import Article, Extraction, Itinerary, Mention, Route, Stop, Tie

if TYPE_CHECKING:
    from geotie.archive import Archive
    from geotie.export.frames import visits
    from geotie.extraction import extract
    from geotie.importing import import_file
    from geotie.reading import read_path, read_text

__all__ = [
    "Archive",
    "Article",
    "Extraction",
    "GeotieError",
    "Itinerary",
    "Mention",
    "ReadingError",
    "Route",
    "Stop",
    "Tie",
    "extract",
    "import_file",
    "read_path",
    "read_text",
    "visits",
]

# Found where they live on first use: `import geotie` waits for neither tables nor rules.
_HOMES = {
    "Archive": "geotie.archive",
    "extract": "geotie.extraction",
    "import_file": "geotie.importing",
    "read_path": "geotie.reading",
    "read_text": "geotie.reading",
    "visits": "geotie.export.frames",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'geotie' has no attribute {name!r}")
    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
