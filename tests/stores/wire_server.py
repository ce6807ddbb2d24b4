"""MongoDB's wire protocol as far as pymongo speaks it: OP_MSG over TCP, an answer for each command."""

import socketserver
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any, Final, TypeAlias

import bson

Fields: TypeAlias = dict[str, Any]
Answer: TypeAlias = Callable[[Fields], Fields]
HEADER: Final = struct.Struct("<iiii")
FLAGS: Final = struct.Struct("<I")
SIZE: Final = struct.Struct("<i")
OP_MSG: Final = 2013
DOCUMENT: Final = 0


class WireServer(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, answer: Answer, port: int = 0) -> None:
        super().__init__(("127.0.0.1", port), _Connection)
        self.answer = answer
        self.open: set[Any] = set()

    def cut(self) -> None:
        """All connections, as a server does that ends."""
        for connection in list(self.open):
            # It may have ended meanwhile.
            with suppress(OSError):
                connection.shutdown(2)


@contextmanager
def serving(answer: Answer, port: int = 0) -> Iterator[WireServer]:
    with WireServer(answer, port) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        yield server
        server.shutdown()
        server.cut()
        thread.join()


class _Connection(socketserver.StreamRequestHandler):
    server: WireServer

    def handle(self) -> None:
        self.server.open.add(self.connection)
        try:
            while header := self.rfile.read(HEADER.size):
                length, request, _, operation = HEADER.unpack(header)
                assert operation == OP_MSG
                message = self.rfile.read(length - HEADER.size)
                self._reply(request, self.server.answer(_command(message)))
        except OSError:
            pass
        finally:
            self.server.open.discard(self.connection)

    def _reply(self, request: int, answer: Fields) -> None:
        body = FLAGS.pack(0) + bytes([DOCUMENT]) + bson.encode(answer)
        self.wfile.write(HEADER.pack(HEADER.size + len(body), 0, request, OP_MSG) + body)


def _command(message: bytes) -> Fields:
    """The command with the sequences of documents that may come beside it."""
    command: Fields = {}
    at = FLAGS.size
    while at < len(message):
        kind, at = message[at], at + 1
        [size] = SIZE.unpack_from(message, at)
        section, at = message[at : at + size], at + size
        if kind == DOCUMENT:
            command = bson.decode(section) | command
        else:
            name, _, documents = section[SIZE.size :].partition(b"\0")
            command[name.decode()] = bson.decode_all(documents)
    return command
