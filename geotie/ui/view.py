"""What a visitor sees at this moment: an archive, his choices, a period."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from geotie.measures import Tables, Window
from geotie.ui.map_model import MapChoices


@dataclass(frozen=True, slots=True)
class View:
    """`tables` hold what is shown: under the border policy, of claim-holders that count, and with a focus only what touches it."""

    path: Path
    revision: int
    tables: Tables
    choices: MapChoices
    window: Window
