"""Answers of other functions that are handed on while they come."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

import requests

from functions.shared.errors import UpstreamFailed

CHUNK_BYTES: Final = 64 * 1024


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

    def __init__(self, function: str, response: requests.Response) -> None:
        self._function = function
        self._response = response
        self._pieces: Iterator[bytes] = response.iter_content(CHUNK_BYTES)

    def __next__(self) -> bytes:
        try:
            return next(self._pieces)
        except requests.RequestException as error:
            raise UpstreamFailed(self._function, f"The answer of {self._function} broke off.") from error

    def close(self) -> None:
        self._response.close()
