"""Reading an article on the real page: from pasted words to the map."""

from __future__ import annotations

import json
import time
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from geotie.archive import Archive
from geotie.extraction import extract
from geotie.reading import read_text

NEWS = """Chile's foreign minister begins tour of the region

Chilean Foreign Minister Ana Ruiz arrived in Lima on Monday for talks with Peruvian President Dina Boluarte, the ministry said. \
She will travel on to Quito on Wednesday.

Cuba condemned Ecuador over the arrest of a diplomat, Cuban state television reported on Tuesday.
"""
SPANISH = "El ministro de Relaciones Exteriores de Chile viajó el lunes a Lima para reunirse con su homólogo peruano."
HTML = f"""<!DOCTYPE html><html><head><title>Ruiz on tour</title></head><body><nav>Sport</nav><article><h1>Ruiz on tour</h1>
{"".join(f"<p>{line}</p>" for line in NEWS.splitlines() if line)}</article></body></html>"""


@pytest.fixture
def read_page(page: Page, app: str) -> Page:
    page.goto(f"{app}/read")
    page.get_by_label("Text of the article").wait_for()
    return page


def send(page: Page) -> None:
    page.get_by_role("button", name="Read the article").click()


def paste(page: Page, text: str) -> None:
    page.get_by_label("Text of the article").fill(text)
    send(page)


def settle(page: Page) -> None:
    """Wait until the server has nothing more to say."""
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")


def give_day(page: Page, day: date) -> None:
    page.get_by_role("spinbutton", name="year, Published on").click()
    page.keyboard.type(f"{day:%Y%m%d}")


def upload(page: Page, name: str, content: bytes) -> None:
    page.get_by_role("radio", name="Upload files").or_(page.get_by_role("button", name="Upload files")).first.click()
    page.locator("input[type=file]").set_input_files({"name": name, "mimeType": "text/plain", "buffer": content})
    page.get_by_text(name).first.wait_for()
    send(page)


def expect_message(page: Page, words: str) -> None:
    expect(page.get_by_test_id("stAlert").first).to_contain_text(words)
    expect(page.get_by_test_id("stException")).to_have_count(0)
    expect(page.get_by_text("Traceback")).to_have_count(0)


def test_a_pasted_article_is_marked_within_three_seconds(read_page: Page) -> None:
    give_day(read_page, date(2023, 5, 10))
    read_page.get_by_label("Text of the article").fill(NEWS)
    began = time.monotonic()
    send(read_page)
    read_page.locator(".gt-text").wait_for()
    assert time.monotonic() - began < 3
    countries = read_page.locator(".gt-text .gt-country")
    expect(countries.filter(has_text="Lima")).to_contain_text("PER")
    expect(countries.filter(has_text="Ecuador")).to_contain_text("ECU")
    expect(read_page.locator(".gt-countries li").first).to_be_visible()


def test_stops_and_ties_stand_beside_the_text_and_lead_into_it(read_page: Page) -> None:
    give_day(read_page, date(2023, 5, 10))
    paste(read_page, NEWS)
    stops = read_page.locator(".gt-stop-card")
    expect(stops).to_have_count(2)
    expect(stops.nth(0)).to_contain_text("Peru")
    expect(stops.nth(0)).to_contain_text("8 May 2023")
    expect(stops.nth(1)).to_contain_text("Ecuador")
    expect(stops.nth(1)).to_contain_text("planned")
    hostile = read_page.get_by_role("region", name="Tie").filter(has_text="Cuba")
    expect(hostile.first).to_contain_text("Ecuador")
    stops.nth(1).get_by_role("link").first.click()
    expect(read_page.locator("#in-v1s2")).to_be_in_viewport()


def test_an_added_article_is_on_the_map_at_once(read_page: Page) -> None:
    paste(read_page, NEWS.replace("Ana Ruiz", "Zoraida Quispe"))
    read_page.get_by_role("button", name="Add to the map").click()
    expect_message(read_page, "1 article added")
    expect(read_page.get_by_role("button", name="Download your archive")).to_be_visible()
    expect(read_page.locator(".js-plotly-plot text").filter(has_text="2").first).to_be_visible()  # the small map is drawn
    read_page.get_by_role("link", name="See it on the map").click()
    expect(read_page.get_by_role("heading", name="Journey of Zoraida Quispe")).to_be_visible()


def test_the_archive_of_a_visitor_can_be_taken_home(read_page: Page, tmp_path: Path) -> None:
    paste(read_page, NEWS)
    read_page.get_by_text("Into an empty archive").click()
    expect(read_page.get_by_role("radio", name="Into an empty archive")).to_be_checked()
    settle(read_page)
    read_page.get_by_role("button", name="Add to the map").click()
    with read_page.expect_download() as download:
        read_page.get_by_role("button", name="Download your archive").click()
    download.value.save_as(tmp_path / "mine.geotie")
    with Archive.open(tmp_path / "mine.geotie", readonly=True) as archive:
        assert archive.counts()["articles"] == 1


def test_visitors_do_not_see_the_articles_of_others(read_page: Page, open_page, app: str) -> None:
    paste(read_page, NEWS.replace("Ana Ruiz", "Private Person"))
    read_page.get_by_role("button", name="Add to the map").click()
    expect_message(read_page, "1 article added")
    other = open_page()
    other.goto(f"{app}/journeys?visitor=Private")
    expect(other.get_by_text("No journey fits")).to_be_visible()


@pytest.mark.parametrize(
    ("name", "content"), [("news.txt", NEWS.encode("cp1252")), ("news.html", HTML.encode())], ids=["text", "page"]
)
def test_an_uploaded_file_is_read(read_page: Page, name: str, content: bytes) -> None:
    upload(read_page, name, content)
    expect(read_page.locator(".gt-text .gt-country").filter(has_text="Lima")).to_be_visible()
    expect(read_page.locator(".gt-text")).not_to_contain_text("Sport")


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
def test_a_bad_file_is_explained(read_page: Page, name: str, content: bytes, words: str) -> None:
    upload(read_page, name, content)
    expect_message(read_page, words)


def test_many_articles_of_one_file_are_added_and_the_bad_ones_told(read_page: Page) -> None:
    rows = [json.dumps({"title": f"Article {number}", "text": NEWS.replace("Ruiz", f"Ruiz{number}")}) for number in range(3)]
    rows.insert(1, '{"title": "no text"}')
    upload(read_page, "news.jsonl", "\n".join(rows).encode())
    expect_message(read_page, "Line 2 of news.jsonl has no field 'text'")
    expect(read_page.get_by_text("3 articles were read")).to_be_visible()
    read_page.get_by_role("button", name="Add all 3 to the map").click()
    expect(read_page.get_by_text("3 articles added")).to_be_visible()


def test_five_megabytes_of_pasted_text_are_refused_and_kept(read_page: Page) -> None:
    paste(read_page, "Cuba and Chile talk. " * 250_000)
    read_page.get_by_test_id("stAlert").wait_for(timeout=60_000)  # the browser itself is slow with such a text
    expect_message(read_page, "at most 200,000")


def test_a_date_in_the_future_is_explained(read_page: Page) -> None:
    ahead = date.today() + timedelta(days=40)
    give_day(read_page, ahead)
    paste(read_page, NEWS)
    expect_message(read_page, "in the future")


def test_markup_of_an_article_does_not_run(read_page: Page) -> None:
    paste(read_page, f"{NEWS} <img src=x onerror=\"document.title='broken in'\"> <b id=injected>Cuba</b>")
    expect(read_page.locator(".gt-text")).to_contain_text("<img src=x")
    expect(read_page.locator("#injected")).to_have_count(0)
    assert read_page.title() != "broken in"


def test_a_link_opens_the_article_at_its_sentence(read_page: Page, app_on, tmp_path: Path) -> None:
    article = read_text("Nothing happened that day. " * 400 + "\n\n" + NEWS)
    with Archive.open(tmp_path / "ours.geotie") as archive:
        archive.add(extract(article))
    at = article.text.index("Cuba condemned")
    read_page.goto(f"{app_on(tmp_path / 'ours.geotie')}/read?article={article.id}&at={at}")
    expect(read_page.locator("#in-focus")).to_be_in_viewport()
    expect(read_page.locator("#in-focus")).to_be_visible()
