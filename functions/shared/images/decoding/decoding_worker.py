"""A worker that decodes."""

import cv2
from PIL import AvifImagePlugin

from functions.shared.images.decoding.decode import decode_inspected
from functions.shared.images.decoding.picture import Cover
from functions.shared.images.heads.header import inspect
from functions.shared.images.workers import serving
from functions.shared.images.workers.frames import Frame


def work(request: Frame) -> serving.Reply:
    match request.fields:
        case {"longest": int(longest), "shortest": int(shortest)}:
            data = bytes(request.body)
            header = inspect(data)
            serving.allow_time(header.width * header.height)
            picture = decode_inspected(data, header, Cover(longest, shortest))
            rows, columns, _ = picture.pixels.shape
            profile = picture.profile.to_bytes() if picture.profile else b""
            size = {"width": picture.width, "height": picture.height, "rows": rows, "columns": columns}
            return size, (picture.pixels.data.cast("B"), profile)
    raise ValueError("not what a decoder is asked")


if __name__ == "__main__":
    # One per core would each take address space; there are as many workers as cores.
    AvifImagePlugin.DEFAULT_MAX_THREADS = 1
    cv2.setNumThreads(1)
    serving.run(work)
