"""What axe-core says about each page in both themes: nothing serious."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from geotie.archive import Archive
from geotie.demo import demo_archive
from tests.browser.test_read import NEWS, paste, settle


def serious(page: Page) -> list[str]:
    """Violations that keep somebody from using the page, each with the first place where it occurs."""
    settle(page)
    page.wait_for_timeout(500)  # a table that has just come may make the page run once more
    settle(page)
    expect(page.locator("[data-stale='true']")).to_have_count(0)
    page.wait_for_timeout(1000)  # what was faded while the page ran comes back to its colour
    return serious_now(page)


def serious_now(page: Page) -> list[str]:
    """The same for a page that stands still."""
    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found if one["impact"] in ("serious", "critical")]


@pytest.fixture(params=["light", "dark"])
def themed(request: pytest.FixtureRequest, open_page: Callable[..., Page]) -> Page:
    return open_page(color_scheme=request.param)


@pytest.mark.parametrize(
    ("path", "ready"),
    [
        ("/", "What is on the map"),
        ("/read", "Read an article"),
        ("/journeys", "Journeys"),
        ("/method", "Types of ties"),
        ("/add", "Add"),
        ("/review", "Review"),
        ("/archive", "Open another"),
        ("/archive?section=What+changed", "Snapshots"),
    ],
    ids=["map", "read", "journeys", "method", "add", "review", "archive", "changes"],
)
def test_no_serious_violation(themed: Page, app: str, path: str, ready: str) -> None:
    themed.goto(app + path)
    expect(themed.get_by_role("heading", name=ready).first).to_be_visible()
    assert serious(themed) == []


def test_no_serious_violation_in_an_article_with_its_records(themed: Page, app: str) -> None:
    themed.goto(f"{app}/read")
    paste(themed, NEWS)
    themed.locator(".gt-text").wait_for()
    assert serious(themed) == []


def test_no_serious_violation_where_somebody_decides(themed: Page, app: str) -> None:
    themed.goto(f"{app}/?show=country:CUB")
    themed.locator(".st-key-evidence [data-record]").first.wait_for()
    settle(themed)
    themed.locator(".st-key-evidence").get_by_role("button", name="Edit").first.click()
    expect(themed.get_by_role("dialog").get_by_role("button", name="Make a private copy and save the edit")).to_be_visible()
    assert serious(themed) == []


def test_no_serious_violation_in_an_article_of_the_archive(themed: Page, app: str) -> None:
    with Archive.open(demo_archive(), readonly=True) as archive:
        article = archive.article_ids()[0]
    themed.goto(f"{app}/read?article={article}")
    themed.locator(".gt-text").wait_for()
    assert serious(themed) == []
