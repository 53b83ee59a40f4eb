"""The `geotie` command."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from geotie.errors import GeotieError, ReadingError
from geotie.records import Article


class Commands(click.Group):
    """Errors that geotie raises on purpose end a command with their message, not with a traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except GeotieError as error:
            raise click.ClickException(str(error)) from error


class Day(click.ParamType[date]):
    """A day of the calendar, YYYY-MM-DD."""

    name = "date"

    def convert(self, value: str | date, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return datetime.strptime(value, "%Y-%m-%d").date()  # a day has no time zone
        except ValueError:
            self.fail(f"{value!r} is not a day of the form YYYY-MM-DD", param, ctx)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="geotie")
def main() -> None:
    """Turn news articles into an interactive map of diplomatic ties."""


@main.command()
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@click.option("--published", type=Day(), metavar="DATE", help="Publication day of articles that do not tell theirs.")
@click.option("--format", "form", type=click.Choice(["jsonl"]), default="jsonl", show_default=True, help="Form of the output.")
def extract(paths: tuple[str, ...], published: date | None, form: str) -> None:
    """
    Print what articles say: countries, visits, ties and routes, one JSON object per article, in the order of the input.

    PATH is a text or HTML file, a JSONL or CSV file of articles (fields id, url, title, published, text), or - for text from
    the standard input. An article that cannot be read is named on the standard error; the others are still printed, and the
    exit status is 1.

    \b
    Examples:
      geotie extract speech.txt --published 2018-02-03
      geotie extract articles.jsonl > records.jsonl
    """
    from geotie.extraction import extract as extract_records
    from geotie.serialise import extraction_json

    unread = 0
    for item in articles_of(paths, published):
        if isinstance(item, ReadingError):
            unread += 1
            click.echo(f"geotie: {item}", err=True)
            continue
        click.echo(json.dumps(extraction_json(extract_records(item)), ensure_ascii=False))
    sys.exit(1 if unread else 0)


def articles_of(paths: tuple[str, ...], published: date | None) -> Iterator[Article | ReadingError]:
    """Articles of the inputs in their order, and in the place of each that cannot be read the reason."""
    for path in paths:
        try:
            for number, line in enumerate(Path(path).read_text("utf-8").splitlines(), 1):
                if line.strip():
                    yield _dated(_article(line, f"{path}, line {number}"), published)
        except (OSError, ReadingError) as error:
            yield ReadingError(str(error))


def _article(line: str, name: str) -> Article:
    fields = json.loads(line)
    if not isinstance(fields.get("text"), str):
        raise ReadingError(f"{name}: no text")
    day = fields.get("published")
    return Article(
        text=fields["text"],
        title=fields.get("title") or "",
        published=date.fromisoformat(day[:10]) if day else None,
        url=fields.get("url") or "",
        source_id=str(fields.get("id") or ""),
    )


def _dated(article: Article, published: date | None) -> Article:
    return article if article.published or not published else replace(article, published=published)
