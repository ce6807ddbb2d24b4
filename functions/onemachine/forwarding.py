"""How a call's headers change on their way through the gateway."""

import secrets
import time
from collections.abc import Iterable, Mapping

from aiohttp import web
from multidict import CIMultiDict

HOP_BY_HOP = frozenset(
    {
        "connection",
        "keep-alive",
        "proxy-authenticate",
        "proxy-authorization",
        "proxy-connection",
        "te",
        "trailer",
        "transfer-encoding",
        "upgrade",
    }
)


def end_to_end(headers: Iterable[tuple[str, str]], connection: str) -> CIMultiDict[str]:
    """The headers without those that concern one connection only, which ``Connection`` may name more of."""
    dropped = HOP_BY_HOP | {name.strip().lower() for name in connection.split(",")}
    return CIMultiDict((name, value) for name, value in headers if name.lower() not in dropped)


def request_headers(
    headers: "CIMultiDict[str] | Mapping[str, str]", peer: str, scheme: str
) -> CIMultiDict[str]:
    """``peer`` is the client's ``ip:port``. What a client says of itself in these headers does not count."""
    forwarded = end_to_end(headers.items(), headers.get("Connection", ""))
    forwarded.setdefault("X-Call-Id", new_call_id())
    forwarded["X-Start-Time"] = str(time.time_ns())
    forwarded["X-Forwarded-Host"] = headers.get("Host", "")
    forwarded["X-Forwarded-For"] = peer
    forwarded["X-Forwarded-Proto"] = scheme
    forwarded.popall("X-Forwarded-Prefix", None)
    # The client already has the answer to this from the gateway's own server.
    forwarded.popall("Expect", None)
    return forwarded


def peer(request: web.Request) -> str:
    """The client's address and port as Go writes them: an IPv6 address in brackets."""
    name = request.transport.get_extra_info("peername") if request.transport else None
    if not name:
        return "unknown"
    host = f"[{name[0]}]" if ":" in name[0] else name[0]
    return f"{host}:{name[1]}"


def new_call_id() -> str:
    return secrets.token_hex(16)
