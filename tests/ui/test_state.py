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


def copying_script():
    import streamlit as st
    from streamlit.runtime.scriptrunner import get_script_run_ctx
    from streamlit.runtime.scriptrunner_utils.script_requests import RerunData

    from geotie.ui import state

    def copy_while_something_else_is_clicked():
        state.archive_path()  # what it asks for is at hand: the demo is made
        context = get_script_run_ctx()
        start = state._start

        def slowly(*told):
            context.script_requests.request_rerun(RerunData())
            return start(*told)

        state._start = slowly
        try:
            state.writable_archive("demo")
        finally:
            state._start = start

    st.button("Copy", on_click=copy_while_something_else_is_clicked)
    st.session_state["told"] = state.origin()


def test_a_click_that_comes_while_the_copy_is_made_does_not_undo_it(monkeypatch):
    monkeypatch.delenv("GEOTIE_ARCHIVE", raising=False)
    page = AppTest.from_function(copying_script, default_timeout=120).run()
    page.button[0].click().run()
    assert not page.exception
    assert page.session_state["told"] == "own"
