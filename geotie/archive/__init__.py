"""The archive: articles and their records in one SQLite file, and its tables as Polars frames. The only SQL in geotie."""

from geotie.archive.store import Archive, Hit

__all__ = ["Archive", "Hit"]
