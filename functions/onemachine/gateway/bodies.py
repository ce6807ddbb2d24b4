"""A request's body on its way in; one that comes too slowly is cut off, for a thread may wait for it."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractContextManager, nullcontext

from aiohttp import StreamReader

from functions.onemachine.gateway.connections import Awaited, Connection
from functions.onemachine.gateway.patience import Patience

SMALL_BYTES = 64 * 1024


class TooSlow(Exception):
    """The client takes longer to send its body than anyone waits."""


class TooLong(Exception):
    """The body is larger than what may be kept of it."""


class ArrivingBody:
    """Goes on while it comes; waiting for the function to take it does not count."""

    def __init__(
        self,
        content: StreamReader,
        patience: Patience,
        clock: Callable[[], float] = time.monotonic,
        waiting: Callable[[], AbstractContextManager[None]] = nullcontext,
    ) -> None:
        """Whatever waits for the client does so within ``waiting``; ``on_piece`` is told of what came."""
        self._content = content
        self._patience = patience
        self._clock = clock
        self._waiting = waiting
        self._waited = 0.0
        self._received = 0
        self.is_too_slow = False
        self.on_piece: Callable[[], object] | None = None

    async def __aiter__(self) -> AsyncIterator[bytes]:
        while piece := await self._next():
            yield piece

    async def whole(self, most: int) -> bytes:
        """Raises TooLong if it is more than ``most`` bytes."""
        body = bytearray()
        async for piece in self:
            body += piece
            if len(body) > most:
                raise TooLong
        return bytes(body)

    async def _next(self) -> bytes:
        longest = self._patience.left(self._waited, self._received)
        began = self._clock()
        try:
            with self._waiting():
                piece = await self._piece(longest)
        except TimeoutError:
            self.is_too_slow = True
            raise TooSlow from None
        self._waited += self._clock() - began
        self._received += len(piece)
        if self.on_piece:
            self.on_piece()
        return piece

    async def _piece(self, seconds: float) -> bytes:
        """Not by wait_for, which makes a task of each."""
        if seconds <= 0:
            raise TimeoutError
        async with asyncio.timeout(seconds):
            return await self._content.readany()


def arriving(content: StreamReader, patience: Patience, connection: Connection) -> ArrivingBody:
    return ArrivingBody(content, patience, waiting=lambda: connection.awaiting(Awaited.BODY))


async def held_if_small(body: ArrivingBody, size: int | None) -> ArrivingBody | bytes:
    """What to pass on: whole where it says that it is small, so that no function waits for it."""
    return body if size is None or size > SMALL_BYTES else await body.whole(SMALL_BYTES)
