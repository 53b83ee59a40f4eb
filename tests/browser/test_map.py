"""The map in a real browser, with the network blocked (see conftest): what is drawn, what time does to it, what a click shows."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from geotie.archive import Archive
from geotie.demo import demo_archive
from geotie.measures import EVER, Tables, Window, arcs, country_values, sources
from geotie.records import Article, Evidence, Extraction, Itinerary, PartialDate, Stop
from geotie.ui.map_model import MapChoices

SETTLE_MS = 400

# The traces of the map by role, with what a test asks of them
TRACES = """() => document.querySelector(".geotie .map")._fullData.map((trace) => ({
  role: trace.meta?.role, text: Array.from(trace.text ?? []), ids: Array.from(trace.customdata ?? []),
  lon: Array.from(trace.lon ?? []), lat: Array.from(trace.lat ?? []),
}))"""
# Where a place of the globe is on the screen
PIXEL = """([lon, lat]) => {
  const node = document.querySelector(".geotie .map"), geo = node._fullLayout.geo._subplot, box = node.getBoundingClientRect()
  const [x, y] = geo.project([lon, lat])
  return [box.left + geo.xaxis._offset + x, box.top + geo.yaxis._offset + y]
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
    page.goto(app)
    settled(page)
    return page


def settled(page: Page) -> None:
    """Until the map is drawn and its size rests."""
    page.wait_for_selector(".geotie[data-ready=true]", timeout=60_000)
    page.wait_for_timeout(SETTLE_MS)
    page.wait_for_function("() => document.querySelector('.stApp')?.dataset.testScriptState !== 'running'")
    page.wait_for_timeout(SETTLE_MS)


def traces(page: Page, role: str) -> list[dict[str, Any]]:
    return [trace for trace in page.evaluate(TRACES) if trace["role"] == role]


def line_ids(page: Page) -> set[str]:
    return {name for trace in traces(page, "line") for name in trace["ids"] if name}


def click_at(page: Page, lon: float, lat: float) -> None:
    x, y = page.evaluate(PIXEL, [lon, lat])
    page.mouse.move(x - 30, y - 30)
    page.mouse.move(x, y, steps=4)
    page.wait_for_timeout(150)
    page.mouse.click(x, y)


def address(page: Page, name: str) -> str | None:
    return parse_qs(urlsplit(page.url).query).get(name, [None])[0]


def set_window(page: Page, first: date, last: date) -> None:
    """Open the map again at an address with this period."""
    split = urlsplit(page.url)
    page.goto(f"{split.scheme}://{split.netloc}/?from={first}&to={last}")
    settled(page)


def test_the_world_is_drawn_without_a_request_to_the_outside(on_map: Page) -> None:
    (countries,), (small,) = traces(on_map, "countries"), traces(on_map, "small states")
    assert len({*countries["ids"], *small["ids"]}) >= 197
    shapes = on_map.locator(".geotie .choroplethlayer path").count()
    assert shapes >= 197
    sized = on_map.evaluate(
        "() => [...document.querySelectorAll('.geotie .choroplethlayer path')].filter((path) => path.getBBox().width > 0).length"
    )
    assert sized >= 190


def test_journeys_are_lines_with_arrowheads(on_map: Page, tables: Tables) -> None:
    drawn = arcs(tables, EVER, ("journeys",))
    with_line = drawn.filter(drawn["origin"].is_not_null())
    expected = {f"journeys:{origin}>{end}" for origin, end in with_line.select("origin", "destination").iter_rows()}
    assert line_ids(on_map) == expected
    (arrows,) = traces(on_map, "arrows")
    assert len(arrows["ids"]) == len(with_line)


def test_the_page_counts_as_the_measures_do(on_map: Page, tables: Tables) -> None:
    first, last = date(2000, 1, 1), date(2015, 12, 31)
    set_window(on_map, first, last)
    window = Window(first, last)
    values = dict(country_values(tables, "visits_received", window).rows())
    (countries,) = traces(on_map, "countries")
    told = dict(zip(countries["ids"], countries["text"], strict=True))
    assert values
    for code, value in values.items():
        if code in told:
            assert re.search(rf"<br>{value} visits? received$", told[code]), code
    assert sum("<br>no " not in text for text in told.values()) <= len(values) + 2
    counted = sources(tables, window, MapChoices().layers)
    expect(on_map.locator(".geotie .caption")).to_contain_text(f"{counted.journeys} journeys, told by {counted.articles} articles")


def test_the_window_changes_what_is_drawn_and_zoom_stays(on_map: Page) -> None:
    before = line_ids(on_map)
    on_map.mouse.move(*on_map.evaluate(PIXEL, [20, 20]))
    on_map.mouse.wheel(0, -500)
    on_map.wait_for_timeout(600)
    view = on_map.evaluate(VIEW)
    assert view[0] > 1.2
    start = on_map.get_by_role("slider", name="Start of the period")
    start.focus()
    for _ in range(4):
        on_map.keyboard.press("PageUp")
    expect(on_map.locator(".geotie .whole")).to_be_visible()
    settled(on_map)
    after = line_ids(on_map)
    assert after < before
    assert on_map.evaluate(VIEW) == pytest.approx(view)
    assert address(on_map, "from") is not None


def test_the_window_can_be_dragged(on_map: Page) -> None:
    box = on_map.locator(".geotie .lane").bounding_box()
    assert box
    middle = box["y"] + box["height"] / 3
    on_map.mouse.move(box["x"] + box["width"] * 0.85, middle)
    on_map.mouse.down()
    on_map.mouse.move(box["x"] + box["width"] * 0.95, middle, steps=5)
    on_map.mouse.up()
    on_map.wait_for_timeout(800)
    first, last = on_map.locator(".geotie").get_attribute("data-window").split("/")  # type: ignore[union-attr]
    assert date.fromisoformat(first).year > 2005
    assert date.fromisoformat(last) < date(2024, 12, 31)
    on_map.get_by_role("button", name="Whole period").click()
    expect(on_map.locator(".geotie")).to_have_attribute("data-window", "")


def test_play_moves_the_window_until_paused(on_map: Page) -> None:
    on_map.get_by_label("Speed").select_option("4")
    on_map.get_by_role("button", name="Play", exact=True).click()
    seen = set()
    for _ in range(12):
        on_map.wait_for_timeout(250)
        seen.add(on_map.locator(".geotie").get_attribute("data-window"))
    assert len(seen) >= 3
    on_map.get_by_role("button", name="Pause").click()
    on_map.wait_for_timeout(700)
    rest = on_map.locator(".geotie").get_attribute("data-window")
    on_map.wait_for_timeout(900)
    assert on_map.locator(".geotie").get_attribute("data-window") == rest
    assert f"{address(on_map, 'from')}/{address(on_map, 'to')}" == rest


def test_a_click_on_a_country_shows_its_sentences(on_map: Page) -> None:
    click_at(on_map, -104.0, 36.8)  # the United States, away from any line's end
    expect(on_map.get_by_role("heading", name="United States", exact=True)).to_be_visible()
    expect(on_map.locator(".st-key-evidence blockquote").first).to_be_visible()
    assert address(on_map, "show") == "country:USA"


def test_a_click_on_a_small_state_shows_it(on_map: Page) -> None:
    (small,) = traces(on_map, "small states")
    index = small["ids"].index("MDV")
    click_at(on_map, small["lon"][index], small["lat"][index])
    expect(on_map.get_by_role("heading", name="Maldives", exact=True)).to_be_visible()


def test_a_click_on_a_line_shows_its_sentences(on_map: Page) -> None:
    found = ("journeys:CUB>VEN", "journeys:VEN>BOL", "journeys:IRN>CUB")
    trace, name = next((trace, name) for trace in traces(on_map, "line") for name in found if name in trace["ids"])
    first = trace["ids"].index(name)
    middle = first + trace["ids"].count(name) // 3
    click_at(on_map, trace["lon"][middle], trace["lat"][middle])
    expect(on_map.locator(".st-key-evidence blockquote").first).to_be_visible()
    shown = address(on_map, "show")
    assert shown is not None
    assert shown.startswith("arc:journeys:")


def test_a_journey_of_the_list_is_numbered_on_the_map(on_map: Page) -> None:
    first = on_map.locator(".st-key-evidence button strong").first
    visitor = first.inner_text()
    first.click()
    expect(on_map.get_by_role("heading", name=f"Journey of {visitor}", exact=True)).to_be_visible()
    on_map.wait_for_function(f"() => ({TRACES})().some((trace) => trace.role === 'selected stops' && trace.text.length > 0)")
    (stops,) = traces(on_map, "selected stops")
    assert stops["text"][0] == "1"


def test_a_click_on_a_stop_shows_who_stopped_there(on_map: Page) -> None:
    (stops,) = traces(on_map, "stops")
    index = stops["ids"].index("VEN:Caracas")
    on_map.get_by_label("Part of the world").select_option("Central America and Caribbean")
    on_map.wait_for_timeout(1500)
    click_at(on_map, stops["lon"][index], stops["lat"][index])
    expect(on_map.get_by_role("heading", name="Caracas, Venezuela", exact=True)).to_be_visible()
    assert address(on_map, "show") == "stop:VEN:Caracas"


def test_a_pointer_is_told_a_short_story_and_its_lines_stand_out(on_map: Page) -> None:
    x, y = on_map.evaluate(PIXEL, [-104.0, 36.8])
    on_map.mouse.move(x - 30, y - 30)
    on_map.mouse.move(x, y, steps=4)
    story = on_map.locator(".geotie .told")
    expect(story).to_contain_text("United States")
    expect(story).to_contain_text("independent source")
    assert on_map.locator(".geotie .trail path").count() > 5
    on_map.mouse.move(5, 5)
    expect(story).to_be_hidden()
    expect(on_map.locator(".geotie .trail path")).to_have_count(0)


def test_a_click_on_a_bar_chooses_its_time_and_a_second_one_the_whole(on_map: Page) -> None:
    def bar() -> None:
        box = on_map.locator(".geotie .lane").bounding_box()
        assert box
        on_map.mouse.click(box["x"] + box["width"] * 0.982, box["y"] + 40)

    bar()
    expect(on_map.locator(".geotie")).to_have_attribute("data-window", "2023-01-01/2023-12-31")
    on_map.wait_for_url("**/?*from=2023-01-01*")
    first = int(on_map.locator(".geotie .caption").inner_text().split(" journeys")[0].split()[-1])
    expect(on_map.locator(".st-key-evidence")).to_contain_text(f"{first} journeys")
    on_map.wait_for_timeout(600)  # two clicks at once would be a double one
    bar()
    expect(on_map.locator(".geotie")).to_have_attribute("data-window", "")


def test_a_region_is_looked_at_and_back_leads_out_of_it(on_map: Page) -> None:
    before = on_map.evaluate(VIEW)
    on_map.get_by_label("Part of the world").select_option("Africa")
    on_map.wait_for_url("**/?*view=Africa*")
    scale, _, lon, lat = on_map.evaluate(VIEW)
    assert scale > 1.5
    assert (abs(lon - 17) < 5, abs(lat) < 5) == (True, True)
    settled(on_map)
    on_map.go_back()
    expect(on_map.get_by_label("Part of the world")).to_have_value("")
    on_map.wait_for_timeout(SETTLE_MS)
    assert on_map.evaluate(VIEW) == pytest.approx(before)


def test_back_and_forward_restore_the_period_and_what_is_selected(on_map: Page, app: str) -> None:
    start = on_map.get_by_role("slider", name="Start of the period")
    start.focus()
    on_map.keyboard.press("PageUp")
    on_map.wait_for_url("**/?*from=*")
    window = on_map.locator(".geotie").get_attribute("data-window")
    settled(on_map)
    on_map.locator(".st-key-evidence button strong").first.click()
    on_map.wait_for_url("**/?*show=*")
    settled(on_map)
    on_map.go_back()
    expect(on_map.get_by_role("heading", name="What is on the map")).to_be_visible()
    assert on_map.locator(".geotie").get_attribute("data-window") == window
    settled(on_map)
    on_map.go_back()
    expect(on_map.locator(".geotie")).to_have_attribute("data-window", "")
    on_map.go_forward()
    expect(on_map.locator(".geotie")).to_have_attribute("data-window", str(window))


@pytest.mark.parametrize("form", ["png", "svg"])
def test_the_map_is_saved_as_a_picture_without_a_server(on_map: Page, form: str, tmp_path: Path) -> None:
    on_map.context.set_offline(True)
    on_map.get_by_label("Save as a picture").click()
    with on_map.expect_download() as download:
        on_map.locator(f"[data-picture={form}]").click()
    on_map.context.set_offline(False)
    assert download.value.suggested_filename == f"geotie-map.{form}"
    download.value.save_as(tmp_path / "map")
    content = (tmp_path / "map").read_bytes()
    if form == "png":
        assert content.startswith(b"\x89PNG")
        assert len(content) > 50_000
    else:
        told = content.decode()
        assert "Borders: de facto" in told
        assert "Visits received" in told
        assert told.count("<path") > 250


@pytest.fixture
def quarrel(tmp_path: Path) -> Path:
    """A journey that two outlets tell of, one that a state's agency tells alone, and one without any day."""
    path = tmp_path / "quarrel.geotie"
    told = [
        ("Ada Palmer of Finland came to Taipei on May 6.", "Reuters", "TWN", date(2019, 5, 7), "FIN", "Ada Palmer"),
        ("Ada Palmer of Finland arrived in Taipei on May 6.", "Xinhua", "TWN", date(2019, 5, 8), "FIN", "Ada Palmer"),
        ("Ivo Lang of Chile came to Lima on May 9.", "Xinhua", "PER", date(2019, 5, 10), "CHL", "Ivo Lang"),
        ("Eva Rojas of Kenya came to Quito.", "The Courier", "ECU", None, "KEN", "Eva Rojas"),
    ]
    with Archive.open(path) as archive:
        for text, outlet, country, published, home, visitor in told:
            words = Evidence.of(text, 0, len(text))
            day = published and PartialDate(2019, 5, 6 if country == "TWN" else 9)
            journey = Itinerary(visitor, (Stop(country, words, start=day),), "minister", home)
            archive.add(Extraction(Article(text, outlet=outlet, published=published), itineraries=(journey,)))
    return path


def test_what_only_state_media_carry_can_be_left_out_and_is_counted(
    page: Page, app_on: Callable[[Path], str], quarrel: Path
) -> None:
    page.goto(app_on(quarrel))
    settled(page)
    caption = page.locator(".geotie .caption")
    expect(caption).to_contain_text("3 journeys")
    page.get_by_role("button", name="Who says so").click()
    page.get_by_text("Without state media", exact=True).click()
    expect(caption).to_contain_text("2 journeys")
    expect(caption).to_contain_text("Hidden by “who says so”: 1 journey.")
    assert address(page, "media") == "Without state media"
    page.keyboard.press("Escape")
    expect(page.locator(".st-key-evidence")).not_to_contain_text("Ivo Lang")
    # What has no day has a lane of its own
    page.locator(".geotie .undated").click()
    expect(caption).to_contain_text("1 journey, ")
    expect(caption).to_contain_text("without a day only")
    expect(page.locator(".st-key-evidence")).not_to_contain_text("Ada Palmer")
    # The view of borders names itself, and loses nothing
    page.goto(f"{urlsplit(page.url)._replace(query='borders=United+Nations&show=country%3ACHN').geturl()}")
    settled(page)
    expect(caption).to_contain_text("3 journeys")
    expect(caption).to_contain_text("Borders: view of the United Nations.")
    expect(page.locator(".st-key-evidence blockquote").first).to_contain_text("Taipei")
    (countries,) = traces(page, "countries")
    assert not {"TWN", "XKX"} & set(countries["ids"])


def test_the_map_is_seen_from_one_country(page: Page, app: str) -> None:
    page.goto(f"{app}/?focus=Egypt&lines=Journeys&lines=Ties")
    settled(page)
    expect(page.locator(".geotie .key")).to_contain_text("Visits received from Egypt")
    expect(page.locator(".geotie .caption")).to_contain_text("On the map of Egypt:")
    ties = {name for name in line_ids(page) if name.startswith("ties:")}
    assert ties
    assert all("EGY" in name for name in ties)


def test_a_link_reproduces_the_view(on_map: Page, app: str) -> None:
    on_map.goto(f"{app}/?show=country%3AEGY&from=1960-01-01&to=1980-12-31&fill=Visits+made&lines=Journeys&lines=Ties")
    settled(on_map)
    expect(on_map.get_by_role("heading", name="Egypt", exact=True)).to_be_visible()
    assert on_map.locator(".geotie").get_attribute("data-window") == "1960-01-01/1980-12-31"
    assert any(name.startswith("ties:") for name in line_ids(on_map))
    expect(on_map.locator(".geotie .caption")).to_contain_text("tie events")


def test_the_period_is_still_there_after_a_look_at_another_page(on_map: Page) -> None:
    on_map.get_by_role("slider", name="Start of the period").focus()
    on_map.keyboard.press("PageUp")
    settled(on_map)
    window = on_map.locator(".geotie").get_attribute("data-window")
    assert window
    on_map.get_by_role("link", name="Method").click()
    expect(on_map.locator(".geotie")).to_have_count(0)
    on_map.get_by_role("link", name="Map", exact=True).click()
    settled(on_map)
    assert on_map.locator(".geotie").get_attribute("data-window") == window
    assert address(on_map, "from") == window.split("/")[0]


def test_a_new_period_does_not_send_the_map_anew(page: Page, app: str) -> None:
    received: list[int] = []
    page.on("websocket", lambda socket: socket.on("framereceived", lambda frame: received.append(len(frame))))
    page.goto(app)
    settled(page)
    whole = sum(received)
    received.clear()
    page.get_by_role("slider", name="Start of the period").focus()
    page.keyboard.press("PageUp")
    expect(page.locator(".geotie .whole")).to_be_visible()
    page.wait_for_timeout(1500)
    assert 0 < sum(received) < whole / 3


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_map_follows_the_theme(open_page: Callable[..., Page], app: str, scheme: str) -> None:
    page = open_page(color_scheme=scheme)
    page.goto(app)
    settled(page)
    ground = page.evaluate("() => document.querySelector('.geotie .map')._fullLayout.paper_bgcolor")
    assert ground == {"light": "#f4f6f7", "dark": "#14181d"}[scheme]


def test_a_phone_shows_map_timeline_and_words_without_sideways_scrolling(open_page: Callable[..., Page], app: str) -> None:
    page = open_page(viewport={"width": 390, "height": 844}, has_touch=True)
    page.goto(app)
    settled(page)
    expect(page.get_by_role("button", name="Play", exact=True)).to_be_visible()
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 390
