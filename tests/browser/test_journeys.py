"""The table of journeys on the real page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from geotie.archive import Archive
from geotie.extraction import extract
from geotie.reading import read_text
from tests.browser.conftest import PATIENCE_MS, PHONE
from tests.browser.test_accessibility import serious

CHART_MS = 3 * PATIENCE_MS  # a browser without a cache unpacks the drawing library first
TOUR = "Chilean Foreign Minister Ana Ruiz arrived in Lima on May 8, 2023. She will travel on to Quito on May 10, 2023."
MEETING = "Kenyan Foreign Minister Esi Boateng arrived in Lima on May 8, 2023."
VISIT = "Ghanaian President Kofi Adu arrived in Havana on June 3, 2023, the presidency said."


@pytest.fixture
def address(app_on: Callable[[Path], str], tmp_path: Path) -> str:
    """A dashboard whose archive holds three journeys, two of which met."""
    with Archive.open(tmp_path / "ours.geotie") as archive:
        for text in (TOUR, VISIT, MEETING):
            archive.add(extract(read_text(text)))
    return app_on(tmp_path / "ours.geotie")


def choose_first(page: Page) -> None:
    """Tick the first row; the table is drawn on a canvas, so by its place."""
    table = page.get_by_test_id("stDataFrame")
    table.wait_for()
    page.wait_for_timeout(1000)
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


def test_a_link_reproduces_the_filters(page: Page, address: str) -> None:
    page.goto(f"{address}/journeys?home=Ghana")
    expect(page.get_by_text("1 journey of 3")).to_be_visible()
    page.goto(f"{address}/journeys?visitor=nobody")
    expect(page.get_by_text("No journey fits")).to_be_visible()


def test_a_bar_leads_to_its_journey(page: Page, address: str) -> None:
    page.goto(f"{address}/journeys?tab=Over+time")
    bar = page.locator(".st-key-journeys_gantt_box .barlayer .point path").first
    bar.wait_for(timeout=CHART_MS)
    page.wait_for_timeout(500)
    box = bar.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page.locator(".gt-card").first).to_be_visible()


def test_visitors_in_one_place_on_one_day(page: Page, address: str) -> None:
    page.goto(f"{address}/journeys?tab=Same+place%2C+same+days")
    expect(page.get_by_text("1 certain, 0 possible")).to_be_visible()
    choose_first(page)
    expect(page.locator(".gt-card")).to_have_count(2)


@pytest.mark.parametrize(
    ("tab", "options"),
    [
        ("Over+time", {"viewport": PHONE}),
        ("Compare+visitors&compare=Ana+Ruiz+%28Chile%29&compare=Kofi+Adu+%28Ghana%29", {"color_scheme": "dark"}),
    ],
    ids=["over time on a phone", "compared in the dark"],
)
def test_no_serious_violation(open_page: Callable[..., Page], address: str, tab: str, options: dict[str, object]) -> None:
    page = open_page(**options)
    page.goto(f"{address}/journeys?tab={tab}")
    page.locator(".js-plotly-plot .main-svg").first.wait_for(timeout=CHART_MS)
    assert serious(page) == []
