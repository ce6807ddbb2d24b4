"""Time as a test wants it."""

import time


class Clock:
    """Milliseconds since the epoch; starts now, and moves only when it is told to."""

    def __init__(self) -> None:
        self._now = time.time_ns() // 1_000_000

    def __call__(self) -> int:
        return self._now

    def advance(self, seconds: float) -> None:
        self._now += int(seconds * 1000)

    def monotonic(self) -> float:
        return self._now / 1000
