"""Web servers that give a file, each in its own good or bad way."""

import hashlib
import re
import threading
from collections.abc import Callable
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from yolov3.models.catalogue import Model, catalogue
from yolov3.models.download import Patience

CONTENT = bytes(range(256)) * 1200
IMPATIENT = Patience(connect=1, read=0.3, whole=5, tries=3)

Answer = Callable[["Request"], None]


class Request(BaseHTTPRequestHandler):
    """One request for the file; what it does with it is its server's ``answer``."""

    server: "Source"

    def do_GET(self) -> None:
        self.server.ranges.append(self.headers["Range"])
        self.server.answer(self)

    def start(self) -> int:
        asked = re.fullmatch(r"bytes=(\d+)-", self.headers["Range"] or "")
        return int(asked[1]) if asked else 0

    def say(self, status: int, **headers: object) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), str(value))
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


class Source(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, answer: Answer) -> None:
        super().__init__(("127.0.0.1", 0), Request)
        self.answer = answer
        self.ranges: list[str | None] = []
        self.closing = threading.Event()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/some.weights"

    def handle_error(self, *_: object) -> None:
        """A client that hangs up is what these tests are about."""


StartSource = Callable[[Answer], Source]


def honest(request: Request) -> None:
    start = request.start()
    length = len(CONTENT) - start
    if start:
        total = f"bytes {start}-{len(CONTENT) - 1}/{len(CONTENT)}"
        request.say(206, Content_Length=length, Content_Range=total)
    else:
        request.say(200, Content_Length=length)
    request.wfile.write(CONTENT[start:])


def without_ranges(request: Request) -> None:
    request.say(200, Content_Length=len(CONTENT))
    request.wfile.write(CONTENT)


def cuts_off(request: Request) -> None:
    """Gives a quarter of the file at a time."""
    start = request.start()
    end = min(start + len(CONTENT) // 4, len(CONTENT))
    length = len(CONTENT) - start
    total = f"bytes {start}-{len(CONTENT) - 1}/{len(CONTENT)}"
    request.say(206 if start else 200, Content_Length=length, **({"Content_Range": total} if start else {}))
    request.wfile.write(CONTENT[start:end])


def forbids(request: Request) -> None:
    request.say(403, Content_Length=0)


def wants_a_user_agent(request: Request) -> None:
    if request.headers["User-Agent"].startswith("python-requests"):
        forbids(request)
    else:
        honest(request)


def says_nothing(request: Request) -> None:
    request.server.closing.wait()


def drips(request: Request) -> None:
    request.say(200, Content_Length=len(CONTENT))
    for number in CONTENT:
        request.wfile.write(bytes([number]))
        if request.server.closing.wait(0.02):
            return


def gives_a_page(request: Request) -> None:
    page = b"<html>Please sign in.</html>"
    request.say(200, Content_Length=len(page))
    request.wfile.write(page)


def lies_about_the_bytes(request: Request) -> None:
    request.say(200, Content_Length=len(CONTENT))
    request.wfile.write(CONTENT[::-1])


def lies_about_the_range(request: Request) -> None:
    request.say(206, Content_Length=len(CONTENT) - request.start(), Content_Range="bytes 1-2/3")
    request.wfile.write(CONTENT[request.start() :])


def never_ends(request: Request) -> None:
    request.say(200)
    while not request.server.closing.is_set():
        request.wfile.write(CONTENT)


def model_at(*urls: str, name: str = "some") -> Model:
    digest = hashlib.sha256(CONTENT).hexdigest()
    return replace(
        catalogue()[0],
        name=name,
        weights=f"{name}.weights",
        size=len(CONTENT),
        sha256=digest,
        urls=urls,
        package=None,
    )
