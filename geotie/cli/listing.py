"""Records to read: the commands `visits` and `ties`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, get_args

import click

from geotie.cli.base import archive_option, code, country_option, main, reading_archive, since_option, until_option
from geotie.records import Status, TieType

Row = dict[str, Any]


@main.command()
@archive_option
@country_option
@since_option
@until_option
@click.option("--visitor", metavar="NAME", help="Only visitors with these words in their name.")
@click.option("--status", type=click.Choice(get_args(Status)), help="Only journeys with such a stop.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object per journey, with its stops.")
def visits(  # noqa: PLR0917 - click calls it by name
    archive_path: Path | None,
    country: str | None,
    since: date | None,
    until: date | None,
    visitor: str | None,
    status: str | None,
    as_json: bool,
) -> None:
    """
    List journeys: who went where, in order of travel, and when.

    Each line has the day, the visitor with home and role, the stops and the id by which `geotie decide` knows the journey; under it
    stand the words behind each stop.

    \b
    Examples:
      geotie visits --archive news.geotie --country CUB --since 2011-01-01
      geotie visits --visitor ravanchi --json
    """
    import polars as pl

    from geotie.export import Selection, selected
    from geotie.export.text import rows_of
    from geotie.export.ways import grouped

    with reading_archive(archive_path) as archive:
        rows = selected(archive, "visits", Selection(country, since, until))
        if status:
            rows = rows.filter((pl.col("status") == status).any().over("visit_id"))
        if visitor:
            rows = rows.filter(pl.col("visitor").str.to_lowercase().str.contains(visitor.lower(), literal=True))
        journeys = rows.sort(pl.col("day").min().over("visit_id"), "visit_id", "number", nulls_last=True).collect()
    for visit_id, stops in grouped(rows_of(journeys), "visit_id"):
        if as_json:
            click.echo(json.dumps(_visit_json(visit_id, stops), ensure_ascii=False))
        else:
            for line in _visit_lines(visit_id, stops):
                click.echo(line)


@main.command()
@archive_option
@country_option
@since_option
@until_option
@click.option("--with", "partner", type=code, metavar="CODE", help="Only between --country and this one.")
@click.option("--type", "kind", type=click.Choice(get_args(TieType), case_sensitive=False), help="Only ties of this type.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object per pair of countries.")
def ties(  # noqa: PLR0917 - click calls it by name
    archive_path: Path | None,
    country: str | None,
    since: date | None,
    until: date | None,
    partner: str | None,
    kind: str | None,
    as_json: bool,
) -> None:
    """
    List ties between countries: who did what to whom, and when.

    Each line has the day, source and target, type and sign, the words, and the id by which `geotie decide` knows the tie.

    \b
    Examples:
      geotie ties --archive news.geotie --country IRN --with USA --type SANCTION
      geotie ties --since 2018-01-01 --json
    """
    import polars as pl

    from geotie.export import Selection, selected
    from geotie.export.text import rows_of

    with reading_archive(archive_path) as archive:
        rows = selected(archive, "ties", Selection(country, since, until))
        if partner:
            rows = rows.filter((pl.col("source") == partner) | (pl.col("target") == partner))
        if kind:
            rows = rows.filter(pl.col("type") == kind)
        found = rows.sort("day", "tie_id", "source", "target", nulls_last=True).collect()
    for row in rows_of(found):
        click.echo(json.dumps(row, ensure_ascii=False) if as_json else _tie_line(row))


def _visit_lines(visit_id: str, stops: list[Row]) -> Iterator[str]:
    first = stops[0]
    about = ", ".join(part for part in (first["home"], first["role"]) if part)
    days = [stop["day"] for stop in stops if stop["day"]]
    head = f"{min(days) if days else 'undated':<10}  {click.style(first['visitor'] or 'unnamed visitor', bold=True)}"
    yield head + (f" ({about})" if about else "") + f": {' → '.join(map(_place, stops))}  {visit_id}"
    for stop in stops:
        yield f"{'':12}{stop['number']}. “{_one_line(stop['evidence'])}”"


def _place(stop: Row) -> str:
    place = f"{stop['place']}, {stop['country']}" if stop["place"] else stop["country"]
    return place if stop["status"] == "done" else f"{place} [{stop['status']}]"


def _visit_json(visit_id: str, stops: list[Row]) -> Row:
    shared = ("article_id", "published", "outlet", "visitor", "role", "home", "purpose")
    own = (
        "stop_id",
        "number",
        "country",
        "place",
        "lon",
        "lat",
        "start_text",
        "end_text",
        "status",
        "day",
        "evidence",
        "confidence",
    )
    each = [{name: stop[name] for name in (*own, "decision")} for stop in stops]
    return {"visit_id": visit_id, **{name: stops[0][name] for name in shared}, "stops": each}


def _tie_line(row: Row) -> str:
    arrow = "—" if row["mutual"] else "→"
    sign = "+" if row["polarity"] > 0 else "-"
    modality = "" if row["modality"] == "asserted" else f" [{row['modality']}]"
    said = f", says {_one_line(row['speaker'])}" if row["speaker"] else ""
    day, dyad = row["day"] or "undated", click.style(f"{row['source']} {arrow} {row['target']}", bold=True)
    return f"{day:<10}  {dyad}  {sign}{row['type']}{modality}  “{_one_line(row['evidence'])}”{said}  {row['tie_id']}"


def _one_line(text: str) -> str:
    return " ".join(text.split())
