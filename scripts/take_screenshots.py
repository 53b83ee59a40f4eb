"""
Take the pictures of docs/ anew from the running dashboard on the demo archive: `python scripts/take_screenshots.py [NAME ...]`.

docs/gallery/ gets every page in light, dark and on a phone, with an index; docs/ the larger pictures that the README shows. With
names only those pages are taken. Needs what the browser tests need: the development packages and Chromium.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image, ImageOps
from playwright.sync_api import Browser, Error, Page, sync_playwright

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from geotie.archive import Archive  # noqa: E402
from geotie.demo import demo_archive  # noqa: E402
from tests.browser.conftest import CHROMIUM_FLAGS, DESKTOP, PHONE, chromium_path, running_app  # noqa: E402

DOCS = ROOT / "docs"
GALLERY = DOCS / "gallery"
LAPTOP = {"width": 1280, "height": 800}
LOOKS = {
    "light": {"color_scheme": "light", "viewport": LAPTOP},
    "dark": {"color_scheme": "dark", "viewport": LAPTOP},
    "phone": {"color_scheme": "light", "viewport": PHONE},
}
GALLERY_WIDTH = 960  # pixels, of the pictures taken on a laptop
COLORS = 256  # by octree: the thin lines of the legend keep their hues
MOST_BYTES = 400_000  # of a picture that the README shows
DRAWN = ".geotie[data-ready=true]"
AT_REST = """() => document.querySelector(".stApp")?.dataset.testScriptState === "notRunning"
  && !document.querySelector("[data-stale=true]")"""
REST_MS = 2000  # the drawing is done, and tables and words have come
PATIENCE_MS = 90_000


@dataclass(frozen=True, slots=True)
class Shot:
    """A page of the dashboard: what it is called in the index, its address, and whether a map is on it."""

    title: str
    at: str
    has_map: bool = False


def shots() -> dict[str, Shot]:
    """Every page once, and the map in its main ways of showing."""
    visit, article = _tour("Takht-Ravanchi")
    return {
        "map": Shot("Map: journeys over visits received", "/", has_map=True),
        "map-ties": Shot("Map: ties over their balance", "/?fill=Balance+of+ties&lines=Ties", has_map=True),
        "map-journey": Shot("Map: one journey and its words", f"/?show=visit%3A{visit}", has_map=True),
        "map-focus": Shot("Map: seen from one country", "/?focus=Egypt&lines=Journeys&lines=Ties&view=Middle+East", has_map=True),
        "map-globe": Shot("Map: the globe", "/?world=Globe&view=Asia", has_map=True),
        "journeys": Shot("Journeys", "/journeys"),
        "ties": Shot("Ties", "/ties"),
        "country": Shot("Country", "/country?country=EGY"),
        "add": Shot("Add", "/add"),
        "read": Shot("Read: an article with its records", f"/read?article={article}"),
        "review": Shot("Review", "/review"),
        "archive": Shot("Archive", "/archive"),
        "method": Shot("Method", "/method"),
    }


def main() -> None:
    executable = chromium_path()
    if executable is None:
        raise SystemExit("no Chromium or Chrome on this machine; install one or name it in CHROME_PATH")
    wanted, known = sys.argv[1:], shots()
    if unknown := set(wanted) - set(known):
        raise SystemExit(f"no page is called {', '.join(sorted(unknown))}; there are {', '.join(known)}")
    GALLERY.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder, running_app(Path(folder) / "server.log") as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=CHROMIUM_FLAGS)
        for name in wanted or known:
            for look, options in LOOKS.items():
                _save_small(_picture(browser, url, known[name], options), GALLERY / f"{name}-{look}.png")
        for name, shot, options in _of_readme(known):
            if not wanted or name in wanted:
                _save(_picture(browser, url, shot, options), DOCS / f"{name}.png")
    (GALLERY / "README.md").write_text("\n".join(_index(known)) + "\n", encoding="utf-8")


def _of_readme(known: dict[str, Shot]) -> Iterator[tuple[str, Shot, dict[str, object]]]:
    desktop = {"color_scheme": "light", "viewport": DESKTOP}
    ties = Shot("", "/?fill=Balance+of+ties&lines=Journeys&lines=Ties", has_map=True)
    yield "map", known["map"], desktop
    yield "map-dark", ties, {**desktop, "color_scheme": "dark"}
    yield "map-phone", known["map"], {**desktop, "viewport": PHONE}
    yield "journey", known["map-journey"], desktop
    yield "country", Shot("", "/?show=country%3AEGY&lines=Journeys&lines=Ties", has_map=True), desktop


def _picture(browser: Browser, url: str, shot: Shot, options: dict[str, object]) -> Image.Image:
    page = browser.new_page(**options)  # type: ignore[arg-type]
    page.set_default_timeout(PATIENCE_MS)
    page.goto(url + shot.at)
    _wait(page, shot)
    picture = Image.open(BytesIO(page.screenshot())).convert("RGB")
    page.close()
    return picture


def _wait(page: Page, shot: Shot) -> None:
    if shot.has_map:
        page.wait_for_selector(DRAWN)
    page.wait_for_function(AT_REST)
    page.wait_for_timeout(REST_MS)
    try:
        page.wait_for_function(AT_REST)
    except Error as error:
        raise SystemExit(f"{shot.at} does not come to rest: {error}") from None


def _save(picture: Image.Image, path: Path) -> None:
    # Six bits per channel look the same and take a quarter less; a palette would lose the thin colours of the legend
    for bits in (6, 5):
        ImageOps.posterize(picture, bits).save(path, optimize=True)
        if path.stat().st_size <= MOST_BYTES:
            break
    _tell(path)


def _save_small(picture: Image.Image, path: Path) -> None:
    if picture.width > GALLERY_WIDTH:
        picture = picture.resize((GALLERY_WIDTH, round(picture.height * GALLERY_WIDTH / picture.width)), Image.Resampling.LANCZOS)
    picture.quantize(COLORS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(path, optimize=True)
    _tell(path)


def _tell(path: Path) -> None:
    print(f"{path.relative_to(ROOT)}: {path.stat().st_size / 1000:.0f} kB")


def _index(known: dict[str, Shot]) -> Iterator[str]:
    yield "# Gallery"
    yield ""
    yield "Every page on the demo archive, in light, dark and on a phone; `python scripts/take_screenshots.py` takes them anew."
    for name, shot in known.items():
        yield ""
        yield f"## {shot.title}"
        yield ""
        images = (f'<img src="{name}-{look}.png" alt="{shot.title}, {look}" height="300">' for look in LOOKS)
        yield " ".join(images)


def _tour(surname: str) -> tuple[str, str]:
    """Ids of a visit of the demo and of the article that tells of it."""
    with Archive.open(demo_archive(), readonly=True) as archive:
        stops = archive.stops().collect()
    row = next(row for row in stops.iter_rows(named=True) if surname in row["visitor"])
    return row["visit_id"], row["article_id"]


if __name__ == "__main__":
    main()
