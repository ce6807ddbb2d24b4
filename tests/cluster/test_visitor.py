"""Whoever uploads while a cluster is tried notices each photo that was acknowledged and is not kept."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from cluster.deadlines import Deadline, StepFailed
from cluster.visitor import Visitor


class Forgetful:
    """An album that keeps what it is told to."""

    def __init__(self) -> None:
        self.objects: dict[str, bytes] = {}
        self.photos: dict[str, str] = {}
        self.refusals = 0
        """How many uploads are sent away before one is taken."""
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
        self._server.album = self  # type: ignore[attr-defined]  # how a handler reaches it
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        self._thread = threading.Thread(target=self._server.serve_forever)
        self._thread.start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def answer(self, call: str, path: str, body: bytes) -> tuple[int, object]:
        match call, path.strip("/").split("/")[1:]:
            case "PUT", ["storage", key]:
                if self.refusals:
                    self.refusals -= 1
                    return 503, {"detail": "Not now."}
                self.objects[key] = body
                return 201, {}
            case "GET", ["storage", key]:
                return (200, self.objects[key]) if key in self.objects else (404, {"detail": "It is gone."})
            case "POST", ["photos"]:
                key = json.loads(body)["key"]
                self.photos[key] = "ready"
                return 201, {"_id": key}
            case "GET", ["photos", *_]:
                return 200, [{"_id": key, "status": status} for key, status in self.photos.items()]
        return 201, {"_id": "0" * 24, "token": "a token"}


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        album: Forgetful = self.server.album  # type: ignore[attr-defined]  # see Forgetful
        body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
        status, answer = album.answer(self.command, self.path, body)
        content = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Retry-After", "0")
        self.end_headers()
        self.wfile.write(content)

    do_PUT = do_POST = do_GET

    def log_message(self, format: str, *args: object) -> None:
        """Silent."""


@pytest.fixture
def album() -> Iterator[Forgetful]:
    album = Forgetful()
    yield album
    album.close()


@pytest.fixture
def visitor(album: Forgetful) -> Visitor:
    visitor = Visitor(album.url, "ann")
    visitor.sign_up()
    visitor.upload(b"first")
    visitor.upload(b"second")
    return visitor


def test_album_that_keeps_all_is_well(visitor: Visitor) -> None:
    visitor.await_all(Deadline(60))

    assert len(visitor.promises) == 2


def test_upload_that_is_sent_away_is_begun_again(album: Forgetful, visitor: Visitor) -> None:
    album.refusals = 3

    visitor.upload(b"third")

    assert album.refusals == 0
    assert list(album.objects.values()) == [b"first", b"second", b"third"]


def test_photo_that_is_gone_is_told(album: Forgetful, visitor: Visitor) -> None:
    gone = visitor.promises[0]
    del album.photos[gone.photo_id]

    with pytest.raises(StepFailed, match=rf"1 photos \({gone.key}\) were acknowledged and are gone"):
        visitor.await_all(Deadline(60))


@pytest.mark.parametrize("bytes_now", [b"fir", b"", None])
def test_photo_with_other_bytes_is_told(album: Forgetful, visitor: Visitor, bytes_now: bytes | None) -> None:
    changed = visitor.promises[0]
    del album.objects[changed.key]
    if bytes_now is not None:
        album.objects[changed.key] = bytes_now

    with pytest.raises(StepFailed, match=rf"1 photos \({changed.key}\) do not have the bytes"):
        visitor.await_all(Deadline(60))


def test_photo_that_does_not_become_ready_is_told(album: Forgetful, visitor: Visitor) -> None:
    waiting = visitor.promises[1]
    album.photos[waiting.photo_id] = "processing"

    with pytest.raises(StepFailed, match=rf"1 photos \({waiting.key}\) do not become ready"):
        visitor.await_all(Deadline(1))
