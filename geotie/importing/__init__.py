"""
Ready-made events and visits: rows of catalogues and event files → articles with their records, as extraction makes them.

    import_file(path)   yields an Extraction per journey or report, and an Unimported for each row that made no record of its own

An article's text says what its rows say, so that every record points to words, and map, tables and exports need no second path.
"""

from geotie.importing.files import KINDS, Kind, import_bytes, import_file
from geotie.importing.items import Item, Unimported

__all__ = ["KINDS", "Item", "Kind", "Unimported", "import_bytes", "import_file"]
