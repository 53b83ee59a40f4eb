"""The matrix of ties and the dossier of a country on the real page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

from playwright.sync_api import Page, expect

from geotie.countries import countries
from tests.browser.conftest import PATIENCE_MS, PHONE
from tests.browser.states import rest, serious, serious_in_both_themes

CHART_MS = 3 * PATIENCE_MS  # a browser without a cache unpacks the drawing library first


def saved(page: Page, button: str, inside: str) -> bytes:
    with page.expect_download() as download:
        page.locator(inside).get_by_role("button", name=button).click()
    return Path(download.value.path()).read_bytes()


def test_a_cell_leads_to_its_pair_and_arrow_keys_to_the_next(page: Page, app: str) -> None:
    page.goto(f"{app}/ties")
    cell = page.get_by_role("button", name="China towards United States")
    cell.click()
    expect(page.get_by_role("heading", name="China and United States", exact=True)).to_be_visible()
    expect(page.locator(".gt-card").first).to_be_visible()
    assert page.url.endswith("pair=CHN%3EUSA")
    expect(cell).to_have_attribute("aria-pressed", "true")
    cell.focus()
    partner = cell.evaluate("(cell) => [...cell.closest('tr').querySelectorAll('button')].map((one) => one.dataset.id)")
    beside = partner[partner.index("CHN>USA") - 1]
    page.keyboard.press("ArrowLeft")
    expect(page.locator(".gt-matrix button:focus")).to_have_attribute("data-id", beside)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=f"China and {countries()[beside[-3:]].name}", exact=True)).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", name="China and United States", exact=True)).to_be_visible()


def test_pictures_of_charts_are_made_in_the_browser(page: Page, app: str) -> None:
    page.goto(f"{app}/ties?pair=CHN%3EUSA")
    page.locator(".st-key-ties_pair_box .js-plotly-plot .bars").first.wait_for(timeout=CHART_MS)
    assert saved(page, "Save the matrix as PNG", ".st-key-ties_matrix_files_picture").startswith(b"\x89PNG")
    picture = ElementTree.fromstring(saved(page, "as SVG", ".st-key-ties_pair_box_picture"))
    assert picture.tag.endswith("svg")
    numbers = saved(page, "CSV", ".st-key-ties_pair_box_csv")
    assert numbers.startswith(b"start,friendly,hostile\r\n")


def test_a_dot_of_the_dossier_leads_to_the_sentences_behind_it(page: Page, app: str) -> None:
    page.goto(f"{app}/country?country=CUB")
    page.locator(".st-key-country_partners_box .scatterlayer .point").first.wait_for(timeout=CHART_MS)
    rest(page)
    dot = page.locator(".st-key-country_partners_box .scatterlayer .point").first
    dot.scroll_into_view_if_needed()
    box = dot.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page.locator("h3").filter(has_text="Cuba and ")).to_be_visible()
    expect(page.locator(".st-key-screen_only_records .gt-card").first).to_be_visible()


def test_the_dossier_prints_on_white_paper_without_controls(open_page: Callable[..., Page], app: str) -> None:
    page = open_page(color_scheme="dark")
    page.goto(f"{app}/country?country=CUB")
    expect(page.get_by_role("heading", name="Sources")).to_be_visible()
    page.locator(".js-plotly-plot .main-svg").first.wait_for(timeout=CHART_MS)
    expect(page.get_by_role("button", name="Print this page")).to_be_visible()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert "invert(1)" in page.locator(".js-plotly-plot .main-svg").first.evaluate("node => getComputedStyle(node).filter")
    expect(page.get_by_role("button", name="Print this page")).to_be_hidden()
    expect(page.locator("[data-testid=stHeader]")).to_be_hidden()
    assert page.evaluate("getComputedStyle(document.querySelector('.stApp h1')).color") == "rgb(22, 25, 29)"
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")


def test_no_serious_violation_on_ties(page: Page, app: str) -> None:
    page.goto(f"{app}/ties?pair=CHN%3EUSA&countries=up+to+15")
    page.locator(".js-plotly-plot .main-svg").first.wait_for(timeout=CHART_MS)
    assert serious_in_both_themes(page) == []


def test_no_serious_violation_on_a_country_on_a_phone(open_page: Callable[..., Page], app: str) -> None:
    page = open_page(viewport=PHONE)
    page.goto(f"{app}/country?country=EGY")
    page.locator(".js-plotly-plot .main-svg").first.wait_for(timeout=CHART_MS)
    assert serious(page) == []
