"""A gateway whose seconds pass as a test wants."""

import socket
from contextlib import ExitStack
from typing import Any

from functions.onemachine.gateway.connections import Bounds
from tests.house.clock import Clock
from tests.onemachine.calls import call, connect
from tests.onemachine.street import LONGEST, USUAL, Street


class Watched:
    """A gateway whose seconds pass as a test wants."""

    def __init__(self, street: Street) -> None:
        self.street = street
        self.clock = Clock()
        self._connections = ExitStack()

    def open(self, bounds: Bounds = USUAL, **options: Any) -> None:
        self.street.open(bounds=bounds, clock=self.clock.monotonic, **options)

    def silent(self, sent: bytes = b"") -> socket.socket:
        connection = self._connections.enter_context(connect(self.street))
        connection.sendall(sent)
        self.sees()
        return connection

    def sees(self) -> None:
        """What was opened before has come, when something later has been answered."""
        assert call(self.street, "GET", "/function/echo/").status_code == 200

    def pass_seconds(self, seconds: float) -> None:
        self.clock.advance(seconds)
        self.street.look()

    def is_freed_after(self, seconds: float) -> bool:
        """Whether the function that answers without end could stop; what lies between fills up first."""
        self.pass_seconds(seconds)
        return self.street.released.wait(0.01)

    def close(self) -> None:
        self._connections.close()


def is_cut(connection: socket.socket) -> bool:
    """Or will be, before anything else comes on it."""
    connection.setblocking(False)
    try:
        return connection.recv(1) == b""
    except BlockingIOError:
        return False
    except ConnectionError:
        return True
    finally:
        connection.settimeout(LONGEST)
