"""The one-file briefing, opened from the disk with the network cut."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from geotie.archive import Archive
from geotie.demo import demo_archive
from geotie.ui.briefing import briefing_of_archive
from tests.browser.conftest import PHONE
from tests.browser.states import serious_now

DRAWN = ".geotie[data-ready=true]"
MOST_BYTES = 5_000_000  # with about 500 events


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("briefing") / "briefing.html"
    with Archive.open(demo_archive(), readonly=True) as archive:
        path.write_text(briefing_of_archive(archive), "utf-8")
    return path


@pytest.fixture
def briefing(open_page: Callable[..., Page], file: Path) -> Callable[..., Page]:
    """Opens the file as a double click does; `address` is what stands after the name."""

    def opened(address: str = "", **options: object) -> Page:
        page = open_page(offline=True, **options)
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(file.as_uri() + address)
        page.locator(DRAWN).wait_for()
        assert [url.partition("#")[0] for url in asked] == [file.as_uri()]
        return page

    return opened


def shown(page: Page) -> int:
    return page.locator(".record:visible").count()


def test_the_file_is_small_enough_to_mail(file: Path) -> None:
    assert file.stat().st_size < MOST_BYTES


def test_map_timeline_and_evidence_move_together(briefing: Callable[..., Page]) -> None:
    page = briefing()
    assert page.locator(".map path").count() > 200
    everything = shown(page)
    page.get_by_role("slider", name="Start of the period").focus()
    page.keyboard.press("PageUp")
    page.keyboard.press("PageUp")
    expect(page.locator("#shown")).to_contain_text("14 Jan 1963 to")
    assert 0 < shown(page) < everything


def test_a_journey_stands_out_with_its_stops_in_order_of_travel(briefing: Callable[..., Page]) -> None:
    page = briefing()
    stop = page.locator(".record[data-layer=journeys]").filter(has_text="Takht-Ravanchi").first
    stop.get_by_role("button", name="Show the journey on the map").click()
    expect(page.locator("svg text").filter(has_text="3").first).to_be_visible()
    assert (
        len(page.evaluate("document.querySelector('.geotie').geotieView.overlay.chosen.node.getAttribute('d')")) > 100
    )  # the course from stop to stop
    tops = [card.bounding_box()["y"] for card in page.locator(".record:visible").all()]  # type: ignore[index]
    ids = [card.get_attribute("id") or "" for card in page.locator(".record:visible").all()]
    assert len(ids) >= 3
    assert [name for _, name in sorted(zip(tops, ids, strict=True))] == sorted(ids, key=lambda name: int(name.rpartition(".s")[2]))
    page.get_by_role("button", name="Show all").click()
    expect(page.locator("#shown")).to_contain_text("in this briefing")
    assert shown(page) > len(ids)


def test_a_link_into_the_file_leads_to_a_country(briefing: Callable[..., Page]) -> None:
    page = briefing("#show=country:BOL")
    expect(page.locator("#shown")).to_contain_text("Bolivia: ")
    for card in page.locator(".record:visible").all():
        assert "BOL" in (card.get_attribute("data-countries") or "")


@pytest.mark.parametrize("options", [{}, {"color_scheme": "dark"}, {"viewport": PHONE}], ids=["light", "dark", "phone"])
def test_no_serious_violation_and_nothing_wider_than_the_window(briefing: Callable[..., Page], options: dict[str, object]) -> None:
    page = briefing("#show=country:BOL", **options)
    assert serious_now(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_it_can_be_printed(briefing: Callable[..., Page]) -> None:
    page = briefing("#show=country:BOL", color_scheme="dark")
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    expect(page.get_by_role("button", name="Play")).to_be_hidden()
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")
