"""Country: the dossier of one country, to read on screen and to print."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import plotly.graph_objects as go
import polars as pl
import streamlit as st

from geotie.countries import countries
from geotie.figures import balance_classes, lines, theme
from geotie.figures.charts import partner_dots, signed_bars
from geotie.figures.world import MapLook, world_map
from geotie.measures import EVER, Step, Tables, Window, arcs, evidence, evidence_of_country, values_of
from geotie.measures.dossier import Direction, claims, outlets_naming, visits
from geotie.measures.dyads import country_over_time, partners, partners_over_time
from geotie.ui import address, links
from geotie.ui.article_view import dress_page
from geotie.ui.choosing import choice
from geotie.ui.evidence import evidence_card
from geotie.ui.evidence_rows import evidence_rows, quotes_of
from geotie.ui.kept import said
from geotie.ui.report import STYLE, numbers_html, period_words, table_html
from geotie.ui.routes import borders_path
from geotie.ui.seen import Seen, seen, tell_filters
from geotie.ui.tools import csv_button, print_button, take_home
from geotie.ui.words import counted, name_of

_PARTNERS = 14  # rows of the chart
_ROWS = 12  # of a table of visits
_CLAIMS = 6  # on each side
_OFFERED = 18  # countries to begin with
_DOTS = "country_partners"
_YEARS = "country_years"
_CHART = {"displayModeBar": False, "scrollZoom": False}


@dataclass(frozen=True, slots=True)
class Dossier:
    """One country in what a visitor sees of the archive."""

    seen: Seen
    code: str

    @property
    def name(self) -> str:
        return name_of(self.code)

    @property
    def tables(self) -> Tables:
        return self.seen.tables

    @property
    def window(self) -> Window:
        return self.seen.window


def page() -> None:
    dress_page()
    st.html(STYLE)
    shown = seen()
    code = _country(shown.tables)
    if code is None:
        return
    dossier = Dossier(shown, code)
    _headline(dossier)
    tell_filters(shown)
    if _numbers(dossier):
        _overview(dossier)
        _friends_and_quarrels(dossier)
        _visits(dossier)
        _claims(dossier)
        _sources(dossier)


def _country(tables: Tables) -> str | None:
    """The country of the address, or a choice of countries."""
    told = st.query_params.get("country", "").upper()
    known = told if told in countries() else None
    names = {code: entry.name for code, entry in countries().items()}
    with st.container(key="screen_only_choice", horizontal=True, vertical_alignment="center"):
        choice(
            "Country",
            sorted(names, key=names.__getitem__),
            known,
            lambda code: address.tell({"country": code, "partner": None, "year": None}),
            key="dossier_country",
            format_func=names.__getitem__,
            placeholder="Choose a country",
            width=320,
            icon=":material/flag:",
            label_visibility="collapsed",
        )
        if known:
            links.to("map", "On the map", show=f"country:{known}")
            print_button()
    if known is None:
        st.title("Country")
        if told:
            st.warning(f"No country has the code {told!r}. Choose one by its name.")
        _offer(tables)
    return known


def _offer(tables: Tables) -> None:
    """Where to begin: the countries that most articles name."""
    named = _articles_of_countries(tables).head(_OFFERED)
    if named.is_empty():
        empty = tables.articles.select(pl.len()).collect().item() == 0
        st.info("The archive holds no articles yet." if empty else "No article of the archive names a country.")
        links.to("add", "Add articles")
        return
    st.write("Who visits a country and whom it visits, its friends and quarrels over time, what is claimed about it and by it.")
    st.caption("Named by most articles:")
    with st.container(horizontal=True):
        for code, articles in named.iter_rows():
            links.to("country", f"{name_of(code)} ({articles})", icon="", country=code)


def _articles_of_countries(tables: Tables) -> pl.DataFrame:
    """Columns country and articles: those that name it or tell of a visit to it or a tie of it, the most first."""
    named = tables.mentions.filter(pl.col("kind") != "person").select("article_id", "country")
    visited = tables.stops.select("article_id", "country")
    tied = [tables.ties.select("article_id", country=side) for side in ("source", "target")]
    return (
        pl.concat([named, visited, *tied])
        .drop_nulls("country")
        .group_by("country")
        .agg(articles=pl.col("article_id").n_unique())
        .sort("articles", "country", descending=[True, False])
        .collect()
    )


def _headline(dossier: Dossier) -> None:
    entry = countries()[dossier.code]
    st.title(entry.name)
    facts = [
        entry.official if entry.official != entry.name else "",
        f"capital {entry.capital}" if entry.capital else "",
        entry.subregion or entry.region,
        "a state that no longer exists" if entry.former else "",
    ]
    st.caption(" · ".join(fact for fact in facts if fact))


def _numbers(dossier: Dossier) -> bool:
    """The dossier in numbers, each with its basis; False where the archive tells nothing."""
    tables, code, window = dossier.tables, dossier.code, dossier.window
    received, made = (visits(tables, code, direction, window) for direction in ("received", "made"))
    others = partners(tables, code, window)
    whole = country_over_time(tables, code, Window(window.first, window.last, window.by)).select("friendly", "hostile").sum()
    naming = outlets_naming(tables, code, window)
    articles = tables.articles.select(pl.len()).collect().item()
    if received.is_empty() and made.is_empty() and others.is_empty() and naming.is_empty():
        st.info(f"The archive tells nothing of {dossier.name}.")
        return False
    undated = _undated_events(dossier)
    counts = values_of(tables, ("visits_received", "visits_made"), window, code)  # a tour through three countries is one visit made
    acts = {side: _with_words(others.filter(pl.col(side) > 0), undated) for side in ("friendly", "hostile")}
    st.html(
        numbers_html(
            [
                (f"{counts.get('visits_received', 0):,}", "Visits received", _from_words(received, "from")),
                (f"{counts.get('visits_made', 0):,}", "Visits made", _from_words(made, "to")),
                (f"{whole['friendly'][0]:,}", "Friendly events", acts["friendly"]),
                (f"{whole['hostile'][0]:,}", "Hostile events", acts["hostile"]),
                (f"{naming['articles'].sum():,}", "Articles that name it", f"of {articles:,}, in {counted(len(naming), 'outlet')}"),
            ]
        )
    )
    return True


def _undated_events(dossier: Dossier) -> int:
    code = dossier.code
    acts = dossier.tables.ties.filter(
        pl.col("modality") == "asserted", (pl.col("source") == code) | (pl.col("target") == code), pl.col("day").is_null()
    )
    return int(acts.select(pl.col("event_id").n_unique()).collect().item())


def _with_words(others: pl.DataFrame, undated: int) -> str:
    told = f"with {counted(len(others), 'country', 'countries')}" if len(others) else ""
    return told + (f"; {undated} undated left out" if undated else "")


def _from_words(told: pl.DataFrame, preposition: str) -> str:
    some = told.filter(pl.col("journeys") > 0)
    states = some["other"].drop_nulls().len()
    return f"{preposition} {counted(states, 'country', 'countries')}" if states else ""


def _overview(dossier: Dossier) -> None:
    """A small map seen from this country, and its ties over the years."""
    look = theme(st.context.theme.type)
    world, years = st.columns([1, 1], gap="large")
    with world, st.container(key="country_map"):
        st.markdown("**Journeys to and from it; countries by their balance of ties with it**")
        alt = f"World map: countries coloured by their balance of ties with {dossier.name}, with lines of journeys to and from it"
        st.plotly_chart(small_map(dossier, look.mode), theme=None, key="country_world", config=_CHART, alt=alt)
        st.caption("Blue: more friendly than hostile events with it; red: more hostile ones. Dashed lines are planned journeys.")
    told = country_over_time(dossier.tables, dossier.code, dossier.window)
    with years:
        st.markdown("**Friendly and hostile events by year**")
        if told.is_empty():
            st.info("The articles tell of no tie of it that has a day.")
            return
        with st.container(key="country_years_box"):
            alt = f"Bars by year: friendly events of {dossier.name} above the line, hostile ones below"
            st.plotly_chart(
                signed_bars(told, look, height=270),
                theme=None,
                key=_YEARS,
                config=_CHART,
                alt=alt,
                on_select=_on_bar,
                selection_mode="points",
            )
        take_home(f"the events of {dossier.name} by year", told, chart="country_years_box", name=f"geotie-{dossier.code}-years")


def _on_bar() -> None:
    points: list[dict[str, Any]] = said(_YEARS)["selection"]["points"]
    start = points[0].get("customdata") if points else None
    address.tell({"partner": None, "year": str(start[0] if isinstance(start, list) else start)[:4] if start else None})


def small_map(dossier: Dossier, mode: str) -> go.Figure:
    """The world seen from one country: balances of its ties with others, lines of its journeys, itself outlined."""
    code, look = dossier.code, theme(mode)
    others = partners(dossier.tables, code, dossier.window)
    values = others.select(country="partner", value=pl.col("friendly") - pl.col("hostile"))
    classes = balance_classes(int(values["value"].abs().max() or 0))  # type: ignore[arg-type]
    touching = (pl.col("origin") == code) | (pl.col("destination") == code)
    drawn = lines(arcs(dossier.tables, dossier.window, ("journeys",)).filter(touching), look)
    figure = world_map(values, drawn, MapLook("balance", classes, look, borders_path(dossier.seen.policy, far=True)))
    figure.for_each_trace(
        lambda trace: trace.update(locations=[code], z=[0]) if (trace.meta or {}).get("role") == "selected country" else None
    )
    figure.update_layout(height=270, showlegend=False, coloraxis_showscale=False, dragmode=False, clickmode="none")
    return figure


def _friends_and_quarrels(dossier: Dossier) -> None:
    st.header("Friends and quarrels over time")
    others = partners(dossier.tables, dossier.code, dossier.window)
    if others.is_empty():
        st.info(f"The articles tell of no tie of {dossier.name}.")
        return
    told = partners_over_time(dossier.tables, dossier.code, dossier.window)
    shown = others.head(_PARTNERS)["partner"].to_list()
    if len(told):
        more = f"; the {_PARTNERS} with most events of {len(others)}" if len(others) > _PARTNERS else ""
        st.caption(f"A dot stands for the events of one year with one country{more}. Click a dot or a bar to read the sentences.")
        figure = partner_dots(told, {code: name_of(code) for code in shown}, theme(st.context.theme.type))
        alt = f"Dots by year and country: friendly and hostile events between {dossier.name} and its partners"
        with st.container(key="country_partners_box"):
            st.plotly_chart(figure, theme=None, key=_DOTS, config=_CHART, alt=alt, on_select=_on_dot, selection_mode="points")
        take_home(f"the partners of {dossier.name}", others, chart="country_partners_box", name=f"geotie-{dossier.code}-partners")
    _records_with(dossier, others["partner"].to_list())


def _on_dot() -> None:
    points: list[dict[str, Any]] = said(_DOTS)["selection"]["points"]
    partner, start = points[0]["customdata"] if points else (None, None)
    address.tell({"partner": partner, "year": str(start)[:4] if start else None})


def _records_with(dossier: Dossier, others: list[str]) -> None:
    """The records with a partner, of one year where a dot was clicked; both are in the address."""
    told, year = st.query_params.get("partner", ""), st.query_params.get("year", "")
    partner = told if told in others else None
    with st.container(key="screen_only_records"):
        choice(
            "Records with",
            others,
            partner,
            lambda code: address.tell({"partner": code, "year": None}),
            key="dossier_partner",
            format_func=name_of,
            placeholder="Choose a country to read the sentences",
            width=320,
        )
        window, of_year = dossier.window, ""
        if year.isdecimal() and len(year) == 4 and year != "0000":
            window = window_of(date(int(year), 1, 1), "year", dossier.window)
            of_year = f", {year}"
        elif partner is None:
            return
        with st.container(horizontal=True, vertical_alignment="center"):
            with_partner = f" and {name_of(partner)}" if partner else ": all its ties"
            st.subheader(f"{dossier.name}{with_partner}{of_year}", width="content")
            if of_year:
                st.button("All years", type="tertiary", key="country_all_years", on_click=address.tell, args=({"year": None},))
        rows = evidence_of_country(dossier.tables, dossier.code, window, *(() if partner else (("ties",),)))
        if partner:
            rows = rows.filter((pl.col("source") == partner) | (pl.col("target") == partner))
        evidence_rows(dossier.seen.path, dossier.seen.revision, dossier.tables, rows, key="country_records")


def window_of(start: date, step: Step, inside: Window = EVER) -> Window:
    """The period that begins on a day, as far as it lies inside another."""
    after = pl.Series([start]).dt.offset_by({"day": "1d", "month": "1mo", "year": "1y"}[step]).dt.offset_by("-1d")[0]
    first = max(start, inside.first) if inside.first else start
    return Window(first, min(after, inside.last) if inside.last else after, inside.by)


def _visits(dossier: Dossier) -> None:
    st.header("Visits")
    received, made = st.columns(2, gap="large")
    headings: tuple[tuple[Direction, str, str], ...] = (("received", "Who visits", "From"), ("made", "Whom it visits", "To"))
    for (direction, title, other), place in zip(headings, (received, made), strict=True):
        told = visits(dossier.tables, dossier.code, direction, dossier.window)
        with place:
            st.subheader(title)
            if told.is_empty():
                st.write("No visit is told of.")
                continue
            st.html(visits_html(told, other))
            names = told.with_columns(pl.col("visitors").list.join("; "))
            csv_button(title.lower(), names, key=f"country_{direction}", name=f"geotie-{dossier.code}-visits-{direction}")


def visits_html(told: pl.DataFrame, other: str) -> str:
    """A table of `measures.dossier.visits`, its first rows; the caption says of how many."""
    counts = {"journeys": "Visits", "planned": "Planned", "called_off": "Called off"}
    used = [name for name in counts if name == "journeys" or told[name].sum()]
    head = (other, *(counts[name] for name in used), "Years", "Who")
    rows = [
        (
            name_of(row["other"]) or "no state, or not told",
            *(row[name] or None for name in used),
            period_words(row["first"], row["last"]),
            _names(row["visitors"]),
        )
        for row in told.head(_ROWS).iter_rows(named=True)
    ]
    units = f"{counted(int(told['journeys'].sum()), 'visit that took place', 'visits that took place')}"
    caption = f"{units}, each journey counted once" + (f"; {_ROWS} of {len(told)} countries" if len(told) > _ROWS else "")
    return table_html(caption, head, rows, numbers=range(1, len(used) + 2))


def _names(visitors: list[str]) -> str:
    more = f" and {len(visitors) - 3} more" if len(visitors) > 3 else ""
    return ", ".join(visitors[:3]) + more


def _claims(dossier: Dossier) -> None:
    st.header("Claims")
    st.caption(
        "Acts and words with a direction, those that more independent sources tell first, then the weightier and later ones."
    )
    about, by = st.columns(2, gap="large")
    rows = evidence_of_country(dossier.tables, dossier.code, dossier.window, ("ties",))
    spoken = _spoken(dossier)
    for side, title, place, of in (("about", "About it", about, rows), ("by", "By it", by, spoken)):
        told = claims(dossier.tables, dossier.code, side, dossier.window)  # type: ignore[arg-type]
        with place:
            st.subheader(title)
            if told.is_empty():
                st.write("None is told of.")
                continue
            if len(told) > _CLAIMS:
                st.caption(f"{_CLAIMS} of {len(told)}")
            for record, reports, independent in told.head(_CLAIMS).select("tie_id", "reports", "independent").iter_rows():
                found = of.filter(pl.col("record_id") == record)
                if found.is_empty():
                    continue
                row = found.row(0, named=True)
                (words,) = quotes_of(dossier.seen.path, dossier.seen.revision, dossier.tables, [row])
                st.html(evidence_card(row, words))
                if reports > 1:
                    st.caption(f"Told by {counted(reports, 'article')} of {counted(independent, 'independent source')}.")


def _spoken(dossier: Dossier) -> pl.DataFrame:
    """Rows of the ties that the country takes part in or tells of."""
    code = dossier.code
    taking_part = (pl.col("source") == code) | (pl.col("target") == code) | (pl.col("speaker_country") == code)
    return evidence(dossier.tables, dossier.window, ("ties",)).filter(taking_part).collect()


def _sources(dossier: Dossier) -> None:
    st.header("Sources")
    told = outlets_naming(dossier.tables, dossier.code, dossier.window)
    if told.is_empty():
        st.write("No article names it.")
        return
    rows = [
        (outlet or "outlet not known", articles, "state media" if state_media else "")
        for outlet, state_media, articles in told.head(_ROWS).iter_rows()
    ]
    more = f"; {_ROWS} of {len(told)}" if len(told) > _ROWS else ""
    st.html(table_html(f"Outlets whose articles name {dossier.name}{more}", ("Outlet", "Articles", ""), rows, numbers=(1,)))
    st.caption("Records were extracted by rules and may be wrong: each card quotes the words that it rests on.")
