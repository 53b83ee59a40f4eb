"""What an import yields: an article with its ready-made records, or a row that became none, with the reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from geotie.records import Extraction

Fate = Literal["merged", "left out", "unreadable"]


@dataclass(frozen=True, slots=True)
class Unimported:
    """
    A row that made no record of its own.

    `fate` says why: "merged", another row tells the same; "left out", it holds nothing that geotie keeps; "unreadable", it is
    wrong and somebody should look at it.
    """

    source: str  # the file
    row: str  # "line 7", "trip 4019"; "" for the file as a whole
    reason: str
    fate: Fate = "unreadable"

    def __str__(self) -> str:
        where = f"{self.row} of {self.source}" if self.row else self.source
        return f"{where}: {self.reason}"


Item = Extraction | Unimported
