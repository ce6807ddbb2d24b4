"""How long a body is waited for."""

import asyncio
from collections.abc import Sequence

import pytest
from aiohttp import StreamReader
from aiohttp.base_protocol import BaseProtocol

from functions.onemachine.gateway.bodies import ArrivingBody, TooSlow
from functions.onemachine.gateway.patience import Patience
from tests.onemachine import apart

PATIENCE = Patience(seconds=10, bytes_per_second=100)


class Client(StreamReader):
    """Sends a piece, each after so many seconds of ``now``."""

    def __init__(self, pieces: Sequence[tuple[float, bytes]]) -> None:
        loop = asyncio.get_running_loop()
        super().__init__(BaseProtocol(loop), 2**16, loop=loop)
        self._pieces = list(pieces)
        self.now = 0.0

    async def readany(self) -> bytes:
        if not self._pieces:
            return b""
        seconds, piece = self._pieces.pop(0)
        self.now += seconds
        return piece


def received(pieces: Sequence[tuple[float, bytes]], seconds_to_take_each: float = 0) -> int:
    async def receive() -> int:
        client = Client(pieces)
        size = 0
        async for piece in ArrivingBody(client, PATIENCE, lambda: client.now):
            client.now += seconds_to_take_each
            size += len(piece)
        return size

    return apart.run(receive())


def test_body_may_take_longer_the_more_has_come() -> None:
    assert received([(9, b"x" * 1000)] * 20) == 20_000


def test_body_that_trickles_is_too_slow() -> None:
    with pytest.raises(TooSlow):
        received([(1, b"x")] * 20)


def test_time_that_the_function_takes_is_not_the_clients() -> None:
    assert received([(1, b"x")] * 5, seconds_to_take_each=1000) == 5
