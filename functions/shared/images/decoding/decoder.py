"""Gives the pixels of a file, in a process that survives any file."""

import sys

import numpy as np

from functions.shared.errors import UnreadableImage
from functions.shared.images.colour.rgb_profile import RgbProfile, read_rgb_profile
from functions.shared.images.decoding.decode import decode_inspected
from functions.shared.images.decoding.picture import EVERYTHING, Cover, Picture
from functions.shared.images.formats.identify import ImageFormat, identify
from functions.shared.images.formats.jpeg import JpegHead, is_plain_jpeg
from functions.shared.images.heads.header import inspect
from functions.shared.images.workers.frames import Fields, Frame
from functions.shared.images.workers.pool import WorkerPool

_LARGEST_HERE = 100_000_000  # pixels, which take a quarter of a second
DECODING = (sys.executable, "-m", "functions.shared.images.decoding.decoding_worker")


class Decoder:
    """Built once per process; safe to use from any thread.

    Plain JPEG is decoded here: it needs little memory, its time is bounded by the size of the picture, and no
    file is known to crash libjpeg-turbo. A worker would add 7 ms to the 25 of a 12-megapixel photo (about 2
    with memory that both share), 0.3 s to the first photo after a pause, and 24 MB. Should one crash it after
    all, the function is started again, and photos under way are taken up by their steps.
    Everything else goes to a worker.
    """

    def __init__(self, workers: WorkerPool | None = None) -> None:
        self._workers = workers or WorkerPool(DECODING)

    def decode(self, data: bytes, cover: Cover = EVERYTHING) -> Picture:
        """As ``decode.decode``. Raises UnreadableImage, or Unavailable while there is no time for it."""
        image_format = identify(data)
        if image_format is ImageFormat.JPEG:
            header = inspect(data)
            if header.jpeg and _may_be_decoded_here(data, header.jpeg):
                return decode_inspected(data, header, cover)
        task: Fields = {"longest": cover.longest, "shortest": cover.shortest}
        picture = _picture(self._workers.ask(task, image_format, data))
        if picture is None:
            raise UnreadableImage(f"The {image_format} file is damaged in a way that breaks its decoder.")
        return picture

    def close(self) -> None:
        self._workers.close()


def _may_be_decoded_here(data: bytes, head: JpegHead) -> bool:
    if head.width * head.height > _LARGEST_HERE:
        return False
    return is_plain_jpeg(data, head) and (not head.icc or read_rgb_profile(head.icc) is not None)


def _picture(answer: Frame) -> Picture | None:
    """None for a malformed answer."""
    match answer.fields:
        case {"width": int(width), "height": int(height), "rows": int(rows), "columns": int(columns)}:
            body, size = memoryview(answer.body), rows * columns * 3
        case _:
            return None
    try:
        pixels = np.frombuffer(body[:size], np.uint8).reshape(rows, columns, 3)
        profile = RgbProfile.from_bytes(bytes(body[size:])) if len(body) > size else None
    except ValueError:
        return None
    return Picture(pixels, width, height, profile)
