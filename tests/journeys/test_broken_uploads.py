"""Uploads that break off, or are too large, through gateway and storage as they really run."""

import socket
import time
from urllib.parse import urlsplit

import pytest

from tests.journeys.running_album import Person, RunningAlbum

TOO_LARGE = 201 * 1024 * 1024
PATIENCE_SECONDS = 20
# More than the buffers on the way hold, so that storage has begun to read when all of it is sent.
HALF = bytes(8 * 1024 * 1024)
FRAMINGS = {
    "length": f"Content-Length: {2 * len(HALF)}\r\n\r\n",
    "chunked": f"Transfer-Encoding: chunked\r\n\r\n{len(HALF):x}\r\n",
}


@pytest.mark.parametrize("framing", FRAMINGS)
def test_upload_that_breaks_off_is_not_stored(album: RunningAlbum, framing: str) -> None:
    eve = Person(album, "eve")
    key = f"incoming:eve:cut-{framing}"
    head = f"PUT /function/storage/{key} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {eve.token}\r\n"
    with socket.create_connection(_address(album)) as connection:
        connection.sendall((head + FRAMINGS[framing]).encode() + HALF + b"\r\n")
    _wait_until_storage_ended(album, key)
    assert eve.get(f"/storage/{key}").status_code == 404
    assert eve.put(key, b"the whole of it").status_code == 201


@pytest.mark.parametrize("chunked", [False, True])
def test_upload_that_is_too_large_is_told_so(album: RunningAlbum, chunked: bool) -> None:
    eve = Person(album, "eve")
    piece = bytes(1024 * 1024)
    data = iter([piece] * (TOO_LARGE // len(piece))) if chunked else piece * (TOO_LARGE // len(piece))
    answer = eve.put("incoming:eve:large", data)
    assert (answer.status_code, answer.headers["Content-Type"]) == (413, "application/problem+json")
    assert eve.get("/storage/incoming:eve:large").status_code == 404


def _wait_until_storage_ended(album: RunningAlbum, key: str) -> None:
    """Its answer, which nobody hears, is logged."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while key not in (album.data / "logs" / "storage.log").read_text():
        assert time.monotonic() < deadline


def _address(album: RunningAlbum) -> tuple[str, int]:
    parts = urlsplit(album.url)
    assert parts.hostname is not None
    assert parts.port is not None
    return parts.hostname, parts.port
