"""The map in a real browser, with the network blocked (see conftest): what is drawn, what time does to it, what a click shows."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from geotie.archive import Archive
from geotie.demo import demo_archive
from geotie.measures import EVER, Tables, Window, arcs, country_values, sources
from geotie.records import Article, Evidence, Extraction, Itinerary, PartialDate, Stop
from geotie.ui.map_model import MapChoices
from tests.browser.states import settle

READY = ".geotie[data-ready=true]:not([data-gliding])"
# Drawn, in the size that it has by now
DRAWN = """() => {
  const node = document.querySelector(".geotie .map"), drawn = node?._fullLayout
  return Math.abs(drawn?.width - node?.clientWidth) < 1 && Math.abs(drawn?.height - node?.clientHeight) < 1
}"""
LINES = """() => [...document.querySelectorAll(".geotie .overlay [data-line]")]
  .filter((line) => line.style.display !== "none").map((line) => line.dataset.line)"""
# Where on the screen a pointer picks this and nothing else, by its selection ("country:USA", "arc:journeys:CUB>VEN")
SPOT = """(wanted) => {
  const view = document.querySelector(".geotie").geotieView, { overlay, model, node } = view, box = node.getBoundingClientRect()
  const [kind, id] = [wanted.slice(0, wanted.indexOf(":")), wanted.slice(wanted.indexOf(":") + 1)]
  const spots = { stop: [overlay.marks.stops.get(id)?.at], arc: [], country: [overlay.marks.small.get(id)?.at] }
  for (const row of kind === "arc" ? overlay.active : []) {
    const { xy } = overlay.lines[row]
    if (model.lines.id[row] === id) for (let i = 0; i < xy.length; i += 2) spots.arc.push([xy[i], xy[i + 1]])
  }
  for (const area of kind === "country" ? model.areas[id] : []) {
    const shape = overlay.shapes.get(area)?.getBBox()
    for (let step = 1; shape && step < 400; step++) {
      spots.country.push([shape.x + (shape.width * (step % 20)) / 20, shape.y + (shape.height * Math.floor(step / 20)) / 20])
    }
  }
  const found = spots[kind].filter(Boolean).find(([x, y]) => {
    const picked = view.pickedAt(x, y)
    return picked && `${picked.kind}:${picked.id}` === wanted
  })
  return found && [found[0] + box.left, found[1] + box.top]
}"""
VIEW = """() => {
  const { projection, center } = document.querySelector(".geotie .map")._fullLayout.geo
  return [projection.scale, projection.rotation.lon, center.lon, center.lat]
}"""


@pytest.fixture
def tables() -> Tables:
    """The demo archive, as the dashboard shows it."""
    with Archive.open(demo_archive(), readonly=True) as archive:
        frames = (archive.articles(), archive.mentions(), archive.stops(), archive.ties(), archive.routes())
        return Tables(*(frame.collect().lazy() for frame in frames))


@pytest.fixture
def on_map(page: Page, app: str) -> Page:
    return opened(page, app)


def opened(page: Page, url: str) -> Page:
    """The map at this address, once nothing moves."""
    page.goto(url)
    return settled(page)


def settled(page: Page) -> Page:
    page.wait_for_selector(READY, timeout=60_000)
    page.wait_for_function(DRAWN)
    settle(page)
    return page


def lines(page: Page) -> set[str]:
    return set(page.evaluate(LINES))


def click(page: Page, wanted: str) -> None:
    """Click where this is on the map."""
    spot = page.evaluate(SPOT, wanted)
    assert spot, f"nothing on the map picks {wanted}"
    page.mouse.click(*spot)
    page.wait_for_url(lambda url: told(url, "show") == wanted)


def told(url: str, name: str) -> str | None:
    return parse_qs(urlsplit(url).query).get(name, [None])[0]


def window(page: Page) -> str:
    return page.locator(".geotie").get_attribute("data-window") or ""


def panel(page: Page) -> Locator:
    return page.locator(".st-key-evidence")


def bar_at(page: Page, share: float) -> tuple[float, float]:
    """A spot in the timeline, by its share of the width."""
    box = page.locator(".geotie .lane").bounding_box()
    assert box
    return box["x"] + box["width"] * share, box["y"] + box["height"] / 3


def test_the_world_and_its_journeys_are_drawn_as_the_measures_count_them(page: Page, app: str, tables: Tables) -> None:
    opened(page, app)
    areas, small = page.evaluate(
        """() => {
          const { areas, small } = document.querySelector(".geotie").geotieView.model
          return [Object.keys(areas), small.codes]
        }"""
    )
    assert len({*areas, *small}) >= 197
    assert page.locator(".geotie .overlay .small circle").count() == len(small)
    shapes = page.evaluate(
        "() => [...document.querySelectorAll('.geotie .choroplethlocation')].filter((path) => path.getBBox().width > 0).length"
    )
    assert shapes >= 190
    drawn = arcs(tables, EVER, ("journeys",))
    with_line = drawn.filter(drawn["origin"].is_not_null())
    assert lines(page) == {f"journeys:{origin}>{end}" for origin, end in with_line.select("origin", "destination").iter_rows()}
    assert page.locator(".geotie .overlay [data-line] path:nth-child(2)").count() == len(with_line)
    # A period of its own
    first, last = date(2000, 1, 1), date(2015, 12, 31)
    opened(page, f"{app}/?from={first}&to={last}")
    period = Window(first, last)
    values = dict(country_values(tables, "visits_received", period).rows())
    assert values
    assert page.evaluate("() => Object.fromEntries(document.querySelector('.geotie').geotieView.counted.values)") == values
    counted = sources(tables, period, MapChoices().layers)
    expect(page.locator(".geotie .caption")).to_contain_text(f"{counted.journeys} journeys, told by {counted.articles} articles")


def test_time_moves_by_key_bar_and_hand_and_zoom_stays(on_map: Page) -> None:
    everything = lines(on_map)
    x, y = on_map.evaluate(SPOT, "country:EGY")
    on_map.mouse.move(x, y)
    on_map.mouse.wheel(0, -500)
    on_map.wait_for_url("**/?*view=*")
    settled(on_map)
    view = on_map.evaluate(VIEW)
    assert view[0] > 1.2
    # By key
    on_map.get_by_role("slider", name="Start of the period").focus()
    for _ in range(4):
        on_map.keyboard.press("PageUp")
    on_map.wait_for_url("**/?*from=*")
    settled(on_map)
    assert lines(on_map) < everything
    assert on_map.evaluate(VIEW) == pytest.approx(view)
    # By a click on a bar, and once more for the whole
    on_map.mouse.click(*bar_at(on_map, 0.982))
    expect(on_map.locator(".geotie")).to_have_attribute("data-window", "2023-01-01/2023-12-31")
    on_map.wait_for_url("**/?*from=2023-01-01*")
    number = int(on_map.locator(".geotie .caption").inner_text().split(" journeys")[0].split()[-1])
    expect(panel(on_map)).to_contain_text(f"{number} journeys")
    on_map.get_by_role("button", name="Whole period").click()
    expect(on_map.locator(".geotie")).to_have_attribute("data-window", "")
    # By hand
    on_map.mouse.move(*bar_at(on_map, 0.85))
    on_map.mouse.down()
    on_map.mouse.move(*bar_at(on_map, 0.95), steps=5)
    on_map.mouse.up()
    on_map.wait_for_url("**/?*from=20*")
    first, last = window(on_map).split("/")
    assert date.fromisoformat(first).year > 2005
    assert date.fromisoformat(last) < date(2024, 12, 31)


def test_play_moves_the_window_until_paused_and_the_address_tells_how(on_map: Page) -> None:
    on_map.get_by_label("Speed").select_option("4")
    on_map.wait_for_url("**/?*speed=4*")
    on_map.get_by_label("Window").select_option("cumulative")
    on_map.wait_for_url("**/?*play=growing*")
    settle(on_map)
    on_map.get_by_role("slider", name="End of the period").focus()
    on_map.keyboard.press(" ")
    root = on_map.locator(".geotie")
    for _ in range(3):
        expect(root).not_to_have_attribute("data-window", window(on_map))
    on_map.keyboard.press(" ")
    on_map.wait_for_url("**/?*from=*")
    rest = window(on_map)
    assert f"{told(on_map.url, 'from')}/{told(on_map.url, 'to')}" == rest
    on_map.reload()
    settled(on_map)
    assert (window(on_map), on_map.get_by_label("Window").input_value()) == (rest, "cumulative")
    assert on_map.get_by_label("Speed").input_value() == "4"


def test_a_click_on_a_country_a_small_state_a_line_or_a_stop_shows_its_sentences(on_map: Page) -> None:
    for wanted, title in (
        ("country:USA", "United States"),
        ("country:MDV", "Maldives"),
        ("arc:journeys:CUB>VEN", "Cuba → Venezuela"),
        ("stop:VEN:Caracas", "Caracas, Venezuela"),
    ):
        if wanted.startswith("stop"):
            on_map.get_by_label("Part of the world").select_option("Central America and Caribbean")
            on_map.wait_for_url("**/?*view=*")
            settled(on_map)
        click(on_map, wanted)
        expect(on_map.get_by_role("heading", name=title, exact=True)).to_be_visible()
    expect(panel(on_map).locator("blockquote").first).to_be_visible()


def test_a_pointer_is_told_a_short_story_and_its_lines_stand_out(on_map: Page) -> None:
    on_map.mouse.move(*on_map.evaluate(SPOT, "country:USA"))
    story = on_map.locator(".geotie .told")
    expect(story).to_contain_text("United States")
    expect(story).to_contain_text("independent source")
    assert on_map.locator(".geotie .trail path").count() > 5
    on_map.mouse.move(5, 5)
    expect(story).to_be_hidden()
    expect(on_map.locator(".geotie .trail path")).to_have_count(0)
    # What is outside the period is not hit
    spot = on_map.evaluate(SPOT, "arc:journeys:CUB>VEN")
    on_map.evaluate("() => document.querySelector('.geotie').geotieView.move({ first: 0, last: 0 })")
    expect(on_map.locator(".geotie")).not_to_have_attribute("data-window", "")
    on_map.mouse.move(*spot)
    expect(story).not_to_contain_text("Cuba → Venezuela")


def test_a_journey_is_numbered_and_looked_at_closer_with_a_way_back(on_map: Page) -> None:
    first = panel(on_map).locator("button strong").filter(has_text="Volodymyr Zelenskyy").first
    before = on_map.evaluate(VIEW)
    first.click()
    expect(on_map.get_by_role("heading", name=re.compile("Journey of .*Zelenskyy"))).to_be_visible()
    expect(on_map.locator(".geotie .chosen text").first).to_contain_text("1")
    back = on_map.get_by_role("button", name="Back to the view before")
    expect(back).to_be_visible()
    settled(on_map)
    assert on_map.evaluate(VIEW)[0] > 1.5
    back.click()
    expect(back).to_be_hidden()
    settled(on_map)
    assert on_map.evaluate(VIEW) == pytest.approx(before, abs=0.01)


def test_back_and_forward_restore_region_period_and_what_is_selected(on_map: Page) -> None:
    before = on_map.evaluate(VIEW)
    on_map.get_by_label("Part of the world").select_option("Africa")
    on_map.wait_for_url("**/?*view=Africa*")
    settled(on_map)
    scale, _, lon, lat = on_map.evaluate(VIEW)
    assert (scale > 1.5, abs(lon - 17) < 5, abs(lat) < 5) == (True, True, True)
    on_map.go_back()
    expect(on_map.get_by_label("Part of the world")).to_have_value("")
    settled(on_map)
    assert on_map.evaluate(VIEW) == pytest.approx(before)
    on_map.get_by_role("slider", name="Start of the period").focus()
    on_map.keyboard.press("PageUp")
    on_map.wait_for_url("**/?*from=*")
    settled(on_map)
    chosen = window(on_map)
    click(on_map, "country:USA")
    settled(on_map)
    on_map.go_back()
    expect(on_map.get_by_role("heading", name="What is on the map")).to_be_visible()
    assert window(on_map) == chosen
    settled(on_map)
    on_map.go_back()
    expect(on_map.locator(".geotie")).to_have_attribute("data-window", "")
    on_map.go_forward()
    expect(on_map.locator(".geotie")).to_have_attribute("data-window", chosen)


def test_the_map_is_saved_as_a_picture_of_what_is_seen_without_a_server(page: Page, app: str, tmp_path: Path) -> None:
    opened(page, f"{app}/?view=Africa&show=country%3AKEN")
    page.context.set_offline(True)
    try:
        for form in ("png", "svg"):
            page.get_by_label("Save as a picture").click()
            with page.expect_download() as download:
                page.locator(f"[data-picture={form}]").click()
            assert download.value.suggested_filename == f"geotie-map.{form}"
            download.value.save_as(tmp_path / form)
    finally:
        page.context.set_offline(False)
    assert (tmp_path / "png").read_bytes().startswith(b"\x89PNG")
    assert (tmp_path / "png").stat().st_size > 50_000
    drawing = (tmp_path / "svg").read_text()
    assert all(words in drawing for words in ("Borders: de facto", "Visits received", "Journeys, by the traveller’s home"))
    assert drawing.count("<path") > 250
    assert "http" not in drawing.replace("http://www.w3.org/", "")


@pytest.fixture
def quarrel(tmp_path: Path) -> Path:
    """A journey that two outlets tell of, one that a state's agency tells alone, and one without any day."""
    path = tmp_path / "quarrel.geotie"
    stories = [
        ("Ada Palmer of Finland came to Taipei on May 6.", "Reuters", "TWN", date(2019, 5, 7), "FIN", "Ada Palmer"),
        ("Ada Palmer of Finland arrived in Taipei on May 6.", "Xinhua", "TWN", date(2019, 5, 8), "FIN", "Ada Palmer"),
        ("Ivo Lang of Chile came to Lima on May 9.", "Xinhua", "PER", date(2019, 5, 10), "CHL", "Ivo Lang"),
        ("Eva Rojas of Kenya came to Quito.", "The Courier", "ECU", None, "KEN", "Eva Rojas"),
    ]
    with Archive.open(path) as archive:
        for text, outlet, country, published, home, visitor in stories:
            words = Evidence.of(text, 0, len(text))
            day = PartialDate(2019, 5, 6 if country == "TWN" else 9) if published else None
            journey = Itinerary(visitor, (Stop(country, words, start=day),), "minister", home)
            archive.add(Extraction(Article(text, outlet=outlet, published=published), itineraries=(journey,)))
    return path


def test_what_only_state_media_carry_can_be_left_out_and_is_counted(
    page: Page, app_on: Callable[[Path], str], quarrel: Path
) -> None:
    opened(page, app_on(quarrel))
    caption = page.locator(".geotie .caption")
    expect(caption).to_contain_text("3 journeys")
    page.get_by_role("button", name="Who says so").click()
    page.get_by_text("Without state media", exact=True).click()
    expect(caption).to_contain_text("2 journeys")
    expect(caption).to_contain_text("Hidden by “who says so”: 1 journey.")
    assert told(page.url, "media") == "Without state media"
    page.keyboard.press("Escape")
    expect(panel(page)).not_to_contain_text("Ivo Lang")
    # What has no day has a lane of its own
    page.locator(".geotie .undated").click()
    expect(caption).to_contain_text("1 journey, ")
    expect(caption).to_contain_text("without a day only")
    expect(panel(page)).not_to_contain_text("Ada Palmer")
    # The view of borders names itself, and loses nothing
    opened(page, f"{urlsplit(page.url)._replace(query='borders=United+Nations&show=country%3ACHN').geturl()}")
    expect(caption).to_contain_text("3 journeys")
    expect(caption).to_contain_text("Borders: view of the United Nations.")
    expect(panel(page).locator("blockquote").first).to_contain_text("Taipei")
    areas = page.evaluate("() => [...document.querySelectorAll('.geotie .choroplethlocation')].map((path) => path.__data__.loc)")
    assert not {"TWN", "XKX"} & set(areas)


def test_a_link_reproduces_the_view(page: Page, app: str) -> None:
    opened(page, f"{app}/?show=country%3AEGY&from=1960-01-01&to=1980-12-31&fill=Visits+made&lines=Journeys&lines=Ties")
    expect(page.get_by_role("heading", name="Egypt", exact=True)).to_be_visible()
    assert window(page) == "1960-01-01/1980-12-31"
    assert any(name.startswith("ties:") for name in lines(page))
    expect(page.locator(".geotie .caption")).to_contain_text("tie events")
    # Seen from one country, on the globe, which shows one side of the world and hits nothing on the other
    opened(page, f"{app}/?focus=Egypt&lines=Journeys&lines=Ties&world=Globe")
    expect(page.locator(".geotie .key")).to_contain_text("Visits received from Egypt")
    expect(page.locator(".geotie .caption")).to_contain_text("On the map of Egypt:")
    ties = {name for name in lines(page) if name.startswith("ties:")}
    assert ties
    assert all("EGY" in name for name in ties)
    assert page.evaluate(SPOT, "country:EGY")
    assert page.evaluate(SPOT, "country:FJI") is None


def test_the_map_is_sent_once_and_the_period_kept_on_the_way_to_another_page(page: Page, app: str) -> None:
    received: list[int] = []
    page.on("websocket", lambda socket: socket.on("framereceived", lambda frame: received.append(len(frame))))
    opened(page, app)
    largest = max(received)
    received.clear()
    page.get_by_role("slider", name="Start of the period").focus()
    page.keyboard.press("PageUp")
    page.wait_for_url("**/?*from=*")
    settled(page)
    click(page, "country:USA")
    settled(page)
    assert 0 < max(received) < largest / 2
    chosen = window(page)
    page.get_by_role("link", name="Method").click()
    expect(page.locator(".geotie")).to_have_count(0)
    page.get_by_role("link", name="Map", exact=True).click()
    settled(page)
    assert window(page) == chosen
    assert told(page.url, "from") == chosen.split("/")[0]
    # One step of the browser leads from page to page, however often the address was written on the way
    page.go_back()
    page.wait_for_url("**/method?*")
    page.go_back()
    settled(page)
    assert (window(page), told(page.url, "show")) == (chosen, "country:USA")


def test_leaving_while_the_borders_load_breaks_no_script(page: Page, app: str) -> None:
    asked: list[Route] = []

    def leave_waiting(route: Route) -> None:
        asked.append(route)

    page.route("**/geometry/world-*", leave_waiting)
    page.goto(app)
    page.locator(".geotie .wait").wait_for()
    page.get_by_role("link", name="Method").click()
    expect(page.get_by_role("heading", name="Types of ties")).to_be_visible()
    assert asked
    for route in asked:
        route.abort()
    page.unroute_all()
    expect(page.get_by_role("heading", name="Types of ties")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_map_follows_the_theme_and_fits_a_phone(open_page: Callable[..., Page], app: str, scheme: str) -> None:
    page = opened(open_page(viewport={"width": 390, "height": 844}, has_touch=True, color_scheme=scheme), app)
    ground = page.evaluate("() => document.querySelector('.geotie .map')._fullLayout.paper_bgcolor")
    assert ground == {"light": "#f4f6f7", "dark": "#14181d"}[scheme]
    expect(page.get_by_role("button", name="Play", exact=True)).to_be_visible()
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 390


def test_what_is_done_before_the_page_has_answered_is_kept_beside_what_was_done_first(on_map: Page) -> None:
    """The second message leaves while the address does not yet tell the first."""
    page = on_map
    page.evaluate(
        """() => {
          const view = document.querySelector(".geotie").geotieView, { send } = WebSocket.prototype
          const acts = [["window", ["2000-01-01", "2015-12-31"]], ["pace", ["2", "cumulative"]]]
          WebSocket.prototype.send = function (message) {
            send.call(this, message)
            const act = acts.shift()
            if (act) setTimeout(() => view.tell.setStateValue(...act))
            else WebSocket.prototype.send = send
          }
          view.pick({ kind: "country", id: "BRA" })
        }"""
    )
    page.wait_for_url(lambda url: (told(url, "from"), told(url, "speed"), told(url, "show")) == ("2000-01-01", "2", "country:BRA"))
    expect(page.get_by_role("heading", name="Brazil", exact=True)).to_be_visible()
