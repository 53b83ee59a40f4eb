"""The ways in, driven without a browser."""

import time

import pytest
from streamlit.testing.v1 import AppTest

from geotie.archive import Archive

NEWS = "Chilean Foreign Minister Ana Ruiz arrived in Lima on Monday for talks with President Dina Boluarte, the ministry said."
VISITS = b"visitor,country,start\nAda Palmer,Cuba,2014-03-05\nAda Palmer,Atlantis,2014-03-07\n"


def script():
    from geotie.ui import add_page

    add_page.page()


@pytest.fixture
def page(archive):
    opened = AppTest.from_function(script, default_timeout=30).run()
    assert not opened.exception
    return opened


def upload(page, *files):
    page.get("file_uploader")[0].set_value(list(files)).run()
    assert not page.exception
    return page


def way(page, name):
    next(one for one in page.get("button_group") if one.key == "add_way").set_value(name).run()
    return page


def send(page):
    """Start the import and wait until it is over."""
    page.button(key="add_send").click().run()
    deadline = time.monotonic() + 20
    while any(button.key == "import_cancel" for button in page.button) and time.monotonic() < deadline:
        time.sleep(0.05)
        page.run()
    assert not page.exception
    return page


def articles(archive):
    with Archive.open(archive, readonly=True) as opened:
        return opened.articles().collect()


def markdown(page):
    return "\n".join(element.value for element in page.markdown)


def test_nothing_can_be_added_before_something_is_given(page):
    assert page.button(key="add_send").disabled


def test_a_pasted_article_is_added_and_what_it_tells_is_shown(page, archive):
    way(page, "Paste text").text_area(key="add_text").set_value(NEWS).run()
    page.text_input(key="add_title").set_value("Ruiz in Lima").run()
    send(page)
    assert "1 article added" in page.success[0].value
    assert "1 journey with 1 stop" in markdown(page)
    assert articles(archive)["title"].to_list() == ["Ruiz in Lima"]


def test_one_bad_file_does_not_stop_the_others(page, archive):
    upload(page, ("good.txt", NEWS.encode(), "text/plain"), ("bad.txt", bytes(range(256)) * 20, "text/plain"))
    send(page)
    assert "1 article added, 1 could not be read" in page.success[0].value
    (problems,) = page.dataframe
    assert problems.value["File"].to_list() == ["bad.txt"]
    assert "binary" in problems.value["Reason"].to_list()[0]
    assert len(articles(archive)) == 1


def test_a_row_that_makes_no_visit_is_listed_with_its_line(page):
    send(upload(page, ("visits.csv", VISITS, "text/csv")))
    assert "1 article added" in page.success[0].value
    (problems,) = page.dataframe
    assert "line 3" in problems.value["Row"].to_list()[0]


def test_columns_are_mapped_and_remembered(page, archive):
    table = f'kicker,story\nRuiz in Lima,"{NEWS}"\n'.encode()
    upload(page, ("news.csv", table, "text/csv"))
    by_label = {one.label: one for one in page.selectbox}
    by_label["Title"].set_value("kicker").run()
    send(page)
    assert articles(archive)["title"].to_list() == ["Ruiz in Lima"]
    page.button(key="import_again").click().run()
    upload(page, ("later.csv", table.replace(b"Lima", b"Quito"), "text/csv"))
    assert {one.label: one for one in page.selectbox}["Title"].value == "kicker"
    assert any("before" in caption.value for caption in page.caption)


def test_the_second_run_changes_nothing(page, archive):
    file = ("good.txt", NEWS.encode(), "text/plain")
    send(upload(page, file)).button(key="import_again").click().run()
    send(upload(page, file))
    assert "1 known already" in page.success[0].value
    assert len(articles(archive)) == 1


def test_what_was_added_is_taken_out_again(page, archive):
    send(upload(page, ("good.txt", NEWS.encode(), "text/plain")))
    page.button(key="import_undo").click().run()
    assert "1 article taken out again" in page.success[0].value
    assert len(articles(archive)) == 0


def test_an_address_in_a_private_network_is_refused(page):
    way(page, "Web address or feed").text_area(key="add_addresses").set_value("http://127.0.0.1:1/feed").run()
    send(page)
    assert "Nothing was added" in page.error[0].value
    (problems,) = page.dataframe
    assert "private network" in problems.value["Reason"].to_list()[0]


def test_an_archive_that_cannot_be_written_is_told_in_words(page, archive):
    upload(page, ("good.txt", NEWS.encode(), "text/plain"))
    archive.write_bytes(b"nothing of the kind" * 100)
    send(page)
    assert "The import stopped" in page.error[0].value
