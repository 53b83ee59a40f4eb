"""The dashboard: page settings and navigation only. `streamlit run app.py` starts it."""

from pathlib import Path

import streamlit as st

from geotie.ui import (
    add_page,
    address,
    archive_page,
    country_page,
    journeys_page,
    links,
    map_page,
    method_page,
    read_page,
    review_page,
    ties_page,
    warmup,
)
from geotie.ui.failures import tell_in_words
from geotie.ui.history import one_step_per_act
from geotie.ui.routes import routes

# A file of our own: a named icon would be fetched from the network
ICON = Path(__file__).parent / "geotie" / "ui" / "assets" / "icon.svg"

if __name__ == "__main__":  # a visitor's page: run anew with each interaction
    st.set_page_config(page_title="geotie", page_icon=ICON, layout="wide", initial_sidebar_state="collapsed")
    pages = {
        "map": st.Page(map_page.page, title="Map", url_path="map", icon=":material/public:", default=True),
        "journeys": st.Page(journeys_page.page, title="Journeys", url_path="journeys", icon=":material/route:"),
        "ties": st.Page(ties_page.page, title="Ties", url_path="ties", icon=":material/handshake:"),
        "country": st.Page(country_page.page, title="Country", url_path="country", icon=":material/flag:"),
        "add": st.Page(add_page.page, title="Add", url_path="add", icon=":material/add_circle:"),
        "read": st.Page(read_page.page, title="Read", url_path="read", icon=":material/menu_book:"),
        "review": st.Page(review_page.page, title="Review", url_path="review", icon=":material/fact_check:"),
        "archive": st.Page(archive_page.page, title="Archive", url_path="archive", icon=":material/database:"),
        "method": st.Page(method_page.page, title="Method", url_path="method", icon=":material/info:"),
    }
    links.register(pages)
    page = st.navigation(list(pages.values()), position="top")
    one_step_per_act()
    address.settle(next(name for name, each in pages.items() if each.title == page.title))
    page.run()
else:  # the server, which imports this file once
    warmup.begin()
    app = st.App(__file__, routes=routes(), on_script_error=tell_in_words)
