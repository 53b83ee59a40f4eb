"""Records out: the command `export`."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from geotie.cli.base import archive_option, country_option, main, reading_archive, since_option, until_option, write_file

if TYPE_CHECKING:
    from geotie.export import Export

EXPORTS = ("visits", "stops", "ties", "mentions", "routes", "articles")


@main.command()
@archive_option
@click.option("--what", type=click.Choice(EXPORTS), required=True, help="Which records.")
@click.option(
    "--format", "form", type=click.Choice(["csv", "jsonl", "geojson"]), default="csv", show_default=True, help="Form of the output."
)
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="File to write; standard output if left out.")
@country_option
@since_option
@until_option
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
        write_file(out, text)
        if form != "geojson" and out.is_file():
            about = json.dumps(exports.provenance(archive, what, selection), ensure_ascii=False, indent=2)
            write_file(out.with_name(f"{out.name}-metadata.json"), [about, "\n"])
