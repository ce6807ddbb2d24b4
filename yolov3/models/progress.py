"""How far a download has come, for a person who waits."""

from dataclasses import dataclass, field
from typing import TextIO

WIDTH = 30


@dataclass
class ProgressBar:
    """A bar that is drawn over itself on a terminal, and elsewhere a line for every quarter."""

    stream: TextIO
    name: str
    size: int
    _shown: int = field(default=-1, init=False)

    def __call__(self, done: int) -> None:
        step = 100 if self.stream.isatty() else 4
        reached = done * step // self.size
        if reached == self._shown:
            return
        self._shown = reached
        self.stream.write(self._bar(done) if self.stream.isatty() else self._line(done))
        self.stream.flush()

    def _bar(self, done: int) -> str:
        full = done * WIDTH // self.size
        end = "\n" if done >= self.size else ""
        return f"\r{self.name} [{'█' * full}{'·' * (WIDTH - full)}] {done / 1e6:.1f} MB{end}"

    def _line(self, done: int) -> str:
        return f"{self.name}: {done / 1e6:.1f} of {self.size / 1e6:.1f} MB\n"
