"""Starts the functions of one machine: ``python -m functions.nursery FIRST SOCKET``

What they import is imported here, once; each is forked from this process, so that it begins at once and has
that memory in common with the others. The FIRST begins before the others are imported: it has most to do.
The runner speaks to this process over the socket of this descriptor, in messages of JSON.

    {"start": [module, argument...], "imports": [name...], "environment": {...}, "log": path}
                                                                                answered by {"started": pid}
    {"signal": number, "to": pid}                                               passed on
    {"ended": pid, "status": number}                                            told of any end

When the runner ends, all end.
"""

import ctypes
import gc
import json
import os
import select
import signal
import socket
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any, Final

from functions import serve

LONGEST_MESSAGE: Final = 256 * 1024
PR_SET_PDEATHSIG: Final = 1
M_ARENA_MAX: Final = -8
ARGUMENTS: Final = slice(45, 47)
"""Where they are in memory: of the fields of /proc/self/stat behind the name."""
LATER: Final = (
    "uvloop",
    "sqlite3",
    "functions.shared.stores.sqlite.store",
    "functions.shared.stores.files.blobs",
)
"""What most import when they are built."""


def main(arguments: Sequence[str]) -> None:
    first, descriptor = arguments
    _import([first])
    task = Nursery(socket.socket(fileno=int(descriptor))).run()
    if task is not None:
        # In the child, which ends as any program does.
        _become(task)


class Nursery:
    def __init__(self, runner: socket.socket) -> None:
        self._runner = runner
        self._children: set[int] = set()
        self._woken, self._wake = os.pipe()
        os.set_blocking(self._wake, False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.set_wakeup_fd(self._wake)

    def run(self) -> dict[str, Any] | None:
        """None when the runner has ended; in a child, what it is to be."""
        while True:
            ready, _, _ = select.select([self._runner.fileno(), self._woken], [], [])
            if self._woken in ready:
                os.read(self._woken, 4096)
                self._bury()
            if self._runner.fileno() not in ready:
                continue
            message = self._runner.recv(LONGEST_MESSAGE)
            if not message:
                return None
            asked = json.loads(message)
            if "start" not in asked:
                self._pass_on(asked["signal"], asked["to"])
            elif self._has_forked(asked["imports"]):
                return asked  # type: ignore[no-any-return]

    def _has_forked(self, imports: Sequence[str]) -> bool:
        """True in the child."""
        _import(imports)
        pid = os.fork()
        if pid == 0:
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            for descriptor in (self._woken, self._wake):
                os.close(descriptor)
            self._runner.close()
            return True
        self._children.add(pid)
        self._tell({"started": pid})
        return False

    def _bury(self) -> None:
        with suppress(ChildProcessError):
            while (ended := os.waitpid(-1, os.WNOHANG))[0]:
                pid, status = ended
                self._children.discard(pid)
                self._tell({"ended": pid, "status": os.waitstatus_to_exitcode(status)})

    def _pass_on(self, number: int, pid: int) -> None:
        """To a child of ours alone: its number may be another's after its end."""
        if pid in self._children:
            os.kill(pid, number)

    def _tell(self, message: dict[str, int]) -> None:
        self._runner.send(json.dumps(message).encode())


def _import(functions: Sequence[str]) -> None:
    """What is missing for one of them, that one says in its own log."""
    for module in (*map(serve.handler_module, functions), *LATER):
        if module not in sys.modules:
            with suppress(Exception):
                import_module(module)
    # A look at these by a collection would write to what all have in common.
    gc.freeze()


def _become(task: dict[str, Any]) -> None:
    module, *arguments = task["start"]
    _end_with_parent()
    # Linux shares the processors out by sessions where it groups by them: each function is one's equal.
    os.setsid()
    _log_to(Path(task["log"]))
    os.environ.clear()
    os.environ.update(task["environment"])
    # Threads of a pool would else keep an arena of memory each.
    ctypes.CDLL(None).mallopt(M_ARENA_MAX, 2)
    _be_called(sys.executable, "-m", module, *arguments)
    import_module(module).main(arguments)


def _end_with_parent() -> None:
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def _log_to(path: Path) -> None:
    log = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    os.dup2(log, 1)
    os.dup2(log, 2)
    os.close(log)


def _be_called(*arguments: str) -> None:
    """In the list of processes, where this one would else look like its parent."""
    fields = Path("/proc/self/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    start, end = map(int, fields[ARGUMENTS])
    text = b"\0".join(argument.encode() for argument in arguments)
    ctypes.memmove(start, text[: end - start - 1].ljust(end - start, b"\0"), end - start)


if __name__ == "__main__":
    main(sys.argv[1:])
