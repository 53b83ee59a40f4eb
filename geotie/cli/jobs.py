"""A job of taking in, as commands show it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from geotie.cli.base import progress

if TYPE_CHECKING:
    from geotie.ingest import ImportJob, Progress

INTERRUPTED = 130  # what a shell expects of a program that was stopped by Ctrl-C


def run(job: ImportJob, things: str) -> Progress:
    """Run a job, with a line that tells how far it is; what cannot be read is named on the standard error as it comes."""
    with progress() as show:
        told = 0

        def report(now: Progress) -> None:
            nonlocal told
            if now.unread + now.merged + now.left_out > told:
                show("")
                told += _name(job, told)
            show(_in_words(now, things))

        try:
            outcome = job.run(report)
        except KeyboardInterrupt:
            show("")
            click.echo(f"stopped; {job.progress.added:,} were added, and the same command goes on from there", err=True)
            sys.exit(INTERRUPTED)
        _name(job, told)
    for note in job.notes:
        click.echo(f"geotie: note on {note}", err=True)
    return outcome


def _name(job: ImportJob, after: int) -> int:
    problems = job.problems_after(after)
    for problem in problems:
        if problem.fate == "unreadable":
            click.echo(f"geotie: {problem}", err=True)
    return len(problems)


def _in_words(now: Progress, things: str) -> str:
    counts = [f"{now.added:,} added", *[f"{now.known:,} already there"] * bool(now.known)]
    counts += [f"{now.unread:,} unreadable"] * bool(now.unread)
    return f"{now.fraction:.0%} of {things}, {', '.join(counts)}{_time_left(now.seconds_left)}"


def _time_left(seconds: float | None) -> str:
    if seconds is None:
        return ""
    return f", about {seconds:.0f} s left" if seconds < 90 else f", about {seconds / 60:.0f} min left"
