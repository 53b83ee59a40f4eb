"""Small tables with the columns of an archive, clusters and events worked out, for tests of measures and figures."""

from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl

from geotie.archive.merged import ADDED, with_clusters, with_events
from geotie.archive.tables import with_voices
from geotie.measures import Tables

DAY = date(2019, 5, 6)


def tables(
    *,
    articles: list[dict[str, Any]] | None = None,
    mentions: list[dict[str, Any]] | None = None,
    stops: list[dict[str, Any]] | None = None,
    ties: list[dict[str, Any]] | None = None,
    routes: list[dict[str, Any]] | None = None,
) -> Tables:
    """Tables of these rows, each as `stop()`, `tie()`, ... make it; an article for each id that a row names."""
    rows = {"mentions": mentions or [], "stops": stops or [], "ties": ties or [], "routes": routes or []}
    named = dict.fromkeys(row["article_id"] for table in rows.values() for row in table)
    known = articles if articles is not None else [article(article_id) for article_id in named]
    empty = Tables.empty()
    frames = {"articles": known, **rows}
    made = {name: _frame(getattr(empty, name), table) for name, table in frames.items()}
    told = with_clusters(with_voices(made["articles"].drop(ADDED["articles"]).with_columns(credit=pl.lit(""))).drop("credit"), {})
    found = with_events(told, made["stops"].drop(ADDED["stops"]), made["ties"].drop(ADDED["ties"]))
    return Tables(told.lazy(), made["mentions"].lazy(), found.stops.lazy(), found.ties.lazy(), made["routes"].lazy())


def article(article_id: str = "a1", **values: Any) -> dict[str, Any]:
    return {
        "article_id": article_id,
        "title": f"Title of {article_id}",
        "outlet": f"Outlet {article_id}",
        "published": DAY,
        **values,
    }


def mention(country: str, article_id: str = "a1", start: int = 0, **values: Any) -> dict[str, Any]:
    told = {"mention_id": f"{article_id}.m{start}", "start": start, "end": start + 4, "text": "Name", "kind": "name", "place": ""}
    return {**told, "country": country, "article_id": article_id, "published": DAY, "confidence": 0.9, "rule": "name", **values}


def visit(visit_id: str, home: str | None, *countries: str, **values: Any) -> list[dict[str, Any]]:
    """The stops of one visit, all on one day unless told otherwise."""
    return [stop(visit_id, number, home, country, **values) for number, country in enumerate(countries, start=1)]


def stop(visit_id: str, number: int, home: str | None, country: str, **values: Any) -> dict[str, Any]:
    article_id = visit_id.split(".", maxsplit=1)[0]
    day = values.get("day", DAY)
    return {
        "stop_id": f"{visit_id}.s{number}", "visit_id": visit_id, "article_id": article_id, "published": DAY,
        "outlet": f"Outlet {article_id}", "state_media": None, "visitor": "Ada Palmer", "role": "minister", "home": home,
        "purpose": "", "number": number, "country": country, "place": "", "status": "done", "day": DAY, "day_source": "text",
        "start_text": day and day.isoformat(), "evidence": "words", "evidence_start": 0, "evidence_end": 5, "confidence": 0.9,
        "rule": "travel verb", **values,
    }  # fmt: skip


def tie(tie_id: str, source: str, target: str, **values: Any) -> dict[str, Any]:
    article_id = tie_id.split(".", maxsplit=1)[0]
    day = values.get("day", DAY)
    return {
        "tie_id": tie_id, "article_id": article_id, "published": DAY, "outlet": f"Outlet {article_id}", "source": source,
        "target": target, "participants": 2, "type": "AGREE", "polarity": 1, "weight": 6.0, "mutual": False, "day": DAY,
        "day_source": "text", "date_text": day and day.isoformat(), "modality": "asserted", "speaker": "", "claim_outlet": "",
        "evidence": "words", "evidence_start": 0, "evidence_end": 5, "confidence": 0.8, "rule": "verb", **values,
    }  # fmt: skip


def route(route_id: str, *countries: str, **values: Any) -> list[dict[str, Any]]:
    article_id = route_id.split(".", maxsplit=1)[0]
    return [
        {
            "route_id": route_id, "article_id": article_id, "published": DAY, "carrier": "Air Sample", "number": number,
            "country": country, "place": "", "day": DAY, "day_source": "published", "evidence": "words", "evidence_start": 0,
            "evidence_end": 5, "confidence": 0.7, "rule": "route", **values,
        }
        for number, country in enumerate(countries, start=1)
    ]  # fmt: skip


def _frame(empty: pl.LazyFrame, rows: list[dict[str, Any]]) -> pl.DataFrame:
    schema = empty.collect_schema()
    return pl.DataFrame([{name: row.get(name) for name in schema} for row in rows], schema=schema)
