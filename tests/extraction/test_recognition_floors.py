"""
Recognition measured on annotated news that is no part of this repository; without it these tests are skipped.

The floors are what was reached, less a little; lowering one is a deliberate act.
"""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from geotie.extraction import mentions, sentences
from geotie.extraction.document import Document
from geotie.records import Article

EVALUATION = Path(__file__).parents[3] / "shared" / "eval"
pytestmark = pytest.mark.skipif(not EVALUATION.is_dir(), reason=f"no annotated news in {EVALUATION}")


def predicted(path: Path) -> list[dict[str, Any]]:
    rows = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        if not line.strip():
            continue
        told = json.loads(line)
        published = date.fromisoformat(told["published"]) if told["published"] else None
        document = Document(Article(text=told["text"], published=published, url=told["url"] or ""))
        document.sentences = sentences.split(told["text"])
        found = [mention for mention in mentions.find(document) if mention.kind != "person"]
        rows.append(
            {
                "id": told["id"],
                "countries": sorted({mention.country for mention in found}),
                "mentions": [{"start": mention.start, "end": mention.end, "country": mention.country} for mention in found],
                "visits": [],
                "ties": [],
            }
        )
    return rows


def scored(command: list[str]) -> dict[str, Any]:
    done = subprocess.run([sys.executable, *command], capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def written(path: Path, rows: list[dict[str, Any]]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def corpora(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    gold = sorted((EVALUATION / "corpora").glob("*.jsonl"))
    predictions = written(
        tmp_path_factory.mktemp("corpora") / "predictions.jsonl", [row for path in gold for row in predicted(path)]
    )
    return scored(
        [str(EVALUATION / "score_countries.py"), "--gold", *map(str, gold), "--pred", str(predictions), "--by", "corpus", "--json"]
    )


@pytest.mark.parametrize(
    ("corpus", "figure", "measure", "floor"),
    [
        ("GeoWebNews", "documents_all", "f1", 0.965),
        ("GeoWebNews", "names_span_and_country", "f1", 0.97),
        ("all", "documents_all", "f1", 0.963),
        ("all", "documents_named", "f1", 0.96),
        ("all", "names_span_and_country", "f1", 0.963),
        ("all", "end_to_end", "f1", 0.93),
    ],
)
def test_countries_of_news(corpora: dict[str, Any], corpus: str, figure: str, measure: str, floor: float) -> None:
    assert corpora[corpus][figure][measure] >= floor


def test_places_that_are_found_are_in_the_right_country(corpora: dict[str, Any]) -> None:
    assert corpora["all"]["resolution"]["all"]["accuracy"] >= 0.98


def test_countries_of_diplomatic_articles(tmp_path: Path) -> None:
    gold = EVALUATION / "gold" / "dev.jsonl"
    predictions = written(tmp_path / "predictions.jsonl", predicted(gold))
    figures = scored([str(EVALUATION / "score_records.py"), str(gold), str(predictions), "--json"])
    assert figures["countries"]["micro"]["f1"] >= 0.99
