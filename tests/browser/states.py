"""What a test waits for on any page and looks for there: that the server is done, that nothing moves, what axe-core finds."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

# Held for some looks in a row: a table that has just come makes the page run once more, and a fading colour is none yet
_AT_REST = """(looks) => {
  const app = document.querySelector("[data-testid=stApp]")
  const coming = document.querySelector("[data-stale=true], [data-testid=stSkeleton]")
  const rests = app?.dataset.testScriptState === "notRunning" && !coming
    && document.getAnimations().every((one) => one.playState !== "running" || one.effect.getTiming().iterations === Infinity)
  window.gtLooks = rests ? (window.gtLooks ?? 0) + 1 : 0
  return window.gtLooks > looks
}"""
_LOOKS = 8
_LOOK_MS = 60
_GROUND = "getComputedStyle(document.querySelector('.stApp')).backgroundColor"


def settle(page: Page) -> None:
    """Wait until the server has nothing more to say."""
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")


def rest(page: Page) -> None:
    """Wait until the page stands still: no run, nothing outdated, nothing that fades or moves."""
    page.evaluate("window.gtLooks = 0")
    page.wait_for_function(_AT_REST, arg=_LOOKS, polling=_LOOK_MS)


def serious(page: Page) -> list[str]:
    """Violations that keep somebody from using a page of the dashboard, each with the first place where it occurs."""
    rest(page)
    return serious_now(page)


def serious_in_both_themes(page: Page) -> list[str]:
    """The same of a page that was opened in the light; in the dark only colours can be otherwise."""
    found = serious(page)
    ground = page.evaluate(_GROUND)
    page.emulate_media(color_scheme="dark")
    page.wait_for_function(f"ground => {_GROUND} !== ground", arg=ground)
    rest(page)
    return [*found, *(f"dark: {one}" for one in serious_now(page, ["color-contrast"]))]


def serious_now(page: Page, rules: Iterable[str] = ()) -> list[str]:
    """The same of any page that stands still, under some rules only or all of them."""
    options: dict[str, Any] = {"runOnly": list(rules)} if rules else {}
    found = Axe().run(page, options=options).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found if one["impact"] in ("serious", "critical")]
