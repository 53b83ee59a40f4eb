"""
How well and how fast copies and events are found: `python benchmarks/events.py [--articles 10000] [--records 100000]`.

Copies: stories made up by a Markov chain over the demo briefs, which therefore have many phrases in common; half of the articles
are edited copies of others (another agency line, up to 10 of 100 words replaced, a tail trimmed to as little as a third). Precision
and recall are those of pairs of articles in one cluster. Articles are stored without records, 500 in a transaction, so the rate is
that of storing, indexing for search and clustering. All times are of the processor, so that a busy machine does not matter.

Events: ties between random states over ten years, and visits of random persons, each told by one to five articles.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import polars as pl

from geotie import Archive, Article, Extraction, demo
from geotie.archive.merged import with_clusters
from geotie.archive.tables import with_voices
from geotie.countries import UN_MEMBERS
from geotie.events import merge

FIRST_DAY = date(2015, 1, 1)
DAYS = 3650


class Stories:
    """Texts of about 300 words in the words of the briefs."""

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng
        self._follow: dict[tuple[str, str], list[str]] = defaultdict(list)
        words = [word for brief in demo.briefs() for word in brief.article.text.split()]
        for first, second, third in zip(words, words[1:], words[2:], strict=False):
            self._follow[first, second].append(third)
        self._starts = list(self._follow)

    def new(self) -> list[str]:
        words = list(self._rng.choice(self._starts))
        for _ in range(self._rng.randint(200, 400)):
            words.append(self._rng.choice(self._follow.get((words[-2], words[-1])) or self._rng.choice(self._starts)))
        return words

    def copy(self, words: list[str]) -> list[str]:
        rng = self._rng
        kept = words[: int(len(words) * rng.uniform(0.34, 1.0))]
        share = rng.uniform(0.0, 0.1)
        edited = [rng.choice(words) if rng.random() < share else word for word in kept]
        return [*rng.choice(["", "By our correspondent", "GENEVA, 3 May (Example Wire) -"]).split(), *edited]


def copies(count: int, seed: int = 7) -> None:
    rng = random.Random(seed)
    stories = Stories(rng)
    articles: list[tuple[Article, int]] = []
    story = 0
    while len(articles) < count:
        words, day = stories.new(), FIRST_DAY + timedelta(days=rng.randrange(DAYS))
        family = [words, *(stories.copy(words) for _ in range(rng.choice([0, 0, 0, 1, 2, 5])))]
        articles += [(Article(" ".join(text), published=day + timedelta(days=rng.randrange(3))), story) for text in family]
        story += 1
    rng.shuffle(articles)
    with tempfile.TemporaryDirectory() as folder, Archive.open(Path(folder) / "a.geotie") as archive:
        started = time.process_time()
        for first in range(0, len(articles), 500):
            archive.add_all([Extraction(article) for article, _ in articles[first : first + 500]])
        seconds = time.process_time() - started
        clusters = dict(archive.articles().select("article_id", "cluster_id").collect().iter_rows())
        size = archive.path.stat().st_size
    found = pairs(clusters[article.id] for article, _ in articles)
    true = pairs(family for _, family in articles)
    both = pairs((clusters[article.id], family) for article, family in articles)
    print(f"{len(articles):,} articles of {story:,} stories, {true:,} pairs of copies: {len(set(clusters.values())):,} clusters,")
    print(f"  precision {both / max(1, found):.4f}, recall {both / max(1, true):.4f}")
    print(f"  {seconds / len(articles) * 1000:.2f} ms an article, {size / len(articles) / 1000:.1f} kB")


def pairs(groups: Iterable[Hashable]) -> int:
    return sum(size * (size - 1) // 2 for size in Counter(groups).values())


def events(count: int, seed: int = 8) -> None:
    rng = random.Random(seed)
    states = sorted(UN_MEMBERS)
    ties: list[dict[str, Any]] = []
    stops: list[dict[str, Any]] = []
    acts = journeys = 0
    while len(ties) < count:
        source, target = rng.sample(states, 2)
        day = FIRST_DAY + timedelta(days=rng.randrange(DAYS))
        shared = {"source": source, "target": target, "type": rng.choice(["AGREE", "CONSULT", "ACCUSE"]), "mutual": False}
        shared |= {"polarity": 1, "modality": "asserted"}
        for _ in range(rng.randint(1, 5)):
            ties.append({**shared, "evidence": str(len(ties)), **_told(rng, day, "date_text")})
        acts += 1
    while len(stops) < count:
        home, *tour = rng.sample(states, rng.randint(2, 4))
        name = f"Ann{rng.randrange(50)} Bee{rng.randrange(2000)}"
        day = FIRST_DAY + timedelta(days=rng.randrange(DAYS))
        for _ in range(rng.randint(1, 5)):
            told = _told(rng, day, "start_text")
            for number, country in enumerate(tour, 1):
                stop = {"country": country, "number": number, "visit_id": len(stops) - number, "end_text": None, "status": "done"}
                who = {"visitor": rng.choice([name, name.split()[1]]), "role": "minister", "home": home}
                stops.append({"rule": "visit", "outlet": "", **who, **stop, **told})
        journeys += 1
    articles = pl.DataFrame(
        {"article_id": [str(number) for number in range(count + 20)], "published": None, "outlet": "", "url": "", "credit": ""},
        schema_overrides={"published": pl.Date},
    )
    tables = with_clusters(with_voices(articles), {}), _frame(stops, "stop_id"), _frame(ties, "tie_id")
    began = time.process_time()
    found = merge(*tables)
    took = time.process_time() - began
    kinds = dict(found.table.group_by("kind").len().iter_rows())
    print(f"{len(ties):,} ties of {acts:,} acts: {kinds['tie']:,} events;")
    print(f"{len(stops):,} stops of {journeys:,} journeys: {kinds['journey']:,} events;")
    print(f"  {took:.2f} s for both")
    of_article = pl.col("article_id") != "77"
    fewer = tables[0], tables[1].filter(of_article), tables[2].filter(of_article)
    began = time.process_time()
    again = merge(*fewer, before=found)
    print(f"  {(time.process_time() - began) * 1000:.0f} ms after the records of one article went, {len(again.table):,} events")


def _told(rng: random.Random, day: date, column: str) -> dict[str, Any]:
    dated = rng.random() < 0.6
    published = day + timedelta(days=rng.randrange(2))
    told: dict[str, Any] = {column: day.isoformat() if dated else None, "day": day if dated else published}
    return {**told, "day_source": "text" if dated else "published"}


def _frame(rows: list[dict[str, Any]], key: str) -> pl.DataFrame:
    frame = pl.DataFrame(rows, infer_schema_length=None).with_row_index("row")
    named = frame.with_columns(pl.col("row").cast(pl.String).alias(key), pl.col("row").cast(pl.String).alias("article_id"))
    texts = [pl.col(name).cast(pl.String) for name in ("visit_id", "end_text") if name in named.columns]
    return named.with_columns(*texts)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--records", type=int, default=100_000)
    options = parser.parse_args()
    copies(options.articles)
    events(options.records)


if __name__ == "__main__":
    main()
