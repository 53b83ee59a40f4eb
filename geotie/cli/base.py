"""What all commands share: the group, the options that recur, and how errors and progress are shown."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from geotie.errors import GeotieError

if TYPE_CHECKING:
    from geotie.archive import Archive

_Command = TypeVar("_Command", bound=Callable[..., Any] | click.Command)

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


def _archive(words: str, *, required: bool) -> Callable[[_Command], _Command]:
    return click.option(
        "--archive", "archive_path", type=click.Path(path_type=Path), envvar="GEOTIE_ARCHIVE", required=required, help=words
    )


archive_option = _archive("The archive to read; else the one that GEOTIE_ARCHIVE names, else the demo archive.", required=False)
adding_option = _archive("The archive to add to, made if it is missing; else the one that GEOTIE_ARCHIVE names.", required=True)
writing_option = _archive("The archive to write to; else the one that GEOTIE_ARCHIVE names.", required=True)
country_option = click.option("--country", type=code, metavar="CODE", help="Only what touches this country (ISO 3166-1 alpha-3).")
since_option = click.option("--since", type=day, metavar="DATE", help="Only what lies on this day or after it.")
until_option = click.option("--until", type=day, metavar="DATE", help="Only what lies on this day or before it.")


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="geotie")
def main() -> None:
    """
    Turn news articles into an interactive map of diplomatic ties.

    The exit status is 0 if all went well, 1 if something could not be read or written, 2 if the command was not understood.
    """


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
def writing_archive(path: Path) -> Iterator[Archive]:
    """An archive that is there already, to be written to."""
    from geotie.archive import Archive

    path = path.expanduser()
    Archive.open(path, readonly=True).close()  # says what is wrong with a name that was mistyped, and makes no archive of it
    with Archive.open(path) as archive:
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


def write_file(path: Path, text: Iterable[str]) -> None:
    """The whole file or none."""
    with replacing(path) as target, target.open("w", encoding="utf-8", newline="") as file:
        file.writelines(text)


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """
    Where to write so that the file is whole or not there: a full disk leaves the old one as it was.

    A device or pipe is written to, never replaced.
    """
    path = path.resolve()
    replaceable = path.is_file() or not path.exists()
    target = path.with_name(f".{os.getpid()}.{path.name}") if replaceable else path
    try:
        yield target
        if replaceable:
            target.replace(path)
    except OSError as error:
        raise click.ClickException(f"{path} cannot be written: {error.strerror or error}") from error
    finally:
        if replaceable:
            target.unlink(missing_ok=True)
