"""How far it is: a line drawn over itself on a terminal, and elsewhere a line for every tenth."""

import shutil
import time
from collections.abc import Callable
from typing import TextIO


class ProgressLine:
    def __init__(
        self, stream: TextIO, what: str, total: int, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._stream = stream
        self._what = what
        self._total = total
        self._clock = clock
        self._began = clock()
        self._done = 0
        self._waiting = 0

    def step(self, name: str) -> None:
        """One more is done, the one of this name."""
        self._done += 1
        if self._stream.isatty():
            self._draw(f"{self._line()}  {name}")
        elif self._done * 10 // self._total > (self._done - 1) * 10 // self._total:
            self._stream.write(f"{self._line()}\n")
            self._stream.flush()

    def waiting(self, left: int) -> None:
        """All are done here, and something else is yet to be done with so many of them."""
        text = f"{self._what}: the album still works on {left}"
        if self._stream.isatty():
            self._draw(text)
        elif left != self._waiting:
            self._stream.write(f"{text}\n")
            self._stream.flush()
        self._waiting = left

    def end(self) -> None:
        if self._stream.isatty() and self._done:
            self._stream.write("\r\x1b[K")
            self._stream.flush()

    def _draw(self, text: str) -> None:
        shown = "".join(c if c.isprintable() else "?" for c in text)
        self._stream.write(f"\r\x1b[K{shown[: shutil.get_terminal_size().columns - 1]}")
        self._stream.flush()

    def _line(self) -> str:
        rate = self._done / max(self._clock() - self._began, 0.001)
        return f"{self._what}: {self._done} of {self._total}, {rate:.1f} each second"
