"""Beside the map: the words behind what is selected, or what is on the map when nothing is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import polars as pl
import streamlit as st

from geotie.figures import arc_id
from geotie.measures import Fill, Window, arcs, sources, values_of
from geotie.measures.itineraries import itineraries
from geotie.ui import links
from geotie.ui.article_view import STYLE
from geotie.ui.deciding import decision_dialog, last_decision
from geotie.ui.evidence_rows import evidence_rows
from geotie.ui.journey_words import route_words
from geotie.ui.reports import versions
from geotie.ui.selection import Selection, evidence_of, title_of
from geotie.ui.view import View
from geotie.ui.words import counted, day_words, name_of, plain

_LISTED = 14
_CARDS = 6  # as many as one looks through beside the map; more take the browser longer to lay out
_PAIRS = 10
_OUTLETS = 4


def evidence_panel(view: View, selection: Selection | None, choose: Callable[[Selection | None], None]) -> None:
    st.html(STYLE)
    if selection is None:
        _overview(view, choose)
    else:
        _evidence(view, selection, choose)


def _overview(view: View, choose: Callable[[Selection | None], None]) -> None:
    """What the period holds, each journey a way to its words."""
    st.markdown("#### What is on the map")
    told = sources(view.tables, view.window, view.choices.layers)
    if told.articles == 0:
        st.info("Nothing happened in this period, as far as the articles tell. Widen the period or switch on more lines.")
        return
    st.caption("Click a country or a line on the map, or choose a journey here, to read the sentences behind it.")
    journeys = itineraries(view.tables, view.window)
    if "journeys" in view.choices.layers and len(journeys):
        st.markdown(f"**{counted(len(journeys), 'journey')}**, latest first")
        for row in journeys.head(_LISTED).iter_rows(named=True):
            route = plain(route_words(row["countries"], row["statuses"]))
            label = f"**{plain(row['visitor'] or 'Unnamed visitor')}**{_home(row)} {route}"
            when = f" · {row['first']:%Y}" if row["first"] else ""
            st.button(
                label + when,
                key=f"journey_{row['visit_id']}",
                type="tertiary",
                on_click=choose,
                args=(Selection("visit", row["visit_id"]),),
            )
        if len(journeys) > _LISTED:
            links.to("journeys", f"… and {len(journeys) - _LISTED:,} more: all journeys of the archive")
    if "ties" in view.choices.layers:
        _strongest_ties(view, choose)


def _strongest_ties(view: View, choose: Callable[[Selection | None], None]) -> None:
    """The pairs of countries with most events between them, both signs counted."""
    ends = ("origin", "destination")
    pairs = (
        arcs(view.tables, view.window, ("ties",))
        .sort("count", *ends, descending=[True, False, False])
        .group_by(pl.min_horizontal(*ends).alias("first"), pl.max_horizontal(*ends).alias("second"))
        .agg(pl.first(*ends), pl.col("count").sum())
        .sort("count", *ends, descending=[True, False, False])
    )
    if pairs.is_empty():
        return
    st.markdown(f"**Ties of {counted(len(pairs), 'pair')} of countries**, most events first")
    for row in pairs.head(_PAIRS).iter_rows(named=True):
        line = arc_id("ties", row["origin"], row["destination"])
        st.button(
            f"**{plain(name_of(row['origin']))} – {plain(name_of(row['destination']))}** · {counted(row['count'], 'event')}",
            key=f"pair_{line}",
            type="tertiary",
            on_click=choose,
            args=(Selection("arc", line),),
        )
    if len(pairs) > _PAIRS:
        st.caption(f"… and {len(pairs) - _PAIRS:,} more pairs; click a line on the map for its events.")


def _home(row: dict[str, Any]) -> str:
    return f" ({plain(name_of(row['home']))}):" if row["home"] else ":"


def _evidence(view: View, selection: Selection, choose: Callable[[Selection | None], None]) -> None:
    rows = evidence_of(view, selection)
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="top", wrap=False):
        st.markdown(f"#### {plain(title_of(view, selection))}")
        st.button("Close", icon=":material/close:", type="tertiary", on_click=choose, args=(None,), key="close_evidence")
    if selection.kind == "country":
        _country_numbers(view, selection.id)
    elif selection.kind == "arc" and selection.ends[0] == "ties":
        links.to("ties", "This pair over time", pair=">".join(selection.ends[1:]))
    if rows.is_empty():
        last_decision("map")
        st.info("No journey, tie or route of this period touches it. Widen the period or switch on more lines.")
        decision_dialog()
        return
    shown = rows.unique("record_id", keep="first", maintain_order=True)
    told_by = shown.select("article_id").unique().join(view.tables.articles.collect(), on="article_id")
    told = f"{counted(len(told_by), 'article')} of {counted(told_by['origin_outlet'].n_unique(), 'independent source')}"
    st.caption(f"{counted(len(shown), 'record')} from {told}, {_period(view.window)}")
    if selection.kind == "visit":
        _versions(view, selection.id)
    whole = None if selection.kind == "visit" else lambda visit_id: choose(Selection("visit", visit_id))
    evidence_rows(view.path, view.revision, view.tables, rows, key="map", whole_journey=whole, cards=_CARDS)


def _versions(view: View, visit_id: str) -> None:
    """The courses that articles give of a journey, where they disagree."""
    told = versions(view.tables, visit_id)
    if len(told) < 2:
        return
    with st.expander(f"Articles tell this journey in {len(told)} ways", icon=":material/call_split:", expanded=True):
        for version in told:
            by = ", ".join(map(plain, version.outlets[:_OUTLETS]))
            more = f" and {len(version.outlets) - _OUTLETS} more" if len(version.outlets) > _OUTLETS else ""
            st.markdown(f"{plain(version.course)}  \n*{counted(version.articles, 'article')}: {by}{more}*")


def _country_numbers(view: View, country: str) -> None:
    """The country's values in this period, in one line."""
    named: tuple[tuple[Fill, str, str], ...] = (
        ("visits_received", "visit received", "visits received"),
        ("visits_made", "visit made", "visits made"),
        ("articles", "article names it", "articles name it"),
    )
    values = values_of(view.tables, [*(fill for fill, _, _ in named), "balance"], view.window, country)
    parts = [counted(values.get(fill, 0), one, many) for fill, one, many in named]
    balance = values.get("balance")
    if balance is not None:
        parts.append(f"balance of ties {balance:+d}".replace("-", "−"))
    st.markdown(" · ".join(parts))
    links.to("country", f"Dossier of {name_of(country)}", country=country)


def _period(window: Window) -> str:
    if window.undated:
        return "undated records"
    if window.first is None or window.last is None:
        return "whole period"
    return f"{day_words(window.first)} to {day_words(window.last)}"
