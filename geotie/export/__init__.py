"""
An archive's records in open formats, each with its provenance.

    FORMATS["kml"]                          a format: what it holds, how to make it
    table(archive, what, selection)         a Polars table to export
    to_csv(table) to_jsonl(table)           the table as text
    to_geojson(archive, what, selection)    a FeatureCollection as text
    provenance(...)                         where it comes from and what was left out
"""

from geotie.export.formats import FORMATS, Format, provenance_text
from geotie.export.geojson import MAPPABLE, geojson_lines, to_geojson
from geotie.export.provenance import provenance
from geotie.export.selection import EVERYTHING, EXPORTS, Export, Selection, selected, table
from geotie.export.text import to_csv, to_jsonl

__all__ = [
    "EVERYTHING",
    "EXPORTS",
    "FORMATS",
    "MAPPABLE",
    "Export",
    "Format",
    "Selection",
    "geojson_lines",
    "provenance",
    "provenance_text",
    "selected",
    "table",
    "to_csv",
    "to_geojson",
    "to_jsonl",
]
