"""Records out: the command `export`."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from geotie.cli.base import (
    archive_option,
    country_option,
    main,
    reading_archive,
    replacing,
    since_option,
    until_option,
    write_file,
)

if TYPE_CHECKING:
    from geotie.export import Export

# As in geotie.export, which a script that only asks for help does not wait for.
EXPORTS = ("visits", "stops", "ties", "mentions", "routes", "articles", "events")
FORMATS = ("csv", "jsonl", "parquet", "geojson", "gpkg", "kml", "graphml", "gexf", "plover")


@main.command()
@archive_option
@click.option("--what", type=click.Choice(EXPORTS), required=True, help="Which records.")
@click.option("--format", "form", type=click.Choice(FORMATS), default="csv", show_default=True, help="Form of the output.")
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

    Visits have one row per journey, stops one per stop, ties one per pair of countries, events one per journey or act, however
    many articles tell of it. Tables are csv, jsonl and parquet; maps
    geojson, gpkg (GeoPackage, for QGIS) and kml (for Google Earth); networks of countries graphml and gexf, from ties or visits;
    plover are ties as event rows with CAMEO and Goldstein columns. Parquet and GeoPackage need --out.

    Every export tells where it comes from: in the file itself, or beside a CSV or JSONL file in OUT-metadata.json.

    \b
    Examples:
      geotie export --what visits --format gpkg --out visits.gpkg
      geotie export --archive news.geotie --what ties --country CUB --since 2011-01-01 --out ties.csv
    """
    from geotie import export as exports

    chosen = exports.FORMATS[form]
    if what not in chosen.holds:
        others = [name for name, other in exports.FORMATS.items() if what in other.holds]
        raise click.UsageError(f"{form} cannot hold {what}; choose --format {' or '.join(others)}")
    if chosen.text is None and out is None:
        raise click.UsageError(f"{form} is no text: name a file with --out")
    selection = exports.Selection(country, since, until)
    with reading_archive(archive_path) as archive:
        if chosen.write is not None and out is not None:
            with replacing(out) as target:
                chosen.write(archive, target, what, selection)
            return
        assert chosen.text is not None
        text = chosen.text(archive, what, selection)
        if out is None:
            for part in text:
                click.echo(part, nl=False)
            return
        write_file(out, text)
        if not chosen.explains_itself and out.is_file():
            write_file(out.with_name(f"{out.name}-metadata.json"), [exports.provenance_text(archive, what, selection)])
