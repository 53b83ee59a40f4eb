"""
Classes of a choropleth: few steps with round bounds, which a reader can name, instead of a continuous ramp.

A class is a whole number: 0 for a country without any mark, 1 to n from the lowest value to the highest.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise

MOST_CLASSES = 5


@dataclass(frozen=True, slots=True)
class Classes:
    """`bounds`: the lowest value of each class, in order. The last class is open above, and the first below if `diverging`."""

    bounds: tuple[int, ...]
    diverging: bool = False

    def of(self, value: int) -> int:
        """The class of a value, from 1; a value below the lowest bound falls into the first class."""
        return max(1, bisect_right(self.bounds, value))

    @property
    def labels(self) -> tuple[str, ...]:
        """One per class: "1", "3–4", "10+"; in a diverging scale "−2", "0", "+1"."""
        sign = _signed if self.diverging else str
        dots = "…" if self.diverging else "–"
        upper = [after - 1 for after in self.bounds[1:]]
        inner = [
            sign(low) if low == high else f"{sign(low)}{dots}{sign(high)}" for low, high in zip(self.bounds, upper, strict=False)
        ]
        last = f"{sign(self.bounds[-1])}+" if self.bounds[-1] > 0 else sign(self.bounds[-1])
        labels = (*inner, last)
        return (f"≤{sign(upper[0])}", *labels[1:]) if self.diverging else labels


def count_classes(highest: int) -> Classes:
    """Up to five classes for counts from 1 to the highest: each number its own while they are few, then 1-2-5 steps."""
    if highest <= MOST_CLASSES:
        return Classes(tuple(range(1, max(1, highest) + 1)))
    steps = [factor * 10**power for power in range(len(str(highest))) for factor in (1, 2, 5)]
    below = [step for step in steps if step <= highest]
    if len(below) <= MOST_CLASSES:
        return Classes(tuple(below))
    picked = {below[round(index * (len(below) - 1) / (MOST_CLASSES - 1))] for index in range(MOST_CLASSES)}
    return Classes(tuple(sorted(picked)))


def balance_classes(highest: int) -> Classes:
    """Seven classes centred on zero, alike on both sides, for balances from -highest to +highest."""
    middle, far = next(((m, f) for m, f in ((2, 4), (3, 10), (5, 20), (10, 50)) if highest <= f * 3), (50, 200))
    bounds = (-(10**9), -far + 1, -middle + 1, 0, 1, middle, far)
    assert all(a < b for a, b in pairwise(bounds))
    return Classes(bounds, diverging=True)


def _signed(value: int) -> str:
    return f"+{value}" if value > 0 else f"−{-value}" if value < 0 else "0"
