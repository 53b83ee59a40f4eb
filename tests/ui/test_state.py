"""Which archive a visitor sees, and which his articles go to."""

from streamlit.testing.v1 import AppTest


def script():
    import streamlit as st

    from geotie.ui import cache, state

    kind = st.session_state.get("start")
    if kind:
        st.session_state["written"] = str(state.writable_archive(kind))
    if st.session_state.get("forget"):
        state.forget_own_archive()
    st.session_state["shown"] = str(state.archive_path())
    articles = cache.tables(state.archive_path(), state.revision()).articles.collect()
    st.session_state["told"] = (state.origin(), len(articles))


def run(**given):
    page = AppTest.from_function(script, default_timeout=120)
    for name, value in given.items():
        page.session_state[name] = value
    page.run()
    assert not page.exception
    return page.session_state


def test_without_a_name_the_demo_is_shown(monkeypatch):
    monkeypatch.delenv("GEOTIE_ARCHIVE", raising=False)
    shown = run()
    assert shown["told"][0] == "demo"
    assert shown["told"][1] > 30


def test_a_named_archive_is_shown_and_written_to(archive):
    shown = run(start="demo")
    assert shown["told"] == ("named", 0)
    assert shown["written"] == shown["shown"] == str(archive)


def test_a_visitors_own_archive_begins_as_a_copy_of_the_demo(monkeypatch):
    monkeypatch.delenv("GEOTIE_ARCHIVE", raising=False)
    demo, own = run(), run(start="demo")
    assert own["told"][0] == "own"
    assert own["shown"] == own["written"] != demo["shown"]
    assert own["told"][1] == demo["told"][1]


def test_or_empty(monkeypatch):
    monkeypatch.delenv("GEOTIE_ARCHIVE", raising=False)
    assert run(start="empty")["told"] == ("own", 0)


def test_two_visitors_have_two_archives(monkeypatch):
    monkeypatch.delenv("GEOTIE_ARCHIVE", raising=False)
    assert run(start="empty")["shown"] != run(start="empty")["shown"]


def test_forgetting_leads_back_to_the_demo(monkeypatch):
    monkeypatch.delenv("GEOTIE_ARCHIVE", raising=False)
    assert run(start="empty", forget=True)["told"][0] == "demo"
