"""What is on the map as files to take home, and the archive itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl
import streamlit as st

from geotie.archive import Archive
from geotie.export import FORMATS, Export, Selection, provenance
from geotie.export.text import to_csv
from geotie.measures import EVER, VIEWS, Tables, Window, evidence, folded, narrowed, said_by
from geotie.ui import address
from geotie.ui.address import Shared
from geotie.ui.briefing import About, briefing
from geotie.ui.map_model import MapChoices
from geotie.ui.words import day_words, name_of

_FILES: tuple[tuple[str, Export, str], ...] = (
    ("Journeys, a row per stop (CSV)", "stops", "csv"),
    ("Journeys as lines (GeoJSON)", "visits", "geojson"),
    ("Ties, a row per pair of countries (CSV)", "ties", "csv"),
    ("Carriers’ routes (CSV)", "routes", "csv"),
    ("Articles with their text (CSV)", "articles", "csv"),
)
ARCHIVE_NAME, ARCHIVE_TYPE = "archive.geotie", "application/vnd.sqlite3"


def downloads(path: Path, window: Window, country: str | None, choices: MapChoices | None = None) -> None:
    """
    A button that unfolds to one per file; each is made when it is asked for. `choices` are those of the map, if it is shown.

    All of them follow who says so and the border policy, and say so where they have a place for it.
    """
    shared = replace(address.view(), window=window)
    wanted = selection_of(shared, country)
    shown = choices or MapChoices(layers=("journeys", "ties"), policy=shared.policy)
    with st.popover("Download", icon=":material/download:"), st.container(gap=None):
        st.caption(f"{selection_words(wanted)}. Each row names its article and its words.")
        if choices:
            _file(
                "What is on the map, with its words (CSV)",
                partial(seen_csv, path, shared, shown, country),
                "geotie-map.csv",
                "text/csv",
                help="Under all filters. Pictures of the map: the button in its corner.",
            )
        _file(
            "Briefing: map, timeline and evidence in one file (HTML)",
            partial(seen_briefing, path, shared, shown, country),
            "geotie-briefing.html",
            "text/html",
            icon=":material/captive_portal:",
            help="Opens by a double click, also without a network; to mail, to read on a phone, to print.",
        )
        for label, what, form in _FILES:
            name = f"geotie-{what}{FORMATS[form].suffix}"
            _file(label, partial(_exported, path, what, form, wanted), name, FORMATS[form].media_type)
        _file(
            "The whole archive (SQLite)",
            partial(archive_bytes, path),
            ARCHIVE_NAME,
            ARCHIVE_TYPE,
            icon=":material/database:",
            help=f"GEOTIE_ARCHIVE={ARCHIVE_NAME} make run opens it again.",
        )


def _file(
    label: str, made: Callable[[], bytes | str], name: str, mime: str, *, icon: str = ":material/download:", help: str | None = None
) -> None:
    """One file of the list. `made` is called when it is asked for, outside this session."""
    key = f"download_{name.removeprefix('geotie-')}"
    st.download_button(label, made, file_name=name, mime=mime, key=key, on_click="ignore", type="tertiary", icon=icon, help=help)


def selection_of(shared: Shared, country: str | None) -> Selection:
    """The records in sight. Exports go by the day of the event; by publication they hold every day."""
    window = shared.window
    first, last = (window.first, window.last) if window.by == "event" else (None, None)
    return Selection(country, first, last, shared.says, shared.policy)


def selection_words(selection: Selection) -> str:
    """ "Records of 3 May 2019 to 2 June 2020 that touch Cuba; without state media; view of the United Nations"."""
    whole = selection.since is None or selection.until is None
    period = "the whole period" if whole else f"{day_words(selection.since)} to {day_words(selection.until)}"
    records = f"Records of {period}" + (f" that touch {name_of(selection.country)}" if selection.country else "")
    choices = selection.filters()
    return "; ".join([records, *(choices[name] for name in ("who says so", "borders") if name in choices)])


def archive_bytes(path: Path) -> bytes:
    """A whole copy of an archive, also while somebody writes to it."""
    with TemporaryDirectory() as folder, Archive.open(path, readonly=True) as archive:
        copy = Path(folder) / "copy.geotie"
        archive.copy_to(copy)
        return copy.read_bytes()


def seen_csv(path: Path, shared: Shared, choices: MapChoices, country: str | None) -> str:
    """The records on the map, a row each, under all filters; the last columns name these."""
    with Archive.open(path, readonly=True) as archive:
        tables = _seen(archive, shared, choices, country)
    rows = evidence(tables, shared.window, choices.layers).collect()
    named = {"border_policy": VIEWS[shared.policy].name, **seen_filters(shared, choices, country)}
    return to_csv(rows.with_columns(pl.lit(words).alias(name.replace(" ", "_")) for name, words in named.items()))


def seen_briefing(path: Path, shared: Shared, choices: MapChoices, country: str | None) -> str:
    """The briefing on what is on the map, under all filters."""
    with Archive.open(path, readonly=True) as archive:
        tables = narrowed(_seen(archive, shared, choices, country), shared.window)
        about = About(
            made=provenance(archive, "stops", Selection(country, shared.window.first, shared.window.last)),
            filters=seen_filters(shared, choices, country),
        )
        return briefing(tables, lambda key: archive.article(key).text, about, choices)


def seen_filters(shared: Shared, choices: MapChoices, country: str | None) -> dict[str, str]:
    """What narrows the view, by name and in words; nothing for what does not."""
    window = shared.window
    period = "without a day" if window.undated else ""
    if window.first and window.last:
        period = f"{day_words(window.first)} to {day_words(window.last)}"
    if period and window.by == "publication":
        period += ", by day of publication"
    named = {"period": period, "country": country, "seen from": choices.focus}
    words = {name: name_of(value) if name != "period" else value for name, value in named.items() if value}
    return words | ({} if shared.says.everybody else {"who says so": shared.says.words})


def _seen(archive: Archive, shared: Shared, choices: MapChoices, country: str | None) -> Tables:
    tables = said_by(folded(Tables.of(archive), shared.policy), shared.says)
    for touched in {choices.focus, country} - {None}:
        tables = narrowed(tables, EVER, touched)
    return tables


def _exported(path: Path, what: Export, form: str, selection: Selection) -> str:
    made = FORMATS[form].text
    if made is None:
        raise ValueError(f"{form} is not text")
    with Archive.open(path, readonly=True) as archive:
        return "".join(made(archive, what, selection))
