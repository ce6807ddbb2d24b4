"""A gateway with more connections than it holds lets go of those that have stood still longest."""

from functions.onemachine.gateway.connections import Bounds
from tests.attacks.watched import Watched, is_cut


def test_who_stands_still_too_often_loses_what_has_stood_longest(watched: Watched) -> None:
    watched.open(Bounds(of_one=2))
    first = watched.silent()
    watched.clock.advance(1)
    others = [watched.silent(), watched.silent()]

    watched.pass_seconds(3)
    assert not is_cut(first)
    watched.pass_seconds(3)

    assert is_cut(first)
    assert not any(map(is_cut, others))


def test_bound_in_total_holds_for_all(watched: Watched) -> None:
    watched.open(Bounds(of_one=100, in_total=1))
    connections = [watched.silent() for _ in range(3)]

    watched.pass_seconds(6)

    assert sum(map(is_cut, connections)) == 2


def test_full_gateway_lets_go_of_who_has_waited_longest(watched: Watched) -> None:
    watched.open(Bounds(connections=4))
    connections = []
    for _ in range(12):
        watched.clock.advance(1)
        connections.append(watched.silent())

    assert is_cut(connections[0])
    assert not is_cut(connections[-1])
    watched.sees()


def test_requests_are_not_hoarded_behind_one_that_takes_its_time(watched: Watched) -> None:
    watched.open(Bounds(ahead_bytes=20_000))
    connection = watched.silent(b"GET /function/echo/hangs HTTP/1.1\r\nHost: localhost\r\n\r\n")

    connection.sendall(
        b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nX-Large: %s\r\n\r\n" % (b"x" * 8_000) * 4
    )
    watched.sees()

    assert is_cut(connection)
