"""What is on the map as files to take home, and the archive itself."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import streamlit as st

from geotie.archive import Archive
from geotie.export import FORMATS, Export, Selection
from geotie.measures import Window
from geotie.ui.briefing import briefing_of_archive
from geotie.ui.map_model import MapChoices
from geotie.ui.words import day_words, name_of

_FILES: tuple[tuple[str, Export, str], ...] = (
    ("Journeys, a row per stop (CSV)", "stops", "csv"),
    ("Journeys as lines (GeoJSON)", "visits", "geojson"),
    ("Ties, a row per pair of countries (CSV)", "ties", "csv"),
    ("Carriers’ routes (CSV)", "routes", "csv"),
    ("Articles with their text (CSV)", "articles", "csv"),
)
ARCHIVE_TYPE = "application/vnd.sqlite3"


def downloads(path: Path, window: Window, country: str | None, choices: MapChoices | None = None) -> None:
    """A button that unfolds to one per file; each is made when it is asked for. `choices` are those of the map, if it is shown."""
    wanted = selection_of(window, country)
    with st.popover("Download", icon=":material/download:"), st.container(gap=None):
        st.caption(f"{selection_words(wanted)}. Each row names its article and its words.")
        st.download_button(
            "Briefing: map, timeline and evidence in one file (HTML)",
            partial(_briefing, path, Selection(country, window.first, window.last), choices or MapChoices()),
            file_name="geotie-briefing.html",
            mime="text/html",
            key="download_briefing",
            on_click="ignore",
            type="tertiary",
            icon=":material/captive_portal:",
            help="Opens by a double click, also without a network; to mail, to read on a phone, to print.",
        )
        for label, what, form in _FILES:
            st.download_button(
                label,
                partial(_exported, path, what, form, wanted),  # called later, outside this session
                file_name=f"geotie-{what}{FORMATS[form].suffix}",
                mime=FORMATS[form].media_type,
                key=f"download_{what}_{form}",
                on_click="ignore",
                type="tertiary",
                icon=":material/download:",
            )
        st.download_button(
            "The whole archive (SQLite)",
            partial(archive_bytes, path),
            file_name="archive.geotie",
            mime=ARCHIVE_TYPE,
            key="download_archive",
            on_click="ignore",
            type="tertiary",
            icon=":material/database:",
            help="GEOTIE_ARCHIVE=archive.geotie make run opens it again.",
        )


def selection_of(window: Window, country: str | None) -> Selection:
    """The records of the period and country in sight. Exports go by the day of the event; by publication they hold every day."""
    return Selection(country, window.first, window.last) if window.by == "event" else Selection(country)


def selection_words(selection: Selection) -> str:
    """ "Records of 3 May 2019 to 2 June 2020 that touch Cuba"."""
    whole = selection.since is None or selection.until is None
    period = "the whole period" if whole else f"{day_words(selection.since)} to {day_words(selection.until)}"
    return f"Records of {period}" + (f" that touch {name_of(selection.country)}" if selection.country else "")


def archive_bytes(path: Path) -> bytes:
    """A whole copy of an archive, also while somebody writes to it."""
    with TemporaryDirectory() as folder, Archive.open(path, readonly=True) as archive:
        copy = Path(folder) / "copy.geotie"
        archive.copy_to(copy)
        return copy.read_bytes()


def _briefing(path: Path, selection: Selection, choices: MapChoices) -> str:
    with Archive.open(path, readonly=True) as archive:
        return briefing_of_archive(archive, selection, choices)


def _exported(path: Path, what: Export, form: str, selection: Selection) -> str:
    made = FORMATS[form].text
    if made is None:
        raise ValueError(f"{form} is not text")
    with Archive.open(path, readonly=True) as archive:
        return "".join(made(archive, what, selection))
