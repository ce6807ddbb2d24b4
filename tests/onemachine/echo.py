"""A tiny function that tells what reached it; at some addresses it misbehaves."""

import asyncio
import threading

from aiohttp import web

LONGEST = 10.0
"""Seconds that anything here may take."""
SIGNED_IN = "token-of-ann"
API_KEY = "sak_of-ann"
RELEASED = web.AppKey("released", threading.Event)


def echo(released: threading.Event) -> web.Application:
    """``released`` is what some addresses wait for, and one sets."""
    app = web.Application(client_max_size=100_000_000)
    app[RELEASED] = released
    app.router.add_route("*", "/status/{status}", _answer_status)
    app.router.add_get("/hops", _answer_with_hops)
    app.router.add_get("/pieces", _answer_piece_by_piece)
    app.router.add_get("/paced/{pieces}/{pause}", _answer_at_a_pace)
    app.router.add_post("/reads", _read_piece_by_piece)
    app.router.add_post("/answers-early", _answer_before_the_body_ends)
    app.router.add_get("/breaks", _break_off)
    app.router.add_get("/endless", _answer_without_end)
    app.router.add_route("*", "/hangs", _hang)
    app.router.add_post("/refuses", _refuse)
    app.router.add_route("*", "/{any:.*}", _tell)
    return app


def accounts() -> web.Application:
    """Knows one person, by a token or cookie, and one API key."""
    app = web.Application()
    app.router.add_get("/session", _answer_whose_session)
    app.router.add_get("/key", _answer_whose_key)
    return app


async def _answer_whose_session(request: web.Request) -> web.Response:
    is_known = SIGNED_IN in (_bearer(request), request.cookies.get("session"))
    return web.Response(status=200 if is_known else 401)


async def _answer_whose_key(request: web.Request) -> web.Response:
    return web.Response(status=200 if _bearer(request) == API_KEY else 401)


def _bearer(request: web.Request) -> str:
    return request.headers.get("Authorization", "").removeprefix("Bearer ")


async def _tell(request: web.Request) -> web.Response:
    body = await request.read()
    met = {
        "method": request.method,
        "path": request.raw_path,
        "headers": {name.lower(): value for name, value in request.headers.items()},
        "body": body.decode("latin-1"),
    }
    return web.json_response(met, headers={"X-Echo": "yes"})


async def _answer_status(request: web.Request) -> web.Response:
    return web.Response(status=int(request.match_info["status"]), text="as asked")


async def _answer_with_hops(request: web.Request) -> web.Response:
    hops = {"Connection": "X-Hop", "X-Hop": "1", "Keep-Alive": "timeout=5", "X-Stays": "1"}
    return web.Response(text="ok", headers={**hops, "Set-Cookie": "a=b", "Content-Encoding": "br"})


async def _answer_piece_by_piece(request: web.Request) -> web.StreamResponse:
    response = web.StreamResponse()
    await response.prepare(request)
    await response.write(b"first")
    await asyncio.to_thread(request.app[RELEASED].wait, LONGEST)
    await response.write(b"second")
    return response


async def _answer_at_a_pace(request: web.Request) -> web.StreamResponse:
    response = web.StreamResponse()
    await response.prepare(request)
    for _ in range(int(request.match_info["pieces"])):
        await asyncio.sleep(float(request.match_info["pause"]))
        await response.write(b"x")
    return response


async def _read_piece_by_piece(request: web.Request) -> web.Response:
    first = await request.content.readany()
    request.app[RELEASED].set()
    rest = await request.content.read()
    return web.Response(text=f"{len(first) > 0} {len(first) + len(rest)}")


async def _answer_before_the_body_ends(request: web.Request) -> web.StreamResponse:
    response = web.StreamResponse()
    await response.prepare(request)
    await response.write(b"begun, ")
    await response.write(str(len(await request.content.read())).encode())
    return response


async def _break_off(request: web.Request) -> web.StreamResponse:
    response = web.StreamResponse()
    await response.prepare(request)
    await response.write(b"only this")
    assert request.transport is not None
    request.transport.abort()
    return response


async def _answer_without_end(request: web.Request) -> web.StreamResponse:
    """Until nobody is there any more to whom it could be sent."""
    response = web.StreamResponse()
    await response.prepare(request)
    try:
        while True:
            await response.write(b"x" * 65_536)
    except ConnectionError:
        request.app[RELEASED].set()
        raise


async def _hang(request: web.Request) -> web.Response:
    await asyncio.to_thread(request.app[RELEASED].wait, LONGEST)
    return web.Response()


async def _refuse(request: web.Request) -> web.Response:
    """Without a look at the body."""
    return web.json_response({"status": 413}, status=413)
