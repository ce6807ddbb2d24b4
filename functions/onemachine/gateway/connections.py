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


@dataclass(eq=False)
class Wait:
    awaited: Awaited
    since: float
    """When something of it came or went last."""


class Connection:
    """One client's; ``network`` is whom it counts for."""

    def __init__(self, transport: asyncio.Transport, network: str, clock: Callable[[], float]) -> None:
        self.network = network
        self._transport = transport
        self._clock = clock
        # More than one where an answer comes while the request's body does.
        self._waits = [Wait(Awaited.HEAD, clock())]
        self._body: StreamReader | None = None
        self._is_answered = True
        self._unsent = 0
        self._ahead = 0

    def came(self, size: int, bounds: Bounds) -> None:
        """Bytes from the client."""
        if self._body is not None and not self._body.is_eof():
            self._moved(Awaited.BODY)
            return
        self._ahead += size
        if self._ahead > bounds.ahead_bytes:
            self.cut()
        if self._is_answered and not any(wait.awaited is Awaited.HEAD for wait in self._waits):
            self._waits = [Wait(Awaited.HEAD, self._clock())]

    @contextmanager
    def answering(self, body: StreamReader) -> Iterator[None]:
        """A request whose head has come is answered."""
        self._body, self._ahead, self._is_answered, self._waits = body, 0, False, []
        try:
            yield
        finally:
            self._is_answered = True
            self._waits = [Wait(Awaited.REQUEST if body.is_eof() else Awaited.BODY, self._clock())]

    @contextmanager
    def awaiting(self, awaited: Awaited) -> Iterator[None]:
        wait = Wait(awaited, self._clock())
        self._waits.append(wait)
        try:
            yield
        finally:
            # A body may be waited for still when the answer has ended, which forgets all waits.
            if wait in self._waits:
                self._waits.remove(wait)

    def longest_wait(self) -> Wait | None:
        """For what has not moved for longest, if anything is awaited of the client."""
        unsent = self._transport.get_write_buffer_size()
        if unsent != self._unsent:
            self._unsent = unsent
            self._moved(Awaited.TAKING)
        return min(self._waits, key=lambda wait: wait.since, default=None)

    def lost(self) -> None:
        """Who waits for the rest of a body that was answered, to throw it away, need not any more."""
        if self._body is not None and self._is_answered:
            self._body.feed_eof()

    def cut(self) -> None:
        self._transport.abort()

    def _moved(self, awaited: Awaited) -> None:
        for wait in self._waits:
            if wait.awaited is awaited:
                wait.since = self._clock()


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
        now = self._clock()
        still: list[Connection] = []
        of_networks: dict[str, list[Connection]] = defaultdict(list)
        for connection, wait in self._waiting():
            if now - wait.since > LONGEST[wait.awaited]:
                connection.cut()
            elif wait.awaited is not Awaited.REQUEST and now - wait.since > self.bounds.still_seconds:
                still.append(connection)
                of_networks[connection.network].append(connection)
        for of_one in of_networks.values():
            _cut(of_one[: -self.bounds.of_one])
        _cut(still[: -self.bounds.in_total])

    def _make_room(self) -> None:
        """One in twenty goes, of those that wait for their clients, so that it is not done each time."""
        waiting = [connection for connection, _ in self._waiting()]
        _cut(waiting[: max(1, self.bounds.connections // 20)])

    def _waiting(self) -> list[tuple[Connection, Wait]]:
        """Those of which something is awaited, who has been waited for longest first."""
        found = [(connection, wait) for connection in self._open if (wait := connection.longest_wait())]
        return sorted(found, key=lambda waiting: waiting[1].since)


def _cut(connections: list[Connection]) -> None:
    for connection in connections:
        connection.cut()
