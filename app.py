"""The dashboard: page settings and navigation only."""

import streamlit as st

from geotie.ui import journeys_page, links, method_page, read_page

st.set_page_config(page_title="geotie", page_icon=":material/public:", layout="wide")
pages = {
    "read": st.Page(read_page.page, title="Read", url_path="read", icon=":material/menu_book:"),
    "journeys": st.Page(journeys_page.page, title="Journeys", url_path="journeys", icon=":material/route:"),
    "method": st.Page(method_page.page, title="Method", url_path="method", icon=":material/info:"),
}
links.register(pages)
st.navigation(list(pages.values()), position="top").run()
