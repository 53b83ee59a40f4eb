"""Tables as Parquet, typed and compressed, with their provenance in the file's metadata."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import polars as pl


def write_parquet(table: pl.DataFrame, path: Path, about: dict[str, Any]) -> None:
    """`about` becomes the value of the key "geotie" in the metadata of the file's schema."""
    table.write_parquet(path, metadata={"geotie": json.dumps(about, ensure_ascii=False)})
