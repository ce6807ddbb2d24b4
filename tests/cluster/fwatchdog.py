#!/usr/bin/env python3
"""Does towards a function what OpenFaaS's of-watchdog does in HTTP mode.

With nothing but the standard library, so that it runs in an image as well: settings from the environment,
bodies passed on in chunks without their length, a bound on calls at once, limits of time of which each counts
for the whole of a request or an answer, and its order of stopping.
"""

import http.client
import os
import re
import select
import shlex
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import SplitResult, urlsplit

PIECE = 64 * 1024
OWN = {"X-OpenFaaS-Internal": "of-watchdog"}
"""Tells an answer of the watchdog from one of the function."""
HOP_BY_HOP = {"connection", "keep-alive", "transfer-encoding", "content-length", "upgrade", "te", "trailer"}
DROPPED = HOP_BY_HOP | {"expect"}
ENDLESS = 3600.0
HANG_UP_SECONDS = 0.5


def seconds(duration: str) -> float:
    """Of Go's notation, such as 1m30s or 500ms."""
    units = {"ms": 0.001, "s": 1, "m": 60, "h": 3600}
    return sum(float(n) * units[unit] for n, unit in re.findall(r"([\d.]+)(ms|s|m|h)", duration))


def setting(name: str, default: str) -> str:
    return os.environ.get(name, default)


class Watchdog:
    def __init__(self) -> None:
        self.upstream = urlsplit(setting("upstream_url", "http://127.0.0.1:8000"))
        self.limit = int(setting("max_inflight", "0"))
        self.exec_timeout = seconds(setting("exec_timeout", "10s"))
        self.read_timeout = seconds(setting("read_timeout", "10s"))
        self.write_timeout = seconds(setting("write_timeout", "10s"))
        self._inflight = 0
        self._changed = threading.Condition()
        self._stopping = False
        self.child = subprocess.Popen(shlex.split(os.environ["fprocess"]))  # noqa: SIM112 -- its name there

    @property
    def healthy(self) -> bool:
        return not self._stopping

    def enter(self) -> bool:
        with self._changed:
            if self.limit and self._inflight >= self.limit:
                return False
            self._inflight += 1
            return True

    def leave(self) -> None:
        with self._changed:
            self._inflight -= 1
            self._changed.notify_all()

    def run(self) -> int:
        server = ThreadingHTTPServer(("", int(setting("port", "8080"))), Handler)
        server.daemon_threads = True
        server.watchdog = self  # type: ignore[attr-defined]  # how a handler reaches what it works for
        # Waited for, not handled: the system may give the signal to any thread that does not block it.
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM})
        threading.Thread(target=server.serve_forever, daemon=True).start()
        threading.Thread(target=self._watch_child, daemon=True).start()
        signal.sigwait({signal.SIGTERM})
        self._stopping = True
        self.child.terminate()
        time.sleep(seconds(setting("healthcheck_interval", "5s")))
        server.shutdown()
        server.server_close()
        with self._changed:
            self._changed.wait_for(lambda: not self._inflight, self.write_timeout)
        return self.child.wait()

    def _watch_child(self) -> None:
        status = self.child.wait()
        if status or not self._stopping:
            # The drain is cut off.
            os._exit(1)


class Limit:
    """So many seconds from now on, in all."""

    def __init__(self, seconds: float, error: type[OSError] = TimeoutError) -> None:
        self._end = time.monotonic() + seconds
        self._error = error

    @property
    def left(self) -> float:
        """Raises the error once they are over."""
        if (left := self._end - time.monotonic()) <= 0:
            raise self._error
        return left


class AnsweredEarly(Exception):
    """The function answers, or closes the connection, before it has the whole body."""


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    # No byte of a body is read before it is asked for.
    rbufsize = 0

    def do_POST(self) -> None:
        watchdog: Watchdog = self.server.watchdog  # type: ignore[attr-defined]
        if self.path == "/_/health":
            self._say(200 if watchdog.healthy else 503, b"OK")
        elif not watchdog.enter():
            self.close_connection = True
            self._say(429, b"Concurrent request limit exceeded")
        else:
            try:
                asked = seconds(self.headers.get("X-Timeout", "")) or watchdog.exec_timeout
                patience = min(asked, watchdog.exec_timeout)
                self.pass_on(watchdog.upstream, patience, watchdog.read_timeout, watchdog.write_timeout)
            finally:
                watchdog.leave()

    do_GET = do_PUT = do_PATCH = do_DELETE = do_HEAD = do_OPTIONS = do_POST

    def pass_on(
        self, place: SplitResult, patience: float, arriving: float = ENDLESS, answering: float = ENDLESS
    ) -> None:
        """All three in seconds, and of the whole: however much moves, none of them begins anew."""
        execution, answer = Limit(patience), Limit(answering)
        upstream = http.client.HTTPConnection(place.netloc, timeout=patience)
        try:
            upstream.connect()
            connection: socket.socket = upstream.sock
            self._ask(upstream, execution, Limit(arriving, ConnectionAbortedError))
            connection.settimeout(execution.left)
            response = upstream.getresponse()
        except TimeoutError:
            self._hang_up(504)
        except (OSError, http.client.HTTPException):
            self._hang_up(500)
        else:
            self._answer(response, connection, execution, answer)
        finally:
            upstream.close()

    def _ask(self, upstream: http.client.HTTPConnection, execution: Limit, arrival: Limit) -> None:
        headers = {n: v for n, v in self.headers.items() if n.lower() not in DROPPED}
        has_body = "Content-Length" in self.headers or "Transfer-Encoding" in self.headers
        if has_body:
            headers["Transfer-Encoding"] = "chunked"
        body = self._body(upstream.sock, execution, arrival) if has_body else None
        with suppress(AnsweredEarly):
            upstream.request(self.command, self.path, body, headers, encode_chunked=has_body)

    def _body(self, function: socket.socket, execution: Limit, arrival: Limit) -> Iterator[bytes]:
        for size in self._sizes():
            left = size
            while left:
                self._await_bytes(function, execution, arrival)
                piece = self.rfile.read(min(PIECE, left))
                if not piece:
                    raise ConnectionResetError("the client's body broke off")
                left -= len(piece)
                function.settimeout(execution.left)
                yield piece

    def _sizes(self) -> Iterator[int]:
        """Of the body as a whole, or of each of its chunks."""
        if "Content-Length" in self.headers:
            yield int(self.headers["Content-Length"])
            return
        while size := int(self.rfile.readline(), 16):
            yield size
            self.rfile.readline()
        self.rfile.readline()

    def _await_bytes(self, function: socket.socket, execution: Limit, arrival: Limit) -> None:
        ready: list[socket.socket] = []
        while not ready:
            longest = min(execution.left, arrival.left)
            ready, _, _ = select.select([self.connection, function], [], [], longest)
        if function in ready:
            raise AnsweredEarly

    def _answer(
        self,
        response: http.client.HTTPResponse,
        function: socket.socket,
        execution: Limit,
        answer: Limit,
    ) -> None:
        """An answer that cannot be passed on to its end ends early, with the connection."""
        has_body = self.command != "HEAD" and response.status not in (204, 304)
        is_chunked = has_body and response.getheader("Content-Length") is None
        self._begin_answer(response, is_chunked)
        try:
            left = response.length or 0
            while has_body and (is_chunked or left):
                function.settimeout(execution.left)
                piece = response.read1(PIECE)
                self.connection.settimeout(answer.left)
                self.wfile.write(b"%x\r\n%b\r\n" % (len(piece), piece) if is_chunked else piece)
                left -= len(piece)
                if not piece:
                    break
            self.connection.settimeout(None)
            self.close_connection |= left > 0
        except (OSError, http.client.HTTPException):
            self.close_connection = True

    def _begin_answer(self, response: http.client.HTTPResponse, is_chunked: bool) -> None:
        self.send_response(response.status, response.reason)
        for name, value in response.getheaders():
            if name.lower() not in HOP_BY_HOP or name.lower() == "content-length":
                self.send_header(name, value)
        if is_chunked:
            self.send_header("Transfer-Encoding", "chunked")
        elif response.getheader("Content-Length") is None and self.command != "HEAD":
            self.send_header("Content-Length", "0")
        self.end_headers()

    def _hang_up(self, status: int) -> None:
        """With nothing but a status; whoever still sends may yet read it."""
        self.close_connection = True
        with suppress(OSError):
            self.connection.settimeout(HANG_UP_SECONDS)
            self._say(status, b"")
            self.connection.shutdown(socket.SHUT_WR)
            end = Limit(HANG_UP_SECONDS)
            while self.connection.recv(PIECE):
                self.connection.settimeout(end.left)

    def _say(self, status: int, body: bytes) -> None:
        self.send_response(status)
        for name, value in OWN.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Silent: the function writes a line for each request."""


if __name__ == "__main__":
    sys.exit(Watchdog().run())
