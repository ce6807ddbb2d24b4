"""The ways to a function: through the gateway, and on one machine straight to the socket it listens on."""

import socket
import ssl
import threading
import weakref
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Final, Protocol
from urllib.parse import urlsplit

import certifi

from functions.shared.calls.connection import Connection

CONNECT_SECONDS: Final = 2.0
KEPT: Final = 64
"""Connections that wait for their next call, of each way."""


class Way(Protocol):
    host: str
    prefix: str
    """What comes before the path of a call."""

    def connection(self) -> Connection:
        """One that is open. Raises ConnectionError."""

    def keep(self, connection: Connection) -> None:
        """For a later call."""


class _Kept:
    """Connections to one place; the one that was used last goes out first. Safe to use from any thread."""

    def __init__(self, host: str, prefix: str, open_socket: Callable[[], socket.socket]) -> None:
        self.host = host
        self.prefix = prefix
        self._open_socket = open_socket
        self._lock = threading.Lock()
        self._waiting: list[Connection] = []
        weakref.finalize(self, _close_all, self._waiting)

    def connection(self) -> Connection:
        while (kept := self._next()) is not None:
            if kept.is_open():
                return kept
            kept.close()
        try:
            return Connection(self._open_socket())
        except OSError as error:
            raise ConnectionError(str(error)) from error

    def keep(self, connection: Connection) -> None:
        with self._lock:
            if len(self._waiting) < KEPT:
                self._waiting.append(connection)
                return
        connection.close()

    def _next(self) -> Connection | None:
        with self._lock:
            return self._waiting.pop() if self._waiting else None


def _close_all(connections: list[Connection]) -> None:
    for connection in connections:
        connection.close()


def through_gateway(url: str, function: str) -> Way:
    parts = urlsplit(url)
    host, is_tls = parts.hostname or "", parts.scheme == "https"
    port = parts.port or (443 if is_tls else 80)

    def open_socket() -> socket.socket:
        opened = socket.create_connection((host, port), CONNECT_SECONDS)
        opened.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return _tls().wrap_socket(opened, server_hostname=host) if is_tls else opened

    return _Kept(parts.netloc.rpartition("@")[2], f"{parts.path}/function/{function}", open_socket)


def straight(path: Path, host: str) -> Way:
    """To the Unix socket that a function listens on."""

    def open_socket() -> socket.socket:
        opened = socket.socket(socket.AF_UNIX)
        opened.settimeout(CONNECT_SECONDS)
        try:
            opened.connect(str(path))
        except OSError:
            opened.close()
            raise
        return opened

    return _Kept(host, "", open_socket)


@cache
def _tls() -> ssl.SSLContext:
    return ssl.create_default_context(cafile=certifi.where())
