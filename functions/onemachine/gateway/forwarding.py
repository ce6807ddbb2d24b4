"""How a call's headers change on their way through the gateway."""

import re
import time
from functools import lru_cache

from aiohttp import web
from multidict import CIMultiDict, MultiMapping

from functions.onemachine.gateway.refusals import Refused
from functions.shared.log import call_id_of

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
NAME = re.compile(r"[A-Za-z0-9-]+")
"""Applications see ``X_Forwarded_For`` and ``X-Forwarded-For`` as one (CGI's variables): only this passes."""
CLAIMS = re.compile(r"x-forwarded-.*|forwarded|x-real-ip", re.IGNORECASE)
"""What a proxy says of whom it speaks for."""
ONCE = ("Authorization", "Cookie", "Host", "Origin", "Sec-Fetch-Site", "X-Call-Id", "X-Callback-Url")
"""Said twice, nobody can tell which one another reader believes."""


def end_to_end(headers: MultiMapping[str]) -> CIMultiDict[str]:
    """The headers without those that concern one connection only, which ``Connection`` may name more of."""
    kept = CIMultiDict((name, value) for name, value in headers.items() if name.lower() not in HOP_BY_HOP)
    for named in headers.getall("Connection", ()):
        for name in named.split(","):
            kept.popall(name.strip(), None)
    return kept


def request_headers(request: web.Request, trusted_proxies: int) -> CIMultiDict[str]:
    """What the function is told. What a client says of where it comes from does not count.

    ``X-Forwarded-For`` is what each trusted proxy wrote, and the peer, as OpenFaaS's gateway tells it.
    Raises Refused if a header that decides is there twice.
    """
    headers = request.headers
    if any(len(headers.getall(name, ())) > 1 for name in ONCE):
        raise Refused(400, "A header that may be there once is there twice.")
    if headers.get("Transfer-Encoding", "chunked").lower() != "chunked":
        raise Refused(501, "A body may be sent in chunks, and not coded in another way.")
    forwarded = end_to_end(headers)
    for name in [name for name in forwarded if not _is_taken(name)]:
        forwarded.popall(name, None)
    forwarded["X-Call-Id"] = call_id_of(headers.get("X-Call-Id"))
    forwarded["X-Start-Time"] = str(time.time_ns())
    forwarded["X-Forwarded-Host"] = public_host(request, trusted_proxies)
    forwarded["X-Forwarded-For"] = ", ".join([*clients(request, trusted_proxies), peer(request)])
    forwarded["X-Forwarded-Proto"] = _scheme(request, trusted_proxies)
    if prefix := public_prefix(request, trusted_proxies):
        forwarded["X-Forwarded-Prefix"] = prefix
    # The client already has the answer to this from the gateway's own server.
    forwarded.popall("Expect", None)
    return forwarded


@lru_cache(maxsize=1024)
def _is_taken(name: str) -> bool:
    return bool(NAME.fullmatch(name)) and not CLAIMS.fullmatch(name)


def public_host(request: web.Request, trusted_proxies: int) -> str:
    """As the client wrote it, who may have spoken to a proxy; empty if it wrote none."""
    told = _told(request, "X-Forwarded-Host", trusted_proxies)
    return told[0] if told else request.headers.get("Host", "")


def public_prefix(request: web.Request, trusted_proxies: int) -> str:
    """What the nearest proxy says that it took away; empty if it says nothing."""
    told = _told(request, "X-Forwarded-Prefix", trusted_proxies)
    return told[-1] if told else ""


def clients(request: web.Request, trusted_proxies: int) -> list[str]:
    """Whom each trusted proxy served, the outermost first; entries before those are anybody's."""
    return _told(request, "X-Forwarded-For", trusted_proxies)


def peer(request: web.Request) -> str:
    """The client's address and port as Go writes them: an IPv6 address in brackets."""
    name = request.transport.get_extra_info("peername") if request.transport else None
    if not name:
        return "unknown"
    host = f"[{name[0]}]" if ":" in name[0] else name[0]
    return f"{host}:{name[1]}"


def _scheme(request: web.Request, trusted_proxies: int) -> str:
    """What the gateway itself speaks, unless a proxy in front speaks something else."""
    told = _told(request, "X-Forwarded-Proto", trusted_proxies)
    return "https" if told[:1] == ["https"] else "http"


def _told(request: web.Request, name: str, trusted_proxies: int) -> list[str]:
    """The entries of the trusted proxies, each of which appended one."""
    if not trusted_proxies:
        return []
    entries = [entry.strip() for value in request.headers.getall(name, ()) for entry in value.split(",")]
    return entries[-trusted_proxies:]
