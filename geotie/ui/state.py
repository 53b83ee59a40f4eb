"""
What this visitor is looking at: which archive, and which archive his own articles go to.

The archive shown is, in this order: the visitor's own of this session, the one that `GEOTIE_ARCHIVE` names, the demo. The demo
is never written to: a visitor's first article starts an archive of his own, as a copy of the demo or empty, in a folder that
goes with the session.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from geotie.archive import Archive
from geotie.errors import ArchiveError
from geotie.ui import cache
from geotie.ui.kept import kept

Start = Literal["demo", "empty"]
Origin = Literal["own", "named", "demo"]
_FILE = "own.geotie"


@dataclass(slots=True)
class _Own:
    """The folder of the session's own archive; it is deleted when the session, and with it this object, is dropped."""

    folder: TemporaryDirectory[str] | None = None

    @property
    def path(self) -> Path | None:
        return Path(self.folder.name) / _FILE if self.folder else None


def named_archive() -> Path | None:
    """The archive that the environment names for this dashboard; it may not exist yet."""
    name = os.environ.get("GEOTIE_ARCHIVE", "").strip()
    return Path(name).expanduser() if name else None


def origin() -> Origin:
    """Whose archive is shown: the visitor's own, the one named for the dashboard, or the demo."""
    if kept(_Own).folder:
        return "own"
    return "named" if named_archive() else "demo"


def archive_path() -> Path:
    """The archive to show. Its file may be missing where the environment names one that nothing was added to yet."""
    return kept(_Own).path or named_archive() or cache.demo_path()


def revision() -> int:
    """Raised by each write to the archive shown, so that what was computed from it is computed anew."""
    return cache.revision(archive_path())


def writable_archive(start: Start = "demo") -> Path:
    """
    The archive that a visitor's articles are added to.

    The named archive where there is one, since whoever names it works in it; else the session's own, made on first use as a
    copy of the demo or empty.
    """
    own = kept(_Own)
    return own.path or named_archive() or _start(own, start)


def adopt(data: bytes) -> None:
    """
    Show a copy of an archive file that the visitor brought, as his own of this session, in the place of the one before.

    Raises
    ------
    ArchiveError
        If it is no archive, or was written by a newer geotie; what was shown before stays.
    """
    own = kept(_Own)
    folder = _folder()
    path = Path(folder.name) / _FILE
    path.write_bytes(data)
    try:
        Archive.open(path).close()
    except ArchiveError as error:
        folder.cleanup()
        raise ArchiveError(str(error).replace(str(path), "the file")) from error
    _replace(own, folder)


def start_empty() -> None:
    """Show an empty archive of the session's own, in the place of the one before."""
    own = kept(_Own)
    _replace(own, None)
    _start(own, "empty")


def forget_own_archive() -> None:
    """Back to the named archive or the demo; the visitor's own articles of this session are deleted."""
    _replace(kept(_Own), None)


def _start(own: _Own, start: Start) -> Path:
    demo_path = cache.demo_path() if start == "demo" else None
    folder = _folder()
    path = Path(folder.name) / _FILE
    if demo_path is None:
        Archive.open(path).close()
    else:
        with Archive.open(demo_path, readonly=True) as demo:
            demo.copy_to(path)
    own.folder = folder
    return path


def _replace(own: _Own, folder: TemporaryDirectory[str] | None) -> None:
    before, own.folder = own.folder, folder
    if before is not None:
        before.cleanup()


def _folder() -> TemporaryDirectory[str]:
    return TemporaryDirectory(prefix="geotie-", ignore_cleanup_errors=True)
