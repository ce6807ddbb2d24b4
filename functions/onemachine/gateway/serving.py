"""The gateway's HTTP server: aiohttp's, which neither unpacks bodies nor logs what it cannot read."""

import asyncio
import logging
import os
import socket
import traceback
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import partial
from typing import Any

from aiohttp import web

from functions.onemachine.gateway.connections import Connection, Connections
from functions.onemachine.gateway.known_hosts import address_of
from functions.onemachine.gateway.refusals import problem
from functions.shared.access.origin import network_of

BACKLOG = 1024
LINGER_SECONDS = 30.0
"""How long a client may go on sending a body after it was answered, before the connection is closed."""
STOP_SECONDS = 5.0
READ_BYTES = 64 * 1024
UNSENT_BYTES = 128 * 1024
"""What the kernel holds of an answer beyond what is under way, so that who does not read costs little."""
OPTIONS: dict[str, Any] = {
    "access_log": None,
    "auto_decompress": False,
    "lingering_time": LINGER_SECONDS,
    "max_headers": 64,
    "read_bufsize": READ_BYTES,
}

log = logging.getLogger(__name__)


class Protocol(web.RequestHandler):
    """One connection's."""

    def __init__(self, server: web.Server, connections: Connections) -> None:
        super().__init__(server, loop=asyncio.get_running_loop(), **OPTIONS)
        self._connections = connections

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.connection = self._connections.opened(transport, _network(transport))
        super().connection_made(transport)

    def connection_lost(self, exc: BaseException | None) -> None:
        self._connections.closed(self.connection)
        super().connection_lost(exc)
        self.connection.lost()

    def data_received(self, data: bytes) -> None:
        self.connection.came(len(data), self._connections.bounds)
        super().data_received(data)

    def handle_error(
        self,
        request: web.BaseRequest,
        status: int = 500,
        exc: BaseException | None = None,
        message: str | None = None,
    ) -> web.StreamResponse:
        """aiohttp would log, and send back, what came: it may hold a token."""
        if request.writer.output_size > 0:
            raise ConnectionError
        if status == 400:
            log.warning("A request that cannot be read was refused.")
            response = problem(400, "The request cannot be read.")
        else:
            log.error("A request met a fault of the gateway: %s in %s", type(exc).__name__, _place(exc))
            response = problem(status, "Something went wrong here.")
        response.force_close()
        return response


def connection_of(request: web.Request) -> Connection:
    assert isinstance(request.protocol, Protocol)
    return request.protocol.connection


@asynccontextmanager
async def served(app: web.Application, connections: Connections, host: str, port: int) -> AsyncIterator[int]:
    """``app`` at this address, while the context lasts; the port. SystemExit if it cannot be used."""
    runner = web.AppRunner(app, shutdown_timeout=STOP_SECONDS)
    await runner.setup()
    assert runner.server is not None
    protocol = partial(Protocol, runner.server, connections)
    watching = asyncio.create_task(connections.watch())
    try:
        listening = await _listening(protocol, host, port)
        try:
            yield int(listening.sockets[0].getsockname()[1])
        finally:
            listening.close()
    finally:
        watching.cancel()
        await runner.cleanup()


async def _listening(protocol: Callable[[], Protocol], host: str, port: int) -> asyncio.Server:
    try:
        listening = await asyncio.get_running_loop().create_server(protocol, host, port, backlog=BACKLOG)
    except OSError as error:
        raise SystemExit(f"{host}:{port} cannot be used: {os.strerror(error.errno or 0)}.") from None
    for listener in listening.sockets:
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NOTSENT_LOWAT, UNSENT_BYTES)
    return listening


def _network(transport: asyncio.Transport) -> str:
    peer = transport.get_extra_info("peername")
    address = address_of(peer[0]) if peer else None
    return network_of(address) if address else ""


def _place(exc: BaseException | None) -> str:
    """Where it was raised; its text may tell what came."""
    frames = traceback.extract_tb(exc.__traceback__) if exc else []
    return f"{frames[-1].name}, line {frames[-1].lineno}" if frames else "nowhere"
