"""The command `geotie import`: ready-made events and visits into an archive."""

from __future__ import annotations

import json
import shlex
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from geotie.cli.base import adding_option, main
from geotie.cli.jobs import run

if TYPE_CHECKING:
    from geotie.importing import Kind, Unimported
    from geotie.ingest import Progress

KINDS = ("historian", "gdelt", "visits", "ties")
SHOWN_ROWS = 20  # of each sort, where the whole list is not asked for


@main.command("import")
@click.argument("sources", metavar="SOURCE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--as", "kind", type=click.Choice(KINDS), help="What the sources are; else each file's content tells.")
@adding_option
@click.option("--list", "list_all", is_flag=True, help="Name every row that made no record of its own, not the first of each sort.")
@click.option("--json", "as_json", is_flag=True, help="Print the outcome, with all rows that made no record, as JSON.")
def import_command(sources: tuple[Path, ...], kind: Kind | None, archive_path: Path, list_all: bool, as_json: bool) -> None:
    """
    Take in ready-made events and visits.

    SOURCE is a file, a ZIP file or a folder of: XML of the U.S. Office of the Historian (journeys of presidents and secretaries
    of state, visits of foreign leaders), GDELT 1.0 or 2.0 event files, or tables with a header line: visits (visitor, country and
    further columns) and ties (source, target, type). Stays of one traveller on contiguous days become one journey.

    A row that cannot be read is named on the standard error; the others are imported all the same, and the exit status is 1.
    Importing the same again changes nothing; an import that was stopped goes on where it was.

    \b
    Examples:
      geotie import travels/ visits/ --archive history.geotie
      geotie import 20150218230000.export.CSV.zip --as gdelt --archive events.geotie
    """
    from geotie.ingest import ImportJob, Source

    given = [Source.path(source, kind=kind or "ready-made") for source in sources]
    job = ImportJob(archive_path, given, origin=shlex.join(map(str, sources)))
    outcome = run(job, "rows")
    _report(outcome, job.problems, archive_path, list_all=list_all, as_json=as_json)
    sys.exit(1 if outcome.unread else 0)


def _report(outcome: Progress, unimported: Sequence[Unimported], archive: Path, *, list_all: bool, as_json: bool) -> None:
    if as_json:
        rows = [{"source": row.source, "row": row.row, "fate": row.fate, "reason": row.reason} for row in unimported]
        counts = {"added": outcome.added, "known": outcome.known, "merged": outcome.merged, "left_out": outcome.left_out}
        click.echo(json.dumps({**counts, "unreadable": outcome.unread, "rows": rows}, ensure_ascii=False))
        return
    fates = Counter(row.fate for row in unimported)
    parts = [f"{outcome.added:,} articles added to {archive}"]
    parts += [f"{outcome.known:,} already there"] if outcome.known else []
    parts += [f"{number:,} rows {fate}" for fate, number in sorted(fates.items())]
    click.echo(", ".join(parts))
    for fate in ("merged", "left out"):
        for line in _listing([row for row in unimported if row.fate == fate], list_all=list_all):
            click.echo(f"  {fate}: {line}")


def _listing(rows: list[Unimported], *, list_all: bool) -> Iterator[str]:
    """Each row, or where there are many how many have each reason."""
    if list_all or len(rows) <= SHOWN_ROWS:
        yield from map(str, rows)
        return
    for reason, number in Counter(row.reason for row in rows).most_common(SHOWN_ROWS):
        yield f"{number:,} rows: {reason}"
    yield "--list names them all"
