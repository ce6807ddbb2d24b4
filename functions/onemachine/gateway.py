"""A gateway with OpenFaaS's contract: ``/function/NAME[.NAMESPACE][/PATH]``, asynchronous calls, health."""

import asyncio
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

import aiohttp
from aiohttp import web
from multidict import CIMultiDict
from yarl import URL

from functions.onemachine.answers import pass_on, problem
from functions.onemachine.bodies import PATIENCE, ArrivingBody, Patience, TooSlow, arrived
from functions.onemachine.forwarding import new_call_id, peer, request_headers
from functions.shared.public_urls import PublicUrls

NAMESPACE = "openfaas-fn"
CALL_SECONDS = 60.0
CONNECT_SECONDS = 2.0
ASYNC_BODY_BYTES = 256_000
ASYNC_AT_ONCE = 10
UNCHANGED_IN_PATHS = "/:@!$&'()*+,;=~-._"
NOWHERE = PublicUrls()


class Gateway:
    def __init__(
        self,
        sockets: Mapping[str, Path],
        call_seconds: float = CALL_SECONDS,
        patience: Patience = PATIENCE,
        public_urls: PublicUrls = NOWHERE,
    ) -> None:
        """``sockets``: the Unix socket of each function, by name."""
        self._sockets = sockets
        self._public_urls = public_urls
        self._patience = patience
        self._timeout = aiohttp.ClientTimeout(total=call_seconds, sock_connect=CONNECT_SECONDS)
        self._clients: dict[str, aiohttp.ClientSession] = {}
        self._outside: aiohttp.ClientSession | None = None
        self._async_calls: set[asyncio.Task[None]] = set()

    def app(self) -> web.Application:
        app = web.Application(client_max_size=ASYNC_BODY_BYTES)
        app.router.add_get("/", self._welcome)
        app.router.add_get("/healthz", self._healthz)
        app.router.add_route("*", r"/function/{name:[^/]+}{path:[\s\S]*}", self._forward)
        app.router.add_post(r"/async-function/{name:[^/]+}{path:[\s\S]*}", self._accept)
        app.cleanup_ctx.append(self._opened)
        return app

    async def call(
        self, method: str, name: str, target: str, headers: Mapping[str, str], body: bytes = b""
    ) -> tuple[int, bytes]:
        """Call a function from here, as the schedule does and asynchronous calls do; 502 if it cannot be."""
        try:
            async with self._clients[name].request(
                method, _address(name, target), headers=headers, data=body
            ) as response:
                return response.status, await response.read()
        except (aiohttp.ClientError, TimeoutError, OSError):
            return 502, b""

    async def answers(self, name: str) -> bool:
        """Whether the function runs, be it that something it needs is missing."""
        status, _ = await self.call("GET", name, "/healthz", {})
        return status != 502

    async def _opened(self, _: web.Application) -> AsyncIterator[None]:
        for name, socket in self._sockets.items():
            connector = aiohttp.UnixConnector(str(socket), limit=0, keepalive_timeout=30)
            self._clients[name] = aiohttp.ClientSession(
                connector=connector,
                timeout=self._timeout,
                auto_decompress=False,
                cookie_jar=aiohttp.DummyCookieJar(),
                skip_auto_headers=("Accept", "Accept-Encoding", "Content-Type", "User-Agent"),
            )
        self._outside = aiohttp.ClientSession(timeout=self._timeout)
        yield
        for call in self._async_calls:
            call.cancel()
        for client in (*self._clients.values(), self._outside):
            await client.close()

    async def _welcome(self, request: web.Request) -> web.StreamResponse:
        prefix = self._public_urls.prefix(request.headers.get("Host", ""), "")
        raise web.HTTPFound(f"{prefix}/function/recognition-web/")

    async def _healthz(self, request: web.Request) -> web.StreamResponse:
        return web.Response(text="OK")

    async def _forward(self, request: web.Request) -> web.StreamResponse:
        name = self._function(request)
        if name is None:
            return problem(404, "There is no function of this name.")
        headers = request_headers(request.headers, peer(request), request.scheme)
        try:
            upstream = await self._call_function(name, request, headers)
        except (aiohttp.ClientConnectorError, FileNotFoundError):
            return problem(503, f"The function {name} is not running; it is being started again.")
        except TooSlow:
            response = problem(408, "The request took too long to arrive.")
            response.force_close()
            return response
        except TimeoutError:
            return web.Response(status=502)
        except (aiohttp.ClientError, ConnectionError):
            return problem(502, f"The function {name} broke off.")
        async with upstream:
            return await pass_on(request, upstream, {"X-Call-Id": headers["X-Call-Id"]})

    async def _call_function(
        self, name: str, request: web.Request, headers: CIMultiDict[str]
    ) -> aiohttp.ClientResponse:
        body = await arrived(request, self._patience)
        try:
            return await self._clients[name].request(
                request.method,
                _address(name, _target(request)),
                headers=headers,
                data=body,
                allow_redirects=False,
            )
        except aiohttp.ClientError as error:
            if isinstance(body, ArrivingBody) and body.is_too_slow:
                raise TooSlow from error
            raise

    async def _accept(self, request: web.Request) -> web.StreamResponse:
        """202 at once, even for a function that is not there, as OpenFaaS does."""
        if len(self._async_calls) >= ASYNC_AT_ONCE:
            return problem(429, "Too many asynchronous calls are waiting.")
        body = await request.read()
        headers = request_headers(request.headers, peer(request), request.scheme)
        task = asyncio.create_task(self._call_back(request, headers, body))
        self._async_calls.add(task)
        task.add_done_callback(self._async_calls.discard)
        return web.Response(status=202, headers={"X-Call-Id": headers["X-Call-Id"]})

    async def _call_back(self, request: web.Request, headers: CIMultiDict[str], body: bytes) -> None:
        asked = request.match_info["name"]
        name = self._function(request)
        callback = headers.popall("X-Callback-Url", [None])[0]
        started = time.monotonic()
        status, answer = (
            (404, b"") if name is None else await self.call("POST", name, _target(request), headers, body)
        )
        if callback is None or self._outside is None:
            return
        told = {
            "X-Call-Id": headers["X-Call-Id"],
            "X-Function-Name": asked,
            "X-Function-Status": str(status),
            "X-Duration-Seconds": f"{time.monotonic() - started:f}",
        }
        with suppress(aiohttp.ClientError, TimeoutError, ValueError):
            async with self._outside.post(callback, data=answer, headers=told):
                pass

    def _function(self, request: web.Request) -> str | None:
        name, _, namespace = request.match_info["name"].partition(".")
        return name if name in self._sockets and namespace in ("", NAMESPACE) else None


def scheduled_headers() -> dict[str, str]:
    """What OpenFaaS's cron-connector sends."""
    return {"X-Connector": "cron-connector", "X-Topic": "cron-function", "X-Call-Id": new_call_id()}


def _address(name: str, target: str) -> URL:
    return URL(f"http://{name}{target}", encoded=True)


def _target(request: web.Request) -> str:
    """Path and query as the function shall see them; the path decoded once, then encoded again."""
    path = request.match_info["path"] or "/"
    query = f"?{request.rel_url.raw_query_string}" if request.rel_url.raw_query_string else ""
    return quote(path if path.startswith("/") else f"/{path}", safe=UNCHANGED_IN_PATHS) + query
