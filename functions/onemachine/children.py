"""The processes of the functions, which ``functions.nursery`` forks, as the runner sees them."""

import asyncio
import json
import signal
import socket
from collections import deque
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from functions.onemachine.beginning import FIRST, Begun, begin_nursery

LONGEST_MESSAGE = 64 * 1024
SERVE = "functions.serve"


def served(function: str) -> tuple[str, str]:
    """The program that serves it."""
    return SERVE, function


class Child:
    """``ended`` is its status, once it has ended; as subprocesses have it, minus a signal's number."""

    def __init__(self, nursery: socket.socket, pid: int) -> None:
        self._nursery = nursery
        self.pid = pid
        self.ended: asyncio.Future[int] = asyncio.get_running_loop().create_future()

    def terminate(self) -> None:
        self._send(signal.SIGTERM)

    def kill(self) -> None:
        self._send(signal.SIGKILL)

    def _send(self, number: int) -> None:
        if not self.ended.done():
            self._nursery.send(json.dumps({"signal": number, "to": self.pid}).encode())


class Nursery:
    """Where it dies, all its children do, and the next start has another."""

    def __init__(self, begun: Begun, functions: Sequence[str]) -> None:
        """``functions``: all that are to be started."""
        self._functions = functions
        self._starting: deque[asyncio.Future[Child]] = deque()
        self._children: dict[int, Child] = {}
        self._begun: Begun | None = None
        self._hear(begun)

    async def start(self, program: Sequence[str], environment: Mapping[str, str], log: Path) -> Child:
        """``program``: a module, whose ``main`` takes its arguments.

        Raises ConnectionError if it cannot be started.
        """
        begun = self._begun or self._hear(begin_nursery())
        started: asyncio.Future[Child] = asyncio.get_running_loop().create_future()
        self._starting.append(started)
        imports = self._functions
        if program == served(FIRST):
            imports = [FIRST]
        elif program[0] != SERVE:
            imports = []
        task = {"start": list(program), "imports": imports, "environment": dict(environment), "log": str(log)}
        begun.socket.send(json.dumps(task).encode())
        return await started

    async def close(self) -> None:
        if (begun := self._begun) is not None:
            self._lose(begun)
            await asyncio.to_thread(begun.process.wait)

    def _hear(self, begun: Begun) -> Begun:
        self._begun = begun
        asyncio.get_running_loop().add_reader(begun.socket.fileno(), self._listen, begun)
        return begun

    def _listen(self, begun: Begun) -> None:
        try:
            message = begun.socket.recv(LONGEST_MESSAGE)
        except ConnectionError:
            message = b""
        if not message:
            self._lose(begun)
            begun.process.kill()
            begun.process.wait()
            return
        told: dict[str, Any] = json.loads(message)
        if "started" in told:
            child = self._children[told["started"]] = Child(begun.socket, told["started"])
            self._starting.popleft().set_result(child)
        elif child_of := self._children.pop(told["ended"], None):
            child_of.ended.set_result(told["status"])

    def _lose(self, begun: Begun) -> None:
        """It has ended, and with it all children."""
        asyncio.get_running_loop().remove_reader(begun.socket.fileno())
        begun.socket.close()
        self._begun = None
        while self._starting:
            self._starting.popleft().set_exception(ConnectionError("what starts functions has ended"))
        while self._children:
            self._children.popitem()[1].ended.set_result(-signal.SIGKILL)
