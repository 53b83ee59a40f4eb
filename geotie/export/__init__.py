"""
An archive's records in open formats: tables as CSV and JSON lines, places and lines as GeoJSON, each with its provenance.

    table(archive, what, selection)         a Polars table to export
    to_csv(table) to_jsonl(table)           the table as text
    to_geojson(archive, what, selection)    a FeatureCollection as text
    provenance(...)                         where it comes from and what was left out
"""

from geotie.export.geojson import MAPPABLE, geojson_lines, to_geojson
from geotie.export.provenance import provenance
from geotie.export.selection import EVERYTHING, EXPORTS, Export, Selection, selected, table
from geotie.export.text import to_csv, to_jsonl

__all__ = [
    "EVERYTHING",
    "EXPORTS",
    "MAPPABLE",
    "Export",
    "Selection",
    "geojson_lines",
    "provenance",
    "selected",
    "table",
    "to_csv",
    "to_geojson",
    "to_jsonl",
]
