"""A gateway between the functions that goes wrong as networks and servers do."""

import asyncio
import random
import threading
from collections.abc import Awaitable, Callable
from typing import TypeAlias

import aiohttp
from aiohttp import web

DROPPED = {"host", "connection", "transfer-encoding", "content-length", "keep-alive"}
STOP_SECONDS = 20
LONGEST_HANG = 70
"""Seconds; longer than any function waits for another."""
MOST_HANGS = 3
Fault: TypeAlias = Callable[[web.Request], Awaitable[web.StreamResponse]]


class FaultyGateway:
    """Forwards calls to ``album_url``; while it ``misbehaves``, some of them meet a fault.

    ``met`` counts the faults by name.
    """

    def __init__(self, chance: random.Random, share: float) -> None:
        self.album_url = ""
        self.misbehaves = False
        self.met: dict[str, int] = {}
        self._chance = chance
        self._share = share
        self._faults: dict[str, Fault] = {
            "refused": self._refused,
            "failed": self._failed,
            "answer lost": self._answer_lost,
            "late": self._late,
            "cut off": self._cut_off,
            "busy": self._busy,
            "hung": self._hung,
        }
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)

    def start(self) -> str:
        """Its address."""
        self._thread.start()
        return asyncio.run_coroutine_threadsafe(self._open(), self._loop).result(STOP_SECONDS)

    def stop(self) -> None:
        asyncio.run_coroutine_threadsafe(self._close(), self._loop).result(STOP_SECONDS)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(STOP_SECONDS)
        self._loop.close()

    async def _open(self) -> str:
        self._client = aiohttp.ClientSession(auto_decompress=False, cookie_jar=aiohttp.DummyCookieJar())
        app = web.Application(client_max_size=2**28)
        app.router.add_route("*", "/{path:.*}", self._handle)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        return f"http://127.0.0.1:{self._runner.addresses[0][1]}"

    async def _close(self) -> None:
        await self._runner.cleanup()
        await self._client.close()
        # Those that hung and whose callers have given up.
        left = asyncio.all_tasks() - {asyncio.current_task()}
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)

    async def _handle(self, request: web.Request) -> web.StreamResponse:
        if not self.misbehaves or self._chance.random() >= self._share:
            return await self._forward(request)
        name = self._chance.choice(sorted(self._faults))
        self.met[name] = self.met.get(name, 0) + 1
        return await self._faults[name](request)

    async def _forward(self, request: web.Request) -> web.Response:
        headers = {name: value for name, value in request.headers.items() if name.lower() not in DROPPED}
        try:
            async with self._client.request(
                request.method,
                self.album_url + request.raw_path,
                headers=headers,
                data=await request.read(),
                allow_redirects=False,
            ) as answer:
                body = await answer.read()
                kept = {n: v for n, v in answer.headers.items() if n.lower() not in DROPPED}
                if request.method == "HEAD":
                    kept["Content-Length"] = answer.headers.get("Content-Length", "0")
                return web.Response(status=answer.status, headers=kept, body=body)
        except aiohttp.ClientError:
            return web.Response(status=502)

    async def _refused(self, request: web.Request) -> web.StreamResponse:
        return web.Response(status=503, text="no endpoint")

    async def _failed(self, request: web.Request) -> web.StreamResponse:
        return web.Response(status=500, text="it broke")

    async def _answer_lost(self, request: web.Request) -> web.StreamResponse:
        """The call is done, and the caller is told that it failed."""
        await self._forward(request)
        return web.Response(status=502)

    async def _late(self, request: web.Request) -> web.StreamResponse:
        await asyncio.sleep(self._chance.uniform(0.2, 2))
        return await self._forward(request)

    async def _hung(self, request: web.Request) -> web.StreamResponse:
        """Until the caller gives up; not often, for all wait for those."""
        if self.met["hung"] > MOST_HANGS:
            return await self._late(request)
        await asyncio.sleep(LONGEST_HANG)
        return web.Response(status=504)

    async def _cut_off(self, request: web.Request) -> web.StreamResponse:
        assert request.transport is not None
        request.transport.close()
        return web.Response()

    async def _busy(self, request: web.Request) -> web.StreamResponse:
        return web.Response(status=429, headers={"Retry-After": "1"})
