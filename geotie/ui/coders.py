"""How far people who reviewed the same records agree, in numbers and in words, and the records on which they do not."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import streamlit as st

from geotie.agreement import Agreement, agreement, verdict
from geotie.decisions import Decision
from geotie.ui import archive_cache, links
from geotie.ui.decision_files import decided_words, said_words
from geotie.ui.words import counted, plain

_MOST_LISTED = 200
_BANDS = ((0.8, "close to full agreement"), (0.667, "enough for careful conclusions"), (0.0, "too little to rely on"))
_LEAST = "less than chance would give"
_VERDICT_WORDS = {"stands": "stands as read", "rejected": "rejected", "edited": "edited"}
_TWO = 2


def coders_part(path: Path, revision: int) -> None:
    decisions = archive_cache.decisions(path, revision)
    names = sorted({one.by for one in decisions})
    if len(names) < _TWO:
        st.info(
            "It takes two people to agree: so far "
            + (f"only {plain(names[0])} decided on records here." if names else "nobody decided on a record here.")
            + " Take in a colleague’s file under “Decisions as files”."
        )
        return
    people = st.multiselect(
        "People",
        names,
        names[:_TWO],
        key="coders",
        bind="query-params",
        placeholder="two or more",
        help="Of each the last decision counts",
    )
    if len(people) < _TWO:
        st.info("Choose two people or more.")
        return
    found = agreement(decisions, people)
    if not found.records:
        st.info(
            "They did not decide on the same records yet. Let each work in a copy of this archive with the same filters, "
            "so that nobody sees the other’s verdicts, and take in the other’s file afterwards."
        )
        return
    _numbers(found)
    if len(people) == _TWO:
        st.dataframe(verdict_rows(found), key="coders_verdicts", column_config={"Records": st.column_config.NumberColumn()})
    _disagreements(found)


def agreement_words(value: float | None) -> str:
    """What a kappa or alpha means, after Krippendorff's rule of thumb."""
    if value is None:
        return "cannot be told: all gave one and the same verdict"
    return next((words for least, words in _BANDS if value >= least), _LEAST)


def verdict_rows(found: Agreement) -> pl.DataFrame:
    """How often two people gave which pair of verdicts, the most frequent first; all edits are one verdict here."""
    counts: dict[tuple[str, ...], int] = {}
    for pair, number in found.verdicts.items():
        words = tuple(_VERDICT_WORDS.get(one[0], one[0]) for one in pair)
        counts[words] = counts.get(words, 0) + number
    rows = [(*words, number) for words, number in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]
    names = dict.fromkeys(found.people, pl.String)
    return pl.DataFrame(rows, {**names, "Records": pl.Int64}, orient="row")


def disagreement_rows(disagreements: tuple[tuple[Decision, ...], ...]) -> pl.DataFrame:
    """One row per record that people judge otherwise: Record, Words, Verdicts, article_id."""
    rows = [
        (said_words(unit[0]), " ".join(unit[0].evidence.split()), "; ".join(map(decided_words, unit)), unit[0].article_id)
        for unit in disagreements
    ]
    return pl.DataFrame(rows, dict.fromkeys(("Record", "Words", "Verdicts", "article_id"), pl.String), orient="row")


def _numbers(found: Agreement) -> None:
    share, coefficient, alpha = st.columns(3)
    share.metric(
        "Agreed",
        f"{found.agreed:,} of {found.records:,}",
        help="Records that two or more of them decided on; a verdict is to reject, to let stand, or to edit to the same values",
    )
    if found.percent is not None:
        share.caption(f"{found.percent:.0f}% of {counted(found.records, 'record')}")
    if len(found.people) == _TWO:
        coefficient.metric("Cohen’s kappa", _number(found.kappa), help="1 is full agreement, 0 what chance would give")
        coefficient.caption(agreement_words(found.kappa).capitalize())
    alpha.metric(
        "Krippendorff’s alpha", _number(found.alpha), help="The same for any number of people: 1 is full agreement, 0 chance"
    )
    alpha.caption(agreement_words(found.alpha).capitalize())


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}".replace("-", "−")


def _disagreements(found: Agreement) -> None:
    rows = disagreement_rows(found.disagreements)
    if rows.is_empty():
        st.success("They agree on every record that they both decided on.", icon=":material/check:")
        return
    st.subheader("Where they disagree")
    st.caption(f"{counted(len(rows), 'record')}. Choose one to read its article and decide together; the last decision holds.")
    event = st.dataframe(
        rows.head(_MOST_LISTED).drop("article_id"),
        key="coders_disagreements",
        on_select="rerun",
        selection_mode="single-row",
        column_config={"Verdicts": st.column_config.TextColumn(width="large")},
    )
    selected = event["selection"]["rows"]
    if selected and selected[0] < len(rows):
        unit = found.disagreements[selected[0]]
        links.to("read", "Article", article=unit[0].article_id)
        for one in unit:
            st.markdown(f"- {plain(decided_words(one))}: **{_VERDICT_WORDS.get(verdict(one)[0], '')}**")
