"""
Take the pictures of docs/ anew from the running dashboard on the demo archive: `python scripts/take_screenshots.py`.

Needs what the browser tests need: the development packages and Chromium.
"""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image, ImageOps
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from geotie.archive import Archive  # noqa: E402
from geotie.demo import demo_archive  # noqa: E402
from tests.browser.conftest import CHROMIUM_FLAGS, DESKTOP, PHONE, chromium_path, running_app  # noqa: E402

DRAWN = ".geotie[data-ready=true]"
MOST_BYTES = 400_000
REST_MS = 2500  # the drawing is done, and the words beside the map have come


def pictures() -> dict[str, dict[str, object]]:
    """Name of each picture with the address to open and how."""
    tour = _visit_of("Takht-Ravanchi")
    return {
        "map": {"at": "/"},
        "map-dark": {"at": "/?fill=Balance+of+ties&lines=Journeys&lines=Ties", "color_scheme": "dark"},
        "journey": {"at": f"/?show=visit%3A{tour}"},
        "country": {"at": "/?show=country%3AEGY&lines=Journeys&lines=Ties"},
        "map-phone": {"at": "/", "viewport": PHONE},
    }


def main() -> None:
    executable = chromium_path()
    if executable is None:
        raise SystemExit("no Chromium or Chrome on this machine; install one or name it in CHROME_PATH")
    with TemporaryDirectory() as folder, running_app(Path(folder) / "server.log") as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=CHROMIUM_FLAGS)
        for name, options in pictures().items():
            _take(browser, url + str(options.pop("at")), ROOT / "docs" / f"{name}.png", **options)


def _take(browser: Browser, url: str, path: Path, **options: object) -> None:
    page = browser.new_page(**{"viewport": DESKTOP, "color_scheme": "light", **options})  # type: ignore[arg-type]
    page.goto(url)
    page.wait_for_selector(DRAWN, timeout=60_000)
    page.wait_for_timeout(REST_MS)
    picture = Image.open(BytesIO(page.screenshot())).convert("RGB")
    # Six bits per channel look the same and take a quarter less; a palette would lose the thin colours of the legend
    for bits in (6, 5):
        ImageOps.posterize(picture, bits).save(path, optimize=True)
        if path.stat().st_size <= MOST_BYTES:
            break
    page.close()
    print(f"{path.relative_to(ROOT)}: {path.stat().st_size / 1000:.0f} kB")


def _visit_of(surname: str) -> str:
    with Archive.open(demo_archive(), readonly=True) as archive:
        stops = archive.stops().collect()
    return next(row["visit_id"] for row in stops.iter_rows(named=True) if surname in row["visitor"])


if __name__ == "__main__":
    main()
