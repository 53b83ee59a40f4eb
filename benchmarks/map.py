"""
How long the map takes to make and how much it sends: `python benchmarks/map.py [EVENTS] [DYADS]`, by default 10,000 events on
500 dyads over thirty years. Numbers are printed and never asserted: they are those of the machine at hand.
"""

from __future__ import annotations

import gzip
import json
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from random import Random

import polars as pl

from geotie.countries import UN_MEMBERS
from geotie.figures import LIGHT, MapLook, count_classes, lines, world_borders, world_map
from geotie.measures import EVER, Tables, Window, arcs, country_values, evidence_of_country, timeline
from geotie.ui.map_model import Addresses, MapChoices, map_model

FIRST = date(1994, 1, 1)
DAYS = 365 * 30


def tables(events: int, dyads: int) -> Tables:
    """Half journeys of one stop, half ties, on so many pairs of states."""
    random = Random(7)
    states = sorted(UN_MEMBERS)
    pairs = [tuple(random.sample(states, 2)) for _ in range(dyads)]
    days = [FIRST + timedelta(days=random.randrange(DAYS)) for _ in range(events)]
    told = [(number, *random.choice(pairs), day) for number, day in enumerate(days)]
    return Tables(
        articles=_articles(told),
        mentions=Tables.empty().mentions,
        stops=_rows(Tables.empty().stops, [_stop(*each) for each in told[::2]]),
        ties=_rows(Tables.empty().ties, [_tie(*each) for each in told[1::2]]),
        routes=Tables.empty().routes,
    )


def milliseconds(work: Callable[[], object], times: int = 7) -> float:
    """The median of a few runs."""
    taken = []
    for _ in range(times):
        started = time.perf_counter()
        work()
        taken.append(time.perf_counter() - started)
    return 1000 * sorted(taken)[times // 2]


def main() -> None:
    told = dict(zip(("events", "dyads"), map(int, sys.argv[1:]), strict=False))
    events, dyads = told.get("events", 10_000), told.get("dyads", 500)
    archive = tables(events, dyads)
    year = Window(date(2010, 1, 1), date(2010, 12, 31))
    choices = MapChoices(layers=("journeys", "ties"))
    addresses = Addresses("plotly.js", "world.json", "far.json")
    world_borders()
    drawn_arcs = arcs(archive, EVER)
    values = country_values(archive, "visits_received", EVER)
    drawn = lines(drawn_arcs, LIGHT)
    look = MapLook("visits_received", count_classes(int(values["value"].max())), LIGHT, "world.json")  # type: ignore[arg-type]
    model = json.dumps(map_model(archive, choices, addresses), default=str).encode()

    print(f"{events:,} events on {len(drawn_arcs):,} lines")
    for name, work in {
        "values per country, one year": lambda: country_values(archive, "visits_received", year),
        "lines, one year": lambda: arcs(archive, year),
        "timeline": lambda: timeline(archive),
        "evidence of a country": lambda: evidence_of_country(archive, "FRA"),
        "courses of all lines": lambda: lines(drawn_arcs, LIGHT),
        "figure from its tables": lambda: world_map(values, drawn, look),
        "model for the page, all in all": lambda: map_model(archive, choices, addresses),
    }.items():
        print(f"{name:32} {milliseconds(work):8.1f} ms")
    for name, content in {"model": model, "borders": world_borders().content, "borders from far": world_borders().far}.items():
        print(f"{name:32} {len(content) / 1000:8.0f} kB, {len(gzip.compress(content)) / 1000:.0f} kB packed")


def _articles(told: list[tuple[int, str, str, date]]) -> pl.LazyFrame:
    rows = [
        {"article_id": f"a{number}", "title": "Title", "outlet": f"Outlet {number % 40}", "published": day}
        for number, _, _, day in told
    ]
    return _rows(Tables.empty().articles, rows)


def _stop(number: int, home: str, country: str, day: date) -> dict[str, object]:
    return {
        "stop_id": f"a{number}.v1.s1", "visit_id": f"a{number}.v1", "article_id": f"a{number}", "published": day,
        "visitor": f"Visitor N{number}", "home": home, "number": 1, "country": country, "place": "", "status": "done", "day": day,
        "day_source": "text", "confidence": 0.9,
    }  # fmt: skip


def _tie(number: int, source: str, target: str, day: date) -> dict[str, object]:
    return {
        "tie_id": f"a{number}.t1", "article_id": f"a{number}", "published": day, "source": source, "target": target,
        "type": "AGREE", "polarity": 1 if number % 3 else -1, "mutual": False, "modality": "asserted", "day": day,
        "day_source": "text", "confidence": 0.9,
    }  # fmt: skip


def _rows(empty: pl.LazyFrame, rows: list[dict[str, object]]) -> pl.LazyFrame:
    schema = empty.collect_schema()
    return pl.LazyFrame([{name: row.get(name) for name in schema} for row in rows], schema=schema)


if __name__ == "__main__":
    main()
