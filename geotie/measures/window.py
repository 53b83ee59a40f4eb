"""A period of time, by the day that a text tells or by the day that it was published."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

import polars as pl

TimeBasis = Literal["event", "publication"]


@dataclass(frozen=True, slots=True)
class Window:
    """
    Days from `first` to `last`, both included; None leaves that side open.

    `by` event: the day that the record tells, or the article's own where the text tells none. `by` publication: the article's
    day. An undated record is inside only where both sides are open, or where `undated` asks for nothing else.
    """

    first: date | None = None
    last: date | None = None
    by: TimeBasis = "event"
    undated: bool = False

    @property
    def column(self) -> str:
        return "day" if self.by == "event" else "published"

    def select(self, frame: pl.LazyFrame) -> pl.LazyFrame:
        """Rows inside; `frame` has the columns `day` and `published`."""
        day = pl.col(self.column)
        if self.undated:
            return frame.filter(day.is_null())
        if self.first is not None:
            frame = frame.filter(day >= self.first)
        if self.last is not None:
            frame = frame.filter(day <= self.last)
        return frame


EVER = Window()
