"""
How fast and how well countries are recognised, beside `geotext` and `flashgeotext` in the same run.

    pip install geotext flashgeotext
    python benchmarks/recognition.py [--rounds 9] [ARTICLES.jsonl ...]

Speed: articles of about 2 kB, cut from the demo briefs (which hold four times as many names as common news) or from the `text` of
files. The three take turns, so a busy machine slows all alike; printed are medians of processor time, sentence splitting included.
The other two only list names and codes: they resolve no ambiguous name and know no persons or organisations.

Accuracy: the set of countries of each of the annotated snippets of the tests, precision and recall of (text, country) pairs.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import re
import statistics
import time
import tomllib
from collections.abc import Callable, Iterable
from pathlib import Path

from geotie.countries import countries
from geotie.datafiles import data_file
from geotie.extraction import mentions, sentences
from geotie.extraction.document import Document
from geotie.gazetteer import gazetteer, toponym_key
from geotie.records import Article

ARTICLE = 2_000  # characters
ARTICLES = 60
SNIPPETS = Path(__file__).parent.parent / "tests" / "extraction" / "snippets.txt"
MARK = re.compile(r"\{([^|}]+)\|([A-Z]{3})\}")

Reader = Callable[[str], set[str]]  # the countries of a text, alpha-3


def articles(files: Iterable[Path]) -> list[str]:
    if files:
        texts = [json.loads(line)["text"] for path in files for line in path.read_text("utf-8").split("\n") if line.strip()]
    else:
        with data_file("briefs.toml").open("rb") as file:
            texts = [brief["text"].strip() for brief in tomllib.load(file)["brief"]]
    text = "\n\n".join(texts)
    cuts = [text[start : start + ARTICLE] for start in range(0, len(text) - ARTICLE, ARTICLE)]
    return (cuts * (ARTICLES // len(cuts) + 1))[: max(ARTICLES, len(cuts))] if cuts else [text]


def snippets() -> list[tuple[str, set[str]]]:
    lines = SNIPPETS.read_text("utf-8").splitlines()
    marked = [line for line in lines if line and not line.startswith("#")]
    return [(MARK.sub(r"\1", line), {mark[2] for mark in MARK.finditer(line)}) for line in marked]


def geotie() -> Reader:
    def read(text: str) -> set[str]:
        found = mentions.find(Document(Article(text=text), sentences=sentences.split(text)))
        return {mention.country for mention in found if mention.kind != "person"}

    return read


def geotext() -> Reader:
    from geotext import GeoText  # type: ignore[import-not-found]

    by_alpha2 = {entry.alpha2: code for code, entry in countries().items()}
    return lambda text: {by_alpha2.get(code, code) for code in GeoText(text).country_mentions}


def flashgeotext() -> Reader:
    from flashgeotext.geotext import GeoText  # type: ignore[import-not-found]

    reader = GeoText()

    def code(name: str) -> str:
        senses = gazetteer().senses(toponym_key(name))
        return senses[0].country if senses else name

    return lambda text: {code(name) for name in reader.extract(input_text=text)["countries"]}


READERS = {"geotie": geotie, "geotext": geotext, "flashgeotext": flashgeotext}


def rates(readers: dict[str, Reader], texts: list[str], rounds: int) -> dict[str, float]:
    """Milliseconds for 2,000 characters."""
    seconds: dict[str, list[float]] = {name: [] for name in readers}
    for turn in range(rounds + 1):
        for name, read in readers.items():
            started = time.process_time()
            for text in texts:
                read(text)
            if turn:  # the first loads tables
                seconds[name].append(time.process_time() - started)
    characters = sum(map(len, texts))
    return {name: statistics.median(spent) * 1000 * ARTICLE / characters for name, spent in seconds.items()}


def accuracy(read: Reader) -> str:
    gold = {(place, country) for place, (_, told) in enumerate(snippets()) for country in told}
    found = {(place, country) for place, (text, _) in enumerate(snippets()) for country in read(text)}
    precision, recall = len(gold & found) / (len(found) or 1), len(gold & found) / len(gold)
    return f"P {precision:.3f}  R {recall:.3f}  F1 {2 * precision * recall / (precision + recall):.3f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, help="JSON Lines with a `text` each")
    parser.add_argument("--rounds", type=int, default=9)
    options = parser.parse_args()
    readers = {name: start() for name, start in READERS.items() if importlib.util.find_spec(name) or name == "geotie"}
    for name in READERS.keys() - readers.keys():
        print(f"{name} is not installed: left out")
    for name, cost in rates(readers, articles(options.files), options.rounds).items():
        print(f"{name:<14}{cost:8.3f} ms per 2,000 characters  {1000 / cost:8.0f} articles/s   {accuracy(readers[name])}")


if __name__ == "__main__":
    main()
