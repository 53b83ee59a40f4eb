"""The `geotie` command."""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from geotie.errors import GeotieError, ReadingError
from geotie.records import Article

if TYPE_CHECKING:
    from geotie.archive import Archive
    from geotie.export import Export

EXPORTS = ("visits", "stops", "ties", "mentions", "routes", "articles")

# Commands import what they need: a script that only asks for help or for counts does not wait for gazetteer and rules.


class Commands(click.Group):
    """Errors that geotie raises on purpose end a command with their message, not with a traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except GeotieError as error:
            raise click.ClickException(str(error)) from error

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)  # in the order of their use, not of the alphabet


def day(value: str) -> date:
    """A day of the calendar, YYYY-MM-DD."""
    try:
        return datetime.strptime(value, "%Y-%m-%d").date()
    except ValueError:
        raise click.BadParameter(f"{value!r} is not a day of the form YYYY-MM-DD") from None


def code(value: str) -> str:
    """A country's ISO 3166-1 alpha-3 code."""
    from geotie.countries import countries

    if value.upper() not in countries():
        raise click.BadParameter(f"{value!r} is no country's code, such as CUB or XKX")
    return value.upper()


published_option = click.option(
    "--published", type=day, metavar="DATE", help="Publication day (YYYY-MM-DD) of articles that do not tell theirs."
)
archive_option = click.option(
    "--archive",
    "archive_path",
    type=click.Path(path_type=Path),
    envvar="GEOTIE_ARCHIVE",
    help="The archive to read; else the one that GEOTIE_ARCHIVE names, else the demo archive.",
)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="geotie")
def main() -> None:
    """
    Turn news articles into an interactive map of diplomatic ties.

    The exit status is 0 if all went well, 1 if something could not be read or written, 2 if the command was not understood.
    """


@main.command()
@click.argument("sources", metavar="PATH...", nargs=-1, required=True)
@published_option
@click.option("--format", "form", type=click.Choice(["jsonl"]), default="jsonl", show_default=True, help="Form of the output.")
def extract(sources: tuple[str, ...], published: date | None, form: str) -> None:
    """
    Print what articles say: countries, visits, ties and routes.

    One JSON object per article, in the order of the input. PATH is a text or HTML file, a JSONL or CSV file of articles (fields
    id, url, title, published, text), a folder of these, or - for the standard input. An article that cannot be read is named on
    the standard error; the others are still printed, and the exit status is 1.

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
@click.option(
    "--archive",
    "archive_path",
    type=click.Path(path_type=Path),
    envvar="GEOTIE_ARCHIVE",
    required=True,
    help="The archive to add to, made if it is missing; else the one that GEOTIE_ARCHIVE names.",
)
@published_option
@click.option("--json", "as_json", is_flag=True, help="Print the outcome as JSON.")
def add(sources: tuple[str, ...], archive_path: Path, published: date | None, as_json: bool) -> None:
    """
    Read articles and keep them, with all their records, in an archive.

    Each article is stored whole or not at all, and once only: adding the same files again changes nothing. PATH is what `geotie
    extract` takes; URL is the address of an article on the web.

    \b
    Examples:
      geotie add articles.jsonl --archive news.geotie
      geotie add clippings/ https://news.example/andes-tour --archive news.geotie
    """
    from geotie.archive import Archive
    from geotie.extraction import extract as extract_records

    readable = Readable(articles_of(sources, published))
    outcome: Counter[str] = Counter()
    with Archive.open(archive_path.expanduser()) as archive, progress() as show:
        for article in readable:
            stored = article.id not in archive and archive.add(extract_records(article))
            outcome["added" if stored else "known"] += 1
            show(f"{outcome.total()} read, {outcome['added']} added, {readable.unread} unreadable")
    if as_json:
        click.echo(json.dumps({"added": outcome["added"], "known": outcome["known"], "unread": readable.unread}))
    else:
        parts = [f"{outcome['added']} added to {archive_path}", f"{outcome['known']} already there" if outcome["known"] else ""]
        parts.append(f"{readable.unread} could not be read" if readable.unread else "")
        click.echo(", ".join(part for part in parts if part))
    sys.exit(readable.status)


@main.command()
@archive_option
@click.option("--json", "as_json", is_flag=True, help="Print the counts as JSON.")
def info(archive_path: Path | None, as_json: bool) -> None:
    """
    Say how much an archive holds.

    \b
    Examples:
      geotie info --archive news.geotie
      geotie info --json | jq .articles
    """
    with reading_archive(archive_path) as archive:
        counts = archive.counts()
        if as_json:
            click.echo(json.dumps(counts))
            return
        days = sorted(archive.articles().select("published").drop_nulls().collect()["published"])
        click.echo(str(archive.path))
        for name, count in counts.items():
            click.echo(f"{name:>10} {count:>10,}")
        if days:
            click.echo(f"published {days[0]} to {days[-1]}")


@main.command()
@click.argument("words", nargs=-1, required=True)
@archive_option
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, help="Show at most this many articles.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object per article.")
def search(words: tuple[str, ...], archive_path: Path | None, limit: int, as_json: bool) -> None:
    """
    Find articles by words of their title or text, the best first.

    All the words have to be there; words in double quotes have to stand together, and a * stands for any ending. The exit
    status is 1 if nothing was found.

    \b
    Examples:
      geotie search trade accord --archive news.geotie
      geotie search '"foreign minister" Quito'
    """
    with reading_archive(archive_path) as archive:
        hits = archive.search(" ".join(words), limit=limit)
    for hit in hits:
        day = hit.published.isoformat() if hit.published else None
        if as_json:
            found = {"id": hit.article_id, "title": hit.title, "outlet": hit.outlet, "published": day, "excerpt": hit.excerpt}
            click.echo(json.dumps(found, ensure_ascii=False))
            continue
        about = ", ".join(part for part in (hit.outlet, day) if part)
        click.echo(click.style(hit.title or "Untitled", bold=True) + (f" ({about})" if about else ""))
        click.echo(f"  {hit.article_id}  {_emphasised(hit.excerpt, hit.matches)}")
    sys.exit(0 if hits else 1)


@main.command()
@archive_option
@click.option("--what", type=click.Choice(EXPORTS), required=True, help="Which records.")
@click.option(
    "--format", "form", type=click.Choice(["csv", "jsonl", "geojson"]), default="csv", show_default=True, help="Form of the output."
)
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="File to write; standard output if left out.")
@click.option("--country", type=code, metavar="CODE", help="Only what touches this country (ISO 3166-1 alpha-3).")
@click.option("--since", type=day, metavar="DATE", help="Only what lies on this day or after it.")
@click.option("--until", type=day, metavar="DATE", help="Only what lies on this day or before it.")
def export(  # noqa: PLR0917 - click calls it by name
    archive_path: Path | None,
    what: Export,
    form: str,
    out: Path | None,
    country: str | None,
    since: date | None,
    until: date | None,
) -> None:
    """
    Write records in an open format.

    Visits have one row per journey, stops one per stop, ties one per pair of countries. GeoJSON carries its provenance in the
    member "geotie"; beside a CSV or JSONL file it lies in OUT-metadata.json.

    \b
    Examples:
      geotie export --what visits --format geojson --out visits.geojson
      geotie export --archive news.geotie --what ties --country CUB --since 2011-01-01 --out ties.csv
    """
    from geotie import export as exports

    selection = exports.Selection(country, since, until)
    with reading_archive(archive_path) as archive:
        if form == "geojson":
            if what not in exports.MAPPABLE:
                raise click.UsageError(f"{what} have no place on a map; choose --format csv or jsonl")
            text: Iterable[str] = exports.geojson_lines(archive, what, selection)
        else:
            rows = exports.table(archive, what, selection)
            text = [exports.to_csv(rows) if form == "csv" else exports.to_jsonl(rows)]
        if out is None:
            for part in text:
                click.echo(part, nl=False)
            return
        _write(out, text)
        if form != "geojson" and out.is_file():
            about = json.dumps(exports.provenance(archive, what, selection), ensure_ascii=False, indent=2)
            _write(out.with_name(f"{out.name}-metadata.json"), [about, "\n"])


@main.command()
@click.argument("source", metavar="TEXT|PATH|URL|-")
@published_option
def explain(source: str, published: date | None) -> None:
    """
    Show what was read out of an article, and why.

    Each sentence stands with the names, actors and dates recognised in it; then come journeys, ties and routes, each with the
    words, the rule and the confidence behind it.

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
    from geotie.reading.fetch import read_url

    for source in sources:
        if not source:  # a shell's unset variable; as a path it would mean the whole current folder
            yield ReadingError("an input has an empty name")
        elif not _is_address(source):
            yield from read_path(source, published=published)
        else:
            try:
                yield read_url(source, published=published)
            except ReadingError as error:
                yield error


@contextmanager
def reading_archive(path: Path | None) -> Iterator[Archive]:
    """The archive that the user named, or the demo archive."""
    from geotie.archive import Archive

    if path is None:
        from geotie.demo import demo_archive

        path = demo_archive()
    with Archive.open(path.expanduser(), readonly=True) as archive:
        yield archive


@contextmanager
def progress() -> Iterator[Callable[[str], None]]:
    """A line that tells how far the work is, on a terminal; nothing in a pipe."""
    watched = sys.stderr.isatty()

    def show(words: str) -> None:
        if watched:
            click.echo(f"\r\033[K{words}", nl=False, err=True)

    yield show
    if watched:
        click.echo("\r\033[K", nl=False, err=True)


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


def _write(path: Path, text: Iterable[str]) -> None:
    """The whole file or none: a full disk leaves the old one as it was. A device or pipe is written to, never replaced."""
    path = path.resolve()
    replaceable = path.is_file() or not path.exists()
    target = path.with_name(f".{path.name}.{os.getpid()}") if replaceable else path
    try:
        with target.open("w", encoding="utf-8", newline="") as file:
            file.writelines(text)
        if replaceable:
            target.replace(path)
    except OSError as error:
        if replaceable:
            target.unlink(missing_ok=True)
        raise click.ClickException(f"{path} cannot be written: {error.strerror}") from error


def _emphasised(text: str, matches: tuple[tuple[int, int], ...]) -> str:
    pieces, done = [], 0
    for start, end in matches:
        pieces += [text[done:start], click.style(text[start:end], bold=True)]
        done = end
    return "".join([*pieces, text[done:]])
