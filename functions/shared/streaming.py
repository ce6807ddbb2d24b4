"""Bytes that are handed on while they come, for as long as they may be."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from functions.shared.calls.messages import Answer
from functions.shared.errors import AlbumError, UpstreamFailed
from functions.shared.log import log

LOOK_AGAIN_MS: Final = 2000


@dataclass(frozen=True)
class Stream:
    """An answer whose content is still to come; UpstreamFailed from ``chunks`` if it breaks off."""

    status: int
    headers: Mapping[str, str]
    chunks: Iterator[bytes]

    def close(self) -> None:
        """Where the content is not wanted."""
        if isinstance(self.chunks, Chunks):
            self.chunks.close()


class Chunks(Iterator[bytes]):
    """Of an answer's content. ``close`` may come before the first one."""

    def __init__(self, function: str, answer: Answer) -> None:
        self._function = function
        self._answer = answer

    def __next__(self) -> bytes:
        try:
            return next(self._answer.pieces)
        except OSError as error:
            raise UpstreamFailed(self._function, f"The answer of {self._function} broke off.") from error

    def close(self) -> None:
        self._answer.close()


class WhileAllowed(Iterator[bytes]):
    """The pieces, as long as ``require`` lets them: it is asked again every few seconds, between two pieces.

    What it raises breaks the answer off, which then has fewer bytes than its Content-Length promises.
    """

    def __init__(
        self, pieces: Iterator[bytes], require: Callable[[], object], clock: Callable[[], int]
    ) -> None:
        self._pieces = pieces
        self._require = require
        self._clock = clock
        self._look_at = clock() + LOOK_AGAIN_MS

    def __next__(self) -> bytes:
        if self._clock() >= self._look_at:
            self._look()
        return next(self._pieces)

    def close(self) -> None:
        close = getattr(self._pieces, "close", None)
        if close is not None:
            close()

    def _look(self) -> None:
        try:
            self._require()
        except AlbumError as error:
            log.warning("answer broken off", reason=error.detail)
            self.close()
            raise
        self._look_at = self._clock() + LOOK_AGAIN_MS
