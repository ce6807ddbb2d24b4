"""A request's body on its way in; one that comes too slowly is cut off, for a thread waits for it."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass

from aiohttp import StreamReader, web

SMALL_BYTES = 64 * 1024


class TooSlow(Exception):
    """The client takes longer to send its body than anyone waits."""


@dataclass(frozen=True)
class Patience:
    """How long a client may be waited for in all: some seconds, and more for what it has sent."""

    seconds: float = 10.0
    bytes_per_second: int = 8_000


PATIENCE = Patience()


class ArrivingBody:
    """Goes on while it comes; waiting for the function to take it does not count."""

    def __init__(
        self, content: StreamReader, patience: Patience, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._content = content
        self._patience = patience
        self._clock = clock
        self._waited = 0.0
        self._received = 0
        self.is_too_slow = False

    async def __aiter__(self) -> AsyncIterator[bytes]:
        while piece := await self._next():
            yield piece

    async def whole(self) -> bytes:
        return b"".join([piece async for piece in self])

    async def _next(self) -> bytes:
        patience = self._patience.seconds + self._received / self._patience.bytes_per_second
        began = self._clock()
        try:
            piece = await asyncio.wait_for(self._content.readany(), patience - self._waited)
        except TimeoutError:
            self.is_too_slow = True
            raise TooSlow from None
        self._waited += self._clock() - began
        self._received += len(piece)
        return piece


async def arrived(request: web.Request, patience: Patience) -> ArrivingBody | bytes | None:
    """The body to pass on: whole where it says that it is small, so that no function waits for it."""
    if not request.can_read_body:
        return None
    body = ArrivingBody(request.content, patience)
    if request.content_length is not None and request.content_length <= SMALL_BYTES:
        return await body.whole()
    return body
