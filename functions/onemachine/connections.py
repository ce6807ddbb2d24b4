"""For how long clients are waited for: connections that stand still are cut off, lest they use all up.

A function that takes its time is no concern of this: only who sends no head, no more of a body, or does not
take an answer is waited for.
"""

import asyncio
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum, auto

from aiohttp import StreamReader

LOOK_SECONDS = 1.0


class Awaited(Enum):
    """What is the client's to do."""

    HEAD = auto()
    """To send a request's head, all of it: that some comes does not count."""
    BODY = auto()
    """To send more of a body."""
    TAKING = auto()
    """To take what was sent."""
    REQUEST = auto()
    """To ask for something more."""


LONGEST = {Awaited.HEAD: 10.0, Awaited.BODY: 45.0, Awaited.TAKING: 30.0, Awaited.REQUEST: 75.0}
"""Seconds in which nothing moves. A body that a function needs has a ``Patience`` of less, and is answered;
proxies keep connections for 60 s."""


@dataclass(frozen=True)
class Bounds:
    """How much may stand still: what has not moved for ``still_seconds``, of one network and in total."""

    still_seconds: float = 5.0
    of_one: int = 32
    in_total: int = 512
    connections: int = 4_000
    ahead_bytes: int = 1_000_000
    """Of requests behind the one that is being answered; browsers send none."""


class Connection:
    """One client's; ``network`` is whom it counts for."""

    def __init__(self, transport: asyncio.Transport, network: str, clock: Callable[[], float]) -> None:
        self.network = network
        self.awaited: Awaited | None = Awaited.HEAD
        self.since = clock()
        self._transport = transport
        self._clock = clock
        self._body: StreamReader | None = None
        self._is_answered = True
        self._unsent = 0
        self._ahead = 0

    def came(self, size: int, bounds: Bounds) -> None:
        """Bytes from the client."""
        if self._body is not None and not self._body.is_eof():
            if self.awaited is Awaited.BODY:
                self.since = self._clock()
            return
        self._ahead += size
        if self._ahead > bounds.ahead_bytes:
            self.cut()
        if self.awaited in (Awaited.REQUEST, Awaited.BODY):
            self._await(Awaited.HEAD)

    @contextmanager
    def answering(self, body: StreamReader) -> Iterator[None]:
        """A request whose head has come is answered."""
        self._body, self._ahead, self._is_answered = body, 0, False
        self._await(None)
        try:
            yield
        finally:
            self._is_answered = True
            self._await(Awaited.REQUEST if body.is_eof() else Awaited.BODY)

    @contextmanager
    def awaiting(self, awaited: Awaited) -> Iterator[None]:
        self._await(awaited)
        try:
            yield
        finally:
            self._await(None)

    def still_for(self) -> float:
        """Seconds since something moved that is awaited; 0 if nothing is."""
        if self.awaited is None:
            return 0.0
        unsent = self._transport.get_write_buffer_size()
        if self.awaited is Awaited.TAKING and unsent != self._unsent:
            self._unsent, self.since = unsent, self._clock()
        return self._clock() - self.since

    def lost(self) -> None:
        """Who waits for the rest of a body that was answered, to throw it away, need not any more."""
        if self._body is not None and self._is_answered:
            self._body.feed_eof()

    def cut(self) -> None:
        self._transport.abort()

    def _await(self, awaited: Awaited | None) -> None:
        self.awaited, self.since = awaited, self._clock()


class Connections:
    """All that are open."""

    def __init__(self, bounds: Bounds, clock: Callable[[], float] = time.monotonic) -> None:
        self.bounds = bounds
        self._clock = clock
        self._open: set[Connection] = set()

    def opened(self, transport: asyncio.Transport, network: str) -> Connection:
        if len(self._open) >= self.bounds.connections:
            self._make_room()
        connection = Connection(transport, network, self._clock)
        self._open.add(connection)
        return connection

    def closed(self, connection: Connection) -> None:
        self._open.discard(connection)

    async def watch(self) -> None:
        while True:
            await asyncio.sleep(LOOK_SECONDS)
            self.look()

    def look(self) -> None:
        """Cut off what stands still for too long, or is too much of it."""
        still: dict[str, list[Connection]] = defaultdict(list)
        for connection in list(self._open):
            awaited, seconds = connection.awaited, connection.still_for()
            if awaited is not None and seconds > LONGEST[awaited]:
                connection.cut()
            elif awaited is not Awaited.REQUEST and seconds > self.bounds.still_seconds:
                still[connection.network].append(connection)
        for of_one in still.values():
            _cut_longest(of_one, self.bounds.of_one)
        _cut_longest([c for of_one in still.values() for c in of_one], self.bounds.in_total)

    def _make_room(self) -> None:
        """One in twenty goes, of those that wait for their clients, so that it is not done each time."""
        waiting = [connection for connection in self._open if connection.awaited is not None]
        _cut_longest(waiting, len(waiting) - max(1, self.bounds.connections // 20))


def _cut_longest(connections: list[Connection], kept: int) -> None:
    """Those that have stood still for longest, so that so many are left."""
    connections.sort(key=lambda connection: connection.since)
    for connection in connections[: max(0, len(connections) - kept)]:
        connection.cut()
