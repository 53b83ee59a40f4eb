"""Each page on an archive of 10,000 events: it opens, fits the window and shows no more marks than can be used."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from benchmarks.map import fill
from tests.browser.conftest import running_app
from tests.browser.states import rest
from tests.browser.test_map import click, opened, panel

MOST_NODES = 4000  # of the document; a list that is not paged has many times as many
WIDER = """() => [...document.querySelectorAll("[data-testid=stMainBlockContainer] *")].filter((one) => {
  const { right, width } = one.getBoundingClientRect()
  const scrolls = ".gt-scroll, .gt-matrix, .js-plotly-plot, [data-testid=stDataFrame], svg"
  return width > 0 && right > innerWidth + 1 && !one.closest(scrolls)
}).map((one) => one.outerHTML.slice(0, 120))"""

# Lines on the map after each of so many steps in time, and how often Plotly was asked to draw meanwhile
PLAY = """([mode, steps]) => {
  const view = document.querySelector(".geotie").geotieView, { react, relayout } = Plotly, seen = []
  let asked = 0
  for (const name of ["react", "relayout"]) Plotly[name] = (...all) => { asked++; return { react, relayout }[name](...all) }
  view.find(".mode").value = mode
  view.move({ first: view.period.first, last: view.period.first + 400 })
  for (let step = 0; step < steps; step++) {
    view.step(1)
    view.count()
    seen.push(view.overlay.active.length)
  }
  Object.assign(Plotly, { react, relayout })
  return [seen, asked]
}"""


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("many")
    fill(folder / "many.geotie", events=10_000, dyads=500)
    with running_app(folder / "server.log", folder / "many.geotie") as url:
        yield url


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/journeys", "5,000 journeys of 5,000 in the archive"),
        ("/journeys?tab=Over+time&page=2", "31 to 60 of 5,000 journeys"),
        ("/journeys?tab=Compare+visitors", "Choose two visitors or more"),
        ("/journeys?tab=Same+place%2C+same+days", "pairs of stays in one country"),
        ("/ties", "30 countries of"),
        ("/ties?part=Pairs", "with events, the busiest first"),
        ("/ties?part=One+country", " partners of "),
        ("/ties?part=Types+of+ties", "Each tie is one of sixteen kinds of acts"),
        ("/country", "Named by most articles"),
        ("/country?country=FRA", "Friends and quarrels over time"),
        ("/add", "What you add is read on this machine"),
        ("/read?find=France", "The best 12"),
        ("/review", "0 of 10,000 records decided"),
        ("/archive", "Save the archive as a file"),
        ("/archive?section=Sources&source=Reuters", "by Reuters, the latest first"),
        ("/archive?section=What+changed", "10,000 new"),
    ],
    ids=lambda told: told if told.startswith("/") else "",
)
def test_a_page_opens_and_can_be_used(page: Page, many: str, path: str, words: str) -> None:
    page.goto(many + path)
    expect(page.get_by_test_id("stMainBlockContainer").get_by_text(words).first).to_be_visible()
    rest(page)
    expect(page.get_by_test_id("stException")).to_have_count(0)
    assert "Something broke" not in page.content()
    assert page.evaluate("document.querySelectorAll('*').length") < MOST_NODES
    assert page.evaluate(WIDER) == []


def test_the_map_plays_without_a_new_drawing_of_the_world(page: Page, many: str) -> None:
    opened(page, f"{many}/?lines=Journeys&lines=Ties&bars=Months")
    number = page.evaluate("() => document.querySelector('.geotie').geotieView.model.lines.id.length")
    assert number > 1000
    for mode in ("moving", "cumulative"):
        seen, asked = page.evaluate(PLAY, [mode, 30])
        assert (len(set(seen)) > 15, asked) == (True, 0)
        assert max(seen) < number
    click(page, "country:BRA")
    expect(page.get_by_role("heading", name="Brazil", exact=True)).to_be_visible()
    expect(panel(page).locator("[data-record]")).to_have_count(6)
