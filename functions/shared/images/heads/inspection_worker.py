"""A worker that reads headers; it needs no decoder installed."""

from functions.shared.images.heads.header import inspect
from functions.shared.images.workers import serving
from functions.shared.images.workers.frames import Frame

WHOLE_FILE = -1
"""In place of the length of EXIF."""


def work(request: Frame) -> serving.Reply:
    data = bytes(request.body)
    header = inspect(data)
    size = {"width": header.width, "height": header.height, "orientation": header.orientation}
    # The EXIF structure of a TIFF is the file itself, which the parent has.
    if header.exif is data:
        return {**size, "exif": WHOLE_FILE}, (header.icc,)
    return {**size, "exif": len(header.exif)}, (header.exif, header.icc)


if __name__ == "__main__":
    serving.run(work)
