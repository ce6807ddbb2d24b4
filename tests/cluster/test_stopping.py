"""A container that is stopped finishes what it has begun: no upload is lost, and it ends with 0."""

import json
import signal
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from functions.shared.access.callers import CALLERS
from tests.cluster.containers import LONGEST, NOWHERE, Container, Served, secrets_in
from tests.cluster.requests_in_pieces import begin, status_of, token

UPLOADS = 10
FIRST, SECOND = b"first half, " * 200_000, b"second half"


def accepts(port: int) -> bool:
    with socket.socket() as caller:
        return caller.connect_ex(("127.0.0.1", port)) == 0


@pytest.fixture
def storage(tmp_path: Path) -> Iterator[Container]:
    known = {"SECRETS_DIR": str(secrets_in(tmp_path)), "GATEWAY_URL": NOWHERE}
    container = Container("storage", known)
    try:
        container.await_answer("/openapi.json", 200)
        yield container
    finally:
        container.end()


def test_uploads_under_way_are_stored_whole(storage: Container, tmp_path: Path) -> None:
    headers = {
        "Authorization": f"Bearer {token(tmp_path / 'secrets', 'storage')}",
        "Content-Type": "image/jpeg",
        "Content-Length": str(len(FIRST + SECOND)),
    }
    port = storage.address.port
    assert port
    uploads = [begin(port, f"PUT /incoming:ann:{n}.jpg", headers) for n in range(UPLOADS)]
    for upload in uploads:
        upload.sendall(FIRST)
    until = time.monotonic() + LONGEST
    while storage.bodies_taken_in() < UPLOADS:
        assert time.monotonic() < until
        time.sleep(0.02)

    storage.process.send_signal(signal.SIGTERM)
    while accepts(port):
        assert time.monotonic() < until
        time.sleep(0.02)
    for upload in uploads:
        upload.sendall(SECOND)

    assert [status_of(upload) for upload in uploads] == [201] * UPLOADS
    assert storage.process.wait(LONGEST) == 0
    kept = [path.read_bytes() for path in (tmp_path / "blobs" / "objects").rglob("*") if path.is_file()]
    assert len(kept) == UPLOADS
    assert all(object_.endswith(FIRST + SECOND) for object_ in kept)


def test_requests_that_are_being_read_are_answered(tmp_path: Path) -> None:
    accounts = Served("accounts", tmp_path)
    body = json.dumps({"userName": "ann", "password": "correct horse"}).encode()
    headers = {"Content-Type": "application/json", "Content-Length": str(len(body)), "Expect": "100-continue"}
    try:
        begun = [begin(accounts.port, "POST /", headers) for _ in range(UPLOADS)]
        for connection in begun:
            # Not before the function asks for the body does its server say so.
            assert connection.recv(100).startswith(b"HTTP/1.1 100")
        accounts.process.send_signal(signal.SIGTERM)
        for connection in begun:
            connection.sendall(body)

        assert sorted(status_of(connection) for connection in begun) == [201] + [409] * (UPLOADS - 1)
        assert accounts.process.wait(LONGEST) == 0
    finally:
        accounts.end()


@pytest.mark.parametrize("function", ["storage", "photos"])
def test_calls_are_taken_as_long_as_the_watchdog_lets_them_in(function: str, tmp_path: Path) -> None:
    served = Served(function, tmp_path, LINGER_SECONDS="600")
    try:
        served.process.send_signal(signal.SIGTERM)

        assert all(served.listens() for _ in range(50))
        assert served.process.poll() is None
    finally:
        served.end()


@pytest.mark.parametrize("function", sorted(CALLERS))
def test_function_ends_in_order(function: str, tmp_path: Path) -> None:
    served = Served(function, tmp_path, LINGER_SECONDS="0.05")

    served.process.send_signal(signal.SIGTERM)

    try:
        assert served.process.wait(LONGEST) == 0
    finally:
        served.end()
