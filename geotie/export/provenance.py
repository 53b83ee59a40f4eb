"""Where an export comes from: version, filters, sources and rights."""

from __future__ import annotations

from datetime import UTC, datetime
from importlib.metadata import version
from typing import Any

from geotie.archive import Archive
from geotie.export.selection import EVERYTHING, Export, Selection
from geotie.measures import VIEWS
from geotie.records import EXTRACTOR_VERSION

RIGHTS = (
    "Records were extracted from news articles by a program and may be wrong; each names the words that it rests on. "
    "Quoted words and article texts belong to their publishers. "
    "Coordinates of places: GeoNames, CC BY 4.0. Borders: Natural Earth, public domain."
)

BORDER_POLICY = "de facto: countries as the articles name them, territories under their own codes; nothing is folded into a state"


def provenance(archive: Archive, what: Export, selection: Selection = EVERYTHING) -> dict[str, Any]:
    """For the head of a GeoJSON file, or a file beside a table."""
    articles = archive.articles().select("outlet", "published").collect()
    days = articles["published"].drop_nulls()
    return {
        "generator": f"geotie {version('geotie')}, extraction rules {EXTRACTOR_VERSION}",
        "created": datetime.now(UTC).isoformat(timespec="seconds"),
        "archive": archive.path.name,
        "revision": archive.revision,
        "records": what,
        "filters": selection.filters(),
        "border_policy": VIEWS[selection.policy].sentence if VIEWS[selection.policy].folded else BORDER_POLICY,
        "articles": articles.height,
        "published": [str(days.min()), str(days.max())] if len(days) else None,
        "outlets": sorted(set(articles["outlet"]) - {""}),
        "rights": RIGHTS,
    }
