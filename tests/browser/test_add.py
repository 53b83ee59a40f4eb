"""Taking in files on the real page, and keeping what came of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, Page, expect

from geotie.archive import Archive
from tests.browser.states import settle
from tests.browser.test_read import NEWS

BAD = FilePayload(name="bad.txt", mimeType="text/plain", buffer=bytes(range(256)) * 20)
GOOD = FilePayload(name="good.txt", mimeType="text/plain", buffer=NEWS.encode())


@pytest.fixture
def added(page: Page, app: str) -> Page:
    """The page after an import of one good and one bad file."""
    page.goto(f"{app}/add")
    page.locator("input[type=file]").set_input_files([GOOD, BAD])
    page.get_by_text("good.txt: articles").wait_for()
    settle(page)
    page.get_by_role("button", name="Add 2 sources").click()
    page.get_by_role("heading", name="What they tell").wait_for()
    settle(page)
    return page


def test_one_bad_file_is_listed_and_the_good_one_is_on_the_map(added: Page) -> None:
    expect(added.get_by_test_id("stAlert").first).to_contain_text("1 article added, 1 could not be read")
    expect(added.get_by_text("1 item could not be read")).to_be_visible()
    added.get_by_role("link", name="See them on the map").click()
    expect(added.get_by_role("heading", name="Journey of Ana Ruiz")).to_be_visible()


def test_an_import_is_taken_out_again(added: Page) -> None:
    added.get_by_role("button", name="Take out again what was added").click()
    expect(added.get_by_text("1 article taken out again")).to_be_visible()
    added.get_by_role("link", name="Archive").click()
    added.get_by_test_id("stMainBlockContainer").get_by_text("Imports", exact=True).click()
    expect(added.get_by_text("1 import, the latest first")).to_be_visible()


def test_what_was_added_is_saved_and_opened_in_another_session(added: Page, open_page, app: str, tmp_path: Path) -> None:
    added.get_by_role("link", name="Archive").click()
    with added.expect_download() as download:
        added.get_by_role("button", name="Save the archive as a file").click()
    download.value.save_as(tmp_path / "mine.geotie")
    with Archive.open(tmp_path / "mine.geotie", readonly=True) as archive:
        articles = archive.counts()["articles"]
    other = open_page()
    other.goto(f"{app}/archive")
    other.locator("input[type=file]").set_input_files(tmp_path / "mine.geotie")
    other.get_by_role("button", name="Open mine.geotie").click()
    expect(other.get_by_text("Your private archive of this session")).to_be_visible()
    expect(other.get_by_test_id("stMetricValue").first).to_have_text(f"{articles}")
