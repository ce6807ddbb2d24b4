"""Calls to a gateway, as clients make them."""

import socket
from typing import Any
from urllib.parse import urlsplit

import requests

from tests.onemachine.street import LONGEST, Street


def call(street: Street, method: str, path: str, **options: Any) -> requests.Response:
    return requests.request(method, f"{street.url}{path}", timeout=LONGEST, allow_redirects=False, **options)


def met(street: Street, method: str, path: str, **options: Any) -> dict[str, Any]:
    """What the function saw of a call."""
    reply = call(street, method, path, **options)
    assert reply.status_code == 200, reply.text
    seen: dict[str, Any] = reply.json()
    return seen


def connect(street: Street) -> socket.socket:
    address = urlsplit(street.url)
    connection = socket.create_connection((str(address.hostname), int(address.port or 0)), LONGEST)
    # What is sent later comes at once, not when what went before was acknowledged.
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return connection


def send_raw(street: Street, *lines: str, body: bytes = b"") -> socket.socket:
    """An open connection on which this was sent, with a host unless the lines name one."""
    host = [] if any(line.startswith("Host:") for line in lines) else ["Host: localhost"]
    connection = connect(street)
    connection.sendall("\r\n".join([*lines, *host, "", ""]).encode() + body)
    return connection


def answer_to(street: Street, *lines: str, body: bytes = b"") -> str:
    """All that comes back on a connection of its own."""
    with send_raw(street, *lines, "Connection: close", body=body) as connection:
        answer = b"".join(iter(lambda: connection.recv(65_536), b""))
    return answer.decode("latin-1")
