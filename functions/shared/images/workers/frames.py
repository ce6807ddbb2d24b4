"""Messages between a process and the workers that decode for it: fields as JSON, and a body of bytes.

JSON, not pickle: a worker that a hostile file has taken over must not be able to run code in its parent.
"""

import json
import socket
import struct
import time
from collections.abc import Mapping
from dataclasses import dataclass

Fields = Mapping[str, str | int]
Body = bytes | memoryview

_LENGTHS = struct.Struct(">IQ")
_LONGEST_FIELDS = 1 << 16


@dataclass(frozen=True)
class Frame:
    fields: Fields
    body: bytearray


def send(connection: socket.socket, fields: Fields, *bodies: Body) -> None:
    """Raises TimeoutError if the connection has a timeout, another OSError if nobody reads."""
    encoded = json.dumps(dict(fields)).encode()
    connection.sendall(_LENGTHS.pack(len(encoded), sum(map(len, bodies))) + encoded)
    for body in bodies:
        connection.sendall(body)


def receive(connection: socket.socket, *, longest_body: int, seconds: float | None = None) -> Frame:
    """Raises TimeoutError after ``seconds``, EOFError if the other side is gone, ValueError for nonsense."""
    deadline = None if seconds is None else time.monotonic() + seconds
    fields_length, body_length = _LENGTHS.unpack(_read(connection, _LENGTHS.size, deadline))
    if fields_length > _LONGEST_FIELDS or body_length > longest_body:
        raise ValueError("a frame larger than any that is ever sent")
    fields = json.loads(_read(connection, fields_length, deadline))
    if not isinstance(fields, dict):
        raise ValueError("a frame whose fields are no object")
    return Frame(fields, _read(connection, body_length, deadline))


def _read(connection: socket.socket, length: int, deadline: float | None) -> bytearray:
    content = bytearray(length)
    view = memoryview(content)
    while view:
        if deadline is not None:
            connection.settimeout(max(0.001, deadline - time.monotonic()))
        count = connection.recv_into(view)
        if not count:
            raise EOFError("the other side is gone")
        view = view[count:]
    return content
