"""Another site, whose pages mean harm."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


class OtherSite:
    """``pages`` by path; what it was asked for besides is in ``asked``."""

    def __init__(self, host: str, port: int) -> None:
        self.url = f"http://{host}:{port}"
        self.pages: dict[str, str] = {}
        self.asked: list[str] = []

    def page(self, body: str) -> str:
        """The address of a page with this body."""
        path = f"/{len(self.pages)}.html"
        self.pages[path] = f"<!doctype html><title>Elsewhere</title><body>{body}</body>"
        return self.url + path


@contextmanager
def other_site(host: str) -> Iterator[OtherSite]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler)
    site = OtherSite(host, server.server_address[1])
    server.RequestHandlerClass = _handler(site)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield site
    server.shutdown()
    thread.join(20)
    server.server_close()


def _handler(site: OtherSite) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = site.pages.get(self.path)
            if body is None:
                site.asked.append(f"{self.path} {self.headers.get('Referer')}")
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write((body or "<!doctype html><title>Empty</title>").encode())

        def log_message(self, *_: Any) -> None:
            """Nothing: tests are silent."""

    return Handler
