"""An article with its records: the marked text on the left, journeys, ties, routes and countries as cards on the right."""

from __future__ import annotations

import json
from html import escape
from pathlib import Path

import streamlit as st

from geotie.outlets import outlet_of
from geotie.reading import limits_of_language
from geotie.records import Article, Extraction
from geotie.serialise import extraction_json
from geotie.ui.adding import offer_adding
from geotie.ui.annotated import Span, annotated_html, marks_of
from geotie.ui.deciding import decision_buttons, decision_dialog, last_decision, withdraw
from geotie.ui.record_cards import countries_html, journey_head, route_card, stop_card, tie_card
from geotie.ui.route_map import show_route
from geotie.ui.shown_article import ShownArticle
from geotie.ui.words import counted, day_words, name_of, plain, tie_words

_ASSETS = Path(__file__).with_name("assets")
STYLE = _ASSETS / "reading.css"  # of marked text and cards
_PAGE_STYLE = _ASSETS / "page.css"
_LEGEND = {  # entry by the style of its marks
    "country": '<span class="gt-country">Country<small class="gt-code">ABC</small></span> names a country',
    "person": '<span class="gt-person">Person</span> stands for a state',
    "stop": '<span class="gt-badge gt-badge-stop">1.2</span><span class="gt-stop">stop 2 of journey 1</span>',
    "friendly": '<span class="gt-badge gt-badge-friendly">T1+</span><span class="gt-friendly">friendly tie</span>',
    "hostile": '<span class="gt-badge gt-badge-hostile">T2−</span><span class="gt-hostile">hostile tie</span>',
    "route": '<span class="gt-badge gt-badge-route">R1</span><span class="gt-route">carrier\'s route</span>',
}
# Again while what stands above still grows, until the visitor takes over
_SCROLL = """<script>{
  const seek = () => document.getElementById("in-focus")?.scrollIntoView({ block: "center" })
  const page = new ResizeObserver(seek)
  page.observe(document.querySelector("[data-testid=stMainBlockContainer]") ?? document.body)
  for (const act of ["wheel", "touchstart", "pointerdown", "keydown"]) {
    addEventListener(act, () => page.disconnect(), { once: true, capture: true, passive: true })
  }
  seek()
}</script>"""


def dress_page() -> None:
    """The look of the pages of words; called first by each of them."""
    st.html(_PAGE_STYLE)
    st.html(STYLE)


def show_article(shown: ShownArticle, focus: Span | None = None) -> None:
    """
    Headline, what the language allows, legend, text and records; scrolls to the span in focus.

    The records of an article that is in the archive have buttons to decide on them.
    """
    extraction = shown.extraction
    _headline(extraction.article)
    if limits := limits_of_language(extraction.article.language):
        st.warning(limits, icon=":material/translate:")
    text, records = st.columns([3, 2], gap="large")
    with text:
        if legend := legend_html(extraction):
            st.html(legend)
        gone = [standing.evidence for standing in shown.rejected]
        st.html(annotated_html(extraction, focus, states=shown.states, rejected=gone))
        if shown.ids:
            offer_adding(extraction)
    with records:
        if shown.ids:
            last_decision("read")
        _records(shown)
        _rejected(shown)
    decision_dialog()
    if focus:
        st.html(_SCROLL, unsafe_allow_javascript=True)  # constant: no word of the article is in it


def legend_html(extraction: Extraction) -> str:
    """What the marks mean, of those that the text has; "" where it has none."""
    used = {mark.style for mark in marks_of(extraction)}
    entries = "".join(f"<span>{entry}</span>" for style, entry in _LEGEND.items() if style in used)
    return f'<div class="gt-legend" role="note" aria-label="Legend">{entries}</div>' if entries else ""


def download_records(extraction: Extraction) -> None:
    """A button that hands out the records as JSON."""
    st.download_button(
        "Download the records (JSON)",
        json.dumps(extraction_json(extraction), ensure_ascii=False, indent=1),
        file_name=f"geotie-{extraction.article.id}.json",
        mime="application/json",
        on_click="ignore",
        icon=":material/download:",
    )


def summary_words(extraction: Extraction) -> str:
    """ "5 countries, 1 journey with 3 stops, 2 ties"."""
    stops = sum(len(itinerary.stops) for itinerary in extraction.itineraries)
    journeys = counted(len(extraction.itineraries), "journey")
    parts = [
        counted(len(extraction.countries), "country", "countries"),
        f"{journeys} with {counted(stops, 'stop')}" if stops else journeys,
        counted(len(extraction.ties), "tie"),
    ]
    if extraction.routes:
        parts.append(counted(len(extraction.routes), "carrier's route", "carriers' routes"))
    return ", ".join(parts)


def _headline(article: Article) -> None:
    outlet = outlet_of(article.outlet, article.url)
    state_media = " (state media)" if outlet and outlet.state_media else ""
    facts = [
        f"{escape(article.outlet or (outlet.name if outlet else ''))}{state_media}",
        day_words(article.published) or "no date of publication",
    ]
    if article.url:
        facts.append(f'<a href="{escape(article.url)}" target="_blank" rel="noopener noreferrer nofollow">source</a>')
    title = escape(article.title or "Untitled article")
    st.html(f"<h2 class='gt-title' dir='auto'>{title}</h2><p class='gt-note'>{' · '.join(fact for fact in facts if fact)}</p>")


def _records(shown: ShownArticle) -> None:
    """Each record as a card, in the order of the text, under the anchor that its badge in the text leads to."""
    extraction = shown.extraction
    text = extraction.article.text
    st.subheader("Journeys")
    if extraction.itineraries:
        show_route(extraction.itineraries, key="article_route")
    else:
        st.write("No journey of an official was found in this article.")
    for number, journey in enumerate(extraction.itineraries, 1):
        with st.container(border=True, gap="small"):
            st.html(journey_head(number, journey))
            for place, stop in enumerate(journey.stops, 1):
                anchor = f"v{number}s{place}"
                st.html(stop_card(number, place, stop, text, shown.states.get(anchor)))
                _buttons(shown, anchor, f"{journey.visitor or 'Unnamed visitor'} → {stop.place or name_of(stop.country)}")
    st.subheader("Ties")
    if not extraction.ties:
        st.write("No tie between states was found in this article.")
    for number, tie in enumerate(extraction.ties, 1):
        with st.container(gap=None):
            st.html(tie_card(number, tie, text, shown.states.get(f"t{number}")))
            _buttons(shown, f"t{number}", f"{' and '.join(map(name_of, (*tie.sources, *tie.targets)))}: {tie_words(tie)}")
    if extraction.routes:
        st.subheader("Carriers' routes")
    for number, route in enumerate(extraction.routes, 1):
        with st.container(gap=None):
            st.html(route_card(number, route, text, shown.states.get(f"r{number}")))
            _buttons(shown, f"r{number}", f"Route of {route.carrier or 'a carrier'}")
    st.subheader("Countries named")
    if countries := countries_html(extraction):
        st.html(countries)
    else:
        st.write("No country is named in this article.")


def _buttons(shown: ShownArticle, anchor: str, title: str) -> None:
    if anchor in shown.ids:
        with st.container(horizontal=True, gap="small", key=f"read_acts_{anchor}"):
            decision_buttons(shown.ids[anchor], shown.states.get(anchor), title, "read")


def _rejected(shown: ShownArticle) -> None:
    """What was rejected, each with the way back."""
    if not shown.rejected:
        return
    with st.expander(f"{counted(len(shown.rejected), 'record')} rejected", icon=":material/block:"):
        for standing in shown.rejected:
            by = f"{standing.ruling.by}, {day_words(standing.ruling.at.date())}" if standing.ruling else "with its journey"
            why = f": {standing.ruling.why}" if standing.ruling and standing.ruling.why else ""
            title = f"{standing.kind}: “{' '.join(standing.evidence.text.split())}”"
            st.markdown(f"{plain(title)}  \n*{plain(by + why)}*")
            record_id = standing.id(shown.extraction.article.id)
            st.button(
                "Undo",
                key=f"read_restore_{record_id}",
                type="tertiary",
                icon=":material/undo:",
                on_click=withdraw,
                args=(record_id,),
            )
