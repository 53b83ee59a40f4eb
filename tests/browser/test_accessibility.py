"""What axe-core says about each page in both themes: nothing serious."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from geotie.archive import Archive
from geotie.demo import demo_archive
from tests.browser.states import serious_in_both_themes


def shortest_article() -> str:
    """Of those of the demo archive that tell of a journey and of a tie."""
    with Archive.open(demo_archive(), readonly=True) as archive:
        both = archive.stops().join(archive.ties(), on="article_id", how="semi").select("article_id").unique()
        return min(both.collect()["article_id"], key=lambda one: (len(archive.article(one).text), one))


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
def test_no_serious_violation(page: Page, app: str, path: str, ready: str) -> None:
    page.goto(app + path)
    expect(page.get_by_role("heading", name=ready).first).to_be_visible()
    assert serious_in_both_themes(page) == []


def test_no_serious_violation_where_somebody_decides(page: Page, app: str) -> None:
    page.goto(f"{app}/review")
    page.get_by_role("button", name="Edit").click()
    expect(page.get_by_role("dialog").get_by_role("button", name="Make a private copy and save the edit")).to_be_visible()
    assert serious_in_both_themes(page) == []


def test_no_serious_violation_in_an_article_with_its_records(page: Page, app: str) -> None:
    page.goto(f"{app}/read?article={shortest_article()}")
    page.locator(".gt-text").wait_for()
    assert serious_in_both_themes(page) == []
