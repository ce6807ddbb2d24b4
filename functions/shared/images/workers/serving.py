"""What every process does that reads pictures for another one, so that a file costs one request at most.

    python -m functions.shared.images.decoding.decoding_worker FD MEMORY CPU_SECONDS SECONDS

Serves one picture at a time on the socket FD until the other side closes it. What it may allocate is bounded
by MEMORY bytes, and it can write no file. A picture that takes CPU_SECONDS of processor time ends the process
by SIGPROF; that is the picture's fault, whatever else the machine does. SECONDS pass on a clock on the wall.
"""

import resource
import signal
import socket
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from functions.shared.errors import UnreadableImage
from functions.shared.images.workers import frames
from functions.shared.images.workers.frames import Body, Fields, Frame

Reply: TypeAlias = tuple[Fields, tuple[Body, ...]]
Work: TypeAlias = Callable[[Frame], Reply]

MOST_CPU_SECONDS = 12.0
"""For the largest pictures: 120 megapixels of HEIC take about 6 s, a progressive JPEG of 200 more than 3."""
_CPU_SECONDS_PER_MEGAPIXEL = 0.1
LONGEST_FILE = 1 << 30
# A worker that does not give back more than this ends instead.
_LARGE = 200 << 20


def run(work: Work) -> None:
    """``work`` raises UnreadableImage for what it refuses."""
    descriptor, memory, cpu_seconds, seconds = sys.argv[1:]
    _limit(int(memory))
    with socket.socket(fileno=int(descriptor)) as connection:
        frames.send(connection, {})
        _serve(connection, work, float(cpu_seconds), float(seconds))


def allow_time(pixels: int) -> None:
    """As much more of the processor as a picture of this size may take, where that is more than any may."""
    left, _ = signal.getitimer(signal.ITIMER_PROF)
    allowed = min(MOST_CPU_SECONDS, pixels / 1e6 * _CPU_SECONDS_PER_MEGAPIXEL)
    if 0 < left < allowed:
        signal.setitimer(signal.ITIMER_PROF, allowed)


def _serve(connection: socket.socket, work: Work, cpu_seconds: float, seconds: float) -> None:
    ends = False
    while not ends:
        try:
            request = frames.receive(connection, longest_body=LONGEST_FILE)
        except EOFError:
            return
        signal.setitimer(signal.ITIMER_PROF, cpu_seconds)
        # Ends this process should its parent no longer be there to do it.
        signal.setitimer(signal.ITIMER_REAL, seconds + 1)
        fields, bodies = _answer(work, request)
        ends = _memory()[1] > _LARGE
        frames.send(connection, {**fields, "ends": ends}, *bodies)
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.setitimer(signal.ITIMER_REAL, 0)


def _answer(work: Work, request: Frame) -> Reply:
    try:
        return work(request)
    except UnreadableImage as refusal:
        return {"refused": refusal.detail}, ()
    except MemoryError:
        return {"refused": "Decoding this picture takes more memory than one picture may."}, ()


def _limit(memory: int) -> None:
    address_space, _ = _memory()
    bound = address_space + memory
    resource.setrlimit(resource.RLIMIT_AS, (bound, bound))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def _memory() -> tuple[int, int]:
    """Address space, and what of it is resident. (getrusage also counts what the parent had before.)"""
    address_space, resident = Path("/proc/self/statm").read_text(encoding="ascii").split()[:2]
    return int(address_space) * resource.getpagesize(), int(resident) * resource.getpagesize()
