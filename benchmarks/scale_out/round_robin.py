"""Stands in for OpenFaaS's gateway before replicas: each call goes to the next of those that are ready.

``python -m benchmarks.scale_out.round_robin ADDRESS < endpoints.json``, with ``{"photos": ["http://10.77.1.1:8080"]}``.
Calls are not repeated: one that meets a replica which has just died is answered 500, as it is there.
"""

import asyncio
import json
import sys
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import suppress
from itertools import count
from typing import Final

import aiohttp
from aiohttp import web
from yarl import URL

from functions.onemachine.gateway.forwarding import end_to_end, request_headers
from functions.onemachine.gateway.refusals import problem

PORT: Final = 8080
PROBE_SECONDS: Final = 1.0
"""Between questions to each watchdog; until then a replica that died is still called."""
CALL_SECONDS: Final = 60.0


class RoundRobin:
    def __init__(self, endpoints: Mapping[str, Sequence[str]]) -> None:
        self._endpoints = endpoints
        self._ready: dict[str, list[str]] = {name: [] for name in endpoints}
        self._turn = count()

    def app(self) -> web.Application:
        app = web.Application()
        app.router.add_route("*", r"/function/{name:[^/]+}{path:[\s\S]*}", self._forward)
        app.cleanup_ctx.append(self._opened)
        return app

    async def _opened(self, _: web.Application) -> AsyncIterator[None]:
        timeout = aiohttp.ClientTimeout(total=CALL_SECONDS)
        async with aiohttp.ClientSession(timeout=timeout, auto_decompress=False) as self._client:
            probing = asyncio.create_task(self._probe_all())
            yield
            probing.cancel()

    async def _forward(self, request: web.Request) -> web.StreamResponse:
        ready = self._ready.get(request.match_info["name"])
        if not ready:
            return problem(503, "No replica is ready.")
        headers = request_headers(request, 0)
        endpoint = ready[next(self._turn) % len(ready)]
        target = URL(endpoint + (request.match_info["path"] or "/")).with_query(request.query_string)
        body = request.content if request.can_read_body else None
        try:
            call = self._client.request(
                request.method, target, headers=headers, data=body, allow_redirects=False
            )
            async with call as upstream:
                return await _pass_on(request, upstream)
        except TimeoutError:
            return web.Response(status=502)
        except (aiohttp.ClientError, ConnectionError):
            return problem(500, "The replica cannot be reached.")

    async def _probe_all(self) -> None:
        while True:
            for name, endpoints in self._endpoints.items():
                answers = await asyncio.gather(*(self._is_ready(endpoint) for endpoint in endpoints))
                self._ready[name] = [e for e, ready in zip(endpoints, answers, strict=True) if ready]
            await asyncio.sleep(PROBE_SECONDS)

    async def _is_ready(self, endpoint: str) -> bool:
        with suppress(aiohttp.ClientError, ConnectionError, TimeoutError):
            timeout = aiohttp.ClientTimeout(total=PROBE_SECONDS)
            async with self._client.get(f"{endpoint}/_/health", timeout=timeout) as answer:
                return answer.ok
        return False


async def _pass_on(request: web.Request, upstream: aiohttp.ClientResponse) -> web.StreamResponse:
    response = web.StreamResponse(status=upstream.status, headers=end_to_end(upstream.headers))
    await response.prepare(request)
    async for piece in upstream.content.iter_any():
        await response.write(piece)
    await response.write_eof()
    return response


if __name__ == "__main__":
    web.run_app(
        RoundRobin(json.load(sys.stdin)).app(), host=sys.argv[1], port=PORT, print=None, access_log=None
    )
