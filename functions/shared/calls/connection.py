"""One connection, and the exchanges over it, one after the other."""

import select
import socket
from collections.abc import Callable, Iterator
from typing import Final, TypeAlias

from functions.shared.calls.messages import Answer
from functions.shared.calls.reading import Reading

SMALL_BYTES: Final = 16 * 1024
Keep: TypeAlias = Callable[["Connection"], object]


class Connection:
    """For one thread at a time. Whatever fails closes it."""

    def __init__(self, opened: socket.socket) -> None:
        self._socket = opened
        self._watch = select.poll()
        self._watch.register(opened, select.POLLIN)

    def is_open(self) -> bool:
        """Whether the other side has neither closed it nor sent what nobody asked for."""
        return not self._watch.poll(0)

    def close(self) -> None:
        self._socket.close()

    def ask(self, method: str, head: bytes, body: bytes, seconds: float, keep: Keep) -> Answer:
        """``keep`` is told when the answer is read to its end, and another call may follow.

        Raises TimeoutError and ConnectionError, as the answer's pieces do.
        """
        self._socket.settimeout(seconds)
        reading = Reading(self._socket, is_head=method == "HEAD")
        try:
            is_sent = self._send(head, body)
            reading.take_head()
        except OSError as error:
            raise self.failed(error) from error
        content = Content(self, reading, keep if is_sent else Connection.close)
        return Answer(reading.status, reading.headers, content, content.close)

    def _send(self, head: bytes, body: bytes) -> bool:
        """Whether all of it was taken: who answers before the end may take no more."""
        try:
            for part in _parts(head, body):
                left = memoryview(part)
                while left:
                    # By send, not sendall: as long as some of it is taken, it may take its time.
                    left = left[self._socket.send(left) :]
        except (BrokenPipeError, ConnectionResetError):
            return False
        return True

    def failed(self, error: OSError) -> OSError:
        self.close()
        return error if isinstance(error, (TimeoutError, ConnectionError)) else ConnectionError(str(error))


class Content(Iterator[bytes]):
    """Of an answer; ``close`` may come at any time, and ends the connection unless all was read."""

    def __init__(self, connection: Connection, reading: Reading, keep: Keep) -> None:
        self._connection = connection
        self._reading = reading
        self._keep = keep
        self._pieces = reading.pieces()
        self._is_over = False

    def __next__(self) -> bytes:
        try:
            return next(self._pieces)
        except StopIteration:
            self._leave()
            raise
        except OSError as error:
            self._is_over = True
            raise self._connection.failed(error) from error

    def close(self) -> None:
        if not self._is_over:
            self._is_over = True
            self._connection.close()

    def _leave(self) -> None:
        if not self._is_over:
            self._is_over = True
            (self._keep if self._reading.may_go_on else Connection.close)(self._connection)


def _parts(head: bytes, body: bytes) -> tuple[bytes, ...]:
    """A small body goes in one packet with its head."""
    return (head + body,) if len(body) <= SMALL_BYTES else (head, body)
