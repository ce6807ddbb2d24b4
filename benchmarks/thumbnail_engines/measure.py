"""Time, memory and crop of one engine."""

import json
import sys
import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from statistics import median

from functions.thumbnail.crop import Box

SIDE, PREVIEW = 200, 1440
THUMBNAIL_QUALITY, PREVIEW_QUALITY = 85, 80


def measure(engine: Callable[[bytes], Box]) -> None:
    """Peak memory is that of the first file, beyond what the process had with the file in hand."""
    repeats, *files = sys.argv[1:]
    for file in files:
        data = Path(file).read_bytes()
        before = _peak_memory()
        box = engine(data)
        extra = _peak_memory() - before
        samples = [_milliseconds(engine, data) for _ in range(int(repeats))]
        answer = {"milliseconds": median(samples), "extra_bytes": extra, "box": asdict(box)}
        sys.stdout.write(json.dumps(answer) + "\n")


def _milliseconds(engine: Callable[[bytes], Box], data: bytes) -> float:
    """Of all processors together: what else the machine does counts little then."""
    started = time.process_time()
    engine(data)
    return (time.process_time() - started) * 1000


def _peak_memory() -> int:
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split("VmHWM:")[1].split()[0]) * 1024
