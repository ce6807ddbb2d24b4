"""How often one subject may ask for what is costly, counted in this process alone.

Each replica counts for itself: together they let through as many times the rate, and have as many times the
power. The library ``limits`` keeps its counts in memory behind a clock of its own and a thread per expiry,
and brings three packages; this is the generic cell rate algorithm (ITU-T I.371), one number per subject.
"""

import math
import threading
import time
from collections.abc import Callable

from functions.shared.errors import TooManyRequests

FORGET_ABOVE = 10_000
"""Subjects kept before those whose allowance is whole again are dropped."""


class Rate:
    """``per_minute`` requests at once, refilled evenly over a minute."""

    def __init__(self, per_minute: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._interval = 60.0 / per_minute
        self._clock = clock
        self._lock = threading.Lock()
        self._free_at: dict[str, float] = {}
        """When each subject's allowance is whole again."""

    def count(self, subject: str) -> None:
        """Raises TooManyRequests if the subject has used up its allowance, and until when."""
        now = self._clock()
        with self._lock:
            free_at = max(self._free_at.get(subject, now), now) + self._interval
            wait = free_at - 60.0 - now
            # The sum of a minute's intervals may miss the minute by a rounding.
            if wait > self._interval / 1000:
                raise TooManyRequests(
                    "Too many requests. Wait a little, then try again.", max(1, math.ceil(wait))
                )
            self._free_at[subject] = free_at
            if len(self._free_at) > FORGET_ABOVE:
                self._free_at = {s: free for s, free in self._free_at.items() if free > now}
