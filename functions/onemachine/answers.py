"""What the gateway answers: a function's answer as it comes, or why there is none."""

import json
from collections.abc import Mapping
from http import HTTPStatus

import aiohttp
from aiohttp import web

from functions.onemachine.forwarding import end_to_end


async def pass_on(
    request: web.Request, upstream: aiohttp.ClientResponse, more: Mapping[str, str]
) -> web.StreamResponse:
    headers = end_to_end(upstream.headers.items(), upstream.headers.get("Connection", ""))
    headers.update(more)
    response = web.StreamResponse(status=upstream.status, reason=upstream.reason, headers=headers)
    try:
        await response.prepare(request)
        async for piece in upstream.content.iter_any():
            await response.write(piece)
        await response.write_eof()
    except (aiohttp.ClientError, ConnectionError, TimeoutError):
        # The function broke off, or the client has left. An answer that ends early must not look complete.
        if request.transport is not None:
            request.transport.abort()
    return response


def problem(status: int, detail: str) -> web.Response:
    title = HTTPStatus(status).phrase
    fields = {"type": "about:blank", "title": title, "status": status, "detail": detail}
    headers = {"Retry-After": "1"} if status in (429, 503) else {}
    return web.Response(
        text=json.dumps(fields), status=status, content_type="application/problem+json", headers=headers
    )
