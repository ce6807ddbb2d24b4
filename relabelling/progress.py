"""How far it is: a line drawn over itself on a terminal, and elsewhere a line for every tenth."""

import shutil
import time
from collections import deque
from collections.abc import Callable
from typing import Final, TextIO

REMEMBERED: Final = 200
"""Photos whose time counts for the rate: those that were kept from before go much faster than others."""


class Progress:
    def __init__(
        self, stream: TextIO, what: str, total: int, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._stream, self._what, self._total, self._clock = stream, what, max(total, 1), clock
        self._done = 0
        self._times = deque([clock()], maxlen=REMEMBERED)

    def step(self, count: int = 1) -> None:
        if not count:
            return
        before, self._done = self._done, self._done + count
        self._times.extend([self._clock()] * count)
        if self._stream.isatty():
            width = shutil.get_terminal_size().columns - 1
            self._stream.write(f"\r\x1b[K{self.line()[:width]}")
        elif self._done * 10 // self._total > before * 10 // self._total:
            self._stream.write(f"{self.line()}\n")
        self._stream.flush()

    def end(self) -> None:
        if self._stream.isatty() and self._done:
            self._stream.write("\r\x1b[K")
            self._stream.flush()

    def line(self) -> str:
        rate = (len(self._times) - 1) / max(self._times[-1] - self._times[0], 0.001)
        left = max(self._total - self._done, 0) / max(rate, 0.001)
        return f"{self._what}: {self._done} of {self._total}, {rate:.1f} each second, {_spoken(left)} left"


def _spoken(seconds: float) -> str:
    if seconds < 90:
        return f"{seconds:.0f} s"
    if seconds < 90 * 60:
        return f"{seconds / 60:.0f} min"
    return f"{seconds / 3600:.1f} h"
