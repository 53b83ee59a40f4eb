"""
How many articles of 2 kB a second one core reads: `python benchmarks/extraction.py [--seconds 5]`.

The articles are the demo briefs, joined and cut to 2 kB at the end of a paragraph. Tables are loaded before the clock starts; what
that costs is told apart. Processor time is counted, so that other programs on the machine do not matter.
"""

from __future__ import annotations

import argparse
import itertools
import time
from collections.abc import Callable, Iterator

from geotie import Article, demo, extract
from geotie.extraction import mentions, sentences
from geotie.extraction.document import Document

CHARACTERS = 2000


def articles() -> list[Article]:
    return [Article(text, published=published) for text, published in texts()]


def texts() -> Iterator[tuple[str, object]]:
    for brief, following in itertools.pairwise(demo.briefs()):
        text, more = brief.article.text, following.article.text
        for paragraph in more.split("\n\n"):
            if len(text) + len(paragraph) > CHARACTERS:
                break
            text += f"\n\n{paragraph}"
        if len(text) > CHARACTERS / 2:
            yield text[:CHARACTERS], brief.article.published


def find_mentions(article: Article) -> object:
    document = Document(article, sentences=sentences.split(article.text))
    return mentions.find(document)


def milliseconds(work: Callable[[Article], object], corpus: list[Article], seconds: float) -> float:
    """Processor time for 2,000 characters, over whole rounds of the corpus."""
    characters = 0
    start = time.process_time()
    while time.process_time() - start < seconds:
        for article in corpus:
            work(article)
            characters += len(article.text)
    return (time.process_time() - start) * 1000 * CHARACTERS / characters


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=5.0, help="for each figure (default 5)")
    seconds = parser.parse_args().seconds
    corpus = articles()
    start = time.process_time()
    extract(corpus[0])
    print(f"first article, tables loaded with it: {time.process_time() - start:.2f} s")
    for name, work in (("mentions", find_mentions), ("whole extraction", extract)):
        cost = milliseconds(work, corpus, seconds)
        print(f"{name:>16}: {cost:.2f} ms for 2,000 characters, {1000 / cost:,.0f} articles/s")


if __name__ == "__main__":
    main()
