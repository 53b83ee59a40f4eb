"""Deciding on records where they are shown: on the map, in the queue of the review by keys, beside the text of an article."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from geotie.archive import Archive
from geotie.demo import demo_archive
from tests.browser.states import rest, settle

TEXT_SELECTED = """words => {
  const walker = document.createTreeWalker(document.querySelector(".gt-text"), NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = node.data.indexOf(words)
    if (at < 0) continue
    const range = document.createRange()
    range.setStart(node, at)
    range.setEnd(node, at + words.length)
    getSelection().removeAllRanges()
    getSelection().addRange(range)
    dispatchEvent(new PointerEvent("pointerup"))
    return
  }
}"""


def call_oneself(page: Page, name: str = "Ada Palmer") -> None:
    """Give a name in the field that is open for it."""
    page.get_by_role("textbox", name="Your name").fill(name)
    page.keyboard.press("Tab")
    settle(page)


def tour() -> str:
    """Id of the article on the tour of the deputy minister."""
    with Archive.open(demo_archive(), readonly=True) as archive:
        stops = archive.stops().collect()
    return stops.filter(stops["visitor"].str.contains("Ravanchi"))["article_id"][0]


def test_a_record_is_rejected_on_the_map_brought_back_and_edited(page: Page, app: str) -> None:
    page.goto(f"{app}/?show=country:CUB")
    cards = page.locator(".st-key-evidence [data-record]")
    expect(cards.first).to_be_visible()
    settle(page)
    rejected = cards.first.get_attribute("data-record")
    page.locator(".st-key-evidence").get_by_role("button", name="Reject").first.click()
    expect(page.get_by_role("dialog")).to_contain_text("The demo archive is read-only")
    call_oneself(page)
    page.get_by_role("button", name="Make a private copy and reject").click()
    expect(page.get_by_text("Rejected by Ada Palmer")).to_be_visible()
    expect(page.locator(f"[data-record='{rejected}']")).to_have_count(0)
    rest(page)
    page.locator(".st-key-evidence").get_by_role("button", name="Undo").first.click()
    expect(page.locator(f"[data-record='{rejected}']")).to_have_count(1)
    rest(page)
    page.locator(".st-key-evidence").get_by_role("button", name="Edit").first.click()
    page.get_by_role("textbox", name="Place", exact=True).fill("Valparaiso")
    page.keyboard.press("Tab")
    page.get_by_role("button", name=re.compile("save the edit", re.IGNORECASE)).click()
    expect(page.locator(".st-key-evidence .gt-card").filter(has_text="Valparaiso").first).to_contain_text("Edited by an analyst")


def press(page: Page, key: str) -> None:
    """Press a key once the record is in sight: before that a key decides nothing."""
    rest(page)
    page.keyboard.press(key)


def test_the_queue_is_worked_through_by_keys_which_mean_letters_while_somebody_types(page: Page, app: str) -> None:
    page.goto(f"{app}/review")
    keys = page.locator("[data-keys]")
    keys.wait_for(state="attached")
    name = page.get_by_role("textbox", name="Your name")
    name.click()
    page.keyboard.type("arje")
    expect(name).to_have_value("arje")
    expect(page.get_by_text(re.compile(r"^0 of \d+ records decided"))).to_be_visible()
    page.get_by_role("button", name="Make my private copy").click()
    rest(page)
    keys.wait_for(state="attached")
    call_oneself(page)
    standing = page.get_by_text(re.compile(r"Record \d+ of"))
    total = int(re.search(r"of (\d+)", standing.inner_text()).group(1))  # type: ignore[union-attr]
    page.get_by_role("heading", name="Review").click()
    press(page, "a")
    expect(page.get_by_text(f"1 of {total} records decided")).to_be_visible()
    press(page, "r")
    expect(page.get_by_text("Rejected by Ada Palmer")).to_be_visible()
    expect(page.get_by_text(f"2 of {total} records decided")).to_be_visible()
    press(page, "u")
    expect(page.get_by_text(f"1 of {total} records decided")).to_be_visible()
    press(page, "j")
    expect(page.get_by_text("Record 2 of")).to_be_visible()
    press(page, "?")
    expect(page.get_by_role("dialog")).to_contain_text("take back the last decision")
    page.keyboard.press("Escape")
    press(page, "e")
    expect(page.get_by_role("dialog", name="Edit this record")).to_be_visible()


def test_selected_words_become_a_stop(page: Page, app: str) -> None:
    page.goto(f"{app}/read?article={tour()}")
    page.locator(".gt-adding").wait_for(state="attached")  # made by the script that looks at what is selected
    rest(page)
    page.evaluate(TEXT_SELECTED, "Caracas")
    page.get_by_role("toolbar", name="Add the selected words as a record").get_by_role("button", name="Stop").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.locator(".gt-quote")).to_contain_text("Caracas")
    expect(dialog.get_by_role("textbox", name="Place", exact=True)).to_have_value("Caracas")
    call_oneself(page)
    page.get_by_role("button", name="Add it").click()
    expect(page.locator(".gt-text .gt-badge").filter(has_text="✚")).to_have_count(1)
    expect(page.get_by_text("Added by Ada Palmer")).to_be_visible()


def test_keys_go_from_badge_to_badge(page: Page, app: str) -> None:
    page.goto(f"{app}/read?article={tour()}")
    page.locator(".gt-adding").wait_for(state="attached")  # made by the script that listens for keys
    rest(page)
    badges = page.locator(".gt-text .gt-badge")
    page.keyboard.press("k")
    expect(badges.last).to_be_focused()
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("j")
    expect(badges.first).to_be_focused()
    page.keyboard.press("j")
    expect(badges.nth(1)).to_be_focused()
    page.keyboard.press("k")
    expect(badges.first).to_be_focused()
