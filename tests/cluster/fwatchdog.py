#!/usr/bin/env python3
"""Does towards a function what OpenFaaS's of-watchdog does in HTTP mode.

With nothing but the standard library, so that it runs in an image as well: settings from the environment,
bodies passed on in chunks without their length, a bound on calls at once, a limit of time, and its order of
stopping.
"""

import http.client
import os
import re
import shlex
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import SplitResult, urlsplit

PIECE = 64 * 1024
OWN = {"X-OpenFaaS-Internal": "of-watchdog"}
"""Tells an answer of the watchdog from one of the function."""
HOP_BY_HOP = {"connection", "keep-alive", "transfer-encoding", "content-length", "upgrade", "te", "trailer"}


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
            self._changed.wait_for(lambda: not self._inflight, seconds(setting("write_timeout", "30s")))
        return self.child.wait()

    def _watch_child(self) -> None:
        status = self.child.wait()
        if status or not self._stopping:
            # The drain is cut off.
            os._exit(1)


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_POST(self) -> None:
        watchdog: Watchdog = self.server.watchdog  # type: ignore[attr-defined]
        if self.path == "/_/health":
            self._say(200 if watchdog.healthy else 503, b"OK")
        elif not watchdog.enter():
            self.close_connection = True
            self._say(429, b"Concurrent request limit exceeded")
        else:
            try:
                patience = seconds(self.headers.get("X-Timeout", "")) or watchdog.exec_timeout
                self.pass_on(watchdog.upstream, min(patience, watchdog.exec_timeout))
            finally:
                watchdog.leave()

    do_GET = do_PUT = do_PATCH = do_DELETE = do_HEAD = do_OPTIONS = do_POST

    def pass_on(self, place: SplitResult, patience: float) -> None:
        upstream = http.client.HTTPConnection(place.netloc, timeout=patience)
        try:
            self._ask(upstream)
            self._answer(upstream.getresponse())
        except TimeoutError:
            self._say(504, b"timed out")
        except (OSError, http.client.HTTPException):
            self.close_connection = True
            self._say(500, b"the function does not answer")
        finally:
            upstream.close()

    def _ask(self, upstream: http.client.HTTPConnection) -> None:
        headers = {n: v for n, v in self.headers.items() if n.lower() not in HOP_BY_HOP}
        has_body = "Content-Length" in self.headers or "Transfer-Encoding" in self.headers
        if has_body:
            headers["Transfer-Encoding"] = "chunked"
        body = self._body() if has_body else None
        upstream.request(self.command, self.path, body, headers, encode_chunked=has_body)

    def _body(self) -> Iterator[bytes]:
        if "Content-Length" not in self.headers:
            while size := int(self.rfile.readline(), 16):
                yield self.rfile.read(size)
                self.rfile.readline()
            self.rfile.readline()
            return
        left = int(self.headers["Content-Length"])
        while left:
            piece = self.rfile.read1(min(PIECE, left))
            if not piece:
                raise ConnectionResetError("the client's body broke off")
            left -= len(piece)
            yield piece

    def _answer(self, response: http.client.HTTPResponse) -> None:
        body = response.read()
        self.send_response(response.status, response.reason)
        for name, value in response.getheaders():
            if name.lower() not in HOP_BY_HOP:
                self.send_header(name, value)
        length = response.getheader("Content-Length") if self.command == "HEAD" else str(len(body))
        if length is not None:
            self.send_header("Content-Length", length)
        self.end_headers()
        self.wfile.write(body)

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
