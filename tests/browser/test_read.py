"""Reading an article on the real page: from pasted words to the map."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from geotie.archive import Archive
from geotie.demo import demo_archive

NEWS = """Chile's foreign minister begins tour of the region

Chilean Foreign Minister Ana Ruiz arrived in Lima on Monday for talks with Peruvian President Dina Boluarte, the ministry said. \
She will travel on to Quito on Wednesday.

Cuba condemned Ecuador over the arrest of a diplomat, Cuban state television reported on Tuesday.
"""
MARKUP = " <img src=x onerror=\"document.title='broken in'\"> <b id=injected>Cuba</b>"
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


def test_a_pasted_article_is_marked_and_its_records_beside_it_lead_into_the_text(read_page: Page) -> None:
    give_day(read_page, date(2023, 5, 10))
    paste(read_page, f"{NEWS}{MARKUP}")
    countries = read_page.locator(".gt-text .gt-country")
    expect(countries.filter(has_text="Lima")).to_contain_text("PER")
    expect(countries.filter(has_text="Ecuador")).to_contain_text("ECU")
    expect(read_page.locator(".gt-countries li").first).to_be_visible()
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
    expect(read_page.locator(".gt-text")).to_contain_text("<img src=x")
    expect(read_page.locator("#injected")).to_have_count(0)
    assert read_page.title() != "broken in"


def test_an_added_article_is_on_the_map_at_once_can_be_taken_home_and_is_seen_by_nobody_else(
    read_page: Page, open_page: Callable[..., Page], app: str, tmp_path: Path
) -> None:
    paste(read_page, NEWS.replace("Ana Ruiz", "Zoraida Quispe"))
    read_page.get_by_role("button", name="Add to the map").click()
    expect_message(read_page, "1 article added")
    expect(read_page.get_by_role("button", name="Download your archive")).to_be_visible()
    expect(read_page.locator(".js-plotly-plot text").filter(has_text="2").first).to_be_visible()  # the small map is drawn
    with read_page.expect_download() as download:
        read_page.get_by_role("button", name="Download your archive").click()
    download.value.save_as(tmp_path / "mine.geotie")
    with Archive.open(tmp_path / "mine.geotie", readonly=True) as archive:
        assert archive.search("Zoraida")
    read_page.get_by_role("link", name="See it on the map").click()
    expect(read_page.get_by_role("heading", name="Journey of Zoraida Quispe")).to_be_visible()
    other = open_page()
    other.goto(f"{app}/journeys?visitor=Zoraida")
    expect(other.get_by_text("No journey fits")).to_be_visible()


def test_a_bad_file_is_explained_and_the_next_one_is_read(read_page: Page) -> None:
    upload(read_page, "binary.txt", bytes(range(256)) * 20)
    expect_message(read_page, "binary file")
    upload(read_page, "news.html", HTML.encode())
    expect(read_page.locator(".gt-text .gt-country").filter(has_text="Lima")).to_be_visible()
    expect(read_page.locator(".gt-text")).not_to_contain_text("Sport")


def test_many_articles_of_one_file_are_added_and_the_bad_ones_told(read_page: Page) -> None:
    rows = [json.dumps({"title": f"Article {number}", "text": NEWS.replace("Ruiz", f"Ruiz{number}")}) for number in range(3)]
    rows.insert(1, '{"title": "no text"}')
    upload(read_page, "news.jsonl", "\n".join(rows).encode())
    expect_message(read_page, "Line 2 of news.jsonl has no field 'text'")
    expect(read_page.get_by_text("3 articles were read")).to_be_visible()
    read_page.get_by_role("button", name="Add all 3 to the map").click()
    expect(read_page.get_by_text("3 articles added")).to_be_visible()


def test_a_link_opens_the_article_at_its_sentence(open_page: Callable[..., Page], app: str) -> None:
    with Archive.open(demo_archive(), readonly=True) as archive:
        last = archive.stops().sort("evidence_start").collect().row(-1, named=True)
    page = open_page(viewport={"width": 390, "height": 240})
    page.goto(f"{app}/read?article={last['article_id']}&at={last['evidence_start']}")
    expect(page.locator("#in-focus")).to_be_in_viewport()
