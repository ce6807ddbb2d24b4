"""``kubectl port-forward``, begun again whenever it breaks off."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from cluster.deadlines import Deadline, StepFailed
from cluster.tools import Tools, complaint_of, end

HOST: Final = "127.0.0.1"
PAUSE: Final = 0.5
OPENING_SECONDS: Final = 30.0


class _Forward:
    def __init__(self, tools: Tools, namespace: str, service: str, port: int) -> None:
        self.port = _free_port()
        self._tools = tools
        target = (f"service/{service}", f"{self.port}:{port}")
        self._command = ("kubectl", "port-forward", "--namespace", namespace, "--address", HOST, *target)
        self._closed = threading.Event()
        self._process = tools.start(*self._command)
        self._keeper = threading.Thread(target=self._keep)

    def open(self, deadline: Deadline) -> None:
        """Raises StepFailed if it does not lead anywhere soon."""
        for _ in Deadline(min(OPENING_SECONDS, deadline.left())).attempts(PAUSE):
            if self._process.poll() is not None:
                raise StepFailed(f"{self._command[-2]} cannot be reached: {complaint_of(self._process)}")
            with socket.socket() as caller:
                if caller.connect_ex((HOST, self.port)) == 0:
                    self._keeper.start()
                    return
        raise StepFailed(f"{self._command[-2]} cannot be reached")

    def close(self) -> None:
        self._closed.set()
        if self._keeper.is_alive():
            self._keeper.join()
        end(self._process)

    def _keep(self) -> None:
        while not self._closed.wait(PAUSE):
            if self._process.poll() is not None:
                end(self._process)
                self._process = self._tools.start(*self._command)


@contextmanager
def forwarded(tools: Tools, deadline: Deadline, namespace: str, service: str, port: int) -> Iterator[int]:
    """The local port that leads to the service's. Raises StepFailed if it does not."""
    forward = _Forward(tools, namespace, service, port)
    try:
        forward.open(deadline)
        yield forward.port
    finally:
        forward.close()


def _free_port() -> int:
    with socket.socket() as free:
        free.bind((HOST, 0))
        port: int = free.getsockname()[1]
        return port
