"""A function's answer on its way out, as it comes."""

from collections.abc import Mapping

import aiohttp
from aiohttp import web

from functions.onemachine.connections import Awaited, Connection
from functions.onemachine.forwarding import end_to_end

PIECE_BYTES = 128 * 1024
SMALL_BYTES = 64 * 1024


async def pass_on(
    request: web.Request,
    upstream: aiohttp.ClientResponse,
    more: Mapping[str, str],
    connection: Connection,
) -> web.StreamResponse:
    """ClientError if a small answer breaks off; a large one breaks off on its way to the client, too."""
    headers = end_to_end(upstream.headers)
    headers.update(more)
    if request.method != "HEAD" and 0 < (upstream.content_length or 0) <= SMALL_BYTES:
        # In one packet with its head.
        body = await upstream.read()
        return web.Response(status=upstream.status, reason=upstream.reason, headers=headers, body=body)
    response = web.StreamResponse(status=upstream.status, reason=upstream.reason, headers=headers)
    try:
        await response.prepare(request)
        async for piece in upstream.content.iter_chunked(PIECE_BYTES):
            with connection.awaiting(Awaited.TAKING):
                await response.write(piece)
        with connection.awaiting(Awaited.TAKING):
            await response.write_eof()
    except (aiohttp.ClientError, ConnectionError, TimeoutError):
        # The function broke off, or the client has left. An answer that ends early must not look complete.
        connection.cut()
    return response
