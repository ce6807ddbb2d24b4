"""Carries calls over connections that are kept."""

import threading
from pathlib import Path
from typing import Final

from functions.shared.calls.connection import Connection
from functions.shared.calls.messages import Answer, Call
from functions.shared.calls.ways import Way, straight, through_gateway

HAVE_BODIES: Final = frozenset({"POST", "PUT", "PATCH"})


class Connections:
    """Lives as long as its process; safe to use from any thread."""

    def __init__(self, url: str, sockets: Path | None = None) -> None:
        """``url`` of the gateway; ``sockets`` is where functions of this machine listen, if they do.

        A function that does not listen there is called through the gateway, which waits for its start.
        """
        self._url = url
        self._sockets = sockets
        self._lock = threading.Lock()
        self._ways: dict[str, tuple[Way, ...]] = {}

    def send(self, call: Call) -> Answer:
        _require_single_lines(call)
        way, connection = self._connected(call.function)
        return connection.ask(call.method, _head(call, way), call.body or b"", call.seconds, way.keep)

    def _connected(self, function: str) -> tuple[Way, Connection]:
        *others, last = self._ways_to(function)
        for way in others:
            try:
                return way, way.connection()
            except ConnectionError:
                continue
        return last, last.connection()

    def _ways_to(self, function: str) -> tuple[Way, ...]:
        with self._lock:
            if function not in self._ways:
                gateway = through_gateway(self._url, function)
                if self._sockets is None:
                    self._ways[function] = (gateway,)
                else:
                    socket = self._sockets / f"{function}.sock"
                    self._ways[function] = (straight(socket, gateway.host), gateway)
            return self._ways[function]


def _head(call: Call, way: Way) -> bytes:
    headers = {"Host": way.host, **call.headers}
    if call.body is not None or call.method in HAVE_BODIES:
        headers["Content-Length"] = str(len(call.body or b""))
    lines = [f"{call.method} {way.prefix}{call.target} HTTP/1.1"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "", ""]).encode("latin-1")


def _require_single_lines(call: Call) -> None:
    """Raises ValueError for what would be read as more headers than there are."""
    values = "".join([call.target, *call.headers.values()])
    if "\r" in values or "\n" in values:
        raise ValueError("A header, or a path, of several lines.")
