"""A request's body on its way in: taken in by the event loop, so that no thread waits for it."""

import asyncio

from functions.serving.bodies import Body
from functions.serving.connections import Exchange
from functions.shared.errors import TooLarge
from functions.shared.problems import WORDS


class Arrival:
    """``is_over`` once nothing more comes: all is there, or it broke off, or nothing moved for too long."""

    def __init__(self, exchange: Exchange, most: int, patience: float) -> None:
        """``most`` bytes; ``patience`` in seconds, in each of which periods something has to come."""
        self._exchange = exchange
        self._most = most
        self._patience = patience
        self._received = 0
        self._moved = asyncio.get_running_loop().time()
        self.is_whole = False
        self.is_broken = False
        self.is_too_slow = False

    @property
    def is_over(self) -> bool:
        return self.is_whole or self.is_broken or self.is_too_slow

    async def fill(self, body: Body, size: float, seconds: float = float("inf")) -> None:
        """With what comes, until it has so many bytes, or has had some for so many seconds, or all is over.

        Raises TooLarge if more comes than may, and as ``Body.write``.
        """
        clock = asyncio.get_running_loop().time
        enough = clock() + seconds if body.size else float("inf")
        while not self.is_over and body.size < size and clock() < enough:
            try:
                async with asyncio.timeout_at(min(enough, self._moved + self._patience)):
                    received = await self._exchange.receive()
            except TimeoutError:
                self.is_too_slow = clock() >= self._moved + self._patience
            else:
                self._moved = clock()
                self._take(received, body)
                enough = min(enough, clock() + seconds) if body.size else enough

    def _take(self, received: tuple[bytes, bool] | None, body: Body) -> None:
        if received is None:
            self.is_broken = True
            return
        data, is_more = received
        self._received += len(data)
        if self._received > self._most:
            raise TooLarge(WORDS[413])
        if data:
            body.write(data)
        self.is_whole = not is_more
