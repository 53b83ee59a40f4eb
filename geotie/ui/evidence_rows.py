"""
Records as cards to read, check and decide on: the same on the map, in tables, in a dossier, in the queue of the review.

    evidence_rows(path, revision, tables, rows, key="dyad")     rows of `measures.evidence`
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import polars as pl
import streamlit as st

from geotie.measures import Tables
from geotie.ui import cache, links
from geotie.ui.deciding import decision_buttons, decision_dialog, last_decision
from geotie.ui.evidence import Row, evidence_card, title_words
from geotie.ui.paging import page_of
from geotie.ui.quotes import Quote, Span, apart, quote
from geotie.ui.reports import Report, other_reports, report_words, reports_words
from geotie.ui.words import plain

_CARDS = 12  # on one page
_REPORTS = 6


def evidence_rows(
    path: Path,
    revision: int,
    tables: Tables,
    rows: pl.DataFrame,
    *,
    key: str,
    whole_journey: Callable[[str], Any] | None = None,
    cards: int = _CARDS,
) -> None:
    """
    Cards with their sentence, source and other reports, and the buttons to decide and to open the article.

    `key` tells these cards from others of the page. `whole_journey` is called with a visit's id where somebody asks to see all
    stops; without it that is not offered. So many `cards` are on one page.
    """
    last_decision(key)
    shown = rows.unique("record_id", keep="first", maintain_order=True)
    first, last = 0, len(shown)
    if len(shown) > cards:
        first, last = page_of(len(shown), cards, key=f"{key}_page_{shown['record_id'][0]}_{len(shown)}", in_address=False)
        st.caption(f"Records {first + 1:,} to {last:,} of {len(shown):,}")
    records = list(shown[first:last].iter_rows(named=True))
    reports = other_reports(tables, records)
    for row, told in zip(records, quotes_of(path, revision, tables, records), strict=True):
        with st.container(gap=None):
            record_card(row, told, reports.get(row["record_id"], []))
            with st.container(horizontal=True, gap="small", vertical_alignment="center", key=f"{key}_acts_{row['record_id']}"):
                decision_buttons(row["record_id"], row["decision"], title_words(row), key)
                links.to("read", "Article", article=row["article_id"], at=str(row["evidence_start"]))
                if row["kind"] == "journey" and whole_journey is not None:
                    st.button(
                        "Journey",
                        key=f"{key}_visit_{row['record_id']}",
                        type="tertiary",
                        icon=":material/route:",
                        on_click=whole_journey,
                        args=(row["group_id"],),
                        help="All stops of this journey",
                    )
    decision_dialog()


def record_card(row: Row, told: Quote, reports: list[Report]) -> None:
    """One record with its words, and what other articles say of the same event."""
    st.html(evidence_card(row, told))
    if not reports:
        return
    with st.expander(reports_words(reports), icon=":material/call_split:" if any(one.differs for one in reports) else None):
        for report in reports[:_REPORTS]:
            state_media = " (state media)" if report.state_media else ""
            label = f"{plain(report.title or 'Untitled article')} – {plain(report.outlet or 'outlet not known')}{state_media}"
            links.to("read", label, icon=":material/article:", article=report.article_id, at=str(report.at))
            st.caption(plain(report_words(report)))
        if len(reports) > _REPORTS:
            st.caption(f"… and {len(reports) - _REPORTS:,} more articles")


def quotes_of(path: Path, revision: int, tables: Tables, rows: Sequence[Row], *, around: int = 0) -> list[Quote]:
    """
    For each row of `measures.evidence` the sentence or sentences that hold its evidence, and so many `around` them.

    The names of the countries concerned are marked.
    """
    articles = tuple(sorted({row["article_id"] for row in rows}))
    texts = cache.article_texts(path, revision, articles)
    of_these = (
        tables.mentions.filter(pl.col("article_id").is_in(articles)).select("article_id", "country", "start", "end").collect()
    )
    named: dict[tuple[str, str], list[Span]] = {}
    for article, country, start, end in of_these.iter_rows():
        named.setdefault((article, country), []).append((start, end))
    return [
        _marked(row, quote(texts[row["article_id"]], row["evidence_start"], row["evidence_end"], around=around), named)
        for row in rows
    ]


def _marked(row: Row, told: Quote, named: Mapping[tuple[str, str], list[Span]]) -> Quote:
    first, last = told.offset, told.offset + len(told.text)
    spans = sorted(
        span
        for country in {row["source"], row["target"]} - {None}
        for span in named.get((row["article_id"], country), ())
        if first <= span[0] and span[1] <= last
    )
    return replace(told, marked=apart((low - first, high - first) for low, high in spans))
