"""Clients that are slow or silent, in a process of their own: ``python -m benchmarks.slow_clients.crowd``.

Half of them ask for an object and read nothing, the others send a body byte by byte. Says how many there are
once all have come. Who is cut off comes again, until standard input ends; then it says how many were.
"""

import argparse
import select
import socket
import sys
import time
from contextlib import suppress
from itertools import cycle, islice
from typing import Final
from urllib.parse import urlsplit

from functions.serving.descriptors import allow_many

TURNS: Final = 20
TURN_MS: Final = 50
"""A writer sends a byte a second, not all of them in the same moment."""
PROMISED: Final = 8_000_000
CONNECT_SECONDS: Final = 30


class SlowClient:
    """A ``request`` that goes no further, from one address."""

    def __init__(self, place: tuple[str, int], address: str, request: str, *, trickles: bool) -> None:
        self._place = place
        self._address = address
        self._request = request
        self._trickles = trickles
        self.come()

    def come(self) -> None:
        self.connection = socket.create_connection(
            self._place, CONNECT_SECONDS, source_address=(self._address, 0)
        )
        self.connection.sendall(self._request.encode())

    @property
    def end(self) -> int:
        """The events that tell that it is cut off: a writer that is answered is, too."""
        return select.POLLRDHUP | (select.POLLIN if self._trickles else 0)

    def go_on(self) -> None:
        if self._trickles:
            with suppress(OSError):
                self.connection.send(b"x")


class Crowd:
    def __init__(self, clients: list[SlowClient]) -> None:
        self._clients = {client.connection.fileno(): client for client in clients}
        self._poll = select.poll()
        for number, client in self._clients.items():
            self._poll.register(number, client.end)
        self.cut_off = 0

    def stay(self) -> None:
        """Until standard input ends."""
        self._poll.register(sys.stdin, select.POLLIN)
        for turn in cycle(range(TURNS)):
            time.sleep(TURN_MS / 1000)
            ended = [number for number, _ in self._poll.poll(0)]
            if sys.stdin.fileno() in ended:
                return
            for number in ended:
                self._come_again(number)
            for number, client in self._clients.items():
                if number // 2 % TURNS == turn:
                    client.go_on()

    def _come_again(self, number: int) -> None:
        self.cut_off += 1
        self._poll.unregister(number)
        client = self._clients.pop(number)
        client.connection.close()
        client.come()
        self._clients[client.connection.fileno()] = client
        self._poll.register(client.connection, client.end)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.slow_clients.crowd", description=__doc__)
    parser.add_argument("url", help="of the album")
    parser.add_argument("path", help="of an object that there is")
    parser.add_argument("token")
    parser.add_argument("count", type=int)
    parser.add_argument("addresses", nargs="+")
    told = parser.parse_args()
    allow_many()
    place = urlsplit(told.url)
    head = f"HTTP/1.1\r\nHost: {place.netloc}\r\nAuthorization: Bearer {told.token}\r\n"
    reading = f"GET {told.path} {head}\r\n"
    writing = f"PUT {told.path}-slow {head}Content-Length: {PROMISED}\r\n\r\n"
    addresses = islice(cycle(told.addresses), told.count)
    clients = [
        SlowClient(
            (str(place.hostname), int(place.port or 0)),
            address,
            writing if number % 2 else reading,
            trickles=bool(number % 2),
        )
        for number, address in enumerate(addresses)
    ]
    crowd = Crowd(clients)
    _say(len(clients))
    crowd.stay()
    _say(crowd.cut_off)


def _say(number: int) -> None:
    sys.stdout.write(f"{number}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
