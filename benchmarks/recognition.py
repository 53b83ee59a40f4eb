"""
How many articles a second the recogniser reads, beside `geotext` and `flashgeotext` in the same run.

    pip install geotext flashgeotext
    python benchmarks/recognition.py [--rounds 9]

Articles of about 2 kB are cut from the demo briefs. The three take turns, so a busy machine slows all alike; printed are medians of
processor time. The other two only list names and codes: they resolve no ambiguous name and know no persons or organisations.
"""

from __future__ import annotations

import argparse
import importlib.util
import statistics
import time
import tomllib
from collections.abc import Callable

from geotie.datafiles import data_file
from geotie.extraction import mentions, sentences
from geotie.extraction.document import Document
from geotie.records import Article

ARTICLE = 2_000  # characters
ARTICLES = 60


def articles() -> list[str]:
    with data_file("briefs.toml").open("rb") as file:
        text = "\n\n".join(brief["text"].strip() for brief in tomllib.load(file)["brief"])
    cuts = [text[start : start + ARTICLE] for start in range(0, len(text) - ARTICLE, ARTICLE)]
    return (cuts * (ARTICLES // len(cuts) + 1))[:ARTICLES]


def geotie(texts: list[str]) -> Callable[[], None]:
    documents = []
    for text in texts:
        document = Document(Article(text=text))
        document.sentences = sentences.split(text)
        documents.append(document)

    def read() -> None:
        for document in documents:
            mentions.find(document)

    return read


def geotext(texts: list[str]) -> Callable[[], None]:
    from geotext import GeoText  # type: ignore[import-not-found]

    def read() -> None:
        for text in texts:
            GeoText(text).country_mentions  # noqa: B018 - a property that computes

    return read


def flashgeotext(texts: list[str]) -> Callable[[], None]:
    from flashgeotext.geotext import GeoText  # type: ignore[import-not-found]

    reader = GeoText()

    def read() -> None:
        for text in texts:
            reader.extract(input_text=text)

    return read


READERS = {"geotie": geotie, "geotext": geotext, "flashgeotext": flashgeotext}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=9)
    rounds = parser.parse_args().rounds
    texts = articles()
    readers = {name: start(texts) for name, start in READERS.items() if importlib.util.find_spec(name) or name == "geotie"}
    for name in READERS.keys() - readers.keys():
        print(f"{name} is not installed: left out")
    seconds: dict[str, list[float]] = {name: [] for name in readers}
    for read in readers.values():
        read()
    for _ in range(rounds):
        for name, read in readers.items():
            started = time.process_time()
            read()
            seconds[name].append(time.process_time() - started)
    own = statistics.median(seconds["geotie"])
    for name, spent in seconds.items():
        median = statistics.median(spent)
        each, rate = median / len(texts) * 1000, len(texts) / median
        print(f"{name:<14}{each:8.3f} ms per 2 kB  {rate:8.0f} articles/s  {median / own:5.2f} x geotie")


if __name__ == "__main__":
    main()
