"""The command `geotie import`: ready-made events and visits into an archive."""

from __future__ import annotations

import itertools
import json
import shlex
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from geotie.cli.base import adding_option, main, progress
from geotie.errors import ReadingError

if TYPE_CHECKING:
    from geotie.importing import Item, Kind, Unimported

KINDS = ("historian", "gdelt", "visits", "ties")
BATCH_ITEMS = 250  # stored in one transaction: some 50 ms, so that others get their turn to write
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
    from geotie.archive import Archive
    from geotie.importing import Unimported, import_file

    unimported: list[Unimported] = []
    outcome: Counter[str] = Counter()
    files = _files(sources, unimported)
    clock = _Clock(sum(file.stat().st_size for file in files))
    origin = shlex.join(map(str, sources))
    with Archive.open(archive_path.expanduser()) as archive, archive.batch(origin) as noted, progress() as show:
        for number, file in enumerate(files, start=1):
            for batch in _batches(import_file(file, kind, asked_for=file in sources)):
                articles = [item for item in batch if not isinstance(item, Unimported)]
                others = [item for item in batch if isinstance(item, Unimported)]
                unimported += others
                added = archive.add_all(articles)
                outcome.update(added=added, known=len(articles) - added)
                noted.known = outcome["known"]
                noted.unread += sum(row.fate == "unreadable" for row in others)
                show(f"file {number} of {len(files)}, {outcome['added']:,} added{clock.time_left()}")
            clock.done(file.stat().st_size)
    _report(outcome, unimported, archive_path, list_all=list_all, as_json=as_json)
    sys.exit(1 if any(row.fate == "unreadable" for row in unimported) else 0)


class _Clock:
    """Guesses from the bytes of the files done how long the others will take."""

    def __init__(self, total_bytes: int) -> None:
        self._total, self._done, self._started = total_bytes, 0, time.monotonic()

    def done(self, size: int) -> None:
        self._done += size

    def time_left(self) -> str:
        if not self._done:
            return ""
        seconds = (time.monotonic() - self._started) * (self._total - self._done) / self._done
        return f", about {seconds:.0f} s left" if seconds < 90 else f", about {seconds / 60:.0f} min left"


def _files(sources: tuple[Path, ...], unimported: list[Unimported]) -> list[Path]:
    """The files of all sources, each once; a source that is not there is noted."""
    from geotie.importing import Unimported, files_of

    files: dict[Path, None] = {}
    for source in sources:
        try:
            files.update(dict.fromkeys(files_of(source)))
        except ReadingError as error:
            unimported.append(Unimported(str(source), "", str(error)))
    return list(files)


def _batches(items: Iterator[Item]) -> Iterator[list[Item]]:
    while batch := list(itertools.islice(items, BATCH_ITEMS)):
        yield batch


def _report(outcome: Counter[str], unimported: list[Unimported], archive: Path, *, list_all: bool, as_json: bool) -> None:
    fates = Counter(row.fate for row in unimported)
    wrong = [row for row in unimported if row.fate == "unreadable"]
    for row in wrong if list_all or not as_json else []:
        click.echo(f"geotie: {row}", err=True)
    if as_json:
        rows = [{"source": row.source, "row": row.row, "fate": row.fate, "reason": row.reason} for row in unimported]
        counts = {"added": outcome["added"], "known": outcome["known"], "merged": fates["merged"], "left_out": fates["left out"]}
        click.echo(json.dumps({**counts, "unreadable": fates["unreadable"], "rows": rows}, ensure_ascii=False))
        return
    parts = [f"{outcome['added']:,} articles added to {archive}"]
    parts += [f"{outcome['known']:,} already there"] if outcome["known"] else []
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
