"""The table of journeys on the real page."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from geotie.archive import Archive
from geotie.extraction import extract
from geotie.reading import read_text
from tests.browser.conftest import PATIENCE_MS, PHONE, running_app
from tests.browser.states import rest, serious, serious_in_both_themes

CHART_MS = 3 * PATIENCE_MS  # a browser without a cache unpacks the drawing library first
TOUR = "Chilean Foreign Minister Ana Ruiz arrived in Lima on May 8, 2023. She will travel on to Quito on May 10, 2023."
MEETING = "Kenyan Foreign Minister Esi Boateng arrived in Lima on May 8, 2023."
VISIT = "Ghanaian President Kofi Adu arrived in Havana on June 3, 2023, the presidency said."


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A dashboard whose archive holds three journeys, two of which met."""
    folder = tmp_path_factory.mktemp("journeys")
    with Archive.open(folder / "ours.geotie") as archive:
        for text in (TOUR, VISIT, MEETING):
            archive.add(extract(read_text(text)))
    with running_app(folder / "server.log", folder / "ours.geotie") as url:
        yield url


def choose_first(page: Page) -> None:
    """Tick the first row; the table is drawn on a canvas, so by its place."""
    table = page.get_by_test_id("stDataFrame")
    table.locator("canvas").first.wait_for()
    rest(page)
    box = table.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + 15, box["y"] + 35 + 17)


def test_a_chosen_journey_shows_its_stops_its_route_and_its_article(page: Page, address: str) -> None:
    page.goto(f"{address}/journeys")
    expect(page.get_by_text("3 journeys of 3")).to_be_visible()
    page.get_by_label("Visitor or role").fill("Ruiz")
    page.get_by_label("Visitor or role").press("Enter")
    expect(page.get_by_text("1 journey of 3")).to_be_visible()
    choose_first(page)
    stops = page.locator(".gt-card")
    expect(stops).to_have_count(2)
    expect(stops.nth(1)).to_contain_text("10 May 2023")
    expect(page.locator(".js-plotly-plot text").filter(has_text="2").first).to_be_visible()
    link = page.url
    page.get_by_role("link", name="Article").first.click()
    expect(page.locator("#in-focus")).to_be_visible()
    page.goto(link)
    expect(page.locator(".gt-card")).to_have_count(2)


def test_a_bar_leads_to_its_journey(page: Page, address: str) -> None:
    page.goto(f"{address}/journeys?tab=Over+time")
    bar = page.locator(".st-key-journeys_gantt_box .barlayer .point path").first
    bar.wait_for(timeout=CHART_MS)
    rest(page)
    box = bar.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page.locator(".gt-card").first).to_be_visible()


def test_visitors_in_one_place_on_one_day(page: Page, address: str) -> None:
    page.goto(f"{address}/journeys?tab=Same+place%2C+same+days")
    expect(page.get_by_text("1 certain, 0 possible")).to_be_visible()
    choose_first(page)
    expect(page.locator(".gt-card")).to_have_count(2)


def test_no_serious_violation_over_time_on_a_phone(open_page: Callable[..., Page], address: str) -> None:
    page = open_page(viewport=PHONE)
    page.goto(f"{address}/journeys?tab=Over+time")
    page.locator(".js-plotly-plot .main-svg").first.wait_for(timeout=CHART_MS)
    assert serious(page) == []


def test_no_serious_violation_where_visitors_are_compared(page: Page, address: str) -> None:
    page.goto(f"{address}/journeys?tab=Compare+visitors&compare=Ana+Ruiz+%28Chile%29&compare=Kofi+Adu+%28Ghana%29")
    page.locator(".js-plotly-plot .main-svg").first.wait_for(timeout=CHART_MS)
    assert serious_in_both_themes(page) == []
