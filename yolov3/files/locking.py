"""One process at a time, across processes; a lock ends with the process that holds it."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def held(lock: Path) -> Iterator[None]:
    """Waits until no other process holds it."""
    yield from _hold(lock, fcntl.LOCK_EX)


@contextmanager
def held_at_once(lock: Path) -> Iterator[None]:
    """Raises BlockingIOError while another process holds it."""
    yield from _hold(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _hold(lock: Path, how: int) -> Iterator[None]:
    lock.parent.mkdir(parents=True, exist_ok=True)
    with lock.open("ab") as file:
        fcntl.flock(file, how)
        yield
