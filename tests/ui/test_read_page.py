"""The page that reads articles, driven without a browser."""

from datetime import date, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from geotie.archive import Archive, Hit
from geotie.ui.read_page import found_html

NEWS = "Chilean Foreign Minister Ana Ruiz arrived in Lima on Monday and met Peruvian officials."
SPANISH = "El ministro de Relaciones Exteriores de Chile viajó el lunes a Lima para reunirse con su homólogo peruano."


def script():
    from geotie.ui import read_page

    read_page.page()


@pytest.fixture
def page(archive):
    return AppTest.from_function(script, default_timeout=20).run()


def read(page, text, **about):
    page.text_area(key="read_text").set_value(text)
    for key, value in about.items():
        field = page.date_input if key == "read_published" else page.text_input
        field(key=key).set_value(value)
    return button(page, "Read the article").click().run()


def button(page, label):
    return next(found for found in page.button if found.label == label)


def markup(page):
    return "".join(found.proto.body for found in page.get("html"))


def messages(page):
    return [message.value for message in (*page.error, *page.warning, *page.success)]


def test_the_form_comes_first(page):
    assert not page.exception
    assert page.title[0].value == "Read an article"
    assert not page.error


def test_the_form_stays_open_until_something_could_be_read(page):
    read(page, "")
    assert (page.expander[0].label, page.expander[0].proto.expanded) == ("The article to read", True)
    read(page, NEWS)
    assert (page.expander[0].label, page.expander[0].proto.expanded) == ("Read another article", False)


def test_a_pasted_article_is_shown_with_its_countries_marked(page):
    read(page, NEWS, read_title="Ruiz in Lima", read_outlet="The Courier", read_published=date(2019, 5, 8))
    assert not page.exception
    html = markup(page)
    assert '<span class="gt-country' in html
    assert "Ruiz in Lima" in html
    assert "The Courier" in html
    assert "8 May 2019" in html
    assert any("seconds" in caption.value for caption in page.caption)


def test_markup_in_a_pasted_text_is_shown_as_text(page):
    read(page, f"{NEWS} <img src=x onerror=alert(1)><script>alert(2)</script>", read_title="<b>Ruiz</b>")
    assert "<img" not in markup(page)
    assert "<b>" not in markup(page)
    assert "&lt;img src=x" in markup(page)


def test_an_article_is_added_once(page, archive):
    read(page, NEWS)
    button(page, "Add to the map").click().run()
    assert messages(page) == ["1 article added."]
    button(page, "Add to the map").click().run()
    assert messages(page) == ["1 article already in the archive."]
    with Archive.open(archive, readonly=True) as opened:
        assert opened.counts()["articles"] == 1


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("", "empty", id="nothing"),
        pytest.param("  \n ", "empty", id="blank"),
        pytest.param("Cuba and Chile talk. " * 250_000, "at most 200,000", id="5 MB"),
        pytest.param("<html><body><nav>Home</nav></body>", "no article", id="page without an article"),
    ],
)
def test_what_cannot_be_read_is_said_in_words_and_kept(page, text, words):
    read(page, text)
    assert not page.exception
    assert [words in message for message in messages(page)] == [True]
    assert page.text_area(key="read_text").value == text


def upload(page, name, content):
    page.segmented_control(key="read_way").set_value("Upload files").run()
    page.get("file_uploader")[0].set_value([(name, content, "text/plain")])
    return button(page, "Read the article").click().run()


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        pytest.param("empty.txt", b" ", "is empty", id="empty"),
        pytest.param("binary.txt", bytes(range(256)) * 20, "binary file", id="binary"),
        pytest.param("broken.html", b"<html><<<body <p", "no article", id="broken page"),
        pytest.param("long.txt", b"Cuba and Chile talk. " * 250_000, "at most 200,000", id="5 MB"),
        pytest.param("spanish.txt", SPANISH.encode(), "Spanish", id="Spanish"),
    ],
)
def test_a_bad_file_is_explained(page, name, content, words):
    upload(page, name, content)
    assert not page.exception
    assert [words in message for message in messages(page)] == [True]


def test_a_text_in_an_old_encoding_is_read(page):
    upload(page, "news.txt", f"{NEWS} “Señor” said.".encode("cp1252"))
    assert "Señor" in markup(page)
    assert "PER" in markup(page)


def test_articles_of_visitors_go_into_an_empty_archive_where_they_want_one(monkeypatch):
    monkeypatch.delenv("GEOTIE_ARCHIVE", raising=False)
    page = AppTest.from_function(script, default_timeout=60).run()
    read(page, NEWS)
    page.radio(key="read_start").set_value("empty").run()
    button(page, "Add to the map").click().run()
    assert messages(page) == ["1 article added."]
    with Archive.open(page.session_state["geotie.ui.state._Own"].path, readonly=True) as opened:
        assert opened.counts()["articles"] == 1


def test_a_date_in_the_future_is_named(page):
    ahead = date.today() + timedelta(days=30)
    read(page, NEWS, read_published=ahead)
    assert f"dated {ahead.isoformat()}, which is in the future" in messages(page)[0]


def test_a_text_in_spanish_says_what_is_not_read(page):
    read(page, SPANISH)
    assert "Spanish" in messages(page)[0]
    assert "gt-text" in markup(page)


def test_an_error_leaves_the_archive_alone(page, archive):
    read(page, "")
    assert not archive.exists()


def test_an_archive_that_cannot_be_written(page, archive):
    archive.write_text("this is no archive")
    page.run()
    read(page, NEWS)
    button(page, "Add to the map").click().run()
    assert not page.exception
    assert "could not be stored" in messages(page)[0]


def test_an_example_is_read(page):
    page.segmented_control(key="read_way").set_value("Example").run()
    button(page, "Read the article").click().run()
    assert not page.exception
    assert "gt-text" in markup(page)


def test_an_address_in_a_private_network_is_refused(page):
    page.segmented_control(key="read_way").set_value("Web address").run()
    page.text_input(key="read_address").set_value("http://127.0.0.1:1/")
    button(page, "Read the article").click().run()
    assert "private network" in messages(page)[0]


def test_a_link_opens_an_article_of_the_archive_at_its_sentence(full_archive):
    with Archive.open(full_archive, readonly=True) as opened:
        article_id = opened.article_ids()[1]
    page = AppTest.from_function(script, default_timeout=20)
    page.query_params["article"] = article_id
    page.query_params["at"] = "35"
    page.run()
    assert not page.exception
    assert "A quarrel" in markup(page)
    assert 'class="gt-hostile gt-focus" id="in-focus"' in markup(page)


@pytest.mark.parametrize("at", ["", "-1", "x", "99999999999999999999"])
def test_a_link_with_an_offset_that_cannot_be(full_archive, at):
    with Archive.open(full_archive, readonly=True) as opened:
        (article_id, *_) = opened.article_ids()
    page = AppTest.from_function(script, default_timeout=20)
    page.query_params.update({"article": article_id, "at": at})
    page.run()
    assert not page.exception
    assert "A tour" in markup(page)


def test_a_link_to_an_article_that_is_not_there(full_archive):
    page = AppTest.from_function(script, default_timeout=20)
    page.query_params["article"] = "0123456789abcdef"
    page.run()
    assert not page.exception
    assert "holds no article" in messages(page)[0]
    button(page, "Read another article").click().run()
    assert [area.label for area in page.text_area] == ["Text of the article"]


@pytest.fixture
def tour(full_archive):
    """The page at an article of the archive."""
    with Archive.open(full_archive, readonly=True) as opened:
        article_id = opened.article_ids()[0]
    page = AppTest.from_function(script, default_timeout=30)
    page.query_params["article"] = article_id
    page.run()
    assert not page.exception
    return page


def test_a_record_is_rejected_beside_its_text_and_brought_back(tour, full_archive):
    stop = f"{tour.query_params['article']}.v1.s1"
    tour.button(key=f"read_reject_{stop}").click().run()
    tour.text_input(key="decision_by").set_value("Ada").run()
    tour.button(key="decision_send").click().run()
    assert not tour.exception
    assert "gt-badge-rejected" in markup(tour)
    with Archive.open(full_archive, readonly=True) as opened:
        assert sorted(opened.stops().collect()["country"].to_list()) == ["CUB", "ECU"]
    tour.button(key=f"read_restore_{stop}").click().run()
    with Archive.open(full_archive, readonly=True) as opened:
        assert sorted(opened.stops().collect()["country"].to_list()) == ["CUB", "ECU", "PER"]


def test_a_missed_record_is_added_from_a_sentence(tour, full_archive):
    tour.button(key="add_missed").click().run()
    tour.selectbox(key="add_sentence").set_value(1).run()
    fields = {one.label: one for one in tour.selectbox}
    fields["Country visited"].set_value("BOL").run()
    tour.text_input(key="add_by").set_value("Ada").run()
    tour.button(key="add_send").click().run()
    assert not tour.exception
    with Archive.open(full_archive, readonly=True) as opened:
        added = opened.stops().collect().filter(decision="added")
    assert added["country"].to_list() == ["BOL"]
    assert added["evidence"].to_list() == ["She will go on to Quito."]


def test_a_form_with_mistakes_adds_nothing_and_says_why(tour, full_archive):
    tour.button(key="add_missed").click().run()
    tour.button(key="add_send").click().run()
    assert any("needs the name" in error.value for error in tour.error)
    with Archive.open(full_archive, readonly=True) as opened:
        assert opened.decisions() == ()


def test_an_article_that_is_not_in_the_archive_yet_has_no_buttons_to_decide(page):
    read(page, NEWS)
    assert not [one for one in page.button if one.key and one.key.startswith("read_reject")]


def test_articles_of_the_archive_are_found_by_their_words(full_archive):
    page = AppTest.from_function(script, default_timeout=30)
    page.query_params["find"] = "spying"
    page.run()
    assert not page.exception
    assert "accused Chile of <mark>spying</mark>" in markup(page)
    page.text_input(key="find").set_value("nobody wrote this").run()
    assert "No article of the archive" in page.info[0].value


def test_what_is_found_is_shown_and_not_obeyed():
    hit = Hit("a1", "", "", None, "<b>spying</b> & more", ((3, 9),))
    assert found_html(hit) == "&lt;b&gt;<mark>spying</mark>&lt;/b&gt; &amp; more"
