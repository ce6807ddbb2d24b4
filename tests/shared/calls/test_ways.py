"""Calls over connections that are kept, to a gateway and to functions of this machine."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from functions.shared.calls.carrying import Connections
from functions.shared.calls.messages import Call
from tests.shared.upstream import Upstream, reply

GET = Call("GET", "storage", "/key", {}, None, 5.0)


class Scripted:
    """Sends one of ``answers``, byte for byte, for each request that comes; ``met`` are these requests."""

    def __init__(self, listener: socket.socket, *answers: bytes) -> None:
        self.met: list[bytes] = []
        self.connections = 0
        self._listener = listener
        self._answers = list(answers)
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    def _serve(self) -> None:
        while self._answers:
            connection, _ = self._listener.accept()
            self.connections += 1
            with connection:
                while self._answers and (request := connection.recv(65536)):
                    self.met.append(request)
                    answer = self._answers.pop(0)
                    connection.sendall(answer)
                    if b"content-length" not in answer.lower():
                        break

    def end(self) -> None:
        self._thread.join(5)
        self._listener.close()


@contextmanager
def listening(path: Path, *answers: bytes) -> Iterator[Scripted]:
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(str(path))
    listener.listen()
    scripted = Scripted(listener, *answers)
    try:
        yield scripted
    finally:
        scripted.end()


def answered(content: bytes, head: bytes = b"") -> bytes:
    return b"HTTP/1.1 200 OK\r\n%sContent-Length: %d\r\n\r\n%s" % (head, len(content), content)


def test_function_that_listens_here_is_called_without_the_gateway(upstream: Upstream, tmp_path: Path) -> None:
    with listening(tmp_path / "storage.sock", answered(b"straight"), answered(b"again")) as function:
        connections = Connections(upstream.url, tmp_path)

        assert connections.send(GET).read() == b"straight"
        assert connections.send(GET).read() == b"again"

    assert function.met[0].startswith(b"GET /key HTTP/1.1\r\nHost: 127.0.0.1:")
    assert function.connections == 1
    assert not upstream.met


def test_function_that_does_not_listen_is_called_through_the_gateway(
    upstream: Upstream, tmp_path: Path
) -> None:
    upstream.answer = reply(200, b"through the gateway")
    connections = Connections(upstream.url, tmp_path)

    assert connections.send(GET).read() == b"through the gateway"
    assert upstream.met[0][1] == "/function/storage/key"


def test_function_that_ended_since_is_called_through_the_gateway(upstream: Upstream, tmp_path: Path) -> None:
    upstream.answer = reply(200, b"through the gateway")
    connections = Connections(upstream.url, tmp_path)
    with listening(tmp_path / "storage.sock", answered(b"straight")):
        connections.send(GET).read()

    assert connections.send(GET).read() == b"through the gateway"


def test_connection_that_was_closed_meanwhile_is_opened_anew(upstream: Upstream, tmp_path: Path) -> None:
    with listening(
        tmp_path / "storage.sock", b"HTTP/1.1 200 OK\r\n\r\nfirst", answered(b"second")
    ) as function:
        connections = Connections(upstream.url, tmp_path)

        assert connections.send(GET).read() == b"first"
        assert connections.send(GET).read() == b"second"

    assert function.connections == 2


def test_answer_that_is_not_read_ends_its_connection(upstream: Upstream, tmp_path: Path) -> None:
    with listening(tmp_path / "storage.sock", answered(bytes(9)), answered(b"second")) as function:
        connections = Connections(upstream.url, tmp_path)
        connections.send(GET).close()

        assert connections.send(GET).read() == b"second"

    assert function.connections == 2


def test_what_comes_before_an_answer_is_passed_over(upstream: Upstream, tmp_path: Path) -> None:
    early = b"HTTP/1.1 103 Early Hints\r\nETag: early\r\n\r\n"
    with listening(tmp_path / "storage.sock", early + answered(b"content", b"ETag: late\r\n")):
        answer = Connections(upstream.url, tmp_path).send(GET)

        assert (answer.headers["etag"], answer.read()) == ("late", b"content")


@pytest.mark.parametrize("answer", [b"not HTTP\r\n\r\n", b"HTTP/1.1 200 OK\r\nContent-", b""])
def test_what_is_no_answer_is_a_broken_connection(upstream: Upstream, tmp_path: Path, answer: bytes) -> None:
    with listening(tmp_path / "storage.sock", answer), pytest.raises(ConnectionError):
        Connections(upstream.url, tmp_path).send(GET)


def test_content_that_ends_early_is_a_broken_connection(upstream: Upstream, tmp_path: Path) -> None:
    with listening(
        tmp_path / "storage.sock", b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab"
    ):
        answer = Connections(upstream.url, tmp_path).send(GET)

        with pytest.raises(ConnectionError):
            answer.read()


def test_header_of_two_lines_is_not_sent(upstream: Upstream) -> None:
    call = Call("GET", "storage", "/key", {"Range": "bytes=0-1\r\nX-Forged: yes"}, None, 5.0)

    with pytest.raises(ValueError, match="several lines"):
        Connections(upstream.url).send(call)

    assert not upstream.met
