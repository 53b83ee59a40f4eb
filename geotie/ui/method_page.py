"""Method: how records are made, what is counted, how good it is, where the limits are, and where the reference data comes from."""

from __future__ import annotations

import csv
from pathlib import Path

import polars as pl
import streamlit as st

from geotie.datafiles import data_file
from geotie.extraction import itineraries, ties
from geotie.measures import VIEWS
from geotie.plover import SCALE
from geotie.records import EXTRACTOR_VERSION
from geotie.ui import links
from geotie.ui.article_view import dress_page
from geotie.ui.report import STYLE, table_html

_ASSETS = Path(__file__).with_name("assets")
_TEXT = _ASSETS / "method.md"
_ACCURACY = _ASSETS / "accuracy.csv"  # the table of README.md


def page() -> None:
    dress_page()
    st.html(STYLE)
    with st.container(width=860):
        st.title("Method")
        before, after = _TEXT.read_text(encoding="utf-8").split("{ACCURACY}")
        st.markdown(before)
        st.html(accuracy_html())
        st.markdown(after)
        st.caption(f"Version of the extraction rules: {EXTRACTOR_VERSION}.")
        _rules()
        _borders()
        st.header("Types of ties")
        st.caption(
            "Types of the PLOVER ontology. The weight ranks kinds of acts from −10 (war) to +10 (union), after Goldstein (1992)."
        )
        st.table(_codebook())
        links.to("ties", "The types with examples from the archive", part="Types of ties")
        st.header("Reference data and licences")
        with st.expander("Origin, version and licence of each table"):
            st.markdown(data_file("README.md").read_text(encoding="utf-8"))


def accuracy() -> list[list[str]]:
    """The table of measured figures, its head first."""
    with _ACCURACY.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def accuracy_html() -> str:
    head, *rows = accuracy()
    return table_html("Accuracy, as measured", head, rows, numbers=range(1, len(head)))


def _rules() -> None:
    """What each rule reads, and for ties how often it was right."""
    st.header("Rules")
    st.caption(
        "A record names the rule that read it. For each rule of ties, the share is known that was right when last compared with "
        "annotated articles; a rule with few ties there is put near the mean of all."
    )
    by_share = sorted(ties.RULES.items(), key=lambda rule: -rule[1].precision)
    rows = [(name, rule.explanation, f"{rule.precision * 100:.0f}") for name, rule in by_share]
    with st.expander(f"{len(rows)} rules of ties, and how often they were right"):
        st.html(table_html("Rules of ties", ("Rule", "What it reads", "Right, of 100"), rows, numbers=(2,)))
    told = list(itineraries.RULES.items())
    with st.expander(f"{len(told)} rules of journeys"):
        st.html(table_html("Rules of journeys", ("Rule", "What it reads"), told))


def _borders() -> None:
    st.header("Borders and names")
    st.write(
        "The land is that of Natural Earth in a version close to United Nations practice. Whose view of borders is followed is a "
        "choice of the map that holds on all pages and is named in every export; no record is lost or counted twice by it."
    )
    st.markdown("\n".join(f"- **{view.name[:1].upper() + view.name[1:]}.** {view.sentence}" for view in VIEWS.values()))
    st.write(
        "Lines on the map are no statement about the status of a territory. Codes are those of ISO 3166-1, with XKX for Kosovo and "
        "SUN, YUG, CSK and DDR for states that no longer exist."
    )


def _codebook() -> pl.DataFrame:
    """Friendly types first, each with its meaning and weight."""
    scales = sorted(SCALE.values(), key=lambda scale: -scale.weight)
    return pl.DataFrame(
        {
            "Type": [scale.type.lower() for scale in scales],
            "Sign": ["friendly (+)" if scale.weight > 0 else "hostile (−)" for scale in scales],
            "Weight": [f"{scale.weight:+.1f}".replace("-", "−") for scale in scales],
            "The source …": [scale.meaning for scale in scales],
        }
    )
