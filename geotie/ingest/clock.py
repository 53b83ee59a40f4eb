"""How long the rest of a job will take, judged by its pace of late."""

from __future__ import annotations

from collections import deque

LATELY_SECONDS = 20.0
LEAST_SECONDS = 1.0  # of work, before anything can be said


class Clock:
    """Hears which share of all work is done at which second, and tells the seconds left."""

    def __init__(self) -> None:
        self._seen: deque[tuple[float, float]] = deque([(0.0, 0.0)])

    def hear(self, seconds: float, share: float) -> None:
        if seconds - self._seen[-1][0] < LATELY_SECONDS / 100:
            return
        self._seen.append((seconds, share))
        while len(self._seen) > 2 and self._seen[1][0] < seconds - LATELY_SECONDS:
            self._seen.popleft()

    def seconds_left(self, seconds: float, share: float) -> float | None:
        """None where it cannot be told yet."""
        began, done_then = self._seen[0]
        if seconds < LEAST_SECONDS or share <= done_then:
            return None
        return (seconds - began) * (1 - share) / (share - done_then)
