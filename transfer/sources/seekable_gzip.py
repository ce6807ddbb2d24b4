"""Any place of a gzip file, without unpacking all that is before it.

While it is first read to its end, the state of the decompressor is kept at every so many bytes, as zlib's
example zran.c does; later reading begins at the mark before the place. A mark is about 50 KiB of memory.
"""

import io
import zlib
from bisect import bisect_right
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from typing_extensions import Buffer

_INPUT: Final = 1 << 16
_SKIP: Final = 1 << 20
_GZIP: Final = 16 + zlib.MAX_WBITS
SPACING: Final = 32 << 20


@dataclass
class Marks:
    """``places`` in what is unpacked, rising, and for each where the packed file goes on, and how."""

    spacing: int = SPACING
    places: list[int] = field(default_factory=lambda: [0])
    states: list[tuple[int, Any]] = field(default_factory=lambda: [(0, zlib.decompressobj(_GZIP))])

    def keep(self, place: int, packed: int, inflater: Any) -> None:
        if place >= self.places[-1] + self.spacing:
            self.places.append(place)
            self.states.append((packed, inflater.copy()))

    def before(self, place: int) -> tuple[int, int, Any]:
        at = bisect_right(self.places, place) - 1
        packed, inflater = self.states[at]
        return self.places[at], packed, inflater.copy()


class SeekableGzip(io.RawIOBase):
    """Raises zlib.error or EOFError where the file is damaged or cut off.

    Those that share marks may be read from several threads once one of them was read to its end.
    """

    def __init__(self, path: Path, marks: Marks) -> None:
        self._file = path.open("rb")
        self._marks = marks
        self._at, self._packed, self._inflater = marks.before(0)
        self._input = b""

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def close(self) -> None:
        self._file.close()
        super().close()

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        if whence == io.SEEK_END:
            raise io.UnsupportedOperation("The end is not known.")
        place = max(0, offset + (self._at if whence == io.SEEK_CUR else 0))
        mark = self._marks.before(place)
        if place < self._at or mark[0] > self._at:
            self._at, self._packed, self._inflater = mark
            self._file.seek(self._packed)
            self._input = b""
        while self._at < place and self._next(min(_SKIP, place - self._at)):
            pass
        return self._at

    def readinto(self, buffer: Buffer) -> int:
        view = memoryview(buffer)
        piece = self._next(len(view))
        view[: len(piece)] = piece
        return len(piece)

    def _next(self, most: int) -> bytes:
        while self._fill():
            piece: bytes = self._inflater.decompress(self._input, most)
            left = self._inflater.unused_data if self._inflater.eof else self._inflater.unconsumed_tail
            self._packed += len(self._input) - len(left)
            self._input = left
            if piece:
                self._at += len(piece)
                self._marks.keep(self._at, self._packed, self._inflater)
                return piece
        return b""

    def _fill(self) -> bool:
        """Whether there is more; a file may hold several streams, one behind the other, and zeros at last."""
        self._input = self._input or self._file.read(_INPUT)
        if self._inflater.eof:
            zeros = len(self._input) - len(self._input.lstrip(b"\0"))
            self._input, self._packed = self._input[zeros:], self._packed + zeros
            self._inflater = zlib.decompressobj(_GZIP)
            return bool(self._input)
        if not self._input and self._at:
            raise EOFError("The archive is cut off.")
        return bool(self._input)
