"""The forms that an export can have, and which records each can hold."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from geotie.archive import Archive
from geotie.export.events import plover_rows
from geotie.export.geojson import MAPPABLE, geojson_lines
from geotie.export.geopackage import write_geopackage
from geotie.export.graph import LINKING, gexf_lines, graphml_lines
from geotie.export.kml import kml_lines
from geotie.export.parquet import write_parquet
from geotie.export.provenance import provenance
from geotie.export.selection import EXPORTS, Export, Selection, table
from geotie.export.text import to_csv, to_jsonl

Text = Callable[[Archive, Export, Selection], Iterable[str]]
Writer = Callable[[Archive, Path, Export, Selection], None]


@dataclass(frozen=True, slots=True)
class Format:
    """
    A form of export.

    `holds` are the records that it can hold. It is made as `text`, or where it is not text by `write` as a new file.
    `explains_itself`: the provenance is in the file; for others it is to lie beside it.
    """

    holds: tuple[Export, ...]
    suffix: str
    media_type: str
    text: Text | None = None
    write: Writer | None = None
    explains_itself: bool = True


def _csv(archive: Archive, what: Export, selection: Selection) -> Iterable[str]:
    return [to_csv(table(archive, what, selection))]


def _jsonl(archive: Archive, what: Export, selection: Selection) -> Iterable[str]:
    return [to_jsonl(table(archive, what, selection))]


def _plover(archive: Archive, _: Export, selection: Selection) -> Iterable[str]:
    return [to_csv(plover_rows(archive, selection))]


def _parquet(archive: Archive, path: Path, what: Export, selection: Selection) -> None:
    write_parquet(table(archive, what, selection), path, provenance(archive, what, selection))


FORMATS: Mapping[str, Format] = {
    "csv": Format(EXPORTS, ".csv", "text/csv", _csv, explains_itself=False),
    "jsonl": Format(EXPORTS, ".jsonl", "application/x-ndjson", _jsonl, explains_itself=False),
    "parquet": Format(EXPORTS, ".parquet", "application/vnd.apache.parquet", write=_parquet),
    "geojson": Format(MAPPABLE, ".geojson", "application/geo+json", geojson_lines),
    "gpkg": Format(MAPPABLE, ".gpkg", "application/geopackage+sqlite3", write=write_geopackage),
    "kml": Format(MAPPABLE, ".kml", "application/vnd.google-earth.kml+xml", kml_lines),
    "graphml": Format(LINKING, ".graphml", "application/graphml+xml", graphml_lines),
    "gexf": Format(LINKING, ".gexf", "application/gexf+xml", gexf_lines),
    "plover": Format(("ties",), ".csv", "text/csv", _plover, explains_itself=False),
}


def provenance_text(archive: Archive, what: Export, selection: Selection) -> str:
    """For the file that lies beside an export which does not explain itself."""
    return json.dumps(provenance(archive, what, selection), ensure_ascii=False, indent=2) + "\n"
