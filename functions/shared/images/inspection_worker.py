"""A worker that reads headers; it needs no decoder installed."""

from functions.shared.images import worker
from functions.shared.images.formats import ImageFormat
from functions.shared.images.frames import Frame
from functions.shared.images.header import inspect


def work(request: Frame) -> worker.Reply:
    header = inspect(bytes(request.body))
    # The EXIF structure of a TIFF is the file itself, which the parent has.
    exif = b"" if header.format is ImageFormat.TIFF else header.exif
    size = {"width": header.width, "height": header.height}
    return {**size, "orientation": header.orientation, "exif": len(exif)}, (exif, header.icc)


if __name__ == "__main__":
    worker.run(work)
