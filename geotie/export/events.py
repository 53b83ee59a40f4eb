"""
Ties as event rows in the manner of PLOVER, with CAMEO and Goldstein columns, for tools that read event data.

One row per dyad. `event_type` is the PLOVER type, `quad_code` PLOVER's four groups (1 words and 2 deeds of cooperation, 3 words and
4 deeds of conflict), `cameo_root` the CAMEO root code that the type comes from, `goldstein` the weight of `geotie.plover`. An act
that did not happen or may happen has `modality` "negated", "future" or "hypothetical": most tools want "asserted" alone.
"""

from __future__ import annotations

import polars as pl

from geotie.archive import Archive
from geotie.countries import countries
from geotie.export.selection import EVERYTHING, Selection, table
from geotie.plover import QUAD_CODES, SCALE


def plover_rows(archive: Archive, selection: Selection = EVERYTHING) -> pl.DataFrame:
    """Event rows of the ties that the selection keeps."""
    names = {code: country.name for code, country in countries().items()}
    kind = pl.col("type")
    return table(archive, "ties", selection).select(
        event_id=pl.concat_str("tie_id", pl.lit("."), "source", pl.lit("-"), "target"),
        event_date="day",
        date_source="day_source",
        event_type=kind,
        quad_code=kind.replace_strict(QUAD_CODES, return_dtype=pl.Int64),
        cameo_root=kind.replace_strict({name: scale.cameo for name, scale in SCALE.items()}, return_dtype=pl.String),
        goldstein="weight",
        polarity="polarity",
        modality="modality",
        mutual="mutual",
        actor_iso="source",
        actor_name=pl.col("source").replace_strict(names, default=pl.col("source"), return_dtype=pl.String),
        recipient_iso="target",
        recipient_name=pl.col("target").replace_strict(names, default=pl.col("target"), return_dtype=pl.String),
        participants="participants",
        claimed_by="speaker",
        claimed_by_iso="speaker_country",
        text="evidence",
        confidence="confidence",
        story_id="article_id",
        headline="title",
        publication_date="published",
        publisher="outlet",
        url="url",
    )
