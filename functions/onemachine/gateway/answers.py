"""A function's answer on its way out, as it comes."""

import asyncio
import time
from collections.abc import Mapping

import aiohttp
from aiohttp import StreamReader, web

from functions.onemachine.gateway.connections import Awaited, Connection
from functions.onemachine.gateway.forwarding import end_to_end
from functions.onemachine.gateway.patience import Patience

PIECE_BYTES = 128 * 1024
SMALL_BYTES = 64 * 1024


async def pass_on(
    request: web.Request,
    upstream: aiohttp.ClientResponse,
    more: Mapping[str, str],
    connection: Connection,
    patience: Patience,
) -> web.StreamResponse:
    """Raises ClientError if a small answer breaks off; a large one breaks off for the client, too."""
    headers = end_to_end(upstream.headers)
    headers.update(more)
    if request.method != "HEAD" and 0 < (upstream.content_length or 0) <= SMALL_BYTES:
        # In one packet with its head.
        body = await upstream.read()
        return web.Response(status=upstream.status, reason=upstream.reason, headers=headers, body=body)
    response = web.StreamResponse(status=upstream.status, reason=upstream.reason, headers=headers)
    try:
        await response.prepare(request)
        await _send(response, upstream.content, connection, patience)
    except (aiohttp.ClientError, ConnectionError, TimeoutError):
        # One of both broke off, or takes too long. An answer that ends early must not look complete.
        connection.cut()
    return response


async def _send(
    response: web.StreamResponse, content: StreamReader, connection: Connection, patience: Patience
) -> None:
    """Raises TimeoutError if the client takes it too slowly."""
    sent, waited = 0, 0.0
    async for piece in content.iter_chunked(PIECE_BYTES):
        began = time.monotonic()
        with connection.awaiting(Awaited.TAKING):
            async with asyncio.timeout(patience.left(waited, sent)):
                await response.write(piece)
        waited += time.monotonic() - began
        sent += len(piece)
    with connection.awaiting(Awaited.TAKING):
        await response.write_eof()
