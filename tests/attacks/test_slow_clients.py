"""No number of slow or silent clients takes a function away from others."""

import socket
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
import requests

from functions.shared.access.tokens import TokenSigner
from tests.cluster.containers import LONGEST, NOWHERE, Container, Served, secrets_in

MANY = 60
"""More than there are threads behind any of the doors here."""
LARGE = bytes(8_000_000)
FAR_AWAY = 4_000_000_000_000
HOLDING = {"STALL_SECONDS": "600"}


@dataclass(frozen=True)
class Storage:
    """As somebody reaches it who shows these headers."""

    port: int
    signed: Mapping[str, str]

    @classmethod
    def of_ann(cls, port: int, secrets: Path) -> "Storage":
        signer = TokenSigner((secrets / "signing-key").read_text(), "accounts")
        return cls(port, {"Authorization": f"Bearer {signer.for_person('ann', None, FAR_AWAY)}"})

    def ask(self, method: str, path: str, data: bytes | None = None) -> requests.Response:
        url = f"http://127.0.0.1:{self.port}{path}"
        return requests.request(method, url, headers=self.signed, data=data, timeout=LONGEST)

    def begin(self, request: str, *headers: str, body: bytes = b"") -> socket.socket:
        """Something that goes no further."""
        connection = socket.create_connection(("127.0.0.1", self.port), LONGEST)
        signed = [f"{name}: {value}" for name, value in self.signed.items()]
        lines = [f"{request} HTTP/1.1", "Host: function", *signed, *headers, "", ""]
        connection.sendall("\r\n".join(lines).encode() + body)
        return connection

    def serves_others(self) -> bool:
        stored = self.ask("PUT", "/incoming:ann:small", b"a small one")
        return (
            self.ask("GET", "/healthz").ok
            and stored.ok
            and self.ask("GET", "/incoming:ann:small").content == b"a small one"
        )


@pytest.fixture(scope="module")
def storage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Storage]:
    served = Served("storage", tmp_path_factory.mktemp("storage"), THREADS="2", **HOLDING)
    try:
        storage = Storage.of_ann(served.port, served.secrets)
        assert storage.ask("PUT", "/incoming:ann:large", LARGE).status_code == 201
        yield storage
    finally:
        served.end()


@pytest.fixture
def hanging() -> Iterator[ExitStack]:
    """What closes all connections at the end."""
    with ExitStack() as connections:
        yield connections


def test_clients_that_read_nothing_keep_nobody_waiting(storage: Storage, hanging: ExitStack) -> None:
    for _ in range(MANY):
        hanging.enter_context(storage.begin("GET /incoming:ann:large"))

    assert storage.serves_others()


@pytest.mark.parametrize("request_line", ["PUT /incoming:ann:slow", "POST /", "PATCH /uploads/" + "0" * 24])
@pytest.mark.parametrize("sent", [0, 1, 100_000])
@pytest.mark.parametrize("framing", [f"Content-Length: {len(LARGE)}", "Transfer-Encoding: chunked"])
def test_clients_that_stop_sending_keep_nobody_waiting(
    storage: Storage, hanging: ExitStack, request_line: str, sent: int, framing: str
) -> None:
    size = b"%x\r\n" % len(LARGE) if "chunked" in framing else b""
    for _ in range(MANY):
        hanging.enter_context(storage.begin(request_line, framing, body=size + bytes(sent)))

    assert storage.serves_others()


def test_clients_that_say_nothing_keep_nobody_waiting(storage: Storage, hanging: ExitStack) -> None:
    for beginning in (b"", b"G", b"GET / HTTP/1.1\r\nHost: a\r\nA: "):
        for _ in range(MANY):
            connection = socket.create_connection(("127.0.0.1", storage.port), LONGEST)
            hanging.enter_context(connection).sendall(beginning)

    assert storage.serves_others()


@pytest.mark.parametrize(
    "shown", [{}, {"Authorization": "Bearer invented"}, {"Cookie": "session=invented"}], ids=str
)
def test_who_has_not_signed_in_has_no_large_body_taken_in(storage: Storage, shown: dict[str, str]) -> None:
    nobody = Storage(storage.port, shown)
    with nobody.begin("PUT /incoming:ann:taken", f"Content-Length: {len(LARGE)}") as connection:
        assert connection.recv(4000).startswith(b"HTTP/1.1 401 ")


@pytest.mark.parametrize("sent", [0, 100_000])
def test_body_that_stops_coming_is_given_up_and_nothing_of_it_stored(tmp_path: Path, sent: int) -> None:
    served = Served("storage", tmp_path, STALL_SECONDS="0.3")
    try:
        storage = Storage.of_ann(served.port, served.secrets)
        line = "PUT /incoming:ann:slow"
        with storage.begin(line, f"Content-Length: {len(LARGE)}", body=bytes(sent)) as connection:
            assert connection.recv(4000).startswith(b"HTTP/1.1 408 ")
        assert storage.ask("GET", "/incoming:ann:slow").status_code == 404
    finally:
        served.end()


def test_behind_a_watchdog_silent_clients_keep_nobody_waiting(tmp_path: Path, hanging: ExitStack) -> None:
    secrets = secrets_in(tmp_path)
    container = Container("storage", {"SECRETS_DIR": str(secrets), "GATEWAY_URL": NOWHERE, **HOLDING})
    try:
        container.await_answer("/healthz", 200)
        storage = Storage.of_ann(container.address.port or 0, secrets)
        assert storage.ask("PUT", "/incoming:ann:large", LARGE).status_code == 201
        for _ in range(MANY):
            hanging.enter_context(storage.begin("GET /incoming:ann:large"))
            sending = storage.begin(
                "PUT /incoming:ann:slow", f"Content-Length: {len(LARGE)}", body=bytes(1000)
            )
            hanging.enter_context(sending)

        assert storage.serves_others()
    finally:
        container.end()
