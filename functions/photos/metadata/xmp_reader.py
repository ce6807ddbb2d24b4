"""Reads XMP in a process that survives any packet."""

import json
import sys
from typing import Final

from functions.shared.errors import UnreadableImage
from functions.shared.images.workers.pool import WorkerPool
from functions.shared.told.xmp import LONGEST, Xmp

READING: Final = (sys.executable, "-m", "functions.photos.metadata.xmp_worker")


class XmpReader:
    """Built once per process; safe to use from any thread."""

    def __init__(self, workers: WorkerPool | None = None) -> None:
        self._workers = workers or WorkerPool(READING, count=1)

    def read(self, packet: bytes, extension: bytes = b"") -> Xmp:
        """As ``read_xmp``. Empty for what is no sound packet. Raises Unavailable while the worker is busy."""
        if not packet or len(packet) > LONGEST:
            return {}
        try:
            found = json.loads(self._workers.ask({"main": len(packet)}, "XMP", packet + extension).body)
        except UnreadableImage:
            return {}
        return {str(name): tuple(map(str, values)) for name, values in found.items()}

    def close(self) -> None:
        self._workers.close()
