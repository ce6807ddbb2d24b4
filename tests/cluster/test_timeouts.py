"""Slow clients behind a watchdog, whose limits are of whole calls: only long ones let them through.

On a hundredth of the scale: 120 kB at 64 kB/s for 12 MB, limits of seconds for those of minutes.
"""

import select
import socket
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from threading import Event
from typing import Protocol

import pytest
import requests

from tests.cluster.containers import LONGEST, NOWHERE, Container, secrets_in
from tests.cluster.requests_in_pieces import begin, token

PIECE, PIECES, PAUSE = 6_400, 20, 0.1
SIZE = PIECE * PIECES
STALL = "1"
"""Seconds in which something must move; all of it takes twice as long."""
TOO_LITTLE, ENOUGH = "1s", "60s"
ANSWER_BYTES = 60_000_000
"""Of which the buffers on the way hold a sixth."""


class Starting(Protocol):
    def __call__(self, **limits: str) -> Container: ...


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Starting]:
    """Storage behind a watchdog with these limits; the others are long."""
    known = {"SECRETS_DIR": str(secrets_in(tmp_path)), "GATEWAY_URL": NOWHERE, "STALL_SECONDS": STALL}
    long = dict.fromkeys(("exec_timeout", "read_timeout", "write_timeout"), ENOUGH)
    with ExitStack() as started:

        def started_with(**limits: str) -> Container:
            container = Container("storage", known | long | limits)
            started.callback(container.end)
            container.await_answer("/healthz", 200)
            return container

        yield started_with


def signed_in(folder: Path) -> dict[str, str]:
    return {
        "Authorization": f"Bearer {token(folder / 'secrets', 'storage')}",
        "Content-Type": "image/jpeg",
    }


def send_at_a_pace(container: Container, folder: Path, pieces: int = PIECES) -> str:
    """All that comes back, be it before all is sent; of PIECES pieces, so many are."""
    headers = {**signed_in(folder), "Content-Length": str(SIZE), "Connection": "close"}
    with begin(container.address.port or 0, "PUT /incoming:ann:slow", headers) as connection:
        for _ in range(pieces):
            if _has_answer(connection):
                break
            connection.sendall(b"x" * PIECE)
        return b"".join(iter(lambda: connection.recv(65_536), b"")).decode("latin-1")


def take_at_a_pace(container: Container, folder: Path) -> None:
    answer = requests.get(_address(container), headers=signed_in(folder), timeout=LONGEST, stream=True)
    for _ in answer.iter_content(ANSWER_BYTES // PIECES):
        Event().wait(PAUSE)


def stored(container: Container, folder: Path) -> requests.Response:
    return requests.get(_address(container), headers=signed_in(folder), timeout=LONGEST)


def _address(container: Container) -> str:
    return f"{container.url}/incoming:ann:slow"


def _has_answer(connection: socket.socket) -> bool:
    return bool(select.select([connection], [], [], PAUSE)[0])


def test_body_that_moves_arrives_whole_however_slow(start: Starting, tmp_path: Path) -> None:
    container = start()

    assert send_at_a_pace(container, tmp_path).startswith("HTTP/1.1 201 ")

    assert stored(container, tmp_path).content == b"x" * SIZE


@pytest.mark.parametrize(("limit", "status"), [("exec_timeout", 504), ("read_timeout", 500)])
def test_limit_of_the_whole_call_cuts_a_body_that_moves(
    start: Starting, tmp_path: Path, limit: str, status: int
) -> None:
    container = start(**{limit: TOO_LITTLE})

    answer = send_at_a_pace(container, tmp_path)

    assert answer.startswith(f"HTTP/1.1 {status} ")
    assert "X-OpenFaaS-Internal: of-watchdog" in answer
    assert answer.endswith("\r\n\r\n")
    assert stored(container, tmp_path).status_code == 404


def test_body_that_stands_still_is_given_up_by_the_function(start: Starting, tmp_path: Path) -> None:
    assert send_at_a_pace(start(), tmp_path, pieces=2).startswith("HTTP/1.1 408 ")


@pytest.mark.parametrize("limit", ["exec_timeout", "write_timeout"])
def test_limit_of_the_whole_call_cuts_an_answer_that_moves(
    start: Starting, tmp_path: Path, limit: str
) -> None:
    body = bytes(ANSWER_BYTES)
    requests.put(_address(start()), body, headers=signed_in(tmp_path), timeout=LONGEST).raise_for_status()
    cut = start(**{limit: TOO_LITTLE})

    with pytest.raises(requests.RequestException):
        take_at_a_pace(cut, tmp_path)
