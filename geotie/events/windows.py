"""Windows of days in which something may have happened, and reports that can mean one and the same day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import lru_cache
from typing import TypeVar

from geotie.records import PartialDate

Window = tuple[int, int]  # ordinal numbers of the first and the last day
T = TypeVar("T")


def of_one_day(items: Iterable[T], window: Callable[[T], Window]) -> Iterator[list[T]]:
    """
    Parts of the items such that the windows of each part have a day in common, as few as can be.

    Each part begins with the window that ends first and takes all that hold its last day. Long rows of windows that overlap one by
    one are therefore cut into parts, not joined into one. Items of equal windows stay in their order.
    """
    part: list[T] = []
    common = 0
    for item in sorted(items, key=lambda item: window(item)[::-1]):
        first, last = window(item)
        if part and first > common:
            yield part
            part = []
        if not part:
            common = last
        part.append(item)
    if part:
        yield part


def common(windows: Iterable[Window]) -> Window:
    """The days that lie in all windows; they have one in common."""
    firsts, lasts = zip(*windows, strict=True)
    return max(firsts), min(lasts)


def overlap(one: Window, other: Window) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


@lru_cache(maxsize=50_000)
def told(text: str) -> Window:
    """The days that a date as told covers: "2011-06" is a month."""
    when = PartialDate.parse(text)
    return when.earliest.toordinal(), when.latest.toordinal()


def ordinal(day: date | None) -> int | None:
    return day.toordinal() if day else None
