"""The album's functions behind their Unix sockets, as the gateway and the runner call them."""

import asyncio
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp
from yarl import URL

from functions.onemachine.gateway.bodies import ArrivingBody
from functions.shared.log import new_call_id

NAMESPACE = "openfaas-fn"
CALL_SECONDS = 60.0
"""For a function to take more of a body, to answer once it has it, and to go on with its answer."""
START_SECONDS = 30.0
"""For one that is being started, at first or after it died: until then, calls wait for it."""
FIRST_PAUSE, LONGEST_PAUSE = 0.05, 0.5
CONNECT_SECONDS = 2.0
READ_BYTES = 64 * 1024
KEPT_BYTES = 8 * 1024 * 1024
"""How large an answer may be that is kept whole."""


class Functions:
    def __init__(
        self,
        sockets: Mapping[str, Path],
        call_seconds: float = CALL_SECONDS,
        start_seconds: float = START_SECONDS,
    ) -> None:
        """``sockets``: the Unix socket of each function, by name."""
        self._sockets = sockets
        self._call_seconds = call_seconds
        self._start_seconds = start_seconds
        # Nothing is of the whole: who sends or takes a photo over a slow line needs many minutes.
        self._timeout = aiohttp.ClientTimeout(
            total=None, sock_connect=CONNECT_SECONDS, sock_read=call_seconds
        )
        self._clients: dict[str, aiohttp.ClientSession] = {}

    @asynccontextmanager
    async def opened(self) -> AsyncIterator[None]:
        """They can be called while the context lasts."""
        self._clients = {name: self._client(socket) for name, socket in self._sockets.items()}
        try:
            yield
        finally:
            for client in self._clients.values():
                await client.close()

    def named(self, asked: str) -> str | None:
        """The function of this name, which may be followed by the namespace."""
        name, _, namespace = asked.partition(".")
        return name if name in self._sockets and namespace in ("", NAMESPACE) else None

    def expect_no_start(self) -> None:
        """They are stopped: what does not run will not."""
        self._start_seconds = 0

    async def request(
        self,
        method: str,
        name: str,
        target: str,
        headers: Mapping[str, str],
        body: ArrivingBody | bytes | None,
    ) -> aiohttp.ClientResponse:
        """The answer, whose content is still to come. TimeoutError where nothing moves for ``call_seconds``.

        Waits for a function that does not listen yet; aiohttp's ClientConnectorError if it does not start.
        """
        began, pause = time.monotonic(), FIRST_PAUSE
        while True:
            try:
                return await self._ask(method, name, target, headers, body)
            except aiohttp.ClientConnectorError:
                if time.monotonic() - began >= self._start_seconds:
                    raise
            await asyncio.sleep(pause)
            pause = min(2 * pause, LONGEST_PAUSE)

    async def call(
        self, method: str, name: str, target: str, headers: Mapping[str, str], body: bytes | None = None
    ) -> tuple[int, bytes]:
        """Status and content; 502 if the function cannot be called, or answers more than is kept."""
        try:
            async with await self.request(method, name, target, headers, body) as response:
                return await _kept(response)
        except (aiohttp.ClientError, TimeoutError, OSError):
            return 502, b""

    async def answers(self, name: str) -> bool:
        """Whether the function runs now, be it that something it needs is missing."""
        try:
            async with await self._ask("GET", name, "/healthz", {}, None):
                return True
        except (aiohttp.ClientError, TimeoutError, OSError):
            return False

    async def _ask(
        self,
        method: str,
        name: str,
        target: str,
        headers: Mapping[str, str],
        body: ArrivingBody | bytes | None,
    ) -> aiohttp.ClientResponse:
        async with _while_it_moves(body, self._call_seconds):
            return await self._clients[name].request(
                method,
                URL(f"http://{name}{target}", encoded=True),
                headers=headers,
                data=body,
                allow_redirects=False,
            )

    def _client(self, socket: Path) -> aiohttp.ClientSession:
        return aiohttp.ClientSession(
            connector=aiohttp.UnixConnector(str(socket), limit=0, keepalive_timeout=30),
            timeout=self._timeout,
            cookie_jar=aiohttp.DummyCookieJar(),
            skip_auto_headers=("Accept", "Accept-Encoding", "Content-Type", "User-Agent"),
            auto_decompress=False,
            read_bufsize=READ_BYTES,
        )


@asynccontextmanager
async def _while_it_moves(body: ArrivingBody | bytes | None, seconds: float) -> AsyncIterator[None]:
    """Raises TimeoutError after so many seconds without more of the body, or since all of it is there."""
    clock = asyncio.get_running_loop().time
    async with asyncio.timeout(seconds) as limit:
        if not isinstance(body, ArrivingBody):
            yield
            return
        body.on_piece = lambda: limit.reschedule(clock() + seconds)
        try:
            yield
        finally:
            # Of a body that is answered before its end there may come more.
            body.on_piece = None


async def _kept(response: aiohttp.ClientResponse) -> tuple[int, bytes]:
    content = bytearray()
    async for piece in response.content.iter_any():
        content += piece
        if len(content) > KEPT_BYTES:
            return 502, b""
    return response.status, bytes(content)


def scheduled_headers() -> dict[str, str]:
    """What OpenFaaS's cron-connector sends."""
    return {"X-Connector": "cron-connector", "X-Topic": "cron-function", "X-Call-Id": new_call_id()}
