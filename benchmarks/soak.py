"""
Whether an archive bears what a busy desk does to it.

    python -m benchmarks.soak --minutes 20     two importers, one dashboard and one analyst at once, for so long
    python -m benchmarks.soak --kills 100      an importer and an analyst killed (SIGKILL) at a random moment, so many times

Both end with the doctor, and with a count of what was reported as stored against what is there. The exit status is 1 if anything
failed. Both run by the clock and use little of the machine; `nice` makes them use less.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from datetime import date, timedelta
from multiprocessing.synchronize import Barrier, Event
from pathlib import Path
from typing import Any

import polars as pl

from geotie.archive import Archive
from geotie.records import Article, Evidence, Extraction, Itinerary, Mention, Stop, Tie

COUNTRIES = {"Kenya": "KEN", "Ghana": "GHA", "Peru": "PER", "Chile": "CHL", "Laos": "LAO", "Oman": "OMN", "Cuba": "CUB"}
WORDS = ["accord", "border", "bridge", "cabinet", "canal", "council", "delegation", "envoy", "ferry", "grain", "harbour", "loan"]
WORDS += ["customs", "mission", "pact", "quota", "rail", "summit", "visa"]
PAUSE_SECONDS = {"importer": 0.1, "analyst": 0.2, "dashboard": 0.3}


def dispatch(number: int) -> Extraction:
    """One of endlessly many small articles, each with a mention, a visit and a tie; no two are copies of one another."""
    chance = random.Random(number)
    one, other = chance.sample(list(COUNTRIES), 2)
    filler = " ".join(chance.choices(WORDS, k=120))
    text = f"Dispatch {number}. {one} thanked {other}. The minister of {one} flew to {other}. {filler}."
    thanked = Evidence.of(text, start := text.index(f"{one} thanked"), start + len(f"{one} thanked {other}"))
    flew = Evidence.of(text, start := text.index("flew"), start + len(f"flew to {other}"))
    return Extraction(
        Article(
            text, title=f"Dispatch {number}", published=date(2000, 1, 1) + timedelta(number % 9000), outlet=f"Wire {number % 7}"
        ),
        mentions=(Mention(thanked.start, thanked.start + len(one), one, "name", COUNTRIES[one]),),
        itineraries=(Itinerary(f"Minister {number}", (Stop(COUNTRIES[other], flew),), home=COUNTRIES[one]),),
        ties=(Tie((COUNTRIES[one],), (COUNTRIES[other],), "SUPPORT", 1, thanked),),
    )


@dataclass
class Tally:
    """What one process did."""

    role: str
    done: int = 0
    errors: list[str] = field(default_factory=list)
    slowest_ms: float = 0.0

    def took(self, seconds: float) -> None:
        self.done += 1
        self.slowest_ms = max(self.slowest_ms, 1000 * seconds)


def importer(archive: Archive, tally: Tally, first: int) -> None:
    archive.add(dispatch(first + 2 * tally.done))  # two importers take the odd and the even numbers


def analyst(archive: Archive, tally: Tally, _: int) -> None:
    ids = archive.article_ids()
    if ids:
        action = "accept" if tally.done % 3 else "reject"
        archive.decide(f"{random.choice(ids)}.t1", action, by="Ada", why=f"look {tally.done}")  # type: ignore[arg-type]


def dashboard(archive: Archive, tally: Tally, _: int) -> None:
    """What a redrawn map asks for; every table has to fit the others."""
    revision = archive.revision
    ties, stops = archive.ties(), archive.stops()
    ties.filter(pl.col("polarity") > 0).group_by("source", "target").len().collect()
    stops.group_by("country").len().collect()
    if tally.done % 20 == 0:
        archive.search("harbour summit")
        archive.events().collect()
    if archive.revision < revision:
        raise AssertionError("the revision went back")


ROLES = {"importer": importer, "analyst": analyst, "dashboard": dashboard}


def work(role: str, path: Path, first: int, ready: Barrier, stop: Event, tallies: Any) -> None:  # noqa: PLR0917 - a process's target
    tally = Tally(role)
    with Archive.open(path) as archive:
        ready.wait()
        while not stop.is_set():
            start = time.perf_counter()
            try:
                ROLES[role](archive, tally, first)
            except Exception as error:  # noqa: BLE001 - whatever it is, it is what this looks for
                tally.errors.append(f"{type(error).__name__}: {error}")
            tally.took(time.perf_counter() - start)
            time.sleep(PAUSE_SECONDS[role])
    tallies.put(tally)


def soak(path: Path, minutes: float) -> bool:
    """Everybody at once; says what each did."""
    context = multiprocessing.get_context("spawn")
    stop, tallies = context.Event(), context.Queue()
    Archive.open(path).close()
    roles = [("importer", 0), ("importer", 1), ("dashboard", 0), ("analyst", 0)]
    ready = context.Barrier(len(roles) + 1)
    workers = [context.Process(target=work, args=(role, path, first, ready, stop, tallies)) for role, first in roles]
    for worker in workers:
        worker.start()
    ready.wait()
    time.sleep(60 * minutes)
    stop.set()
    found: list[Tally] = [tallies.get(timeout=120) for _ in workers]
    for worker in workers:
        worker.join()
    for tally in found:
        told = f"{tally.done:,} times, slowest {tally.slowest_ms:,.0f} ms, {len(tally.errors)} errors"
        print(f"{tally.role:>10}: {told}", *tally.errors[:3])
    stored = sum(tally.done for tally in found if tally.role == "importer")
    return sound(path, at_least=stored, at_most=stored) and not any(tally.errors for tally in found)


VICTIM = """
import sys
from pathlib import Path
from benchmarks.soak import dispatch
from geotie.archive import Archive
with Archive.open(Path(sys.argv[1])) as archive:
    for number in range(int(sys.argv[2]), 10**9):
        archive.add(dispatch(number))
        print("article", flush=True)
        if number % 3 == 0:
            archive.decide(f"{dispatch(number).article.id}.t1", "reject", by="Ada")
            print("decision", flush=True)
"""


def kill_again_and_again(path: Path, kills: int) -> bool:
    """What was reported before each death has to be there after it, and at most one article or decision more."""
    seed = random.Random(7)
    articles = decisions = 0
    root = Path(__file__).parents[1]
    for attempt in range(kills):
        command = [sys.executable, "-c", VICTIM, str(path), str(articles)]
        victim = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=root)
        assert victim.stdout is not None
        said = [victim.stdout.readline()]  # it is at work
        time.sleep(seed.uniform(0, 0.3))
        victim.send_signal(signal.SIGKILL)
        said += victim.stdout.readlines()
        victim.wait()
        articles += said.count("article\n")
        decisions += said.count("decision\n")
        database = sqlite3.connect(path)
        (verdict,) = database.execute("PRAGMA integrity_check").fetchone()
        database.close()
        with Archive.open(path) as archive:
            there, decided = len(archive.article_ids()), len(archive.decisions())
        if verdict != "ok" or there - articles not in (0, 1) or decided - decisions not in (0, 1):
            print(f"death {attempt + 1}: {verdict}")
            print(f"{articles} articles and {decisions} decisions reported, {there} and {decided} there")
            return False
        articles, decisions = there, decided
    print(f"{kills} deaths, {articles:,} articles and {decisions:,} decisions, nothing lost")
    return sound(path, at_least=articles, at_most=articles)


def sound(path: Path, *, at_least: int, at_most: int) -> bool:
    with Archive.open(path) as archive:
        findings, counts = archive.examine(), archive.counts()
    print(f"{counts['articles']:,} articles in {path.stat().st_size / 1e6:,.0f} MB,", findings or "sound")
    return not findings and at_least <= counts["articles"] <= at_most and counts["ties"] == counts["visits"] == counts["articles"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=0.0)
    parser.add_argument("--kills", type=int, default=0)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        fine = not options.minutes or soak(Path(folder, "soak.geotie"), options.minutes)
        fine = (not options.kills or kill_again_and_again(Path(folder, "kills.geotie"), options.kills)) and fine
    print("fine" if fine else "FAILED")
    sys.exit(0 if fine else 1)


if __name__ == "__main__":
    main()
