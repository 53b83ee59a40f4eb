"""Snapshots: copies of an archive as it stood, in a folder beside it. Pure of widgets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from geotie.archive import Archive

_STAMP = "%Y-%m-%dT%H-%M-%S"


@dataclass(frozen=True, slots=True)
class Snapshot:
    path: Path
    made: datetime
    size: int

    @property
    def name(self) -> str:
        return f"{self.made:%Y-%m-%d %H:%M:%S} UTC"


def folder_of(archive: Path) -> Path:
    return archive.with_name(f"{archive.stem}-snapshots")


def snapshots(archive: Path) -> list[Snapshot]:
    """All snapshots of an archive, the latest first."""
    found = []
    for path in folder_of(archive).glob("*.geotie"):
        try:
            made = datetime.strptime(path.stem, _STAMP).replace(tzinfo=UTC)
        except ValueError:
            continue  # somebody else's file
        found.append(Snapshot(path, made, path.stat().st_size))
    return sorted(found, key=lambda one: one.made, reverse=True)


def take(archive: Path) -> Snapshot:
    """
    Keep the archive as it is now.

    Raises
    ------
    ArchiveError
        If the copy cannot be written, or one of this very second is there already.
    """
    folder = folder_of(archive)
    folder.mkdir(exist_ok=True)
    now = datetime.now(UTC).replace(microsecond=0)
    path = folder / f"{now.strftime(_STAMP)}.geotie"
    with Archive.open(archive, readonly=True) as opened:
        opened.copy_to(path)
    return Snapshot(path, now, path.stat().st_size)
