"""What a visitor sees at this moment: an archive, his choices, a period."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from geotie.measures import Tables, Window
from geotie.ui.map_model import MapChoices


@dataclass(frozen=True, slots=True)
class View:
    path: Path
    revision: int
    tables: Tables
    choices: MapChoices
    window: Window
