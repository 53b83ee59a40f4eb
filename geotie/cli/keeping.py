"""Keeping an archive: the commands `reextract`, `batches`, `undo`, `snapshot`, `diff` and `doctor`."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from geotie.cli.base import archive_option, day, main, progress, reading_archive, writing_archive, writing_option
from geotie.cli.deciding import in_words

if TYPE_CHECKING:
    import polars as pl

    from geotie.archive import Archive
    from geotie.comparing import Change as Comparison
    from geotie.reextraction import Change

SHOWN_CHANGES = 20  # where the whole list is not asked for


@main.command()
@writing_option
@click.option("--dry-run", is_flag=True, help="Say what would change, and change nothing.")
@click.option("--list", "list_all", is_flag=True, help="Name every record that changed.")
@click.option("--json", "as_json", is_flag=True, help="Print the outcome, with all changes, as JSON.")
def reextract(archive_path: Path, dry_run: bool, list_all: bool, as_json: bool) -> None:
    """
    Read all articles of an archive anew, with the rules of this geotie.

    Says how many records of each kind are new, changed and gone, and which decisions do not find their words or their record any
    more. Decisions stay in force. Each article is one transaction: the command can be stopped and run again. Ready-made records
    of `geotie import` stay as they are.

    \b
    Examples:
      geotie reextract --archive news.geotie --dry-run
      geotie reextract --archive news.geotie --json > changes.json
    """
    from geotie.extraction import extract
    from geotie.reextraction import reextract as read_anew

    changes: list[Change] = []
    with writing_archive(archive_path) as archive:
        count = archive.counts()["articles"]
        with progress() as show:
            for number, found in enumerate(read_anew(archive, extract, dry_run=dry_run), 1):
                changes += found
                show(f"{number:,} of {count:,} articles, {len(changes):,} records differ")
        lost = [(decision, fate) for decision, fate in archive.fates() if fate != "applied"] if not dry_run else []
    totals: Counter[tuple[str, str]] = Counter((change.kind, change.difference) for change in changes)
    if as_json:
        from geotie.decisions import line

        rows = [{"article": change.article_id, **_change_json(change)} for change in changes]
        decisions = [{**json.loads(line(decision)), "fate": fate} for decision, fate in lost]
        table = {kind: {difference: totals[kind, difference] for difference in _DIFFERENCES} for kind in _KINDS}
        click.echo(json.dumps({"articles": count, "counts": table, "changes": rows, "decisions": decisions}, ensure_ascii=False))
        return
    click.echo(f"{count:,} articles {'would be ' if dry_run else ''}read anew")
    for kind in _KINDS:
        told = [f"{totals[kind, difference]:,} {difference}" for difference in _DIFFERENCES if totals[kind, difference]]
        if told:
            click.echo(f"{kind:>8}s: {', '.join(told)}")
    for change in changes if list_all else changes[:SHOWN_CHANGES]:
        click.echo(f"  {change.difference:>7} {change.kind} in {change.article_id}: “{change.evidence}”")
    if len(changes) > SHOWN_CHANGES and not list_all:
        click.echo(f"  and {len(changes) - SHOWN_CHANGES:,} more; --list names them all")
    for decision, fate in lost:
        click.echo(f"decision {fate}: {in_words(decision)}")


@main.command()
@archive_option
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object per batch.")
def batches(archive_path: Path | None, as_json: bool) -> None:
    """
    List what was added together, and when.

    Each run of `geotie add` or `geotie import` that added anything is a batch, which `geotie undo` takes out again.

    \b
    Examples:
      geotie batches --archive news.geotie
    """
    with reading_archive(archive_path) as archive:
        found = archive.batches()
    for batch in found:
        if as_json:
            times = {name: _iso(getattr(batch, name)) for name in ("started", "finished", "undone")}
            counts = {"articles": batch.articles, "known": batch.known, "unread": batch.unread}
            click.echo(json.dumps({"batch": batch.number, "origin": batch.origin, **times, **counts}, ensure_ascii=False))
            continue
        state = f"undone {batch.undone:%Y-%m-%d}" if batch.undone else "" if batch.finished else "not finished"
        about = f"{batch.number:>4}  {batch.started:%Y-%m-%d %H:%M}  {batch.articles:>9,} articles  {batch.origin}"
        click.echo(about + (f"  ({state})" if state else ""))


@main.command()
@click.argument("batch", type=click.IntRange(min=1))
@writing_option
def undo(batch: int, archive_path: Path) -> None:
    """
    Take out all articles of a batch, with their records.

    Decisions on them stay, and rule again when the articles come back.

    \b
    Examples:
      geotie undo 3 --archive news.geotie
    """
    with writing_archive(archive_path) as archive:
        gone = archive.undo(batch)
    click.echo(f"{gone:,} articles of batch {batch} taken out of {archive_path}")


@main.command()
@click.argument("out", type=click.Path(path_type=Path, dir_okay=False), required=False)
@archive_option
def snapshot(out: Path | None, archive_path: Path | None) -> None:
    """
    Copy an archive as it is now, while others read and write it.

    OUT must not exist yet; without it, the copy lies beside the archive and has the time in its name.

    \b
    Examples:
      geotie snapshot --archive news.geotie
      geotie snapshot before-the-summit.geotie --archive news.geotie
    """
    with reading_archive(archive_path) as archive:
        target = out or archive.path.with_name(f"{archive.path.stem}-{datetime.now(UTC):%Y%m%d-%H%M%S}{archive.path.suffix}")
        archive.copy_to(target)
    click.echo(str(target))


@main.command()
@click.argument("before", type=click.Path(path_type=Path), required=False)
@click.argument("after", type=click.Path(path_type=Path), required=False)
@archive_option
@click.option("--since", type=day, metavar="DATE", help="What one archive took in on this day and after it.")
@click.option("--until", type=day, metavar="DATE", help="With --since: no later than on this day.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object per record.")
def diff(  # noqa: PLR0917 - click calls it by name
    before: Path | None, after: Path | None, archive_path: Path | None, since: date | None, until: date | None, as_json: bool
) -> None:
    """
    Tell which ties and stops are new, changed and gone, by dyad and by visitor.

    BEFORE and AFTER are two archives or snapshots; with BEFORE alone, it is compared with the archive. With --since, one archive is
    compared with what it held before that day: articles added and decisions made since. Days are those of UTC. Decisions count:
    a tie that was rejected is gone. The exit status is 0, whether anything differs or not.

    \b
    Examples:
      geotie diff news-20240301.geotie news.geotie
      geotie diff --archive news.geotie --since 2024-03-01
    """
    from geotie.archive import Archive
    from geotie.comparing import changes

    if (before is None) == (since is None):
        raise click.UsageError("name two archives to compare, or a day with --since")
    if until is not None and since is None:
        raise click.UsageError("--until needs --since")
    with reading_archive(after or archive_path) as archive:
        if before is not None:
            with Archive.open(before.expanduser(), readonly=True) as earlier:
                found = changes(_tables(earlier), _tables(archive))
        else:
            assert since is not None
            now = _tables(archive, _end_of(until)) if until else _tables(archive)
            found = changes(_tables(archive, _end_of(since - timedelta(days=1))), now)
    for change in found:
        if as_json:
            click.echo(json.dumps(asdict(change), ensure_ascii=False))
    if not as_json:
        for line in _by_subject(found):
            click.echo(line)


@main.command()
@archive_option
@click.option("--repair", is_flag=True, help="Make anew what can be derived from the rest, such as the search index.")
@click.option("--json", "as_json", is_flag=True, help="Print what was found as JSON.")
def doctor(archive_path: Path | None, repair: bool, as_json: bool) -> None:
    """
    Examine an archive: the file, its search index, and whether every record stands on words of its article.

    Articles, what was read in them and decisions are never changed, also not by --repair. The exit status is 1 if something is
    wrong and was not repaired.

    \b
    Examples:
      geotie doctor --archive news.geotie
      geotie doctor --archive news.geotie --repair
    """
    opened = writing_archive(archive_path) if repair and archive_path else reading_archive(archive_path)
    with opened as archive:
        repaired = archive.repair() if repair else []
        findings = archive.examine()
        if as_json:
            found = [asdict(finding) for finding in findings]
            click.echo(json.dumps({"archive": str(archive.path), "repaired": repaired, "findings": found}, ensure_ascii=False))
        else:
            click.echo(f"{archive.path}: {'sound' if not findings else 'something is wrong'}")
            for name in repaired:
                click.echo(f"  repaired: {name}")
            for finding in findings:
                click.echo(f"  {finding.check}: {finding.problem}{' (--repair makes it anew)' if finding.repairable else ''}")
    sys.exit(1 if findings else 0)


def _tables(archive: Archive, until: datetime | None = None) -> dict[str, pl.LazyFrame]:
    if until is None:
        return {"ties": archive.ties(), "stops": archive.stops()}
    return {"ties": archive.as_of("ties", until), "stops": archive.as_of("stops", until)}


def _end_of(when: date) -> datetime:
    return datetime.combine(when, time.max, UTC)


def _by_subject(changes: list[Comparison]) -> Iterator[str]:
    if not changes:
        yield "no difference"
    for (record, about), group in groupby(changes, key=lambda change: (change.record, change.about)):
        of_it = list(group)
        counts: Counter[str] = Counter(change.difference for change in of_it)
        yield f"{about or 'unnamed visitor'}: " + ", ".join(f"{counts[name]} {name}" for name in _DIFFERENCES if counts[name])
        for change in of_it:
            values = " ".join(f"{name} {change.before.get(name)} → {value}," for name, value in change.after.items())
            differs = f" ({values.rstrip(',')})" if change.difference == "changed" else ""
            yield f"  {change.difference:>7} {record} {change.what}{differs} “{change.evidence}” {change.article_id}"


_KINDS = ("mention", "visit", "stop", "tie", "route")
_DIFFERENCES = ("new", "changed", "gone")


def _change_json(change: Change) -> dict[str, object]:
    return {
        "kind": change.kind,
        "difference": change.difference,
        "evidence": change.evidence,
        "before": change.before,
        "after": change.after,
    }


def _iso(time: datetime | None) -> str | None:
    return time.isoformat() if time else None
