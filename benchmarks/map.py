"""
How long the map takes to make, how much it sends and how smoothly it plays: `python -m benchmarks.map [EVENTS] [DYADS]`, by default
10,000 events on 500 dyads over thirty years, and the demo archive for the first look at it. Numbers are printed and never
asserted: they are those of the machine at hand. Frames are counted in Chromium, without a graphics card.
"""

from __future__ import annotations

import gzip
import json
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory
from typing import Literal

from playwright.sync_api import CDPSession, Page, sync_playwright

from geotie.archive import Archive
from geotie.countries import UN_MEMBERS, country_name
from geotie.figures import LIGHT, MapLook, count_classes, lines, world_borders, world_map
from geotie.measures import EVER, Tables, Window, arcs, country_values, evidence_of_country, timeline
from geotie.records import Article, Claim, Evidence, Extraction, Itinerary, PartialDate, Stop, Tie
from geotie.ui.map_model import Addresses, MapChoices, map_model
from tests.browser.conftest import CHROMIUM_FLAGS, DESKTOP, chromium_path, running_app

FIRST = date(1994, 1, 1)
DAYS = 365 * 30
PER_ARTICLE = 5
AT_ONCE = 500
OUTLETS = ("Reuters", "Xinhua", "Press TV", "The Guardian", "TASS", "Le Monde")
STEPS = 30
READY = ".geotie[data-ready=true]"
# Time between frames while the map plays, and how long each drawing took
FRAMES = """(steps) => new Promise((done) => {
  const root = document.querySelector(".geotie"), frames = [], drawn = [], windows = new Set()
  let before
  const watch = (now) => {
    if (before !== undefined) frames.push(now - before)
    before = now
    const window = root.dataset.window
    if (window && !windows.has(window)) { windows.add(window); drawn.push(Number(root.dataset.drawMs)) }
    const played = frames.length > 20 && root.querySelector(".play").getAttribute("aria-pressed") === "false"
    if (windows.size > steps || played) return done({ frames, drawn, steps: windows.size - 1 })
    requestAnimationFrame(watch)
  }
  root.querySelector(".play").click()
  requestAnimationFrame(watch)
})"""

Event = tuple[int, str, str, date]


def fill(path: Path, events: int, dyads: int) -> None:
    """An archive of so many events on so many pairs of states: half journeys of one stop, half ties, five an article."""
    random = Random(7)
    states = sorted(UN_MEMBERS)
    pairs = [tuple(random.sample(states, 2)) for _ in range(dyads)]
    days = sorted(FIRST + timedelta(days=random.randrange(DAYS)) for _ in range(events))
    told = [(number, *random.choice(pairs), day) for number, day in enumerate(days)]
    articles = [_extraction(tuple(told[first : first + PER_ARTICLE])) for first in range(0, len(told), PER_ARTICLE)]
    with Archive.open(path) as archive:
        for first in range(0, len(articles), AT_ONCE):
            archive.add_all(articles[first : first + AT_ONCE])


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
    with TemporaryDirectory() as folder:
        path = Path(folder) / "many.geotie"
        fill(path, events, dyads)
        with Archive.open(path, readonly=True) as archive:
            _measure_making(Tables.of(archive), events)
        _measure_page(path, Path(folder))


def _measure_making(archive: Tables, events: int) -> None:
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


def _measure_page(path: Path, folder: Path) -> None:
    executable = chromium_path()
    if executable is None:
        print("no Chromium on this machine: the page is not measured")
        return
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=CHROMIUM_FLAGS)
        with running_app(folder / "demo.log") as url:
            page = browser.new_page(viewport=DESKTOP)
            print(f"{'first map of the demo archive':32} {_seconds_to_map(page, url):8.1f} s after the server is up")
            page.close()
        with running_app(folder / "many.log", path) as url:
            page = browser.new_page(viewport=DESKTOP)
            opened = _seconds_to_map(page, f"{url}/?lines=Journeys&lines=Ties&bars=Months")
            print(f"{'first map of the large archive':32} {opened:8.1f} s")
            page.wait_for_timeout(3000)
            print(f"{'an answer to a click':32} {_click_seconds(page) * 1000:8.0f} ms from a country's name to its sentences")
            _tell_frames(page, "moving window")
            page.get_by_label("Window").select_option("cumulative")
            _tell_frames(page, "growing window")
        browser.close()


def _seconds_to_map(page: Page, url: str) -> float:
    started = time.perf_counter()
    page.goto(url)
    page.wait_for_selector(READY, timeout=120_000)
    return time.perf_counter() - started


def _click_seconds(page: Page) -> float:
    """From a choice by name, where nothing has to be hit, to the heading of the words beside the map."""
    taken = []
    for name in ("France", "Kenya", "Peru", "Japan", "Egypt"):
        page.get_by_role("combobox", name="Country", exact=False).last.fill(name)
        started = time.perf_counter()
        page.keyboard.press("Enter")
        page.get_by_role("heading", name=name, exact=True).wait_for()
        taken.append(time.perf_counter() - started)
    return median(taken)


def _tell_frames(page: Page, name: str) -> None:
    page.locator(".geotie").evaluate("(root) => root.querySelector('.whole').click()")
    page.get_by_label("Speed").select_option("4")
    page.wait_for_timeout(1500)
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})  # processor time: other programs do not count
    before = _busy_seconds(session)
    found = page.evaluate(FRAMES, STEPS)
    busy = 1000 * (_busy_seconds(session) - before) / found["steps"]
    if page.get_by_role("button", name="Pause").is_visible():
        page.get_by_role("button", name="Pause").click()
    frames, drawn = sorted(found["frames"]), found["drawn"]
    ninety_fifth = frames[int(len(frames) * 0.95)]
    told = f"frames: median {median(frames):.0f} ms, 95 % {ninety_fifth:.0f} ms, worst {frames[-1]:.0f} ms"
    drawing = f"drawing: median {median(drawn):.0f} ms, worst {max(drawn):.0f} ms"
    told_steps = f"{found['steps']} steps, {name}"
    print(f"{told_steps:32} {told}; {drawing}; {busy:.0f} ms of processor time a step")


def _busy_seconds(session: CDPSession) -> float:
    """Processor time that the page's main thread has used so far."""
    metrics = session.send("Performance.getMetrics")["metrics"]
    return float(next(each["value"] for each in metrics if each["name"] == "TaskDuration"))


def _extraction(batch: tuple[Event, ...]) -> Extraction:
    """An article with a sentence per event."""
    sentences = [_sentence(*event) for event in batch]
    text = " ".join(sentences)
    starts = [0, *accumulate(len(sentence) + 1 for sentence in sentences)]
    number, _, _, day = batch[-1]
    records = [
        (event, Evidence.of(text, start, start + len(sentence)))
        for event, sentence, start in zip(batch, sentences, starts, strict=False)
    ]
    return Extraction(
        Article(text, f"Report {number}", outlet=OUTLETS[number // PER_ARTICLE % len(OUTLETS)], published=day),
        itineraries=tuple(_journey(event, words) for event, words in records if event[0] % 2 == 0),
        ties=tuple(_tie(event, words) for event, words in records if event[0] % 2),
    )


def _sentence(number: int, source: str, target: str, day: date) -> str:
    if number % 2 == 0:
        return f"Envoy Number{number} of {country_name(source)} came to {country_name(target)} on {day:%B} {day.day}."
    return f"{country_name(source)} {'praised' if number % 3 else 'accused'} {country_name(target)} in note {number}."


def _journey(event: Event, words: Evidence) -> Itinerary:
    number, source, target, day = event
    stop = Stop(target, words, start=PartialDate(day.year, day.month, day.day), confidence=0.9, rule="benchmark")
    return Itinerary(f"Envoy Number{number}", (stop,), "envoy", source)


def _tie(event: Event, words: Evidence) -> Tie:
    number, source, target, day = event
    friendly = number % 3 != 0
    kind: Literal["SUPPORT", "ACCUSE"] = "SUPPORT" if friendly else "ACCUSE"
    sign: Literal[1, -1] = 1 if friendly else -1
    told = PartialDate(day.year, day.month, day.day)
    return Tie((source,), (target,), kind, sign, words, told, claim=Claim(speaker_country=source), confidence=0.9, rule="benchmark")


if __name__ == "__main__":
    main()
