import fcntl
import hashlib
import io
import re
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from yolov3 import fetch as command
from yolov3.download import Patience
from yolov3.errors import FetchFailed
from yolov3.fetch import ensure_one, fetch
from yolov3.models import Model, catalogue

CONTENT = bytes(range(256)) * 1200
HALF = len(CONTENT) // 2
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


@pytest.fixture
def source() -> Iterator[Callable[[Answer], Source]]:
    started: list[tuple[Source, threading.Thread]] = []

    def start(answer: Answer) -> Source:
        server = Source(answer)
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        started.append((server, thread))
        return server

    yield start
    for server, thread in started:
        server.closing.set()
        server.shutdown()
        thread.join()
        server.server_close()


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
        catalogue()[0], name=name, weights=f"{name}.weights", size=len(CONTENT), sha256=digest, urls=urls
    )


def fetched(model: Model, into: Path, patience: Patience = IMPATIENT) -> bytes:
    return fetch(model, into, patience, lambda done: None).read_bytes()


@pytest.mark.parametrize("answer", [honest, without_ranges, wants_a_user_agent, cuts_off])
def test_the_weights_come_whole(answer: Answer, source: StartSource, tmp_path: Path) -> None:
    patience = replace(IMPATIENT, tries=5)
    assert fetched(model_at(source(answer).url), tmp_path / "new", patience) == CONTENT
    assert {path.suffix for path in (tmp_path / "new").iterdir()} == {".weights", ".lock"}


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (forbids, "answers 403 Forbidden"),
        (says_nothing, "does not answer in time"),
        (drips, "is too slow"),
        (gives_a_page, "offers 28 bytes"),
        (lies_about_the_bytes, "other bytes"),
        (never_ends, "more than the"),
        (cuts_off, "broke off"),
    ],
)
def test_a_bad_source_is_named_with_what_it_does_and_the_next_one_is_tried(
    answer: Answer, reason: str, source: StartSource, tmp_path: Path
) -> None:
    patience = replace(IMPATIENT, whole=0.2)
    bad, good = source(answer), source(honest)
    with pytest.raises(FetchFailed, match=reason):
        fetch(model_at(bad.url), tmp_path / "alone", patience, lambda done: None)
    assert not (tmp_path / "alone" / "some.weights").exists()
    assert fetched(model_at(bad.url, good.url), tmp_path / "both", patience) == CONTENT


def test_a_download_goes_on_where_it_broke_off(source: StartSource, tmp_path: Path) -> None:
    (tmp_path / "some.weights.part").write_bytes(CONTENT[:HALF])
    server = source(honest)
    assert fetched(model_at(server.url), tmp_path) == CONTENT
    assert server.ranges == [f"bytes={HALF}-"]


def test_a_source_that_cannot_go_on_gives_it_from_the_beginning(source: StartSource, tmp_path: Path) -> None:
    (tmp_path / "some.weights.part").write_bytes(CONTENT[:HALF])
    assert fetched(model_at(source(without_ranges).url), tmp_path) == CONTENT


@pytest.mark.parametrize("left", [bytes(HALF), bytes(len(CONTENT)), bytes(len(CONTENT) + 1)])
def test_wrong_bytes_left_by_an_earlier_download_are_thrown_away(
    left: bytes, source: StartSource, tmp_path: Path
) -> None:
    (tmp_path / "some.weights.part").write_bytes(left)
    assert fetched(model_at(source(honest).url), tmp_path) == CONTENT


def test_another_part_than_asked_for_is_not_taken(source: StartSource, tmp_path: Path) -> None:
    part = tmp_path / "some.weights.part"
    part.write_bytes(CONTENT[:HALF])
    with pytest.raises(FetchFailed, match="another part"):
        fetched(model_at(source(lies_about_the_range).url), tmp_path)
    assert part.read_bytes() == CONTENT[:HALF]


def test_what_came_before_a_source_failed_is_kept_for_the_next_one(
    source: StartSource, tmp_path: Path
) -> None:
    first, second = source(cuts_off), source(honest)
    assert fetched(model_at(first.url, second.url), tmp_path, replace(IMPATIENT, tries=1)) == CONTENT
    assert second.ranges == [f"bytes={len(CONTENT) // 4}-"]


def test_progress_reaches_the_end(source: StartSource, tmp_path: Path) -> None:
    seen: list[int] = []
    fetch(model_at(source(honest).url), tmp_path, IMPATIENT, seen.append)
    assert seen == sorted(seen)
    assert seen[-1] == len(CONTENT)


def test_two_fetches_at_once_do_not_mix(source: StartSource, tmp_path: Path) -> None:
    with (tmp_path / "some.weights.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(FetchFailed, match="by another process"):
            fetched(model_at(source(honest).url), tmp_path)
    assert fetched(model_at(source(honest).url), tmp_path) == CONTENT


def test_a_folder_that_cannot_be_written_is_said_so(source: StartSource, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(FetchFailed, match="cannot be stored in"):
        fetched(model_at(source(honest).url), tmp_path / "file")


def test_offline_one_line_says_what_to_do(tmp_path: Path) -> None:
    with _nobody_listens() as url, pytest.raises(FetchFailed) as fault:
        fetched(model_at(url), tmp_path)
    message = str(fault.value)
    assert "\n" not in message
    assert "127.0.0.1 cannot be reached" in message
    assert f"download {url} elsewhere and put it into {tmp_path}" in message
    assert "WEIGHTS_DIR" in message


def test_when_the_default_model_cannot_be_had_the_light_one_is_taken_and_said_so(
    source: StartSource, tmp_path: Path
) -> None:
    log = io.StringIO()
    models = [model_at(source(forbids).url, name="big"), model_at(source(honest).url, name="light")]
    assert ensure_one(models, [tmp_path], IMPATIENT, log) == tmp_path / "light.weights"
    assert "big cannot be fetched. Taking light instead." in log.getvalue()
    assert "light.weights: 0.3 of 0.3 MB" in log.getvalue()


def test_when_nothing_can_be_had_the_failure_is_the_default_models(
    source: StartSource, tmp_path: Path
) -> None:
    server = source(forbids)
    models = [model_at(server.url, name="big"), model_at(server.url, name="light")]
    with pytest.raises(FetchFailed, match=r"^big\.weights could not be fetched"):
        ensure_one(models, [tmp_path], IMPATIENT, io.StringIO())


def test_weights_that_are_there_are_not_fetched_again(source: StartSource, tmp_path: Path) -> None:
    server = source(honest)
    model = model_at(server.url)
    first = ensure_one([model], [tmp_path / "mine", tmp_path], IMPATIENT, io.StringIO())
    assert ensure_one([model], [tmp_path / "mine", tmp_path], IMPATIENT, io.StringIO()) == first
    assert len(server.ranges) == 1


def test_the_command_prints_where_the_weights_are(
    shared_weights: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("WEIGHTS_DIR", str(shared_weights))
    assert command.main(["yolo-fastest-1.1-xl"]) == 0
    assert capsys.readouterr().out.strip() == str(shared_weights / "yolo-fastest-1.1-xl.weights")


def test_the_command_fails_for_a_model_that_is_not_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["yolov9"]) == 1
    assert "there is no model 'yolov9'" in capsys.readouterr().err


@contextmanager
def _nobody_listens() -> Iterator[str]:
    """A port that is taken, but refuses connections."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        yield f"http://127.0.0.1:{taken.getsockname()[1]}/some.weights"
