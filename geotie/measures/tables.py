"""The tables of an archive, as every measure takes them."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from geotie.archive import Archive

_ARTICLES = {
    "article_id": pl.String, "title": pl.String, "outlet": pl.String, "outlet_country": pl.String, "state_media": pl.Boolean,
    "url": pl.String, "published": pl.Date, "language": pl.String, "retrieved": pl.Datetime, "characters": pl.Int64,
    "cluster_id": pl.String, "origin_outlet": pl.String, "origin_state_media": pl.Boolean,
}  # fmt: skip
_MENTIONS = {
    "mention_id": pl.String, "article_id": pl.String, "published": pl.Date, "start": pl.Int64, "end": pl.Int64, "text": pl.String,
    "kind": pl.String, "country": pl.String, "place": pl.String, "lon": pl.Float64, "lat": pl.Float64, "acts": pl.Boolean,
    "confidence": pl.Float64, "rule": pl.String, "decision": pl.String,
}  # fmt: skip
_EVIDENCE = {
    "evidence_start": pl.Int64, "evidence_end": pl.Int64, "evidence": pl.String, "confidence": pl.Float64, "rule": pl.String,
    "decision": pl.String,
}  # fmt: skip
_STOPS = {
    "stop_id": pl.String, "visit_id": pl.String, "article_id": pl.String, "published": pl.Date, "outlet": pl.String,
    "state_media": pl.Boolean, "visitor": pl.String, "role": pl.String, "home": pl.String, "purpose": pl.String,
    "number": pl.Int64, "country": pl.String, "place": pl.String, "lon": pl.Float64, "lat": pl.Float64, "start": pl.Date,
    "end": pl.Date, "start_text": pl.String, "end_text": pl.String, "status": pl.String, "day": pl.Date, "day_source": pl.String,
    **_EVIDENCE, "cluster_id": pl.String, "event_id": pl.String, "event_status": pl.String,
}  # fmt: skip
_TIES = {
    "tie_id": pl.String, "article_id": pl.String, "published": pl.Date, "outlet": pl.String, "state_media": pl.Boolean,
    "source": pl.String, "target": pl.String, "participants": pl.Int64, "type": pl.String, "polarity": pl.Int64,
    "weight": pl.Float64, "mutual": pl.Boolean, "day": pl.Date, "day_source": pl.String, "date_text": pl.String,
    "modality": pl.String, "speaker": pl.String, "speaker_country": pl.String, "claim_outlet": pl.String, **_EVIDENCE,
    "cluster_id": pl.String, "event_id": pl.String,
}  # fmt: skip
_ROUTES = {
    "route_id": pl.String, "article_id": pl.String, "published": pl.Date, "carrier": pl.String, "number": pl.Int64,
    "country": pl.String, "place": pl.String, "lon": pl.Float64, "lat": pl.Float64, "day": pl.Date, "day_source": pl.String,
    **_EVIDENCE,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tables:
    """One row per article, mention, stop of an itinerary, dyad of a tie, stop of a carrier's route."""

    articles: pl.LazyFrame
    mentions: pl.LazyFrame
    stops: pl.LazyFrame
    ties: pl.LazyFrame
    routes: pl.LazyFrame

    @classmethod
    def of(cls, archive: Archive) -> Tables:
        """All tables of an archive, in memory."""
        return cls(archive.articles(), archive.mentions(), archive.stops(), archive.ties(), archive.routes()).collected()

    def collected(self) -> Tables:
        """The same tables worked out and held in memory, for what is asked more than once."""
        frames = (self.articles, self.mentions, self.stops, self.ties, self.routes)
        return Tables(*(frame.lazy() for frame in pl.collect_all(list(frames))))

    @classmethod
    def empty(cls) -> Tables:
        """The tables of an archive that holds nothing."""
        return cls(*(pl.LazyFrame(schema=schema) for schema in (_ARTICLES, _MENTIONS, _STOPS, _TIES, _ROUTES)))
