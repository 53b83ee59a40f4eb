"""The command `briefing`: map, timeline and evidence as one page to mail."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from geotie.cli.base import archive_option, country_option, main, reading_archive, since_option, until_option, write_file

if TYPE_CHECKING:
    from geotie.measures import Policy

POLICIES = ("de facto", "un", "iso")  # as in geotie.measures, which a script that only asks for help does not wait for


@main.command()
@archive_option
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), required=True, help="The HTML file to write.")
@click.option("--title", default="Diplomatic ties in the news", show_default=True, help="Headline of the page.")
@click.option("--borders", type=click.Choice(POLICIES), default="de facto", show_default=True, help="Whose view of borders.")
@click.option("--routes", is_flag=True, help="Draw carriers' routes too.")
@country_option
@since_option
@until_option
def briefing(  # noqa: PLR0917 - click calls it by name
    archive_path: Path | None,
    out: Path,
    title: str,
    borders: Policy,
    routes: bool,
    country: str | None,
    since: date | None,
    until: date | None,
) -> None:
    """
    Write map, timeline and evidence as one HTML file.

    The file opens by a double click and asks the network for nothing: to mail, to read on a phone, to print. Its records have the
    ids that they have in the archive, and it says which version, filters and sources it was made from.

    \b
    Examples:
      geotie briefing --archive news.geotie --out briefing.html
      geotie briefing --country CUB --since 2011-01-01 --title "Cuba since 2011" --out cuba.html
    """
    from geotie.export import Selection
    from geotie.ui.briefing import About, briefing_of_archive
    from geotie.ui.map_model import MapChoices

    choices = MapChoices(layers=("journeys", "ties", "routes") if routes else ("journeys", "ties"), policy=borders)
    with reading_archive(archive_path) as archive:
        write_file(out, [briefing_of_archive(archive, Selection(country, since, until), choices, about=About(title))])
