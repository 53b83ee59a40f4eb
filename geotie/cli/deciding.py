"""Decisions of analysts: the commands `decide`, `decisions` and `merge`."""

from __future__ import annotations

import getpass
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from geotie.cli.base import archive_option, main, reading_archive, write_file, writing_archive, writing_option
from geotie.errors import DecisionError

if TYPE_CHECKING:
    from geotie.decisions import Action, Conflict, Decision

ARCHIVE_SUFFIX = ".geotie"
_FILE = click.Path(path_type=Path, dir_okay=False, exists=True)


@main.command()
@click.argument("action", type=click.Choice(["accept", "reject", "edit", "withdraw"]))
@click.argument("records", metavar="ID...", nargs=-1, required=True)
@writing_option
@click.option("--set", "settings", metavar="FIELD=VALUE", multiple=True, help="A field that an edit changes; several if need be.")
@click.option("--by", envvar="GEOTIE_ANALYST", help="Who decides; else the name in GEOTIE_ANALYST, else that of your account.")
@click.option("--why", default="", help="The reason, for those who read it later.")
def decide(  # noqa: PLR0917 - click calls it by name
    action: Action, records: tuple[str, ...], archive_path: Path, settings: tuple[str, ...], by: str | None, why: str
) -> None:
    """
    Accept, reject or edit records, or withdraw what was decided about them.

    ID is what `geotie ties`, `geotie visits` and exports show: ARTICLE.t3 is a tie, ARTICLE.v1 a visit, ARTICLE.v1.s2 its second
    stop, ARTICLE.m7 a mention, ARTICLE.r1 a route. What was read stays in the archive; all tables, maps and exports follow the
    decision. A value is text, a number or, for countries of a tie, codes with a comma between two.

    \b
    Examples:
      geotie decide reject 0a1b2c3d4e5f6071.t3 --archive news.geotie --why "the football team"
      geotie decide edit 0a1b2c3d4e5f6071.v1.s2 --archive news.geotie --set country=VEN --set start=2018-02-03
    """
    with writing_archive(archive_path) as archive:
        changes = dict(map(_setting, settings)) or None
        for record in records:
            archive.decide(record, action, by=by or getpass.getuser(), why=why, changes=changes)
    click.echo(f"{action}: {', '.join(records)}")


@main.group()
def decisions() -> None:
    """
    List, export and apply decisions.

    A file of decisions has one JSON object per line. It says what was decided by what stands in the articles, so it can be applied
    to any archive that holds them, before or after they are added, and as often as you like.

    \b
    Examples:
      geotie decisions export --archive news.geotie --out ada.jsonl
      geotie decisions apply ada.jsonl --archive other.geotie
    """


@decisions.command("list")
@archive_option
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object per decision, with what became of it.")
def list_decisions(archive_path: Path | None, as_json: bool) -> None:
    """
    Show the decisions that rule, and what became of each.

    applied: its record is as decided. kept: newer rules do not read the record any more; it stands by the decision. void: there is
    nothing left to reject. no text: the archive does not hold the words.

    \b
    Examples:
      geotie decisions list --archive news.geotie
    """
    from geotie.decisions import line

    with reading_archive(archive_path) as archive:
        for decision, fate in archive.fates():
            if as_json:
                click.echo(json.dumps({**json.loads(line(decision)), "fate": fate}, ensure_ascii=False))
            else:
                click.echo(f"{fate:>8}  {in_words(decision)}")


@decisions.command("export")
@archive_option
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="File to write; standard output if left out.")
def export_decisions(archive_path: Path | None, out: Path | None) -> None:
    """
    Write all decisions, also those overruled since, one JSON object per line.

    \b
    Examples:
      geotie decisions export --archive news.geotie --out ada.jsonl
    """
    from geotie.decisions import line

    with reading_archive(archive_path) as archive:
        lines = [f"{line(decision)}\n" for decision in archive.decisions()]
    if out is None:
        click.echo("".join(lines), nl=False)
    else:
        write_file(out, lines)


@decisions.command("apply")
@click.argument("file", type=_FILE)
@writing_option
@click.option("--json", "as_json", is_flag=True, help="Print the outcome as JSON.")
def apply_decisions(file: Path, archive_path: Path, as_json: bool) -> None:
    """
    Take the decisions of a file into an archive.

    Where the archive has decided otherwise on a record, the later decision rules; such records are listed, and the exit status is
    1. Applying a file again changes nothing.

    \b
    Examples:
      geotie decisions apply ada.jsonl --archive news.geotie
    """
    with writing_archive(archive_path) as archive:
        new, conflicts = archive.apply_decisions(_read(file))
        fates = Counter(fate for _, fate in archive.fates())
    if as_json:
        click.echo(json.dumps({"new": new, "conflicts": list(map(_conflict_json, conflicts)), "fates": fates}, ensure_ascii=False))
    else:
        click.echo(f"{new} new decisions; of all that rule, " + ", ".join(f"{number} {fate}" for fate, number in fates.items()))
        _tell(conflicts)
    sys.exit(1 if conflicts else 0)


@decisions.command()
@archive_option
@click.option("--by", "people", multiple=True, metavar="NAME", help="Whose decisions to compare, once for each; else all people's.")
@click.option("--json", "as_json", is_flag=True, help="Print the figures, and the decisions that disagree, as JSON.")
def agreement(archive_path: Path | None, people: tuple[str, ...], as_json: bool) -> None:
    """
    Tell how far people agree on the records that they both decided on.

    Per cent of the records, Cohen's kappa (of two people) and Krippendorff's alpha, for the verdicts stands, edited to the same
    values, and rejected. 1 is full agreement, 0 what chance would give.

    \b
    Examples:
      geotie decisions agreement --archive news.geotie --by Ada --by Ben
    """
    from geotie.decisions import line

    with reading_archive(archive_path) as archive:
        found = archive.agreement(*people)
    if as_json:
        figures = {"people": found.people, "records": found.records, "agreed": found.agreed, "percent": found.percent}
        told = [[json.loads(line(decision)) for decision in unit] for unit in found.disagreements]
        click.echo(json.dumps({**figures, "kappa": found.kappa, "alpha": found.alpha, "disagreements": told}, ensure_ascii=False))
        return
    measures = (("per cent", found.percent, 0), ("Cohen's kappa", found.kappa, 2), ("Krippendorff's alpha", found.alpha, 2))
    parts = [f"{' and '.join(found.people)} agree on {found.agreed:,} of {found.records:,} records that both decided on"]
    parts += [f"{name} {value:.{digits}f}" for name, value, digits in measures if value is not None]
    click.echo(", ".join(parts))
    for unit in found.disagreements:
        click.echo("  " + " / ".join(in_words(decision) for decision in unit))


@main.command()
@click.argument("ours", type=_FILE)
@click.argument("theirs", type=_FILE)
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="File to write; standard output if left out.")
@click.option("--json", "as_json", is_flag=True, help="List the conflicts as JSON.")
def merge(ours: Path, theirs: Path, out: Path | None, as_json: bool) -> None:
    """
    Merge two archives, or the decisions of two people.

    Where both are archives and OUT ends in .geotie, OUT is a new archive with the articles, batches and decisions of both;
    articles that the two read otherwise are listed, and stand as OURS read them. Else OURS and THEIRS are files of decisions or
    archives, and OUT is a file of the decisions of both. A record on which they disagree, neither knowing of the other's last
    word, is a conflict: it is listed on the standard error, the later decision rules, and the exit status is 1.

    \b
    Examples:
      geotie merge ada.geotie ben.geotie --out both.geotie
      geotie merge ada.jsonl ben.jsonl --out both.jsonl
    """
    if out is not None and out.suffix == ARCHIVE_SUFFIX:
        conflicts = _merge_archives(ours, theirs, out)
    else:
        conflicts = _merge_decisions(ours, theirs, out)
    if as_json:
        click.echo(json.dumps(list(map(_conflict_json, conflicts)), ensure_ascii=False), err=True)
    else:
        _tell(conflicts)
    sys.exit(1 if conflicts else 0)


def _merge_archives(ours: Path, theirs: Path, out: Path) -> Sequence[Conflict]:
    """Into a copy of ours, which is there whole or not at all."""
    from geotie.archive import Archive

    if out.exists():
        raise click.ClickException(f"{out} exists already")
    with tempfile.TemporaryDirectory(dir=out.resolve().parent, prefix=".merging-") as folder:
        copy, whole = Path(folder, "copy.geotie"), Path(folder, out.name)
        with Archive.open(ours, readonly=True) as archive:
            archive.copy_to(copy)
        with Archive.open(copy) as archive, Archive.open(theirs, readonly=True) as other:
            found = archive.take_in(other)
            archive.copy_to(whole)
        whole.replace(out)
    click.echo(f"{found.added:,} articles added, {found.known:,} in both, {found.decisions:,} new decisions: {out}")
    for article_id in found.differing:
        click.echo(f"geotie: article {article_id} was read otherwise in {theirs}; `geotie reextract` brings both to one", err=True)
    return found.conflicts


def _merge_decisions(ours: Path, theirs: Path, out: Path | None) -> Sequence[Conflict]:
    from geotie import decisions as deciding

    merged, conflicts = deciding.merge(_read(ours), _read(theirs))
    lines = [f"{deciding.line(decision)}\n" for decision in merged]
    if out is None:
        click.echo("".join(lines), nl=False)
    else:
        write_file(out, lines)
    return conflicts


def in_words(decision: Decision) -> str:
    """One line for a person: what, by whom, when, why."""
    about = _values(decision.said)
    changes = f" to {_values(decision.changes)}" if decision.changes else ""
    why = f": {decision.why}" if decision.why else ""
    words = f"“{decision.evidence}”"
    return f"{decision.action} {decision.kind} {about}{changes} in {words} ({decision.by}, {decision.at:%Y-%m-%d}{why})"


def _values(said: Any) -> str:
    """The telling ones among a record's values."""
    if "sources" in said and "targets" in said:
        return f"{'+'.join(said['sources'])} {said.get('type', '')} {'+'.join(said['targets'])}".strip()
    names = ("visitor", "route", "carrier", "country", "place")
    told = [str(said[name]) for name in names if said.get(name)]
    return ", ".join(told) or ", ".join(f"{name}={value}" for name, value in said.items())


def _tell(conflicts: Sequence[Conflict]) -> None:
    for conflict in conflicts:
        click.echo(f"geotie: conflict: {in_words(conflict.ours)}", err=True)
        click.echo(f"        against:  {in_words(conflict.theirs)}", err=True)
        click.echo(f"        the decision of {conflict.rules.by} rules, as the later one", err=True)


def _conflict_json(conflict: Conflict) -> dict[str, Any]:
    from geotie.decisions import line

    return {"ours": json.loads(line(conflict.ours)), "theirs": json.loads(line(conflict.theirs)), "rules": conflict.rules.id}


def _is_archive(path: Path) -> bool:
    from geotie.archive.connection import SQLITE_HEADER

    with path.open("rb") as file:
        return file.read(len(SQLITE_HEADER)) == SQLITE_HEADER


def _read(path: Path) -> Sequence[Decision]:
    """Decisions of a file, or of an archive."""
    from geotie.archive import Archive
    from geotie.decisions import parse_lines

    if _is_archive(path):
        with Archive.open(path, readonly=True) as archive:
            return archive.decisions()
    try:
        return parse_lines(path.read_text("utf-8-sig").splitlines(), path.name)
    except UnicodeDecodeError as error:
        raise DecisionError(f"{path.name} is no file of decisions") from error


def _setting(text: str) -> tuple[str, Any]:
    name, equals, value = text.partition("=")
    if not equals or not name:
        raise click.BadParameter(f"{text!r} is not of the form FIELD=VALUE", param_hint="--set")
    if name in ("sources", "targets"):
        return name, [code for code in value.upper().split(",") if code]
    if name in ("lon", "lat", "polarity", "number", "acts"):
        try:
            return name, json.loads(value)
        except ValueError:
            raise click.BadParameter(f"{name} is a number, not {value!r}", param_hint="--set") from None
    return name, value or None if name in ("home", "start", "end", "date", "speaker_country") else value
