"""The demo archive: the briefs of data/briefs.toml, read by the same rules as any other article."""

from __future__ import annotations

import hashlib
import os
import tempfile
import time
import tomllib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from geotie.archive import Archive
from geotie.archive.schema import MIGRATIONS
from geotie.datafiles import DATA, data_file
from geotie.errors import ArchiveError
from geotie.extraction import extract
from geotie.reading import article_of
from geotie.records import EXTRACTOR_VERSION, Article

BRIEFS = "briefs.toml"
KEPT_SECONDS = 24 * 3600
_BUILDING = Lock()  # who asks while it is being built waits for it; two processes may build it twice, to the same end


@dataclass(frozen=True, slots=True)
class Brief:
    """A brief in our own words; `source` names the public source of its facts."""

    article: Article
    source: str


def briefs() -> Iterator[Brief]:
    """The briefs in the order of their file."""
    with data_file(BRIEFS).open("rb") as file:
        entries = tomllib.load(file)["brief"]
    for entry in entries:
        article = article_of(
            entry["text"].strip(),
            name=f"{BRIEFS}, {entry['id']}",
            title=entry["title"],
            published=entry["published"],
            outlet=entry["outlet"],
            url=entry.get("url", ""),
            source_id=entry["id"],
        )
        yield Brief(article, entry["source"])


def demo_archive() -> Path:
    """
    Path of the demo archive, built where it is missing or where rules, tables or briefs have changed since.

    It lies in the user's cache folder, is never written again, and may be deleted at any time.

    Raises
    ------
    ArchiveError
        If no folder can be found to build it in.
    """
    path = _cache_folder() / f"demo-{_fingerprint()}.geotie"
    with _BUILDING:
        if not path.exists():
            _build(path)
            _remove_older(path)
    return path


def _build(path: Path) -> None:
    """Build beside the final place and move there in one step, so that no one ever sees half an archive."""
    with tempfile.TemporaryDirectory(dir=path.parent, prefix="building-") as folder:
        with Archive.open(Path(folder) / "work.geotie") as archive:
            for brief in briefs():
                archive.add(extract(brief.article))
            archive.copy_to(Path(folder) / path.name)
        Path(folder, path.name).replace(path)


def _remove_older(newest: Path) -> None:
    """Demo archives of other contents, but not those made or read of late: another geotie may be showing them."""
    last_use = time.time() - KEPT_SECONDS
    for path in newest.parent.glob("demo-*.geotie"):
        with suppress(OSError):  # somebody else's, or removed meanwhile
            status = path.stat()
            if path != newest and max(status.st_mtime, status.st_atime) < last_use:
                for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
                    path.with_name(name).unlink(missing_ok=True)


def _fingerprint() -> str:
    """Changes with the briefs, the rules and the tables, so that an edit in a checkout shows at once."""
    package = Path(__file__).parent
    parts = [EXTRACTOR_VERSION, *(migration.name for migration in MIGRATIONS)]
    rules = (file for folder in (".", "archive", "extraction", "reading") for file in package.glob(f"{folder}/*.py"))
    for file in sorted([*DATA.iterdir(), *rules]):
        status = file.stat()
        parts.append(f"{file.name} {status.st_size} {status.st_mtime_ns}")
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


def _cache_folder() -> Path:
    candidates = (
        Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "geotie",
        Path(tempfile.gettempdir()) / "geotie",
    )
    for folder in candidates:
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            continue
        if os.access(folder, os.W_OK):
            return folder
    raise ArchiveError(f"the demo archive needs a folder that may be written, such as {candidates[0]}")
