"""Until when a step may last."""

import time
from collections.abc import Iterator


class StepFailed(Exception):
    """In words for the operator."""


class Skipped(Exception):
    """There is nothing to try here; why, in words for the operator."""


class Deadline:
    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        """Seconds, more than none. Raises StepFailed if there are none."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise StepFailed(f"not done within {self._seconds:.0f} s")
        return left

    def attempts(self, pause: float) -> Iterator[None]:
        """Again and again, so many seconds apart, until the time is over."""
        while True:
            yield
            if time.monotonic() + pause > self._end:
                return
            time.sleep(pause)
