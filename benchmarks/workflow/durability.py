"""How often an album waits for a disk while it takes a photo in, by strace."""

import re
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Final

from benchmarks.album import Build, Client, running_build
from benchmarks.memory import descendants
from benchmarks.photos import made_unique

PHOTOS: Final = 8
STRACE: Final = shutil.which("strace")
SYSTEM_CALLS: Final = "fsync,fdatasync,sync_file_range,msync"


def for_a_photo(build: Build, photo: bytes) -> float | None:
    """One at a time; None where there is no strace."""
    if STRACE is None:
        return None
    with tempfile.TemporaryDirectory() as folder, running_build(build, Path(folder)) as album:
        client = Client(album.url, "durable")
        album_id = client.new_album()
        client.upload(album_id, made_unique(photo))
        counted = Path(folder) / "calls"
        watched = [f"--attach={process}" for process in (album.pid, *descendants(album.pid))]
        command = [STRACE, "-f", "-qq", "-e", f"trace={SYSTEM_CALLS}", "-o", str(counted), *watched]
        with subprocess.Popen(command) as strace:  # noqa: S603
            _await_attached(len(watched), album.pid)
            for _ in range(PHOTOS):
                client.upload(album_id, made_unique(photo))
            strace.terminate()
        return len(re.findall(r"sync\w*\(", counted.read_text())) / PHOTOS


def _await_attached(count: int, runner: int) -> None:
    while sum(_is_traced(process) for process in (runner, *descendants(runner))) < count:
        pass


def _is_traced(process: int) -> bool:
    status = Path(f"/proc/{process}/status").read_text()
    return "TracerPid:\t0\n" not in status
