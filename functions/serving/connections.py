"""uvicorn's connections, with the bounds that it leaves to a proxy before it."""

import asyncio
import json
from typing import Any, Final

from uvicorn._types import ASGISendEvent
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol, RequestResponseCycle

from functions.shared.problems import PROBLEM, problem_document

EXCHANGE: Final = "smart_album.exchange"
"""Which of its extensions tells an application of ASGI what else there is to know of a request."""
HEAD_BYTES: Final = 64 * 1024
REST_SECONDS: Final = 15.0
"""How long a head may take, and what still comes when a request has been answered."""
MOST_UNSENT, FEW_UNSENT = 128 * 1024, 64 * 1024
UNREADABLE: Final = json.dumps(problem_document(400, "The request cannot be read."))
REFUSAL: Final = (
    f"HTTP/1.1 400 Bad Request\r\ncontent-type: {PROBLEM}\r\nconnection: close\r\n"
    f"content-length: {len(UNREADABLE)}\r\n\r\n{UNREADABLE}"
).encode()


class Connection(HttpToolsProtocol):
    """What has begun has to end: a request's head, its body, and an answer that nobody fetches."""

    _is_in_head = False
    _head_bytes = 0
    _is_unreadable = False
    _deadline: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn's
        super().connection_made(transport)
        transport.set_write_buffer_limits(MOST_UNSENT, FEW_UNSENT)
        self.timeout_keep_alive_task = self.loop.call_later(
            self.timeout_keep_alive, self.timeout_keep_alive_handler
        )

    def connection_lost(self, exc: Exception | None) -> None:
        self._set_deadline(None)
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        if self._is_unreadable:
            return
        super().data_received(data)
        if self._is_in_head and not self._is_unreadable:
            self._head_bytes += len(data)
            if self._head_bytes > HEAD_BYTES:
                self.send_400_response("")
            elif self._deadline is None:
                self._set_deadline(REST_SECONDS)

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self._is_in_head, self._head_bytes = True, 0

    def on_headers_complete(self) -> None:
        self._is_in_head = False
        self._set_deadline(None)
        super().on_headers_complete()
        # Its task has not begun yet.
        self.scope["extensions"] = {EXCHANGE: {"is": Exchange(self.cycle)}}

    def on_message_complete(self) -> None:
        super().on_message_complete()
        self.cycle.more_body = False
        self._set_deadline(None)
        if self.cycle.response_complete and not self.cycle.keep_alive:
            self.transport.close()

    def on_response_complete(self) -> None:
        super().on_response_complete()
        if self.cycle.more_body:
            self._set_deadline(REST_SECONDS)

    def timeout_keep_alive_handler(self) -> None:
        # Not closed: that would wait for a client that never fetches the rest of its answer.
        self.transport.abort()

    def send_400_response(self, msg: str) -> None:
        self._is_unreadable = True
        self.transport.write(REFUSAL)
        self.transport.write_eof()
        self._set_deadline(REST_SECONDS)

    def _unsupported_upgrade_warning(self) -> None:
        """Any client could have it logged."""

    def _set_deadline(self, seconds: float | None) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
        self._deadline = None if seconds is None else self.loop.call_later(seconds, self.transport.abort)


class Exchange:
    """One request of a connection, and its answer: what an application of ASGI is not told of them."""

    def __init__(self, cycle: RequestResponseCycle) -> None:
        self._cycle = cycle

    @property
    def is_asked_first(self) -> bool:
        """Whether the client sends its body only when it is told to go on."""
        return self._cycle.waiting_for_100_continue

    async def receive(self) -> tuple[bytes, bool] | None:
        """What has come of the body, and whether there is more; None if it broke off before."""
        message = await self._cycle.receive()
        if message["type"] == "http.request":
            return message["body"], message["more_body"]
        # uvicorn tells of the end at once, whatever had come before it.
        data, self._cycle.body = bytes(self._cycle.body), bytearray()
        return (data, self._cycle.more_body) if data or not self._cycle.more_body else None

    async def taken(self, seconds: float) -> bool:
        """Once the client has taken most of what was sent; False, and it is given up, if it has not."""
        transport, flow = self._cycle.transport, self._cycle.flow
        if flow.write_paused:
            try:
                async with asyncio.timeout(seconds):
                    await flow.drain()
            except TimeoutError:
                transport.abort()
        # uvicorn learns it some turns of the loop later.
        self._cycle.disconnected = self._cycle.disconnected or transport.is_closing()
        return not self._cycle.disconnected

    def break_off(self) -> None:
        """So that the answer does not look complete."""
        transport = self._cycle.transport
        transport.close()
        asyncio.get_running_loop().call_later(REST_SECONDS, transport.abort)
        self._cycle.disconnected = True

    async def send(self, *messages: ASGISendEvent) -> None:
        """Those of ASGI's ``send``, in one packet."""
        transport = self._cycle.transport
        self._cycle.transport = together = Together()
        try:
            for message in messages:
                await self._cycle.send(message)
        finally:
            self._cycle.transport = transport
        if together.kept:
            transport.writelines(together.kept)
        if together.is_closing():
            self._close(transport)

    def _close(self, transport: asyncio.Transport) -> None:
        if self._cycle.more_body:
            # What still comes would reset a connection that is closed, and the answer would be lost.
            transport.write_eof()
        else:
            transport.close()


class Together(asyncio.Transport):
    """Keeps what is written, and whether it was the last."""

    def __init__(self) -> None:
        self.kept: list[bytes | bytearray | memoryview] = []
        self._is_closing = False

    def write(self, data: bytes | bytearray | memoryview) -> None:
        self.kept.append(data)

    def close(self) -> None:
        self._is_closing = True

    def is_closing(self) -> bool:
        return self._is_closing


def exchange_of(scope: dict[str, Any]) -> Exchange:
    found: Exchange = scope["extensions"][EXCHANGE]["is"]
    return found
