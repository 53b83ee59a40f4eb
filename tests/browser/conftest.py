"""
The real page in a real browser: a Streamlit server of its own and Chromium, which finds no host but this machine.

    def test_map(page, app): page.goto(app) ...

The `page` fixture fails a test whose page asked for anything outside, or whose scripts broke.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

ROOT = Path(__file__).parents[2]
THIS_MACHINE = {"localhost", "127.0.0.1"}
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
]
START_SECONDS = 60
DESKTOP = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}
PATIENCE_MS = 45_000  # on a busy machine; how quick a page is, the benchmarks tell

expect.set_options(timeout=PATIENCE_MS)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            # again, told in the summary: server and browser share the processor with all other tests and may be late
            item.add_marker(pytest.mark.flaky(reruns=2))


def chromium_path() -> str | None:
    """Chromium or Chrome of this machine: CHROME_PATH, the search path, or the applications folder of macOS."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    applications = (
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
    )
    candidates = [os.environ.get("CHROME_PATH"), *map(shutil.which, names), *applications]
    return next((path for path in candidates if path and Path(path).exists()), None)


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    executable = chromium_path()
    if executable is None:
        pytest.skip("no Chromium or Chrome on this machine; install one or name it in CHROME_PATH")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable, args=CHROMIUM_FLAGS)
        yield chromium
        chromium.close()


@contextlib.contextmanager
def running_app(log: Path, archive: Path | None = None) -> Iterator[str]:
    """The dashboard on a free port, on the demo archive or on the one given; yields its address. It may not stumble."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {key: value for key, value in os.environ.items() if key != "GEOTIE_ARCHIVE"}
    if archive is not None:
        environment["GEOTIE_ARCHIVE"] = str(archive)
    options = ["--server.headless", "true", "--server.port", str(port), "--browser.gatherUsageStats", "false"]
    options += ["--server.address", "127.0.0.1", "--server.fileWatcherType", "none"]
    command = [sys.executable, "-m", "streamlit", "run", "app.py", *options]
    with log.open("wb") as output:
        server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=output, stderr=subprocess.STDOUT)
    try:
        _wait_until_healthy(server, port, log)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=20)
    told = log.read_text(errors="replace")
    assert "Traceback" not in told, f"the server stumbled:\n{told[-6000:]}"


def _wait_until_healthy(server: subprocess.Popen[bytes], port: int, log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        with contextlib.suppress(OSError), urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=2) as answer:
            if answer.status == 200:
                return
        time.sleep(0.2)
    raise RuntimeError(f"the dashboard did not start:\n{log.read_text(errors='replace')[-3000:]}")


@pytest.fixture(scope="package")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a dashboard on the demo archive; its visitors' own articles are private to each page."""
    with running_app(tmp_path_factory.mktemp("app") / "server.log") as url:
        yield url


@pytest.fixture
def app_on(tmp_path: Path) -> Iterator[Callable[[Path], str]]:
    """Starts a dashboard on an archive of the test's own: `url = app_on(archive)`."""
    with contextlib.ExitStack() as stack:
        yield lambda archive: stack.enter_context(running_app(tmp_path / f"{archive.stem}.log", archive))


@pytest.fixture(scope="package")
def contexts(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Contexts by their options. Pages share them, and so what a browser keeps: the scripts of the dashboard are fetched once."""
    made: dict[str, BrowserContext] = {}

    def context(**options: object) -> BrowserContext:
        key = repr(sorted(options.items()))
        if key not in made:
            made[key] = browser.new_context(**options)  # type: ignore[arg-type]
        return made[key]

    yield context
    for one in made.values():
        one.close()


@pytest.fixture
def open_page(contexts: Callable[..., BrowserContext]) -> Iterator[Callable[..., Page]]:
    """Opens pages with options of `Browser.new_context`, say `viewport` or `color_scheme`; see `page` for what is checked."""
    outside: list[str] = []
    broken: list[str] = []
    pages: list[Page] = []

    def note(url: str) -> None:
        if _leaves(url):
            outside.append(url)

    def new_page(**options: object) -> Page:
        page = contexts(**{"viewport": DESKTOP, **options}).new_page()
        pages.append(page)
        page.on("request", lambda request: note(request.url))
        page.on("websocket", lambda socket: note(socket.url))
        page.on("pageerror", lambda error: broken.append(str(error)))
        page.set_default_timeout(PATIENCE_MS)
        return page

    yield new_page
    told = list(broken)  # before the pages close: what they were fetching breaks off then, and their scripts say so
    for page in pages:
        page.close()
    assert outside == [], "the page asked for something outside this machine"
    assert told == [], "a script of the page broke"


@pytest.fixture
def page(open_page: Callable[..., Page]) -> Page:
    """A desktop page that may not leave this machine."""
    return open_page()


def _leaves(url: str) -> bool:
    address = urlsplit(url)
    return address.scheme in ("http", "https", "ws", "wss") and address.hostname not in THIS_MACHINE
