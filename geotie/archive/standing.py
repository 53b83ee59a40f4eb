"""Decisions put over the tables of an archive: rejected rows go, edited and added ones come."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

import polars as pl

from geotie.archive import decided
from geotie.archive.rows import read_extraction
from geotie.archive.tables import QUERIES, RecordTable, TableName, column_type, fetch, shaped
from geotie.decisions import Standings, standings
from geotie.records import Evidence, Stop

Row = dict[str, Any]


def standing(
    connection: sqlite3.Connection,
    table: TableName,
    rows: pl.DataFrame,
    *,
    after: int = 0,
    since: int = 0,
    until: datetime | None = None,
) -> pl.DataFrame:
    """
    A table as it stands after the decisions; the table itself where there are none.

    `rows` are those of the articles whose key is greater than `after`, as they were read, or with the decisions up to the key
    `since` of the log put over them already. Decisions made after `until` do not count. Articles with new decisions come last.
    The caller holds the snapshot.
    """
    if table == "articles":
        return rows
    decisions = decided.by_article(connection, after, since)
    if until is not None:
        decisions = {article: [one for one in log if one.at <= until] for article, log in decisions.items()}
    if not decisions:
        return rows
    wanted = f"WHERE id IN (SELECT article_id FROM decisions WHERE key > {since:d}) AND"
    articles = fetch(connection, QUERIES["articles"].replace("WHERE", wanted), after)
    standing_rows: list[Row] = []
    for key, article_id in articles.select("key", "article_id").iter_rows():
        extraction = read_extraction(connection, article_id)
        if extraction is not None:
            standing_rows += _ROWS[table](key, standings(extraction, decisions[article_id]))
    untouched = rows.filter(~pl.col("article_id").is_in(list(decisions)))
    if not standing_rows:
        return untouched
    schema = {name: column_type(name) for name in standing_rows[0]}
    stands = shaped(table, pl.DataFrame(standing_rows, schema=schema), articles)
    if table == "stops":  # in order of travel, whatever was left out or put between
        stands = stands.with_columns(pl.int_range(1, pl.len() + 1).over("visit_id").cast(pl.Int64).alias("number"))
    return pl.concat([untouched, stands], rechunk=True)


def _mentions(article: int, sheet: Standings) -> Iterator[Row]:
    for one in sheet.of("mention"):
        mention = one.record
        yield {
            "article": article,
            "number": one.number,
            "start": mention.start,
            "end": mention.end,
            "text": mention.text,
            "kind": mention.kind,
            "country": mention.country,
            "place": mention.place,
            "lon": mention.lon,
            "lat": mention.lat,
            "acts": int(mention.acts),
            "confidence": mention.confidence,
            "rule": mention.rule,
            "decision": one.state,
        }


def _stops(article: int, sheet: Standings) -> Iterator[Row]:
    visits = {one.number: one.record for one in sheet.records if one.kind == "visit"}
    for one in sheet.of("stop"):
        assert one.visit is not None
        visit, stop = visits[one.visit], one.record
        yield {
            "article": article,
            "visit": one.visit,
            "number": one.number,
            "visitor": visit.visitor,
            "role": visit.role,
            "home": visit.home,
            "purpose": visit.purpose,
            **_place(stop),
            "end_text": str(stop.end) if stop.end else None,
            "status": stop.status,
            **_words(stop.evidence),
            "confidence": stop.confidence,
            "rule": stop.rule,
            "decision": one.state,
        }


def _ties(article: int, sheet: Standings) -> Iterator[Row]:
    for one in sheet.of("tie"):
        tie = one.record
        for source, target in tie.dyads():
            yield {
                "article": article,
                "tie": one.number,
                "source": source,
                "target": target,
                "sources": " ".join(tie.sources),
                "targets": " ".join(tie.targets),
                "type": tie.type,
                "polarity": tie.polarity,
                "date_text": str(tie.date) if tie.date else None,
                "modality": tie.modality,
                "speaker": tie.claim.speaker,
                "speaker_country": tie.claim.speaker_country,
                "claim_outlet": tie.claim.outlet,
                **_words(tie.evidence),
                "confidence": tie.confidence,
                "rule": tie.rule,
                "decision": one.state,
            }


def _routes(article: int, sheet: Standings) -> Iterator[Row]:
    for one in sheet.of("route"):
        for number, stop in enumerate(one.record.stops, 1):
            yield {
                "article": article,
                "route": one.number,
                "number": number,
                "carrier": one.record.carrier,
                **_place(stop),
                **_words(one.record.evidence),
                "confidence": stop.confidence,
                "rule": stop.rule,
                "decision": one.state,
            }


_ROWS: dict[RecordTable, Callable[[int, Standings], Iterator[Row]]] = {
    "mentions": _mentions,
    "stops": _stops,
    "ties": _ties,
    "routes": _routes,
}


def _place(stop: Stop) -> Row:
    return {
        "country": stop.country,
        "place": stop.place,
        "lon": stop.lon,
        "lat": stop.lat,
        "start_text": str(stop.start) if stop.start else None,
    }


def _words(evidence: Evidence) -> Row:
    return {"evidence_start": evidence.start, "evidence_end": evidence.end, "evidence": evidence.text}
