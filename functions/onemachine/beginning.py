"""Starts ``functions.nursery``; imports next to nothing, for what is imported meanwhile takes its time."""

import os
import socket
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FIRST = "recognition"
"""The function that takes longest to be ready."""
INHERITED = ("PATH", "HOME", "LANG", "TMPDIR", "PYTHONWARNINGS", "PRECISION")
"""What functions get of this process's environment, besides what stack.yml names."""
LONGEST_NAME = 64
"""Bytes: there must be room for any name that a child is to be seen by in the list of processes."""


@dataclass(frozen=True)
class Begun:
    process: "subprocess.Popen[bytes]"
    socket: socket.socket
    """On which it is spoken to."""


def begin_nursery() -> Begun:
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    with theirs:
        process = subprocess.Popen(  # noqa: S603
            [
                sys.executable,
                "-m",
                "functions.nursery",
                FIRST,
                f"{theirs.fileno():0{LONGEST_NAME}}",
            ],
            # One thread of a library that is forked is none.
            env={**inherited(), "PYTHONPATH": str(ROOT), "OPENBLAS_NUM_THREADS": "1"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            pass_fds=[theirs.fileno()],
            # What functions write into the data is its owner's alone.
            umask=0o077,
            # Ctrl-C in the terminal is for the runner alone, which then stops its functions in order.
            start_new_session=True,
        )
    return Begun(process, ours)


def inherited() -> dict[str, str]:
    return {name: os.environ[name] for name in INHERITED if name in os.environ}
