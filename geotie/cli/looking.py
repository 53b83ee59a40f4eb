"""What an archive holds: the commands `info` and `search`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from geotie.cli.base import archive_option, main, reading_archive


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


def _emphasised(text: str, matches: tuple[tuple[int, int], ...]) -> str:
    pieces, done = [], 0
    for start, end in matches:
        pieces += [text[done:start], click.style(text[start:end], bold=True)]
        done = end
    return "".join([*pieces, text[done:]])
