"""
The one-file briefing: a page with map, timeline and evidence inside, which opens by a double click, without network.

It holds the dashboard's own map script on the same model, plotly.js and the borders compressed, and every record as a card of plain
HTML under the id that it has in the archive: the cards can be read, searched and printed even where no script runs.

    with Archive.open("news.geotie", readonly=True) as archive:
        Path("briefing.html").write_text(briefing_of_archive(archive), "utf-8")
"""

from __future__ import annotations

import base64
import gzip
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from hashlib import sha256
from html import escape
from importlib.resources import files
from pathlib import Path
from typing import Any

import polars as pl

from geotie.archive import Archive
from geotie.export import Selection, provenance
from geotie.figures import FILL_WORDS, arc_id, world_borders
from geotie.measures import VIEWS, Tables, Window, arc_events, evidence, folded, narrowed
from geotie.ui.evidence import Row, evidence_card
from geotie.ui.map_model import Addresses, MapChoices, map_model
from geotie.ui.map_script import map_frame, map_script, map_style
from geotie.ui.quotes import Quote, Span, apart, quote
from geotie.ui.words import counted, day_words, name_of

_ASSETS = Path(__file__).parent / "assets"
_INSIDE = Addresses("inside", "inside", "inside")  # the script of the page puts what the file holds in their place
_EVERYTHING = MapChoices(layers=("journeys", "ties"))
NO_STATEMENT = "Lines on the map are no statement about the status of a territory."
_LAYER_WORDS = {"journey": "journeys", "tie": "ties", "route": "routes"}
Mentions = Mapping[str, list[tuple[int, int, str]]]  # article -> start, end, country


@dataclass(frozen=True, slots=True)
class About:
    """
    What a briefing says of itself.

    `made` is what `geotie.export.provenance` tells; `filters` are choices of the reader by name and in words, beyond the period and
    the country.
    """

    title: str = "Diplomatic ties in the news"
    made: Mapping[str, Any] = field(default_factory=dict)
    filters: Mapping[str, str] = field(default_factory=dict)


def briefing_of_archive(
    archive: Archive, selection: Selection | None = None, choices: MapChoices = _EVERYTHING, *, about: About | None = None
) -> str:
    """A briefing on the records of an archive that a selection keeps, all of them if there is none, as one HTML page."""
    selection = selection or Selection()
    told = about or About()
    made = {**provenance(archive, "stops", selection), **told.made}
    window = Window(selection.since, selection.until, choices.by)
    tables = narrowed(folded(Tables.of(archive), choices.policy), window, selection.country)
    filters = {**_filter_words(selection), **told.filters}
    return briefing(tables, lambda key: archive.article(key).text, replace(told, made=made, filters=filters), choices)


def briefing(tables: Tables, text_of: Callable[[str], str], about: About, choices: MapChoices = _EVERYTHING) -> str:
    """
    A briefing on all records of some tables, as one HTML page.

    Parameters
    ----------
    text_of
        The text of an article by its id: sentences are quoted from it, and nothing else of it is in the page.
    """
    rows = evidence(tables, layers=choices.layers).collect().unique("record_id", keep="first", maintain_order=True)
    content = {
        "models": {mode: map_model(tables, replace(choices, mode=mode), _INSIDE) for mode in ("light", "dark")},
        "records": _records(tables, choices),
    }
    script = _script()
    page = (_ASSETS / "briefing.html").read_text(encoding="utf-8")
    parts = {
        "POLICY": _content_policy(script),
        "TITLE": escape(about.title),
        "STYLE": "\n".join((map_style(), _asset("reading.css"), _asset("briefing.css"))),
        "SUMMARY": _summary(rows, about, choices),
        "MAP": map_frame(),
        "CARDS": "".join(_cards(rows, tables, text_of, choices)),
        "SOURCES": _sources(tables, rows),
        "PROVENANCE": _provenance(about, choices),
        "PLOTLY": _packed_plotly(),
        "BORDERS": _packed(world_borders(choices.policy).content),
        "FAR_BORDERS": _packed(world_borders(choices.policy).far),
        "CONTENT": _packed(json.dumps(content, default=str).encode()),
        "SCRIPT": script,
    }
    # Cut at the slots first: what is filled in may hold anything
    head, *tail = page.split("{{")
    return head + "".join(parts[name] + rest for name, _, rest in (piece.partition("}}") for piece in tail))


def _asset(name: str) -> str:
    return (_ASSETS / name).read_text(encoding="utf-8")


def _script() -> str:
    """The dashboard's map, called by the page's own few lines instead of by the dashboard."""
    drawn = map_script().replace("export default function", "const mapComponent = function", 1)
    return f'(() => {{\n"use strict"\n{drawn}\n{_asset("briefing.js")}\n}})()'


def _content_policy(script: str) -> str:
    """Rules for the browser: run these two scripts, load nothing from anywhere."""
    allowed = " ".join(f"'sha256-{base64.b64encode(sha256(each.encode()).digest()).decode()}'" for each in (script, _plotly_js()))
    rules = ("default-src 'none'", f"script-src {allowed}", "style-src 'unsafe-inline'", "img-src data: blob:", "base-uri 'none'")
    return "; ".join([*rules, "form-action 'none'"])


@cache
def _plotly_js() -> str:
    return (files("plotly") / "package_data" / "plotly.min.js").read_text(encoding="utf-8")


@cache
def _packed_plotly() -> str:
    return _packed(_plotly_js().encode())


def _packed(content: bytes) -> str:
    return base64.b64encode(gzip.compress(content, 9, mtime=0)).decode()


def _records(tables: Tables, choices: MapChoices) -> dict[str, list[Any]]:
    """For each record the ends of its lines: id of the line, longitude and latitude where it arrives."""
    ends: dict[str, list[Any]] = {}
    columns = ("record_id", "layer", "origin", "destination", "destination_lon", "destination_lat")
    for record, layer, origin, destination, lon, lat in arc_events(tables, choices.layers).select(columns).collect().iter_rows():
        ends.setdefault(record, []).append([arc_id(layer, origin, destination), lon, lat])
    return ends


def _cards(rows: pl.DataFrame, tables: Tables, text_of: Callable[[str], str], choices: MapChoices) -> Iterator[str]:
    """Cards of all records, the latest year first, with what the script needs to find them."""
    column = "day" if choices.by == "event" else "published"
    mentions = _mentions(tables)
    year: object = ""
    for row in rows.sort(column, descending=True, nulls_last=True, maintain_order=True).iter_rows(named=True):
        day = row[column]
        if year != (year := day.year if day else "Without a day"):
            yield f'<h3 class="year">{year}</h3>'
        text = text_of(row["article_id"])
        number = "" if day is None else (day - _EPOCH).days
        countries = " ".join(code for code in (row["source"], row["target"]) if code)
        yield (
            f'<div class="record" id="{escape(row["record_id"])}" data-group="{escape(row["group_id"])}" data-day="{number}" '
            f'data-countries="{countries}" data-layer="{_LAYER_WORDS[row["kind"]]}">'
            f"{evidence_card(row, _quote(row, text, mentions))}</div>"
        )


_EPOCH = pl.Series([0]).cast(pl.Date)[0]


def _mentions(tables: Tables) -> Mentions:
    found: dict[str, list[tuple[int, int, str]]] = {}
    named = tables.mentions.select("article_id", "start", "end", "country").sort("article_id", "start", "end").collect()
    for article, start, end, country in named.iter_rows():
        found.setdefault(article, []).append((start, end, country))
    return found


def _quote(row: Row, text: str, mentions: Mentions) -> Quote:
    """The sentences that hold the evidence, the names of the countries concerned marked."""
    told = quote(text, row["evidence_start"], row["evidence_end"])
    last = told.offset + len(told.text)
    marked: list[Span] = [
        (start - told.offset, end - told.offset)
        for start, end, country in mentions.get(row["article_id"], ())
        if country in (row["source"], row["target"]) and told.offset <= start and end <= last
    ]
    return replace(told, marked=apart(marked))


def _summary(rows: pl.DataFrame, about: About, choices: MapChoices) -> str:
    """How much the page holds, and what was left out of it."""
    units = {"journey": ("stop of a journey", "stops of journeys"), "tie": ("tie", "ties"), "route": ("route", "routes")}
    number = dict(rows.group_by("kind").len().iter_rows())
    parts = [counted(number.get(kind, 0), *units[kind]) for kind, layer in _LAYER_WORDS.items() if layer in choices.layers]
    told = f"{counted(len(rows), 'record')}: {', '.join(parts)}; told by {counted(rows['article_id'].n_unique(), 'article')}"
    kept = "; ".join(f"{name}: {words}" for name, words in about.filters.items()) or "the whole archive"
    return f"<p>{escape(told)}. {escape(kept[:1].upper() + kept[1:])}.</p>"


def _filter_words(selection: Selection) -> dict[str, str]:
    """The sides of a selection that are not open, as a reader calls them."""
    period = {
        (True, True): f"{day_words(selection.since)} to {day_words(selection.until)}",
        (True, False): f"from {day_words(selection.since)} on",
        (False, True): f"until {day_words(selection.until)}",
    }.get((selection.since is not None, selection.until is not None))
    named = {"period": period, "country": name_of(selection.country)}
    return {name: words for name, words in named.items() if words}


def _sources(tables: Tables, rows: pl.DataFrame) -> str:
    """The articles behind the cards; their addresses are links, which only a reader's click follows."""
    told = rows.group_by("article_id").agg(records=pl.len())
    articles = tables.articles.collect().join(told, on="article_id").sort("published", "title", nulls_last=True)
    items = []
    for row in articles.iter_rows(named=True):
        title = f"“{escape(row['title'])}”" if row["title"] else "Untitled article"
        if str(row["url"]).startswith(("https://", "http://")):
            title = f'<a href="{escape(row["url"])}" rel="noreferrer noopener" target="_blank">{title}</a>'
        state = " (state media)" if row["state_media"] else ""
        about = ", ".join(filter(None, (escape(row["outlet"] or "outlet not known") + state, day_words(row["published"]))))
        items.append(f"<li>{title}, {about} <small>{counted(row['records'], 'record')} · article {row['article_id']}</small></li>")
    return f"<ol>{''.join(items)}</ol>"


def _provenance(about: About, choices: MapChoices) -> str:
    made = about.made
    published = made.get("published")
    facts = {
        "Made by": made.get("generator", ""),
        "Made on": made.get("created", ""),
        "Archive": f"{made['archive']}, revision {made['revision']}, {counted(made['articles'], 'article')}"
        if "archive" in made
        else "",
        "Published": f"{published[0]} to {published[1]}" if published else "",
        "Outlets": ", ".join(made.get("outlets", ())),
        "Filters": "; ".join(f"{name}: {words}" for name, words in about.filters.items()) or "none",
        "Countries filled by": FILL_WORDS[choices.fill][0],
        "Time": "day of the event; of publication where the text tells none" if choices.by == "event" else "day of publication",
        "Borders": f"Natural Earth. {VIEWS[choices.policy].sentence} {NO_STATEMENT}",
        "Rights": made.get("rights", ""),
    }
    return "".join(f"<dt>{name}</dt><dd>{escape(str(words))}</dd>" for name, words in facts.items() if words)
