"""Gives the pixels of a file, in a process that survives any file."""

import numpy as np

from functions.shared.errors import UnreadableImage
from functions.shared.images import decode
from functions.shared.images.formats import ImageFormat, identify
from functions.shared.images.frames import Head
from functions.shared.images.jpeg import is_plain_jpeg
from functions.shared.images.picture import EVERYTHING, Cover, Picture
from functions.shared.images.worker_process import DECODING
from functions.shared.images.workers import Workers


class Decoder:
    """Built once per process; safe to use from any thread.

    Plain JPEG is decoded here, where it costs least: it needs little memory, its time is bounded by the size
    of the picture, and no file is known to crash its decoder. Everything else goes to a worker.
    """

    def __init__(self, workers: Workers | None = None) -> None:
        self._workers = workers or Workers(DECODING)

    def decode(self, data: bytes, cover: Cover = EVERYTHING) -> Picture:
        """As ``decode.decode``. Raises UnreadableImage, or Unavailable while all workers are busy."""
        image_format = identify(data)
        if image_format is ImageFormat.JPEG and is_plain_jpeg(data):
            return decode.decode(data, cover)
        task: Head = {"longest": cover.longest, "shortest": cover.shortest, "colours": cover.colours}
        answer = self._workers.ask(task, image_format, data)
        match answer.head:
            case {"width": int(width), "height": int(height), "rows": int(rows), "columns": int(columns)}:
                if len(answer.body) == rows * columns * 3:
                    pixels = np.frombuffer(answer.body, np.uint8).reshape(rows, columns, 3)
                    return Picture(pixels, width, height)
        raise UnreadableImage(f"The {image_format} file is damaged in a way that breaks its decoder.")

    def close(self) -> None:
        self._workers.close()
