"""Articles in: the commands `extract`, `explain` and `add`."""

from __future__ import annotations

import json
import shlex
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import click

from geotie.cli.base import adding_option, main, published_option
from geotie.cli.jobs import run
from geotie.errors import ReadingError
from geotie.records import Article


@main.command()
@click.argument("sources", metavar="PATH...", nargs=-1, required=True)
@published_option
@click.option("--format", "form", type=click.Choice(["jsonl"]), default="jsonl", show_default=True, help="Form of the output.")
def extract(sources: tuple[str, ...], published: date | None, form: str) -> None:
    """
    Print what articles say: countries, visits, ties and routes.

    One JSON object per article, in the order of the input. PATH is a text, a web page, a document, a table of articles (JSONL or
    CSV with the fields id, url, title, published, text), a folder of these, or - for the standard input. An article that cannot
    be read is named on the standard error; the others are still printed, and the exit status is 1.

    \b
    Examples:
      geotie extract speech.txt --published 2018-02-03
      geotie extract articles.jsonl > records.jsonl
    """
    from geotie.extraction import extract as extract_records
    from geotie.serialise import extraction_json

    readable = Readable(articles_of(sources, published))
    for article in readable:
        click.echo(json.dumps(extraction_json(extract_records(article)), ensure_ascii=False))
    sys.exit(readable.status)


@main.command()
@click.argument("sources", metavar="PATH|URL...", nargs=-1, required=True)
@adding_option
@published_option
@click.option(
    "--columns",
    "columns_said",
    metavar="FIELD=COLUMN,...",
    help="Which columns of a table hold what, such as text=Body,title=Headline; remembered for tables with the same columns.",
)
@click.option("--jobs", type=click.IntRange(min=1), help="How many processes read at once; else one a processor, up to four.")
@click.option("--json", "as_json", is_flag=True, help="Print the outcome as JSON.")
def add(  # noqa: PLR0917 - click calls it by name
    sources: tuple[str, ...], archive_path: Path, published: date | None, columns_said: str | None, jobs: int | None, as_json: bool
) -> None:
    """
    Read articles and keep them, with all their records, in an archive.

    Each article is stored whole or not at all, and once only: adding the same files again changes nothing. PATH is a text, a web
    page, a document (.pdf, .docx, .eml, .mhtml), a table of articles (.jsonl, .json, .csv, .xlsx, .parquet), a feed, or a folder
    or ZIP file of these; URL is the address of an article or of a feed.

    \b
    Examples:
      geotie add articles.jsonl --archive news.geotie
      geotie add clippings/ https://news.example/andes-tour --archive news.geotie
    """
    from geotie.ingest import ImportJob, Source
    from geotie.ingest.pool import default_workers
    from geotie.reading.columns import parse

    columns = parse(columns_said) if columns_said else None
    given = [
        Source.address(source, published=published)
        if _is_address(source)
        else Source.path(source, published=published, columns=columns, kind="articles")
        for source in sources
    ]
    job = ImportJob(archive_path, given, origin=shlex.join(sources), workers=jobs or default_workers())
    outcome = run(job, "articles")
    if as_json:
        click.echo(json.dumps({"added": outcome.added, "known": outcome.known, "unread": outcome.unread}))
    else:
        parts = [f"{outcome.added:,} added to {archive_path}", f"{outcome.known:,} already there" if outcome.known else ""]
        parts.append(f"{outcome.unread:,} could not be read" if outcome.unread else "")
        click.echo(", ".join(part for part in parts if part))
    sys.exit(1 if outcome.unread else 0)


@main.command()
@click.argument("source", metavar="TEXT|PATH|URL|-")
@published_option
def explain(source: str, published: date | None) -> None:
    """
    Show what was read out of an article, and why.

    Each sentence stands with the names, actors and dates recognised in it, and with the stops and ties that it tells, each with
    its words and the rule behind it; then come journeys, ties and routes at a glance.

    \b
    Examples:
      geotie explain "Peru's foreign minister flew to Quito on Monday." --published 2014-03-05
      geotie explain speech.txt
    """
    from geotie.explain import explanation
    from geotie.extraction import extract as extract_records
    from geotie.extraction import understand

    readable = Readable([_pasted(source, published)] if _is_text(source) else articles_of((source,), published))
    for article in readable:
        for line in explanation(understand(article), extract_records(article)):
            click.echo(line)
    sys.exit(readable.status)


class Readable:
    """Iterates over the articles among items; names the others on the standard error, and counts them."""

    def __init__(self, items: Iterable[Article | ReadingError]) -> None:
        self._items = items
        self.unread = 0

    def __iter__(self) -> Iterator[Article]:
        from geotie.reading import limits_of_language

        for item in self._items:
            if isinstance(item, ReadingError):
                self.unread += 1
                click.echo(f"geotie: {item}", err=True)
            else:
                if limits := limits_of_language(item.language):
                    click.echo(f"geotie: note on {item.title or item.source_id or 'an article'}: {limits}", err=True)
                yield item

    @property
    def status(self) -> int:
        """Exit status of the command."""
        return 1 if self.unread else 0


def articles_of(sources: tuple[str, ...], published: date | None) -> Iterator[Article | ReadingError]:
    """Articles of paths and addresses in their order, and in the place of each that cannot be read the reason."""
    from geotie.reading import read_path
    from geotie.reading.fetch import read_address

    for source in sources:
        if not source:  # a shell's unset variable; as a path it would mean the whole current folder
            yield ReadingError("an input has an empty name")
        elif not _is_address(source):
            yield from read_path(source, published=published)
        else:
            yield from read_address(source, published=published)


def _pasted(text: str, published: date | None) -> Article | ReadingError:
    from geotie.reading import read_text

    try:
        return read_text(text, published=published)
    except ReadingError as error:
        return error


def _is_address(source: str) -> bool:
    return source.lower().startswith(("http://", "https://"))


def _is_text(source: str) -> bool:
    """An argument of several words that names no file is the text itself."""
    try:
        return " " in source.strip() and not _is_address(source) and not Path(source).exists()
    except (OSError, ValueError):  # too long or too odd for a name
        return True
