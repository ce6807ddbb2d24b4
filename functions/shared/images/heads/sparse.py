"""A file of which only those parts are fetched that somebody looks at."""

from collections.abc import Callable
from typing import Final, TypeAlias

Part: TypeAlias = tuple[int, int]
"""The bytes from the first number up to, not including, the second."""
Fetch: TypeAlias = Callable[[Part], bytes]
BLOCK: Final = 32 * 1024
MOST_CALLS: Final = 16
MOST_BYTES: Final = 4 << 20
MOST_LOOKED_AT: Final = 16 << 20
"""Bytes, each as often as it is looked at: thousands of entries may point to the same ones."""


class TooScattered(Exception):
    """What is looked for lies in so many places, or is so much, that the whole file is fetched sooner."""


class Sparse:
    """``data`` is the file with zeros for all that nobody has asked for yet; nothing is fetched twice."""

    def __init__(self, size: int, fetch: Fetch) -> None:
        self.data = bytearray(size)
        self._fetch = fetch
        self._there = set[int]()
        self._calls = self._looked_at = 0

    def __len__(self) -> int:
        return len(self.data)

    def __getitem__(self, place: slice, /) -> bytes:
        """Raises TooScattered, and what fetching raises."""
        first, stop, _ = place.indices(len(self))
        self._looked_at += max(stop - first, 0)
        if self._looked_at > MOST_LOOKED_AT:
            raise TooScattered
        blocks = range(first // BLOCK, -(-stop // BLOCK)) if first < stop else range(0)
        missing = [block for block in blocks if block not in self._there]
        if missing:
            self._take(missing[0], missing[-1] + 1)
        return bytes(memoryview(self.data)[first:stop])

    def _take(self, first: int, stop: int) -> None:
        part = first * BLOCK, min(stop * BLOCK, len(self))
        self._there.update(range(first, stop))
        self._calls += 1
        if self._calls > MOST_CALLS or len(self._there) * BLOCK > MOST_BYTES:
            raise TooScattered
        found = self._fetch(part)
        if len(found) != part[1] - part[0]:
            raise TooScattered
        self.data[part[0] : part[1]] = found
