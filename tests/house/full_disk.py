"""A disk that takes no more, for whoever writes to it, root included."""

import resource
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def little_room(room: int) -> Iterator[None]:
    """The kernel lets no file of this process grow beyond so many bytes."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
