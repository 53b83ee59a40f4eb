"""
The map as its component takes it: a figure to fill, the lines with their course, and the dated events and marks to count.

Everything is sent once; moving in time sends nothing. Columns are lists of one length, names stand once and are told by number.
"""

from __future__ import annotations

import base64
import gzip
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import Any, Literal

import numpy as np
import polars as pl

from geotie.countries import countries, country_name
from geotie.figures import (
    ARROW_AT,
    FILL_WORDS,
    WIDTH_FROM,
    WIDTHS,
    Classes,
    Lines,
    MapLook,
    Projection,
    Theme,
    balance_classes,
    count_classes,
    ground_map,
    lines,
    marker_codes,
    regions,
    theme,
    world_borders,
)
from geotie.figures.theme import FONT
from geotie.figures.world import CENTER_LAT, LAYER_UNITS
from geotie.geodesy import FloatArray
from geotie.measures import (
    VIEWS,
    Fill,
    Layer,
    Policy,
    Step,
    Tables,
    TimeBasis,
    Timeline,
    arc_events,
    holders_of_events,
    marks,
    timeline,
)
from geotie.measures.arcs import LINE
from geotie.ui.words import day_words

_MOST_STORIES = 3000
_STORY_LENGTH = 140  # characters
Colors = Literal["home", "holder"]  # lines by the traveller's home and the sign of ties, or by who says so


@dataclass(frozen=True, slots=True)
class MapChoices:
    """What a visitor chose to see."""

    fill: Fill = "visits_received"
    layers: tuple[Layer, ...] = ("journeys",)
    by: TimeBasis = "event"
    step: Step | None = None
    projection: Projection = "natural earth"
    mode: str = "light"
    focus: str | None = None  # the country that everything is seen from
    colors: Colors = "home"
    policy: Policy = "de facto"


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where the page finds plotly.js and the borders, in full and for a view of the whole world; relative to the dashboard."""

    plotly: str
    borders: str
    far_borders: str


@dataclass(frozen=True, slots=True)
class PackedModel:
    """A model as it is sent: JSON, compressed. `signature` and the address of `plotly` are what the page asks for first."""

    signature: str
    plotly: str
    packed: bytes

    @classmethod
    def of(cls, model: Mapping[str, Any]) -> PackedModel:
        content = json.dumps(model, separators=(",", ":")).encode()
        return cls(model["signature"], model["addresses"]["plotly"], gzip.compress(content, 5, mtime=0))


def map_model(tables: Tables, choices: MapChoices, addresses: Addresses, everything: Tables | None = None) -> dict[str, Any]:
    """
    The model, ready for JSON; `signature` names its content, so that the page knows what it has drawn already.

    Parameters
    ----------
    tables
        What is shown, under the border policy of the choices.
    everything
        The same before claim-holders were left out, if any were: what is hidden is counted from it.
    """
    look = theme(choices.mode)
    flat = choices.projection == "natural earth"
    events = _numbered(_colored(arc_events(tables, choices.layers, choices.focus), tables, choices).collect())
    drawn = lines(events.lines, look, flat=flat)
    told = marks(tables, choices.fill, choices.focus).collect()
    totals = _totals(told)
    classes = _classes(totals, choices.fill)
    map_look = MapLook(
        choices.fill, classes, look, addresses.far_borders, choices.projection, focus=choices.focus, policy=choices.policy
    )
    borders = world_borders(choices.policy)
    template = json.loads(ground_map(totals, drawn, map_look).to_json())
    small = marker_codes(dict(totals.rows()), choices.policy)
    articles = tables.articles.select("article_id", "origin_outlet").collect()
    number_of = {article: index for index, article in enumerate(articles["article_id"])}
    _, one, many = FILL_WORDS[choices.fill]
    model: dict[str, Any] = {
        "role": "map",
        "figure": template,
        "addresses": asdict(addresses),
        "centerLat": CENTER_LAT,
        "layers": list(choices.layers),
        "units": {layer: list(units) for layer, units in LAYER_UNITS.items()},
        "widths": list(WIDTHS),
        "widthFrom": list(WIDTH_FROM),
        "arrowAt": ARROW_AT,
        "look": {name: getattr(look, name) for name in ("ocean", "panel", "text", "muted", "accent")} | {"font": FONT},
        "styles": [{"color": style.color, "dash": style.dash, "opacity": style.opacity} for style in drawn.styles],
        "lines": _line_columns(drawn),
        "events": {
            "line": events.table["line"].to_list(),
            "key": events.table["number"].to_list(),
            "article": [number_of.get(article, -1) for article in events.table["article_id"]],
            "day": _days(events.table, choices.by),
        },
        "keys": max(1, events.keys),
        "stories": _stories(tables, events),
        "marks": _mark_columns(told, choices.by),
        "fill": {"title": map_look.title, "one": one, "many": many, "bounds": list(classes.bounds), "signed": classes.diverging},
        "names": {code: borders.names[code] for code in (*borders.codes, *borders.owner.values(), *small)},
        "areas": _areas(choices.policy),
        "small": {
            "codes": list(small),
            "lon": [countries()[code].lon for code in small],
            "lat": [countries()[code].lat for code in small],
        },
        "focus": choices.focus,
        "borders": {"name": VIEWS[choices.policy].name, "sentence": VIEWS[choices.policy].sentence},
        "hidden": _hidden(everything, events.table, choices),
        "regions": [[each.name, each.lon, each.lat, each.flat if flat else each.globe] for each in regions()],
        "articleSource": (articles["origin_outlet"].rank("dense").cast(pl.Int64) - 1).to_list() if len(articles) else [],
        "timeline": _timeline_columns(timeline(tables, choices.by, choices.step, choices.layers, choices.focus), choices, look),
    }
    model["signature"] = sha256(json.dumps(model, default=str).encode()).hexdigest()[:16]
    return model


@dataclass(frozen=True, slots=True)
class _Events:
    """Events with the row of their line (`line`) and the number of their key (`number`); one row per line in `lines`."""

    table: pl.DataFrame
    lines: pl.DataFrame
    keys: int


def _numbered(events: pl.DataFrame) -> _Events:
    by = [*LINE, "region"]
    counted = events.group_by(by).agg(count=pl.col("key").n_unique()).sort(by, nulls_last=True)
    placed = events.join(counted.select(by).with_row_index("line"), on=by, nulls_equal=True, maintain_order="left")
    return _Events(placed.with_columns(number=pl.col("key").rank("dense").cast(pl.Int64) - 1), counted, events["key"].n_unique())


def _totals(told: pl.DataFrame) -> pl.DataFrame:
    """Values of the whole period: they fix the classes, so that colours mean the same while time moves."""
    return told.unique(["country", "key"]).group_by("country").agg(pl.col("value").sum()).sort("country")


def _classes(totals: pl.DataFrame, fill: Fill) -> Classes:
    highest = int(totals["value"].abs().max() or 0)  # type: ignore[arg-type]
    return balance_classes(highest) if fill == "balance" else count_classes(highest)


def _line_columns(drawn: Lines) -> dict[str, Any]:
    table = drawn.table
    has_course = table["origin"].is_not_null()
    arrows = [style.arrow for style in drawn.styles]
    return {
        "id": table["id"].to_list(),
        "label": table["label"].to_list(),
        "layer": table["layer"].to_list(),
        "style": table["style_index"].to_list(),
        "has_course": has_course.to_list(),
        "arrow": [bool(course and arrows[style]) for course, style in zip(has_course, table["style_index"], strict=True)],
        "start_country": table["origin"].to_list(),
        "end_country": table["destination"].to_list(),
        "end_place": table["destination_place"].fill_null("").to_list(),
        "end_text": [_stop_words(*row) for row in table.select("destination", "destination_place").iter_rows()],
        "end_lon": table["destination_lon"].to_list(),
        "end_lat": table["destination_lat"].to_list(),
        "bent": np.flatnonzero(drawn.bent).tolist(),
        "lon": _hundredths(drawn.lon),
        "lat": _hundredths(drawn.lat),
    }


def _mark_columns(told: pl.DataFrame, by: TimeBasis) -> dict[str, Any]:
    codes = told["country"].unique().sort().to_list()
    number = {code: index for index, code in enumerate(codes)}
    return {
        "codes": codes,
        "country": [number[code] for code in told["country"]],
        "key": (told["key"].rank("dense").cast(pl.Int64) - 1).to_list() if len(told) else [],
        "keys": max(1, told["key"].n_unique()),
        "value": told["value"].to_list(),
        "day": _days(told, by),
    }


def _timeline_columns(told: Timeline, choices: MapChoices, look: Theme) -> dict[str, Any]:
    return {
        "bins": [[start.isoformat(), layer, count] for start, layer, count in told.bins.iter_rows()],
        "step": told.step,
        "period": None if told.first is None or told.last is None else [told.first.isoformat(), told.last.isoformat()],
        "by": choices.by,
        "outside": told.outside,
        "undated": told.undated,
        "by_publication": told.by_publication,
        "colors": {"journeys": look.counts[-1], "ties": look.counts[1], "routes": look.route},
    }


def _colored(events: pl.LazyFrame, tables: Tables, choices: MapChoices) -> pl.LazyFrame:
    """`region`, which colours a line, by the traveller's home or by who tells of the event."""
    if choices.colors == "home":
        return events
    told = events.join(holders_of_events(tables), on="key", how="left", maintain_order="left")
    return told.with_columns(region=pl.col("holder_kind")).drop("holder_kind")


def _stories(tables: Tables, events: _Events) -> list[str] | None:
    """For each key what happened in few words; None where there are so many that they would only slow the page down."""
    if events.keys > _MOST_STORIES:
        return None
    visitor = pl.concat_str(
        pl.when(pl.col("visitor") == "").then(pl.lit("Unnamed visitor")).otherwise("visitor"),
        pl.when(pl.col("role").fill_null("") == "").then(pl.lit("")).otherwise(pl.lit(", ") + pl.col("role")),
    )
    said = pl.lit("“") + pl.col("evidence") + pl.lit("”")
    told = pl.concat(
        [
            tables.stops.select(key="event_id", story=visitor, day="day", confidence="confidence"),
            tables.ties.select(key="event_id", story=said, day="day", confidence="confidence"),
            tables.routes.select(key="route_id", story="carrier", day="day", confidence="confidence"),
        ]
    )
    number = events.table.select("key", "number").unique()
    best = (
        told.join(number.lazy(), on="key")
        .sort("confidence", descending=True, nulls_last=True)
        .unique("number", keep="first", maintain_order=True)
        .sort("number")
        .select(pl.col("story").fill_null("").str.slice(0, _STORY_LENGTH), "day")
        .collect()
    )
    return [f"{story}, {day_words(day)}" if day else story for story, day in best.iter_rows()]


def _hidden(everything: Tables | None, shown: pl.DataFrame, choices: MapChoices) -> dict[str, list[int | None]]:
    """Per layer the days of the journeys, events and routes that only left-out claim-holders tell of."""
    if everything is None:
        return {}
    events = arc_events(everything, choices.layers, choices.focus).collect()
    left = events.join(shown.select("layer", "key").unique(), on=["layer", "key"], how="anti")
    first = left.sort("day", "published", nulls_last=True).unique(["layer", "key"], keep="first", maintain_order=True)
    return {layer: _days(first.filter(pl.col("layer") == layer), choices.by) for layer in choices.layers}


def _areas(policy: Policy) -> dict[str, list[str]]:
    """For each country the areas of the border file that count for it."""
    areas: dict[str, list[str]] = {}
    for code, owner in world_borders(policy).owner.items():
        areas.setdefault(owner, []).append(code)
    return areas


def _days(table: pl.DataFrame, by: TimeBasis) -> list[int | None]:
    """Days since 1970-01-01; None where there is none."""
    return (table["day" if by == "event" else "published"].cast(pl.Date).to_physical()).to_list()


def _stop_words(code: str, place: str) -> str:
    """What a stop answers a pointer with; a country whose place is not told stands at its capital, and says so."""
    return f"{place}, {country_name(code)}" if place else f"{country_name(code)}, place not told: drawn at the capital"


def _hundredths(degrees: FloatArray) -> str:
    """Degrees as base64 of 16-bit whole hundredths, row after row: a kilometre is exact enough to draw."""
    whole = np.nan_to_num(degrees * 100).round().astype("<i2")
    return base64.b64encode(whole.tobytes()).decode()
