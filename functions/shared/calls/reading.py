"""Reads one answer from a socket."""

import socket
from collections.abc import Iterator
from http import HTTPStatus
from typing import Final

import httptools

from functions.shared.calls.messages import Headers

READ_BYTES: Final = 256 * 1024


class Reading:
    """``is_over`` once all of the answer is read; ``may_go_on``: then the connection may be used again."""

    def __init__(self, source: socket.socket, *, is_head: bool) -> None:
        """``is_head``: of an answer to HEAD, which has no content, whatever length it tells."""
        self._source = source
        self._is_head = is_head
        self._parser = httptools.HttpResponseParser(self)
        self._pieces: list[bytes] = []
        self._has_head = self._may_stay = False
        self.headers = Headers()
        self.is_over = False

    @property
    def status(self) -> int:
        return int(self._parser.get_status_code())

    @property
    def may_go_on(self) -> bool:
        return self.is_over and self._may_stay

    def take_head(self) -> None:
        """Raises what the socket does, and ConnectionError for what is no HTTP."""
        while not self._has_head:
            self._take()
        if self._is_head:
            self.is_over = True

    def pieces(self) -> Iterator[bytes]:
        """The content, as it comes. Raises as ``take_head``."""
        while True:
            taken, self._pieces = self._pieces, []
            yield from taken
            if self.is_over:
                return
            self._take()

    def _take(self) -> None:
        received = self._source.recv(READ_BYTES)
        if not received:
            if not self._has_head or self._has_end():
                raise ConnectionError("The answer broke off.")
            self.is_over = True
            return
        try:
            self._parser.feed_data(received)
        except httptools.HttpParserError as error:
            raise ConnectionError("The answer cannot be read.") from error

    def _has_end(self) -> bool:
        """Whether the answer itself tells where it ends; else the connection's end is its."""
        if self._is_head or self.status in (HTTPStatus.NO_CONTENT, HTTPStatus.NOT_MODIFIED):
            return True
        return "content-length" in self.headers or "transfer-encoding" in self.headers

    # What the parser calls.

    def on_header(self, name: bytes, value: bytes) -> None:
        self.headers.add(name.decode("latin-1"), value.decode("latin-1"))

    def on_headers_complete(self) -> None:
        if self.status >= HTTPStatus.OK:
            self._has_head = True
            # Asked now: the parser forgets it at the answer's end.
            self._may_stay = bool(self._parser.should_keep_alive())
        else:
            # An interim answer: the real one follows.
            self.headers = Headers()

    def on_body(self, body: bytes) -> None:
        self._pieces.append(body)

    def on_message_complete(self) -> None:
        self.is_over = self._has_head
