"""Records as rows of the schema, and back."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable
from datetime import UTC, date, datetime
from itertools import groupby
from operator import itemgetter
from typing import Any

from geotie.archive import clusters
from geotie.credits import credited_agency
from geotie.records import (
    Article,
    Candidate,
    Claim,
    Evidence,
    Extraction,
    Itinerary,
    Mention,
    PartialDate,
    Route,
    Stop,
    Tie,
)

Row = tuple[Any, ...]


def write(connection: sqlite3.Connection, extraction: Extraction, revision: int, batch: int | None = None) -> None:
    """Insert an article with all its records and put it into its cluster; the caller holds the transaction."""
    (article,) = connection.execute(
        """
        INSERT INTO articles
            (id, source_id, url, outlet, title, published, language, characters, retrieved, stored, extractor, revision, credit,
             batch)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        RETURNING key
        """,
        (*_article_row(extraction, revision), batch),
    ).fetchone()
    text = extraction.article.text
    connection.execute("INSERT INTO texts VALUES (?, ?, ?)", (article, text, hashlib.sha256(text.encode()).hexdigest()))
    _write_records(connection, article, extraction)
    if not extraction.ready_made:  # rows of a catalogue are alike without being copies
        clusters.place(connection, article)


def rewrite(connection: sqlite3.Connection, extraction: Extraction, revision: int) -> None:
    """Put new records in the place of those that an article has; the caller holds the transaction."""
    (article,) = connection.execute(
        "UPDATE articles SET extractor = ?, revision = ? WHERE id = ? RETURNING key",
        (extraction.version, revision, extraction.article.id),
    ).fetchone()
    for table in ("mentions", "visits", "ties", "routes"):  # stops and dyads go with their parents
        connection.execute(f"DELETE FROM {table} WHERE article = ?", (article,))
    _write_records(connection, article, extraction)


def _write_records(connection: sqlite3.Connection, article: int | None, extraction: Extraction) -> None:
    for table, rows in _record_rows(extraction).items():
        if rows:
            marks = ", ".join("?" * (1 + len(rows[0])))
            connection.executemany(f"INSERT INTO {table} VALUES ({marks})", [(article, *row) for row in rows])


def read_article(connection: sqlite3.Connection, article_id: str) -> tuple[int, str, Article] | None:
    """Key, version of the extractor, and the article itself; None if the archive does not hold it."""
    row = connection.execute(
        """
        SELECT key, extractor, text, title, published, url, outlet, language, retrieved, source_id, id
        FROM articles JOIN texts ON article = key WHERE id = ?
        """,
        (article_id,),
    ).fetchone()
    if row is None:
        return None
    key, extractor, text, title, published, url, outlet, language, retrieved, source_id, known_id = row
    article = Article(
        text=text,
        title=title,
        published=date.fromisoformat(published) if published else None,
        url=url,
        outlet=outlet,
        language=language,
        retrieved=datetime.fromisoformat(retrieved) if retrieved else None,
        source_id=source_id,
        id=known_id,
    )
    return key, extractor, article


def read_extraction(connection: sqlite3.Connection, article_id: str) -> Extraction | None:
    """All that was read out of an article, equal to what was stored; None if the archive does not hold it."""
    found = read_article(connection, article_id)
    if found is None:
        return None
    key, extractor, article = found
    return Extraction(
        article=article,
        mentions=tuple(map(_mention, _select(connection, "mentions", key))),
        itineraries=_itineraries(_select(connection, "visits", key), _select(connection, "stops", key)),
        ties=tuple(map(_tie, _select(connection, "ties", key))),
        routes=_routes(_select(connection, "routes", key), _select(connection, "route_stops", key)),
        version=extractor,
    )


def _article_row(extraction: Extraction, revision: int) -> Row:
    article = extraction.article
    return (
        article.id,
        article.source_id,
        article.url,
        article.outlet,
        article.title,
        article.published.isoformat() if article.published else None,
        article.language,
        len(article.text),
        article.retrieved.isoformat() if article.retrieved else None,
        datetime.now(UTC).isoformat(timespec="seconds"),
        extraction.version,
        revision,
        "" if extraction.ready_made else credited_agency(article.text),
    )


def _record_rows(extraction: Extraction) -> dict[str, list[Row]]:
    """Rows by table, parents before children, without the article's key; columns in the order of the schema."""
    itineraries = list(enumerate(extraction.itineraries, 1))
    ties = list(enumerate(extraction.ties, 1))
    routes = list(enumerate(extraction.routes, 1))
    return {
        "mentions": [(number, *_mention_row(mention)) for number, mention in enumerate(extraction.mentions, 1)],
        "visits": [(number, visit.visitor, visit.role, visit.home, visit.purpose) for number, visit in itineraries],
        "stops": [row for number, visit in itineraries for row in _stop_rows(number, visit.stops)],
        "ties": [(number, *_tie_row(tie)) for number, tie in ties],
        "dyads": [(number, pair, *dyad) for number, tie in ties for pair, dyad in enumerate(tie.dyads(), 1)],
        "routes": [
            (number, route.carrier, *_evidence_row(route.evidence), route.confidence, route.rule) for number, route in routes
        ],
        "route_stops": [row for number, route in routes for row in _stop_rows(number, route.stops)],
    }


def _mention_row(mention: Mention) -> Row:
    alternatives = [(other.country, other.place, other.share, other.why) for other in mention.alternatives]
    return (
        mention.start,
        mention.end,
        mention.text,
        mention.kind,
        mention.country,
        mention.place,
        mention.lon,
        mention.lat,
        int(mention.acts),
        mention.confidence,
        mention.rule,
        mention.reason,
        _json(alternatives),
    )


def _stop_rows(parent: int, stops: Iterable[Stop]) -> list[Row]:
    return [
        (
            parent,
            number,
            stop.country,
            stop.place,
            stop.lon,
            stop.lat,
            str(stop.start) if stop.start else None,
            str(stop.end) if stop.end else None,
            stop.status,
            *_evidence_row(stop.evidence),
            stop.confidence,
            stop.rule,
        )
        for number, stop in enumerate(stops, 1)
    ]


def _tie_row(tie: Tie) -> Row:
    return (
        " ".join(tie.sources),
        " ".join(tie.targets),
        tie.type,
        tie.polarity,
        tie.modality,
        str(tie.date) if tie.date else None,
        tie.claim.speaker,
        tie.claim.speaker_country,
        tie.claim.outlet,
        *_evidence_row(tie.evidence),
        _json([_evidence_row(evidence) for evidence in tie.also]),
        tie.confidence,
        tie.rule,
    )


def _evidence_row(evidence: Evidence) -> Row:
    return evidence.start, evidence.end, evidence.text


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _select(connection: sqlite3.Connection, table: str, article: int) -> list[Row]:
    """Rows of an article without its key, in the order in which they were written: by number, or by parent and number."""
    return [row[1:] for row in connection.execute(f"SELECT * FROM {table} WHERE article = ? ORDER BY 2, 3", (article,))]


def _mention(row: Row) -> Mention:
    _, start, end, text, kind, country, place, lon, lat, acts, confidence, rule, reason, alternatives = row
    candidates = tuple(Candidate(*other) for other in json.loads(alternatives))
    return Mention(start, end, text, kind, country, place, lon, lat, bool(acts), confidence, rule, reason, candidates)


def _itineraries(visits: list[Row], stops: list[Row]) -> tuple[Itinerary, ...]:
    of_visit = _stops_by_parent(stops)
    return tuple(
        Itinerary(visitor, of_visit.get(number, ()), role, home, purpose) for number, visitor, role, home, purpose in visits
    )


def _routes(routes: list[Row], stops: list[Row]) -> tuple[Route, ...]:
    of_route = _stops_by_parent(stops)
    return tuple(
        Route(carrier, of_route.get(number, ()), Evidence(start, end, evidence), confidence, rule)
        for number, carrier, start, end, evidence, confidence, rule in routes
    )


def _stops_by_parent(rows: list[Row]) -> dict[int, tuple[Stop, ...]]:
    return {parent: tuple(map(_stop, of_parent)) for parent, of_parent in groupby(rows, key=itemgetter(0))}


def _stop(row: Row) -> Stop:
    _, _, country, place, lon, lat, start, end, status, evidence_start, evidence_end, evidence, confidence, rule = row
    evidence = Evidence(evidence_start, evidence_end, evidence)
    return Stop(country, evidence, place, lon, lat, _date(start), _date(end), status, confidence, rule)


def _tie(row: Row) -> Tie:
    (
        _, sources, targets, kind, polarity, modality, day, speaker, speaker_country, outlet,
        start, end, evidence, also, confidence, rule,
    ) = row  # fmt: skip
    return Tie(
        sources=tuple(sources.split()),
        targets=tuple(targets.split()),
        type=kind,
        polarity=polarity,
        evidence=Evidence(start, end, evidence),
        date=_date(day),
        modality=modality,
        claim=Claim(speaker, speaker_country, outlet),
        also=tuple(Evidence(*further) for further in json.loads(also)),
        confidence=confidence,
        rule=rule,
    )


def _date(text: str | None) -> PartialDate | None:
    return PartialDate.parse(text) if text else None
