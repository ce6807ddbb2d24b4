"""Calls to a gateway that is busy, breaks off, refuses, or is not there."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler

import pytest

from tests.shared.upstream import Answering, Upstream, break_off, problem, reply, serving
from transfer.calls.calls import Call, Calls, Patience
from transfer.calls.faults import Refused, Stopped

LOOK = Call("GET", "/photos/")
IMPATIENT = Patience(first=0, longest=0, whole=20)
NO_PATIENCE = Patience(first=0, longest=0, whole=0)


@pytest.fixture
def upstream() -> Iterator[Upstream]:
    with serving() as upstream:
        yield upstream


def in_turn(*answers: Answering) -> Answering:
    """The last one from then on."""
    left = list(answers)

    def answer(handler: BaseHTTPRequestHandler) -> None:
        (left.pop(0) if len(left) > 1 else left[0])(handler)

    return answer


@pytest.mark.parametrize(
    "fault",
    [
        problem(408, "Too slow."),
        problem(429, "Too many.", "0"),
        problem(503, "Away.", "0"),
        reply(502),
        reply(500),
        break_off,
    ],
    ids=["too slow", "too many", "away", "failed", "broke", "broken off"],
)
def test_what_may_pass_is_tried_again(upstream: Upstream, fault: Answering) -> None:
    upstream.answer = in_turn(fault, fault, fault, reply(200, b"[]"))

    assert Calls(upstream.url, 1, IMPATIENT).call(LOOK).json() == []
    assert len(upstream.met) == 4


def test_waits_for_as_long_as_it_is_told(upstream: Upstream) -> None:
    upstream.answer = problem(429, "Come again in an hour.", "3600")

    with pytest.raises(Refused, match="Come again in an hour"):
        Calls(upstream.url, 1, IMPATIENT).call(LOOK)
    assert len(upstream.met) == 1


def test_refusal_is_told_at_once_in_the_albums_words(upstream: Upstream) -> None:
    upstream.answer = problem(409, "The key is taken.")

    with pytest.raises(Refused, match="The key is taken"):
        Calls(upstream.url, 1, IMPATIENT).call(LOOK)
    assert len(upstream.met) == 1


def test_answer_that_is_no_problem_document_is_told_by_its_status(upstream: Upstream) -> None:
    upstream.answer = reply(404, b"[1]")

    with pytest.raises(Refused, match="The gateway answered 404"):
        Calls(upstream.url, 1, IMPATIENT).call(LOOK)


@pytest.mark.parametrize(
    ("status", "title"), [(401, "Not signed in"), (403, "Not allowed"), (507, "no room")]
)
def test_what_all_calls_would_meet_stops(upstream: Upstream, status: int, title: str) -> None:
    upstream.answer = problem(status, "So it is.")

    with pytest.raises(Stopped, match=rf"{title}.*: So it is\."):
        Calls(upstream.url, 1, IMPATIENT).call(LOOK)


def test_gateway_that_moved_is_told(upstream: Upstream) -> None:
    upstream.answer = reply(301, Location="https://album.example/")

    with pytest.raises(Stopped, match=r"leads on to https://album\.example/"):
        Calls(upstream.url, 1, IMPATIENT).call(LOOK)


def test_gateway_that_went_away_stops() -> None:
    with pytest.raises(Stopped, match="cannot be reached any more"):
        Calls("http://127.0.0.1:9", 1, NO_PATIENCE).call(LOOK)


def test_whoever_waits_is_woken_when_it_ends(upstream: Upstream) -> None:
    calls = Calls(upstream.url, 1)

    def end(handler: BaseHTTPRequestHandler) -> None:
        problem(503, "Away.", "200")(handler)
        calls.ended.set()

    upstream.answer = end
    with pytest.raises(Refused):
        calls.call(LOOK)
    with pytest.raises(Stopped):
        calls.call(LOOK)


def test_list_is_read_to_its_end(upstream: Upstream) -> None:
    more = '</function/photos/?tag=a&limit=500&cursor=abc-_>; rel="next"'
    upstream.answer = in_turn(reply(200, b"[1]", Link=more), reply(200, b"[2]"))

    assert list(Calls(upstream.url, 1, IMPATIENT).pages("/photos/?tag=a")) == [[1], [2]]
    assert [path for _, path, _, _ in upstream.met] == [
        "/function/photos/?tag=a&limit=500",
        "/function/photos/?tag=a&limit=500&cursor=abc-_",
    ]


def test_token_is_sent_whatever_a_netrc_says(
    upstream: Upstream, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    netrc = tmp_path_factory.mktemp("home") / "netrc"
    netrc.write_text("machine 127.0.0.1 login other password other\n")
    netrc.chmod(0o600)
    monkeypatch.setenv("NETRC", str(netrc))
    calls = Calls(upstream.url, 1, IMPATIENT)
    calls.sign_with("mine")

    calls.call(LOOK)

    assert upstream.met[0][2]["Authorization"] == "Bearer mine"
