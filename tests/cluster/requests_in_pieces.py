"""Requests of which a test sends each byte when it wants."""

import socket
from pathlib import Path

from functions.shared.access.tokens import TokenSigner
from functions.shared.models.wire import now_ms
from tests.cluster.containers import LONGEST


def token(secrets: Path, function: str) -> str:
    signer = TokenSigner((secrets / "signing-key").read_text(), function)
    return signer.for_person("ann", None, now_ms() + 600_000)


def begin(port: int, request: str, headers: dict[str, str]) -> socket.socket:
    """A request whose body is still to come."""
    connection = socket.create_connection(("127.0.0.1", port), timeout=LONGEST)
    lines = [
        f"{request} HTTP/1.1",
        "Host: function",
        *(f"{name}: {value}" for name, value in headers.items()),
    ]
    connection.sendall("\r\n".join([*lines, "", ""]).encode())
    return connection


def status_of(connection: socket.socket) -> int:
    with connection, connection.makefile("rb") as answer:
        return int(answer.readline().split()[1])
