"""A function at the other end of a real connection."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

PIECE = 1024 * 1024
Answering = Callable[[BaseHTTPRequestHandler], None]


class Upstream:
    """A server that answers as a test says; ``met`` are the requests as they came."""

    def __init__(self) -> None:
        self.met: list[tuple[str, str, dict[str, str], bytes]] = []
        self.answer: Answering = reply(200)
        self.released = threading.Event()
        self.pause = 0.0
        """Seconds between two pieces of a body that it takes."""
        upstream = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def handle_one(self) -> None:
                body = b"".join(upstream.pieces(self))
                upstream.met.append((self.command, self.path, dict(self.headers), body))
                upstream.answer(self)

            do_GET = do_PUT = do_POST = do_DELETE = do_HEAD = handle_one  # noqa: N815 (http.server's names)

            def log_message(self, format: str, *args: Any) -> None:
                return

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"

    def pieces(self, handler: BaseHTTPRequestHandler) -> Iterator[bytes]:
        left = int(handler.headers.get("Content-Length", 0))
        while left:
            self.released.wait(self.pause)
            piece = handler.rfile.read(min(PIECE, left))
            left -= len(piece)
            yield piece


@contextmanager
def serving() -> Iterator[Upstream]:
    upstream = Upstream()
    thread = threading.Thread(target=upstream.server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield upstream
    upstream.released.set()
    upstream.server.shutdown()
    upstream.server.server_close()
    thread.join()


def reply(status: int, body: bytes = b"", **headers: str) -> Answering:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    return answer


def problem(status: int, detail: str, retry_after: str | None = None, **more: object) -> Answering:
    fields = {"type": "about:blank", "title": "x", "status": status, "detail": detail, **more}
    headers = {"Retry_After": retry_after} if retry_after else {}
    return reply(status, json.dumps(fields).encode(), Content_Type="application/problem+json", **headers)


def break_off(handler: BaseHTTPRequestHandler) -> None:
    handler.close_connection = True
