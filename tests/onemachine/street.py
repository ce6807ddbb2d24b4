"""A gateway with tiny functions behind Unix sockets, in a thread of its own."""

import asyncio
import queue
import threading
from collections.abc import Coroutine
from pathlib import Path
from typing import Any, TypeVar

from aiohttp import web

from functions.onemachine.bodies import PATIENCE, Patience
from functions.onemachine.gateway import Gateway
from tests.onemachine.echo import LONGEST, echo

__all__ = ["LONGEST", "Street"]

Result = TypeVar("Result")


class Street:
    """``url`` is the gateway's. ``told`` are the callbacks that came to ``callback_url``."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever)
        self._runners: list[web.AppRunner] = []
        self.told: queue.Queue[tuple[dict[str, str], bytes]] = queue.Queue()
        self.released = threading.Event()
        self._thread.start()

    def open(self, call_seconds: float = LONGEST, patience: Patience = PATIENCE) -> None:
        """``echo`` and ``recognition-web`` answer, ``dead`` has a socket that nobody listens on."""
        names = ("echo", "recognition-web", "dead", "gone")
        sockets = {name: self._folder / f"{name}.sock" for name in names}
        self.do(self._serve_socket(sockets["dead"]))
        self.do(self._runners.pop().cleanup())
        for name in ("echo", "recognition-web"):
            self.do(self._serve_socket(sockets[name]))
        self.url = self.do(self._serve(Gateway(sockets, call_seconds, patience).app()))
        listener = web.Application()
        listener.router.add_post("/told", self._hear)
        self.callback_url = f"{self.do(self._serve(listener))}/told"

    def close(self) -> None:
        self.released.set()
        for runner in reversed(self._runners):
            self.do(runner.cleanup())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(LONGEST)
        self._loop.close()

    def do(self, work: "Coroutine[Any, Any, Result]") -> Result:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(LONGEST)

    async def _serve_socket(self, socket: Path) -> None:
        runner = web.AppRunner(echo(self.released), shutdown_timeout=0.1)
        self._runners.append(runner)
        await runner.setup()
        await web.UnixSite(runner, str(socket)).start()

    async def _serve(self, app: web.Application) -> str:
        runner = web.AppRunner(app, lingering_time=LONGEST, shutdown_timeout=0.1)
        self._runners.append(runner)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        return f"http://127.0.0.1:{runner.addresses[0][1]}"

    async def _hear(self, request: web.Request) -> web.Response:
        self.told.put((dict(request.headers), await request.read()))
        return web.Response()
