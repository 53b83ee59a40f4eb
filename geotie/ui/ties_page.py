"""Ties: who acts towards whom as a matrix, one country with its partners, a pair over time, and what the types mean."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

import polars as pl
import streamlit as st

from geotie.countries import countries
from geotie.figures import theme
from geotie.figures.charts import signed_bars
from geotie.figures.matrix import Order, legend_html, matrix_html, matrix_of, matrix_svg
from geotie.figures.network import ego_network
from geotie.measures import EVER, Tables, Window, evidence, evidence_of_arc
from geotie.measures.dyads import dyads, pair_over_time, partners
from geotie.plover import SCALE
from geotie.ui import address, links
from geotie.ui.article_view import dress_page
from geotie.ui.choosing import choice, choice_key
from geotie.ui.country_page import window_of
from geotie.ui.evidence_rows import evidence_rows
from geotie.ui.kept import said
from geotie.ui.pairs_listed import pairs_listed, with_countries
from geotie.ui.report import STYLE, table_html
from geotie.ui.seen import Seen, seen, tell_filters, tell_nothing
from geotie.ui.tools import csv_button, take_home
from geotie.ui.words import TIE_WORDS, counted, name_of

_ASSETS = Path(__file__).parent / "assets"
_matrix = st.components.v2.component(
    "geotie_matrix",
    html='<div class="gt-matrix-box gt-wide"></div>',
    css=(_ASSETS / "matrix.css").read_text(encoding="utf-8"),
    js=(_ASSETS / "matrix.js").read_text(encoding="utf-8"),
    isolate_styles=False,
)
Part = Literal["matrix", "pairs", "country", "types"]
_PARTS: dict[Part, str] = {"matrix": "Matrix", "pairs": "Pairs", "country": "One country", "types": "Types of ties"}
_ORDERS: dict[Order, str] = {"region": "Region", "strength": "Most events", "name": "Name"}
_SIZES = (15, 30, 45, 60)
_SIDES = ("pair_first", "pair_second")  # keys of the choices of a pair
_AROUND = 24  # partners of the network
_CHART = {"displayModeBar": False, "scrollZoom": False}
_EXAMPLE = 170  # characters of an example


def page() -> None:
    dress_page()
    st.html(STYLE)
    ties = seen()
    st.title("Ties")
    tell_filters(ties)
    told = dyads(ties.tables, ties.window)
    if told.is_empty():
        tell_nothing(ties, "ties", "tie")
        return
    part = st.segmented_control(
        "View", list(_PARTS), default="matrix", required=True, format_func=_PARTS.__getitem__, key="part", bind="query-params",
        label_visibility="collapsed",
    )  # fmt: skip
    if part == "types":
        _types(ties)
        return
    left, right = st.columns([62, 38], gap="medium")
    with left:
        if part == "country":
            _one_country(ties, told)
        elif part == "pairs":
            pairs_listed(with_countries(told), len(told))
        else:
            _matrix_of_dyads(ties, told)
    with right:
        _pair(ties, told)


def read_pair(text: str) -> tuple[str, str] | None:
    """Two countries of an address, "RUS>UKR"; None for anything else."""
    first, _, second = text.upper().partition(">")
    return (first, second) if first != second and first in countries() and second in countries() else None


def _choose(pair: tuple[str, str] | None) -> None:
    address.tell({"pair": ">".join(pair) if pair else None, "year": None})


def _chosen() -> tuple[str, str] | None:
    return read_pair(st.query_params.get("pair", ""))


def _matrix_of_dyads(ties: Seen, told: pl.DataFrame) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        order = st.selectbox(
            "Order by", list(_ORDERS), format_func=_ORDERS.__getitem__, key="order", bind="query-params", width=160
        )
        most = st.selectbox(
            "Countries", _SIZES, index=1, format_func="up to {}".format, key="countries", bind="query-params", width=140
        )
        fitting = with_countries(told)
    matrix = matrix_of(fitting, order, most)
    look = theme(st.context.theme.type)
    inside = pl.col("source").is_in(list(matrix.codes)) & pl.col("target").is_in(list(matrix.codes))
    shown = fitting.filter(inside)
    acting = len({*told["source"], *told["target"]})
    st.caption(
        f"{counted(len(matrix.codes), 'country', 'countries')} of {acting}, those with most events: "
        f"{counted(len(shown), 'pair')} of {len(told):,}. Rows act, columns are acted towards. Numbers count events, one for each "
        "act, however many articles tell of it; a meeting or treaty counts for both sides. Choose a cell to read the sentences."
    )
    pair = _chosen()
    html = matrix_html(matrix, look, ">".join(pair) if pair else "") + legend_html(matrix, look)
    _matrix(key="ties_matrix", data={"html": html}, on_picked_change=_on_cell)
    svg = matrix_svg(matrix, look, f"Ties, {ties.period}")
    take_home("the matrix", shown, chart="ties_matrix_files", name="geotie-dyads", svg=svg)


def _on_cell() -> None:
    picked = (said("ties_matrix") or {}).get("picked")
    if picked:
        _choose(read_pair(picked))


def _one_country(ties: Seen, told: pl.DataFrame) -> None:
    """The network around one country."""
    events = pl.concat([told.select(code="source", n="friendly"), told.select(code="source", n="hostile")])
    ranked = events.group_by("code").agg(pl.col("n").sum()).sort("n", "code", descending=[True, False])["code"].to_list()
    codes = sorted({*told["source"], *told["target"]}, key=name_of)
    pair = _chosen()
    focus = st.query_params.get("focus", "")
    start = focus if focus in codes else pair[0] if pair and pair[0] in codes else ranked[0]
    center = st.selectbox(
        "Country",
        codes,
        index=codes.index(start),
        format_func=name_of,
        width=260,
        key="ego",
        on_change=lambda: _focus(said("ego")),
    )
    others = partners(ties.tables, center, ties.window)
    shown = others.head(_AROUND)
    names = {code: name_of(code) for code in (center, *shown["partner"])}
    more = f", the {_AROUND} with most events of {len(others)}" if len(others) > _AROUND else ""
    st.caption(
        f"{counted(len(shown), 'partner')} of {name_of(center)}{more}: the friendliest at the top, the most hostile at the foot. "
        "Size and width go by events, thin lines are ties among the partners. Click a country to read the sentences behind."
    )
    figure = ego_network(center, shown, told, names, theme(st.context.theme.type))
    alt = f"Network: {name_of(center)} in the middle, its partners around it, lines coloured by friendly or hostile events"
    with st.container(key="ties_network_box"):
        event: Any = st.plotly_chart(
            figure, theme=None, key=f"ties_network_{center}", config=_CHART, alt=alt, on_select="rerun", selection_mode="points"
        )
    picked = [point["customdata"] for point in event["selection"]["points"] if point.get("customdata")]
    if picked and (not pair or {*pair} != {center, picked[0]}):
        _choose((center, str(picked[0])))
        st.rerun()
    with st.container(horizontal=True):
        links.to("country", f"Dossier of {name_of(center)}", country=center)
    take_home(f"the partners of {name_of(center)}", others, chart="ties_network_box", name=f"geotie-{center}-partners")


def _focus(code: str) -> None:
    address.tell({"focus": code, "pair": None, "year": None})


def _pair(ties: Seen, told: pl.DataFrame) -> None:
    """One pair over time and the records behind it."""
    pair = _chosen()
    codes = sorted({*told["source"], *told["target"]}, key=name_of)
    told_pair = pair or (None, None)

    def chosen(_: str | None) -> None:
        first, second = (said(choice_key(key, told_code)) for key, told_code in zip(_SIDES, told_pair, strict=True))
        if first and second and first != second:
            _choose((first, second))

    with st.container(horizontal=True, vertical_alignment="bottom"):
        for key, label, code in zip(_SIDES, ("Pair", "and"), told_pair, strict=True):
            options = codes if code is None or code in codes else list(countries())
            choice(label, options, code, chosen, key=key, format_func=name_of, placeholder="Choose a country", width=190)
    if pair is None:
        st.info("Choose a pair, or two countries here, to see their ties over time and the sentences behind them.")
        return
    first, second = pair
    st.subheader(f"{name_of(first)} and {name_of(second)}")
    rows = evidence_of_arc(ties.tables, "ties", pair, ties.window)
    if rows.is_empty():
        st.info("The articles tell of no tie between them.")
        return
    _pair_numbers(told, pair)
    window = _pair_years(ties, pair)
    if window is not None:
        rows = evidence_of_arc(ties.tables, "ties", pair, window)
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"**Records of {window.first:%Y}**", width="content")
            st.button("All years", type="tertiary", key="ties_all_years", on_click=address.tell, args=({"year": None},))
    evidence_rows(ties.path, ties.revision, ties.tables, rows, key="ties")


def _pair_numbers(told: pl.DataFrame, pair: tuple[str, str]) -> None:
    """How much each side does towards the other."""
    rows = []
    for source, target in (pair, pair[::-1]):
        found = told.filter((pl.col("source") == source) & (pl.col("target") == target))
        friendly, hostile, weight = found.select("friendly", "hostile", "weight").row(0) if len(found) else (0, 0, None)
        mean = "" if weight is None else f"{weight:+.1f}".replace("-", "−")
        rows.append((f"{name_of(source)} → {name_of(target)}", friendly, hostile, mean))
    head = ("Towards", "Friendly events", "Hostile events", "Mean weight")
    st.html(table_html("Events; mutual acts count both ways. Weight from −10 (war) to +10", head, rows, numbers=(1, 2, 3)))


def _pair_years(ties: Seen, pair: tuple[str, str]) -> Window | None:
    """The chart of a pair; the year that was clicked or that the address tells, if any."""
    told = pair_over_time(ties.tables, pair, ties.window)
    if told.is_empty():
        st.caption("None of these ties has a day.")
        return None
    names = " and ".join(map(name_of, pair))
    figure = signed_bars(told, theme(st.context.theme.type), height=190)
    key = f"ties_pair_{'_'.join(pair)}"

    def chosen() -> None:
        picked = [point["customdata"] for point in said(key)["selection"]["points"] if point.get("customdata")]
        start = picked and (picked[0][0] if isinstance(picked[0], list) else picked[0])
        address.tell({"year": str(start)[:4] if start else None})

    with st.container(key="ties_pair_box"):
        st.plotly_chart(
            figure,
            theme=None,
            key=key,
            config=_CHART,
            alt=f"Bars by year: friendly events of {names} above the line, hostile ones below",
            on_select=chosen,
            selection_mode="points",
        )
    take_home(f"the events of {names} by year", told, chart="ties_pair_box", name=f"geotie-{'-'.join(pair)}-years")
    years = {str(start.year): start for start in told["start"]}
    start = years.get(st.query_params.get("year", ""))
    return window_of(start, "year", ties.window) if start else None


def _types(ties: Seen) -> None:
    """The codebook: each type with its meaning, weight, number in the archive and an example from it."""
    st.write(
        "Each tie is one of sixteen kinds of acts, the types of the PLOVER ontology. Its weight ranks kinds of acts, not single "
        "acts, from −10 (war) to +10 (union): the mean score of the type on the scale of Goldstein (1992), as the root codes of "
        "the CAMEO event data carry it."
    )
    table = codebook(ties.tables, ties.window)
    st.html(_codebook_html(table))
    csv_button("the types of ties", table, key="ties_types", name="geotie-types")
    st.caption(
        "Goldstein, J. S. (1992), A conflict-cooperation scale for WEIS events data, Journal of Conflict Resolution 36(2), "
        "369–385. Gerner, Schrodt et al. (2002), CAMEO. Open Event Data Alliance (2018–2021), PLOVER codebook."
    )
    told = table.filter(pl.col("events") > 0)["type"].to_list()
    kind = st.selectbox(
        "Records of a type",
        told,
        index=None,
        format_func=str.lower,
        placeholder="Choose a type",
        width=260,
        key="type",
        bind="query-params",
    )
    if kind:
        rows = (
            evidence(ties.tables, ties.window, ("ties",))
            .filter(pl.col("who") == kind)
            .sort("confidence", descending=True)
            .collect()
        )
        evidence_rows(ties.path, ties.revision, ties.tables, rows, key="types")


def codebook(tables: Tables, window: Window = EVER) -> pl.DataFrame:
    """
    All types, friendly ones first, then by weight.

    Columns type, sign, weight, meaning, events (distinct, asserted), example (the surest words of the archive, "" for none).
    """
    told = window.select(tables.ties).filter(pl.col("modality") == "asserted")
    usual = pl.DataFrame([(scale.type, 1 if scale.weight > 0 else -1) for scale in SCALE.values()], ["type", "usual"], orient="row")
    known = told.sort("confidence", pl.col("evidence").str.len_chars(), descending=[True, False]).join(usual.lazy(), on="type")
    found = known.group_by("type").agg(
        events=pl.col("event_id").n_unique().cast(pl.Int64),
        example=pl.col("evidence").filter(pl.col("polarity") == pl.col("usual")).first(),
    )
    scales = sorted(SCALE.values(), key=lambda scale: -scale.weight)
    table = pl.DataFrame(
        {
            "type": [scale.type for scale in scales],
            "sign": ["+" if scale.weight > 0 else "−" for scale in scales],
            "weight": [scale.weight for scale in scales],
            "meaning": [scale.meaning for scale in scales],
        }
    )
    joined = table.join(found.collect(), on="type", how="left", maintain_order="left")
    return joined.with_columns(pl.col("events").fill_null(0), pl.col("example").fill_null(""))


def _codebook_html(table: pl.DataFrame) -> str:
    head = ("Type", "Sign", "Weight", "The source …", "On screen", "Events", "Example from the archive")
    rows = [
        (
            row["type"].lower(),
            "friendly" if row["sign"] == "+" else "hostile",
            f"{row['weight']:+.1f}".replace("-", "−"),
            row["meaning"],
            TIE_WORDS[row["type"]],
            row["events"],
            _shortened(row["example"]),
        )
        for row in table.iter_rows(named=True)
    ]
    return table_html("Types of ties; events of the archive, each act once", head, rows, numbers=(2, 5))


def _shortened(example: str) -> str:
    words = " ".join(example.split())
    return f"“{words[:_EXAMPLE].rsplit(' ', 1)[0]} …”" if len(words) > _EXAMPLE else f"“{words}”" if words else ""
