"""
Whether a confidence means what it says: of the records at 0.8 to 0.9, are eight or nine in ten right?

    python -m benchmarks.reliability [--by-rule] [--gold dev.jsonl] [--mentions corpora/]

Needed are annotated articles, a JSON object a line: `text`, `published`, `visits` (each with `from` and `stops` with `country`) and
`ties` (`source`, `target`, `type`); for mentions `toponyms` with `start`, `end`, `country`. They are no part of this repository:
without them the command says so and ends well.

A stop is right if the annotation has one of a visitor from the same state in that country; a tie if the annotation has the pair,
the type and, of an act that is not mutual, its direction; a mention if the annotation has words there that mean the country.
Per band are printed the records, how many of them are right, their share and their mean confidence. Shares of few records are
rough: of 10 records, 7 to 10 right are all to be expected at a confidence of 0.9.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any

from geotie.extraction import extract
from geotie.records import MUTUAL_TIES, Article, Extraction

BANDS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)  # lower ends, and the end of the last one
EVALUATION = Path(__file__).parents[2] / "shared" / "eval"

Annotated = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Judged:
    """A record's confidence and rule, and whether the annotation has it."""

    confidence: float
    rule: str
    right: bool


@dataclass(frozen=True, slots=True)
class Band:
    """The judged records whose confidence lies between two bounds, or that one rule has made."""

    name: str
    records: int
    right: int
    confidence: float  # the mean

    @property
    def share(self) -> float:
        return self.right / self.records


def articles(path: Path) -> Iterator[tuple[Annotated, Extraction]]:
    """Annotated articles beside what is read out of them."""
    for line in path.read_text("utf-8").split("\n"):
        if line.strip():
            gold = json.loads(line)
            published = date.fromisoformat(gold["published"]) if gold["published"] else None
            yield gold, extract(Article(gold["text"], title=gold["title"], published=published, url=gold["url"] or ""))


def judged_stops(gold: Annotated, read: Extraction) -> Iterator[Judged]:
    known = {(visit["from"], stop["country"]) for visit in gold["visits"] for stop in visit["stops"]}
    for itinerary in read.itineraries:
        for stop in itinerary.stops:
            if stop.status != "denied":
                yield Judged(stop.confidence, stop.rule, (itinerary.home, stop.country) in known)


def judged_ties(gold: Annotated, read: Extraction) -> Iterator[Judged]:
    """Each dyad of each asserted tie: a joint act is as many records as the annotation has rows for it."""
    known = {_dyad(tie["source"], tie["target"], tie["type"]) for tie in gold["ties"]}
    for tie in read.ties:
        if tie.modality == "asserted":
            yield from (Judged(tie.confidence, tie.rule, _dyad(*dyad, tie.type) in known) for dyad in tie.dyads())


def _dyad(source: str, target: str, kind: str) -> tuple[str, str, str]:
    first, second = sorted((source, target)) if kind in MUTUAL_TIES else (source, target)
    return first, second, kind


def judged_mentions(gold: Annotated, read: Extraction) -> Iterator[Judged]:
    told = [(toponym, toponym["start"], toponym["end"]) for toponym in gold["toponyms"]]
    for mention in read.mentions:
        same = [toponym for toponym, start, end in told if start < mention.end and mention.start < end]
        if mention.kind != "person" and not any(toponym.get("ignore") for toponym in same):
            right = any(toponym["country"] == mention.country for toponym in same)
            yield Judged(mention.confidence, mention.rule, right)


def bands(judged: Iterable[Judged]) -> list[Band]:
    """The judged records by their confidence, bands without a record left out."""
    records = list(judged)
    found = []
    for low, high in pairwise(BANDS):
        inside = [one for one in records if low <= one.confidence < high or (high == BANDS[-1] and one.confidence >= high)]
        if inside:
            found.append(_band(f"{low:.1f} to {high:.1f}", inside))
    return found


def by_rule(judged: Iterable[Judged]) -> list[Band]:
    """The judged records by the rule that made them, those of the highest mean confidence first."""
    records = sorted(judged, key=lambda one: one.rule)
    rules = [_band(rule or "(none)", list(group)) for rule, group in groupby(records, key=lambda one: one.rule)]
    return sorted(rules, key=lambda band: -band.confidence)


def _band(name: str, records: list[Judged]) -> Band:
    return Band(name, len(records), sum(one.right for one in records), sum(one.confidence for one in records) / len(records))


def table(title: str, rows: Iterable[Band]) -> Iterator[str]:
    yield f"{title:<28}{'records':>8}{'right':>8}{'share':>8}{'confidence':>12}"
    for row in rows:
        yield f"  {row.name:<26}{row.records:>8}{row.right:>8}{row.share:>8.2f}{row.confidence:>12.2f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=EVALUATION / "gold" / "dev.jsonl", help="articles with visits and ties")
    parser.add_argument("--mentions", type=Path, default=EVALUATION / "corpora", help="folder of articles with mentions")
    parser.add_argument("--by-rule", action="store_true", help="by the rule that made the record instead of by confidence")
    options = parser.parse_args()
    if not options.gold.is_file():
        print(f"Nothing measured: there are no annotated articles at {options.gold}")
        return
    split = by_rule if options.by_rule else bands
    read = list(articles(options.gold))
    marked = [pair for path in sorted(options.mentions.glob("*.jsonl")) for pair in articles(path)]
    for title, judge, pairs in (("stops", judged_stops, read), ("ties", judged_ties, read), ("mentions", judged_mentions, marked)):
        print("\n".join(table(title, split(one for pair in pairs for one in judge(*pair)))))


if __name__ == "__main__":
    main()
