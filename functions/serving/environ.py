"""The WSGI environment (PEP 3333) of a request, where no header can pass for another one."""

import io
import sys
from typing import Any, Final, TypeAlias
from urllib.parse import unquote_to_bytes

from functions.shared.errors import Malformed

Environ: TypeAlias = dict[str, Any]
Scope: TypeAlias = dict[str, Any]

SINGLE: Final = frozenset({"authorization", "content-length", "content-type", "host", "origin"})
"""Of two that differ, nobody knows which one counts: not the proxy before, and not what reads them here."""
TOLD_BY_ONE_PROXY: Final = frozenset({"forwarded", "x-forwarded-host", "x-forwarded-proto"})
"""Of two, one is the client's own; as good as none."""
SEPARATORS: Final = {"cookie": "; "}
BARE: Final = {"content-type": "CONTENT_TYPE", "content-length": "CONTENT_LENGTH"}


def environ_of(scope: Scope) -> Environ:
    """Of a request of ASGI, with an empty body; Malformed if one header too many leaves it unclear."""
    server = scope["server"] or ("localhost", None)
    environ = {
        "REQUEST_METHOD": scope["method"],
        "SCRIPT_NAME": "",
        "PATH_INFO": unquote_to_bytes(scope["raw_path"]).decode("latin-1"),
        "QUERY_STRING": scope["query_string"].decode("latin-1"),
        "SERVER_NAME": "localhost" if server[1] is None else server[0],
        "SERVER_PORT": str(server[1] or 80),
        "SERVER_PROTOCOL": f"HTTP/{scope['http_version']}",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope["scheme"],
        "wsgi.input": io.BytesIO(),
        "wsgi.input_terminated": True,
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    }
    for name, value in _headers(scope["headers"]).items():
        environ[variable(name)] = value
    return environ


def variable(header: str) -> str:
    """Its name in the environment."""
    name = header.lower()
    return BARE.get(name) or f"HTTP_{name.upper().replace('-', '_')}"


def _headers(given: list[tuple[bytes, bytes]]) -> dict[str, str]:
    headers: dict[str, str] = {}
    doubled: set[str] = set()
    for raw_name, raw_value in given:
        name, value = raw_name.decode("latin-1"), raw_value.decode("latin-1")
        if "_" in name:
            # It would be the same variable as its twin with dashes, which a proxy before may have set.
            continue
        if name in headers:
            doubled.add(name)
            headers[name] += SEPARATORS.get(name, ",") + value
        else:
            headers[name] = value
    if unclear := doubled & SINGLE:
        raise Malformed(f"The request has more than one header {min(unclear)}.")
    for name in doubled & TOLD_BY_ONE_PROXY:
        del headers[name]
    return headers
