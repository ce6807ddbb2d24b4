"""Tells what a file is, in a process that survives any file."""

import sys

from functions.shared.errors import UnreadableImage
from functions.shared.images.formats.identify import ImageFormat, identify
from functions.shared.images.heads import header
from functions.shared.images.heads.beside import Beside
from functions.shared.images.heads.header import Header
from functions.shared.images.heads.inspection_worker import WHOLE_FILE, WORD
from functions.shared.images.workers.frames import Frame
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
        found = _understood(image_format, self._workers.ask({}, image_format, data), data)
        if found is None:
            raise UnreadableImage(f"The {image_format} file is damaged in a way that breaks its reader.")
        return found

    def close(self) -> None:
        self._workers.close()


def _understood(image_format: ImageFormat, answer: Frame, data: bytes) -> Header | None:
    """None for an answer that no sound worker gives."""
    blocks, at = dict[str, bytes](), 0
    for name in ("exif", "icc", "xmp", "iptc"):
        length = answer.fields.get(name)
        if not isinstance(length, int):
            return None
        blocks[name] = data if length == WHOLE_FILE else bytes(answer.body[at : at + length])
        at += max(length, 0)
    told = ((name, str(text)) for name, text in answer.fields.items() if name.startswith(WORD))
    words = {name.removeprefix(WORD): text for name, text in told}
    match answer.fields:
        case {"width": int(width), "height": int(height), "orientation": int(turn)}:
            beside = Beside(blocks["xmp"], iptc=blocks["iptc"], words=words)
            return Header(image_format, width, height, turn, blocks["exif"], blocks["icc"], beside=beside)
    return None
