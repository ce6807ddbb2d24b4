"""A gateway with tiny functions behind Unix sockets, in a thread of its own."""

import asyncio
import queue
import threading
import time
from collections.abc import Callable, Coroutine
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any, TypeVar

from aiohttp import web

from functions.onemachine.gateway.callbacks import LOOPBACK, AllowedCallbacks
from functions.onemachine.gateway.calling import Functions
from functions.onemachine.gateway.connections import Bounds, Connections
from functions.onemachine.gateway.gateway import Gateway
from functions.onemachine.gateway.known_hosts import KnownHosts
from functions.onemachine.gateway.patience import FOR_ANSWERS, FOR_BODIES, Patience
from functions.onemachine.gateway.serving import served
from functions.shared.public_urls import PublicUrls
from tests.onemachine.echo import LONGEST, accounts, echo

__all__ = ["LONGEST", "USUAL", "Street"]

Result = TypeVar("Result")
OWN_NAMES_ALONE = KnownHosts()
USUAL = Bounds()


class Street:
    """``url`` is the gateway's. ``told`` are the callbacks that came to ``callback_url``."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever)
        self._open = AsyncExitStack()
        self.told: queue.Queue[tuple[dict[str, str], bytes]] = queue.Queue()
        self.released = threading.Event()
        self._thread.start()

    def open(
        self,
        *,
        call_seconds: float = LONGEST,
        start_seconds: float = 0,
        patience: Patience = FOR_BODIES,
        for_answers: Patience = FOR_ANSWERS,
        hosts: KnownHosts = OWN_NAMES_ALONE,
        callbacks: AllowedCallbacks = LOOPBACK,
        trusted_proxies: int = 0,
        public_url: str = "",
        bounds: Bounds = USUAL,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """``echo`` and ``recognition-web`` answer; ``accounts`` knows who is signed in.

        ``dead`` has a socket that nobody listens on, ``gone`` has none, until they are started.
        """
        names = ("echo", "recognition-web", "accounts", "dead", "gone")
        sockets = {name: self._folder / f"{name}.sock" for name in names}
        self.do(self._leave_dead(sockets["dead"]))
        for name in ("echo", "recognition-web"):
            self.do(self._serve(echo(self.released), sockets[name]))
        self.do(self._serve(accounts(), sockets["accounts"]))
        self.functions = Functions(sockets, call_seconds, start_seconds)
        gateway = Gateway(
            self.functions,
            hosts,
            callbacks,
            public_urls=PublicUrls.read(public_url),
            trusted_proxies=trusted_proxies,
            for_bodies=patience,
            for_answers=for_answers,
        )
        self.connections = Connections(bounds, clock)
        port = self.do(self._enter(gateway.app(), self.connections))
        self.url = f"http://127.0.0.1:{port}"
        listener = web.Application()
        listener.router.add_post("/told", self._hear)
        listener.router.add_post("/moved", _move)
        self.callback_url = f"http://127.0.0.1:{self.do(self._serve(listener))}/told"

    def start(self, name: str) -> None:
        """A function that did not run; it is another echo."""
        socket = self._folder / f"{name}.sock"
        socket.unlink(missing_ok=True)
        self.do(self._serve(echo(self.released), socket))

    def close(self) -> None:
        self.released.set()
        self.do(self._open.aclose())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(LONGEST)
        self._loop.close()

    def look(self) -> None:
        """At its connections, as the gateway does every second."""
        self.do(self._look())

    def do(self, work: "Coroutine[Any, Any, Result]") -> Result:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(LONGEST)

    async def _look(self) -> None:
        self.connections.look()

    async def _enter(self, app: web.Application, connections: Connections) -> int:
        return await self._open.enter_async_context(served(app, connections, "127.0.0.1", 0))

    async def _leave_dead(self, socket: Path) -> None:
        server = await asyncio.get_running_loop().create_unix_server(asyncio.Protocol, str(socket))
        server.close()

    async def _serve(self, app: web.Application, socket: Path | None = None) -> int:
        """At a socket, or at a port of its own, which is returned."""
        runner = web.AppRunner(app, shutdown_timeout=0.1, auto_decompress=False)
        await runner.setup()
        self._open.push_async_callback(runner.cleanup)
        if socket:
            await web.UnixSite(runner, str(socket)).start()
            return 0
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        return int(runner.addresses[0][1])

    async def _hear(self, request: web.Request) -> web.Response:
        self.told.put((dict(request.headers), await request.read()))
        return web.Response()


async def _move(_: web.Request) -> web.Response:
    raise web.HTTPTemporaryRedirect("/told")
