"""``kubectl port-forward``, begun again whenever it breaks off."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from cluster.deadlines import Deadline, StepFailed
from cluster.tools import Tools, end

HOST: Final = "127.0.0.1"
PAUSE: Final = 0.5


class _Forward:
    def __init__(self, tools: Tools, namespace: str, service: str, port: int) -> None:
        self.port = _free_port()
        self._tools = tools
        target = (f"service/{service}", f"{self.port}:{port}")
        self._command = ("kubectl", "port-forward", "--namespace", namespace, "--address", HOST, *target)
        self._closed = threading.Event()
        self._process = tools.start(*self._command)
        self._keeper = threading.Thread(target=self._keep)
        self._keeper.start()

    def is_open(self) -> bool:
        with socket.socket() as caller:
            return caller.connect_ex((HOST, self.port)) == 0

    def close(self) -> None:
        self._closed.set()
        self._keeper.join()

    def _keep(self) -> None:
        while not self._closed.wait(PAUSE):
            if self._process.poll() is not None:
                end(self._process)
                self._process = self._tools.start(*self._command)
        end(self._process)


@contextmanager
def forwarded(tools: Tools, deadline: Deadline, namespace: str, service: str, port: int) -> Iterator[int]:
    """The local port that leads to the service's, once it does. Raises StepFailed if it never does."""
    forward = _Forward(tools, namespace, service, port)
    try:
        if not any(forward.is_open() for _ in deadline.attempts(PAUSE)):
            raise StepFailed(f"no connection to the service {service} in {namespace}")
        yield forward.port
    finally:
        forward.close()


def _free_port() -> int:
    with socket.socket() as free:
        free.bind((HOST, 0))
        port: int = free.getsockname()[1]
        return port
