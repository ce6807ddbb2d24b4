"""Tells what a file is, in a process that survives any file."""

import sys

from functions.shared.errors import UnreadableImage
from functions.shared.images.formats.identify import ImageFormat, identify
from functions.shared.images.heads import header
from functions.shared.images.heads.header import Header
from functions.shared.images.heads.inspection_worker import WHOLE_FILE
from functions.shared.images.workers.pool import WorkerPool

INSPECTION = (sys.executable, "-m", "functions.shared.images.heads.inspection_worker")


class Inspector:
    """Built once per process; safe to use from any thread.

    Heads of JPEG are read here, by our own code; all others in a worker, where a reader may stall or crash.
    """

    def __init__(self, workers: WorkerPool | None = None) -> None:
        self._workers = workers or WorkerPool(INSPECTION)

    def inspect(self, data: bytes) -> Header:
        """Raises UnreadableImage, or Unavailable while all workers are busy."""
        image_format = identify(data)
        if image_format is ImageFormat.JPEG:
            return header.inspect(data)
        answer = self._workers.ask({}, image_format, data)
        match answer.fields:
            case {"width": int(width), "height": int(height), "orientation": int(turn), "exif": int(length)}:
                is_file = length == WHOLE_FILE
                exif = data if is_file else bytes(answer.body[:length])
                icc = bytes(answer.body[0 if is_file else length :])
                return Header(image_format, width, height, turn, exif, icc)
        raise UnreadableImage(f"The {image_format} file is damaged in a way that breaks its reader.")

    def close(self) -> None:
        self._workers.close()
