"""
What this visitor is looking at: which archive, and which archive his own articles go to.

The archive shown is, in this order: the visitor's own of this session, the one that `GEOTIE_ARCHIVE` names, the demo. The demo
is never written to: a visitor's first article starts an archive of his own, as a copy of the demo or empty, in a folder that
goes with the session.
"""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

import streamlit as st

from geotie.archive import Archive
from geotie.errors import ArchiveError
from geotie.ui import cache

Start = Literal["demo", "empty"]
Origin = Literal["own", "named", "demo"]
_FOLDER = "own_archive_folder"
_FILE = "own.geotie"


def named_archive() -> Path | None:
    """The archive that the environment names for this dashboard; it may not exist yet."""
    name = os.environ.get("GEOTIE_ARCHIVE", "").strip()
    return Path(name).expanduser() if name else None


def origin() -> Origin:
    """Whose archive is shown: the visitor's own, the one named for the dashboard, or the demo."""
    if _FOLDER in st.session_state:
        return "own"
    return "named" if named_archive() else "demo"


def archive_path() -> Path:
    """The archive to show. Its file may be missing where the environment names one that nothing was added to yet."""
    if _FOLDER in st.session_state:
        return Path(st.session_state[_FOLDER].name) / _FILE
    return named_archive() or cache.demo_path()


def revision() -> int:
    """Raised by each write to the archive shown, so that what was computed from it is computed anew."""
    return cache.revision(archive_path())


def writable_archive(start: Start = "demo") -> Path:
    """
    The archive that a visitor's articles are added to.

    The named archive where there is one, since whoever names it works in it; else the session's own, made on first use as a
    copy of the demo or empty.
    """
    if _FOLDER in st.session_state or named_archive() is None:
        return _own_archive(start)
    return archive_path()


def adopt(data: bytes) -> None:
    """
    Show a copy of an archive file that the visitor brought, as his own of this session, in the place of the one before.

    Raises
    ------
    ArchiveError
        If it is no archive, or was written by a newer geotie; what was shown before stays.
    """
    folder = TemporaryDirectory(prefix="geotie-", ignore_cleanup_errors=True)
    path = Path(folder.name) / _FILE
    path.write_bytes(data)
    try:
        Archive.open(path).close()
    except ArchiveError as error:
        folder.cleanup()
        raise ArchiveError(str(error).replace(str(path), "the file")) from error
    forget_own_archive()
    st.session_state[_FOLDER] = folder


def start_empty() -> None:
    """Show an empty archive of the session's own, in the place of the one before."""
    forget_own_archive()
    _own_archive("empty")


def forget_own_archive() -> None:
    """Back to the named archive or the demo; the visitor's own articles of this session are deleted."""
    folder = st.session_state.pop(_FOLDER, None)
    if folder is not None:
        folder.cleanup()


def _own_archive(start: Start) -> Path:
    if _FOLDER not in st.session_state:
        # TemporaryDirectory deletes the folder when the session, and with it this object, is dropped
        folder = TemporaryDirectory(prefix="geotie-", ignore_cleanup_errors=True)
        if start == "demo":
            with Archive.open(cache.demo_path(), readonly=True) as demo:
                demo.copy_to(Path(folder.name) / _FILE)
        else:
            Archive.open(Path(folder.name) / _FILE).close()
        st.session_state[_FOLDER] = folder
    return Path(st.session_state[_FOLDER].name) / _FILE
