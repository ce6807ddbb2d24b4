"""What storage, served as it really is, keeps of a body that breaks off."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from socket import AF_UNIX, SOCK_STREAM, socket

import pytest

from functions.shared.access.tokens import TokenSigner
from tests.journeys.running_album import ROOT
from tests.journeys.tus_upload import MEDIA_TYPE, PATIENCE_SECONDS, TUS

KEY = "a signing key of this test, which is long enough"
TOKEN = TokenSigner(KEY, "accounts").for_person("ann", None, 4_000_000_000_000)
SIGNED_IN = {"Authorization": f"Bearer {TOKEN}", **TUS}
LENGTH = 1_000_000


class UnixConnection(HTTPConnection):
    def __init__(self, path: Path) -> None:
        super().__init__("storage", timeout=PATIENCE_SECONDS)
        self._path = path

    def connect(self) -> None:
        self.sock = socket(AF_UNIX, SOCK_STREAM)
        self.sock.connect(str(self._path))


@pytest.fixture(scope="module")
def storage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The socket on which it listens."""
    folder = tmp_path_factory.mktemp("storage")
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "SOCKET": str(folder / "socket"),
        "GATEWAY_URL": "http://127.0.0.1:1",
        "SIGNING_KEY": KEY,
        "BLOBS_URL": f"file:{folder / 'blobs'}",
    }
    command = [sys.executable, "-m", "functions.serve", "storage"]
    with (folder / "log").open("wb") as log, subprocess.Popen(command, env=environment, stderr=log) as server:
        try:
            _wait_until(lambda: _answers(folder / "socket"))
            yield folder / "socket"
        finally:
            server.terminate()


def ask(storage: Path, method: str, path: str, headers: dict[str, str]) -> HTTPResponse:
    with closing(UnixConnection(storage)) as connection:
        connection.request(method, path, headers={**SIGNED_IN, **headers})
        answer = connection.getresponse()
        answer.read()
        return answer


def begin(storage: Path) -> str:
    created = ask(storage, "POST", "/uploads", {"Upload-Length": str(LENGTH), "Content-Length": "0"})
    assert created.status == 201
    return (created.getheader("Location") or "").removeprefix("/function/storage")


def offset(storage: Path, upload: str) -> int:
    return int(ask(storage, "HEAD", upload, {}).getheader("Upload-Offset") or -1)


@pytest.mark.parametrize("framing", ["length", "chunked", "chunked after a whole chunk"])
@pytest.mark.parametrize("arrived", [1, 77, 300_000, 999_999])
def test_every_byte_that_arrived_is_kept(storage: Path, framing: str, arrived: int) -> None:
    upload = begin(storage)
    body = {
        "length": f"Content-Length: {LENGTH}\r\n\r\n",
        "chunked": f"Transfer-Encoding: chunked\r\n\r\n{LENGTH:x}\r\n",
        "chunked after a whole chunk": f"Transfer-Encoding: chunked\r\n\r\n1\r\nx\r\n{LENGTH:x}\r\n",
    }[framing]
    already = "whole chunk" in framing
    head = f"PATCH {upload} HTTP/1.1\r\nHost: storage\r\nUpload-Offset: 0\r\nContent-Type: {MEDIA_TYPE}\r\n"
    signed = "".join(f"{name}: {value}\r\n" for name, value in SIGNED_IN.items())

    with socket(AF_UNIX, SOCK_STREAM) as connection:
        connection.connect(str(storage))
        connection.sendall((head + signed + body).encode() + bytes(arrived - already))

    _wait_until(lambda: offset(storage, upload) == arrived)


def _answers(storage: Path) -> bool:
    try:
        return ask(storage, "GET", "/healthz", {}).status == 200
    except OSError:
        return False


def _wait_until(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not holds():
        assert time.monotonic() < deadline
